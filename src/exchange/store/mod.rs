//! Staging of an import: temporary tables of one session, filled by COPY and checked by sets. What
//! passes is merged by the store of the capability that owns the live table.

pub mod check;
pub mod good;
pub mod merge;
pub mod outcome;
pub mod payments;
pub mod plans;
pub mod readings;
pub mod staging;
