//! Penalty for late payment (ЖК ст. 155 ч. 14; rate of ПП № 329): nothing for the first 30 days,
//! 1/300 of the rate a day until day 90, 1/130 from day 91, on charges only, oldest paid first.

use std::collections::VecDeque;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::calendar::Month;
use super::output::round;

/// min(9.5 %; key rate), as a part of one.
const RATE: Decimal = Decimal::from_parts(95, 0, 0, false, 3);

/// Unpaid charges of one supplier account.
#[derive(Debug, Clone, Default)]
pub(super) struct Arrears {
    debts: VecDeque<(NaiveDate, Decimal)>,
    /// Paid ahead: eaten up by the next charges.
    credit: Decimal,
}

impl Arrears {
    /// A charge (or, negative, a credit) that is due on a day.
    pub(super) fn add(&mut self, due: NaiveDate, amount: Decimal) {
        if amount > Decimal::ZERO {
            self.debts.push_back((due, amount));
        } else {
            self.credit -= amount;
        }
        self.settle();
    }

    /// Penalty of one month's days, rounded once. `paid` holds the payments of the month by day;
    /// the day of payment itself still counts.
    pub(super) fn month(&mut self, month: Month, paid: &[(NaiveDate, Decimal)]) -> Decimal {
        let (mut slow, mut fast) = (Decimal::ZERO, Decimal::ZERO);
        for number in 1..=month.days() {
            let today = month.at(number);
            for (due, amount) in &self.debts {
                match (today - *due).num_days() {
                    ..=30 => {}
                    31..=90 => slow += *amount,
                    _ => fast += *amount,
                }
            }
            self.credit += paid
                .iter()
                .filter(|p| p.0 == today)
                .map(|p| p.1)
                .sum::<Decimal>();
            self.settle();
        }
        round(
            RATE * (slow / Decimal::from(300) + fast / Decimal::from(130)),
            2,
        )
    }

    fn settle(&mut self) {
        while self.credit > Decimal::ZERO {
            let Some((_, amount)) = self.debts.front_mut() else {
                return;
            };
            let part = self.credit.min(*amount);
            *amount -= part;
            self.credit -= part;
            if amount.is_zero() {
                self.debts.pop_front();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// DOMAIN §6.2, example A, in months instead of once: each month rounds for itself.
    #[test]
    fn penalty_begins_on_day_31_and_grows_faster_from_day_91() {
        let mut arrears = Arrears::default();
        arrears.add(day("2025-01-10"), Decimal::from(10_000));
        let paid = [(day("2025-05-10"), Decimal::from(10_000))];
        let month = |n| Month::new(2025, n);
        let got: Vec<_> = (1..=6)
            .map(|n| arrears.month(month(n), &paid).to_string())
            .collect();
        // 19 days, 31 days, 10 + 20 days, 10 days, then paid.
        assert_eq!(got, ["0", "60.17", "98.17", "177.82", "73.08", "0"]);
    }
}
