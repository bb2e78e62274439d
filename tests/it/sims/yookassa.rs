//! YooKassa API v3 as DOMAIN 2 tells it: strict about what it is sent, with a page where people pay and
//! books of the money that it really took. It knows nothing of the portal and of its client.

use super::Mood;
use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, Method, StatusCode, Uri, header};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use base64::Engine;
use chrono::{DateTime, Duration, SecondsFormat, Utc};
use rust_decimal::Decimal;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, MutexGuard};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use uuid::Uuid;

pub const SHOP: &str = "100500";
pub const KEY: &str = "test_Q1w2E3r4T5y6U7i8";

/// Unconfirmed orders die after it; keys are remembered for a day.
const LIFE: i64 = 60;
const KEYS: i64 = 24 * 60;

/// A call as it came, and what was answered.
#[derive(Clone, Debug)]
pub struct Heard {
    pub method: String,
    pub path: String,
    pub query: String,
    pub key: Option<String>,
    pub bytes: Vec<u8>,
    pub body: Value,
    pub status: u16,
}

/// An answer: status and body.
type Said = (u16, Value);

/// An order at the bank.
struct Order {
    object: Value,
    created: DateTime<Utc>,
    return_url: String,
    saves: bool,
    taken: Decimal,
}

struct Refund {
    object: Value,
    amount: Decimal,
}

/// When the shop's till makes the чек of what was paid or given back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Till {
    #[default]
    AtOnce,
    /// When [`Sim::till_works`] says so.
    Later,
    /// At once, and its numbers are told nowhere.
    Nameless,
}

struct Done {
    at: DateTime<Utc>,
    path: String,
    body: Vec<u8>,
    said: Value,
}

#[derive(Default)]
struct Bank {
    url: String,
    mood: Mood,
    /// None = the machine's clock.
    now: Option<DateTime<Utc>>,
    silent: bool,
    webhook: Option<String>,
    unsecured: bool,
    /// It says what DOMAIN 2 says that it says, and no more: the status of its lists.
    bare: Option<u16>,
    till: Till,
    receipts: Vec<Value>,
    saving_forbidden: bool,
    refunds_wait: bool,
    saved_declined: Option<&'static str>,
    page: usize,
    orders: Vec<Order>,
    refunds: Vec<Refund>,
    keys: HashMap<String, Done>,
    waiting: Vec<(String, String, Vec<u8>)>,
    cards: HashMap<String, Value>,
    heard: Vec<Heard>,
}

/// A running bank; clones are the same one.
#[derive(Clone)]
pub struct Sim {
    bank: Arc<Mutex<Bank>>,
    pub url: String,
}

impl Sim {
    /// On the test's own runtime.
    pub async fn start() -> Sim {
        let bank = Bank {
            page: 100,
            ..Bank::default()
        };
        let mut sim = Sim {
            bank: Arc::new(Mutex::new(bank)),
            url: String::new(),
        };
        sim.url = super::serve(sim.router()).await;
        sim.bank().url.clone_from(&sim.url);
        sim
    }

    /// On a thread and a runtime of its own, which live as long as the process: for programs that are
    /// killed beside it.
    pub fn start_thread() -> Sim {
        let (tell, told) = std::sync::mpsc::channel();
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_multi_thread()
                .worker_threads(1)
                .enable_all()
                .build()
                .unwrap();
            runtime.block_on(async move {
                tell.send(Sim::start().await).unwrap();
                std::future::pending::<()>().await;
            });
        });
        told.recv().unwrap()
    }

    fn router(&self) -> Router {
        Router::new()
            .route("/pay/{id}", get(page).post(decide))
            .fallback(api)
            .with_state(self.clone())
    }
    fn bank(&self) -> MutexGuard<'_, Bank> {
        // A hang-up unwinds; it never holds the lock.
        self.bank.lock().unwrap()
    }

    /// For `payments.yookassa.api_url`.
    pub fn api_url(&self) -> String {
        format!("{}/v3", self.url)
    }
    /// What was «in progress» is done when the mood changes.
    pub fn be(&self, mood: Mood) {
        let mut bank = self.bank();
        bank.mood = mood;
        for (path, key, body) in std::mem::take(&mut bank.waiting) {
            bank.act(&path, &key, &body);
        }
    }
    /// Its clock stands at `now` from here on.
    pub fn set_now(&self, now: DateTime<Utc>) {
        self.bank().now = Some(now);
    }
    /// Whether questions (every GET) are answered; else 500.
    pub fn answer_questions(&self, answers: bool) {
        self.bank().silent = !answers;
    }
    /// Where notifications go after somebody paid on its page, and by [`Sim::notify`].
    pub fn set_webhook(&self, url: &str) {
        self.bank().webhook = Some(url.to_owned());
    }
    /// Cards from here on pay without 3-D Secure.
    pub fn without_3ds(&self) {
        self.bank().unsecured = true;
    }
    /// From here on it says only what the text names without calling it optional: no lists (they answer
    /// `status` without a word), nothing of receipts, of 3-D Secure, of moments; what it makes it answers
    /// with 201.
    pub fn knows_only_the_text(&self, status: u16) {
        self.bank().bare = Some(status);
    }
    pub fn set_till(&self, till: Till) {
        self.bank().till = till;
    }
    /// Every чек that was not made yet is made.
    pub fn till_works(&self) {
        self.bank().ring_up();
    }
    /// The shop's manager has not allowed to keep cards.
    pub fn forbid_saving(&self) {
        self.bank().saving_forbidden = true;
    }
    /// Refunds from here on are `pending` until [`Sim::end_refunds`].
    pub fn let_refunds_wait(&self) {
        self.bank().refunds_wait = true;
    }
    /// Refunds that wait end so: `succeeded` or `canceled`.
    pub fn end_refunds(&self, status: &str) {
        let mut bank = self.bank();
        bank.refunds_wait = false;
        for refund in &mut bank.refunds {
            if refund.object["status"] == "pending" {
                refund.object["status"] = json!(status);
                if status == "canceled" {
                    refund.amount = Decimal::ZERO;
                    refund.object["cancellation_details"] =
                        json!({ "party": "yoo_money", "reason": "insufficient_funds" });
                }
            }
        }
    }
    /// The money of our payment's order is held and not taken.
    pub fn hold(&self, payment: Uuid) {
        let mut bank = self.bank();
        let at = bank.waiting_order(payment).expect("an order that waits");
        let object = &mut bank.orders[at].object;
        object["status"] = json!("waiting_for_capture");
        object["paid"] = json!(true);
        object.as_object_mut().unwrap().remove("confirmation");
    }
    /// Charges of saved cards are declined with this reason.
    pub fn decline_saved(&self, reason: Option<&'static str>) {
        self.bank().saved_declined = reason;
    }
    /// Lists give no more than so many items a page.
    pub fn pages_of(&self, items: usize) {
        self.bank().page = items;
    }
    /// The payer pays the order of our payment. False = there is none that waits.
    pub fn pay(&self, payment: Uuid) -> bool {
        let mut bank = self.bank();
        let waiting = bank.waiting_order(payment);
        if let Some(at) = waiting {
            bank.take(at);
        }
        waiting.is_some()
    }
    /// The order of our payment ends without money. False = there is none that waits.
    pub fn cancel(&self, payment: Uuid, reason: &str) -> bool {
        let mut bank = self.bank();
        let waiting = bank.waiting_order(payment);
        if let Some(at) = waiting {
            bank.decline(at, "payment_network", reason);
        }
        waiting.is_some()
    }
    /// What a notification about our payment says now.
    pub fn notification(&self, event: &str, payment: Uuid) -> Value {
        let mut bank = self.bank();
        bank.expire();
        let order = bank.orders.iter().rev().find(|order| is_of(order, payment));
        let object = order.map(|order| order.object.clone());
        json!({ "type": "notification", "event": event, "object": object.expect("an order") })
    }
    /// What a notification about the newest refund of our payment says now.
    pub fn refund_notification(&self, payment: Uuid) -> Value {
        let bank = self.bank();
        let order = bank.orders.iter().rev().find(|order| is_of(order, payment));
        let id = &order.expect("an order").object["id"];
        let refund = bank
            .refunds
            .iter()
            .rev()
            .find(|refund| refund.object["payment_id"] == *id);
        json!({ "type": "notification", "event": "refund.succeeded", "object": refund.expect("a refund").object })
    }
    /// Sends it to the webhook, `times` times at once; the statuses that came back (0 = nobody answered).
    pub async fn notify(&self, event: &str, payment: Uuid, times: usize) -> Vec<u16> {
        let body = self.notification(event, payment).to_string();
        let url = self.bank().webhook.clone().expect("a webhook");
        let mut calls = tokio::task::JoinSet::new();
        for _ in 0..times {
            let (url, body) = (url.clone(), body.clone());
            calls.spawn(async move { post(&url, &body).await });
        }
        calls.join_all().await
    }
    /// What was really taken for each of our payments, over all its orders, and not given back.
    pub fn books(&self) -> BTreeMap<Uuid, Decimal> {
        let bank = self.bank();
        let mut books = BTreeMap::new();
        for order in &bank.orders {
            let payment = order.object["metadata"]["payment"]
                .as_str()
                .unwrap_or_default();
            let given: Decimal = bank
                .refunds
                .iter()
                .filter(|refund| refund.object["payment_id"] == order.object["id"])
                .map(|refund| refund.amount)
                .sum();
            *books
                .entry(payment.parse().unwrap_or_default())
                .or_insert(Decimal::ZERO) += order.taken - given;
        }
        books
    }
    /// How many orders there are, of all payments.
    pub fn orders(&self) -> usize {
        self.bank().orders.len()
    }
    pub fn refunds(&self) -> usize {
        self.bank().refunds.len()
    }
    /// Tokens of the cards that it keeps.
    pub fn cards(&self) -> Vec<String> {
        self.bank().cards.keys().cloned().collect()
    }
    /// Every call, oldest first; keys and passwords are not in it.
    pub fn heard(&self) -> Vec<Heard> {
        self.bank().heard.clone()
    }
    /// Calls that asked for a payment.
    pub fn asked(&self) -> Vec<Heard> {
        let mut heard = self.heard();
        heard.retain(|call| call.method == "POST" && call.path == "/v3/payments");
        heard
    }
}

fn is_of(order: &Order, payment: Uuid) -> bool {
    order.object["metadata"]["payment"] == payment.to_string()
}

fn error(code: &str, parameter: &str) -> Value {
    json!({ "type": "error", "id": Uuid::new_v4(), "code": code, "description": "said by the simulator",
            "parameter": parameter })
}

fn refused(parameter: &str) -> Said {
    (400, error("invalid_request", parameter))
}

fn written(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Millis, true)
}

fn rub(sum: Decimal) -> Value {
    json!({ "value": format!("{sum:.2}"), "currency": "RUB" })
}

/// Everything that programs call.
async fn api(
    State(sim): State<Sim>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let (mood, (status, said)) = {
        let mut bank = sim.bank();
        let key = headers
            .get("idempotence-key")
            .map(|key| key.to_str().unwrap().to_owned());
        let (path, query) = (uri.path().to_owned(), uri.query().unwrap_or_default());
        let right = format!(
            "Basic {}",
            base64::engine::general_purpose::STANDARD.encode(format!("{SHOP}:{KEY}"))
        );
        let known = headers
            .get(header::AUTHORIZATION)
            .is_some_and(|sent| sent.as_bytes() == right.as_bytes());
        let acts = method == Method::POST;
        let mood = if acts && known {
            bank.mood
        } else {
            Mood::Works
        };
        let said = match mood {
            _ if !known => (401, error("invalid_credentials", "")),
            _ if !acts && bank.silent => (500, error("internal_server_error", "")),
            Mood::FailsBefore => (500, error("internal_server_error", "")),
            Mood::Refuses => refused("amount"),
            _ if acts && bank.forbids(&body) => (403, error("forbidden", "")),
            Mood::StillAtIt => {
                let key = key.clone().unwrap_or_default();
                bank.waiting.push((path.clone(), key, body.to_vec()));
                (
                    202,
                    json!({ "type": "processing", "description": "later", "retry_after": 20 }),
                )
            }
            _ if acts => match &key {
                None => refused("Idempotence-Key"),
                Some(key) => bank.act(&path, key, &body),
            },
            _ => bank.tell(&path, query),
        };
        let said = bank.bared(acts, &path, said);
        bank.heard.push(Heard {
            method: method.to_string(),
            path,
            query: query.to_owned(),
            key,
            bytes: body.to_vec(),
            body: serde_json::from_slice(&body).unwrap_or_default(),
            status: said.0,
        });
        (mood, said)
    };
    match mood {
        Mood::Late(pause) => tokio::time::sleep(pause).await,
        // Nothing is written to the connection, which ends with its task; without the panic's message.
        Mood::HangsUp => std::panic::resume_unwind(Box::new("hangs up")),
        Mood::FailsAfter => {
            let said = error("internal_server_error", "").to_string();
            return (StatusCode::INTERNAL_SERVER_ERROR, said).into_response();
        }
        _ => {}
    }
    let head = [(header::CONTENT_TYPE, "application/json")];
    (
        StatusCode::from_u16(status).unwrap(),
        head,
        said.to_string(),
    )
        .into_response()
}

impl Bank {
    fn now(&self) -> DateTime<Utc> {
        self.now.unwrap_or_else(Utc::now)
    }

    fn forbids(&self, body: &[u8]) -> bool {
        let asked: Value = serde_json::from_slice(body).unwrap_or_default();
        self.saving_forbidden && asked["save_payment_method"] == json!(true)
    }

    /// What is left of an answer where the bank knows only the text.
    fn bared(&self, acts: bool, path: &str, (status, mut said): Said) -> Said {
        const LISTS: [&str; 3] = ["/v3/payments", "/v3/refunds", "/v3/receipts"];
        const NAMED: [&str; 9] = [
            "id",
            "payment_id",
            "status",
            "paid",
            "amount",
            "confirmation",
            "metadata",
            "payment_method",
            "cancellation_details",
        ];
        let Some(lists) = self.bare else {
            return (status, said);
        };
        if !acts && LISTS.contains(&path) {
            return (lists, Value::Null);
        }
        if status != 200 {
            return (status, said);
        }
        if let Some(object) = said.as_object_mut() {
            object.retain(|name, _| NAMED.contains(&name.as_str()) || path == "/v3/me");
        }
        (if acts { 201 } else { 200 }, said)
    }

    /// Makes every чек that was not made yet.
    fn ring_up(&mut self) {
        let (now, till) = (written(self.now()), self.till);
        let paid = self.orders.iter_mut().map(|order| &mut order.object);
        let given = self.refunds.iter_mut().map(|refund| &mut refund.object);
        for object in paid.chain(given) {
            if object["status"] != "succeeded" || object["receipt_registration"] == "succeeded" {
                continue;
            }
            object["receipt_registration"] = json!("succeeded");
            if till == Till::Nameless {
                continue;
            }
            let (kind, of) = match object.get("payment_id").is_some() {
                true => ("refund", "refund_id"),
                false => ("payment", "payment_id"),
            };
            let number = 3986 + self.receipts.len();
            let mut receipt = json!({ "id": format!("rt-{}", Uuid::new_v4()), "type": kind, "status": "succeeded",
                "fiscal_document_number": number.to_string(), "fiscal_storage_number": "9288000100115785",
                "fiscal_attribute": format!("261760{number}"), "registered_at": now });
            receipt[of] = object["id"].clone();
            self.receipts.push(receipt);
        }
    }

    /// A POST: the same key with the same body is done once.
    fn act(&mut self, path: &str, key: &str, body: &[u8]) -> Said {
        if key.is_empty() || key.len() > 64 {
            return refused("Idempotence-Key");
        }
        let now = self.now();
        if let Some(done) = self.keys.get(key)
            && now - done.at < Duration::minutes(KEYS)
        {
            return match done.path == path && done.body == body {
                true => (200, done.said.clone()),
                false => refused("Idempotence-Key"),
            };
        }
        let Ok(Value::Object(asked)) = serde_json::from_slice(body) else {
            return refused("");
        };
        let said = match path {
            "/v3/payments" => self.open(&asked),
            "/v3/refunds" => self.refund(&asked),
            _ => return (404, error("not_found", "")),
        };
        match said {
            Ok(object) => {
                let done = Done {
                    at: now,
                    path: path.to_owned(),
                    body: body.to_vec(),
                    said: object.clone(),
                };
                self.keys.insert(key.to_owned(), done);
                (200, object)
            }
            Err(parameter) => refused(&parameter),
        }
    }

    fn open(&mut self, asked: &Map<String, Value>) -> Result<Value, String> {
        let sum = check::payment(asked)?;
        let sum = match self.mood {
            Mood::OtherAmount => sum + Decimal::ONE,
            _ => sum,
        };
        let token = asked.get("payment_method_id").and_then(Value::as_str);
        if token.is_some_and(|token| !self.cards.contains_key(token)) {
            return Err("payment_method_id".to_owned());
        }
        let id = Uuid::new_v4().to_string();
        let text = |name: &str| asked.get(name).cloned().unwrap_or_default();
        let mut object = json!({
            "id": id, "status": "pending", "paid": false, "test": true, "refundable": false,
            "amount": rub(sum), "created_at": written(self.now()), "description": text("description"),
            "recipient": { "account_id": SHOP, "gateway_id": "1700000" },
            "metadata": text("metadata"), "receipt_registration": "pending",
        });
        if let Some(transfers) = asked.get("transfers") {
            object["transfers"] = transfers.clone();
        }
        let place = self.orders.len();
        self.orders.push(Order {
            object,
            created: self.now(),
            return_url: asked
                .get("confirmation")
                .and_then(|confirmation| confirmation["return_url"].as_str())
                .unwrap_or_default()
                .to_owned(),
            saves: text("save_payment_method") == json!(true),
            taken: Decimal::ZERO,
        });
        match token {
            Some(token) => {
                self.orders[place].object["payment_method"] = self.cards[token].clone();
                match self.saved_declined {
                    Some(reason) => self.decline(place, "payment_network", reason),
                    None => self.take(place),
                }
            }
            None => {
                let way = asked
                    .get("payment_method_data")
                    .map(|data| data["type"].clone());
                let order = &mut self.orders[place];
                order.object["payment_method"] = json!({ "type": way, "id": id, "saved": false });
                order.object["confirmation"] = json!({ "type": "redirect", "confirmation_url": format!("{}/pay/{id}", self.url) });
            }
        }
        Ok(self.orders[place].object.clone())
    }

    fn refund(&mut self, asked: &Map<String, Value>) -> Result<Value, String> {
        let sum = check::refund(asked)?;
        let id = &asked["payment_id"];
        let given: Decimal = self
            .refunds
            .iter()
            .filter(|refund| refund.object["payment_id"] == *id)
            .map(|refund| refund.amount)
            .sum();
        let now = self.now();
        let order = self
            .orders
            .iter_mut()
            .find(|order| order.object["id"] == *id);
        let order = order.ok_or("payment_id")?;
        if order.object["status"] != "succeeded" || given + sum > order.taken {
            return Err("amount".to_owned());
        }
        if order.object["transfers"].is_null() != asked.get("sources").is_none() {
            return Err("sources".to_owned());
        }
        let sum = match self.mood {
            Mood::OtherAmount => sum + Decimal::ONE,
            _ => sum,
        };
        order.object["refunded_amount"] = rub(given + sum);
        let status = match self.refunds_wait {
            true => "pending",
            false => "succeeded",
        };
        let object = json!({ "id": Uuid::new_v4(), "payment_id": id, "status": status,
            "amount": rub(sum), "created_at": written(now), "receipt_registration": "pending",
            "description": asked.get("description") });
        self.refunds.push(Refund {
            object,
            amount: sum,
        });
        if self.till != Till::Later {
            self.ring_up();
        }
        Ok(self.refunds.last().unwrap().object.clone())
    }

    /// The newest order of our payment that waits for the payer.
    fn waiting_order(&mut self, payment: Uuid) -> Option<usize> {
        self.expire();
        self.orders
            .iter()
            .rposition(|order| is_of(order, payment) && order.object["status"] == "pending")
    }

    fn take(&mut self, place: usize) {
        let (now, mood, secured) = (self.now(), self.mood, !self.unsecured);
        let order = &mut self.orders[place];
        let object = &mut order.object;
        let mut sum: Decimal = object["amount"]["value"].as_str().unwrap().parse().unwrap();
        if mood == Mood::OtherAmount {
            sum += Decimal::ONE;
        }
        order.taken = sum;
        for (name, value) in [
            ("status", json!("succeeded")),
            ("paid", json!(true)),
            ("refundable", json!(true)),
            ("amount", rub(sum)),
            ("income_amount", rub(sum)),
            ("captured_at", json!(written(now))),
            ("receipt_registration", json!("pending")),
        ] {
            object[name] = value;
        }
        object.as_object_mut().unwrap().remove("confirmation");
        if object["payment_method"]["type"] == "bank_card" {
            object["authorization_details"] =
                json!({ "rrn": "10000000000", "three_d_secure": { "applied": secured } });
            object["payment_method"]["title"] = json!("Bank card *4444");
            object["payment_method"]["card"] = json!({ "first6": "555555", "last4": "4444",
                "expiry_year": "2030", "expiry_month": "07", "card_type": "MasterCard" });
            if order.saves {
                object["payment_method"]["saved"] = json!(true);
                let card = object["payment_method"].clone();
                self.cards
                    .insert(card["id"].as_str().unwrap().to_owned(), card);
            }
        }
        if self.till != Till::Later {
            self.ring_up();
        }
    }

    fn decline(&mut self, place: usize, party: &str, reason: &str) {
        let object = &mut self.orders[place].object;
        object["status"] = json!("canceled");
        object["receipt_registration"] = json!("canceled");
        object["cancellation_details"] = json!({ "party": party, "reason": reason });
        object.as_object_mut().unwrap().remove("confirmation");
    }

    /// Nobody pays an order after its hour.
    fn expire(&mut self) {
        let now = self.now();
        for place in 0..self.orders.len() {
            let order = &self.orders[place];
            let over = now - order.created >= Duration::minutes(LIFE);
            if over && order.object["status"] == "pending" {
                self.decline(place, "yoo_money", "expired_on_confirmation");
            }
        }
    }

    /// A GET.
    fn tell(&mut self, path: &str, query: &str) -> Said {
        self.expire();
        let absent = (404, error("not_found", ""));
        let parts: Vec<&str> = path.trim_start_matches('/').split('/').collect();
        let find = |mut objects: Vec<Value>, id: &str| {
            objects.retain(|object| object["id"] == id);
            objects.pop().map_or(absent.clone(), |object| (200, object))
        };
        match parts.as_slice() {
            ["v3", "me"] => (
                200,
                json!({ "account_id": SHOP, "status": "enabled", "test": true }),
            ),
            ["v3", "receipts"] if self.till == Till::Nameless => absent,
            ["v3", "receipts"] => self.list(self.receipts.clone(), query),
            ["v3", "payments"] => self.list(self.payments(), query),
            ["v3", "refunds"] => self.list(self.given_back(), query),
            ["v3", "payments", id] => find(self.payments(), id),
            ["v3", "refunds", id] => find(self.given_back(), id),
            _ => absent,
        }
    }
    fn payments(&self) -> Vec<Value> {
        self.orders
            .iter()
            .map(|order| order.object.clone())
            .collect()
    }
    fn given_back(&self) -> Vec<Value> {
        self.refunds
            .iter()
            .map(|refund| refund.object.clone())
            .collect()
    }

    /// The newest first, a page at a time.
    fn list(&self, mut items: Vec<Value>, query: &str) -> Said {
        items.reverse();
        let (mut limit, mut start) = (10, 0);
        for (name, value) in url::form_urlencoded::parse(query.as_bytes()) {
            let moment = || value.parse::<DateTime<Utc>>();
            let field = |name: &str| name.split('.').next().unwrap().to_owned();
            let keep: Box<dyn Fn(&Value) -> bool> = match name.as_ref() {
                "limit" => match value.parse() {
                    Ok(asked @ 1..=100) => {
                        limit = asked;
                        continue;
                    }
                    _ => return refused("limit"),
                },
                "cursor" => {
                    let Some(at) = value.strip_prefix("after-").and_then(|at| at.parse().ok())
                    else {
                        return refused("cursor");
                    };
                    start = at;
                    continue;
                }
                "status" | "payment_id" | "refund_id" => {
                    let (name, value) = (name.clone(), value.clone());
                    Box::new(move |item| item[name.as_ref()] == value.as_ref())
                }
                "created_at.gte" | "created_at.gt" | "created_at.lte" | "created_at.lt"
                | "captured_at.gte" | "captured_at.gt" | "captured_at.lte" | "captured_at.lt" => {
                    let Ok(than) = moment() else {
                        return refused(&name);
                    };
                    let (field, name) = (field(&name), name.clone());
                    Box::new(move |item| {
                        let at = item[&field]
                            .as_str()
                            .and_then(|at| at.parse::<DateTime<Utc>>().ok());
                        at.is_some_and(|at| match name.rsplit('.').next().unwrap() {
                            "gte" => at >= than,
                            "gt" => at > than,
                            "lte" => at <= than,
                            _ => at < than,
                        })
                    })
                }
                other => return refused(other),
            };
            items.retain(|item| keep(item));
        }
        let end = (start + limit.min(self.page)).min(items.len());
        let mut said =
            json!({ "type": "list", "items": items.get(start..end).unwrap_or_default() });
        if end < items.len() {
            said["next_cursor"] = json!(format!("after-{end}"));
        }
        (200, said)
    }
}

/// The payer's page.
async fn page(State(sim): State<Sim>, Path(id): Path<String>) -> Response {
    let mut bank = sim.bank();
    bank.expire();
    let Some(order) = bank.orders.iter().find(|order| order.object["id"] == id) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let sum = order.object["amount"]["value"].as_str().unwrap();
    let state = order.object["status"].as_str().unwrap();
    Html(format!(
        "<!doctype html><html lang=\"ru\"><head><title>ЮKassa (тест)</title><link rel=\"icon\" href=\"data:,\"></head><body><main><h1>Оплата {sum} ₽</h1>
<p id=\"state\">{state}</p><form method=\"post\" data-form=\"main\">
<button class=\"btn-primary\" id=\"pay\" name=\"do\" value=\"pay\">Заплатить</button>
<button type=\"submit\" id=\"cancel\" name=\"do\" value=\"cancel\">Отменить</button></form></main></body></html>"
    ))
    .into_response()
}

/// The payer pressed a button: the shop is told, and he goes back to it.
async fn decide(State(sim): State<Sim>, Path(id): Path<String>, body: String) -> Response {
    let (back, told) = {
        let mut bank = sim.bank();
        bank.expire();
        let Some(place) = bank
            .orders
            .iter()
            .position(|order| order.object["id"] == id)
        else {
            return StatusCode::NOT_FOUND.into_response();
        };
        if bank.orders[place].object["status"] == "pending" {
            match body.contains("do=cancel") {
                true => bank.decline(place, "yoo_money", "expired_on_confirmation"),
                false => bank.take(place),
            }
        }
        let order = &bank.orders[place];
        let event = format!("payment.{}", order.object["status"].as_str().unwrap());
        let told = json!({ "type": "notification", "event": event, "object": order.object });
        (
            order.return_url.clone(),
            bank.webhook.clone().map(|url| (url, told)),
        )
    };
    if let Some((url, told)) = told {
        post(&url, &told.to_string()).await;
    }
    (StatusCode::SEE_OTHER, [(header::LOCATION, back)]).into_response()
}

/// POSTs JSON as plainly as can be; the status, or 0.
async fn post(url: &str, body: &str) -> u16 {
    let said = async {
        let url = url::Url::parse(url).ok()?;
        let (host, port) = (url.host_str()?, url.port_or_known_default()?);
        let mut wire = tokio::net::TcpStream::connect((host, port)).await.ok()?;
        let head = format!(
            "POST {} HTTP/1.1\r\nhost: {host}:{port}\r\ncontent-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
            url.path(),
            body.len()
        );
        wire.write_all(format!("{head}{body}").as_bytes())
            .await
            .ok()?;
        let mut said = Vec::new();
        wire.read_to_end(&mut said).await.ok()?;
        let line = String::from_utf8_lossy(&said);
        line.split(' ').nth(1)?.parse().ok()
    };
    let patience = std::time::Duration::from_secs(20);
    tokio::time::timeout(patience, said)
        .await
        .ok()
        .flatten()
        .unwrap_or(0)
}

/// What the protocol demands of a request; the error is the parameter at fault.
mod check {
    use super::*;

    const WAYS: &[&str] = &[
        "bank_card",
        "sbp",
        "sberbank",
        "tinkoff_bank",
        "yoo_money",
        "cash",
        "mobile_balance",
        "b2b_sberbank",
        "sber_loan",
        "sber_bnpl",
        "electronic_certificate",
    ];

    type Object = Map<String, Value>;

    fn only(object: &Object, known: &[&str], path: &str) -> Result<(), String> {
        match object.keys().find(|name| !known.contains(&name.as_str())) {
            Some(unknown) => Err(format!("{path}{unknown}")),
            None => Ok(()),
        }
    }
    fn object<'a>(of: &'a Object, name: &str) -> Result<&'a Object, String> {
        of.get(name)
            .and_then(Value::as_object)
            .ok_or(name.to_owned())
    }
    /// Text of `least` to `most` characters; none where it is absent.
    fn text<'a>(
        of: &'a Object,
        name: &str,
        least: usize,
        most: usize,
    ) -> Result<Option<&'a str>, String> {
        let Some(value) = of.get(name) else {
            return Ok(None);
        };
        let text = value.as_str().ok_or(name.to_owned())?;
        let length = text.chars().count();
        match length >= least && length <= most {
            true => Ok(Some(text)),
            false => Err(name.to_owned()),
        }
    }
    fn must<'a>(of: &'a Object, name: &str, least: usize, most: usize) -> Result<&'a str, String> {
        text(of, name, least, most)?.ok_or(name.to_owned())
    }
    fn digits(of: &Object, name: &str, lengths: &[usize]) -> Result<(), String> {
        let text = must(of, name, 1, 64)?;
        let right = lengths.contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        if right { Ok(()) } else { Err(name.to_owned()) }
    }
    fn among(of: &Object, name: &str, known: &[&str]) -> Result<(), String> {
        let text = must(of, name, 1, 64)?;
        if known.contains(&text) {
            Ok(())
        } else {
            Err(name.to_owned())
        }
    }
    fn code(of: &Object, name: &str, most: u64) -> Result<(), String> {
        let code = of.get(name).and_then(Value::as_u64);
        let right = code.is_some_and(|code| (1..=most).contains(&code));
        if right { Ok(()) } else { Err(name.to_owned()) }
    }
    /// Roubles, a point, two digits.
    fn sum(of: &Object) -> Result<Decimal, String> {
        let amount = object(of, "amount")?;
        only(amount, &["value", "currency"], "amount.")?;
        let value = must(amount, "value", 4, 15)?;
        let shape = value.split_once('.').is_some_and(|(whole, part)| {
            part.len() == 2
                && !whole.is_empty()
                && [whole, part]
                    .iter()
                    .all(|d| d.bytes().all(|b| b.is_ascii_digit()))
        });
        let right = shape && amount["currency"] == "RUB";
        let sum: Decimal = value.parse().map_err(|_| "amount.value")?;
        match right && sum > Decimal::ZERO {
            true => Ok(sum),
            false => Err("amount".to_owned()),
        }
    }

    pub fn payment(asked: &Object) -> Result<Decimal, String> {
        let known = [
            "amount",
            "capture",
            "description",
            "confirmation",
            "payment_method_data",
            "payment_method_id",
            "save_payment_method",
            "merchant_customer_id",
            "metadata",
            "receipt",
            "payment_order",
            "transfers",
        ];
        only(asked, &known, "")?;
        let whole = sum(asked)?;
        if asked.get("capture") != Some(&json!(true)) {
            return Err("capture".to_owned());
        }
        text(asked, "description", 1, 128)?;
        text(asked, "merchant_customer_id", 1, 200)?;
        if let Some(saves) = asked.get("save_payment_method") {
            saves.as_bool().ok_or("save_payment_method")?;
        }
        let way = match (
            asked.get("payment_method_id"),
            asked.get("payment_method_data"),
        ) {
            (Some(_), Some(_)) => return Err("payment_method_data".to_owned()),
            (Some(_), None) => {
                must(asked, "payment_method_id", 1, 64)?;
                if asked.contains_key("confirmation") {
                    return Err("confirmation".to_owned());
                }
                "saved"
            }
            (None, data) => {
                let confirmation = object(asked, "confirmation")?;
                only(confirmation, &["type", "return_url"], "confirmation.")?;
                among(confirmation, "type", &["redirect"])?;
                let back = must(confirmation, "return_url", 8, 2048)?;
                if !back.starts_with("http") {
                    return Err("confirmation.return_url".to_owned());
                }
                match data.and_then(Value::as_object) {
                    Some(data) => {
                        only(data, &["type"], "payment_method_data.")?;
                        among(data, "type", WAYS)?;
                        data["type"].as_str().unwrap()
                    }
                    None => "",
                }
            }
        };
        metadata(asked)?;
        receipt(asked, whole)?;
        order(asked, whole, way)?;
        if asked.contains_key("transfers") {
            if ["sbp", "b2b_sberbank", "sber_loan", "electronic_certificate"].contains(&way) {
                return Err("transfers".to_owned());
            }
            shares(asked, "transfers", whole)?;
        }
        Ok(whole)
    }

    pub fn refund(asked: &Object) -> Result<Decimal, String> {
        only(
            asked,
            &["payment_id", "amount", "description", "receipt", "sources"],
            "",
        )?;
        let whole = sum(asked)?;
        must(asked, "payment_id", 36, 36)?;
        text(asked, "description", 1, 128)?;
        receipt(asked, whole)?;
        if asked.contains_key("sources") {
            shares(asked, "sources", whole)?;
        }
        Ok(whole)
    }

    fn metadata(asked: &Object) -> Result<(), String> {
        let Some(metadata) = asked.get("metadata") else {
            return Ok(());
        };
        let metadata = metadata.as_object().ok_or("metadata")?;
        let right = metadata.len() <= 16
            && metadata.iter().all(|(key, value)| {
                key.len() <= 32
                    && value
                        .as_str()
                        .is_some_and(|text| text.chars().count() <= 512)
            });
        if right {
            Ok(())
        } else {
            Err("metadata".to_owned())
        }
    }

    fn receipt(asked: &Object, whole: Decimal) -> Result<(), String> {
        let receipt = object(asked, "receipt")?;
        only(
            receipt,
            &["customer", "tax_system_code", "items"],
            "receipt.",
        )?;
        code(receipt, "tax_system_code", 6)?;
        let customer = object(receipt, "customer")?;
        only(customer, &["email", "phone"], "receipt.customer.")?;
        let email = text(customer, "email", 3, 254)?.is_some_and(|email| email.contains('@'));
        let phone = text(customer, "phone", 11, 11)?.is_some_and(|phone| {
            phone.starts_with("79") && phone.bytes().all(|b| b.is_ascii_digit())
        });
        if !email && !phone {
            return Err("receipt.customer".to_owned());
        }
        let items = receipt
            .get("items")
            .and_then(Value::as_array)
            .ok_or("receipt.items")?;
        if items.is_empty() || items.len() > 100 {
            return Err("receipt.items".to_owned());
        }
        let mut total = Decimal::ZERO;
        for item in items {
            let item = item.as_object().ok_or("receipt.items")?;
            let known = [
                "description",
                "quantity",
                "amount",
                "vat_code",
                "payment_subject",
                "payment_mode",
                "measure",
                "agent_type",
                "supplier",
            ];
            only(item, &known, "receipt.items.")?;
            if item.contains_key("agent_type") != item.contains_key("supplier") {
                return Err("receipt.items.supplier".to_owned());
            }
            if item.contains_key("agent_type") {
                among(
                    item,
                    "agent_type",
                    &["payment_agent", "attorney", "commissioner", "agent"],
                )?;
                let supplier = object(item, "supplier")?;
                only(
                    supplier,
                    &["name", "phone", "inn"],
                    "receipt.items.supplier.",
                )?;
                must(supplier, "name", 1, 239)?;
                if supplier.contains_key("phone") {
                    digits(supplier, "phone", &[11])?;
                }
                digits(supplier, "inn", &[10, 12])?;
            }
            must(item, "description", 1, 128)?;
            code(item, "vat_code", 12)?;
            among(
                item,
                "payment_subject",
                &[
                    "service",
                    "commodity",
                    "payment",
                    "agent_commission",
                    "another",
                ],
            )?;
            among(
                item,
                "payment_mode",
                &[
                    "full_payment",
                    "full_prepayment",
                    "partial_prepayment",
                    "advance",
                ],
            )?;
            among(
                item,
                "measure",
                &[
                    "piece",
                    "cubic_meter",
                    "kilowatt_hour",
                    "gigacalorie",
                    "another",
                ],
            )?;
            let quantity: Decimal = must(item, "quantity", 1, 12)?
                .parse()
                .map_err(|_| "quantity")?;
            total += sum(item)? * quantity;
        }
        if total == whole {
            Ok(())
        } else {
            Err("receipt.items".to_owned())
        }
    }

    fn order(asked: &Object, whole: Decimal, way: &str) -> Result<(), String> {
        let order = object(asked, "payment_order")?;
        if ["cash", "electronic_certificate"].contains(&way) {
            return Err("payment_method_data.type".to_owned());
        }
        let known = [
            "type",
            "amount",
            "payment_purpose",
            "recipient",
            "kbk",
            "oktmo",
            "payment_period",
            "payment_document_id",
            "payment_document_number",
            "account_number",
            "unified_account_number",
            "service_id",
        ];
        only(order, &known, "payment_order.")?;
        among(order, "type", &["utilities"])?;
        must(order, "payment_purpose", 1, 210)?;
        if sum(order)? != whole {
            return Err("payment_order.amount".to_owned());
        }
        let recipient = object(order, "recipient")?;
        only(
            recipient,
            &["name", "inn", "kpp", "bank"],
            "payment_order.recipient.",
        )?;
        must(recipient, "name", 1, 160)?;
        digits(recipient, "inn", &[10, 12])?;
        if recipient["inn"].as_str().unwrap().len() == 10 {
            digits(recipient, "kpp", &[9])?;
        }
        let bank = object(recipient, "bank")?;
        only(
            bank,
            &["name", "bic", "account", "correspondent_account"],
            "payment_order.recipient.bank.",
        )?;
        must(bank, "name", 1, 45)?;
        digits(bank, "bic", &[9])?;
        digits(bank, "account", &[20])?;
        digits(bank, "correspondent_account", &[20])?;
        for (name, length) in [("kbk", 20), ("oktmo", 8)] {
            if order.contains_key(name) {
                digits(order, name, &[length])?;
            }
        }
        if order.contains_key("payment_period") {
            let period = object(order, "payment_period")?;
            only(period, &["month", "year"], "payment_order.payment_period.")?;
            let in_bounds = |name: &str, least: u64, most: u64| {
                period
                    .get(name)
                    .and_then(Value::as_u64)
                    .is_some_and(|value| (least..=most).contains(&value))
            };
            if !in_bounds("month", 1, 12) || !in_bounds("year", 1920, 2050) {
                return Err("payment_order.payment_period".to_owned());
            }
        }
        let ids = [
            text(order, "payment_document_id", 18, 18)?,
            text(order, "payment_document_number", 1, 30)?,
            text(order, "account_number", 1, 30)?,
            text(order, "unified_account_number", 10, 10)?,
            text(order, "service_id", 13, 13)?,
        ];
        match ids.iter().any(Option::is_some) {
            true => Ok(()),
            false => Err("payment_order".to_owned()),
        }
    }

    fn shares(asked: &Object, name: &str, whole: Decimal) -> Result<(), String> {
        let shares = asked[name].as_array().ok_or(name.to_owned())?;
        let mut total = Decimal::ZERO;
        for share in shares {
            let share = share.as_object().ok_or(name.to_owned())?;
            only(
                share,
                &[
                    "account_id",
                    "amount",
                    "platform_fee_amount",
                    "description",
                    "metadata",
                ],
                name,
            )?;
            must(share, "account_id", 1, 64)?;
            total += sum(share)?;
        }
        if total == whole {
            Ok(())
        } else {
            Err(name.to_owned())
        }
    }
}
