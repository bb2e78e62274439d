//! `kabinet export readings`: what residents sent, as a readings.csv that billing can send back
//! (CONTRACT 5: `reading_id` is ours).

use super::store::export as store;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use sqlx::{Connection, PgConnection};
use std::fmt;
use std::io::Write;
use std::str::FromStr;
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

/// A place in the order in which readings became visible: transaction and id. Written `123-uuid`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// A transaction number (xid8), kept as its digits.
    pub(super) xid: String,
    pub(super) id: Uuid,
}

/// The text is no cursor of an earlier export.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a cursor: give the one that an earlier export printed")]
pub struct CursorError;

impl FromStr for Cursor {
    type Err = CursorError;
    fn from_str(text: &str) -> Result<Cursor, CursorError> {
        let (xid, id) = text.trim().split_once('-').ok_or(CursorError)?;
        let xid: u64 = xid.parse().map_err(|_| CursorError)?;
        Ok(Cursor {
            xid: xid.to_string(),
            id: Uuid::try_parse(id).map_err(|_| CursorError)?,
        })
    }
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.xid, self.id)
    }
}

impl Cursor {
    /// Before every reading.
    pub fn start() -> Cursor {
        Cursor {
            xid: "0".to_owned(),
            id: Uuid::nil(),
        }
    }
}

/// Why an export stopped; nothing was marked then.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    #[error("there is no supplier with the code {0}")]
    UnknownSupplier(String),
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

/// A line of the file.
pub(super) struct ExportRow {
    pub cursor: Cursor,
    pub account_number: String,
    pub service: String,
    pub serial: String,
    pub zone: i16,
    pub taken_on: NaiveDate,
    pub kind: String,
    pub value: Decimal,
    pub decimals: u32,
    pub billed_period: Option<NaiveDate>,
    pub source: String,
    pub state: String,
    pub reason: String,
}

/// Writes what residents sent after `since` (none = from the beginning) as CSV: UTF-8, comma, point,
/// ISO dates, a line a register; and marks what was `received` as `exported`, all in one transaction.
///
/// The same cursor gives the same rows again: a file that was lost is simply exported once more.
/// Readings of transactions that are still open come with the next export. A replaced reading comes
/// once more, as `replaced`, before the one in its place.
///
/// # Errors
/// An unknown supplier, the writer or the database; nothing is marked then.
pub async fn export(
    db: &mut PgConnection,
    since: Option<Cursor>,
    supplier: Option<&str>,
    writer: impl Write,
) -> Result<Exported, ExportError> {
    let mut tx = db.begin().await?;
    if let Some(code) = supplier
        && !store::supplier_exists(&mut tx, code).await?
    {
        return Err(ExportError::UnknownSupplier(code.to_owned()));
    }
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
    fn a_cursor_reads_back_and_nothing_else_does() {
        let cursor = Cursor {
            xid: "18446744073709551615".to_owned(),
            id: Uuid::now_v7(),
        };
        assert_eq!(cursor.to_string().parse(), Ok(cursor));
        for text in [
            "",
            "12",
            "12-",
            "-1-00000000-0000-0000-0000-000000000000",
            "x-y",
        ] {
            assert_eq!(text.parse::<Cursor>(), Err(CursorError), "{text:?}");
        }
    }

    #[test]
    fn a_formula_becomes_text() {
        assert_eq!(guarded("=cmd|' /C calc'!A0"), "'=cmd|' /C calc'!A0");
        assert_eq!(guarded("@x"), "'@x");
        assert_eq!(guarded("00123"), "00123");
    }
}
