//! Deleting one's account: what goes, what stays.

use super::{ANNA, PASSWORD, code, person, sign_in};
use crate::support::Portal;
use axum::http::StatusCode;
use sqlx::PgPool;

/// Every text of every table, to search for what must be gone.
async fn everything(portal: &Portal) -> Vec<(String, String)> {
    let tables: Vec<String> = sqlx::query_scalar(
        "select table_name::text from information_schema.tables
         where table_schema = 'public' and table_type = 'BASE TABLE' order by 1",
    )
    .fetch_all(&portal.db)
    .await
    .unwrap();
    let mut found = Vec::new();
    for table in tables {
        let sql =
            format!("select coalesce(string_agg(to_jsonb(t)::text, '\n'), '') from \"{table}\" t");
        let text: String = sqlx::query_scalar(sqlx::AssertSqlSafe(sql))
            .fetch_one(&portal.db)
            .await
            .unwrap();
        found.push((table, text));
    }
    found
}

#[sqlx::test]
async fn nothing_that_tells_who_he_was_stays_in_any_table(db: PgPool) {
    let portal = Portal::new(db).await;
    let mut anna = portal.visitor();
    let form = [
        ("email", "Anna@Example.ru"),
        ("password", PASSWORD),
        ("password_repeat", PASSWORD),
        ("last_name", "Приметная"),
        ("first_name", "Аннушка"),
        ("middle_name", "Сергеевна"),
        ("birth_date", "27.03.1957"),
        ("consent", "1"),
        ("marketing", "1"),
    ];
    anna.post("/sign-up/email", &form).await;
    // A second try of the same address, and whatever else leaves traces.
    portal.visitor().post("/sign-up/email", &form).await;
    let link = portal
        .letter("Anna@Example.ru", "confirm")
        .await
        .link("/confirm/");
    anna.post(&link, &[]).await;
    sign_in(&portal, ANNA, "Wrong-word-1").await;
    anna.post("/sign-in", &[("login", ANNA), ("password", PASSWORD)])
        .await;
    anna.post("/profile/phone", &[("phone", "+79131234567")])
        .await;
    let right = code(&portal, "+79131234567").await;
    anna.post("/profile/phone", &[("code", &right)]).await;
    sign_in(&portal, "+79131234567", "Wrong-word-1").await;
    portal
        .visitor()
        .post("/password/forgot", &[("login", "ANNA@example.ru")])
        .await;
    anna.post(
        "/profile/email",
        &[("email", "next.anna@example.ru"), ("password", PASSWORD)],
    )
    .await;
    portal.drain().await;
    portal
        .visitor()
        .post("/password/forgot", &[("login", ANNA)])
        .await;
    let id: uuid::Uuid = sqlx::query_scalar("select id from customer")
        .fetch_one(&portal.db)
        .await
        .unwrap();
    sqlx::raw_sql(
        "insert into account (number, owner_name) values ('1', 'Иванов');
         insert into invitation (account_id, email, email_key, last_name) select id, 'Anna@Example.ru', 'anna@example.ru', 'Приметная' from account;
         insert into reading_batch (account_id, customer_id, form_id, sent_at) select a.id, c.id, gen_random_uuid(), now() from account a, customer c;",
    )
    .execute(&portal.db)
    .await
    .unwrap();
    portal.link(id, "1").await;

    let page = anna.get("/profile/delete").await;
    for told in ["5 лет", "отозванными", "нельзя отменить"] {
        assert!(page.text("main").contains(told), "{told}");
    }
    for wrong in ["", "Wrong-word-1"] {
        let refused = anna.submit(&page, &[("password", wrong)]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.error("password").is_some());
    }
    let other = portal.signed_in(id).await;
    let done = anna.submit(&page, &[("password", PASSWORD)]).await;
    assert_eq!(done.location().as_deref(), Some("/"));
    let shown = anna.follow(done).await;
    assert!(shown.text("[role=status]").contains("Кабинет удалён"));
    for mut client in [anna, other] {
        assert_eq!(client.get("/profile").await.status, StatusCode::SEE_OTHER);
    }
    let farewell = portal.letter("Anna@Example.ru", "farewell").await;
    assert!(farewell.text.contains("5 лет"), "{}", farewell.text);
    portal.drain().await;
    for (table, text) in everything(&portal).await {
        let low = text.to_lowercase();
        for gone in [
            "anna@example.ru",
            "next.anna",
            "приметная",
            "аннушка",
            "сергеевна",
            "9131234567",
            "1957-03-27",
        ] {
            assert!(!low.contains(gone), "{gone} stays in {table}: {text}");
        }
    }
    assert_eq!(
        portal
            .count("select count(*) from consent where withdrawn_at is not null and address = ''")
            .await,
        3,
        "that he had agreed, and until when"
    );
    assert_eq!(portal.count("select count(*) from account_link").await, 0);
    assert_eq!(
        portal
            .count("select count(*) from reading_batch where customer_id is null")
            .await,
        1
    );
    assert_eq!(
        portal
            .count("select count(*) from audit where action = 'identity.account_closed'")
            .await,
        1
    );
    assert_eq!(
        sign_in(&portal, ANNA, PASSWORD).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );

    // The address is free.
    let mut again = portal.visitor();
    again.post("/sign-up/email", &form).await;
    let link = portal
        .letter("Anna@Example.ru", "confirm")
        .await
        .link("/confirm/");
    assert_eq!(
        again.post(&link, &[]).await.location().as_deref(),
        Some("/sign-in")
    );
    let signed = again
        .post("/sign-in", &[("login", ANNA), ("password", PASSWORD)])
        .await;
    assert_eq!(signed.status, StatusCode::SEE_OTHER);
    let home = again.get("/home").await;
    assert!(
        !home.has("[data-account]"),
        "nothing of the former comes back"
    );
}

#[sqlx::test]
async fn of_two_clicks_one_deletes_and_the_neighbour_keeps_his(db: PgPool) {
    let portal = Portal::new(db).await;
    let (_, anna) = person(&portal, ANNA).await;
    let (_, mut boris) = person(&portal, "boris@example.ru").await;
    let (mut one, mut two) = (anna.clone(), anna);
    let fields = [("password", PASSWORD)];
    let (first, second) = tokio::join!(
        one.post("/profile/delete", &fields),
        two.post("/profile/delete", &fields)
    );
    assert!(!first.status.is_server_error() && !second.status.is_server_error());
    assert_eq!(
        portal
            .count("select count(*) from customer where closed_at is not null")
            .await,
        1
    );
    assert_eq!(
        portal
            .count("select count(*) from letter where kind = 'farewell'")
            .await,
        1
    );
    assert_eq!(boris.get("/profile").await.status, StatusCode::OK);
}
