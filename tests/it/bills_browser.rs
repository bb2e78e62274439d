//! Bills with everything that a bill may have, in a browser: both views, wide and on a phone, with axe.

use super::browser::{DESKTOP, PHONE, Served};
use super::home_browser::signed_in;
use sqlx::PgPool;
use uuid::Uuid;

/// Labels, zones, support, new penalty, a reason, meters, volumes of the house, a withdrawn document.
const EVERYTHING: &str = "
    update bill_total set support = -100, recalculation = -54.55, penalty_charged = 20.5, penalty = 5605.93, total = 62784.40 where penalty > 0;
    insert into bill_adjustment (account_id, period, supplier_code, service_code, position, reason, amount)
    select account_id, period, 'okt', 'hot_water', 1, 'Отключение горячей воды 3–8 декабря', -54.55 from bill;
    insert into bill_meter (account_id, period, supplier_code, service_code, serial, zone, previous, previous_on, current, current_on, consumption)
    select account_id, period, 'okt', 'electricity', '517480', zone, 99164, '2018-08-23', 99174, '2018-11-06', 10 from bill, generate_series(1, 2) as zone;
    insert into house_volume (building, period, service_code, individual, common, meter, unit, hours)
    values ('lesnaya-5', '2018-12-01', 'heating', 31.5, 2.25, 33.75, 'Гкал', 744);
    update bill_total set label = '1/12' where total = 2132.68;
    insert into bill_total (account_id, period, supplier_account_id, label, opening, charged, total, payable)
    select account_id, period, supplier_account_id, 'Факт', 1989.42, 200, 2189.42, false from bill_total where label = '1/12';
    insert into bill_line (account_id, period, supplier_account_id, service_code, line, position, unit, quantity, quantity_common, tariff, charged, closing)
    select l.account_id, l.period, l.supplier_account_id, 'electricity', z.line, 9, 'кВт·ч', z.quantity, 1.5, z.tariff, z.charged, z.charged
    from bill_line l, (values ('T1', 120.5, 6.12, 737.46), ('0-3900', 80.25, 2.71, 217.48), ('common', 3, 6.12, 18.36)) as z (line, quantity, tariff, charged)
    where l.service_code = 'cold_water';
    update bill set number = '2018-12/77', gis_document_id = '70АА000560-01-6103', note = 'Рады платежам вовремя';
    insert into bill (account_id, period, document, withdrawn_on, withdrawn_reason)
    select account_id, period, '2', '2018-12-06', 'Ошибка в тарифе' from bill;";

#[sqlx::test]
async fn a_bill_with_everything_is_readable_wide_and_on_a_phone(db: PgPool) {
    let served = Served::start(db).await;
    sqlx::raw_sql(include_str!("../data/tomsk_bill.sql"))
        .execute(&served.db)
        .await
        .unwrap();
    sqlx::raw_sql(EVERYTHING).execute(&served.db).await.unwrap();
    for screen in [DESKTOP, PHONE] {
        let (browser, customer) = signed_in(&served, screen).await;
        let account: Uuid = sqlx::query_scalar(
            "insert into account_link (customer_id, account_id, relation)
             select $1, id, 'owner' from account where number = '700100103492' returning account_id",
        )
        .bind(customer)
        .fetch_one(&served.db)
        .await
        .unwrap();
        let bills = format!("/accounts/{account}/bills");
        for lang in ["ru", "en"] {
            browser.go(&format!("{bills}?lang={lang}")).await;
            browser.check(&format!("bills-list-{lang}")).await;
            browser
                .go(&format!("{bills}?period=custom&from=x&lang={lang}"))
                .await;
            browser.check(&format!("bills-list-wrong-{lang}")).await;
            for view in ["suppliers", "services"] {
                browser
                    .go(&format!("{bills}/2018-12?view={view}&lang={lang}"))
                    .await;
                browser.check(&format!("bill-{view}-{lang}")).await;
            }
            browser
                .go(&format!("{bills}/2018-12?document=2&lang={lang}"))
                .await;
            browser.check(&format!("bill-withdrawn-{lang}")).await;
        }
        browser.close().await;
    }
}
