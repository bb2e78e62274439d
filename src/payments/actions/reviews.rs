//! What a clerk may do about a payment that cannot be: ask the bank, or close it with a note. Nothing here
//! posts money.

use super::ask::{Answered, ask, ask_ended};
use super::{Clerk, note_by, refunds};
use crate::app::App;
use crate::payments::model::reason;
use crate::payments::store::{orders, refunds as stored, staff};
use anyhow::Context;
use serde_json::json;
use uuid::Uuid;

/// Asks the bank about a payment and its open refund now, whatever their states.
///
/// # Errors
/// The database; no such payment.
pub async fn ask_now(app: &App, clerk: &Clerk, id: Uuid) -> anyhow::Result<Answered> {
    let (payment, open) = {
        let mut tx = app.db.begin().await?;
        let payment = orders::find(&mut tx, id)
            .await?
            .context("no such payment")?;
        let known = stored::of_payment(&mut tx, id).await?;
        let open = known.into_iter().find(|refund| refund.stage.is_with_bank());
        note_by(
            &mut tx,
            app,
            clerk,
            "payments.asked_by_clerk",
            &payment,
            json!({}),
        )
        .await?;
        if let Some(refund) = &open {
            stored::ask_soon(&mut tx, refund.id, app.now()).await?;
        }
        tx.commit().await?;
        (payment, open)
    };
    if let Some(refund) = open {
        refunds::ask(app, refund.id).await?;
    }
    match payment.state.is_open() {
        true => ask(app, id).await,
        false => ask_ended(app, id).await,
    }
}

/// Closes the review with what the clerk found out. A payment that had not ended ends by it: it is canceled
/// without a posting, and what the bank took is given back there. `false` = there is no review any more.
///
/// # Errors
/// The database; no such payment.
pub async fn close_review(app: &App, clerk: &Clerk, id: Uuid, note: &str) -> anyhow::Result<bool> {
    let mut tx = app.db.begin().await?;
    let payment = orders::lock(&mut tx, id)
        .await?
        .context("no such payment")?;
    if payment.review_reason.is_empty() {
        return Ok(false);
    }
    staff::close_review(
        &mut tx,
        id,
        (&payment.review_reason, note),
        clerk.id,
        app.now(),
    )
    .await?;
    if payment.state.is_open() {
        orders::cancel(&mut tx, id, reason::CLOSED_BY_CLERK, app.now()).await?;
    }
    let details = json!({ "reason": payment.review_reason });
    note_by(
        &mut tx,
        app,
        clerk,
        "payments.review_closed",
        &payment,
        details,
    )
    .await?;
    tx.commit().await?;
    Ok(true)
}
