//! The profile as a person sees it: on a desktop, on a phone, without scripts, in both languages.

use super::{ANNA, PASSWORD};
use crate::browser::{Browser, DESKTOP, NO_SCRIPTS, PHONE, Screen, Served};
use crate::home::load;
use kabinet::exchange::sample;
use sqlx::PgPool;
use uuid::Uuid;

const OTHER: &str = "boris@example.ru";

/// Two people of one account, the second linked later; gives the account.
async fn prepare(served: &Served) -> Uuid {
    load(&served.app, sample::supplier_set(served.app.today())).await;
    let hash = kabinet::identity::password::hash(&served.app, PASSWORD.to_owned())
        .await
        .unwrap();
    for (email, since) in [(ANNA, "2026-01-01"), (OTHER, "2026-02-01")] {
        sqlx::query(
            "with c as (insert into customer (email, email_key, password_hash, last_name, first_name, middle_name, completed_at)
                        values ($1, $1, $2, 'Пробная-Долгофамильная', 'Анна', 'Сергеевна', now()) returning id)
             insert into account_link (customer_id, account_id, relation, linked_at)
             select c.id, a.id, 'owner', $3::timestamptz from c, account a where a.number = '410012045'",
        )
        .bind(email)
        .bind(&hash)
        .bind(since)
        .execute(&served.db)
        .await
        .unwrap();
    }
    sqlx::query_scalar("select id from account where number = '410012045'")
        .fetch_one(&served.db)
        .await
        .unwrap()
}

async fn code(served: &Served) -> String {
    for _ in 0..100 {
        let files = std::fs::read_dir(&served.app.config.sms.dir)
            .into_iter()
            .flatten();
        let mut names: Vec<_> = files.map(|file| file.unwrap().path()).collect();
        names.retain(|name| name.extension().is_some_and(|kind| kind == "txt"));
        names.sort();
        if let Some(last) = names.last() {
            let text = std::fs::read_to_string(last).unwrap();
            let body = text.split("\n\n").nth(1).unwrap_or_default();
            return body.chars().take_while(char::is_ascii_digit).collect();
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    panic!("no SMS");
}

async fn walk(served: &Served, account: Uuid, screen: Screen, lang: &str) {
    let browser = Browser::open(served, screen).await;
    let name = |page: &str| format!("profile-{page}-{lang}");
    browser
        .go(&format!("/sign-in?next=/profile&lang={lang}"))
        .await;
    browser.fill("#login", ANNA).await;
    browser.fill("#password", PASSWORD).await;
    browser.send().await;
    assert_eq!(browser.path().await, "/profile");
    browser.check(&name("all")).await;
    for page in [
        "email",
        "birthday",
        "sessions",
        "consents",
        "cards",
        "notifications",
        "delete",
    ] {
        browser.go(&format!("/profile/{page}")).await;
        browser.check(&name(page)).await;
    }
    browser.go("/profile/email").await;
    browser.fill("#email", "somebody").await;
    browser.send().await;
    browser.check(&name("email-errors")).await;
    browser.fill("#email", "somebody@example.ru").await;
    browser.fill("#password", PASSWORD).await;
    browser.send().await;
    assert_eq!(browser.path().await, "/profile");
    browser.check(&name("email-awaited")).await;

    browser.go("/profile/phone?change=1").await;
    browser.check(&name("phone")).await;
    browser.fill("#phone", "8 913 123-45-67").await;
    browser.send().await;
    browser.check(&name("code")).await;
    browser.fill("#code", "1").await;
    browser.send().await;
    browser.check(&name("code-wrong")).await;
    browser.fill("#code", &code(served).await).await;
    browser.send().await;
    assert_eq!(browser.path().await, "/profile");
    browser.go("/profile/notifications").await;
    assert!(browser.has("[name=sms_bill]").await);
    browser.check(&name("notifications-sms")).await;
    browser.click("#email_bill").await;
    browser.click("#advert-1").await;
    browser.send().await;
    assert!(!browser.has("#email_bill:checked").await && browser.has("#advert-1:checked").await);
    browser.go("/profile/consents").await;
    browser.check(&name("consents-some")).await;

    let path = format!("/accounts/{account}");
    for page in ["details", "people", "name", "unlink"] {
        browser.go(&format!("{path}/{page}")).await;
        browser.check(&name(&format!("account-{page}"))).await;
    }
    browser.go(&format!("{path}/people")).await;
    let cut = browser.attribute("a[href$='/cut']", "href").await;
    browser.go(&cut).await;
    browser.check(&name("account-cut")).await;
    browser.send().await;
    browser.check(&name("account-cut-errors")).await;

    let customer: Uuid = sqlx::query_scalar("select id from customer where email = $1")
        .bind(ANNA)
        .fetch_one(&served.db)
        .await
        .unwrap();
    let stop = kabinet::mail::stop_path(&served.app, customer, kabinet::mail::Topic::Bill);
    browser.go(&stop).await;
    browser.check(&name("unsubscribe")).await;
    browser.send().await;
    browser.check(&name("unsubscribed")).await;
    browser.go("/demo/mail").await;
    assert!(
        browser.has("[data-sms=code]").await,
        "a visitor of the demo reads the code"
    );
    browser.check(&name("demo-mail")).await;

    browser.go("/profile/delete").await;
    browser.fill("#password", PASSWORD).await;
    browser.send().await;
    assert_eq!(browser.path().await, "/");
    browser.check(&name("deleted")).await;
    browser.close().await;
}

#[sqlx::test]
async fn the_profile_holds_on_a_desktop(db: PgPool) {
    let served = Served::start(db).await;
    let account = prepare(&served).await;
    walk(&served, account, DESKTOP, "ru").await;
}

#[sqlx::test]
async fn the_profile_holds_on_a_phone(db: PgPool) {
    let served = Served::start(db).await;
    let account = prepare(&served).await;
    walk(&served, account, PHONE, "ru").await;
}

#[sqlx::test]
async fn the_profile_holds_on_a_phone_in_english(db: PgPool) {
    let served = Served::start(db).await;
    let account = prepare(&served).await;
    walk(&served, account, PHONE, "en").await;
}

#[sqlx::test]
async fn the_profile_holds_on_a_desktop_in_english(db: PgPool) {
    let served = Served::start(db).await;
    let account = prepare(&served).await;
    walk(&served, account, DESKTOP, "en").await;
}

#[sqlx::test]
async fn the_profile_holds_without_scripts(db: PgPool) {
    let served = Served::start(db).await;
    let account = prepare(&served).await;
    walk(&served, account, NO_SCRIPTS, "ru").await;
}
