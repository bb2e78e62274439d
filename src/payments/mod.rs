//! Payments: orders shared out by supplier, gateways, callbacks, ledger.
pub mod store;

/// Pages of this capability.
pub fn routes() -> axum::Router<crate::app::App> {
    axum::Router::new()
}
