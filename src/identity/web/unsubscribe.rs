//! `/u/{token}`: stopping letters by their own link, without signing in (RFC 8058). GET shows a button,
//! because scanners of mail open links; a POST of a mail program is answered at once with a page.

use crate::app::App;
use crate::identity::actions::{From, consents};
use crate::mail::{self, Topic};
use crate::t;
use crate::web::{AppError, FormBody, Page, Result, Ui, see_other};
use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "identity/unsubscribe.html")]
struct StopPage {
    ui: Ui,
    token: String,
    topic: String,
    done: bool,
}

/// What letters of the topic are called.
pub fn topic_words(ui: &Ui, topic: Topic) -> String {
    match topic {
        Topic::Reminder => t!(ui, "notifications-reminder"),
        Topic::Readings => t!(ui, "notifications-readings"),
        Topic::Bill => t!(ui, "notifications-bill"),
        Topic::Payment => t!(ui, "notifications-payment"),
        Topic::Appeal => t!(ui, "notifications-appeal"),
        Topic::Verification => t!(ui, "notifications-verification"),
        Topic::News => t!(ui, "notifications-news"),
        Topic::Advert => t!(ui, "notifications-advert"),
    }
}

fn page(ui: Ui, token: String, topic: Topic, done: bool) -> Response {
    let topic = topic_words(&ui, topic);
    Page(StopPage {
        ui,
        token,
        topic,
        done,
    })
    .into_response()
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Done {
    done: String,
}

pub async fn show(
    State(app): State<App>,
    ui: Ui,
    Path(token): Path<String>,
    Query(query): Query<Done>,
) -> Result<Response> {
    let (_, topic) = mail::read_stop(&app, &token).ok_or(AppError::NotFound)?;
    Ok(page(ui, token, topic, !query.done.is_empty()))
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Form {
    /// Our own page's form has it; a mail program's has not.
    page: String,
}

pub async fn stop(
    State(app): State<App>,
    ui: Ui,
    from: From,
    Path(token): Path<String>,
    FormBody(form): FormBody<Form>,
) -> Result<Response> {
    let (customer, topic) = mail::read_stop(&app, &token).ok_or(AppError::NotFound)?;
    consents::stop(&app, customer, topic, &from).await?;
    if form.page.is_empty() {
        return Ok(page(ui, token, topic, true));
    }
    Ok(see_other(&format!("/u/{token}?done=1")))
}
