//! Utility accounts, contracts, meters, tariffs, and who is linked to them.
pub mod store;
