//! The arithmetic of bills, and what must carry over from month to month.

use std::collections::BTreeMap;

use rust_decimal::{Decimal, RoundingStrategy};

use super::bundle::{Bundle, Row};

const SHEET: &str = "account_number period document supplier_code supplier_account_number label";

/// Lines and totals add up to the kopeck, and lines to their total where it has lines.
pub(super) fn check_arithmetic(bundle: &Bundle) {
    let mut lines: BTreeMap<Vec<String>, Vec<&Row>> = BTreeMap::new();
    for line in bundle.rows("bill_lines") {
        let sum = line.sum("opening") - line.sum("paid")
            + line.sum("charged")
            + line.sum("support")
            + line.sum("recalculation");
        assert_eq!(sum, line.sum("closing"), "{line:?}");
        lines.entry(line.key(SHEET)).or_default().push(line);
    }
    for total in bundle.rows("bill_totals") {
        let n = |column| total.sum(column);
        let own = n("opening") - n("paid") + n("charged") + n("support") + n("recalculation");
        assert_eq!(own + n("penalty_charged"), n("total"), "{total:?}");
        let Some(lines) = lines.get(&total.key(SHEET)) else {
            continue;
        };
        let sum = |column: &str| lines.iter().map(|line| line.sum(column)).sum::<Decimal>();
        for column in ["paid", "charged", "support", "recalculation"] {
            assert_eq!(sum(column), n(column), "{column} of the lines of {total:?}");
        }
        let old_penalty = n("penalty") - n("penalty_charged");
        assert_eq!(
            sum("opening"),
            n("opening") - old_penalty,
            "opening of the lines of {total:?}"
        );
        assert_eq!(
            sum("closing"),
            n("total") - n("penalty"),
            "closing of the lines of {total:?}"
        );
    }
    let mut payable: BTreeMap<Vec<String>, Decimal> = BTreeMap::new();
    for total in bundle.rows("bill_totals") {
        let key = "account_number period document supplier_code supplier_account_number";
        *payable.entry(total.key(key)).or_default() +=
            total.maybe("payable").unwrap_or(Decimal::ONE);
    }
    let two: Vec<_> = payable
        .iter()
        .filter(|(_, n)| **n != Decimal::ONE)
        .collect();
    assert!(two.is_empty(), "not exactly one payable total: {two:?}");
}

/// All sums have at most two decimals, and each total has lines.
pub(super) fn check_details(bundle: &Bundle) {
    let sheets: std::collections::BTreeSet<_> = bundle
        .rows("bill_lines")
        .iter()
        .map(|l| l.key(SHEET))
        .collect();
    for total in bundle.rows("bill_totals") {
        assert!(
            sheets.contains(&total.key(SHEET)),
            "a total without lines: {total:?}"
        );
    }
    for line in bundle.rows("bill_lines") {
        for column in [
            "opening",
            "paid",
            "charged",
            "support",
            "recalculation",
            "closing",
            "tariff",
            "unit_price",
        ] {
            assert_eq!(line.number(column).scale(), 2, "{column} of {line:?}");
            assert_ne!(line.get(column), "-0.00");
        }
        let volume = line.sum("quantity") + line.sum("quantity_common");
        let price = line.number("tariff") * line.maybe("multiplier").unwrap_or(Decimal::ONE);
        let half_up =
            |sum: Decimal| sum.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
        assert_eq!(half_up(price), line.number("unit_price"), "{line:?}");
        let charged = half_up(volume * price);
        assert_eq!(charged, line.number("charged"), "{line:?}");
    }
}

/// The opening of a month is the closing of the month before; withdrawn documents carry nothing.
pub(super) fn check_carry_over(bundle: &Bundle) {
    let withdrawn: Vec<_> = bundle
        .rows("bills")
        .iter()
        .filter(|bill| !bill.get("withdrawn_on").is_empty())
        .map(|bill| bill.key("account_number period document"))
        .collect();
    let standing = |row: &&Row| !withdrawn.contains(&row.key("account_number period document"));
    // A withdrawn one opens like the one that replaced it, so openings are checked for all.
    let sheet = "account_number supplier_code supplier_account_number label";
    follow(bundle, "bill_totals", sheet, &standing, |row| {
        (row.sum("opening"), row.sum("total"))
    });
    follow(bundle, "bill_totals", sheet, &standing, |row| {
        (
            row.sum("penalty") - row.sum("penalty_charged"),
            row.sum("penalty"),
        )
    });
    let line = "account_number supplier_code supplier_account_number service label line";
    follow(bundle, "bill_lines", line, &standing, |row| {
        (row.sum("opening"), row.sum("closing"))
    });
}

/// Follows one balance through the periods. A key that is missing in a later month of its account
/// must have been left at zero; one that comes later must open at zero.
fn follow(
    bundle: &Bundle,
    table: &str,
    key: &str,
    standing: &impl Fn(&&Row) -> bool,
    balance: impl Fn(&Row) -> (Decimal, Decimal),
) {
    let mut periods: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for bill in bundle.rows("bills") {
        let of = periods
            .entry(bill.get("account_number").to_owned())
            .or_default();
        of.push(bill.get("period").to_owned());
    }
    let mut found: BTreeMap<Vec<String>, BTreeMap<String, Vec<&Row>>> = BTreeMap::new();
    for row in bundle.rows(table) {
        let by_period = found.entry(row.key(key)).or_default();
        by_period
            .entry(row.get("period").to_owned())
            .or_default()
            .push(row);
    }
    for (key, by_period) in found {
        let mut all = periods[&key[0]].clone();
        all.sort();
        all.dedup();
        let mut left: Option<Decimal> = None;
        for (nth, period) in all.iter().enumerate() {
            let Some(rows) = by_period.get(period) else {
                assert_eq!(
                    left.unwrap_or_default(),
                    Decimal::ZERO,
                    "{table} {key:?} vanished in {period}"
                );
                left = (nth > 0).then_some(Decimal::ZERO);
                continue;
            };
            for row in rows {
                let opening = balance(row).0;
                let late = nth > 0 && left.is_none();
                assert_eq!(
                    opening,
                    left.unwrap_or(if late { Decimal::ZERO } else { opening }),
                    "{row:?}"
                );
            }
            let row = rows
                .iter()
                .copied()
                .filter(|row| standing(row))
                .collect::<Vec<_>>();
            assert_eq!(
                row.len(),
                1,
                "{table} {key:?} {period}: one standing document"
            );
            left = Some(balance(row[0]).1);
        }
    }
}

/// The column «paid» of each month is what the payments of that month's days come to.
pub(super) fn check_payments(bundle: &Bundle) {
    let key = "account_number supplier_code supplier_account_number";
    let mut paid: BTreeMap<(Vec<String>, String), Decimal> = BTreeMap::new();
    for row in bundle.rows("payments") {
        let amount = row.number("amount");
        let counted = match row.get("kind") {
            "payment" => amount,
            "refund" => -amount,
            "correction" => amount,
            other => panic!("kind {other}"),
        };
        assert!(
            row.get("kind") == "correction" || amount > Decimal::ZERO,
            "{row:?}"
        );
        *paid
            .entry((row.key(key), row.get("paid_on")[..7].to_owned()))
            .or_default() += counted;
    }
    for total in bundle.rows("bill_totals") {
        let month = (total.key(key), total.get("period").to_owned());
        let sum = paid.get(&month).copied().unwrap_or_default();
        assert_eq!(sum, total.number("paid"), "{total:?}");
    }
    let last = bundle
        .rows("bills")
        .iter()
        .map(|bill| bill.get("period"))
        .max()
        .unwrap();
    let billed: std::collections::BTreeSet<_> = bundle
        .rows("bill_totals")
        .iter()
        .map(|t| (t.key(key), t.get("period").to_owned()))
        .collect();
    for month in paid.keys().filter(|(_, period)| period.as_str() <= last) {
        assert!(
            billed.contains(month),
            "paid where no bill says so: {month:?}"
        );
    }
}

/// What happened to a line is told with its reason, to the kopeck.
pub(super) fn check_adjustments(bundle: &Bundle) {
    let key = "account_number period document supplier_code service";
    let mut told: BTreeMap<Vec<String>, Decimal> = BTreeMap::new();
    for row in bundle.rows("bill_adjustments") {
        assert!(!row.get("reason").is_empty());
        *told.entry(row.key(key)).or_default() += row.number("amount");
    }
    let mut booked: BTreeMap<Vec<String>, Decimal> = BTreeMap::new();
    for line in bundle.rows("bill_lines") {
        *booked.entry(line.key(key)).or_default() += line.number("recalculation");
    }
    booked.retain(|_, sum| !sum.is_zero());
    assert_eq!(told, booked);
}
