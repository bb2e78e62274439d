//! `/confirm/{token}`: the link of a sign-up's letter. GET shows, POST uses it up.

use crate::app::App;
use crate::identity::actions::{From, confirm};
use crate::identity::store::links::Link;
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
    match confirm::confirm(&app, &token, &from).await? {
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
}

#[derive(Template)]
#[template(path = "identity/confirm_gone.html")]
struct GonePage {
    ui: Ui,
    token: String,
    /// The day it was used, if it was.
    used_on: Option<String>,
    replaced: bool,
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
        },
    )
}
