//! A file's lines against our payments and billing's; what fits neither waits for a clerk.
//!
//! - A payment of ours is known by the bank's id or by our number in the purpose, never by sum and day
//!   alone: the same person may have paid the same sum at a counter.
//! - One that has not ended is settled by the bank's own word; of a bank that answers no questions the
//!   file is that word.
//! - What a clerk places lowers the debt by a row of ours in `payment_record`. Billing's row of the same
//!   payment takes its place when it comes (trigger `placed_line_is_told`), or stands for it at once
//!   where it came first: one for one, counted once.

use super::{Fault, Line, Profile, purpose, read};
use crate::app::App;
use crate::audit::{self, Actor, Entry};
use crate::base::Money;
use crate::payments::actions;
use crate::payments::model::State;
use crate::payments::store::intake::{self as store, NewFile, Verdict};
use sha2::{Digest, Sha256};
use sqlx::PgConnection;
use uuid::Uuid;

/// Days between our day of a payment and the bank's (DOMAIN 7).
const DAYS: i64 = 3;

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
    if !dry_run {
        prove(app, &lines).await?;
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
    for line in &lines {
        let verdict = judge(&mut tx, line).await?;
        match verdict.state {
            "ours" => counts.ours += 1,
            "told" => counts.told += 1,
            _ => counts.waiting += 1,
        }
        store::insert_line(&mut tx, id, line, &verdict).await?;
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
async fn prove(app: &App, lines: &[Line]) -> anyhow::Result<()> {
    for line in lines.iter().filter(|line| line.amount.is_positive()) {
        let own = {
            let mut db = app.db.acquire().await?;
            find(&mut db, line).await?
        };
        if let Some(own) = own
            && own.amount == line.amount
            && !State::of(&own.state).is_paid()
        {
            actions::on_registry(app, own.id, line.amount, line.paid_on, &line.bank_id).await?;
        }
    }
    Ok(())
}

async fn find(db: &mut PgConnection, line: &Line) -> sqlx::Result<Option<store::Own>> {
    let number = purpose::payment(&line.purpose);
    if line.bank_id.is_empty() && number.is_none() {
        return Ok(None);
    }
    let fits = (line.account_number.as_str(), line.amount);
    let own = store::own(db, &line.bank_id, number, fits).await?;
    // Our number may be the number of somebody else's payment: then the sum has to fit too, and the
    // household, where the line names one.
    Ok(own.filter(|own| {
        let sum = own.part || own.amount == line.amount;
        own.by_bank || (sum && (own.account || line.account_number.is_empty()))
    }))
}

async fn judge(db: &mut PgConnection, line: &Line) -> sqlx::Result<Verdict> {
    if let Some(own) = find(db, line).await? {
        return Ok(judge_own(line, &own));
    }
    let accounts = store::supplier_accounts(db, &line.account_number).await?;
    if accounts.is_empty() {
        return Ok(waiting("unknown_account"));
    }
    if line.amount.is_positive()
        && let Some((account, told_as)) =
            store::told(db, &accounts, line.amount, line.paid_on).await?
    {
        return Ok(Verdict {
            state: "told",
            supplier_account: Some(account),
            told_as,
            ..Verdict::default()
        });
    }
    Ok(Verdict {
        supplier_account: match accounts.as_slice() {
            [only] => Some(*only),
            _ => None,
        },
        ..waiting("not_told")
    })
}

fn judge_own(line: &Line, own: &store::Own) -> Verdict {
    let near = own
        .paid_on
        .is_some_and(|day| (day - line.paid_on).num_days().abs() <= DAYS);
    let reason = match State::of(&own.state) {
        _ if own.amount != line.amount && !own.part => "other_amount",
        state if !state.is_paid() => "not_settled",
        _ if !near => "other_day",
        _ => "",
    };
    Verdict {
        state: if reason.is_empty() { "ours" } else { "waiting" },
        reason,
        payment: Some(own.id),
        ..Verdict::default()
    }
}

fn waiting(reason: &'static str) -> Verdict {
    Verdict {
        state: "waiting",
        reason,
        ..Verdict::default()
    }
}

/// What came of placing a line by hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Placed {
    /// The debt is lower by it now.
    Credited,
    /// Billing had told of it: nothing is counted twice.
    WasTold,
    /// No supplier account has the number.
    NoAccount,
    /// Several have it.
    Several,
    /// The line does not wait, or there is none such.
    Gone,
}

/// A clerk says whose payment it is, by the supplier's number for the household.
///
/// # Errors
/// The database.
pub async fn place(
    app: &App,
    (file, line): (Uuid, i32),
    number: &str,
    staff: Uuid,
) -> anyhow::Result<Placed> {
    let mut tx = app.db.begin().await?;
    store::lock(&mut tx).await?;
    let Some((day, amount)) = store::waiting(&mut tx, file, line).await? else {
        return Ok(Placed::Gone);
    };
    let accounts = store::supplier_accounts(&mut tx, number).await?;
    let [account] = accounts.as_slice() else {
        return Ok(match accounts.is_empty() {
            true => Placed::NoAccount,
            false => Placed::Several,
        });
    };
    let told = match amount.is_positive() {
        true => store::told(&mut tx, &accounts, amount, day).await?,
        false => None,
    };
    let (by, at) = (Some(*account), (staff, app.now()));
    let (placed, household) = match told {
        Some((_, told_as)) => {
            store::decide(&mut tx, (file, line), ("told", ""), (by, &told_as), at).await?;
            (Placed::WasTold, None)
        }
        None => {
            store::decide(&mut tx, (file, line), ("placed", ""), (by, ""), at).await?;
            let household = store::credit(&mut tx, (file, line), *account, app.now()).await?;
            (Placed::Credited, Some(household))
        }
    };
    let entry = decided(app, (file, line), "payments.line_placed", household, staff);
    audit::write(&mut tx, entry).await?;
    tx.commit().await?;
    Ok(placed)
}

/// A clerk says that a line is none of ours, and why. False = it does not wait.
///
/// # Errors
/// The database.
pub async fn reject(
    app: &App,
    (file, line): (Uuid, i32),
    reason: &str,
    staff: Uuid,
) -> anyhow::Result<bool> {
    let mut tx = app.db.begin().await?;
    if store::waiting(&mut tx, file, line).await?.is_none() {
        return Ok(false);
    }
    let at = (staff, app.now());
    store::decide(&mut tx, (file, line), ("rejected", reason), (None, ""), at).await?;
    let entry = decided(app, (file, line), "payments.line_rejected", None, staff);
    audit::write(&mut tx, entry).await?;
    tx.commit().await?;
    Ok(true)
}

fn decided<'a>(
    app: &App,
    (file, line): (Uuid, i32),
    action: &'a str,
    household: Option<Uuid>,
    staff: Uuid,
) -> Entry<'a> {
    Entry {
        at: app.now(),
        actor: Actor::Staff(staff),
        action,
        object: ("bank_file", file.to_string()),
        account: household,
        address: None,
        details: serde_json::json!({ "line": line }),
    }
}
