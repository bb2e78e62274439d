//! Public pages.

mod contacts;
mod front;
mod help;
mod manifest;
mod paying;

use crate::app::App;
use axum::Router;
use axum::routing::get;

pub fn routes() -> Router<App> {
    Router::new()
        .route("/", get(front::show))
        .route("/contacts", get(contacts::show))
        .route("/help", get(help::steps))
        .route("/faq", get(help::questions))
        .route("/news", get(front::news))
        .route("/payment-methods", get(paying::show))
        .route("/manifest.webmanifest", get(manifest::show))
}
