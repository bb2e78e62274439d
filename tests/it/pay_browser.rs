//! Paying without sign-in, in a browser: wide, on a phone, without scripts, in both languages.

use super::browser::{DESKTOP, NO_SCRIPTS, PHONE, Served};
use super::payments::households;
use sqlx::PgPool;

#[sqlx::test]
async fn a_bill_is_paid_without_sign_in_on_every_screen(db: PgPool) {
    let served = Served::start(db).await;
    households(&served.db).await;
    sqlx::query("update account set link_code = '466305'")
        .execute(&served.db)
        .await
        .unwrap();
    for (screen, lang) in [
        (DESKTOP, "ru"),
        (PHONE, "ru"),
        (PHONE, "en"),
        (NO_SCRIPTS, "en"),
    ] {
        let browser = super::browser::Browser::open(&served, screen).await;
        browser.go(&format!("/pay?lang={lang}")).await;
        browser.check(&format!("guest-ask-{lang}")).await;
        browser.send().await;
        assert!(browser.has("[data-error=number]").await);
        browser.check(&format!("guest-ask-errors-{lang}")).await;
        browser.fill("#number", "700100").await;
        browser.fill("#answer", "466305").await;
        browser.send().await;
        assert!(browser.path().await.starts_with("/b/"));
        browser.check(&format!("guest-bill-{lang}")).await;
        browser.fill("input[data-contract='8781']", "1500,50").await;
        browser.send().await;
        assert!(browser.has("[data-error=rules]").await);
        browser.check(&format!("guest-bill-errors-{lang}")).await;
        browser.fill("#receipt_email", "guest@example.ru").await;
        browser.click("#rules").await;
        browser.send().await;
        browser.check(&format!("guest-check-{lang}")).await;
        browser.send().await;
        assert!(browser.path().await.starts_with("/demo/bank/"));
        browser.fill("#card_number", "2200 0000 0000 0004").await;
        browser.fill("#expiry", "12/30").await;
        browser.fill("#cvc", "123").await;
        browser.send().await;
        browser.fill("#code", "1234").await;
        browser.send().await;
        assert!(browser.path().await.starts_with("/b/"));
        assert_eq!(
            browser.attribute("[data-payment]", "data-state").await,
            "succeeded"
        );
        browser.check(&format!("guest-paid-{lang}")).await;
        browser.close().await;
    }
}
