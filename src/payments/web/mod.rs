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
    let origin = app
        .gateway
        .as_deref()
        .and_then(|gateway| gateway.page_origin());
    if let Some(origin) = origin {
        response.extensions_mut().insert(FormAction(origin));
    }
    response
}
