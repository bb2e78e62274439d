//! `/password/forgot` and `/password/sent`: the same answer for every login.

use super::asked;
use crate::app::App;
use crate::identity::actions::{From, recover};
use crate::t;
use crate::web::{Errors, FormBody, Invalid, Page, Result, Ui, see_other};
use askama::Template;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

pub async fn form(ui: Ui, Query(query): Query<Vec<(String, String)>>) -> Response {
    let login = asked(query, "login");
    Page(FormPage {
        ui,
        login,
        errors: Errors::none(),
    })
    .into_response()
}

pub async fn send(
    State(app): State<App>,
    ui: Ui,
    from: From,
    FormBody(form): FormBody<Form>,
) -> Result<Response> {
    app.limits.recovery(from.address)?;
    let login = form.login.trim();
    if login.is_empty() || login.chars().count() > 254 {
        let errors = Errors::one("login", t!(ui, "identity-error-login-empty"));
        return Ok(Invalid(
            ui.clone(),
            FormPage {
                ui,
                login: form.login,
                errors,
            },
        )
        .into_response());
    }
    recover::ask(&app, login, &from).await?;
    Ok(see_other("/password/sent"))
}

pub async fn sent(ui: Ui) -> Response {
    Page(SentPage { ui }).into_response()
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Form {
    login: String,
}

#[derive(Template)]
#[template(path = "identity/forgot.html")]
struct FormPage {
    ui: Ui,
    login: String,
    errors: Errors,
}

#[derive(Template)]
#[template(path = "identity/forgot_sent.html")]
struct SentPage {
    ui: Ui,
}
