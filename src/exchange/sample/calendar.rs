//! Calendar months and the span of months a generated set covers.

use chrono::{Datelike, Days, NaiveDate};

/// Months of bills in a generated set.
const MONTHS: i32 = 24;

/// A calendar month, counted from the year 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Month(i32);

impl Month {
    pub(super) fn new(year: i32, number: u32) -> Self {
        Self(year * 12 + number as i32 - 1)
    }

    pub(super) fn of(date: NaiveDate) -> Self {
        Self::new(date.year(), date.month())
    }

    pub(super) fn plus(self, months: i32) -> Self {
        Self(self.0 + months)
    }

    /// How many months `self` stands before `other`.
    pub(super) fn until(self, other: Month) -> i32 {
        other.0 - self.0
    }

    /// 1 to 12.
    pub(super) fn number(self) -> u32 {
        self.0.rem_euclid(12) as u32 + 1
    }

    pub(super) fn year(self) -> i32 {
        self.0.div_euclid(12)
    }

    pub(super) fn start(self) -> NaiveDate {
        // None only beyond chrono's years.
        NaiveDate::from_ymd_opt(self.year(), self.number(), 1).unwrap_or(NaiveDate::MAX)
    }

    pub(super) fn end(self) -> NaiveDate {
        self.plus(1).start() - Days::new(1)
    }

    pub(super) fn days(self) -> u32 {
        self.end().day()
    }

    /// The day of this month; past the month's end its last day.
    pub(super) fn at(self, day: u32) -> NaiveDate {
        self.start() + Days::new(u64::from(day.clamp(1, self.days())) - 1)
    }

    /// `YYYY-MM`, as the exchange bundle writes a period.
    pub(super) fn period(self) -> String {
        format!("{:04}-{:02}", self.year(), self.number())
    }
}

/// The months a set covers, seen from one day.
#[derive(Debug, Clone, Copy)]
pub(super) struct Span {
    pub(super) today: NaiveDate,
    /// First billed month.
    pub(super) first: Month,
    /// Last billed month: the last full one whose day of issue has come.
    pub(super) last: Month,
}

impl Span {
    pub(super) fn new(today: NaiveDate) -> Self {
        Self::of(today, MONTHS)
    }

    /// A span of `months` billed months.
    pub(super) fn of(today: NaiveDate, months: i32) -> Self {
        let full = Month::of(today).plus(-1);
        let last = if issued_on(full) <= today {
            full
        } else {
            full.plus(-1)
        };
        Self {
            today,
            first: last.plus(1 - months),
            last,
        }
    }

    /// Billed months, oldest first.
    pub(super) fn months(self) -> impl Iterator<Item = Month> {
        (0..=self.first.until(self.last)).map(move |n| self.first.plus(n))
    }

    /// A date of the embedded tables: ISO, `L-10:12` (the 12th of the month ten before the last
    /// billed one) or `T+20` (days from today). Empty and anything else is no date.
    pub(super) fn date(self, text: &str) -> Option<NaiveDate> {
        if let Some(days) = text.strip_prefix('T') {
            return Some(self.today + chrono::TimeDelta::days(days.parse().ok()?));
        }
        if let Some(rest) = text.strip_prefix('L') {
            let (months, day) = rest.split_once(':')?;
            let month = self.last.plus(months.parse().ok()?);
            return Some(month.at(day.parse().ok()?));
        }
        text.parse().ok()
    }
}

/// Day a bill is issued: the 5th of the next month.
pub(super) fn issued_on(period: Month) -> NaiveDate {
    period.plus(1).at(5)
}

/// Day a bill is due: the 15th of the next month, until the period 2026-02 the 10th (177-ФЗ).
pub(super) fn due_on(period: Month) -> NaiveDate {
    let day = if period < Month::new(2026, 3) { 10 } else { 15 };
    period.plus(1).at(day)
}
