//! The first step: e-mail and password. Every failure looks and lasts alike, whoever the e-mail names.

use super::{audit, open};
use crate::app::App;
use crate::audit::Actor;
use crate::base::{Email, Token};
use crate::config::SecondFactor;
use crate::identity::Sender;
use crate::identity::challenge::{self, Brought, Challenge, Counted};
use crate::identity::password;
use crate::identity::store::tries;
use crate::staff::store::people::{self, Candidate};
use crate::staff::totp;
use crate::web::Result;

/// Longer ones name nobody.
const LONGEST: usize = 254;

/// What a form asks for.
pub struct Asked<'a> {
    pub login: &'a str,
    pub password: &'a str,
    pub proof: Brought<'a>,
}

/// What came of it. Tokens are values of the session's cookie.
pub enum Outcome {
    /// Under `kabinet demo`, where there is no second factor.
    SignedIn(Token),
    /// The password is right; the device's code is next.
    Code(Token),
    /// The password is right; a device must be set up first.
    SetUp(Token),
    /// With the challenge that the next try must answer, if it must.
    Wrong(Option<Challenge>),
    /// Nothing was tried: first the challenge.
    Prove(Challenge),
}

/// The address in its comparison form.
pub(super) fn key(login: &str) -> String {
    match Email::parse(login) {
        Ok(email) => email.key(),
        Err(_) => login.trim().to_lowercase().chars().take(LONGEST).collect(),
    }
}

/// Tries the password. Nobody is locked out by a stranger: where tries pile up they cost a proof of work or
/// half a minute, as for residents.
///
/// # Errors
/// [`AppError::Busy`](crate::web::AppError::Busy) when too many passwords are being hashed.
pub async fn sign_in(app: &App, asked: Asked<'_>, from: &Sender) -> Result<Outcome> {
    let key = key(asked.login);
    let whose = Counted::new(&format!("staff:{key}"), from.address);
    let mut db = app.db.acquire().await?;
    let must_prove = challenge::count(app, &mut db, &whose).await?;
    if must_prove && !challenge::accept(app, &mut db, &whose, &asked.proof).await? {
        return Ok(Outcome::Prove(challenge::give(app, &whose, &asked.proof)?));
    }
    let person = people::candidate(&mut db, &key).await?;
    drop(db);
    let hashes = person.iter().map(|one| one.password_hash.clone()).collect();
    let right = password::find(app, asked.password.to_owned(), hashes, 1).await?;
    match person.filter(|_| right.is_some()) {
        Some(person) => welcome(app, person, asked.password, &whose, from).await,
        None => refuse(app, &whose, from).await,
    }
}

async fn welcome(
    app: &App,
    person: Candidate,
    password: &str,
    whose: &Counted,
    from: &Sender,
) -> Result<Outcome> {
    // Where hashing is busy the old hash does for another day.
    let rehashed = match password::is_outdated(&person.password_hash) {
        true => password::hash(app, password.to_owned()).await.ok(),
        false => None,
    };
    // As it lies in the database: sealed.
    let secret = totp::seal(&app.vault, person.id, &totp::new_secret())?;
    let off = app.config.staff.second_factor == SecondFactor::Off;
    let (stage, action) = match (off, person.has_factor) {
        (true, _) => (("full", None), "staff.signed_in"),
        (false, true) => (("code", None), "staff.password_right"),
        (false, false) => (("set_up", Some(&secret[..])), "staff.password_right"),
    };
    let mut tx = app.db.begin().await?;
    people::note_sign_in(&mut tx, person.id, rehashed.as_deref(), app.now()).await?;
    tries::forgive(&mut tx, whose.login(), whose.address()).await?;
    let token = open(&mut tx, app, person.id, stage, from).await?;
    let actor = Actor::Staff(person.id);
    audit(&mut tx, app, Some(from), actor, action, Some(person.id)).await?;
    tx.commit().await?;
    Ok(match stage.0 {
        "full" => Outcome::SignedIn(token),
        "code" => Outcome::Code(token),
        _ => Outcome::SetUp(token),
    })
}

async fn refuse(app: &App, whose: &Counted, from: &Sender) -> Result<Outcome> {
    let mut tx = app.db.begin().await?;
    let actor = Actor::Anonymous;
    audit(
        &mut tx,
        app,
        Some(from),
        actor,
        "staff.sign_in_failed",
        None,
    )
    .await?;
    let next = challenge::is_next(app, &mut tx, whose).await?;
    tx.commit().await?;
    let challenge = next
        .then(|| challenge::give(app, whose, &Brought::default()))
        .transpose()?;
    Ok(Outcome::Wrong(challenge))
}
