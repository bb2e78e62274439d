//! The pictures of `/help`: taken from the demo's own pages, so that they show what stands there today.
//!
//! `KABINET_HELP_PICTURES=static/help cargo nextest run help_pictures` takes them anew; without it the ones
//! that are committed are looked at.

use super::browser::{Browser, DESKTOP, Served};
use axum::http::Method;
use base64::Engine;
use fantoccini::wd::WebDriverCompatibleCommand;
use serde_json::json;
use sqlx::PgPool;
use std::path::{Path, PathBuf};

/// The six steps of `/help`, in their order.
const STEPS: [&str; 6] = ["sign-up", "link", "readings", "estimate", "pay", "print"];
/// A page of help stays light.
const HEAVIEST: usize = 40 * 1024;

#[test]
fn every_step_of_help_has_a_light_picture() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("static/help");
    for step in STEPS {
        let bytes = std::fs::read(folder.join(format!("{step}.webp"))).unwrap();
        assert_eq!(
            (&bytes[..4], &bytes[8..12]),
            (&b"RIFF"[..], &b"WEBP"[..]),
            "{step}"
        );
        assert!(bytes.len() <= HEAVIEST, "{step}: {} bytes", bytes.len());
    }
}

/// Chromium's own screenshot, as WebP, from so many pixels below the top of the page.
#[derive(Debug)]
struct Capture(f64);

impl WebDriverCompatibleCommand for Capture {
    fn endpoint(
        &self,
        base: &url::Url,
        session: Option<&str>,
    ) -> Result<url::Url, url::ParseError> {
        base.join(&format!(
            "session/{}/goog/cdp/execute",
            session.unwrap_or_default()
        ))
    }
    fn method_and_body(&self, _: &url::Url) -> (Method, Option<String>) {
        let clip = json!({ "x": 0, "y": self.0, "width": 560, "height": 520, "scale": 1 });
        let params =
            json!({ "format": "webp", "quality": 55, "clip": clip, "captureBeyondViewport": true });
        (
            Method::POST,
            Some(json!({ "cmd": "Page.captureScreenshot", "params": params }).to_string()),
        )
    }
}

/// A picture of `step`, beginning a little above what `css` finds: header and banner are not the step.
async fn take(browser: &Browser, folder: &Path, step: &str, css: &str) {
    let top = format!(
        "return (document.querySelector('{css}')?.getBoundingClientRect().top ?? 16) + window.scrollY"
    );
    let y = browser.script(&top).await.as_f64().unwrap() - 16.0;
    let taken = browser.client.issue_cmd(Capture(y.max(0.0))).await.unwrap();
    let data = taken["data"].as_str().unwrap();
    let bytes = base64::engine::general_purpose::STANDARD
        .decode(data)
        .unwrap();
    std::fs::write(folder.join(format!("{step}.webp")), bytes).unwrap();
}

#[sqlx::test]
async fn pictures_of_help_are_taken_from_the_demo(db: PgPool) {
    let Some(folder) = std::env::var_os("KABINET_HELP_PICTURES").map(PathBuf::from) else {
        return;
    };
    std::fs::create_dir_all(&folder).unwrap();
    let served = Served::start(db).await;
    kabinet::demo::prepare(&served.app).await.unwrap();
    let browser = Browser::open(&served, DESKTOP).await;
    browser.client.set_window_size(560, 900).await.unwrap();
    browser.go("/sign-up/email?lang=ru").await;
    take(&browser, &folder, "sign-up", "main h1").await;
    browser.go("/sign-in").await;
    browser.fill("#login", kabinet::demo::LOGIN).await;
    browser.fill("#password", kabinet::demo::PASSWORD).await;
    browser.send().await;
    browser.go("/accounts/new").await;
    browser.fill("#number", "410012003").await;
    browser.click("[name=relation][value=owner]").await;
    browser.send().await;
    take(&browser, &folder, "link", "main h1").await;
    let account: uuid::Uuid =
        sqlx::query_scalar("select id from account where number = '410012045'")
            .fetch_one(&served.db)
            .await
            .unwrap();
    let here = format!("/accounts/{account}");
    let last: Vec<(uuid::Uuid, i16, rust_decimal::Decimal)> = sqlx::query_as(
        "select distinct on (r.meter_id, r.zone) r.meter_id, r.zone, round(r.value) + 5 from reading r
         join meter m on m.id = r.meter_id
         where r.account_id = $1 and m.removed_on is null order by r.meter_id, r.zone, r.taken_on desc",
    )
    .bind(account)
    .fetch_all(&served.db)
    .await
    .unwrap();
    browser.go(&format!("{here}/readings/new")).await;
    for (meter, zone, value) in last {
        let field = format!("#m{}_{zone}", meter.simple());
        if browser.has(&field).await {
            browser.fill(&field, &value.to_string()).await;
        }
    }
    browser.script("window.scrollTo(0, 0)").await;
    take(&browser, &folder, "readings", "fieldset").await;
    browser.send().await;
    take(&browser, &folder, "estimate", "main h1").await;
    browser.go(&format!("{here}/payments/new")).await;
    take(&browser, &folder, "pay", "main h1").await;
    let newest: chrono::NaiveDate =
        sqlx::query_scalar("select max(period) from bill where account_id = $1")
            .bind(account)
            .fetch_one(&served.db)
            .await
            .unwrap();
    let bill = format!("{here}/bills/{}", newest.format("%Y-%m"));
    browser.go(&format!("{bill}/print")).await;
    assert!(browser.has("article.paper").await, "the page to print");
    take(&browser, &folder, "print", "article.paper").await;
    browser.close().await;
}
