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
    let mut router = Router::new();
    for (path, kind) in [
        ("/terms", Kind::Terms),
        ("/consent", Kind::Consent),
        ("/consent/marketing", Kind::Marketing),
        ("/payment-rules", Kind::PaymentRules),
        ("/privacy", Kind::Privacy),
        ("/safety", Kind::Safety),
        ("/cookies", Kind::Cookies),
        ("/accessibility", Kind::Accessibility),
    ] {
        let page = move |State(app): State<App>, ui: Ui| async move { page(&app, ui, kind) };
        router = router.route(path, get(page));
    }
    router
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

fn page(app: &App, ui: Ui, kind: Kind) -> Result<Response> {
    let text = legal::current(app, kind, ui.lang)?;
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
