//! Money of a payment that we gave up ourselves, because the bank never told of it: when its proof comes after
//! all, a clerk takes it in with one press. What the bank itself ended never goes back.

use super::{Clerk, note_by, settle};
use crate::app::App;
use crate::app::gateway::{BankState, BankStatus, ReceiptState};
use crate::base::Money;
use crate::payments::model::{Payment, State, reason};
use crate::payments::refund::{Refund, Stage};
use crate::payments::store::{orders, refunds, staff, told};
use crate::t;
use anyhow::Context;
use serde_json::json;
use uuid::Uuid;

/// Whether a clerk may take the payment in: given up by us, proved since, and none of it given back or on its
/// way back.
pub fn can_take(payment: &Payment, given_back: &[Refund]) -> bool {
    let ours = [reason::UNTOLD, reason::CLOSED_BY_CLERK];
    payment.state == State::Canceled
        && payment.review_reason == reason::PAID_AFTER_CANCEL
        && ours.contains(&payment.cancel_reason.as_str())
        && given_back
            .iter()
            .all(|refund| refund.stage == Stage::Declined)
}

/// Takes it in: ledger, letter and state as if the proof had come in time, and the review is over. `false` =
/// there is nothing to take any more.
///
/// # Errors
/// The database; no such payment.
pub async fn take_late(app: &App, clerk: &Clerk, id: Uuid) -> anyhow::Result<bool> {
    let mut tx = app.db.begin().await?;
    let payment = orders::lock(&mut tx, id)
        .await?
        .context("no such payment")?;
    let given_back = refunds::of_payment(&mut tx, id).await?;
    let at_bank = staff::given_back_at_bank(&mut tx, id).await?;
    let Some(proof) = told::proof(&mut tx, id).await? else {
        return Ok(false);
    };
    if !can_take(&payment, &given_back) || at_bank.is_positive() {
        return Ok(false);
    }
    let bank = BankState {
        gateway_id: proof.gateway_id,
        status: BankStatus::Succeeded(Some(proof.at)),
        amount: payment.amount,
        currency: payment.currency.clone(),
        pay_url: None,
        refunded: Money::ZERO,
        receipt: ReceiptState::Elsewhere,
        fiscal: None,
        card: None,
    };
    settle::succeed(&mut tx, app, &payment, &bank, proof.at).await?;
    let words = app.words(app.lang());
    let why = (
        payment.review_reason.as_str(),
        t!(words, "admin-pay-taken-note"),
    );
    staff::close_review(&mut tx, id, (why.0, &why.1), clerk.id, app.now()).await?;
    let details = json!({ "paid_on": proof.at });
    note_by(
        &mut tx,
        app,
        clerk,
        "payments.taken_late",
        &payment,
        details,
    )
    .await?;
    tx.commit().await?;
    Ok(true)
}
