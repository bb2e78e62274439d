//! Consents: advertising is agreed to company by company, and withdrawn at once.

use super::recover::object;
use super::{From, audit};
use crate::app::App;
use crate::audit::Actor;
use crate::identity::legal::{self, Kind};
use crate::identity::store::consents::{self as store, Consent, NewConsent};
use crate::mail::{self, Channel, Topic};
use crate::web::{AppError, Result};
use uuid::Uuid;

/// All that a person agreed to.
pub async fn all(app: &App, customer: Uuid) -> Result<Vec<Consent>> {
    Ok(store::all(&mut *app.db.acquire().await?, customer).await?)
}

/// What came of a wish to withdraw.
pub enum Withdrawn {
    Done,
    /// Without this consent there is no account: it ends with it.
    EndsWithAccount,
}

/// Withdraws one consent of the person.
///
/// # Errors
/// [`AppError::NotFound`] for somebody else's.
pub async fn withdraw(app: &App, customer: Uuid, id: Uuid, from: &From) -> Result<Withdrawn> {
    let mut tx = app.db.begin().await?;
    let found = store::all(&mut tx, customer)
        .await?
        .into_iter()
        .find(|consent| consent.id == id)
        .ok_or(AppError::NotFound)?;
    if found.kind != "marketing" {
        return Ok(Withdrawn::EndsWithAccount);
    }
    if store::withdraw(&mut tx, customer, Some(&found.company), app.now()).await? > 0 {
        let (actor, object) = (Actor::Customer(customer), object(customer));
        audit(
            &mut tx,
            app,
            from,
            actor,
            "identity.advertising_stopped",
            object,
        )
        .await?;
    }
    tx.commit().await?;
    Ok(Withdrawn::Done)
}

/// A company whose advertising can be agreed to: code (empty = the operator), name, yes or no.
pub struct Company {
    pub code: String,
    pub name: String,
    pub wanted: bool,
}

/// Writes down what a person wants to hear of, and which companies may advertise to him.
pub async fn choose(
    app: &App,
    customer: Uuid,
    wanted: &[(Topic, Channel, bool)],
    companies: &[Company],
    from: &From,
) -> Result<()> {
    let (now, text) = (app.now(), legal::current(app, Kind::Marketing, from.lang)?);
    let address = from.address.to_string();
    let mut tx = app.db.begin().await?;
    mail::wish(&mut tx, customer, wanted, now).await?;
    for company in companies {
        if !company.wanted {
            store::withdraw(&mut tx, customer, Some(&company.code), now).await?;
            continue;
        }
        let new = NewConsent {
            version: &text.version,
            lang: from.lang.code(),
            address: &address,
            user_agent: &from.agent,
            company: &company.code,
            company_name: &company.name,
        };
        store::agree(&mut tx, customer, &new, now).await?;
    }
    let (actor, object) = (Actor::Customer(customer), object(customer));
    audit(
        &mut tx,
        app,
        from,
        actor,
        "identity.notifications_changed",
        object,
    )
    .await?;
    tx.commit().await?;
    Ok(())
}

/// Stops letters of `topic` to `customer`, who need not be signed in: the link of a letter asks for it.
pub async fn stop(app: &App, customer: Uuid, topic: Topic, from: &From) -> Result<()> {
    let now = app.now();
    let mut tx = app.db.begin().await?;
    // The account may have been closed since the letter.
    if crate::identity::store::customer_head(&mut tx, customer)
        .await?
        .is_none()
    {
        return Ok(());
    }
    if topic == Topic::Advert {
        store::withdraw(&mut tx, customer, None, now).await?;
    } else {
        mail::wish(&mut tx, customer, &[(topic, Channel::Email, false)], now).await?;
    }
    let (actor, object) = (Actor::Customer(customer), object(customer));
    audit(
        &mut tx,
        app,
        from,
        actor,
        "identity.letters_stopped",
        object,
    )
    .await?;
    tx.commit().await?;
    Ok(())
}
