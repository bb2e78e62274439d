//! `kabinet export payments`: what was paid here, in the columns of payments.csv, so that it can come
//! back and be counted once.

use crate::payments::store::export::{Row, page};
use anyhow::Context;
use sqlx::PgConnection;
use std::io::Write;
use uuid::Uuid;

const COLUMNS: [&str; 10] = [
    "supplier_code",
    "external_id",
    "account_number",
    "supplier_account_number",
    "paid_on",
    "received_on",
    "amount",
    "kind",
    "source",
    "kabinet_payment",
];

/// Rows read at once: the whole export is never in memory.
const PAGE: i64 = 5000;

/// Writes everything posted after the cursor `since` (empty = from the beginning), of one supplier or
/// all, and gives the cursor for the next time. The same cursor gives the same rows again, and later
/// ones after them; a transaction that is still open is never skipped.
///
/// # Errors
/// A cursor that is none; the database; `writer`.
pub async fn export(
    db: &mut PgConnection,
    since: &str,
    supplier: Option<&str>,
    writer: impl Write,
) -> anyhow::Result<String> {
    let mut at = read_cursor(since)?;
    let mut csv = csv::Writer::from_writer(writer);
    csv.write_record(COLUMNS)?;
    loop {
        let rows = page(db, at, supplier, PAGE).await?;
        for row in &rows {
            csv.write_record(record(row))?;
        }
        match rows.last() {
            Some(last) => at = (last.xid, last.posting, last.line),
            None => break,
        }
    }
    csv.flush()?;
    Ok(write_cursor(at))
}

fn record(row: &Row) -> [String; 10] {
    let part = row.part.to_string();
    let (kind, id) = match row.kind.as_str() {
        "refund" => ("refund", format!("{part}-{}", row.key)),
        _ => ("payment", part.clone()),
    };
    [
        row.supplier_code.clone(),
        id,
        row.account_number.clone(),
        row.supplier_account_number.clone(),
        row.paid_on.to_string(),
        String::new(),
        row.amount.plain(),
        kind.to_owned(),
        "kabinet".to_owned(),
        part,
    ]
}

type Cursor = (i64, Uuid, i16);

fn read_cursor(text: &str) -> anyhow::Result<Cursor> {
    let text = text.trim();
    if text.is_empty() {
        return Ok((0, Uuid::nil(), 0));
    }
    let mut steps = text.splitn(3, '-');
    let mut step = || steps.next().unwrap_or("0");
    let parsed = (
        step().parse().ok(),
        step().parse().ok(),
        Uuid::try_parse(step()).ok(),
    );
    let whole = matches!(text, "0" | "0-0");
    match parsed {
        (Some(xid), Some(line), Some(posting)) => Some((xid, posting, line)),
        _ if whole => Some((0, Uuid::nil(), 0)),
        _ => None,
    }
    .filter(|(xid, _, _): &Cursor| *xid >= 0)
    .with_context(|| {
        format!("{text}: not a cursor; give the one that the last export printed, or 0")
    })
}

fn write_cursor((xid, posting, line): Cursor) -> String {
    format!("{xid}-{line}-{}", posting.simple())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_is_read_as_it_was_written() {
        let cursor = (1234, Uuid::now_v7(), 3);
        assert_eq!(read_cursor(&write_cursor(cursor)).unwrap(), cursor);
        for start in ["", " ", "0", "0-0"] {
            assert_eq!(read_cursor(start).unwrap(), (0, Uuid::nil(), 0));
        }
        for bad in ["x", "-1-0-0", "1", "1-2", "1-2-zz"] {
            assert!(read_cursor(bad).is_err(), "{bad}");
        }
    }
}
