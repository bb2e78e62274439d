//! Files from banks: registries and statements. A file is read by a profile, checked against its own
//! totals, taken once, and each of its lines is matched to a payment; the rest waits for a clerk.

mod charset;
mod delimited;
mod matching;
mod onec;
mod profile;
mod purpose;
mod statement;

pub use crate::payments::store::intake::{File, Row};
pub use matching::{Counts, Placed, Told, place, reject, take};
pub use profile::{Layout, Profile, ProfileError, named, profiles};
pub use statement::ask_yesterday;

use crate::base::Money;
use chrono::NaiveDate;

/// A payment, as a bank's file tells it.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Of the file, from 1.
    pub line: i32,
    pub paid_on: NaiveDate,
    /// Below nothing = given back.
    pub amount: Money,
    /// Лицевой счёт; empty where the line names none.
    pub account_number: String,
    /// The bank's id of the operation.
    pub bank_id: String,
    pub purpose: String,
}

/// What is wrong with a file, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub line: usize,
    pub reason: String,
}

impl Fault {
    fn new(line: usize, reason: impl Into<String>) -> Fault {
        Fault {
            line,
            reason: reason.into(),
        }
    }
}

impl std::fmt::Display for Fault {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{}: {}", self.line, self.reason)
    }
}

/// No bank's line is longer; one that is, is not a line.
const LONGEST: usize = 1 << 16;

/// Reads a whole file; every fault of it, or its lines.
///
/// # Errors
/// The faults, by line: nothing of a faulty file is taken.
pub fn read(profile: &Profile, bytes: &[u8]) -> Result<Vec<Line>, Vec<Fault>> {
    let text = charset::decode(profile.charset, bytes).map_err(|fault| vec![fault])?;
    // CR LF, LF and CR alone all end a line.
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let rows: Vec<(usize, &str)> = (1..).zip(text.split('\n')).collect();
    if let Some((line, _)) = rows.iter().find(|(_, row)| row.len() > LONGEST) {
        return Err(vec![Fault::new(
            *line,
            format!("longer than {LONGEST} bytes: not a line of this layout"),
        )]);
    }
    match &profile.layout {
        Layout::Delimited(layout) => delimited::read(layout, &rows),
        Layout::OneC => onec::read(&rows),
    }
}
