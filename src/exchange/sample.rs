//! Sample exchange bundles: what `kabinet demo` imports and what `make bench` loads.
//!
//! Pure: no database, no clock (today is an argument), no chance (the spread of the numbers is a
//! hash of account and month), so the same day always gives the same bytes. Everything the
//! generator knows about its invented town stands in `sample/supplier-set/*.csv`; the code only
//! turns the months. The sums satisfy the arithmetic of the exchange bundle to the kopeck.
//!
//! Dates of the generated set are relative to today: a set of tomorrow is for an empty database,
//! not an update of the set of today.

mod bills;
mod calendar;
mod charges;
mod data;
mod household;
mod large;
mod ledger;
mod meters;
mod noise;
mod output;
mod paper;
mod payers;
mod penalty;
mod prices;
mod set;
mod volumes;

#[cfg(test)]
mod tests;

use chrono::NaiveDate;

pub use large::write_large;

/// One file of an exchange bundle, ready to be imported or written to a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BundleFile {
    /// File name without a path, such as `bills.csv`.
    pub name: String,
    /// CSV with a header row: UTF-8 without BOM, comma, decimal point, ISO dates.
    pub bytes: Vec<u8>,
}

/// The real printed bills of December 2018 (two households, seven suppliers), carried in the
/// binary. Its codes and numbers do not meet those of [`supplier_set`]: both can be loaded.
pub fn tomsk() -> Vec<BundleFile> {
    copied(data::TOMSK)
}

/// A generated town: 15 households in three houses, eleven suppliers, 24 months of readings,
/// bills and payments up to `today`.
///
/// The last bill is that of the last full month, one month earlier before the 5th (bills are
/// issued on the 5th). Nothing in it is dated after `today` but due dates and verifications.
/// Tariffs are known for days from 2018 on.
pub fn supplier_set(today: NaiveDate) -> Vec<BundleFile> {
    // Only embedded data can fail here, and the tests read every row of it; an empty bundle is
    // then the harmless answer.
    set::build(today).unwrap_or_default()
}

/// Account numbers the demo resident is linked to, each with another story:
/// in debt with several suppliers while one is overpaid, three-zone electricity, a meter whose
/// verification ends in 20 days; all paid, two-zone electricity, a replaced meter, a withdrawn
/// bill; a village house with a nearly rolled-over water meter, a lapsed gas meter and
/// electricity by ranges. Each has a supplier that takes readings on any day.
pub fn resident_accounts() -> [&'static str; 3] {
    ["410012045", "410012017", "420004001"]
}

fn copied(files: &[(&str, &[u8])]) -> Vec<BundleFile> {
    let copy = |(name, bytes): &(&str, &[u8])| BundleFile {
        name: (*name).to_owned(),
        bytes: bytes.to_vec(),
    };
    files.iter().map(copy).collect()
}
