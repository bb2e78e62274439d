//! Roubles with kopecks.

use std::{
    fmt,
    iter::Sum,
    ops::{Add, AddAssign, Neg, Sub},
};

use rust_decimal::{Decimal, RoundingStrategy, prelude::ToPrimitive};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::text::{self, MINUS, NBSP};

/// A sum in roubles, always whole kopecks; stored as `numeric(14,2)`.
///
/// Sums saturate instead of panicking; what is too large for the column is refused there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default, sqlx::Type)]
#[sqlx(transparent)]
pub struct Money(Decimal);

/// Why a text is not a sum of money.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    #[error("empty")]
    Empty,
    #[error("not a number")]
    NotANumber,
    #[error("more than two decimals")]
    TooManyDecimals,
    /// `1,234` or `1.234`: thousands to one reader, a fraction to another.
    #[error("ambiguous: one separator followed by three digits")]
    Ambiguous,
    /// 10^12 roubles or more either way, the bound of `numeric(14,2)`.
    #[error("too large")]
    TooLarge,
}

/// Digits before the point that `numeric(14,2)` holds.
const INTEGER_DIGITS: usize = 12;
const SIGNS: [char; 2] = ['-', MINUS];
/// Longest first, so that no rest of a unit stays behind.
const UNITS: [&str; 4] = ["руб.", "руб", "р.", "₽"];

impl Money {
    pub const ZERO: Money = Money(Decimal::ZERO);

    /// Rounds half a kopeck away from zero.
    pub fn from_decimal(value: Decimal) -> Money {
        let mut value = value.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
        value.rescale(2);
        if value.is_zero() {
            value.set_sign_positive(true);
        }
        Money(value)
    }

    pub fn from_kopecks(kopecks: i64) -> Money {
        Money(Decimal::new(kopecks, 2))
    }

    /// The sum in roubles, with a scale of exactly 2.
    pub fn decimal(self) -> Decimal {
        Money::from_decimal(self.0).0
    }

    /// The sum in kopecks, for banks and the receipt QR; `None` when it does not fit.
    pub fn kopecks(self) -> Option<i64> {
        self.decimal().checked_mul(Decimal::ONE_HUNDRED)?.to_i64()
    }

    /// Reads what a person types or a billing system writes: `1 234,56`, `1234.56`, `−2,13`,
    /// `1.234,56`, with or without `₽` or `руб.`; any spaces are dropped.
    ///
    /// Nothing is guessed: `1,234` is [`MoneyError::Ambiguous`], while `0,123` can only be a
    /// fraction and is [`MoneyError::TooManyDecimals`].
    pub fn parse(text: &str) -> Result<Money, MoneyError> {
        let text = text::without_blanks(text).to_lowercase();
        if text.is_empty() {
            return Err(MoneyError::Empty);
        }
        let number = UNITS
            .iter()
            .find_map(|unit| text.strip_suffix(unit))
            .unwrap_or(&text);
        // The English form carries its sign before the rouble: −₽2.13.
        let (negative, number) = match number.strip_prefix(SIGNS) {
            Some(rest) => (true, rest),
            None => (false, number),
        };
        let number = number.strip_prefix('₽').unwrap_or(number);
        let (integer, fraction) = split(number)?;

        let integer = integer.trim_start_matches('0');
        if integer.len() > INTEGER_DIGITS {
            return Err(MoneyError::TooLarge);
        }
        // At most 14 digits, so neither step can fail for want of room.
        let kopecks: i64 = format!("{integer}{fraction:0<2}")
            .parse()
            .map_err(|_| MoneyError::NotANumber)?;
        Ok(Money::from_kopecks(if negative {
            -kopecks
        } else {
            kopecks
        }))
    }

    /// For programs: `-2.13`, `62918.45`, `0.00`.
    pub fn plain(self) -> String {
        let (negative, integer, fraction) = self.parts();
        let sign = if negative { "-" } else { "" };
        format!("{sign}{integer}.{fraction}")
    }

    /// On Russian pages: `62 918,45 ₽` with U+00A0 and U+2212.
    pub fn ru(self) -> String {
        let (negative, integer, fraction) = self.parts();
        let integer = text::thousands(&integer, NBSP);
        format!("{}{integer},{fraction}{NBSP}₽", shown_sign(negative))
    }

    /// On English pages: `₽62,918.45`, `−₽2.13` with U+2212.
    pub fn en(self) -> String {
        let (negative, integer, fraction) = self.parts();
        let integer = text::thousands(&integer, ",");
        format!("{}₽{integer}.{fraction}", shown_sign(negative))
    }

    /// The value of a form field: `1234,56`.
    pub fn input(self) -> String {
        self.plain().replace('.', ",")
    }

    pub fn is_positive(self) -> bool {
        self > Money::ZERO
    }

    pub fn is_negative(self) -> bool {
        self < Money::ZERO
    }

    pub fn is_zero(self) -> bool {
        self == Money::ZERO
    }

    /// Sign, digits before the point, two digits after it.
    fn parts(self) -> (bool, String, String) {
        let digits = format!("{:.2}", self.decimal().abs());
        let (integer, fraction) = digits.split_once('.').unwrap_or((&digits, "00"));
        (self.is_negative(), integer.to_owned(), fraction.to_owned())
    }
}

fn shown_sign(negative: bool) -> &'static str {
    if negative { "\u{2212}" } else { "" }
}

/// Splits an unsigned number without blanks into its whole digits and at most two decimals.
fn split(number: &str) -> Result<(String, &str), MoneyError> {
    let Some(last) = number.rfind([',', '.']) else {
        return digits(number).map(|integer| (integer.to_owned(), ""));
    };
    let (before, after) = (&number[..last], &number[last + 1..]);
    let decimal = &number[last..=last];
    let other = if decimal == "," { "." } else { "," };
    digits(after)?;

    if before.contains(decimal) {
        // 1.234.567: a decimal separator stands only once, so these are thousands.
        return Ok((join_groups(number, decimal)?, ""));
    }
    if before.contains(other) {
        let integer = join_groups(before, other)?;
        return two_decimals(after).map(|fraction| (integer, fraction));
    }
    digits(before)?;
    if after.len() == 3 && before.len() <= 3 && !before.starts_with('0') {
        return Err(MoneyError::Ambiguous);
    }
    two_decimals(after).map(|fraction| (before.to_owned(), fraction))
}

fn digits(text: &str) -> Result<&str, MoneyError> {
    if text::all_digits(text) {
        Ok(text)
    } else {
        Err(MoneyError::NotANumber)
    }
}

fn two_decimals(fraction: &str) -> Result<&str, MoneyError> {
    if fraction.len() > 2 {
        Err(MoneyError::TooManyDecimals)
    } else {
        Ok(fraction)
    }
}

/// Joins `1.234.567`; groups after the first must have three digits, the first one to three.
fn join_groups(number: &str, separator: &str) -> Result<String, MoneyError> {
    let mut joined = String::with_capacity(number.len());
    for (i, group) in number.split(separator).enumerate() {
        let well_formed = if i == 0 {
            group.len() <= 3
        } else {
            group.len() == 3
        };
        if !well_formed || !text::all_digits(group) {
            return Err(MoneyError::NotANumber);
        }
        joined.push_str(group);
    }
    Ok(joined)
}

impl Add for Money {
    type Output = Money;
    fn add(self, other: Money) -> Money {
        Money(self.0.saturating_add(other.0))
    }
}

impl Sub for Money {
    type Output = Money;
    fn sub(self, other: Money) -> Money {
        Money(self.0.saturating_sub(other.0))
    }
}

impl Neg for Money {
    type Output = Money;
    fn neg(self) -> Money {
        Money::ZERO - self
    }
}

impl AddAssign for Money {
    fn add_assign(&mut self, other: Money) {
        *self = *self + other;
    }
}

impl Sum for Money {
    fn sum<I: Iterator<Item = Money>>(sums: I) -> Money {
        sums.fold(Money::ZERO, Add::add)
    }
}

impl<'a> Sum<&'a Money> for Money {
    fn sum<I: Iterator<Item = &'a Money>>(sums: I) -> Money {
        sums.copied().sum()
    }
}

/// Same as [`Money::plain`].
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.plain())
    }
}

/// As a string, so that no reader on the way makes a float of it.
impl Serialize for Money {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.plain())
    }
}

impl<'de> Deserialize<'de> for Money {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Money, D::Error> {
        let text = String::deserialize(deserializer)?;
        Money::parse(&text).map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn kopecks(text: &str) -> Result<i64, MoneyError> {
        Money::parse(text).map(|money| money.kopecks().unwrap())
    }

    #[test]
    fn usual_writings_are_read() {
        for (text, expected) in [
            ("1 234,56", 123_456),
            ("1234.56", 123_456),
            ("-2,13", -213),
            ("\u{2212}2,13", -213),
            ("- 2,13", -213),
            ("112\u{a0}994,24\u{a0}₽", 11_299_424),
            ("112\u{202f}994,24 руб.", 11_299_424),
            ("112\u{2009}994,24руб", 11_299_424),
            ("5 р.", 500),
            ("5 РУБ.", 500),
            ("1,5", 150),
            ("0,00", 0),
            ("-0", 0),
            ("007,10", 710),
            ("1.234,56", 123_456),
            ("1,234.56", 123_456),
            ("1.234.567", 123_456_700),
            ("1,234,567.8", 123_456_780),
            ("₽62,918.45", 6_291_845),
            ("\u{2212}₽2.13", -213),
            ("999999999999,99", 99_999_999_999_999),
        ] {
            assert_eq!(kopecks(text), Ok(expected), "{text:?}");
        }
    }

    #[test]
    fn what_is_no_sum_is_refused_with_its_reason() {
        use MoneyError::*;
        for (text, expected) in [
            ("", Empty),
            (" \u{a0} ", Empty),
            ("₽", NotANumber),
            ("-", NotANumber),
            ("--1", NotANumber),
            ("+1", NotANumber),
            ("1e5", NotANumber),
            ("0x10", NotANumber),
            ("١٢", NotANumber),
            ("5,", NotANumber),
            (",5", NotANumber),
            ("1,2,3", NotANumber),
            ("12.34,56,78", NotANumber),
            ("1.23,45", NotANumber),
            ("пять", NotANumber),
            ("1,234", Ambiguous),
            ("123.456", Ambiguous),
            ("-1,234", Ambiguous),
            ("0,123", TooManyDecimals),
            ("1234,567", TooManyDecimals),
            ("1,2345", TooManyDecimals),
            ("1,234.567", TooManyDecimals),
            ("1000000000000", TooLarge),
            ("-1000000000000,00", TooLarge),
        ] {
            assert_eq!(Money::parse(text), Err(expected), "{text:?}");
        }
    }

    #[test]
    fn sums_are_shown_for_programs_and_in_both_languages() {
        let debt = Money::from_kopecks(6_291_845);
        assert_eq!(debt.plain(), "62918.45");
        assert_eq!(debt.ru(), "62\u{a0}918,45\u{a0}₽");
        assert_eq!(debt.en(), "₽62,918.45");
        assert_eq!(debt.input(), "62918,45");
        let over = Money::from_kopecks(-213);
        assert_eq!(over.to_string(), "-2.13");
        assert_eq!(over.ru(), "\u{2212}2,13\u{a0}₽");
        assert_eq!(over.en(), "\u{2212}₽2.13");
        assert_eq!(Money::ZERO.plain(), "0.00");
        assert_eq!((-Money::ZERO).plain(), "0.00");
        assert_eq!(
            Money::from_decimal(Decimal::MAX).plain(),
            format!("{}.00", Decimal::MAX)
        );
    }

    #[test]
    fn half_a_kopeck_is_rounded_away_from_zero() {
        assert_eq!(Money::from_decimal(Decimal::new(2_125, 3)).plain(), "2.13");
        assert_eq!(
            Money::from_decimal(Decimal::new(-2_125, 3)).plain(),
            "-2.13"
        );
        assert_eq!(Money::from_decimal(Decimal::new(-4, 3)).plain(), "0.00");
        assert_eq!(Money::from_decimal(Decimal::ONE).decimal().scale(), 2);
        assert_eq!(Money::default().decimal().scale(), 2);
    }

    #[test]
    fn sums_add_up_and_never_overflow() {
        let total: Money = [100, -250, 5].map(Money::from_kopecks).iter().sum();
        assert_eq!(total.plain(), "-1.45");
        assert!(total.is_negative() && (-total).is_positive() && (total - total).is_zero());
        let huge = Money::from_decimal(Decimal::MAX);
        assert_eq!(huge + huge, huge);
        assert_eq!(huge.kopecks(), None);
    }

    #[test]
    fn json_carries_a_string() {
        let money = Money::from_kopecks(-213);
        assert_eq!(serde_json::to_string(&money).unwrap(), r#""-2.13""#);
        assert_eq!(serde_json::from_str::<Money>(r#""-2.13""#).unwrap(), money);
        assert!(serde_json::from_str::<Money>("-2.13").is_err());
    }

    proptest! {
        #[test]
        fn every_shown_form_reads_back(kopecks in -99_999_999_999_999_i64..=99_999_999_999_999) {
            let money = Money::from_kopecks(kopecks);
            prop_assert_eq!(money.kopecks(), Some(kopecks));
            for text in [money.plain(), money.ru(), money.en(), money.input()] {
                prop_assert_eq!(Money::parse(&text), Ok(money));
            }
        }

        #[test]
        fn no_text_makes_it_panic(text in any::<String>(), near in "[-−0-9., ₽руб]{0,20}") {
            let _ = Money::parse(&text);
            let _ = Money::parse(&near);
        }
    }
}
