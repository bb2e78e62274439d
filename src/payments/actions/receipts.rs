//! The fiscal receipt (чек, 54-ФЗ): the bank's cash register makes it after the payment; it is asked for
//! until it is there, shown, and sent again.

use super::{answer, gateway_of, note};
use crate::app::App;
use crate::app::gateway::{BankState, BankStatus, Gateway, Receipt, ReceiptState};
use crate::audit::Actor;
use crate::mail;
use crate::payments::model::{FRESH, Payment, RECEIPT_WAIT, receipt_pause, resend_pause};
use crate::payments::store::{guests, orders, receipts};
use crate::payments::{guest, letters};
use crate::sms;
use anyhow::Context;
use serde_json::json;
use sqlx::PgConnection;
use uuid::Uuid;

/// The payment has just succeeded: what the bank says of the receipt, and when it is asked for again.
pub(super) async fn begin(
    db: &mut PgConnection,
    app: &App,
    payment: &Payment,
    bank: &BankState,
) -> anyhow::Result<()> {
    let next = match bank.receipt {
        ReceiptState::Pending => Some(app.now() + receipt_pause(0)),
        // Money does not wait for a number: that is the reconciler's next question.
        _ if is_nameless(app, payment, bank) => Some(app.now()),
        _ => None,
    };
    let fiscal = bank.fiscal.as_ref();
    receipts::set(db, payment.id, bank.receipt.as_str(), fiscal, next).await?;
    Ok(())
}

/// The receipt is made, or may be, and the bank can be asked what names it.
fn is_nameless(app: &App, payment: &Payment, bank: &BankState) -> bool {
    bank.fiscal.is_none()
        && matches!(
            bank.receipt,
            ReceiptState::Registered | ReceiptState::Elsewhere
        )
        && gateway_of(app, payment).is_some_and(|gateway| gateway.tells_fiscal())
}

/// `bank`, with what names the receipt where our books do not have it: a question of its own to the bank. One
/// that has a name was registered, whatever else is said or not said.
pub(super) async fn named(
    app: &App,
    gateway: &dyn Gateway,
    payment: &Payment,
    bank: BankState,
) -> BankState {
    let paid = matches!(bank.status, BankStatus::Succeeded(_));
    if !paid || payment.fiscal.is_some() || !is_nameless(app, payment, &bank) {
        return bank;
    }
    match answer(gateway.fiscal(&bank.gateway_id)).await {
        Ok(Some(fiscal)) => BankState {
            receipt: ReceiptState::Registered,
            fiscal: Some(fiscal),
            ..bank
        },
        Ok(None) => bank,
        Err(error) => {
            tracing::warn!(payment = %payment.id, %error, "the bank does not tell of a receipt");
            bank
        }
    }
}

/// What the bank says of the receipt of a payment that succeeded before. One that is registered stays so;
/// one that is not there in two days is given up and shown to staff. The payment is locked by the caller.
pub(super) async fn take(
    db: &mut PgConnection,
    app: &App,
    payment: &Payment,
    bank: &BankState,
) -> anyhow::Result<()> {
    let known = ReceiptState::of(&payment.receipt_state);
    let fiscal = bank.fiscal.as_ref();
    match (known, bank.receipt) {
        (_, ReceiptState::Pending) if known == ReceiptState::Pending => {
            give_up(db, app, payment).await
        }
        (ReceiptState::Registered, _) if payment.fiscal.is_some() => Ok(()),
        (ReceiptState::Registered, _) if fiscal.is_none() => rest(db, app, payment).await,
        (ReceiptState::Registered, _) => {
            receipts::set(db, payment.id, "registered", fiscal, None).await?;
            Ok(())
        }
        (ReceiptState::Elsewhere, ReceiptState::Elsewhere) => rest(db, app, payment).await,
        (known, said) if known == said || said == ReceiptState::Pending => Ok(()),
        (_, said) => {
            let next = is_nameless(app, payment, bank).then(|| app.now() + receipt_pause(0));
            receipts::set(db, payment.id, said.as_str(), fiscal, next).await?;
            let details = json!({ "state": said.as_str() });
            note(db, app, Actor::System, "payments.receipt", payment, details).await?;
            Ok(())
        }
    }
}

/// The bank could not be asked, or says nothing of receipts: after two days it is given up.
pub(super) async fn overdue(db: &mut PgConnection, app: &App, id: Uuid) -> anyhow::Result<()> {
    let payment = orders::lock(db, id).await?.context("no such payment")?;
    match payment.receipt_state == "pending" && payment.state.is_paid() {
        true => give_up(db, app, &payment).await,
        false => rest(db, app, &payment).await,
    }
}

/// What names a receipt is not asked for ever: two days where the bank says that it is made, an hour where
/// it says nothing of it. Nothing is wrong then: whoever made it sends it.
async fn rest(db: &mut PgConnection, app: &App, payment: &Payment) -> anyhow::Result<()> {
    let since = payment.finished_at.unwrap_or(payment.created_at);
    let most = match ReceiptState::of(&payment.receipt_state) {
        ReceiptState::Registered => RECEIPT_WAIT,
        _ => FRESH,
    };
    if app.now() - since >= most {
        receipts::set(db, payment.id, &payment.receipt_state, None, None).await?;
    }
    Ok(())
}

async fn give_up(db: &mut PgConnection, app: &App, payment: &Payment) -> anyhow::Result<()> {
    let since = payment.finished_at.unwrap_or(payment.created_at);
    if app.now() - since < RECEIPT_WAIT {
        return Ok(());
    }
    receipts::set(db, payment.id, "failed", None, None).await?;
    let details = json!({ "state": "failed" });
    note(db, app, Actor::System, "payments.receipt", payment, details).await?;
    tracing::error!(payment = %payment.id, "a fiscal receipt did not come");
    Ok(())
}

/// The SMS of a payment whose payer asked for the receipt by SMS.
pub(super) async fn text(
    db: &mut PgConnection,
    app: &App,
    payment: &Payment,
) -> anyhow::Result<()> {
    if let Receipt::Sms(phone) = &payment.request.receipt {
        let page = match guests::guest(db, payment.id).await? {
            Some(guest) => guest::payment_path(app, guest.form_id),
            None => format!("/payments/{}/receipt", payment.id),
        };
        let body = letters::text(app, payment, &page);
        let sms = sms::Sms {
            kind: "payment",
            customer: payment.customer_id,
            phone,
            body,
            secret: false,
            expires_at: None,
        };
        sms::enqueue(db, app, &sms).await?;
    }
    Ok(())
}

/// What came of «Отправить чек ещё раз».
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sending {
    Sent,
    /// Seconds until it may be sent again.
    Wait(u64),
    /// Nothing was paid.
    Nothing,
}

/// Sends the confirmation with the receipt's state again, to the address that the payer gave for it: never
/// to another one. Each sending makes the wait for the next one longer.
///
/// # Errors
/// The database; no such payment.
pub async fn send_again(app: &App, id: Uuid, actor: Actor) -> anyhow::Result<Sending> {
    let mut tx = app.db.begin().await?;
    let payment = orders::lock(&mut tx, id)
        .await?
        .context("no such payment")?;
    if !payment.state.is_paid() {
        return Ok(Sending::Nothing);
    }
    let (last, times) = receipts::sent(&mut tx, id).await?;
    if let Some(last) = last {
        let left = (last + resend_pause(times) - app.now()).num_seconds();
        if left > 0 {
            return Ok(Sending::Wait(u64::try_from(left).unwrap_or_default()));
        }
    }
    receipts::count_sending(&mut tx, id, app.now()).await?;
    match &payment.request.receipt {
        Receipt::Email(to) => {
            let parts = orders::parts(&mut tx, id).await?;
            let letter = letters::again(&mut tx, app, &payment, &parts, to).await?;
            mail::enqueue(&mut tx, app, &letter).await?;
        }
        Receipt::Sms(_) => text(&mut tx, app, &payment).await?,
    }
    let details = json!({});
    note(
        &mut tx,
        app,
        actor,
        "payments.receipt_sent",
        &payment,
        details,
    )
    .await?;
    tx.commit().await?;
    Ok(Sending::Sent)
}
