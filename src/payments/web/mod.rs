//! Pages of payments.

pub mod autopay;
pub mod autopay_off;
mod card_fields;
pub mod cards;
pub mod check;
pub mod checked;
pub mod form;
pub mod guest;
pub mod history;
pub mod new;
pub mod order;
pub mod receipt;
pub mod show;
pub mod webhooks;

use crate::app::App;
use crate::web::headers::FormAction;
use axum::response::Response;

/// `response` whose form may end at the bank's page.
fn towards_bank(app: &App, mut response: Response) -> Response {
    let own = app.gateway.as_deref().and_then(|one| one.page_origin());
    let named = app.config.payments.page_origins.iter().cloned();
    let origins: Vec<String> = own.into_iter().chain(named).collect();
    if !origins.is_empty() {
        response
            .extensions_mut()
            .insert(FormAction(origins.join(" ")));
    }
    response
}
