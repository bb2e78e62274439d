//! Public pages: front, contacts, help, questions, ways to pay, news, manifest.

use super::support::Portal;
use axum::http::StatusCode;
use kabinet::config::Gateway;
use sqlx::PgPool;

const PAGES: &[&str] = &[
    "/",
    "/contacts",
    "/help",
    "/faq",
    "/news",
    "/payment-methods",
];

#[sqlx::test]
async fn every_public_page_is_whole_in_both_languages(db: PgPool) {
    let portal = Portal::with(db, |config| {
        config.organisation.phone = "8 (4750) 00-01-00".to_owned();
        config.payments.gateway = Gateway::Demo;
    })
    .await;
    for lang in ["ru", "en"] {
        let mut titles = Vec::new();
        for path in PAGES {
            let page = portal.visitor().get(&format!("{path}?lang={lang}")).await;
            assert_eq!(page.status, StatusCode::OK, "{path}");
            assert_eq!(page.texts("h1").len(), 1, "{path}");
            assert_eq!(page.attribute("html", "lang"), lang);
            titles.push(page.text("title"));
        }
        titles.sort();
        titles.dedup();
        assert_eq!(titles.len(), PAGES.len(), "{titles:?}");
    }
}

#[sqlx::test]
async fn who_is_signed_in_is_at_home_already(db: PgPool) {
    let portal = Portal::new(db).await;
    let (_, mut client) = portal.customer("anna@example.org").await;
    assert_eq!(client.get("/").await.location().as_deref(), Some("/home"));
    let front = portal.visitor().get("/").await;
    assert!(front.has("a[href='/sign-in']") && front.has("a[href='/sign-up/email']"));
}

#[sqlx::test]
async fn contacts_tell_where_when_and_to_which_account(db: PgPool) {
    let portal = Portal::new(db).await;
    sqlx::raw_sql(
        "insert into supplier (code, name, short_name, inn, bic, settlement_account, phone, email, site, hours,
                               reading_day_from, reading_day_to)
         values ('okt', 'МУП ЖКХ «Заречное»', 'Заречное', '7017114680', '046902606', '40702810264000008260',
                 '8 (3822) 75-00-75', 'okt@example.org', 'javascript:alert(1)', 'пн–пт 8–17', 25, 3),
                ('fond', 'Фонд', '', '', '', '', '', '', '', '', 1, 5);
         insert into account (number) values ('1');
         insert into meter (account_id, supplier_code, service_code, serial) select id, 'okt', 'cold_water', '5' from account;",
    )
    .execute(&portal.db)
    .await
    .unwrap();
    let page = portal.visitor().get("/contacts").await;
    assert_eq!(page.texts("h3"), ["Заречное", "Фонд"]);
    let facts = page.texts("#okt .facts div");
    for fact in [
        "Телефон 8 (3822) 75-00-75",
        "Часы работы пн–пт 8–17",
        "Приём показаний с 25-го по 3-е число следующего месяца",
        "ИНН 7017114680",
        "Расчётный счёт 40702810264000008260",
    ] {
        assert!(facts.contains(&fact.to_owned()), "{facts:?}");
    }
    assert!(page.has("a[href='tel:83822750075']") && page.has("a[href='mailto:okt@example.org']"));
    assert!(
        !page
            .attributes("main a", "href")
            .iter()
            .any(|to| to.starts_with("javascript"))
    );
    assert!(
        !page.text("#fond").contains("Приём показаний"),
        "no meters, no reading days"
    );
}

#[sqlx::test]
async fn ways_to_pay_follow_the_connected_bank(db: PgPool) {
    let portal = Portal::with(db.clone(), |config| config.payments.gateway = Gateway::Off).await;
    let page = portal.visitor().get("/payment-methods").await;
    assert!(page.text("main").contains("не подключена"));
    let portal = Portal::with(db, |config| config.payments.gateway = Gateway::Demo).await;
    let page = portal.visitor().get("/payment-methods").await;
    assert!(page.text("main ul li").contains("Банковская карта"));
    assert!(page.text("main").contains("деньги не списываются"));
}

#[sqlx::test]
async fn the_manifest_names_the_organisation(db: PgPool) {
    let portal = Portal::with(db, |config| {
        config.organisation.name = "Расчётный центр \"Свет\"".to_owned()
    })
    .await;
    let page = portal.visitor().get("/manifest.webmanifest").await;
    assert_eq!(
        page.headers["content-type"],
        "application/manifest+json; charset=utf-8"
    );
    let manifest: serde_json::Value = serde_json::from_str(&page.body).unwrap();
    assert_eq!(manifest["name"], "Расчётный центр \"Свет\"");
    let icon = manifest["icons"][0]["src"].as_str().unwrap();
    assert_eq!(portal.visitor().get(icon).await.status, StatusCode::OK);
}

#[sqlx::test]
async fn no_link_of_a_public_page_leads_nowhere(db: PgPool) {
    let portal = Portal::with(db, |config| config.payments.gateway = Gateway::Demo).await;
    let mut seen = vec!["/".to_owned()];
    let mut next = 0;
    while let Some(path) = seen.get(next).cloned() {
        next += 1;
        let page = portal.visitor().get(&path).await;
        assert!(
            page.status.is_success() || page.status.is_redirection(),
            "{path}: {}",
            page.status
        );
        for link in page.attributes("a[href^='/']", "href") {
            let link = link.split(['?', '#']).next().unwrap().to_owned();
            if !seen.contains(&link) {
                seen.push(link);
            }
        }
    }
    assert!(seen.len() > 12, "{seen:?}");
}
