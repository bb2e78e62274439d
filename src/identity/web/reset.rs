//! `/password/reset/{token}`: a new password by the link of a letter.

use crate::app::App;
use crate::identity::actions::{From, recover};
use crate::identity::fields;
use crate::identity::store::links::Link;
use crate::web::page::render;
use crate::web::{AppError, Errors, Flash, FormBody, Invalid, Page, Result, Ui, see_other};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

pub async fn form(State(app): State<App>, ui: Ui, Path(token): Path<String>) -> Result<Response> {
    match recover::look(&app, &token).await? {
        Ok(_) => Ok(Page(FormPage::new(&app, ui, token, Errors::none())).into_response()),
        Err(link) => Ok(gone(ui, Some(&link))),
    }
}

pub async fn send(
    State(app): State<App>,
    ui: Ui,
    from: From,
    Path(token): Path<String>,
    FormBody(form): FormBody<Form>,
) -> Result<Response> {
    app.limits.recovery(from.address)?;
    let person = match recover::look(&app, &token).await? {
        Ok(person) => person,
        Err(link) => return Ok(gone(ui, Some(&link))),
    };
    let mut errors = Errors::none();
    let policy = app.config.signup.password_policy;
    fields::new_password(
        (&form.password, &form.password_repeat),
        policy,
        &person.words(),
        &ui,
        &mut errors,
    );
    if !errors.is_empty() {
        return Ok(Invalid(ui.clone(), FormPage::new(&app, ui, token, errors)).into_response());
    }
    match recover::reset(&app, &token, &person, form.password, &from).await {
        Ok(()) => Ok(Flash::PasswordSet.on(see_other("/sign-in"))),
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
#[template(path = "identity/reset.html")]
struct FormPage {
    ui: Ui,
    token: String,
    errors: Errors,
    rule: String,
}

impl FormPage {
    fn new(app: &App, ui: Ui, token: String, errors: Errors) -> FormPage {
        let rule = fields::password_rule(app.config.signup.password_policy, &ui);
        FormPage {
            ui,
            token,
            errors,
            rule,
        }
    }
}

#[derive(Template)]
#[template(path = "identity/reset_gone.html")]
struct GonePage {
    ui: Ui,
    /// The time it was used, if it was.
    used_on: Option<String>,
    replaced: bool,
}

fn gone(ui: Ui, link: Option<&Link>) -> Response {
    let used_on = link.and_then(|link| link.used_at).map(|at| ui.time(at));
    let replaced = link.is_some_and(|link| link.replaced);
    render(
        StatusCode::GONE,
        &GonePage {
            ui,
            used_on,
            replaced,
        },
    )
}
