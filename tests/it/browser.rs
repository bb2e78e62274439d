//! A real browser (headless Chromium) on a portal that listens: what a person sees and clicks.

use axum::http::Method;
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{ClientBuilder, Locator};
use kabinet::app::App;
use kabinet::base::Clock;
use kabinet::config::Config;
use kabinet::mail::Mailer;
use serde_json::{Value, json};
use sqlx::PgPool;
use std::net::SocketAddr;
use std::process::Stdio;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::net::TcpListener;
use tokio::process::{Child, Command};
use tokio_util::sync::CancellationToken;

const AXE: &str = include_str!("axe.min.js");

/// A portal with its worker on a free port of this machine.
pub struct Served {
    pub app: App,
    pub url: String,
    pub db: PgPool,
    stop: CancellationToken,
}

impl Served {
    pub async fn start(db: PgPool) -> Served {
        Served::with(db, |_| ()).await
    }

    /// With settings of its own.
    pub async fn with(db: PgPool, change: impl FnOnce(&mut Config)) -> Served {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let mut config = Config::test();
        config.server.listen = address;
        config.server.public_url = format!("http://{address}");
        config.mail.dir =
            std::env::temp_dir().join(format!("kabinet-mail-{}", uuid::Uuid::new_v4().simple()));
        config.sms.dir = config.mail.dir.with_extension("sms");
        config.demo = true;
        change(&mut config);
        let app = kabinet::cli::build_app(db.clone(), config, Clock::system())
            .await
            .unwrap();
        let stop = CancellationToken::new();
        let mailer = Mailer::new(&app.config.mail).unwrap();
        tokio::spawn(kabinet::work::run(app.clone(), mailer, stop.clone()));
        let service = kabinet::router::router(app.clone())
            .into_make_service_with_connect_info::<SocketAddr>();
        tokio::spawn(async move { axum::serve(listener, service).await });
        Served {
            app,
            url: format!("http://{address}"),
            db,
            stop,
        }
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        self.stop.cancel();
    }
}

#[derive(Clone, Copy)]
pub struct Screen {
    pub width: u32,
    pub scripts: bool,
}

pub const PHONE: Screen = Screen {
    width: 320,
    scripts: true,
};
pub const DESKTOP: Screen = Screen {
    width: 1280,
    scripts: true,
};
pub const NO_SCRIPTS: Screen = Screen {
    width: 1280,
    scripts: false,
};

/// One browser window. Close it with [`Browser::close`], which also checks that nothing was logged as an error.
pub struct Browser {
    pub client: fantoccini::Client,
    base: String,
    screen: Screen,
    _driver: Child,
}

#[derive(Debug)]
struct ConsoleLog;

impl WebDriverCompatibleCommand for ConsoleLog {
    fn endpoint(
        &self,
        base: &url::Url,
        session: Option<&str>,
    ) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/se/log", session.unwrap_or_default()))
    }
    fn method_and_body(&self, _: &url::Url) -> (Method, Option<String>) {
        (Method::POST, Some(json!({ "type": "browser" }).to_string()))
    }
}

async fn start_driver() -> (Child, u16) {
    let mut driver = Command::new("chromedriver")
        .arg("--port=0")
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .expect("chromedriver: run scripts/install.sh test");
    let mut lines = BufReader::new(driver.stdout.take().unwrap()).lines();
    while let Some(line) = lines.next_line().await.unwrap() {
        if let Some(port) = line
            .rsplit_once("successfully on port ")
            .and_then(|(_, port)| port.trim_end_matches('.').parse().ok())
        {
            tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
            return (driver, port);
        }
    }
    panic!("chromedriver did not start");
}

impl Browser {
    pub async fn open(served: &Served, screen: Screen) -> Browser {
        let (driver, port) = start_driver().await;
        // Without scripts the driver cannot scroll to what it clicks: the whole page must fit.
        let tall = if screen.scripts {
            "1280,1200"
        } else {
            "1280,4000"
        };
        let mut options = json!({
            "args": ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                     "--disable-background-networking", "--hide-scrollbars", "--lang=ru", format!("--window-size={tall}")],
        });
        if screen.width < 500 {
            options["mobileEmulation"] = json!({ "deviceMetrics": { "width": screen.width, "height": if screen.scripts { 800 } else { 4000 }, "pixelRatio": 1.0, "touch": true } });
        }
        if !screen.scripts {
            options["prefs"] = json!({ "profile.managed_default_content_settings.javascript": 2 });
        }
        let mut capabilities = serde_json::Map::new();
        capabilities.insert("goog:chromeOptions".to_owned(), options);
        capabilities.insert("goog:loggingPrefs".to_owned(), json!({ "browser": "ALL" }));
        let client = ClientBuilder::new(hyper_util::client::legacy::connect::HttpConnector::new())
            .capabilities(capabilities)
            .connect(&format!("http://127.0.0.1:{port}"))
            .await
            .unwrap();
        Browser {
            client,
            base: served.url.clone(),
            screen,
            _driver: driver,
        }
    }

    pub async fn go(&self, path: &str) {
        self.client
            .goto(&format!("{}{path}", self.base))
            .await
            .unwrap();
    }

    /// The path of the page that is shown.
    pub async fn path(&self) -> String {
        self.client.current_url().await.unwrap().path().to_owned()
    }

    pub async fn fill(&self, css: &str, text: &str) {
        let field = self
            .client
            .find(Locator::Css(css))
            .await
            .unwrap_or_else(|e| panic!("{css}: {e}"));
        field.clear().await.unwrap();
        field.send_keys(text).await.unwrap();
    }

    pub async fn click(&self, css: &str) {
        if self.screen.scripts {
            // On a phone the driver takes the window for the screen and would click beside it.
            let scroll = "document.querySelector(arguments[0])?.scrollIntoView({ block: 'center', behavior: 'instant' })";
            self.client.execute(scroll, vec![json!(css)]).await.unwrap();
        }
        let element = self
            .client
            .find(Locator::Css(css))
            .await
            .unwrap_or_else(|e| panic!("{css}: {e}"));
        element
            .click()
            .await
            .unwrap_or_else(|e| panic!("{css}: {e}"));
    }

    /// Sends the page's main form by its button and waits for the page that answers.
    pub async fn send(&self) {
        let before = self.client.find(Locator::Css("html")).await.unwrap();
        self.click("form[data-form=main] button.btn-primary, form[data-form=main] button:not([type=button])").await;
        for _ in 0..200 {
            let left = before.attr("lang").await.is_err();
            if left && self.has("main").await {
                return;
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        panic!("no answer to the form of {}", self.path().await);
    }

    pub async fn text(&self, css: &str) -> String {
        let element = self.client.find(Locator::Css(css)).await;
        let element = match element {
            Ok(element) => element,
            Err(error) => panic!("{css}: {error} on {}", self.client.source().await.unwrap()),
        };
        element.text().await.unwrap()
    }

    pub async fn has(&self, css: &str) -> bool {
        !self
            .client
            .find_all(Locator::Css(css))
            .await
            .unwrap()
            .is_empty()
    }

    pub async fn attribute(&self, css: &str, name: &str) -> String {
        let element = self
            .client
            .find(Locator::Css(css))
            .await
            .unwrap_or_else(|e| panic!("{css}: {e}"));
        element
            .attr(name)
            .await
            .unwrap()
            .unwrap_or_else(|| panic!("no {name} on {css}"))
    }

    /// What must hold on every page, whoever looks: it fits, has one heading, and axe finds nothing
    /// (WCAG 2.2 AA and best practice). `name` names the picture in target/shots.
    pub async fn check(&self, name: &str) {
        self.picture(name).await;
        let headings = self
            .client
            .find_all(Locator::Css("h1"))
            .await
            .unwrap()
            .len();
        assert_eq!(headings, 1, "{name}: one h1 a page");
        if !self.screen.scripts {
            return;
        }
        let wide = self.script("return document.documentElement.scrollWidth - document.documentElement.clientWidth").await;
        assert_eq!(
            wide,
            json!(0),
            "{name} scrolls sideways at {} px",
            self.screen.width
        );
        self.client.execute(AXE, vec![]).await.unwrap();
        let run = "const done = arguments[arguments.length - 1];
            axe.run({ runOnly: ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice'] })
               .then(r => done(r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html + ' — ' + n.failureSummary).join(' | '))));";
        let found = self.client.execute_async(run, vec![]).await.unwrap();
        assert_eq!(found, json!([]), "{name} at {} px", self.screen.width);
    }

    pub async fn script(&self, script: &str) -> Value {
        self.client.execute(script, vec![]).await.unwrap()
    }

    /// Saves what is shown, for people to look at.
    pub async fn picture(&self, name: &str) {
        let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("shots");
        std::fs::create_dir_all(&folder).unwrap();
        if self.screen.scripts {
            let height = self
                .script("return document.documentElement.scrollHeight")
                .await
                .as_u64()
                .unwrap_or(800);
            let (width, height) = (
                self.screen.width,
                u32::try_from(height).unwrap().clamp(600, 6000),
            );
            self.client
                .set_window_size(width.max(500), height + 140)
                .await
                .ok();
        }
        let png = self.client.screenshot().await.unwrap();
        let scripts = if self.screen.scripts { "" } else { "-noscript" };
        std::fs::write(
            folder.join(format!("{name}-{}{scripts}.png", self.screen.width)),
            png,
        )
        .unwrap();
    }

    /// Closes the window. No page may have logged an error.
    pub async fn close(self) {
        let log = self.client.issue_cmd(ConsoleLog).await.unwrap();
        let errors: Vec<&Value> = log
            .as_array()
            .unwrap()
            .iter()
            .filter(|line| line["level"] == "SEVERE")
            .collect();
        // Chromium logs every answer of 4xx as an error of the network; ours are pages.
        let errors: Vec<_> = errors
            .into_iter()
            .filter(|line| line["source"] != "network")
            .collect();
        assert!(errors.is_empty(), "console: {errors:?}");
        self.client.close().await.unwrap();
    }
}
