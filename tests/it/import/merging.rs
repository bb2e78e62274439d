//! What an import does to what is already there.

use kabinet::exchange::{ImportOptions, Source, import};
use sqlx::PgPool;

use super::{Files, Folder, counts, good, load, number, options, run, snapshot, text, tomsk};
use crate::support::usual_now;

#[sqlx::test]
async fn a_missing_column_changes_nothing_and_an_empty_cell_clears(db: PgPool) {
    load(&db, &good::bundle()).await;
    let supplier = "select concat_ws('|', name, short_name, kind, inn, phone, reading_day_from, reading_day_to,
                    reading_policy) from supplier where code = 'vod'";
    let before = text(&db, supplier).await;
    assert_eq!(
        before,
        "Водоканал|ВК|resource|7017001012|+7 (3822) 75-00-75|20|25|closed"
    );

    let report = load(
        &db,
        &Files::of(&[("suppliers.csv", "code,phone\nvod,112\n")]),
    )
    .await;
    assert_eq!(counts(&report, "suppliers.csv"), (0, 1, 0, 0));
    assert_eq!(
        text(&db, supplier).await,
        before.replace("+7 (3822) 75-00-75", "112")
    );

    let clear = "code,phone,inn,reading_day_from,reading_day_to,reading_policy,kind\nvod,,,,,,\n";
    load(&db, &Files::of(&[("suppliers.csv", clear)])).await;
    assert_eq!(
        text(&db, supplier).await,
        "Водоканал|ВК|resource|||next_period"
    );

    // Half of a pair is checked with what is there.
    let half = "code,reading_day_from\nvod,5\n";
    let report = run(&db, &Files::of(&[("suppliers.csv", half)])).await;
    assert!(report.rejects[0].reason.contains("both"));

    let new = "code,phone\ngaz,104\n";
    let report = run(&db, &Files::of(&[("suppliers.csv", new)])).await;
    assert_eq!(
        report.rejects[0].to_string(),
        "suppliers.csv:2: name: : the file lacks this column, and the row is new"
    );
    let new = "code,name\ngaz,Газ\n";
    load(&db, &Files::of(&[("suppliers.csv", new)])).await;
    let kind = "select kind || reading_policy from supplier where code = 'gaz'";
    assert_eq!(text(&db, kind).await, "resourcenext_period");
}

#[sqlx::test]
async fn cleared_cells_of_every_file_fall_back_to_what_a_new_row_has(db: PgPool) {
    // Every column that is no key and not needed, emptied: the same as a file without them.
    use kabinet::exchange::bundle::spec::Role;
    let strip = |keep: bool| {
        let mut files = good::bundle()
            // A meter has one zone unless it is said.
            .edit("readings.csv", "0100,electricity,77,T2,20.11.2018,customer,00678,\n", "")
            // A total needs no part but its sum.
            .with(
                "bill_totals.csv",
                "account_number,period,supplier_code,supplier_account_number,opening,paid,charged,support,\
                 recalculation,penalty_charged,penalty,total,payable\n0100,2018-12,vod,V-1,1,1,1,1,1,1,1,0,0\n",
            );
        for spec in &kabinet::exchange::bundle::files::FILES {
            // A payment is found by its numbers.
            if spec.name == "payments" {
                continue;
            }
            let name = spec.file();
            let source = files.text(&name);
            let mut reader = csv::Reader::from_reader(source.as_bytes());
            let header = reader.headers().unwrap().clone();
            let kept = |column: &str| spec.column(column).unwrap().role != Role::Value;
            let mut writer = csv::Writer::from_writer(Vec::new());
            let names = header.iter().filter(|column| keep || kept(column));
            writer.write_record(names).unwrap();
            for row in reader.records() {
                let row = row.unwrap();
                let cells = header
                    .iter()
                    .zip(&row)
                    .filter(|(column, _)| keep || kept(column))
                    .map(|(column, cell)| if kept(column) { cell } else { "" });
                writer.write_record(cells).unwrap();
            }
            files = files.with(&name, writer.into_inner().unwrap());
        }
        files
    };
    let (absent, emptied) = (strip(false), strip(true));
    load(&db, &absent).await;
    let fresh = snapshot(&db).await;
    let report = load(&db, &emptied).await;
    for file in &report.files {
        assert_eq!((file.new, file.changed), (0, 0), "{}", file.file);
    }
    assert_eq!(snapshot(&db).await, fresh);
}

#[sqlx::test]
async fn a_dry_run_does_everything_and_changes_nothing(db: PgPool) {
    load(&db, &tomsk::bundle()).await;
    let before = snapshot(&db).await;
    let folder = Folder::new();
    let dry = ImportOptions {
        dry_run: true,
        ..options(&folder)
    };
    let report = import(&db, usual_now(), Source::Files(good::bundle().0), &dry)
        .await
        .unwrap();
    assert_eq!(counts(&report, "accounts.csv"), (2, 0, 0, 0));
    assert!(report.dry_run && !report.refused);
    let faulty = good::bundle().edit("accounts.csv", "60.6", "x");
    let report = import(&db, usual_now(), Source::Files(faulty.0), &dry)
        .await
        .unwrap();
    assert!(report.refused);
    assert_eq!(snapshot(&db).await, before);
    assert_eq!(number(&db, "select count(*) from audit").await, 1);
}

#[sqlx::test]
async fn an_import_that_goes_live_leaves_one_audit_row(db: PgPool) {
    load(&db, &tomsk::bundle()).await;
    let details =
        "select details -> 'accounts.csv' ->> 'new' from audit where action = 'exchange.imported'";
    assert_eq!(text(&db, details).await, "2");
}

#[sqlx::test]
async fn the_good_rows_go_live_alone_and_what_refers_to_a_bad_one_does_not(db: PgPool) {
    let folder = Folder::new();
    let keep = ImportOptions {
        keep_good: true,
        ..options(&folder)
    };
    let files = good::bundle().edit("accounts.csv", "\"34,7\"", "много");
    let report = import(&db, usual_now(), Source::Files(files.0), &keep)
        .await
        .unwrap();
    assert!(!report.refused);
    assert_eq!(counts(&report, "accounts.csv"), (1, 0, 0, 1));
    assert_eq!(counts(&report, "contracts.csv"), (3, 0, 0, 1));
    assert_eq!(counts(&report, "meters.csv"), (3, 0, 0, 1));
    assert_eq!(counts(&report, "readings.csv"), (3, 0, 0, 1));
    assert_eq!(counts(&report, "bills.csv"), (2, 0, 0, 1));
    assert_eq!(counts(&report, "bill_totals.csv"), (3, 0, 0, 1));
    assert_eq!(counts(&report, "payments.csv"), (2, 0, 0, 1));
    assert_eq!(number(&db, "select count(*) from account").await, 1);

    // The mended bundle brings the rest.
    let report = load(&db, &good::bundle()).await;
    assert_eq!(counts(&report, "accounts.csv"), (1, 0, 1, 0));
    assert_eq!(counts(&report, "payments.csv"), (1, 0, 2, 0));
}

#[sqlx::test]
async fn half_a_bill_is_not_taken_even_with_keep_good(db: PgPool) {
    load(&db, &good::bundle()).await;
    let before = snapshot(&db).await;
    let folder = Folder::new();
    let keep = ImportOptions {
        keep_good: true,
        ..options(&folder)
    };
    // One line of two is faulty in its sum, or in its form.
    for (from, to) in [("13.00", "14.00"), ("13.00", "x")] {
        let lines = good::bundle()
            .edit("bill_lines.csv", "345.00,0,0,345.00", "346.00,0,0,346.00")
            .edit("bill_lines.csv", from, to);
        let files = Files::of(&[("bill_lines.csv", &lines.text("bill_lines.csv"))]);
        let report = import(&db, usual_now(), Source::Files(files.0), &keep)
            .await
            .unwrap();
        assert_eq!(counts(&report, "bill_lines.csv"), (0, 0, 0, 2), "{to}");
        assert_eq!(snapshot(&db).await, before);
    }
}

#[sqlx::test]
async fn payees_rejected_in_a_chain_take_their_suppliers_along(db: PgPool) {
    let folder = Folder::new();
    let keep = ImportOptions {
        keep_good: true,
        ..options(&folder)
    };
    let text = "code,name,payee_code\na,A,b\nb,B,c\nc,C,x\nd,D,d\ne,E,d\n";
    let files = Files::of(&[("suppliers.csv", text)]);
    let report = import(&db, usual_now(), Source::Files(files.0), &keep)
        .await
        .unwrap();
    assert_eq!(counts(&report, "suppliers.csv"), (2, 0, 0, 3));
}

const VERSIONS: &str = "select string_agg(version || ':' || label || ':' || total || ':' || live, ' '
     order by version, label) from bill_total t join supplier_account s on s.id = t.supplier_account_id
     where s.number = 'S-1'";

#[sqlx::test]
async fn a_corrected_total_is_a_new_version_and_the_old_one_stays(db: PgPool) {
    load(&db, &good::bundle()).await;
    assert_eq!(
        text(&db, VERSIONS).await,
        "1:1/12:10.00:true 1:Факт:20.00:true"
    );
    // One row of two changes: the whole group goes to version 2, other groups stay.
    let files = good::bundle().edit("bill_totals.csv", "10,0,0,0,0,10.00", "11,0,0,0,0,11.00");
    let report = load(&db, &files).await;
    assert_eq!(counts(&report, "bill_totals.csv"), (0, 1, 3, 0));
    assert_eq!(
        text(&db, VERSIONS).await,
        "1:1/12:10.00:false 1:Факт:20.00:false 2:1/12:11.00:true 2:Факт:20.00:true"
    );
    assert_eq!(
        number(&db, "select count(*) from bill_total where version > 1").await,
        2
    );
    // Again changes nothing; a row that is gone from the group is a change.
    let report = load(&db, &files).await;
    assert_eq!(counts(&report, "bill_totals.csv"), (0, 0, 4, 0));
    let row = "0100,2018-12,,svet,S-1,Факт,0,0,20,0,0,0,0,20.00,0\n";
    let report = load(&db, &files.edit("bill_totals.csv", row, "")).await;
    assert_eq!(counts(&report, "bill_totals.csv"), (0, 1, 3, 0));
    assert!(
        text(&db, VERSIONS)
            .await
            .ends_with("2:Факт:20.00:false 3:1/12:11.00:true")
    );
}

#[sqlx::test]
async fn a_file_without_rows_of_a_bill_leaves_that_bill_alone(db: PgPool) {
    load(&db, &good::bundle()).await;
    let before = snapshot(&db).await;
    let header = |name: &str| format!("{}\n", good::bundle().text(name).lines().next().unwrap());
    let mut files = good::bundle();
    for name in [
        "bill_totals.csv",
        "bill_lines.csv",
        "bill_meters.csv",
        "bill_adjustments.csv",
        "readings.csv",
    ] {
        files = files.with(name, header(name));
    }
    load(&db, &files).await;
    assert_eq!(snapshot(&db).await, before);
}

#[sqlx::test]
async fn lines_meters_and_adjustments_are_versioned_too(db: PgPool) {
    load(&db, &good::bundle()).await;
    let files = good::bundle()
        .edit("bill_lines.csv", "electricity,,T2", "electricity,,T3")
        .edit(
            "bill_meters.csv",
            "12345,2018-12-20,100",
            "12346,2018-12-20,101",
        )
        .edit("bill_adjustments.csv", "Акт 5", "Акт 6");
    let report = load(&db, &files).await;
    // A line under another name is new, and the one that it replaces is gone.
    assert_eq!(counts(&report, "bill_lines.csv"), (1, 1, 1, 0));
    assert_eq!(counts(&report, "bill_meters.csv"), (0, 1, 0, 0));
    assert_eq!(counts(&report, "bill_adjustments.csv"), (0, 1, 0, 0));
    for table in ["bill_line", "bill_meter", "bill_adjustment"] {
        let sql = format!("select min(version) filter (where live)::bigint from {table}");
        let version: i64 = sqlx::query_scalar(sqlx::AssertSqlSafe(sql))
            .fetch_one(&db)
            .await
            .unwrap();
        assert_eq!(version, 2, "{table}");
    }
}

#[sqlx::test]
async fn a_missing_column_of_a_total_is_taken_from_the_version_before(db: PgPool) {
    load(&db, &good::bundle()).await;
    let part = "account_number,period,supplier_code,supplier_account_number,opening,total\n\
                0100,2018-12,vod,V-1,101.00,77.25\n";
    load(&db, &Files::of(&[("bill_totals.csv", part)])).await;
    let total = "select concat_ws(' ', opening, paid, penalty, total, payable) from bill_total t
                 join supplier_account s on s.id = t.supplier_account_id where s.number = 'V-1' and t.live
                 and t.total > 0";
    assert_eq!(text(&db, total).await, "101.00 50.00 3.00 77.25 t");
    let off = part.replace("77.25", "78.25");
    let report = run(&db, &Files::of(&[("bill_totals.csv", &off)])).await;
    assert!(report.rejects[0].reason.contains("= 77.25"));
}

#[sqlx::test]
async fn a_line_without_a_closing_has_the_one_its_parts_make(db: PgPool) {
    load(&db, &good::bundle()).await;
    let line = "account_number,period,supplier_code,supplier_account_number,service,line,charged,paid\n\
                0100,2018-12,vod,V-1,cold_water,,10,3\n";
    let files = Files::of(&[("bill_lines.csv", line)]);
    load(&db, &files).await;
    let closing = "select closing::text from bill_line where service_code = 'cold_water' and live";
    assert_eq!(text(&db, closing).await, "7.00");
    assert_eq!(
        counts(&load(&db, &files).await, "bill_lines.csv"),
        (0, 0, 1, 0)
    );
}

#[sqlx::test]
async fn a_withdrawn_bill_is_owed_no_more(db: PgPool) {
    load(&db, &good::bundle()).await;
    let due = "select sum(due)::text from supplier_due d join account a on a.id = d.account_id
               where a.number = '0100' and due > 0";
    // 76.25, and the refund of 10 after the day up to which the bill counts.
    assert_eq!(text(&db, due).await, "96.25");
    let withdraw =
        "account_number,period,withdrawn_on,withdrawn_reason\n0100,2018-12,2019-01-05,Ошибка\n";
    let report = load(&db, &Files::of(&[("bills.csv", withdraw)])).await;
    assert_eq!(counts(&report, "bills.csv"), (0, 1, 0, 0));
    assert_eq!(text(&db, due).await, "");
}

#[sqlx::test]
async fn a_new_owner_pauses_the_links_made_before_him(db: PgPool) {
    load(&db, &good::bundle()).await;
    sqlx::raw_sql(
        "insert into customer (email, email_key, password_hash, last_name, first_name)
         select e, e, 'x', 'x', 'x' from unnest('{old@x.ru,new@x.ru}'::text[]) e;
         insert into account_link (customer_id, account_id, relation, linked_at)
         select c.id, a.id, 'owner', case c.email when 'old@x.ru' then '2024-05-01Z'::timestamptz else '2026-03-02Z' end
         from customer c, account a where a.number = '0100';",
    )
    .execute(&db)
    .await
    .unwrap();
    let paused =
        "select string_agg(email, ' ') from account_link l join customer c on c.id = l.customer_id
                  where paused_at is not null";
    let owner = |since: &str| {
        Files::of(&[(
            "accounts.csv",
            &format!("number,owner_since\n0100,{since}\n"),
        )])
    };
    load(&db, &owner("2019-12-31")).await;
    assert_eq!(
        text(&db, paused).await,
        "",
        "an earlier day is no new owner"
    );
    load(&db, &owner("2026-03-01")).await;
    assert_eq!(text(&db, paused).await, "old@x.ru");
    // Proved again; the same file changes nothing.
    sqlx::query("update account_link set paused_at = null")
        .execute(&db)
        .await
        .unwrap();
    load(&db, &owner("2026-03-01")).await;
    assert_eq!(text(&db, paused).await, "");
}

#[sqlx::test]
async fn references_point_to_what_is_loaded_as_well(db: PgPool) {
    let all = good::bundle();
    load(&db, &all).await;
    for spec in &kabinet::exchange::bundle::files::FILES {
        let name = spec.file();
        let report = load(&db, &Files::of(&[(&name, &all.text(&name))])).await;
        assert_eq!(counts(&report, &name).0, 0, "{name}");
    }
}

#[sqlx::test]
async fn an_old_payment_keeps_its_household_when_the_file_does_not_name_it(db: PgPool) {
    load(&db, &good::bundle()).await;
    let sums = "select string_agg(external_id || ' ' || s.number || ' ' || amount, ', ' order by external_id)
                from payment_record r join supplier_account s on s.id = r.supplier_account_id";
    assert_eq!(
        text(&db, sums).await,
        "p1 V-1 50.00, p2 V-1 10.00, p3 V-2 -1.00"
    );
    let part = "supplier_code,external_id,amount\nvod,p1,51\n";
    let report = load(&db, &Files::of(&[("payments.csv", part)])).await;
    assert_eq!(counts(&report, "payments.csv"), (0, 1, 0, 0));
    let moved = "supplier_code,external_id,supplier_account_number\nvod,p1,V-2\n";
    load(&db, &Files::of(&[("payments.csv", moved)])).await;
    assert_eq!(
        text(&db, sums).await,
        "p1 V-2 51.00, p2 V-1 10.00, p3 V-2 -1.00"
    );
}

#[sqlx::test]
async fn two_imports_at_once_go_one_after_the_other(db: PgPool) {
    let folder = Folder::new();
    let options = options(&folder);
    let go = || import(&db, usual_now(), Source::Files(good::bundle().0), &options);
    let (a, b, c) = tokio::join!(go(), go(), go());
    let mut new: Vec<i64> = [a, b, c]
        .into_iter()
        .map(|report| report.unwrap().files.iter().map(|file| file.new).sum())
        .collect();
    new.sort_unstable();
    assert_eq!(new[..2], [0, 0]);
    assert!(new[2] > 30);
}

#[sqlx::test]
async fn a_pdf_that_a_bill_names_lies_in_the_bundle_and_is_kept(db: PgPool) {
    let bills = "account_number,period,file\n0100,2018-12,kvit-1.pdf\n";
    let pdf = b"%PDF-1.4 one".to_vec();
    let files = good::bundle().with("bills.csv", format!("{bills}0100,2018-11,\n"));
    let files = files.edit(
        "bill_totals.csv",
        "0200,2018-12,e,vod,,,-2.13,0,0,0,0,0,0,-2.13,1\n",
        "",
    );
    let report = run(&db, &files).await;
    assert_eq!(
        report.rejects[0].to_string(),
        "bills.csv:2: file: kvit-1.pdf: the bundle holds no such file"
    );
    let whole = files.clone().with("kvit-1.pdf", pdf.clone());
    load(&db, &whole).await;
    let kept =
        "select string_agg(name || ' ' || convert_from(content, 'UTF8'), ', ') from bill_file";
    assert_eq!(text(&db, kept).await, "kvit-1.pdf %PDF-1.4 one");
    // What is loaded may be named without coming again.
    assert_eq!(counts(&load(&db, &files).await, "bills.csv"), (0, 0, 2, 0));
    assert_eq!(counts(&load(&db, &whole).await, "bills.csv"), (0, 0, 2, 0));
    // Another content under the same name is a change; clearing the name lets the file go.
    let other = files.clone().with("kvit-1.pdf", b"%PDF-1.4 two".to_vec());
    assert_eq!(counts(&load(&db, &other).await, "bills.csv"), (0, 1, 1, 0));
    assert_eq!(text(&db, kept).await, "kvit-1.pdf %PDF-1.4 two");
    let clear = Files::of(&[("bills.csv", "account_number,period,file\n0100,2018-12,\n")]);
    load(&db, &clear).await;
    assert_eq!(number(&db, "select count(*) from bill_file").await, 0);
    // A file that only calls itself a PDF.
    let report = run(&db, &files.with("kvit-1.pdf", "hello")).await;
    assert!(
        report.rejects[0].reason.contains("not a PDF"),
        "{:?}",
        report.rejects
    );
}
