//! `/admin/payments/{id}/refund/withdraw`: a clerk takes back his own request, which nobody has decided on.

use super::payment::back_to;
use crate::admin::guard::OpenedPayment;
use crate::app::App;
use crate::payments::actions::refunds::{self, Decision};
use crate::web::{AppError, Flash, FormBody, Result};
use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;
use uuid::Uuid;

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Form {
    refund: String,
}

pub async fn send(
    State(app): State<App>,
    opened: OpenedPayment,
    FormBody(form): FormBody<Form>,
) -> Result<Response> {
    let id = opened.payment.id;
    let refund = Uuid::parse_str(&form.refund).map_err(|_| AppError::NotFound)?;
    let decided = refunds::withdraw(&app, &opened.clerk(), id, refund).await?;
    Ok(match decided.ok_or(AppError::NotFound)? {
        Decision::Done => Flash::RefundWithdrawn.on(back_to(id)),
        _ => Flash::RefundDecided.on(back_to(id)),
    })
}
