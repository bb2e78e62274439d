//! Pages of paying without sign-in: the question, one bill, its check page, the payment.

mod ask;
mod bill;
mod check;
mod receipt;
mod show;

use crate::app::App;
use axum::Router;
use axum::routing::{get, post};

pub fn routes() -> Router<App> {
    Router::new()
        .route("/pay", get(ask::form).post(ask::answer))
        .route("/b/{token}", get(bill::show))
        .route("/b/{token}/check", post(check::check))
        .route("/b/{token}/payments", post(check::pay))
        .route("/b/{token}/payments/{p}", get(show::show))
        .route("/b/{token}/payments/{p}/next", post(show::next))
        .route("/b/{token}/payments/{p}/receipt", get(receipt::page))
        .route("/b/{token}/payments/{p}/receipt/send", post(receipt::send))
}
