//! The home page, the account page and what they are made of, on the sample bundles.

use super::support::{Client, Portal, Reply};
use axum::http::StatusCode;
use kabinet::config::Gateway;
use kabinet::exchange::{self, ImportOptions, Source, sample};
use scraper::{Html, Selector};
use sqlx::PgPool;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use tracing_subscriber::layer::SubscriberExt;
use uuid::Uuid;

pub async fn load(portal: &kabinet::app::App, files: Vec<sample::BundleFile>) {
    let files = files
        .into_iter()
        .map(|file| (file.name, file.bytes))
        .collect();
    let options = ImportOptions {
        progress: false,
        ..ImportOptions::default()
    };
    let report = exchange::import(&portal.db, portal.now(), Source::Files(files), &options).await;
    assert!(
        report.unwrap().exit_code() == 0,
        "the sample bundle is refused"
    );
}

/// The demo's town on 22 November 2026, with its resident.
async fn town(db: PgPool, gateway: Gateway) -> (Portal, Client, Vec<Uuid>) {
    let portal = Portal::with(db, |config| config.payments.gateway = gateway).await;
    load(&portal.app, sample::supplier_set(portal.app.today())).await;
    let (anna, client) = portal.customer("anna@example.org").await;
    let mut accounts = Vec::new();
    for number in sample::resident_accounts() {
        accounts.push(portal.link(anna, number).await);
    }
    (portal, client, accounts)
}

/// The printed bills of December 2018, ten days after they came.
async fn tomsk(db: PgPool) -> (Portal, Client, Vec<Uuid>) {
    let portal = Portal::with(db, |config| config.payments.gateway = Gateway::Demo).await;
    portal.clock.set("2018-12-15T05:00:00Z".parse().unwrap());
    load(&portal.app, sample::tomsk()).await;
    let (anna, client) = portal.customer("anna@example.org").await;
    let mut accounts = Vec::new();
    for number in ["700100103492", "700200560017"] {
        accounts.push(portal.link(anna, number).await);
    }
    (portal, client, accounts)
}

async fn sql(portal: &Portal, statement: &'static str) {
    sqlx::raw_sql(statement).execute(&portal.db).await.unwrap();
}

/// What `inner` matches inside each element that `outer` matches.
fn inside(page: &Reply, outer: &str, inner: &str) -> Vec<Vec<String>> {
    let (outer, inner) = (
        Selector::parse(outer).unwrap(),
        Selector::parse(inner).unwrap(),
    );
    let html: Html = page.html();
    html.select(&outer)
        .map(|part| {
            part.select(&inner)
                .map(|e| {
                    e.text()
                        .collect::<String>()
                        .split_whitespace()
                        .collect::<Vec<_>>()
                        .join(" ")
                })
                .collect()
        })
        .collect()
}

#[sqlx::test]
async fn home_says_how_much_until_when_and_what_to_do(db: PgPool) {
    let (_portal, mut client, accounts) = tomsk(db).await;
    let page = client.get("/home").await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(page.text("h1"), "Здравствуйте, Анна Сергеевна");
    let mut numbers = page.attributes("[data-account]", "data-account");
    numbers.sort();
    assert_eq!(numbers, ["700100103492", "700200560017"]);
    let card = "[data-account='700100103492']";
    assert_eq!(
        page.attributes(&format!("{card} [data-balance]"), "data-balance"),
        ["112994.24"],
        "an overpayment elsewhere lowers nothing"
    );
    assert_eq!(
        page.text(&format!("{card} .due")),
        "К оплате 112 994,24 ₽ до 25 декабря, осталось 10 дней"
    );
    assert_eq!(
        page.attributes("[data-account] [data-balance]", "data-balance")
            .len(),
        2
    );
    for (number, id) in numbers.iter().zip(&accounts) {
        let link = format!("[data-account='{number}'] a[href='/accounts/{id}']");
        assert!(page.has(&link), "{link}");
    }
    assert_eq!(
        page.text(&format!("{card} h2")),
        "Заречное с., Лесная ул., д.5, кв.3"
    );
    let pay = format!("/accounts/{}/payments/new", accounts[0]);
    assert!(page.has(&format!("a[href='{pay}']")));
    assert_eq!(page.texts(".btn-primary").len(), 1, "one button is filled");
    assert_eq!(page.attributes("a[href='/accounts/new']", "href").len(), 1);
}

#[sqlx::test]
async fn the_account_page_has_one_balance_and_every_supplier_and_meter(db: PgPool) {
    let (portal, mut client, accounts) = tomsk(db).await;
    let page = client.get(&format!("/accounts/{}", accounts[0])).await;
    assert_eq!(
        page.attributes("[data-balance]", "data-balance"),
        ["112994.24"]
    );
    assert_eq!(
        page.attributes("[data-account]", "data-account"),
        ["700100103492"]
    );
    let suppliers = page.texts("table:not(#meters) tbody th");
    assert_eq!(suppliers.len(), 6, "{suppliers:?}");
    assert!(suppliers.iter().any(|row| row.ends_with("№ 943100103492")));
    let sums = page.texts("table:not(#meters) tbody td.num");
    assert!(
        sums.contains(&"62 918,45 ₽".to_owned()) && sums.contains(&"−2,13 ₽".to_owned()),
        "{sums:?}"
    );
    let standing = portal
        .count(
            "select count(*) from meter m join account a on a.id = m.account_id
                where a.number = '700100103492' and removed_on is null",
        )
        .await;
    assert_eq!(
        page.texts("#meters tbody tr").len(),
        usize::try_from(standing).unwrap()
    );
    assert!(
        page.text("#meters").contains("Не передано"),
        "{}",
        page.text("#meters")
    );
    for part in ["bills", "readings", "payments", "details", "meters"] {
        assert!(
            page.has(&format!("a[href='/accounts/{}/{part}']", accounts[0])),
            "{part}"
        );
    }
}

#[sqlx::test]
async fn the_demo_resident_sees_three_homes_each_with_its_story(db: PgPool) {
    let (_portal, mut client, accounts) = town(db, Gateway::Demo).await;
    let page = client.get("/home").await;
    assert_eq!(page.attributes("[data-account]", "data-account").len(), 3);
    let balances = inside(&page, "[data-account]", "[data-balance]");
    assert!(balances.iter().all(|one| one.len() == 1), "{balances:?}");
    assert_eq!(page.texts(".btn-primary").len(), 1);
    // The gas meter's verification has lapsed: graver than the one that ends in 20 days.
    assert!(
        page.text(".note.warn").contains("закончилась"),
        "{}",
        page.text(".note.warn")
    );
    let debt = client.get(&format!("/accounts/{}", accounts[0])).await;
    assert!(
        debt.texts(".note.warn strong")
            .iter()
            .any(|w| w.contains("действует до"))
    );
    let zones = debt.texts("#meters tbody td.num");
    assert!(zones.iter().any(|row| row.contains("T3")), "{zones:?}");
}

#[sqlx::test]
async fn without_a_bank_there_is_no_pay_button(db: PgPool) {
    let (_portal, mut client, accounts) = town(db, Gateway::Off).await;
    for path in ["/home".to_owned(), format!("/accounts/{}", accounts[0])] {
        let page = client.get(&path).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(!page.body.contains("payments/new"), "{path}");
    }
}

#[sqlx::test]
async fn a_person_without_accounts_is_told_how_to_link_one(db: PgPool) {
    let portal = Portal::new(db).await;
    let (_, mut client) = portal.customer("anna@example.org").await;
    let page = client.get("/home").await;
    assert_eq!(page.texts("main ol li").len(), 3);
    assert_eq!(page.attribute("main .btn-primary", "href"), "/accounts/new");
    for chooser in ["/readings", "/bills", "/payments", "/accounts"] {
        assert_eq!(
            client.get(chooser).await.location().as_deref(),
            Some("/home")
        );
    }
}

#[sqlx::test]
async fn no_bill_yet_is_not_nothing_to_pay(db: PgPool) {
    let portal = Portal::new(db).await;
    sql(
        &portal,
        "insert into account (number, address) values ('1', 'ул. Новая, 1')",
    )
    .await;
    sql(
        &portal,
        "insert into supplier (code, name) values ('s', 'Сервис')",
    )
    .await;
    sql(&portal, "insert into supplier_account (account_id, supplier_code, number) select id, 's', '9' from account").await;
    let (anna, mut client) = portal.customer("anna@example.org").await;
    let id = portal.link(anna, "1").await;
    for path in ["/home".to_owned(), format!("/accounts/{id}")] {
        let page = client.get(&path).await;
        assert_eq!(page.text("[data-balance]"), "Квитанции ещё нет", "{path}");
        assert_eq!(page.attribute("[data-balance]", "data-balance"), "0.00");
        assert!(!page.body.contains("Всё оплачено") && !page.text("main").contains("0,00"));
    }
    sql(&portal, "insert into bill (account_id, period, due_on) select id, '2026-10-01', '2026-11-15' from account").await;
    sql(
        &portal,
        "insert into bill_total (account_id, period, supplier_account_id, opening, total)
                  select account_id, '2026-10-01', id, -2.13, -2.13 from supplier_account",
    )
    .await;
    let page = client.get("/home").await;
    assert_eq!(
        page.text(".due"),
        "Всё оплачено Переплата 2,13 ₽ останется авансом"
    );
    assert_eq!(page.attribute("[data-balance]", "data-balance"), "-2.13");
    sql(&portal, "update bill_total set opening = 0, total = 0").await;
    let page = client.get("/home").await;
    assert_eq!(page.text(".due"), "Всё оплачено");
    assert_eq!(page.attribute("[data-balance]", "data-balance"), "0.00");
    sql(&portal, "update bill_total set opening = 700, total = 700").await;
    let page = client.get("/home").await;
    assert_eq!(page.text(".due"), "К оплате 700,00 ₽ срок прошёл 15 ноября");
}

#[sqlx::test]
async fn accounts_of_one_address_stand_together(db: PgPool) {
    let portal = Portal::new(db).await;
    sql(
        &portal,
        "insert into account (number, address, title) values ('1', 'ул. Новая, 1', 'ЕПД'),
                  ('2', 'ул. Новая, 1', 'Электроэнергия'), ('3', '634000, ул. Старая, 2', '')",
    )
    .await;
    let (anna, mut client) = portal.customer("anna@example.org").await;
    for number in ["1", "2", "3"] {
        portal.link(anna, number).await;
    }
    sql(
        &portal,
        "update account_link set title = 'Мамина квартира' from account
                  where account.id = account_id and number = '3'",
    )
    .await;
    let page = client.get("/home").await;
    let mut headings = page.texts("h2");
    headings.sort();
    assert_eq!(headings, ["Мамина квартира", "ул. Новая, 1"]);
    assert_eq!(page.texts("h3"), ["ЕПД", "Электроэнергия"]);
    assert_eq!(page.attributes("[data-account]", "data-account").len(), 3);
    assert!(
        page.body.contains("ул. Старая, 2. Лицевой счёт 3"),
        "{}",
        page.body
    );
    let choose = client.get("/readings").await;
    assert_eq!(choose.status, StatusCode::OK);
    assert_eq!(choose.texts("main li a").len(), 3);
    sql(
        &portal,
        "delete from account_link where account_id in (select id from account where number <> '2')",
    )
    .await;
    for (chooser, page) in [
        ("/readings", "readings/new"),
        ("/bills", "bills"),
        ("/payments", "payments"),
    ] {
        let to = client.get(chooser).await.location().unwrap();
        assert!(
            to.starts_with("/accounts/") && to.ends_with(&format!("/{page}")),
            "{to}"
        );
    }
}

#[sqlx::test]
async fn details_show_contracts_with_the_tariff_of_the_day(db: PgPool) {
    let (portal, mut client, accounts) = tomsk(db).await;
    let path = format!("/accounts/{}/details", accounts[0]);
    let page = client.get(&path).await;
    assert_eq!(page.status, StatusCode::OK);
    let facts = page.texts(".facts div");
    for fact in [
        "Собственник Петрова Светлана Михайловна",
        "Общая площадь 60,6 м²",
        "Зарегистрировано 1",
    ] {
        assert!(facts.contains(&fact.to_owned()), "{facts:?}");
    }
    let contracts = page.texts("table tbody tr");
    let heating = contracts
        .iter()
        .find(|row| row.contains("878100103492") && row.contains("Отопление"));
    assert!(
        heating.unwrap().contains("1 947,69 ₽ за Гкал"),
        "{contracts:?}"
    );
    let history = page.attribute("a[href$='/tariffs']", "href");
    let history = client.get(&history).await;
    assert_eq!(
        history.texts("tbody th"),
        [
            "01.07.2018",
            "01.01.2018",
            "01.07.2017",
            "01.01.2017",
            "01.10.2016"
        ]
    );
    assert!(history.text("tbody tr").contains("Один месяц"));
    // The day decides which tariff is the present one.
    portal.clock.set("2018-03-01T05:00:00Z".parse().unwrap());
    let anna = sqlx::query_scalar("select id from customer")
        .fetch_one(&portal.db)
        .await
        .unwrap();
    let mut client = portal.signed_in(anna).await;
    assert!(
        client
            .get(&path)
            .await
            .text("table")
            .contains("1 911,87 ₽ за Гкал")
    );
    sql(&portal, "update account_link set relation = 'tenant'").await;
    let masked = client.get(&path).await;
    assert!(!masked.body.contains("Петрова"));
    assert!(masked.text(".facts").contains("П••• С••• М•••"));
}

#[sqlx::test]
async fn a_contract_of_another_household_has_no_tariff_page_here(db: PgPool) {
    let (portal, mut client, accounts) = tomsk(db).await;
    let foreign: Uuid = sqlx::query_scalar("select id from contract where account_id = $1 limit 1")
        .bind(accounts[1])
        .fetch_one(&portal.db)
        .await
        .unwrap();
    let own = client
        .get(&format!(
            "/accounts/{}/contracts/{foreign}/tariffs",
            accounts[1]
        ))
        .await;
    assert_eq!(own.status, StatusCode::OK);
    let mut bodies = Vec::new();
    for id in [
        foreign.to_string(),
        Uuid::now_v7().to_string(),
        "x".to_owned(),
    ] {
        let page = client
            .get(&format!("/accounts/{}/contracts/{id}/tariffs", accounts[0]))
            .await;
        assert_eq!(page.status, StatusCode::NOT_FOUND);
        bodies.push(page.body.replace(&id, "ID"));
    }
    assert_eq!(bodies[0], bodies[1]);
}

#[sqlx::test]
async fn meters_show_digits_verification_and_which_are_gone(db: PgPool) {
    let (portal, mut client, accounts) = tomsk(db).await;
    let path = format!("/accounts/{}/meters", accounts[0]);
    let page = client.get(&path).await;
    let rows = page.texts("tbody tr");
    let count = portal
        .count(
            "select count(*) from meter m join account a on a.id = m.account_id
                              where a.number = '700100103492'",
        )
        .await;
    assert_eq!(rows.len(), usize::try_from(count).unwrap());
    let cold = rows.iter().find(|row| row.contains("№ 927210")).unwrap();
    assert!(
        cold.contains("6.3") && cold.contains("до 05.07.2023"),
        "{cold}"
    );
    assert!(
        rows.iter()
            .any(|row| row.contains("01.07.2017") && row.contains("без срока")),
        "{rows:?}"
    );
    let year = client.get(&format!("{path}?period=12m")).await;
    assert!(!year.body.contains("01.07.2017") && year.body.contains("927210"));
    let wrong = client.get(&format!("{path}?period=custom&from=x")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.error("from").is_some());
}

#[sqlx::test]
async fn english_pages_mark_the_words_of_billing_as_russian(db: PgPool) {
    let (_portal, mut client, accounts) = tomsk(db).await;
    let home = client.get("/home?lang=en").await;
    assert_eq!(home.text("h1"), "Hello, Анна Сергеевна");
    assert_eq!(
        home.text("[data-account='700100103492'] .due"),
        "To pay ₽112,994.24 by 25 December, 10 days left"
    );
    assert_eq!(home.attributes("h2", "lang"), ["ru", "ru"]);
    for page in ["", "/details", "/meters"] {
        let page = client
            .get(&format!("/accounts/{}{page}", accounts[0]))
            .await;
        assert_eq!(page.status, StatusCode::OK);
        let html = page.html();
        let cyrillic = |text: &str| text.chars().any(|sign| ('а'..='я').contains(&sign));
        // Every Cyrillic word of the page stands under lang=ru, but for the person's own name.
        for node in html.select(&Selector::parse("main *").unwrap()) {
            let own: String = node
                .children()
                .filter_map(|c| c.value().as_text().map(|t| t.to_string()))
                .collect();
            let marked = std::iter::once(*node).chain(node.ancestors()).any(|above| {
                above
                    .value()
                    .as_element()
                    .is_some_and(|e| e.attr("lang") == Some("ru"))
            });
            assert!(!cyrillic(&own) || marked, "{}: {own}", page.path);
        }
    }
}

/// Counts what sqlx logs: every statement that goes to the database.
#[derive(Clone, Default)]
struct Statements(Arc<AtomicUsize>, Arc<Mutex<Vec<String>>>);

impl<S: tracing::Subscriber> tracing_subscriber::Layer<S> for Statements {
    fn on_event(&self, event: &tracing::Event<'_>, _: tracing_subscriber::layer::Context<'_, S>) {
        if event.metadata().target() == "sqlx::query" {
            self.0.fetch_add(1, Ordering::SeqCst);
            let mut text = String::new();
            event.record(
                &mut |field: &tracing::field::Field, value: &dyn std::fmt::Debug| {
                    if field.name() == "summary" || field.name() == "db.statement" {
                        text.push_str(&format!("{value:?} "));
                    }
                },
            );
            self.1.lock().unwrap().push(text);
        }
    }
}

#[sqlx::test]
async fn no_page_needs_more_than_six_statements_and_none_writes(db: PgPool) {
    let (_portal, mut client, accounts) = town(db, Gateway::Demo).await;
    let details = client
        .get(&format!("/accounts/{}/details", accounts[0]))
        .await;
    let tariffs = details.attribute("a[href$='/tariffs']", "href");
    let mut pages = vec![
        "/home".to_owned(),
        "/contacts".to_owned(),
        "/bills".to_owned(),
        tariffs,
    ];
    for page in ["", "/details", "/meters"] {
        pages.push(format!("/accounts/{}{page}", accounts[0]));
    }
    let bills = client
        .get(&format!("/accounts/{}/bills", accounts[0]))
        .await;
    let bill = bills.attribute("[data-period] a", "href");
    pages.push(format!("{bill}?view=services"));
    pages.push(format!("{bill}/penalty"));
    for page in ["bills", "readings", "consumption", "payments"] {
        pages.push(format!("/accounts/{}/{page}", accounts[0]));
    }
    let counted = Statements::default();
    let _guard =
        tracing::subscriber::set_default(tracing_subscriber::registry().with(counted.clone()));
    for path in pages {
        counted.0.store(0, Ordering::SeqCst);
        counted.1.lock().unwrap().clear();
        assert_eq!(client.get(&path).await.status, StatusCode::OK);
        let count = counted.0.load(Ordering::SeqCst);
        let seen = counted.1.lock().unwrap().clone();
        assert!((1..=6).contains(&count), "{path}: {count} {seen:#?}");
        let writes = |text: &&String| {
            let text = text.to_lowercase();
            ["insert ", "update ", "delete "]
                .iter()
                .any(|verb| text.trim_start_matches('"').starts_with(verb))
        };
        assert_eq!(seen.iter().find(writes), None, "{path}");
    }
}

#[sqlx::test]
async fn the_home_page_has_the_two_newest_news_that_concern_its_reader(db: PgPool) {
    let (portal, mut client, _) = town(db, Gateway::Off).await;
    sql(
        &portal,
        "update news set published_on = '2026-01-01';
         insert into supplier (code, name) values ('far', 'Чужой');
         insert into house (code, address) values ('own', 'x'), ('other', 'y');
         update account set building = 'own' where building = (select a.building from account a join account_link l on l.account_id = a.id limit 1);
         insert into news (slug, published_on, title_ru, text_ru, title_en, text_en, supplier_code, house) values
            ('first', '2026-11-20', 'Первая', 'т', 'The first', 't', null, 'own'),
            ('second', '2026-11-19', 'Вторая', 'т', '', '', null, null),
            ('third', '2026-11-18', 'Третья', 'т', '', '', null, null),
            ('far', '2026-11-22', 'Чужая', 'т', '', '', 'far', null),
            ('house', '2026-11-22', 'Чужой дом', 'т', '', '', null, 'other'),
            ('later', '2026-11-23', 'Завтра', 'т', '', '', null, null);
         insert into news (slug, published_on, title_ru, text_ru, withdrawn_at) values ('gone', '2026-11-22', 'Нет', 'т', now())",
    )
    .await;
    let page = client.get("/home").await;
    assert_eq!(page.texts("ul.plain a"), ["Первая", "Вторая"]);
    assert_eq!(
        page.attributes("ul.plain a", "href"),
        ["/news/first", "/news/second"]
    );
    let page = client.get("/home?lang=en").await;
    assert_eq!(page.texts("ul.plain a"), ["The first", "Вторая"]);
    assert_eq!(page.attributes("ul.plain a[lang]", "lang"), ["ru"]);
    sql(&portal, "update news set withdrawn_at = now()").await;
    assert!(!client.get("/home").await.has("ul.plain"));
}
