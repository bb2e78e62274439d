//! `/profile/cards`: this portal saves no cards, and says so.

use crate::identity::Customer;
use crate::web::{Page, Ui};
use askama::Template;
use axum::response::{IntoResponse, Response};

#[derive(Template)]
#[template(path = "payments/cards.html")]
struct CardsPage {
    ui: Ui,
}

pub async fn page(_: Customer, ui: Ui) -> Response {
    Page(CardsPage { ui }).into_response()
}
