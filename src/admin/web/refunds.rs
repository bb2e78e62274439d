//! `/admin/refunds`: the second pair of eyes. Shows sums, suppliers and the clerk's reason, no household: who
//! may agree to money need not see whose it is.

use super::payment::NOTE;
use crate::admin::guard::clerk;
use crate::app::App;
use crate::identity::Sender;
use crate::payments::actions::refunds::{self, Decision};
use crate::payments::refund::{Refund, Stage};
use crate::payments::store::refunds::{self as stored, Line};
use crate::payments::store::staff::{self, Waiting};
use crate::payments::words;
use crate::staff::store::people;
use crate::staff::{Member, Staff, role};
use crate::t;
use crate::web::{AppError, Errors, Flash, FormBody, Invalid, Page, Result, Ui, see_other};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use std::collections::HashMap;
use uuid::Uuid;

/// Rows of the list: what waits is decided and gone.
const SHOWN: i64 = 100;

#[derive(Template)]
#[template(path = "admin/refunds.html")]
struct ListPage {
    ui: Ui,
    staff: Member,
    rows: Vec<Waiting>,
    names: HashMap<Uuid, String>,
}

#[derive(Template)]
#[template(path = "admin/refund.html")]
struct RefundPage {
    ui: Ui,
    staff: Member,
    refund: Refund,
    lines: Vec<Line>,
    asked_by: String,
    errors: Errors,
    why: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Form {
    why: String,
}

pub async fn list(
    State(app): State<App>,
    ui: Ui,
    member: Staff<role::Approvers>,
) -> Result<Response> {
    let mut db = app.db.acquire().await?;
    let rows = staff::waiting(&mut db, SHOWN).await?;
    let asked: Vec<Uuid> = rows.iter().map(|row| row.asked_by).collect();
    let names = people::names(&mut db, &asked).await?.into_iter().collect();
    let page = ListPage {
        ui,
        staff: member.into_member(),
        rows,
        names,
    };
    Ok(Page(page).into_response())
}

pub async fn show(
    State(app): State<App>,
    ui: Ui,
    member: Staff<role::Approvers>,
    Path(id): Path<String>,
) -> Result<Response> {
    let refund = find(&app, &id).await?;
    let page = RefundPage::new(&app, ui, member, refund, (Errors::none(), String::new())).await?;
    Ok(Page(page).into_response())
}

pub async fn approve(
    State(app): State<App>,
    (ui, from): (Ui, Sender),
    member: Staff<role::Approvers>,
    Path(id): Path<String>,
) -> Result<Response> {
    let refund = find(&app, &id).await?;
    match refunds::approve(&app, &clerk(&member, &from), refund.id).await? {
        Decision::Done => Ok(Flash::RefundApproved.on(see_other("/admin/refunds"))),
        Decision::TooLate => Ok(Flash::RefundDecided.on(see_other("/admin/refunds"))),
        Decision::OwnRequest => {
            let errors = Errors::one("", t!(ui, "admin-pay-approve-own"));
            let wrong = (errors, String::new());
            let page = RefundPage::new(&app, ui.clone(), member, refund, wrong).await?;
            Ok(Invalid(ui, page).into_response())
        }
    }
}

pub async fn refuse(
    State(app): State<App>,
    (ui, from): (Ui, Sender),
    member: Staff<role::Approvers>,
    Path(id): Path<String>,
    FormBody(form): FormBody<Form>,
) -> Result<Response> {
    let refund = find(&app, &id).await?;
    let why = form.why.trim();
    let wrong = match why.chars().count() {
        0 => t!(ui, "admin-pay-error-refuse"),
        n if n > NOTE => t!(ui, "admin-pay-error-long", n = NOTE),
        _ => String::new(),
    };
    if !wrong.is_empty() {
        let wrong = (Errors::one("why", wrong), form.why);
        let page = RefundPage::new(&app, ui.clone(), member, refund, wrong).await?;
        return Ok(Invalid(ui, page).into_response());
    }
    match refunds::refuse(&app, &clerk(&member, &from), refund.id, why).await? {
        Decision::Done => Ok(Flash::RefundRefused.on(see_other("/admin/refunds"))),
        _ => Ok(Flash::RefundDecided.on(see_other("/admin/refunds"))),
    }
}

async fn find(app: &App, id: &str) -> Result<Refund> {
    let id = Uuid::parse_str(id).map_err(|_| AppError::NotFound)?;
    let found = stored::find(&mut *app.db.acquire().await?, id).await?;
    found.ok_or(AppError::NotFound)
}

impl ListPage {
    fn name(&self, row: &Waiting) -> String {
        let name = self.names.get(&row.asked_by).cloned();
        name.unwrap_or_else(|| t!(self.ui, "admin-audit-staff"))
    }
}

impl RefundPage {
    async fn new(
        app: &App,
        ui: Ui,
        member: Staff<role::Approvers>,
        refund: Refund,
        (errors, why): (Errors, String),
    ) -> Result<RefundPage> {
        let mut db = app.db.acquire().await?;
        let mut lines = stored::lines(&mut db, refund.payment_id).await?;
        lines.retain(|line| line.refund_id == refund.id);
        let names = people::names(&mut db, &[refund.asked_by]).await?;
        let asked_by = names.into_iter().map(|(_, name)| name).next();
        Ok(RefundPage {
            asked_by: asked_by.unwrap_or_default(),
            staff: member.into_member(),
            ui,
            refund,
            lines,
            errors,
            why,
        })
    }
    fn is_waiting(&self) -> bool {
        self.refund.stage == Stage::WaitingApproval
    }
    fn is_own(&self) -> bool {
        self.refund.asked_by == self.staff.id
    }
    fn state(&self) -> (&'static str, String) {
        let stage = self.refund.stage;
        (words::stage_tint(stage), words::stage(self.ui.words, stage))
    }
    fn by(&self) -> String {
        let at = self.ui.time(self.refund.asked_on);
        t!(
            self.ui,
            "admin-pay-by",
            who = self.asked_by.clone(),
            at = at
        )
    }
}
