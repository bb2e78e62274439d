//! Linking, home and account pages in a browser: wide, on a phone, without scripts, in both languages.

use super::browser::{Browser, DESKTOP, NO_SCRIPTS, PHONE, Screen, Served};
use super::home::load;
use axum::http::Method;
use fantoccini::wd::WebDriverCompatibleCommand;
use kabinet::exchange::sample;
use sha2::{Digest, Sha256};
use sqlx::PgPool;
use uuid::Uuid;

/// Gives the browser a session's cookie; fantoccini's own command sends fields that chromedriver refuses.
#[derive(Debug)]
pub(super) struct SetCookie(pub &'static str, pub String);

impl WebDriverCompatibleCommand for SetCookie {
    fn endpoint(
        &self,
        base: &url::Url,
        session: Option<&str>,
    ) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/cookie", session.unwrap_or_default()))
    }
    fn method_and_body(&self, _: &url::Url) -> (Method, Option<String>) {
        let cookie = serde_json::json!({ "cookie": { "name": self.0, "value": self.1 } });
        (Method::POST, Some(cookie.to_string()))
    }
}

/// A browser signed in as a new customer.
pub(super) async fn signed_in(served: &Served, screen: Screen) -> (Browser, Uuid) {
    let customer: Uuid = sqlx::query_scalar(
        "insert into customer (email, email_key, password_hash, last_name, first_name, middle_name, completed_at)
         select 'p' || n || '@example.org', 'p' || n || '@example.org', 'x', 'Пробная', 'Анна', 'Сергеевна', now()
         from (select count(*) as n from customer) c returning id",
    )
    .fetch_one(&served.db)
    .await
    .unwrap();
    let id = tower_sessions::session::Id::default();
    let data = serde_json::json!({ "customer_id": customer, "remember": false, "seen_at": served.app.now() });
    sqlx::query(
        "insert into session (id, data, expires_at) values ($1, $2, now() + interval '30 minutes')",
    )
    .bind(Sha256::digest(id.to_string().as_bytes()).to_vec())
    .bind(data)
    .execute(&served.db)
    .await
    .unwrap();
    let browser = Browser::open(served, screen).await;
    browser.go("/").await;
    browser
        .client
        .issue_cmd(SetCookie("sid", id.to_string()))
        .await
        .unwrap();
    (browser, customer)
}

#[sqlx::test]
async fn an_account_is_linked_from_the_empty_home_page(db: PgPool) {
    let served = Served::start(db).await;
    load(&served.app, sample::tomsk()).await;
    for screen in [DESKTOP, PHONE, NO_SCRIPTS] {
        let (browser, _) = signed_in(&served, screen).await;
        browser.go("/home").await;
        browser.check("home-empty").await;
        browser.click("main .btn-primary").await;
        browser.check("link-number").await;
        browser.send().await;
        assert!(browser.has("[data-error=number]").await);
        browser.check("link-number-errors").await;
        browser.fill("#number", "887100103492").await;
        browser.click("input[value=owner]").await;
        browser.fill("#title", "Мамина квартира").await;
        browser.send().await;
        assert_eq!(browser.path().await, "/accounts/new/verify");
        browser.check("link-answer").await;
        browser.fill("#answer", "000000").await;
        browser.send().await;
        assert!(
            browser
                .text("[data-error=answer]")
                .await
                .contains("не совпали с последней квитанцией")
        );
        browser.check("link-answer-wrong").await;
        browser.fill("#answer", "466 305").await;
        browser.send().await;
        assert!(browser.text("[role=status]").await.contains("подключён"));
        browser.check("link-done").await;
        browser.close().await;
    }
}

#[sqlx::test]
async fn home_and_account_pages_hold_on_every_screen(db: PgPool) {
    let served = Served::start(db).await;
    load(&served.app, sample::supplier_set(served.app.today())).await;
    load(&served.app, sample::tomsk()).await;
    for screen in [DESKTOP, PHONE, NO_SCRIPTS] {
        let (browser, customer) = signed_in(&served, screen).await;
        sqlx::query(
            "insert into account_link (customer_id, account_id, relation)
             select $1, id, 'owner' from account where number = any($2)",
        )
        .bind(customer)
        .bind(["410012045", "410012017", "420004001", "700100103492"])
        .execute(&served.db)
        .await
        .unwrap();
        sqlx::query(
            "insert into account_link (customer_id, account_id, relation, paused_at)
             select $1, id, 'tenant', now() from account where number = '700200560017'",
        )
        .bind(customer)
        .execute(&served.db)
        .await
        .unwrap();
        for (lang, mark) in [("ru", ""), ("en", "-en")] {
            browser.go(&format!("/home?lang={lang}")).await;
            browser.check(&format!("home{mark}")).await;
            for number in ["410012045", "420004001", "700100103492"] {
                let id: Uuid = sqlx::query_scalar("select id from account where number = $1")
                    .bind(number)
                    .fetch_one(&served.db)
                    .await
                    .unwrap();
                let pages = ["", "/details", "/meters"];
                for page in pages
                    .into_iter()
                    .filter(|_| lang == "ru" || number == "420004001")
                {
                    browser.go(&format!("/accounts/{id}{page}")).await;
                    browser
                        .check(&format!("account-{number}{}{mark}", page.replace('/', "-")))
                        .await;
                }
                if lang == "ru" {
                    browser.go(&format!("/accounts/{id}/details")).await;
                    let tariffs = browser.attribute("a[href$='/tariffs']", "href").await;
                    browser.go(&tariffs).await;
                    browser.check(&format!("tariffs-{number}")).await;
                }
            }
            browser.go("/bills").await;
            browser.check(&format!("choose{mark}")).await;
        }
        browser.close().await;
    }
}

#[sqlx::test]
async fn public_pages_hold_on_every_screen(db: PgPool) {
    let served = Served::start(db).await;
    load(&served.app, sample::supplier_set(served.app.today())).await;
    for screen in [DESKTOP, PHONE, NO_SCRIPTS] {
        let browser = Browser::open(&served, screen).await;
        for (lang, mark) in [("ru", ""), ("en", "-en")] {
            for page in [
                "/",
                "/contacts",
                "/help",
                "/faq",
                "/news",
                "/payment-methods",
            ] {
                browser.go(&format!("{page}?lang={lang}")).await;
                browser
                    .check(&format!("public{}{mark}", page.replace('/', "-")))
                    .await;
            }
        }
        browser.close().await;
    }
}
