//! The bundle of the bench.

use std::fs;

use super::bundle::Bundle;
use super::{date, sums};
use crate::exchange::sample::{BundleFile, write_large};

fn large(name: &str, accounts: u32, months: u32) -> Bundle {
    let dir = std::env::temp_dir().join(format!("kabinet-sample-{name}-{}", std::process::id()));
    write_large(&dir, accounts, months, date("2026-11-22")).unwrap();
    let read = |entry: std::io::Result<fs::DirEntry>| {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        BundleFile {
            name,
            bytes: fs::read(entry.path()).unwrap(),
        }
    };
    let files: Vec<_> = fs::read_dir(&dir).unwrap().map(read).collect();
    fs::remove_dir_all(&dir).unwrap();
    Bundle::read(&files)
}

#[test]
fn the_large_sample_is_whole_and_adds_up() {
    let bundle = large("whole", 250, 12);
    bundle.check_references();
    bundle.check_readings_fit();
    sums::check_arithmetic(&bundle);
    sums::check_carry_over(&bundle);
    let counts = [
        "accounts",
        "contracts",
        "meters",
        "readings",
        "bills",
        "bill_totals",
    ]
    .map(|table| bundle.rows(table).len());
    assert_eq!(counts, [250, 500, 250, 250 * 13, 250 * 12, 250 * 24]);
    assert_eq!(
        bundle.rows("bills").iter().map(|b| b.get("period")).max(),
        Some("2026-10")
    );
    let debts = bundle.of(
        "bill_totals",
        "account_number period",
        &["9000000003", "2026-10"],
    );
    assert!(
        debts
            .into_iter()
            .all(|total| total.number("total") > total.number("charged"))
    );
}

#[test]
fn the_large_sample_does_not_change_with_its_size() {
    let (small, big) = (large("small", 10, 3), large("big", 40, 3));
    let totals = |bundle: &Bundle| -> Vec<String> {
        let rows = bundle.of("bill_totals", "account_number", &["9000000007"]);
        rows.map(|row| row.get("total").to_owned()).collect()
    };
    assert_eq!(totals(&small), totals(&big));
}
