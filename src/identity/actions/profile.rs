//! What a person changes about himself.

use super::recover::{object, tell};
use super::{From, audit, email};
use crate::app::App;
use crate::audit::Actor;
use crate::base::Phone;
use crate::identity::letters::Security;
use crate::identity::password;
use crate::identity::store::profile::{self, Person};
use crate::identity::store::{links, tries};
use crate::web::{AppError, Result, session};
use chrono::{Duration, NaiveDate};
use tower_sessions::session::Id;
use uuid::Uuid;

/// Wrong present passwords on the profile page before it is closed for a while: a session left open on
/// somebody's computer is not a way to learn the password.
const FREE: i32 = 10;
const WINDOW: Duration = Duration::minutes(15);

/// The person of a session.
pub async fn person(app: &App, id: Uuid) -> Result<Person> {
    let mut db = app.db.acquire().await?;
    profile::person(&mut db, id).await?.ok_or(AppError::SignIn)
}

/// What the sign-up left out.
#[derive(Default)]
pub struct Rest {
    pub phone: Option<Phone>,
    pub middle_name: String,
    pub birth_date: Option<NaiveDate>,
    pub gender: Option<&'static str>,
}

/// Adds what the sign-up left out; it is not asked again.
pub async fn complete(app: &App, id: Uuid, rest: Rest, from: &From) -> Result<()> {
    let mut tx = app.db.begin().await?;
    let phone = rest.phone.as_ref().map(Phone::as_str);
    profile::complete(
        &mut tx,
        id,
        phone,
        &rest.middle_name,
        rest.birth_date,
        rest.gender,
        app.now(),
    )
    .await?;
    audit(
        &mut tx,
        app,
        from,
        Actor::Customer(id),
        "identity.profile_completed",
        object(id),
    )
    .await?;
    tx.commit().await?;
    Ok(())
}

/// Changes the name, and the gender that the manual has beside it.
pub async fn rename(
    app: &App,
    id: Uuid,
    names: [&str; 3],
    gender: Option<&str>,
    from: &From,
) -> Result<()> {
    let mut tx = app.db.begin().await?;
    profile::set_name(&mut tx, id, names, gender).await?;
    audit(
        &mut tx,
        app,
        from,
        Actor::Customer(id),
        "identity.name_changed",
        object(id),
    )
    .await?;
    tx.commit().await?;
    Ok(())
}

/// The address that waits to become the login, if there is one.
pub async fn awaited_email(app: &App, id: Uuid) -> Result<Option<String>> {
    let mut db = app.db.acquire().await?;
    Ok(links::awaited_email(&mut db, id, app.now()).await?)
}

/// Changes the day of birth; none takes it away.
pub async fn set_birth_date(
    app: &App,
    id: Uuid,
    day: Option<NaiveDate>,
    from: &From,
) -> Result<()> {
    let mut tx = app.db.begin().await?;
    profile::set_birth_date(&mut tx, id, day).await?;
    audit(
        &mut tx,
        app,
        from,
        Actor::Customer(id),
        "identity.birth_date_changed",
        object(id),
    )
    .await?;
    tx.commit().await?;
    Ok(())
}

/// Whether this is the person's present password.
///
/// # Errors
/// [`AppError::TooMany`] after many wrong ones.
pub async fn is_present(app: &App, person: &Person, typed: &str) -> Result<bool> {
    let key = format!("present:{}", person.id);
    let mut db = app.db.acquire().await?;
    let (tried, _) = tries::count(&mut db, &key, "", app.now(), WINDOW).await?;
    drop(db);
    if tried > FREE {
        return Err(AppError::TooMany(WINDOW.num_seconds().unsigned_abs()));
    }
    let hashes = vec![person.password_hash.clone()];
    let right = password::find(app, typed.to_owned(), hashes, 1)
        .await?
        .is_some();
    if right {
        let mut db = app.db.acquire().await?;
        tries::forgive(&mut db, &key, "").await?;
    }
    Ok(right)
}

/// As [`is_present`], for pages of other capabilities.
///
/// # Errors
/// [`AppError::TooMany`] after many wrong ones.
pub async fn knows_password(app: &App, id: Uuid, typed: &str) -> Result<bool> {
    let person = person(app, id).await?;
    is_present(app, &person, typed).await
}

/// Sets a new password: other sessions end, this one (`keep`) stays, links of letters stop working.
pub async fn change_password(
    app: &App,
    person: &Person,
    password: String,
    keep: Option<&Id>,
    from: &From,
) -> Result<()> {
    let hash = password::hash(app, password).await?;
    let mut tx = app.db.begin().await?;
    profile::set_password(&mut tx, person.id, &hash).await?;
    session::end_all(&mut tx, person.id, keep).await?;
    // Also a change of address that somebody asked for from another session.
    for purpose in ["reset", email::PURPOSE] {
        links::end_all(
            &mut tx,
            purpose,
            links::Owner::Customer(person.id),
            app.now(),
        )
        .await?;
    }
    tell(&mut tx, app, person, Security::PasswordChanged, from).await?;
    audit(
        &mut tx,
        app,
        from,
        Actor::Customer(person.id),
        "identity.password_changed",
        object(person.id),
    )
    .await?;
    tx.commit().await?;
    Ok(())
}

/// Where the person is signed in.
pub async fn sessions(app: &App, id: Uuid, this: Option<&Id>) -> Result<Vec<session::Open>> {
    let mut db = app.db.acquire().await?;
    Ok(session::open(&mut db, id, this).await?)
}

/// Ends every session but this one.
pub async fn end_sessions(app: &App, id: Uuid, this: Option<&Id>, from: &From) -> Result<()> {
    let mut tx = app.db.begin().await?;
    session::end_all(&mut tx, id, this).await?;
    let actor = Actor::Customer(id);
    audit(
        &mut tx,
        app,
        from,
        actor,
        "identity.sessions_ended",
        object(id),
    )
    .await?;
    tx.commit().await?;
    Ok(())
}

/// Ends one session. False when it is none of his.
pub async fn end_session(app: &App, id: Uuid, key: &str, from: &From) -> Result<bool> {
    let mut tx = app.db.begin().await?;
    let ended = session::end_one(&mut tx, id, key).await?;
    if ended {
        let actor = Actor::Customer(id);
        audit(
            &mut tx,
            app,
            from,
            actor,
            "identity.session_ended",
            object(id),
        )
        .await?;
    }
    tx.commit().await?;
    Ok(ended)
}
