//! People who move in from an older portal (CONTRACT 5, customers.csv): a letter with a link, and what it
//! opens. The letter proves the address, the import that the household is his.

use crate::accounts::letters;
use crate::accounts::store::invitations::{self as store, Invited, Link, NewLink};
use crate::accounts::store::link as links;
use crate::app::App;
use crate::audit::{self, Actor, Entry};
use crate::base::{Token, token};
use crate::identity::store::CustomerHead;
use crate::identity::{self, Customer, NewCustomer, Sender};
use crate::jobs::{self, Job};
use crate::mail;
use crate::web::{AppError, Result};
use chrono::Duration;
use sqlx::PgConnection;
use uuid::Uuid;

/// The kind of the job that writes the letters: an import queues it.
pub const INVITED: &str = "accounts.invitations";
/// How long a link works: people look into a mailbox of bills once a month.
const LINK: Duration = Duration::days(30);
/// Addresses a job.
const PAGE: usize = 200;

/// Writes the letters to a page of people who wait for one, and queues the next page.
///
/// # Errors
/// No database, or a letter that does not render; nothing of the page is sent then.
pub async fn send(app: &App) -> anyhow::Result<()> {
    let now = app.now();
    let mut tx = app.db.begin().await?;
    let waiting = store::waiting(&mut tx, i64::try_from(PAGE)?).await?;
    let mut people = 0;
    for person in waiting.chunk_by(|a, b| a.email_key == b.email_key) {
        let token = Token::generate();
        let new = NewLink {
            hash: token.hash(),
            email: &person[0].email,
            email_key: &person[0].email_key,
        };
        store::invite(&mut tx, &new, now, now + LINK).await?;
        mail::enqueue(&mut tx, app, &letters::invitation(app, person, &token)).await?;
        people += 1;
    }
    if people >= PAGE {
        let job = Job {
            kind: INVITED,
            key: None,
            payload: serde_json::json!({}),
            run_after: now,
        };
        jobs::enqueue(&mut tx, job).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// What a link opens.
pub struct Opened {
    pub link: Link,
    /// Households that are still offered.
    pub invited: Vec<Invited>,
}

impl Opened {
    pub fn is_good(&self) -> bool {
        self.link.used_at.is_none() && !self.link.expired && !self.invited.is_empty()
    }
}

/// What stands behind a link. Writes nothing.
///
/// # Errors
/// [`AppError::NotFound`] for a link that is none of ours.
pub async fn look(app: &App, token: &str) -> Result<Opened> {
    let mut db = app.db.acquire().await?;
    let link = store::find(&mut db, token::hash(token), app.now()).await?;
    let link = link.ok_or(AppError::NotFound)?;
    let invited = store::of(&mut db, &link.email_key, app.today()).await?;
    Ok(Opened { link, invited })
}

/// Registers the person and links his households: the link is used up. The consents are those that he gave
/// on its page.
///
/// # Errors
/// [`AppError::Gone`] where somebody was first, or has signed up with the address meanwhile.
pub async fn register(app: &App, token: &str, new: NewCustomer, from: &Sender) -> Result<()> {
    let new = new.hashed(app).await?;
    let mut tx = app.db.begin().await?;
    let opened = open(&mut tx, app, token).await?;
    let customer = identity::register(&mut tx, app, &opened.link.email, &new, from).await?;
    let customer = customer.ok_or(AppError::Gone)?;
    let head = identity::store::customer_head(&mut tx, customer).await?;
    take(
        &mut tx,
        app,
        token,
        &opened,
        &head.ok_or(AppError::Gone)?,
        from,
    )
    .await?;
    tx.commit().await?;
    Ok(())
}

/// Links the households to whoever signs in with the invited address already.
///
/// # Errors
/// [`AppError::Gone`] where the link was used; [`AppError::NotFound`] for anybody else.
pub async fn join(app: &App, token: &str, customer: &Customer, from: &Sender) -> Result<()> {
    let mut tx = app.db.begin().await?;
    let opened = open(&mut tx, app, token).await?;
    if opened.link.customer != Some(customer.id) {
        return Err(AppError::NotFound);
    }
    take(&mut tx, app, token, &opened, customer, from).await?;
    tx.commit().await?;
    Ok(())
}

async fn open(db: &mut PgConnection, app: &App, token: &str) -> Result<Opened> {
    let link = store::lock(db, token::hash(token), app.now()).await?;
    let link = link.ok_or(AppError::NotFound)?;
    let invited = store::of(db, &link.email_key, app.today()).await?;
    let opened = Opened { link, invited };
    opened.is_good().then_some(opened).ok_or(AppError::Gone)
}

async fn take(
    db: &mut PgConnection,
    app: &App,
    token: &str,
    opened: &Opened,
    customer: &CustomerHead,
    from: &Sender,
) -> Result<()> {
    let now = app.now();
    let mut taken: Vec<Uuid> = Vec::new();
    for one in &opened.invited {
        let alone = app.config.signup.one_user_per_account;
        if alone && links::linked_by_others(db, one.account, customer.id).await? {
            continue;
        }
        // Who stands there already stays as he is: his place in the order of who may cut off whom, too.
        let stand = links::linked_people(db, one.account).await?;
        if stand.iter().any(|person| person.customer == customer.id) {
            taken.push(one.account);
            continue;
        }
        links::link(db, one.account, customer.id, &one.relation, "", now).await?;
        let place = links::place(db, one.account).await?;
        for reader in links::linked_people(db, one.account).await? {
            letters::linked(db, app, customer, one.account, &place, &reader).await?;
        }
        let entry = Entry {
            at: now,
            actor: Actor::Customer(customer.id),
            action: "account.linked",
            object: ("account", one.account.to_string()),
            account: Some(one.account),
            address: Some(from.address.to_string()),
            details: serde_json::json!({ "question": "invitation", "relation": one.relation }),
        };
        audit::write(db, entry).await?;
        taken.push(one.account);
    }
    let hash = token::hash(token);
    store::accept(db, hash, &opened.link.email_key, &taken, now).await?;
    Ok(())
}
