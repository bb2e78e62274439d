//! The period filter of histories: `?period=3m|6m|12m|custom&from=YYYY-MM-DD&to=YYYY-MM-DD`.

use chrono::{Months, NaiveDate};
use serde::Deserialize;

use super::dates::{DateError, parse_date};

/// The query as sent; every field may be missing, blank or wrong, so a link never breaks.
///
/// `from` and `to` are kept as typed, to stand in the form again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct PeriodFilter {
    pub period: Option<String>,
    pub from: Option<String>,
    pub to: Option<String>,
}

/// Which of the four choices is selected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeriodChoice {
    ThreeMonths,
    SixMonths,
    TwelveMonths,
    Custom,
}

/// Why a custom range cannot be used; the field it belongs to is in the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FilterError {
    #[error("from: {0}")]
    From(DateError),
    #[error("to: {0}")]
    To(DateError),
    #[error("to: earlier than from")]
    Reversed,
}

impl PeriodChoice {
    /// In the order they are offered.
    pub const ALL: [PeriodChoice; 4] = [
        PeriodChoice::ThreeMonths,
        PeriodChoice::SixMonths,
        PeriodChoice::TwelveMonths,
        PeriodChoice::Custom,
    ];

    /// The value in the query.
    pub fn as_str(self) -> &'static str {
        match self {
            PeriodChoice::ThreeMonths => "3m",
            PeriodChoice::SixMonths => "6m",
            PeriodChoice::TwelveMonths => "12m",
            PeriodChoice::Custom => "custom",
        }
    }

    fn months(self) -> Option<Months> {
        match self {
            PeriodChoice::ThreeMonths => Some(Months::new(3)),
            PeriodChoice::SixMonths => Some(Months::new(6)),
            PeriodChoice::TwelveMonths => Some(Months::new(12)),
            PeriodChoice::Custom => None,
        }
    }
}

impl PeriodFilter {
    /// The choice to show as selected: the named one; `custom` when only dates were sent;
    /// otherwise three months.
    pub fn choice(&self) -> PeriodChoice {
        let named = filled(&self.period);
        let dated = filled(&self.from).or(filled(&self.to)).is_some();
        match named {
            Some(name) => PeriodChoice::ALL
                .into_iter()
                .find(|choice| choice.as_str().eq_ignore_ascii_case(name))
                .unwrap_or(PeriodChoice::ThreeMonths),
            None if dated => PeriodChoice::Custom,
            None => PeriodChoice::ThreeMonths,
        }
    }

    /// First and last day, both included. Named choices end today; a custom range needs
    /// `from`, and a blank `to` means today.
    pub fn range(&self, today: NaiveDate) -> Result<(NaiveDate, NaiveDate), FilterError> {
        if let Some(months) = self.choice().months() {
            return Ok((today.checked_sub_months(months).unwrap_or(today), today));
        }
        let from = parse_date(filled(&self.from).unwrap_or_default()).map_err(FilterError::From)?;
        let to = match filled(&self.to) {
            Some(text) => parse_date(text).map_err(FilterError::To)?,
            None => today,
        };
        if to < from {
            return Err(FilterError::Reversed);
        }
        Ok((from, to))
    }
}

fn filled(field: &Option<String>) -> Option<&str> {
    field
        .as_deref()
        .map(str::trim)
        .filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn filter(period: &str, from: &str, to: &str) -> PeriodFilter {
        let some = |text: &str| Some(text.to_owned());
        PeriodFilter {
            period: some(period),
            from: some(from),
            to: some(to),
        }
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn three_months_are_the_default_and_the_answer_to_nonsense() {
        let expected = Ok((day("2018-09-30"), day("2018-12-30")));
        for filter in [
            PeriodFilter::default(),
            filter("", "", ""),
            filter("7y", "x", "y"),
        ] {
            assert_eq!(filter.choice(), PeriodChoice::ThreeMonths);
            assert_eq!(filter.range(day("2018-12-30")), expected);
        }
    }

    #[test]
    fn named_choices_end_today_whatever_dates_came_along() {
        let filter_6m = filter("6m", "2001-01-01", "bad");
        assert_eq!(filter_6m.choice(), PeriodChoice::SixMonths);
        assert_eq!(
            filter_6m.range(day("2018-08-31")),
            Ok((day("2018-02-28"), day("2018-08-31")))
        );
        let filter_12m = filter(" 12M ", "", "");
        assert_eq!(
            filter_12m.range(day("2018-08-31")),
            Ok((day("2017-08-31"), day("2018-08-31")))
        );
    }

    #[test]
    fn a_custom_range_takes_both_writings_and_defaults_to_today() {
        let today = day("2018-12-30");
        let both = filter("custom", "01.10.2018", "2018-10-31");
        assert_eq!(
            both.range(today),
            Ok((day("2018-10-01"), day("2018-10-31")))
        );
        let open = filter("", "2018-10-01", "");
        assert_eq!(open.choice(), PeriodChoice::Custom);
        assert_eq!(open.range(today), Ok((day("2018-10-01"), today)));
    }

    #[test]
    fn a_wrong_custom_range_names_its_field() {
        let range = |from, to| filter("custom", from, to).range(day("2018-12-30"));
        assert_eq!(range("", ""), Err(FilterError::From(DateError::Empty)));
        assert_eq!(range("x", ""), Err(FilterError::From(DateError::NotADate)));
        assert_eq!(
            range("2018-10-01", "x"),
            Err(FilterError::To(DateError::NotADate))
        );
        assert_eq!(
            range("2018-10-02", "2018-10-01"),
            Err(FilterError::Reversed)
        );
    }

    proptest! {
        #[test]
        fn no_query_makes_it_panic(period in any::<String>(), from in any::<String>(), to in any::<String>()) {
            let _ = filter(&period, &from, &to).range(NaiveDate::MIN);
            let _ = filter("custom", &from, &to).range(NaiveDate::MAX);
        }
    }
}
