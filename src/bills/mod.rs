//! Bills and lines as told by billing.
pub mod store;
