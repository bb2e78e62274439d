//! Appeals in a browser: wide, on a phone, without scripts, in both languages.

use super::browser::{Browser, DESKTOP, NO_SCRIPTS, PHONE, Served};
use super::home::load;
use super::home_browser::signed_in;
use axum::http::Method;
use fantoccini::wd::WebDriverCompatibleCommand;
use kabinet::exchange::sample;
use sha2::{Digest, Sha256};
use sqlx::PgPool;

#[sqlx::test]
async fn an_appeal_is_written_and_goes_on_on_every_screen(db: PgPool) {
    let served = Served::start(db).await;
    load(&served.app, sample::supplier_set(served.app.today())).await;
    for screen in [DESKTOP, PHONE, NO_SCRIPTS] {
        let (browser, customer) = signed_in(&served, screen).await;
        sqlx::query(
            "insert into account_link (customer_id, account_id, relation)
             select $1, id, 'owner' from account where number = any($2)",
        )
        .bind(customer)
        .bind(["410012045", "420004001"])
        .execute(&served.db)
        .await
        .unwrap();
        browser.go("/appeals?lang=ru").await;
        browser.check("appeals-empty").await;
        browser.click("main .btn-primary").await;
        browser.check("appeals-new").await;
        browser.send().await;
        assert!(browser.has("[data-error=text]").await);
        browser.check("appeals-new-errors").await;
        browser.click("#supplier option[value='prim-voda']").await;
        browser.click("#topic option[value='meter']").await;
        browser
            .fill("#text", "Стёкла счётчика запотели, цифр не видно")
            .await;
        browser.send().await;
        assert!(browser.text("[role=status]").await.contains("отправлено"));
        browser.check("appeals-show").await;
        let path = browser.path().await;
        sqlx::query(
            "with a as (update appeal set state = 'answered', answered_at = now() where customer_id = $1 returning id)
             insert into appeal_message (appeal_id, form_id, author, staff_id, staff_name, text, created_at)
             select id, gen_random_uuid(), 'staff', gen_random_uuid(), 'Ольга', 'Мастер придёт во вторник.', now() from a",
        )
        .bind(customer)
        .execute(&served.db)
        .await
        .unwrap();
        for (lang, mark) in [("ru", ""), ("en", "-en")] {
            browser.go(&format!("{path}?lang={lang}")).await;
            browser.check(&format!("appeals-answered{mark}")).await;
            browser.go("/appeals").await;
            browser.check(&format!("appeals-list{mark}")).await;
            browser.go("/appeals/new").await;
            browser.check(&format!("appeals-new{mark}")).await;
        }
        browser.close().await;
    }
}

#[sqlx::test]
async fn a_question_without_an_account_is_asked_on_every_screen(db: PgPool) {
    let served = Served::start(db).await;
    for screen in [DESKTOP, PHONE, NO_SCRIPTS] {
        let browser = Browser::open(&served, screen).await;
        for (lang, mark) in [("en", "-en"), ("ru", "")] {
            browser.go(&format!("/help/ask?lang={lang}")).await;
            browser.check(&format!("ask{mark}")).await;
        }
        browser.send().await;
        browser.check("ask-errors").await;
        browser.fill("#name", "Пётр").await;
        browser.fill("#email", "petr@example.org").await;
        browser.fill("#text", "Не приходит письмо").await;
        browser.send().await;
        assert!(browser.has("[data-appeal]").await);
        browser.check("ask-sent").await;
        browser.close().await;
    }
}

/// Gives the browser a session of the staff.
#[derive(Debug)]
struct SetCookie(String);

impl WebDriverCompatibleCommand for SetCookie {
    fn endpoint(
        &self,
        base: &url::Url,
        session: Option<&str>,
    ) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/cookie", session.unwrap_or_default()))
    }
    fn method_and_body(&self, _: &url::Url) -> (Method, Option<String>) {
        let cookie = serde_json::json!({ "cookie": { "name": "staff_sid", "value": self.0 } });
        (Method::POST, Some(cookie.to_string()))
    }
}

#[sqlx::test]
async fn a_clerk_answers_on_every_screen(db: PgPool) {
    let served = Served::start(db).await;
    load(&served.app, sample::supplier_set(served.app.today())).await;
    let token = "a-token-of-a-browser-test";
    sqlx::query(
        "with p as (insert into staff (email, email_key, role, created_at)
                    values ('op@staff.test', 'op@staff.test', 'operator', now()) returning id)
         insert into staff_session (token_hash, staff_id, stage, address, agent, created_at, seen_at)
         select $1, id, 'full', '127.0.0.1', '', now(), now() from p",
    )
    .bind(Sha256::digest(token.as_bytes()).to_vec())
    .execute(&served.db)
    .await
    .unwrap();
    sqlx::query(
        "with c as (insert into customer (email, email_key, password_hash, last_name, first_name, middle_name, completed_at)
                    values ('m@example.org', 'm@example.org', 'x', 'Образцова', 'Мария', 'Примеровна', now()) returning id),
              p as (insert into appeal (form_id, customer_id, account_id, supplier_code, topic, due_on, created_at)
                    select gen_random_uuid(), c.id, a.id, 'prim-voda', t, d::date, now()
                    from c, account a, (values ('bill', '2020-01-01'), ('Своя тема', '2099-01-01'), ('meter', '2099-01-01')) v(t, d)
                    where a.number = '410012045' returning id)
         insert into appeal_message (appeal_id, form_id, author, text, created_at)
         select id, gen_random_uuid(), 'resident', 'Почему выросла сумма за воду?', now() from p",
    )
    .execute(&served.db)
    .await
    .unwrap();
    for screen in [DESKTOP, PHONE, NO_SCRIPTS] {
        let browser = Browser::open(&served, screen).await;
        browser.go("/").await;
        browser
            .client
            .issue_cmd(SetCookie(token.to_owned()))
            .await
            .unwrap();
        for (lang, mark) in [("en", "-en"), ("ru", "")] {
            browser.go(&format!("/admin/appeals?lang={lang}")).await;
            browser.check(&format!("admin-appeals{mark}")).await;
            let path = browser.attribute("[data-appeal] a", "href").await;
            browser.go(&path).await;
            browser.check(&format!("admin-appeal{mark}")).await;
        }
        browser.send().await;
        assert!(browser.has("[data-error=text]").await);
        browser.check("admin-appeal-errors").await;
        browser
            .fill("#text", "Объём больше: проверьте краны.")
            .await;
        browser.send().await;
        assert!(browser.text("[role=status]").await.contains("отправлен"));
        browser.check("admin-appeal-answered").await;
        browser.go("/admin").await;
        browser.check("admin-first-appeals").await;
        browser.close().await;
    }
}
