//! Security headers of pages: a strict Content-Security-Policy, nothing cached, nothing framed.

use crate::app::App;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// Put on a response whose form leads to another host (a bank): Chromium holds form-action against
/// the redirect that answers the POST too.
#[derive(Clone)]
pub struct FormAction(pub String);

/// Below these the address itself is the permission: it goes to nobody with a Referer, and no search engine
/// keeps it, whoever put the link where.
const SECRET: [&str; 3] = ["/b/", "/r/", "/u/"];

/// Whether the path holds a secret that opens the page without sign-in.
fn is_secret(path: &str) -> bool {
    SECRET.iter().any(|start| path.starts_with(start))
}

/// Middleware for everything that is not a static file.
pub async fn security(State(app): State<App>, request: Request, next: Next) -> Response {
    let secret = is_secret(request.uri().path());
    // No text of ours has a NUL, and PostgreSQL refuses one.
    let mut response = match request.uri().path_and_query() {
        Some(asked) if asked.as_str().contains("%00") => {
            crate::web::AppError::NotFound.into_response()
        }
        _ => next.run(request).await,
    };
    let action = response
        .extensions()
        .get::<FormAction>()
        .map_or(String::new(), |action| format!(" {}", action.0));
    let policy = format!(
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'{action}; frame-ancestors 'none'"
    );
    let headers = response.headers_mut();
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        // A download brings a stricter one of its own.
        headers
            .entry(header::CONTENT_SECURITY_POLICY)
            .or_insert(policy);
    }
    for (name, value) in [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (
            header::REFERRER_POLICY,
            if secret { "no-referrer" } else { "same-origin" },
        ),
    ] {
        headers
            .entry(name)
            .or_insert(HeaderValue::from_static(value));
    }
    if secret {
        headers.insert("x-robots-tag", HeaderValue::from_static("noindex"));
    }
    headers.insert(
        "cross-origin-opener-policy",
        HeaderValue::from_static("same-origin"),
    );
    headers.insert(
        "permissions-policy",
        HeaderValue::from_static("camera=(), microphone=(), geolocation=()"),
    );
    headers
        .entry(header::CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("no-store"));
    if app.config.secure_cookies() {
        headers.insert(
            header::STRICT_TRANSPORT_SECURITY,
            HeaderValue::from_static("max-age=31536000; includeSubDomains"),
        );
    }
    response
}
