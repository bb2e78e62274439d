//! Signing up by e-mail, and sending its letter again.
//!
//! What happens for a known address is what happens for an unknown one: a row, a link, a letter. Only the
//! letter differs, and only whoever owns the address reads it.

use super::{From, audit};
use crate::app::App;
use crate::audit::Actor;
use crate::base::{Email, Phone, Token};
use crate::i18n::Lang;
use crate::identity::legal::{self, Kind};
use crate::identity::store::{links, sign_ups};
use crate::identity::{letters, password};
use crate::mail;
use crate::web::{AppError, Result};
use chrono::{DateTime, Duration, NaiveDate, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

/// How long the link of a letter works.
const LINK: Duration = Duration::hours(24);
/// How long a sign-up waits for a link to be used; until then a new one may be asked for.
const WAITS: Duration = Duration::days(7);
/// The pause between two letters of a sign-up.
pub const PAUSE: Duration = Duration::seconds(60);

/// A sign-up form that is in order.
pub struct NewPerson {
    pub email: Email,
    pub password: String,
    pub last_name: String,
    pub first_name: String,
    pub middle_name: String,
    pub phone: Option<Phone>,
    pub birth_date: Option<NaiveDate>,
    pub gender: Option<&'static str>,
    pub marketing: bool,
}

/// A sign-up whose letter was written; what the next page needs of it.
pub struct Sent {
    pub sign_up: Uuid,
    pub masked: String,
    pub at: DateTime<Utc>,
}

/// Writes the sign-up down with the texts it agrees to, and its letter.
///
/// # Errors
/// [`AppError::Busy`] when too many passwords are being hashed.
pub async fn sign_up(app: &App, new: NewPerson, from: &From) -> Result<Sent> {
    let password_hash = password::hash(app, new.password).await?;
    let version = |kind| legal::current(app, kind, from.lang).map(|text| text.version);
    let (terms, consent) = (version(Kind::Terms)?, version(Kind::Consent)?);
    let marketing = new
        .marketing
        .then(|| version(Kind::Marketing))
        .transpose()?;
    let (now, key) = (app.now(), new.email.key());
    let mut tx = app.db.begin().await?;
    let row = sign_ups::NewSignUp {
        email: new.email.as_str(),
        email_key: &key,
        password_hash: &password_hash,
        last_name: &new.last_name,
        first_name: &new.first_name,
        middle_name: &new.middle_name,
        phone: new.phone.as_ref().map(Phone::as_str),
        birth_date: new.birth_date,
        gender: new.gender,
        lang: from.lang.code(),
        terms_version: &terms,
        consent_version: &consent,
        marketing_version: marketing.as_deref(),
        address: &from.address.to_string(),
        user_agent: &from.agent,
        now,
        expires_at: now + WAITS,
    };
    let sign_up = sign_ups::insert(&mut tx, &row).await?;
    let known = sign_ups::known(&mut tx, &key).await?;
    send(
        &mut tx,
        app,
        (sign_up, new.email.as_str(), from.lang),
        known,
    )
    .await?;
    audit(
        &mut tx,
        app,
        from,
        Actor::Anonymous,
        "identity.signed_up",
        ("sign_up", sign_up.to_string()),
    )
    .await?;
    tx.commit().await?;
    Ok(Sent {
        sign_up,
        masked: new.email.masked(),
        at: now,
    })
}

/// The letter with a new link; the earlier link stops working.
async fn send(
    db: &mut PgConnection,
    app: &App,
    (sign_up, email, lang): (Uuid, &str, Lang),
    known: bool,
) -> anyhow::Result<()> {
    let (now, token) = (app.now(), Token::generate());
    links::replace(
        db,
        token.hash(),
        "confirm",
        links::Owner::SignUp(sign_up),
        now,
        now + LINK,
    )
    .await?;
    let letter = if known {
        letters::already_registered(app, email, lang)
    } else {
        letters::confirm(app, email, lang, &token)
    };
    mail::enqueue(db, app, &letter).await
}

/// What came of asking for the letter again.
pub enum Resent {
    Sent(Sent),
    /// The last one is younger than [`PAUSE`]; seconds until it is not.
    TooSoon(Sent, u64),
    /// Nothing to send for: confirmed, or given up long ago.
    Over,
}

/// Sends the letter of a sign-up again.
pub async fn resend(app: &App, sign_up: Uuid, from: &From) -> Result<Resent> {
    let now = app.now();
    let mut tx = app.db.begin().await?;
    let Some(row) = sign_ups::lock(&mut tx, sign_up, now).await? else {
        return Ok(Resent::Over);
    };
    if row.confirmed {
        return Ok(Resent::Over);
    }
    let masked = Email::parse(&row.email)
        .map(|email| email.masked())
        .unwrap_or_default();
    let next = row.sent_at + PAUSE;
    if next > now {
        let left = (next - now).num_seconds().max(1).unsigned_abs();
        return Ok(Resent::TooSoon(
            Sent {
                sign_up,
                masked,
                at: row.sent_at,
            },
            left,
        ));
    }
    let lang = Lang::parse(&row.lang).unwrap_or_default();
    send(&mut tx, app, (sign_up, &row.email, lang), row.known).await?;
    audit(
        &mut tx,
        app,
        from,
        Actor::Anonymous,
        "identity.letter_resent",
        ("sign_up", sign_up.to_string()),
    )
    .await?;
    tx.commit().await?;
    Ok(Resent::Sent(Sent {
        sign_up,
        masked,
        at: now,
    }))
}

/// The sign-up that a link of whatever state belongs to, to send its letter again.
pub async fn of_link(app: &App, token: &str) -> Result<Uuid> {
    let mut db = app.db.acquire().await?;
    let link = links::find(
        &mut db,
        crate::base::token::hash(token),
        "confirm",
        app.now(),
    )
    .await?;
    match link.map(|link| link.owner) {
        Some(links::Owner::SignUp(id)) => Ok(id),
        _ => Err(AppError::NotFound),
    }
}
