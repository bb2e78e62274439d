//! Another address to sign in with: it becomes the login when a letter sent there is opened, not before.

use super::recover::{object, tell};
use super::{From, audit};
use crate::app::App;
use crate::audit::Actor;
use crate::base::{Email, Token, token};
use crate::db::OnConstraint;
use crate::identity::letters::{self, Security};
use crate::identity::store::links::{self, Link, Owner};
use crate::identity::store::profile::{self, Person};
use crate::identity::store::{sign_ups, tries};
use crate::mail;
use crate::web::{AppError, Result};
use chrono::Duration;
use uuid::Uuid;

pub const PURPOSE: &str = "email";
const LINK: Duration = Duration::hours(24);
/// Letters to addresses of a person's choice in an hour: nobody floods a stranger's mailbox through us.
const LETTERS_PER_HOUR: i64 = 5;

/// Sends the link to `new` and a notice to the present address. Whether somebody else signs in with `new`
/// shows nowhere but in the letter to it.
///
/// # Errors
/// [`AppError::TooMany`] after many letters.
pub async fn ask(app: &App, person: &Person, new: &Email, from: &From) -> Result<()> {
    let (now, hour) = (app.now(), Duration::hours(1));
    let mut tx = app.db.begin().await?;
    if !profile::lock(&mut tx, person.id).await? {
        return Err(AppError::SignIn);
    }
    let lately = links::count_since(&mut tx, PURPOSE, person.id, now - hour).await?;
    if lately >= LETTERS_PER_HOUR {
        let first = links::first_since(&mut tx, PURPOSE, person.id, now - hour).await?;
        let wait = first.map_or(hour, |first| first + hour - now);
        return Err(AppError::TooMany(wait.num_seconds().max(1).unsigned_abs()));
    }
    let token = Token::generate();
    let owner = Owner::Customer(person.id);
    let address = Some(new.as_str());
    links::replace_to(
        &mut tx,
        token.hash(),
        (PURPOSE, owner),
        address,
        now,
        now + LINK,
    )
    .await?;
    let letter = if sign_ups::known(&mut tx, &new.key()).await? {
        letters::address_taken(app, new.as_str(), from.lang)
    } else {
        letters::new_address(app, new.as_str(), from.lang, &token)
    };
    mail::enqueue(&mut tx, app, &letter).await?;
    let news = Security::EmailAsked(&new.masked());
    tell(&mut tx, app, person, news, from).await?;
    let (actor, object) = (Actor::Customer(person.id), object(person.id));
    audit(
        &mut tx,
        app,
        from,
        actor,
        "identity.email_change_asked",
        object,
    )
    .await?;
    tx.commit().await?;
    Ok(())
}

/// Makes the address of a link the login. `Err(link)`: it does not work any more, or somebody else has got
/// the address meanwhile.
pub async fn confirm(app: &App, token: &str, from: &From) -> Result<std::result::Result<(), Link>> {
    let (now, hash) = (app.now(), token::hash(token));
    let mut tx = app.db.begin().await?;
    let link = links::lock(&mut tx, hash, PURPOSE, now).await?;
    let link = link.ok_or(AppError::NotFound)?;
    let Owner::Customer(id) = link.owner else {
        return Err(AppError::NotFound);
    };
    let person = profile::person(&mut tx, id).await?;
    let (Some(person), true) = (person, link.is_good()) else {
        return Ok(Err(link));
    };
    if !take(&mut tx, id, &link.email).await? {
        let replaced = true;
        return Ok(Err(Link { replaced, ..link }));
    }
    links::mark_used(&mut tx, hash, now).await?;
    // Letters with a link to the old address must not open the account any more.
    links::end_all(&mut tx, "reset", link.owner, now).await?;
    tries::forget(&mut tx, &person.email.to_lowercase()).await?;
    let news = Security::EmailChanged(&link.email);
    tell(&mut tx, app, &person, news, from).await?;
    audit(
        &mut tx,
        app,
        from,
        Actor::Customer(id),
        "identity.email_changed",
        object(id),
    )
    .await?;
    tx.commit().await?;
    Ok(Ok(()))
}

/// False when somebody else signs in with the address.
async fn take(db: &mut sqlx::PgConnection, id: Uuid, email: &str) -> Result<bool> {
    let key = email.to_lowercase();
    // Two who confirm one address at once: the second waits for the first and finds it taken.
    match profile::set_email(db, id, email, &key)
        .await
        .on_constraint("customer_email_key", || AppError::Gone)
    {
        Ok(done) => Ok(done),
        Err(AppError::Gone) => Ok(false),
        Err(error) => Err(error),
    }
}
