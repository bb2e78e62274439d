//! Whoever asked for a refund takes it back while nobody has decided.

use super::super::Clerk;
use super::{Decision, lock, note};
use crate::app::App;
use crate::payments::store::refunds;
use uuid::Uuid;

/// Takes back the clerk's own refund of `payment`: the payment is free for another. None = it is not his.
///
/// # Errors
/// The database.
pub async fn withdraw(
    app: &App,
    clerk: &Clerk,
    payment: Uuid,
    id: Uuid,
) -> anyhow::Result<Option<Decision>> {
    let mut tx = app.db.begin().await?;
    let found = refunds::find(&mut tx, id).await?;
    if !found.is_some_and(|own| own.asked_by == clerk.id && own.payment_id == payment) {
        return Ok(None);
    }
    let (payment, refund) = lock(&mut tx, id).await?;
    // No words: that whoever asked is who declined says it all.
    if !refunds::refuse(&mut tx, id, clerk.id, "", app.now()).await? {
        return Ok(Some(Decision::TooLate));
    }
    let action = "payments.refund_withdrawn";
    note(&mut tx, app, Some(clerk), action, &payment, &refund).await?;
    tx.commit().await?;
    Ok(Some(Decision::Done))
}
