//! Cards and autopay in a browser: wide, on a phone, without scripts, in both languages.

use super::super::browser::{DESKTOP, NO_SCRIPTS, PHONE, Served};
use super::super::home_browser::signed_in;
use super::{HOUSEHOLD, households};
use sqlx::PgPool;
use uuid::Uuid;

#[sqlx::test]
async fn a_card_is_kept_used_for_autopay_and_removed_on_every_screen(db: PgPool) {
    let served = Served::start(db).await;
    households(&served.db).await;
    for (screen, lang) in [
        (DESKTOP, "ru"),
        (PHONE, "ru"),
        (NO_SCRIPTS, "en"),
        (PHONE, "en"),
    ] {
        let (browser, customer) = signed_in(&served, screen).await;
        let account: Uuid = sqlx::query_scalar(
            "insert into account_link (customer_id, account_id, relation)
             select $1, id, 'owner' from account where number = $2 returning account_id",
        )
        .bind(customer)
        .bind(HOUSEHOLD)
        .fetch_one(&served.db)
        .await
        .unwrap();
        let (pay, autopay) = (
            format!("/accounts/{account}/payments/new"),
            format!("/accounts/{account}/autopay"),
        );
        browser.go(&format!("{autopay}?lang={lang}")).await;
        browser.check(&format!("autopay-no-card-{lang}")).await;
        browser.go("/profile/cards").await;
        browser.check(&format!("cards-none-{lang}")).await;
        browser.go(&pay).await;
        browser.click("#rules").await;
        browser.click("#save_card").await;
        browser.fill("input[data-contract='8781']", "15").await;
        browser.send().await;
        browser.check(&format!("cards-check-save-{lang}")).await;
        browser.send().await;
        browser.check(&format!("bank-keeps-{lang}")).await;
        browser.fill("#card_number", "2200 0000 0000 0004").await;
        browser.fill("#expiry", "12/30").await;
        browser.fill("#cvc", "123").await;
        browser.send().await;
        browser.fill("#code", "1234").await;
        browser.send().await;

        browser.go("/profile/cards").await;
        browser.check(&format!("cards-{lang}")).await;
        browser.go(&pay).await;
        browser.check(&format!("cards-form-{lang}")).await;
        browser.click("#rules").await;
        browser.fill("input[data-contract='8781']", "15").await;
        browser
            .click("#saved_card label:nth-of-type(2) input")
            .await;
        browser.send().await;
        browser.check(&format!("cards-check-{lang}")).await;
        browser.send().await;
        assert!(browser.path().await.starts_with("/payments/"));
        assert_eq!(
            browser.attribute("[data-payment]", "data-state").await,
            "succeeded"
        );

        browser.go(&autopay).await;
        browser.check(&format!("autopay-{lang}")).await;
        browser.send().await;
        assert!(browser.has("[data-error=limit]").await);
        browser.check(&format!("autopay-errors-{lang}")).await;
        browser.fill("#limit", "3000").await;
        browser.click("#rules").await;
        browser.send().await;
        browser.check(&format!("autopay-on-{lang}")).await;
        browser.go("/profile/cards").await;
        browser.check(&format!("cards-autopay-{lang}")).await;
        // The driver does not wait for what a click leads to.
        browser.click("form[action$='/autopay/off'] button").await;
        for _ in 0..100 {
            if browser.path().await == autopay {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        browser.go("/profile/cards").await;
        browser.click("form[action$='/delete'] button").await;
        for _ in 0..100 {
            if !browser.has("form[action$='/delete']").await {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        browser.check(&format!("cards-gone-{lang}")).await;
        browser.close().await;
    }
}
