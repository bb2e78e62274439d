//! The verbs of this capability: each one transaction, with its letters and its audit row.

mod open;
mod staff;
mod talk;

pub use open::{Asking, Who, open};
pub use staff::{Clerk, Outcome, answer, ask_back, close_for, looked, take};
pub use talk::{close, rate, read, reopen, reply};

use super::files::{self, Upload};
use super::store::appeals::Appeal;
use super::store::thread::{self, Author};
use crate::app::App;
use crate::audit::{self, Actor, Entry};
use crate::web::ClientAddress;
use anyhow::Context;
use sqlx::PgConnection;
use uuid::Uuid;

/// What somebody writes, with its files. `form_id` makes it once.
#[derive(Debug)]
pub struct Said {
    pub form_id: Uuid,
    pub text: String,
    pub files: Vec<Upload>,
}

/// Writes the message and keeps its files; false when its form wrote one before.
async fn write(
    db: &mut PgConnection,
    app: &App,
    appeal: Uuid,
    author: Author<'_>,
    said: Said,
) -> anyhow::Result<bool> {
    let now = app.now();
    let Some(message) = thread::write(db, appeal, said.form_id, author, &said.text, now).await?
    else {
        return Ok(false);
    };
    for (position, upload) in (0_i16..).zip(said.files) {
        let kept = files::keep(app, upload).await?;
        thread::attach(db, appeal, message, position, &kept)
            .await
            .context("the row of a file")?;
    }
    Ok(true)
}

/// An audit row about `appeal`; what was written stands in the thread, not here.
async fn note(
    db: &mut PgConnection,
    app: &App,
    (actor, from): (Actor, ClientAddress),
    action: &str,
    appeal: &Appeal,
    details: serde_json::Value,
) -> sqlx::Result<()> {
    let entry = Entry {
        at: app.now(),
        actor,
        action,
        object: ("appeal", appeal.id.to_string()),
        account: appeal.account_id,
        address: Some(from.to_string()),
        details,
    };
    audit::write(db, entry).await
}
