//! Signing up, confirming, signing in, recovering, the profile.

use super::support::{Client, Portal, Reply};
use axum::http::StatusCode;
use sqlx::PgPool;

const PASSWORD: &str = "Tishe-voda-8";
const ANNA: &str = "anna@example.ru";

/// A sign-up form in which nothing is left out.
fn full(email: &str) -> Vec<(&str, &str)> {
    vec![
        ("email", email),
        ("password", PASSWORD),
        ("password_repeat", PASSWORD),
        ("last_name", "Сидорова"),
        ("first_name", "Анна"),
        ("middle_name", "Сергеевна"),
        ("phone", "8 (913) 123-45-67"),
        ("birth_date", "27.03.1957"),
        ("gender", "female"),
        ("consent", "1"),
    ]
}

/// `fields` with one of them changed.
fn with<'a>(
    mut fields: Vec<(&'a str, &'a str)>,
    name: &'a str,
    value: &'a str,
) -> Vec<(&'a str, &'a str)> {
    fields.retain(|(known, _)| *known != name);
    fields.push((name, value));
    fields
}

/// Signs up and confirms by the letter.
async fn registered(portal: &Portal, fields: &[(&str, &str)]) -> Client {
    let email = fields.iter().find(|(name, _)| *name == "email").unwrap().1;
    let mut visitor = portal.visitor();
    let sent = visitor.post("/sign-up/email", fields).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let link = portal.letter(email, "confirm").await.link("/confirm/");
    let confirmed = visitor.post(&link, &[]).await;
    assert_eq!(confirmed.location().as_deref(), Some("/sign-in"));
    visitor
}

async fn sign_in(client: &mut Client, login: &str, password: &str) -> Reply {
    client
        .post("/sign-in", &[("login", login), ("password", password)])
        .await
}

#[sqlx::test]
async fn a_person_signs_up_confirms_signs_in_and_out(db: PgPool) {
    let portal = Portal::new(db).await;
    let mut anna = portal.visitor();
    let form = anna.get("/sign-up/email").await;
    assert_eq!(form.text("h1"), "Регистрация");
    assert!(
        form.text("#password-hint").contains("8 знаков"),
        "the rule stands there before typing"
    );
    let sent = anna.submit(&form, &full(ANNA)).await;
    assert_eq!(
        (sent.status, sent.location().as_deref()),
        (StatusCode::SEE_OTHER, Some("/sign-up/sent"))
    );
    let page = anna.follow(sent).await;
    assert!(
        page.text("main").contains("a***@example.ru"),
        "{}",
        page.body
    );
    assert!(!page.body.contains(ANNA));

    let letter = portal.letter(ANNA, "confirm").await;
    let link = letter.link("/confirm/");
    let page = anna.get(&link).await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(portal.count("select count(*) from customer").await, 0);
    let confirmed = anna.submit(&page, &[]).await;
    assert_eq!(
        (confirmed.status, confirmed.location().as_deref()),
        (StatusCode::SEE_OTHER, Some("/sign-in"))
    );
    let page = anna.follow(confirmed).await;
    assert!(page.text("[role=status]").contains("подтверждён"));
    assert_eq!(
        anna.get("/profile").await.location().as_deref(),
        Some("/sign-in?next=/profile")
    );

    let signed_in = anna
        .submit(&page, &[("login", ANNA), ("password", PASSWORD)])
        .await;
    assert_eq!(
        (signed_in.status, signed_in.location().as_deref()),
        (StatusCode::SEE_OTHER, Some("/home"))
    );
    let profile = anna.get("/profile").await;
    assert_eq!(profile.status, StatusCode::OK);
    let text = profile.text("main");
    for told in [
        "Сидорова Анна Сергеевна",
        "Женский",
        "27 марта 1957 г.",
        "+7 913 123-45-67",
        ANNA,
    ] {
        assert!(text.contains(told), "{told}: {text}");
    }
    assert!(
        profile.text("nav").contains("Анна Сергеевна") && profile.text("nav").contains("Выйти")
    );

    let cookies = anna.cookies.clone();
    let out = anna.post("/sign-out", &[]).await;
    assert_eq!(out.location().as_deref(), Some("/sign-in"));
    anna.cookies = cookies;
    assert_eq!(
        anna.get("/profile").await.status,
        StatusCode::SEE_OTHER,
        "the session ended on the server too"
    );
}
