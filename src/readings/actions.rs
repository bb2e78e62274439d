//! Sending readings: one verb, one transaction.

use super::letters;
use super::model::Verdict;
use super::sheet;
use super::store::{batches, prices};
use super::submission::{Entry, Submission, Typed};
use crate::accounts::OwnedAccount;
use crate::app::App;
use crate::audit::{self, Actor};
use crate::mail;
use crate::web::{ClientAddress, Result};
use chrono::{DateTime, NaiveDate, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

/// A form on its way in. `now` and `today` are one reading of the clock: they decide about windows.
pub struct Sending<'a> {
    pub account: &'a OwnedAccount,
    pub typed: &'a Typed,
    pub now: DateTime<Utc>,
    pub today: NaiveDate,
    pub address: ClientAddress,
}

/// How a form ended.
pub enum Outcome {
    /// Taken, now or before: the proof.
    Sent(Uuid),
    /// Something cannot be taken, or a doubt is not settled: nothing was stored.
    Back(Box<Submission>),
}

/// Judges a form by what the database knows now. Stores nothing.
pub async fn review(
    db: &mut PgConnection,
    account: Uuid,
    today: NaiveDate,
    typed: &Typed,
) -> sqlx::Result<Submission> {
    let mut sheets = sheet::load(db, &[account], today, sheet::YEAR).await?;
    let rates = prices::rates(db, account, today).await?;
    let sheet = sheets.remove(&account).unwrap_or_default();
    Ok(Submission::judge(sheet, typed, &rates))
}

/// Takes a form whole or not at all. The same form twice leads to the same proof, also when both
/// come at once; a form that repeats what stands already leads to the proof of that.
pub async fn send(app: &App, sending: &Sending<'_>) -> Result<Outcome> {
    let account = sending.account.id;
    let form = sending.typed.form_id();
    let mut tx = app.db.begin().await?;
    batches::lock_meters(&mut tx, account).await?;
    let customer = sending.account.customer();
    let Some((batch, number)) =
        batches::open(&mut tx, account, customer.id, form, sending.now).await?
    else {
        let taken = batches::of_form(&mut tx, account, form).await?;
        return Ok(Outcome::Sent(taken.unwrap_or_default()));
    };
    let submission = review(&mut tx, account, sending.today, sending.typed).await?;
    if submission.refused() || submission.asks() {
        return Ok(Outcome::Back(Box::new(submission)));
    }
    if let Some(proof) = submission.nothing_new() {
        return Ok(Outcome::Sent(proof));
    }
    write(&mut tx, sending, &submission, batch).await?;
    let letter = letters::readings(app, sending, &submission, batch, number);
    mail::enqueue(&mut tx, app, &letter).await?;
    tx.commit().await?;
    Ok(Outcome::Sent(batch))
}

async fn write(
    tx: &mut PgConnection,
    sending: &Sending<'_>,
    submission: &Submission,
    batch: Uuid,
) -> sqlx::Result<()> {
    let account = sending.account.id;
    let changed = || submission.verdicts().filter(|(entry, _)| !entry.same);
    let replaced: Vec<Uuid> = changed()
        .flat_map(|(entry, _)| submission.register(entry).replaces.clone())
        .collect();
    let readings: Vec<batches::NewReading> = changed()
        .map(|(entry, verdict)| row(submission, entry, verdict))
        .collect();
    batches::replace(tx, account, &replaced).await?;
    batches::insert(tx, account, batch, sending.today, &readings).await?;
    if let Some(total) = submission.total {
        let drain = submission.drain.as_ref();
        let drain = drain.map(|drain| (drain.volume, drain.sum));
        batches::set_estimate(tx, batch, total, drain).await?;
    }
    let entry = audit::Entry {
        at: sending.now,
        actor: Actor::Customer(sending.account.customer().id),
        action: if replaced.is_empty() {
            "readings.sent"
        } else {
            "readings.corrected"
        },
        object: ("reading_batch", batch.to_string()),
        account: Some(account),
        address: Some(sending.address.to_string()),
        details: serde_json::json!({ "registers": readings.len(), "replaced": replaced }),
    };
    audit::write(tx, entry).await
}

fn row(submission: &Submission, entry: &Entry, verdict: &Verdict) -> batches::NewReading {
    let (meter, register) = (submission.meter(entry), submission.register(entry));
    batches::NewReading {
        meter_id: register.meter_id,
        zone: register.zone,
        value: verdict.value,
        period: register.period.first_day(),
        state: state(meter.lapsed, verdict),
        confirmed: verdict.confirmed.clone(),
        replaces: register.sent.as_ref().map(|sent| sent.id),
        previous: register
            .last
            .as_ref()
            .map(|last| (last.value, last.taken_on)),
        consumption: verdict.consumption,
        estimate: entry.sum,
    }
}

/// A meter that was replaced must be entered by people before its reading can be charged.
fn state(lapsed: bool, verdict: &Verdict) -> &'static str {
    if lapsed {
        "not_billable"
    } else if verdict.confirmed.contains(&"replaced") {
        "needs_check"
    } else {
        "received"
    }
}
