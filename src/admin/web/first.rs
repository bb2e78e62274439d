//! `/admin`: what waits.

use crate::app::App;
use crate::appeals::store::lists;
use crate::staff::{Member, Staff, role};
use crate::t;
use crate::web::{Page, Result, Ui};
use askama::Template;
use axum::extract::State;
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

pub async fn show(State(app): State<App>, ui: Ui, staff: Staff<role::Anyone>) -> Result<Response> {
    let mut queues = Vec::new();
    if staff.role.answers_appeals() {
        queues.push(appeals(&app, &ui).await?);
    }
    let page = FirstPage {
        ui,
        staff: staff.into_member(),
        queues,
    };
    Ok(Page(page).into_response())
}

/// What we owe an answer to.
async fn appeals(app: &App, ui: &Ui) -> Result<Queue> {
    let counts = lists::counts(&mut *app.db.acquire().await?, ui.today).await?;
    let late = match counts.overdue {
        0 => String::new(),
        n => t!(ui, "admin-appeals-first-late", n = n),
    };
    Ok(Queue {
        name: t!(ui, "nav-appeals"),
        count: counts.new + counts.in_progress,
        late,
        link: "/admin/appeals",
    })
}
