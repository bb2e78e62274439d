//! Consumption by month: what the chart draws and the table says. Pure.
//!
//! A month's volume is what was charged for it; where no bill names one, what ran through by own readings.
//! A month without either stays without a number: nothing known is never shown as 0.

use crate::base::Period;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// Fewer months than this draw no chart.
pub const ENOUGH: usize = 2;

/// Where a month's volume comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// Charged, with billing's basis (`meter`, `average`, `norm`, `house`, or empty).
    Bill(String),
    /// Difference of own readings over so many months.
    Readings(u32),
}

/// Volume of one month by zone (1–3; 0 = no zones), in the service's unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Usage {
    pub zones: BTreeMap<i16, Decimal>,
    pub source: Source,
}

impl Usage {
    pub fn total(&self) -> Decimal {
        self.zones.values().sum()
    }
}

/// The norm of a service for this household.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Norm {
    /// In `unit` for one person, m² or account.
    pub value: Decimal,
    pub unit: String,
    /// `person`, `m2`, `account`.
    pub per: String,
    /// People or m².
    pub times: Decimal,
    /// What a charge by norm is raised by where a meter could hang and does not (Rules 354, 42, 60).
    pub multiplier: Option<Decimal>,
    pub document: String,
}

impl Norm {
    /// A month of this household, without the multiplier: what a flat with a meter is compared with.
    pub fn month(&self) -> Decimal {
        self.value * self.times
    }
}

/// A month of the series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    pub period: Period,
    pub now: Option<Usage>,
    /// The same month a year before.
    pub before: Option<Decimal>,
}

/// A stretch of months of one service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    pub points: Vec<Point>,
    /// Mean of the known ones of the last 12 months; none where nothing is known.
    pub average: Option<Decimal>,
    /// Of so many months.
    pub averaged: usize,
}

impl Series {
    /// `count` months up to and with `end`.
    pub fn of(volumes: &BTreeMap<Period, Usage>, end: Period, count: usize) -> Series {
        let mut points: Vec<Point> = std::iter::successors(Some(end), |period| Some(period.prev()))
            .take(count)
            .map(|period| Point {
                period,
                now: volumes.get(&period).cloned(),
                before: volumes.get(&year_before(period)).map(Usage::total),
            })
            .collect();
        let year: Vec<Decimal> = points
            .iter()
            .take(12)
            .filter_map(|point| point.now.as_ref())
            .map(Usage::total)
            .collect();
        points.reverse();
        let average =
            (!year.is_empty()).then(|| year.iter().sum::<Decimal>() / Decimal::from(year.len()));
        Series {
            points,
            average,
            averaged: year.len(),
        }
    }

    /// Months that are known.
    pub fn known(&self) -> usize {
        self.points
            .iter()
            .filter(|point| point.now.is_some())
            .count()
    }

    /// Its months from the first known one on: before it nobody billed here.
    pub fn told(&self) -> &[Point] {
        let first = self.points.iter().position(|point| point.now.is_some());
        self.points.get(first.unwrap_or(0)..).unwrap_or_default()
    }

    /// Zones that stand anywhere in it; `[0]` without zones.
    pub fn zones(&self) -> Vec<i16> {
        let mut zones: Vec<i16> = self
            .points
            .iter()
            .filter_map(|point| point.now.as_ref())
            .flat_map(|usage| usage.zones.keys().copied())
            .collect();
        zones.sort_unstable();
        zones.dedup();
        zones
    }
}

fn year_before(period: Period) -> Period {
    Period::new(period.year() - 1, period.month()).unwrap_or(period)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal_macros::dec;

    fn month(text: &str) -> Period {
        Period::parse(text).unwrap()
    }

    fn volumes(of: &[(&str, Decimal)]) -> BTreeMap<Period, Usage> {
        of.iter()
            .map(|(period, volume)| {
                let usage = Usage {
                    zones: BTreeMap::from([(0, *volume)]),
                    source: Source::Bill("meter".to_owned()),
                };
                (month(period), usage)
            })
            .collect()
    }

    #[test]
    fn a_month_that_nobody_tells_has_no_number_and_does_not_lower_the_average() {
        let series = Series::of(
            &volumes(&[
                ("2026-10", dec!(6)),
                ("2026-08", dec!(4)),
                ("2025-10", dec!(9)),
            ]),
            month("2026-10"),
            12,
        );
        assert_eq!(series.points.len(), 12);
        assert_eq!(series.points[0].period, month("2025-11"));
        assert_eq!(series.points[10].now, None);
        assert_eq!(series.points[11].before, Some(dec!(9)));
        assert_eq!((series.average, series.averaged), (Some(dec!(5)), 2));
        assert_eq!(series.known(), 2);
    }

    #[test]
    fn the_average_is_of_the_last_twelve_months_also_of_a_longer_stretch() {
        let series = Series::of(
            &volumes(&[("2026-10", dec!(6)), ("2025-02", dec!(100))]),
            month("2026-10"),
            24,
        );
        assert_eq!(series.average, Some(dec!(6)));
        assert_eq!(series.known(), 2);
        assert_eq!((series.points.len(), series.told().len()), (24, 21));
    }

    #[test]
    fn the_norm_of_a_household_counts_its_people_and_leaves_the_multiplier_apart() {
        let norm = Norm {
            value: dec!(4.512),
            unit: "м³".to_owned(),
            per: "person".to_owned(),
            times: dec!(3),
            multiplier: Some(dec!(1.5)),
            document: String::new(),
        };
        assert_eq!(norm.month(), dec!(13.536));
    }
}
