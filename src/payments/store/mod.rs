//! The only SQL on the tables of this capability.
pub(crate) mod merge;
