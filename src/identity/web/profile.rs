//! `/profile`, `/profile/name`, `/profile/birthday`, `/profile/password`.

use crate::app::App;
use crate::base::Phone;
use crate::identity::Customer;
use crate::identity::actions::{From, profile};
use crate::identity::fields;
use crate::identity::store::profile::Person;
use crate::t;
use crate::web::{Errors, Flash, FormBody, Invalid, Page, Result, Ui, see_other};
use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use tower_sessions::Session;

#[derive(Template)]
#[template(path = "identity/profile.html")]
struct ProfilePage {
    ui: Ui,
    person: Person,
    phone: Option<String>,
    birth_date: Option<String>,
    /// An address that is not confirmed yet.
    awaited: Option<String>,
}

pub async fn page(State(app): State<App>, ui: Ui, customer: Customer) -> Result<Response> {
    let person = profile::person(&app, customer.id).await?;
    let phone = person
        .phone
        .as_deref()
        .and_then(|phone| Phone::parse(phone).ok())
        .map(|phone| phone.pretty());
    let birth_date = person.birth_date.map(|day| ui.long_date(day));
    let awaited = profile::awaited_email(&app, customer.id).await?;
    Ok(Page(ProfilePage {
        ui,
        person,
        phone,
        birth_date,
        awaited,
    })
    .into_response())
}

pub async fn name_form(State(app): State<App>, ui: Ui, customer: Customer) -> Result<Response> {
    let person = profile::person(&app, customer.id).await?;
    let form = NameForm {
        last_name: person.last_name,
        first_name: person.first_name,
        middle_name: person.middle_name,
        gender: person.gender.unwrap_or_default(),
    };
    Ok(Page(NamePage {
        ui,
        form,
        errors: Errors::none(),
    })
    .into_response())
}

pub async fn name_send(
    State(app): State<App>,
    ui: Ui,
    customer: Customer,
    from: From,
    FormBody(form): FormBody<NameForm>,
) -> Result<Response> {
    let mut errors = Errors::none();
    let e = &mut errors;
    let last = fields::name(
        &form.last_name,
        "last_name",
        Some(t!(ui, "identity-error-last-name")),
        &ui,
        e,
    );
    let first = fields::name(
        &form.first_name,
        "first_name",
        Some(t!(ui, "identity-error-first-name")),
        &ui,
        e,
    );
    let middle = fields::name(&form.middle_name, "middle_name", None, &ui, e);
    let gender = fields::gender(&form.gender, &ui, e);
    if !errors.is_empty() {
        return Ok(Invalid(ui.clone(), NamePage { ui, form, errors }).into_response());
    }
    profile::rename(&app, customer.id, [&last, &first, &middle], gender, &from).await?;
    Ok(Flash::Saved.on(see_other("/profile")))
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct NameForm {
    last_name: String,
    first_name: String,
    middle_name: String,
    gender: String,
}

#[derive(Template)]
#[template(path = "identity/name.html")]
struct NamePage {
    ui: Ui,
    form: NameForm,
    errors: Errors,
}

pub async fn birthday_form(State(app): State<App>, ui: Ui, customer: Customer) -> Result<Response> {
    let person = profile::person(&app, customer.id).await?;
    let birth_date = person.birth_date.map(|day| ui.date(day));
    let form = BirthdayForm {
        birth_date: birth_date.unwrap_or_default(),
    };
    let errors = Errors::none();
    Ok(Page(BirthdayPage { ui, form, errors }).into_response())
}

pub async fn birthday_send(
    State(app): State<App>,
    ui: Ui,
    customer: Customer,
    from: From,
    FormBody(form): FormBody<BirthdayForm>,
) -> Result<Response> {
    let mut errors = Errors::none();
    let day = fields::birth_date(&form.birth_date, &ui, &mut errors);
    if !errors.is_empty() {
        return Ok(Invalid(ui.clone(), BirthdayPage { ui, form, errors }).into_response());
    }
    profile::set_birth_date(&app, customer.id, day, &from).await?;
    Ok(Flash::Saved.on(see_other("/profile")))
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct BirthdayForm {
    birth_date: String,
}

#[derive(Template)]
#[template(path = "identity/birthday.html")]
struct BirthdayPage {
    ui: Ui,
    form: BirthdayForm,
    errors: Errors,
}

pub async fn password_form(State(app): State<App>, ui: Ui, _: Customer) -> Response {
    Page(PasswordPage::new(&app, ui, Errors::none())).into_response()
}

pub async fn password_send(
    State(app): State<App>,
    ui: Ui,
    customer: Customer,
    (session, from): (Session, From),
    FormBody(form): FormBody<PasswordForm>,
) -> Result<Response> {
    app.limits.sign_in(from.address)?;
    let person = profile::person(&app, customer.id).await?;
    let mut errors = Errors::none();
    if form.current.is_empty() {
        errors.add("current", t!(ui, "identity-error-current-empty"));
    } else if !profile::is_present(&app, &person, &form.current).await? {
        errors.add("current", t!(ui, "identity-error-current"));
    }
    let policy = app.config.signup.password_policy;
    fields::new_password(
        (&form.password, &form.password_repeat),
        policy,
        &person.words(),
        &ui,
        &mut errors,
    );
    if !errors.is_empty() {
        return Ok(Invalid(ui.clone(), PasswordPage::new(&app, ui, errors)).into_response());
    }
    profile::change_password(&app, &person, form.password, session.id().as_ref(), &from).await?;
    Ok(Flash::PasswordChanged.on(see_other("/profile")))
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct PasswordForm {
    current: String,
    password: String,
    password_repeat: String,
}

#[derive(Template)]
#[template(path = "identity/password.html")]
struct PasswordPage {
    ui: Ui,
    errors: Errors,
    rule: String,
}

impl PasswordPage {
    fn new(app: &App, ui: Ui, errors: Errors) -> PasswordPage {
        let rule = fields::password_rule(app.config.signup.password_policy, &ui);
        PasswordPage { ui, errors, rule }
    }
}
