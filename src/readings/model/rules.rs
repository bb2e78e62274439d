//! Whether a typed reading can be true, and what to ask before it is taken (CONTRACT 4, «Readings»;
//! DOMAIN 11).

use super::{Dial, Known};
use crate::base::{Period, ReadingParse, parse_reading, volume};
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// «Far above the usual»: more than so many times the average.
const FAR: Decimal = Decimal::from_parts(5, 0, 0, false, 0);
/// A missing comma makes the consumption at least so many times the usual.
const COMMA: Decimal = Decimal::TEN;
/// Months that count for the average, and the most that a long silence excuses.
const YEAR: u32 = 12;
/// A dial rolls over from its last tenth only.
const LAST_TENTH: Decimal = Decimal::from_parts(9, 0, 0, false, 1);

/// Why a reading cannot be taken.
#[derive(Clone, Debug, PartialEq)]
pub enum Refusal {
    NotANumber,
    /// More digits before the point than the dial has.
    TooManyDigits {
        allowed: u32,
        typed: u32,
    },
    /// More digits after the point than the dial has.
    TooManyDecimals {
        allowed: u32,
        typed: u32,
    },
    /// Lower than the last. `ask_replaced`: small enough to come from a new meter, if he says so.
    Lower {
        last: Decimal,
        taken_on: NaiveDate,
        /// The last is billing's arithmetic, nobody read it.
        calculated: bool,
        ask_replaced: bool,
    },
}

/// What the resident ticked for one register.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sure {
    pub high: bool,
    pub comma: bool,
    pub rollover: bool,
    pub replaced: bool,
}

/// A doubt that a tick settles.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Question {
    High,
    /// Probably this was meant.
    Comma(Decimal),
    Rollover,
    Replaced,
}

/// A reading that can be taken, once its questions are answered.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    pub value: Decimal,
    /// Coefficient included; none where nothing is known to count from.
    pub consumption: Option<Decimal>,
    /// All of one doubt: any of them ticked settles it.
    pub questions: Vec<Question>,
    pub answered: bool,
    /// What was confirmed, for the row: `high`, `comma`, `rollover`, `replaced`.
    pub confirmed: Vec<&'static str>,
}

/// What consumption would surprise nobody.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Usual {
    /// For all the months since the last reading; beyond it we ask.
    pub limit: Decimal,
    /// For the same months; none where no average is known and the limit is a fixed cap.
    pub expected: Option<Decimal>,
}

impl Usual {
    /// `average` and `cap` are a month's, coefficient included; `months` since the last reading
    /// excuse at most a year's consumption.
    pub fn new(average: Option<Decimal>, cap: Decimal, months: u32) -> Usual {
        let months = Decimal::from(months.clamp(1, YEAR));
        let expected = average.filter(|a| *a > Decimal::ZERO).map(|a| a * months);
        Usual {
            limit: expected.map_or(cap * months, |expected| expected * FAR),
            expected,
        }
    }
    /// At least ten times the usual. Without an average the cap stands for five times of it.
    fn tenfold(&self, consumption: Decimal) -> bool {
        match self.expected {
            Some(expected) => consumption >= expected * COMMA,
            None => consumption * FAR >= self.limit * COMMA,
        }
    }
}

/// The most a household is likely to use in a month where no average is known, by what is measured.
pub fn cap(service: &str, unit: &str, dial: &Dial) -> Decimal {
    let month: u32 = match (service, unit) {
        // Gas that heats a house.
        ("gas", "м³") => 1_500,
        (_, "м³") => 30,
        // Electricity that heats a house.
        (_, "кВт·ч") => 3_000,
        (_, "Гкал") => 10,
        (_, "ГДж") => 40,
        _ => 10_000,
    };
    Decimal::from(month) * dial.coefficient
}

/// What ran through between two readings; none where it cannot be told: the meter was replaced, or
/// the later one is lower without having rolled over.
pub fn consumption(earlier: &Known, later: &Known, dial: &Dial) -> Option<Decimal> {
    if later.new_meter {
        return None;
    }
    let through = if later.value >= earlier.value {
        later.value - earlier.value
    } else {
        rolled(earlier.value, later.value, dial)?
    };
    Some(through * dial.coefficient)
}

/// 10^I − prev + cur, where the dial may have passed through zero.
fn rolled(previous: Decimal, current: Decimal, dial: &Dial) -> Option<Decimal> {
    (previous > dial.turn() * LAST_TENTH && current < previous)
        .then(|| dial.turn() - previous + current)
}

/// Average consumption a month over the year before `period`, from readings newest first. None
/// where no two of them can be compared.
pub fn average(known: &[Known], period: Period, dial: &Dial) -> Option<Decimal> {
    let (mut sum, mut months) = (Decimal::ZERO, 0);
    for pair in known.windows(2) {
        let [later, earlier] = pair else { continue };
        if later.period.months_between(period) > YEAR.cast_signed() {
            break;
        }
        if let Some(through) = consumption(earlier, later, dial) {
            sum += through;
            months += earlier.period.months_between(later.period).max(0);
        }
    }
    (months > 0).then(|| (sum / Decimal::from(months)).round_dp(5))
}

/// Judges what was typed for one register after `last`.
///
/// # Errors
/// Why it cannot be taken. A lower reading passes where the dial may have rolled over (asked), or
/// where a replacement is plausible and confirmed: the new meter's value is at most half of the
/// last and within what may have run through since.
pub fn judge(
    typed: &str,
    dial: &Dial,
    last: Option<&Known>,
    usual: Usual,
    sure: Sure,
) -> Result<Verdict, Refusal> {
    let value = fits(typed, dial)?;
    let Some(last) = last else {
        return Ok(verdict(value, None, Vec::new(), sure));
    };
    if value < last.value {
        return lower(value, dial, last, usual, sure);
    }
    let through = (value - last.value) * dial.coefficient;
    let mut questions = Vec::new();
    if let Some(meant) = missing_comma(typed, value, dial, last.value, through, usual) {
        questions.push(Question::Comma(meant));
    }
    if through > usual.limit {
        questions.push(Question::High);
    }
    Ok(verdict(value, Some(through), questions, sure))
}

fn lower(
    value: Decimal,
    dial: &Dial,
    last: &Known,
    usual: Usual,
    sure: Sure,
) -> Result<Verdict, Refusal> {
    let rolled = rolled(last.value, value, dial)
        .map(|through| through * dial.coefficient)
        .filter(|through| *through <= usual.limit);
    let replaceable = value * Decimal::TWO <= last.value && value * dial.coefficient <= usual.limit;
    let replaced = replaceable && sure.replaced && !sure.rollover;
    match rolled {
        Some(_) if replaced => Ok(verdict(value, None, vec![Question::Replaced], sure)),
        Some(through) => {
            let mut questions = vec![Question::Rollover];
            if replaceable {
                questions.push(Question::Replaced);
            }
            Ok(verdict(value, Some(through), questions, sure))
        }
        None if replaceable && sure.replaced => {
            Ok(verdict(value, None, vec![Question::Replaced], sure))
        }
        None => Err(Refusal::Lower {
            last: last.value,
            taken_on: last.taken_on,
            calculated: !last.kind.is_read(),
            ask_replaced: replaceable,
        }),
    }
}

fn verdict(
    value: Decimal,
    consumption: Option<Decimal>,
    questions: Vec<Question>,
    sure: Sure,
) -> Verdict {
    let ticked = |question: &Question| match question {
        Question::High => sure.high.then_some("high"),
        Question::Comma(_) => sure.comma.then_some("comma"),
        Question::Rollover => sure.rollover.then_some("rollover"),
        Question::Replaced => sure.replaced.then_some("replaced"),
    };
    let confirmed: Vec<&'static str> = questions.iter().filter_map(ticked).collect();
    Verdict {
        value,
        consumption,
        answered: questions.is_empty() || !confirmed.is_empty(),
        questions,
        confirmed,
    }
}

/// The number, if the dial can show it. Beyond i64 nothing fits any dial.
fn fits(typed: &str, dial: &Dial) -> Result<Decimal, Refusal> {
    let value = match parse_reading(typed) {
        Ok(value) => value,
        Err(ReadingParse::Empty | ReadingParse::NotANumber) => return Err(Refusal::NotANumber),
    };
    let (integer, fraction) = volume::digits(&value);
    if integer > dial.integer_digits {
        return Err(Refusal::TooManyDigits {
            allowed: dial.integer_digits,
            typed: integer,
        });
    }
    if fraction > dial.fraction_digits {
        return Err(Refusal::TooManyDecimals {
            allowed: dial.fraction_digits,
            typed: fraction,
        });
    }
    Ok(value)
}

/// The number with a comma put in, where it was typed without one, the consumption is at least ten
/// times the usual, and the number with the comma would surprise nobody.
fn missing_comma(
    typed: &str,
    value: Decimal,
    dial: &Dial,
    last: Decimal,
    through: Decimal,
    usual: Usual,
) -> Option<Decimal> {
    if has_separator(typed) || !usual.tenfold(through) {
        return None;
    }
    (1..=3)
        .map(|decimals| Decimal::new(1, decimals) * value)
        .find(|meant| *meant >= last && (*meant - last) * dial.coefficient <= usual.limit)
}

/// A comma or point between digits; «кВт.ч» has none.
fn has_separator(typed: &str) -> bool {
    let signs: Vec<char> = typed.chars().filter(|c| !c.is_whitespace()).collect();
    signs
        .windows(3)
        .any(|three| matches!(three, [a, ',' | '.', b] if a.is_ascii_digit() && b.is_ascii_digit()))
}

#[cfg(test)]
mod tests;
