//! 1CClientBankExchange: a bank statement as 1C reads it (DOMAIN 7). Money that came in is taken.

use super::{Fault, Line, content, purpose};
use crate::base::Money;
use chrono::{Datelike, NaiveDate};
use std::collections::HashMap;

/// A document's fields, and its rows as they stand.
#[derive(Default)]
struct Document<'a> {
    fields: HashMap<&'a str, &'a str>,
    rows: Vec<&'a str>,
}

const HEAD: &str = "1CClientBankExchange";
const END: &str = "КонецФайла";

pub fn read(rows: &[(usize, &str)]) -> Result<Vec<Line>, Vec<Fault>> {
    let mut filled = rows.iter().filter(|(_, row)| !row.trim().is_empty());
    match filled.next() {
        Some((_, row)) if row.trim() == HEAD => {}
        _ => return Err(vec![Fault::new(1, format!("does not begin with {HEAD}"))]),
    }
    let mut lines = Vec::new();
    let mut faults = Vec::new();
    let mut document: Option<(usize, Document)> = None;
    let mut came: Option<Money> = None;
    let mut ended = false;
    for (number, row) in filled.copied() {
        let row = row.trim();
        let (key, value) = row.split_once('=').unwrap_or((row, ""));
        match (key, &mut document) {
            ("СекцияДокумент", None) => {
                document = Some((number, Document::default()))
            }
            ("СекцияДокумент", Some(_)) => {
                faults.push(Fault::new(number, "a document within a document"));
            }
            ("КонецДокумента", open) => match open.take() {
                Some((start, document)) => match taken(start, &document) {
                    Ok(Some(line)) => lines.push(line),
                    Ok(None) => {}
                    Err(reason) => faults.push(Fault::new(start, reason)),
                },
                None => faults.push(Fault::new(number, "a document ends that did not begin")),
            },
            ("ВсегоПоступило", None) => match Money::parse(value) {
                Ok(sum) => came = Some(came.unwrap_or(Money::ZERO) + sum),
                Err(_) => faults.push(Fault::new(number, "the total is not a sum")),
            },
            (END, _) => ended = true,
            (_, Some((_, document))) => {
                document.fields.insert(key, value);
                document.rows.push(row);
            }
            _ => {}
        }
    }
    if !ended || document.is_some() {
        faults.push(Fault::new(
            rows.len(),
            "the file was cut: its end is missing",
        ));
    }
    let sum: Money = lines.iter().map(|line| line.amount).sum();
    if let Some(came) = came.filter(|came| faults.is_empty() && *came != sum) {
        let reason = format!("the totals say {came} came in, the documents add up to {sum}");
        faults.push(Fault::new(1, reason));
    }
    if faults.is_empty() && lines.is_empty() {
        faults.push(Fault::new(1, "no money came in"));
    }
    match faults.is_empty() {
        true => Ok(lines),
        false => Err(faults),
    }
}

/// A document's line; none where money went out. Its number is no bank's id: each payer counts his own
/// orders, so that two payers have the same one. A line is known again by all that stands in it.
fn taken(number: usize, document: &Document) -> Result<Option<Line>, String> {
    let field = |key: &str| document.fields.get(key).copied().unwrap_or_default().trim();
    let day = field("ДатаПоступило");
    if day.is_empty() {
        return Ok(None);
    }
    let paid_on = NaiveDate::parse_from_str(day, "%d.%m.%Y")
        .ok()
        .filter(|day| (2000..=2099).contains(&day.year()))
        .ok_or_else(|| "the day it came in is not a day".to_owned())?;
    let amount = Money::parse(field("Сумма")).map_err(|_| "the sum is not a sum".to_owned())?;
    if !amount.is_positive() {
        return Err("the sum is not above nothing".to_owned());
    }
    let payer = match field("ПлательщикСчет") {
        "" => field("ПлательщикРасчСчет"),
        account => account,
    };
    let (on, sum) = (paid_on.to_string(), amount.plain());
    let known_by = [on.as_str(), sum.as_str(), payer];
    let rows = document.rows.iter().copied();
    let text: String = field("НазначениеПлатежа").chars().take(300).collect();
    Ok(Some(Line {
        line: i32::try_from(number).map_err(|_| "too many lines".to_owned())?,
        paid_on,
        amount,
        account_number: purpose::account(&text).unwrap_or_default(),
        bank_id: String::new(),
        purpose: text,
        content: Some(content(known_by.into_iter().chain(rows))),
    }))
}
