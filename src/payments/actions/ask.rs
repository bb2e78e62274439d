//! The reconciler's question about one payment.

use super::settle::{Settled, review, settle};
use super::{answer, gateway_of, send};
use crate::app::App;
use crate::app::gateway::{Answer, BankState, Gateway, GatewayError, Private};
use crate::payments::model::{FRESH, Payment, reason};
use crate::payments::store::{events, orders, told};
use anyhow::Context;
use serde_json::json;
use uuid::Uuid;

/// Whether the bank answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answered {
    Yes,
    No,
}

/// Asks the bank about a payment that has not ended, and takes its answer in. An order that the bank
/// never heard of is sent again with the same key and body while its form is fresh, then given up.
///
/// # Errors
/// The database; no such payment.
pub async fn ask(app: &App, id: Uuid) -> anyhow::Result<Answered> {
    let payment = {
        let mut db = app.db.acquire().await?;
        orders::find(&mut db, id)
            .await?
            .context("no such payment")?
    };
    let Some(gateway) = gateway_of(app, &payment).filter(|_| payment.state.is_open()) else {
        return Ok(Answered::Yes);
    };
    let payment = sent_again(app, gateway, payment).await?;
    if !payment.state.is_open() {
        return Ok(Answered::Yes);
    }
    let asked = gateway.fetch(&payment.request, payment.gateway_id.as_deref());
    match answer(asked).await {
        Ok(Answer::Says(bank)) => {
            let ended = take(app, &payment, &bank).await?;
            // Later payments of an order begin up to an hour after it was made.
            let begun_by = match payment.position {
                1 => payment.created_at,
                _ => payment.created_at + FRESH,
            };
            if !ended && app.now() - begun_by >= gateway.window() {
                // The bank's time is over, and it has not noticed: its answer to the next question tells.
                let id = payment.gateway_id.as_deref();
                if let Err(error) = answer(gateway.abandon(&payment.request, id)).await {
                    tracing::warn!(payment = %payment.id, %error, "an order that nobody pays stays open at the bank");
                }
                return Ok(Answered::Yes);
            }
            // The order is there, but the way to it was lost with the bank's first answer.
            // A kept card needs no way to the bank.
            if !ended && payment.pay_url.is_none() && payment.request.card.is_none() {
                send(app, id, &Private::default()).await?;
            }
            Ok(Answered::Yes)
        }
        Ok(Answer::NeverHeard) => absent(app, &payment).await,
        Ok(Answer::CannotSay) => silent(app, &payment, gateway.window()).await,
        Err(GatewayError::Unknown(cause) | GatewayError::Refused(cause)) => {
            tracing::warn!(payment = %id, cause, "the bank does not answer");
            Ok(Answered::No)
        }
    }
}

/// The answer to the order was lost: while its form is fresh, the same key and body bring it again
/// (CONTRACT 4), and need nothing of the bank but the call that it knows already. To a bank without keys
/// nothing is sent before it was asked.
async fn sent_again(app: &App, gateway: &dyn Gateway, payment: Payment) -> anyhow::Result<Payment> {
    let lost = payment.gateway_id.is_none() && payment.pay_url.is_none() && !payment.is_waiting();
    if lost && gateway.has_keys() && app.now() - payment.created_at < FRESH {
        return send(app, payment.id, &Private::default()).await;
    }
    Ok(payment)
}

/// Asks the bank about a payment that ended: its fiscal receipt, and what was given back.
///
/// # Errors
/// The database; no such payment.
pub async fn ask_ended(app: &App, id: Uuid) -> anyhow::Result<Answered> {
    let payment = {
        let mut db = app.db.acquire().await?;
        orders::find(&mut db, id)
            .await?
            .context("no such payment")?
    };
    let Some(gateway) = gateway_of(app, &payment) else {
        return Ok(Answered::No);
    };
    let asked = gateway.fetch(&payment.request, payment.gateway_id.as_deref());
    match answer(asked).await {
        Ok(Answer::Says(bank)) => {
            let bank = super::receipts::named(app, gateway, &payment, bank).await;
            take(app, &payment, &bank).await?;
            return Ok(Answered::Yes);
        }
        Ok(_) => {}
        Err(error) => tracing::warn!(payment = %id, %error, "the bank does not answer"),
    }
    let mut tx = app.db.begin().await?;
    super::receipts::overdue(&mut tx, app, id).await?;
    tx.commit().await?;
    Ok(Answered::No)
}

async fn take(app: &App, payment: &Payment, bank: &BankState) -> anyhow::Result<bool> {
    let mut tx = app.db.begin().await?;
    let settled = settle(&mut tx, app, payment.id, bank).await?;
    if let Settled::Review(why) = settled {
        let body = json!({
            "asked": true,
            "gateway_id": bank.gateway_id,
            "amount": bank.amount,
            "currency": bank.currency,
        });
        let event = events::New {
            gateway: &payment.gateway,
            key: "",
            payment: Some(payment.id),
            body: &body,
            verdict: "review",
            reason: why,
            at: app.now(),
        };
        events::insert(&mut tx, event).await?;
    }
    tx.commit().await?;
    Ok(settled != Settled::Waiting)
}

/// The bank answers no questions. When its time to tell is over, counted from when it last asked whether the
/// payment may go on, the payment is given up, in words that promise nothing: it completes what it took without
/// us (DOMAIN 3) where it could not reach us. Its late word or its registry brings it to a clerk. A program
/// that died before it made the way to such a bank makes it now.
async fn silent(
    app: &App,
    payment: &Payment,
    window: chrono::Duration,
) -> anyhow::Result<Answered> {
    let asked = told::last_check(&mut *app.db.acquire().await?, payment.id).await?;
    let since = asked.map_or(payment.created_at, |at| at.max(payment.created_at));
    if app.now() - since >= window {
        give_up(app, payment, reason::UNTOLD).await?;
    } else if payment.pay_url.is_none() && !payment.is_waiting() {
        send(app, payment.id, &Private::default()).await?;
    }
    Ok(Answered::Yes)
}

async fn give_up(app: &App, payment: &Payment, why: &str) -> anyhow::Result<()> {
    let mut tx = app.db.begin().await?;
    super::settle::refused(&mut tx, app, payment.id, why).await?;
    tx.commit().await?;
    Ok(())
}

/// The bank does not know the order.
async fn absent(app: &App, payment: &Payment) -> anyhow::Result<Answered> {
    let fresh = app.now() - payment.created_at < FRESH;
    match &payment.gateway_id {
        None if fresh => {
            // What must go along with it may be gone: then the bank has answered, and nothing is sent.
            if super::along::of(app, payment, &Private::default())
                .await?
                .is_none()
            {
                return Ok(Answered::Yes);
            }
            let sent = send(app, payment.id, &Private::default()).await?;
            let there = sent.pay_url.is_some() || sent.gateway_id.is_some();
            Ok(if there || !sent.state.is_open() {
                Answered::Yes
            } else {
                Answered::No
            })
        }
        None => {
            let why = match (payment.is_waiting(), payment.request.card) {
                (true, None) => reason::NOT_CONTINUED,
                // Nobody looks on: a letter tells it.
                (true, Some(_)) => reason::NOT_CHARGED,
                (false, _) => reason::NEVER_REACHED,
            };
            give_up(app, payment, why).await?;
            Ok(Answered::Yes)
        }
        // It knew it once: wrong shop, or its books are not ready. Never given up by ourselves.
        Some(_) if fresh => Ok(Answered::No),
        Some(_) => {
            let mut tx = app.db.begin().await?;
            review(&mut tx, app, payment, reason::FORGOTTEN).await?;
            tx.commit().await?;
            Ok(Answered::Yes)
        }
    }
}
