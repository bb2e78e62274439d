//! Payment registries for suppliers: what was paid here on a day, refunds with minus. A registry is made
//! once and is the same ever after; what is posted for the day later goes into the day's next number.

mod format;
mod xlsx;

pub use crate::payments::store::registry::{Line, Registry};
pub use format::{Format, file_name};

use crate::base::Money;
use crate::payments::store::registry as store;
use anyhow::Context;
use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use sha2::{Digest, Sha256};
use sqlx::{Connection, PgConnection};
use std::io::Write;
use uuid::Uuid;

/// The registry of the supplier's day: takes what is in none yet into a new one, if there is anything,
/// then gives the newest, or the one with `number`. A day without payments gives an empty one, which is
/// not kept, with the number 0.
///
/// # Errors
/// The database; a number that the day does not have.
pub async fn of_day(
    db: &mut PgConnection,
    (now, zone): (DateTime<Utc>, Tz),
    supplier: &str,
    day: NaiveDate,
    number: Option<i32>,
) -> anyhow::Result<(Registry, Vec<Line>)> {
    let mut tx = db.begin().await?;
    store::lock(&mut tx, supplier, day).await?;
    if number.is_none() {
        make(&mut tx, (now, zone), supplier, day).await?;
    }
    let found = store::of_day(&mut tx, supplier, day, number).await?;
    let lines = match &found {
        Some(registry) => store::lines(&mut tx, registry.id).await?,
        None => Vec::new(),
    };
    tx.commit().await?;
    match (found, number) {
        (Some(registry), _) => Ok((registry, lines)),
        (None, Some(number)) => {
            anyhow::bail!("--number: there is no registry {number} of {supplier} for {day}")
        }
        (None, None) => Ok((empty(supplier, day), lines)),
    }
}

async fn make(
    db: &mut PgConnection,
    (now, zone): (DateTime<Utc>, Tz),
    supplier: &str,
    day: NaiveDate,
) -> anyhow::Result<()> {
    let id = Uuid::now_v7();
    let lines = store::take(db, id, supplier, day).await?;
    if lines.is_empty() {
        return Ok(());
    }
    let amount: Money = lines.iter().map(|line| line.amount).sum();
    let count = i32::try_from(lines.len()).context("too many lines")?;
    let mut csv = Vec::new();
    format::csv(&lines, amount, (supplier, day), zone, &mut csv)?;
    let sha256 = Sha256::digest(&csv);
    store::insert(db, id, (supplier, day), (count, amount), now, &sha256).await?;
    Ok(())
}

fn empty(supplier: &str, day: NaiveDate) -> Registry {
    Registry {
        id: Uuid::nil(),
        supplier_code: supplier.to_owned(),
        supplier_name: String::new(),
        day,
        number: 0,
        lines: 0,
        amount: Money::ZERO,
        made_at: day.and_time(chrono::NaiveTime::MIN).and_utc(),
    }
}

/// Writes a registry: the same bytes for the same registry, whenever it is written.
///
/// # Errors
/// `writer`.
pub fn write(
    registry: &Registry,
    lines: &[Line],
    format: Format,
    zone: Tz,
    mut writer: impl Write,
) -> anyhow::Result<()> {
    match format {
        Format::Csv => format::csv(
            lines,
            registry.amount,
            (&registry.supplier_code, registry.day),
            zone,
            &mut writer,
        ),
        Format::Sberbank => format::sberbank(registry, lines, zone, &mut writer),
        Format::Xlsx => xlsx::write(registry, lines, zone, &mut writer),
    }
}
