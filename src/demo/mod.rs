//! What only `kabinet demo` has: the mailbox that shows every letter, and the resident who is ready.
//!
//! It stands beside the portal and uses it from outside; nothing depends on it.

mod appeals;
mod mailbox;
mod prepare;
mod store;

pub use prepare::{LOGIN, PASSWORD, STAFF_LOGIN, STAFF_PASSWORD, prepare};

use crate::app::App;
use axum::Router;
use axum::routing::get;

/// Pages of the demo; the router adds them under `kabinet demo` alone.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/demo/mail", get(mailbox::list))
        .route("/demo/mail/{n}", get(mailbox::letter))
}
