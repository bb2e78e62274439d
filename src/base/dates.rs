//! Dates as people type them and as import files write them.

use chrono::{Datelike, NaiveDate};

/// Why a text is not a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    #[error("empty")]
    Empty,
    #[error("not a date as YYYY-MM-DD or DD.MM.YYYY")]
    NotADate,
    /// `27.03.57`: the century is never guessed.
    #[error("the year needs four digits")]
    TwoDigitYear,
    #[error("no such day")]
    NoSuchDay,
    #[error("the year is not within 1900–2100")]
    OutOfRange,
}

/// Russian names in both cases, then English; the month is the position in its row.
const MONTHS: [[&str; 12]; 3] = [
    [
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    ],
    [
        "январь",
        "февраль",
        "март",
        "апрель",
        "май",
        "июнь",
        "июль",
        "август",
        "сентябрь",
        "октябрь",
        "ноябрь",
        "декабрь",
    ],
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ],
];

/// Reads a date a person typed: `1957-03-27`, `27.03.1957`, `27/3/1957`, `27 03 1957`,
/// `27 марта 1957 г.`, `27 March 1957`. Day comes before month; spaces around are ignored.
pub fn parse_date(text: &str) -> Result<NaiveDate, DateError> {
    let text = text.trim_matches(super::text::is_blank).to_lowercase();
    if text.is_empty() {
        return Err(DateError::Empty);
    }
    let text = ["года", "г.", "г"]
        .iter()
        .find_map(|word| text.strip_suffix(word))
        .unwrap_or(&text)
        .trim_end();
    let separator = |c: char| c.is_whitespace() || matches!(c, '.' | '/' | '-');
    if text.starts_with(separator) || text.ends_with(separator) {
        return Err(DateError::NotADate);
    }
    let parts: Vec<&str> = text
        .split(separator)
        .filter(|part| !part.is_empty())
        .collect();
    let &[first, month, last] = parts.as_slice() else {
        return Err(DateError::NotADate);
    };
    let month = month_number(month).ok_or(DateError::NotADate)?;
    if first.len() == 4 {
        return build(first, month, last);
    }
    build(last, month, first)
}

/// Reads a date of an import file: only `YYYY-MM-DD` and `DD.MM.YYYY`, both with all digits.
pub fn parse_date_strict(text: &str) -> Result<NaiveDate, DateError> {
    let text = text.trim_matches(super::text::is_blank);
    if text.is_empty() {
        return Err(DateError::Empty);
    }
    let parts = |separator| text.split(separator).collect::<Vec<&str>>();
    let (year, month, day) = match (parts('-').as_slice(), parts('.').as_slice()) {
        (&[year, month, day], _) | (_, &[day, month, year]) => (year, month, day),
        _ => return Err(DateError::NotADate),
    };
    if month.len() != 2 || day.len() != 2 {
        return Err(DateError::NotADate);
    }
    let month = number(month).ok_or(DateError::NotADate)?;
    build(year, month, day)
}

/// An unsigned number of ASCII digits; `parse` alone would take a `+`.
pub(super) fn number(text: &str) -> Option<u32> {
    super::text::all_digits(text)
        .then(|| text.parse().ok())
        .flatten()
}

fn month_number(text: &str) -> Option<u32> {
    if text.len() <= 2 {
        return number(text);
    }
    let index = MONTHS
        .iter()
        .find_map(|row| row.iter().position(|name| *name == text))?;
    u32::try_from(index + 1).ok()
}

fn build(year: &str, month: u32, day: &str) -> Result<NaiveDate, DateError> {
    let (Some(year_number), Some(day_number)) = (number(year), number(day)) else {
        return Err(DateError::NotADate);
    };
    if day.len() > 2 {
        return Err(DateError::NotADate);
    }
    match year.len() {
        4 => {}
        2 => return Err(DateError::TwoDigitYear),
        _ => return Err(DateError::NotADate),
    }
    let year = i32::try_from(year_number).map_err(|_| DateError::NotADate)?;
    let date = NaiveDate::from_ymd_opt(year, month, day_number).ok_or(DateError::NoSuchDay)?;
    if !(1900..=2100).contains(&date.year()) {
        return Err(DateError::OutOfRange);
    }
    Ok(date)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn typed_dates_are_read_in_every_usual_writing() {
        for text in [
            "1957-03-27",
            "1957/3/27",
            "27.03.1957",
            " 27.3.1957 ",
            "27/03/1957",
            "27-03-1957",
            "27 03 1957",
            "27. 03. 1957",
            "27 марта 1957",
            "27 Марта 1957 г.",
            "27 март 1957 года",
            "27\u{a0}March 1957",
        ] {
            let date = parse_date(text).map(|date| date.to_string());
            assert_eq!(date, Ok("1957-03-27".to_owned()), "{text:?}");
        }
    }

    #[test]
    fn wrong_dates_are_refused_with_their_reason() {
        use DateError::*;
        for (text, expected) in [
            ("", Empty),
            (" \u{a0}", Empty),
            ("вчера", NotADate),
            ("27.03", NotADate),
            ("27.03.1957.", NotADate),
            (".27.03.1957", NotADate),
            ("27.03.195", NotADate),
            ("27.003.1957", NotADate),
            ("027.03.1957", NotADate),
            ("27 мартобря 1957", NotADate),
            ("+7.03.1957", NotADate),
            ("1957-03-27T00:00", NotADate),
            ("27.03.57", TwoDigitYear),
            ("18-12-05", TwoDigitYear),
            ("31.02.2018", NoSuchDay),
            ("29.02.2019", NoSuchDay),
            ("03/27/1957", NoSuchDay),
            ("31.12.1899", OutOfRange),
            ("2101-01-01", OutOfRange),
        ] {
            assert_eq!(parse_date(text), Err(expected), "{text:?}");
        }
    }

    #[test]
    fn import_files_write_dates_in_two_ways_only() {
        for text in ["2018-12-05", "05.12.2018", " 2018-12-05 "] {
            let date = parse_date_strict(text).map(|date| date.to_string());
            assert_eq!(date, Ok("2018-12-05".to_owned()), "{text:?}");
        }
        for text in [
            "5.12.2018",
            "2018-12-5",
            "05/12/2018",
            "05-12-2018",
            "2018.12.05",
            "5 мая 2018",
        ] {
            assert_eq!(
                parse_date_strict(text),
                Err(DateError::NotADate),
                "{text:?}"
            );
        }
        assert_eq!(parse_date_strict(""), Err(DateError::Empty));
        assert_eq!(parse_date_strict("05.12.18"), Err(DateError::TwoDigitYear));
        assert_eq!(parse_date_strict("2018-02-30"), Err(DateError::NoSuchDay));
        assert_eq!(parse_date_strict("3018-02-03"), Err(DateError::OutOfRange));
        assert!(parse_date_strict("2099-01-01").is_ok());
    }

    proptest! {
        #[test]
        fn every_date_reads_back(days in 0_u64..73_000) {
            let first = NaiveDate::from_ymd_opt(1900, 1, 1).unwrap();
            let date = first + chrono::Days::new(days);
            for format in ["%Y-%m-%d", "%d.%m.%Y", "%-d/%-m/%Y", "%-d %B %Y"] {
                prop_assert_eq!(parse_date(&date.format(format).to_string()), Ok(date));
            }
            for format in ["%Y-%m-%d", "%d.%m.%Y"] {
                prop_assert_eq!(parse_date_strict(&date.format(format).to_string()), Ok(date));
            }
        }

        #[test]
        fn no_text_makes_it_panic(text in any::<String>(), near in "[0-9. /-маяг]{0,14}") {
            for text in [text, near] {
                let _ = parse_date(&text);
                let _ = parse_date_strict(&text);
            }
        }
    }
}
