//! The list of bills and a bill in its two views, on the figures of the printed bill.

use super::support::{Client, Portal, Reply};
use axum::http::StatusCode;
use kabinet::config::Gateway;
use scraper::Selector;
use sqlx::PgPool;
use std::collections::BTreeMap;
use uuid::Uuid;

const OKT: &str = "887100103492";

/// The portal on 10 December 2018 with the Tomsk bill, and the household's resident.
async fn tomsk(db: PgPool) -> (Portal, Client, Uuid) {
    sqlx::raw_sql(include_str!("../data/tomsk_bill.sql"))
        .execute(&db)
        .await
        .unwrap();
    let portal = Portal::new(db).await;
    portal.clock.set("2018-12-10T05:00:00Z".parse().unwrap());
    let (customer, client) = portal.customer("anna@example.ru").await;
    let account = portal.link(customer, "700100103492").await;
    (portal, client, account)
}

async fn sql(portal: &Portal, statement: &'static str) {
    sqlx::raw_sql(statement).execute(&portal.db).await.unwrap();
}

/// One marked cell: its attributes and its number.
#[derive(Debug, Clone)]
struct Cell(BTreeMap<String, String>);

impl Cell {
    fn is(&self, name: &str, value: Option<&str>) -> bool {
        self.0.get(name).map(String::as_str) == value
    }
    fn amount(&self) -> &str {
        &self.0["data-amount"]
    }
}

fn cells(page: &Reply) -> Vec<Cell> {
    let all = Selector::parse("[data-amount]").unwrap();
    let attributes = |e: scraper::ElementRef| {
        e.value()
            .attrs()
            .map(|(k, v)| (k.to_owned(), v.to_owned()))
            .collect()
    };
    page.html()
        .select(&all)
        .map(|e| Cell(attributes(e)))
        .collect()
}

/// The one cell of this column, supplier account, service, label and line.
fn amount(
    page: &Reply,
    column: &str,
    contract: &str,
    service: Option<&str>,
    label: Option<&str>,
    line: Option<&str>,
) -> String {
    let found: Vec<Cell> = cells(page)
        .into_iter()
        .filter(|cell| {
            cell.is("data-column", Some(column))
                && cell.is("data-contract", Some(contract))
                && cell.is("data-service", service)
                && cell.is("data-label", label)
                && cell.is("data-line", line)
        })
        .collect();
    assert_eq!(found.len(), 1, "{column} {contract} {service:?}: {found:?}");
    found[0].amount().to_owned()
}

fn own(page: &Reply, column: &str, contract: &str) -> String {
    amount(page, column, contract, None, None, None)
}

#[sqlx::test]
async fn the_suppliers_view_has_the_printed_totals_with_penalty_inside(db: PgPool) {
    let (_portal, mut anna, a) = tomsk(db).await;
    let page = anna.get(&format!("/accounts/{a}/bills/2018-12")).await;
    assert_eq!(page.status, StatusCode::OK);
    // F1
    for (column, value) in [
        ("opening", "58367.90"),
        ("paid", "4.00"),
        ("charged", "4554.55"),
        ("penalty", "5585.43"),
        ("total", "62918.45"),
    ] {
        assert_eq!(own(&page, column, OKT), value, "{column}");
    }
    // F8: the paper's «К оплате» is the positive totals; netting would say 112 989,73.
    assert_eq!(own(&page, "total", "880100103492"), "-2.13");
    assert_eq!(page.text(".due .sum"), "112 994,24 ₽");
    assert_eq!(page.text("tfoot td:last-child"), "112 994,24 ₽");
    assert!(page.text("main").contains("Переплата остаётся авансом и долг другим не уменьшает: ООО \"ВВК\" 2,38 ₽, ООО \"ВК\" 2,13 ₽."));
    assert_eq!(
        page.text(".due"),
        "К оплате 112 994,24 ₽ до 25 декабря, осталось 15 дней"
    );
    for cell in cells(&page) {
        assert!(!cell.0.contains_key("data-service"), "{cell:?}");
        assert!(cell.0.contains_key("data-supplier") && cell.0.contains_key("data-contract"));
    }
    let totals = cells(&page)
        .into_iter()
        .filter(|cell| cell.is("data-column", Some("total")));
    assert_eq!(
        totals.count(),
        6,
        "a cell a supplier account, none for the sum"
    );
    assert!(
        page.text("main").contains("Эл.Эн. содерж."),
        "tells two accounts of one supplier apart"
    );
    assert!(!page.has("[data-balance]"));
}

#[sqlx::test]
async fn the_services_view_stands_without_penalty_and_shows_it_apart(db: PgPool) {
    let (_portal, mut anna, a) = tomsk(db).await;
    let page = anna
        .get(&format!("/accounts/{a}/bills/2018-12?view=services"))
        .await;
    // F2–F4
    for (column, value) in [
        ("opening", "52782.47"),
        ("paid", "4.00"),
        ("charged", "4554.55"),
        ("support", "0.00"),
        ("recalculation", "0.00"),
        ("closing", "57333.02"),
        ("penalty", "5585.43"),
        ("total", "62918.45"),
    ] {
        assert_eq!(own(&page, column, OKT), value, "{column}");
    }
    // F5–F7: as printed, never counted from the rounded price.
    for (column, value) in [
        ("opening", "37806.72"),
        ("paid", "4.00"),
        ("quantity", "0.0280"),
        ("tariff", "1947.69"),
        ("unit_price", "54.54"),
        ("charged", "3304.84"),
        ("support", "0.00"),
        ("recalculation", "0.00"),
        ("closing", "41107.56"),
    ] {
        assert_eq!(
            amount(&page, column, OKT, Some("heating"), None, None),
            value,
            "{column}"
        );
    }
    let heating = page.text(".facts-line");
    assert_eq!(
        heating,
        "Количество 0,0280 Гкал. на м2 тариф 1 947,69 ₽ цена за единицу 54,54 ₽ по нормативу"
    );
    let quantities = cells(&page)
        .into_iter()
        .filter(|cell| cell.is("data-column", Some("quantity")));
    assert_eq!(
        quantities.count(),
        1,
        "what billing did not tell is not made up"
    );
    assert!(
        page.text("main")
            .contains("Поставщик не прислал разбивку по услугам.")
    );
}

#[sqlx::test]
async fn new_penalty_support_and_recalculation_are_shown_where_there_are_any(db: PgPool) {
    let (portal, mut anna, a) = tomsk(db).await;
    let path = format!("/accounts/{a}/bills/2018-12");
    let plain = anna.get(&path).await;
    assert!(!plain.has("[data-column=support], [data-column=recalculation]"));
    sql(&portal, "update bill_total set support = -100, recalculation = -54.55, penalty_charged = 20.5, penalty = 5605.93,
                  total = 62784.40 where penalty > 0;
                  insert into bill_adjustment (account_id, period, supplier_code, service_code, position, reason, amount)
                  select account_id, period, 'okt', 'hot_water', 1, 'Отключение 3–8 декабря', -54.55 from bill").await;
    let page = anna.get(&path).await;
    assert_eq!(own(&page, "support", OKT), "-100.00");
    assert_eq!(own(&page, "recalculation", OKT), "-54.55");
    assert_eq!(own(&page, "penalty", OKT), "5605.93");
    assert!(
        page.text("[data-column=penalty] small")
            .starts_with("новые 20,50")
    );
    assert!(page.text("main").contains("Отключение 3–8 декабря"));
    let page = anna.get(&format!("{path}?view=services")).await;
    assert_eq!(
        own(&page, "opening", OKT),
        "52782.47",
        "58367.90 − (5605.93 − 20.50)"
    );
    assert_eq!(own(&page, "closing", OKT), "57178.47");
}

#[sqlx::test]
async fn labels_say_which_is_to_be_paid_and_lines_stand_by_zone(db: PgPool) {
    let (portal, mut anna, a) = tomsk(db).await;
    sql(&portal, "update bill_total set label = '1/12' where penalty > 0;
        insert into bill_total (account_id, period, supplier_account_id, label, opening, charged, total, payable)
        select account_id, period, supplier_account_id, 'Факт', 58363.90, 9000, 67363.90, false from bill_total where label = '1/12';
        update bill_line set label = '1/12' where service_code = 'heating';
        insert into bill_line (account_id, period, supplier_account_id, service_code, label, position, charged, closing)
        select account_id, period, supplier_account_id, 'heating', 'Факт', 1, 7750.29, 7750.29 from bill_line where service_code = 'heating';
        insert into bill_line (account_id, period, supplier_account_id, service_code, line, position, unit, quantity, tariff, charged, closing)
        select l.account_id, l.period, l.supplier_account_id, 'electricity', z.line, 9, 'кВт·ч', z.quantity, z.tariff, z.charged, z.charged
        from bill_line l, (values ('T1', 120.5, 6.12, 737.46), ('T2', 80.25, 2.71, 217.48), ('common', 3, 6.12, 18.36)) as z (line, quantity, tariff, charged)
        where l.service_code = 'cold_water'").await;
    let path = format!("/accounts/{a}/bills/2018-12");
    let page = anna.get(&path).await;
    assert_eq!(
        amount(&page, "total", OKT, None, Some("1/12"), None),
        "62918.45"
    );
    assert_eq!(
        amount(&page, "total", OKT, None, Some("Факт"), None),
        "67363.90"
    );
    assert!(
        page.text("tr:has([data-label='1/12'])")
            .contains("1/12: к оплате")
    );
    assert!(
        page.text("tr:has([data-label='Факт'])")
            .contains("Факт: для сравнения, платить не нужно")
    );
    assert_eq!(
        page.text(".due .sum"),
        "112 994,24 ₽",
        "the alternative is not asked for"
    );
    let page = anna.get(&format!("{path}?view=services")).await;
    assert_eq!(
        amount(&page, "charged", OKT, Some("heating"), Some("1/12"), None),
        "3304.84"
    );
    assert_eq!(
        amount(&page, "charged", OKT, Some("heating"), Some("Факт"), None),
        "7750.29"
    );
    assert_eq!(
        amount(
            &page,
            "quantity",
            OKT,
            Some("electricity"),
            None,
            Some("T2")
        ),
        "80.25"
    );
    assert_eq!(
        amount(&page, "tariff", OKT, Some("electricity"), None, Some("T1")),
        "6.12"
    );
    assert_eq!(
        amount(
            &page,
            "charged",
            OKT,
            Some("electricity"),
            None,
            Some("common")
        ),
        "18.36"
    );
    assert_eq!(
        amount(&page, "closing", OKT, None, Some("Факт"), None),
        "67363.90"
    );
}

#[sqlx::test]
async fn only_live_rows_are_shown(db: PgPool) {
    let (portal, mut anna, a) = tomsk(db).await;
    sql(&portal, "update bill_total set live = false where penalty > 0;
        insert into bill_total (account_id, period, supplier_account_id, version, opening, charged, total)
        select account_id, period, supplier_account_id, 2, 100, 11, 111 from bill_total where not live;
        update bill_line set live = false;
        insert into bill_line (account_id, period, supplier_account_id, service_code, version, charged, closing)
        select account_id, period, supplier_account_id, service_code, 2, 11, 11 from bill_line where service_code = 'heating'").await;
    let page = anna
        .get(&format!("/accounts/{a}/bills/2018-12?view=services"))
        .await;
    assert_eq!(own(&page, "total", OKT), "111.00");
    assert_eq!(
        amount(&page, "charged", OKT, Some("heating"), None, None),
        "11.00"
    );
    assert!(!page.has("[data-service=hot_water]"));
}

#[sqlx::test]
async fn a_withdrawn_bill_says_so_and_asks_for_nothing(db: PgPool) {
    let (portal, mut anna, a) = tomsk(db).await;
    sql(
        &portal,
        "update bill set withdrawn_on = '2018-12-06', withdrawn_reason = 'Ошибка в тарифе'",
    )
    .await;
    let page = anna.get(&format!("/accounts/{a}/bills/2018-12")).await;
    assert_eq!(
        page.text(".note.warn"),
        "Квитанция отозвана 6 декабря. Платить по ней не нужно. Причина: Ошибка в тарифе"
    );
    assert!(!page.has(".due .sum") && !page.has("a[href$='/payments/new']"));
    assert_eq!(
        own(&page, "total", OKT),
        "62918.45",
        "what it said can still be read"
    );
    let list = anna.get(&format!("/accounts/{a}/bills")).await;
    assert_eq!(list.text("[data-period='2018-12'] .state"), "отозвана");
}

#[sqlx::test]
async fn several_documents_of_a_month_are_told_apart(db: PgPool) {
    let (portal, mut anna, a) = tomsk(db).await;
    sql(&portal, "insert into bill (account_id, period, document) select account_id, period, 'капремонт & пени' from bill;
        insert into bill_total (account_id, period, document, supplier_account_id, charged, total)
        select account_id, period, 'капремонт & пени', supplier_account_id, 7, 7 from bill_total where total = 84.24").await;
    let list = anna.get(&format!("/accounts/{a}/bills")).await;
    assert_eq!(list.texts("tr[data-period='2018-12']").len(), 2);
    let first = anna.get(&format!("/accounts/{a}/bills/2018-12")).await;
    assert_eq!(
        own(&first, "total", OKT),
        "62918.45",
        "without a name the unnamed one"
    );
    let other = first.attribute("nav a[href*='document=%']", "href");
    let second = anna.get(&other).await;
    assert_eq!(own(&second, "total", "943100103492"), "7.00");
    assert!(!second.has(&format!("[data-contract='{OKT}']")));
    let services = second.attribute("a[href*='view=services']", "href");
    assert_eq!(
        own(&anna.get(&services).await, "total", "943100103492"),
        "7.00"
    );
    let back = second.attribute("a[href$='document=']", "href");
    assert_eq!(own(&anna.get(&back).await, "total", OKT), "62918.45");
    let absent = anna
        .get(&format!("/accounts/{a}/bills/2018-12?document=no"))
        .await;
    assert_eq!(absent.status, StatusCode::NOT_FOUND);
}

#[sqlx::test]
async fn meters_and_house_volumes_stand_below_the_services(db: PgPool) {
    let (portal, mut anna, a) = tomsk(db).await;
    sql(&portal, "insert into bill_meter (account_id, period, supplier_code, service_code, serial, previous, previous_on, current, current_on, consumption)
        select account_id, period, 'okt', 'hot_water', '517480', 64, '2018-08-23', 74, '2018-11-06', 10 from bill;
        insert into house_volume (building, period, service_code, individual, common, unit)
        values ('lesnaya-5', '2018-12-01', 'heating', 31.5, 2.25, 'Гкал')").await;
    let page = anna
        .get(&format!("/accounts/{a}/bills/2018-12?view=services"))
        .await;
    let text = page.text("main");
    assert!(
        text.contains("№ 517480") && text.contains("6423.08.2018") && text.contains("10 м³"),
        "{text}"
    );
    assert!(text.contains("Отопление, Гкал31,52,25"), "{text}");
}

#[sqlx::test]
async fn what_was_paid_since_covers_the_oldest_bill_first(db: PgPool) {
    let (portal, mut anna, a) = tomsk(db).await;
    sql(&portal, "insert into bill (account_id, period, due_on) select account_id, '2018-11-01', '2018-11-25' from bill;
        insert into bill_total (account_id, period, supplier_account_id, opening, total)
        select account_id, '2018-11-01', supplier_account_id, 3, 3 from bill_total where total = 62918.45;
        insert into bill (account_id, period) select account_id, '2018-10-01' from bill where period = '2018-11-01';
        insert into bill_total (account_id, period, supplier_account_id, opening, total)
        select account_id, '2018-10-01', supplier_account_id, 90, 90 from bill_total where period = '2018-12-01' and total = 47858.87").await;
    let list = anna.get(&format!("/accounts/{a}/bills")).await;
    let state = |page: &Reply, month: &str| page.text(&format!("[data-period='{month}'] .state"));
    assert_eq!(state(&list, "2018-12"), "не оплачено");
    assert_eq!(
        state(&list, "2018-11"),
        "оплачено",
        "the next bill counts 4,00 paid"
    );
    assert_eq!(
        state(&list, "2018-10"),
        "не оплачено",
        "nothing was paid to that supplier"
    );
    sql(&portal, "insert into payment_record (supplier_code, external_id, account_id, supplier_account_id, paid_on, amount)
        select supplier_code, 'x' || number, account_id, id, '2019-01-03', 47858.87 from supplier_account where number = '878100103492'").await;
    let list = anna.get(&format!("/accounts/{a}/bills")).await;
    assert_eq!(state(&list, "2018-10"), "оплачено");
    assert_eq!(state(&list, "2018-12"), "осталось 65 135,37 ₽");
    assert!(list.text("main").contains("Сейчас к оплате 65 135,37 ₽"));
    let page = anna.get(&format!("/accounts/{a}/bills/2018-12")).await;
    assert!(
        page.text("main")
            .contains("Часть уже оплачена, осталось 65 135,37 ₽.")
    );
}

#[sqlx::test]
async fn the_list_keeps_to_the_period_and_never_hides_the_newest_bill_by_default(db: PgPool) {
    let (portal, mut anna, a) = tomsk(db).await;
    let path = format!("/accounts/{a}/bills");
    let rows = async |anna: &mut Client, query: &str| {
        anna.get(&format!("{path}{query}"))
            .await
            .attributes("[data-period]", "data-period")
    };
    assert_eq!(rows(&mut anna, "").await, ["2018-12"]);
    assert_eq!(
        anna.get(&path).await.text("tr[data-period] td"),
        "112 994,24 ₽"
    );
    portal.clock.set("2026-11-22T05:00:00Z".parse().unwrap());
    let page = anna.get(&path).await;
    assert_eq!(page.attributes("[data-period]", "data-period"), ["2018-12"]);
    assert!(
        page.text("main")
            .contains("За последние 3 месяца квитанций нет, поэтому показана последняя.")
    );
    let page = anna.get(&format!("{path}?period=6m")).await;
    assert!(!page.has("[data-period]"));
    assert!(page.text("main").contains("За этот период квитанций нет."));
    let wider = anna
        .get(&page.attribute("a[href*='period=custom']", "href"))
        .await;
    assert_eq!(
        wider.attributes("[data-period]", "data-period"),
        ["2018-12"]
    );
    assert_eq!(
        rows(&mut anna, "?period=custom&from=15.12.2018&to=31.12.2018").await,
        ["2018-12"]
    );
    assert!(
        rows(&mut anna, "?period=custom&from=2019-01-01&to=2019-02-01")
            .await
            .is_empty()
    );
    let wrong = anna
        .get(&format!("{path}?period=custom&from=когда-то"))
        .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        wrong.error("from").unwrap(),
        "Введите день, месяц и год цифрами"
    );
    assert_eq!(wrong.attribute("#from", "value"), "когда-то");
}

#[sqlx::test]
async fn an_account_without_bills_is_told_when_to_expect_one(db: PgPool) {
    let (portal, mut anna, _) = tomsk(db).await;
    let customer = sqlx::query_scalar("select id from customer")
        .fetch_one(&portal.db)
        .await
        .unwrap();
    let b = portal.link(customer, "700200560017").await;
    let page = anna.get(&format!("/accounts/{b}/bills")).await;
    assert!(page.text("main").contains("Квитанций пока нет"));
    assert!(!page.has("[data-period]"));
}

#[sqlx::test]
async fn a_month_that_is_none_or_absent_is_not_found(db: PgPool) {
    let (_portal, mut anna, a) = tomsk(db).await;
    for month in [
        "2018-11",
        "2018-13",
        "2018-1",
        "december",
        "2018-12-01",
        "999999-12",
    ] {
        let page = anna.get(&format!("/accounts/{a}/bills/{month}")).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{month}");
    }
}

#[sqlx::test]
async fn a_stranger_sees_what_stands_for_an_absent_account(db: PgPool) {
    let (portal, _, a) = tomsk(db).await;
    let (_, mut stranger) = portal.customer("boris@example.ru").await;
    for page in ["bills", "bills/2018-12", "bills/2018-12?view=services"] {
        let foreign = stranger.get(&format!("/accounts/{a}/{page}")).await;
        let absent = stranger
            .get(&format!("/accounts/{}/{page}", Uuid::new_v4()))
            .await;
        assert_eq!(
            (foreign.status, absent.status),
            (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND)
        );
        assert_eq!(foreign.text("main"), absent.text("main"));
        let nobody = portal.visitor().get(&format!("/accounts/{a}/{page}")).await;
        assert_eq!(nobody.status, StatusCode::SEE_OTHER);
        assert!(nobody.location().unwrap().starts_with("/sign-in?next="));
    }
}

#[sqlx::test]
async fn the_english_page_marks_billings_words_as_russian(db: PgPool) {
    let (_portal, mut anna, a) = tomsk(db).await;
    let page = anna
        .get(&format!(
            "/accounts/{a}/bills/2018-12?view=services&lang=en"
        ))
        .await;
    assert_eq!(page.text("h1"), "Bill for December 2018");
    assert!(
        page.text(".due")
            .contains("To pay ₽112,994.24 by 25 December, 15 days left"),
        "{}",
        page.text(".due")
    );
    assert_eq!(page.text("th[scope=row] small[lang=ru]"), "Отопление");
    assert_eq!(
        own(&page, "closing", OKT),
        "57333.02",
        "marks do not depend on the language"
    );
    let html = page.html();
    let main = html
        .select(&Selector::parse("main").unwrap())
        .next()
        .unwrap();
    for node in main.descendants() {
        let Some(text) = node.value().as_text() else {
            continue;
        };
        if text.chars().any(|sign| ('а'..='я').contains(&sign)) {
            let marked = node
                .ancestors()
                .filter_map(scraper::ElementRef::wrap)
                .any(|e| e.value().name() != "html" && e.value().attr("lang") == Some("ru"));
            assert!(marked, "{:?} is not marked", &text[..]);
        }
    }
}

#[sqlx::test]
async fn paying_is_offered_only_where_there_is_a_bank(db: PgPool) {
    let (portal, _, a) = tomsk(db).await;
    let button = "a.btn[href$='/payments/new']";
    let path = format!("/accounts/{a}/bills/2018-12");
    let with = async |gateway: Gateway| {
        let portal = Portal::with(portal.db.clone(), |config| {
            config.payments.gateway = gateway
        })
        .await;
        let customer = sqlx::query_scalar("select id from customer")
            .fetch_one(&portal.db)
            .await
            .unwrap();
        portal.signed_in(customer).await.get(&path).await
    };
    assert!(!with(Gateway::Off).await.has(button));
    assert_eq!(
        with(Gateway::Demo).await.text(button),
        "Оплатить 112 994,24 ₽"
    );
}
