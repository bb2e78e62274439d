//! People who sign in: sign-up, sign-in, recovery, profile.
//!
//! Owns `customer`, `sign_up`, `one_time_link`, `consent`, `legal_text`, `sign_in_try`,
//! `used_challenge` and, with `web::session`, the sessions. A sign-up is a row that matures into a
//! customer when its address is confirmed; nobody occupies an address that is not his.

mod actions;
pub mod challenge;
pub mod device;
pub mod fields;
mod guard;
pub mod jobs;
pub mod legal;
mod letters;
pub mod password;
pub mod store;
mod strength;
mod web;

use crate::app::signed;
pub use actions::From as Sender;

pub use actions::consents::{Company, all as consents, choose as choose_notifications};
pub use actions::invited::{NewCustomer, register};
pub use actions::profile::{knows_password, person};
pub use guard::{Customer, put, recognise, start_session};
pub use legal::register as register_texts;
pub use web::{routes, topic_words};
