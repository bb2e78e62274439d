//! What the connected bank offers, and what happens to the money.

use crate::app::App;
use crate::config::Gateway;
use crate::t;
use crate::web::{Page, Ui};
use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};

#[derive(Template)]
#[template(path = "support/paying.html")]
struct PayingPage {
    ui: Ui,
    connected: bool,
    demo: bool,
    ways: Vec<String>,
}

/// Whether anything can be paid here.
pub fn connected(app: &App) -> bool {
    app.config.payments.gateway != Gateway::Off
}

pub async fn show(ui: Ui, State(app): State<App>) -> Response {
    let gateway = app.config.payments.gateway;
    let card = t!(ui, "support-pay-card");
    let ways = match gateway {
        Gateway::Off => Vec::new(),
        Gateway::Demo | Gateway::Moneta | Gateway::Rbs => vec![card],
        Gateway::Yookassa => vec![card, t!(ui, "support-pay-sbp")],
    };
    let page = PayingPage {
        connected: connected(&app),
        demo: gateway == Gateway::Demo,
        ways,
        ui,
    };
    Page(page).into_response()
}
