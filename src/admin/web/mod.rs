//! Pages, a file each.

mod account;
mod appeal;
mod appeals;
mod audit;
mod bank_file;
mod bank_form;
mod bill;
mod first;
mod news;
mod payment;
mod payments;
mod reason;
mod refund;
mod refunds;
mod registries;
mod search;
mod staff;
mod withdraw;

use crate::app::App;
use axum::Router;
use axum::routing::get;

pub fn routes() -> Router<App> {
    Router::new()
        .route("/admin", get(first::show))
        .merge(news::routes())
        .route("/admin/accounts", get(search::show))
        .route("/admin/accounts/{id}", get(account::show))
        .route("/admin/accounts/{id}/bills/{period}", get(bill::show))
        .route(
            "/admin/accounts/{id}/reason",
            get(reason::form).post(reason::send),
        )
        .route("/admin/audit", get(audit::show))
        .route("/admin/staff", get(staff::show))
        .route(
            "/admin/staff/{id}/disable",
            get(staff::form).post(staff::disable),
        )
        .merge(appeals::routes())
        .merge(payments::routes())
        .merge(registries::routes())
        .merge(bank_file::routes())
}
