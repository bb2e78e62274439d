//! Background work of payments.

use crate::app::App;
use crate::payments::actions::{self, Answered};
use crate::payments::store::orders;
use serde::Deserialize;
use tokio::task::JoinSet;
use uuid::Uuid;

/// Lets the bank forget a deleted card.
pub const FORGET_CARD: &str = "payments.forget_card";

#[derive(Deserialize)]
struct Forget {
    card: Uuid,
}

/// Does a job of [`FORGET_CARD`].
///
/// # Errors
/// The database; a bank that does not do it now. It is tried again later.
pub async fn forget_card(app: &App, job: &crate::jobs::Taken) -> anyhow::Result<()> {
    let asked: Forget = serde_json::from_value(job.payload.clone())?;
    actions::cards::forget(app, asked.card).await
}

/// Announces what autopay will charge tomorrow and charges what was announced, by the clock of the
/// organisation's zone.
///
/// # Errors
/// The database; one household's failure is logged and the others go on.
pub async fn autopay(app: &App) -> anyhow::Result<()> {
    actions::autopay::announce_due(app).await?;
    actions::autopay::charge_due(app).await
}

/// Questions to the bank at once: one that hangs must not hold up the rest for long.
const AT_ONCE: i64 = 8;

/// Asks the bank about every payment whose question is due. Where it does not answer, the rest of this
/// round is left to the next: letters wait behind us.
///
/// # Errors
/// The database; one payment's failure is logged and the others go on.
pub async fn ask_due(app: &App) -> anyhow::Result<()> {
    let Some(gateway) = &app.gateway else {
        return Ok(());
    };
    loop {
        let due = orders::take_due(&app.db, gateway.name(), app.now(), AT_ONCE).await?;
        if due.is_empty() {
            return Ok(());
        }
        let mut questions = JoinSet::new();
        for id in due {
            let app = app.clone();
            questions.spawn(async move { (id, actions::ask(&app, id).await) });
        }
        let mut answered = true;
        while let Some(done) = questions.join_next().await {
            match done {
                Ok((_, Ok(Answered::Yes))) => {}
                Ok((_, Ok(Answered::No))) => answered = false,
                Ok((id, Err(error))) => {
                    answered = false;
                    tracing::warn!(payment = %id, error = format!("{error:#}"), "asking the bank failed");
                }
                Err(error) => {
                    answered = false;
                    tracing::error!(%error, "asking the bank failed");
                }
            }
        }
        if !answered {
            return Ok(());
        }
    }
}
