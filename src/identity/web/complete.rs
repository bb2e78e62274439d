//! `/profile/complete`: what the sign-up left out, asked once.

use super::asked;
use crate::app::App;
use crate::identity::Customer;
use crate::identity::actions::From;
use crate::identity::actions::profile::{self, Rest};
use crate::identity::fields;
use crate::identity::store::profile::Person;
use crate::web::page::own_path;
use crate::web::{Errors, FormBody, Invalid, Page, Result, Ui, see_other};
use askama::Template;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

const HOME: &str = "/home";

pub async fn form(
    State(app): State<App>,
    ui: Ui,
    customer: Customer,
    Query(query): Query<Vec<(String, String)>>,
) -> Result<Response> {
    let next = own_path(&asked(query, "next"), "");
    let person = profile::person(&app, customer.id).await?;
    if person.completed {
        return Ok(see_other(&own_path(&next, HOME)));
    }
    let form = Form {
        next,
        ..Form::default()
    };
    Ok(Page(FormPage {
        ui,
        person,
        form,
        errors: Errors::none(),
    })
    .into_response())
}

pub async fn send(
    State(app): State<App>,
    ui: Ui,
    customer: Customer,
    from: From,
    FormBody(form): FormBody<Form>,
) -> Result<Response> {
    let person = profile::person(&app, customer.id).await?;
    let next = own_path(&form.next, HOME);
    if person.completed {
        return Ok(see_other(&next));
    }
    match form.parse(&person, &ui) {
        Ok(rest) => {
            profile::complete(&app, customer.id, rest, &from).await?;
            Ok(see_other(&next))
        }
        Err(errors) => Ok(Invalid(
            ui.clone(),
            FormPage {
                ui,
                person,
                form,
                errors,
            },
        )
        .into_response()),
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Form {
    phone: String,
    middle_name: String,
    birth_date: String,
    gender: String,
    next: String,
}

impl Form {
    /// Only what is missing is read.
    fn parse(&self, person: &Person, ui: &Ui) -> std::result::Result<Rest, Errors> {
        let mut errors = Errors::none();
        let mut rest = Rest::default();
        if person.phone.is_none() {
            rest.phone = fields::phone(&self.phone, true, ui, &mut errors);
        }
        if person.middle_name.is_empty() {
            rest.middle_name =
                fields::name(&self.middle_name, "middle_name", None, ui, &mut errors);
        }
        if person.birth_date.is_none() {
            rest.birth_date = fields::birth_date(&self.birth_date, ui, &mut errors);
        }
        if person.gender.is_none() {
            rest.gender = fields::gender(&self.gender, ui, &mut errors);
        }
        errors.into_result(rest)
    }
}

#[derive(Template)]
#[template(path = "identity/complete.html")]
struct FormPage {
    ui: Ui,
    person: Person,
    form: Form,
    errors: Errors,
}
