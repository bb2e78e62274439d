//! What an account asks of a person today: how much until when, which readings, what to beware of.

use crate::base::Money;
use crate::bills::SupplierDue;
use crate::readings::{MeterState, ReadingsSummary};
use chrono::NaiveDate;

/// What is due of an account, in the words of the home page.
#[derive(Clone, Debug, PartialEq)]
pub enum Balance {
    /// No bill yet, which is not «0 ₽».
    NoBill,
    Owed {
        sum: Money,
        /// The nearest day by which some of it is due.
        by: Option<NaiveDate>,
        /// Suppliers want their parts on different days.
        several: bool,
    },
    /// Nothing is owed, and so much (positive) is ahead.
    Overpaid(Money),
    Settled,
}

/// The balance of one account's dues.
pub fn balance(dues: &[SupplierDue]) -> Balance {
    let sum = SupplierDue::owed(dues);
    if sum.is_positive() {
        let owed = dues.iter().filter(|due| due.due.is_positive());
        let mut days: Vec<NaiveDate> = owed.filter_map(|due| due.due_on).collect();
        days.sort_unstable();
        days.dedup();
        return Balance::Owed {
            sum,
            by: days.first().copied(),
            several: days.len() > 1,
        };
    }
    let over = SupplierDue::overpaid(dues);
    if over.is_positive() {
        Balance::Overpaid(over)
    } else if dues.iter().all(|due| due.period.is_none()) {
        Balance::NoBill
    } else {
        Balance::Settled
    }
}

/// What is to be done about readings.
#[derive(Clone, Debug, PartialEq)]
pub enum Task {
    /// No meter stands here.
    NoMeters,
    /// Wanted until this day (none = any day will do); so many of so many registers are sent.
    Send {
        until: Option<NaiveDate>,
        sent: usize,
        of: usize,
    },
    /// All sent; they can be changed until this day.
    Sent {
        on: Option<NaiveDate>,
        until: Option<NaiveDate>,
    },
    /// The window is closed; when it opens again, if that is known.
    Closed { opens_on: Option<NaiveDate> },
}

/// The readings task of one account.
pub fn task(summary: Option<&ReadingsSummary>) -> Task {
    let Some(summary) = summary.filter(|summary| summary.registers > 0) else {
        return Task::NoMeters;
    };
    if summary.sent >= summary.registers {
        Task::Sent {
            on: summary.last_sent_on,
            until: summary.until.filter(|_| summary.open),
        }
    } else if summary.open {
        Task::Send {
            until: summary.until,
            sent: summary.sent,
            of: summary.registers,
        }
    } else {
        Task::Closed {
            opens_on: summary.opens_on,
        }
    }
}

/// Days before the end of a verification from which on it is said.
const SOON: i64 = 60;
/// Months without readings from which on it is said.
const SILENT: u32 = 2;

/// What to beware of with a meter; the order is the priority.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Warning {
    /// The verification ended on this day.
    Lapsed(NaiveDate),
    /// So many months without readings.
    Silent(u32),
    /// The verification ends on this day, within 60 days.
    EndsSoon(NaiveDate),
}

/// The warnings of a meter at `today`, the gravest first.
pub fn warnings(meter: &MeterState, today: NaiveDate) -> Vec<Warning> {
    let mut found = Vec::new();
    match meter.verified_until {
        Some(day) if day < today => found.push(Warning::Lapsed(day)),
        Some(day) if (day - today).num_days() <= SOON => found.push(Warning::EndsSoon(day)),
        _ => {}
    }
    if meter.months_missing >= SILENT {
        found.push(Warning::Silent(meter.months_missing));
    }
    found.sort();
    found
}

/// A button that could be the page's filled one: `None` = no deadline.
pub type Deadline = Option<NaiveDate>;

/// Which of the buttons is the nearest task: one with a deadline before one without, then in order.
pub fn nearest(buttons: impl IntoIterator<Item = Deadline>) -> Option<usize> {
    let keyed = buttons.into_iter().enumerate();
    keyed
        .min_by_key(|(place, deadline)| (deadline.is_none(), *deadline, *place))
        .map(|(place, _)| place)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Period;
    use rust_decimal::Decimal;
    use uuid::Uuid;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }
    fn due(kopecks: i64, by: Option<&str>) -> SupplierDue {
        SupplierDue {
            account_id: Uuid::nil(),
            supplier_account_id: Uuid::nil(),
            supplier_code: "s".to_owned(),
            supplier_name: "S".to_owned(),
            number: "1".to_owned(),
            period: by.map(|_| Period::new(2026, 10).unwrap()),
            due_on: by.map(day),
            due: Money::from_kopecks(kopecks),
        }
    }

    #[test]
    fn an_overpayment_never_lowers_what_another_gets() {
        let dues = [
            due(10_000, Some("2026-12-15")),
            due(-3_000, Some("2026-12-10")),
            due(5_000, Some("2026-12-20")),
        ];
        assert_eq!(
            balance(&dues),
            Balance::Owed {
                sum: Money::from_kopecks(15_000),
                by: Some(day("2026-12-15")),
                several: true
            }
        );
    }

    #[test]
    fn no_bill_is_not_nothing_to_pay() {
        assert_eq!(balance(&[]), Balance::NoBill);
        assert_eq!(balance(&[due(0, None)]), Balance::NoBill);
        assert_eq!(
            balance(&[due(0, Some("2026-12-15")), due(0, None)]),
            Balance::Settled
        );
        assert_eq!(
            balance(&[due(-213, Some("2026-12-15"))]),
            Balance::Overpaid(Money::from_kopecks(213))
        );
    }

    fn meter(verified_until: Option<&str>, months_missing: u32) -> MeterState {
        MeterState {
            meter_id: Uuid::nil(),
            supplier_code: String::new(),
            service_code: String::new(),
            service_name: String::new(),
            service_name_en: String::new(),
            serial: String::new(),
            unit: String::new(),
            fraction_digits: 3,
            verified_until: verified_until.map(day),
            last: vec![(1, Decimal::ONE, day("2026-10-20"))],
            sent: false,
            months_missing,
            closes: None,
            any_day: false,
        }
    }

    #[test]
    fn a_lapsed_verification_is_graver_than_silence_and_that_than_an_end_in_sight() {
        let today = day("2026-11-22");
        let of = |until, months| warnings(&meter(until, months), today);
        assert_eq!(
            of(Some("2026-11-21"), 3),
            [Warning::Lapsed(day("2026-11-21")), Warning::Silent(3)]
        );
        assert_eq!(
            of(Some("2026-11-22"), 2),
            [Warning::Silent(2), Warning::EndsSoon(day("2026-11-22"))]
        );
        assert_eq!(
            of(Some("2027-01-21"), 0),
            [Warning::EndsSoon(day("2027-01-21"))]
        );
        assert_eq!(of(Some("2027-01-22"), 1), []);
        assert_eq!(of(None, 0), []);
    }

    fn readings(open: bool, registers: usize, sent: usize) -> ReadingsSummary {
        ReadingsSummary {
            period: Period::new(2026, 11).unwrap(),
            open,
            until: open.then(|| day("2026-11-25")),
            opens_on: (!open).then(|| day("2026-12-15")),
            registers,
            sent,
            last_sent_on: (sent > 0).then(|| day("2026-11-20")),
            meters: Vec::new(),
        }
    }

    #[test]
    fn the_readings_task_follows_the_window_and_what_is_sent() {
        let until = Some(day("2026-11-25"));
        assert_eq!(task(None), Task::NoMeters);
        assert_eq!(task(Some(&readings(true, 0, 0))), Task::NoMeters);
        assert_eq!(
            task(Some(&readings(true, 3, 1))),
            Task::Send {
                until,
                sent: 1,
                of: 3
            }
        );
        assert_eq!(
            task(Some(&readings(true, 3, 3))),
            Task::Sent {
                on: Some(day("2026-11-20")),
                until
            }
        );
        assert_eq!(
            task(Some(&readings(false, 3, 1))),
            Task::Closed {
                opens_on: Some(day("2026-12-15"))
            }
        );
    }

    #[test]
    fn the_nearest_task_is_the_one_with_the_first_deadline() {
        let (a, b) = (Some(day("2026-11-25")), Some(day("2026-11-15")));
        assert_eq!(nearest([None, a, b]), Some(2));
        assert_eq!(nearest([None, None]), Some(0));
        assert_eq!(nearest([a, a]), Some(0));
        assert_eq!(nearest([]), None);
    }
}
