//! What the demo is there to show must be there on whatever day it is started.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use rust_decimal::Decimal;

use super::bundle::{Bundle, Row};
use super::{DAYS, date};
use crate::exchange::sample::{resident_accounts, supplier_set};

struct Story {
    bundle: Bundle,
    today: NaiveDate,
    last: String,
}

impl Story {
    /// The payable totals of the newest bill of an account.
    fn newest(&self, account: &str) -> Vec<&Row> {
        let bill =
            |row: &&Row| row.get("account_number") == account && row.get("period") == self.last;
        let rows = self.bundle.rows("bill_totals").iter().filter(bill);
        rows.filter(|row| row.get("payable") == "1").collect()
    }

    /// Due of a supplier account as CONTRACT §4 counts it.
    fn due(&self, total: &Row) -> Decimal {
        let until = date(&format!("{}-01", self.last)) + chrono::Months::new(1);
        let key = total.key("account_number supplier_code supplier_account_number");
        let later = self.bundle.rows("payments").iter().filter(|p| {
            p.key("account_number supplier_code supplier_account_number") == key
                && date(p.get("paid_on")) >= until
        });
        total.number("total") - later.map(|p| p.number("amount")).sum::<Decimal>()
    }

    fn dues(&self, account: &str) -> Vec<Decimal> {
        self.newest(account)
            .into_iter()
            .map(|total| self.due(total))
            .collect()
    }
}

fn every_day(check: impl Fn(&Story)) {
    // Every third: whether the sums hold is checked on all of them.
    for today in DAYS.iter().step_by(3) {
        let bundle = Bundle::read(&supplier_set(date(today)));
        let last = bundle
            .rows("bills")
            .iter()
            .map(|b| b.get("period").to_owned())
            .max()
            .unwrap();
        check(&Story {
            bundle,
            today: date(today),
            last,
        });
    }
}

#[test]
fn the_first_resident_owes_several_suppliers_and_is_overpaid_with_one() {
    every_day(|story| {
        let account = resident_accounts()[0];
        let dues = story.dues(account);
        assert!(
            dues.iter().filter(|due| **due > Decimal::ZERO).count() >= 3,
            "{dues:?}"
        );
        assert!(dues.iter().any(|due| *due < Decimal::ZERO), "{dues:?}");
        let newest = story.newest(account);
        assert!(newest.iter().any(|t| t.number("total") < Decimal::ZERO));
        assert!(
            newest
                .iter()
                .any(|t| t.number("penalty_charged") > Decimal::ZERO)
        );
        assert!(
            newest
                .iter()
                .any(|t| t.number("recalculation") < Decimal::ZERO)
        );
        assert!(newest.iter().any(|t| t.number("support") < Decimal::ZERO));
        let zones = story
            .bundle
            .of("meters", "account_number zones", &[account, "3"]);
        assert_eq!(zones.count(), 1);
        let books: BTreeSet<_> = story
            .bundle
            .of(
                "contracts",
                "account_number supplier_code",
                &[account, "prim-teplo"],
            )
            .map(|c| c.get("supplier_account_number"))
            .collect();
        assert_eq!(books.len(), 2, "one supplier, two accounts");
    });
}

#[test]
fn the_second_resident_has_paid_all() {
    every_day(|story| {
        let account = resident_accounts()[1];
        assert!(
            story.dues(account).iter().all(Decimal::is_zero),
            "{:?}",
            story.dues(account)
        );
        assert!(!story.dues(account).is_empty());
        let zones = story
            .bundle
            .of("meters", "account_number zones", &[account, "2"]);
        assert_eq!(zones.count(), 1);
        let mut meters =
            story
                .bundle
                .of("meters", "account_number service", &[account, "cold_water"]);
        let new = meters
            .find(|m| !m.get("replaces_serial").is_empty())
            .unwrap();
        let old = [account, new.get("replaces_serial")];
        let old = story
            .bundle
            .of("meters", "account_number serial", &old)
            .next()
            .unwrap();
        assert_eq!(old.get("removed_on"), new.get("installed_on"));
        let kinds = |serial: &str, kind: &str| {
            story
                .bundle
                .of(
                    "readings",
                    "account_number meter_serial kind",
                    &[account, serial, kind],
                )
                .count()
        };
        assert_eq!(
            (
                kinds(old.get("serial"), "final"),
                kinds(new.get("serial"), "initial")
            ),
            (1, 1)
        );
        let bills: Vec<_> = story
            .bundle
            .of("bills", "account_number", &[account])
            .collect();
        let withdrawn: Vec<_> = bills
            .iter()
            .filter(|b| !b.get("withdrawn_on").is_empty())
            .collect();
        assert_eq!(withdrawn.len(), 1);
        let same = bills
            .iter()
            .filter(|b| b.get("period") == withdrawn[0].get("period"));
        assert_eq!(same.count(), 2, "withdrawn and issued again");
        assert!(!withdrawn[0].get("withdrawn_reason").is_empty());
        let instalments = story.bundle.of(
            "bill_adjustments",
            "account_number kind",
            &[account, "instalment"],
        );
        assert_eq!(instalments.last().unwrap().get("remaining"), "1000.00");
    });
}

#[test]
fn the_third_resident_has_a_nearly_rolled_over_and_a_lapsed_meter() {
    every_day(|story| {
        let account = resident_accounts()[2];
        let water = story.bundle.of(
            "readings",
            "account_number service",
            &[account, "cold_water"],
        );
        assert_eq!(
            water.map(|r| r.number("value")).max(),
            Some("99990.123".parse().unwrap())
        );
        let gas = story
            .bundle
            .of("meters", "account_number service", &[account, "gas"])
            .next()
            .unwrap();
        assert!(date(gas.get("verified_until")) < story.today);
        let ranges: BTreeSet<_> = story
            .bundle
            .of(
                "bill_lines",
                "account_number service",
                &[account, "electricity"],
            )
            .map(|line| line.get("line"))
            .collect();
        assert_eq!(
            ranges.into_iter().collect::<Vec<_>>(),
            ["0-3900", "3900-6000", "6000+"]
        );
        let bases: BTreeSet<_> = story
            .bundle
            .of("bill_lines", "account_number service", &[account, "gas"])
            .map(|line| line.get("basis"))
            .collect();
        assert_eq!(
            bases.into_iter().collect::<Vec<_>>(),
            ["average", "meter", "norm"]
        );
    });
}

#[test]
fn a_verification_runs_out_in_twenty_days() {
    every_day(|story| {
        let soon = (story.today + Days::new(20)).to_string();
        let meters = story.bundle.of(
            "meters",
            "account_number verified_until",
            &[resident_accounts()[0], &soon],
        );
        assert_eq!(meters.count(), 1);
    });
}

#[test]
fn residents_have_not_sent_this_month_and_every_one_of_them_can_on_any_day() {
    every_day(|story| {
        let month = story.today.format("%Y-%m").to_string();
        for account in resident_accounts() {
            let sent = story.bundle.of("readings", "account_number", &[account]);
            assert!(
                sent.into_iter()
                    .all(|r| !r.get("taken_on").starts_with(&month))
            );
            let meters = story
                .bundle
                .of("meters", "account_number removed_on", &[account, ""]);
            let open = meters.filter(|meter| {
                let supplier = [meter.get("supplier_code")];
                let supplier = story
                    .bundle
                    .of("suppliers", "code", &supplier)
                    .next()
                    .unwrap();
                let windows = story
                    .bundle
                    .of("reading_windows", "supplier_code", &supplier_code(supplier))
                    .count();
                windows == 0 && supplier.key("reading_day_from reading_day_to") == ["", ""]
            });
            assert!(open.count() >= 1, "{account}");
        }
    });
}

fn supplier_code(supplier: &Row) -> [&str; 1] {
    [supplier.get("code")]
}

#[test]
fn heating_has_two_labels_of_which_one_is_payable() {
    every_day(|story| {
        let columns = "account_number period supplier_account_number";
        let values = [resident_accounts()[0], story.last.as_str(), "7301012045"];
        let totals: Vec<_> = story.bundle.of("bill_totals", columns, &values).collect();
        let mut payable: Vec<_> = totals.iter().map(|t| t.get("payable")).collect();
        payable.sort_unstable();
        assert_eq!(payable, ["0", "1"]);
        assert!(
            totals
                .iter()
                .any(|t| t.get("label") == "1/12" && t.get("payable") == "1")
        );
        assert!(totals.iter().all(|t| !t.get("label").is_empty()));
    });
}

#[test]
fn every_kind_the_bundle_knows_is_shown() {
    every_day(|story| {
        let of = |table: &str, column: &str| -> BTreeSet<String> {
            story
                .bundle
                .rows(table)
                .iter()
                .map(|row| row.get(column).to_owned())
                .collect()
        };
        let has = |table: &str, column: &str, wanted: &str| {
            let found = of(table, column);
            for value in wanted.split(' ') {
                assert!(
                    found.contains(value),
                    "{table}.{column} without {value}: {found:?}"
                );
            }
        };
        has("suppliers", "kind", "resource management agent fund");
        has("suppliers", "payee_code", "prim-rc");
        has("suppliers", "reading_policy", "closed next_period");
        has("readings", "kind", "customer control average initial final");
        has("bill_lines", "basis", "meter average norm house fixed");
        has("bill_lines", "line", "T1 T2 T3 0-3900 3900-6000 common");
        has("payments", "kind", "payment refund correction");
        has("bill_adjustments", "kind", "recalculation instalment");
        assert!(of("contracts", "closed_on").len() > 1);
        assert!(of("contracts", "valid_from").len() > 1);
        assert!(of("reading_windows", "day_from").contains("25"));
        assert!(story.bundle.rows("accounts").len() >= 12);
        assert!((2..=3).contains(&story.bundle.rows("houses").len()));
        let wraps = story
            .bundle
            .rows("suppliers")
            .iter()
            .any(|s| s.maybe("reading_day_from") > s.maybe("reading_day_to"));
        assert!(wraps);
        let changes = story
            .bundle
            .of("tariffs", "code range_from", &["prim-el-1", "0"])
            .count();
        assert!(changes >= 3, "tariff history: {changes}");
    });
}

#[test]
fn two_equal_payments_stand_on_one_day() {
    every_day(|story| {
        let mut seen = BTreeSet::new();
        let key = "supplier_account_number paid_on amount kind";
        assert!(
            story
                .bundle
                .rows("payments")
                .iter()
                .any(|p| !seen.insert(p.key(key)))
        );
    });
}

#[test]
fn requisites_have_valid_check_digits() {
    let bundle = Bundle::read(&supplier_set(date("2026-11-22")));
    for supplier in bundle.rows("suppliers") {
        let inn = supplier.get("inn");
        assert!(inn.is_empty() || inn_is_valid(inn), "{supplier:?}");
        let (bic, account) = (supplier.get("bic"), supplier.get("settlement_account"));
        if !account.is_empty() {
            assert!(
                key_is_valid(&format!("{}{account}", &bic[6..])),
                "{supplier:?}"
            );
            let correspondent = supplier.get("correspondent_account");
            assert!(
                key_is_valid(&format!("0{}{correspondent}", &bic[4..6])),
                "{supplier:?}"
            );
        }
        let ogrn: String = supplier.get("ogrn").to_owned();
        if let Ok(number) = ogrn.parse::<u64>() {
            assert_eq!(number / 10 % 11 % 10, number % 10, "{supplier:?}");
        }
    }
    let collected = bundle
        .of("suppliers", "payee_code", &["prim-rc"])
        .next()
        .unwrap();
    assert_eq!(
        collected.get("settlement_account"),
        "",
        "the payee's account is the one to pay to"
    );
}

fn digits(text: &str) -> Vec<u32> {
    text.chars().map(|c| c.to_digit(10).unwrap()).collect()
}

/// DOMAIN §0: weights over the first nine digits of a ten-digit ИНН.
fn inn_is_valid(inn: &str) -> bool {
    let inn = digits(inn);
    let sum: u32 = inn
        .iter()
        .zip([2, 4, 10, 3, 5, 9, 4, 6, 8])
        .map(|(a, b)| a * b)
        .sum();
    inn.len() == 10 && sum % 11 % 10 == inn[9]
}

/// DOMAIN §0: weights 7, 1, 3 over three digits of the bank and the account.
fn key_is_valid(text: &str) -> bool {
    let sum: u32 = digits(text)
        .iter()
        .zip([7, 1, 3].iter().cycle())
        .map(|(a, b)| a * b % 10)
        .sum();
    text.len() == 23 && sum.is_multiple_of(10)
}
