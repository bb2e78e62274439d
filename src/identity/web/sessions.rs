//! `/profile/sessions`: where one is signed in, and ending it.

use crate::app::App;
use crate::identity::actions::{From, profile};
use crate::identity::{Customer, device};
use crate::web::session::Open;
use crate::web::{AppError, Flash, Page, Result, Ui, see_other};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use tower_sessions::Session;

struct Row {
    key: String,
    device: String,
    address: String,
    began: String,
    seen: Option<String>,
    this: bool,
}

impl Row {
    fn new(ui: &Ui, open: Open) -> Row {
        Row {
            device: device::name(&open.device, ui.words),
            began: ui.time(open.began_at),
            seen: open.seen_at.map(|at| ui.time(at)),
            key: open.key,
            address: open.address,
            this: open.this,
        }
    }
}

#[derive(Template)]
#[template(path = "identity/sessions.html")]
struct SessionsPage {
    ui: Ui,
    rows: Vec<Row>,
}

pub async fn page(
    State(app): State<App>,
    ui: Ui,
    customer: Customer,
    session: Session,
) -> Result<Response> {
    let open = profile::sessions(&app, customer.id, session.id().as_ref()).await?;
    let rows = open.into_iter().map(|open| Row::new(&ui, open)).collect();
    Ok(Page(SessionsPage { ui, rows }).into_response())
}

/// «Выйти на всех остальных».
pub async fn end_others(
    State(app): State<App>,
    customer: Customer,
    session: Session,
    from: From,
) -> Result<Response> {
    profile::end_sessions(&app, customer.id, session.id().as_ref(), &from).await?;
    Ok(Flash::SessionsEnded.on(see_other("/profile/sessions")))
}

pub async fn end_one(
    State(app): State<App>,
    customer: Customer,
    from: From,
    Path(key): Path<String>,
) -> Result<Response> {
    if !profile::end_session(&app, customer.id, &key, &from).await? {
        return Err(AppError::NotFound);
    }
    Ok(Flash::SessionsEnded.on(see_other("/profile/sessions")))
}
