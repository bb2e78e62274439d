//! Tariff history: base tariffs and the yearly steps give the table of prices over the span.

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

use super::calendar::{Month, Span};
use super::data::{BaseTariff, Data};
use super::output::round;

/// The base tariffs hold since January of this year.
const BASE_YEAR: i32 = 2015;
/// How many months before the first bill the history begins.
const HISTORY: i32 = -12;

/// The price of one zone and range since one day.
pub(super) struct Price<'a> {
    pub(super) of: &'a BaseTariff,
    pub(super) valid_from: NaiveDate,
    pub(super) value: Decimal,
}

/// All prices, ordered by tariff and day.
pub(super) struct Prices<'a>(pub(super) Vec<Price<'a>>);

impl<'a> Prices<'a> {
    pub(super) fn new(data: &'a Data, span: Span) -> Self {
        let steps = steps(data, span);
        let begin = span.first.plus(HISTORY).start();
        let mut all = Vec::new();
        for of in &data.tariffs {
            let mut value = of.value;
            let mut history = vec![(Month::new(BASE_YEAR, 1).start(), value)];
            for (date, percent) in &steps {
                value = round(value * (Decimal::ONE + percent / Decimal::ONE_HUNDRED), 2);
                history.push((*date, value));
            }
            let in_force = history
                .iter()
                .rposition(|(date, _)| *date <= begin)
                .unwrap_or(0);
            let price = |(valid_from, value)| Price {
                of,
                valid_from,
                value,
            };
            all.extend(history.into_iter().skip(in_force).map(price));
        }
        Self(all)
    }

    /// Prices of a tariff in force on the first day of a month, one a zone and range, in the
    /// order of the table (ranges ascending).
    pub(super) fn at(&self, code: &str, month: Month) -> Vec<&Price<'a>> {
        let mut found: Vec<&Price<'a>> = Vec::new();
        for price in self
            .0
            .iter()
            .filter(|p| p.of.code == code && p.valid_from <= month.start())
        {
            match found.last_mut() {
                Some(last) if std::ptr::eq(last.of, price.of) => *last = price,
                _ => found.push(price),
            }
        }
        found
    }
}

/// Days of the steps up to today, with their percents.
fn steps(data: &Data, span: Span) -> Vec<(NaiveDate, Decimal)> {
    let mut found = Vec::new();
    for year in BASE_YEAR..=span.today.year() {
        let this_year = |s: &&super::data::TariffStep| (s.from_year..=s.to_year).contains(&year);
        let dated = data.steps.iter().filter(this_year);
        found.extend(dated.map(|s| (Month::new(year, s.month).start(), s.percent)));
    }
    found.retain(|(date, _)| *date <= span.today);
    found.sort();
    found
}
