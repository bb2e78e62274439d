//! A portal over a test's own database, and people who use it.

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use chrono::{DateTime, Utc};
use http_body_util::BodyExt;
use kabinet::app::App;
use kabinet::app::gateway::Gateway;
use kabinet::base::Clock;
use kabinet::config::Config;
use kabinet::mail::Mailer;
use scraper::{Html, Selector};
use sha2::{Digest, Sha256};
use sqlx::PgPool;
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use tower::ServiceExt;
use uuid::Uuid;

/// The day tests live in, unless they move the clock: 22 November 2026, noon in Moscow.
pub fn usual_now() -> DateTime<Utc> {
    "2026-11-22T09:00:00Z".parse().unwrap()
}

pub struct Portal {
    pub app: App,
    pub clock: Clock,
    pub db: PgPool,
    mail_dir: PathBuf,
    router: Router,
}

impl Portal {
    pub async fn new(db: PgPool) -> Portal {
        Portal::with(db, |_| ()).await
    }

    /// With settings of its own.
    pub async fn with(db: PgPool, change: impl FnOnce(&mut Config)) -> Portal {
        let mut config = Config::test();
        config.mail.dir =
            std::env::temp_dir().join(format!("kabinet-mail-{}", Uuid::new_v4().simple()));
        config.sms.dir = config.mail.dir.with_extension("sms");
        change(&mut config);
        let clock = Clock::fixed(usual_now());
        let app = kabinet::cli::build_app(db, config, clock.clone())
            .await
            .unwrap();
        Portal::of(app, clock)
    }

    /// With a bank of the test's own.
    pub async fn with_bank(db: PgPool, bank: Arc<dyn Gateway>) -> Portal {
        Portal::with_bank_and(db, bank, |_| ()).await
    }

    /// With a bank of the test's own and settings of its own.
    pub async fn with_bank_and(
        db: PgPool,
        bank: Arc<dyn Gateway>,
        change: impl FnOnce(&mut Config),
    ) -> Portal {
        let mut config = Config::test();
        change(&mut config);
        config.mail.dir =
            std::env::temp_dir().join(format!("kabinet-mail-{}", Uuid::new_v4().simple()));
        config.sms.dir = config.mail.dir.with_extension("sms");
        let clock = Clock::fixed(usual_now());
        let app = App::build(db, config, clock.clone(), Some(bank), kabinet::cli::hooks())
            .await
            .unwrap();
        Portal::of(app, clock)
    }

    /// Over an app that stands already.
    pub fn of(app: App, clock: Clock) -> Portal {
        Portal {
            mail_dir: app.config.mail.dir.clone(),
            router: kabinet::router::router(app.clone()),
            db: app.db.clone(),
            clock,
            app,
        }
    }

    /// Somebody with an empty browser.
    pub fn visitor(&self) -> Client {
        Client {
            router: self.router.clone(),
            cookies: BTreeMap::new(),
            from: "192.0.2.10".to_owned(),
            headers: HeaderMap::new(),
        }
    }

    /// A new confirmed customer, signed in, with a profile that asks nothing.
    pub async fn customer(&self, email: &str) -> (Uuid, Client) {
        let id: Uuid = sqlx::query_scalar(
            "insert into customer (email, email_key, password_hash, last_name, first_name, middle_name, completed_at)
             values ($1, lower($1), 'x', 'Пробная', 'Анна', 'Сергеевна', now()) returning id",
        )
        .bind(email)
        .fetch_one(&self.db)
        .await
        .unwrap();
        (id, self.signed_in(id).await)
    }

    /// A client with a fresh session of `customer`, without going through the sign-in page.
    pub async fn signed_in(&self, customer: Uuid) -> Client {
        let id = tower_sessions::session::Id::default();
        let data = serde_json::json!({ "customer_id": customer, "remember": false, "seen_at": self.app.now() });
        sqlx::query("insert into session (id, data, expires_at) values ($1, $2, now() + interval '30 minutes')")
            .bind(Sha256::digest(id.to_string().as_bytes()).to_vec())
            .bind(data)
            .execute(&self.db)
            .await
            .unwrap();
        let mut client = self.visitor();
        client.cookies.insert("sid".to_owned(), id.to_string());
        client
    }

    /// A new member of staff with this role, signed in with both factors.
    pub async fn staff(&self, role: &str) -> (Uuid, Client) {
        let token = Uuid::new_v4().to_string();
        let id: Uuid = sqlx::query_scalar(
            "with p as (insert into staff (email, email_key, role, created_at)
                        values ($1 || $2 || '@staff.test', $1 || $2 || '@staff.test', $1, $3) returning id)
             insert into staff_session (token_hash, staff_id, stage, address, agent, created_at, seen_at)
             select $4, id, 'full', '192.0.2.10', '', $3, $3 from p returning staff_id",
        )
        .bind(role)
        .bind(&token)
        .bind(self.app.now())
        .bind(Sha256::digest(token.as_bytes()).to_vec())
        .fetch_one(&self.db)
        .await
        .unwrap();
        let mut client = self.visitor();
        client.cookies.insert("staff_sid".to_owned(), token);
        (id, client)
    }

    /// Links `customer` to the account with this number; gives the account's id.
    pub async fn link(&self, customer: Uuid, number: &str) -> Uuid {
        sqlx::query_scalar(
            "insert into account_link (customer_id, account_id, relation)
             select $1, id, 'owner' from account where number = $2 returning account_id",
        )
        .bind(customer)
        .bind(number)
        .fetch_one(&self.db)
        .await
        .unwrap()
    }

    /// Does all background work that is due, then gives every letter sent so far, oldest first.
    pub async fn letters(&self) -> Vec<SentLetter> {
        self.drain().await;
        let Ok(entries) = std::fs::read_dir(&self.mail_dir) else {
            return Vec::new();
        };
        let mut names: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
        names.sort();
        names
            .iter()
            .map(|name| SentLetter::parse(&std::fs::read(name).unwrap()))
            .collect()
    }

    /// The newest letter to this address, of this kind.
    pub async fn letter(&self, to: &str, kind: &str) -> SentLetter {
        let letters = self.letters().await;
        let found = letters
            .iter()
            .rev()
            .find(|letter| letter.to == to && letter.kind == kind);
        found
            .unwrap_or_else(|| panic!("no letter {kind} to {to} among {letters:?}"))
            .clone()
    }

    pub async fn drain(&self) {
        let mailer = Mailer::new(&self.app.config.mail).unwrap();
        kabinet::work::round(&self.app, &mailer, 1).await.unwrap();
    }

    /// One value by plain SQL.
    pub async fn count(&self, sql: &'static str) -> i64 {
        sqlx::query_scalar(sql).fetch_one(&self.db).await.unwrap()
    }
}

#[derive(Clone, Debug)]
pub struct SentLetter {
    pub kind: String,
    pub to: String,
    pub subject: String,
    pub text: String,
}

impl SentLetter {
    fn parse(raw: &[u8]) -> SentLetter {
        let message = mail_parser::MessageParser::default().parse(raw).unwrap();
        let header = |name: &str| {
            message
                .header_raw(name)
                .map(|value| value.trim().to_owned())
                .unwrap_or_default()
        };
        SentLetter {
            kind: header("X-Kabinet-Letter"),
            to: message
                .to()
                .and_then(|to| to.first())
                .and_then(|to| to.address())
                .unwrap_or_default()
                .to_owned(),
            subject: message.subject().unwrap_or_default().to_owned(),
            text: message.body_text(0).unwrap_or_default().into_owned(),
        }
    }

    /// The path of the first link that stands alone on its line and has `part` in it.
    pub fn link(&self, part: &str) -> String {
        let line = self
            .text
            .lines()
            .map(str::trim)
            .find(|line| line.starts_with("http") && line.contains(part));
        let url = line.unwrap_or_else(|| panic!("no link with {part} in {}", self.text));
        format!("/{}", url.splitn(4, '/').nth(3).unwrap())
    }
}

const URLENCODED: &str = "application/x-www-form-urlencoded";

/// A browser without scripts.
#[derive(Clone)]
pub struct Client {
    router: Router,
    pub cookies: BTreeMap<String, String>,
    pub from: String,
    pub headers: HeaderMap,
}

impl Client {
    pub async fn get(&mut self, path: &str) -> Reply {
        self.send(Method::GET, path, None).await
    }
    pub async fn head(&mut self, path: &str) -> Reply {
        self.send(Method::HEAD, path, None).await
    }

    /// Posts as a form of the portal's own pages would; an empty one as programs do, without saying what it is.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Reply {
        if fields.is_empty() {
            return self.send(Method::POST, path, None).await;
        }
        let body: Vec<String> = fields
            .iter()
            .map(|(name, value)| format!("{}={}", encode(name), encode(value)))
            .collect();
        let body = (URLENCODED, body.join("&").into_bytes());
        self.send(Method::POST, path, Some(body)).await
    }

    /// Posts a form with files, as a browser does: multipart, every file under `files`.
    pub async fn upload(
        &mut self,
        path: &str,
        fields: &[(&str, &str)],
        files: &[(&str, &[u8])],
    ) -> Reply {
        let mut body = Vec::new();
        for (name, value) in fields {
            let part = format!(
                "--limit\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
            );
            body.extend(part.into_bytes());
        }
        for (name, content) in files {
            let head = format!(
                "--limit\r\ncontent-disposition: form-data; name=\"files\"; filename=\"{name}\"\r\ncontent-type: application/octet-stream\r\n\r\n"
            );
            body.extend(head.into_bytes());
            body.extend_from_slice(content);
            body.extend(b"\r\n");
        }
        body.extend(b"--limit--\r\n");
        let body = ("multipart/form-data; boundary=limit", body);
        self.send(Method::POST, path, Some(body)).await
    }

    /// Posts JSON, as a bank does.
    pub async fn post_json(&mut self, path: &str, body: &serde_json::Value) -> Reply {
        let body = ("application/json", body.to_string().into_bytes());
        self.send(Method::POST, path, Some(body)).await
    }

    /// Fills in the page's main form (`data-form="main"`) and sends it to where it says; hidden fields,
    /// selected and ticked ones go as they stand, `fields` over them.
    pub async fn submit(&mut self, page: &Reply, fields: &[(&str, &str)]) -> Reply {
        let form = page.form();
        let mut all = form.fields;
        for (name, value) in fields {
            all.retain(|(known, _)| known != name);
            all.push(((*name).to_owned(), (*value).to_owned()));
        }
        let all: Vec<(&str, &str)> = all
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        let action = if form.action.is_empty() {
            page.path.clone()
        } else {
            form.action
        };
        self.post(&action, &all).await
    }

    /// Follows one redirect after another to the page.
    pub async fn follow(&mut self, mut reply: Reply) -> Reply {
        for _ in 0..5 {
            let Some(location) = reply.location() else {
                return reply;
            };
            reply = self.get(&location).await;
        }
        panic!("redirects without end: {}", reply.path)
    }

    async fn send(&mut self, method: Method, path: &str, body: Option<(&str, Vec<u8>)>) -> Reply {
        let mut request = Request::builder().method(method.clone()).uri(path);
        let headers = request.headers_mut().unwrap();
        headers.extend(self.headers.clone());
        if !self.cookies.is_empty() {
            let cookies: Vec<String> = self
                .cookies
                .iter()
                .map(|(name, value)| format!("{name}={value}"))
                .collect();
            headers.insert(header::COOKIE, cookies.join("; ").parse().unwrap());
        }
        if method == Method::POST {
            let kind = body.as_ref().map_or(URLENCODED, |(kind, _)| kind);
            headers.insert(header::CONTENT_TYPE, kind.parse().unwrap());
            headers
                .entry("sec-fetch-site")
                .or_insert("same-origin".parse().unwrap());
        }
        let peer: SocketAddr = format!("{}:4000", self.from).parse().unwrap();
        let request = request
            .extension(ConnectInfo(peer))
            .body(body.map_or(Body::empty(), |(_, bytes)| Body::from(bytes)))
            .unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        for cookie in parts.headers.get_all(header::SET_COOKIE) {
            let pair = cookie.to_str().unwrap().split(';').next().unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            if value.is_empty() || cookie.to_str().unwrap().contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        let bytes = body.collect().await.unwrap().to_bytes();
        Reply {
            status: parts.status,
            headers: parts.headers,
            body: String::from_utf8_lossy(&bytes).into_owned(),
            bytes: bytes.to_vec(),
            path: path.to_owned(),
        }
    }
}

fn encode(text: &str) -> String {
    text.bytes()
        .map(|b| {
            if b.is_ascii_alphanumeric() {
                char::from(b).to_string()
            } else {
                format!("%{b:02X}")
            }
        })
        .collect()
}

pub struct Form {
    pub action: String,
    pub fields: Vec<(String, String)>,
}

#[derive(Debug)]
pub struct Reply {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
    /// The same as it came, for files.
    pub bytes: Vec<u8>,
    pub path: String,
}

impl Reply {
    pub fn location(&self) -> Option<String> {
        self.headers
            .get(header::LOCATION)
            .map(|value| value.to_str().unwrap().to_owned())
    }
    pub fn html(&self) -> Html {
        Html::parse_document(&self.body)
    }
    /// Text of every element that matches, white space folded.
    pub fn texts(&self, selector: &str) -> Vec<String> {
        let html = self.html();
        let fold = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
        html.select(&Selector::parse(selector).unwrap())
            .map(|element| fold(element.text().collect()))
            .collect()
    }
    pub fn text(&self, selector: &str) -> String {
        self.texts(selector)
            .into_iter()
            .next()
            .unwrap_or_else(|| panic!("nothing matches {selector} in {}", self.body))
    }
    pub fn has(&self, selector: &str) -> bool {
        !self.texts(selector).is_empty()
    }
    /// The value of `attribute` on every element that matches.
    pub fn attributes(&self, selector: &str, attribute: &str) -> Vec<String> {
        let html = self.html();
        html.select(&Selector::parse(selector).unwrap())
            .filter_map(|e| e.value().attr(attribute).map(str::to_owned))
            .collect()
    }
    pub fn attribute(&self, selector: &str, attribute: &str) -> String {
        let all = self.attributes(selector, attribute);
        all.into_iter()
            .next()
            .unwrap_or_else(|| panic!("no {attribute} on {selector} in {}", self.body))
    }
    /// The sentence beside a field.
    pub fn error(&self, field: &str) -> Option<String> {
        self.texts(&format!("[data-error=\"{field}\"]"))
            .into_iter()
            .next()
    }
    /// The page's main form as a browser would send it untouched.
    pub fn form(&self) -> Form {
        let html = self.html();
        let form = html
            .select(&Selector::parse("form[data-form=main]").unwrap())
            .next();
        let form = form.unwrap_or_else(|| panic!("no main form on {}: {}", self.path, self.body));
        let mut fields = Vec::new();
        for input in form.select(&Selector::parse("input, textarea, select").unwrap()) {
            let of = |name: &str| input.value().attr(name);
            let Some(name) = of("name") else { continue };
            match (input.value().name(), of("type").unwrap_or("text")) {
                ("input", "checkbox" | "radio") if of("checked").is_none() => {}
                ("input", _) => fields.push((
                    name.to_owned(),
                    of("value")
                        .unwrap_or(if of("type") == Some("checkbox") {
                            "on"
                        } else {
                            ""
                        })
                        .to_owned(),
                )),
                ("textarea", _) => fields.push((name.to_owned(), input.text().collect())),
                _ => {
                    let options: Vec<_> =
                        input.select(&Selector::parse("option").unwrap()).collect();
                    let chosen = options
                        .iter()
                        .find(|o| o.value().attr("selected").is_some())
                        .or(options.first());
                    let value = chosen
                        .and_then(|option| option.value().attr("value"))
                        .unwrap_or_default();
                    fields.push((name.to_owned(), value.to_owned()));
                }
            }
        }
        Form {
            action: form.value().attr("action").unwrap_or_default().to_owned(),
            fields,
        }
    }
}
