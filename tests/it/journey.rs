//! The whole journey in a browser: from a paper bill to «readings sent, paid». With and without
//! scripts, wide and on a phone, in both languages; every page on the way is checked by axe.

use super::browser::{Browser, DESKTOP, NO_SCRIPTS, PHONE, Screen, Served};
use kabinet::exchange::{ImportOptions, Source, import, sample};
use sqlx::PgPool;

const PASSWORD: &str = "Sinyaya-Chashka-7";

/// A portal with the paper bill's household, and nobody signed up.
async fn portal(db: PgPool) -> Served {
    let served = Served::start(db).await;
    let files = sample::tomsk()
        .into_iter()
        .map(|file| (file.name, file.bytes))
        .collect();
    let report = import(
        &served.db,
        served.app.now(),
        Source::Files(files),
        &ImportOptions::default(),
    )
    .await
    .unwrap();
    assert!(!report.refused, "{:?}", report.rejects);
    served
}

/// Follows the link of the newest letter of this kind in the demo mailbox.
async fn open_letter(browser: &Browser, kind: &str) {
    for _ in 0..40 {
        browser.go("/demo/mail").await;
        if browser.has(&format!("[data-letter={kind}]")).await {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(250)).await;
    }
    browser.click(&format!("[data-letter={kind}] a")).await;
    browser.check("letter").await;
    browser.click(".letter-text a").await;
}

async fn sign_up(browser: &Browser, email: &str) {
    browser.go("/sign-up/email").await;
    browser.check("sign-up").await;
    browser.send().await;
    assert!(
        browser.has(".errors").await,
        "an empty form tells what is missing"
    );
    browser.check("sign-up-errors").await;
    for (field, value) in [
        ("email", email),
        ("password", PASSWORD),
        ("password_repeat", PASSWORD),
        ("last_name", "Пробная"),
        ("first_name", "Анна"),
        ("middle_name", "Сергеевна"),
    ] {
        browser.fill(&format!("#{field}"), value).await;
    }
    browser.click("#consent").await;
    browser.send().await;
    assert_eq!(browser.path().await, "/sign-up/sent");
    browser.check("sign-up-sent").await;
    open_letter(browser, "confirm").await;
    browser.check("confirm").await;
    browser.send().await;
    assert_eq!(browser.path().await, "/sign-in");
    browser.check("sign-in").await;
    browser.fill("#login", email).await;
    browser.fill("#password", PASSWORD).await;
    browser.send().await;
    assert_eq!(browser.path().await, "/profile/complete");
    browser.check("profile-complete").await;
    browser.fill("#phone", "8 913 123-45-67").await;
    browser.send().await;
    assert_eq!(browser.path().await, "/home");
    browser.check("home-empty").await;
}

async fn link(browser: &Browser) {
    browser.go("/accounts/new").await;
    browser.check("link").await;
    browser.fill("#number", "887100103492").await;
    browser.click("[name=relation][value=owner]").await;
    browser.send().await;
    browser.check("link-question").await;
    browser.click("[name=question][value=link_code]").await;
    browser.fill("#answer", "000000").await;
    browser.send().await;
    assert!(browser.has("[data-error=answer]").await);
    browser.check("link-wrong").await;
    browser.click("[name=question][value=link_code]").await;
    browser.fill("#answer", "466 305").await;
    browser.send().await;
    assert!(
        browser.path().await.starts_with("/accounts/"),
        "{}",
        browser.path().await
    );
    browser.check("account").await;
    assert_eq!(
        browser.attribute("[data-balance]", "data-balance").await,
        "112994.24"
    );
}

async fn send_readings(browser: &Browser, account: &str) {
    browser.go(&format!("{account}/readings/new")).await;
    browser.check("readings").await;
    browser.fill("[data-meter='517480'] input", "71").await;
    browser.send().await;
    browser.check("readings-lower").await;
    assert!(
        browser.has(".field-error").await,
        "a lower reading is stopped"
    );
    browser.fill("[data-meter='517480'] input", "76,5").await;
    browser.fill("[data-meter='521362'] input", "19").await;
    browser.send().await;
    browser.check("readings-check").await;
    browser.send().await;
    browser.check("readings-proof").await;
    browser.go(&format!("{account}/readings")).await;
    browser.check("readings-history").await;
    assert!(
        browser
            .has("[data-reading='76.500'][data-meter='517480'][data-zone=T1]")
            .await
    );
}

async fn look_at_bills(browser: &Browser, account: &str) {
    browser
        .go(&format!(
            "{account}/bills?period=custom&from=2018-01-01&to=2018-12-31"
        ))
        .await;
    browser.check("bills").await;
    browser.click("[data-period='2018-12'] a").await;
    browser.check("bill").await;
    assert!(
        browser
            .has("[data-column=total][data-contract='887100103492'][data-amount='62918.45']")
            .await
    );
    browser
        .go(&format!("{account}/bills/2018-12?view=services"))
        .await;
    browser.check("bill-services").await;
    assert!(
        browser
            .has("[data-column=closing][data-service=heating][data-amount='41107.56']")
            .await
    );
    for page in ["details", "meters"] {
        browser.go(&format!("{account}/{page}")).await;
        browser.check(page).await;
    }
}

async fn pay(browser: &Browser, account: &str) {
    browser.go(&format!("{account}/payments/new")).await;
    browser.check("pay").await;
    browser.send().await;
    browser.check("pay-errors").await;
    assert!(
        browser.has("[data-error=rules]").await,
        "the rules are to be accepted"
    );
    browser.click("#rules").await;
    browser.send().await;
    browser.check("pay-check").await;
    browser.send().await;
    browser.check("bank").await;
    browser.fill("#card_number", "2200 0000 0000 0004").await;
    browser.fill("#expiry", "12/39").await;
    browser.fill("#cvc", "123").await;
    browser.send().await;
    browser.check("bank-code").await;
    browser.fill("#code", "1234").await;
    browser.send().await;
    assert_eq!(
        browser.attribute("[data-payment]", "data-state").await,
        "succeeded"
    );
    browser.check("paid").await;
    browser.go(&format!("{account}/payments")).await;
    browser.check("payments").await;
    browser.go(account).await;
    assert_eq!(
        browser.attribute("[data-balance]", "data-balance").await,
        "-4.51",
        "what was paid is no longer due"
    );
    browser.check("account-paid").await;
    browser.go("/home").await;
    browser.check("home").await;
}

async fn the_whole_way(db: PgPool, screen: Screen, lang: &str) {
    let served = portal(db).await;
    let browser = Browser::open(&served, screen).await;
    browser.go(&format!("/?lang={lang}")).await;
    browser.check("front").await;
    sign_up(&browser, "anna@example.test").await;
    link(&browser).await;
    let account = browser.path().await;
    send_readings(&browser, &account).await;
    look_at_bills(&browser, &account).await;
    pay(&browser, &account).await;
    browser.close().await;
}

#[sqlx::test]
async fn the_whole_way_on_a_desktop(db: PgPool) {
    the_whole_way(db, DESKTOP, "ru").await;
}

#[sqlx::test]
async fn the_whole_way_on_a_phone(db: PgPool) {
    the_whole_way(db, PHONE, "ru").await;
}

#[sqlx::test]
async fn the_whole_way_in_english_on_a_phone(db: PgPool) {
    the_whole_way(db, PHONE, "en").await;
}

#[sqlx::test]
async fn the_whole_way_without_scripts(db: PgPool) {
    the_whole_way(db, NO_SCRIPTS, "ru").await;
}

// At 320 px without scripts chromedriver hangs on taps; what the pages are there is the same HTML.
#[sqlx::test]
async fn the_whole_way_without_scripts_in_english(db: PgPool) {
    the_whole_way(db, NO_SCRIPTS, "en").await;
}

#[sqlx::test]
async fn public_pages_hold_on_every_screen(db: PgPool) {
    let served = portal(db).await;
    for screen in [DESKTOP, PHONE] {
        let browser = Browser::open(&served, screen).await;
        for lang in ["ru", "en"] {
            for page in [
                "contacts",
                "faq",
                "help",
                "news",
                "payment-methods",
                "terms",
                "privacy",
                "consent",
                "payment-rules",
                "safety",
                "cookies",
                "accessibility",
                "password/forgot",
                "demo/mail",
                "no-such-page",
            ] {
                browser.go(&format!("/{page}?lang={lang}")).await;
                browser
                    .check(&format!("{}-{lang}", page.replace('/', "-")))
                    .await;
            }
        }
        browser.close().await;
    }
}
