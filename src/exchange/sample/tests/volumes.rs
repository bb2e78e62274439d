//! Meters, tariffs and volumes: what bills say must be what the other files say.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::bundle::{Bundle, Row};

/// Readings of a register never fall, and have their state.
pub(super) fn check_readings(bundle: &Bundle, today: &str) {
    let mut registers: BTreeMap<Vec<String>, Vec<&Row>> = BTreeMap::new();
    for row in bundle.rows("readings") {
        assert!(row.get("taken_on") <= today, "{row:?}");
        let key = row.key("account_number service meter_serial zone");
        registers.entry(key).or_default().push(row);
    }
    let last_bill = bundle
        .rows("bills")
        .iter()
        .map(|bill| bill.get("period"))
        .max()
        .unwrap();
    for rows in registers.values_mut() {
        rows.sort_by_key(|row| row.get("taken_on"));
        for pair in rows.windows(2) {
            assert!(
                pair[0].get("taken_on") < pair[1].get("taken_on"),
                "two on a day: {pair:?}"
            );
            assert!(
                pair[0].number("value") <= pair[1].number("value"),
                "falls: {pair:?}"
            );
        }
        for row in rows {
            let billed = row.get("billed_period");
            match row.get("state") {
                "billed" => assert_eq!(billed, &row.get("taken_on")[..7]),
                "accepted" => assert!(
                    billed.is_empty() && &row.get("taken_on")[..7] > last_bill,
                    "{row:?}"
                ),
                "not_billable" => assert!(billed.is_empty() && !row.get("reason").is_empty()),
                other => panic!("state {other}"),
            }
        }
    }
    let serial = |meter: &'_ Row| meter.key("account_number service serial");
    let meters: BTreeMap<_, _> = bundle
        .rows("meters")
        .iter()
        .map(|m| (serial(m), m))
        .collect();
    for row in bundle.rows("readings") {
        let meter = meters.get(&row.key("account_number service meter_serial"));
        let until = meter.unwrap().get("verified_until");
        let lapsed = until < row.get("taken_on");
        assert_eq!(
            lapsed,
            row.get("state") == "not_billable",
            "verified until {until}: {row:?}"
        );
        let removed = meter.unwrap().get("removed_on");
        assert!(
            removed.is_empty() || row.get("taken_on") <= removed,
            "after removal: {row:?}"
        );
        assert!(
            row.get("taken_on") >= meter.unwrap().get("installed_on"),
            "before: {row:?}"
        );
    }
}

const SERVICE: &str = "account_number period document supplier_code service";

/// Every row of bill_meters is two readings and their difference; their sums are the quantities
/// of the lines, by service and by zone.
pub(super) fn check_consumption(bundle: &Bundle) {
    let meters = index(
        bundle,
        "meters",
        "account_number supplier_code service serial",
    );
    let readings = index(
        bundle,
        "readings",
        "account_number service meter_serial zone taken_on",
    );
    let shown = |row: &Row, on: &str| {
        let mut key = row.key("account_number service serial zone");
        key.push(row.get(on).to_owned());
        *readings
            .get(&key)
            .unwrap_or_else(|| panic!("no reading {key:?}"))
    };
    // By service (zone `all`) and by zone; None where a bill did without a reading.
    let mut used: BTreeMap<(Vec<String>, String), Option<Decimal>> = BTreeMap::new();
    for row in bundle.rows("bill_meters") {
        let previous = shown(row, "previous_on");
        assert_eq!(previous.number("value"), row.number("previous"), "{row:?}");
        let consumption = row.maybe("consumption");
        if row.get("current").is_empty() {
            assert!(!row.get("note").is_empty(), "{row:?}");
        } else {
            let current = shown(row, "current_on");
            assert_eq!(current.number("value"), row.number("current"), "{row:?}");
            assert_eq!(current.get("billed_period"), row.get("period"), "{row:?}");
            let meter = meters[&row.key("account_number supplier_code service serial")];
            let moved = row.number("current") - row.number("previous");
            assert_eq!(
                Some(moved * meter.number("coefficient")),
                consumption,
                "{row:?}"
            );
        }
        for zone in ["all", row.get("zone")] {
            let sum = used
                .entry((row.key(SERVICE), zone.to_owned()))
                .or_insert(Some(Decimal::ZERO));
            *sum = sum.zip(consumption).map(|(a, b)| a + b);
        }
    }
    let mut charged: BTreeMap<(Vec<String>, String), Decimal> = BTreeMap::new();
    for line in bundle
        .rows("bill_lines")
        .iter()
        .filter(|line| line.maybe("quantity").is_some())
    {
        let total = (line.key(SERVICE), "all".to_owned());
        let drains = line.get("service") == "wastewater";
        match line.get("basis") {
            "meter" | "average" if !drains => assert!(used.contains_key(&total), "{line:?}"),
            "norm" => assert_eq!(
                used.remove(&total).flatten(),
                None,
                "beside a reading: {line:?}"
            ),
            _ => continue,
        }
        *charged.entry(total).or_default() += line.number("quantity");
        if let Some(zone) = line.get("line").strip_prefix('T') {
            let zone = used.get(&(line.key(SERVICE), zone.to_owned()));
            assert_eq!(zone.copied().flatten(), line.maybe("quantity"), "{line:?}");
        }
    }
    for (key, sum) in used
        .into_iter()
        .filter(|((_, zone), sum)| zone == "all" && sum.is_some())
    {
        assert_eq!(sum, charged.get(&key).copied(), "{key:?}");
    }
}

/// What flows in flows out: wastewater is cold and hot water together.
pub(super) fn check_wastewater(bundle: &Bundle) {
    let mut water: BTreeMap<Vec<String>, Decimal> = BTreeMap::new();
    let document = "account_number period document";
    let lines = || bundle.rows("bill_lines").iter();
    for line in lines().filter(|line| ["cold_water", "hot_water"].contains(&line.get("service"))) {
        *water.entry(line.key(document)).or_default() += line.sum("quantity");
    }
    for line in lines().filter(|line| line.get("service") == "wastewater") {
        assert_eq!(
            water[&line.key(document)],
            line.number("quantity"),
            "{line:?}"
        );
    }
}

/// The tariff of each line is in force in the contract's tariff table, for its zone or range.
pub(super) fn check_tariffs(bundle: &Bundle) {
    let contract = "account_number supplier_code service supplier_account_number";
    let contracts = index(bundle, "contracts", contract);
    let mut tariffs: BTreeMap<Vec<String>, Vec<&Row>> = BTreeMap::new();
    for row in bundle.rows("tariffs") {
        tariffs
            .entry(row.key("code zone range_from"))
            .or_default()
            .push(row);
    }
    for line in bundle
        .rows("bill_lines")
        .iter()
        .filter(|line| line.maybe("quantity").is_some())
    {
        let name = line.get("line");
        let zone = name.strip_prefix('T').unwrap_or("1");
        let from = name.trim_end_matches('+').split('-').next().unwrap();
        let from = if from.parse::<u32>().is_ok() {
            from
        } else {
            "0"
        };
        let code = contracts[&line.key(contract)].get("tariff_code");
        let history = &tariffs[&[code, zone, from].map(str::to_owned).to_vec()];
        let first_day = format!("{}-01", line.get("period"));
        let begun = history
            .iter()
            .filter(|t| t.get("valid_from") <= first_day.as_str());
        let tariff = begun.max_by_key(|t| t.get("valid_from")).unwrap();
        assert_eq!(tariff.number("value"), line.number("tariff"), "{line:?}");
        if let Some(to) = tariff.maybe("range_to") {
            let room = to - tariff.number("range_from");
            assert!(
                line.number("quantity") <= room,
                "more than its range: {line:?}"
            );
        }
    }
}

fn index<'a>(bundle: &'a Bundle, table: &str, key: &str) -> BTreeMap<Vec<String>, &'a Row> {
    bundle
        .rows(table)
        .iter()
        .map(|row| (row.key(key), row))
        .collect()
}

/// House volumes: the meter showed what flats and common use took, and flats took at least ours.
pub(super) fn check_houses(bundle: &Bundle) {
    let homes: BTreeMap<&str, &str> = bundle
        .rows("accounts")
        .iter()
        .map(|a| (a.get("number"), a.get("building")))
        .collect();
    let mut ours: BTreeMap<[&str; 3], Decimal> = BTreeMap::new();
    for line in bundle
        .rows("bill_lines")
        .iter()
        .filter(|line| line.get("document").is_empty())
    {
        let key = [
            homes[line.get("account_number")],
            line.get("period"),
            line.get("service"),
        ];
        *ours.entry(key).or_default() += line.sum("quantity");
    }
    for row in bundle.rows("house_volumes") {
        let whole = row.number("individual") + row.number("common");
        assert_eq!(whole, row.number("meter"));
        let key = [row.get("building"), row.get("period"), row.get("service")];
        let ours = ours.get(&key).copied().unwrap_or_default();
        assert!(ours < row.number("individual"), "ours {ours} in {row:?}");
    }
}
