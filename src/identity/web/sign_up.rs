//! `/sign-up/email`: who are you, and how will you sign in.

use super::sent;
use crate::app::App;
use crate::config::SignupMethod;
use crate::identity::actions::From;
use crate::identity::actions::sign_up::{self, NewPerson};
use crate::identity::fields;
use crate::t;
use crate::web::{AppError, Errors, FormBody, Invalid, Page, Result, Ui};
use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

pub async fn form(State(app): State<App>, ui: Ui) -> Result<Response> {
    is_offered(&app)?;
    Ok(Page(FormPage::new(&app, ui, Form::default(), Errors::none())).into_response())
}

pub async fn send(
    State(app): State<App>,
    ui: Ui,
    from: From,
    FormBody(form): FormBody<Form>,
) -> Result<Response> {
    is_offered(&app)?;
    app.limits.sign_up(from.address)?;
    match form.parse(&app, &ui) {
        Ok(person) => {
            let letter = sign_up::sign_up(&app, person, &from).await?;
            Ok(sent::go(&app, &letter))
        }
        Err(errors) => {
            Ok(Invalid(ui.clone(), FormPage::new(&app, ui, form, errors)).into_response())
        }
    }
}

fn is_offered(app: &App) -> Result<()> {
    let offered = app.config.signup.methods.contains(&SignupMethod::Email);
    offered.then_some(()).ok_or(AppError::NotFound)
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Form {
    email: String,
    password: String,
    password_repeat: String,
    last_name: String,
    first_name: String,
    middle_name: String,
    phone: String,
    birth_date: String,
    gender: String,
    consent: String,
    marketing: String,
}

impl Form {
    fn parse(&self, app: &App, ui: &Ui) -> std::result::Result<NewPerson, Errors> {
        let mut errors = Errors::none();
        let e = &mut errors;
        let email = fields::email(&self.email, ui, e);
        let own = [
            &*self.email,
            &self.last_name,
            &self.first_name,
            &self.middle_name,
        ];
        let policy = app.config.signup.password_policy;
        fields::new_password((&self.password, &self.password_repeat), policy, &own, ui, e);
        let last_name = fields::name(
            &self.last_name,
            "last_name",
            Some(t!(ui, "identity-error-last-name")),
            ui,
            e,
        );
        let first_name = fields::name(
            &self.first_name,
            "first_name",
            Some(t!(ui, "identity-error-first-name")),
            ui,
            e,
        );
        let middle_name = fields::name(&self.middle_name, "middle_name", None, ui, e);
        let phone = fields::phone(&self.phone, false, ui, e);
        let birth_date = fields::birth_date(&self.birth_date, ui, e);
        let gender = fields::gender(&self.gender, ui, e);
        if !fields::ticked(&self.consent) {
            e.add("consent", t!(ui, "identity-error-consent"));
        }
        let Some(email) = email else {
            return Err(errors);
        };
        errors.into_result(NewPerson {
            email,
            password: self.password.clone(),
            last_name,
            first_name,
            middle_name,
            phone,
            birth_date,
            gender,
            marketing: fields::ticked(&self.marketing),
        })
    }
}

#[derive(Template)]
#[template(path = "identity/sign_up.html")]
struct FormPage {
    ui: Ui,
    form: Form,
    errors: Errors,
    rule: String,
}

impl FormPage {
    fn new(app: &App, ui: Ui, form: Form, errors: Errors) -> FormPage {
        let rule = fields::password_rule(app.config.signup.password_policy, &ui);
        FormPage {
            ui,
            form,
            errors,
            rule,
        }
    }
}
