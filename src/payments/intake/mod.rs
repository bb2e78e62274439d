//! Files from banks: registries and statements. A file is read by a profile, checked against its own
//! totals, taken once, and each of its lines is matched to a payment; the rest waits for a clerk.

mod charset;
mod clerk;
mod delimited;
mod fields;
mod judge;
mod matching;
mod onec;
mod profile;
mod purpose;
mod statement;

pub use crate::payments::store::intake::{File, Row};
pub use clerk::{Doubt, Placed, confirm, place, reject, reject_repeated};
pub use matching::{Counts, Told, take};
pub use profile::{Layout, Profile, ProfileError, named, profiles};
pub use statement::ask_yesterday;

use crate::base::Money;
use chrono::NaiveDate;
use sha2::{Digest, Sha256};
use std::collections::HashMap;

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
    /// The bank's id of the operation; empty where the layout has none.
    pub bank_id: String,
    pub purpose: String,
    /// SHA-256 by which the line is known again in another file; none = it is made here.
    pub content: Option<[u8; 32]>,
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
    let mut lines = match &profile.layout {
        Layout::Delimited(layout) => delimited::read(layout, &rows),
        Layout::OneC => onec::read(&rows),
    }?;
    let sum: Money = lines.iter().map(|line| line.amount).sum();
    if too_large(sum) {
        let reason = format!("the sum of the file, {sum}, is too large to be one");
        return Err(vec![Fault::new(1, reason)]);
    }
    number_equals(&mut lines);
    Ok(lines)
}

/// The database holds no such sum, and no file has one.
fn too_large(sum: Money) -> bool {
    Money::parse(&sum.plain()).is_err()
}

/// Two equal lines of a file are two payments: the second is known as the second.
fn number_equals(lines: &mut [Line]) {
    let mut before: HashMap<[u8; 32], u32> = HashMap::new();
    for line in lines {
        let Some(known_by) = &mut line.content else {
            continue;
        };
        let count = before.entry(*known_by).or_default();
        let earlier = *count;
        *count += 1;
        if earlier > 0 {
            let mut hash = Sha256::new_with_prefix(*known_by);
            hash.update(earlier.to_be_bytes());
            *known_by = hash.finalize().into();
        }
    }
}

/// What a line is known by: all of its texts.
fn content<'a>(texts: impl IntoIterator<Item = &'a str>) -> [u8; 32] {
    let mut hash = Sha256::new();
    for text in texts {
        hash.update(text);
        hash.update([0]);
    }
    hash.finalize().into()
}

/// What an error repeats of a file: enough to find it.
fn shown(text: &str) -> String {
    text.chars().take(40).collect()
}
