//! A table as a file for Russian Excel: UTF-8 with BOM, `;`, CRLF.

use crate::i18n::Lang;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use rust_decimal::Decimal;

/// Rows of cells; each cell is quoted where it has to be.
pub struct Csv(String);

impl Csv {
    pub fn new() -> Csv {
        Csv("\u{feff}".to_owned())
    }
    pub fn row(&mut self, cells: &[String]) {
        let cells: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
        self.0.push_str(&cells.join(";"));
        self.0.push_str("\r\n");
    }
    /// As a download. `name` has only ASCII letters, digits, `-`, `_` and `.`.
    pub fn download(self, name: &str) -> Response {
        let headers = [
            (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
            (
                header::CONTENT_DISPOSITION,
                format!("attachment; filename=\"{name}\""),
            ),
        ];
        (headers, self.0).into_response()
    }
}

/// A plain number with the reader's decimal sign, which a spreadsheet takes for a number.
pub fn number(lang: Lang, value: Decimal) -> String {
    let plain = value.normalize().to_string();
    match lang {
        Lang::Ru => plain.replace('.', ","),
        Lang::En => plain,
    }
}

/// Text that a spreadsheet would run as a formula gets an apostrophe; numbers stay numbers.
fn quoted(cell: &str) -> String {
    let is_number = cell.replace(',', ".").parse::<Decimal>().is_ok();
    let risky = cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && !is_number;
    let cell = if risky {
        format!("'{cell}")
    } else {
        cell.to_owned()
    };
    if risky || cell.contains(['"', ';', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal_macros::dec;

    #[test]
    fn a_formula_is_text_in_the_file_and_a_number_stays_a_number() {
        let mut file = Csv::new();
        file.row(&[
            "=HYPERLINK(\"x\")".to_owned(),
            number(Lang::Ru, dec!(-5.10)),
            number(Lang::En, dec!(1234.5)),
            "@a".to_owned(),
            "a;b".to_owned(),
            "-1+2".to_owned(),
        ]);
        assert_eq!(
            file.0,
            "\u{feff}\"'=HYPERLINK(\"\"x\"\")\";-5,1;1234.5;\"'@a\";\"a;b\";\"'-1+2\"\r\n"
        );
    }
}
