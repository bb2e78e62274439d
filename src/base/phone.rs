//! Telephone numbers.

use std::fmt;

use phonenumber::{Mode, country::Id::RU};

use super::text;

/// A possible telephone number, stored as E.164: `+79131234567`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, sqlx::Type)]
#[sqlx(transparent)]
pub struct Phone(String);

/// Why a text is not a telephone number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PhoneError {
    #[error("empty")]
    Empty,
    #[error("not a telephone number")]
    NotAPhone,
}

/// E.164 allows 15 digits; a Russian number needs 10.
const DIGITS: std::ops::RangeInclusive<usize> = 7..=15;

impl Phone {
    /// Reads any usual writing; without a country code the number is Russian, with 8 or
    /// without: `+7 913 123-45-67`, `8 (913) 123-45-67`, `9131234567`, `79131234567`.
    pub fn parse(written: &str) -> Result<Phone, PhoneError> {
        let compact: String = written
            .chars()
            .filter(|c| {
                !text::is_blank(*c) && !matches!(c, '(' | ')' | '.' | '-' | '‐'..='―' | '\u{2212}')
            })
            .collect();
        if compact.is_empty() {
            return Err(PhoneError::Empty);
        }
        // Letters and extensions, which the crate would read its own way, stop here.
        let digits = compact.strip_prefix('+').unwrap_or(&compact);
        if !text::all_digits(digits) || !DIGITS.contains(&digits.len()) {
            return Err(PhoneError::NotAPhone);
        }
        let international = match digits.split_at(1) {
            _ if compact.starts_with('+') => compact,
            ("7" | "8", national) if digits.len() == 11 => format!("+7{national}"),
            _ if digits.len() == 10 => format!("+7{digits}"),
            _ => compact,
        };
        let number =
            phonenumber::parse(Some(RU), &international).map_err(|_| PhoneError::NotAPhone)?;
        if !phonenumber::is_valid(&number) {
            return Err(PhoneError::NotAPhone);
        }
        Ok(Phone(number.format().mode(Mode::E164).to_string()))
    }

    /// E.164, with the plus.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// For pages and letters of its owner: `+7 913 123-45-67`; foreign numbers stay E.164.
    pub fn pretty(&self) -> String {
        match self.russian() {
            Some([code, a, b, c]) => format!("+7 {code} {a}-{b}-{c}"),
            None => self.0.clone(),
        }
    }

    /// For logs and for people who have not proved who they are: `+7 913 ***-**-67`.
    pub fn masked(&self) -> String {
        if let Some([code, .., last]) = self.russian() {
            return format!("+7 {code} ***-**-{last}");
        }
        let start = self.0.get(..4).unwrap_or_default();
        let end = self
            .0
            .len()
            .checked_sub(2)
            .and_then(|at| self.0.get(at..))
            .unwrap_or_default();
        format!("{start} *** {end}")
    }

    /// Area or operator code and the groups of 3, 2 and 2 digits.
    fn russian(&self) -> Option<[&str; 4]> {
        let national = self.0.strip_prefix("+7").filter(|rest| rest.len() == 10)?;
        Some([
            national.get(..3)?,
            national.get(3..6)?,
            national.get(6..8)?,
            national.get(8..)?,
        ])
    }
}

impl fmt::Display for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_usual_russian_writing_gives_one_number() {
        for text in [
            "+7 913 123-45-67",
            "+79131234567",
            "89131234567",
            "8 (913) 123-45-67",
            "8-913-123-45-67",
            "8\u{a0}913\u{a0}123–45–67",
            "9131234567",
            "79131234567",
            " 913.123.45.67 ",
        ] {
            let phone = Phone::parse(text).map(|phone| phone.to_string());
            assert_eq!(phone, Ok("+79131234567".to_owned()), "{text:?}");
        }
        assert_eq!(
            Phone::parse("+7 (3822) 75-00-75").unwrap().as_str(),
            "+73822750075"
        );
        assert_eq!(
            Phone::parse("+375 29 123-45-67").unwrap().as_str(),
            "+375291234567"
        );
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in ["", "  ", "()"] {
            assert_eq!(Phone::parse(text), Err(PhoneError::Empty), "{text:?}");
        }
        for text in [
            "123",
            "+7",
            "8913123456",
            "891312345678",
            "8-800-FLOWERS",
            "телефон",
            "+7 913 123-45-67 доб. 5",
            "7+9131234567",
            "00000000000",
            "+7 000 000-00-00",
            "a@b.ru",
            "９１３１２３４５６７",
        ] {
            assert_eq!(Phone::parse(text), Err(PhoneError::NotAPhone), "{text:?}");
        }
    }

    #[test]
    fn a_masked_number_shows_its_code_and_two_digits() {
        assert_eq!(
            Phone::parse("89131234567").unwrap().masked(),
            "+7 913 ***-**-67"
        );
        assert_eq!(
            Phone::parse("89131234567").unwrap().pretty(),
            "+7 913 123-45-67"
        );
        assert_eq!(
            Phone::parse("+375291234567").unwrap().masked(),
            "+375 *** 67"
        );
    }

    proptest! {
        #[test]
        fn every_mobile_number_reads_back(number in 9_100_000_000_u64..9_199_999_999) {
            let phone = Phone::parse(&format!("8{number}")).unwrap();
            for text in [phone.to_string(), phone.pretty()] {
                prop_assert_eq!(Phone::parse(&text), Ok(phone.clone()));
            }
        }

        #[test]
        fn no_text_makes_it_panic(text in any::<String>(), near in "[+]?[0-9 ()-]{0,20}") {
            for text in [text, near] {
                if let Ok(phone) = Phone::parse(&text) {
                    prop_assert!(phone.masked().contains("***"));
                }
            }
        }
    }
}
