//! `/confirm/{token}`: the link of a letter to a new address, of a sign-up or of somebody who has an account.
//! GET shows, POST uses it up; neither signs anybody in.

use crate::app::App;
use crate::identity::actions::{From, confirm};
use crate::identity::store::links::{Link, Owner};
use crate::web::page::render;
use crate::web::{Flash, Page, Result, Ui, see_other};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

pub async fn page(State(app): State<App>, ui: Ui, Path(token): Path<String>) -> Result<Response> {
    let link = confirm::look(&app, &token).await?;
    if link.is_good() {
        let page = ConfirmPage {
            ui,
            change: is_change(&link),
            token,
            email: link.email,
        };
        return Ok(Page(page).into_response());
    }
    Ok(gone(ui, token, &link))
}

pub async fn send(
    State(app): State<App>,
    ui: Ui,
    from: From,
    Path(token): Path<String>,
) -> Result<Response> {
    let change = is_change(&confirm::look(&app, &token).await?);
    match confirm::confirm(&app, &token, &from).await? {
        Ok(()) if change => Ok(Flash::EmailChanged.on(see_other("/sign-in"))),
        Ok(()) => Ok(Flash::Confirmed.on(see_other("/sign-in"))),
        Err(link) => Ok(gone(ui, token, &link)),
    }
}

#[derive(Template)]
#[template(path = "identity/confirm.html")]
struct ConfirmPage {
    ui: Ui,
    token: String,
    email: String,
    change: bool,
}

/// The owner has an account and wants another address.
fn is_change(link: &Link) -> bool {
    matches!(link.owner, Owner::Customer(_))
}

#[derive(Template)]
#[template(path = "identity/confirm_gone.html")]
struct GonePage {
    ui: Ui,
    token: String,
    /// The day it was used, if it was.
    used_on: Option<String>,
    replaced: bool,
    change: bool,
}

fn gone(ui: Ui, token: String, link: &Link) -> Response {
    let used_on = link.used_at.map(|at| ui.time(at));
    render(
        StatusCode::GONE,
        &GonePage {
            ui,
            token,
            used_on,
            replaced: link.replaced,
            change: is_change(link),
        },
    )
}
