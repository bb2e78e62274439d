//! Who sees an account: leaving it, cutting off, the own name, the pause after a change of owner.

use super::{PASSWORD, person};
use crate::support::{Client, Portal, Reply};
use axum::http::StatusCode;
use chrono::Duration;
use sqlx::PgPool;
use uuid::Uuid;

const NUMBER: &str = "700100103492";
const HOUSE: &str = "
insert into supplier (code, name) values ('okt', 'МУП ЖКХ «Заречное»');
insert into account (number, address, owner_name, link_code) values
    ('700100103492', 'Лесная ул., д.5, кв.3', 'Семёнова Светлана Михайловна', '466305');
insert into supplier_account (account_id, supplier_code, number) select id, 'okt', '887' from account;
";

/// Anna, linked first, Boris, linked a day later, and the account.
async fn two(portal: &Portal) -> (Uuid, Client, Client) {
    sqlx::raw_sql(HOUSE).execute(&portal.db).await.unwrap();
    let (_, mut anna) = person(portal, "anna@example.ru").await;
    let (_, mut boris) = person(portal, "boris@example.ru").await;
    link(&mut anna).await;
    portal.clock.set(portal.app.now() + Duration::days(1));
    link(&mut boris).await;
    let id = sqlx::query_scalar("select id from account")
        .fetch_one(&portal.db)
        .await
        .unwrap();
    (id, anna, boris)
}

async fn link(client: &mut Client) -> Reply {
    let first = [("number", NUMBER), ("relation", "family")];
    let asked = client.post("/accounts/new", &first).await;
    assert_eq!(asked.location().as_deref(), Some("/accounts/new/verify"));
    let answer = [("question", "link_code"), ("answer", "466305")];
    client.post("/accounts/new/verify", &answer).await
}

#[sqlx::test]
async fn everybody_who_sees_an_account_is_named_and_masked(db: PgPool) {
    let portal = Portal::new(db).await;
    let (id, mut anna, mut boris) = two(&portal).await;
    let list = anna.get(&format!("/accounts/{id}/people")).await;
    let rows = list.texts("tbody tr");
    assert_eq!(rows.len(), 2);
    assert!(
        rows[0].contains("anna@example.ru") && rows[0].contains("это вы"),
        "{rows:?}"
    );
    assert!(
        rows[1].contains("b***@example.ru") && rows[1].contains("Анна Сергеевна П."),
        "{rows:?}"
    );
    assert!(
        rows[1].contains("член семьи") || rows[1].contains("Член семьи"),
        "{rows:?}"
    );
    assert!(!list.body.contains("boris@") && !list.body.contains("Пробная"));
    let letter = portal.letter("anna@example.ru", "linked").await;
    assert_eq!(
        letter.link("/people"),
        format!("/accounts/{id}/people"),
        "the letter leads there"
    );
    let (_, mut stranger) = person(&portal, "clara@example.ru").await;
    let other: Uuid = sqlx::query_scalar(
        "select l.id from account_link l join customer c on c.id = l.customer_id where c.email like 'boris%'",
    )
    .fetch_one(&portal.db)
    .await
    .unwrap();
    for path in [
        "people".to_owned(),
        "unlink".to_owned(),
        "name".to_owned(),
        format!("people/{other}/cut"),
    ] {
        let path = format!("/accounts/{id}/{path}");
        assert_eq!(
            stranger.get(&path).await.status,
            StatusCode::NOT_FOUND,
            "{path}"
        );
        let anybody = portal.visitor().get(&path).await;
        assert!(
            anybody.location().unwrap().starts_with("/sign-in?next="),
            "{path}"
        );
    }
    let alone = boris.get(&format!("/accounts/{id}/people")).await;
    assert!(
        alone.text("main").contains("позвоните нам"),
        "why Anna cannot be cut off"
    );
}

#[sqlx::test]
async fn whoever_was_there_first_cuts_off_with_his_password(db: PgPool) {
    let portal = Portal::new(db).await;
    let (id, mut anna, mut boris) = two(&portal).await;
    let list = anna.get(&format!("/accounts/{id}/people")).await;
    let path = list.attribute("a[href$='/cut']", "href");
    let page = anna.get(&path).await;
    for wrong in ["", "Wrong-word-1"] {
        let refused = anna.submit(&page, &[("password", wrong)]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.error("password").is_some());
    }
    // Boris came later: neither himself nor Anna.
    let (links, emails): (Vec<Uuid>, Vec<String>) = sqlx::query_as::<_, (Uuid, String)>(
        "select l.id, c.email from account_link l join customer c on c.id = l.customer_id order by c.email",
    )
    .fetch_all(&portal.db)
    .await
    .unwrap()
    .into_iter()
    .unzip();
    assert_eq!(emails, ["anna@example.ru", "boris@example.ru"]);
    for link in &links {
        let path = format!("/accounts/{id}/people/{link}/cut");
        let refused = boris.post(&path, &[("password", PASSWORD)]).await;
        assert_eq!(refused.status, StatusCode::NOT_FOUND);
    }
    assert_eq!(
        boris.get(&format!("/accounts/{id}")).await.status,
        StatusCode::OK
    );
    let done = anna.submit(&page, &[("password", PASSWORD)]).await;
    assert_eq!(done.location(), Some(format!("/accounts/{id}/people")));
    assert_eq!(
        boris.get(&format!("/accounts/{id}")).await.status,
        StatusCode::NOT_FOUND
    );
    let told = portal.letter("boris@example.ru", "unlinked").await;
    assert!(
        told.text.contains("отключил") && !told.text.contains("Анна Сергеевна П"),
        "{}",
        told.text
    );
    let again = link(&mut boris).await;
    assert_eq!(
        again.location(),
        Some(format!("/accounts/{id}")),
        "he may prove it again"
    );
    assert_eq!(
        portal
            .count("select count(*) from audit where action = 'account.cut'")
            .await,
        1
    );
}

#[sqlx::test]
async fn leaving_an_account_takes_effect_at_once_and_the_history_stays(db: PgPool) {
    let portal = Portal::new(db).await;
    let (id, mut anna, mut boris) = two(&portal).await;
    let page = anna.get(&format!("/accounts/{id}/unlink")).await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(
        anna.get(&format!("/accounts/{id}")).await.status,
        StatusCode::OK,
        "a GET leaves nothing"
    );
    let left = anna.submit(&page, &[]).await;
    assert_eq!(left.location().as_deref(), Some("/home"));
    let home = anna.follow(left).await;
    assert!(home.text("[role=status]").contains("Счёт отключён"));
    assert!(!home.has("[data-account]"));
    assert_eq!(
        anna.get(&format!("/accounts/{id}")).await.status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(
        anna.post(&format!("/accounts/{id}/unlink"), &[])
            .await
            .status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(
        boris.get(&format!("/accounts/{id}")).await.status,
        StatusCode::OK
    );
    portal.letter("anna@example.ru", "unlinked").await;
    assert_eq!(portal.count("select count(*) from account").await, 1);
}

#[sqlx::test]
async fn an_account_gets_an_own_name_that_only_its_giver_sees(db: PgPool) {
    let portal = Portal::new(db).await;
    let (id, mut anna, mut boris) = two(&portal).await;
    let path = format!("/accounts/{id}/name");
    let page = anna.get(&path).await;
    let saved = anna
        .submit(&page, &[("title", "  Мамина   квартира ")])
        .await;
    assert_eq!(saved.location(), Some(format!("/accounts/{id}")));
    assert_eq!(
        anna.get(&format!("/accounts/{id}")).await.text("h1"),
        "Мамина квартира"
    );
    assert_ne!(
        boris.get(&format!("/accounts/{id}")).await.text("h1"),
        "Мамина квартира"
    );
    let long = "я".repeat(61);
    let refused = anna.post(&path, &[("title", &long)]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.error("title").is_some());
    anna.post(&path, &[("title", "")]).await;
    assert_ne!(
        anna.get(&format!("/accounts/{id}")).await.text("h1"),
        "Мамина квартира"
    );
}

#[sqlx::test]
async fn after_a_change_of_owner_nothing_shows_until_it_is_proved_again(db: PgPool) {
    let portal = Portal::new(db).await;
    let (id, mut anna, _) = two(&portal).await;
    sqlx::query("update account_link set paused_at = now() where customer_id = (select id from customer where email like 'anna%')")
        .execute(&portal.db)
        .await
        .unwrap();
    for page in [
        "",
        "/details",
        "/people",
        "/name",
        "/bills",
        "/payments",
        "/readings",
        "/readings/new",
        "/meters",
    ] {
        let path = format!("/accounts/{id}{page}");
        let shown = anna.get(&path).await;
        assert_eq!(shown.status, StatusCode::NOT_FOUND, "{path}");
        assert!(
            shown.text("main").contains("сменился владелец"),
            "{path} says why"
        );
        assert!(shown.has("a[href='/home']"), "{path} leads on");
        for told in ["Лесная", "Семёнова", "Заречное", NUMBER] {
            assert!(!shown.body.contains(told), "{path} tells {told}");
        }
    }
    let zip = super::download::files(&anna.get("/profile/download").await);
    assert!(!zip["kabinet.json"].contains("Лесная"));
    let home = anna.get("/home").await;
    assert!(
        home.has(&format!("a[href='/accounts/{id}/unlink']")),
        "or it is left for good"
    );
    let proved = link(&mut anna).await;
    assert_eq!(proved.location(), Some(format!("/accounts/{id}")));
    assert_eq!(
        anna.get(&format!("/accounts/{id}")).await.status,
        StatusCode::OK
    );
}
