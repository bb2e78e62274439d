//! Which role opens which page: a table, held against every route of the source.

use super::super::routes::{concrete, routes};
use super::super::support::Portal;
use super::audited;
use axum::http::StatusCode;
use sqlx::PgPool;
use uuid::Uuid;

const ROLES: [&str; 5] = ["operator", "billing", "content", "supervisor", "admin"];

/// Anybody: before signing in.
const PUBLIC: &[&str] = &[
    "/admin/password/{token}",
    "/admin/sign-in",
    "/admin/sign-in/code",
    "/admin/sign-in/set-up",
    "/admin/sign-out",
];

/// Route → roles that it opens to; * = every one. A new staff page needs its line.
const MATRIX: &[(&str, &str)] = &[
    ("/admin", "*"),
    ("/admin/accounts", "operator billing supervisor"),
    ("/admin/accounts/{id}", "operator billing supervisor"),
    ("/admin/accounts/{id}/reason", "operator billing supervisor"),
    (
        "/admin/accounts/{id}/bills/{period}",
        "operator billing supervisor",
    ),
    ("/admin/appeals", "operator supervisor"),
    ("/admin/appeals/{id}", "operator supervisor"),
    ("/admin/appeals/{id}/close", "operator supervisor"),
    ("/admin/appeals/{id}/files/{f}", "operator supervisor"),
    ("/admin/appeals/{id}/messages", "operator supervisor"),
    ("/admin/appeals/{id}/take", "operator supervisor"),
    ("/admin/audit", "supervisor admin"),
    ("/admin/news", "content supervisor"),
    ("/admin/news/new", "content supervisor"),
    ("/admin/news/{id}/edit", "content supervisor"),
    ("/admin/news/{id}/withdraw", "content supervisor"),
    ("/admin/payments", "operator billing supervisor"),
    ("/admin/payments/{id}", "operator billing supervisor"),
    ("/admin/payments/{id}/ask", "operator billing supervisor"),
    (
        "/admin/payments/{id}/receipt",
        "operator billing supervisor",
    ),
    ("/admin/payments/{id}/refund", "operator billing supervisor"),
    ("/admin/payments/{id}/refund/end", "billing supervisor"),
    (
        "/admin/payments/{id}/refund/withdraw",
        "operator billing supervisor",
    ),
    ("/admin/payments/{id}/review", "billing supervisor"),
    ("/admin/profile", "*"),
    ("/admin/profile/password", "*"),
    ("/admin/profile/recovery-codes", "*"),
    ("/admin/profile/sessions", "*"),
    ("/admin/recovery-codes", "*"),
    ("/admin/refunds", "billing supervisor admin"),
    ("/admin/refunds/{r}", "billing supervisor admin"),
    ("/admin/refunds/{r}/approve", "billing supervisor admin"),
    ("/admin/refunds/{r}/refuse", "billing supervisor admin"),
    ("/admin/registries", "billing supervisor"),
    ("/admin/registries/files", "billing supervisor"),
    ("/admin/registries/made/{id}/{format}", "billing supervisor"),
    ("/admin/registries/make", "billing supervisor"),
    ("/admin/registries/{id}", "billing supervisor"),
    (
        "/admin/registries/{id}/lines/{line}/place",
        "billing supervisor",
    ),
    (
        "/admin/registries/{id}/lines/{line}/ours",
        "billing supervisor",
    ),
    (
        "/admin/registries/{id}/repeated/reject",
        "billing supervisor",
    ),
    (
        "/admin/registries/{id}/lines/{line}/reject",
        "billing supervisor",
    ),
    ("/admin/staff", "admin"),
    ("/admin/staff/{id}/disable", "admin"),
];

#[sqlx::test]
async fn each_role_opens_what_the_table_says_and_nothing_else(db: PgPool) {
    let portal = Portal::new(db).await;
    let (mut denied, mut tried) = (0, 0);
    for route in routes()
        .into_iter()
        .filter(|route| route.path.starts_with("/admin"))
    {
        if PUBLIC.contains(&route.path.as_str()) {
            continue;
        }
        let row = MATRIX.iter().find(|(path, _)| *path == route.path);
        let (_, allowed) = row.unwrap_or_else(|| panic!("{} has no line in MATRIX", route.path));
        let path = concrete(&route.path, Uuid::now_v7());
        for role in ROLES {
            let opens = *allowed == "*" || allowed.split(' ').any(|one| one == role);
            let (_, mut member) = portal.staff(role).await;
            let mut replies = Vec::new();
            if route.get {
                replies.push(member.get(&path).await);
            }
            if route.post {
                replies.push(member.post(&path, &[]).await);
            }
            for reply in replies {
                tried += 1;
                let refused = reply.status == StatusCode::FORBIDDEN;
                assert_eq!(refused, !opens, "{role} on {path}: {}", reply.status);
                assert!(!reply.status.is_server_error(), "{path}: {}", reply.status);
                denied += i64::from(refused);
            }
        }
    }
    assert!(tried > 50 && denied > 10, "{tried} tried, {denied} denied");
    assert_eq!(
        audited(&portal.db, "staff.denied").await,
        denied,
        "each refusal is written down"
    );
}

#[sqlx::test]
async fn a_line_of_the_table_is_a_page_that_exists(_db: PgPool) {
    let known: Vec<String> = routes().into_iter().map(|route| route.path).collect();
    for path in MATRIX
        .iter()
        .map(|(path, _)| *path)
        .chain(PUBLIC.iter().copied())
    {
        assert!(known.iter().any(|route| route == path), "{path}");
    }
}

#[sqlx::test]
async fn a_residents_session_is_nothing_to_staff_pages_and_the_other_way_round(db: PgPool) {
    let portal = Portal::new(db).await;
    let (_, mut resident) = portal.customer("anna@example.org").await;
    let (_, mut clerk) = portal.staff("supervisor").await;
    let to = |reply: super::Reply| reply.location().unwrap_or_default();
    assert!(to(resident.get("/admin").await).starts_with("/admin/sign-in"));
    assert!(to(clerk.get("/home").await).starts_with("/sign-in"));
    // Nor does one's token do in the other's cookie.
    let (theirs, ours) = (
        resident.cookies["sid"].clone(),
        clerk.cookies["staff_sid"].clone(),
    );
    resident.cookies.insert("staff_sid".to_owned(), theirs);
    clerk.cookies.insert("sid".to_owned(), ours);
    assert!(to(resident.get("/admin").await).starts_with("/admin/sign-in"));
    assert!(to(clerk.get("/home").await).starts_with("/sign-in"));
    // Both at once in one browser: each side knows its own.
    let (_, mut both) = portal.customer("both@example.org").await;
    both.cookies
        .extend(portal.staff("operator").await.1.cookies);
    assert_eq!(both.get("/admin").await.status, StatusCode::OK);
    assert_eq!(both.get("/home").await.status, StatusCode::OK);
    both.post("/admin/sign-out", &[]).await;
    assert_eq!(
        both.get("/home").await.status,
        StatusCode::OK,
        "the other stays signed in"
    );
}

#[sqlx::test]
async fn a_half_way_session_opens_no_page(db: PgPool) {
    let portal = Portal::new(db).await;
    let (_, mut clerk) = portal.staff("supervisor").await;
    sqlx::query("update staff_session set stage = 'code'")
        .execute(&portal.db)
        .await
        .unwrap();
    for route in routes()
        .into_iter()
        .filter(|route| MATRIX.iter().any(|(path, _)| *path == route.path))
    {
        let path = concrete(&route.path, Uuid::now_v7());
        let reply = match route.get {
            true => clerk.get(&path).await,
            false => clerk.post(&path, &[]).await,
        };
        assert!(
            reply
                .location()
                .unwrap()
                .starts_with("/admin/sign-in?next="),
            "{path}"
        );
    }
}
