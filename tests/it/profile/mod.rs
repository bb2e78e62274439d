//! What a person changes about himself, and who sees his accounts.

mod browser;
mod closing;
pub mod download;
mod email;
mod notices;
mod people;
mod phone;

use crate::support::{Client, Portal, Reply};
use axum::http::StatusCode;
use sqlx::PgPool;
use uuid::Uuid;

const PASSWORD: &str = "Tishe-voda-8";
const ANNA: &str = "anna@example.ru";

/// Somebody who knows his password, signed in.
async fn person(portal: &Portal, email: &str) -> (Uuid, Client) {
    let (id, client) = portal.customer(email).await;
    let hash = kabinet::identity::password::hash(&portal.app, PASSWORD.to_owned())
        .await
        .unwrap();
    sqlx::query("update customer set password_hash = $2 where id = $1")
        .bind(id)
        .bind(hash)
        .execute(&portal.db)
        .await
        .unwrap();
    (id, client)
}

async fn sign_in(portal: &Portal, login: &str, password: &str) -> Reply {
    let fields = [("login", login), ("password", password)];
    portal.visitor().post("/sign-in", &fields).await
}

/// Text of every SMS sent so far, oldest first.
async fn messages(portal: &Portal) -> Vec<String> {
    portal.drain().await;
    let Ok(entries) = std::fs::read_dir(&portal.app.config.sms.dir) else {
        return Vec::new();
    };
    let mut names: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    names.sort();
    names
        .iter()
        .map(|name| std::fs::read_to_string(name).unwrap())
        .collect()
}

/// The code of the newest SMS to this number.
async fn code(portal: &Portal, phone: &str) -> String {
    let all = messages(portal).await;
    let sms = all.iter().rev().find(|sms| sms.contains(phone));
    let sms = sms.unwrap_or_else(|| panic!("no SMS to {phone} in {all:?}"));
    let text = sms.split("\n\n").nth(1).unwrap();
    text.chars().take_while(char::is_ascii_digit).collect()
}

async fn value(portal: &Portal, sql: &'static str) -> String {
    sqlx::query_scalar::<_, Option<String>>(sql)
        .fetch_one(&portal.db)
        .await
        .unwrap()
        .unwrap_or_default()
}

#[sqlx::test]
async fn every_row_of_the_profile_leads_to_its_page(db: PgPool) {
    let portal = Portal::new(db).await;
    let (_, mut anna) = person(&portal, ANNA).await;
    let profile = anna.get("/profile").await;
    assert_eq!(profile.status, StatusCode::OK);
    for page in [
        "name",
        "birthday",
        "email",
        "phone",
        "password",
        "notifications",
        "sessions",
        "consents",
        "cards",
        "delete",
    ] {
        let path = format!("/profile/{page}");
        assert!(profile.has(&format!("a[href='{path}']")), "{path}");
        let shown = anna.get(&path).await;
        assert_eq!(shown.status, StatusCode::OK, "{path}");
        assert_eq!(shown.texts("h1").len(), 1, "{path}");
    }
    assert!(profile.has("a[href='/profile/download']"));
    let cards = anna.get("/profile/cards").await;
    assert!(cards.text("main").contains("Сохранённых карт нет"));
}

#[sqlx::test]
async fn the_birthday_is_changed_taken_away_and_checked(db: PgPool) {
    let portal = Portal::new(db).await;
    let (_, mut anna) = person(&portal, ANNA).await;
    let page = anna.get("/profile/birthday").await;
    let saved = anna.submit(&page, &[("birth_date", "27.03.1957")]).await;
    assert_eq!(saved.location().as_deref(), Some("/profile"));
    assert!(anna.get("/profile").await.body.contains("27 марта 1957"));
    let wrong = anna
        .post("/profile/birthday", &[("birth_date", "31.02.1957")])
        .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.error("birth_date").is_some());
    assert_eq!(wrong.attribute("#birth_date", "value"), "31.02.1957");
    let page = anna.get("/profile/birthday").await;
    assert_eq!(page.attribute("#birth_date", "value"), "27.03.1957");
    anna.post("/profile/birthday", &[("birth_date", "")]).await;
    assert_eq!(
        portal
            .count("select count(*) from customer where birth_date is null")
            .await,
        1
    );
}

#[sqlx::test]
async fn sessions_are_listed_and_ended_one_by_one_or_all_others(db: PgPool) {
    let portal = Portal::new(db).await;
    let (id, mut here) = person(&portal, ANNA).await;
    let alone = here.get("/profile/sessions").await;
    assert_eq!(alone.texts("tbody tr").len(), 1);
    assert!(
        !alone.has("form[data-form=main]"),
        "there is no other to end"
    );
    let mut laptop = portal.visitor();
    laptop.headers.insert(
        "user-agent",
        "Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36"
            .parse()
            .unwrap(),
    );
    laptop.from = "198.51.100.7".to_owned();
    let fields = [("login", ANNA), ("password", PASSWORD)];
    laptop.post("/sign-in", &fields).await;
    let mut third = portal.signed_in(id).await;
    let (_, mut stranger) = person(&portal, "boris@example.ru").await;

    let list = here.get("/profile/sessions").await;
    let rows = list.texts("tbody tr");
    assert_eq!(rows.len(), 3);
    assert!(rows[0].contains("Это устройство"), "{rows:?}");
    let other = rows.iter().find(|row| row.contains("Chrome, Windows"));
    assert!(
        other.is_some_and(|row| row.contains("198.51.100.7")),
        "{rows:?}"
    );
    assert!(
        !list.body.contains(&laptop.cookies["sid"]),
        "no cookie stands on a page"
    );
    let actions = list.attributes("tbody form", "action");
    assert_eq!(actions.len(), 2, "this one is ended by «Выйти»");

    // Nobody ends another's.
    for action in &actions {
        assert_eq!(
            stranger.post(action, &[]).await.status,
            StatusCode::NOT_FOUND
        );
    }
    let ended = here.post(&actions[0], &[]).await;
    assert_eq!(ended.location().as_deref(), Some("/profile/sessions"));
    let left = [&mut laptop, &mut third];
    let mut open = 0;
    for client in left {
        open += u32::from(client.get("/profile").await.status == StatusCode::OK);
    }
    assert_eq!(open, 1);
    let list = here.get("/profile/sessions").await;
    here.submit(&list, &[]).await;
    assert_eq!(third.get("/profile").await.status, StatusCode::SEE_OTHER);
    assert_eq!(laptop.get("/profile").await.status, StatusCode::SEE_OTHER);
    assert_eq!(here.get("/profile").await.status, StatusCode::OK);
    assert_eq!(stranger.get("/profile").await.status, StatusCode::OK);
}
