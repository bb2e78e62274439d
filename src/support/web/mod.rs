//! Public pages.

mod contacts;
mod faq;
mod front;
mod help;
mod manifest;
mod news;
mod paying;
mod search;

use crate::app::App;
use axum::Router;
use axum::routing::get;

pub fn routes() -> Router<App> {
    Router::new()
        .route("/", get(front::show))
        .route("/contacts", get(contacts::show))
        .route("/help", get(help::steps))
        .route("/faq", get(faq::show))
        .route("/news", get(news::list))
        .route("/news/{slug}", get(news::one))
        .route("/payment-methods", get(paying::show))
        .route("/manifest.webmanifest", get(manifest::show))
}
