//! Another address to sign in with.

use super::{ANNA, PASSWORD, person, sign_in, value};
use crate::support::Portal;
use axum::http::StatusCode;
use chrono::Duration;
use sqlx::PgPool;

const NEW: &str = "anna.new@example.ru";

#[sqlx::test]
async fn the_login_changes_when_the_letter_to_the_new_address_is_opened_and_not_before(db: PgPool) {
    let portal = Portal::new(db).await;
    let (_, mut anna) = person(&portal, ANNA).await;
    let page = anna.get("/profile/email").await;
    let asked = anna
        .submit(
            &page,
            &[("email", " Anna.New@example.ru "), ("password", PASSWORD)],
        )
        .await;
    assert_eq!(asked.location().as_deref(), Some("/profile"));
    let profile = anna.follow(asked).await;
    assert!(
        profile
            .text("main")
            .contains("Ждёт подтверждения: Anna.New@example.ru")
    );
    assert_eq!(value(&portal, "select email from customer").await, ANNA);
    assert_eq!(
        sign_in(&portal, NEW, PASSWORD).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    let notice = portal.letter(ANNA, "security").await;
    assert!(notice.text.contains("A***@example.ru"), "{}", notice.text);
    assert!(!notice.text.contains("/confirm/"));

    let link = portal
        .letter("Anna.New@example.ru", "confirm")
        .await
        .link("/confirm/");
    let mut elsewhere = portal.visitor();
    let shown = elsewhere.get(&link).await;
    assert!(shown.text("main").contains("Anna.New@example.ru"));
    assert_eq!(
        value(&portal, "select email from customer").await,
        ANNA,
        "a GET changes nothing"
    );
    let done = elsewhere.submit(&shown, &[]).await;
    assert_eq!(done.location().as_deref(), Some("/sign-in"));
    assert_eq!(
        elsewhere.get("/profile").await.status,
        StatusCode::SEE_OTHER,
        "it signs nobody in"
    );
    assert_eq!(
        sign_in(&portal, NEW, PASSWORD).await.status,
        StatusCode::SEE_OTHER
    );
    assert_eq!(
        sign_in(&portal, ANNA, PASSWORD).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    let told = portal.letters().await;
    let told: Vec<_> = told
        .iter()
        .filter(|letter| letter.kind == "security")
        .collect();
    assert_eq!(told.len(), 2);
    assert_eq!(
        (told[1].to.as_str(), told[1].subject.as_str()),
        (ANNA, "Электронная почта изменена")
    );
    let again = elsewhere.post(&link, &[]).await;
    assert_eq!(again.status, StatusCode::GONE);
    let left: i64 = portal
        .count("select count(*) from letter where body_text like '%/confirm/%'")
        .await;
    assert_eq!(left, 0, "the link is kept nowhere in the clear");
}

#[sqlx::test]
async fn an_address_of_somebody_else_looks_the_same_and_only_its_owner_learns_it(db: PgPool) {
    let portal = Portal::new(db).await;
    let (_, mut anna) = person(&portal, ANNA).await;
    person(&portal, "boris@example.ru").await;
    let mut pages = Vec::new();
    for email in ["boris@example.ru", "nobody@example.ru"] {
        let sent = anna
            .post(
                "/profile/email",
                &[("email", email), ("password", PASSWORD)],
            )
            .await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER);
        let page = anna.follow(sent).await;
        pages.push(page.body.replace(email, "…"));
    }
    assert_eq!(pages[0], pages[1]);
    let letters = portal.letters().await;
    let to = |email: &str| {
        let found = letters.iter().find(|letter| letter.to == email).unwrap();
        (found.kind.clone(), found.text.contains("/confirm/"))
    };
    assert_eq!(
        to("boris@example.ru"),
        ("already_registered".to_owned(), false)
    );
    assert_eq!(to("nobody@example.ru"), ("confirm".to_owned(), true));
}

#[sqlx::test]
async fn of_two_who_confirm_one_address_the_first_gets_it(db: PgPool) {
    let portal = Portal::new(db).await;
    let (_, mut anna) = person(&portal, ANNA).await;
    let (_, mut boris) = person(&portal, "boris@example.ru").await;
    let mut links = Vec::new();
    for client in [&mut anna, &mut boris] {
        client
            .post("/profile/email", &[("email", NEW), ("password", PASSWORD)])
            .await;
        links.push(portal.letter(NEW, "confirm").await.link("/confirm/"));
    }
    let (mut one, mut two) = (portal.visitor(), portal.visitor());
    let (first, second) = tokio::join!(one.post(&links[0], &[]), two.post(&links[1], &[]));
    let mut seen = [first.status, second.status];
    seen.sort();
    assert_eq!(seen, [StatusCode::SEE_OTHER, StatusCode::GONE]);
    assert_eq!(
        portal
            .count("select count(*) from customer where email_key = 'anna.new@example.ru'")
            .await,
        1
    );
}

#[sqlx::test]
async fn each_fault_is_told_and_the_address_kept(db: PgPool) {
    let portal = Portal::new(db).await;
    let (_, mut anna) = person(&portal, ANNA).await;
    for (email, password, field, told) in [
        ("", PASSWORD, "email", "Введите"),
        ("anna", PASSWORD, "email", "ошибка"),
        (ANNA, PASSWORD, "email", "нынешний"),
        (NEW, "", "password", "Введите"),
        (NEW, "Wrong-word-1", "password", "пароль"),
    ] {
        let page = anna
            .post(
                "/profile/email",
                &[("email", email), ("password", password)],
            )
            .await;
        assert_eq!(
            page.status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "{email} {password}"
        );
        let error = page.error(field).unwrap_or_default();
        assert!(error.contains(told), "{field}: {error}");
        assert_eq!(page.attribute("#email", "value"), email);
        assert_eq!(page.attribute("#password", "value"), "");
    }
    assert!(portal.letters().await.is_empty());
}

#[sqlx::test]
async fn a_link_runs_out_is_replaced_and_ends_with_a_new_password(db: PgPool) {
    let portal = Portal::new(db).await;
    let (_, mut anna) = person(&portal, ANNA).await;
    let form = [("email", NEW), ("password", PASSWORD)];
    anna.post("/profile/email", &form).await;
    let first = portal.letter(NEW, "confirm").await.link("/confirm/");
    anna.post("/profile/email", &form).await;
    let second = portal.letter(NEW, "confirm").await.link("/confirm/");
    assert_eq!(
        portal.visitor().post(&first, &[]).await.status,
        StatusCode::GONE
    );
    // Whoever sits at another keyboard loses his change with the password.
    let changed = anna
        .post(
            "/profile/password",
            &[
                ("current", PASSWORD),
                ("password", "Lampa-Stol-47"),
                ("password_repeat", "Lampa-Stol-47"),
            ],
        )
        .await;
    assert_eq!(changed.status, StatusCode::SEE_OTHER);
    assert_eq!(
        portal.visitor().post(&second, &[]).await.status,
        StatusCode::GONE
    );
    anna.post(
        "/profile/email",
        &[("email", NEW), ("password", "Lampa-Stol-47")],
    )
    .await;
    let third = portal.letter(NEW, "confirm").await.link("/confirm/");
    portal.clock.set(portal.app.now() + Duration::hours(25));
    let late = portal.visitor().get(&third).await;
    assert_eq!(late.status, StatusCode::GONE);
    assert!(late.has("a[href='/profile/email']"));
    assert_eq!(value(&portal, "select email from customer").await, ANNA);
}

#[sqlx::test]
async fn nobody_floods_a_mailbox_through_us(db: PgPool) {
    let portal = Portal::new(db).await;
    let (_, anna) = person(&portal, ANNA).await;
    let form = [("email", NEW), ("password", PASSWORD)];
    let mut tries = tokio::task::JoinSet::new();
    for _ in 0..8 {
        let mut anna = anna.clone();
        tries.spawn(async move { anna.post("/profile/email", &form).await.status });
    }
    let seen = tries.join_all().await;
    let sent = seen
        .iter()
        .filter(|status| **status == StatusCode::SEE_OTHER)
        .count();
    assert_eq!(sent, 5, "{seen:?}");
    assert!(seen.contains(&StatusCode::TOO_MANY_REQUESTS));
    let letters = portal.letters().await;
    assert_eq!(letters.iter().filter(|letter| letter.to == NEW).count(), 5);
}
