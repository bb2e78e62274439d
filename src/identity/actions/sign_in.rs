//! Signing in. Every failure looks and lasts alike, whoever the login names.
//!
//! The order: limit by address (the page), count, proof where tries pile up, look the login up, hash
//! without a connection in hand, and only then write.

use super::{From, audit};
use crate::app::App;
use crate::audit::Actor;
use crate::base::{AccountNumber, Email, Phone};
use crate::identity::challenge::{self, Brought, Challenge, Counted};
use crate::identity::password;
use crate::identity::store::sign_in::{self as store, Candidate, Who};
use crate::identity::store::tries;
use crate::jobs;
use crate::web::Result;
use uuid::Uuid;

/// How many people of one account number are tried. A refusal of a number costs so many hashes, whether it
/// names nobody or a family.
const MOST: usize = 5;
/// Longer ones name nobody.
const LONGEST: usize = 254;

/// A login as typed, in the forms it is compared in.
pub struct Login {
    email: Option<String>,
    phone: Option<String>,
    number: Option<String>,
}

impl Login {
    /// An address has an @; the rest may be a phone, a number, or both.
    pub fn parse(typed: &str) -> Login {
        let typed = typed.trim();
        let short = typed.len() <= LONGEST;
        let email = Email::parse(typed).ok().map(|email| email.key());
        let other = short && email.is_none();
        Login {
            email,
            phone: other
                .then(|| Phone::parse(typed).ok().map(|phone| phone.to_string()))
                .flatten(),
            number: other
                .then(|| AccountNumber::parse(typed).ok().map(|number| number.key()))
                .flatten(),
        }
    }

    pub fn forms(&self) -> store::Login<'_> {
        store::Login {
            email_key: self.email.as_deref(),
            phone: self.phone.as_deref(),
            number_key: self.number.as_deref(),
        }
    }

    /// What its tries are counted under: one key however it is written.
    pub fn key(&self, typed: &str) -> String {
        let forms = [&self.email, &self.phone, &self.number];
        let known = forms.into_iter().flatten().next().cloned();
        known.unwrap_or_else(|| typed.trim().to_lowercase().chars().take(LONGEST).collect())
    }

    /// Comparisons that a refusal costs.
    fn at_least(&self) -> usize {
        if self.phone.is_some() || self.number.is_some() {
            MOST
        } else {
            1
        }
    }
}

/// What a form asks for.
pub struct Asked<'a> {
    pub login: &'a str,
    pub password: &'a str,
    pub proof: Brought<'a>,
}

/// What came of it.
pub enum Outcome {
    SignedIn {
        customer: Uuid,
        /// Something is to be asked once.
        incomplete: bool,
        /// A text that he agreed to has a newer version.
        outdated: bool,
    },
    /// The right password of a sign-up whose address is not confirmed.
    Unconfirmed(Uuid),
    /// With the challenge that the next try must answer, if it must.
    Wrong(Option<Challenge>),
    /// Nothing was tried: first the challenge.
    Prove(Challenge),
}

/// Tries to sign in.
///
/// # Errors
/// [`AppError::Busy`](crate::web::AppError::Busy) when too many passwords are being hashed.
pub async fn sign_in(app: &App, asked: Asked<'_>, from: &From) -> Result<Outcome> {
    let login = Login::parse(asked.login);
    let whose = Counted::new(&login.key(asked.login), from.address);
    let mut db = app.db.acquire().await?;
    let must_prove = challenge::count(app, &mut db, &whose).await?;
    if must_prove && !challenge::accept(app, &mut db, &whose, &asked.proof).await? {
        return Ok(Outcome::Prove(challenge::give(app, &whose, &asked.proof)?));
    }
    let most = i64::try_from(MOST).unwrap_or_default();
    let mut people = store::candidates(&mut db, &login.forms(), app.now(), most).await?;
    drop(db);
    let hashes = people.iter().map(|one| one.password_hash.clone()).collect();
    let found = password::find(app, asked.password.to_owned(), hashes, login.at_least()).await?;
    match found.map(|at| people.swap_remove(at)) {
        Some(person) => welcome(app, person, asked.password, &whose, from).await,
        None => refuse(app, &asked, &whose, from).await,
    }
}

async fn welcome(
    app: &App,
    person: Candidate,
    password: &str,
    whose: &Counted,
    from: &From,
) -> Result<Outcome> {
    let customer = match person.who {
        Who::SignUp(id) => return Ok(Outcome::Unconfirmed(id)),
        Who::Customer(id) => id,
    };
    // Where hashing is busy the old hash does for another day.
    let rehashed = match password::is_outdated(&person.password_hash) {
        true => password::hash(app, password.to_owned()).await.ok(),
        false => None,
    };
    let mut tx = app.db.begin().await?;
    let noted = store::note(&mut tx, customer, rehashed.as_deref(), app.now()).await?;
    for hook in &app.on_signed_in {
        hook(app, &mut tx, customer).await?;
    }
    tries::forgive(&mut tx, whose.login(), whose.address()).await?;
    let outdated = !super::agree::outdated(&mut tx, app, customer)
        .await?
        .is_empty();
    let object = ("customer", customer.to_string());
    audit(
        &mut tx,
        app,
        from,
        Actor::Customer(customer),
        "identity.signed_in",
        object,
    )
    .await?;
    tx.commit().await?;
    Ok(Outcome::SignedIn {
        customer,
        incomplete: noted.incomplete,
        outdated,
    })
}

async fn refuse(app: &App, asked: &Asked<'_>, whose: &Counted, from: &From) -> Result<Outcome> {
    let mut tx = app.db.begin().await?;
    audit(
        &mut tx,
        app,
        from,
        Actor::Anonymous,
        "identity.sign_in_failed",
        ("login", String::new()),
    )
    .await?;
    if tries::take_warning(&mut tx, whose.login(), challenge::FREE_LOGIN, app.now()).await? {
        // Whether anybody owns the login is looked up later, by the worker: here it would be felt in time.
        let payload = serde_json::json!({
            "login": asked.login.trim(), "at": app.now(), "agent": from.agent, "address": from.address.to_string(),
        });
        let job = jobs::Job {
            kind: crate::identity::jobs::WARN,
            key: None,
            payload,
            run_after: app.now(),
        };
        jobs::enqueue(&mut tx, job).await?;
    }
    let next = challenge::is_next(app, &mut tx, whose).await?;
    tx.commit().await?;
    let challenge = next
        .then(|| challenge::give(app, whose, &Brought::default()))
        .transpose()?;
    Ok(Outcome::Wrong(challenge))
}
