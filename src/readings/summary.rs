//! What the home page says of readings: is it time, and what is missing.

use super::model::{Meter, Stand};
use super::sheet::{self, Sheet, SheetMeter};
use crate::base::Period;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use sqlx::PgConnection;
use std::collections::HashMap;
use uuid::Uuid;

/// Readings of one account on a day. Where its suppliers have different windows, the nearest task
/// speaks: the open window that closes first among those with something still missing, else the
/// open one that closes first, else the one that opens next.
#[derive(Clone, Debug)]
pub struct ReadingsSummary {
    pub period: Period,
    pub open: bool,
    /// Last day of the open window; none = any day, or closed.
    pub until: Option<NaiveDate>,
    /// First day of the next window, while none is open.
    pub opens_on: Option<NaiveDate>,
    /// Registers that readings are taken of; 0 = nothing to send.
    pub registers: usize,
    /// Those already sent for the period they would now count for.
    pub sent: usize,
    pub last_sent_on: Option<NaiveDate>,
    pub meters: Vec<MeterState>,
}

/// One meter that hangs in the flat.
#[derive(Clone, Debug)]
pub struct MeterState {
    pub meter_id: Uuid,
    pub supplier_code: String,
    pub service_code: String,
    pub service_name: String,
    /// The same, or empty where billing gave none.
    pub service_name_en: String,
    pub serial: String,
    pub unit: String,
    pub fraction_digits: u32,
    pub verified_until: Option<NaiveDate>,
    /// The newest standing reading a zone, today's included: zone 1–3, value, day.
    pub last: Vec<(i16, Decimal, NaiveDate)>,
    /// Every register of it has been sent for the period.
    pub sent: bool,
    /// Whole periods before the present one for which nobody read it; 0 when it is sent, and for a
    /// meter without any reading.
    pub months_missing: u32,
    /// Last day of its window, of the month where any day will do; none = closed.
    pub closes: Option<NaiveDate>,
    /// Readings of it are taken on any day.
    pub any_day: bool,
}

/// Summaries of `accounts`, each of them present; two statements. `today` is the organisation's day.
pub async fn summary(
    conn: &mut PgConnection,
    accounts: &[Uuid],
    today: NaiveDate,
) -> sqlx::Result<HashMap<Uuid, ReadingsSummary>> {
    let sheets = sheet::load(conn, accounts, today, sheet::NEWEST).await?;
    Ok(sheets
        .into_iter()
        .map(|(account, sheet)| (account, of_sheet(&sheet, today)))
        .collect())
}

fn of_sheet(sheet: &Sheet, today: NaiveDate) -> ReadingsSummary {
    let registers = || sheet.meters.iter().flat_map(|meter| &meter.registers);
    let nearest = sheet
        .meters
        .iter()
        .min_by_key(|meter| urgency(meter))
        .map(|meter| meter.stand);
    let term = nearest.map(|stand| stand.term);
    let open = nearest.is_some_and(|stand| stand.open);
    ReadingsSummary {
        period: term.map_or(Period::of(today), |term| term.period),
        open,
        until: nearest
            .filter(|stand| stand.open && !stand.any_day)
            .map(|stand| stand.term.closes),
        opens_on: term.filter(|_| !open).map(|term| term.opens),
        registers: registers().count(),
        sent: registers()
            .filter(|register| register.sent.is_some())
            .count(),
        last_sent_on: registers()
            .filter_map(|register| register.sent.as_ref())
            .map(|sent| sent.taken_on)
            .max(),
        meters: sheet.meters.iter().map(state).collect(),
    }
}

/// Smallest first: closed after open, done after missing, later after sooner.
fn urgency(meter: &SheetMeter) -> (bool, bool, NaiveDate) {
    let Stand { open, term, .. } = meter.stand;
    let done = open && is_sent(meter);
    (!open, done, if open { term.closes } else { term.opens })
}

fn is_sent(meter: &SheetMeter) -> bool {
    meter
        .registers
        .iter()
        .all(|register| register.sent.is_some())
}

fn state(of: &SheetMeter) -> MeterState {
    let Meter { id, dial, .. } = of.meter;
    let last = of.registers.iter().filter_map(|register| {
        let newest = register.sent.as_ref().or(register.last.as_ref())?;
        Some((register.zone, newest.value, newest.taken_on))
    });
    MeterState {
        meter_id: id,
        supplier_code: of.meter.supplier_code.clone(),
        service_code: of.meter.service_code.clone(),
        service_name: of.meter.service_name.clone(),
        service_name_en: of.meter.service_name_en.clone(),
        serial: of.meter.serial.clone(),
        unit: of.meter.unit.clone(),
        fraction_digits: dial.fraction_digits,
        verified_until: of.meter.verified_until,
        last: last.collect(),
        sent: is_sent(of),
        months_missing: of.months_missing(),
        closes: of.stand.open.then_some(of.stand.term.closes),
        any_day: of.stand.any_day,
    }
}
