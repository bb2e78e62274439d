//! Readings between billing and residents: acknowledged, declined, replaced, told again.

use sqlx::PgPool;

use super::{Files, counts, good, load, number, run, text};

const HEADER: &str = "account_number,service,meter_serial,zone,taken_on,kind,value";

fn file(more: &str, rows: &str) -> Files {
    Files::of(&[("readings.csv", &format!("{HEADER}{more}\n{rows}\n"))])
}

/// A reading that a resident sent, on the cold water meter.
async fn sent(db: &PgPool, id: &str, taken_on: &str, value: &str, state: &str) {
    let sql = format!(
        "with batch as (
             insert into reading_batch (account_id, form_id, sent_at)
             select id, uuid7(), '{taken_on}'::date from account where number = '0100' returning id)
         insert into reading (id, account_id, meter_id, taken_on, value, period, source, state, batch_id)
         select '{id}', m.account_id, m.id, '{taken_on}', {value}, date_trunc('month', '{taken_on}'::date),
                'web', '{state}', batch.id
         from batch, meter m join account a on a.id = m.account_id
         where a.number = '0100' and m.serial = '77' and m.service_code = 'cold_water'"
    );
    sqlx::query(sqlx::AssertSqlSafe(sql))
        .execute(db)
        .await
        .unwrap();
}

const A: &str = "00000000-0000-7000-8000-00000000000a";
const B: &str = "00000000-0000-7000-8000-00000000000b";

async fn of(db: &PgPool, id: &str) -> String {
    let sql = format!(
        "select concat_ws(' ', value::numeric(10,1), state, source, billed_period, nullif(reason, ''))
         from reading where id = '{id}'"
    );
    sqlx::query_scalar(sqlx::AssertSqlSafe(sql))
        .fetch_one(db)
        .await
        .unwrap()
}

#[sqlx::test]
async fn billing_acknowledges_our_reading_by_its_id(db: PgPool) {
    load(&db, &good::bundle()).await;
    sent(&db, A, "2018-12-20", "80", "exported").await;
    let row = "0100,cold_water,77,1,2018-12-20,customer,80,";
    let back = file(",reading_id,state,reason", &format!("{row}{A},accepted,"));
    assert_eq!(
        counts(&load(&db, &back).await, "readings.csv"),
        (0, 1, 0, 0)
    );
    assert_eq!(of(&db, A).await, "80.0 accepted web");
    assert_eq!(
        counts(&load(&db, &back).await, "readings.csv"),
        (0, 0, 1, 0)
    );

    let billed = file(",reading_id,billed_period", &format!("{row}{A},2018-12"));
    load(&db, &billed).await;
    assert_eq!(of(&db, A).await, "80.0 billed web 2018-12-01");

    let declined = file(
        ",reading_id,state,reason,billed_period",
        &format!("{row}{A},declined,Не сходится,"),
    );
    load(&db, &declined).await;
    assert_eq!(of(&db, A).await, "80.0 declined web Не сходится");
    assert_eq!(
        counts(&load(&db, &declined).await, "readings.csv"),
        (0, 0, 1, 0)
    );
    assert_eq!(
        number(
            &db,
            "select count(*) from reading where taken_on = '2018-12-20'"
        )
        .await,
        1
    );
}

#[sqlx::test]
async fn an_id_that_is_not_ours_or_of_another_meter_is_refused(db: PgPool) {
    load(&db, &good::bundle()).await;
    sent(&db, A, "2018-12-20", "80", "exported").await;
    for (row, reason) in [
        (
            format!("0100,cold_water,77,1,2018-12-20,customer,80,{B}"),
            "no reading of ours",
        ),
        (
            format!("0200,,99,1,2018-12-20,customer,80,{A}"),
            "no reading of ours",
        ),
        (
            format!("0100,electricity,77,1,2018-12-20,customer,80,{A}"),
            "another meter",
        ),
        (
            "0100,cold_water,77,1,2018-12-20,customer,80,17".to_owned(),
            "not an id",
        ),
    ] {
        let report = run(&db, &file(",reading_id", &row)).await;
        assert!(
            report.rejects[0].reason.contains(reason),
            "{:?}",
            report.rejects
        );
    }
}

#[sqlx::test]
async fn the_same_reading_told_by_billing_is_the_residents_own(db: PgPool) {
    load(&db, &good::bundle()).await;
    sent(&db, A, "2018-12-20", "80", "exported").await;
    let told = file(
        ",billed_period,source",
        "0100,cold_water,77,1,2018-12-20,customer,80,2018-12,office",
    );
    assert_eq!(
        counts(&load(&db, &told).await, "readings.csv"),
        (0, 1, 0, 0)
    );
    assert_eq!(of(&db, A).await, "80.0 billed web 2018-12-01");
    assert_eq!(
        counts(&load(&db, &told).await, "readings.csv"),
        (0, 0, 1, 0)
    );
}

#[sqlx::test]
async fn an_old_file_does_not_undo_what_a_resident_sent_since(db: PgPool) {
    let told = file("", "0100,cold_water,77,1,2018-12-20,customer,79");
    load(&db, &good::bundle()).await;
    load(&db, &told).await;
    // The resident corrects it: the imported one is replaced, with trace.
    sqlx::query("update reading set state = 'replaced' where taken_on = '2018-12-20'")
        .execute(&db)
        .await
        .unwrap();
    sent(&db, A, "2018-12-20", "80", "received").await;
    assert_eq!(
        counts(&load(&db, &told).await, "readings.csv"),
        (0, 0, 1, 0)
    );
    assert_eq!(of(&db, A).await, "80.0 received web");
}

#[sqlx::test]
async fn a_declined_row_of_billings_own_comes_again_as_the_same(db: PgPool) {
    load(&db, &good::bundle()).await;
    let told = file(
        ",state",
        "0100,cold_water,77,1,2018-12-20,customer,79,declined",
    );
    assert_eq!(
        counts(&load(&db, &told).await, "readings.csv"),
        (1, 0, 0, 0)
    );
    assert_eq!(
        counts(&load(&db, &told).await, "readings.csv"),
        (0, 0, 1, 0)
    );
    // It never touches a standing reading of another value.
    sent(&db, A, "2018-12-20", "80", "received").await;
    assert_eq!(
        counts(&load(&db, &told).await, "readings.csv"),
        (0, 0, 1, 0)
    );
    assert_eq!(of(&db, A).await, "80.0 received web");
}

#[sqlx::test]
async fn both_of_two_readings_of_one_day_may_come_back(db: PgPool) {
    load(&db, &good::bundle()).await;
    sent(&db, A, "2018-12-20", "79", "replaced").await;
    sent(&db, B, "2018-12-20", "80", "exported").await;
    let row = "0100,cold_water,77,1,2018-12-20,customer";
    let back = file(
        ",reading_id,state",
        &format!("{row},79,{A},billed\n{row},80,{B},accepted"),
    );
    load(&db, &back).await;
    assert_eq!(
        of(&db, A).await,
        "79.0 replaced web",
        "what was replaced stays so"
    );
    assert_eq!(of(&db, B).await, "80.0 accepted web");
    // A declined one cannot stand up beside another of its day.
    sqlx::query(sqlx::AssertSqlSafe(format!(
        "update reading set state = 'declined' where id = '{A}'"
    )))
    .execute(&db)
    .await
    .unwrap();
    let report = run(&db, &back).await;
    assert!(
        report.rejects[0].reason.contains("stands in its place"),
        "{:?}",
        report.rejects
    );
}

#[sqlx::test]
async fn of_two_meters_with_one_serial_the_one_in_service_is_meant(db: PgPool) {
    let meters = "account_number,supplier_code,service,serial,installed_on,removed_on\n\
                  0200,vod,cold_water,5,2010-01-01,2018-06-30\n0200,svet,cold_water,5,2018-07-01,\n";
    load(&db, &good::bundle()).await;
    load(&db, &Files::of(&[("meters.csv", meters)])).await;
    load(
        &db,
        &file(
            "",
            "0200,,5,1,2018-06-20,customer,5\n0200,cold_water,5,1,2018-12-20,customer,9",
        ),
    )
    .await;
    let suppliers = "select string_agg(supplier_code, ' ' order by taken_on) from reading r
                     join meter m on m.id = r.meter_id where serial = '5'";
    assert_eq!(text(&db, suppliers).await, "vod svet");
}

#[sqlx::test]
async fn a_state_given_wins_over_the_billed_period(db: PgPool) {
    load(&db, &good::bundle()).await;
    let rows = "0200,,99,1,2018-12-01,customer,30,2018-12,needs_check,Проверить\n\
                0200,,99,1,2018-12-02,customer,31,2018-12,,\n\
                0200,,99,1,2018-12-03,average,32,,,";
    load(&db, &file(",billed_period,state,reason", rows)).await;
    let states = "select string_agg(state || ' ' || period, ', ' order by taken_on) from reading
                  where taken_on > '2018-11-30'";
    assert_eq!(
        text(&db, states).await,
        "needs_check 2018-12-01, billed 2018-12-01, accepted 2018-12-01"
    );
}
