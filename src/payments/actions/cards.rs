//! Saved cards: kept with the payment that showed them, dropped at the first suspicion. The bank learns of
//! it from a job that is written in the same transaction.

use super::answer;
use crate::app::gateway::BankCard;
use crate::app::{App, signed};
use crate::audit::{self, Actor};
use crate::identity::store::profile;
use crate::payments::card_letters::{self, News};
use crate::payments::model::Payment;
use crate::payments::store::autopay;
use crate::payments::store::cards::{self as store, Card};
use crate::web::{AppError, ClientAddress, Result};
use crate::{jobs, mail};
use anyhow::Context;
use serde_json::json;
use sqlx::PgConnection;
use uuid::Uuid;

/// The bank refuses a token: it, or the card's owner there, took the permission back.
pub const REVOKED: &str = "permission_revoked";
const PURPOSE: &str = "saved-card";

fn place(card: Uuid) -> String {
    format!("card:{card}")
}

/// Keeps the card of a payment whose payer ticked that it may be kept, in the transaction that takes the
/// payment. The same token is one card. Not kept, and forgotten by the bank: one that no 3-D Secure
/// confirmed, one of a payment begun before the password was set anew, one of a closed account.
pub async fn keep(
    db: &mut PgConnection,
    app: &App,
    payment: &Payment,
    card: &BankCard,
) -> anyhow::Result<()> {
    let Some(customer) = payment.customer_id else {
        return Ok(());
    };
    // Whoever resets the password or closes the account holds the same row: one of us is first.
    let open = profile::lock(db, customer).await?;
    let suspicion = store::suspicion(db, customer).await?;
    let late = suspicion
        .dropped_at
        .is_some_and(|at| at >= payment.created_at);
    let state = match (open && card.secured && !late, suspicion.suspended_at) {
        (false, _) => "deleted",
        (true, Some(_)) => "suspended",
        (true, None) => "active",
    };
    let id = Uuid::now_v7();
    // Of somebody who has left, nothing is kept but the token that the bank has to forget.
    let (brand, digits, expires) = match open {
        true => (card.brand.as_str(), card.last_four.as_str(), card.expires),
        false => ("", "", None),
    };
    let last_four: String = digits
        .chars()
        .filter(char::is_ascii_digit)
        .take(4)
        .collect();
    let new = store::New {
        id,
        customer,
        gateway: &payment.gateway,
        token: &app.vault.seal(&place(id), &card.token)?,
        digest: &signed::digest(app, PURPOSE, &card.token),
        brand,
        last_four: &last_four,
        expires,
        state,
        payment: payment.id,
        at: app.now(),
    };
    if !store::insert(db, &new).await? {
        return Ok(());
    }
    if state == "deleted" {
        let why = if card.secured { "late" } else { "no_3ds" };
        note(db, app, Actor::System, "payments.card_refused", id, why).await?;
        return forget_later(db, app, id).await;
    }
    let actor = Actor::Customer(customer);
    note(db, app, actor, "payments.card_saved", id, "").await?;
    let card = store::find(db, id).await?.context("just written")?;
    tell(db, app, customer, &card, News::Saved).await
}

/// The token of a card that may pay for `customer` now.
///
/// # Errors
/// The database.
pub async fn token(app: &App, card: Uuid, payment: &Payment) -> anyhow::Result<Option<String>> {
    let Some(customer) = payment.customer_id else {
        return Ok(None);
    };
    let mut db = app.db.acquire().await?;
    let sealed = store::sealed(&mut db, card, customer, &payment.gateway).await?;
    Ok(sealed.and_then(|sealed| app.vault.unseal(&place(card), &sealed)))
}

/// The owner removes a card.
///
/// # Errors
/// [`AppError::NotFound`] for a card that is not his or is gone.
pub async fn remove(app: &App, customer: Uuid, card: Uuid, from: ClientAddress) -> Result<()> {
    let mut tx = app.db.begin().await?;
    // The person first, everywhere: two who touch his cards never wait for each other.
    profile::lock(&mut tx, customer).await?;
    let gone = store::delete(&mut tx, customer, Some(card), app.now()).await?;
    let card = gone.first().ok_or(AppError::NotFound)?;
    let entry = entry(
        app,
        Actor::Customer(customer),
        "payments.card_removed",
        card.id,
    );
    let entry = audit::Entry {
        address: Some(from.to_string()),
        ..entry
    };
    audit::write(&mut tx, entry).await?;
    autopay::end_for_card(&mut tx, card.id, "card", app.now()).await?;
    forget_later(&mut tx, app, card.id).await?;
    tell(&mut tx, app, customer, card, News::Removed).await?;
    tx.commit().await?;
    Ok(())
}

/// The bank took the token back: the card is of no use, and its owner hears it.
pub async fn revoked(
    db: &mut PgConnection,
    app: &App,
    payment: &Payment,
    card: Uuid,
) -> anyhow::Result<()> {
    let Some(customer) = payment.customer_id else {
        return Ok(());
    };
    profile::lock(db, customer).await?;
    for card in store::delete(db, customer, Some(card), app.now()).await? {
        note(db, app, Actor::System, "payments.card_revoked", card.id, "").await?;
        autopay::end_for_card(db, card.id, "card", app.now()).await?;
        forget_later(db, app, card.id).await?;
        tell(db, app, customer, &card, News::Revoked).await?;
    }
    Ok(())
}

/// Hook: recovery of the password was asked for. Nothing is charged until he signs in.
pub async fn suspend(app: &App, db: &mut PgConnection, customer: Uuid) -> sqlx::Result<()> {
    profile::lock(db, customer).await?;
    store::suspend(db, customer, app.now()).await
}

/// Hook: somebody signed in with the password, so that it was not lost: whoever asked for recovery was
/// another, or the owner has remembered it.
pub async fn trust(_: &App, db: &mut PgConnection, customer: Uuid) -> sqlx::Result<()> {
    store::trust(db, customer).await?;
    Ok(())
}

/// Hook: the password was set by a link of recovery.
pub async fn drop_all(app: &App, db: &mut PgConnection, customer: Uuid) -> sqlx::Result<()> {
    profile::lock(db, customer).await?;
    store::distrust(db, customer, app.now()).await?;
    for card in store::delete(db, customer, None, app.now()).await? {
        note(db, app, Actor::System, "payments.card_dropped", card.id, "").await?;
        autopay::end_for_card(db, card.id, "card", app.now()).await?;
        enqueue(db, card.id, app.now()).await?;
    }
    Ok(())
}

/// Hook: the account of the portal is closed. Brand and digits go at once, the token with the bank's.
pub async fn close(app: &App, db: &mut PgConnection, customer: Uuid) -> sqlx::Result<()> {
    drop_all(app, db, customer).await?;
    store::blank(db, customer).await
}

/// Job: lets the bank forget a deleted card. Its failure is tried again.
///
/// # Errors
/// The bank does not do it now, or is not the one of the settings any more.
pub async fn forget(app: &App, id: Uuid) -> anyhow::Result<()> {
    let mut db = app.db.acquire().await?;
    let Some(card) = store::forgettable(&mut db, id).await? else {
        return Ok(());
    };
    drop(db);
    match app.vault.unseal(&place(id), &card.token) {
        // The key was lost: nobody can name the card to the bank any more.
        None => {
            tracing::error!(card = %id, "the token of a deleted card cannot be read: the bank keeps it")
        }
        Some(_) if card.kept_again => {}
        Some(token) => {
            let gateway = app.gateway.as_deref();
            let gateway = gateway.filter(|gateway| gateway.name() == card.gateway);
            let gateway =
                gateway.with_context(|| format!("{} is not the bank now", card.gateway))?;
            answer(gateway.forget_card(&token, card.customer)).await?;
        }
    }
    let mut db = app.db.acquire().await?;
    store::forgotten(&mut db, id).await?;
    Ok(())
}

/// Queues again what banks still keep: a job that was given up is no reason to keep a card for ever.
///
/// # Errors
/// The database.
pub async fn forget_again(app: &App) -> sqlx::Result<()> {
    let mut tx = app.db.begin().await?;
    for id in store::to_forget(&mut tx, 200).await? {
        enqueue(&mut tx, id, app.now() + chrono::Duration::hours(6)).await?;
    }
    tx.commit().await
}

async fn forget_later(db: &mut PgConnection, app: &App, card: Uuid) -> anyhow::Result<()> {
    Ok(enqueue(db, card, app.now()).await?)
}

async fn enqueue(
    db: &mut PgConnection,
    card: Uuid,
    at: chrono::DateTime<chrono::Utc>,
) -> sqlx::Result<()> {
    let job = jobs::Job {
        kind: crate::payments::jobs::FORGET_CARD,
        key: Some(card.to_string()),
        payload: json!({ "card": card }),
        run_after: at,
    };
    jobs::enqueue(db, job).await
}

async fn tell(
    db: &mut PgConnection,
    app: &App,
    customer: Uuid,
    card: &Card,
    news: News,
) -> anyhow::Result<()> {
    match card_letters::about(db, app, customer, card, news).await? {
        Some(letter) => mail::enqueue(db, app, &letter).await,
        None => Ok(()),
    }
}

fn entry<'a>(app: &App, actor: Actor, action: &'a str, card: Uuid) -> audit::Entry<'a> {
    audit::Entry {
        at: app.now(),
        actor,
        action,
        object: ("saved_card", card.to_string()),
        account: None,
        address: None,
        details: json!({}),
    }
}

async fn note(
    db: &mut PgConnection,
    app: &App,
    actor: Actor,
    action: &str,
    card: Uuid,
    why: &str,
) -> sqlx::Result<()> {
    let mut entry = entry(app, actor, action, card);
    if !why.is_empty() {
        entry.details = json!({ "reason": why });
    }
    audit::write(db, entry).await
}
