//! The only SQL on the tables of this capability.

pub mod consumption;
pub mod download;
pub mod due;
pub mod head;
pub(crate) mod merge;
pub mod news;
pub mod paper;
pub mod penalty;
pub mod sheet;
pub mod totals;
