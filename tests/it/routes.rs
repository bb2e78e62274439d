//! Every route, read from the source, so that none is forgotten: as anybody, as a stranger, from another site.

use super::support::Portal;
use axum::http::StatusCode;
use sqlx::PgPool;
use std::path::Path;
use uuid::Uuid;

/// What anybody may open; everything else sends him to the sign-in page.
const PUBLIC: &[&str] = &[
    "/",
    "/accessibility",
    "/admin/password/{token}",
    "/admin/sign-in",
    "/admin/sign-out",
    "/autopay/{token}",
    "/b/{token}",
    "/b/{token}/check",
    "/b/{token}/payments",
    "/b/{token}/payments/{p}",
    "/b/{token}/payments/{p}/next",
    "/b/{token}/payments/{p}/receipt",
    "/b/{token}/payments/{p}/receipt/send",
    "/confirm/{token}",
    "/consent",
    "/consent/marketing",
    "/contacts",
    "/cookies",
    "/demo/bank/{order}",
    "/demo/mail",
    "/demo/mail/{n}",
    "/faq",
    "/help",
    "/help/ask",
    "/help/ask/{sent}",
    "/invitation/{token}",
    "/manifest.webmanifest",
    "/news",
    "/news/{slug}",
    "/password/forgot",
    "/password/reset/{token}",
    "/password/sent",
    "/pay",
    "/payment-methods",
    "/payment-rules",
    "/privacy",
    "/safety",
    "/sign-in",
    "/sign-out",
    "/sign-up",
    "/sign-up/email",
    "/sign-up/resend",
    "/sign-up/sent",
    "/terms",
    "/u/{token}",
];

#[derive(Debug, Clone)]
pub struct Route {
    pub path: String,
    pub get: bool,
    pub post: bool,
}

/// Every `.route("…", get(…).post(…))` of `src/`.
pub fn routes() -> Vec<Route> {
    let mut found = Vec::new();
    visit(
        Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")),
        &mut found,
    );
    found.retain(|route| !matches!(route.path.as_str(), "/healthz" | "/readyz" | "/metrics"));
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

fn visit(folder: &Path, found: &mut Vec<Route>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            visit(&path, found);
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            let source = std::fs::read_to_string(&path).unwrap();
            for part in source.split(".route(").skip(1) {
                found.extend(route(part));
            }
        }
    }
}

/// From the text behind `.route(` up to its closing bracket.
fn route(text: &str) -> Option<Route> {
    let path = text
        .trim_start()
        .strip_prefix('"')?
        .split('"')
        .next()?
        .to_owned();
    let mut depth = 1;
    let end = text.find(|sign| {
        match sign {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        depth == 0
    })?;
    let methods = &text[..end];
    Some(Route {
        path,
        get: methods.contains("get("),
        post: methods.contains("post("),
    })
}

/// The route's path with `account` for `{a}` and ids that nobody has for the rest.
pub fn concrete(path: &str, account: Uuid) -> String {
    let steps = path.split('/').map(|step| match step {
        "{a}" => account.to_string(),
        "{period}" => "2018-12".to_owned(),
        "{n}" => "999999".to_owned(),
        step if step.starts_with('{') => Uuid::nil().to_string(),
        step => step.to_owned(),
    });
    steps.collect::<Vec<_>>().join("/")
}

#[sqlx::test]
async fn what_is_not_public_sends_anybody_to_the_sign_in_page(db: PgPool) {
    let portal = Portal::with(db, |config| config.demo = true).await;
    let routes = routes();
    assert!(routes.len() > 10, "the routes were not found: {routes:?}");
    for route in routes {
        let path = concrete(&route.path, Uuid::now_v7());
        for post in [false, true]
            .into_iter()
            .filter(|post| if *post { route.post } else { route.get })
        {
            let mut visitor = portal.visitor();
            let reply = if post {
                visitor.post(&path, &[]).await
            } else {
                visitor.get(&path).await
            };
            assert!(!reply.status.is_server_error(), "{path}: {}", reply.status);
            if PUBLIC.contains(&route.path.as_str()) || route.path.starts_with("/webhooks/") {
                let away = reply.location().is_some_and(|to| to.contains("/sign-in?"));
                assert!(!away, "{path} is public");
            } else {
                assert_eq!(reply.status, StatusCode::SEE_OTHER, "{path}");
                let staffs = path == "/admin" || path.starts_with("/admin/");
                let to = if staffs {
                    "/admin/sign-in?next=/admin"
                } else {
                    "/sign-in?next=/"
                };
                assert!(
                    reply.location().unwrap().starts_with(to),
                    "{path}: {:?}",
                    reply.location()
                );
            }
        }
    }
}

#[sqlx::test]
async fn a_strangers_account_is_the_same_404_as_an_absent_one(db: PgPool) {
    let portal = Portal::new(db).await;
    let foreign: Uuid =
        sqlx::query_scalar("insert into account (number) values ('1') returning id")
            .fetch_one(&portal.db)
            .await
            .unwrap();
    let (_, mut stranger) = portal.customer("stranger@example.test").await;
    for route in routes()
        .into_iter()
        .filter(|route| route.path.contains("{a}"))
    {
        for post in [false, true]
            .into_iter()
            .filter(|post| if *post { route.post } else { route.get })
        {
            let mut seen = Vec::new();
            for id in [foreign, Uuid::now_v7()] {
                let path = concrete(&route.path, id);
                let reply = if post {
                    stranger.post(&path, &[]).await
                } else {
                    stranger.get(&path).await
                };
                assert_eq!(reply.status, StatusCode::NOT_FOUND, "{path}");
                seen.push(reply.body.replace(&id.to_string(), "ID"));
            }
            assert_eq!(seen[0], seen[1], "{}", route.path);
        }
    }
}

#[sqlx::test]
async fn no_post_is_taken_from_another_site(db: PgPool) {
    let portal = Portal::with(db, |config| config.demo = true).await;
    for route in routes()
        .into_iter()
        .filter(|route| route.post && !route.path.starts_with("/webhooks/"))
        .filter(|route| !route.path.starts_with("/u/"))
    {
        let path = concrete(&route.path, Uuid::now_v7());
        let mut elsewhere = portal.visitor();
        elsewhere
            .headers
            .insert("sec-fetch-site", "cross-site".parse().unwrap());
        assert_eq!(
            elsewhere.post(&path, &[]).await.status,
            StatusCode::FORBIDDEN,
            "{path}"
        );
    }
}
