//! SMSC.ru and SMS.RU, from the protocols' text (DOMAIN 10), on one server. Strict: what must not stand in
//! an address is refused there.

use super::{Mood, serve, serve_on_a_thread};
use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock};
use std::time::Duration;

pub const LOGIN: &str = "kabinet";
pub const PASSWORD: &str = "pass-word";
pub const API_ID: &str = "5EBF0E4A-0000-1111-2222-333344445555";

/// A message on its way to a telephone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// The sender's own (SMSC) or the gateway's.
    pub id: String,
    /// Digits.
    pub phone: String,
    pub text: String,
}

/// Both gateways.
pub struct Sms {
    books: Mutex<Vec<Message>>,
    /// Every call, as it came: path and fields.
    heard: Mutex<Vec<(String, BTreeMap<String, String>)>>,
    mood: Mutex<Mood>,
    /// `error_code` / `status_code` of the next refusal.
    code: Mutex<i64>,
    url: OnceLock<String>,
}

impl Sms {
    fn new() -> Arc<Sms> {
        Arc::new(Sms {
            books: Mutex::default(),
            heard: Mutex::default(),
            mood: Mutex::default(),
            code: Mutex::default(),
            url: OnceLock::new(),
        })
    }
    fn router(self: &Arc<Sms>) -> Router {
        Router::new()
            .route("/{*path}", post(call))
            .with_state(self.clone())
    }
    /// On the test's own runtime.
    pub async fn start() -> Arc<Sms> {
        let gateway = Sms::new();
        gateway.url.set(serve(gateway.router()).await).unwrap();
        gateway
    }
    /// On a thread of its own, which outlives any runtime.
    pub fn start_thread() -> Arc<Sms> {
        let gateway = Sms::new();
        gateway
            .url
            .set(serve_on_a_thread(gateway.router()))
            .unwrap();
        gateway
    }
    /// For `sms.api_url`.
    pub fn url(&self) -> String {
        self.url.get().unwrap().clone()
    }
    pub fn be(&self, mood: Mood) {
        *self.mood.lock().unwrap() = mood;
    }
    /// Refuses everything with this code.
    pub fn refuse(&self, code: i64) {
        *self.code.lock().unwrap() = code;
        self.be(Mood::Refuses);
    }
    /// Messages that left, in their order.
    pub fn books(&self) -> Vec<Message> {
        self.books.lock().unwrap().clone()
    }
    pub fn heard(&self, path: &str) -> usize {
        let heard = self.heard.lock().unwrap();
        heard.iter().filter(|(known, _)| known == path).count()
    }
}

async fn call(
    State(sms): State<Arc<Sms>>,
    Path(path): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let kind = headers
        .get(header::CONTENT_TYPE)
        .map(|kind| kind.to_str().unwrap());
    if query.is_some() || kind != Some("application/x-www-form-urlencoded") {
        return StatusCode::BAD_REQUEST.into_response();
    }
    let fields: BTreeMap<String, String> =
        url::form_urlencoded::parse(&body).into_owned().collect();
    sms.heard
        .lock()
        .unwrap()
        .push((path.clone(), fields.clone()));
    match path.as_str() {
        "sys/status.php" => said(smsc_status(&sms, &fields)),
        "sys/balance.php" => {
            said(smsc_denied(&fields).unwrap_or_else(|| json!({ "balance": "1234.50" })))
        }
        "my/balance" => said(
            smsru_denied(&fields)
                .unwrap_or_else(|| json!({ "status": "OK", "status_code": 100, "balance": 12.3 })),
        ),
        "sys/send.php" | "sms/send" => send(sms, path, fields).await,
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}

fn said(body: Value) -> Response {
    body.to_string().into_response()
}

async fn send(sms: Arc<Sms>, path: String, fields: BTreeMap<String, String>) -> Response {
    let work = |sms: &Sms| match path.as_str() {
        "sys/send.php" => smsc_send(sms, &fields),
        _ => smsru_send(sms, &fields),
    };
    let mood = *sms.mood.lock().unwrap();
    match mood {
        Mood::Works | Mood::OtherAmount => said(work(&sms)),
        Mood::Late(pause) => {
            let done = work(&sms);
            tokio::time::sleep(pause).await;
            said(done)
        }
        Mood::FailsAfter => {
            work(&sms);
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
        Mood::FailsBefore => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        Mood::HangsUp => {
            work(&sms);
            super::hang_up()
        }
        Mood::StillAtIt => {
            let done = work(&sms);
            tokio::time::sleep(Duration::from_millis(1)).await;
            drop(done);
            (StatusCode::ACCEPTED, "wait").into_response()
        }
        Mood::Refuses => {
            let code = *sms.code.lock().unwrap();
            said(match path.as_str() {
                "sys/send.php" => json!({ "error": "no", "error_code": code }),
                _ => json!({ "status": "ERROR", "status_code": code, "status_text": "no" }),
            })
        }
    }
}

fn smsc_denied(fields: &BTreeMap<String, String>) -> Option<Value> {
    let of = |name: &str| fields.get(name).map(String::as_str);
    let right = (of("login"), of("psw")) == (Some(LOGIN), Some(PASSWORD));
    (!right).then(|| json!({ "error": "authorise error", "error_code": 2 }))
}

fn smsru_denied(fields: &BTreeMap<String, String>) -> Option<Value> {
    let right = fields.get("api_id").is_some_and(|id| id == API_ID);
    (!right).then(
        || json!({ "status": "ERROR", "status_code": 200, "status_text": "Неправильный api_id" }),
    )
}

fn is_phone(text: &str) -> bool {
    text.len() == 11 && text.starts_with("79") && text.bytes().all(|b| b.is_ascii_digit())
}

fn smsc_send(sms: &Sms, fields: &BTreeMap<String, String>) -> Value {
    if let Some(denied) = smsc_denied(fields) {
        return denied;
    }
    let of = |name: &str| fields.get(name).cloned().unwrap_or_default();
    let id: i64 = of("id").parse().unwrap_or(0);
    if of("fmt") != "3"
        || of("charset") != "utf-8"
        || of("mes").is_empty()
        || !(1..=2_147_483_647).contains(&id)
    {
        return json!({ "error": "parameters error", "error_code": 1 });
    }
    if !is_phone(&of("phones")) {
        return json!({ "error": "invalid number", "error_code": 7, "id": id });
    }
    sms.books.lock().unwrap().push(Message {
        id: of("id"),
        phone: of("phones"),
        text: of("mes"),
    });
    json!({ "id": id, "cnt": 1 })
}

fn smsc_status(sms: &Sms, fields: &BTreeMap<String, String>) -> Value {
    if let Some(denied) = smsc_denied(fields) {
        return denied;
    }
    let of = |name: &str| fields.get(name).cloned().unwrap_or_default();
    let known = sms
        .books()
        .iter()
        .any(|one| one.id == of("id") && one.phone == of("phone"));
    match known {
        true => json!({ "status": 1, "last_date": "22.11.2026 12:00:00", "last_timestamp": 1 }),
        false => json!({ "status": -3 }),
    }
}

fn smsru_send(sms: &Sms, fields: &BTreeMap<String, String>) -> Value {
    if let Some(denied) = smsru_denied(fields) {
        return denied;
    }
    let of = |name: &str| fields.get(name).cloned().unwrap_or_default();
    let (to, text) = (of("to"), of("msg"));
    if of("json") != "1" || text.is_empty() {
        return json!({ "status": "ERROR", "status_code": 203, "status_text": "Нет текста сообщения" });
    }
    let own = if is_phone(&to) {
        let mut books = sms.books.lock().unwrap();
        let id = format!("000-{}", books.len() + 1);
        books.push(Message {
            id: id.clone(),
            phone: to.clone(),
            text,
        });
        json!({ "status": "OK", "status_code": 100, "sms_id": id })
    } else {
        json!({ "status": "ERROR", "status_code": 202, "status_text": "Неправильно указан номер телефона" })
    };
    json!({ "status": "OK", "status_code": 100, "sms": { to: own }, "balance": 12.3 })
}
