//! Pages, a file each.

mod agree;
mod closing;
mod complete;
mod confirm;
mod consents;
mod email;
mod forgot;
mod legal;
mod phone;
mod profile;
mod reset;
mod sent;
mod sessions;
mod sign_in;
mod sign_up;
mod unsubscribe;

pub use unsubscribe::topic_words;

use super::actions::From;
use crate::app::App;
use crate::identity::device;
use crate::web::{AppError, ClientAddress, Ui, see_other};
use axum::Router;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::routing::{get, post};

pub fn routes() -> Router<App> {
    Router::new()
        .route("/sign-up", get(async || see_other("/sign-up/email")))
        .route("/sign-up/email", get(sign_up::form).post(sign_up::send))
        .route("/sign-up/sent", get(sent::page))
        .route("/sign-up/resend", post(sent::resend))
        .route("/confirm/{token}", get(confirm::page).post(confirm::send))
        .route("/sign-in", get(sign_in::form).post(sign_in::send))
        .route("/sign-out", post(sign_in::sign_out))
        .route("/password/forgot", get(forgot::form).post(forgot::send))
        .route("/password/sent", get(forgot::sent))
        .route(
            "/password/reset/{token}",
            get(reset::form).post(reset::send),
        )
        .route("/profile", get(profile::page))
        .route(
            "/profile/complete",
            get(complete::form).post(complete::send),
        )
        .route("/profile/agree", get(agree::form).post(agree::send))
        .route(
            "/profile/name",
            get(profile::name_form).post(profile::name_send),
        )
        .route(
            "/profile/password",
            get(profile::password_form).post(profile::password_send),
        )
        .route("/profile/email", get(email::form).post(email::send))
        .route("/profile/phone", get(phone::form).post(phone::send))
        .route(
            "/profile/birthday",
            get(profile::birthday_form).post(profile::birthday_send),
        )
        .route("/profile/sessions", get(sessions::page))
        .route("/profile/sessions/end", post(sessions::end_others))
        .route("/profile/sessions/{key}/end", post(sessions::end_one))
        .route("/profile/consents", get(consents::page))
        .route("/profile/consents/{id}/withdraw", post(consents::withdraw))
        .route("/profile/delete", get(closing::form).post(closing::send))
        .route("/u/{token}", get(unsubscribe::show).post(unsubscribe::stop))
        .merge(legal::routes())
}

impl FromRequestParts<App> for From {
    type Rejection = AppError;
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, AppError> {
        let address = ClientAddress::from_request_parts(parts, app).await?;
        let Ok(ui) = Ui::from_request_parts(parts, app).await;
        Ok(From {
            address,
            agent: device::agent(&parts.headers),
            lang: ui.lang,
        })
    }
}

/// The value of `name` in a query, the first of several.
fn asked(query: Vec<(String, String)>, name: &str) -> String {
    let found = query.into_iter().find(|(known, _)| known == name);
    found.map(|(_, value)| value).unwrap_or_default()
}
