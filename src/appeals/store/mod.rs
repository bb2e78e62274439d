//! The only SQL on the tables of this capability.

pub mod appeals;
pub mod lists;
pub mod thread;
