//! Pages of home.

mod account;
mod choose;
mod home;

use crate::app::App;
use axum::Router;
use axum::response::Response;
use axum::routing::get;

pub fn routes() -> Router<App> {
    Router::new()
        .route("/home", get(home::show))
        .route(
            "/accounts",
            get(async || -> Response { crate::web::see_other("/home") }),
        )
        .route("/accounts/{a}", get(account::show))
        .route("/readings", get(choose::readings))
        .route("/bills", get(choose::bills))
        .route("/payments", get(choose::payments))
}

/// Whether a bank is connected: without one there is no pay button.
fn can_pay(app: &App) -> bool {
    app.config.payments.gateway != crate::config::Gateway::Off
}
