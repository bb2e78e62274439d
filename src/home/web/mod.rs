//! Pages of home.

mod account;
mod choose;
mod download;
mod home;
mod notifications;

use crate::app::App;
use crate::identity::Customer;
use axum::Router;
use axum::response::Response;
use axum::routing::get;

pub fn routes() -> Router<App> {
    Router::new()
        .route("/home", get(home::show))
        .route("/accounts", get(accounts))
        .route("/accounts/{a}", get(account::show))
        .route("/readings", get(choose::readings))
        .route("/bills", get(choose::bills))
        .route("/payments", get(choose::payments))
        .route(
            "/profile/notifications",
            get(notifications::form).post(notifications::send),
        )
        .route("/profile/download", get(download::zip))
}

/// The list of accounts is the home page.
async fn accounts(_: Customer) -> Response {
    crate::web::see_other("/home")
}

/// Whether a bank is connected: without one there is no pay button.
fn can_pay(app: &App) -> bool {
    app.config.payments.gateway != crate::config::Gateway::Off
}
