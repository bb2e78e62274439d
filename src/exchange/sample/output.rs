//! Tables of a bundle in memory, and how numbers and dates are written into them.

use chrono::NaiveDate;
use rust_decimal::{Decimal, RoundingStrategy};

use super::BundleFile;

/// One CSV file being filled. A row that does not fit its columns is an error.
pub(super) struct Table {
    name: &'static str,
    writer: csv::Writer<Vec<u8>>,
}

impl Table {
    /// `columns` parted by commas.
    pub(super) fn new(name: &'static str, columns: &str) -> Result<Self, csv::Error> {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(columns.split(',').map(str::trim))?;
        Ok(Self { name, writer })
    }

    pub(super) fn push<const N: usize>(&mut self, row: [String; N]) -> Result<(), csv::Error> {
        self.writer.write_record(row)
    }

    pub(super) fn finish(self) -> Result<BundleFile, csv::Error> {
        let bytes = self.writer.into_inner().map_err(|e| e.into_error())?;
        Ok(BundleFile {
            name: self.name.to_owned(),
            bytes,
        })
    }
}

/// Half up (away from zero), as billing rounds.
pub(super) fn round(value: Decimal, digits: u32) -> Decimal {
    value.round_dp_with_strategy(digits, RoundingStrategy::MidpointAwayFromZero)
}

/// Rubles with two decimals, never `-0.00`.
pub(super) fn money(value: Decimal) -> String {
    fixed(value, 2)
}

/// A number with exactly so many decimals, rounded half up, never a negative zero.
pub(super) fn fixed(value: Decimal, digits: u32) -> String {
    // Formatting alone would cut off.
    let value = round(value, digits);
    let value = if value.is_zero() {
        Decimal::ZERO
    } else {
        value
    };
    format!("{value:.*}", digits as usize)
}

/// A number as it is, without closing zeros; empty when there is none.
pub(super) fn plain(value: Option<Decimal>) -> String {
    value.map_or_else(String::new, |v| v.normalize().to_string())
}

/// ISO date; empty when there is none.
pub(super) fn day(date: Option<NaiveDate>) -> String {
    date.map_or_else(String::new, |d| d.to_string())
}
