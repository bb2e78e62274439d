//! Closing one's account: in one transaction everything goes that the law does not keep.

use super::recover::object;
use super::{From, audit};
use crate::app::App;
use crate::audit::Actor;
use crate::identity::letters;
use crate::identity::store::profile::{self, Person};
use crate::identity::store::{closing as store, tries};
use crate::web::{AppError, Result, session};
use crate::{jobs, mail, sms};

/// Closes the account of `person`. Links to households, sessions, consents, waiting letters and messages go;
/// other capabilities do their part by `on_account_deleted`; the last letter is kept nowhere.
pub async fn close(app: &App, person: &Person, from: &From) -> Result<()> {
    let mut tx = app.db.begin().await?;
    if !profile::lock(&mut tx, person.id).await? {
        return Err(AppError::SignIn);
    }
    for hook in &app.on_account_deleted {
        hook(app, &mut tx, person.id).await?;
    }
    session::end_all(&mut tx, person.id, None).await?;
    sms::forget(&mut tx, person.id, person.phone.as_deref()).await?;
    // Also those to addresses that he wanted and never confirmed.
    let mut addresses = store::asked_addresses(&mut tx, person.id).await?;
    addresses.push(person.email.to_lowercase());
    mail::forget(&mut tx, person.id, &addresses).await?;
    let mut logins = vec![person.email.to_lowercase()];
    logins.extend(person.phone.clone());
    jobs::forget(&mut tx, &logins).await?;
    for login in &logins {
        tries::forget(&mut tx, login).await?;
    }
    mail::enqueue(&mut tx, app, &letters::farewell(app, person)).await?;
    store::close(&mut tx, person.id, app.now()).await?;
    let (actor, object) = (Actor::Customer(person.id), object(person.id));
    audit(&mut tx, app, from, actor, "identity.account_closed", object).await?;
    tx.commit().await?;
    Ok(())
}
