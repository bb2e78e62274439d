//! A registry as a spreadsheet.

use super::format::{AMOUNT, COLUMNS, cells};
use super::{Line, Registry};
use chrono_tz::Tz;
use rust_decimal::Decimal;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook};
use std::io::Write;

/// One sheet: header, lines, and at the end `total`, how many lines and their sum. The day in the file's
/// properties is the registry's, so that the same registry is the same file.
pub(super) fn write(
    registry: &Registry,
    lines: &[Line],
    zone: Tz,
    writer: &mut impl Write,
) -> anyhow::Result<()> {
    let mut book = Workbook::new();
    let made = ExcelDateTime::from_timestamp(registry.made_at.timestamp())?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let (bold, money) = (
        Format::new().set_bold(),
        Format::new().set_num_format("0.00"),
    );
    let sheet = book.add_worksheet();
    for (column, name) in (0_u16..).zip(COLUMNS) {
        sheet.write_string_with_format(0, column, name, &bold)?;
    }
    let mut row = 0;
    for line in lines {
        row += 1;
        for ((column, at), cell) in
            (0_u16..)
                .zip(0_usize..)
                .zip(cells(line, (&registry.supplier_code, registry.day), zone))
        {
            match at == AMOUNT {
                true => sheet.write_with_format(row, column, cell.parse::<Decimal>()?, &money)?,
                false => sheet.write_string(row, column, cell)?,
            };
        }
    }
    row += 1;
    sheet.write_string_with_format(row, 0, "total", &bold)?;
    sheet.write_string(row, 1, lines.len().to_string())?;
    let (sum, total) = (u16::try_from(AMOUNT)?, registry.amount.decimal());
    sheet.write_with_format(row, sum, total, &money)?;
    sheet.autofit();
    writer.write_all(&book.save_to_buffer()?)?;
    writer.flush()?;
    Ok(())
}
