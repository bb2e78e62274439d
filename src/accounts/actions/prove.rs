//! Proving a household by a control answer, under counters that hold when guesses come in parallel.

use crate::accounts::model::{answers, tries::Scope, tries::Tries};
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
    /// One outcome for every failure: no such number, no usable answer, a wrong answer.
    /// `left` more are taken; at none, the next is taken after `wait` seconds.
    Wrong { left: u32, wait: u64 },
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
    if let Some(seconds) = rows.iter().filter_map(|row| row.2.locked_for(now)).max() {
        audit_failure(db, app, claim, &found, "account.link_locked").await?;
        return Ok(Proof::Locked(seconds));
    }
    let accounts: Vec<Uuid> = found.iter().map(|candidate| candidate.account).collect();
    let told = links::answers(db, &accounts, claim.question).await?;
    // A household that he does not have yet comes before one that he has.
    let right = found
        .iter()
        .filter(|candidate| {
            told.iter().any(|(account, answer)| {
                *account == candidate.account
                    && answers::is_right(claim.question, claim.answer, answer)
            })
        })
        .min_by_key(|candidate| candidate.linked);
    if let Some(right) = right {
        for (scope, key, _) in &rows {
            if *scope == Scope::Pair && key.ends_with(&right.account.to_string()) {
                store::forget(db, *scope, key).await?;
            }
        }
        return Ok(Proof::Right(right.account));
    }
    for (scope, _, tries) in &mut rows {
        *tries = tries.failed(*scope, settings, now);
    }
    store::save(db, &rows).await?;
    audit_failure(db, app, claim, &found, "account.link_refused").await?;
    let left = |(scope, _, tries): &(Scope, String, Tries)| tries.left(*scope, settings, now);
    Ok(Proof::Wrong {
        left: rows.iter().map(left).min().unwrap_or_default(),
        wait: rows
            .iter()
            .filter_map(|row| row.2.locked_for(now))
            .max()
            .unwrap_or_default(),
    })
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
