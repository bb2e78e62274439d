//! Reads the bundles again as billing's partner would, and checks all that CONTRACT §5 says.

mod bundle;
mod large;
mod stories;
mod sums;
mod volumes;

use chrono::{Datelike, NaiveDate};

use super::{supplier_set, tomsk};
use bundle::Bundle;

/// First days, the day of issue and its eve, ends of long and short months, the turn of the year,
/// the month the due day moved.
pub(super) const DAYS: &[&str] = &[
    "2024-02-29",
    "2025-01-01",
    "2025-03-31",
    "2025-12-31",
    "2026-01-04",
    "2026-01-05",
    "2026-03-04",
    "2026-03-05",
    "2026-04-04",
    "2026-04-15",
    "2026-07-26",
    "2026-08-31",
    "2026-11-22",
    "2027-01-01",
    "2028-02-29",
    "2033-06-25",
];

pub(super) fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn the_tomsk_bundle_is_whole_and_adds_up() {
    let files = tomsk();
    assert_eq!(files.len(), 10);
    let bundle = Bundle::read(&files);
    bundle.check_references();
    bundle.check_readings_fit();
    // The second household and the upkeep of the first have totals without lines.
    sums::check_arithmetic(&bundle);
    sums::check_carry_over(&bundle);
}

#[test]
fn the_two_bundles_do_not_meet() {
    let both = [tomsk(), supplier_set(date("2026-11-22"))].map(|files| Bundle::read(&files));
    for (table, column) in [
        ("accounts", "number"),
        ("suppliers", "code"),
        ("tariffs", "code"),
        ("contracts", "supplier_account_number"),
    ] {
        let mut keys = both.iter().map(|bundle| {
            let rows = bundle.rows(table).iter();
            rows.map(|row| row.get(column).to_owned())
                .collect::<std::collections::BTreeSet<_>>()
        });
        let (first, second) = (keys.next().unwrap(), keys.next().unwrap());
        assert!(first.is_disjoint(&second), "{table}");
    }
}

#[test]
fn the_same_day_gives_the_same_bytes() {
    assert_eq!(
        supplier_set(date("2026-11-22")),
        supplier_set(date("2026-11-22"))
    );
}

#[test]
fn the_generated_set_is_whole_and_adds_up_on_every_day() {
    for today in DAYS {
        let bundle = Bundle::read(&supplier_set(date(today)));
        bundle.check_references();
        bundle.check_readings_fit();
        sums::check_arithmetic(&bundle);
        sums::check_details(&bundle);
        sums::check_carry_over(&bundle);
        sums::check_payments(&bundle);
        sums::check_adjustments(&bundle);
        volumes::check_readings(&bundle, today);
        volumes::check_consumption(&bundle);
        volumes::check_wastewater(&bundle);
        volumes::check_tariffs(&bundle);
        volumes::check_houses(&bundle);
        check_dates(&bundle, date(today));
    }
}

/// 24 months up to the last full month issued, and nothing from the future.
fn check_dates(bundle: &Bundle, today: NaiveDate) {
    let back = if today.day() >= 5 { 1 } else { 2 };
    let last = today.with_day(1).unwrap() - chrono::Months::new(back);
    for account in bundle.rows("accounts") {
        let number = [account.get("number")];
        let mut periods: Vec<_> = bundle
            .of("bills", "account_number", &number)
            .map(|b| b.get("period"))
            .collect();
        periods.sort_unstable();
        periods.dedup();
        assert_eq!(periods.len(), 24);
        assert_eq!(periods[23], last.format("%Y-%m").to_string());
    }
    for bill in bundle.rows("bills") {
        let issued = date(bill.get("issued_on"));
        let due = date(bill.get("due_on"));
        let next = date(&format!("{}-01", bill.get("period"))) + chrono::Months::new(1);
        assert!(
            issued <= today && issued.with_day(1) == Some(next),
            "{bill:?}"
        );
        assert_eq!(
            issued.day(),
            if bill.get("document").is_empty() {
                5
            } else {
                8
            }
        );
        let day = if bill.get("period") < "2026-03" {
            10
        } else {
            15
        };
        assert_eq!(due, next.with_day(day).unwrap(), "{bill:?}");
        assert_eq!(date(bill.get("payments_until")), next.pred_opt().unwrap());
    }
    for payment in bundle.rows("payments") {
        let received = payment.get("received_on");
        assert!(date(payment.get("paid_on")) <= today, "{payment:?}");
        assert!(
            received.is_empty() || date(received) <= today,
            "{payment:?}"
        );
    }
    for tariff in bundle.rows("tariffs") {
        assert!(date(tariff.get("valid_from")) <= today, "{tariff:?}");
    }
}

/// The checks above are only worth something when they notice: each fault of one row is found.
#[test]
fn a_fault_of_one_row_is_found() {
    type Check = fn(&Bundle);
    let whole = || Bundle::read(&supplier_set(date("2026-11-22")));
    let faults: &[(&str, &str, &str, Check)] = &[
        ("bill_lines", "charged", "1.01", sums::check_arithmetic),
        ("bill_lines", "quantity", "1.5", sums::check_details),
        (
            "bill_lines",
            "supplier_code",
            "nobody",
            Bundle::check_references,
        ),
        ("bill_lines", "tariff", "0.01", volumes::check_tariffs),
        ("bill_lines", "basis", "meter", volumes::check_consumption),
        ("bill_totals", "total", "1.01", sums::check_arithmetic),
        ("bill_totals", "opening", "1.01", sums::check_carry_over),
        ("bill_totals", "payable", "0", sums::check_arithmetic),
        ("bill_totals", "paid", "1.01", sums::check_payments),
        ("payments", "amount", "1.01", sums::check_payments),
        ("payments", "paid_on", "2025-01-01", sums::check_payments),
        (
            "bill_adjustments",
            "amount",
            "1.01",
            sums::check_adjustments,
        ),
        (
            "bill_meters",
            "consumption",
            "1.01",
            volumes::check_consumption,
        ),
        ("readings", "value", "1.0001", Bundle::check_readings_fit),
        ("readings", "value", "1000000", Bundle::check_readings_fit),
        ("readings", "zone", "4", Bundle::check_readings_fit),
        ("readings", "value", "1", volumes::check_consumption),
        ("house_volumes", "meter", "1", volumes::check_houses),
    ];
    for (table, column, value, check) in faults {
        let mut bundle = whole();
        check(&bundle);
        bundle.spoil(table, column, value);
        let found = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| check(&bundle)));
        assert!(found.is_err(), "{table}.{column} = {value} was not noticed");
    }
}
