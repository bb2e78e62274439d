//! `/invitation/{token}`: somebody moves in from an older portal by the link of a letter.

use crate::accounts::actions::invite::{self, Opened};
use crate::app::App;
use crate::identity::{Customer, NewCustomer, Sender, fields};
use crate::t;
use crate::web::page::render;
use crate::web::{AppError, Errors, Flash, FormBody, Invalid, Page, Result, Ui, see_other};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

/// A household as the page shows it: masked number, street.
struct Place {
    number: String,
    street: String,
}

#[derive(Template)]
#[template(path = "accounts/invitation.html")]
struct FormPage {
    ui: Ui,
    token: String,
    email: String,
    places: Vec<Place>,
    form: Form,
    errors: Errors,
    rule: String,
}

/// For whoever has an account under this address.
#[derive(Template)]
#[template(path = "accounts/invitation_known.html")]
struct KnownPage {
    ui: Ui,
    token: String,
    email: String,
    places: Vec<Place>,
    /// He is signed in, and it is he.
    himself: bool,
}

#[derive(Template)]
#[template(path = "accounts/invitation_gone.html")]
struct GonePage {
    ui: Ui,
    used_on: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Form {
    password: String,
    password_repeat: String,
    last_name: String,
    first_name: String,
    middle_name: String,
    consent: String,
    marketing: String,
}

pub async fn form(
    State(app): State<App>,
    ui: Ui,
    customer: Option<Customer>,
    Path(token): Path<String>,
) -> Result<Response> {
    let opened = invite::look(&app, &token).await?;
    if !opened.is_good() {
        return Ok(gone(ui, &opened));
    }
    if let Some(known) = opened.link.customer {
        let himself = customer.is_some_and(|customer| customer.id == known);
        return Ok(Page(known_page(ui, token, &opened, himself)).into_response());
    }
    let first = opened.invited.first();
    let told = |of: fn(&crate::accounts::store::invitations::Invited) -> &String| {
        first.map(of).cloned().unwrap_or_default()
    };
    let form = Form {
        last_name: told(|one| &one.last_name),
        first_name: told(|one| &one.first_name),
        middle_name: told(|one| &one.middle_name),
        ..Form::default()
    };
    Ok(Page(FormPage::new(
        &app,
        ui,
        token,
        &opened,
        form,
        Errors::none(),
    ))
    .into_response())
}

pub async fn send(
    State(app): State<App>,
    (ui, from): (Ui, Sender),
    customer: Option<Customer>,
    Path(token): Path<String>,
    FormBody(form): FormBody<Form>,
) -> Result<Response> {
    app.limits.recovery(from.address)?;
    let opened = invite::look(&app, &token).await?;
    if !opened.is_good() {
        return Ok(gone(ui, &opened));
    }
    let done = if opened.link.customer.is_some() {
        let customer = customer.ok_or(AppError::SignIn)?;
        invite::join(&app, &token, &customer, &from).await
    } else {
        match form.parse(&app, &opened, &ui) {
            Ok(new) => invite::register(&app, &token, new, &from).await,
            Err(errors) => {
                let page = FormPage::new(&app, ui.clone(), token, &opened, form, errors);
                return Ok(Invalid(ui, page).into_response());
            }
        }
    };
    match done {
        Ok(()) if opened.link.customer.is_some() => Ok(Flash::AccountLinked.on(see_other("/home"))),
        Ok(()) => Ok(Flash::PasswordSet.on(see_other("/sign-in"))),
        Err(AppError::Gone) => Ok(gone(ui, &opened)),
        Err(other) => Err(other),
    }
}

impl Form {
    fn parse(
        &self,
        app: &App,
        opened: &Opened,
        ui: &Ui,
    ) -> std::result::Result<NewCustomer, Errors> {
        let mut errors = Errors::none();
        let e = &mut errors;
        let own = [
            opened.link.email.as_str(),
            &self.last_name,
            &self.first_name,
            &self.middle_name,
        ];
        let policy = app.config.signup.password_policy;
        fields::new_password((&self.password, &self.password_repeat), policy, &own, ui, e);
        let wanted = Some(t!(ui, "identity-error-last-name"));
        let last_name = fields::name(&self.last_name, "last_name", wanted, ui, e);
        let wanted = Some(t!(ui, "identity-error-first-name"));
        let first_name = fields::name(&self.first_name, "first_name", wanted, ui, e);
        let middle_name = fields::name(&self.middle_name, "middle_name", None, ui, e);
        if !fields::ticked(&self.consent) {
            e.add("consent", t!(ui, "identity-error-consent"));
        }
        errors.into_result(NewCustomer {
            password: self.password.clone(),
            last_name,
            first_name,
            middle_name,
            phone: opened.invited.iter().find_map(|one| {
                let phone = crate::base::Phone::parse(&one.phone);
                phone.ok().map(|phone| phone.to_string())
            }),
            marketing: fields::ticked(&self.marketing),
        })
    }
}

fn places(opened: &Opened) -> Vec<Place> {
    let place = |one: &crate::accounts::store::invitations::Invited| Place {
        number: one.number.masked(),
        street: one.street.clone(),
    };
    opened.invited.iter().map(place).collect()
}

fn known_page(ui: Ui, token: String, opened: &Opened, himself: bool) -> KnownPage {
    KnownPage {
        ui,
        token,
        email: opened.link.email.clone(),
        places: places(opened),
        himself,
    }
}

impl FormPage {
    fn new(
        app: &App,
        ui: Ui,
        token: String,
        opened: &Opened,
        form: Form,
        errors: Errors,
    ) -> FormPage {
        FormPage {
            rule: fields::password_rule(app.config.signup.password_policy, &ui),
            email: opened.link.email.clone(),
            places: places(opened),
            ui,
            token,
            form,
            errors,
        }
    }
}

fn gone(ui: Ui, opened: &Opened) -> Response {
    let used_on = opened.link.used_at.map(|at| ui.time(at));
    render(StatusCode::GONE, &GonePage { ui, used_on })
}
