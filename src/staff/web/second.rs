//! `/admin/sign-in/code` and `/admin/sign-in/set-up`: the second step.

use super::{codes, give, own_admin_path};
use crate::app::App;
use crate::identity::Sender;
use crate::staff::actions::second::{self, Outcome, Wanted};
use crate::staff::guard;
use crate::staff::totp::Shown;
use crate::t;
use crate::web::page::with_error_title;
use crate::web::{AppError, Errors, FormBody, Invalid, Page, Result, Ui, see_other};
use askama::Template;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

pub async fn code_form(
    State(app): State<App>,
    ui: Ui,
    headers: HeaderMap,
    Query(form): Query<Form>,
) -> Result<Response> {
    page(&app, ui, &headers, form, Errors::none(), 0).await
}

/// The same step with the QR code; which of the two it is the session knows.
pub async fn set_up_form(
    State(app): State<App>,
    ui: Ui,
    headers: HeaderMap,
    Query(form): Query<Form>,
) -> Result<Response> {
    page(&app, ui, &headers, form, Errors::none(), 0).await
}

pub async fn send(
    State(app): State<App>,
    ui: Ui,
    from: Sender,
    headers: HeaderMap,
    FormBody(form): FormBody<Form>,
) -> Result<Response> {
    app.limits.sign_in(from.address)?;
    let hash = guard::brought(&app, &headers).ok_or(AppError::SignIn)?;
    if form.code.trim().is_empty() {
        let errors = Errors::one("code", t!(ui, "staff-error-code-empty"));
        return page(&app, ui, &headers, form, errors, 0).await;
    }
    match second::answer(&app, &hash, &form.code, &from).await? {
        Outcome::Done(token, new) => {
            let next = own_admin_path(&form.next);
            let mut response = if new.is_empty() {
                see_other(&next)
            } else {
                codes::hand_over(&app, &new, &next)
            };
            give(&app, &mut response, &token);
            Ok(response)
        }
        Outcome::Wrong => {
            let errors = Errors::one("code", t!(ui, "staff-error-code"));
            page(&app, ui, &headers, form, errors, 0).await
        }
        Outcome::Locked(seconds) => {
            let wait = ui.wait(seconds);
            let errors = Errors::one("code", t!(ui, "staff-error-code-locked", wait = wait));
            page(&app, ui, &headers, form, errors, seconds).await
        }
        Outcome::Over => Err(AppError::SignIn),
    }
}

/// The page of the half-way session: 200, 422 with errors, 429 with `seconds`.
async fn page(
    app: &App,
    ui: Ui,
    headers: &HeaderMap,
    form: Form,
    errors: Errors,
    seconds: u64,
) -> Result<Response> {
    let hash = guard::brought(app, headers).ok_or(AppError::SignIn)?;
    let wanted = second::wanted(app, &hash).await?.ok_or(AppError::SignIn)?;
    let shown = match wanted {
        Wanted::Code => None,
        Wanted::SetUp(shown) => Some(shown),
    };
    let page = StepPage {
        ui: ui.clone(),
        next: own_admin_path(&form.next),
        errors,
        shown,
    };
    Ok(if seconds > 0 {
        let mut response = with_error_title(&ui, StatusCode::TOO_MANY_REQUESTS, &page);
        let headers = response.headers_mut();
        headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        response
    } else if page.errors.is_empty() {
        Page(page).into_response()
    } else {
        Invalid(ui, page).into_response()
    })
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Form {
    code: String,
    next: String,
}

#[derive(Template)]
#[template(path = "staff/second.html")]
struct StepPage {
    ui: Ui,
    next: String,
    errors: Errors,
    /// A device is to be set up.
    shown: Option<Shown>,
}
