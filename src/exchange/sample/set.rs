//! Puts the generated set together: standing files, then the tables that depend on the day.

use chrono::NaiveDate;

use super::bills::Papers;
use super::calendar::Span;
use super::data::{self, Data};
use super::household::{Household, Town};
use super::meters::MeterLife;
use super::output::{Table, day, fixed, money, plain};
use super::prices::Prices;
use super::volumes::{self, Used};
use super::{BundleFile, copied, resident_accounts};

/// All files of the generated set. Fails only on a fault in the embedded tables.
pub(super) fn build(today: NaiveDate) -> Result<Vec<BundleFile>, csv::Error> {
    let data = Data::load()?;
    let span = Span::new(today);
    let prices = Prices::new(&data, span);
    let town = Town {
        data: &data,
        prices,
        span,
    };
    let mut files = copied(data::STANDING);
    files.push(tariffs(&town)?.finish()?);
    let (mut papers, mut used) = (Papers::new()?, Used::new());
    let (mut contracts, mut meters, mut readings) = tables()?;
    for account in &data.accounts {
        let resident = resident_accounts().contains(&account.number.as_str());
        let home = Household::new(&town, account, resident);
        write_contracts(&mut contracts, &home)?;
        for meter in &home.meters {
            meters.push(meter_row(meter))?;
            write_readings(&mut readings, &home, meter)?;
        }
        papers.write(&home, &mut used)?;
    }
    files.extend([contracts.finish()?, meters.finish()?, readings.finish()?]);
    files.extend([
        papers.bills.finish()?,
        papers.totals.finish()?,
        papers.lines.finish()?,
    ]);
    files.extend([
        papers.meters.finish()?,
        papers.adjustments.finish()?,
        papers.payments.finish()?,
    ]);
    files.push(volumes::table(&town, &used)?.finish()?);
    Ok(files)
}

type Tables = (Table, Table, Table);

fn tables() -> Result<Tables, csv::Error> {
    let contracts = Table::new(
        "contracts.csv",
        "account_number, supplier_code, service, supplier_account_number, \
                valid_from, service_name, tariff_code, operation_code, closed_on",
    )?;
    let meters = Table::new(
        "meters.csv",
        "account_number, supplier_code, service, serial, unit, integer_digits, \
                fraction_digits, zones, installed_on, removed_on, verified_until, \
                replaces_serial, place, coefficient, kind",
    )?;
    let readings = Table::new(
        "readings.csv",
        "account_number, service, meter_serial, zone, taken_on, kind, value, \
                billed_period, source, state, reason",
    )?;
    Ok((contracts, meters, readings))
}

fn tariffs(town: &Town<'_>) -> Result<Table, csv::Error> {
    let mut table = Table::new(
        "tariffs.csv",
        "code, zone, range_from, valid_from, range_to, name, unit, value, \
                period_label",
    )?;
    for price in &town.prices.0 {
        table.push([
            price.of.code.clone(),
            price.of.zone.to_string(),
            price.of.range_from.to_string(),
            day(Some(price.valid_from)),
            plain(price.of.range_to),
            price.of.name.clone(),
            price.of.unit.clone(),
            money(price.value),
            price.of.period_label.clone(),
        ])?;
    }
    Ok(table)
}

fn write_contracts(table: &mut Table, home: &Household<'_>) -> Result<(), csv::Error> {
    for contract in &home.contracts {
        table.push([
            home.account.number.clone(),
            contract.of.supplier_code.clone(),
            contract.of.service.clone(),
            contract.book.clone(),
            day(contract.valid_from),
            contract.of.service_name.clone(),
            contract.tariff_code.clone(),
            contract.of.operation_code.clone(),
            // A day to come is not known yet.
            day(contract
                .closed_on
                .filter(|day| *day <= home.town.span.today)),
        ])?;
    }
    Ok(())
}

fn meter_row(meter: &MeterLife<'_>) -> [String; 15] {
    let of = meter.of;
    [
        of.account_number.clone(),
        of.supplier_code.clone(),
        of.service.clone(),
        of.serial.clone(),
        of.unit.clone(),
        of.integer_digits.to_string(),
        of.fraction_digits.to_string(),
        of.zones.to_string(),
        day(meter.installed_on),
        day(meter.removed_on),
        day(meter.verified_until),
        of.replaces_serial.clone(),
        of.place.clone(),
        of.coefficient.to_string(),
        of.kind.clone(),
    ]
}

fn write_readings(
    table: &mut Table,
    home: &Household<'_>,
    meter: &MeterLife<'_>,
) -> Result<(), csv::Error> {
    let of = meter.of;
    for taken in &meter.readings {
        let lapsed = taken.state == "not_billable";
        for (zone, value) in taken.values.iter().enumerate() {
            table.push([
                of.account_number.clone(),
                of.service.clone(),
                of.serial.clone(),
                (zone + 1).to_string(),
                day(Some(taken.on)),
                taken.kind.to_owned(),
                fixed(*value, of.fraction_digits),
                taken
                    .billed
                    .map_or_else(String::new, |month| month.period()),
                taken.source.to_owned(),
                taken.state.to_owned(),
                home.town
                    .data
                    .text(if lapsed { "lapsed_note" } else { "" })
                    .to_owned(),
            ])?;
        }
    }
    Ok(())
}
