//! `/profile/agree`: new versions of the texts, with a tick each, after a sign-in.

use super::asked;
use crate::app::App;
use crate::identity::Customer;
use crate::identity::actions::{From, agree};
use crate::identity::fields;
use crate::identity::legal::{self, Kind};
use crate::t;
use crate::web::page::own_path;
use crate::web::{Errors, FormBody, Invalid, Page, Result, Ui, see_other};
use askama::Template;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};

const HOME: &str = "/home";

/// A text that is asked.
struct Asked {
    /// The name of its tick.
    code: &'static str,
    title: String,
    tick: String,
    body: String,
}

#[derive(Template)]
#[template(path = "identity/agree.html")]
struct AgreePage {
    ui: Ui,
    next: String,
    texts: Vec<Asked>,
    errors: Errors,
}

impl AgreePage {
    fn new(app: &App, ui: Ui, next: String, kinds: &[Kind], errors: Errors) -> Result<AgreePage> {
        let mut texts = Vec::new();
        for kind in kinds {
            let (title, tick) = match kind {
                Kind::Terms => (
                    t!(ui, "identity-legal-terms"),
                    t!(ui, "identity-agree-terms"),
                ),
                _ => (t!(ui, "identity-legal-consent"), t!(ui, "identity-consent")),
            };
            texts.push(Asked {
                code: kind.code(),
                title,
                tick,
                body: legal::current(app, *kind, ui.lang)?.body,
            });
        }
        Ok(AgreePage {
            ui,
            next,
            texts,
            errors,
        })
    }
}

pub async fn form(
    State(app): State<App>,
    ui: Ui,
    customer: Customer,
    Query(query): Query<Vec<(String, String)>>,
) -> Result<Response> {
    let next = own_path(&asked(query, "next"), HOME);
    let kinds = agree::outdated(&mut *app.db.acquire().await?, &app, customer.id).await?;
    if kinds.is_empty() {
        return Ok(see_other(&next));
    }
    let page = AgreePage::new(&app, ui, next, &kinds, Errors::none())?;
    Ok(Page(page).into_response())
}

pub async fn send(
    State(app): State<App>,
    (ui, from): (Ui, From),
    customer: Customer,
    FormBody(fields): FormBody<Vec<(String, String)>>,
) -> Result<Response> {
    let value = |name: &str| {
        let found = fields.iter().find(|(known, _)| known == name);
        found.map_or("", |(_, value)| value.as_str())
    };
    let next = own_path(value("next"), HOME);
    let kinds = agree::outdated(&mut *app.db.acquire().await?, &app, customer.id).await?;
    let mut errors = Errors::none();
    for kind in &kinds {
        if !fields::ticked(value(kind.code())) {
            errors.add(kind.code(), t!(ui, "identity-agree-missing"));
        }
    }
    if !errors.is_empty() {
        let page = AgreePage::new(&app, ui.clone(), next, &kinds, errors)?;
        return Ok(Invalid(ui, page).into_response());
    }
    agree::agree(&app, customer.id, &kinds, &from).await?;
    Ok(see_other(&next))
}
