//! A refund on its way: sent, asked about, sent again with the same key and body.

use super::super::{Answered, answer};
use super::settle::{self, Settled};
use super::{lock, note};
use crate::app::App;
use crate::app::gateway::{Answer, Gateway, GatewayError, RefundState};
use crate::payments::model::{FRESH, REFUND_QUIET};
use crate::payments::refund::{Refund, Stage};
use crate::payments::store::{orders, refunds, turns};
use anyhow::Context;
use uuid::Uuid;

/// What the bank's word about a refund came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heard {
    /// It ended by it.
    Ended,
    /// The bank works on it, has never heard of it, or a clerk has to look.
    Nothing,
    /// The bank does not answer.
    Silence,
}

async fn find(app: &App, id: Uuid) -> anyhow::Result<Refund> {
    let mut db = app.db.acquire().await?;
    refunds::find(&mut db, id).await?.context("no such refund")
}

/// The bank of a refund: the settings may name another one by now.
pub(super) fn gateway_of<'a>(app: &'a App, refund: &Refund) -> Option<&'a dyn Gateway> {
    app.gateway
        .as_deref()
        .filter(|gateway| gateway.name() == refund.gateway)
}

/// Sends a refund that may be sent; the same key and body give the same refund, so it may be repeated.
///
/// # Errors
/// The database; no such refund.
pub async fn send(app: &App, id: Uuid) -> anyhow::Result<Heard> {
    let refund = find(app, id).await?;
    if !matches!(refund.stage, Stage::Sent | Stage::Unknown) {
        return Ok(Heard::Nothing);
    }
    let Some(gateway) = gateway_of(app, &refund) else {
        return Ok(Heard::Silence);
    };
    if !gateway.has_keys() {
        let turn = (app.now(), app.now() + REFUND_QUIET);
        if !turns::take_refund(&mut *app.db.acquire().await?, id, turn).await? {
            return Ok(Heard::Nothing);
        }
    }
    match answer(gateway.refund(&refund.request)).await {
        Ok(state) => take(app, &refund, &state).await,
        Err(GatewayError::Unknown(cause)) => {
            tracing::warn!(refund = %id, cause, "the bank's answer to a refund is lost");
            refunds::answer_lost(&mut *app.db.acquire().await?, id).await?;
            Ok(Heard::Silence)
        }
        Err(GatewayError::Refused(why)) => refused(app, gateway, &refund, &why).await,
    }
}

/// Refused at the first sending: nothing moved. Refused later, the first one may have been done and its
/// answer lost: the payment itself shows it.
async fn refused(
    app: &App,
    gateway: &dyn Gateway,
    refund: &Refund,
    why: &str,
) -> anyhow::Result<Heard> {
    let first = refund.stage == Stage::Sent && refund.asked == 0;
    let given_back = match first {
        true => Some(refund.request.refunded_before),
        false => given_back(app, gateway, refund).await?,
    };
    let mut tx = app.db.begin().await?;
    let (payment, refund) = lock(&mut tx, refund.id).await?;
    if !refund.stage.is_with_bank() {
        return Ok(Heard::Nothing);
    }
    let heard = match given_back {
        Some(sum) if sum == refund.request.refunded_before => {
            refunds::decline(&mut tx, refund.id, why, app.now()).await?;
            note(
                &mut tx,
                app,
                None,
                "payments.refund_declined",
                &payment,
                &refund,
            )
            .await?;
            Heard::Ended
        }
        Some(_) => {
            settle::review(&mut tx, app, &payment, &refund, "refused_after_lost_answer").await?;
            Heard::Nothing
        }
        None => Heard::Silence,
    };
    tx.commit().await?;
    Ok(heard)
}

/// What the bank has given back of the payment in all; none = it does not say.
pub(super) async fn given_back(
    app: &App,
    gateway: &dyn Gateway,
    refund: &Refund,
) -> anyhow::Result<Option<crate::base::Money>> {
    let payment = {
        let mut db = app.db.acquire().await?;
        orders::find(&mut db, refund.payment_id)
            .await?
            .context("no such payment")?
    };
    let asked = gateway.fetch(&payment.request, payment.gateway_id.as_deref());
    Ok(match answer(asked).await {
        Ok(Answer::Says(bank)) => Some(bank.refunded),
        _ => None,
    })
}

/// The reconciler's question about one refund: one that the bank never heard of is sent again. Of one that
/// succeeded only the fiscal receipt is asked.
///
/// # Errors
/// The database; no such refund.
pub async fn ask(app: &App, id: Uuid) -> anyhow::Result<Answered> {
    let refund = find(app, id).await?;
    if !refund.stage.is_with_bank() && refund.stage != Stage::Succeeded {
        return Ok(Answered::Yes);
    }
    Ok(match hear(app, &refund).await? {
        Heard::Silence if refund.stage == Stage::Succeeded => {
            settle::receipt_overdue(app, &refund).await?;
            Answered::Yes
        }
        Heard::Silence => Answered::No,
        Heard::Ended | Heard::Nothing => Answered::Yes,
    })
}

/// Asks the bank about `refund` and takes its word in.
///
/// # Errors
/// The database.
pub async fn hear(app: &App, refund: &Refund) -> anyhow::Result<Heard> {
    let Some(gateway) = gateway_of(app, refund) else {
        return Ok(Heard::Silence);
    };
    let known = Some(refund.gateway_id.as_str()).filter(|id| !id.is_empty());
    let lost = known.is_none() && matches!(refund.stage, Stage::Sent | Stage::Unknown);
    if lost && gateway.has_keys() && app.now() - refund.sent_from < FRESH {
        // The same key and body bring the lost answer again.
        return send(app, refund.id).await;
    }
    match answer(gateway.fetch_refund(&refund.request, known)).await {
        Ok(Some(state)) => take(app, refund, &state).await,
        // It has forgotten what it knew: never sent again by ourselves.
        Ok(None) if refund.stage == Stage::Succeeded || refund.stage == Stage::Pending => {
            Ok(Heard::Silence)
        }
        Ok(None) => send(app, refund.id).await,
        Err(error) => {
            tracing::warn!(refund = %refund.id, %error, "the bank does not answer about a refund");
            Ok(Heard::Silence)
        }
    }
}

pub(super) async fn take(app: &App, refund: &Refund, state: &RefundState) -> anyhow::Result<Heard> {
    let mut tx = app.db.begin().await?;
    let settled = settle::settle(&mut tx, app, refund.id, state).await?;
    tx.commit().await?;
    Ok(match settled {
        Settled::Applied => Heard::Ended,
        Settled::Same => Heard::Nothing,
    })
}
