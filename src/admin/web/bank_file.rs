//! `/admin/registries/{id}`: a bank's file, and what of it a clerk has to decide.

use crate::app::App;
use crate::base::PageQuery;
use crate::payments::intake::{self, Doubt, File, Placed, Row};
use crate::payments::store::intake as store;
use crate::staff::{Member, Staff, role};
use crate::t;
use crate::web::{AppError, Errors, Flash, FormBody, Invalid, Page, Result, Ui, see_other};
use askama::Template;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use serde::Deserialize;
use uuid::Uuid;

/// Rows of a page.
const SHOWN: u32 = 50;
/// Letters of a reason.
const REASON: usize = 300;

pub fn routes() -> Router<App> {
    Router::new()
        .route("/admin/registries/{id}", get(show))
        .route("/admin/registries/{id}/lines/{line}/place", post(place))
        .route("/admin/registries/{id}/lines/{line}/ours", post(ours))
        .route("/admin/registries/{id}/lines/{line}/reject", post(reject))
        .route("/admin/registries/{id}/repeated/reject", post(repeated))
}

#[derive(Template)]
#[template(path = "admin/bank_file.html")]
struct FilePage {
    ui: Ui,
    staff: Member,
    file: File,
    rows: Vec<Row>,
    errors: Errors,
    /// What was typed for the line that is wrong.
    typed: String,
    page: u32,
    more: bool,
}

impl FilePage {
    async fn load(
        app: &App,
        ui: Ui,
        staff: Member,
        id: &str,
        query: &PageQuery,
    ) -> Result<FilePage> {
        let id: Uuid = id.parse().map_err(|_| AppError::NotFound)?;
        let page = query.page(SHOWN);
        let mut db = app.db.acquire().await?;
        let file = store::file(&mut db, id).await?.ok_or(AppError::NotFound)?;
        let rows = store::rows(&mut db, id, page.limit_and_one(), page.offset()).await?;
        let (rows, more) = page.cut(rows);
        Ok(FilePage {
            ui,
            staff,
            file,
            rows,
            errors: Errors::none(),
            typed: String::new(),
            page: page.number,
            more,
        })
    }
    /// Class and words of a line's state.
    fn state(&self, row: &Row) -> (&'static str, String) {
        match row.state.as_str() {
            "ours" => ("ok", t!(self.ui, "admin-registries-state-ours")),
            "told" => ("ok", t!(self.ui, "admin-registries-state-told")),
            "placed" => ("ok", t!(self.ui, "admin-registries-state-placed")),
            "rejected" => ("", t!(self.ui, "admin-registries-state-rejected")),
            _ => ("warn", t!(self.ui, "admin-registries-state-waiting")),
        }
    }
    /// Why it waits, or what the clerk said.
    fn reason(&self, row: &Row) -> String {
        let ui = &self.ui;
        match row.reason.as_str() {
            "unknown_account" => t!(ui, "admin-registries-why-account"),
            "not_told" => t!(ui, "admin-registries-why-not-told"),
            "other_amount" => t!(ui, "admin-registries-why-amount"),
            "not_settled" => t!(ui, "admin-registries-why-not-settled"),
            "other_day" => t!(ui, "admin-registries-why-day"),
            "again" => t!(
                ui,
                "admin-registries-why-again",
                file = row.first_file.clone().unwrap_or_default(),
                line = row.first_line.unwrap_or_default().to_string(),
                day = self.first_day(row)
            ),
            "repeated" => t!(
                ui,
                "admin-registries-why-repeated",
                file = row.first_file.clone().unwrap_or_default(),
                line = row.first_line.unwrap_or_default().to_string(),
                day = self.first_day(row)
            ),
            "like_ours" => t!(ui, "admin-registries-why-like"),
            "no_refund" => t!(ui, "admin-registries-why-no-refund"),
            "unknown_payment" => t!(ui, "admin-registries-why-unknown"),
            "not_in_statement" => t!(ui, "admin-registries-why-missing"),
            said => said.to_owned(),
        }
    }
    fn first_day(&self, row: &Row) -> String {
        let day = row.first_paid_on.map(|day| self.ui.date(day));
        day.unwrap_or_default()
    }
    /// Money may be counted already: a tick says that it is not.
    fn needs_sure(&self, row: &Row) -> bool {
        let doubtful = matches!(row.reason.as_str(), "again" | "repeated" | "like_ours");
        doubtful || self.is_wrong("sure", &row.line)
    }
    /// It can be said to be the payment that it waits with.
    fn may_be_ours(&self, row: &Row) -> bool {
        row.payment_paid
    }
    fn waits(&self, row: &Row) -> bool {
        row.state == "waiting"
    }
    fn is_wrong(&self, field: &str, line: &i32) -> bool {
        self.errors.of(&format!("{field}{line}")).is_some()
    }
    /// What stands in the number's field.
    fn number<'a>(&'a self, row: &'a Row) -> &'a str {
        match (self.is_wrong("number", &row.line), &row.supplier_number) {
            (true, _) => &self.typed,
            (false, Some(number)) => number,
            (false, None) => &row.account_number,
        }
    }
    fn sentence(&self, field: &str, line: &i32) -> String {
        let found = self.errors.of(&format!("{field}{line}"));
        found.unwrap_or_default().to_owned()
    }
}

async fn show(
    State(app): State<App>,
    ui: Ui,
    staff: Staff<role::Billing>,
    Path(id): Path<String>,
    Query(query): Query<PageQuery>,
) -> Result<Response> {
    let page = FilePage::load(&app, ui, staff.into_member(), &id, &query).await?;
    Ok(Page(page).into_response())
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Decision {
    number: String,
    /// A tick: it is no payment that is counted already.
    sure: String,
    reason: String,
}

fn path((id, line): &(String, String)) -> Result<(Uuid, i32)> {
    let id = id.parse().map_err(|_| AppError::NotFound)?;
    Ok((id, line.parse().map_err(|_| AppError::NotFound)?))
}

async fn place(
    State(app): State<App>,
    ui: Ui,
    staff: Staff<role::Billing>,
    Path(asked): Path<(String, String)>,
    FormBody(form): FormBody<Decision>,
) -> Result<Response> {
    let at = path(&asked)?;
    let (number, sure) = (form.number.trim(), !form.sure.is_empty());
    let placed = intake::place(&app, at, (number, sure), staff.id).await?;
    let field = match &placed {
        Placed::Credited | Placed::WasTold => return Ok(done(at.0)),
        Placed::Gone => return Err(AppError::NotFound),
        // The line does not wait any more: nothing on the page to point at.
        Placed::Ours(_) => String::new(),
        Placed::Unsure(_) => format!("sure{}", at.1),
        _ => format!("number{}", at.1),
    };
    let errors = Errors::one(&field, sentence(&ui, &placed));
    refused(&app, ui, staff.into_member(), &asked.0, (errors, number)).await
}

/// Why a line was not counted.
fn sentence(ui: &Ui, placed: &Placed) -> String {
    let number = |number: &i64| number.to_string();
    match placed {
        Placed::Ours(own) => t!(ui, "admin-registries-is-ours", number = number(own)),
        Placed::Open(own) => t!(ui, "admin-registries-is-open", number = number(own)),
        Placed::GivenBack(own) => t!(ui, "admin-registries-is-refund", number = number(own)),
        Placed::Returned(own) => t!(ui, "admin-registries-is-returned", number = number(own)),
        Placed::Several => t!(ui, "admin-registries-several"),
        Placed::Unsure(Doubt::Like(own, day)) => t!(
            ui,
            "admin-registries-sure-like",
            number = number(own),
            day = ui.date(*day)
        ),
        Placed::Unsure(Doubt::Again(own)) => {
            t!(ui, "admin-registries-sure-again", number = number(own))
        }
        Placed::Unsure(Doubt::Canceled(own)) => {
            t!(ui, "admin-registries-sure-canceled", number = number(own))
        }
        Placed::Unsure(Doubt::Repeated) => t!(ui, "admin-registries-sure-repeated"),
        _ => t!(ui, "admin-registries-no-account"),
    }
}

fn done(file: Uuid) -> Response {
    Flash::Saved.on(see_other(&format!("/admin/registries/{file}")))
}

/// The line is the payment of ours that it waits with.
async fn ours(
    State(app): State<App>,
    staff: Staff<role::Billing>,
    Path(asked): Path<(String, String)>,
) -> Result<Response> {
    let at = path(&asked)?;
    match intake::confirm(&app, at, staff.id).await? {
        true => Ok(done(at.0)),
        false => Err(AppError::NotFound),
    }
}

/// None of the lines that stood in an earlier file is a payment of its own.
async fn repeated(
    State(app): State<App>,
    staff: Staff<role::Billing>,
    Path(id): Path<String>,
) -> Result<Response> {
    let file: Uuid = id.parse().map_err(|_| AppError::NotFound)?;
    match intake::reject_repeated(&app, file, staff.id).await? {
        0 => Err(AppError::NotFound),
        _ => Ok(done(file)),
    }
}

async fn reject(
    State(app): State<App>,
    ui: Ui,
    staff: Staff<role::Billing>,
    Path(asked): Path<(String, String)>,
    FormBody(form): FormBody<Decision>,
) -> Result<Response> {
    let at = path(&asked)?;
    let reason = form.reason.trim();
    if reason.is_empty() || reason.chars().count() > REASON {
        let sentence = t!(ui, "admin-registries-reason-empty");
        let errors = Errors::one(&format!("reason{}", at.1), sentence);
        return refused(&app, ui, staff.into_member(), &asked.0, (errors, reason)).await;
    }
    match intake::reject(&app, at, reason, staff.id).await? {
        true => Ok(done(at.0)),
        false => Err(AppError::NotFound),
    }
}

async fn refused(
    app: &App,
    ui: Ui,
    staff: Member,
    id: &str,
    (errors, typed): (Errors, &str),
) -> Result<Response> {
    let mut page = FilePage::load(app, ui.clone(), staff, id, &PageQuery::default()).await?;
    page.errors = errors;
    typed.clone_into(&mut page.typed);
    Ok(Invalid(ui, page).into_response())
}
