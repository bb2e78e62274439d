//! Background work of payments.

use crate::app::App;
use crate::payments::actions::{self, Answered};
use crate::payments::store::{guests, orders, receipts, refunds};
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

/// Charges what autopay has announced for today and announces what it will charge tomorrow, by the clock of the
/// organisation's zone.
///
/// # Errors
/// The database; one household's failure is logged and the others go on.
pub async fn autopay(app: &App) -> anyhow::Result<()> {
    // What is charged first is not announced again as still due.
    actions::autopay::charge_due(app).await?;
    actions::autopay::announce_due(app).await
}

/// Questions to the bank at once: one that hangs must not hold up the rest for long.
const AT_ONCE: i64 = 8;

/// What the bank is asked about.
#[derive(Clone, Copy, Debug)]
enum Question {
    Payment(Uuid),
    Refund(Uuid),
    Receipt(Uuid),
}

impl Question {
    async fn ask(self, app: &App) -> anyhow::Result<Answered> {
        match self {
            Question::Payment(id) => actions::ask(app, id).await,
            Question::Refund(id) => actions::refunds::ask(app, id).await,
            // A bank without a receipt yet is no silent bank.
            Question::Receipt(id) => actions::ask_ended(app, id).await.map(|_| Answered::Yes),
        }
    }
}

/// Asks the bank about every payment, refund and fiscal receipt whose question is due. Where it does not
/// answer, the rest of this round is left to the next: letters wait behind us.
///
/// # Errors
/// The database; one question's failure is logged and the others go on.
pub async fn ask_due(app: &App) -> anyhow::Result<()> {
    let Some(gateway) = &app.gateway else {
        return Ok(());
    };
    loop {
        let due = due(app, gateway.name()).await?;
        if due.is_empty() {
            return Ok(());
        }
        let mut questions = JoinSet::new();
        for question in due {
            let app = app.clone();
            questions.spawn(async move { (question, question.ask(&app).await) });
        }
        let mut answered = true;
        while let Some(done) = questions.join_next().await {
            match done {
                Ok((_, Ok(Answered::Yes))) => {}
                Ok((_, Ok(Answered::No))) => answered = false,
                Ok((question, Err(error))) => {
                    answered = false;
                    tracing::warn!(
                        ?question,
                        error = format!("{error:#}"),
                        "asking the bank failed"
                    );
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

/// Payments first: somebody waits for them.
async fn due(app: &App, gateway: &str) -> anyhow::Result<Vec<Question>> {
    let ids = orders::take_due(&app.db, gateway, app.now(), AT_ONCE).await?;
    if !ids.is_empty() {
        return Ok(ids.into_iter().map(Question::Payment).collect());
    }
    let ids = refunds::take_due(&app.db, gateway, app.now(), AT_ONCE).await?;
    if !ids.is_empty() {
        return Ok(ids.into_iter().map(Question::Refund).collect());
    }
    let ids = receipts::take_due(&app.db, gateway, app.now(), AT_ONCE).await?;
    Ok(ids.into_iter().map(Question::Receipt).collect())
}

/// Removes addresses of bills whose time is over.
///
/// # Errors
/// The database.
pub async fn clean(app: &App) -> anyhow::Result<()> {
    guests::clean(&mut *app.db.acquire().await?, app.now()).await?;
    Ok(())
}
