//! Linking in two pages: the number, then the control question. The second looks and answers the same
//! whether the number exists or not (CONTRACT §4 «Numbers»).

use crate::accounts::actions::{LinkOutcome, Linking, link};
use crate::accounts::model::Relation;
use crate::accounts::store::link as store;
use crate::app::App;
use crate::base::{AccountNumber, AccountNumberError};
use crate::config::LinkQuestion;
use crate::identity::{self, Customer};
use crate::t;
use crate::web::page::with_error_title;
use crate::web::{ClientAddress, Errors, Flash, FormBody, Invalid, Page, Result, Ui, see_other};
use askama::Template;
use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use tower_sessions::Session;

/// Key of the session: what the first page was told, for the second.
const PENDING: &str = "linking";
/// Longest own name of an account, in characters.
pub(super) const TITLE: usize = 60;
/// Longest answer, in characters.
const ANSWER: usize = 200;

#[derive(Serialize, Deserialize)]
struct Pending {
    number: String,
    relation: String,
    title: String,
}

#[derive(Deserialize, Default)]
pub struct NumberForm {
    #[serde(default)]
    number: String,
    #[serde(default)]
    relation: String,
    #[serde(default)]
    title: String,
}

#[derive(Template)]
#[template(path = "accounts/new.html")]
struct NumberPage {
    ui: Ui,
    form: NumberForm,
    errors: Errors,
    relations: Vec<(&'static str, String)>,
}

impl NumberPage {
    fn new(ui: Ui, form: NumberForm, errors: Errors) -> NumberPage {
        let relations = Relation::ALL
            .into_iter()
            .map(|relation| (relation.code(), relation_words(&ui, relation)))
            .collect();
        NumberPage {
            ui,
            form,
            errors,
            relations,
        }
    }
}

/// «Собственник» and the like.
pub(super) fn relation_words(ui: &Ui, relation: Relation) -> String {
    match relation {
        Relation::Owner => t!(ui, "accounts-relation-owner"),
        Relation::Tenant => t!(ui, "accounts-relation-tenant"),
        Relation::Family => t!(ui, "accounts-relation-family"),
        Relation::Lessee => t!(ui, "accounts-relation-lessee"),
        Relation::Representative => t!(ui, "accounts-relation-representative"),
    }
}

pub async fn number_form(_: Customer, ui: Ui) -> Response {
    Page(NumberPage::new(ui, NumberForm::default(), Errors::none())).into_response()
}

fn check(ui: &Ui, form: &NumberForm) -> std::result::Result<AccountNumber, Errors> {
    let mut errors = Errors::none();
    let number = AccountNumber::parse(&form.number);
    match number {
        Ok(_) => {}
        Err(AccountNumberError::Empty) => errors.add("number", t!(ui, "accounts-number-empty")),
        Err(_) => errors.add("number", t!(ui, "accounts-number-bad")),
    }
    if Relation::parse(form.relation.trim()).is_none() {
        errors.add("relation", t!(ui, "accounts-relation-empty"));
    }
    if form.title.trim().chars().count() > TITLE {
        errors.add("title", t!(ui, "accounts-title-long", n = TITLE));
    }
    match number {
        Ok(number) => errors.into_result(number),
        Err(_) => Err(errors),
    }
}

pub async fn number(
    customer: Customer,
    ui: Ui,
    State(app): State<App>,
    session: Session,
    FormBody(form): FormBody<NumberForm>,
) -> Result<Response> {
    let number = match check(&ui, &form) {
        Ok(number) => number,
        Err(errors) => {
            let page = NumberPage::new(ui.clone(), form, errors);
            return Ok(Invalid(ui, page).into_response());
        }
    };
    let mut db = app.db.acquire().await?;
    let found = store::candidates(&mut db, &number, Some(customer.id)).await?;
    // Where several households have the number, the other one may be meant: the answer decides.
    if let [only] = found.as_slice()
        && only.linked
    {
        return Ok(see_other(&format!("/accounts/{}", only.account)));
    }
    let pending = Pending {
        number: number.as_str().to_owned(),
        relation: form.relation.trim().to_owned(),
        title: form.title.trim().to_owned(),
    };
    identity::put(&session, PENDING, pending).await?;
    Ok(see_other("/accounts/new/verify"))
}

#[derive(Deserialize, Default)]
pub struct AnswerForm {
    #[serde(default)]
    question: String,
    #[serde(default)]
    answer: String,
}

/// A control question as forms offer it.
pub struct QuestionChoice {
    pub code: &'static str,
    pub words: String,
    /// Where on the bill its answer stands.
    pub hint: String,
}

#[derive(Template)]
#[template(path = "accounts/verify.html")]
struct AnswerPage {
    ui: Ui,
    number: String,
    form: AnswerForm,
    errors: Errors,
    questions: Vec<QuestionChoice>,
}

impl AnswerPage {
    fn new(ui: Ui, app: &App, pending: &Pending, form: AnswerForm, errors: Errors) -> AnswerPage {
        let questions = choices(&ui, app);
        AnswerPage {
            ui,
            number: pending.number.clone(),
            form,
            errors,
            questions,
        }
    }
    fn chosen(&self, place: &usize, code: &str) -> bool {
        self.form.question == code || (self.form.question.is_empty() && *place == 0)
    }
}

/// Every question of the settings.
pub fn choices(ui: &Ui, app: &App) -> Vec<QuestionChoice> {
    let questions = app.config.linking.questions.iter();
    questions.map(|question| choice(ui, *question)).collect()
}

/// The question, and where on the bill its answer stands.
fn choice(ui: &Ui, question: LinkQuestion) -> QuestionChoice {
    let (words, hint) = match question {
        LinkQuestion::LinkCode => (
            t!(ui, "accounts-question-link-code"),
            t!(ui, "accounts-question-link-code-hint"),
        ),
        LinkQuestion::BillTotal => (
            t!(ui, "accounts-question-bill-total"),
            t!(ui, "accounts-question-bill-total-hint"),
        ),
        LinkQuestion::LastPayment => (
            t!(ui, "accounts-question-last-payment"),
            t!(ui, "accounts-question-last-payment-hint"),
        ),
        LinkQuestion::Surname => (
            t!(ui, "accounts-question-surname"),
            t!(ui, "accounts-question-surname-hint"),
        ),
        LinkQuestion::FullName => (
            t!(ui, "accounts-question-full-name"),
            t!(ui, "accounts-question-full-name-hint"),
        ),
        LinkQuestion::MeterSerial => (
            t!(ui, "accounts-question-meter-serial"),
            t!(ui, "accounts-question-meter-serial-hint"),
        ),
    };
    QuestionChoice {
        code: question.as_str(),
        words,
        hint,
    }
}

/// What the first page was told; none when it was skipped or the session is another.
async fn pending(session: &Session) -> Result<Option<(Pending, AccountNumber, Relation)>> {
    let Some(pending) = session.get::<Pending>(PENDING).await? else {
        return Ok(None);
    };
    let number = AccountNumber::parse(&pending.number).ok();
    let relation = Relation::parse(&pending.relation);
    Ok(number
        .zip(relation)
        .map(|(number, relation)| (pending, number, relation)))
}

pub async fn answer_form(
    _: Customer,
    ui: Ui,
    State(app): State<App>,
    session: Session,
) -> Result<Response> {
    let Some((pending, ..)) = pending(&session).await? else {
        return Ok(see_other("/accounts/new"));
    };
    let page = AnswerPage::new(ui, &app, &pending, AnswerForm::default(), Errors::none());
    Ok(Page(page).into_response())
}

/// The question that was chosen; errors where it is none of the settings', or the answer is no answer.
pub fn read(
    ui: &Ui,
    app: &App,
    question: &str,
    answer: &str,
) -> std::result::Result<LinkQuestion, Errors> {
    let mut errors = Errors::none();
    let asked = LinkQuestion::try_from(question.trim().to_owned());
    let asked = asked
        .ok()
        .filter(|question| app.config.linking.questions.contains(question));
    if asked.is_none() {
        errors.add("question", t!(ui, "accounts-question-empty"));
    }
    match answer.trim().chars().count() {
        0 => errors.add("answer", t!(ui, "accounts-answer-empty")),
        1..=ANSWER => {}
        _ => errors.add("answer", t!(ui, "accounts-answer-long", n = ANSWER)),
    }
    match asked {
        Some(question) => errors.into_result(question),
        None => Err(errors),
    }
}

pub async fn answer(
    customer: Customer,
    (ui, from, session): (Ui, ClientAddress, Session),
    State(app): State<App>,
    FormBody(form): FormBody<AnswerForm>,
) -> Result<Response> {
    let Some((pending, number, relation)) = pending(&session).await? else {
        return Ok(see_other("/accounts/new"));
    };
    let errors = match read(&ui, &app, &form.question, &form.answer) {
        Err(errors) => errors,
        Ok(question) => {
            let asked = Linking {
                customer: &customer,
                from,
                number: &number,
                relation,
                title: &pending.title,
                question,
                answer: form.answer.trim(),
            };
            match link(&app, &asked).await? {
                LinkOutcome::Linked(account) => {
                    session.remove::<Pending>(PENDING).await?;
                    let page = see_other(&format!("/accounts/{account}"));
                    return Ok(Flash::AccountLinked.on(page));
                }
                LinkOutcome::Locked(seconds) => return Ok(locked(ui, seconds)),
                LinkOutcome::Taken => Errors::one("answer", t!(ui, "accounts-taken")),
                LinkOutcome::Wrong => Errors::one("answer", t!(ui, "accounts-wrong")),
            }
        }
    };
    let page = AnswerPage::new(ui.clone(), &app, &pending, form, errors);
    Ok(Invalid(ui, page).into_response())
}

#[derive(Template)]
#[template(path = "accounts/locked.html")]
struct LockedPage {
    ui: Ui,
    wait: String,
}

/// 429 with the time left.
pub fn locked(ui: Ui, seconds: u64) -> Response {
    let wait = ui.wait(seconds);
    let page = LockedPage {
        ui: ui.clone(),
        wait,
    };
    let mut response = with_error_title(&ui, StatusCode::TOO_MANY_REQUESTS, &page);
    let headers = response.headers_mut();
    headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    response
}
