//! Consumption by month from own readings: what `bills` shows where no bill names a volume.

use super::model::by_month;
use super::store::volumes::{self, RegisterRow};
use crate::base::{Period, volume};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use sqlx::PgConnection;
use std::collections::BTreeMap;
use uuid::Uuid;

/// What one service used in one month, by readings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthVolume {
    pub service_code: String,
    pub period: Period,
    /// As our pages write it.
    pub unit: String,
    /// Zone (1–3; 0 = one zone) and volume.
    pub zones: BTreeMap<i16, Decimal>,
    /// More than 1 = an equal share of what ran through in so many months.
    pub months: u32,
}

/// Months of `since` and later in which every meter of the service can tell; one statement.
pub async fn month_volumes(
    db: &mut PgConnection,
    account: Uuid,
    since: NaiveDate,
) -> sqlx::Result<Vec<MonthVolume>> {
    Ok(months(&volumes::registers(db, account, since).await?))
}

fn months(registers: &[RegisterRow]) -> Vec<MonthVolume> {
    let mut sums: BTreeMap<(&str, Period), MonthVolume> = BTreeMap::new();
    let mut told: BTreeMap<(&str, Period), usize> = BTreeMap::new();
    for register in registers {
        for through in by_month(&register.readings, &register.dial) {
            let key = (register.service_code.as_str(), through.period);
            *told.entry(key).or_default() += 1;
            let sum = sums.entry(key).or_insert_with(|| MonthVolume {
                service_code: register.service_code.clone(),
                period: through.period,
                unit: volume::unit(&register.unit),
                zones: BTreeMap::new(),
                months: 1,
            });
            *sum.zones.entry(register.zone).or_default() += through.volume;
            sum.months = sum.months.max(through.months);
        }
    }
    // A month in which one of two meters is silent would look like a month of thrift.
    sums.retain(|(service, period), _| {
        let hang = registers
            .iter()
            .filter(|register| register.service_code == *service && hangs(register, *period));
        hang.count() <= told.get(&(*service, *period)).copied().unwrap_or(0)
    });
    sums.into_values().collect()
}

/// The register could have been read at the end of the month and of the one before.
fn hangs(register: &RegisterRow, period: Period) -> bool {
    register
        .installed_on
        .is_none_or(|day| day < period.first_day())
        && register
            .removed_on
            .is_none_or(|day| day > period.last_day())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::readings::model::{Dial, Kind, Known};

    fn register(meter: u128, months: &[(&str, i64)]) -> RegisterRow {
        let known = |(period, value): &(&str, i64)| {
            let period = Period::parse(period).unwrap();
            Known {
                id: Uuid::nil(),
                value: Decimal::from(*value),
                taken_on: period.last_day(),
                kind: Kind::Customer,
                period,
                billed: false,
                batch: None,
                new_meter: false,
            }
        };
        RegisterRow {
            meter_id: Uuid::from_u128(meter),
            service_code: "cold_water".to_owned(),
            zone: 0,
            unit: "м3".to_owned(),
            dial: Dial {
                integer_digits: 5,
                fraction_digits: 3,
                coefficient: Decimal::ONE,
            },
            installed_on: None,
            removed_on: None,
            readings: months.iter().map(known).collect(),
        }
    }

    #[test]
    fn two_meters_of_a_service_add_up_and_a_month_of_one_alone_is_not_shown() {
        let kitchen = register(1, &[("2026-08", 10), ("2026-09", 12), ("2026-10", 15)]);
        let bath = register(2, &[("2026-08", 100), ("2026-09", 101)]);
        let found = months(&[kitchen, bath]);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].period, Period::parse("2026-09").unwrap());
        assert_eq!(found[0].zones[&0], Decimal::from(3));
    }
}
