//! Whole journeys in a browser: with and without scripts, wide and on a phone, in both languages.

use super::browser::{Browser, DESKTOP, NO_SCRIPTS, PHONE, Served};
use sqlx::PgPool;

#[sqlx::test]
async fn the_demo_mailbox_opens_on_every_screen(db: PgPool) {
    let served = Served::start(db).await;
    for screen in [DESKTOP, PHONE, NO_SCRIPTS] {
        let browser = Browser::open(&served, screen).await;
        browser.go("/demo/mail").await;
        browser.check("demo-mail").await;
        browser.go("/no-such-page?lang=en").await;
        browser.check("not-found-en").await;
        browser.close().await;
    }
}
