//! The pages that compose the other capabilities: home, the account page, and the pages that ask which
//! account is meant. Nobody depends on it; it has no tables, and of SQL the home page's one statement over several
//! capabilities (`store`).

mod card;
mod download;
mod model;
mod store;
mod web;

/// Pages of this capability.
pub fn routes() -> axum::Router<crate::app::App> {
    web::routes()
}
