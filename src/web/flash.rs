//! One sentence on the next page after a redirect.
//!
//! A short-lived cookie that names one of a closed set of sentences: no GET writes to the database,
//! and nobody can make the page say something of his own.

use crate::t;
use crate::web::Ui;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};

/// The sentences there are. A capability adds its own here and its words to the language files.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Flash {
    SignedOut,
    AccountLinked,
    Confirmed,
    PasswordSet,
    PasswordChanged,
    Saved,
}

const COOKIE: &str = "flash";

impl Flash {
    const ALL: &[(&str, Flash)] = &[
        ("signed-out", Flash::SignedOut),
        ("account-linked", Flash::AccountLinked),
        ("confirmed", Flash::Confirmed),
        ("password-set", Flash::PasswordSet),
        ("password-changed", Flash::PasswordChanged),
        ("saved", Flash::Saved),
    ];

    pub fn words(self, ui: &Ui) -> String {
        match self {
            Flash::SignedOut => t!(ui, "flash-signed-out"),
            Flash::AccountLinked => t!(ui, "flash-account-linked"),
            Flash::Confirmed => t!(ui, "flash-confirmed"),
            Flash::PasswordSet => t!(ui, "flash-password-set"),
            Flash::PasswordChanged => t!(ui, "flash-password-changed"),
            Flash::Saved => t!(ui, "flash-saved"),
        }
    }

    /// From the cookie header of the request.
    pub(super) fn of(cookies: &axum_extra::extract::CookieJar) -> Option<Flash> {
        let name = cookies.get(COOKIE)?.value();
        Self::ALL
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, flash)| *flash)
    }

    /// `response` with this sentence for the next page.
    pub fn on(self, response: impl IntoResponse) -> Response {
        let mut response = response.into_response();
        if let Some((name, _)) = Self::ALL.iter().find(|(_, flash)| *flash == self)
            && let Ok(value) = HeaderValue::from_str(&format!(
                "{COOKIE}={name}; Path=/; Max-Age=60; HttpOnly; SameSite=Lax"
            ))
        {
            response.headers_mut().append(header::SET_COOKIE, value);
        }
        response
    }

    /// The cookie that forgets a shown sentence.
    pub(super) fn forget() -> HeaderValue {
        HeaderValue::from_static("flash=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax")
    }
}
