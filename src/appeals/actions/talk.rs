//! What the resident does with an appeal of his: writes on, closes, opens again, marks the answer.

use super::{Said, note, write};
use crate::app::App;
use crate::appeals::guard::OwnAppeal;
use crate::appeals::letters;
use crate::appeals::model::{self, State};
use crate::appeals::store::appeals::{self};
use crate::appeals::store::thread::Author;
use crate::audit::Actor;
use crate::web::ClientAddress;
use serde_json::json;

/// Writes on. A closed or answered appeal is ours again, with a new day to answer by. The same form
/// writes once.
///
/// # Errors
/// The database or the disk.
pub async fn reply(
    app: &App,
    own: &OwnAppeal,
    said: Said,
    from: ClientAddress,
) -> anyhow::Result<()> {
    let mut tx = app.db.begin().await?;
    let Some(state) = appeals::lock(&mut tx, own.id).await? else {
        return Ok(());
    };
    if !write(&mut tx, app, own.id, Author::Resident, said).await? {
        return Ok(());
    }
    let due_on = state
        .begins_anew()
        .then(|| model::due_on(&own.topic, app.today()));
    appeals::set_state(&mut tx, own.id, state.after_message(), due_on, app.now()).await?;
    appeals::mark_read(&mut tx, own.id, app.now()).await?;
    letters::to_supplier(&mut tx, app, own, letters::News::Message).await?;
    let actor = (Actor::Customer(own.customer.id), from);
    note(&mut tx, app, actor, "appeals.replied", own, json!({})).await?;
    tx.commit().await?;
    Ok(())
}

/// The question is settled. A closed appeal stays as it is.
///
/// # Errors
/// The database.
pub async fn close(app: &App, own: &OwnAppeal, from: ClientAddress) -> anyhow::Result<()> {
    change(app, own, from, "appeals.closed", |state| {
        (state != State::Closed).then_some(State::Closed)
    })
    .await
}

/// The answer did not help. An appeal that is not answered or closed stays as it is.
///
/// # Errors
/// The database.
pub async fn reopen(app: &App, own: &OwnAppeal, from: ClientAddress) -> anyhow::Result<()> {
    change(app, own, from, "appeals.reopened", |state| {
        state.can_reopen().then_some(State::InProgress)
    })
    .await
}

/// Moves the appeal where `to` says so; what becomes ours gets a new day to answer by.
async fn change(
    app: &App,
    own: &OwnAppeal,
    from: ClientAddress,
    action: &str,
    to: impl FnOnce(State) -> Option<State>,
) -> anyhow::Result<()> {
    let mut tx = app.db.begin().await?;
    let Some(new) = appeals::lock(&mut tx, own.id).await?.and_then(to) else {
        return Ok(());
    };
    let due_on = new
        .is_ours()
        .then(|| model::due_on(&own.topic, app.today()));
    appeals::set_state(&mut tx, own.id, new, due_on, app.now()).await?;
    appeals::mark_read(&mut tx, own.id, app.now()).await?;
    if new.is_ours() {
        letters::to_supplier(&mut tx, app, own, letters::News::Reopened).await?;
    }
    let actor = (Actor::Customer(own.customer.id), from);
    note(&mut tx, app, actor, action, own, json!({})).await?;
    tx.commit().await?;
    Ok(())
}

/// A mark for the answer, 1 to 5, with words.
///
/// # Errors
/// The database.
pub async fn rate(
    app: &App,
    own: &OwnAppeal,
    mark: (i16, &str),
    from: ClientAddress,
) -> anyhow::Result<()> {
    let mut tx = app.db.begin().await?;
    appeals::rate(&mut tx, own.id, mark, app.now()).await?;
    appeals::mark_read(&mut tx, own.id, app.now()).await?;
    let actor = (Actor::Customer(own.customer.id), from);
    note(
        &mut tx,
        app,
        actor,
        "appeals.rated",
        own,
        json!({ "rating": mark.0 }),
    )
    .await?;
    tx.commit().await?;
    Ok(())
}

/// Everything that was said so far is seen.
///
/// # Errors
/// The database.
pub async fn read(app: &App, own: &OwnAppeal) -> anyhow::Result<()> {
    let mut db = app.db.acquire().await?;
    Ok(appeals::mark_read(&mut db, own.id, app.now()).await?)
}
