//! `/sign-in` and `/sign-out`.

use super::asked;
use super::sent;
use crate::app::App;
use crate::identity::actions::From;
use crate::identity::actions::sign_in::{self, Asked, Outcome};
use crate::identity::actions::sign_up::Sent;
use crate::identity::challenge::{Brought, Challenge};
use crate::identity::{Customer, start_session};
use crate::t;
use crate::web::error::url_encode;
use crate::web::page::{own_path, with_error_title};
use crate::web::{Errors, Flash, FormBody, Invalid, Page, Result, Ui, see_other};
use askama::Template;
use axum::extract::{Query, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use tower_sessions::Session;

/// Where people land who asked for nothing else.
const HOME: &str = "/home";

pub async fn form(
    ui: Ui,
    customer: Option<Customer>,
    Query(query): Query<Vec<(String, String)>>,
) -> Response {
    let next = own_path(&asked(query, "next"), "");
    if customer.is_some() {
        return see_other(&own_path(&next, HOME));
    }
    let form = Form {
        next,
        ..Form::default()
    };
    Page(FormPage {
        ui,
        form,
        errors: Errors::none(),
        challenge: None,
    })
    .into_response()
}

pub async fn send(
    State(app): State<App>,
    ui: Ui,
    from: From,
    session: Session,
    FormBody(mut form): FormBody<Form>,
) -> Result<Response> {
    app.limits.sign_in(from.address)?;
    form.next = own_path(&form.next, "");
    if let Err(errors) = form.check(&ui) {
        return Ok(FormPage {
            ui,
            form,
            errors,
            challenge: None,
        }
        .refused());
    }
    let proof = Brought {
        altcha: &form.altcha,
        wait: &form.wait,
    };
    let asked = Asked {
        login: &form.login,
        password: &form.password,
        proof,
    };
    match sign_in::sign_in(&app, asked, &from).await? {
        Outcome::SignedIn {
            customer,
            incomplete,
            outdated,
        } => {
            let (remember, address) = (!form.remember.is_empty(), from.address.to_string());
            start_session(
                &session,
                customer,
                remember,
                app.now(),
                &from.agent,
                &address,
            )
            .await?;
            let next = form.destination(incomplete);
            Ok(see_other(&match outdated {
                true => format!("/profile/agree?next={}", url_encode(&next)),
                false => next,
            }))
        }
        Outcome::Unconfirmed(sign_up) => {
            let masked = crate::base::Email::parse(&form.login)
                .map(|email| email.masked())
                .unwrap_or_default();
            Ok(sent::go(
                &app,
                &Sent {
                    sign_up,
                    masked,
                    at: app.now(),
                },
            ))
        }
        Outcome::Wrong(challenge) => {
            let errors = Errors::one("", t!(ui, "identity-error-sign-in"));
            Ok(FormPage {
                ui,
                form,
                errors,
                challenge,
            }
            .refused())
        }
        Outcome::Prove(challenge) => Ok(FormPage::prove(ui, form, challenge)),
    }
}

/// Ends the session on the server too.
pub async fn sign_out(session: Session) -> Result<Response> {
    session.flush().await?;
    Ok(Flash::SignedOut.on(see_other("/sign-in")))
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Form {
    login: String,
    password: String,
    remember: String,
    next: String,
    altcha: String,
    wait: String,
}

impl Form {
    fn check(&self, ui: &Ui) -> std::result::Result<(), Errors> {
        let mut errors = Errors::none();
        if self.login.trim().is_empty() {
            errors.add("login", t!(ui, "identity-error-login-empty"));
        }
        if self.password.is_empty() {
            errors.add("password", t!(ui, "identity-error-password-typed"));
        }
        errors.into_result(())
    }

    fn destination(&self, incomplete: bool) -> String {
        match (incomplete, self.next.as_str()) {
            (true, "") => "/profile/complete".to_owned(),
            (true, next) => format!("/profile/complete?next={}", url_encode(next)),
            (false, next) => own_path(next, HOME),
        }
    }
}

#[derive(Template)]
#[template(path = "identity/sign_in.html")]
struct FormPage {
    ui: Ui,
    form: Form,
    errors: Errors,
    challenge: Option<Challenge>,
}

impl FormPage {
    fn refused(self) -> Response {
        Invalid(self.ui.clone(), self).into_response()
    }

    /// 429 with the form: nothing was tried yet.
    fn prove(ui: Ui, form: Form, challenge: Challenge) -> Response {
        let seconds = challenge.seconds;
        let errors = Errors::one("", t!(ui, "identity-error-prove", wait = ui.wait(seconds)));
        let page = FormPage {
            ui: ui.clone(),
            form,
            errors,
            challenge: Some(challenge),
        };
        let mut response = with_error_title(&ui, StatusCode::TOO_MANY_REQUESTS, &page);
        response
            .headers_mut()
            .insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        response
    }
}
