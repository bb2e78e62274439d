//! `/admin/sign-in`, the first step, and `/admin/sign-out`.

use super::{give, own_admin_path, take};
use crate::app::App;
use crate::identity::Sender;
use crate::identity::challenge::{Brought, Challenge};
use crate::staff::actions;
use crate::staff::actions::sign_in::{self, Asked, Outcome};
use crate::staff::guard;
use crate::staff::store::sessions;
use crate::t;
use crate::web::error::url_encode;
use crate::web::page::with_error_title;
use crate::web::{Errors, Flash, FormBody, Invalid, Page, Result, Ui, see_other};
use askama::Template;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

pub async fn form(
    State(app): State<App>,
    ui: Ui,
    headers: HeaderMap,
    Query(mut form): Query<Form>,
) -> Result<Response> {
    form.next = own_admin_path(&form.next);
    if guard::signed_in(&app, &headers).await?.is_some() {
        return Ok(see_other(&form.next));
    }
    let over = why_over(&app, &ui, &headers).await?;
    let page = FormPage {
        ui,
        form,
        errors: Errors::none(),
        challenge: None,
        over,
    };
    Ok(Page(page).into_response())
}

/// Why the session of the browser's cookie does not stand, if it once did.
async fn why_over(app: &App, ui: &Ui, headers: &HeaderMap) -> Result<Option<String>> {
    let Some(hash) = guard::brought(app, headers) else {
        return Ok(None);
    };
    let state = sessions::state(&mut *app.db.acquire().await?, &hash).await?;
    let Some(state) = state.filter(|state| state.stage == "full") else {
        return Ok(None);
    };
    Ok(match state.end_reason.as_deref() {
        Some("signed_out") => None,
        Some("elsewhere") => Some(t!(ui, "staff-over-elsewhere")),
        Some("password" | "reset") => Some(t!(ui, "staff-over-password")),
        Some(_) => Some(t!(ui, "staff-over-disabled")),
        None => Some(t!(ui, "staff-over-idle")),
    })
}

pub async fn send(
    State(app): State<App>,
    ui: Ui,
    from: Sender,
    FormBody(mut form): FormBody<Form>,
) -> Result<Response> {
    app.limits.sign_in(from.address)?;
    form.next = own_admin_path(&form.next);
    if let Err(errors) = form.check(&ui) {
        return Ok(FormPage::refused(ui, form, errors, None));
    }
    let proof = Brought {
        altcha: &form.altcha,
        wait: &form.wait,
    };
    let asked = Asked {
        login: &form.login,
        password: &form.password,
        proof,
    };
    let on = |page: &str| see_other(&format!("{page}?next={}", url_encode(&form.next)));
    let (mut response, token) = match sign_in::sign_in(&app, asked, &from).await? {
        Outcome::SignedIn(token) => (see_other(&form.next), token),
        Outcome::Code(token) => (on("/admin/sign-in/code"), token),
        Outcome::SetUp(token) => (on("/admin/sign-in/set-up"), token),
        Outcome::Wrong(challenge) => {
            let errors = Errors::one("", t!(ui, "staff-error-sign-in"));
            return Ok(FormPage::refused(ui, form, errors, challenge));
        }
        Outcome::Prove(challenge) => return Ok(FormPage::prove(ui, form, challenge)),
    };
    give(&app, &mut response, &token);
    Ok(response)
}

/// Ends the session on the server too.
pub async fn sign_out(
    State(app): State<App>,
    from: Sender,
    headers: HeaderMap,
) -> Result<Response> {
    if let Some(hash) = guard::brought(&app, &headers) {
        actions::sign_out(&app, &hash, &from).await?;
    }
    let mut response = Flash::SignedOut.on(see_other("/admin/sign-in"));
    take(&app, &mut response);
    Ok(response)
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Form {
    login: String,
    password: String,
    next: String,
    altcha: String,
    wait: String,
}

impl Form {
    fn check(&self, ui: &Ui) -> std::result::Result<(), Errors> {
        let mut errors = Errors::none();
        if self.login.trim().is_empty() {
            errors.add("login", t!(ui, "staff-error-login-empty"));
        }
        if self.password.is_empty() {
            errors.add("password", t!(ui, "identity-error-password-typed"));
        }
        errors.into_result(())
    }
}

#[derive(Template)]
#[template(path = "staff/sign_in.html")]
struct FormPage {
    ui: Ui,
    form: Form,
    errors: Errors,
    challenge: Option<Challenge>,
    /// Why the last session is over.
    over: Option<String>,
}

impl FormPage {
    fn refused(ui: Ui, form: Form, errors: Errors, challenge: Option<Challenge>) -> Response {
        let page = FormPage {
            ui: ui.clone(),
            form,
            errors,
            challenge,
            over: None,
        };
        Invalid(ui, page).into_response()
    }

    /// 429 with the form: nothing was tried yet.
    fn prove(ui: Ui, form: Form, challenge: Challenge) -> Response {
        let seconds = challenge.seconds;
        let errors = Errors::one("", t!(ui, "identity-error-prove", wait = ui.wait(seconds)));
        let page = FormPage {
            ui: ui.clone(),
            form,
            errors,
            challenge: Some(challenge),
            over: None,
        };
        let mut response = with_error_title(&ui, StatusCode::TOO_MANY_REQUESTS, &page);
        let headers = response.headers_mut();
        headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        response
    }
}
