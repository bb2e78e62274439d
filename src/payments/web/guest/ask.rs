//! `/pay`: number, control question and answer on one screen. It looks and answers the same whether the
//! number exists or not (CONTRACT 4, «Numbers»).

use crate::accounts::questions::{self, QuestionChoice};
use crate::accounts::{Claim, Prover};
use crate::app::App;
use crate::base::{AccountNumber, AccountNumberError};
use crate::config::LinkQuestion;
use crate::identity::Customer;
use crate::payments::guest::{self, Asked};
use crate::t;
use crate::web::{ClientAddress, Errors, FormBody, Invalid, Page, Result, Ui, see_other};
use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Form {
    number: String,
    question: String,
    answer: String,
}

#[derive(Template)]
#[template(path = "payments/guest/ask.html")]
struct AskPage {
    ui: Ui,
    form: Form,
    errors: Errors,
    questions: Vec<QuestionChoice>,
}

impl AskPage {
    fn new(ui: Ui, app: &App, form: Form, errors: Errors) -> AskPage {
        AskPage {
            questions: questions::choices(&ui, app),
            ui,
            form,
            errors,
        }
    }
    fn chosen(&self, place: &usize, code: &str) -> bool {
        self.form.question == code || (self.form.question.is_empty() && *place == 0)
    }
}

pub async fn form(ui: Ui, State(app): State<App>) -> Response {
    Page(AskPage::new(ui, &app, Form::default(), Errors::none())).into_response()
}

pub async fn answer(
    customer: Option<Customer>,
    (ui, from): (Ui, ClientAddress),
    State(app): State<App>,
    FormBody(form): FormBody<Form>,
) -> Result<Response> {
    let errors = match read(&ui, &app, &form) {
        Err(errors) => errors,
        Ok((number, question)) => {
            let claim = Claim {
                who: customer.map_or(Prover::Visitor, |customer| Prover::Customer(customer.id)),
                from,
                number: &number,
                question,
                answer: form.answer.trim(),
            };
            match guest::ask(&app, &claim).await? {
                Asked::Opened(token) => return Ok(see_other(&format!("/b/{}", token.as_str()))),
                Asked::Locked(seconds) => return Ok(questions::locked(ui, seconds)),
                Asked::Wrong => Errors::one("answer", t!(ui, "accounts-wrong")),
            }
        }
    };
    let page = AskPage::new(ui.clone(), &app, form, errors);
    Ok(Invalid(ui, page).into_response())
}

/// Refused at once is only what cannot be a number, a question or an answer.
fn read(
    ui: &Ui,
    app: &App,
    form: &Form,
) -> std::result::Result<(AccountNumber, LinkQuestion), Errors> {
    let mut errors = Errors::none();
    let number = AccountNumber::parse(&form.number);
    match number {
        Ok(_) => {}
        Err(AccountNumberError::Empty) => errors.add("number", t!(ui, "accounts-number-empty")),
        Err(_) => errors.add("number", t!(ui, "accounts-number-bad")),
    }
    let question = questions::read(ui, app, &form.question, &form.answer);
    match (number, question) {
        (Ok(number), Ok(question)) => Ok((number, question)),
        (_, question) => {
            for (field, sentence) in question.err().iter().flat_map(Errors::all) {
                errors.add(field, sentence);
            }
            Err(errors)
        }
    }
}
