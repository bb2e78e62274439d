//! `/profile/phone`: the number, then the code that the SMS brought; both on one path.

use super::asked;
use crate::app::App;
use crate::base::Phone;
use crate::identity::Customer;
use crate::identity::actions::phone::{self, Typed};
use crate::identity::actions::{From, profile};
use crate::identity::fields;
use crate::identity::store::phone::Code;
use crate::identity::store::profile::Person;
use crate::t;
use crate::web::{Errors, Flash, FormBody, Invalid, Page, Result, Ui, see_other};
use askama::Template;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

/// While a code is awaited, its form; `?change` leads back to the number.
pub async fn form(
    State(app): State<App>,
    ui: Ui,
    customer: Customer,
    Query(query): Query<Vec<(String, String)>>,
) -> Result<Response> {
    if asked(query, "change").is_empty()
        && let Some(open) = phone::awaited(&app, customer.id).await?
    {
        return Ok(Page(CodePage::new(ui, &open, Errors::none())).into_response());
    }
    let known = customer.phone.as_deref().map(pretty).unwrap_or_default();
    let page = PhonePage {
        ui,
        phone: known,
        errors: Errors::none(),
    };
    Ok(Page(page).into_response())
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
    match (form.phone, form.code) {
        (None, Some(code)) => typed(&app, ui, &person, &code, &from).await,
        (phone, _) => number(&app, ui, &person, phone.unwrap_or_default(), &from).await,
    }
}

async fn number(
    app: &App,
    ui: Ui,
    person: &Person,
    written: String,
    from: &From,
) -> Result<Response> {
    let mut errors = Errors::none();
    let Some(number) = fields::phone(&written, true, &ui, &mut errors) else {
        let page = PhonePage {
            ui: ui.clone(),
            phone: written,
            errors,
        };
        return Ok(Invalid(ui, page).into_response());
    };
    if person.phone_confirmed && person.phone.as_deref() == Some(number.as_str()) {
        return Ok(Flash::PhoneConfirmed.on(see_other("/profile")));
    }
    phone::ask(app, person, &number, from).await?;
    Ok(see_other("/profile/phone"))
}

async fn typed(app: &App, ui: Ui, person: &Person, code: &str, from: &From) -> Result<Response> {
    let open = phone::awaited(app, person.id).await?;
    let digits: String = code.split_whitespace().collect();
    let sentence = if digits.is_empty() {
        t!(ui, "profile-code-empty")
    } else {
        match phone::check(app, person, &digits, from).await? {
            Typed::Right => return Ok(Flash::PhoneConfirmed.on(see_other("/profile"))),
            Typed::Wrong(left) => t!(ui, "profile-code-wrong", n = left),
            Typed::Over => t!(ui, "profile-code-over"),
        }
    };
    let errors = Errors::one("code", sentence);
    let page = match open {
        Some(open) => CodePage::new(ui.clone(), &open, errors),
        None => CodePage {
            ui: ui.clone(),
            number: String::new(),
            e164: String::new(),
            minutes: phone::KEPT.num_minutes(),
            errors,
        },
    };
    Ok(Invalid(ui, page).into_response())
}

/// Which of the two was sent decides which is read.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Form {
    phone: Option<String>,
    code: Option<String>,
}

fn pretty(phone: &str) -> String {
    Phone::parse(phone).map_or_else(|_| phone.to_owned(), |phone| phone.pretty())
}

#[derive(Template)]
#[template(path = "identity/phone.html")]
struct PhonePage {
    ui: Ui,
    phone: String,
    errors: Errors,
}

#[derive(Template)]
#[template(path = "identity/phone_code.html")]
struct CodePage {
    ui: Ui,
    /// Empty where no code is open.
    number: String,
    e164: String,
    minutes: i64,
    errors: Errors,
}

impl CodePage {
    fn new(ui: Ui, open: &Code, errors: Errors) -> CodePage {
        CodePage {
            ui,
            number: pretty(&open.phone),
            e164: open.phone.clone(),
            minutes: phone::KEPT.num_minutes(),
            errors,
        }
    }
}
