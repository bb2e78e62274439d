//! A payment a line, fields between separators, totals at the end.

use super::fields::{Width, split};
use super::profile::Delimited;
use super::{Fault, Line, content, shown, too_large};
use crate::base::Money;
use chrono::{Datelike, NaiveDate};
use std::borrow::Cow;

/// Years of payments; «26» for 2026 is none of them.
const YEARS: std::ops::RangeInclusive<i32> = 2000..=2099;

/// A payment and what the totals count of its line.
struct Read {
    line: Line,
    /// Of each column of [`Delimited::sums`]; none where one is missing or no sum.
    sums: Option<Vec<Money>>,
    width: Width,
}

pub fn read(layout: &Delimited, rows: &[(usize, &str)]) -> Result<Vec<Line>, Vec<Fault>> {
    let mut lines: Vec<Read> = Vec::new();
    let mut faults = Vec::new();
    let mut trailer = None;
    let mut headed = false;
    for (number, row) in rows.iter().copied() {
        // A tab at the ends is an empty field where tabs are the separator.
        let row = row
            .trim_matches(|sign: char| sign.is_whitespace() && !layout.separator.starts_with(sign));
        if row.trim().is_empty() {
            continue;
        }
        if layout
            .skip
            .iter()
            .any(|sign| row.starts_with(sign.as_str()))
        {
            headed = true;
        } else if trailer.is_some() {
            faults.push(Fault::new(number, "a line after the totals"));
        } else if !layout.trailer.is_empty() && row.starts_with(&layout.trailer) {
            trailer = Some((number, row));
        } else {
            let width = lines.first().map(|first| first.width);
            match line(layout, number, row, (headed, width)) {
                Ok(line) => lines.push(line),
                Err(reason) => faults.push(Fault::new(number, reason)),
            }
        }
    }
    // Totals over faulty lines would only repeat their faults.
    if faults.is_empty() {
        faults.extend(totals(layout, &lines, trailer, rows.len()));
    }
    if faults.is_empty() && lines.is_empty() {
        faults.push(Fault::new(1, "no payment is in it"));
    }
    match faults.is_empty() {
        true => Ok(lines.into_iter().map(|read| read.line).collect()),
        false => Err(faults),
    }
}

fn line(
    layout: &Delimited,
    number: usize,
    row: &str,
    (headed, before): (bool, Option<Width>),
) -> Result<Read, String> {
    let fields = split(row, &layout.separator);
    let needed = |column: usize, what: &str| {
        field(&fields, column).ok_or_else(|| {
            let has = fields.len();
            format!("{what}: field {column} is missing, the line has {has}")
        })
    };
    let day = needed(layout.date, "date")?;
    let paid_on = layout
        .dates
        .iter()
        .find_map(|format| NaiveDate::parse_from_str(day, format).ok())
        .filter(|day| YEARS.contains(&day.year()))
        .ok_or_else(|| format!("date: {}: not a day", shown(day)))?;
    let sum = needed(layout.amount, "sum")?;
    let width = Width::of(&fields);
    let keyed = keyed(layout, &fields);
    // A separator inside a name moves every field after it: then another field would be taken for the sum.
    if let Some(before) = before
        && keyed.is_none()
        && !width.agrees(before)
    {
        let sign = &layout.separator;
        return Err(format!(
            "{width} fields, the lines before have {before}: a \"{sign}\" inside a name? put the name in quotes"
        ));
    }
    let amount = Money::parse(sum).map_err(|_| format!("sum: {}: not a sum", shown(sum)))?;
    if amount.is_zero() {
        return Err("sum: nothing was paid".to_owned());
    }
    let column = match headed && layout.account_headed > 0 {
        true => layout.account_headed,
        false => layout.account,
    };
    let account = match keyed {
        Some(account) => account,
        None => needed(column, "account")?,
    };
    if account.chars().count() > 40 {
        return Err(format!("account: {}: too long", shown(account)));
    }
    let of = |column: &[usize; 2]| Money::parse(field(&fields, column[0])?).ok();
    Ok(Read {
        line: Line {
            line: i32::try_from(number).map_err(|_| "too many lines".to_owned())?,
            paid_on,
            amount,
            account_number: account.to_owned(),
            bank_id: cut(field(&fields, layout.id)),
            purpose: cut(field(&fields, layout.purpose)),
            content: Some(content([row])),
        },
        sums: layout.sums.iter().map(of).collect(),
        width,
    })
}

fn field<'a>(fields: &'a [Cow<'_, str>], column: usize) -> Option<&'a str> {
    fields.get(column.wrapping_sub(1)).map(Cow::as_ref)
}

/// The account number of a field `CLIENTNO: 0012345678`.
fn keyed<'a>(layout: &Delimited, fields: &'a [Cow<'_, str>]) -> Option<&'a str> {
    if layout.account_key.is_empty() {
        return None;
    }
    let value = |field: &'a Cow<'_, str>| {
        let (key, value) = field.split_once(':')?;
        (key.trim() == layout.account_key).then(|| value.trim())
    };
    fields.iter().find_map(value)
}

fn cut(field: Option<&str>) -> String {
    field.unwrap_or_default().chars().take(300).collect()
}

fn totals(
    layout: &Delimited,
    lines: &[Read],
    trailer: Option<(usize, &str)>,
    rows: usize,
) -> Option<Fault> {
    if layout.trailer.is_empty() {
        return None;
    }
    let Some((number, row)) = trailer else {
        return Some(Fault::new(
            rows,
            "the line with the totals is missing: the file was cut",
        ));
    };
    let row = row.strip_prefix(&layout.trailer).unwrap_or(row);
    let fields = split(row, &layout.separator);
    let told = |column: usize| field(&fields, column).unwrap_or_default();
    let count = told(layout.trailer_count);
    if layout.trailer_count > 0 && count.parse() != Ok(lines.len()) {
        let (told, has) = (shown(count), lines.len());
        return Some(Fault::new(
            number,
            format!("the totals say {told} lines, the file has {has}"),
        ));
    }
    let differs = |column: usize, sum: Money, of: &str| {
        let wrong = Money::parse(told(column)) != Ok(sum);
        wrong.then(|| {
            let told = shown(told(column));
            let reason = format!("the totals say {told}{of}, the lines add up to {sum}");
            Fault::new(number, reason)
        })
    };
    let sum: Money = lines.iter().map(|read| read.line.amount).sum();
    if too_large(sum) {
        // Said of the whole file.
        return None;
    }
    if layout.trailer_sum > 0
        && let Some(fault) = differs(layout.trailer_sum, sum, "")
    {
        return Some(fault);
    }
    // Further sums are checked where every line and the totals have them.
    let all: Option<Vec<&Vec<Money>>> = lines.iter().map(|read| read.sums.as_ref()).collect();
    let all = all?;
    (0..).zip(&layout.sums).find_map(|(at, [column, total])| {
        let sum: Money = all
            .iter()
            .filter_map(|sums| sums.get::<usize>(at))
            .copied()
            .sum();
        let of = format!(" for field {column}");
        let said = !told(*total).is_empty();
        said.then(|| differs(*total, sum, &of)).flatten()
    })
}
