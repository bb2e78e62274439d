//! The verbs of this capability: each one transaction, with its audit row.

pub mod grant;
pub mod link;
pub mod manage;
pub mod profile;
pub mod second;
pub mod sign_in;

use super::store::sessions;
use crate::app::App;
use crate::audit::{self, Actor, Entry};
use crate::base::Token;
use crate::identity::Sender;
use crate::web::Result;
use sqlx::PgConnection;
use uuid::Uuid;

/// An audit row about a member of staff; what was typed never stands in it.
async fn audit(
    db: &mut PgConnection,
    app: &App,
    from: Option<&Sender>,
    actor: Actor,
    action: &str,
    staff: Option<Uuid>,
) -> sqlx::Result<()> {
    let entry = Entry {
        at: app.now(),
        actor,
        action,
        object: ("staff", staff.map(|id| id.to_string()).unwrap_or_default()),
        account: None,
        address: from.map(|from| from.address.to_string()),
        details: serde_json::json!({}),
    };
    audit::write(db, entry).await
}

/// Opens a session and gives the value of its cookie.
async fn open(
    db: &mut PgConnection,
    app: &App,
    staff: Uuid,
    (stage, new_secret): (&str, Option<&[u8]>),
    from: &Sender,
) -> sqlx::Result<Token> {
    let token = Token::generate();
    let new = sessions::New {
        hash: token.hash(),
        staff,
        stage,
        new_secret,
        address: &from.address.to_string(),
        agent: &from.agent,
        now: app.now(),
    };
    sessions::create(db, new).await?;
    Ok(token)
}

/// Ends the session with this hash.
///
/// # Errors
/// No database.
pub async fn sign_out(app: &App, hash: &[u8], from: &Sender) -> Result<()> {
    let mut tx = app.db.begin().await?;
    if let Some(staff) = sessions::end(&mut tx, hash, "signed_out", app.now()).await? {
        let actor = Actor::Staff(staff);
        audit(
            &mut tx,
            app,
            Some(from),
            actor,
            "staff.signed_out",
            Some(staff),
        )
        .await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Forgets sessions and links that ended a month ago.
///
/// # Errors
/// No database.
pub async fn clean(app: &App) -> sqlx::Result<()> {
    let mut db = app.db.acquire().await?;
    sessions::clean(&mut db, app.now() - chrono::Duration::days(30)).await
}
