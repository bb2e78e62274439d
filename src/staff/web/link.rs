//! `/admin/password/{token}`: the one-time link that `kabinet staff` prints.

use crate::app::App;
use crate::identity::{Sender, fields};
use crate::staff::actions::link as actions;
use crate::staff::store::links::Link;
use crate::web::page::render;
use crate::web::{AppError, Errors, Flash, FormBody, Invalid, Page, Result, Ui, see_other};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

pub async fn form(State(app): State<App>, ui: Ui, Path(token): Path<String>) -> Result<Response> {
    match actions::look(&app, &token).await? {
        Ok(own) => {
            Ok(Page(FormPage::new(&app, ui, (token, own.email), Errors::none())).into_response())
        }
        Err(link) => Ok(gone(ui, Some(&link))),
    }
}

pub async fn send(
    State(app): State<App>,
    ui: Ui,
    from: Sender,
    Path(token): Path<String>,
    FormBody(form): FormBody<Form>,
) -> Result<Response> {
    app.limits.recovery(from.address)?;
    let own = match actions::look(&app, &token).await? {
        Ok(own) => own,
        Err(link) => return Ok(gone(ui, Some(&link))),
    };
    let mut errors = Errors::none();
    fields::new_password(
        (&form.password, &form.password_repeat),
        app.config.signup.password_policy,
        &[&own.email, &own.name],
        &ui,
        &mut errors,
    );
    if !errors.is_empty() {
        let page = FormPage::new(&app, ui.clone(), (token, own.email), errors);
        return Ok(Invalid(ui, page).into_response());
    }
    match actions::set_password(&app, &token, &own, form.password, &from).await {
        Ok(()) => Ok(Flash::PasswordSet.on(see_other("/admin/sign-in"))),
        Err(AppError::Gone) => Ok(gone(ui, None)),
        Err(other) => Err(other),
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Form {
    password: String,
    password_repeat: String,
}

#[derive(Template)]
#[template(path = "staff/link.html")]
struct FormPage {
    ui: Ui,
    token: String,
    email: String,
    errors: Errors,
    rule: String,
}

impl FormPage {
    fn new(app: &App, ui: Ui, (token, email): (String, String), errors: Errors) -> FormPage {
        let rule = fields::password_rule(app.config.signup.password_policy, &ui);
        FormPage {
            ui,
            token,
            email,
            errors,
            rule,
        }
    }
}

#[derive(Template)]
#[template(path = "staff/gone.html")]
struct GonePage {
    ui: Ui,
    /// The time it was used, if it was.
    used_on: Option<String>,
}

fn gone(ui: Ui, link: Option<&Link>) -> Response {
    let used_on = link.and_then(|link| link.used_at).map(|at| ui.time(at));
    render(StatusCode::GONE, &GonePage { ui, used_on })
}
