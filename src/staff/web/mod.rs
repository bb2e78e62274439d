//! Pages of signing in and of oneself, a file each.

mod codes;
mod link;
mod profile;
mod second;
mod sign_in;

use super::guard::COOKIE;
use super::model;
use crate::app::App;
use crate::base::Token;
use crate::web::cookie::{self, Readable};
use crate::web::page::own_path;
use axum::Router;
use axum::response::Response;
use axum::routing::{get, post};

/// Where members of staff land who asked for nothing else.
const FIRST: &str = "/admin";

pub fn routes() -> Router<App> {
    Router::new()
        .route("/admin/sign-in", get(sign_in::form).post(sign_in::send))
        .route(
            "/admin/sign-in/code",
            get(second::code_form).post(second::send),
        )
        .route(
            "/admin/sign-in/set-up",
            get(second::set_up_form).post(second::send),
        )
        .route("/admin/sign-out", post(sign_in::sign_out))
        .route("/admin/password/{token}", get(link::form).post(link::send))
        .route("/admin/recovery-codes", get(codes::show).post(codes::kept))
        .route("/admin/profile", get(profile::page))
        .route(
            "/admin/profile/password",
            get(profile::password_form).post(profile::password_send),
        )
        .route(
            "/admin/profile/recovery-codes",
            get(profile::codes_form).post(profile::codes_send),
        )
        .route("/admin/profile/sessions", post(profile::end_others))
}

/// A page of the staff's, or the first one.
fn own_admin_path(next: &str) -> String {
    let next = own_path(next, FIRST);
    let path = next.split(['?', '#']).next().unwrap_or_default();
    let staffs = path == "/admin" || path.starts_with("/admin/");
    (if staffs { &next } else { FIRST }).to_owned()
}

/// Gives the browser a session's token.
fn give(app: &App, response: &mut Response, token: &Token) {
    let seconds = u32::try_from(model::ABSOLUTE.num_seconds()).unwrap_or_default();
    let headers = response.headers_mut();
    cookie::write(
        app,
        headers,
        COOKIE,
        token.as_str(),
        seconds,
        Readable::ByServer,
    );
}

/// Takes it away.
fn take(app: &App, response: &mut Response) {
    cookie::write(
        app,
        response.headers_mut(),
        COOKIE,
        "",
        0,
        Readable::ByServer,
    );
}

#[cfg(test)]
mod tests {
    use super::own_admin_path;

    #[test]
    fn signing_in_leads_to_staff_pages_alone() {
        for (next, to) in [
            ("/admin/accounts?q=1", "/admin/accounts?q=1"),
            ("/admin", "/admin"),
            ("/home", "/admin"),
            ("/administrator", "/admin"),
            ("//evil.example/admin", "/admin"),
            ("https://evil.example/admin", "/admin"),
            ("", "/admin"),
        ] {
            assert_eq!(own_admin_path(next), to, "{next}");
        }
    }
}
