//! The bundle of printed bills, as the demo carries it: real sums, meters, readings, payments.

use std::io::Write;
use std::path::Path;

use kabinet::exchange::{Source, import};
use sqlx::PgPool;

use super::{Files, Folder, counts, load, number, options, run, snapshot, text};
use crate::support::usual_now;

macro_rules! tomsk {
    ($($name:literal),*) => {
        [$(($name, include_str!(concat!("../../../src/exchange/sample/tomsk-2018-12/", $name)))),*]
    };
}

const TOMSK: [(&str, &str); 10] = tomsk![
    "suppliers.csv",
    "accounts.csv",
    "tariffs.csv",
    "contracts.csv",
    "meters.csv",
    "readings.csv",
    "bills.csv",
    "bill_totals.csv",
    "bill_lines.csv",
    "payments.csv"
];

const ROWS: [(&str, i64); 10] = [
    ("suppliers.csv", 7),
    ("accounts.csv", 2),
    ("tariffs.csv", 5),
    ("contracts.csv", 14),
    ("meters.csv", 8),
    ("readings.csv", 6),
    ("bills.csv", 2),
    ("bill_totals.csv", 8),
    ("bill_lines.csv", 4),
    ("payments.csv", 6),
];

pub fn bundle() -> Files {
    Files::of(&TOMSK)
}

#[sqlx::test]
async fn the_first_import_takes_every_row_and_the_second_changes_nothing(db: PgPool) {
    let first = load(&db, &bundle()).await;
    let before = snapshot(&db).await;
    let second = load(&db, &bundle()).await;
    for (file, rows) in ROWS {
        assert_eq!(counts(&first, file), (rows, 0, 0, 0), "{file}");
        assert_eq!(counts(&second, file), (0, 0, rows, 0), "{file}");
    }
    assert_eq!(snapshot(&db).await, before);
    assert_eq!(
        number(&db, "select max(version)::bigint from bill_total").await,
        1
    );
}

#[sqlx::test]
async fn what_is_due_is_what_the_paper_says(db: PgPool) {
    load(&db, &bundle()).await;
    let dues = text(
        &db,
        "select string_agg(number || ' ' || due, ', ' order by number) from supplier_due",
    )
    .await;
    assert_eq!(
        dues,
        "560017 11484.45, 878100103492 47858.87, 879100103492 -2.38, 880100103492 -2.13, \
         887100103492 62918.45, 922560017 2744.02, 941100103492 2132.68, 943100103492 84.24"
    );
    let owed = "select sum(due) filter (where due > 0)::text from supplier_due d
                join account a on a.id = d.account_id where a.number = '700100103492'";
    assert_eq!(text(&db, owed).await, "112994.24");
}

#[sqlx::test]
async fn the_papers_answers_link_the_households(db: PgPool) {
    load(&db, &bundle()).await;
    let answers = text(
        &db,
        "select string_agg(answer, ' ' order by answer) from link_answer l
         join account a on a.id = l.account_id
         where a.number = '700200560017' and l.question in ('link_code', 'bill_total')",
    )
    .await;
    assert_eq!(answers, "11484.45 14228.47 2744.02 781240");
}

#[sqlx::test]
async fn meters_readings_and_units_are_as_the_file_means_them(db: PgPool) {
    load(&db, &bundle()).await;
    let meter = "select unit || ' ' || integer_digits || '.' || fraction_digits || ' '
                 || coalesce(verified_until::text, 'never') from meter where serial = ";
    let of = |serial: &str| format!("{meter}'{serial}'");
    for (serial, said) in [("517480", "м³ 6.3 never"), ("927210", "м³ 6.3 2023-07-05")] {
        let found: String = sqlx::query_scalar(sqlx::AssertSqlSafe(of(serial)))
            .fetch_one(&db)
            .await
            .unwrap();
        assert_eq!(found, said);
    }
    let readings =
        "select string_agg(value::numeric(10,3) || ' ' || state || ' ' || billed_period, ', '
                    order by taken_on) from reading r join meter m on m.id = r.meter_id
                    where m.serial = '517480'";
    assert_eq!(
        text(&db, readings).await,
        "54.000 billed 2018-04-01, 64.000 billed 2018-08-01, 74.000 billed 2018-11-01"
    );
}

#[sqlx::test]
async fn a_payment_after_the_bill_lowers_what_is_due(db: PgPool) {
    load(&db, &bundle()).await;
    let more = "supplier_code,external_id,account_number,paid_on,amount\n\
                ztk,ztk-7,700100103492,2018-12-31,5\nztk,ztk-8,700100103492,2019-01-01,58.87\n";
    load(&db, &Files::of(&[("payments.csv", more)])).await;
    let due = "select due::text from supplier_due where number = '878100103492'";
    assert_eq!(text(&db, due).await, "47800.00");
}

/// A payment made here that billing sends back is counted once, and a foreign one as billing's.
#[sqlx::test]
async fn our_own_payment_coming_back_is_counted_once(db: PgPool) {
    load(&db, &bundle()).await;
    sqlx::raw_sql(
        "insert into payment (id, order_id, account_id, form_id, state, amount, gateway, request_key, request,
                              receipt_channel, rules_version, created_at, finished_at)
         select '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000001', id, uuid7(), 'succeeded', 100, 'demo', uuid7(), '{}',
                'email', '1', '2019-01-10Z', '2019-01-10Z' from account where number = '700100103492';
         insert into payment_part (payment_id, account_id, supplier_account_id, amount)
         select '00000000-0000-7000-8000-000000000001', account_id, id, 100
         from supplier_account where number = '878100103492';
         insert into posting (id, payment_id, kind, key, at, paid_on)
         values ('00000000-0000-7000-8000-000000000002', '00000000-0000-7000-8000-000000000001',
                 'paid', '', '2019-01-10Z', '2019-01-10');
         insert into posting_entry
         select '00000000-0000-7000-8000-000000000002', line, side, account_id,
                case side when 'supplier' then id end, amount
         from supplier_account, (values (1, 'bank', 100), (2, 'supplier', -100)) e (line, side, amount)
         where number = '878100103492';",
    )
    .execute(&db)
    .await
    .unwrap();
    let due = "select due::text from supplier_due where number = '878100103492'";
    assert_eq!(text(&db, due).await, "47758.87");
    let back = "supplier_code,external_id,account_number,paid_on,amount,kabinet_payment\n\
                ztk,ztk-7,700100103492,2019-01-10,100.00,00000000-0000-7000-8000-000000000001\n";
    let files = Files::of(&[("payments.csv", back)]);
    assert_eq!(load(&db, &files).await.warnings, []);
    assert_eq!(text(&db, due).await, "47758.87");
    let report = run(&db, &files.edit("payments.csv", "000001\n", "000009\n")).await;
    assert_eq!(report.warnings.len(), 1);
    assert_eq!(text(&db, due).await, "47658.87");
}

#[sqlx::test]
async fn a_folder_and_a_zip_of_it_are_the_same_bundle(db: PgPool) {
    let folder = Folder::new();
    let plain = folder.0.join("bundle");
    std::fs::create_dir(&plain).unwrap();
    for (name, text) in TOMSK {
        std::fs::write(plain.join(name), text).unwrap();
    }
    let packed = folder.0.join("bundle.zip");
    pack(&packed, &TOMSK);
    let options = options(&folder);
    let source = Source::Path(packed);
    let report = import(&db, usual_now(), source, &options).await.unwrap();
    assert_eq!(counts(&report, "bill_totals.csv"), (8, 0, 0, 0));
    let source = Source::Path(plain);
    let report = import(&db, usual_now(), source, &options).await.unwrap();
    for (file, rows) in ROWS {
        assert_eq!(counts(&report, file), (0, 0, rows, 0), "{file}");
    }
}

pub fn pack(path: &Path, files: &[(&str, &str)]) {
    let mut zip = zip::ZipWriter::new(std::fs::File::create(path).unwrap());
    for (name, text) in files {
        let how = zip::write::SimpleFileOptions::default();
        zip.start_file(*name, how).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap();
}
