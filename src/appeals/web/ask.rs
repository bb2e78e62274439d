//! `/help/ask`: a question from somebody who cannot sign in. The answer goes by letter or telephone.

use super::form;
use crate::app::App;
use crate::appeals::actions::{self, Asking, Said, Who};
use crate::appeals::model;
use crate::appeals::store::appeals::{self, Appeal, Which};
use crate::base::{Email, EmailError, Phone, PhoneError};
use crate::identity::Customer;
use crate::identity::challenge::{self, Brought, Challenge, Counted};
use crate::t;
use crate::web::page::with_error_title;
use crate::web::{AppError, ClientAddress, Errors, FormBody, Invalid, Page, Result, Ui, see_other};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use uuid::Uuid;

/// The topic of every such question.
const TOPIC: &str = "other";

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Form {
    name: String,
    email: String,
    phone: String,
    text: String,
    form_id: String,
    altcha: String,
    wait: String,
}

#[derive(Template)]
#[template(path = "appeals/ask.html")]
struct AskPage {
    ui: Ui,
    form: Form,
    errors: Errors,
    challenge: Option<Challenge>,
    signed_in: bool,
}

pub async fn form(customer: Option<Customer>, ui: Ui) -> Response {
    let form = Form {
        form_id: Uuid::new_v4().to_string(),
        ..Form::default()
    };
    Page(AskPage {
        ui,
        form,
        errors: Errors::none(),
        challenge: None,
        signed_in: customer.is_some(),
    })
    .into_response()
}

pub async fn send(
    customer: Option<Customer>,
    State(app): State<App>,
    ui: Ui,
    from: ClientAddress,
    FormBody(mut form): FormBody<Form>,
) -> Result<Response> {
    app.limits.asking(from)?;
    form.form_id = form::form_id(&form.form_id).to_string();
    let question = match form.parse(&ui) {
        Ok(question) => question,
        Err(errors) => {
            let page = AskPage {
                ui: ui.clone(),
                form,
                errors,
                challenge: None,
                signed_in: customer.is_some(),
            };
            return Ok(Invalid(ui, page).into_response());
        }
    };
    if let Some(challenge) = must_prove(&app, from, &form).await? {
        return Ok(prove(ui, form, challenge));
    }
    let asking = Asking {
        who: Who::Visitor {
            name: &question.name,
            email: question.email.as_ref(),
            phone: question.phone.as_ref(),
        },
        topic: TOPIC,
        account: None,
        supplier: None,
        lang: ui.lang,
        from,
    };
    let said = Said {
        form_id: form::form_id(&form.form_id),
        text: question.text.clone(),
        files: Vec::new(),
    };
    actions::open(&app, &asking, said).await?;
    Ok(see_other(&format!("/help/ask/{}", form.form_id)))
}

/// A puzzle or a wait once questions from one address pile up; counted apart from sign-in by its key.
async fn must_prove(app: &App, from: ClientAddress, form: &Form) -> Result<Option<Challenge>> {
    let whose = Counted::new(&format!("ask {}", from.group()), from);
    let brought = Brought {
        altcha: &form.altcha,
        wait: &form.wait,
    };
    let mut db = app.db.acquire().await?;
    if !challenge::count(app, &mut db, &whose).await?
        || challenge::accept(app, &mut db, &whose, &brought).await?
    {
        return Ok(None);
    }
    Ok(Some(challenge::give(app, &whose, &brought)?))
}

/// 429 with the form: nothing was stored yet.
fn prove(ui: Ui, form: Form, challenge: Challenge) -> Response {
    let seconds = challenge.seconds;
    let errors = Errors::one("", t!(ui, "appeals-error-prove", wait = ui.wait(seconds)));
    let page = AskPage {
        ui: ui.clone(),
        form,
        errors,
        challenge: Some(challenge),
        signed_in: false,
    };
    let mut response = with_error_title(&ui, StatusCode::TOO_MANY_REQUESTS, &page);
    response
        .headers_mut()
        .insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    response
}

/// A form that holds.
struct Question {
    name: String,
    email: Option<Email>,
    phone: Option<Phone>,
    text: String,
}

impl Form {
    fn parse(&self, ui: &Ui) -> std::result::Result<Question, Errors> {
        let mut errors = Errors::none();
        let e = &mut errors;
        let name = model::line(&self.name);
        if name.is_empty() {
            e.add("name", t!(ui, "appeals-error-name-empty"));
        } else if name.chars().count() > model::NAME {
            e.add("name", t!(ui, "appeals-error-name-long", n = model::NAME));
        }
        let (email, phone) = (Email::parse(&self.email), Phone::parse(&self.phone));
        match (&email, &phone) {
            (Err(EmailError::Empty), Err(PhoneError::Empty)) => {
                e.add("email", t!(ui, "appeals-error-contact"));
            }
            (Err(wrong), _) if *wrong != EmailError::Empty => {
                e.add("email", t!(ui, "identity-error-email"));
            }
            _ => {}
        }
        if phone
            .as_ref()
            .is_err_and(|wrong| *wrong != PhoneError::Empty)
        {
            e.add("phone", t!(ui, "identity-error-phone"));
        }
        let text = form::text(&self.text, ui, e);
        errors.into_result(Question {
            name,
            email: email.ok(),
            phone: phone.ok(),
            text,
        })
    }
}

#[derive(Template)]
#[template(path = "appeals/asked.html")]
struct AskedPage {
    ui: Ui,
    appeal: Appeal,
    /// Where the answer goes, masked: the page may stay open on a screen of others.
    email: String,
    phone: String,
}

/// What was sent: its number, and when and how the answer comes. Who knows the form's id may see that.
pub async fn sent(State(app): State<App>, ui: Ui, Path(form_id): Path<String>) -> Result<Response> {
    let form_id = Uuid::try_parse(&form_id).map_err(|_| AppError::NotFound)?;
    let found = appeals::find(&mut *app.db.acquire().await?, Which::Form(form_id)).await?;
    let appeal = found
        .filter(|appeal| appeal.customer_id.is_none() && appeal.supplier_code.is_none())
        .ok_or(AppError::NotFound)?;
    let email = Email::parse(&appeal.email).map(|email| email.masked());
    let phone = Phone::parse(&appeal.phone).map(|phone| phone.masked());
    let page = AskedPage {
        email: email.unwrap_or_default(),
        phone: phone.unwrap_or_default(),
        appeal,
        ui,
    };
    Ok(Page(page).into_response())
}
