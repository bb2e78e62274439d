//! `/sign-up/sent`: where the letter went, and sending it again.
//!
//! Which sign-up it is stands in a signed cookie of two hours, not in the address and not in the database
//! of known addresses: the page is the same for both.

use crate::app::App;
use crate::identity::actions::From;
use crate::identity::actions::sign_up::{self, Resent, Sent};
use crate::identity::signed;
use crate::t;
use crate::web::cookie::{self, Readable};
use crate::web::page::render;
use crate::web::{Errors, FormBody, Page, Result, Ui, see_other};
use askama::Template;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use chrono::DateTime;
use serde::Deserialize;

const PURPOSE: &str = "sign-up-sent";

pub async fn page(State(app): State<App>, ui: Ui, headers: HeaderMap) -> Response {
    let masked = remembered(&app, &headers).map(|sent| sent.masked);
    Page(SentPage {
        ui,
        masked,
        errors: Errors::none(),
    })
    .into_response()
}

pub async fn resend(
    State(app): State<App>,
    ui: Ui,
    from: From,
    headers: HeaderMap,
    FormBody(form): FormBody<ResendForm>,
) -> Result<Response> {
    app.limits.sign_up(from.address)?;
    // From the page of a link that no longer works, or from our own page.
    let sign_up = match (form.token.as_str(), remembered(&app, &headers)) {
        ("", Some(sent)) => sent.sign_up,
        ("", None) => return Ok(see_other("/sign-up/email")),
        (token, _) => sign_up::of_link(&app, token).await?,
    };
    match sign_up::resend(&app, sign_up, &from).await? {
        Resent::Sent(sent) => Ok(go(&app, &sent)),
        Resent::TooSoon(sent, left) => Ok(too_soon(&app, ui, &sent, left)),
        Resent::Over => Ok(see_other("/sign-in")),
    }
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct ResendForm {
    token: String,
}

#[derive(Template)]
#[template(path = "identity/sent.html")]
struct SentPage {
    ui: Ui,
    masked: Option<String>,
    errors: Errors,
}

/// The answer to a sign-up, whoever owns the address.
pub fn go(app: &App, sent: &Sent) -> Response {
    remember(app, sent, see_other("/sign-up/sent"))
}

fn too_soon(app: &App, ui: Ui, sent: &Sent, left: u64) -> Response {
    let errors = Errors::one("", t!(ui, "identity-error-resend", wait = ui.wait(left)));
    let page = SentPage {
        ui,
        masked: Some(sent.masked.clone()),
        errors,
    };
    let mut response = remember(app, sent, render(StatusCode::TOO_MANY_REQUESTS, &page));
    response
        .headers_mut()
        .insert(header::RETRY_AFTER, HeaderValue::from(left));
    response
}

const COOKIE: &str = "signup";
/// As long as the cookie says where the letter went, in seconds.
const KEPT: u32 = 2 * 3600;

fn remember(app: &App, sent: &Sent, mut response: Response) -> Response {
    let text = format!("{} {} {}", sent.sign_up, sent.at.timestamp(), sent.masked);
    let sealed = signed::seal(app, PURPOSE, &text);
    cookie::write(
        app,
        response.headers_mut(),
        COOKIE,
        &sealed,
        KEPT,
        Readable::ByServer,
    );
    response
}

fn remembered(app: &App, headers: &HeaderMap) -> Option<Sent> {
    let text = signed::open(app, PURPOSE, &cookie::read(app, headers, COOKIE)?)?;
    let mut parts = text.splitn(3, ' ');
    Some(Sent {
        sign_up: parts.next()?.parse().ok()?,
        at: DateTime::from_timestamp(parts.next()?.parse().ok()?, 0)?,
        masked: parts.next()?.to_owned(),
    })
}
