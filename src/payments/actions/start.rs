//! From a confirmed form to the bank's page.

use super::{answer, gateway_of, note};
use crate::accounts::OwnedAccount;
use crate::app::App;
use crate::app::gateway::{GatewayError, PayLine, PayRequest, RUB};
use crate::audit::Actor;
use crate::identity::legal;
use crate::payments::actions::settle;
use crate::payments::model::{FIRST_ASKED_AFTER, Order, Payment, reason};
use crate::payments::store::{events, orders};
use crate::t;
use anyhow::Context;
use uuid::Uuid;

/// Both steps. Gives the payment as it stands then: with `pay_url` when the bank answered.
/// None = this form belongs to another household.
///
/// # Errors
/// The database; paying is off.
pub async fn start(
    app: &App,
    account: &OwnedAccount,
    form_id: Uuid,
    order: &Order,
) -> anyhow::Result<Option<Payment>> {
    let Some(id) = begin(app, account, form_id, order).await? else {
        return Ok(None);
    };
    send(app, id).await.map(Some)
}

/// First step: writes the payment with the request that will be sent. The same form gives the payment
/// that it made before. None = another household's form.
async fn begin(
    app: &App,
    account: &OwnedAccount,
    form_id: Uuid,
    order: &Order,
) -> anyhow::Result<Option<Uuid>> {
    let gateway = app.gateway.as_deref().context("paying is off")?;
    let rules = legal::current(app, legal::Kind::PaymentRules, order.lang)?;
    let mut tx = app.db.begin().await?;
    let number = orders::next_number(&mut tx).await?;
    let request = request(app, order, number);
    let new = orders::New {
        account: account.id,
        customer: account.customer().id,
        form_id,
        gateway: gateway.name(),
        request: &request,
        rules_version: &rules.version,
        at: app.now(),
        ask_at: app.now() + FIRST_ASKED_AFTER,
        parts: order
            .lines
            .iter()
            .map(|line| (line.supplier_account_id, line.amount))
            .collect(),
    };
    if !orders::insert(&mut tx, &new).await? {
        let made = orders::by_form(&mut tx, form_id).await?;
        return Ok(made.and_then(|(id, of)| (of == account.id).then_some(id)));
    }
    let payment = orders::find(&mut tx, request.payment)
        .await?
        .context("just written")?;
    let details = serde_json::json!({ "amount": payment.amount, "gateway": payment.gateway });
    let actor = Actor::Customer(account.customer().id);
    note(&mut tx, app, actor, "payments.started", &payment, details).await?;
    tx.commit().await?;
    Ok(Some(payment.id))
}

/// Second step: asks the bank for the order and keeps its answer. Sends nothing when the answer is there
/// already or the payment has ended; the same key and body give the same order, so it may be repeated.
///
/// # Errors
/// The database. A bank that does not answer is no error: the reconciler goes on.
pub async fn send(app: &App, id: Uuid) -> anyhow::Result<Payment> {
    let payment = find(app, id).await?;
    if payment.pay_url.is_some() || !payment.state.is_open() {
        return Ok(payment);
    }
    let Some(gateway) = gateway_of(app, &payment) else {
        return Ok(payment);
    };
    match answer(gateway.create(&payment.request)).await {
        Ok(created) => {
            let mut tx = app.db.begin().await?;
            if !orders::keep_answer(&mut tx, id, &created).await? {
                settle::review(&mut tx, app, &payment, reason::OTHER_ORDER).await?;
            }
            tx.commit().await?;
        }
        Err(GatewayError::Unknown(cause)) => {
            tracing::warn!(payment = %id, cause, "the bank's answer to a new order is lost");
            let mut db = app.db.acquire().await?;
            orders::answer_lost(&mut db, id).await?;
        }
        Err(GatewayError::Refused(reason)) => {
            let mut tx = app.db.begin().await?;
            settle::refused(&mut tx, app, id, &reason).await?;
            let body = serde_json::json!({ "refused": reason });
            let event = events::New {
                gateway: gateway.name(),
                key: "",
                payment: Some(id),
                body: &body,
                verdict: "applied",
                reason: "",
                at: app.now(),
            };
            events::insert(&mut tx, event).await?;
            tx.commit().await?;
        }
    }
    find(app, id).await
}

async fn find(app: &App, id: Uuid) -> anyhow::Result<Payment> {
    let mut db = app.db.acquire().await?;
    orders::find(&mut db, id)
        .await?
        .context("a payment is never deleted")
}

/// Banks print no more of the description (DOMAIN 2).
const DESCRIPTION: usize = 128;

fn request(app: &App, order: &Order, number: i64) -> PayRequest {
    let payment = Uuid::now_v7();
    let numbers: Vec<&str> = order
        .lines
        .iter()
        .map(|line| line.number.as_str())
        .collect();
    let words = app.words(app.lang());
    let description = t!(
        words,
        "payments-description",
        number = number.to_string(),
        accounts = numbers.join(", ")
    );
    PayRequest {
        key: Uuid::new_v4(),
        payment,
        number,
        amount: order.total(),
        currency: RUB.to_owned(),
        description: shortened(&description),
        return_url: app.url(&format!("/payments/{payment}/return")),
        method: order.method,
        receipt: order.receipt.clone(),
        lines: order
            .lines
            .iter()
            .map(|line| PayLine {
                supplier: line.supplier_code.clone(),
                contract: line.number.clone(),
                payee: line.payee.clone(),
                amount: line.amount,
            })
            .collect(),
    }
}

fn shortened(text: &str) -> String {
    if text.chars().count() <= DESCRIPTION {
        return text.to_owned();
    }
    let start: String = text.chars().take(DESCRIPTION - 1).collect();
    format!("{start}…")
}
