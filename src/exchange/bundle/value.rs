//! One cell: what is written in it, and how PostgreSQL's COPY takes it.

use std::borrow::Cow;

use chrono::Datelike;

use super::spec::Kind;
use crate::base::{Email, Period, parse_date_strict, volume};

/// Why a cell is refused, for people.
pub type Reason = Cow<'static, str>;

/// Blanks around a cell mean nothing, also those that come along from a spreadsheet.
pub fn trim(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}'))
}

/// Appends what `text` (trimmed, not empty) means to `out` as a value of COPY's text format.
/// On an error `out` is as it was.
pub fn write(kind: Kind, text: &str, out: &mut Vec<u8>) -> Result<(), Reason> {
    match kind {
        Kind::Text(most) => words(text, most, true, out),
        Kind::Code(most) => {
            if damaged_by_a_spreadsheet(text) {
                return Err(
                    "a number that a spreadsheet has rounded; export the column as text".into(),
                );
            }
            words(text, most, false, out)
        }
        Kind::Unit => words(&volume::unit(text), 50, false, out),
        Kind::Whole(from, to) => whole(text, from, to, out),
        Kind::Decimal {
            whole,
            decimals,
            signed,
        } => decimal(text, whole, decimals, signed, out),
        Kind::Date => date(text, out),
        Kind::DateOrNever => {
            let before = out.len();
            date(text, out)?;
            if out.get(before..) == Some(b"2099-01-01") {
                out.truncate(before);
                out.extend_from_slice(NULL);
            }
            Ok(())
        }
        Kind::Month => {
            let period = Period::parse(text).map_err(|_| "not a month as YYYY-MM")?;
            day(period.first_day(), out);
            Ok(())
        }
        Kind::Flag => {
            out.push(match text {
                "0" => b'f',
                "1" => b't',
                _ => return Err("neither 0 nor 1".into()),
            });
            Ok(())
        }
        Kind::Zone => {
            // T1 on a Latin and on a Cyrillic keyboard.
            let digit = text.trim_start_matches(['T', 't', 'Т', 'т']);
            if !matches!(digit, "1" | "2" | "3") || text.chars().count() > 2 {
                return Err("not a zone: 1, 2, 3 or T1, T2, T3".into());
            }
            out.extend_from_slice(digit.as_bytes());
            Ok(())
        }
        Kind::OneOf(known) => {
            if !known.contains(&text) {
                return Err(format!("not one of {}", known.join(", ")).into());
            }
            out.extend_from_slice(text.as_bytes());
            Ok(())
        }
        Kind::Email => {
            let email = Email::parse(text).map_err(|error| error.to_string())?;
            words(email.as_str(), 254, false, out)
        }
        Kind::Phone => {
            let digits = text.chars().filter(char::is_ascii_digit).count();
            let usual = |c: char| c.is_ascii_digit() || c.is_whitespace() || "+-().".contains(c);
            if !text.chars().all(usual) || !(5..=15).contains(&digits) {
                return Err("not a telephone number".into());
            }
            words(text, 40, false, out)
        }
        Kind::Id => {
            let id: uuid::Uuid = text.parse().map_err(|_| "not an id of ours")?;
            out.extend_from_slice(id.to_string().as_bytes());
            Ok(())
        }
    }
}

/// NULL in COPY's text format.
pub const NULL: &[u8] = b"\\N";

fn words(text: &str, most: usize, lines: bool, out: &mut Vec<u8>) -> Result<(), Reason> {
    // Bytes are counted first: only a text with more bytes than allowed characters can be too long.
    if text.len() > most && text.chars().count() > most {
        return Err(format!("longer than {most} characters").into());
    }
    let odd = |b: u8| b < b' ' && !(lines && matches!(b, b'\n' | b'\r' | b'\t'));
    if text.bytes().any(odd) {
        return Err(if lines {
            "a control character in a text".into()
        } else {
            "a line break or control character in a code".into()
        });
    }
    escape(text, out);
    Ok(())
}

/// Escapes as COPY's text format wants it.
pub fn escape(text: &str, out: &mut Vec<u8>) {
    for byte in text.bytes() {
        match byte {
            b'\\' => out.extend_from_slice(b"\\\\"),
            b'\n' => out.extend_from_slice(b"\\n"),
            b'\r' => out.extend_from_slice(b"\\r"),
            b'\t' => out.extend_from_slice(b"\\t"),
            other => out.push(other),
        }
    }
}

/// `7,00100E+11`: what a spreadsheet makes of a long number.
fn damaged_by_a_spreadsheet(text: &str) -> bool {
    let Some((mantissa, exponent)) = text.split_once(['E', 'e']) else {
        return false;
    };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    exponent.strip_prefix('+').is_some_and(digits)
        && mantissa
            .split_once([',', '.'])
            .map_or_else(|| digits(mantissa), |(a, b)| digits(a) && digits(b))
}

fn whole(text: &str, from: i32, to: i32, out: &mut Vec<u8>) -> Result<(), Reason> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err("not a whole number".into());
    }
    match text.parse::<i32>() {
        Ok(number) if (from..=to).contains(&number) => {
            out.extend_from_slice(number.to_string().as_bytes());
            Ok(())
        }
        _ => Err(format!("not between {from} and {to}").into()),
    }
}

/// A space that may stand between thousands.
fn groups(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}')
}

/// A plain decimal with comma or point. Thousands may be apart by spaces, in threes; a text with
/// both comma and point, or with an exponent, could be read in two ways and is refused.
fn decimal(
    text: &str,
    most: usize,
    decimals: usize,
    signed: bool,
    out: &mut Vec<u8>,
) -> Result<(), Reason> {
    const NOT: &str = "not a plain number: digits with a comma or a point, as 1234.56";
    let (minus, rest) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (integer, fraction) = match rest.split_once([',', '.']) {
        Some((integer, fraction)) if !fraction.is_empty() => (integer, fraction),
        Some(_) => return Err(NOT.into()),
        None => (rest, ""),
    };
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if integer.is_empty() && fraction.is_empty() || !digits(fraction) {
        return Err(NOT.into());
    }
    let grouped;
    let integer = if digits(integer) {
        integer
    } else {
        let parts: Vec<&str> = integer.split(groups).collect();
        let whole = parts.iter().enumerate().all(|(i, part)| {
            digits(part) && (part.len() == 3 || i == 0 && (1..3).contains(&part.len()))
        });
        if !whole {
            return Err(NOT.into());
        }
        grouped = parts.concat();
        grouped.as_str()
    };
    let integer = integer.trim_start_matches('0');
    let fraction = fraction.trim_end_matches('0');
    if integer.len() > most {
        return Err(format!("more than {most} digits before the point").into());
    }
    if fraction.len() > decimals {
        return Err(format!("more than {decimals} decimals").into());
    }
    if minus && !(integer.is_empty() && fraction.is_empty()) {
        if !signed {
            return Err("less than nothing".into());
        }
        out.push(b'-');
    }
    out.extend_from_slice(if integer.is_empty() {
        b"0"
    } else {
        integer.as_bytes()
    });
    if !fraction.is_empty() {
        out.push(b'.');
        out.extend_from_slice(fraction.as_bytes());
    }
    Ok(())
}

fn date(text: &str, out: &mut Vec<u8>) -> Result<(), Reason> {
    day(
        parse_date_strict(text).map_err(|error| error.to_string())?,
        out,
    );
    Ok(())
}

/// ISO, without the cost of a formatter: bundles are mostly dates and numbers.
fn day(date: chrono::NaiveDate, out: &mut Vec<u8>) {
    padded(date.year().unsigned_abs(), 1000, out);
    out.push(b'-');
    padded(date.month(), 10, out);
    out.push(b'-');
    padded(date.day(), 10, out);
}

fn padded(value: u32, mut place: u32, out: &mut Vec<u8>) {
    while place > 0 {
        out.push(b'0' + u8::try_from(value / place % 10).unwrap_or(0));
        place /= 10;
    }
}
