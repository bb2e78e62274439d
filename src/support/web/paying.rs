//! What the connected bank offers, and what happens to the money.

use crate::app::App;
use crate::app::gateway::Method;
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
    let methods = app.gateway.as_deref().map(|gateway| gateway.methods());
    let page = PayingPage {
        connected: connected(&app),
        demo: app.config.payments.gateway == Gateway::Demo,
        ways: methods
            .unwrap_or_default()
            .iter()
            .map(|method| way(&ui, *method))
            .collect(),
        ui,
    };
    Page(page).into_response()
}

fn way(ui: &Ui, method: Method) -> String {
    match method {
        Method::BankCard => t!(ui, "support-pay-card"),
        Method::Sbp => t!(ui, "support-pay-sbp"),
        Method::SberPay => t!(ui, "support-pay-sber"),
        Method::TPay => t!(ui, "support-pay-t"),
        Method::YooMoney => t!(ui, "support-pay-yoomoney"),
    }
}
