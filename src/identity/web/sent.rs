//! `/sign-up/sent`: where the letter went, and sending it again.
//!
//! Which sign-up it is stands in a signed cookie of two hours, not in the address and not in the database
//! of known addresses: the page is the same for both.

use crate::app::App;
use crate::identity::actions::From;
use crate::identity::actions::sign_up::{self, Resent, Sent};
use crate::identity::signed;
use crate::t;
use crate::web::page::render;
use crate::web::{Errors, FormBody, Page, Result, Ui, see_other};
use askama::Template;
use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum_extra::extract::CookieJar;
use chrono::DateTime;
use serde::Deserialize;

const PURPOSE: &str = "sign-up-sent";

pub async fn page(State(app): State<App>, ui: Ui, cookies: CookieJar) -> Response {
    let masked = remembered(&app, &cookies).map(|sent| sent.masked);
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
    cookies: CookieJar,
    FormBody(form): FormBody<ResendForm>,
) -> Result<Response> {
    app.limits.sign_up(from.address)?;
    // From the page of a link that no longer works, or from our own page.
    let sign_up = match (form.token.as_str(), remembered(&app, &cookies)) {
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

/// (name, attributes): `__Host-` and Secure exactly when the portal is https.
fn cookie(app: &App) -> (&'static str, &'static str) {
    match app.config.secure_cookies() {
        true => ("__Host-signup", "; Secure"),
        false => ("signup", ""),
    }
}

fn remember(app: &App, sent: &Sent, mut response: Response) -> Response {
    let (name, secure) = cookie(app);
    let text = format!("{} {} {}", sent.sign_up, sent.at.timestamp(), sent.masked);
    let sealed = signed::seal(app, PURPOSE, &text);
    let cookie = format!("{name}={sealed}; Path=/; Max-Age=7200; HttpOnly; SameSite=Lax{secure}");
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

fn remembered(app: &App, cookies: &CookieJar) -> Option<Sent> {
    let text = signed::open(app, PURPOSE, cookies.get(cookie(app).0)?.value())?;
    let mut parts = text.splitn(3, ' ');
    Some(Sent {
        sign_up: parts.next()?.parse().ok()?,
        at: DateTime::from_timestamp(parts.next()?.parse().ok()?, 0)?,
        masked: parts.next()?.to_owned(),
    })
}
