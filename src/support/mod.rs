//! Public pages around the portal: the front page, help, questions and answers, contacts of the
//! suppliers, ways to pay, news, the web manifest. Owns `news`.

mod store;
mod web;

/// News as their writers need them: pages of staff are composed over this.
pub mod news {
    pub use super::store::{
        Announced, Draft, Refused, Written, announced, draft, published, save, withdraw, written,
    };
}

/// Pages of this capability.
pub fn routes() -> axum::Router<crate::app::App> {
    web::routes()
}
