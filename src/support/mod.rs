//! Public pages around the portal: the front page, help, questions and answers, contacts of the
//! suppliers, ways to pay, news, the web manifest. Owns `news`.

mod store;
mod web;

/// Pages of this capability.
pub fn routes() -> axum::Router<crate::app::App> {
    web::routes()
}
