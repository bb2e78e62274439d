//! When a typed answer is the one that billing knows (CONTRACT §4, «Control answers»).

use crate::base::{AccountNumber, Money, MoneyError};
use crate::config::LinkQuestion;

/// Whether `typed` answers `question` where billing tells `told`. What is told empty, and a sum that
/// is not positive, is never right.
pub fn is_right(question: LinkQuestion, typed: &str, told: &str) -> bool {
    match question {
        LinkQuestion::LinkCode => same(&code(typed), &code(told)),
        LinkQuestion::BillTotal | LinkQuestion::LastPayment => match Money::parse(told) {
            Ok(told) if told.is_positive() => sums(typed).contains(&told),
            _ => false,
        },
        LinkQuestion::Surname | LinkQuestion::FullName => same(&name(typed), &name(told)),
        LinkQuestion::MeterSerial => same(&serial(typed), &serial(told)),
    }
}

fn same(typed: &str, told: &str) -> bool {
    !told.is_empty() && typed == told
}

/// Letters and digits; spaces, dashes and what is pasted along do not count.
fn code(text: &str) -> String {
    text.chars()
        .filter(|sign| sign.is_alphanumeric())
        .flat_map(char::to_uppercase)
        .collect()
}

/// The sums that the text may mean. `1,234` is a thousand to one reader and a fraction to another:
/// here, where a stranger gains nothing by it, both are taken.
fn sums(typed: &str) -> Vec<Money> {
    match Money::parse(typed) {
        Ok(sum) => vec![sum],
        Err(MoneyError::Ambiguous) => {
            let thousands = Money::parse(&typed.replace([',', '.'], ""));
            // 16,450 written with a third decimal that says nothing.
            let trimmed = typed.trim_end_matches(|sign: char| !sign.is_ascii_digit());
            let fraction = trimmed
                .strip_suffix('0')
                .map_or(Err(MoneyError::Ambiguous), Money::parse);
            thousands.into_iter().chain(fraction).collect()
        }
        Err(_) => Vec::new(),
    }
}

/// Small letters, «ё» as «е», words by single spaces, without dots.
fn name(text: &str) -> String {
    let plain = text.to_lowercase().replace('ё', "е").replace('.', " ");
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Letters and digits in the comparison form of account numbers, without leading zeros.
fn serial(text: &str) -> String {
    let plain: String = text.chars().filter(|sign| sign.is_alphanumeric()).collect();
    match AccountNumber::parse(&plain) {
        Ok(number) => number.key().trim_start_matches('0').to_owned(),
        Err(_) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use LinkQuestion::*;
    use proptest::prelude::*;

    #[test]
    fn a_code_is_compared_without_spaces() {
        for typed in ["466305", " 466 305 ", "466-305", "466\u{a0}305"] {
            assert!(is_right(LinkCode, typed, "466305"), "{typed}");
        }
        assert!(is_right(LinkCode, "466305", "466 305"));
        for typed in ["466306", "46630", "", "4663050", "0466305"] {
            assert!(!is_right(LinkCode, typed, "466305"), "{typed}");
        }
        assert!(!is_right(LinkCode, "", "") && !is_right(LinkCode, " - ", "-"));
    }

    #[test]
    fn a_sum_is_taken_as_people_write_it() {
        for typed in [
            "16,45",
            "16.45",
            "16,45 руб.",
            "16,45 ₽",
            " 16.45 р.",
            "016,45",
        ] {
            assert!(is_right(BillTotal, typed, "16.45"), "{typed}");
        }
        for typed in [
            "62 918,45",
            "62918.45",
            "62\u{a0}918,45\u{a0}₽",
            "62.918,45",
        ] {
            assert!(is_right(BillTotal, typed, "62918.45"), "{typed}");
        }
        for typed in ["1,234", "1.234", "1234", "1234,00"] {
            assert!(is_right(BillTotal, typed, "1234.00"), "{typed}");
        }
        assert!(is_right(BillTotal, "16,450", "16.45"));
        for typed in ["16", "16,46", "-16,45", "шестнадцать", "", "1645"] {
            assert!(!is_right(BillTotal, typed, "16.45"), "{typed}");
        }
    }

    #[test]
    fn nothing_and_overpayment_are_never_right() {
        for told in ["0.00", "-2.13", ""] {
            for typed in ["0", "0,00", "-2,13", "2,13", ""] {
                assert!(!is_right(BillTotal, typed, told), "{typed} {told}");
                assert!(!is_right(LastPayment, typed, told), "{typed} {told}");
            }
        }
    }

    #[test]
    fn names_are_compared_without_case_and_yo() {
        assert!(is_right(Surname, " семенова", "Семёнова"));
        assert!(is_right(
            FullName,
            "семёнова  анна петровна",
            "Семенова Анна Петровна"
        ));
        assert!(!is_right(Surname, "Семенов", "Семёнова"));
        assert!(!is_right(FullName, "Семенова", "Семенова Анна Петровна"));
    }

    #[test]
    fn a_serial_is_compared_by_its_signs() {
        assert!(is_right(MeterSerial, "№ 0011542-a", "11542А"));
        assert!(!is_right(MeterSerial, "11543", "11542"));
        assert!(!is_right(MeterSerial, "0", "00"));
    }

    proptest! {
        #[test]
        fn every_positive_total_is_right_in_any_writing(kopecks in 1_i64..1_000_000_000_000) {
            let sum = Money::from_kopecks(kopecks);
            for typed in [sum.plain(), sum.input(), sum.ru(), sum.en()] {
                prop_assert!(is_right(BillTotal, &typed, &sum.plain()), "{}", typed);
            }
            prop_assert!(!is_right(BillTotal, &Money::from_kopecks(kopecks + 1).plain(), &sum.plain()));
        }

        #[test]
        fn no_text_makes_it_panic(typed in any::<String>(), told in any::<String>()) {
            for question in LinkQuestion::ALL {
                let _ = is_right(*question, &typed, &told);
            }
        }
    }
}
