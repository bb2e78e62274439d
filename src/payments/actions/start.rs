//! From a confirmed form to the bank's page.

use super::{PATIENCE, answer, gateway_of, note};
use crate::app::App;
use crate::app::gateway::{GatewayError, Private};
use crate::audit::Actor;
use crate::i18n::Lang;
use crate::identity::legal;
use crate::payments::actions::settle;
use crate::payments::model::{FIRST_ASKED_AFTER, FRESH, ON_ITS_WAY, Order, Payment, reason};
use crate::payments::store::{cards as store, events, guests, orders, turns};
use anyhow::Context;
use std::time::Duration;
use uuid::Uuid;

/// How often a second click looks whether the first has its answer.
const LOOK_EVERY: Duration = Duration::from_millis(200);

/// Who pays, and for which household. Made where the right to pay for it was proved.
#[derive(Clone, Copy, Debug)]
pub struct Payer {
    pub account: Uuid,
    /// None = without sign-in.
    pub customer: Option<Uuid>,
    /// In which «Правила оплаты» were read.
    pub lang: Lang,
}

/// Both steps. Gives the first payment of the order as it stands then: with `pay_url` when the bank
/// answered. None = this form belongs to another household.
///
/// # Errors
/// The database; paying is off.
pub async fn start(
    app: &App,
    payer: &Payer,
    form_id: Uuid,
    order: &Order,
    private: &Private,
) -> anyhow::Result<Option<Payment>> {
    let identity = private.identity.is_some();
    let Some(id) = begin(app, payer, form_id, order, identity).await? else {
        return Ok(None);
    };
    let first = send(app, id, private).await?;
    let first = sent_by_another(app, first).await?;
    match first.request.card {
        Some(_) => charge(app, first).await.map(Some),
        None => Ok(Some(first)),
    }
}

/// First step: writes the payments with the requests that will be sent. The same form gives the payment
/// that it made before. None = another household's form.
async fn begin(
    app: &App,
    payer: &Payer,
    form_id: Uuid,
    order: &Order,
    identity: bool,
) -> anyhow::Result<Option<Uuid>> {
    let gateway = app.gateway.as_deref().context("paying is off")?;
    let rules = legal::current(app, legal::Kind::PaymentRules, payer.lang)?;
    let mut tx = app.db.begin().await?;
    let requests = super::request::requests(&mut tx, app, payer, order).await?;
    let first = requests.first().context("an order has lines")?.0.payment;
    for (position, (request, parts)) in (1..).zip(&requests) {
        let asked_after = if position == 1 {
            FIRST_ASKED_AFTER
        } else {
            FRESH
        };
        let new = orders::New {
            account: payer.account,
            customer: payer.customer,
            form_id,
            order: first,
            position,
            gateway: gateway.name(),
            request,
            rules_version: &rules.version,
            at: app.now(),
            ask_at: app.now() + asked_after,
            parts,
        };
        if !orders::insert(&mut tx, &new).await? {
            let made = orders::by_form(&mut tx, form_id).await?;
            return Ok(made.and_then(|(id, of)| (of == payer.account).then_some(id)));
        }
        if identity {
            store::mark_identity(&mut tx, request.payment).await?;
        }
        if payer.customer.is_none() {
            guests::note(&mut tx, request.payment, payer.lang.code()).await?;
        }
        let payment = orders::find(&mut tx, request.payment)
            .await?
            .context("just written")?;
        let details = serde_json::json!({ "amount": payment.amount, "gateway": payment.gateway });
        let actor = payer.customer.map_or(Actor::Anonymous, Actor::Customer);
        note(&mut tx, app, actor, "payments.started", &payment, details).await?;
    }
    tx.commit().await?;
    Ok(Some(first))
}

/// Second step: asks the bank for the order and keeps its answer. Sends nothing when the answer is there
/// already or the payment has ended; the same key and body give the same order, so it may be repeated.
///
/// # Errors
/// The database. A bank that does not answer is no error: the reconciler goes on.
pub async fn send(app: &App, id: Uuid, private: &Private) -> anyhow::Result<Payment> {
    let payment = find(app, id).await?;
    let heard = payment.request.card.is_some() && payment.gateway_id.is_some();
    if payment.pay_url.is_some() || heard || !payment.state.is_open() {
        return Ok(payment);
    }
    let Some(gateway) = gateway_of(app, &payment) else {
        return Ok(payment);
    };
    let Some(along) = super::along::of(app, &payment, private).await? else {
        return Ok(payment);
    };
    if !gateway.has_keys() {
        let turn = (app.now(), app.now() + ON_ITS_WAY);
        if !turns::take(&mut *app.db.acquire().await?, id, turn).await? {
            return Ok(payment);
        }
    }
    match answer(gateway.create(&payment.request, &along)).await {
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
            turns::give_back(&mut db, id).await?;
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

/// The same form sent twice: a bank without keys hears the first alone, and the second waits for its answer,
/// since a browser shows what came last.
async fn sent_by_another(app: &App, mut payment: Payment) -> anyhow::Result<Payment> {
    for _ in 0..PATIENCE.as_millis() / LOOK_EVERY.as_millis() {
        let taken = {
            let mut db = app.db.acquire().await?;
            turns::is_taken(&mut db, payment.id, app.now()).await?
        };
        let answered = payment.pay_url.is_some() || payment.gateway_id.is_some();
        if answered || !taken || !payment.state.is_open() {
            break;
        }
        tokio::time::sleep(LOOK_EVERY).await;
        payment = find(app, payment.id).await?;
    }
    Ok(payment)
}

/// Goes on with a payment of a kept card that was begun before, wherever it stopped.
pub(super) async fn resume(app: &App, id: Uuid) -> anyhow::Result<Payment> {
    let begun = find(app, id).await?;
    // A key is not good for ever: what is old is asked about before anything is sent.
    let first = match app.now() - begun.created_at < FRESH {
        true => send(app, id, &Private::default()).await?,
        false => {
            super::ask(app, id).await?;
            find(app, id).await?
        }
    };
    charge(app, first).await
}

/// A kept card pays without anybody's coming: the bank is asked at once, and the order's other payments
/// follow for as long as it pays.
async fn charge(app: &App, first: Payment) -> anyhow::Result<Payment> {
    let mut last = asked(app, first).await?;
    let order = last.order_id;
    let others = {
        let mut db = app.db.acquire().await?;
        orders::of_order(&mut db, order).await?
    };
    for next in others.into_iter().skip(1) {
        if !last.state.is_paid() {
            break;
        }
        last = asked(app, go_on(app, next.id).await?).await?;
    }
    find(app, order).await
}

async fn asked(app: &App, payment: Payment) -> anyhow::Result<Payment> {
    if !payment.state.is_open() || payment.gateway_id.is_none() || payment.pay_url.is_some() {
        return Ok(payment);
    }
    // A bank that says nothing is asked later.
    super::ask(app, payment.id).await?;
    find(app, payment.id).await
}

/// The next payment of an order whose payer goes on: sent to the bank now.
///
/// # Errors
/// As [`send`].
pub async fn go_on(app: &App, id: Uuid) -> anyhow::Result<Payment> {
    {
        let mut db = app.db.acquire().await?;
        orders::ask_from(&mut db, id, app.now() + FIRST_ASKED_AFTER).await?;
    }
    send(app, id, &Private::default()).await
}

async fn find(app: &App, id: Uuid) -> anyhow::Result<Payment> {
    let mut db = app.db.acquire().await?;
    orders::find(&mut db, id)
        .await?
        .context("a payment is never deleted")
}
