//! What the bank says of a refund becomes ours: once, and only what can be.

use super::{lock, note};
use crate::app::App;
use crate::app::gateway::{BankStatus, ReceiptState, RefundState};
use crate::mail;
use crate::payments::letters;
use crate::payments::model::{Payment, RECEIPT_WAIT, reason, receipt_pause};
use crate::payments::refund::{Refund, Stage};
use crate::payments::store::{orders, refunds, staff};
use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

/// What came of the bank's word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settled {
    /// The refund ended by it.
    Applied,
    /// Nothing new, or a clerk has to look.
    Same,
}

/// Takes the bank's own word into the caller's transaction: state, ledger, sums given back, letter and audit
/// together.
///
/// # Errors
/// The database; no such refund.
pub async fn settle(
    db: &mut PgConnection,
    app: &App,
    id: Uuid,
    bank: &RefundState,
) -> anyhow::Result<Settled> {
    let (payment, refund) = lock(db, id).await?;
    if !refund.stage.is_with_bank() {
        return ended(db, app, &payment, &refund, bank).await;
    }
    let known = &refund.gateway_id;
    if !known.is_empty() && !bank.gateway_id.is_empty() && *known != bank.gateway_id {
        return review(db, app, &payment, &refund, reason::OTHER_ORDER).await;
    }
    match &bank.status {
        BankStatus::Pending => {
            refunds::known_to_bank(db, id, &bank.gateway_id).await?;
            Ok(Settled::Same)
        }
        BankStatus::Succeeded(_)
            if bank.amount != refund.amount || bank.currency != refund.currency =>
        {
            review(db, app, &payment, &refund, reason::OTHER_AMOUNT).await
        }
        BankStatus::Succeeded(at) => {
            let at = at.unwrap_or_else(|| app.now()).min(app.now());
            let next =
                (bank.receipt == ReceiptState::Pending).then(|| app.now() + receipt_pause(0));
            let receipt = bank.receipt.as_str();
            let fiscal = bank.fiscal.as_ref();
            refunds::succeed(db, id, &bank.gateway_id, receipt, fiscal, (app.now(), next)).await?;
            book(db, app, &payment, &refund, at).await?;
            Ok(Settled::Applied)
        }
        BankStatus::Canceled(why) => {
            refunds::decline(db, id, why, app.now()).await?;
            note(db, app, None, "payments.refund_declined", &payment, &refund).await?;
            Ok(Settled::Applied)
        }
    }
}

/// The money went back: ledger, sums given back, letter, audit. The refund itself is «succeeded» already.
pub(super) async fn book(
    db: &mut PgConnection,
    app: &App,
    payment: &Payment,
    refund: &Refund,
    at: DateTime<Utc>,
) -> anyhow::Result<()> {
    if refund.unposted {
        // Nothing was posted, so there is nothing to take back; what made a clerk look is settled.
        let closed = (payment.review_reason.as_str(), refund.reason.as_str());
        if !payment.review_reason.is_empty() {
            staff::close_review(db, payment.id, closed, refund.asked_by, app.now()).await?;
        }
    } else {
        let on = at.with_timezone(&app.zone()).date_naive();
        refunds::count_in(db, refund).await?;
        refunds::post(db, refund, payment.account_id, app.now(), on).await?;
    }
    note(db, app, None, "payments.refunded", payment, refund).await?;
    let lines = refunds::lines(db, payment.id).await?;
    if let Some(letter) = letters::refunded(db, app, payment, refund, &lines, at).await? {
        mail::enqueue(db, app, &letter).await?;
    }
    Ok(())
}

/// The bank speaks of a refund that has ended: its receipt may be there now. What contradicts the end is
/// brought to a clerk.
async fn ended(
    db: &mut PgConnection,
    app: &App,
    payment: &Payment,
    refund: &Refund,
    bank: &RefundState,
) -> anyhow::Result<Settled> {
    match (refund.stage, &bank.status) {
        (Stage::Succeeded, BankStatus::Succeeded(_)) => {
            if bank.receipt == ReceiptState::Pending {
                give_up(db, app, payment, refund).await?;
            } else if bank.receipt.as_str() != refund.receipt_state {
                let (state, fiscal) = (bank.receipt.as_str(), bank.fiscal.as_ref());
                refunds::set_receipt(db, refund.id, state, fiscal).await?;
            }
        }
        (Stage::Declined, BankStatus::Succeeded(_)) if payment.review_reason.is_empty() => {
            orders::set_review(db, payment.id, reason::REFUNDED_AT_BANK).await?;
        }
        _ => {}
    }
    Ok(Settled::Same)
}

/// Keeps the refund for a clerk: nothing is posted, and the bank is asked only when he says so.
pub(super) async fn review(
    db: &mut PgConnection,
    app: &App,
    payment: &Payment,
    refund: &Refund,
    why: &str,
) -> anyhow::Result<Settled> {
    refunds::set_review(db, refund.id, why).await?;
    note(db, app, None, "payments.refund_review", payment, refund).await?;
    tracing::error!(refund = %refund.id, why, "a refund needs a clerk");
    Ok(Settled::Same)
}

/// The bank says nothing of the receipt: after two days it is given up.
pub(super) async fn receipt_overdue(app: &App, refund: &Refund) -> anyhow::Result<()> {
    let mut tx = app.db.begin().await?;
    let (payment, refund) = lock(&mut tx, refund.id).await?;
    give_up(&mut tx, app, &payment, &refund).await?;
    tx.commit().await?;
    Ok(())
}

async fn give_up(
    db: &mut PgConnection,
    app: &App,
    payment: &Payment,
    refund: &Refund,
) -> anyhow::Result<()> {
    let since = refund.finished_at.unwrap_or(refund.asked_on);
    if refund.receipt_state == "pending" && app.now() - since >= RECEIPT_WAIT {
        refunds::set_receipt(db, refund.id, "failed", None).await?;
        note(
            db,
            app,
            None,
            "payments.refund_receipt_failed",
            payment,
            refund,
        )
        .await?;
        tracing::error!(refund = %refund.id, "a refund's fiscal receipt did not come");
    }
    Ok(())
}
