//! Giving money back: asked by one clerk, above a sum agreed to by another, sent as payments are.

mod close;
mod request;
mod send;
mod settle;
mod withdraw;

pub use close::{Closing, close};
pub use request::{Asked, Basis, ByHand, basis, start};
pub use send::{Heard, ask, hear, send};
pub use withdraw::withdraw;

use super::Clerk;
use crate::app::App;
use crate::audit::{self, Actor};
use crate::payments::model::{FIRST_ASKED_AFTER, Payment};
use crate::payments::refund::Refund;
use crate::payments::store::{orders, refunds};
use anyhow::Context;
use serde_json::json;
use sqlx::PgConnection;
use uuid::Uuid;

/// What came of a clerk's word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    Done,
    /// Somebody decided before.
    TooLate,
    /// Whoever asked for it cannot be the second pair of eyes.
    OwnRequest,
}

/// The second pair of eyes agrees: it is sent to the bank, or, made by hand, taken into the books.
///
/// # Errors
/// The database; no such refund.
pub async fn approve(app: &App, clerk: &Clerk, id: Uuid) -> anyhow::Result<Decision> {
    let mut tx = app.db.begin().await?;
    let (payment, refund) = lock(&mut tx, id).await?;
    if refund.asked_by == clerk.id {
        return Ok(Decision::OwnRequest);
    }
    let now = app.now();
    let done = match refund.by_hand {
        true => refunds::approve_by_hand(&mut tx, id, clerk.id, now).await?,
        false => {
            let ask_at = now + FIRST_ASKED_AFTER;
            refunds::approve(&mut tx, id, clerk.id, now, ask_at).await?
        }
    };
    if !done {
        return Ok(Decision::TooLate);
    }
    note(
        &mut tx,
        app,
        Some(clerk),
        "payments.refund_approved",
        &payment,
        &refund,
    )
    .await?;
    if refund.by_hand {
        settle::book(&mut tx, app, &payment, &refund, now).await?;
    }
    tx.commit().await?;
    if !refund.by_hand {
        send(app, id).await?;
    }
    Ok(Decision::Done)
}

/// The second pair of eyes does not agree; whoever asked may take it back himself.
///
/// # Errors
/// The database; no such refund.
pub async fn refuse(app: &App, clerk: &Clerk, id: Uuid, why: &str) -> anyhow::Result<Decision> {
    let mut tx = app.db.begin().await?;
    let (payment, refund) = lock(&mut tx, id).await?;
    if !refunds::refuse(&mut tx, id, clerk.id, why, app.now()).await? {
        return Ok(Decision::TooLate);
    }
    note(
        &mut tx,
        app,
        Some(clerk),
        "payments.refund_refused",
        &payment,
        &refund,
    )
    .await?;
    tx.commit().await?;
    Ok(Decision::Done)
}

/// The refund and its payment, both held until the transaction ends; always in this order.
async fn lock(db: &mut PgConnection, id: Uuid) -> anyhow::Result<(Payment, Refund)> {
    let of = refunds::find(db, id)
        .await?
        .context("no such refund")?
        .payment_id;
    let payment = orders::lock(db, of).await?.context("no such payment")?;
    let refund = refunds::lock(db, id).await?.context("no such refund")?;
    Ok((payment, refund))
}

/// Who did what with a refund: a clerk, or we.
async fn note(
    db: &mut PgConnection,
    app: &App,
    clerk: Option<&Clerk>,
    action: &str,
    payment: &Payment,
    refund: &Refund,
) -> sqlx::Result<()> {
    let entry = audit::Entry {
        at: app.now(),
        actor: clerk.map_or(Actor::System, |clerk| Actor::Staff(clerk.id)),
        action,
        object: ("payment", payment.id.to_string()),
        account: Some(payment.account_id),
        address: clerk.map(|clerk| clerk.address.clone()),
        details: json!({ "refund": refund.id, "amount": refund.amount, "by_hand": refund.by_hand }),
    };
    audit::write(db, entry).await
}
