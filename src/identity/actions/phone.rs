//! A telephone, proved by a code in an SMS. A confirmed one signs in.
//!
//! A code has six digits and takes five tries in ten minutes (19.9 bits: a digit less than YARDSTICKS 37
//! asks for, and the tries make up for it: 5 codes an hour give a guesser 1 in 40,000 an hour). It is bound
//! to person and number, works once, and is kept as a keyed hash.

use super::recover::{object, tell};
use super::{From, audit};
use crate::app::{App, signed};
use crate::audit::Actor;
use crate::base::{Phone, token};
use crate::db::{Contended, OnConstraint};
use crate::identity::letters::Security;
use crate::identity::store::phone::{self as store, Code};
use crate::identity::store::profile::{self, Person};
use crate::sms::{self, Sms};
use crate::t;
use crate::web::{AppError, Result};
use chrono::Duration;
use uuid::Uuid;

/// How long a code is taken.
pub const KEPT: Duration = Duration::minutes(10);
/// Between two messages.
const PAUSE: Duration = Duration::seconds(60);
/// Messages to one person, and to one number, in an hour: each costs money, and strangers have numbers too.
const CODES_PER_HOUR: i64 = 5;
/// Wrong codes.
const TRIES: i32 = 5;
const PURPOSE: &str = "phone-code";

/// What came of a typed code.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Typed {
    Right,
    /// So many more are taken.
    Wrong(u32),
    /// No code is open: its time is over, or it was tried too often.
    Over,
}

fn text(id: Uuid, customer: Uuid, phone: &str, code: &str) -> String {
    format!("{id} {customer} {phone} {code}")
}

/// Sends a code to `phone`; nothing of the person's changes yet.
///
/// # Errors
/// [`AppError::TooMany`] sooner than a minute after the last, or after five in an hour.
pub async fn ask(app: &App, person: &Person, phone: &Phone, from: &From) -> Result<()> {
    let (now, hour) = (app.now(), Duration::hours(1));
    let mut tx = app.db.begin().await?;
    if !profile::lock(&mut tx, person.id).await? {
        return Err(AppError::SignIn);
    }
    let lately = store::lately(&mut tx, person.id, phone.as_str(), now - hour).await?;
    let many = (lately.count >= CODES_PER_HOUR).then_some(lately.first);
    let free_at = [
        lately.last.map(|last| last + PAUSE),
        many.flatten().map(|first| first + hour),
    ];
    if let Some(free_at) = free_at.into_iter().flatten().max().filter(|at| *at > now) {
        let wait = (free_at - now).num_seconds().max(1);
        return Err(AppError::TooMany(wait.unsigned_abs()));
    }
    let (id, code) = (Uuid::now_v7(), token::code6());
    let open = Code {
        id,
        phone: phone.to_string(),
        code_hash: signed::digest(app, PURPOSE, &text(id, person.id, phone.as_str(), &code)),
        created_at: now,
        expires_at: now + KEPT,
        failures: 0,
    };
    store::insert(&mut tx, person.id, &open).await?;
    let words = app.words(from.lang);
    let portal = app.config.organisation.name.clone();
    let message = Sms {
        kind: "code",
        customer: Some(person.id),
        phone: phone.as_str(),
        body: t!(words, "sms-code", code = code, portal = portal),
        secret: true,
        expires_at: Some(open.expires_at),
    };
    sms::enqueue(&mut tx, app, &message).await?;
    let (actor, object) = (Actor::Customer(person.id), object(person.id));
    audit(&mut tx, app, from, actor, "identity.phone_asked", object).await?;
    tx.commit().await?;
    Ok(())
}

/// The number that waits for its code.
pub async fn awaited(app: &App, customer: Uuid) -> Result<Option<Code>> {
    let mut db = app.db.acquire().await?;
    Ok(store::open(&mut db, customer, app.now()).await?)
}

/// Judges a typed code. Tries in parallel wait for one another: five are five.
pub async fn check(app: &App, person: &Person, typed: &str, from: &From) -> Result<Typed> {
    match judge(app, person, typed, from).await {
        // Two who prove one number at once, or each other's: the second tries again.
        Err(AppError::Busy) => judge(app, person, typed, from).await,
        done => done,
    }
}

async fn judge(app: &App, person: &Person, typed: &str, from: &From) -> Result<Typed> {
    let now = app.now();
    let mut tx = app.db.begin().await?;
    if !profile::lock(&mut tx, person.id).await? {
        return Err(AppError::SignIn);
    }
    let Some(open) = store::open(&mut tx, person.id, now).await? else {
        return Ok(Typed::Over);
    };
    let said = text(open.id, person.id, &open.phone, typed);
    if !signed::is_digest(app, PURPOSE, &said, &open.code_hash) {
        let left = TRIES - open.failures - 1;
        store::failed(&mut tx, open.id, left <= 0, now).await?;
        let (actor, object) = (Actor::Customer(person.id), object(person.id));
        audit(&mut tx, app, from, actor, "identity.phone_refused", object).await?;
        tx.commit().await?;
        let left = u32::try_from(left).unwrap_or_default();
        return Ok(if left == 0 {
            Typed::Over
        } else {
            Typed::Wrong(left)
        });
    }
    store::end(&mut tx, open.id, now).await?;
    let given = store::give(&mut tx, person.id, &open.phone, now).await;
    let before = match given {
        Err(error) if error.is_contended() => return Err(AppError::Busy),
        given => given.on_constraint("customer_confirmed_phone_key", || AppError::Busy)?,
    };
    let masked = Phone::parse(&open.phone).map_or_else(|_| String::new(), |p| p.masked());
    if let Some(before) = before {
        tell(&mut tx, app, &before, Security::PhoneTaken(&masked), from).await?;
    }
    tell(&mut tx, app, person, Security::PhoneChanged(&masked), from).await?;
    let (actor, object) = (Actor::Customer(person.id), object(person.id));
    audit(
        &mut tx,
        app,
        from,
        actor,
        "identity.phone_confirmed",
        object,
    )
    .await?;
    tx.commit().await?;
    Ok(Typed::Right)
}
