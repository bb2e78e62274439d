//! A payment a line, fields between separators, totals at the end.

use super::profile::Delimited;
use super::{Fault, Line};
use crate::base::Money;
use chrono::NaiveDate;

pub fn read(layout: &Delimited, rows: &[(usize, &str)]) -> Result<Vec<Line>, Vec<Fault>> {
    let mut lines = Vec::new();
    let mut faults = Vec::new();
    let mut trailer = None;
    let mut headed = false;
    for (number, row) in rows.iter().copied() {
        let row = row.trim();
        if row.is_empty() {
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
            match line(layout, number, row, headed) {
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
        true => Ok(lines),
        false => Err(faults),
    }
}

fn line(layout: &Delimited, number: usize, row: &str, headed: bool) -> Result<Line, String> {
    let fields: Vec<&str> = row
        .split(layout.separator.as_str())
        .map(str::trim)
        .collect();
    let field = |column: usize| fields.get(column.wrapping_sub(1)).copied();
    let needed = |column: usize, what: &str| {
        field(column).ok_or_else(|| {
            let has = fields.len();
            format!("{what}: field {column} is missing, the line has {has}")
        })
    };
    let day = needed(layout.date, "date")?;
    let paid_on = layout
        .dates
        .iter()
        .find_map(|format| NaiveDate::parse_from_str(day, format).ok())
        .ok_or_else(|| format!("date: {}: not a day", shown(day)))?;
    let sum = needed(layout.amount, "sum")?;
    let amount = Money::parse(sum).map_err(|_| format!("sum: {}: not a sum", shown(sum)))?;
    if amount.is_zero() {
        return Err("sum: nothing was paid".to_owned());
    }
    let column = match headed && layout.account_headed > 0 {
        true => layout.account_headed,
        false => layout.account,
    };
    let account = match keyed(layout, &fields) {
        Some(account) => account,
        None => needed(column, "account")?,
    };
    if account.chars().count() > 40 {
        return Err(format!("account: {}: too long", shown(account)));
    }
    Ok(Line {
        line: i32::try_from(number).map_err(|_| "too many lines".to_owned())?,
        paid_on,
        amount,
        account_number: account.to_owned(),
        bank_id: cut(field(layout.id)),
        purpose: cut(field(layout.purpose)),
    })
}

/// The account number of a field `CLIENTNO: 0012345678`.
fn keyed<'a>(layout: &Delimited, fields: &[&'a str]) -> Option<&'a str> {
    if layout.account_key.is_empty() {
        return None;
    }
    let value = |field: &&'a str| {
        let (key, value) = field.split_once(':')?;
        (key.trim() == layout.account_key).then(|| value.trim())
    };
    fields.iter().find_map(value)
}

fn cut(field: Option<&str>) -> String {
    field.unwrap_or_default().chars().take(300).collect()
}

/// What an error repeats of a file: enough to find it.
fn shown(text: &str) -> String {
    text.chars().take(40).collect()
}

fn totals(
    layout: &Delimited,
    lines: &[Line],
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
    let fields: Vec<&str> = row
        .split(layout.separator.as_str())
        .map(str::trim)
        .collect();
    let field = |column: usize| {
        let found = fields.get(column.wrapping_sub(1)).copied();
        found.unwrap_or_default()
    };
    if layout.trailer_count > 0 && field(layout.trailer_count).parse() != Ok(lines.len()) {
        let (told, has) = (shown(field(layout.trailer_count)), lines.len());
        return Some(Fault::new(
            number,
            format!("the totals say {told} lines, the file has {has}"),
        ));
    }
    let sum: Money = lines.iter().map(|line| line.amount).sum();
    if layout.trailer_sum > 0 && Money::parse(field(layout.trailer_sum)) != Ok(sum) {
        let told = shown(field(layout.trailer_sum));
        return Some(Fault::new(
            number,
            format!("the totals say {told}, the lines add up to {sum}"),
        ));
    }
    None
}
