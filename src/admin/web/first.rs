//! `/admin`: what waits.

use crate::app::App;
use crate::appeals::store::lists;
use crate::payments::store::staff as payments;
use crate::staff::{Member, Staff, role};
use crate::t;
use crate::web::{Page, Result, Ui};
use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use chrono::Duration;

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
    queues.extend(money(&app, &ui, &staff).await?);
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

/// Payments and refunds that need a look; a queue with nobody in it is left out.
async fn money(app: &App, ui: &Ui, staff: &Member) -> Result<Vec<Queue>> {
    let (looks, approves) = (staff.role.sees_residents(), staff.role.approves_refunds());
    if !looks && !approves {
        return Ok(Vec::new());
    }
    let late = ui.now - Duration::hours(1);
    let counts = payments::counts(&mut *app.db.acquire().await?, late).await?;
    let all = [
        (
            approves,
            t!(ui, "admin-pay-approvals"),
            counts.approvals,
            "/admin/refunds",
        ),
        (
            looks,
            t!(ui, "admin-pay-review"),
            counts.reviews,
            "/admin/payments?look=open",
        ),
        (
            looks,
            t!(ui, "admin-pay-receipts"),
            counts.receipts,
            "/admin/payments?look=receipt",
        ),
        (
            looks,
            t!(ui, "admin-pay-unknown"),
            counts.unknown,
            "/admin/payments?look=late",
        ),
        (
            looks,
            t!(ui, "admin-pay-refunds"),
            counts.refunds,
            "/admin/payments?look=refund",
        ),
    ];
    let waiting = all
        .into_iter()
        .filter(|(his, _, count, _)| *his && *count > 0);
    let queues = waiting.map(|(_, name, count, link)| Queue {
        name,
        count,
        late: String::new(),
        link,
    });
    Ok(queues.collect())
}
