//! Bad bundles: each fault of CONTRACT 5 is refused, at its file, line and column, and changes nothing.

use std::io::Write;

use kabinet::exchange::{ImportError, ImportOptions, Reject, Source, import};
use sqlx::PgPool;

use super::tomsk::pack;
use super::{Files, Folder, counts, good, load, number, options, run, snapshot};
use crate::support::usual_now;

/// A change of the good bundle's text and the reject that it must give: file, line, column and a
/// word of the reason.
type Fault = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    (u32, &'static str, &'static str),
);

/// What is wrong, the file, what is replaced, by what.
#[rustfmt::skip]
const FAULTS: &[Fault] = &[
    ("an unknown column", "houses.csv", "residents", "inhabitants", (1, "inhabitants", "unknown column")),
    ("a column in capitals", "houses.csv", "residents", "RESIDENTS", (1, "RESIDENTS", "small letters")),
    ("a column without a name", "houses.csv", "residents\n", "residents,\n", (1, "", "without a name")),
    ("a column twice", "houses.csv", "common_area", "total_area", (1, "total_area", "twice")),
    ("columns apart by tabs", "account_aliases.csv", "alias,number", "alias\tnumber", (1, "alias\tnumber", "tabs")),
    ("no key column", "accounts.csv", "number,old_number", "gis_service_id,old_number", (1, "number", "missing")),
    ("no zone", "readings.csv", "meter_serial,zone", "meter_serial,source", (1, "zone", "missing")),
    ("an empty key", "accounts.csv", "0200,", ",", (3, "number", "empty")),
    ("a cell too few", "houses.csv", ",40", "", (2, "", "4 cells")),
    ("a cell too many", "houses.csv", ",40", ",40,1", (2, "", "6 cells")),
    ("a quote never closed", "account_aliases.csv", "A-17,", "\"A-17,", (2, "", "never closed")),
    ("text after a quote", "account_aliases.csv", "A-17", "\"A-17\"x", (2, "", "after a closing quote")),
    ("a line break in a code", "account_aliases.csv", "A-17", "\"A\n17\"", (2, "alias", "line break")),
    ("a number out of a spreadsheet", "account_aliases.csv", "A-17", "\"7,001E+11\"", (2, "alias", "spreadsheet")),
    ("a code too long", "suppliers.csv", "7017001012", "7017001012000", (2, "inn", "longer")),
    ("an unknown kind", "suppliers.csv", "resource", "shop", (2, "kind", "not one of")),
    ("an empty name", "suppliers.csv", "vod,Водоканал", "vod,", (2, "name", "empty")),
    ("day 32", "suppliers.csv", "20,25", "20,32", (2, "reading_day_to", "between")),
    ("a window without an end", "suppliers.csv", "20,25", "20,", (2, "reading_day_from", "both")),
    ("an unknown policy", "suppliers.csv", "closed", "open", (2, "reading_policy", "not one of")),
    ("an unknown payee", "suppliers.csv", "agent,,vod", "agent,,gaz", (3, "payee_code", "no such supplier")),
    ("letters in an area", "houses.csv", "100.25", "100 м2", (2, "common_area", "plain number")),
    ("comma and point at once", "houses.csv", "\"1 234,5\"", "\"1,234.5\"", (2, "total_area", "plain number")),
    ("spaces not between thousands", "houses.csv", "\"1 234,5\"", "\"12 34,5\"", (2, "total_area", "plain number")),
    ("an exponent", "houses.csv", "100.25", "1e308", (2, "common_area", "plain number")),
    ("a negative area", "houses.csv", "100.25", "-100.25", (2, "common_area", "less than nothing")),
    ("a fraction of a resident", "houses.csv", ",40", ",4.5", (2, "residents", "whole number")),
    ("an area too large", "houses.csv", "100.25", "12345678901", (2, "common_area", "more than 10 digits")),
    ("a date that is none", "accounts.csv", "2020-01-31", "2020-02-31", (2, "owner_since", "no such day")),
    ("an American date", "accounts.csv", "2020-01-31", "01/31/2020", (2, "owner_since", "not a date")),
    ("a year of two digits", "accounts.csv", "2020-01-31", "31.01.20", (2, "owner_since", "year")),
    ("an alias of nobody", "account_aliases.csv", "0100", "0300", (2, "number", "no such account")),
    ("a fourth zone", "tariffs.csv", "el,T1", "el,T4", (2, "zone", "not a zone")),
    ("a negative tariff", "tariffs.csv", "3.45", "-3.45", (2, "value", "less than nothing")),
    ("a tariff without a value", "tariffs.csv", "3.45", "", (2, "value", "empty")),
    ("a range upside down", "tariffs.csv", "0,2018-01-01,3900", "4000,2018-01-01,3900", (2, "range_to", "not above")),
    ("a norm of no service", "norms.csv", "cold_water", "tea", (2, "service", "no such service")),
    ("a norm of no house", "norms.csv", "h1", "h7", (3, "scope", "building")),
    ("a norm per roof", "norms.csv", "person", "roof", (2, "per", "not one of")),
    ("a contract of nobody", "contracts.csv", "0200", "0300", (5, "account_number", "no such account")),
    ("a contract with no supplier", "contracts.csv", "0200,vod", "0200,gaz", (5, "supplier_code", "no such supplier")),
    ("a contract of no service", "contracts.csv", "heating", "tea", (4, "service", "no such service")),
    ("a contract without a number", "contracts.csv", "V-2", "", (5, "supplier_account_number", "empty")),
    ("an unknown tariff", "contracts.csv", ",el,", ",le,", (3, "tariff_code", "no such tariff")),
    ("a window of no supplier", "reading_windows.csv", "svet", "gaz", (2, "supplier_code", "no such supplier")),
    ("a window with half its days", "reading_windows.csv", "23,2,", "23,,", (2, "day_from", "both")),
    ("a meter of nobody", "meters.csv", "0200", "0300", (5, "account_number", "no such account")),
    ("a meter without digits", "meters.csv", "м3,5,3,1,2099", "м3,0,3,1,2099", (2, "integer_digits", "between")),
    ("a meter of four zones", "meters.csv", "5,0,2", "5,0,4", (3, "zones", "between")),
    ("a reading of nobody", "readings.csv", "0200", "0300", (5, "account_number", "no such account")),
    ("a reading of no meter", "readings.csv", "99", "100", (5, "meter_serial", "no such meter")),
    ("a reading of another service", "readings.csv", "0200,,99", "0200,gas,99", (5, "meter_serial", "no such meter")),
    ("a serial of two meters", "readings.csv", "0100,cold_water,77", "0100,,77", (2, "meter_serial", "2 meters")),
    ("too many digits", "readings.csv", "12345", "112345", (3, "value", "5 digits")),
    ("too many decimals", "readings.csv", "00678", "678.5", (4, "value", "0 decimals")),
    ("a zone the meter has not", "readings.csv", "T2", "T3", (4, "zone", "the meter has 2")),
    ("a negative reading", "readings.csv", "74.000", "-74", (2, "value", "less than nothing")),
    ("an empty reading", "readings.csv", "74.000", "", (2, "value", "empty")),
    ("an unknown kind of reading", "readings.csv", "control", "guess", (5, "kind", "not one of")),
    ("a month that is a date", "readings.csv", "2018-11\n", "2018-11-01\n", (2, "billed_period", "month")),
    ("a bill of nobody", "bills.csv", "0200", "0300", (4, "account_number", "no such account")),
    ("a thirteenth month", "bills.csv", "2018-11,", "2018-13,", (2, "period", "month")),
    ("a total of no bill", "bill_totals.csv", "0200,2018-12", "0200,2018-10", (5, "period", "no such bill")),
    ("a total of no document", "bill_totals.csv", "0200,2018-12,e", "0200,2018-12,x", (5, "period", "no such bill")),
    ("a total of an unknown number", "bill_totals.csv", "V-1", "V-9", (2, "supplier_account_number", "no such number")),
    ("a total of which number", "bill_totals.csv", "svet,S-1,Факт", "svet,,Факт", (4, "supplier_account_number", "2 numbers")),
    ("a total without any number", "bill_totals.csv", "0200,2018-12,e,vod", "0200,2018-12,e,svet", (5, "supplier_account_number", "no number")),
    ("a total that does not add up", "bill_totals.csv", "76.25", "76.27", (2, "total", "total is 76.27, but opening - paid + charged + support + recalculation + penalty_charged = 76.25")),
    ("fractions of a kopeck", "bill_totals.csv", "76.25", "76.251", (2, "total", "more than 2 decimals")),
    ("a total without a sum", "bill_totals.csv", "76.25", "", (2, "total", "empty")),
    ("a half payable total", "bill_totals.csv", "20.00,0", "20.00,no", (4, "payable", "neither 0 nor 1")),
    ("a line that does not add up", "bill_lines.csv", "13.00", "13.02", (3, "closing", "closing is 13.02")),
    ("a line on no basis", "bill_lines.csv", "Ночь,meter", "Ночь,whim", (3, "basis", "not one of")),
    ("a line of no service", "bill_lines.csv", "electricity,,T1", "tea,,T1", (2, "service", "no such service")),
    ("a printed meter nobody has", "bill_meters.csv", ",77,", ",78,", (2, "serial", "no such meter")),
    ("an adjustment of no kind", "bill_adjustments.csv", "recalculation", "gift", (2, "kind", "not one of")),
    ("volumes of no house", "house_volumes.csv", "h1", "h7", (2, "building", "no such building")),
    ("a payment of nothing", "payments.csv", "50.00", "0.00", (2, "amount", "above nothing")),
    ("a negative refund", "payments.csv", "10.00", "-10.00", (3, "amount", "above nothing")),
    ("a payment to nobody", "payments.csv", "p3,,V-2", "p3,,", (4, "account_number", "neither")),
    ("a payment under an unknown number", "payments.csv", "p3,,V-2", "p3,,V-7", (4, "supplier_account_number", "no such number")),
    ("a customer without an address", "customers.csv", "ivan@example.org", "ivan", (2, "email", "not an e-mail")),
    ("a customer of nobody", "customers.csv", "0100", "0300", (2, "account_number", "no such account")),
];

#[sqlx::test]
async fn the_bundle_that_faults_are_made_of_is_good(db: PgPool) {
    let report = load(&db, &good::bundle()).await;
    assert_eq!(report.warnings, []);
    assert_eq!(report.files.len(), 19);
    for file in load(&db, &good::bundle()).await.files {
        assert_eq!((file.new, file.changed), (0, 0), "{}", file.file);
    }
}

#[sqlx::test]
async fn every_fault_is_refused_where_it_stands(db: PgPool) {
    let good = good::bundle();
    load(&db, &good).await;
    let before = snapshot(&db).await;
    for (name, file, from, to, (line, column, reason)) in FAULTS.iter().copied() {
        // Alone: what it refers to is loaded.
        let text = good.clone().edit(file, from, to).text(file);
        let report = run(&db, &Files::of(&[(file, &text)])).await;
        let found = report.rejects.iter().any(|reject| {
            reject.file == file
                && reject.line == line
                && reject.column == column
                && reject.reason.contains(reason)
        });
        assert!(found, "{name}: {:#?}", report.rejects);
        assert!(report.refused, "{name}");
        assert!(counts(&report, file).3 > 0, "{name}");
    }
    assert_eq!(snapshot(&db).await, before);
}

#[sqlx::test]
async fn a_fault_in_the_last_file_takes_back_the_first(db: PgPool) {
    let empty = snapshot(&db).await;
    let files = good::bundle().edit("customers.csv", "ivan@example.org", "ivan");
    assert!(run(&db, &files).await.refused);
    assert_eq!(snapshot(&db).await, empty);
    assert_eq!(number(&db, "select count(*) from audit").await, 0);
}

/// A fault makes no noise elsewhere, but where a row refers to the refused one.
#[sqlx::test]
async fn one_fault_is_one_reject(db: PgPool) {
    let alone = [
        "suppliers.csv:2: inn: 7017001012000: longer than 12 characters",
        "readings.csv:4: value: 678.5: more than the 0 decimals that the meter has",
        "bill_lines.csv:3: closing: 13.02: closing is 13.02, but opening - paid + charged + support + \
         recalculation = 13.00",
    ];
    for ((file, from, to), said) in [
        (
            "suppliers.csv",
            "vod,Водоканал,ВК,resource,7017001012",
            "aaa,Водоканал,ВК,resource,7017001012000",
        ),
        ("readings.csv", "00678", "678.5"),
        ("bill_lines.csv", "13.00", "13.02"),
    ]
    .into_iter()
    .zip(alone)
    {
        let mut files = good::bundle();
        if file == "suppliers.csv" {
            // Beside a good supplier, so that nothing refers to the refused one.
            let text = format!("{}{}", files.text(file), "aaa,Я,,,7017001012000,,,,,\n");
            files = files.with(file, text);
        } else {
            files = files.edit(file, from, to);
        }
        let report = run(&db, &files).await;
        let lines: Vec<String> = report.rejects.iter().map(Reject::to_string).collect();
        let said = said.replace("suppliers.csv:2", "suppliers.csv:4");
        assert_eq!(lines, [said]);
    }
}

#[sqlx::test]
async fn every_missing_key_column_is_refused(db: PgPool) {
    // Those with a default may be missing (CONTRACT 5).
    let open = [
        ("tariffs.csv", "range_from"),
        ("contracts.csv", "valid_from"),
        ("readings.csv", "service"),
        ("readings.csv", "kind"),
    ];
    for spec in &kabinet::exchange::bundle::files::FILES {
        let file = spec.file();
        let text = good::bundle().text(&file);
        let header = text.lines().next().unwrap();
        for column in spec.columns.iter().filter(|column| column.is_key()) {
            let names: Vec<&str> = header
                .split(',')
                .filter(|name| *name != column.name)
                .collect();
            if names.len() == header.split(',').count() {
                continue;
            }
            let files = Files::of(&[(file.as_str(), &names.join(","))]);
            let report = run(&db, &files).await;
            let defaulted = open.contains(&(file.as_str(), column.name))
                || matches!(
                    column.name,
                    "document" | "label" | "line" | "supplier_account_number"
                ) && file.starts_with("bill");
            assert_eq!(report.refused, !defaulted, "{file} without {}", column.name);
        }
    }
}

#[sqlx::test]
async fn a_key_twice_with_other_values_is_refused_and_the_same_row_twice_counts_once(db: PgPool) {
    for file in &kabinet::exchange::bundle::files::FILES {
        let name = file.file();
        let text = good::bundle().text(&name);
        let last = text.lines().last().unwrap().to_owned();
        let rows = text.lines().count() as i64 - 1;
        let twice = good::bundle().with(&name, format!("{text}{last}\n"));
        let folder = Folder::new();
        let dry = ImportOptions {
            dry_run: true,
            ..options(&folder)
        };
        let report = import(&db, usual_now(), Source::Files(twice.0), &dry)
            .await
            .unwrap();
        assert!(!report.refused, "{name}: {:#?}", report.rejects);
        assert_eq!(counts(&report, &name), (rows, 0, 0, 0), "{name}");
    }
    let changes = [
        ("suppliers.csv", "vod,Другой,,,,,,,,\n", 2, 4),
        ("accounts.csv", "0100,,,,,,,,,,\n", 2, 4),
        (
            "tariffs.csv",
            "el,1,0.0,01.01.2018,3900,День,кВт.ч,3.46,месяц\n",
            2,
            5,
        ),
        ("contracts.csv", "0100,vod,cold_water,V-1,,Вода,,\n", 2, 6),
        (
            "meters.csv",
            "0200,vod,cold_water,99,м3,6,3,1,,unit\n",
            5,
            6,
        ),
        // The same register with and without its service.
        (
            "readings.csv",
            "0200,cold_water,99,Т1,21.11.2018,control,\"21,6\",\n",
            5,
            6,
        ),
        // The only number, said and not said.
        (
            "bill_totals.csv",
            "0200,2018-12,e,vod,V-2,,1,0,0,0,0,0,0,1,1\n",
            5,
            6,
        ),
        (
            "payments.csv",
            "vod,p1,0100,V-1,2018-12-15,2018-12-16,50.01,payment,bank,\n",
            2,
            5,
        ),
    ];
    for (name, row, first, second) in changes {
        let text = good::bundle().text(name);
        let report = run(&db, &good::bundle().with(name, format!("{text}{row}"))).await;
        let own: Vec<u32> = report
            .rejects
            .iter()
            .filter(|reject| reject.file == name && reject.reason.contains("with other values"))
            .map(|reject| reject.line)
            .collect();
        assert_eq!(own, [first, second], "{name}: {:#?}", report.rejects);
    }
}

#[sqlx::test]
async fn equal_payments_on_one_day_are_real(db: PgPool) {
    let text = good::bundle().text("payments.csv");
    let more = format!("{text}vod,p4,0100,V-1,2018-12-15,2018-12-16,50.00,payment,bank,\n");
    let report = load(&db, &good::bundle().with("payments.csv", more)).await;
    assert_eq!(counts(&report, "payments.csv"), (4, 0, 0, 0));
}

#[sqlx::test]
async fn a_kopeck_off_is_a_warning(db: PgPool) {
    let files = good::bundle()
        .edit("bill_totals.csv", "76.25", "76.24")
        .edit("bill_lines.csv", "13.00", "13.01");
    let report = load(&db, &files).await;
    let said: Vec<String> = report.warnings.iter().map(Reject::to_string).collect();
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(said[0].starts_with("bill_lines.csv:3: closing: 13.01: closing is 13.01, but"));
    assert!(said[1].starts_with("bill_totals.csv:2: total: 76.24: total is 76.24, but"));
}

#[sqlx::test]
async fn a_multi_line_cell_keeps_the_lines_after_it_right(db: PgPool) {
    for end in ["\n", "\r\n", "\r"] {
        let text =
            format!("code,address,residents{end}a,\"one{end}two\",1{end}{end}b,\"x\",many{end}");
        let report = run(&db, &Files::of(&[("houses.csv", &text)])).await;
        let said: Vec<String> = report.rejects.iter().map(Reject::to_string).collect();
        assert_eq!(
            said,
            ["houses.csv:5: residents: many: not a whole number"],
            "{end:?}"
        );
    }
}

#[sqlx::test]
async fn files_that_no_bundle_has_refuse_it_also_with_keep_good(db: PgPool) {
    for (name, reason) in [
        ("extra.csv", "not a file of a bundle"),
        ("Accounts.csv", "not a file of a bundle"),
        ("accounts.CSV", "not a file of a bundle"),
        ("accounts", "not a file of a bundle"),
        (".DS_Store", "not a file of a bundle"),
        ("sub/accounts.csv", "side by side"),
        ("..\\accounts.csv", "side by side"),
        ("../../etc/passwd", "side by side"),
        ("bill.pdf", "a PDF that no row"),
    ] {
        let folder = Folder::new();
        let keep = ImportOptions {
            keep_good: true,
            ..options(&folder)
        };
        let files = good::bundle().with(name, "number\n0300\n");
        let report = import(&db, usual_now(), Source::Files(files.0), &keep)
            .await
            .unwrap();
        assert!(report.refused, "{name}");
        assert_eq!(report.rejects[0].file, name);
        assert!(
            report.rejects[0].reason.contains(reason),
            "{:?}",
            report.rejects
        );
        assert_eq!(number(&db, "select count(*) from account").await, 0);
    }
}

#[sqlx::test]
async fn bytes_that_are_no_text_are_refused_with_the_mend(db: PgPool) {
    let utf16: Vec<u8> = "\u{feff}code,address\nh1,Лесная\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let unmarked = utf16[2..].to_vec();
    let mut cut = good::bundle().text("houses.csv").into_bytes();
    cut.truncate(cut.iter().position(|b| *b == 0xd0).unwrap() + 21);
    let cases: [(Vec<u8>, &str); 7] = [
        (utf16, "UTF-16"),
        (unmarked, "UTF-16"),
        (b"code,address\nh1,a\0b\n".to_vec(), "NUL"),
        (cut, "damaged UTF-8"),
        (
            b"\xef\xbb\xbfcode,address\nh1,\xcb\n".to_vec(),
            "damaged UTF-8",
        ),
        (b"code,address\nh1,\xcb\xee\x98\n".to_vec(), "neither"),
        (Vec::new(), "empty"),
    ];
    for (bytes, reason) in cases {
        let report = run(&db, &good::bundle().with("houses.csv", bytes)).await;
        assert!(report.refused, "{reason}");
        assert!(
            report.rejects[0].reason.contains(reason),
            "{:?}",
            report.rejects
        );
    }
}

#[sqlx::test]
async fn archives_that_are_bombs_broken_or_ambiguous_are_refused(db: PgPool) {
    let folder = Folder::new();
    let options = options(&folder);
    let path = folder.0.join("bundle.zip");
    let go = async || import(&db, usual_now(), Source::Path(path.clone()), &options).await;

    pack(&path, &[("sub/accounts.csv", "number\n1\n")]);
    let report = go().await.unwrap();
    assert!(report.refused && report.rejects[0].reason.contains("side by side"));

    // A thousand to one.
    let bomb = format!("number,address\n1,{}\n", " ".repeat(100 << 20));
    pack(&path, &[("accounts.csv", &bomb)]);
    let error = go().await.unwrap_err().to_string();
    assert!(error.contains("zip bomb"), "{error}");

    pack(&path, &[("accounts.csv", &"number\n1\n".repeat(1000))]);
    let whole = std::fs::read(&path).unwrap();
    std::fs::write(&path, &whole[..whole.len() / 2]).unwrap();
    assert!(matches!(go().await.unwrap_err(), ImportError::Source(_)));

    let mut flipped = whole.clone();
    flipped[60] ^= 0x55;
    std::fs::write(&path, &flipped).unwrap();
    assert!(matches!(go().await.unwrap_err(), ImportError::Source(_)));

    // The same name twice: the writer refuses to, so the second is renamed in the bytes.
    pack(
        &path,
        &[
            ("accounts.csv", "number\n1\n"),
            ("accountz.csv", "number\n2\n"),
        ],
    );
    let mut bytes = std::fs::read(&path).unwrap();
    while let Some(at) = bytes.windows(12).position(|w| w == b"accountz.csv") {
        bytes[at + 7] = b's';
    }
    std::fs::File::create(&path)
        .unwrap()
        .write_all(&bytes)
        .unwrap();
    let error = go().await.unwrap_err().to_string();
    assert!(error.contains("comes twice"), "{error}");

    std::fs::write(&path, "not a zip").unwrap();
    assert!(go().await.is_err());
    let nowhere = Source::Path(folder.0.join("nothing"));
    let error = import(&db, usual_now(), nowhere, &options)
        .await
        .unwrap_err();
    assert_eq!(error.exit_code(), 2);
    assert_eq!(number(&db, "select count(*) from account").await, 0);
}

#[sqlx::test]
async fn rejected_rows_are_written_with_their_own_columns_and_the_error(db: PgPool) {
    let folder = Folder::new();
    let options = options(&folder);
    let rows = "number;rooms;address\n1;2;\"Лесная; 5\"\n2;many;\"Лес\n6\"\n3;x;y;z\n4;-1;д. 4\n";
    let bytes = encoding_rs::WINDOWS_1251.encode(rows).0.into_owned();
    let files = vec![("accounts.csv".to_owned(), bytes)];
    let report = import(&db, usual_now(), Source::Files(files), &options)
        .await
        .unwrap();
    assert_eq!(report.reject_count, 3);
    let written = std::fs::read_to_string(options.rejects.join("accounts.csv")).unwrap();
    assert_eq!(
        written,
        "number;rooms;address;error\n\
         2;many;\"Лес\n6\";rooms: not a whole number\n\
         3;x;y;z;4 cells in this row, 3 in the header\n\
         4;-1;д. 4;rooms: not between 0 and 1000000\n"
    );
    // The next clean import takes them away.
    let files = vec![("accounts.csv".to_owned(), b"number\n1\n".to_vec())];
    import(&db, usual_now(), Source::Files(files), &options)
        .await
        .unwrap();
    assert!(!options.rejects.join("accounts.csv").exists());
}

#[sqlx::test]
async fn rejects_never_overwrite_a_bundle(db: PgPool) {
    let folder = Folder::new();
    let bundle = folder.0.join("bundle");
    std::fs::create_dir(&bundle).unwrap();
    std::fs::write(bundle.join("houses.csv"), "code,address\n,x\n").unwrap();
    for (path, rejects) in [(&bundle, &bundle), (&bundle, &folder.0)] {
        std::fs::write(folder.0.join("houses.csv"), "code,address\nh1,mine\n").unwrap();
        let options = ImportOptions {
            rejects: rejects.clone(),
            ..ImportOptions::default()
        };
        let done = import(&db, usual_now(), Source::Path(path.clone()), &options).await;
        assert!(matches!(done, Err(ImportError::Rejects { .. })), "{done:?}");
        let mine = std::fs::read_to_string(folder.0.join("houses.csv")).unwrap();
        assert_eq!(mine, "code,address\nh1,mine\n");
    }
}

/// Ten thousand faults are all written and told, though few are kept in memory.
#[sqlx::test]
async fn many_rejects_are_all_written(db: PgPool) {
    let folder = Folder::new();
    let options = options(&folder);
    let mut text = "code,address,residents\n".to_owned();
    for row in 0..12_000 {
        text.push_str(&format!(
            "h{row},Лесная,{}\n",
            if row % 2 == 0 { "5" } else { "пять" }
        ));
    }
    let files = vec![("houses.csv".to_owned(), text.into_bytes())];
    let report = import(&db, usual_now(), Source::Files(files), &options)
        .await
        .unwrap();
    assert_eq!(report.reject_count, 6000);
    assert_eq!(report.rejects.len(), 1000);
    let written = std::fs::read_to_string(options.rejects.join("houses.csv")).unwrap();
    assert_eq!(written.lines().count(), 6001);
    assert!(written.ends_with("h11999,Лесная,пять,residents: not a whole number\n"));
}
