//! Background work of payments.

use crate::app::App;
use crate::payments::actions::{self, Answered};
use crate::payments::store::{guests, orders};
use tokio::task::JoinSet;

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

/// Removes addresses of bills whose time is over.
///
/// # Errors
/// The database.
pub async fn clean(app: &App) -> anyhow::Result<()> {
    guests::clean(&mut *app.db.acquire().await?, app.now()).await?;
    Ok(())
}
