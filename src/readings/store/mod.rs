//! The only SQL on the tables of this capability.

pub(super) mod batches;
pub(crate) mod merge;
pub(super) mod meters;
pub(super) mod prices;
