//! A big bundle for `make bench`, written row by row: memory does not grow with the accounts.

use std::fs::{self, File};
use std::io::{self, BufWriter};
use std::path::Path;

use chrono::NaiveDate;

use super::calendar::{Month, Span, due_on, issued_on};
use super::{data, noise};

/// Flats a house.
const FLATS: u32 = 100;
/// Tariffs in kopecks: upkeep a m², electricity a kWh.
const UPKEEP: i64 = 2_150;
const LIGHT: i64 = 512;

type Out = csv::Writer<BufWriter<File>>;

/// Writes a bundle of `accounts` households with `months` bills each into `dir` (created when
/// missing): per account two contracts, one electricity meter with a reading a month and one
/// before, and a bill a month with two totals. No bill lines and no payments rows: the bench
/// measures with the fewest tables a page needs.
///
/// # Errors
/// What the file system says.
pub fn write_large(dir: &Path, accounts: u32, months: u32, today: NaiveDate) -> io::Result<()> {
    fs::create_dir_all(dir)?;
    let span = Span::of(today, i32::try_from(months.max(1)).unwrap_or(i32::MAX));
    let texts = data::texts()?;
    let text = |key: &str| texts.get(key).map_or("", String::as_str);
    let periods: Vec<Period> = span.months().map(Period::new).collect();
    write_suppliers(
        dir,
        text("large_first_supplier"),
        text("large_second_supplier"),
    )?;
    write_tariffs(dir, span)?;
    let mut files = Files::create(dir)?;
    for nth in 0..accounts {
        let home = Home::new(nth);
        let (house, flat) = (nth / FLATS + 1, nth % FLATS + 1);
        let building = format!("{}{house}", text("large_city"));
        let address = format!("{building}{}{flat}", text("large_flat"));
        let owner = format!("{} {nth}", text("large_owner"));
        files.accounts.write_record([
            home.number.as_str(),
            &address,
            &building,
            &flat.to_string(),
            &owner,
            "2",
            &decimal(home.area),
            &home.link_code,
        ])?;
        files.contracts.write_record([
            home.number.as_str(),
            "big-dom",
            "upkeep",
            &home.first,
            text("large_first_service"),
            "big-dom",
        ])?;
        files.contracts.write_record([
            home.number.as_str(),
            "big-svet",
            "electricity",
            &home.second,
            text("large_second_service"),
            "big-svet",
        ])?;
        files.meters.write_record([
            home.number.as_str(),
            "big-svet",
            "electricity",
            &home.serial,
            "6",
            "0",
            "1",
        ])?;
        files.household(&home, span.first.plus(-1), &periods)?;
    }
    files.finish()
}

/// A billed month with its dates already written out: they are the same for all accounts.
struct Period {
    month: Month,
    label: String,
    issued_on: String,
    due_on: String,
}

impl Period {
    fn new(month: Month) -> Self {
        Self {
            month,
            label: month.period(),
            issued_on: issued_on(month).to_string(),
            due_on: due_on(month).to_string(),
        }
    }
}

/// One household. Sums are whole kopecks here, exact and quick; they are written as rubles.
struct Home {
    number: String,
    first: String,
    second: String,
    serial: String,
    link_code: String,
    /// Hundredths of a m².
    area: i64,
    pays: bool,
}

impl Home {
    fn new(nth: u32) -> Self {
        Self {
            number: format!("9{nth:09}"),
            first: format!("61{nth:08}"),
            second: format!("62{nth:08}"),
            serial: format!("7{nth:08}"),
            link_code: format!("{:06}", u64::from(nth) * 7_919 % 1_000_000),
            area: 3_000 + i64::from(nth % 61) * 100,
            // Every seventh is in debt.
            pays: nth % 7 != 3,
        }
    }
}

struct Files {
    accounts: Out,
    contracts: Out,
    meters: Out,
    readings: Out,
    bills: Out,
    totals: Out,
}

impl Files {
    fn create(dir: &Path) -> io::Result<Self> {
        Ok(Self {
            accounts: create(
                dir,
                "accounts.csv",
                "number,address,building,apartment,owner_name,residents,total_area,link_code",
            )?,
            contracts: create(
                dir,
                "contracts.csv",
                "account_number,supplier_code,service,supplier_account_number,service_name,tariff_code",
            )?,
            meters: create(
                dir,
                "meters.csv",
                "account_number,supplier_code,service,serial,integer_digits,fraction_digits,zones",
            )?,
            readings: create(
                dir,
                "readings.csv",
                "account_number,service,meter_serial,zone,taken_on,kind,value,billed_period",
            )?,
            bills: create(dir, "bills.csv", "account_number,period,issued_on,due_on")?,
            totals: create(
                dir,
                "bill_totals.csv",
                "account_number,period,supplier_code,supplier_account_number,opening,paid,charged,total",
            )?,
        })
    }

    /// Readings, bills and totals of one household.
    fn household(&mut self, home: &Home, before: Month, periods: &[Period]) -> io::Result<()> {
        let mut register = 1_000 + noise::below(40_000, &home.number, before, 0) as i64;
        self.reading(home, before, &before.period(), register)?;
        let (mut upkeep, mut light) = (0, 0);
        for period in periods {
            let used = 60 + noise::below(180, &home.number, period.month, 1) as i64;
            register += used;
            self.reading(home, period.month, &period.label, register)?;
            let bill = [
                &home.number,
                &period.label,
                &period.issued_on,
                &period.due_on,
            ];
            self.bills.write_record(bill)?;
            // Hundredths of a m² × kopecks, half up.
            let charged = (home.area * UPKEEP + 50) / 100;
            self.total(home, period, "big-dom", &mut upkeep, charged)?;
            self.total(home, period, "big-svet", &mut light, used * LIGHT)?;
        }
        Ok(())
    }

    fn reading(&mut self, home: &Home, month: Month, period: &str, value: i64) -> io::Result<()> {
        let taken_on = month.at(20).to_string();
        let value = value.to_string();
        Ok(self.readings.write_record([
            home.number.as_str(),
            "electricity",
            &home.serial,
            "1",
            &taken_on,
            "customer",
            &value,
            period,
        ])?)
    }

    /// One total; `balance` goes from the opening to the closing one.
    fn total(
        &mut self,
        home: &Home,
        period: &Period,
        supplier: &str,
        balance: &mut i64,
        charged: i64,
    ) -> io::Result<()> {
        let book = if supplier == "big-dom" {
            &home.first
        } else {
            &home.second
        };
        let opening = *balance;
        let paid = if home.pays { opening } else { 0 };
        *balance = opening - paid + charged;
        Ok(self.totals.write_record([
            home.number.as_str(),
            &period.label,
            supplier,
            book,
            &decimal(opening),
            &decimal(paid),
            &decimal(charged),
            &decimal(*balance),
        ])?)
    }

    fn finish(self) -> io::Result<()> {
        let Self {
            accounts,
            contracts,
            meters,
            readings,
            bills,
            totals,
        } = self;
        for mut file in [accounts, contracts, meters, readings, bills, totals] {
            file.flush()?;
        }
        Ok(())
    }
}

fn create(dir: &Path, name: &str, columns: &str) -> io::Result<Out> {
    let file = BufWriter::with_capacity(1 << 18, File::create(dir.join(name))?);
    let mut out = csv::Writer::from_writer(file);
    out.write_record(columns.split(','))?;
    Ok(out)
}

fn write_suppliers(dir: &Path, first: &str, second: &str) -> io::Result<()> {
    let mut out = create(dir, "suppliers.csv", "code,name,kind")?;
    out.write_record(["big-dom", first, "management"])?;
    out.write_record(["big-svet", second, "resource"])?;
    out.flush()
}

fn write_tariffs(dir: &Path, span: Span) -> io::Result<()> {
    let mut out = create(dir, "tariffs.csv", "code,zone,valid_from,value")?;
    let since = span.first.start().to_string();
    out.write_record(["big-dom", "1", &since, &decimal(UPKEEP)])?;
    out.write_record(["big-svet", "1", &since, &decimal(LIGHT)])?;
    out.flush()
}

/// A whole number of hundredths as a decimal: 1234 is `12.34`. Never negative here.
fn decimal(hundredths: i64) -> String {
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}
