//! Finding a household, the reason, what is shown, and the audit trail.

use super::super::support::{Client, Portal, Reply};
use super::audited;
use axum::http::StatusCode;
use chrono::Duration;
use sqlx::PgPool;
use uuid::Uuid;

const NUMBER: &str = "700100103492";

/// The household of the printed bill and a resident with a telephone.
async fn village(db: PgPool) -> (Portal, Uuid) {
    sqlx::raw_sql(include_str!("../../data/tomsk_bill.sql"))
        .execute(&db)
        .await
        .unwrap();
    let portal = Portal::new(db).await;
    portal.clock.set("2018-12-10T05:00:00Z".parse().unwrap());
    let (anna, _) = portal.customer("anna.sidorova@example.ru").await;
    let account = portal.link(anna, NUMBER).await;
    sqlx::raw_sql(
        "update customer set phone = '+79131234567';
         update account set old_number = 'АВ-77' where number = '700100103492';
         insert into account_alias (alias, account_id) select 'OLD-9', id from account where number = '700100103492'",
    )
    .execute(&portal.db)
    .await
    .unwrap();
    (portal, account)
}

async fn find(clerk: &mut Client, q: &str) -> Vec<String> {
    let q: String = q.bytes().map(|byte| format!("%{byte:02X}")).collect();
    let page = clerk.get(&format!("/admin/accounts?q={q}")).await;
    assert_eq!(page.status, StatusCode::OK);
    page.attributes("[data-account]", "data-account")
}

async fn reason(clerk: &mut Client, account: Uuid, reason: &str) -> Reply {
    let path = format!("/admin/accounts/{account}/reason");
    clerk.post(&path, &[("reason", reason)]).await
}

#[sqlx::test]
async fn a_household_is_found_by_whatever_the_caller_can_name(db: PgPool) {
    let (portal, _) = village(db).await;
    let (_, mut clerk) = portal.staff("operator").await;
    for q in [
        NUMBER,
        " 7001 0010 3492 ",
        "ab-77",
        "old-9",
        "887100103492",
        "Anna.Sidorova@example.RU",
        "8 (913) 123-45-67",
        "Лесная 5",
        "лесн 5 3",
        "Заречное, Лесная ул., д. 5, кв. 3",
    ] {
        assert_eq!(find(&mut clerk, q).await, [NUMBER], "{q}");
    }
    for q in [
        "",
        "700100103493",
        "Лесная 6",
        "nobody@example.ru",
        "89137654321",
        "'); drop table account; --",
        "%",
        "ул",
    ] {
        assert_eq!(find(&mut clerk, q).await, Vec::<String>::new(), "{q}");
    }
    assert_eq!(
        audited(&portal.db, "staff.searched").await,
        17,
        "an empty question asks nothing"
    );
    let typed: i64 =
        sqlx::query_scalar("select count(*) from audit where details::text ilike '%sidorova%'")
            .fetch_one(&portal.db)
            .await
            .unwrap();
    assert_eq!(typed, 0, "what was typed is not repeated");
}

#[sqlx::test]
async fn a_long_list_is_paged_and_goes_through_an_index(db: PgPool) {
    let portal = Portal::new(db).await;
    sqlx::raw_sql(
        "insert into account (number, address)
         select 'N' || n, 'Дальняя ул., д.' || n from generate_series(1, 20000) n;
         insert into account (number, address) select 'S' || n, 'Северная ул., д.' || n from generate_series(1, 70) n;
         analyze account",
    )
    .execute(&portal.db)
    .await
    .unwrap();
    let (_, mut clerk) = portal.staff("operator").await;
    let page = clerk
        .get("/admin/accounts?q=%D1%81%D0%B5%D0%B2%D0%B5%D1%80")
        .await;
    let first = page.attributes("[data-account]", "data-account");
    assert_eq!(first.len(), 30);
    let next = page.attribute("a[rel=next]", "href");
    let second = clerk
        .get(&next)
        .await
        .attributes("[data-account]", "data-account");
    assert!(second.len() == 30 && second.iter().all(|one| !first.contains(one)));
    let last = clerk.get(&next.replace("page=2", "page=3")).await;
    assert_eq!(last.attributes("[data-account]", "data-account").len(), 10);
    assert!(!last.has("a[rel=next]") && last.has("a[rel=prev]"));

    let plan: Vec<String> = sqlx::query_scalar(
        "explain select id from account
         where address_words(address || ' ' || apartment) @@ to_tsquery('simple', '''север'':*') limit 500",
    )
    .fetch_all(&portal.db)
    .await
    .unwrap();
    assert!(
        plan.iter()
            .any(|line| line.contains("account_address_words")),
        "{plan:#?}"
    );
}

#[sqlx::test]
async fn nothing_is_shown_before_a_reason_is_given_and_every_look_is_written_down(db: PgPool) {
    let (portal, account) = village(db).await;
    let (clerk_id, mut clerk) = portal.staff("operator").await;
    let path = format!("/admin/accounts/{account}");
    let asked = clerk.get(&path).await;
    assert_eq!(asked.location(), Some(format!("{path}/reason")));
    let form = clerk.follow(asked).await;
    assert!(!form.body.contains("sidorova") && !form.body.contains("Пробная"));
    for empty in ["", "  ", "."] {
        let refused = reason(&mut clerk, account, empty).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.error("reason").is_some());
    }
    assert_eq!(clerk.get(&path).await.status, StatusCode::SEE_OTHER);
    assert_eq!(audited(&portal.db, "staff.account_viewed").await, 0);

    let given = clerk.submit(&form, &[("reason", "звонок <жителя>")]).await;
    let page = clerk.follow(given).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("звонок &#60;жителя&#62;"));
    clerk.get(&path).await;
    let seen: Vec<(Uuid, Uuid)> = sqlx::query_as(
        "select actor_id, account_id from audit where action = 'staff.account_viewed' and actor_kind = 'staff'",
    )
    .fetch_all(&portal.db)
    .await
    .unwrap();
    assert_eq!(seen, [(clerk_id, account), (clerk_id, account)]);
    assert_eq!(audited(&portal.db, "staff.reason_given").await, 1);

    // It is his reason, for this household, for an hour.
    let (_, mut colleague) = portal.staff("operator").await;
    assert_eq!(colleague.get(&path).await.status, StatusCode::SEE_OTHER);
    let other: Uuid = sqlx::query_scalar("select id from account where number = '700200560017'")
        .fetch_one(&portal.db)
        .await
        .unwrap();
    assert_eq!(
        clerk.get(&format!("/admin/accounts/{other}")).await.status,
        StatusCode::SEE_OTHER
    );
    for minutes in [20, 20, 19] {
        portal.clock.advance(Duration::minutes(minutes));
        assert_eq!(clerk.get(&path).await.status, StatusCode::OK);
    }
    portal.clock.advance(Duration::minutes(1));
    assert_eq!(clerk.get(&path).await.status, StatusCode::SEE_OTHER);
}

#[sqlx::test]
async fn the_page_shows_what_the_resident_sees(db: PgPool) {
    let (portal, account) = village(db).await;
    let mut resident = {
        let anna: Uuid = sqlx::query_scalar("select id from customer")
            .fetch_one(&portal.db)
            .await
            .unwrap();
        portal.signed_in(anna).await
    };
    let (_, mut clerk) = portal.staff("operator").await;
    let given = reason(&mut clerk, account, "звонок").await;
    let page = clerk.follow(given).await;
    let home = resident.get(&format!("/accounts/{account}")).await;
    let balance = |page: &Reply| page.attributes("[data-balance]", "data-balance");
    assert_eq!(balance(&page), balance(&home));
    let bills = resident.get(&format!("/accounts/{account}/bills")).await;
    let periods = |page: &Reply| page.attributes("[data-period]", "data-period");
    assert!(!periods(&page).is_empty());
    assert_eq!(periods(&page), periods(&bills));
    for known in [
        "Пробная Анна Сергеевна",
        "anna.sidorova@example.ru",
        "+7 913 123-45-67",
    ] {
        assert!(page.body.contains(known), "{known}");
    }
    assert!(!page.has("form[data-form=main]"), "nothing can be changed");
    assert!(
        !page.body.contains("466305"),
        "the link code is nobody's to read"
    );
}

#[sqlx::test]
async fn who_does_not_talk_to_residents_sees_their_contacts_masked(db: PgPool) {
    let (portal, account) = village(db).await;
    let (_, mut clerk) = portal.staff("billing").await;
    let given = reason(&mut clerk, account, "сверка").await;
    let page = clerk.follow(given).await;
    assert!(page.body.contains("Пробная Анна Сергеевна"));
    assert!(page.body.contains("a***@example.ru") && !page.body.contains("sidorova"));
    assert!(page.body.contains("+7 913 ***-**-67") && !page.body.contains("123-45-67"));
}

#[sqlx::test]
async fn an_absent_household_is_not_found_with_or_without_a_reason(db: PgPool) {
    let (portal, _) = village(db).await;
    let (_, mut clerk) = portal.staff("supervisor").await;
    for path in [
        format!("/admin/accounts/{}", Uuid::now_v7()),
        "/admin/accounts/x".to_owned(),
    ] {
        assert_eq!(clerk.get(&path).await.status, StatusCode::NOT_FOUND);
        assert_eq!(
            clerk.get(&format!("{path}/reason")).await.status,
            StatusCode::NOT_FOUND
        );
        let given = clerk
            .post(&format!("{path}/reason"), &[("reason", "звонок")])
            .await;
        assert_eq!(given.status, StatusCode::NOT_FOUND);
    }
}

#[sqlx::test]
async fn the_audit_trail_is_read_by_days_and_pages(db: PgPool) {
    let (portal, account) = village(db).await;
    let (_, mut clerk) = portal.staff("operator").await;
    let given = reason(&mut clerk, account, "звонок").await;
    clerk.follow(given).await;
    let (_, mut head) = portal.staff("supervisor").await;
    let page = head.get("/admin/audit").await;
    let deeds = page.attributes("[data-action]", "data-action");
    assert_eq!(
        deeds[..2],
        ["staff.account_viewed", "staff.reason_given"],
        "the newest first"
    );
    assert!(
        page.text("[data-action] td:nth-of-type(2)")
            .starts_with("operator")
    );
    let link = page.attribute("[data-action] a", "href");
    assert_eq!(link, format!("/admin/accounts/{account}"));

    let before = head
        .get("/admin/audit?period=custom&from=2018-12-01&to=2018-12-09")
        .await;
    assert!(!before.has("[data-action]"));
    let wrong = head.get("/admin/audit?period=custom&from=x").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);

    sqlx::query(
        "insert into audit (at, actor_kind, action, object_kind)
         select $1, 'system', 'staff.added', 'staff' from generate_series(1, 60)",
    )
    .bind(portal.app.now())
    .execute(&portal.db)
    .await
    .unwrap();
    let first = head.get("/admin/audit").await;
    assert_eq!(first.texts("[data-action]").len(), 50);
    let second = head.get(&first.attribute("a[rel=next]", "href")).await;
    assert_eq!(second.texts("[data-action]").len(), 12);
    assert!(!second.has("a[rel=next]"));

    // The administrator reads it too, but no household opens from it.
    let (_, mut admin) = portal.staff("admin").await;
    assert!(!admin.get("/admin/audit").await.has("[data-action] a"));
}

#[sqlx::test]
async fn what_is_written_down_cannot_be_changed(db: PgPool) {
    let (portal, account) = village(db).await;
    let (_, mut clerk) = portal.staff("operator").await;
    reason(&mut clerk, account, "звонок").await;
    for statement in [
        "update audit set action = 'x'",
        "delete from audit",
        "update staff_grant set reason = 'x'",
        "delete from staff_grant",
    ] {
        assert!(
            sqlx::query(statement).execute(&portal.db).await.is_err(),
            "{statement}"
        );
    }
}
