//! Account numbers, ours and the suppliers'.

use std::fmt;

use super::text::{self, NBSP};

/// An account number as written, without spaces; leading zeros are part of it.
///
/// Two writings may mean one number: compare by [`AccountNumber::key`].
#[derive(Clone, Debug, PartialEq, Eq, Hash, sqlx::Type)]
#[sqlx(transparent)]
pub struct AccountNumber(String);

/// Why a text cannot be an account number at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AccountNumberError {
    #[error("empty")]
    Empty,
    #[error("longer than 40 characters")]
    TooLong,
    #[error("not an account number")]
    NotANumber,
}

const LONGEST: usize = 40;

impl AccountNumber {
    /// Spaces are dropped; the rest must be 1–40 Latin or Cyrillic letters, digits and
    /// `- / . _`, with at least one digit. Whether the number exists is not asked here.
    pub fn parse(written: &str) -> Result<AccountNumber, AccountNumberError> {
        let number = text::without_blanks(written);
        // As bills and pages print it.
        let number = number.strip_prefix('№').unwrap_or(&number).to_owned();
        if number.is_empty() {
            return Err(AccountNumberError::Empty);
        }
        if number.chars().count() > LONGEST {
            return Err(AccountNumberError::TooLong);
        }
        if !number.chars().all(may_stand) || !number.contains(|c: char| c.is_ascii_digit()) {
            return Err(AccountNumberError::NotANumber);
        }
        Ok(AccountNumber(number))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The form to look numbers up by: upper case, Latin look-alikes as Cyrillic letters
    /// (`70aa000560` typed on either keyboard is `70АА000560`).
    pub fn key(&self) -> String {
        self.0
            .chars()
            .flat_map(char::to_uppercase)
            .map(as_cyrillic)
            .collect()
    }

    /// For large print: groups of four from the left, with no-break spaces between.
    pub fn grouped(&self) -> String {
        let chars: Vec<char> = self.0.chars().collect();
        let groups: Vec<String> = chars
            .chunks(4)
            .map(|group| group.iter().collect())
            .collect();
        groups.join(NBSP)
    }

    /// For letters and logs: `••3492`; of a short number never more than half is shown.
    pub fn masked(&self) -> String {
        let count = self.0.chars().count();
        let shown = (count / 2).min(4);
        let tail: String = self.0.chars().skip(count - shown).collect();
        format!("••{tail}")
    }
}

fn may_stand(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || matches!(c, '-' | '/' | '.' | '_')
        || (('\u{400}'..='\u{4ff}').contains(&c) && c.is_alphabetic())
}

fn as_cyrillic(c: char) -> char {
    match c {
        'A' => 'А',
        'B' => 'В',
        'E' => 'Е',
        'K' => 'К',
        'M' => 'М',
        'H' => 'Н',
        'O' => 'О',
        'P' => 'Р',
        'C' => 'С',
        'T' => 'Т',
        'X' => 'Х',
        other => other,
    }
}

impl fmt::Display for AccountNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn number(text: &str) -> AccountNumber {
        AccountNumber::parse(text).unwrap()
    }

    #[test]
    fn leading_zeros_and_marks_stay_and_spaces_go() {
        assert_eq!(number(" 0012 345\u{a0}678 ").as_str(), "0012345678");
        for text in ["77-10045", "12/А-3", "1.2_3", "70АА000560-01"] {
            assert_eq!(number(text).as_str(), text);
        }
    }

    #[test]
    fn what_cannot_be_a_number_is_refused_at_once() {
        use AccountNumberError::*;
        for (text, expected) in [
            ("", Empty),
            (" \u{a0} ", Empty),
            ("счёт", NotANumber),
            ("--", NotANumber),
            ("12;34", NotANumber),
            ("1' or '1'='1", NotANumber),
            ("anna@1.ru", NotANumber),
            ("12é", NotANumber),
            ("１２", NotANumber),
            ("12\0", NotANumber),
        ] {
            assert_eq!(AccountNumber::parse(text), Err(expected), "{text:?}");
        }
        assert!(AccountNumber::parse(&"1".repeat(40)).is_ok());
        assert_eq!(AccountNumber::parse(&"1".repeat(41)), Err(TooLong));
    }

    #[test]
    fn numbers_typed_on_either_keyboard_compare_equal() {
        assert_eq!(number("70aa 000560").key(), number("70АА000560").key());
        assert_eq!(number("abekmhopctx1").key(), "АВЕКМНОРСТХ1");
        assert_eq!(number("12dz").key(), "12DZ");
        assert_ne!(number("012").key(), number("12").key());
    }

    #[test]
    fn numbers_are_grouped_for_print_and_masked_for_letters() {
        assert_eq!(number("887100103492").grouped(), "8871\u{a0}0010\u{a0}3492");
        assert_eq!(number("0012345678").grouped(), "0012\u{a0}3456\u{a0}78");
        assert_eq!(number("887100103492").masked(), "••3492");
        assert_eq!(number("1234").masked(), "••34");
        assert_eq!(number("1").masked(), "••");
    }

    proptest! {
        #[test]
        fn every_number_reads_back(text in "[0-9][A-Za-zА-Яа-яЁё0-9./_-]{0,39}") {
            let number = number(&text);
            prop_assert_eq!(number.as_str(), &text);
            prop_assert_eq!(AccountNumber::parse(&number.grouped()), Ok(number.clone()));
            let key = number.key();
            prop_assert_eq!(AccountNumber::parse(&key).unwrap().key(), key);
        }

        #[test]
        fn no_text_makes_it_panic(text in any::<String>()) {
            if let Ok(number) = AccountNumber::parse(&text) {
                let _ = (number.key(), number.grouped(), number.masked());
            }
        }
    }
}
