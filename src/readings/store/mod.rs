//! The only SQL on the tables of this capability.

pub(super) mod meters;
