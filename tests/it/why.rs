//! «Почему сумма изменилась», the penalty step by step, services charged without readings: on pages.

use super::consumption::flat;
use super::home::load;
use super::support::{Portal, Reply};
use axum::http::StatusCode;
use kabinet::base::Money;
use kabinet::exchange::sample;
use sqlx::PgPool;

const BILLS: &str = "/accounts/00000000-0000-0000-0000-00000000000a/bills";

async fn sql(portal: &Portal, statement: &'static str) {
    sqlx::raw_sql(statement).execute(&portal.db).await.unwrap();
}

/// Sums of the reasons, as a bill page shows them.
fn reasons(page: &Reply) -> Vec<Money> {
    let plain = |text: String| {
        text.trim_start_matches('+')
            .replace('−', "-")
            .replace(['₽', ' ', '\u{a0}'], "")
    };
    page.texts(".reasons b")
        .into_iter()
        .map(|text| Money::parse(&plain(text)).unwrap())
        .collect()
}

#[sqlx::test]
async fn a_bill_says_why_it_is_more_than_the_one_before_and_the_reasons_add_up(db: PgPool) {
    let (portal, mut client) = flat(db).await;
    // October: water 9 → 10 m³ and 50 → 60 ₽; electricity as before; new penalty.
    sql(
        &portal,
        "update bill_line set tariff = 60, charged = 600, closing = 600 where period = '2026-10-01' and service_code = 'cold_water';
         update bill_total set charged = 600, penalty_charged = 12.34, penalty = 12.34, total = 612.34
         where period = '2026-10-01' and supplier_account_id = '00000000-0000-0000-0000-0000000000c1';",
    )
    .await;
    let page = client.get(&format!("{BILLS}/2026-10")).await;
    assert_eq!(page.status, StatusCode::OK);
    let told = page.text("section[aria-labelledby=why]");
    assert!(
        told.contains("на 162,34 ₽ больше, чем за сентябрь 2026 г."),
        "{told}"
    );
    let sums = reasons(&page);
    assert_eq!(sums.len(), 3);
    assert_eq!(sums.iter().sum::<Money>(), Money::parse("162.34").unwrap());
    assert!(
        told.contains("Холодная вода: тариф 60,00 ₽ вместо 50,00 ₽"),
        "{told}"
    );
    assert!(told.contains("Холодная вода: 10 м³ вместо 9"), "{told}");
    assert!(told.contains("+12,34 ₽") && told.contains("пени"), "{told}");
}

#[sqlx::test]
async fn the_first_bill_and_a_withdrawn_one_are_compared_with_nothing(db: PgPool) {
    let (portal, mut client) = flat(db).await;
    let first = client.get(&format!("{BILLS}/2025-09")).await;
    assert!(!first.has("section[aria-labelledby=why]"));
    sql(
        &portal,
        "update bill set withdrawn_on = '2026-11-01' where period = '2026-10-01'",
    )
    .await;
    let withdrawn = client.get(&format!("{BILLS}/2026-10")).await;
    assert!(!withdrawn.has("section[aria-labelledby=why]"));
    // And the one after it is compared with the newest that stands.
    sql(&portal, "update bill set withdrawn_on = null; update bill set withdrawn_on = '2026-10-05' where period = '2026-09-01'").await;
    let october = client.get(&format!("{BILLS}/2026-10")).await;
    assert!(
        october
            .text("section[aria-labelledby=why]")
            .contains("август 2026 г.")
    );
}

#[sqlx::test]
async fn the_reasons_of_every_bill_of_the_sample_town_add_up(db: PgPool) {
    let portal = Portal::new(db).await;
    load(&portal.app, sample::supplier_set(portal.app.today())).await;
    let (anna, mut client) = portal.customer("anna@example.org").await;
    let mut seen = 0;
    for number in sample::resident_accounts() {
        let account = portal.link(anna, number).await;
        let list = client
            .get(&format!("/accounts/{account}/bills?period=6m"))
            .await;
        for period in list.attributes("[data-period]", "data-period") {
            let page = client
                .get(&format!("/accounts/{account}/bills/{period}?lang=en"))
                .await;
            assert_eq!(page.status, StatusCode::OK, "{period}");
            let html = page.html();
            let selector = scraper::Selector::parse("[data-why]").unwrap();
            let Some(section) = html.select(&selector).next() else {
                continue;
            };
            let difference = Money::parse(section.value().attr("data-why").unwrap()).unwrap();
            let sum: Money = page
                .texts(".reasons b")
                .iter()
                .map(|text| text.replace(['+', '₽', ','], "").replace('−', "-"))
                .map(|text| Money::parse(&text).unwrap())
                .sum();
            assert_eq!(sum, difference, "{number} {period}");
            seen += 1;
        }
    }
    assert!(seen > 10, "{seen}");
}

#[sqlx::test]
async fn a_penalty_is_worked_out_step_by_step_as_an_estimate(db: PgPool) {
    let (portal, mut client) = flat(db).await;
    // The June water, 300 ₽, due 15 July, stays unpaid; all the rest is paid in time.
    sql(
        &portal,
        "insert into payment_record (supplier_code, external_id, account_id, supplier_account_id, paid_on, amount)
         select 'vod', period::text, account_id, supplier_account_id, period + 35, charged from bill_total
         where supplier_account_id = '00000000-0000-0000-0000-0000000000c1' and charged > 0 and period < '2026-06-01';
         update bill_total set penalty_charged = 5, penalty = 5, total = total + 5
         where period = '2026-09-01' and supplier_account_id = '00000000-0000-0000-0000-0000000000c1';",
    )
    .await;
    let bill = client.get(&format!("{BILLS}/2026-09")).await;
    let link = format!("{BILLS}/2026-09/penalty");
    assert!(bill.has(&format!("a[href='{link}']")));
    let page = client.get(&link).await;
    assert_eq!(page.status, StatusCode::OK);
    let told = page.text("main");
    assert!(
        told.contains("Это справочный расчёт, а не начисление."),
        "{told}"
    );
    assert!(
        told.contains("Главная та сумма, которую назвал поставщик"),
        "{told}"
    );
    // September: days 48–77 of the June debt (1/300), days 17–46 of the July one: from day 31.
    let rows = page.texts("tbody tr");
    assert_eq!(rows.len(), 2, "{rows:?}");
    assert!(
        rows[0].contains("за июнь 2026 г.") && rows[0].contains("дни 48–77"),
        "{rows:?}"
    );
    assert!(
        rows[0].contains("300,00 ₽ × 9,5 % × 30 дн. / 300"),
        "{rows:?}"
    );
    assert!(
        rows[1].contains("за июль 2026 г.") && rows[1].contains("дни 31–46"),
        "{rows:?}"
    );
    // 300 × 9.5 % × 30 / 300 + 350 × 9.5 % × 16 / 300 = 2.85 + 1.7733.
    assert!(
        page.text("tfoot").contains("4,62 ₽"),
        "{}",
        page.text("tfoot")
    );
    assert!(told.contains("Сумма поставщика другая"), "{told}");
    let none = client.get(&format!("{BILLS}/2026-10/penalty")).await;
    assert!(none.text("main").contains("пеней нет"));
    assert_eq!(
        client.get(&format!("{BILLS}/2001-01/penalty")).await.status,
        StatusCode::NOT_FOUND
    );
    let (_, mut stranger) = portal.customer("stranger@example.org").await;
    assert_eq!(stranger.get(&link).await.status, StatusCode::NOT_FOUND);
}

#[sqlx::test]
async fn the_estimate_for_the_sample_town_is_what_its_billing_charged(db: PgPool) {
    let portal = Portal::new(db).await;
    load(&portal.app, sample::supplier_set(portal.app.today())).await;
    let (anna, mut client) = portal.customer("anna@example.org").await;
    let fined: Vec<(String, String, chrono::NaiveDate)> = sqlx::query_as(
        "select distinct a.number, a.id::text, t.period from bill_total t join account a on a.id = t.account_id
         join bill b on b.account_id = t.account_id and b.period = t.period and b.document = t.document
         where t.live and t.payable and t.penalty_charged > 0 and t.document = '' and b.withdrawn_on is null
           and t.period >= '2026-05-01'",
    )
    .fetch_all(&portal.db)
    .await
    .unwrap();
    let (mut same, mut other) = (0, Vec::new());
    let mut linked = Vec::new();
    for (number, account, period) in fined {
        if !linked.contains(&number) {
            portal.link(anna, &number).await;
            linked.push(number.clone());
        }
        let path = format!(
            "/accounts/{account}/bills/{}/penalty",
            period.format("%Y-%m")
        );
        let page = client.get(&path).await;
        let charged = page.attributes("[data-penalty]", "data-penalty");
        let estimated = page.attributes("[data-penalty]", "data-estimate");
        for (charged, estimate) in charged.iter().zip(&estimated) {
            if charged == estimate {
                same += 1;
            } else {
                other.push(format!("{number} {period}: {charged} {estimate}"));
            }
        }
    }
    assert!(same > 0 && other.is_empty(), "{same} alike, {other:#?}");
}

#[sqlx::test]
async fn a_service_without_readings_says_since_when_and_why_on_three_pages(db: PgPool) {
    let (portal, mut client) = flat(db).await;
    sql(
        &portal,
        "update bill_line set basis = 'norm' where service_code = 'cold_water' and period >= '2026-08-01';
         insert into meter (account_id, supplier_code, service_code, serial, verified_until)
         values ('00000000-0000-0000-0000-00000000000a', 'vod', 'cold_water', '77', '2026-08-11');
         update bill_line set basis = 'average' where service_code = 'electricity';",
    )
    .await;
    let account = "/accounts/00000000-0000-0000-0000-00000000000a";
    for path in [
        account.to_owned(),
        format!("{account}/meters"),
        format!("{account}/readings"),
    ] {
        let page = client.get(&path).await;
        let told = page.text("section[aria-labelledby=charged]");
        assert!(
            told.contains("Холодная вода: по нормативу с 01.08.2026, потому что поверка счётчика закончилась 11.08.2026"),
            "{path}: {told}"
        );
        assert!(
            told.contains("Электроэнергия: по среднему расходу с 01.09.2026, потому что своего счётчика у этой услуги нет"),
            "{path}: {told}"
        );
    }
}

#[sqlx::test]
async fn an_account_without_a_bill_is_told_so_and_never_owes_nothing(db: PgPool) {
    let (_portal, mut client) = flat(db).await;
    let account = "/accounts/00000000-0000-0000-0000-00000000000b";
    for path in ["", "/bills", "/payments", "/payments/new", "/consumption"] {
        let page = client.get(&format!("{account}{path}")).await;
        assert!(
            !page.text("main").contains("0,00 ₽"),
            "{path}: {}",
            page.text("main")
        );
    }
    let home = client.get("/home").await;
    assert!(
        !home.text("[data-account='4201180427']").contains("0,00"),
        "{}",
        home.body
    );
}

#[sqlx::test]
async fn every_word_of_a_bill_leads_to_its_answer(db: PgPool) {
    let (portal, mut client) = flat(db).await;
    let bill = client.get(&format!("{BILLS}/2026-10?view=services")).await;
    let faq = portal.visitor().get("/faq").await;
    let links: Vec<String> = bill
        .attributes("a[href^='/faq#']", "href")
        .iter()
        .map(|href| href.trim_start_matches("/faq#").to_owned())
        .collect();
    for word in [
        "opening",
        "paid",
        "charged",
        "support",
        "recalculation",
        "penalty",
        "closing",
        "norm",
        "multiplier",
        "common",
        "labels",
    ] {
        assert!(links.iter().any(|link| link == word), "{word}: {links:?}");
    }
    for link in links {
        assert!(faq.has(&format!("[id='{link}']")), "{link} is not answered");
    }
    assert!(bill.has("a[href^='/appeals/new?account=4201180426'][href$='topic=bill']"));
}
