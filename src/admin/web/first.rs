//! `/admin`: what waits.

use crate::staff::{Member, Staff, role};
use crate::web::{Page, Result, Ui};
use askama::Template;
use axum::response::{IntoResponse, Response};

/// A queue: how many wait in it, and where it is.
struct Queue {
    name: String,
    count: i64,
    /// In red beneath: how many are late. Empty = none.
    late: String,
    link: &'static str,
}

#[derive(Template)]
#[template(path = "admin/first.html")]
struct FirstPage {
    ui: Ui,
    staff: Member,
    queues: Vec<Queue>,
}

pub async fn show(ui: Ui, staff: Staff<role::Anyone>) -> Result<Response> {
    // appeals: their queue is the first
    let queues = Vec::new();
    let page = FirstPage {
        ui,
        staff: staff.into_member(),
        queues,
    };
    Ok(Page(page).into_response())
}
