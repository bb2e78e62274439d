//! News by staff: written, published, changed, withdrawn; by role, with the audit trail.

use super::browser::{Browser, DESKTOP, PHONE, Served};
use super::home_browser::SetCookie;
use super::support::{Client, Portal};
use axum::http::StatusCode;
use kabinet::app::App;
use sha2::{Digest, Sha256};
use sqlx::PgPool;
use uuid::Uuid;

const TEXTS: [(&str, &str); 4] = [
    ("slug", "works"),
    ("published_on", "22.11.2026"),
    ("title_ru", "Отключение"),
    ("text_ru", "Со вторника."),
];

/// The cookie of a member of staff with this role, signed in with both factors.
async fn cookie(app: &App, role: &str) -> String {
    let id: Uuid = sqlx::query_scalar(
        "insert into staff (email, email_key, role, password_hash, totp_secret, created_at)
         values ($1 || '@staff.test', $1 || '@staff.test', $1, 'x', '\\x00', now()) returning id",
    )
    .bind(role)
    .fetch_one(&app.db)
    .await
    .unwrap();
    let value = Uuid::new_v4().simple().to_string();
    sqlx::query(
        "insert into staff_session (token_hash, staff_id, stage, address, agent, created_at, seen_at)
         values ($1, $2, 'full', '192.0.2.1', 'test', $3, $3)",
    )
    .bind(Sha256::digest(value.as_bytes()).to_vec())
    .bind(id)
    .bind(app.now())
    .execute(&app.db)
    .await
    .unwrap();
    value
}

async fn member(portal: &Portal, role: &str) -> Client {
    let mut client = portal.visitor();
    let value = cookie(&portal.app, role).await;
    client.cookies.insert("staff_sid".to_owned(), value);
    client
}

#[sqlx::test]
async fn pages_of_the_news_are_readable_wide_and_on_a_phone(db: PgPool) {
    let served = Served::start(db).await;
    sqlx::raw_sql(
        "insert into news (slug, published_on, title_ru, text_ru) values ('works', '2026-01-01', 'Отключение', 'Со вторника.')",
    )
    .execute(&served.db)
    .await
    .unwrap();
    let value = cookie(&served.app, "content").await;
    for screen in [DESKTOP, PHONE] {
        let browser = Browser::open(&served, screen).await;
        browser.go("/").await;
        let set = SetCookie("staff_sid", value.clone());
        browser.client.issue_cmd(set).await.unwrap();
        for lang in ["ru", "en"] {
            browser.go(&format!("/admin/news?lang={lang}")).await;
            browser.check(&format!("admin-news-{lang}")).await;
            browser.go("/admin/news/new").await;
            browser.check(&format!("admin-news-new-{lang}")).await;
            browser.send().await;
            assert!(browser.has("[data-error=title_ru]").await);
            browser.check(&format!("admin-news-wrong-{lang}")).await;
        }
        browser.close().await;
    }
}

#[sqlx::test]
async fn a_piece_of_news_is_written_read_changed_and_withdrawn_with_a_trace(db: PgPool) {
    let portal = Portal::new(db).await;
    let mut editor = member(&portal, "content").await;
    let form = editor.get("/admin/news/new").await;
    assert_eq!(form.status, StatusCode::OK);
    let reply = editor.submit(&form, &TEXTS).await;
    assert_eq!(reply.location().as_deref(), Some("/admin/news"));
    let mut reader = portal.visitor();
    assert_eq!(reader.get("/news/works").await.text("h1"), "Отключение");
    let id: Uuid = sqlx::query_scalar("select id from news")
        .fetch_one(&portal.db)
        .await
        .unwrap();
    let edit = editor.get(&format!("/admin/news/{id}/edit")).await;
    assert_eq!(edit.attribute("#slug", "value"), "works");
    editor
        .submit(
            &edit,
            &[("title_en", "Works"), ("text_en", "From Tuesday.")],
        )
        .await;
    assert_eq!(
        reader.get("/news/works?lang=en").await.text("article h1"),
        "Works"
    );
    let gone = editor
        .post(&format!("/admin/news/{id}/withdraw"), &[])
        .await;
    assert_eq!(gone.status, StatusCode::SEE_OTHER);
    assert_eq!(
        reader.get("/news/works").await.status,
        StatusCode::NOT_FOUND
    );
    let again = editor
        .post(&format!("/admin/news/{id}/withdraw"), &[])
        .await;
    assert_eq!(again.status, StatusCode::NOT_FOUND);
    let trace: Vec<String> =
        sqlx::query_scalar("select action from audit where object_kind = 'news' order by at, id")
            .fetch_all(&portal.db)
            .await
            .unwrap();
    assert_eq!(trace, ["news.written", "news.changed", "news.withdrawn"]);
}

#[sqlx::test]
async fn what_is_wrong_with_a_piece_of_news_is_told_and_the_rest_is_kept(db: PgPool) {
    let portal = Portal::new(db).await;
    let mut editor = member(&portal, "content").await;
    let bad = [
        ("slug", "Плохой адрес"),
        ("published_on", "вчера"),
        ("title_ru", "Есть"),
        ("text_ru", " "),
        ("supplier", "nobody"),
    ];
    let reply = editor.post("/admin/news/new", &bad).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    for field in ["slug", "published_on", "text_ru", "supplier"] {
        assert!(reply.error(field).is_some(), "{field}");
    }
    assert_eq!(reply.attribute("#title_ru", "value"), "Есть");
    editor.post("/admin/news/new", &TEXTS).await;
    let twice = editor.post("/admin/news/new", &TEXTS).await;
    assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(twice.error("slug").is_some());
    assert_eq!(portal.count("select count(*) from news").await, 1);
}

#[sqlx::test]
async fn only_those_who_write_texts_may_touch_the_news(db: PgPool) {
    let portal = Portal::new(db).await;
    for role in ["operator", "billing", "admin"] {
        let mut other = member(&portal, role).await;
        assert_eq!(
            other.get("/admin/news").await.status,
            StatusCode::FORBIDDEN,
            "{role}"
        );
        assert_eq!(
            other.post("/admin/news/new", &TEXTS).await.status,
            StatusCode::FORBIDDEN,
            "{role}"
        );
    }
    let mut supervisor = member(&portal, "supervisor").await;
    assert_eq!(supervisor.get("/admin/news").await.status, StatusCode::OK);
    assert_eq!(
        portal.visitor().get("/admin/news").await.status,
        StatusCode::SEE_OTHER
    );
    let (_, mut resident) = portal.customer("anna@example.org").await;
    assert_eq!(
        resident.get("/admin/news").await.status,
        StatusCode::SEE_OTHER
    );
    assert_eq!(portal.count("select count(*) from news").await, 0);
}
