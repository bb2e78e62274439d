//! The life of a meter: what it showed on which day, and what each bill made of it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::calendar::Month;
use super::data::Meter;
use super::household::Town;
use super::noise;
use super::output::round;

/// After the verification has ended: so many months by average, then by norm (ПП № 354, п. 59–60).
const AVERAGE_MONTHS: usize = 3;
/// The average is taken over so many months.
const AVERAGE_OVER: usize = 6;

/// How the volume of a service was found, in the order of trust.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Basis {
    Meter,
    Average,
    Norm,
}

impl Basis {
    /// As the exchange bundle writes it.
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Meter => "meter",
            Self::Average => "average",
            Self::Norm => "norm",
        }
    }
}

/// The values of all zones on one day.
#[derive(Debug, Clone)]
pub(super) struct Taken {
    pub(super) on: NaiveDate,
    pub(super) values: Vec<Decimal>,
    pub(super) kind: &'static str,
    pub(super) source: &'static str,
    pub(super) state: &'static str,
    /// The bill that used it.
    pub(super) billed: Option<Month>,
}

/// What the bill of a month says about a meter.
#[derive(Debug)]
pub(super) struct Usage {
    pub(super) basis: Basis,
    pub(super) previous: Taken,
    /// None where the bill did without a reading.
    pub(super) current: Option<Taken>,
    /// By zone, with the coefficient; empty where the norm is charged.
    pub(super) consumption: Vec<Decimal>,
    /// A key of `texts.csv`, or empty.
    pub(super) note: &'static str,
}

/// A meter with its readings and what bills made of them.
pub(super) struct MeterLife<'a> {
    pub(super) of: &'a Meter,
    pub(super) installed_on: Option<NaiveDate>,
    pub(super) removed_on: Option<NaiveDate>,
    pub(super) verified_until: Option<NaiveDate>,
    pub(super) readings: Vec<Taken>,
    pub(super) usage: BTreeMap<Month, Usage>,
}

impl<'a> MeterLife<'a> {
    /// Lives the meter month by month. `until`: the last month a reading was sent in.
    pub(super) fn new(town: &Town<'_>, of: &'a Meter, until: Month) -> Self {
        let date = |text: &str| town.span.date(text);
        let mut life = Self {
            of,
            installed_on: date(&of.installed_on),
            removed_on: date(&of.removed_on),
            verified_until: date(&of.verified_until),
            readings: Vec::new(),
            usage: BTreeMap::new(),
        };
        let mut last = life.begin(town);
        let mut moved: Vec<Vec<Decimal>> = Vec::new();
        let mut lapsed = 0;
        let mut month = Month::of(last.on).max(town.span.first);
        let until = life
            .removed_on
            .map_or(until, |day| Month::of(day).min(until));
        while month <= until {
            let billed = (month <= town.span.last).then_some(month);
            let silent = life.is_silent(month.until(town.span.last));
            let change = if silent {
                life.average(&moved)
            } else {
                life.movement(town, month)
            };
            let mut taken = life.take(month, silent, &last.values, &change);
            if taken.on > town.span.today {
                break;
            }
            if life.verified_until.is_some_and(|day| day < taken.on) {
                taken.state = "not_billable";
                lapsed += 1;
                if billed.is_some() {
                    life.usage.insert(month, life.lapsed(lapsed, &moved));
                }
            } else {
                taken.billed = billed;
                taken.state = if billed.is_some() {
                    "billed"
                } else {
                    "accepted"
                };
                if billed.is_some() {
                    life.usage
                        .insert(month, life.read(silent, &last, &taken, &change));
                }
                moved.push(change);
            }
            life.readings.push(taken.clone());
            last = taken;
            month = month.plus(1);
        }
        life.settle_end();
        life
    }

    /// The first reading: at installation, or by an inspector in the month before the first bill.
    fn begin(&mut self, town: &Town<'_>) -> Taken {
        let values: Vec<Decimal> = parted(&self.of.start, self.of.zones);
        let before = town.span.first.plus(-1);
        let first = match self.installed_on {
            Some(day) if day > before.end() => Taken {
                on: day,
                values,
                kind: "initial",
                source: "staff",
                state: "billed",
                billed: Some(Month::of(day)),
            },
            _ => Taken {
                on: before.at(20),
                values,
                kind: "control",
                source: "staff",
                state: "billed",
                billed: Some(before),
            },
        };
        self.readings.push(first.clone());
        first
    }

    /// The reading of a month: sent by the resident, put in by billing, or the last of all.
    fn take(&self, month: Month, silent: bool, last: &[Decimal], change: &[Decimal]) -> Taken {
        let key = format!("{}{}", self.of.account_number, self.of.supplier_code);
        // Gas is read from the 25th on, the rest inside every window of the set.
        let first_day = if self.of.service == "gas" { 25 } else { 20 };
        let spread = noise::below(4, &key, month, 1) as u32;
        let (on, kind, source) = match self.removed_on {
            Some(day) if Month::of(day) == month => (day, "final", "staff"),
            _ if silent => (month.end(), "average", "billing"),
            _ => {
                let sources = ["web", "web", "phone"];
                let source = sources[noise::below(3, &key, month, 2) as usize];
                (month.at(first_day + spread), "customer", source)
            }
        };
        let values = last.iter().zip(change).map(|(a, b)| a + b).collect();
        Taken {
            on,
            values,
            kind,
            source,
            state: "accepted",
            billed: None,
        }
    }

    fn read(&self, silent: bool, last: &Taken, taken: &Taken, change: &[Decimal]) -> Usage {
        Usage {
            basis: if silent { Basis::Average } else { Basis::Meter },
            previous: last.clone(),
            current: Some(taken.clone()),
            consumption: change.iter().map(|c| c * self.of.coefficient).collect(),
            note: if silent { "average_note" } else { "" },
        }
    }

    /// The n-th month after the verification has ended.
    fn lapsed(&self, nth: usize, moved: &[Vec<Decimal>]) -> Usage {
        let average = nth <= AVERAGE_MONTHS && !moved.is_empty();
        let billable = self.readings.iter().rev().find(|r| r.state == "billed");
        let previous = billable.or(self.readings.first()).cloned();
        let consumption = if average {
            self.average(moved)
        } else {
            Vec::new()
        };
        Usage {
            basis: if average { Basis::Average } else { Basis::Norm },
            // `begin` always leaves one; an empty reading would say the same.
            previous: previous.unwrap_or_else(|| Taken {
                on: NaiveDate::MIN,
                values: Vec::new(),
                kind: "control",
                source: "staff",
                state: "billed",
                billed: None,
            }),
            current: None,
            consumption: consumption
                .iter()
                .map(|c| c * self.of.coefficient)
                .collect(),
            note: "lapsed_note",
        }
    }

    /// By zone, the mean of the last months' movement.
    fn average(&self, moved: &[Vec<Decimal>]) -> Vec<Decimal> {
        let recent = &moved[moved.len().saturating_sub(AVERAGE_OVER)..];
        let count = Decimal::from(recent.len().max(1));
        let zone = |zone: usize| {
            let sum: Decimal = recent.iter().filter_map(|month| month.get(zone)).sum();
            round(sum / count, self.of.fraction_digits)
        };
        (0..usize::from(self.of.zones)).map(zone).collect()
    }

    /// How far the register of each zone moves in a month.
    fn movement(&self, town: &Town<'_>, month: Month) -> Vec<Decimal> {
        let mut season = town.data.season(&self.of.season, month.number()) / Decimal::ONE_HUNDRED;
        let changed = [self.installed_on, self.removed_on];
        if changed.iter().flatten().any(|day| Month::of(*day) == month) {
            // The old and the new meter share the month.
            season /= Decimal::TWO;
        }
        let usual: Vec<Decimal> = parted(&self.of.monthly, self.of.zones);
        let moved = usual.into_iter().enumerate().map(|(zone, usual)| {
            let factor = noise::tenth(&self.of.serial, month, zone as u64);
            round(usual * season * factor, self.of.fraction_digits)
        });
        moved.collect()
    }

    fn is_silent(&self, ago: i32) -> bool {
        let bounds = self.of.silent.split_once('-');
        let bounds = bounds.and_then(|(a, b)| Some((a.parse().ok()?, b.parse().ok()?)));
        bounds.is_some_and(|(from, to): (i32, i32)| (to..=from).contains(&ago))
    }

    /// Lifts all values so that the last reading is the one the table asks for.
    fn settle_end(&mut self) {
        let last = self.readings.last().and_then(|taken| taken.values.first());
        let (Some(end), Some(last)) = (self.of.end, last) else {
            return;
        };
        let lift = end - last;
        let lift_all = |taken: &mut Taken| taken.values.iter_mut().for_each(|v| *v += lift);
        self.readings.iter_mut().for_each(lift_all);
        for usage in self.usage.values_mut() {
            lift_all(&mut usage.previous);
            usage.current.iter_mut().for_each(lift_all);
        }
    }
}

/// `1.5/2` by zone; zeros where nothing is said.
fn parted(text: &str, zones: u8) -> Vec<Decimal> {
    let mut values: Vec<Decimal> = text.split('/').filter_map(|v| v.parse().ok()).collect();
    values.resize(usize::from(zones), Decimal::ZERO);
    values
}
