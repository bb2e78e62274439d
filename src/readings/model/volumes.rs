//! What ran through a meter in a month, from readings alone.

use super::{Dial, Known, consumption};
use crate::base::Period;
use rust_decimal::Decimal;

/// Longest silence that is still shared out over its months; a longer one says nothing of a month.
const LONGEST: u32 = 12;
/// Digits of a share, in the meter's unit.
const DIGITS: u32 = 3;

/// Consumption of one register in one month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Through {
    pub period: Period,
    pub volume: Decimal,
    /// So many months lie between the two readings; more than 1 = an equal share of what ran through.
    pub months: u32,
}

/// Months between readings of one register, oldest first. Readings that billing calculated are left out:
/// what they say is not consumption. The last reading of a month counts for it.
pub fn by_month(readings: &[Known], dial: &Dial) -> Vec<Through> {
    let mut last: Vec<&Known> = Vec::new();
    for reading in readings.iter().filter(|reading| reading.kind.is_read()) {
        match last.last() {
            Some(same) if same.period == reading.period => {
                last.pop();
                last.push(reading);
            }
            _ => last.push(reading),
        }
    }
    let mut found = Vec::new();
    for pair in last.windows(2) {
        let [earlier, later] = pair else { continue };
        let months = u32::try_from(earlier.period.months_between(later.period)).unwrap_or(0);
        let Some(volume) = consumption(earlier, later, dial) else {
            continue;
        };
        if !(1..=LONGEST).contains(&months) {
            continue;
        }
        let share = (volume / Decimal::from(months)).round_dp(DIGITS);
        let mut period = later.period;
        let mut shares = Vec::new();
        for _ in 0..months {
            shares.push(Through {
                period,
                volume: if months == 1 { volume } else { share },
                months,
            });
            period = period.prev();
        }
        found.extend(shares.into_iter().rev());
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::readings::model::Kind;
    use rust_decimal_macros::dec;
    use uuid::Uuid;

    fn read(period: &str, value: Decimal, kind: Kind) -> Known {
        let period = Period::parse(period).unwrap();
        Known {
            id: Uuid::nil(),
            value,
            taken_on: period.last_day(),
            kind,
            period,
            billed: false,
            batch: None,
            new_meter: false,
        }
    }

    const DIAL: Dial = Dial {
        integer_digits: 6,
        fraction_digits: 3,
        coefficient: Decimal::ONE,
    };

    fn volumes(readings: &[Known]) -> Vec<(String, Decimal, u32)> {
        by_month(readings, &DIAL)
            .into_iter()
            .map(|t| (t.period.to_string(), t.volume, t.months))
            .collect()
    }

    #[test]
    fn a_month_is_what_ran_through_between_its_last_reading_and_the_one_before() {
        let readings = [
            read("2018-09", dec!(54), Kind::Customer),
            read("2018-10", dec!(57), Kind::Customer),
            read("2018-10", dec!(58.5), Kind::Customer),
            read("2018-11", dec!(64), Kind::Control),
        ];
        assert_eq!(
            volumes(&readings),
            [
                ("2018-10".to_owned(), dec!(4.5), 1),
                ("2018-11".to_owned(), dec!(5.5), 1)
            ]
        );
    }

    #[test]
    fn what_ran_through_in_silent_months_is_shared_out_evenly_and_says_so() {
        let readings = [
            read("2018-08", dec!(64), Kind::Customer),
            read("2018-10", dec!(70), Kind::Calculated),
            read("2018-11", dec!(74), Kind::Customer),
        ];
        let found = volumes(&readings);
        assert_eq!(found.len(), 3);
        assert!(
            found
                .iter()
                .all(|(_, volume, months)| *volume == dec!(3.333) && *months == 3)
        );
    }

    #[test]
    fn a_new_meter_and_a_gap_of_years_say_nothing() {
        let mut replaced = read("2018-10", dec!(1), Kind::Customer);
        replaced.new_meter = true;
        assert_eq!(
            volumes(&[read("2018-09", dec!(54), Kind::Customer), replaced]),
            []
        );
        let years = [
            read("2016-01", dec!(1), Kind::Customer),
            read("2018-10", dec!(9), Kind::Customer),
        ];
        assert_eq!(volumes(&years), []);
    }
}
