//! Refuses POSTs that another site sends (CONTRACT 4): forms need no token.
//!
//! tower-http's layer compares Origin with Host; the contract compares it with `public_url`, which a
//! proxy cannot change, so these lines are ours.

use crate::app::App;
use crate::web::AppError;
use axum::extract::{Request, State};
use axum::http::Method;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// Banks' webhooks and one-click unsubscribing come from elsewhere by design.
const EXEMPT: [&str; 2] = ["/webhooks/", "/u/"];

pub async fn check(State(app): State<App>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let safe = matches!(
        *request.method(),
        Method::GET | Method::HEAD | Method::OPTIONS
    );
    let exempt = EXEMPT.iter().any(|start| path.starts_with(start));
    if safe || exempt || ours(&request, &app.config.public_url()) {
        next.run(request).await
    } else {
        AppError::Forbidden.into_response()
    }
}

fn ours(request: &Request, public_url: &str) -> bool {
    let header = |name: &str| {
        request
            .headers()
            .get(name)
            .map(|value| value.as_bytes().to_ascii_lowercase())
    };
    match (header("sec-fetch-site"), header("origin")) {
        (Some(site), _) => !matches!(site.as_slice(), b"cross-site" | b"same-site"),
        (None, Some(origin)) => origin == public_url.to_ascii_lowercase().as_bytes(),
        (None, None) => true,
    }
}
