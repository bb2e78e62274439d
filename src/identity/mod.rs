//! People who sign in: sign-up, sign-in, recovery, profile.
//!
//! Owns `customer`, `sign_up`, `one_time_link`, `consent`, `legal_text`, `sign_in_try`,
//! `used_challenge` and, with `web::session`, the sessions. A sign-up is a row that matures into a
//! customer when its address is confirmed; nobody occupies an address that is not his.

mod guard;
pub mod store;

pub use guard::{Customer, put, recognise, start_session};

/// Pages of this capability.
pub fn routes() -> axum::Router<crate::app::App> {
    axum::Router::new()
}
