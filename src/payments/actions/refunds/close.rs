//! A clerk ends a refund that the bank will not: by the bank's own sum, and never while it may still be on
//! its way there.

use super::super::{Clerk, answer, gateway_of as bank_of};
use super::send::{Heard, gateway_of, given_back, take};
use super::{lock, note};
use crate::app::App;
use crate::app::gateway::BankStatus;
use crate::payments::model::{Payment, REFUND_QUIET, reason};
use crate::payments::refund::{Refund, Stage};
use crate::payments::store::{orders, refunds, turns};
use chrono::Duration;

/// A bank that cannot be asked about the refund itself has done by then what it ever will.
const SURELY_OVER: Duration = Duration::days(5);

/// What came of a clerk's wish to end a refund.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closing {
    /// The bank said its last word now: the refund ended by that.
    Ended,
    /// It is declined. Money that the bank gave back nevertheless waits as the payment's review, to be
    /// recorded by hand.
    Closed,
    /// The bank works on it, or it was sent less than ten minutes ago.
    OnItsWay,
    /// The bank does not say what it gave back.
    Silent,
    /// There is none to end.
    TooLate,
}

/// Ends the open refund of `payment`, with what the clerk found out.
///
/// # Errors
/// The database; no such payment.
pub async fn close(
    app: &App,
    clerk: &Clerk,
    payment: &Payment,
    why: &str,
) -> anyhow::Result<Closing> {
    let refund = {
        let mut db = app.db.acquire().await?;
        let known = refunds::of_payment(&mut db, payment.id).await?;
        let Some(refund) = known.into_iter().find(|one| one.stage.is_with_bank()) else {
            return Ok(Closing::TooLate);
        };
        let quiet_since = app.now() - REFUND_QUIET;
        if !turns::refund_is_quiet(&mut db, refund.id, (app.now(), quiet_since)).await? {
            return Ok(Closing::OnItsWay);
        }
        refund
    };
    let Some(gateway) = gateway_of(app, &refund) else {
        return Ok(Closing::Silent);
    };
    let known = Some(refund.gateway_id.as_str()).filter(|id| !id.is_empty());
    let asked = answer(gateway.fetch_refund(&refund.request, known)).await;
    let unsure = asked.is_err();
    match asked {
        Ok(Some(state)) if refund.review_reason.is_empty() => {
            if take(app, &refund, &state).await? == Heard::Ended {
                return Ok(Closing::Ended);
            }
            if state.status == BankStatus::Pending {
                return Ok(Closing::OnItsWay);
            }
        }
        // It knows it and has not ended it: nothing of ours does.
        Ok(None) if refund.stage == Stage::Pending && refund.review_reason.is_empty() => {
            return Ok(Closing::Silent);
        }
        Err(_) if !gateway.has_keys() => return Ok(Closing::Silent),
        _ => {}
    }
    let Some(gateway) = bank_of(app, payment) else {
        return Ok(Closing::Silent);
    };
    match given_back(app, gateway, &refund).await? {
        // A bank may count only what it has given back, and work on it still.
        Some(at_bank)
            if unsure
                && at_bank <= refund.request.refunded_before
                && app.now() - refund.sent_from < SURELY_OVER =>
        {
            Ok(Closing::Silent)
        }
        Some(at_bank) => end(app, clerk, &refund, why, at_bank).await,
        None => Ok(Closing::Silent),
    }
}

async fn end(
    app: &App,
    clerk: &Clerk,
    refund: &Refund,
    why: &str,
    at_bank: crate::base::Money,
) -> anyhow::Result<Closing> {
    let mut tx = app.db.begin().await?;
    let (payment, refund) = lock(&mut tx, refund.id).await?;
    if !refund.stage.is_with_bank() {
        return Ok(Closing::TooLate);
    }
    refunds::decline(&mut tx, refund.id, why, app.now()).await?;
    let clerk = Some(clerk);
    note(
        &mut tx,
        app,
        clerk,
        "payments.refund_closed",
        &payment,
        &refund,
    )
    .await?;
    if at_bank > payment.refunded && payment.review_reason.is_empty() {
        orders::set_review(&mut tx, payment.id, reason::REFUNDED_AT_BANK).await?;
    }
    tx.commit().await?;
    Ok(Closing::Closed)
}
