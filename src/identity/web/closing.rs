//! `/profile/delete`: what goes, what stays, and closing the account.

use super::email::check_password;
use crate::app::App;
use crate::identity::Customer;
use crate::identity::actions::{From, closing, profile};
use crate::web::{Errors, Flash, FormBody, Invalid, Page, Result, Ui, see_other};
use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use tower_sessions::Session;

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Form {
    password: String,
}

#[derive(Template)]
#[template(path = "identity/closing.html")]
struct ClosingPage {
    ui: Ui,
    errors: Errors,
}

pub async fn form(ui: Ui, _: Customer) -> Response {
    let errors = Errors::none();
    Page(ClosingPage { ui, errors }).into_response()
}

pub async fn send(
    State(app): State<App>,
    ui: Ui,
    customer: Customer,
    (session, from): (Session, From),
    FormBody(form): FormBody<Form>,
) -> Result<Response> {
    app.limits.sign_in(from.address)?;
    let person = profile::person(&app, customer.id).await?;
    let mut errors = Errors::none();
    check_password(&app, &person, &form.password, &ui, &mut errors).await?;
    if !errors.is_empty() {
        return Ok(Invalid(ui.clone(), ClosingPage { ui, errors }).into_response());
    }
    closing::close(&app, &person, &from).await?;
    session.flush().await?;
    Ok(Flash::AccountClosed.on(see_other("/")))
}
