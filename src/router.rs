//! The only composition of HTTP: every capability's routes, and the layers in their order.

use crate::app::App;
use crate::{
    accounts, admin, appeals, bills, demo, home, identity, payments, readings, staff, support, web,
};
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::{HeaderName, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Router, middleware};
use std::time::Duration;
use tower::ServiceBuilder;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer};
use tower_http::trace::TraceLayer;
use tracing::Instrument;

/// No page takes this long; what does is given up with 503.
const TIME_LIMIT: Duration = Duration::from_secs(30);
/// But a form with files comes in over slow telephone lines: 50 MB at 1.5 Mbit/s.
const UPLOAD_TIME_LIMIT: Duration = Duration::from_secs(300);
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Every page. A capability adds its `routes()` here.
fn pages() -> Router<App> {
    Router::new()
        .merge(identity::routes())
        .merge(accounts::routes())
        .merge(readings::routes())
        .merge(bills::routes())
        .merge(payments::routes())
        .merge(appeals::routes())
        .merge(support::routes())
        .merge(home::routes())
        .merge(staff::routes())
        .merge(admin::routes())
}

/// The whole portal.
pub fn router(app: App) -> Router {
    let layers = ServiceBuilder::new()
        .layer(SetRequestIdLayer::new(REQUEST_ID, MakeRequestUuid))
        .layer(TraceLayer::new_for_http().make_span_with(span))
        .layer(PropagateRequestIdLayer::new(REQUEST_ID))
        .layer(CompressionLayer::new().gzip(true))
        .layer(middleware::from_fn_with_state(
            app.clone(),
            web::headers::security,
        ))
        .layer(middleware::from_fn_with_state(
            app.clone(),
            web::ui::remember,
        ))
        .layer(middleware::from_fn_with_state(
            app.clone(),
            web::error::pages,
        ))
        .layer(CatchPanicLayer::new())
        .layer(middleware::from_fn(in_time))
        .layer(middleware::from_fn(to_the_end))
        .layer(middleware::from_fn_with_state(
            app.clone(),
            web::limits::count,
        ))
        .layer(middleware::from_fn_with_state(
            app.clone(),
            web::same_origin::check,
        ))
        .layer(DefaultBodyLimit::max(app.config.limits.body_bytes()))
        .layer(web::session::layer(&app.db, &app.config))
        .layer(middleware::from_fn_with_state(
            app.clone(),
            identity::recognise,
        ));
    let pages = if app.config.demo {
        pages().merge(demo::routes())
    } else {
        pages()
    };
    pages
        .fallback(async || web::AppError::NotFound)
        .layer(layers)
        .nest("/static", web::assets::router())
        .route("/healthz", get(async || "ok"))
        .route("/readyz", get(ready))
        .with_state(app)
}

/// Gives up what takes too long. Only pages of appeals take files.
async fn in_time(request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let taker = path.starts_with("/appeals/") || path.starts_with("/admin/appeals/");
    let limit = if taker && appeals::is_multipart(request.headers()) {
        UPLOAD_TIME_LIMIT
    } else {
        TIME_LIMIT
    };
    match tokio::time::timeout(limit, next.run(request)).await {
        Ok(response) => response,
        Err(_) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}

/// A visitor who goes away does not stop what he has begun: a request runs to its end, as a task of its
/// own. A future dropped inside sqlx's `begin` would also leave its connection in an open transaction.
async fn to_the_end(request: Request, next: Next) -> Response {
    match tokio::spawn(next.run(request).in_current_span()).await {
        Ok(response) => response,
        Err(failed) => match failed.try_into_panic() {
            Ok(panic) => std::panic::resume_unwind(panic),
            Err(_) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
        },
    }
}

/// Path only: query strings may hold what people typed. Tokens in paths are cut.
fn span(request: &Request) -> tracing::Span {
    let id = request
        .headers()
        .get(REQUEST_ID)
        .and_then(|id| id.to_str().ok())
        .unwrap_or_default();
    let path: Vec<&str> = request
        .uri()
        .path()
        .split('/')
        .map(|step| if step.len() > 40 { "…" } else { step })
        .collect();
    tracing::info_span!("http", method = %request.method(), path = path.join("/"), id)
}

/// Ready = the database answers and its clock is ours.
async fn ready(State(app): State<App>) -> Result<&'static str, (StatusCode, String)> {
    match crate::db::clock::difference(&app.db, app.now()).await {
        Ok(seconds) if seconds.abs() <= 2 => Ok("ready"),
        Ok(seconds) => Err((
            StatusCode::SERVICE_UNAVAILABLE,
            format!("clocks differ by {seconds} s"),
        )),
        Err(_) => Err((StatusCode::SERVICE_UNAVAILABLE, "no database".to_owned())),
    }
}
