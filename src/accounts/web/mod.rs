//! Pages of accounts: linking, details, tariffs, meters.

mod details;
mod invitation;
mod link;
mod people;

/// Control questions, for every page that asks them.
pub mod questions {
    pub use super::link::{QuestionChoice, choices, locked, read};
}

use crate::app::App;
use axum::Router;
use axum::routing::get;

pub fn routes() -> Router<App> {
    Router::new()
        .route("/accounts/new", get(link::number_form).post(link::number))
        .route(
            "/accounts/new/verify",
            get(link::answer_form).post(link::answer),
        )
        .route(
            "/invitation/{token}",
            get(invitation::form).post(invitation::send),
        )
        .route("/accounts/{a}/details", get(details::details))
        .route("/accounts/{a}/contracts/{c}/tariffs", get(details::tariffs))
        .route("/accounts/{a}/meters", get(details::meters))
        .route(
            "/accounts/{a}/name",
            get(people::name_form).post(people::name),
        )
        .route(
            "/accounts/{a}/unlink",
            get(people::unlink_form).post(people::unlink),
        )
        .route("/accounts/{a}/people", get(people::list))
        .route(
            "/accounts/{a}/people/{link}/cut",
            get(people::cut_form).post(people::cut),
        )
}
