//! Payments: orders shared out by supplier, gateways, callbacks, ledger.
pub mod store;
