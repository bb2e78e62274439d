//! `/admin/registries/{id}`: a bank's file, and what of it a clerk has to decide.

use crate::app::App;
use crate::base::PageQuery;
use crate::payments::intake::{self, File, Placed, Row};
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
        .route("/admin/registries/{id}/lines/{line}/reject", post(reject))
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
            "unknown_payment" => t!(ui, "admin-registries-why-unknown"),
            "not_in_statement" => t!(ui, "admin-registries-why-missing"),
            said => said.to_owned(),
        }
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
    let number = form.number.trim();
    let sentence = match intake::place(&app, at, number, staff.id).await? {
        Placed::Credited | Placed::WasTold => {
            return Ok(Flash::Saved.on(see_other(&format!("/admin/registries/{}", at.0))));
        }
        Placed::Gone => return Err(AppError::NotFound),
        Placed::NoAccount => t!(ui, "admin-registries-no-account"),
        Placed::Several => t!(ui, "admin-registries-several"),
    };
    let errors = Errors::one(&format!("number{}", at.1), sentence);
    refused(&app, ui, staff.into_member(), &asked.0, (errors, number)).await
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
        true => Ok(Flash::Saved.on(see_other(&format!("/admin/registries/{}", at.0)))),
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
