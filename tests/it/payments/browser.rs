//! Paying in a browser: wide, on a phone, without scripts, in both languages.

use super::super::browser::{Browser, DESKTOP, NO_SCRIPTS, PHONE, Served};
use super::super::home_browser::signed_in;
use super::{HOUSEHOLD, households};
use sqlx::PgPool;
use uuid::Uuid;

pub async fn with_household(
    served: &Served,
    screen: super::super::browser::Screen,
) -> (Browser, String) {
    let (browser, customer) = signed_in(served, screen).await;
    let account: Uuid = sqlx::query_scalar(
        "insert into account_link (customer_id, account_id, relation)
         select $1, id, 'owner' from account where number = $2 returning account_id",
    )
    .bind(customer)
    .bind(HOUSEHOLD)
    .fetch_one(&served.db)
    .await
    .unwrap();
    (browser, format!("/accounts/{account}/payments"))
}

#[sqlx::test]
async fn a_bill_is_paid_on_every_screen(db: PgPool) {
    let served = Served::start(db).await;
    households(&served.db).await;
    for (screen, lang) in [(DESKTOP, "ru"), (PHONE, "ru"), (NO_SCRIPTS, "en")] {
        let (browser, path) = with_household(&served, screen).await;
        browser.go(&format!("{path}/new?lang={lang}")).await;
        browser.check(&format!("pay-new-{lang}")).await;
        browser.send().await;
        assert!(browser.has("[data-error=rules]").await);
        browser.check(&format!("pay-errors-{lang}")).await;
        browser.click("#rules").await;
        // The second and third time there is nothing due any more.
        browser.fill("input[data-contract='8781']", "1500,50").await;
        if screen.scripts {
            let sum = browser.text("[data-total-sum]").await;
            assert!(sum.contains("00,50"), "{sum}");
        }
        browser.send().await;
        browser.check(&format!("pay-check-{lang}")).await;
        browser.click("button[form=edit]").await;
        for _ in 0..100 {
            if browser.has("#rules").await {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        // What was typed, and the tick, are still there.
        browser.send().await;
        browser.send().await;
        assert!(browser.path().await.starts_with("/demo/bank/"));
        browser.check(&format!("bank-{lang}")).await;
        browser.send().await;
        assert!(browser.has("[data-error=card_number]").await);
        browser.check(&format!("bank-errors-{lang}")).await;
        browser.fill("#card_number", "2200 0000 0000 0004").await;
        browser.fill("#expiry", "12/30").await;
        browser.fill("#cvc", "123").await;
        browser.send().await;
        browser.check(&format!("bank-code-{lang}")).await;
        browser.fill("#code", "1234").await;
        browser.send().await;
        assert!(browser.path().await.starts_with("/payments/"));
        assert_eq!(
            browser.attribute("[data-payment]", "data-state").await,
            "succeeded"
        );
        browser.check(&format!("pay-paid-{lang}")).await;
        browser.go(&path).await;
        browser.check(&format!("pay-history-{lang}")).await;
        browser.close().await;
    }
}
