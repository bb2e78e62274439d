//! The few ways in which a request can end badly, and the pages that say so.

use crate::app::App;
use crate::t;
use crate::web::ui::Viewer;
use crate::web::{Ui, page};
use askama::Template;
use axum::extract::{FromRequestParts, Request, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

pub type Result<T> = std::result::Result<T, AppError>;

/// Why a request did not get its page. Only [`AppError::Broken`] is logged as an error; its cause
/// is never shown.
#[derive(Debug)]
pub enum AppError {
    /// Foreign or absent: the same page.
    NotFound,
    /// A 404 too, with a word to its reader: what he had here waits until he proves it again.
    Paused,
    /// Not signed in: to the sign-in page and back.
    SignIn,
    Forbidden,
    /// Signed in as staff, but with another role than the page wants.
    NotYourRole,
    /// A one-time link that is used or too old.
    Gone,
    /// Too many tries; the seconds until the next is taken.
    TooMany(u64),
    TooLarge,
    /// The form is not one.
    Unreadable,
    /// Try again in a moment: no database, or more work than fits.
    Busy,
    Broken(anyhow::Error),
}

impl From<sqlx::Error> for AppError {
    fn from(error: sqlx::Error) -> Self {
        match error {
            sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::Io(_) => {
                tracing::warn!(%error, "no database");
                AppError::Busy
            }
            other => AppError::Broken(other.into()),
        }
    }
}

impl From<anyhow::Error> for AppError {
    fn from(error: anyhow::Error) -> Self {
        AppError::Broken(error)
    }
}

impl From<tower_sessions::session::Error> for AppError {
    fn from(error: tower_sessions::session::Error) -> Self {
        match error {
            tower_sessions::session::Error::Store(_) => AppError::Busy,
            other => AppError::Broken(other.into()),
        }
    }
}

/// What [`pages`] finds on a response and makes a page of.
#[derive(Clone, Copy)]
enum Failed {
    SignIn,
    NotYourRole,
    Paused,
    Status(StatusCode, u64),
}

impl IntoResponse for AppError {
    fn into_response(self) -> Response {
        let failed = match self {
            AppError::SignIn => Failed::SignIn,
            AppError::NotYourRole => Failed::NotYourRole,
            AppError::Paused => Failed::Paused,
            AppError::NotFound => Failed::Status(StatusCode::NOT_FOUND, 0),
            AppError::Forbidden => Failed::Status(StatusCode::FORBIDDEN, 0),
            AppError::Gone => Failed::Status(StatusCode::GONE, 0),
            AppError::TooMany(seconds) => {
                Failed::Status(StatusCode::TOO_MANY_REQUESTS, seconds.max(1))
            }
            AppError::TooLarge => Failed::Status(StatusCode::PAYLOAD_TOO_LARGE, 0),
            AppError::Unreadable => Failed::Status(StatusCode::UNPROCESSABLE_ENTITY, 0),
            AppError::Busy => Failed::Status(StatusCode::SERVICE_UNAVAILABLE, 0),
            AppError::Broken(error) => {
                tracing::error!(error = format!("{error:#}"), "request failed");
                Failed::Status(StatusCode::INTERNAL_SERVER_ERROR, 0)
            }
        };
        let status = match failed {
            Failed::SignIn => StatusCode::SEE_OTHER,
            Failed::NotYourRole => StatusCode::FORBIDDEN,
            Failed::Paused => StatusCode::NOT_FOUND,
            Failed::Status(status, _) => status,
        };
        let mut response = status.into_response();
        response.extensions_mut().insert(failed);
        response
    }
}

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage {
    ui: Ui,
    title: String,
    text: String,
    /// Said where somebody will have to look it up in the log.
    operation: Option<String>,
}

/// Middleware: a page for every response that failed without one, also of axum and tower-http.
pub async fn pages(State(app): State<App>, request: Request, next: Next) -> Response {
    let method = request.method().clone();
    let (mut parts, body) = request.into_parts();
    let Ok(mut ui) = Ui::from_request_parts(&mut parts, &app).await;
    let id = operation(&parts.headers);
    let response = next.run(Request::from_parts(parts, body)).await;
    // Who looks is known further in.
    ui.viewer = response.extensions().get::<Viewer>().cloned();
    let failed = match response.extensions().get::<Failed>() {
        Some(failed) => *failed,
        None if bare(&response) => Failed::Status(response.status(), 0),
        None => return response,
    };
    let mut page = match failed {
        Failed::SignIn => return to_sign_in(&ui, &method),
        Failed::NotYourRole => not_your_role(ui),
        Failed::Paused => {
            let page = ErrorPage {
                title: t!(ui, "error-paused-title"),
                text: t!(ui, "error-paused-text"),
                operation: None,
                ui,
            };
            page::render(StatusCode::NOT_FOUND, &page)
        }
        Failed::Status(status, seconds) => render(ui, status, seconds, id),
    };
    if let Some(allow) = response.headers().get(header::ALLOW) {
        page.headers_mut().insert(header::ALLOW, allow.clone());
    }
    page
}

/// In a response that tells a program in the program's own words what failed.
#[derive(Clone, Copy)]
pub struct OwnWords;

/// An error status without a page of its own.
fn bare(response: &Response) -> bool {
    let status = response.status();
    response.extensions().get::<OwnWords>().is_none()
        && (status.is_client_error() || status.is_server_error())
        && !response
            .headers()
            .get(header::CONTENT_TYPE)
            .is_some_and(|kind| {
                kind.as_bytes().starts_with(b"text/html")
                    || kind.as_bytes().starts_with(b"application/")
            })
}

fn operation(headers: &axum::http::HeaderMap) -> String {
    let id = headers.get("x-request-id").and_then(|id| id.to_str().ok());
    id.unwrap_or_default().chars().take(8).collect()
}

/// After signing in people come back to what they asked for; a POST comes back to its form.
fn to_sign_in(ui: &Ui, method: &Method) -> Response {
    let next = if *method == Method::GET || *method == Method::HEAD {
        ui.here.clone()
    } else {
        ui.came_from()
    };
    if !ui.staff_side {
        return page::see_other(&format!("/sign-in?next={}", url_encode(&next)));
    }
    let next = if next.starts_with("/admin") {
        &next
    } else {
        "/admin"
    };
    page::see_other(&format!("/admin/sign-in?next={}", url_encode(next)))
}

/// 403 for staff: what they asked for is another role's.
fn not_your_role(ui: Ui) -> Response {
    let (title, text) = (
        t!(ui, "staff-error-403-title"),
        t!(ui, "staff-error-403-text"),
    );
    let page = ErrorPage {
        ui,
        title,
        text,
        operation: None,
    };
    page::render(StatusCode::FORBIDDEN, &page)
}

/// `text` as one value of a query string.
pub fn url_encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 3);
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'/' => {
                out.push(char::from(byte))
            }
            other => out.push_str(&format!("%{other:02X}")),
        }
    }
    out
}

fn render(ui: Ui, status: StatusCode, seconds: u64, id: String) -> Response {
    let wait = ui.wait(seconds);
    let (title, text) = match status {
        StatusCode::NOT_FOUND => (t!(ui, "error-404-title"), t!(ui, "error-404-text")),
        StatusCode::FORBIDDEN => (t!(ui, "error-403-title"), t!(ui, "error-403-text")),
        StatusCode::GONE => (t!(ui, "error-410-title"), t!(ui, "error-410-text")),
        StatusCode::TOO_MANY_REQUESTS => (
            t!(ui, "error-429-title"),
            t!(ui, "error-429-text", wait = wait),
        ),
        StatusCode::METHOD_NOT_ALLOWED => (t!(ui, "error-405-title"), t!(ui, "error-405-text")),
        StatusCode::PAYLOAD_TOO_LARGE => (t!(ui, "error-413-title"), t!(ui, "error-413-text")),
        StatusCode::SERVICE_UNAVAILABLE => (t!(ui, "error-503-title"), t!(ui, "error-503-text")),
        s if s.is_client_error() => (t!(ui, "error-422-title"), t!(ui, "error-422-text")),
        _ => (
            t!(ui, "error-500-title"),
            t!(ui, "error-500-text", id = id.clone()),
        ),
    };
    let operation = (status == StatusCode::INTERNAL_SERVER_ERROR && !id.is_empty()).then_some(id);
    let mut response = page::render(
        status,
        &ErrorPage {
            ui,
            title,
            text,
            operation,
        },
    );
    let retry = if seconds > 0 {
        Some(seconds)
    } else {
        (status == StatusCode::SERVICE_UNAVAILABLE).then_some(30)
    };
    if let Some(retry) = retry {
        response
            .headers_mut()
            .insert(header::RETRY_AFTER, HeaderValue::from(retry));
    }
    response
}
