//! A telephone, proved by a code.

use super::{ANNA, PASSWORD, code, messages, person, sign_in, value};
use crate::support::Portal;
use axum::http::StatusCode;
use chrono::Duration;
use sqlx::PgPool;

const PHONE: &str = "+79131234567";

#[sqlx::test]
async fn a_phone_is_confirmed_by_the_code_of_an_sms_and_signs_in(db: PgPool) {
    let portal = Portal::new(db).await;
    let (_, mut anna) = person(&portal, ANNA).await;
    let page = anna.get("/profile/phone").await;
    let sent = anna.submit(&page, &[("phone", "8 (913) 123-45-67")]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    let page = anna.follow(sent).await;
    assert!(page.text("main").contains("+7 913 123-45-67"));
    assert_eq!(
        value(&portal, "select phone from customer").await,
        "",
        "nothing changed yet"
    );
    let right = code(&portal, PHONE).await;
    assert_eq!(right.len(), 6);
    assert_eq!(
        portal
            .count("select count(*) from sms where body <> ''")
            .await,
        0,
        "no code is kept in the clear once it left"
    );
    assert!(!page.body.contains(&right));
    let typed = format!(" {} {} ", &right[..3], &right[3..]);
    let done = anna.submit(&page, &[("code", &typed)]).await;
    assert_eq!(done.location().as_deref(), Some("/profile"));
    let profile = anna.follow(done).await;
    assert!(
        profile
            .text("main")
            .contains("подтверждён, по нему можно входить")
    );
    assert_eq!(
        sign_in(&portal, "8 913 123 45 67", PASSWORD).await.status,
        StatusCode::SEE_OTHER
    );
    assert_eq!(
        portal.letter(ANNA, "security").await.subject,
        "Телефон подтверждён"
    );
    let again = anna.post("/profile/phone", &[("code", &right)]).await;
    assert_eq!(
        again.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "a code works once"
    );
    let same = anna.post("/profile/phone", &[("phone", PHONE)]).await;
    assert_eq!(same.location().as_deref(), Some("/profile"));
    assert_eq!(
        messages(&portal).await.len(),
        1,
        "a confirmed number needs no second SMS"
    );
}

#[sqlx::test]
async fn five_wrong_codes_end_it_also_when_they_come_at_once(db: PgPool) {
    let portal = Portal::new(db).await;
    let (_, mut anna) = person(&portal, ANNA).await;
    anna.post("/profile/phone", &[("phone", PHONE)]).await;
    let right = code(&portal, PHONE).await;
    let wrong = if right == "111111" {
        "222222"
    } else {
        "111111"
    };
    let first = anna.post("/profile/phone", &[("code", wrong)]).await;
    assert_eq!(first.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(first.error("code").unwrap().contains("Осталось 4 попытки"));
    let empty = anna.post("/profile/phone", &[("code", " ")]).await;
    assert!(empty.error("code").unwrap().contains("Введите код"));
    let mut tries = tokio::task::JoinSet::new();
    for _ in 0..12 {
        let mut anna = anna.clone();
        tries.spawn(async move { anna.post("/profile/phone", &[("code", wrong)]).await.status });
    }
    tries.join_all().await;
    let failures: i32 = sqlx::query_scalar("select failures from phone_code")
        .fetch_one(&portal.db)
        .await
        .unwrap();
    assert_eq!(failures, 5);
    let late = anna.post("/profile/phone", &[("code", &right)]).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(late.error("code").unwrap().contains("больше не действует"));
    assert_eq!(value(&portal, "select phone from customer").await, "");
}

#[sqlx::test]
async fn a_code_lasts_ten_minutes_and_the_newest_counts(db: PgPool) {
    let portal = Portal::new(db).await;
    let (_, mut anna) = person(&portal, ANNA).await;
    anna.post("/profile/phone", &[("phone", PHONE)]).await;
    let first = code(&portal, PHONE).await;
    let soon = anna.post("/profile/phone", &[("phone", PHONE)]).await;
    assert_eq!(soon.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(soon.headers.contains_key("retry-after"));
    portal.clock.set(portal.app.now() + Duration::seconds(61));
    anna.post("/profile/phone", &[("phone", PHONE)]).await;
    let second = code(&portal, PHONE).await;
    if first != second {
        let old = anna.post("/profile/phone", &[("code", &first)]).await;
        assert_eq!(old.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    portal.clock.set(portal.app.now() + Duration::minutes(10));
    let late = anna.post("/profile/phone", &[("code", &second)]).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        anna.get("/profile/phone").await.has("#phone"),
        "the number is asked again"
    );
}

#[sqlx::test]
async fn an_hour_has_five_messages_for_a_person_and_for_a_number(db: PgPool) {
    let portal = Portal::new(db).await;
    let (_, mut anna) = person(&portal, ANNA).await;
    for n in 0..5 {
        let phone = format!("+7913123450{n}");
        let sent = anna.post("/profile/phone", &[("phone", &phone)]).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{n}");
        portal.clock.set(portal.app.now() + Duration::seconds(61));
    }
    let sixth = anna.post("/profile/phone", &[("phone", PHONE)]).await;
    assert_eq!(sixth.status, StatusCode::TOO_MANY_REQUESTS);
    let (_, mut boris) = person(&portal, "boris@example.ru").await;
    let sent = boris
        .post("/profile/phone", &[("phone", "+79131234504")])
        .await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    assert_eq!(messages(&portal).await.len(), 6);
}

#[sqlx::test]
async fn a_code_that_was_not_sent_in_its_time_is_not_sent_at_all(db: PgPool) {
    let portal = Portal::new(db).await;
    let (_, mut anna) = person(&portal, ANNA).await;
    anna.post("/profile/phone", &[("phone", PHONE)]).await;
    portal.clock.set(portal.app.now() + Duration::minutes(11));
    assert!(messages(&portal).await.is_empty());
    assert_eq!(
        value(&portal, "select state || body from sms").await,
        "expired"
    );
}

#[sqlx::test]
async fn a_number_goes_to_whoever_proved_it_last(db: PgPool) {
    let portal = Portal::new(db).await;
    let (_, mut anna) = person(&portal, ANNA).await;
    let (boris, mut other) = person(&portal, "boris@example.ru").await;
    for client in [&mut anna, &mut other] {
        let asked = client.post("/profile/phone", &[("phone", PHONE)]).await;
        assert_eq!(
            asked.status,
            StatusCode::SEE_OTHER,
            "who has it shows nowhere"
        );
        let right = code(&portal, PHONE).await;
        client.post("/profile/phone", &[("code", &right)]).await;
        portal.clock.set(portal.app.now() + Duration::seconds(61));
    }
    let holder: uuid::Uuid =
        sqlx::query_scalar("select id from customer where phone_confirmed_at is not null")
            .fetch_one(&portal.db)
            .await
            .unwrap();
    assert_eq!(holder, boris);
    let told = portal.letter(ANNA, "security").await;
    assert_eq!(told.subject, "Ваш телефон подтвердил другой человек");
    assert!(
        !told.text.contains("192.0.2.10"),
        "not where the other one was: {}",
        told.text
    );
    assert!(!told.text.contains("boris"));
}

#[sqlx::test]
async fn what_is_no_phone_is_told_beside_the_field(db: PgPool) {
    let portal = Portal::new(db).await;
    let (_, mut anna) = person(&portal, ANNA).await;
    for typed in ["", "12345", "телефон"] {
        let page = anna.post("/profile/phone", &[("phone", typed)]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{typed}");
        assert!(page.error("phone").is_some(), "{typed}");
        assert_eq!(page.attribute("#phone", "value"), typed);
    }
    let none = anna.post("/profile/phone", &[("code", "123456")]).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(none.has("a[href='/profile/phone?change=1']"));
    assert!(messages(&portal).await.is_empty());
}
