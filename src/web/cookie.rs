//! Small cookies of the portal, all of one kind: for the whole site, SameSite=Lax, and `__Host-` and
//! Secure exactly when `public_url` is https (CONTRACT 4).

use crate::app::App;
use axum::http::{HeaderMap, HeaderValue, header};
use axum_extra::extract::CookieJar;

/// Whether scripts of our pages may read it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Readable {
    ByScripts,
    ByServer,
}

fn full_name(app: &App, name: &str) -> String {
    let prefix = if app.config.secure_cookies() {
        "__Host-"
    } else {
        ""
    };
    format!("{prefix}{name}")
}

/// The value that the browser sent.
pub fn read(app: &App, headers: &HeaderMap, name: &str) -> Option<String> {
    let jar = CookieJar::from_headers(headers);
    jar.get(&full_name(app, name))
        .map(|cookie| cookie.value().to_owned())
}

/// Gives the browser a value for `seconds`; 0 takes it away. A value that no header can hold is not sent.
pub fn write(
    app: &App,
    headers: &mut HeaderMap,
    name: &str,
    value: &str,
    seconds: u32,
    readable: Readable,
) {
    let secure = if app.config.secure_cookies() {
        "; Secure"
    } else {
        ""
    };
    let hidden = if readable == Readable::ByServer {
        "; HttpOnly"
    } else {
        ""
    };
    let name = full_name(app, name);
    let cookie = format!("{name}={value}; Path=/; Max-Age={seconds}; SameSite=Lax{hidden}{secure}");
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        headers.append(header::SET_COOKIE, cookie);
    }
}

/// Under https tower-sessions takes a session's cookie away without Secure, and browsers then keep a
/// `__Host-` one: adds what is missing.
pub(super) fn secure_all(app: &App, headers: &mut HeaderMap) {
    if !app.config.secure_cookies() {
        return;
    }
    for cookie in headers
        .iter_mut()
        .filter(|(name, _)| **name == header::SET_COOKIE)
        .map(|(_, value)| value)
    {
        let secured = cookie
            .to_str()
            .ok()
            .filter(|text| !text.contains("; Secure"));
        let secured =
            secured.and_then(|text| HeaderValue::from_str(&format!("{text}; Secure")).ok());
        if let Some(secured) = secured {
            *cookie = secured;
        }
    }
}
