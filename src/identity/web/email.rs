//! `/profile/email`: another address to sign in with.

use crate::app::App;
use crate::base::Email;
use crate::identity::Customer;
use crate::identity::actions::{From, email, profile};
use crate::identity::fields;
use crate::identity::store::profile::Person;
use crate::t;
use crate::web::{Errors, Flash, FormBody, Invalid, Page, Result, Ui, see_other};
use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

pub async fn form(ui: Ui, customer: Customer) -> Response {
    let (form, errors) = (Form::default(), Errors::none());
    let present = customer.email.clone();
    Page(FormPage {
        ui,
        present,
        form,
        errors,
    })
    .into_response()
}

pub async fn send(
    State(app): State<App>,
    ui: Ui,
    customer: Customer,
    from: From,
    FormBody(form): FormBody<Form>,
) -> Result<Response> {
    app.limits.sign_in(from.address)?;
    let person = profile::person(&app, customer.id).await?;
    let mut errors = Errors::none();
    let new = form.address(&person, &ui, &mut errors);
    check_password(&app, &person, &form.password, &ui, &mut errors).await?;
    if let (Some(new), true) = (new, errors.is_empty()) {
        email::ask(&app, &person, &new, &from).await?;
        return Ok(Flash::EmailAsked.on(see_other("/profile")));
    }
    let page = FormPage {
        ui: ui.clone(),
        present: person.email,
        form,
        errors,
    };
    Ok(Invalid(ui, page).into_response())
}

/// Judges the present password, typed into `password`, that grave changes ask for.
pub async fn check_password(
    app: &App,
    person: &Person,
    typed: &str,
    ui: &Ui,
    errors: &mut Errors,
) -> Result<()> {
    if typed.is_empty() {
        errors.add("password", t!(ui, "identity-error-current-empty"));
    } else if !profile::is_present(app, person, typed).await? {
        errors.add("password", t!(ui, "identity-error-current"));
    }
    Ok(())
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Form {
    email: String,
    password: String,
}

impl Form {
    fn address(&self, person: &Person, ui: &Ui, errors: &mut Errors) -> Option<Email> {
        let new = fields::email(&self.email, ui, errors)?;
        if new.as_str() == person.email {
            errors.add("email", t!(ui, "profile-email-same"));
            return None;
        }
        Some(new)
    }
}

#[derive(Template)]
#[template(path = "identity/email.html")]
struct FormPage {
    ui: Ui,
    present: String,
    form: Form,
    errors: Errors,
}
