//! The web manifest: the portal as an icon on a phone.

use crate::app::App;
use crate::web::Ui;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde_json::json;

/// Longest name under an icon, in characters.
const SHORT: usize = 12;

pub async fn show(ui: Ui, State(app): State<App>) -> Response {
    let name = &app.config.organisation.name;
    let short = match name.chars().count() {
        0..=SHORT => name.clone(),
        _ => crate::t!(ui, "support-short-name"),
    };
    let manifest = json!({
        "name": name,
        "short_name": short,
        "lang": app.lang().code(),
        "start_url": "/home",
        "scope": "/",
        "display": "standalone",
        "background_color": "#fbf9f5",
        "theme_color": "#083c70",
        "icons": [{ "src": ui.asset("/icon.svg"), "sizes": "any", "type": "image/svg+xml", "purpose": "any" }],
    });
    let kind = [(
        header::CONTENT_TYPE,
        "application/manifest+json; charset=utf-8",
    )];
    (kind, manifest.to_string()).into_response()
}
