//! Consumption between readings, in the units of Green Button (DOMAIN 12).

use crate::readings::store::download::Row;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// Codes of ESPI for one service and its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measure {
    /// ServiceCategory.
    pub service: u8,
    pub commodity: u8,
    /// 12 energy, 58 volume.
    pub kind: u8,
    pub uom: u8,
    /// A value counts units of 10 to this power.
    pub power: i8,
    /// So many of them are in one unit of the dial.
    per_unit: Decimal,
}

impl Measure {
    /// None for a service or a unit that ESPI has no code for.
    pub fn of(service: &str, unit: &str) -> Option<Measure> {
        let measure = |service, commodity, kind, uom, power, per_unit| Measure {
            service,
            commodity,
            kind,
            uom,
            power,
            per_unit,
        };
        let thousand = Decimal::ONE_THOUSAND;
        let cubic = |service, commodity| measure(service, commodity, 58, 42, -3, thousand);
        match (service, unit) {
            ("electricity", "кВт·ч") => Some(measure(0, 1, 12, 72, 0, thousand)),
            ("gas", "м³") => Some(cubic(1, 7)),
            ("cold_water" | "hot_water", "м³") => Some(cubic(2, 9)),
            ("wastewater", "м³") => Some(cubic(6, 11)),
            // 1 Гкал = 4186.8 MJ; 1 ГДж = 1000 MJ.
            ("heating", "Гкал") => Some(measure(3, 12, 12, 31, 6, Decimal::new(41_868, 1))),
            ("heating", "ГДж") => Some(measure(3, 12, 12, 31, 6, thousand)),
            _ => None,
        }
    }
}

/// What went through between two readings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interval {
    pub from: NaiveDate,
    pub to: NaiveDate,
    /// In units of [`Measure`].
    pub value: i64,
    /// 0 valid, 8 estimated.
    pub quality: u8,
}

/// The intervals of one register, whose standing readings come in the order of their days. A reading below
/// the one before it (a new meter, a roll-over) begins anew: nothing is guessed.
pub fn intervals(measure: Measure, rows: &[&Row]) -> Vec<Interval> {
    let told = |row: &Row| {
        matches!(
            row.kind.as_str(),
            "customer" | "control" | "initial" | "final"
        )
    };
    rows.windows(2)
        .filter_map(|pair| {
            let [before, after] = pair else { return None };
            let through = (after.value - before.value) * after.coefficient;
            if before.taken_on >= after.taken_on || through < Decimal::ZERO {
                return None;
            }
            let value = (through * measure.per_unit).round().to_i64()?;
            Some(Interval {
                from: before.taken_on,
                to: after.taken_on,
                value,
                quality: if told(before) && told(after) { 0 } else { 8 },
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Period;

    fn row(day: &str, value: &str, kind: &str) -> Row {
        let taken_on: NaiveDate = day.parse().unwrap();
        Row {
            service: "cold_water".to_owned(),
            supplier: "s".to_owned(),
            meter: "1".to_owned(),
            zone: 1,
            unit: "m".to_owned(),
            taken_on,
            kind: kind.to_owned(),
            value: value.parse().unwrap(),
            period: Period::of(taken_on),
            billed_period: None,
            source: String::new(),
            state: "accepted".to_owned(),
            reason: String::new(),
            coefficient: Decimal::ONE,
        }
    }

    #[test]
    fn consumption_is_the_difference_and_a_new_meter_begins_anew() {
        let rows = [
            row("2026-01-20", "100.000", "customer"),
            row("2026-02-20", "108.500", "customer"),
            row("2026-03-20", "110.5", "average"),
            row("2026-04-20", "3", "customer"),
            row("2026-05-20", "4.25", "control"),
        ];
        let rows: Vec<&Row> = rows.iter().collect();
        let water = Measure::of("cold_water", "м³").unwrap();
        let found: Vec<(i64, u8)> = intervals(water, &rows)
            .iter()
            .map(|one| (one.value, one.quality))
            .collect();
        assert_eq!(found, [(8500, 0), (2000, 8), (1250, 0)]);
    }

    #[test]
    fn heat_is_told_in_megajoules_and_strange_units_not_at_all() {
        let heat = Measure::of("heating", "Гкал").unwrap();
        let rows = [
            row("2026-01-01", "1", "customer"),
            row("2026-02-01", "2", "customer"),
        ];
        let rows: Vec<&Row> = rows.iter().collect();
        assert_eq!(intervals(heat, &rows)[0].value, 4187);
        assert_eq!((heat.uom, heat.power), (31, 6));
        assert_eq!(Measure::of("electricity", "ведро"), None);
        assert_eq!(Measure::of("waste", "м³"), None);
    }
}
