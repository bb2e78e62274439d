//! The pages of readings in a browser: with and without scripts, wide and on a phone.

use super::browser::{Browser, DESKTOP, NO_SCRIPTS, PHONE, Screen, Served};
use super::support::Portal;
use argon2::password_hash::PasswordHasher;
use fantoccini::Locator;
use sqlx::PgPool;

const NEW: &str = "/accounts/00000000-0000-0000-0000-00000000000a/readings/new";
const HISTORY: &str = "/accounts/00000000-0000-0000-0000-00000000000a/readings";
const COLD: &str = "fieldset[data-meter=\"302915\"] input[data-zone]";
const HOT: &str = "fieldset[data-meter=\"517480\"] input[data-zone]";
const DAY: &str = "fieldset[data-meter=\"011876543\"] input[data-zone=T1]";

const PASSWORD: &str = "Correct-horse-7";

/// A browser in which Anna has signed in, by the page.
async fn signed_in(served: &Served, screen: Screen, lang: &str) -> Browser {
    let browser = Browser::open(served, screen).await;
    browser.go(&format!("/sign-in?lang={lang}")).await;
    browser.fill("#login", "anna@example.test").await;
    browser.fill("#password", PASSWORD).await;
    browser.send().await;
    let known = browser
        .client
        .wait()
        .for_element(Locator::Css("form[action=\"/sign-out\"]"));
    known.await.unwrap();
    browser
}

/// From the form over an error and a doubt to the proof, its correction and the history.
async fn journey(served: &Served, screen: Screen, name: &str) {
    let browser = signed_in(served, screen, "ru").await;
    browser.go(NEW).await;
    browser.check(&format!("{name}-form")).await;
    browser.fill(COLD, "218").await;
    browser.fill(HOT, "150,912").await;
    browser.fill(DAY, "18561").await;
    browser.send().await;
    assert!(browser.has("[role=alert]").await);
    browser.check(&format!("{name}-refused")).await;
    browser.fill(COLD, "245,872").await;
    browser.send().await;
    browser.check(&format!("{name}-check")).await;
    browser.send().await;
    browser.check(&format!("{name}-asked")).await;
    browser.click("input[type=checkbox]").await;
    browser.send().await;
    assert!(
        browser.text("h1").await.contains(':'),
        "{}",
        browser.path().await
    );
    browser.check(&format!("{name}-proof")).await;
    let proof = browser.path().await;
    browser.go(NEW).await;
    browser.check(&format!("{name}-sent")).await;
    browser.go(&format!("{proof}/edit")).await;
    browser.check(&format!("{name}-edit")).await;
    browser.fill(COLD, "246,5").await;
    browser.send().await;
    assert_ne!(browser.path().await, proof);
    browser.go(&proof).await;
    browser.check(&format!("{name}-proof-replaced")).await;
    browser.go(&format!("{HISTORY}?period=12m")).await;
    browser.check(&format!("{name}-history")).await;
    browser.go(&format!("{HISTORY}?period=custom&from=x")).await;
    browser.check(&format!("{name}-history-wrong")).await;
    browser.close().await;
}

/// A served portal over the flat that Anna is linked to.
async fn flat(db: PgPool) -> Served {
    let served = Served::start(db).await;
    sqlx::raw_sql(include_str!("sql/readings.sql"))
        .execute(&served.db)
        .await
        .unwrap();
    let portal = Portal::new(served.db.clone()).await;
    let (id, _) = portal.customer("anna@example.test").await;
    portal.link(id, "4201180426").await;
    let hash = argon2::Argon2::default()
        .hash_password(PASSWORD.as_bytes())
        .unwrap()
        .to_string();
    sqlx::query("update customer set password_hash = $1")
        .bind(hash)
        .execute(&served.db)
        .await
        .unwrap();
    served
}

#[sqlx::test]
async fn readings_are_sent_on_a_wide_screen(db: PgPool) {
    let served = flat(db).await;
    journey(&served, DESKTOP, "readings").await;
}

#[sqlx::test]
async fn readings_are_sent_on_a_phone(db: PgPool) {
    let served = flat(db).await;
    journey(&served, PHONE, "readings").await;
}

#[sqlx::test]
async fn readings_are_sent_without_scripts(db: PgPool) {
    let served = flat(db).await;
    journey(&served, NO_SCRIPTS, "readings").await;
}

#[sqlx::test]
async fn readings_are_sent_in_english(db: PgPool) {
    let served = flat(db).await;
    let browser = signed_in(&served, PHONE, "en").await;
    browser.go(NEW).await;
    browser.check("readings-en-form").await;
    browser.fill(COLD, "245.872").await;
    browser.send().await;
    browser.check("readings-en-check").await;
    browser.send().await;
    browser.check("readings-en-proof").await;
    browser.go(HISTORY).await;
    browser.check("readings-en-history").await;
    browser.close().await;
}
