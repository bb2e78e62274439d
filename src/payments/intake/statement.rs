//! The bank's own statement: asked every night for the day before, so that nothing it took is missing
//! here and nothing is here that it did not take.

use super::Line;
use crate::app::App;
use crate::app::gateway::{BankStatus, Listed};
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

/// Asks once for yesterday, in the organisation's zone; called as often as one likes. What is missing here
/// is settled by the bank's own word; differences become lines that wait for a clerk.
///
/// # Errors
/// The database. A bank that does not answer is asked again at the next call.
pub async fn ask_yesterday(app: &App) -> anyhow::Result<()> {
    let Some(gateway) = app.gateway.as_deref() else {
        return Ok(());
    };
    let local = app.now().with_timezone(&app.zone());
    let Some(day) = app.today().checked_sub_days(Days::new(1)) else {
        return Ok(());
    };
    if local.hour() < FROM_HOUR {
        return Ok(());
    }
    let name = format!("{} {day}", gateway.name());
    let sha256 = Sha256::digest(format!("statement {name}"));
    if store::known(&mut *app.db.acquire().await?, &sha256)
        .await?
        .is_some()
    {
        return Ok(());
    }
    let (from, until) = (midnight(app, day), midnight(app, app.today()));
    let listed = match gateway.statement(from, until).await {
        Ok(Some(listed)) => listed,
        Ok(None) => return Ok(()),
        Err(error) => {
            tracing::warn!(%error, "the bank's statement could not be had");
            return Ok(());
        }
    };
    for listed in &listed {
        actions::on_listed(app, gateway.name(), listed).await?;
    }
    keep(app, gateway.name(), (&name, &sha256, day), &listed).await
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
