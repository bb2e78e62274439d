//! Looking into a household: a reason first, and every look written down.

use crate::app::App;
use crate::audit::{self, Actor, Entry};
use crate::identity::Sender;
use crate::staff::guard::Member;
use crate::staff::model;
use crate::staff::store::grants::{self, Grant};
use crate::web::Result;
use sqlx::PgConnection;
use uuid::Uuid;

async fn note(
    db: &mut PgConnection,
    app: &App,
    (member, from): (&Member, &Sender),
    action: &str,
    account: Uuid,
) -> sqlx::Result<()> {
    let entry = Entry {
        at: app.now(),
        actor: Actor::Staff(member.id),
        action,
        object: ("account", account.to_string()),
        account: Some(account),
        address: Some(from.address.to_string()),
        details: serde_json::json!({ "role": member.role.as_str() }),
    };
    audit::write(db, entry).await
}

/// Writes a reason down: it opens this household to this member for an hour.
///
/// # Errors
/// No database.
pub async fn give(
    app: &App,
    member: &Member,
    account: Uuid,
    reason: &str,
    from: &Sender,
) -> Result<()> {
    let now = app.now();
    let mut tx = app.db.begin().await?;
    grants::give(
        &mut tx,
        member.id,
        account,
        reason,
        (now, now + model::GRANT),
    )
    .await?;
    note(&mut tx, app, (member, from), "staff.reason_given", account).await?;
    tx.commit().await?;
    Ok(())
}

/// The reason that opens the household now; the look is written down. None = a reason is wanted first.
///
/// # Errors
/// No database.
pub async fn open(
    app: &App,
    member: &Member,
    account: Uuid,
    from: &Sender,
) -> Result<Option<Grant>> {
    let mut tx = app.db.begin().await?;
    let grant = grants::standing(&mut tx, member.id, account, app.now()).await?;
    if grant.is_some() {
        note(
            &mut tx,
            app,
            (member, from),
            "staff.account_viewed",
            account,
        )
        .await?;
    }
    tx.commit().await?;
    Ok(grant)
}

/// Writes down that the member searched; what for is not repeated.
///
/// # Errors
/// No database.
pub async fn searched(app: &App, member: &Member, hits: usize, from: &Sender) -> Result<()> {
    let mut db = app.db.acquire().await?;
    let entry = Entry {
        at: app.now(),
        actor: Actor::Staff(member.id),
        action: "staff.searched",
        object: ("search", String::new()),
        account: None,
        address: Some(from.address.to_string()),
        details: serde_json::json!({ "hits": hits }),
    };
    audit::write(&mut db, entry).await?;
    Ok(())
}
