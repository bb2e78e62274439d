//! The cards that the demo bank has issued, and what may be typed about them.

use crate::base::Period;
use chrono::NaiveDate;

/// The code that «comes by SMS».
pub const CODE: &str = "1234";
/// Wrong codes until the order is declined.
pub const TRIES: i32 = 3;

/// What happens to a card's payment (CONTRACT 4, «Demo bank»).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    AsksCode,
    /// Declined at once, for want of money.
    Declined,
    /// It has no 3-D Secure, and without it nothing is paid.
    NoSecondFactor,
}

/// Fate of a card number in any writing; none = this bank has no such card.
pub fn fate(number: &str) -> Option<Fate> {
    match digits(number)?.as_str() {
        "2200000000000004" => Some(Fate::AsksCode),
        "2200000000000012" => Some(Fate::Declined),
        "2200000000000020" => Some(Fate::NoSecondFactor),
        _ => None,
    }
}

/// Digits of a number typed with spaces or dashes; none when anything else is in it.
pub fn digits(text: &str) -> Option<String> {
    let kept: String = text
        .chars()
        .filter(|sign| !sign.is_whitespace() && !matches!(sign, '-' | '–' | '\u{200b}'))
        .collect();
    (!kept.is_empty() && kept.chars().all(|sign| sign.is_ascii_digit())).then_some(kept)
}

/// The month of `MM/YY` (also `MM/YYYY`, `MMYY`); none = not a month.
pub fn valid_thru(text: &str) -> Option<Period> {
    let text: String = text.chars().filter(|sign| !sign.is_whitespace()).collect();
    let (month, year) = match text.split_once(['/', '.', '-']) {
        Some(two) => two,
        None if text.len() == 4 && text.is_ascii() => text.split_at(2),
        None => return None,
    };
    let whole = |part: &str| part.chars().all(|sign| sign.is_ascii_digit()) && !part.is_empty();
    if !whole(month) || !whole(year) || month.len() > 2 {
        return None;
    }
    let month: u32 = month
        .parse()
        .ok()
        .filter(|month| (1..=12).contains(month))?;
    let year: i32 = match year.len() {
        2 => 2000 + year.parse::<i32>().ok()?,
        4 => year.parse().ok()?,
        _ => return None,
    };
    Period::new(year, month)
}

/// Whether [`valid_thru`] is this month or later; none = not a month.
pub fn is_valid_thru(text: &str, today: NaiveDate) -> Option<bool> {
    valid_thru(text).map(|last| last.last_day() >= today)
}

/// Three digits from the back of the card.
pub fn is_cvc(text: &str) -> bool {
    digits(text).is_some_and(|digits| digits.len() == 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_number_may_have_spaces_and_dashes() {
        for text in [
            "2200 0000 0000 0004",
            "2200000000000004",
            " 2200-0000-0000-0004 ",
            "2200\u{a0}0000\u{a0}0000\u{a0}0004",
        ] {
            assert_eq!(fate(text), Some(Fate::AsksCode), "{text}");
        }
        assert_eq!(fate("2200 0000 0000 0012"), Some(Fate::Declined));
        assert_eq!(fate("2200 0000 0000 0020"), Some(Fate::NoSecondFactor));
        for text in ["", "4111 1111 1111 1111", "2200 0000 0000 000x", "2200"] {
            assert_eq!(fate(text), None, "{text}");
        }
    }

    #[test]
    fn a_card_holds_until_the_end_of_its_month() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 30).unwrap();
        for (text, holds) in [
            ("11/26", Some(true)),
            ("10/26", Some(false)),
            ("01/27", Some(true)),
            ("1 / 27", Some(true)),
            ("1227", Some(true)),
            ("12/2030", Some(true)),
            ("13/27", None),
            ("00/27", None),
            ("", None),
            ("12", None),
            ("ab/cd", None),
            ("12/27/1", None),
            ("١٢/27", None),
        ] {
            assert_eq!(is_valid_thru(text, today), holds, "{text}");
        }
        assert!(is_cvc("123") && !is_cvc("12") && !is_cvc("1234") && !is_cvc("12a"));
    }
}
