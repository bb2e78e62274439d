//! What goes over to billing, and how far it has got.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::fmt;
use std::str::FromStr;
use uuid::Uuid;

/// A place in the order in which readings became visible: transaction and id. Written `123-uuid`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// A transaction number (xid8), kept as its digits.
    pub xid: String,
    pub id: Uuid,
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

/// A line of the file.
pub struct ExportRow {
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
}
