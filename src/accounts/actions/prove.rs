//! Proving a household by a control answer, under counters that hold when guesses come in parallel.

use crate::accounts::model::{answers, tries::Scope};
use crate::accounts::store::{link as links, tries as store};
use crate::app::App;
use crate::audit::{self, Actor, Entry};
use crate::base::AccountNumber;
use crate::config::LinkQuestion;
use crate::web::ClientAddress;
use sqlx::PgConnection;
use std::time::Duration;
use uuid::Uuid;

/// Every answer takes at least so long.
const AT_LEAST: Duration = Duration::from_millis(100);

/// Does `deed`, an answer about a household, in no less than a tenth of a second: so the time does not
/// tell whether a number exists. Wrap the whole transaction in it, never wait inside.
pub async fn evenly<T>(deed: impl Future<Output = T>) -> T {
    let ready = tokio::time::Instant::now() + AT_LEAST;
    let done = deed.await;
    tokio::time::sleep_until(ready).await;
    done
}

/// Who answers: failures are counted for him and the household together.
#[derive(Clone, Copy, Debug)]
pub enum Prover {
    Customer(Uuid),
    /// Nobody is signed in (sign-up by account number, paying without a sign-up): his address stands
    /// for him.
    Visitor,
}

/// An answer to a control question about whatever household has `number`.
#[derive(Clone, Debug)]
pub struct Claim<'a> {
    pub who: Prover,
    pub from: ClientAddress,
    pub number: &'a AccountNumber,
    pub question: LinkQuestion,
    pub answer: &'a str,
}

/// What came of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proof {
    /// This household is proved.
    Right(Uuid),
    /// One outcome for every failure: no such number, no usable answer, a wrong answer. It tells nothing
    /// of the counters: two numbers of one household share them.
    Wrong,
    /// Not looked at, right or wrong; seconds until the next is taken.
    Locked(u64),
}

/// Judges `claim` in the caller's transaction, which must be committed whatever comes of it: wrong
/// answers are counted in it, and the household's row stays locked until it ends.
///
/// The rules are CONTRACT §4 «Numbers». A number that nobody has runs through the same statements, under
/// a household of its own. Where the prover is linked to a household already, his wrong answers do not
/// count for it.
///
/// # Errors
/// Only of the database.
pub async fn prove(db: &mut PgConnection, app: &App, claim: &Claim<'_>) -> sqlx::Result<Proof> {
    let now = app.now();
    let settings = &app.config.linking;
    let customer = match claim.who {
        Prover::Customer(id) => Some(id),
        Prover::Visitor => None,
    };
    let found = links::candidates(db, claim.number, customer).await?;
    let mut rows = store::lock(db, &counters(claim, &found), now).await?;
    // A lock shuts the household it is on; where others have the number too, the answer may be theirs.
    let locks: Vec<(String, u64)> = rows
        .iter()
        .filter_map(|(scope, key, tries)| {
            Some((household(*scope, key).to_owned(), tries.locked_for(now)?))
        })
        .collect();
    let wait = locks.iter().map(|(_, seconds)| *seconds).max();
    let shut = |household: &str| locks.iter().any(|(locked, _)| locked == household);
    let open: Vec<Uuid> = found
        .iter()
        .map(|candidate| candidate.account)
        .filter(|account| !shut(ANY) && !shut(&account.to_string()))
        .collect();
    if let (true, Some(seconds)) = (open.is_empty(), wait) {
        audit_failure(db, app, claim, &found, "account.link_locked").await?;
        return Ok(Proof::Locked(seconds));
    }
    let told = links::answers(db, &open, claim.question).await?;
    let is_right = |candidate: &&links::Candidate| {
        told.iter().any(|(account, answer)| {
            *account == candidate.account && answers::is_right(claim.question, claim.answer, answer)
        })
    };
    // A household that he does not have yet comes before one that he has. Where the answer is right for
    // two of them, it does not decide: nobody is linked to a neighbour's flat.
    let (had, new): (Vec<_>, Vec<_>) = found.iter().filter(is_right).partition(|c| c.linked);
    let right = match (new.as_slice(), had.first()) {
        ([one], _) => Some(*one),
        ([], had) => had.copied(),
        _ => None,
    };
    if let Some(right) = right {
        for (scope, key, _) in &rows {
            if *scope == Scope::Pair && household(*scope, key) == right.account.to_string() {
                store::forget(db, *scope, key).await?;
            }
        }
        return Ok(Proof::Right(right.account));
    }
    rows.retain(|(scope, key, _)| !shut(household(*scope, key)));
    for (scope, _, tries) in &mut rows {
        *tries = tries.failed(*scope, settings, now);
    }
    store::save(db, &rows).await?;
    audit_failure(db, app, claim, &found, "account.link_refused").await?;
    // Right or wrong for the household that is shut: that is not to be learnt.
    Ok(wait.map_or(Proof::Wrong, Proof::Locked))
}

/// What a counter of an address counts for.
const ANY: &str = "";

/// The household of a counter, as [`counters`] wrote it into the key.
fn household(scope: Scope, key: &str) -> &str {
    match scope {
        Scope::Address => ANY,
        Scope::Household => key,
        Scope::Pair => key.split_once(' ').map_or(key, |(_, household)| household),
    }
}

/// The rows that this claim counts in. Of a household that the prover has, none but his address.
fn counters(claim: &Claim<'_>, found: &[links::Candidate]) -> Vec<(Scope, String)> {
    let address = claim.from.group().to_string();
    let who = match claim.who {
        Prover::Customer(id) => id.to_string(),
        Prover::Visitor => address.clone(),
    };
    let mut households: Vec<String> = found
        .iter()
        .filter(|candidate| !candidate.linked)
        .map(|candidate| candidate.account.to_string())
        .collect();
    if found.is_empty() {
        households.push(format!("number {}", claim.number.key()));
    }
    let mut rows = vec![(Scope::Address, address)];
    for household in households {
        rows.push((Scope::Pair, format!("{who} {household}")));
        rows.push((Scope::Household, household));
    }
    rows
}

/// One row a household: which question, from where, never what was typed.
async fn audit_failure(
    db: &mut PgConnection,
    app: &App,
    claim: &Claim<'_>,
    found: &[links::Candidate],
    action: &str,
) -> sqlx::Result<()> {
    let mut accounts: Vec<Option<Uuid>> = found.iter().map(|c| Some(c.account)).collect();
    if accounts.is_empty() {
        accounts.push(None);
    }
    for account in accounts {
        let entry = Entry {
            at: app.now(),
            actor: match claim.who {
                Prover::Customer(id) => Actor::Customer(id),
                Prover::Visitor => Actor::Anonymous,
            },
            action,
            object: (
                "account",
                account.map(|id| id.to_string()).unwrap_or_default(),
            ),
            account,
            address: Some(claim.from.to_string()),
            details: serde_json::json!({ "question": claim.question.as_str() }),
        };
        audit::write(db, entry).await?;
    }
    Ok(())
}
