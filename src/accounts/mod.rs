//! Utility accounts, contracts, meters, tariffs, and who is linked to them.
//!
//! Owns `supplier`, `service`, `house`, `account`, `account_alias`, `supplier_account`, `contract`,
//! `tariff`, `norm`, `reading_window`, `meter`, `account_link`, `link_try`,
//! `invitation`, `invitation_link`. An account page is shown
//! to people whose link stands and is not paused; everybody else gets the 404 of an absent one.

pub mod actions;
pub mod charged;
mod guard;
mod letters;
pub mod model;
pub mod store;
mod web;

pub use actions::invite::{INVITED, send as send_invitations};
pub use actions::{Claim, Proof, Prover, evenly, prove};
pub use guard::OwnedAccount;
pub use store::AccountHead;
pub use store::charged::charged_otherwise;
pub use store::people::{forget, suppliers_of};
pub use store::readers::{Person, Reader, linked_page, people_of, readers};
pub use store::suppliers::supplier_exists;
pub use store::tries::clean;
pub use web::questions;

/// Pages of this capability.
pub fn routes() -> axum::Router<crate::app::App> {
    web::routes()
}
