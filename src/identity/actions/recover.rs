//! Recovery: asking for a link, and setting a password with it.

use super::{From, audit, email};
use crate::app::App;
use crate::audit::Actor;
use crate::base::{Token, token};
use crate::i18n::Lang;
use crate::identity::actions::sign_in::Login;
use crate::identity::letters::{self, Security, Where};
use crate::identity::store::links::{self, Link, Owner};
use crate::identity::store::profile::{self, Person};
use crate::identity::store::{sign_in as store, tries};
use crate::identity::{jobs as work, password};
use crate::web::{AppError, Result, session};
use crate::{jobs, mail};
use chrono::Duration;
use uuid::Uuid;

/// How long a link works.
const LINK: Duration = Duration::hours(1);
/// Letters to one person in an hour; more only fill his mailbox.
const LETTERS_PER_HOUR: i64 = 3;
/// How many people of one account number get a letter each.
const MOST: i64 = 5;

/// Notes that somebody asked for a link. Whether anybody is meant the worker finds out, so that the answer
/// and its time are the same for all.
pub async fn ask(app: &App, login: &str, from: &From) -> Result<()> {
    let payload = serde_json::json!({
        "login": login.trim(), "at": app.now(), "agent": from.agent, "address": from.address.to_string(),
    });
    let mut tx = app.db.begin().await?;
    audit(
        &mut tx,
        app,
        from,
        Actor::Anonymous,
        "identity.recovery_asked",
        ("login", String::new()),
    )
    .await?;
    let job = jobs::Job {
        kind: work::RECOVER,
        key: None,
        payload,
        run_after: app.now(),
    };
    jobs::enqueue(&mut tx, job).await?;
    tx.commit().await?;
    Ok(())
}

/// Writes the letters of [`ask`]: to each customer whom the login names.
pub async fn send_links(app: &App, login: &str, asked: &Where<'_>) -> anyhow::Result<()> {
    let login = Login::parse(login);
    let now = app.now();
    let mut tx = app.db.begin().await?;
    for person in store::addressees(&mut tx, &login.forms(), MOST).await? {
        // Also where no letter goes: that somebody asks is what counts.
        for hook in &app.on_recovery_asked {
            hook(app, &mut tx, person.id).await?;
        }
        let lately =
            links::count_since(&mut tx, "reset", person.id, now - Duration::hours(1)).await?;
        if lately >= LETTERS_PER_HOUR {
            continue;
        }
        let token = Token::generate();
        links::replace(
            &mut tx,
            token.hash(),
            "reset",
            Owner::Customer(person.id),
            now,
            now + LINK,
        )
        .await?;
        mail::enqueue(&mut tx, app, &letters::reset(app, &person, &token, asked)).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Warns the owners of a login that somebody tries passwords.
pub async fn warn(app: &App, login: &str, tried: &Where<'_>) -> anyhow::Result<()> {
    let login = Login::parse(login);
    let mut tx = app.db.begin().await?;
    for person in store::addressees(&mut tx, &login.forms(), MOST).await? {
        let lang = Lang::parse(&person.lang).unwrap_or_default();
        let to = (person.id, person.email.as_str(), person.name, lang);
        mail::enqueue(
            &mut tx,
            app,
            &letters::security(app, to, Security::WrongPasswords, tried),
        )
        .await?;
    }
    tx.commit().await?;
    Ok(())
}

/// A link that works, and whose it is.
///
/// # Errors
/// [`AppError::NotFound`] for a link that is none of ours. `Ok(Err(link))` says why it does not work.
pub async fn look(app: &App, token: &str) -> Result<std::result::Result<Person, Link>> {
    let mut db = app.db.acquire().await?;
    let link = links::find(&mut db, token::hash(token), "reset", app.now()).await?;
    let link = link.ok_or(AppError::NotFound)?;
    let Owner::Customer(id) = link.owner else {
        return Err(AppError::NotFound);
    };
    if !link.is_good() {
        return Ok(Err(link));
    }
    let person = profile::person(&mut db, id).await?;
    Ok(Ok(person.ok_or(AppError::NotFound)?))
}

/// Sets the password and uses the link up: every session of the customer ends, hooks of other capabilities
/// run, the owner gets a letter, all in one transaction. Of two who use the link one is first.
pub async fn reset(
    app: &App,
    token: &str,
    person: &Person,
    password: String,
    from: &From,
) -> Result<()> {
    let hash = password::hash(app, password).await?;
    let (now, link_hash) = (app.now(), token::hash(token));
    let mut tx = app.db.begin().await?;
    let link = links::lock(&mut tx, link_hash, "reset", now).await?;
    if !link.is_some_and(|link| link.is_good()) {
        return Err(AppError::Gone);
    }
    links::mark_used(&mut tx, link_hash, now).await?;
    for purpose in ["reset", email::PURPOSE] {
        links::end_all(&mut tx, purpose, Owner::Customer(person.id), now).await?;
    }
    profile::set_password(&mut tx, person.id, &hash).await?;
    session::end_all(&mut tx, person.id, None).await?;
    for hook in &app.on_password_reset {
        hook(app, &mut tx, person.id).await?;
    }
    tries::forget(&mut tx, &person.email.to_lowercase()).await?;
    tell(&mut tx, app, person, Security::PasswordReset, from).await?;
    audit(
        &mut tx,
        app,
        from,
        Actor::Customer(person.id),
        "identity.password_reset",
        object(person.id),
    )
    .await?;
    tx.commit().await?;
    Ok(())
}

/// The letter to the owner.
pub(super) async fn tell(
    db: &mut sqlx::PgConnection,
    app: &App,
    person: &Person,
    news: Security<'_>,
    from: &From,
) -> anyhow::Result<()> {
    let lang = Lang::parse(&person.lang).unwrap_or_default();
    let to = (
        person.id,
        person.email.as_str(),
        person.greeting_name(),
        lang,
    );
    let address = from.address.to_string();
    let at = Where {
        at: app.now(),
        agent: &from.agent,
        address: &address,
    };
    mail::enqueue(db, app, &letters::security(app, to, news, &at)).await
}

pub(super) fn object(id: Uuid) -> (&'static str, String) {
    ("customer", id.to_string())
}
