//! A Green Button feed (ESPI): for each register UsagePoint, ReadingType, MeterReading and a block a month.

use super::usage::{Interval, Measure, intervals};
use crate::readings::store::download::Row;
use askama::Template;
use chrono::{DateTime, NaiveDate, NaiveTime, SecondsFormat, TimeZone, Utc};
use chrono_tz::Tz;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use uuid::Uuid;

struct Value {
    start: i64,
    duration: i64,
    quality: u8,
    value: i64,
}

struct Block {
    id: Uuid,
    month: String,
    start: i64,
    duration: i64,
    values: Vec<Value>,
}

struct Register {
    ids: [Uuid; 3],
    number: usize,
    title: String,
    zone: i16,
    measure: Measure,
    blocks: Vec<Block>,
}

#[derive(Template)]
#[template(path = "download/green_button.xml")]
struct Feed {
    id: Uuid,
    title: String,
    updated: String,
    registers: Vec<Register>,
}

/// The feed of one account; none where nothing can be told in its terms.
///
/// # Errors
/// A template that does not render.
pub fn feed(
    number: &str,
    rows: &[Row],
    now: DateTime<Utc>,
    zone: Tz,
) -> anyhow::Result<Option<String>> {
    let mut registers: Vec<Register> = Vec::new();
    let standing = |row: &&Row| row.state != "replaced" && row.state != "declined";
    let same = |a: &&Row, b: &&Row| {
        (&a.service, &a.supplier, &a.meter, a.zone) == (&b.service, &b.supplier, &b.meter, b.zone)
    };
    let rows: Vec<&Row> = rows.iter().filter(standing).collect();
    for rows in rows.chunk_by(same) {
        let Some(measure) = Measure::of(&rows[0].service, &rows[0].unit) else {
            continue;
        };
        let found = intervals(measure, rows);
        if !found.is_empty() {
            let place = registers.len() + 1;
            registers.push(register(number, place, rows[0], measure, &found, zone));
        }
    }
    if registers.is_empty() {
        return Ok(None);
    }
    let feed = Feed {
        id: id(&format!("feed {number}")),
        title: printable(number),
        updated: now.to_rfc3339_opts(SecondsFormat::Secs, true),
        registers,
    };
    Ok(Some(feed.render()?))
}

fn register(
    account: &str,
    number: usize,
    row: &Row,
    measure: Measure,
    found: &[Interval],
    zone: Tz,
) -> Register {
    let name = format!(
        "{account} {} {} {} {}",
        row.service, row.supplier, row.meter, row.zone
    );
    let mut months: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for one in found {
        let (start, end) = (seconds(one.from, zone), seconds(one.to, zone));
        let month = one.to.format("%Y%m").to_string();
        months.entry(month).or_default().push(Value {
            start,
            duration: end - start,
            quality: one.quality,
            value: one.value,
        });
    }
    let block = |(month, values): (String, Vec<Value>)| {
        let start = values.first().map_or(0, |value| value.start);
        let end = values
            .last()
            .map_or(0, |value| value.start + value.duration);
        Block {
            id: id(&format!("{name} {month}")),
            month,
            start,
            duration: end - start,
            values,
        }
    };
    Register {
        ids: ["point", "type", "reading"].map(|what| id(&format!("{name} {what}"))),
        number,
        title: printable(&format!("{} {}", row.service, row.meter)),
        zone: row.zone,
        measure,
        blocks: months.into_iter().map(block).collect(),
    }
}

/// The start of a day in the organisation's zone.
fn seconds(day: NaiveDate, zone: Tz) -> i64 {
    let midnight = day.and_time(NaiveTime::MIN);
    zone.from_local_datetime(&midnight)
        .earliest()
        .map_or_else(|| midnight.and_utc().timestamp(), |at| at.timestamp())
}

/// The same thing has the same id in every download.
fn id(name: &str) -> Uuid {
    let sum = Sha256::digest(name.as_bytes());
    let mut bytes = [0_u8; 16];
    bytes.copy_from_slice(&sum[..16]);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}

/// XML 1.0 has no control characters, however they are written.
fn printable(text: &str) -> String {
    text.chars().filter(|sign| !sign.is_control()).collect()
}
