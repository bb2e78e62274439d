//! Pages of the legal texts.

use crate::app::App;
use crate::identity::legal::{self, Kind};
use crate::t;
use crate::web::{Page, Result, Ui};
use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use axum::routing::get;

pub fn routes() -> Router<App> {
    // One by one, so that whoever lists the routes of the portal finds them.
    Router::new()
        .route("/terms", get(async |app, ui| page(app, ui, Kind::Terms)))
        .route(
            "/consent",
            get(async |app, ui| page(app, ui, Kind::Consent)),
        )
        .route(
            "/consent/marketing",
            get(async |app, ui| page(app, ui, Kind::Marketing)),
        )
        .route(
            "/payment-rules",
            get(async |app, ui| page(app, ui, Kind::PaymentRules)),
        )
        .route(
            "/privacy",
            get(async |app, ui| page(app, ui, Kind::Privacy)),
        )
        .route("/safety", get(async |app, ui| page(app, ui, Kind::Safety)))
        .route(
            "/cookies",
            get(async |app, ui| page(app, ui, Kind::Cookies)),
        )
        .route(
            "/accessibility",
            get(async |app, ui| page(app, ui, Kind::Accessibility)),
        )
}

#[derive(Template)]
#[template(path = "identity/legal.html")]
struct TextPage {
    ui: Ui,
    title: String,
    day: String,
    version: String,
    body: String,
}

fn page(State(app): State<App>, ui: Ui, kind: Kind) -> Result<Response> {
    let text = legal::current(&app, kind, ui.lang)?;
    let title = match kind {
        Kind::Terms => t!(ui, "identity-legal-terms"),
        Kind::Consent => t!(ui, "identity-legal-consent"),
        Kind::Marketing => t!(ui, "identity-legal-marketing"),
        Kind::PaymentRules => t!(ui, "identity-legal-payment-rules"),
        Kind::Privacy => t!(ui, "identity-legal-privacy"),
        Kind::Safety => t!(ui, "identity-legal-safety"),
        Kind::Cookies => t!(ui, "identity-legal-cookies"),
        Kind::Accessibility => t!(ui, "identity-legal-accessibility"),
    };
    let day = ui.long_date(kind.date());
    Ok(Page(TextPage {
        ui,
        title,
        day,
        version: text.version,
        body: text.body,
    })
    .into_response())
}
