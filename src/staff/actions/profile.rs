//! What a member of staff does about himself.

use super::audit;
use crate::app::App;
use crate::audit::Actor;
use crate::identity::Sender;
use crate::identity::{password, store::tries};
use crate::staff::guard::Member;
use crate::staff::model;
use crate::staff::store::people::{self, Own};
use crate::staff::store::sessions::{self, Listed};
use crate::staff::store::{factor, links};
use crate::web::{AppError, Result};
use chrono::Duration;

/// Wrong present passwords before the page is closed for a while: a session left open on somebody's computer
/// is not a way to learn the password.
const FREE: i32 = 10;
const WINDOW: Duration = Duration::minutes(15);

/// What the profile page shows.
pub struct Profile {
    pub own: Own,
    pub codes_left: i64,
    pub sessions: Vec<Listed>,
}

/// The member's own data.
///
/// # Errors
/// [`AppError::SignIn`] where he was disabled a moment ago.
pub async fn profile(app: &App, member: &Member) -> Result<Profile> {
    let now = app.now();
    let mut db = app.db.acquire().await?;
    let own = people::own(&mut db, member.id).await?;
    Ok(Profile {
        own: own.ok_or(AppError::SignIn)?,
        codes_left: factor::codes_left(&mut db, member.id).await?,
        sessions: sessions::of(&mut db, member.id, now - model::IDLE, now - model::ABSOLUTE)
            .await?,
    })
}

/// Whether this is the member's present password.
///
/// # Errors
/// [`AppError::TooMany`] after many wrong ones.
pub async fn is_present(app: &App, member: &Member, typed: &str) -> Result<bool> {
    let key = format!("staff-present:{}", member.id);
    let mut db = app.db.acquire().await?;
    let (tried, _) = tries::count(&mut db, &key, "", app.now(), WINDOW).await?;
    let own = people::own(&mut db, member.id).await?;
    drop(db);
    if tried > FREE {
        return Err(AppError::TooMany(WINDOW.num_seconds().unsigned_abs()));
    }
    let hashes = own.and_then(|own| own.password_hash).into_iter().collect();
    let right = password::find(app, typed.to_owned(), hashes, 1).await?;
    if right.is_some() {
        tries::forgive(&mut *app.db.acquire().await?, &key, "").await?;
    }
    Ok(right.is_some())
}

/// Sets a new password: the other sessions end, open links stop working.
///
/// # Errors
/// [`AppError::Busy`] when too many passwords are being hashed.
pub async fn change_password(
    app: &App,
    member: &Member,
    password: String,
    from: &Sender,
) -> Result<()> {
    let hash = password::hash(app, password).await?;
    let now = app.now();
    let mut tx = app.db.begin().await?;
    people::set_password(&mut tx, member.id, &hash).await?;
    sessions::end_all(&mut tx, member.id, Some(&member.session), "password", now).await?;
    links::end_all(&mut tx, member.id, now).await?;
    note(&mut tx, app, member, "staff.password_changed", from).await?;
    tx.commit().await?;
    Ok(())
}

/// New recovery codes in place of the old ones, to be shown once.
///
/// # Errors
/// No database.
pub async fn new_codes(app: &App, member: &Member, from: &Sender) -> Result<Vec<String>> {
    let mut tx = app.db.begin().await?;
    let codes = super::second::give_codes(&mut tx, member.id).await?;
    note(&mut tx, app, member, "staff.recovery_codes_renewed", from).await?;
    tx.commit().await?;
    Ok(codes)
}

/// Ends the member's sessions but this one.
///
/// # Errors
/// No database.
pub async fn end_others(app: &App, member: &Member, from: &Sender) -> Result<()> {
    let mut tx = app.db.begin().await?;
    let keep = Some(&member.session[..]);
    sessions::end_all(&mut tx, member.id, keep, "elsewhere", app.now()).await?;
    note(&mut tx, app, member, "staff.other_sessions_ended", from).await?;
    tx.commit().await?;
    Ok(())
}

async fn note(
    db: &mut sqlx::PgConnection,
    app: &App,
    member: &Member,
    action: &str,
    from: &Sender,
) -> sqlx::Result<()> {
    let actor = Actor::Staff(member.id);
    audit(db, app, Some(from), actor, action, Some(member.id)).await
}
