//! Background work of this capability. What depends on whether a login has an owner happens here, where
//! nobody can time it.

use super::actions::recover;
use super::letters::Where;
use super::store::tries;
use crate::app::App;
use crate::jobs::Taken;
use chrono::{DateTime, Utc};
use serde::Deserialize;

/// Letters with a link for a login that asked for recovery.
pub const RECOVER: &str = "identity.recover";
/// A letter to the owner of a login whose wrong passwords pile up.
pub const WARN: &str = "identity.warn";

pub const KINDS: [&str; 2] = [RECOVER, WARN];

#[derive(Deserialize)]
struct Asked {
    login: String,
    at: DateTime<Utc>,
    agent: String,
    address: String,
}

/// Does a job of [`KINDS`].
///
/// # Errors
/// No database; it is tried again later.
pub async fn perform(app: &App, job: &Taken) -> anyhow::Result<()> {
    let asked: Asked = serde_json::from_value(job.payload.clone())?;
    let from = Where {
        at: asked.at,
        agent: &asked.agent,
        address: &asked.address,
    };
    match job.kind.as_str() {
        RECOVER => recover::send_links(app, &asked.login, &from).await,
        _ => recover::warn(app, &asked.login, &from).await,
    }
}

/// Removes what has run out: windows of tries, used challenges, links, sign-ups that nobody confirmed.
///
/// # Errors
/// No database.
pub async fn clean(app: &App) -> sqlx::Result<()> {
    let mut db = app.db.acquire().await?;
    tries::clean(&mut db, app.now()).await
}
