//! The month a bill is for.

use std::{fmt, str::FromStr};

use chrono::{Datelike, Months, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A billing month, written `YYYY-MM`; stored as the `date` of its first day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period(NaiveDate);

/// The text is not `YYYY-MM` with a year from 1990 to 2100.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a month as YYYY-MM")]
pub struct PeriodError;

impl Period {
    /// `None` unless the year is 1990–2100 and the month 1–12.
    pub fn new(year: i32, month: u32) -> Option<Period> {
        (1990..=2100)
            .contains(&year)
            .then(|| NaiveDate::from_ymd_opt(year, month, 1))
            .flatten()
            .map(Period)
    }

    /// Reads exactly `YYYY-MM`.
    pub fn parse(text: &str) -> Result<Period, PeriodError> {
        let (year, month) = text.split_once('-').ok_or(PeriodError)?;
        if year.len() != 4 || month.len() != 2 {
            return Err(PeriodError);
        }
        let year = super::dates::number(year).ok_or(PeriodError)?;
        let month = super::dates::number(month).ok_or(PeriodError)?;
        i32::try_from(year)
            .ok()
            .and_then(|year| Period::new(year, month))
            .ok_or(PeriodError)
    }

    /// The month a day falls in.
    pub fn of(day: NaiveDate) -> Period {
        Period(day.with_day(1).unwrap_or(day))
    }

    /// From the `date` column; any day of the month will do.
    pub fn from_date(day: NaiveDate) -> Period {
        Period::of(day)
    }

    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// 1 to 12.
    pub fn month(self) -> u32 {
        self.0.month()
    }

    /// Also the form it is stored in.
    pub fn first_day(self) -> NaiveDate {
        self.0
    }

    pub fn last_day(self) -> NaiveDate {
        self.next().0.pred_opt().unwrap_or(self.0)
    }

    pub fn contains(self, day: NaiveDate) -> bool {
        Period::of(day) == self
    }

    pub fn next(self) -> Period {
        Period(self.0.checked_add_months(Months::new(1)).unwrap_or(self.0))
    }

    pub fn prev(self) -> Period {
        Period(self.0.checked_sub_months(Months::new(1)).unwrap_or(self.0))
    }

    /// Months from this one to `later`: 0 for the same month, negative when it is earlier.
    pub fn months_between(self, later: Period) -> i32 {
        let count = |period: Period| period.year() * 12 + period.0.month0().cast_signed();
        count(later) - count(self)
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{:04}-{:02}", self.year(), self.month()))
    }
}

impl FromStr for Period {
    type Err = PeriodError;
    fn from_str(text: &str) -> Result<Period, PeriodError> {
        Period::parse(text)
    }
}

impl Serialize for Period {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Period {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Period, D::Error> {
        let text = String::deserialize(deserializer)?;
        Period::parse(&text).map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn period(text: &str) -> Period {
        Period::parse(text).unwrap()
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn only_year_and_month_are_read() {
        assert_eq!(period("2018-12").to_string(), "2018-12");
        for text in [
            "",
            "2018",
            "2018-13",
            "2018-00",
            "2018-1",
            "18-12",
            "1989-12",
            "2101-01",
            "2018-12-01",
            "2018.12",
            " 2018-12",
            "+018-12",
            "2018-+1",
            "2018-1２",
        ] {
            assert_eq!(Period::parse(text), Err(PeriodError), "{text:?}");
        }
    }

    #[test]
    fn a_month_knows_its_days_and_neighbours() {
        assert_eq!(period("2018-12").first_day(), day("2018-12-01"));
        assert_eq!(period("2018-12").last_day(), day("2018-12-31"));
        assert_eq!(period("2020-02").last_day(), day("2020-02-29"));
        assert_eq!(period("2018-12").next(), period("2019-01"));
        assert_eq!(period("2018-01").prev(), period("2017-12"));
        assert_eq!(Period::of(day("2018-12-31")), period("2018-12"));
        assert!(period("2018-12").contains(day("2018-12-31")));
        assert!(!period("2018-12").contains(day("2019-12-31")));
    }

    #[test]
    fn months_are_counted_with_their_sign() {
        assert_eq!(period("2018-11").months_between(period("2019-02")), 3);
        assert_eq!(period("2019-02").months_between(period("2018-11")), -3);
        assert!(period("2018-12") < period("2019-01"));
    }

    #[test]
    fn the_edges_of_the_calendar_do_not_panic() {
        assert!(Period::of(NaiveDate::MAX).next().last_day() <= NaiveDate::MAX);
        assert!(Period::of(NaiveDate::MIN).prev().first_day() >= NaiveDate::MIN);
    }

    #[test]
    fn json_carries_a_string() {
        assert_eq!(
            serde_json::to_string(&period("2018-12")).unwrap(),
            r#""2018-12""#
        );
        assert!(serde_json::from_str::<Period>(r#""2018-13""#).is_err());
    }

    proptest! {
        #[test]
        fn every_month_reads_back(year in 1990_i32..=2100, month in 1_u32..=12) {
            let period = Period::new(year, month).unwrap();
            prop_assert_eq!(Period::parse(&period.to_string()), Ok(period));
            prop_assert_eq!(period.next().prev(), period);
            prop_assert_eq!(period.months_between(period.next()), 1);
        }

        #[test]
        fn no_text_makes_it_panic(text in any::<String>(), near in "[0-9-]{0,9}") {
            let _ = Period::parse(&text);
            let _ = Period::parse(&near);
        }
    }
}
