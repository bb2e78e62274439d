//! The bank's own statement: asked every night for the day before, so that nothing it took is missing
//! here and nothing is here that it did not take.

use super::Line;
use crate::app::App;
use crate::app::gateway::{BankStatus, Gateway, Listed};
use crate::base::Money;
use crate::payments::actions;
use crate::payments::store::intake::{self as store, NewFile, Verdict};
use crate::payments::store::orders;
use chrono::{DateTime, Days, NaiveDate, TimeZone, Timelike, Utc};
use sha2::{Digest, Sha256};
use std::collections::HashSet;
use uuid::Uuid;

/// The hour from which the day before is asked for: banks close their day soon after midnight.
const FROM_HOUR: u32 = 3;

/// As far back as days are asked for that nobody asked about in time, because the program or the bank was away.
const BACK: u64 = 31;

/// A day of the bank's statement, as it is kept.
struct Day {
    day: NaiveDate,
    name: String,
    sha256: Vec<u8>,
}

impl Day {
    fn new(gateway: &str, day: NaiveDate) -> Day {
        let name = format!("{gateway} {day}");
        let sha256 = Sha256::digest(format!("statement {name}")).to_vec();
        Day { day, name, sha256 }
    }
}

/// Asks once for yesterday, in the organisation's zone, and for the days before it that nobody asked for; called as often as one likes. What is missing here is settled by the bank's own word;
/// differences become lines that wait for a clerk.
///
/// # Errors
/// The database. A bank that does not answer is asked again at the next call.
pub async fn ask_missing(app: &App) -> anyhow::Result<()> {
    let Some(gateway) = app.gateway.as_deref() else {
        return Ok(());
    };
    if app.now().with_timezone(&app.zone()).hour() < FROM_HOUR {
        return Ok(());
    }
    for day in missing(app, gateway.name()).await? {
        if !ask(app, gateway, &day).await? {
            break;
        }
    }
    Ok(())
}

/// Days without a statement since the first known one, newest first, so that a bad day holds up none after it;
/// yesterday alone where there is none.
async fn missing(app: &App, gateway: &str) -> anyhow::Result<Vec<Day>> {
    let before = (1..=BACK).filter_map(|back| app.today().checked_sub_days(Days::new(back)));
    let mut days: Vec<Day> = before.map(|day| Day::new(gateway, day)).collect();
    let asked: Vec<Vec<u8>> = days.iter().map(|day| day.sha256.clone()).collect();
    let known = store::known_of(&mut *app.db.acquire().await?, &asked).await?;
    let first = days.iter().rposition(|day| known.contains(&day.sha256));
    days.truncate(first.unwrap_or(1));
    days.retain(|day| !known.contains(&day.sha256));
    Ok(days)
}

/// `false` = the bank has no statement to give now.
async fn ask(app: &App, gateway: &dyn Gateway, day: &Day) -> anyhow::Result<bool> {
    let until = day.day.checked_add_days(Days::new(1)).unwrap_or(day.day);
    let listed = match gateway
        .statement(midnight(app, day.day), midnight(app, until))
        .await
    {
        Ok(Some(listed)) => listed,
        Ok(None) => return Ok(false),
        Err(error) => {
            tracing::warn!(%error, "the bank's statement could not be had");
            return Ok(false);
        }
    };
    for listed in &listed {
        actions::on_listed(app, gateway.name(), listed).await?;
    }
    keep(
        app,
        gateway.name(),
        (&day.name, &day.sha256, day.day),
        &listed,
    )
    .await?;
    Ok(true)
}

fn midnight(app: &App, day: NaiveDate) -> DateTime<Utc> {
    let start = day.and_time(chrono::NaiveTime::MIN);
    let local = app.zone().from_local_datetime(&start).earliest();
    local.map_or_else(|| start.and_utc(), |at| at.with_timezone(&Utc))
}

/// The statement as a file whose lines are the differences.
async fn keep(
    app: &App,
    gateway: &str,
    (name, sha256, day): (&str, &[u8], NaiveDate),
    listed: &[Listed],
) -> anyhow::Result<()> {
    let mut tx = app.db.begin().await?;
    store::lock(&mut tx).await?;
    if store::known(&mut tx, sha256).await?.is_some() {
        return Ok(());
    }
    let taken: Vec<&Listed> = listed
        .iter()
        .filter(|listed| matches!(listed.state.status, BankStatus::Succeeded(_)))
        .collect();
    let mut seen: HashSet<Uuid> = HashSet::new();
    let (mut lines, mut verdicts): (Vec<Line>, Vec<Verdict>) = Default::default();
    for listed in &taken {
        let id = match listed.payment {
            Some(id) => Some(id),
            None => orders::by_gateway_id(&mut tx, gateway, &listed.state.gateway_id).await?,
        };
        let payment = match id {
            Some(id) => orders::find(&mut tx, id).await?,
            None => None,
        };
        let reason = match &payment {
            None => "unknown_payment",
            Some(own) if own.amount != listed.state.amount => "other_amount",
            Some(own) if !own.state.is_paid() => "not_settled",
            Some(_) => "",
        };
        seen.extend(payment.as_ref().map(|own| own.id));
        if !reason.is_empty() {
            let (amount, bank_id) = (listed.state.amount, &listed.state.gateway_id);
            lines.push(line(lines.len(), day, amount, bank_id)?);
            verdicts.push(verdict(reason, payment.map(|own| own.id)));
        }
    }
    for own in store::paid_between(&mut tx, gateway, day, day).await? {
        if !seen.contains(&own.id) {
            lines.push(line(lines.len(), own.paid_on, own.amount, &own.gateway_id)?);
            verdicts.push(verdict("not_in_statement", Some(own.id)));
        }
    }
    let file = NewFile {
        id: Uuid::now_v7(),
        sha256,
        name,
        profile: "statement",
        gateway,
        lines: i32::try_from(taken.len())?,
        amount: taken.iter().map(|listed| listed.state.amount).sum(),
        at: app.now(),
        staff: None,
    };
    store::insert(&mut tx, &file).await?;
    store::insert_lines(&mut tx, file.id, &lines, &verdicts).await?;
    tx.commit().await?;
    Ok(())
}

fn line(before: usize, paid_on: NaiveDate, amount: Money, bank_id: &str) -> anyhow::Result<Line> {
    Ok(Line {
        line: i32::try_from(before + 1)?,
        paid_on,
        amount,
        account_number: String::new(),
        bank_id: bank_id.to_owned(),
        purpose: String::new(),
        content: None,
    })
}

fn verdict(reason: &'static str, payment: Option<Uuid>) -> Verdict {
    Verdict {
        state: "waiting",
        reason,
        payment,
        ..Verdict::default()
    }
}
