//! `kabinet export readings`: what residents sent, as a readings.csv that billing can send back
//! (CONTRACT 5: `reading_id` is ours).

use super::model::{Cursor, ExportRow};
use super::store::export as store;
use sqlx::{Connection, PgConnection};
use std::io::Write;
use uuid::Uuid;

/// Rows taken from the database at once: memory stays the same for any number of readings.
const AT_ONCE: i64 = 5_000;
const COLUMNS: [&str; 12] = [
    "account_number",
    "service",
    "meter_serial",
    "zone",
    "taken_on",
    "kind",
    "value",
    "billed_period",
    "source",
    "state",
    "reason",
    "reading_id",
];

/// Why an export stopped; nothing was marked then.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    #[error("could not be written: {0}")]
    Csv(#[from] csv::Error),
    #[error("could not be written: {0}")]
    Io(#[from] std::io::Error),
    #[error(transparent)]
    Database(#[from] sqlx::Error),
}

/// What an export gave.
#[derive(Clone, Debug)]
pub struct Exported {
    pub rows: usize,
    /// For `--since` of the next export.
    pub next: Cursor,
}

/// Writes what residents sent after `since` (none = from the beginning) as CSV: UTF-8, comma, point,
/// ISO dates, a line a register; and marks what was `received` as `exported`, all in one transaction.
///
/// The same cursor gives the same rows again: a file that was lost is simply exported once more.
/// Readings of transactions that are still open come with the next export. A replaced reading comes
/// once more, as `replaced`, before the one in its place.
///
/// # Errors
/// The writer or the database; nothing is marked then.
pub async fn export(
    db: &mut PgConnection,
    since: Option<Cursor>,
    supplier: Option<&str>,
    writer: impl Write,
) -> Result<Exported, ExportError> {
    let mut tx = db.begin().await?;
    let mut file = csv::Writer::from_writer(writer);
    file.write_record(COLUMNS)?;
    let horizon = store::horizon(&mut tx).await?;
    let mut exported = Exported {
        rows: 0,
        next: since.unwrap_or_else(Cursor::start),
    };
    loop {
        let page = store::page(&mut tx, &exported.next, &horizon, supplier, AT_ONCE).await?;
        let Some(last) = page.last() else { break };
        exported.next = last.cursor.clone();
        exported.rows += page.len();
        for row in &page {
            file.write_record(record(row))?;
        }
        let ids: Vec<Uuid> = page.iter().map(|row| row.cursor.id).collect();
        store::mark(&mut tx, &ids).await?;
    }
    file.flush()?;
    tx.commit().await?;
    Ok(exported)
}

fn record(row: &ExportRow) -> [String; 12] {
    // Whoever reads the file has it exported, the first time as much as the second.
    let state = if row.state == "received" {
        "exported"
    } else {
        &row.state
    };
    [
        guarded(&row.account_number),
        guarded(&row.service),
        guarded(&row.serial),
        row.zone.to_string(),
        row.taken_on.to_string(),
        row.kind.clone(),
        crate::base::volume::plain(row.value, row.decimals),
        row.billed_period
            .map(|day| day.format("%Y-%m").to_string())
            .unwrap_or_default(),
        guarded(&row.source),
        state.to_owned(),
        guarded(&row.reason),
        row.cursor.id.to_string(),
    ]
}

/// A text cell that a spreadsheet would run as a formula gets an apostrophe (ASVS 1.2.10).
fn guarded(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\0']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_becomes_text() {
        assert_eq!(guarded("=cmd|' /C calc'!A0"), "'=cmd|' /C calc'!A0");
        assert_eq!(guarded("@x"), "'@x");
        assert_eq!(guarded("00123"), "00123");
    }
}
