//! A file's lines against our payments and billing's; what fits neither waits for a clerk.
//!
//! - A payment of ours is known by the bank's id or by our number in the purpose, never by sum and day
//!   alone: the same person may have paid the same sum at a counter. A line that only resembles one waits
//!   with it, and so does the second line of one payment, and a line that stood in an earlier file.
//! - One that has not ended is settled by the bank's own word; of a bank that answers no questions the
//!   file is that word.
//! - What a clerk places lowers the debt by a row of ours in `payment_record`. Billing's row of the same
//!   payment takes its place when it comes (trigger `placed_line_is_told`), or stands for it at once
//!   where it came first: one for one, counted once.

use super::judge::{self, Judge};
use super::{Fault, Line, Profile, read};
use crate::app::App;
use crate::audit::{self, Actor, Entry};
use crate::base::Money;
use crate::payments::actions;
use crate::payments::model::State;
use crate::payments::store::intake::{self as store, NewFile};
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// Lines that are judged and stored at once.
const LOT: usize = 1000;

/// What came of a file.
#[derive(Debug)]
pub enum Told {
    /// Nothing of it is taken.
    Faulty(Vec<Fault>),
    /// It was taken before: nothing changed.
    Repeated(Uuid),
    /// How many lines are in each state.
    Taken { file: Option<Uuid>, counts: Counts },
}

/// Lines by state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub lines: usize,
    pub ours: usize,
    pub told: usize,
    pub waiting: usize,
    pub amount: Money,
}

/// Reads, checks and takes a bank's file; with `dry_run` only says what would come of it.
///
/// # Errors
/// The database.
pub async fn take(
    app: &App,
    profile: &Profile,
    (name, bytes): (&str, &[u8]),
    staff: Option<Uuid>,
    dry_run: bool,
) -> anyhow::Result<Told> {
    let lines = match read(profile, bytes) {
        Ok(lines) => lines,
        Err(faults) => return Ok(Told::Faulty(faults)),
    };
    let sha256 = Sha256::digest(bytes);
    if let Some(file) = store::known(&mut *app.db.acquire().await?, &sha256).await? {
        return Ok(Told::Repeated(file));
    }
    let gateway = match profile.gateway.as_str() {
        "" => app.gateway.as_deref().map_or("", |gateway| gateway.name()),
        named => named,
    };
    if !dry_run {
        prove(app, gateway, &lines).await?;
    }
    let mut tx = app.db.begin().await?;
    store::lock(&mut tx).await?;
    if let Some(file) = store::known(&mut tx, &sha256).await? {
        return Ok(Told::Repeated(file));
    }
    let id = Uuid::now_v7();
    let amount: Money = lines.iter().map(|line| line.amount).sum();
    let file = NewFile {
        id,
        sha256: &sha256,
        name: &name.chars().take(200).collect::<String>(),
        profile: &profile.name,
        gateway,
        lines: i32::try_from(lines.len())?,
        amount,
        at: app.now(),
        staff,
    };
    store::insert(&mut tx, &file).await?;
    let mut counts = Counts {
        lines: lines.len(),
        amount,
        ..Counts::default()
    };
    let mut judge = Judge::new(id, gateway);
    for lot in lines.chunks(LOT) {
        let verdicts = judge.verdicts(&mut tx, lot).await?;
        for verdict in &verdicts {
            match verdict.state {
                "ours" => counts.ours += 1,
                "told" => counts.told += 1,
                _ => counts.waiting += 1,
            }
        }
        store::insert_lines(&mut tx, id, lot, &verdicts).await?;
    }
    if dry_run {
        tx.rollback().await?;
        return Ok(Told::Taken { file: None, counts });
    }
    let entry = Entry {
        at: app.now(),
        actor: staff.map_or(Actor::System, Actor::Staff),
        action: "payments.registry_taken",
        object: ("bank_file", id.to_string()),
        account: None,
        address: None,
        details: serde_json::json!({ "profile": profile.name, "lines": lines.len(), "waiting": counts.waiting }),
    };
    audit::write(&mut tx, entry).await?;
    tx.commit().await?;
    Ok(Told::Taken {
        file: Some(id),
        counts,
    })
}

/// Payments of ours that the file tells of and that have not ended: each in a transaction of its own,
/// since a bank may be asked.
async fn prove(app: &App, gateway: &str, lines: &[Line]) -> anyhow::Result<()> {
    for lot in lines.chunks(LOT) {
        let own = {
            let mut db = app.db.acquire().await?;
            judge::found(&mut db, gateway, lot).await?
        };
        for (at, line) in (0..).zip(lot).filter(|(_, line)| line.amount.is_positive()) {
            if let Some(own) = own.get(&at)
                && own.amount == line.amount
                && !State::of(&own.state).is_paid()
            {
                actions::on_registry(app, own.id, line.amount, line.paid_on, &line.bank_id).await?;
            }
        }
    }
    Ok(())
}
