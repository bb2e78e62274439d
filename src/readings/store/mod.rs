//! The only SQL on the tables of this capability.

pub(super) mod batches;
pub mod download;
pub(super) mod export;
pub(super) mod history;
pub(crate) mod merge;
pub(super) mod meters;
pub(super) mod prices;
pub(super) mod volumes;
