//! The frame of every page: errors, languages, headers, requests from elsewhere.

use super::support::Portal;
use axum::http::StatusCode;
use sqlx::PgPool;

#[sqlx::test]
async fn an_absent_page_is_a_whole_page_in_the_readers_language(db: PgPool) {
    let portal = Portal::new(db).await;
    let mut visitor = portal.visitor();
    let page = visitor.get("/no-such-page").await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    assert_eq!(page.text("h1"), "Страница не найдена");
    assert_eq!(page.attribute("html", "lang"), "ru");
    let page = visitor.get("/no-such-page?lang=en").await;
    assert_eq!(page.text("h1"), "Page not found");
    let page = visitor.get("/another").await;
    assert_eq!(
        page.attribute("html", "lang"),
        "en",
        "the language is remembered"
    );
}

#[sqlx::test]
async fn every_page_carries_a_strict_policy_and_is_not_cached(db: PgPool) {
    let portal = Portal::new(db).await;
    let page = portal.visitor().get("/no-such-page").await;
    let header = |name: &str| {
        page.headers
            .get(name)
            .map(|v| v.to_str().unwrap().to_owned())
            .unwrap_or_default()
    };
    let policy = header("content-security-policy");
    assert!(
        policy.contains("default-src 'self'") && policy.contains("form-action 'self'"),
        "{policy}"
    );
    assert!(!policy.contains("unsafe"), "{policy}");
    assert_eq!(header("cache-control"), "no-store");
    assert_eq!(header("x-content-type-options"), "nosniff");
}

#[sqlx::test]
async fn a_post_from_another_site_is_refused_and_from_nowhere_passes(db: PgPool) {
    let portal = Portal::new(db).await;
    let send = async |name: Option<&'static str>, value: &str| {
        let mut visitor = portal.visitor();
        // An empty Sec-Fetch-Site is none: the client sends «same-origin» unless told otherwise.
        if let Some(name) = name {
            visitor.headers.insert(name, value.parse().unwrap());
        }
        visitor.post("/no-such-page", &[]).await.status
    };
    assert_eq!(
        send(Some("sec-fetch-site"), "cross-site").await,
        StatusCode::FORBIDDEN
    );
    assert_eq!(
        send(Some("sec-fetch-site"), "same-site").await,
        StatusCode::FORBIDDEN
    );
    assert_eq!(
        send(Some("sec-fetch-site"), "same-origin").await,
        StatusCode::NOT_FOUND
    );
    assert_eq!(
        send(Some("sec-fetch-site"), "none").await,
        StatusCode::NOT_FOUND
    );
    assert_eq!(send(None, "").await, StatusCode::NOT_FOUND);
}

#[sqlx::test]
async fn too_many_requests_get_a_page_with_the_time_left(db: PgPool) {
    let portal = Portal::with(db, |config| config.limits.requests_per_minute = 2).await;
    let mut visitor = portal.visitor();
    visitor.get("/a").await;
    visitor.get("/b").await;
    let page = visitor.get("/c").await;
    assert_eq!(page.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(page.headers.contains_key("retry-after"));
    assert_eq!(page.text("h1"), "Слишком много попыток");
    assert_eq!(visitor.get("/healthz").await.status, StatusCode::OK);
}

#[sqlx::test]
async fn cookies_are_host_bound_and_secure_exactly_under_https(db: PgPool) {
    for (url, secure) in [
        ("https://lk.example.test", true),
        ("http://lk.example.test", false),
    ] {
        let portal = Portal::with(db.clone(), |config| {
            config.server.public_url = url.to_owned()
        })
        .await;
        let (_, mut client) = portal
            .customer(&format!("secure-{secure}@example.test"))
            .await;
        if let Some(id) = client.cookies.remove("sid") {
            client
                .cookies
                .insert((if secure { "__Host-sid" } else { "sid" }).to_owned(), id);
        }
        let mut set = Vec::new();
        for reply in [
            client.get("/faq?lang=en&text=large").await,
            client.post("/sign-out", &[]).await,
        ] {
            set.extend(
                reply
                    .headers
                    .get_all("set-cookie")
                    .iter()
                    .map(|cookie| cookie.to_str().unwrap().to_owned()),
            );
        }
        for name in ["lang=en", "text=large", "flash=signed-out", "sid="] {
            assert!(
                set.iter()
                    .any(|cookie| cookie.trim_start_matches("__Host-").starts_with(name)),
                "{name}: {set:?}"
            );
        }
        for cookie in &set {
            assert_eq!(cookie.starts_with("__Host-"), secure, "{cookie}");
            assert_eq!(cookie.contains("; Secure"), secure, "{cookie}");
            assert!(
                cookie.contains("Path=/") && !cookie.contains("Domain"),
                "{cookie}"
            );
        }
        let page = client.get("/faq").await;
        assert_eq!(page.attribute("html", "lang"), "en", "and it is read back");
    }
}
