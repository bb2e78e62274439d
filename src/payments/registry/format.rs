//! How a registry is written: CSV, and the layout of Sberbank's registries of payments (DOMAIN 7).

use super::{Line, Registry};
use crate::base::Money;
use chrono::{DateTime, NaiveDate};
use chrono_tz::Tz;
use encoding_rs::WINDOWS_1251;
use std::io::Write;

/// What a registry can be given as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Csv,
    Sberbank,
    Xlsx,
}

impl Format {
    pub const ALL: [Format; 3] = [Format::Csv, Format::Sberbank, Format::Xlsx];
    pub fn as_str(self) -> &'static str {
        match self {
            Format::Csv => "csv",
            Format::Sberbank => "sberbank",
            Format::Xlsx => "xlsx",
        }
    }
    pub fn parse(text: &str) -> Option<Format> {
        Self::ALL.into_iter().find(|known| known.as_str() == text)
    }
    pub fn media(self) -> &'static str {
        match self {
            Format::Csv => "text/csv; charset=utf-8",
            Format::Sberbank => "text/plain; charset=windows-1251",
            Format::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }
}

/// A file's name that says what is in it: `okt_2026-11-21_001.csv`.
pub fn file_name(registry: &Registry, format: Format) -> String {
    let end = match format {
        Format::Csv => "csv",
        Format::Sberbank => "txt",
        Format::Xlsx => "xlsx",
    };
    let code: String = registry
        .supplier_code
        .chars()
        .map(|sign| match sign.is_ascii_alphanumeric() {
            true => sign,
            false => '-',
        })
        .collect();
    format!("{code}_{}_{:03}.{end}", registry.day, registry.number)
}

pub(super) const COLUMNS: [&str; 11] = [
    "supplier_code",
    "external_id",
    "account_number",
    "supplier_account_number",
    "paid_on",
    "paid_at",
    "amount",
    "kind",
    "payment_number",
    "bank_id",
    "kabinet_payment",
];

/// Where the sum stands, of [`COLUMNS`].
pub(super) const AMOUNT: usize = 6;

/// A line's cells; texts of others cannot be taken for a formula.
pub(super) fn cells(line: &Line, (supplier, day): (&str, NaiveDate), zone: Tz) -> [String; 11] {
    let at = line.paid_at.with_timezone(&zone);
    [
        guarded(supplier),
        line.external_id.clone(),
        guarded(&line.account_number),
        guarded(&line.supplier_account_number),
        day.to_string(),
        at.format("%H:%M:%S").to_string(),
        line.amount.plain(),
        line.kind.clone(),
        line.payment_number.to_string(),
        guarded(&line.bank_id),
        line.part_id.to_string(),
    ]
}

/// Spreadsheets run what begins so: an apostrophe makes it a text.
fn guarded(text: &str) -> String {
    match text.chars().next() {
        Some('=' | '+' | '-' | '@' | '\t' | '\r') => format!("'{text}"),
        _ => text.to_owned(),
    }
}

/// A header, the lines, and at the end `total`, how many lines and their sum.
pub(super) fn csv(
    lines: &[Line],
    amount: Money,
    of: (&str, NaiveDate),
    zone: Tz,
    writer: &mut impl Write,
) -> anyhow::Result<()> {
    let mut csv = csv::Writer::from_writer(writer);
    csv.write_record(COLUMNS)?;
    for line in lines {
        csv.write_record(cells(line, of, zone))?;
    }
    let mut total: [String; 11] = Default::default();
    total[0] = "total".to_owned();
    total[1] = lines.len().to_string();
    total[AMOUNT] = amount.plain();
    csv.write_record(total)?;
    csv.flush()?;
    Ok(())
}

/// windows-1251, CR LF, twelve fields, the trailer `=count;paid;transferred;fee;number;date`. Name and
/// address stay empty: the supplier knows them by the account number.
pub(super) fn sberbank(
    registry: &Registry,
    lines: &[Line],
    zone: Tz,
    writer: &mut impl Write,
) -> anyhow::Result<()> {
    let fee = sum(Money::ZERO);
    for line in lines {
        let at = line.paid_at.with_timezone(&zone);
        let operation = match line.bank_id.is_empty() {
            true => line.part_id.to_string(),
            false => line.bank_id.clone(),
        };
        let fields = [
            registry.day.format("%d-%m-%Y").to_string(),
            at.format("%H-%M-%S").to_string(),
            "kabinet".to_owned(),
            line.payment_number.to_string(),
            operation,
            line.supplier_account_number.clone(),
            String::new(),
            String::new(),
            month(&line.period),
            sum(line.amount),
            sum(line.amount),
            fee.clone(),
        ];
        row(&fields, writer)?;
    }
    let trailer = [
        format!("={}", lines.len()),
        sum(registry.amount),
        sum(registry.amount),
        fee,
        registry.number.to_string(),
        day(registry.made_at, zone),
    ];
    row(&trailer, writer)?;
    writer.flush()?;
    Ok(())
}

fn day(at: DateTime<chrono::Utc>, zone: Tz) -> String {
    at.with_timezone(&zone).format("%d-%m-%Y").to_string()
}

/// `1457,30`.
fn sum(amount: Money) -> String {
    amount.plain().replace('.', ",")
}

/// `2026-03` → `0326`.
fn month(period: &str) -> String {
    match period.split_once('-') {
        Some((year, month)) => format!("{month}{}", year.get(2..).unwrap_or_default()),
        None => String::new(),
    }
}

/// A row in windows-1251; what would break it, or has no letter there, becomes a question mark.
fn row(fields: &[String], writer: &mut impl Write) -> std::io::Result<()> {
    let clean = |field: &String| -> String {
        field
            .chars()
            .map(|sign| {
                let mut one = [0; 4];
                let (_, _, strange) = WINDOWS_1251.encode(sign.encode_utf8(&mut one));
                match sign == ';' || sign.is_control() || strange {
                    true => '?',
                    false => sign,
                }
            })
            .collect()
    };
    let fields: Vec<String> = fields.iter().map(clean).collect();
    let text = fields.join(";") + "\r\n";
    writer.write_all(&WINDOWS_1251.encode(&text).0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_of_others_is_no_formula() {
        for bad in ["=1+1", "+7", "-5", "@x", "\tx"] {
            assert_eq!(guarded(bad), format!("'{bad}"));
        }
        assert_eq!(guarded("0012"), "0012");
    }

    #[test]
    fn a_field_cannot_break_its_row() {
        let mut out = Vec::new();
        row(&["a;b\r\nc".to_owned(), "ЛС → 1".to_owned()], &mut out).unwrap();
        let text = WINDOWS_1251.decode(&out).0.into_owned();
        assert_eq!(text, "a?b??c;ЛС ? 1\r\n");
    }

    #[test]
    fn a_period_is_a_month_and_two_digits_of_the_year() {
        assert_eq!(month("2026-03"), "0326");
        assert_eq!(month(""), "");
    }
}
