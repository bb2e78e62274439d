//! A table of the download as CSV.

use rust_decimal::Decimal;
use serde_json::Value;
use std::str::FromStr;

/// The rows of `table` of every account, with its number in front: UTF-8 with a byte-order mark, so that
/// spreadsheets read Russian.
///
/// # Errors
/// Nothing that the data could cause.
pub fn csv_file(accounts: &[Value], table: &str, columns: &[&str]) -> anyhow::Result<Vec<u8>> {
    let mut file = csv::Writer::from_writer("\u{feff}".as_bytes().to_vec());
    file.write_record(columns)?;
    for account in accounts {
        let rows = account[table].as_array().map(Vec::as_slice);
        for row in rows.unwrap_or_default() {
            let cell = |column: &&str| match *column {
                "account" => cell(&account["number"]),
                column => cell(&row[column]),
            };
            file.write_record(columns.iter().map(cell))?;
        }
    }
    Ok(file.into_inner()?)
}

/// Numbers as they are; a text that a spreadsheet would run as a formula gets an apostrophe (ASVS 1.2.10).
fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text)
            if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\0'])
                && Decimal::from_str(text).is_err() =>
        {
            format!("'{text}")
        }
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_formula_becomes_text_and_a_negative_sum_stays_a_number() {
        let accounts = [json!({ "number": "=1+1", "payments": [
            { "amount": "-2.13", "source": "@cmd", "state": null, "n": 3 } ] })];
        let file = csv_file(
            &accounts,
            "payments",
            &["account", "amount", "source", "state", "n"],
        );
        let text = String::from_utf8(file.unwrap()).unwrap();
        assert_eq!(
            text,
            "\u{feff}account,amount,source,state,n\n'=1+1,-2.13,'@cmd,,3\n"
        );
    }

    #[test]
    fn an_account_without_rows_leaves_the_heading_alone() {
        let file = csv_file(
            &[json!({ "number": "1", "paused": true })],
            "bills",
            &["account"],
        );
        assert_eq!(
            String::from_utf8(file.unwrap()).unwrap(),
            "\u{feff}account\n"
        );
    }
}
