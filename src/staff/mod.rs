//! People who work at the supplier: sign-in with a second factor, sessions, the guard [`Staff`].
//!
//! Owns `staff`, `staff_link`, `staff_session`, `staff_recovery_code`, `staff_grant`. Nobody becomes staff
//! by a page: `kabinet staff add` writes the row and prints a one-time link. Passwords are hashed by
//! `identity::password`, tries are counted by `identity::challenge`; all else is apart from residents.

pub mod actions;
mod guard;
mod model;
pub mod store;
pub mod totp;
mod web;

pub use guard::{Member, Staff, role};
pub use model::Role;
pub use web::routes;
