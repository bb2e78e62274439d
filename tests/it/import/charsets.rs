//! The same bundle as other programs write it.

use encoding_rs::WINDOWS_1251;
use sqlx::PgPool;

use super::{Files, counts, good, load, snapshot, tomsk};

/// How a program writes CSV.
#[derive(Clone, Copy)]
struct Writing {
    separator: u8,
    line_end: &'static str,
    cp1251: bool,
    mark: bool,
    /// Decimal commas, DD.MM.YYYY, spaces between thousands.
    russian: bool,
}

/// Writes every file anew; the reader is the `csv` crate, not ours.
fn rewritten(files: &Files, writing: Writing) -> Files {
    let mut out = files.clone();
    for (name, bytes) in &files.0 {
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(bytes.as_slice());
        let rows: Vec<Vec<String>> = reader
            .records()
            .map(|row| row.unwrap().iter().map(str::to_owned).collect())
            .collect();
        let header = rows[0].clone();
        let mut text = String::new();
        for (i, row) in rows.iter().enumerate() {
            let cells: Vec<String> = row
                .iter()
                .zip(&header)
                .map(|(cell, column)| {
                    let cell = if i > 0 && writing.russian {
                        russian(column, cell)
                    } else {
                        cell.clone()
                    };
                    quoted(&cell, writing.separator)
                })
                .collect();
            text.push_str(&cells.join(&char::from(writing.separator).to_string()));
            text.push_str(writing.line_end);
        }
        let bytes = if writing.cp1251 {
            let (bytes, _, lost) = WINDOWS_1251.encode(&text);
            assert!(!lost);
            bytes.into_owned()
        } else if writing.mark {
            [b"\xef\xbb\xbf", text.as_bytes()].concat()
        } else {
            text.into_bytes()
        };
        out = out.with(name, bytes);
    }
    out
}

fn quoted(cell: &str, separator: u8) -> String {
    if cell.contains([char::from(separator), '"', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

fn russian(column: &str, cell: &str) -> String {
    let date = chrono::NaiveDate::parse_from_str(cell, "%Y-%m-%d");
    if let Ok(date) = date {
        return date.format("%d.%m.%Y").to_string();
    }
    const NUMBERS: [&str; 14] = [
        "value",
        "opening",
        "paid",
        "charged",
        "support",
        "recalculation",
        "penalty",
        "total",
        "closing",
        "amount",
        "quantity",
        "tariff",
        "unit_price",
        "total_area",
    ];
    if !NUMBERS.contains(&column) || cell.contains([',', ' ']) {
        return cell.to_owned();
    }
    let (sign, digits) = match cell.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", cell),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut out = String::new();
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i) % 3 == 0 {
            out.push('\u{a0}');
        }
        out.push(digit);
    }
    if fraction.is_empty() {
        format!("{sign}{out}")
    } else {
        format!("{sign}{out},{fraction}")
    }
}

async fn is_the_same(db: &PgPool, writing: Writing) {
    for files in [tomsk::bundle(), good::bundle()] {
        load(db, &files).await;
        let before = snapshot(db).await;
        let report = load(db, &rewritten(&files, writing)).await;
        for file in &report.files {
            assert_eq!(
                (file.new, file.changed, file.rejected),
                (0, 0, 0),
                "{}",
                file.file
            );
        }
        assert_eq!(snapshot(db).await, before);
    }
}

#[sqlx::test]
async fn windows_1251_with_semicolons_commas_and_russian_dates_is_the_same(db: PgPool) {
    let writing = Writing {
        separator: b';',
        line_end: "\r\n",
        cp1251: true,
        mark: false,
        russian: true,
    };
    is_the_same(&db, writing).await;
}

#[sqlx::test]
async fn utf_8_with_a_mark_and_carriage_returns_is_the_same(db: PgPool) {
    let writing = Writing {
        separator: b';',
        line_end: "\r",
        cp1251: false,
        mark: true,
        russian: false,
    };
    is_the_same(&db, writing).await;
}

#[sqlx::test]
async fn quoted_decimal_commas_between_commas_are_the_same(db: PgPool) {
    let writing = Writing {
        separator: b',',
        line_end: "\n",
        cp1251: true,
        mark: false,
        russian: true,
    };
    is_the_same(&db, writing).await;
}

#[sqlx::test]
async fn a_first_import_in_windows_1251_makes_what_utf_8_makes(db: PgPool) {
    let writing = Writing {
        separator: b';',
        line_end: "\r\n",
        cp1251: true,
        mark: false,
        russian: true,
    };
    let files = tomsk::bundle();
    load(&db, &rewritten(&files, writing)).await;
    let first = snapshot(&db).await;
    let report = load(&db, &files).await;
    assert_eq!(counts(&report, "accounts.csv"), (0, 0, 2, 0));
    assert_eq!(snapshot(&db).await, first);
}

/// Columns in another order, quoted names, blank lines, blanks around cells.
#[sqlx::test]
async fn order_blanks_and_quotes_mean_nothing(db: PgPool) {
    let text = "\n  \"address\" ; code;\"residents\"\n\n \"Лесная; 5\" ; h9 ; 12 \n;;\n\n";
    load(&db, &Files::of(&[("houses.csv", text)])).await;
    let house = "select code || '|' || address || '|' || residents from house";
    assert_eq!(super::text(&db, house).await, "h9|Лесная; 5|12");
}
