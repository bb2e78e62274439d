//! `/admin/accounts/{id}/reason`: why a member looks into a household.

use crate::accounts::store::search::Found;
use crate::admin::guard;
use crate::app::App;
use crate::identity::Sender;
use crate::staff::actions::grant;
use crate::staff::{Member, Staff, role};
use crate::t;
use crate::web::{Errors, FormBody, Invalid, Page, Result, Ui, see_other};
use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use uuid::Uuid;

/// The shortest and longest reason, in signs: «№ 7» says enough, a dot does not.
const SHORTEST: usize = 3;
const LONGEST: usize = 300;

#[derive(Template)]
#[template(path = "admin/reason.html")]
struct ReasonPage {
    ui: Ui,
    staff: Member,
    account: Found,
    reason: String,
    /// The payment to go on to; empty = the household.
    payment: String,
    errors: Errors,
}

pub async fn form(
    State(app): State<App>,
    ui: Ui,
    staff: Staff<role::Residents>,
    Path(id): Path<String>,
    Query(form): Query<Form>,
) -> Result<Response> {
    let account = known(&app, &id).await?;
    let page = ReasonPage {
        payment: form.payment().map(|id| id.to_string()).unwrap_or_default(),
        ui,
        staff: staff.into_member(),
        account,
        reason: String::new(),
        errors: Errors::none(),
    };
    Ok(Page(page).into_response())
}

pub async fn send(
    State(app): State<App>,
    (ui, from): (Ui, Sender),
    staff: Staff<role::Residents>,
    Path(id): Path<String>,
    FormBody(form): FormBody<Form>,
) -> Result<Response> {
    let account = known(&app, &id).await?;
    let reason = form.reason.split_whitespace().collect::<Vec<_>>().join(" ");
    let signs = reason.chars().count();
    if (SHORTEST..=LONGEST).contains(&signs) {
        grant::give(&app, &staff, account.id, &reason, &from).await?;
        return Ok(see_other(&match form.payment() {
            Some(payment) => format!("/admin/payments/{payment}"),
            None => format!("/admin/accounts/{}", account.id),
        }));
    }
    let sentence = if signs > LONGEST {
        t!(ui, "admin-error-reason-long", n = LONGEST)
    } else {
        t!(ui, "admin-error-reason")
    };
    let page = ReasonPage {
        payment: form.payment,
        ui: ui.clone(),
        staff: staff.into_member(),
        account,
        reason,
        errors: Errors::one("reason", sentence),
    };
    Ok(Invalid(ui, page).into_response())
}

async fn known(app: &App, id: &str) -> Result<Found> {
    guard::known(app, id.parse::<Uuid>().unwrap_or_default()).await
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Form {
    reason: String,
    payment: String,
}

impl Form {
    fn payment(&self) -> Option<Uuid> {
        self.payment.parse().ok()
    }
}
