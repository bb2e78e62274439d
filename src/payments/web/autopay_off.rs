//! `/autopay/{token}`: switching autopay off by the link of its letter, without signing in. GET shows one
//! button, because scanners of mail open links; nothing is told of the household or the card.

use crate::app::App;
use crate::payments::store::autopay as store;
use crate::payments::{actions, autopay_letters};
use crate::web::{AppError, ClientAddress, Page, Result, Ui, see_other};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};

#[derive(Template)]
#[template(path = "payments/autopay_off.html")]
struct OffPage {
    ui: Ui,
    token: String,
    on: bool,
}

pub async fn show(State(app): State<App>, ui: Ui, Path(token): Path<String>) -> Result<Response> {
    let id = autopay_letters::read_off(&app, &token).ok_or(AppError::NotFound)?;
    let on = {
        let mut db = app.db.acquire().await?;
        store::is_on(&mut db, id).await?
    };
    Ok(Page(OffPage { ui, token, on }).into_response())
}

pub async fn stop(
    State(app): State<App>,
    from: ClientAddress,
    Path(token): Path<String>,
) -> Result<Response> {
    let id = autopay_letters::read_off(&app, &token).ok_or(AppError::NotFound)?;
    actions::autopay::off_by_letter(&app, id, from).await?;
    Ok(see_other(&format!("/autopay/{token}")))
}
