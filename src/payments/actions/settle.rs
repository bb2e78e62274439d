//! What the bank says becomes ours: once, and only what can be.

use super::{cards, note, receipts};
use crate::app::App;
use crate::app::gateway::{BankState, BankStatus};
use crate::audit::Actor;
use crate::base::Money;
use crate::mail;
use crate::payments::letters;
use crate::payments::model::{Payment, State, reason};
use crate::payments::store::{ledger, orders, refunds, staff, turns};
use anyhow::Context;
use serde_json::json;
use sqlx::PgConnection;
use uuid::Uuid;

/// What came of the bank's word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settled {
    /// The payment ended by it.
    Applied,
    /// It had ended so before.
    Same,
    /// The bank still waits for the payer.
    Waiting,
    /// It cannot be: nothing is posted, a clerk looks. The reason.
    Review(&'static str),
}

/// Takes `bank`, which the bank itself said when it was asked, into the caller's transaction: state,
/// ledger, letter and audit together. The payment is locked first, so that news in parallel wait.
///
/// # Errors
/// The database; no such payment.
pub async fn settle(
    db: &mut PgConnection,
    app: &App,
    id: Uuid,
    bank: &BankState,
) -> anyhow::Result<Settled> {
    let payment = orders::lock(db, id).await?.context("no such payment")?;
    let known = payment.gateway_id.as_deref();
    let told = Some(bank.gateway_id.as_str()).filter(|id| !id.is_empty());
    if matches!((known, told), (Some(known), Some(told)) if known != told) {
        return review(db, app, &payment, reason::OTHER_ORDER).await;
    }
    let other = bank.amount != payment.amount || bank.currency != payment.currency;
    match (&bank.status, payment.state) {
        (BankStatus::Pending, state) if state.is_open() => {
            orders::known_to_bank(db, id, &bank.gateway_id).await?;
            if other {
                return review(db, app, &payment, reason::OTHER_AMOUNT).await;
            }
            if let Some(pay_url) = &bank.pay_url {
                turns::way_known(db, id, pay_url).await?;
            }
            Ok(Settled::Waiting)
        }
        (BankStatus::Pending, _) => Ok(Settled::Same),
        (BankStatus::Succeeded(_), _) if other => {
            review(db, app, &payment, reason::OTHER_AMOUNT).await
        }
        (BankStatus::Succeeded(_), State::Canceled) if bank.refunded == payment.amount => {
            Ok(Settled::Same)
        }
        (BankStatus::Succeeded(_), State::Canceled) => {
            review(db, app, &payment, reason::PAID_AFTER_CANCEL).await
        }
        (BankStatus::Succeeded(_), state) if state.is_paid() => {
            receipts::take(db, app, &payment, bank).await?;
            given_back(db, app, &payment, bank.refunded).await
        }
        (BankStatus::Succeeded(at), _) => {
            let at = at.unwrap_or_else(|| app.now()).min(app.now());
            succeed(db, app, &payment, bank, at).await?;
            // Paid and given back before we heard of it.
            given_back(db, app, &payment, bank.refunded).await?;
            Ok(Settled::Applied)
        }
        (BankStatus::Canceled(_), State::Canceled | State::Refunded) => Ok(Settled::Same),
        (BankStatus::Canceled(_), state) if state.is_paid() => {
            review(db, app, &payment, reason::CANCELED_AFTER_PAID).await
        }
        (BankStatus::Canceled(why), _) => {
            cancel(db, app, &payment, why).await?;
            Ok(Settled::Applied)
        }
    }
}

/// What the bank gave back beyond our own refunds: somebody did it in the bank's cabinet, and a clerk
/// looks. Told once for each sum.
async fn given_back(
    db: &mut PgConnection,
    app: &App,
    payment: &Payment,
    at_bank: Money,
) -> anyhow::Result<Settled> {
    let open = refunds::of_payment(db, payment.id).await?;
    let open = open.iter().filter(|refund| refund.stage.is_with_bank());
    let ours = payment.refunded + open.map(|refund| refund.amount).sum::<Money>();
    if at_bank <= ours || !staff::saw_given_back(db, payment.id, at_bank).await? {
        return Ok(Settled::Same);
    }
    review(db, app, payment, reason::REFUNDED_AT_BANK).await
}

/// The bank would not even make the order.
pub async fn refused(db: &mut PgConnection, app: &App, id: Uuid, why: &str) -> anyhow::Result<()> {
    let payment = orders::lock(db, id).await?.context("no such payment")?;
    if payment.state.is_open() {
        cancel(db, app, &payment, why).await?;
    }
    Ok(())
}

async fn succeed(
    db: &mut PgConnection,
    app: &App,
    payment: &Payment,
    bank: &BankState,
    paid_at: chrono::DateTime<chrono::Utc>,
) -> anyhow::Result<()> {
    let parts = orders::parts(db, payment.id).await?;
    let paid_on = paid_at.with_timezone(&app.zone()).date_naive();
    ledger::post_paid(db, payment, &parts, app.now(), paid_on).await?;
    orders::succeed(
        db,
        payment.id,
        &bank.gateway_id,
        bank.receipt.as_str(),
        app.now(),
    )
    .await?;
    if payment.request.save_card
        && let Some(card) = &bank.card
    {
        cards::keep(db, app, payment, card).await?;
    }
    if payment.request.card.is_some() {
        orders::wake_next(db, payment, app.now()).await?;
    }
    receipts::begin(db, app, payment, bank).await?;
    let details = json!({ "amount": payment.amount, "paid_on": paid_on });
    note(
        db,
        app,
        Actor::System,
        "payments.succeeded",
        payment,
        details,
    )
    .await?;
    if let Some(letter) = letters::paid(db, app, payment, &parts, paid_at, bank.receipt).await? {
        mail::enqueue(db, app, &letter).await?;
    }
    receipts::text(db, app, payment).await?;
    Ok(())
}

async fn cancel(
    db: &mut PgConnection,
    app: &App,
    payment: &Payment,
    why: &str,
) -> anyhow::Result<()> {
    orders::cancel(db, payment.id, why, app.now()).await?;
    if why == cards::REVOKED
        && let Some(card) = payment.request.card
    {
        cards::revoked(db, app, payment, card).await?;
    }
    let details = json!({ "reason": why });
    note(
        db,
        app,
        Actor::System,
        "payments.canceled",
        payment,
        details,
    )
    .await?;
    // Who pressed «Отменить» himself, or never came to it, needs no letter about it.
    if ![reason::BY_PAYER, reason::NOT_CONTINUED].contains(&why)
        && let Some(letter) = letters::failed(db, app, payment, why).await?
    {
        mail::enqueue(db, app, &letter).await?;
    }
    Ok(())
}

/// Keeps the payment for a clerk; nothing is posted. What a clerk has looked at and closed for a payment
/// that ended is not brought again, unless the bank gave back more since.
pub async fn review(
    db: &mut PgConnection,
    app: &App,
    payment: &Payment,
    why: &'static str,
) -> anyhow::Result<Settled> {
    // Each of these is another sum.
    let each = [reason::REFUNDED_AT_BANK, reason::REFUND_UNDONE].contains(&why);
    let closed =
        !each && !payment.state.is_open() && staff::was_closed(db, payment.id, why).await?;
    if closed {
        return Ok(Settled::Same);
    }
    // A bank that hears «no» says it again for a day.
    if payment.review_reason == why && !each {
        return Ok(Settled::Review(why));
    }
    orders::set_review(db, payment.id, why).await?;
    let details = json!({ "reason": why });
    note(db, app, Actor::System, "payments.review", payment, details).await?;
    tracing::error!(payment = %payment.id, why, "a payment needs a clerk");
    Ok(Settled::Review(why))
}
