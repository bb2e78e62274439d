//! The only SQL on the tables of this capability.
pub mod autopay;
pub mod autopay_runs;
pub mod cards;
pub mod events;
pub mod export;
pub mod guests;
pub mod history;
pub mod intake;
pub mod ledger;
pub mod lines;
pub(crate) mod merge;
pub mod orders;
pub mod receipts;
pub mod refunds;
pub mod registry;
mod shares;
pub mod staff;
pub mod turns;
