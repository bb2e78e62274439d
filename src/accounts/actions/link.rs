//! Linking a household to the person who proved it.

use super::prove::{Claim, Proof, Prover, evenly, prove};
use crate::accounts::letters;
use crate::accounts::model::Relation;
use crate::accounts::store::link as store;
use crate::app::App;
use crate::audit::{self, Actor, Entry};
use crate::base::AccountNumber;
use crate::config::LinkQuestion;
use crate::identity::Customer;
use crate::web::ClientAddress;
use uuid::Uuid;

/// What a person asks to be linked to, and his answer.
#[derive(Clone, Debug)]
pub struct Linking<'a> {
    pub customer: &'a Customer,
    pub from: ClientAddress,
    pub number: &'a AccountNumber,
    pub relation: Relation,
    /// His own name for it; empty = none.
    pub title: &'a str,
    pub question: LinkQuestion,
    pub answer: &'a str,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkOutcome {
    /// Linked now, or had been before.
    Linked(Uuid),
    Wrong,
    Locked(u64),
    /// Proved, but `signup.one_user_per_account` lets only one person have it.
    Taken,
}

/// Judges the answer and links. A paused link stands again. Everybody linked gets a letter.
///
/// # Errors
/// Of the database, or of a letter that cannot be rendered.
pub async fn link(app: &App, asked: &Linking<'_>) -> anyhow::Result<LinkOutcome> {
    evenly(judge_and_link(app, asked)).await
}

async fn judge_and_link(app: &App, asked: &Linking<'_>) -> anyhow::Result<LinkOutcome> {
    let customer = asked.customer.id;
    let claim = Claim {
        who: Prover::Customer(customer),
        from: asked.from,
        number: asked.number,
        question: asked.question,
        answer: asked.answer,
    };
    let mut tx = app.db.begin().await?;
    let outcome = match prove(&mut tx, app, &claim).await? {
        Proof::Wrong => LinkOutcome::Wrong,
        Proof::Locked(seconds) => LinkOutcome::Locked(seconds),
        Proof::Right(account) => {
            let candidates = store::candidates(&mut tx, asked.number, Some(customer)).await?;
            if candidates.iter().any(|c| c.account == account && c.linked) {
                LinkOutcome::Linked(account)
            } else if app.config.signup.one_user_per_account
                && store::linked_by_others(&mut tx, account, customer).await?
            {
                LinkOutcome::Taken
            } else {
                write(&mut tx, app, asked, account).await?;
                LinkOutcome::Linked(account)
            }
        }
    };
    tx.commit().await?;
    Ok(outcome)
}

/// The link, its letters and its audit row.
async fn write(
    db: &mut sqlx::PgConnection,
    app: &App,
    asked: &Linking<'_>,
    account: Uuid,
) -> anyhow::Result<()> {
    let (customer, now) = (asked.customer.id, app.now());
    let relation = asked.relation.code();
    store::link(db, account, customer, relation, asked.title, now).await?;
    let place = store::place(db, account).await?;
    for reader in store::linked_people(db, account).await? {
        letters::linked(db, app, asked.customer, account, &place, &reader).await?;
    }
    let entry = Entry {
        at: now,
        actor: Actor::Customer(customer),
        action: "account.linked",
        object: ("account", account.to_string()),
        account: Some(account),
        address: Some(asked.from.to_string()),
        details: serde_json::json!({ "question": asked.question.as_str(), "relation": relation }),
    };
    audit::write(db, entry).await?;
    Ok(())
}
