//! What a bank's file or statement tells of a payment that has not ended here.

use super::settle::{Settled, settle};
use super::{answer, gateway_of};
use crate::app::App;
use crate::app::gateway::{Answer, BankState, BankStatus, Listed, RUB, ReceiptState};
use crate::base::Money;
use crate::payments::model::Payment;
use crate::payments::store::{events, orders};
use chrono::{NaiveDate, NaiveTime, TimeZone, Utc};
use serde_json::json;
use uuid::Uuid;

/// The bank's file says that the payment was paid. A bank that can be asked is asked, and that is
/// believed; of one that answers no questions the file is the proof. Nothing happens to a payment of
/// another gateway than the present one.
///
/// # Errors
/// The database.
pub async fn on_registry(
    app: &App,
    id: Uuid,
    amount: Money,
    day: NaiveDate,
    bank_id: &str,
) -> anyhow::Result<()> {
    let payment = {
        let mut db = app.db.acquire().await?;
        orders::find(&mut db, id).await?
    };
    let Some(payment) = payment.filter(|payment| !payment.state.is_paid()) else {
        return Ok(());
    };
    let Some(gateway) = gateway_of(app, &payment) else {
        return Ok(());
    };
    let asked = gateway.fetch(&payment.request, payment.gateway_id.as_deref());
    let bank = match answer(asked).await {
        Ok(Answer::Says(bank)) => bank,
        Ok(Answer::CannotSay) => told(app, &payment, amount, day, bank_id),
        Ok(Answer::NeverHeard) | Err(_) => return Ok(()),
    };
    believe(app, &payment, &bank).await
}

/// The bank's own list has the payment in this state.
///
/// # Errors
/// The database.
pub async fn on_listed(app: &App, gateway: &str, listed: &Listed) -> anyhow::Result<()> {
    let payment = {
        let mut db = app.db.acquire().await?;
        let id = match listed.payment {
            Some(id) => Some(id),
            None => orders::by_gateway_id(&mut db, gateway, &listed.state.gateway_id).await?,
        };
        match id {
            Some(id) => orders::find(&mut db, id).await?,
            None => None,
        }
    };
    let open = |payment: &Payment| payment.gateway == gateway && !payment.state.is_paid();
    match payment.filter(open) {
        Some(payment) => believe(app, &payment, &listed.state).await,
        None => Ok(()),
    }
}

/// The file's word in the bank's form. It knows the day alone: noon of it.
fn told(app: &App, payment: &Payment, amount: Money, day: NaiveDate, bank_id: &str) -> BankState {
    let noon = NaiveTime::from_hms_opt(12, 0, 0).unwrap_or(NaiveTime::MIN);
    let at = app
        .zone()
        .from_local_datetime(&day.and_time(noon))
        .earliest();
    let known = payment.gateway_id.clone();
    BankState {
        gateway_id: known.unwrap_or_else(|| bank_id.to_owned()),
        status: BankStatus::Succeeded(at.map(|at| at.with_timezone(&Utc))),
        amount,
        currency: RUB.to_owned(),
        pay_url: None,
        refunded: Money::ZERO,
        receipt: ReceiptState::Elsewhere,
        fiscal: None,
        card: None,
    }
}

async fn believe(app: &App, payment: &Payment, bank: &BankState) -> anyhow::Result<()> {
    let mut tx = app.db.begin().await?;
    let settled = settle(&mut tx, app, payment.id, bank).await?;
    let (verdict, reason) = match settled {
        Settled::Applied => ("applied", ""),
        Settled::Review(why) => ("review", why),
        Settled::Same | Settled::Waiting => {
            tx.commit().await?;
            return Ok(());
        }
    };
    let body = json!({
        "registry": true,
        "gateway_id": bank.gateway_id,
        "amount": bank.amount,
        "currency": bank.currency,
    });
    let event = events::New {
        gateway: &payment.gateway,
        key: "",
        payment: Some(payment.id),
        body: &body,
        verdict,
        reason,
        at: app.now(),
    };
    events::insert(&mut tx, event).await?;
    tx.commit().await?;
    Ok(())
}
