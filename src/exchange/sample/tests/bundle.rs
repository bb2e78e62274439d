//! A reader of bundles of its own: it knows CONTRACT §5 and nothing of the generator.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use rust_decimal::Decimal;

use crate::exchange::sample::BundleFile;

/// File: key columns | other columns.
const FILES: &[(&str, &str, &str)] = &[
    (
        "suppliers",
        "code",
        "name short_name kind inn kpp ogrn bank_name bic settlement_account correspondent_account kbk oktmo payee_code address hours phone emergency_phone email site reading_day_from reading_day_to reading_policy payer_identity",
    ),
    ("services", "code", "name name_en unit group position"),
    ("houses", "code", "address total_area common_area residents"),
    (
        "accounts",
        "number",
        "old_number unified_number gis_service_id title address building apartment owner_name owner_since registered_residents residents rooms total_area living_area heated_area link_code closed_on",
    ),
    ("account_aliases", "alias number", ""),
    (
        "tariffs",
        "code zone range_from valid_from",
        "range_to name unit value period_label",
    ),
    (
        "norms",
        "scope service valid_from",
        "value unit per multiplier document",
    ),
    (
        "contracts",
        "account_number supplier_code service supplier_account_number valid_from",
        "service_name tariff_code operation_code closed_on",
    ),
    (
        "reading_windows",
        "supplier_code service valid_from",
        "day_from day_to policy",
    ),
    (
        "meters",
        "account_number supplier_code service serial",
        "unit integer_digits fraction_digits zones installed_on removed_on verified_until replaces_serial place coefficient kind",
    ),
    (
        "readings",
        "account_number service meter_serial zone taken_on kind",
        "value billed_period source state reason reading_id",
    ),
    (
        "bills",
        "account_number period document",
        "number gis_document_id issued_on due_on payments_until total_area living_area residents registered_residents withdrawn_on withdrawn_reason file note",
    ),
    (
        "bill_totals",
        "account_number period document supplier_code supplier_account_number label",
        "opening paid charged support recalculation penalty_charged penalty total payable",
    ),
    (
        "bill_lines",
        "account_number period document supplier_code supplier_account_number service label line",
        "position service_name basis unit quantity quantity_common tariff unit_price multiplier norm object_count opening paid charged support recalculation closing",
    ),
    (
        "bill_meters",
        "account_number period document supplier_code service serial zone",
        "previous previous_on current current_on consumption note",
    ),
    (
        "bill_adjustments",
        "account_number period document supplier_code service position",
        "kind reason amount remaining",
    ),
    (
        "house_volumes",
        "building period service",
        "individual common meter unit hours",
    ),
    (
        "payments",
        "supplier_code external_id",
        "account_number supplier_account_number paid_on received_on amount kind source kabinet_payment",
    ),
];

const BUILT_IN: &str = "cold_water hot_water wastewater electricity gas heating waste upkeep \
    repairs capital_repair common_use penalty";

/// One row by column name; what is missing or empty is empty.
#[derive(Debug, Clone)]
pub(super) struct Row {
    head: Rc<[String]>,
    cells: Vec<String>,
}

impl Row {
    pub(super) fn get(&self, column: &str) -> &str {
        let place = self.head.iter().position(|name| name == column);
        place.map_or("", |place| &self.cells[place])
    }

    /// Several columns at once, as a key.
    pub(super) fn key(&self, columns: &str) -> Vec<String> {
        columns.split(' ').map(|c| self.get(c).to_owned()).collect()
    }

    /// A number that must be there.
    pub(super) fn number(&self, column: &str) -> Decimal {
        self.maybe(column)
            .unwrap_or_else(|| panic!("{column} is empty in {self:?}"))
    }

    /// A sum; a missing column and an empty cell say zero.
    pub(super) fn sum(&self, column: &str) -> Decimal {
        self.maybe(column).unwrap_or_default()
    }

    pub(super) fn maybe(&self, column: &str) -> Option<Decimal> {
        let text = self.get(column);
        let parsed = || {
            text.parse()
                .unwrap_or_else(|_| panic!("{column}: {text} in {self:?}"))
        };
        (!text.is_empty()).then(parsed)
    }
}

pub(super) struct Bundle(BTreeMap<String, Vec<Row>>);

impl Bundle {
    /// Reads the files; unknown files and columns, missing key columns, ragged rows and one key
    /// twice are faults.
    pub(super) fn read(files: &[BundleFile]) -> Self {
        let mut tables = BTreeMap::new();
        for file in files {
            let name = file.name.strip_suffix(".csv").unwrap();
            let (_, key, rest) = FILES.iter().find(|known| known.0 == name).expect(name);
            let mut reader = csv::Reader::from_reader(file.bytes.as_slice());
            let head: Vec<String> = reader
                .headers()
                .unwrap()
                .iter()
                .map(str::to_owned)
                .collect();
            let known: BTreeSet<&str> = key.split(' ').chain(rest.split(' ')).collect();
            for column in &head {
                assert!(
                    known.contains(column.as_str()),
                    "{name} knows no column {column}"
                );
            }
            let head: Rc<[String]> = head.into();
            let record = |r: csv::StringRecord| Row {
                head: head.clone(),
                cells: r.iter().map(str::to_owned).collect(),
            };
            let rows: Vec<Row> = reader.records().map(|r| record(r.unwrap())).collect();
            assert!(!rows.is_empty(), "{name} is empty");
            let mut seen = BTreeSet::new();
            for row in &rows {
                assert!(
                    seen.insert(row.key(key)),
                    "{name}: twice {:?}",
                    row.key(key)
                );
            }
            assert!(
                tables.insert(name.to_owned(), rows).is_none(),
                "{name} twice"
            );
        }
        Self(tables)
    }

    /// Writes another value into one row in the midst of the table.
    pub(super) fn spoil(&mut self, table: &str, column: &str, value: &str) {
        let rows = self.0.get_mut(table).unwrap();
        // A third of the way: neither a first month nor a payment since the last bill.
        let middle = rows.len() / 3;
        let other = |row: &&mut Row| !["", value].contains(&row.get(column));
        let row = rows[middle..].iter_mut().find(other).unwrap();
        let place = row.head.iter().position(|name| name == column).unwrap();
        row.cells[place] = value.to_owned();
    }

    pub(super) fn rows(&self, table: &str) -> &[Row] {
        self.0.get(table).map_or(&[], Vec::as_slice)
    }

    /// Rows whose columns (parted by spaces) have these values.
    pub(super) fn of(
        &self,
        table: &str,
        columns: &str,
        values: &[&str],
    ) -> std::vec::IntoIter<&Row> {
        let fits = |row: &&Row| {
            columns
                .split(' ')
                .zip(values)
                .all(|(c, v)| row.get(c) == *v)
        };
        self.rows(table)
            .iter()
            .filter(fits)
            .collect::<Vec<_>>()
            .into_iter()
    }

    fn keys(&self, table: &str, columns: &str) -> BTreeSet<Vec<String>> {
        self.rows(table)
            .iter()
            .map(|row| row.key(columns))
            .collect()
    }

    /// Every reference points into the bundle.
    pub(super) fn check_references(&self) {
        let services: BTreeSet<Vec<String>> = BUILT_IN
            .split_whitespace()
            .map(|code| vec![code.to_owned()])
            .chain(self.keys("services", "code"))
            .collect();
        let accounts = self.keys("accounts", "number");
        let suppliers = self.keys("suppliers", "code");
        for (table, column) in [
            ("account_aliases", "number"),
            ("contracts", "account_number"),
            ("meters", "account_number"),
            ("readings", "account_number"),
            ("bills", "account_number"),
            ("payments", "account_number"),
        ] {
            self.all_in(table, column, &accounts);
        }
        for (table, column) in [
            ("contracts", "supplier_code"),
            ("reading_windows", "supplier_code"),
            ("meters", "supplier_code"),
            ("payments", "supplier_code"),
            ("suppliers", "payee_code"),
        ] {
            self.all_in(table, column, &suppliers);
        }
        for table in [
            "contracts",
            "reading_windows",
            "norms",
            "meters",
            "readings",
            "bill_lines",
            "bill_meters",
            "bill_adjustments",
            "house_volumes",
        ] {
            self.all_in(table, "service", &services);
        }
        let contracts = "account_number supplier_code supplier_account_number";
        for table in ["bill_totals", "bill_lines", "payments"] {
            self.all_in(table, contracts, &self.keys("contracts", contracts));
        }
        let metered = "account_number supplier_code service";
        self.all_in("meters", metered, &self.keys("contracts", metered));
        let lines = "account_number supplier_code service supplier_account_number";
        self.all_in("bill_lines", lines, &self.keys("contracts", lines));
        let document = "account_number period document";
        for table in [
            "bill_totals",
            "bill_lines",
            "bill_meters",
            "bill_adjustments",
        ] {
            self.all_in(table, document, &self.keys("bills", document));
        }
        let total = "account_number period document supplier_code supplier_account_number label";
        self.all_in("bill_lines", total, &self.keys("bill_totals", total));
        self.all_in("contracts", "tariff_code", &self.keys("tariffs", "code"));
        self.all_in(
            "bill_meters",
            "account_number supplier_code service serial",
            &self.keys("meters", "account_number supplier_code service serial"),
        );
        let serials: BTreeSet<_> = self.keys("meters", "account_number service serial");
        for row in self.rows("readings") {
            let key = row.key("account_number service meter_serial");
            assert!(serials.contains(&key), "no meter for {row:?}");
        }
        for row in self
            .rows("meters")
            .iter()
            .filter(|row| !row.get("replaces_serial").is_empty())
        {
            assert!(
                serials.contains(&row.key("account_number service replaces_serial")),
                "{row:?}"
            );
        }
    }

    fn all_in(&self, table: &str, columns: &str, known: &BTreeSet<Vec<String>>) {
        for row in self.rows(table) {
            let key = row.key(columns);
            let empty = key.iter().all(String::is_empty);
            assert!(
                empty || known.contains(&key),
                "{table}: {columns} {key:?} points nowhere"
            );
        }
    }

    /// Digits, decimals and zones of every reading are those of its meter.
    pub(super) fn check_readings_fit(&self) {
        for row in self.rows("readings") {
            let key = row.key("account_number service meter_serial");
            let key: Vec<&str> = key.iter().map(String::as_str).collect();
            let meter = self
                .of("meters", "account_number service serial", &key)
                .next()
                .unwrap();
            let value = row.number("value");
            let room = Decimal::from(10_u64.pow(meter.get("integer_digits").parse().unwrap()));
            assert!(
                value >= Decimal::ZERO && value < room,
                "does not fit: {row:?}"
            );
            assert!(
                value.scale() <= meter.number("fraction_digits").try_into().unwrap(),
                "{row:?}"
            );
            let zone = row.number("zone");
            assert!(
                zone >= Decimal::ONE && zone <= meter.number("zones"),
                "{row:?}"
            );
        }
    }
}
