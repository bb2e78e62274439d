//! Who sees a household: leaving it, cutting somebody off.

use crate::accounts::letters;
use crate::accounts::store::people::{self as store, Seer};
use crate::accounts::store::{AccountHead, link};
use crate::app::App;
use crate::audit::{self, Actor, Entry};
use crate::identity::Customer;
use crate::web::{AppError, ClientAddress, Result};
use sqlx::PgConnection;
use uuid::Uuid;

/// Whether `who` may cut `other` off: whoever was linked earlier. A newcomer with a stranger's bill in hand
/// cannot throw out those who were there; they can throw out him. After a change of owner the older links
/// are paused anyway.
pub fn may_cut(seers: &[Seer], who: Uuid, other: &Seer) -> bool {
    let own = seers.iter().find(|seer| seer.customer == who);
    other.customer != who && own.is_some_and(|own| own.linked_at < other.linked_at)
}

/// Everybody whose link stands.
pub async fn seers(app: &App, account: Uuid) -> Result<Vec<Seer>> {
    Ok(store::seers(&mut *app.db.acquire().await?, account).await?)
}

/// Ends the person's own link; what was sent and paid stays with the household.
pub async fn unlink(
    app: &App,
    customer: &Customer,
    account: &AccountHead,
    from: ClientAddress,
) -> Result<()> {
    let mut tx = app.db.begin().await?;
    if store::unlink(&mut tx, account.id, customer.id).await? {
        let place = link::place(&mut tx, account.id).await?;
        letters::unlinked(&mut tx, app, customer, &place).await?;
        let actor = Actor::Customer(customer.id);
        note(&mut tx, app, actor, "account.unlinked", account.id, from).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Cuts the person of `link` off; he gets a letter and can prove the household again.
///
/// # Errors
/// [`AppError::NotFound`] for a link that is not there or not for `customer` to end.
pub async fn cut(
    app: &App,
    customer: &Customer,
    account: Uuid,
    link: Uuid,
    from: ClientAddress,
) -> Result<()> {
    let mut tx = app.db.begin().await?;
    store::lock(&mut tx, account).await?;
    let seers = store::seers(&mut tx, account).await?;
    let other = seers.iter().find(|seer| seer.link == link);
    let other = other.filter(|other| may_cut(&seers, customer.id, other));
    let other = other.ok_or(AppError::NotFound)?;
    store::unlink(&mut tx, account, other.customer).await?;
    let place = link::place(&mut tx, account).await?;
    letters::cut(&mut tx, app, other, &place).await?;
    let actor = Actor::Customer(customer.id);
    note(&mut tx, app, actor, "account.cut", account, from).await?;
    tx.commit().await?;
    Ok(())
}

async fn note(
    db: &mut PgConnection,
    app: &App,
    actor: Actor,
    action: &str,
    account: Uuid,
    from: ClientAddress,
) -> sqlx::Result<()> {
    let entry = Entry {
        at: app.now(),
        actor,
        action,
        object: ("account", account.to_string()),
        account: Some(account),
        address: Some(from.to_string()),
        details: serde_json::json!({}),
    };
    audit::write(db, entry).await
}

/// Changes the person's own name for a household; empty = none.
pub async fn rename(app: &App, customer: Uuid, account: Uuid, title: &str) -> Result<()> {
    let mut db = app.db.acquire().await?;
    store::set_title(&mut db, account, customer, title).await?;
    Ok(())
}
