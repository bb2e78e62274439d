//! The only SQL on the tables of this capability.
pub mod events;
pub mod export;
pub mod guests;
pub mod history;
pub mod intake;
pub mod ledger;
pub(crate) mod merge;
pub mod orders;
pub mod registry;
