//! Bills and lines as told by billing, and what is due.
//!
//! Owns `bill`, `bill_total`, `bill_line`, `bill_meter`, `bill_adjustment`, `house_volume`. Nothing is
//! recomputed: what billing printed is shown. The view `supplier_due` (migration 0007) defines due.

mod by_link;
mod consumption;
mod model;
mod penalty;
pub mod receipt;
pub mod store;
mod web;
mod why;

pub use by_link::Printed;
pub use model::{Bill, BillState, Line, Sheet};
pub use store::due::{SupplierDue, dues, dues_and_bases};
pub use store::news::{NewBill, fresh};
pub use store::totals::{Total, newest_period, totals};

/// The kind of the job that tells of bills that have come: an import queues it.
pub const ARRIVED: &str = "notices.bills";

use axum::routing::get;

/// Pages of this capability.
pub fn routes() -> axum::Router<crate::app::App> {
    axum::Router::new()
        .route("/accounts/{a}/bills", get(web::list::list))
        .route("/accounts/{a}/bills/{period}", get(web::bill::bill))
        .route(
            "/accounts/{a}/bills/{period}/penalty",
            get(web::penalty::show),
        )
        .route("/accounts/{a}/consumption", get(web::consumption::show))
        .route(
            "/accounts/{a}/bills/{period}/print",
            get(web::receipt::print),
        )
        .route(
            "/accounts/{a}/bills/{period}/original",
            get(web::receipt::original),
        )
        .route(
            "/accounts/{a}/bills/{period}/versions",
            get(web::receipt::versions),
        )
        .route("/accounts/{a}/slip", get(web::slip::form))
        .route("/accounts/{a}/slip.pdf", get(web::slip::slip))
        .route("/accounts/{a}/no-debt", get(web::no_debt::page))
        .route("/accounts/{a}/no-debt.pdf", get(web::no_debt::pdf))
}
