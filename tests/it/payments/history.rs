//! The history, and the export that comes back by payments.csv.

use super::super::support::Portal;
use super::fake;
use super::{payer, payment};
use axum::http::StatusCode;
use chrono::Duration;
use kabinet::payments::export;
use sqlx::PgPool;

/// Billing tells payments of the household's heat supplier.
async fn told(db: &PgPool, rows: &[(&str, &str, &str, &str, &str)]) {
    for (id, day, amount, kind, ours) in rows {
        sqlx::query(
            "insert into payment_record (supplier_code, external_id, account_id, supplier_account_id, paid_on, amount,
                                         kind, source, kabinet_payment)
             select 'heat', $1, account_id, id, $2::date, $3::numeric, $4, 'bank', $5
             from supplier_account where number = '8781'",
        )
        .bind(id)
        .bind(day)
        .bind(amount)
        .bind(kind)
        .bind(ours)
        .execute(db)
        .await
        .unwrap();
    }
}

#[sqlx::test]
async fn the_history_shows_ours_and_billings_by_supplier_account(db: PgPool) {
    let (portal, bank) = fake::portal(db).await;
    let mut payer = payer(&portal).await;
    told(
        &portal.db,
        &[
            ("h-1", "2026-10-05", "1.00", "payment", ""),
            ("h-2", "2026-10-05", "1.00", "payment", ""),
            ("h-3", "2026-09-01", "5.00", "refund", ""),
            ("h-4", "2025-12-31", "15000.00", "payment", ""),
        ],
    )
    .await;
    payer.start(&[]).await;
    bank.pays();
    portal.clock.advance(Duration::seconds(10));
    portal.drain().await;
    let id = payment(&portal).await.to_string();

    let page = payer.client.get(&payer.path("")).await;
    let order = "[data-payment]:not([data-part]):not([data-contract])";
    assert_eq!(
        page.attributes(order, "data-payment"),
        std::slice::from_ref(&id)
    );
    assert_eq!(page.attribute(order, "data-amount"), "1200.50");
    let heat = "[data-contract=\"8781\"]";
    assert_eq!(
        page.attributes(heat, "data-payment"),
        [id.as_str(), "h-1", "h-2", "h-3"]
    );
    assert_eq!(
        page.attributes(heat, "data-amount"),
        ["1000.50", "1.00", "1.00", "-5.00"],
        "equal payments on one day are real"
    );
    assert_eq!(page.attributes(heat, "data-state"), ["succeeded"; 4]);
    assert_eq!(
        page.attributes("[data-contract=\"8791\"]", "data-amount"),
        ["200.00"]
    );
    let page = payer
        .client
        .get(&payer.path("?period=custom&from=2025-12-01&to=31.12.2025"))
        .await;
    assert_eq!(
        page.attributes("[data-payment]", "data-amount"),
        ["15000.00"]
    );
    let page = payer
        .client
        .get(&payer.path("?period=custom&from=2020-01-01&to=2020-02-01"))
        .await;
    assert!(page.body.contains("Оплат за период нет."));
    let page = payer
        .client
        .get(&payer.path("?period=custom&from=2026-05-01&to=2026-04-01"))
        .await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.error("to").is_some());
}

async fn exported(portal: &Portal, since: &str, supplier: Option<&str>) -> (Vec<String>, String) {
    let mut db = portal.db.acquire().await.unwrap();
    let mut out = Vec::new();
    let cursor = export(&mut db, since, supplier, &mut out).await.unwrap();
    let text = String::from_utf8(out).unwrap();
    (text.lines().map(str::to_owned).collect(), cursor)
}

/// As soon as there are so many rows: transactions of other tests on the same server hold rows back too.
async fn exported_rows(portal: &Portal, since: &str, rows: usize) -> (Vec<String>, String) {
    for _ in 0..100 {
        let (lines, cursor) = exported(portal, since, None).await;
        if lines.len() == rows + 1 {
            return (lines, cursor);
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    panic!("never {rows} rows");
}

#[sqlx::test]
async fn what_is_exported_comes_back_and_is_counted_once(db: PgPool) {
    let (portal, bank) = fake::portal(db).await;
    let mut payer = payer(&portal).await;
    payer.start(&[]).await;
    let (rows, cursor) = exported(&portal, "", None).await;
    assert_eq!(rows.len(), 1, "only what was paid: {rows:?}");
    assert_eq!(
        rows[0],
        "supplier_code,external_id,account_number,supplier_account_number,paid_on,received_on,amount,kind,source,kabinet_payment"
    );
    bank.pays();
    portal.clock.advance(Duration::seconds(10));
    portal.drain().await;
    let (rows, next) = exported_rows(&portal, &cursor, 2).await;
    let heat = rows.iter().find(|row| row.starts_with("heat,")).unwrap();
    let part = heat.split(',').nth(1).unwrap();
    assert_eq!(
        *heat,
        format!("heat,{part},700100,8781,2026-11-22,,1000.50,payment,kabinet,{part}")
    );
    assert_eq!(
        exported(&portal, &cursor, None).await.0,
        rows,
        "the same cursor, the same rows"
    );
    assert_eq!(
        exported(&portal, &next, None).await.0.len(),
        1,
        "nothing new"
    );
    assert_eq!(exported(&portal, "", Some("water")).await.0.len(), 2);
    let refused = {
        let mut db = portal.db.acquire().await.unwrap();
        export(&mut db, "yesterday", None, Vec::new()).await
    };
    assert!(refused.unwrap_err().to_string().contains("not a cursor"));

    assert_eq!(payer.balance(&portal).await, "-2.13");
    told(
        &portal.db,
        &[(part, "2026-11-22", "1000.50", "payment", part)],
    )
    .await;
    assert_eq!(payer.balance(&portal).await, "-2.13", "counted once");
    let page = payer.client.get(&payer.path("")).await;
    assert_eq!(
        page.attributes("[data-contract=\"8781\"]", "data-amount"),
        ["1000.50"]
    );
    assert!(
        page.text("[data-contract=\"8781\"]")
            .contains("поставщик учёл")
    );
}

#[sqlx::test]
async fn billings_day_decides_whether_its_bill_counts_a_payment(db: PgPool) {
    let (portal, bank) = fake::portal(db).await;
    let mut payer = payer(&portal).await;
    payer.start(&[]).await;
    bank.pays();
    portal.clock.advance(Duration::seconds(10));
    portal.drain().await;
    let part: String = super::one(
        &portal,
        "select p.id::text from payment_part p join supplier_account s on s.id = p.supplier_account_id where s.number = '8781'",
    )
    .await;
    // A newer bill that came after the payment and counts payments up to its day.
    sqlx::raw_sql(
        "update bill set payments_until = '2026-11-22';
         update bill_total set loaded_at = '2026-12-01T00:00:00Z'",
    )
    .execute(&portal.db)
    .await
    .unwrap();
    assert_eq!(
        payer.balance(&portal).await,
        super::OWED,
        "the bill has it already"
    );
    told(
        &portal.db,
        &[(&part, "2026-11-23", "1000.50", "payment", &part)],
    )
    .await;
    assert_eq!(
        payer.balance(&portal).await,
        "200.00",
        "billing took it the day after"
    );
    // Billing gave a part of it back, and says of which payment.
    told(
        &portal.db,
        &[("back", "2026-11-24", "100.00", "refund", &part)],
    )
    .await;
    assert_eq!(payer.balance(&portal).await, "300.00", "added back");
    let november = payer.path("?period=custom&from=2026-11-01&to=2026-11-30");
    let page = payer.client.get(&november).await;
    assert!(
        page.attributes("[data-contract=\"8781\"]", "data-amount")
            .contains(&"-100.00".to_owned())
    );
}

#[sqlx::test]
async fn an_open_transaction_is_never_skipped_by_the_cursor(db: PgPool) {
    let (portal, bank) = fake::portal(db).await;
    let mut payer = payer(&portal).await;
    payer.start(&[]).await;
    // Somebody began to write before, and has not ended yet.
    let mut slow = portal.db.begin().await.unwrap();
    sqlx::query("select pg_current_xact_id()")
        .execute(&mut *slow)
        .await
        .unwrap();
    bank.pays();
    portal.clock.advance(Duration::seconds(10));
    portal.drain().await;
    let (rows, cursor) = exported(&portal, "", None).await;
    assert_eq!(rows.len(), 1, "younger than an open one: waits");
    slow.commit().await.unwrap();
    exported_rows(&portal, &cursor, 2).await;
}

#[sqlx::test]
async fn what_is_paid_above_the_debt_stands_as_overpaid(db: PgPool) {
    let (portal, bank) = fake::portal(db).await;
    let mut payer = payer(&portal).await;
    let heat = payer.input("8781").await;
    payer.start(&[(&heat, "1500")]).await;
    bank.pays();
    portal.clock.advance(Duration::seconds(10));
    portal.drain().await;
    assert_eq!(payer.balance(&portal).await, "-501.63");
    let form = payer.client.get(&payer.path("/new")).await;
    let hint = form.text("form[data-form=main]");
    assert!(hint.contains("Переплата 499,50 ₽"), "{hint}");
}
