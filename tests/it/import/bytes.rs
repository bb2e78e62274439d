//! Whatever bytes come: no panic, and only whole lines for the database.

use std::path::Path;

use kabinet::exchange::Source;
use kabinet::exchange::bundle::files::FILES;
use kabinet::exchange::bundle::rows::{copy_lines, open};
use kabinet::exchange::bundle::source::Bundle;
use proptest::prelude::*;

/// What stands in one file of the bundle, read as an import reads it.
fn lines(file: usize, bytes: Vec<u8>) -> Option<(usize, Vec<u8>)> {
    let spec = &FILES[file];
    let source = Source::Files(vec![(spec.file(), bytes)]);
    let bundle = Bundle::open(source, Path::new("rejects")).unwrap();
    let opened = open(&bundle, spec).unwrap().ok()?;
    let mut all = Vec::new();
    let read = bundle.read(&spec.file(), |input| {
        copy_lines(&opened, input, |chunk, _| {
            all.extend(chunk);
            true
        })
    });
    read.unwrap();
    Some((opened.header.len(), all))
}

/// The header of a file with every column.
fn header(file: usize, separator: &str) -> String {
    let names: Vec<&str> = FILES[file]
        .columns
        .iter()
        .map(|column| column.name)
        .collect();
    format!("{}\n", names.join(separator))
}

/// Each line has its number, the file's cells and the faults, and ends.
fn is_whole(columns: usize, lines: &[u8]) {
    let text = std::str::from_utf8(lines).unwrap();
    assert!(text.is_empty() || text.ends_with('\n'));
    let mut last = 1;
    for line in text.lines() {
        let cells: Vec<&str> = line.split('\t').collect();
        assert_eq!(cells.len(), columns + 2, "{line:?}");
        let number: u32 = cells[0].parse().unwrap();
        assert!(number > last);
        last = number;
    }
}

/// Pieces that mean something to the reader, and rubbish between them.
fn cells() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => Just(",".to_owned()),
        1 => Just(";".to_owned()),
        1 => Just("\n".to_owned()),
        1 => Just("\r\n".to_owned()),
        1 => Just("\r".to_owned()),
        1 => Just("\"".to_owned()),
        1 => Just("\\N".to_owned()),
        1 => Just("\t".to_owned()),
        1 => Just("\u{1e}\u{1f}".to_owned()),
        2 => Just("2018-12-01".to_owned()),
        2 => Just("2018-12".to_owned()),
        2 => "-?[0-9]{1,20}[.,]?[0-9]{0,8}",
        2 => "[А-яA-z0-9 ]{0,12}",
        1 => "\\PC{0,8}",
    ];
    proptest::collection::vec(piece, 0..120).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_bytes_never_panic(file in 0..FILES.len(), bytes in proptest::collection::vec(any::<u8>(), 0..2000)) {
        if let Some((columns, lines)) = lines(file, bytes) {
            is_whole(columns, &lines);
        }
    }

    #[test]
    fn any_cells_under_a_right_header_make_whole_lines(file in 0..FILES.len(), rows in cells()) {
        for separator in [",", ";"] {
            let text = format!("{}{rows}", header(file, separator));
            let (columns, lines) = lines(file, text.into_bytes()).unwrap();
            is_whole(columns, &lines);
        }
    }

    #[test]
    fn any_bytes_under_a_right_header_make_whole_lines(
        file in 0..FILES.len(),
        bytes in proptest::collection::vec(1..=255u8, 0..400),
    ) {
        let text = [header(file, ",").as_bytes(), &bytes].concat();
        if let Some((columns, lines)) = lines(file, text) {
            is_whole(columns, &lines);
        }
    }

    /// The csv crate reads the same cells wherever it has a rule for them.
    #[test]
    fn well_formed_rows_are_read_as_other_readers_read_them(
        rows in proptest::collection::vec(("[a-zа-я0-9]{1,6}", "[^\\x00-\\x1f\\x7f\u{85}\\p{Z}\u{200b}\u{feff}]([^\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f]{0,20}[^\\x00-\\x20\\p{Z}\u{200b}\u{feff}\u{85}])?"), 1..8),
    ) {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(["code", "address"]).unwrap();
        for (code, address) in &rows {
            writer.write_record([code, address]).unwrap();
        }
        let (_, lines) = lines(2, writer.into_inner().unwrap()).unwrap();
        let text = String::from_utf8(lines).unwrap();
        let found: Vec<(String, String)> = text
            .lines()
            .map(|line| {
                let cells: Vec<&str> = line.split('\t').collect();
                assert_eq!(cells[3], "\\N", "{line:?}");
                (cells[1].to_owned(), plain(cells[2]))
            })
            .collect();
        prop_assert_eq!(found, rows);
    }
}

/// A cell as it was before COPY's escapes.
fn plain(cell: &str) -> String {
    let mut out = String::new();
    let mut chars = cell.chars();
    while let Some(c) = chars.next() {
        match (c, c == '\\') {
            (_, true) => match chars.next() {
                Some('n') => out.push('\n'),
                Some('r') => out.push('\r'),
                Some('t') => out.push('\t'),
                Some(other) => out.push(other),
                None => {}
            },
            (other, false) => out.push(other),
        }
    }
    out
}
