//! What a consumption will cost, by the tariff table (an estimate: the bill decides).

use rust_decimal::Decimal;
use std::collections::HashMap;

/// A tariff of one zone for volumes within a range of the month's total.
#[derive(Clone, Debug, PartialEq)]
pub struct Rate {
    /// 1–3.
    pub zone: i16,
    pub range_from: Decimal,
    /// None = without end.
    pub range_to: Option<Decimal>,
    /// ₽ a unit.
    pub value: Decimal,
}

/// Tariffs of the account's services on the day: by supplier and service.
pub type Rates = HashMap<(String, String), Vec<PricedRate>>;

/// A rate with the unit that its tariff is for (as it is shown; empty = not said).
#[derive(Clone, Debug)]
pub struct PricedRate {
    pub unit: String,
    pub rate: Rate,
}

/// Roubles, not rounded, for `volume` of `zone` when `already` of the month's total stands before it.
/// None where the table does not cover all of it: no tariff is never 0 ₽.
pub fn charge(rates: &[Rate], zone: i16, already: Decimal, volume: Decimal) -> Option<Decimal> {
    let end = already.checked_add(volume)?;
    let (mut sum, mut covered) = (Decimal::ZERO, Decimal::ZERO);
    let mut any = false;
    for rate in rates.iter().filter(|rate| rate.zone == zone) {
        any = true;
        let from = rate.range_from.max(already);
        let to = rate.range_to.map_or(end, |to| to.min(end));
        if to > from {
            covered += to - from;
            sum = sum.checked_add((to - from).checked_mul(rate.value)?)?;
        }
    }
    (any && covered == volume).then_some(sum)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rust_decimal_macros::dec;

    fn rate(zone: i16, from: Decimal, to: Option<Decimal>, value: Decimal) -> Rate {
        Rate {
            zone,
            range_from: from,
            range_to: to,
            value,
        }
    }

    #[test]
    fn a_volume_costs_its_zones_tariff() {
        let rates = [
            rate(1, dec!(0), None, dec!(6.02)),
            rate(2, dec!(0), None, dec!(3.31)),
        ];
        assert_eq!(charge(&rates, 1, dec!(0), dec!(129)), Some(dec!(776.58)));
        assert_eq!(charge(&rates, 2, dec!(0), dec!(61)), Some(dec!(201.91)));
    }

    #[test]
    fn without_a_tariff_there_is_no_sum() {
        let rates = [rate(1, dec!(0), Some(dec!(100)), dec!(2))];
        assert_eq!(charge(&rates, 3, dec!(0), dec!(1)), None);
        assert_eq!(charge(&[], 1, dec!(0), dec!(0)), None);
        assert_eq!(charge(&rates, 1, dec!(0), dec!(101)), None);
        assert_eq!(charge(&rates, 1, dec!(0), dec!(0)), Some(dec!(0)));
    }

    #[test]
    fn ranges_split_the_months_total() {
        let rates = [
            rate(1, dec!(0), Some(dec!(100)), dec!(2)),
            rate(1, dec!(100), Some(dec!(150)), dec!(3)),
            rate(1, dec!(150), None, dec!(5)),
        ];
        assert_eq!(charge(&rates, 1, dec!(0), dec!(100)), Some(dec!(200)));
        assert_eq!(charge(&rates, 1, dec!(0), dec!(160)), Some(dec!(400)));
        // A second meter goes on where the first stopped.
        assert_eq!(charge(&rates, 1, dec!(90), dec!(70)), Some(dec!(220)));
    }

    proptest! {
        #[test]
        fn cutting_a_volume_in_two_costs_the_same(a in 0_u32..100_000, b in 0_u32..100_000) {
            let rates = [
                rate(1, dec!(0), Some(dec!(300)), dec!(2.17)),
                rate(1, dec!(300), None, dec!(4.4)),
            ];
            let (a, b) = (Decimal::new(a.into(), 2), Decimal::new(b.into(), 2));
            let parts = charge(&rates, 1, dec!(0), a).unwrap() + charge(&rates, 1, a, b).unwrap();
            prop_assert_eq!(charge(&rates, 1, dec!(0), a + b), Some(parts));
        }
    }
}
