//! What people see of the ways to pay, and a browser that pays on the bank's own origin.

use super::super::super::browser::{Browser, DESKTOP, PHONE, Served};
use super::super::super::sims::yookassa::Sim;
use super::super::super::support::Portal;
use super::super::browser::with_household;
use super::super::households;
use super::{Shop, settings, shop};
use kabinet::config::Gateway;
use sqlx::PgPool;

const WAYS: [&str; 5] = [
    "Банковская карта",
    "Система быстрых платежей (СБП)",
    "SberPay",
    "T-Pay",
    "ЮMoney",
];

#[sqlx::test]
async fn the_form_offers_each_way_with_a_sentence_and_the_check_names_it(db: PgPool) {
    let mut shop = shop(db).await;
    let form = shop.payer.client.get(&shop.payer.path("/new")).await;
    let offered = form.texts("#method label");
    assert_eq!(offered.len(), WAYS.len());
    for (offer, way) in offered.iter().zip(WAYS) {
        assert!(
            offer.starts_with(way) && offer.len() > way.len() + 10,
            "{offer}"
        );
    }
    assert_eq!(
        form.attributes("#method input[checked]", "value"),
        ["bank_card"]
    );
    assert!(form.text("form[data-form=main]").contains("Комиссия 0 ₽"));
    let values = form.attributes("#method input", "value");
    for (method, way) in values.iter().zip(WAYS) {
        let check = shop.payer.check(&[("method", method)]).await;
        assert!(
            check.texts(".facts dd").iter().any(|said| said == way),
            "{way}"
        );
        assert!(check.text("tfoot").contains("комиссия 0 ₽"));
    }
    shop.payer.start(&[("method", "sbp")]).await;
    let page = shop.page().await;
    assert!(page.texts(".facts dd").iter().any(|said| said == WAYS[1]));
    assert!(page.text("tfoot").contains("комиссия 0 ₽"));
    let english = shop
        .payer
        .client
        .get(&format!("{}?lang=en", shop.payer.path("/new")))
        .await;
    assert!(english.text("form[data-form=main]").contains("Fee ₽0"));
    assert_eq!(english.texts("#method label small").len(), WAYS.len());
}

#[sqlx::test]
async fn ways_to_pay_are_those_of_the_bank(db: PgPool) {
    let shop = shop(db.clone()).await;
    let page = shop.portal.visitor().get("/payment-methods").await;
    let ways = page.texts("main ul:first-of-type li");
    for way in ["Банковская карта", "СБП", "SberPay", "T-Pay", "ЮMoney"] {
        assert!(ways.iter().any(|said| said.contains(way)), "{ways:?}");
    }
    assert!(page.text("main").contains("Комиссия 0 ₽"));
    let off = Portal::with(db, |config| config.payments.gateway = Gateway::Off).await;
    let page = off.visitor().get("/payment-methods").await;
    assert!(page.text("main").contains("QR-код"));
    assert!(page.texts("main li").len() >= 3);
}

#[sqlx::test]
async fn the_check_page_lets_its_form_end_at_the_bank_only(db: PgPool) {
    let mut shop = shop(db.clone()).await;
    let policy = |page: &super::Reply| {
        page.headers["content-security-policy"]
            .to_str()
            .unwrap()
            .to_owned()
    };
    let check = shop.payer.check(&[]).await;
    let said = policy(&check);
    assert!(said.contains("form-action 'self' https://yoomoney.ru https://*.yoomoney.ru https://yookassa.ru https://*.yookassa.ru http://127.0.0.1:*;"), "{said}");
    let form = shop.payer.client.get(&shop.payer.path("/new")).await;
    assert!(policy(&form).contains("form-action 'self';"));
    let real = Portal::with(db, |config| {
        settings(config, &shop.sim);
        config.payments.yookassa.api_url = "https://api.yookassa.ru/v3".to_owned();
    })
    .await;
    let origin = real.app.gateway.as_deref().unwrap().page_origin().unwrap();
    assert!(origin.ends_with("https://*.yookassa.ru"), "{origin}");
}

#[sqlx::test]
async fn people_pay_on_the_banks_own_origin(db: PgPool) {
    let sim = Sim::start().await;
    let served = Served::with(db, |config| {
        settings(config, &sim);
        // A machine of our own plays the bank.
        config.payments.yookassa.notify_from = serde_json::from_str("[\"127.0.0.0/8\"]").unwrap();
    })
    .await;
    sim.set_webhook(&format!("{}/webhooks/yookassa", served.url));
    households(&served.db).await;
    for (screen, lang) in [(DESKTOP, "ru"), (PHONE, "en")] {
        let (browser, path) = with_household(&served, screen).await;
        browser.go(&format!("{path}/new?lang={lang}")).await;
        browser.fill("input[data-contract='8781']", "150,50").await;
        browser.click("#rules").await;
        browser.click("#method input[value=sbp]").await;
        browser.check(&format!("yookassa-new-{lang}")).await;
        browser.send().await;
        browser.check(&format!("yookassa-check-{lang}")).await;
        browser.send().await;
        let at = browser.client.current_url().await.unwrap();
        assert!(at.as_str().starts_with(&sim.url), "{at}");
        browser.send().await;
        paid(&browser, &served).await;
        browser.check(&format!("yookassa-paid-{lang}")).await;
        browser.close().await;
    }
    let taken = sim.books();
    assert_eq!(taken.len(), 2);
    // The bank tells it again and again, many at once.
    for id in taken.keys() {
        let said = sim.notify("payment.succeeded", *id, 20).await;
        assert_eq!(said, [200; 20]);
    }
    let posted: i64 = sqlx::query_scalar("select count(*) from posting")
        .fetch_one(&served.db)
        .await
        .unwrap();
    assert_eq!(posted, 2);
}

/// Back at the portal, with the bank's word there already.
async fn paid(browser: &Browser, served: &Served) {
    let at = browser.client.current_url().await.unwrap();
    assert!(at.as_str().starts_with(&served.url), "{at}");
    assert!(browser.path().await.starts_with("/payments/"));
    assert_eq!(
        browser.attribute("[data-payment]", "data-state").await,
        "succeeded"
    );
}

#[sqlx::test]
async fn whoever_cancels_at_the_bank_comes_back_to_a_canceled_payment(db: PgPool) {
    let mut shop = Shop::started(db).await;
    assert!(
        shop.sim
            .cancel(shop.payment().await, "expired_on_confirmation")
    );
    shop.after(10).await;
    let page = shop.page().await;
    assert_eq!(page.attribute("[data-payment]", "data-state"), "canceled");
    assert!(page.has("main a.btn-primary[href$='/payments/new']"));
}
