//! Papers to print, and pages that letters lead to, in a browser: wide and on a phone, with axe.

use super::browser::{DESKTOP, PHONE, Served};
use super::home::load;
use super::home_browser::signed_in;
use kabinet::exchange::sample;
use sqlx::PgPool;
use uuid::Uuid;

async fn town(db: PgPool) -> Served {
    let served = Served::start(db).await;
    load(&served.app, sample::supplier_set(served.app.today())).await;
    served
}

async fn link(served: &Served, customer: Uuid, number: &str) -> Uuid {
    sqlx::query_scalar(
        "insert into account_link (customer_id, account_id, relation)
         select $1, id, 'owner' from account where number = $2 returning account_id",
    )
    .bind(customer)
    .bind(number)
    .fetch_one(&served.db)
    .await
    .unwrap()
}

#[sqlx::test]
async fn papers_are_readable_wide_and_on_a_phone(db: PgPool) {
    let served = town(db).await;
    for screen in [DESKTOP, PHONE] {
        let (browser, customer) = signed_in(&served, screen).await;
        for (at, number) in sample::resident_accounts().into_iter().enumerate() {
            let account = link(&served, customer, number).await;
            let newest: chrono::NaiveDate =
                sqlx::query_scalar("select max(period) from bill where account_id = $1")
                    .bind(account)
                    .fetch_one(&served.db)
                    .await
                    .unwrap();
            let here = format!("/accounts/{account}");
            let bill = format!("{here}/bills/{}", newest.format("%Y-%m"));
            for lang in ["ru", "en"] {
                for (name, path) in [
                    ("print", format!("{bill}/print")),
                    ("slip", format!("{here}/slip")),
                    ("no-debt", format!("{here}/no-debt")),
                    ("penalty", format!("{bill}/penalty")),
                ] {
                    browser.go(&format!("{path}?lang={lang}")).await;
                    browser.check(&format!("paper-{name}-{at}-{lang}")).await;
                }
            }
        }
        browser.close().await;
    }
}

#[sqlx::test]
async fn pages_that_letters_lead_to_are_readable_wide_and_on_a_phone(db: PgPool) {
    let served = town(db).await;
    let numbers = sample::resident_accounts();
    let token = kabinet::base::Token::generate();
    for (email, account) in [
        ("moved@example.org", numbers[0]),
        ("moved@example.org", numbers[1]),
    ] {
        sqlx::query(
            "insert into invitation (account_id, email, email_key, last_name, first_name, invited_at)
             select id, $1, $1, 'Петрова', 'Анна', now() from account where number = $2",
        )
        .bind(email)
        .bind(account)
        .execute(&served.db)
        .await
        .unwrap();
    }
    sqlx::query(
        "insert into invitation_link (token_hash, email, email_key, created_at, expires_at)
         values ($1, 'moved@example.org', 'moved@example.org', now(), now() + interval '1 day')",
    )
    .bind(token.hash().to_vec())
    .execute(&served.db)
    .await
    .unwrap();
    sqlx::raw_sql(
        "insert into legal_text (kind, version, lang, sha256, body) values
            ('terms', 'old', 'ru', '\\x00', 'x'), ('consent', 'old', 'ru', '\\x00', 'x');
         insert into news (slug, published_on, title_ru, text_ru) values ('n1', current_date, 'Отключение холодной воды во вторник', 'т'), ('n2', current_date, 'Новый кабинет', 'т');",
    )
    .execute(&served.db)
    .await
    .unwrap();
    for screen in [DESKTOP, PHONE] {
        let (browser, customer) = signed_in(&served, screen).await;
        link(&served, customer, numbers[0]).await;
        for sql in [
            "insert into consent (customer_id, kind, version, lang, given_at, address, user_agent)
             select $1, kind, 'old', 'ru', now(), '', '' from (values ('terms'), ('consent')) as k (kind)",
            "with asked as (insert into appeal (form_id, customer_id, topic, due_on, created_at) values (uuid7(), $1, 'bill', current_date, now()) returning id)
             insert into appeal_message (appeal_id, form_id, author, staff_id, staff_name, text, created_at)
             select id, uuid7(), 'staff', uuid7(), 'Ольга', 'Вот почему.', now() from asked",
        ] {
            sqlx::query(sql).bind(customer).execute(&served.db).await.unwrap();
        }
        let appeal: Uuid = sqlx::query_scalar("select id from appeal where customer_id = $1")
            .bind(customer)
            .fetch_one(&served.db)
            .await
            .unwrap();
        for lang in ["ru", "en"] {
            for (name, path) in [
                ("home-news", "/home".to_owned()),
                ("agree", "/profile/agree".to_owned()),
                ("invitation", format!("/invitation/{}", token.as_str())),
            ] {
                browser.go(&format!("{path}?lang={lang}")).await;
                browser.check(&format!("{name}-{lang}")).await;
            }
        }
        // The page of an answer says by itself that it was seen.
        browser.go("/home?lang=ru").await;
        let mark = format!("form[action='/appeals/{appeal}/read']");
        assert!(browser.has(&mark).await);
        browser.go(&format!("/appeals/{appeal}")).await;
        browser.check("answer-seen").await;
        for _ in 0..50 {
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
            browser.go("/home").await;
            if !browser.has(&mark).await {
                break;
            }
        }
        assert!(!browser.has(&mark).await);
        browser.close().await;
    }
}
