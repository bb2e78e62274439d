//! Appeals in a browser: wide, on a phone, without scripts, in both languages.

use super::browser::{Browser, DESKTOP, NO_SCRIPTS, PHONE, Served};
use super::home::load;
use super::home_browser::signed_in;
use kabinet::exchange::sample;
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
