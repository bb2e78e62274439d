//! What a clerk does with an appeal: takes it, answers, asks back, closes. The pages of the staff have
//! proved who he is and what he may.

use super::{Said, note, write};
use crate::app::App;
use crate::appeals::letters;
use crate::appeals::model::State;
use crate::appeals::store::appeals::{self, Appeal};
use crate::appeals::store::thread::{self, Author};
use crate::audit::Actor;
use crate::web::ClientAddress;
use serde_json::json;
use uuid::Uuid;

/// The clerk who acts.
#[derive(Clone, Copy, Debug)]
pub struct Clerk<'a> {
    pub id: Uuid,
    /// As his colleagues see it beside his words; residents see the organisation.
    pub name: &'a str,
    pub actor: Actor,
    pub from: ClientAddress,
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Done,
    /// Somebody wrote meanwhile: look before you answer. Nothing was changed.
    Overtaken,
    /// It is closed: the resident must write first. Nothing was changed.
    Closed,
}

/// The answer: a message, the letter with it, the state «answered». `seen`: how many messages stood on
/// the clerk's page; none = not asked.
///
/// # Errors
/// The database or the disk.
pub async fn answer(
    app: &App,
    clerk: Clerk<'_>,
    appeal: &Appeal,
    said: Said,
    seen: Option<i64>,
) -> anyhow::Result<Outcome> {
    speak(app, clerk, appeal, said, seen, State::Answered).await
}

/// A question back: as an answer, but we wait for the resident.
///
/// # Errors
/// The database or the disk.
pub async fn ask_back(
    app: &App,
    clerk: Clerk<'_>,
    appeal: &Appeal,
    said: Said,
    seen: Option<i64>,
) -> anyhow::Result<Outcome> {
    speak(app, clerk, appeal, said, seen, State::Waiting).await
}

async fn speak(
    app: &App,
    clerk: Clerk<'_>,
    appeal: &Appeal,
    said: Said,
    seen: Option<i64>,
    state: State,
) -> anyhow::Result<Outcome> {
    let mut tx = app.db.begin().await?;
    let now_state = appeals::lock(&mut tx, appeal.id).await?;
    let text = said.text.clone();
    let count = thread::count(&mut tx, appeal.id).await?;
    let author = Author::Staff(clerk.id, clerk.name);
    // First the message: a form sent twice finds itself done, not overtaken by itself.
    if !write(&mut tx, app, appeal.id, author, said).await? {
        return Ok(Outcome::Done);
    }
    if now_state == Some(State::Closed) {
        return Ok(Outcome::Closed);
    }
    if seen.is_some_and(|seen| seen != count) {
        return Ok(Outcome::Overtaken);
    }
    appeals::set_state(&mut tx, appeal.id, state, None, app.now()).await?;
    appeals::assign(&mut tx, appeal.id, (clerk.id, clerk.name)).await?;
    letters::from_staff(&mut tx, app, appeal, state, &text).await?;
    let action = match state {
        State::Waiting => "appeals.asked_back",
        _ => "appeals.answered",
    };
    let actor = (clerk.actor, clerk.from);
    note(&mut tx, app, actor, action, appeal, json!({})).await?;
    tx.commit().await?;
    Ok(Outcome::Done)
}

/// The clerk answers for it from now on; a new one is in progress.
///
/// # Errors
/// The database.
pub async fn take(app: &App, clerk: Clerk<'_>, appeal: &Appeal) -> anyhow::Result<Outcome> {
    let mut tx = app.db.begin().await?;
    match appeals::lock(&mut tx, appeal.id).await? {
        None | Some(State::Closed) => return Ok(Outcome::Closed),
        Some(State::New) => {
            appeals::set_state(&mut tx, appeal.id, State::InProgress, None, app.now()).await?;
        }
        Some(_) => {}
    }
    appeals::assign(&mut tx, appeal.id, (clerk.id, clerk.name)).await?;
    let actor = (clerk.actor, clerk.from);
    note(&mut tx, app, actor, "appeals.taken", appeal, json!({})).await?;
    tx.commit().await?;
    Ok(Outcome::Done)
}

/// Closed by the staff: answered by telephone, sent twice, nothing to do. The resident gets a letter.
///
/// # Errors
/// The database.
pub async fn close_for(app: &App, clerk: Clerk<'_>, appeal: &Appeal) -> anyhow::Result<Outcome> {
    let mut tx = app.db.begin().await?;
    match appeals::lock(&mut tx, appeal.id).await? {
        None | Some(State::Closed) => return Ok(Outcome::Closed),
        Some(_) => {}
    }
    appeals::set_state(&mut tx, appeal.id, State::Closed, None, app.now()).await?;
    letters::from_staff(&mut tx, app, appeal, State::Closed, "").await?;
    let actor = (clerk.actor, clerk.from);
    note(&mut tx, app, actor, "appeals.closed", appeal, json!({})).await?;
    tx.commit().await?;
    Ok(Outcome::Done)
}

/// Writes down that the clerk looked at an appeal or took a file of it.
///
/// # Errors
/// The database.
pub async fn looked(
    app: &App,
    clerk: Clerk<'_>,
    appeal: &Appeal,
    action: &str,
) -> sqlx::Result<()> {
    let mut db = app.db.acquire().await?;
    let actor = (clerk.actor, clerk.from);
    note(&mut db, app, actor, action, appeal, json!({})).await
}
