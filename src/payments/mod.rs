//! Payments: orders shared out by supplier, the bank's port, news, ledger.
//!
//! Owns `payment`, `payment_part`, `payment_review`, `refund`, `refund_part`, `posting`, `posting_entry`,
//! `gateway_event`, `payment_record`, `saved_card`, `card_suspicion`, `autopay` and its tables, `bill_token`,
//! `guest_payment`, `registry`, `registry_line`, `bank_file`, `bank_line`; the demo bank owns `demo_bank_…` and
//! is an outside company. What holds:
//! - a form makes one payment, however often it is sent (`payment_form_key`);
//! - its request is written before it is sent, and sent again with the same key and body;
//! - no claim is believed: the bank is asked, outside of any transaction;
//! - state, ledger, letter and audit change together; «succeeded» without a posting is refused by the
//!   database, and so is a posting that does not add up to nothing;
//! - what is posted lowers what is due at once (view `supplier_due`), what is given back raises it again;
//! - a refund never gives back more than a part has left, is asked by staff alone, above a sum agreed to by
//!   a second pair of eyes, and goes on after a crash as a payment does.

pub mod actions;
mod autopay_letters;
mod card_letters;
mod demo_bank;
pub mod export;
mod fields;
mod guard;
pub mod guest;
pub mod intake;
pub mod jobs;
pub mod letters;
pub mod model;
mod moneta;
mod rbs;
pub mod refund;
pub mod registry;
pub mod store;
mod web;
pub mod words;
mod yookassa;

pub use export::export;

use crate::app::App;
use crate::app::gateway::Gateway;
use crate::base::Clock;
use crate::config;
use axum::Router;
use axum::routing::{get, post};
use demo_bank::DemoBank;
use moneta::Moneta;
use rbs::Rbs;
use sqlx::PgPool;
use std::sync::Arc;
use yookassa::YooKassa;

/// The bank of the settings; none = paying is off.
///
/// # Errors
/// A bank that this version does not have; an address or certificates that cannot be used.
pub fn gateway(
    config: &config::Payments,
    db: &PgPool,
    clock: &Clock,
) -> anyhow::Result<Option<Arc<dyn Gateway>>> {
    match config.gateway {
        config::Gateway::Off => Ok(None),
        config::Gateway::Demo => Ok(Some(Arc::new(DemoBank::new(db.clone(), clock.clone())))),
        config::Gateway::Yookassa => Ok(Some(Arc::new(YooKassa::new(config)?))),
        config::Gateway::Moneta => Ok(Some(Arc::new(Moneta::new(&config.moneta)?))),
        config::Gateway::Rbs => Ok(Some(Arc::new(Rbs::new(&config.rbs)?))),
    }
}

/// Pages of this capability.
pub fn routes() -> Router<App> {
    Router::new()
        .route(
            "/accounts/{a}/payments",
            get(web::history::list).post(web::check::pay),
        )
        .route("/accounts/{a}/payments/new", get(web::new::show))
        .route("/accounts/{a}/payments/check", post(web::check::check))
        .route("/webhooks/yookassa", post(web::webhooks::yookassa))
        .route(
            "/webhooks/moneta/pay",
            get(web::webhooks::moneta_pay).post(web::webhooks::moneta_pay),
        )
        .route(
            "/webhooks/moneta/check",
            get(web::webhooks::moneta_check).post(web::webhooks::moneta_check),
        )
        .route(
            "/webhooks/rbs",
            get(web::webhooks::rbs).post(web::webhooks::rbs),
        )
        .merge(web::guest::routes())
        .route("/profile/cards", get(web::cards::page))
        .route("/profile/cards/{id}/delete", post(web::cards::delete))
        .route(
            "/accounts/{a}/autopay",
            get(web::autopay::show).post(web::autopay::agree),
        )
        .route("/accounts/{a}/autopay/off", post(web::autopay::off))
        .route(
            "/autopay/{token}",
            get(web::autopay_off::show).post(web::autopay_off::stop),
        )
        .route("/payments/{p}", get(web::show::show))
        .route("/payments/{p}/return", get(web::show::returned))
        .route("/payments/{p}/next", post(web::show::next))
        .route("/payments/{p}/receipt", get(web::receipt::page))
        .route("/payments/{p}/receipt/send", post(web::receipt::send))
        .route(
            "/demo/bank/{order}",
            get(demo_bank::web::show).post(demo_bank::web::pay),
        )
}
