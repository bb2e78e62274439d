//! The only SQL on the tables of this capability.

pub mod due;

pub(crate) mod merge;
