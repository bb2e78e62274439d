//! A bank with the REST interface of Sberbank's kind («RBS»), from the protocol's text (DOMAIN 4): forms in,
//! JSON out, kopecks, a page of its own where the payer pays, calls with a checksum. Strict: what the
//! protocol does not know is refused.

use super::{Mood, serve, serve_on_a_thread};
use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use hmac::{Hmac, KeyInit, Mac};
use serde_json::{Value, json};
use sha2::Sha256;
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, OnceLock};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

pub const USER: &str = "shop-api";
pub const PASSWORD: &str = "shop-password";
pub const CALLBACK_KEY: &str = "s3cr3t";

/// An order in the bank's books.
#[derive(Clone, Debug)]
pub struct Order {
    pub id: String,
    pub number: String,
    /// Kopecks.
    pub amount: i64,
    pub currency: String,
    /// 0 registered, 1 held, 2 paid, 3 reversed, 4 refunded, 5 at the card's bank, 6 declined.
    pub status: i64,
    pub action: i64,
    /// What was taken, and what of it was given back.
    pub taken: i64,
    pub refunded: i64,
    pub client: String,
    pub binding: String,
    pub return_url: String,
    pub bundle: Value,
    pub json_params: String,
    /// How often money was taken or given back: once each is right.
    pub charges: usize,
    pub refunds: usize,
}

#[derive(Default)]
pub struct Books {
    pub orders: Vec<Order>,
    /// Tokens of kept cards, and whose they are.
    pub bindings: HashMap<String, String>,
    /// Every call as it came: method and fields (the password blanked).
    pub heard: Vec<(String, BTreeMap<String, String>)>,
}

/// The bank.
pub struct Rbs {
    books: Mutex<Books>,
    mood: Mutex<Mood>,
    answers: Mutex<bool>,
    bare: Mutex<bool>,
    callback: Mutex<Option<String>>,
    url: OnceLock<String>,
}

type Bank = State<Arc<Rbs>>;

impl Rbs {
    fn new() -> Arc<Rbs> {
        Arc::new(Rbs {
            books: Mutex::default(),
            mood: Mutex::default(),
            answers: Mutex::new(true),
            bare: Mutex::new(false),
            callback: Mutex::default(),
            url: OnceLock::new(),
        })
    }
    fn router(self: &Arc<Rbs>) -> Router {
        Router::new()
            .route("/payment/rest/{method}", post(call))
            .route("/payment/merchants/shop/payment_ru.html", get(page))
            .route("/payment/merchants/shop/{id}/{button}", post(pressed))
            .with_state(self.clone())
    }
    /// On the test's own runtime.
    pub async fn start() -> Arc<Rbs> {
        let bank = Rbs::new();
        bank.url.set(serve(bank.router()).await).unwrap();
        bank
    }
    /// On a thread of its own, which outlives any runtime.
    pub fn start_thread() -> Arc<Rbs> {
        let bank = Rbs::new();
        bank.url.set(serve_on_a_thread(bank.router())).unwrap();
        bank
    }
    /// For `payments.rbs.api_url`.
    pub fn api_url(&self) -> String {
        format!("{}/payment/rest/", self.url.get().unwrap())
    }
    pub fn be(&self, mood: Mood) {
        *self.mood.lock().unwrap() = mood;
    }
    /// Whether questions are answered; else 503.
    pub fn answer_questions(&self, answers: bool) {
        *self.answers.lock().unwrap() = answers;
    }
    /// A bank that says what DOMAIN 4 names and not a field more: no id of the order to a question by number,
    /// no currency; its own codes; a refund is not held to the sum that it should meet.
    pub fn be_bare(&self) {
        *self.bare.lock().unwrap() = true;
    }
    fn is_bare(&self) -> bool {
        *self.bare.lock().unwrap()
    }
    /// Where the bank calls after each deed on its page; none = nowhere.
    pub fn calls(&self, url: &str) {
        *self.callback.lock().unwrap() = Some(url.to_owned());
    }
    pub fn orders(&self) -> Vec<Order> {
        self.books.lock().unwrap().orders.clone()
    }
    /// The only order.
    pub fn order(&self) -> Order {
        let orders = self.orders();
        assert_eq!(orders.len(), 1, "{orders:?}");
        orders[0].clone()
    }
    /// Calls of this kind so far.
    pub fn heard(&self, method: &str) -> Vec<BTreeMap<String, String>> {
        let books = self.books.lock().unwrap();
        let of = books.heard.iter().filter(|(known, _)| known == method);
        of.map(|(_, fields)| fields.clone()).collect()
    }
    /// Kopecks taken, and kopecks given back.
    pub fn books(&self) -> (i64, i64) {
        let orders = self.orders();
        (
            orders.iter().map(|order| order.taken).sum(),
            orders.iter().map(|order| order.refunded).sum(),
        )
    }
    /// Changes what the books say of an order.
    pub fn set(&self, id: &str, change: impl FnOnce(&mut Order)) {
        let mut books = self.books.lock().unwrap();
        let order = books.orders.iter_mut().find(|order| order.id == id);
        change(order.expect("no such order"));
    }
    /// The payer pays on the bank's page; 3-D Secure confirms it. False = it cannot be paid any more.
    pub fn pay(&self, id: &str) -> bool {
        let mood = *self.mood.lock().unwrap();
        let mut books = self.books.lock().unwrap();
        let Some(at) = books.orders.iter().position(|order| order.id == id) else {
            return false;
        };
        if books.orders[at].status != 0 {
            return false;
        }
        let order = &mut books.orders[at];
        if mood == Mood::Refuses {
            (order.status, order.action) = (6, 116);
            return true;
        }
        order.status = 2;
        order.taken = order.amount;
        order.charges += 1;
        if !order.client.is_empty() && order.binding.is_empty() {
            order.binding = uuid::Uuid::new_v4().to_string();
            let kept = (order.binding.clone(), order.client.clone());
            books.bindings.insert(kept.0, kept.1);
        }
        true
    }
    /// The payer presses «cancel», or his time is over.
    pub fn expire(&self, id: &str) {
        self.set(id, |order| {
            if order.status == 0 {
                (order.status, order.action) = (6, -2007);
            }
        });
    }
    /// The call about `operation` on an order, as the bank signs it.
    pub fn callback(&self, id: &str, operation: &str) -> Vec<(String, String)> {
        let order = self.orders().into_iter().find(|order| order.id == id);
        let order = order.expect("no such order");
        let mut fields: BTreeMap<String, String> = [
            ("mdOrder", order.id.as_str()),
            ("orderNumber", &order.number),
            ("operation", operation),
            ("status", "1"),
        ]
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
        if operation == "deposited" {
            fields.insert("amount".to_owned(), order.taken.to_string());
        }
        checksum(&fields, CALLBACK_KEY)
    }
    fn find(&self, fields: &BTreeMap<String, String>) -> Option<Order> {
        let of = |name: &str| fields.get(name).map(String::as_str);
        self.orders().into_iter().find(|order| {
            match (of("orderId").or(of("mdOrder")), of("orderNumber")) {
                (Some(id), _) => order.id == id,
                (None, number) => number == Some(&order.number),
            }
        })
    }
}

/// Fields with their checksum, in an order of nobody's.
pub fn checksum(fields: &BTreeMap<String, String>, key: &str) -> Vec<(String, String)> {
    let text: String = fields
        .iter()
        .map(|(name, value)| format!("{name};{value};"))
        .collect();
    let mut mac = Hmac::<Sha256>::new_from_slice(key.as_bytes()).unwrap();
    mac.update(text.as_bytes());
    let sum: String = mac
        .finalize()
        .into_bytes()
        .iter()
        .map(|byte| format!("{byte:02X}"))
        .collect();
    let mut all: Vec<(String, String)> = fields.clone().into_iter().rev().collect();
    all.insert(1, ("checksum".to_owned(), sum));
    all
}

fn fault(code: i64, message: &str) -> Value {
    json!({ "errorCode": code.to_string(), "errorMessage": message })
}

/// What each call may carry; all of the first group are demanded.
fn known(method: &str) -> Option<(&'static [&'static str], &'static [&'static str])> {
    Some(match method {
        "register.do" => (
            &["orderNumber", "amount", "returnUrl"],
            &[
                "currency",
                "failUrl",
                "description",
                "clientId",
                "sessionTimeoutSecs",
                "jsonParams",
                "orderBundle",
                "taxSystem",
                "language",
            ],
        ),
        "getOrderStatusExtended.do" => (&[], &["orderId", "orderNumber", "language"]),
        "decline.do" => (
            &[],
            &["orderId", "orderNumber", "language", "merchantLogin"],
        ),
        "reverse.do" => (&["orderId"], &["language"]),
        "refund.do" => (
            &["orderId", "amount"],
            &["expectedDepositedAmount", "language"],
        ),
        "paymentOrderBinding.do" => (&["mdOrder", "bindingId"], &["language", "ip", "cvc"]),
        "getBindings.do" => (&["clientId"], &[]),
        "unBindCard.do" => (&["bindingId"], &[]),
        _ => return None,
    })
}

async fn call(
    State(bank): Bank,
    Path(method): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let kind = headers
        .get(header::CONTENT_TYPE)
        .map(|kind| kind.to_str().unwrap().to_owned());
    if kind.as_deref() != Some("application/x-www-form-urlencoded") {
        return StatusCode::UNSUPPORTED_MEDIA_TYPE.into_response();
    }
    let mut fields = BTreeMap::new();
    for (name, value) in url::form_urlencoded::parse(&body) {
        if fields.insert(name.to_string(), value.to_string()).is_some() {
            return said(fault(5, "parameter twice"));
        }
    }
    let (user, password) = (fields.remove("userName"), fields.remove("password"));
    bank.books
        .lock()
        .unwrap()
        .heard
        .push((method.clone(), fields.clone()));
    if (user.as_deref(), password.as_deref()) != (Some(USER), Some(PASSWORD)) {
        return said(fault(5, "Доступ запрещён"));
    }
    let Some((needed, allowed)) = known(&method) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    if let Some(lacking) = needed.iter().find(|name| !fields.contains_key(**name)) {
        return said(fault(4, &format!("{lacking} is empty")));
    }
    let strange =
        |name: &&String| !needed.contains(&name.as_str()) && !allowed.contains(&name.as_str());
    if let Some(strange) = fields.keys().find(strange) {
        return said(fault(5, &format!("{strange} is not known")));
    }
    if matches!(
        method.as_str(),
        "getOrderStatusExtended.do" | "getBindings.do"
    ) {
        if !*bank.answers.lock().unwrap() {
            return StatusCode::SERVICE_UNAVAILABLE.into_response();
        }
        return said(asked(&bank, &method, &fields));
    }
    do_so(bank, method, fields).await
}

fn said(body: Value) -> Response {
    // As the bank does: JSON under the name of text.
    (
        [(header::CONTENT_TYPE, "text/plain;charset=utf-8")],
        body.to_string(),
    )
        .into_response()
}

async fn do_so(bank: Arc<Rbs>, method: String, fields: BTreeMap<String, String>) -> Response {
    let mood = *bank.mood.lock().unwrap();
    match mood {
        Mood::FailsBefore => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        Mood::Refuses => said(fault(8, "Операция запрещена")),
        Mood::StillAtIt => {
            tokio::spawn(async move {
                tokio::time::sleep(Duration::from_millis(300)).await;
                work(&bank, &method, &fields, mood);
            });
            said(fault(7, "Системная ошибка"))
        }
        Mood::Works | Mood::OtherAmount => said(work(&bank, &method, &fields, mood)),
        Mood::Late(pause) => {
            let done = work(&bank, &method, &fields, mood);
            tokio::time::sleep(pause).await;
            said(done)
        }
        Mood::FailsAfter => {
            work(&bank, &method, &fields, mood);
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
        Mood::HangsUp => {
            work(&bank, &method, &fields, mood);
            super::hang_up()
        }
    }
}

fn work(bank: &Rbs, method: &str, fields: &BTreeMap<String, String>, mood: Mood) -> Value {
    match method {
        "register.do" => register(bank, fields, mood),
        "unBindCard.do" => {
            let gone = bank
                .books
                .lock()
                .unwrap()
                .bindings
                .remove(&fields["bindingId"]);
            gone.map_or(
                fault(2, "Связка не найдена"),
                |_| json!({ "errorCode": "0" }),
            )
        }
        _ => {
            let Some(order) = bank.find(fields) else {
                return fault(6, "Незарегистрированный orderId");
            };
            match method {
                "decline.do" if order.status == 0 => {
                    bank.set(&order.id, |order| (order.status, order.action) = (6, -2017));
                    json!({ "errorCode": "0" })
                }
                "reverse.do" if order.status == 1 => {
                    bank.set(&order.id, |order| order.status = 3);
                    json!({ "errorCode": "0" })
                }
                "refund.do" => refund(bank, &order, fields, mood),
                "paymentOrderBinding.do" if order.status == 0 => bind(bank, &order, fields),
                _ => fault(7, "Заказ должен быть в корректном состоянии"),
            }
        }
    }
}

fn register(bank: &Rbs, fields: &BTreeMap<String, String>, mood: Mood) -> Value {
    let of = |name: &str| fields.get(name).cloned().unwrap_or_default();
    let number = of("orderNumber");
    let plain = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if number.is_empty() || number.len() > 32 || !number.is_ascii() {
        return fault(1, "Неверный номер заказа");
    }
    if !plain(&of("amount")) || of("amount").starts_with('0') {
        return fault(5, "Неверная сумма");
    }
    if !matches!(of("currency").as_str(), "" | "643") {
        return fault(3, "Неизвестная валюта");
    }
    if !of("returnUrl").starts_with("http") {
        return fault(5, "Неверный адрес возврата");
    }
    let amount: i64 = of("amount").parse().unwrap();
    let bundle: Value = match of("orderBundle").as_str() {
        "" => Value::Null,
        text => match serde_json::from_str(text) {
            Ok(bundle) if lines_add_up(&bundle, amount) => bundle,
            _ => return fault(5, "Неверная корзина"),
        },
    };
    if fields.contains_key("jsonParams")
        && serde_json::from_str::<Value>(&of("jsonParams")).is_err()
    {
        return fault(5, "Неверные jsonParams");
    }
    let mut books = bank.books.lock().unwrap();
    if books.orders.iter().any(|order| order.number == number) {
        let code = if bank.is_bare() { 10 } else { 1 };
        return fault(code, "Заказ с таким номером уже зарегистрирован в системе");
    }
    let id = uuid::Uuid::new_v4().to_string();
    let form = format!(
        "{}/payment/merchants/shop/payment_ru.html?mdOrder={id}",
        bank.url.get().unwrap()
    );
    books.orders.push(Order {
        id: id.clone(),
        number,
        amount: amount + i64::from(mood == Mood::OtherAmount),
        currency: "643".to_owned(),
        status: 0,
        action: -100,
        taken: 0,
        refunded: 0,
        client: of("clientId"),
        binding: String::new(),
        return_url: of("returnUrl"),
        bundle,
        json_params: of("jsonParams"),
        charges: 0,
        refunds: 0,
    });
    json!({ "orderId": id, "formUrl": form })
}

fn lines_add_up(bundle: &Value, amount: i64) -> bool {
    let Some(items) = bundle.pointer("/cartItems/items").and_then(Value::as_array) else {
        return false;
    };
    let customer = &bundle["customerDetails"];
    let one_way = customer["email"].is_string() != customer["phone"].is_string();
    let sound = items.iter().all(|item| {
        item["positionId"].is_string()
            && item["name"]
                .as_str()
                .is_some_and(|name| (1..=128).contains(&name.chars().count()))
            && item["quantity"]["value"] == 1
            && item["itemPrice"] == item["itemAmount"]
            && item["tax"]["taxType"].is_i64()
    });
    let sum: i64 = items
        .iter()
        .filter_map(|item| item["itemAmount"].as_i64())
        .sum();
    one_way && sound && sum == amount
}

fn refund(bank: &Rbs, order: &Order, fields: &BTreeMap<String, String>, mood: Mood) -> Value {
    let amount: i64 = fields["amount"].parse().unwrap_or(0);
    let left = order.taken - order.refunded;
    if !matches!(order.status, 2 | 4) || amount <= 0 || amount > left {
        return fault(7, "Сумма возврата превышает сумму списания");
    }
    let expected = fields.get("expectedDepositedAmount");
    if !bank.is_bare() && expected.is_some_and(|expected| *expected != left.to_string()) {
        return fault(7, "Сумма списания изменилась");
    }
    bank.set(&order.id, |order| {
        order.status = 4;
        order.refunded += amount - i64::from(mood == Mood::OtherAmount);
        order.refunds += 1;
    });
    json!({ "errorCode": 0 })
}

fn bind(bank: &Rbs, order: &Order, fields: &BTreeMap<String, String>) -> Value {
    let owner = bank
        .books
        .lock()
        .unwrap()
        .bindings
        .get(&fields["bindingId"])
        .cloned();
    if owner.is_none_or(|owner| owner != order.client) {
        return fault(2, "Связка не найдена");
    }
    bank.set(&order.id, |order| {
        order.binding.clone_from(&fields["bindingId"]);
        (order.status, order.action, order.taken) = (2, 0, order.amount);
        order.charges += 1;
    });
    json!({ "errorCode": 0, "redirect": order.return_url, "info": "Ваш платёж обработан" })
}

fn asked(bank: &Rbs, method: &str, fields: &BTreeMap<String, String>) -> Value {
    if method == "getBindings.do" {
        return fault(2, "Информация не найдена");
    }
    let Some(order) = bank.find(fields) else {
        let code = if bank.is_bare() { 3 } else { 6 };
        return fault(code, "Незарегистрированный OrderId");
    };
    let now = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap()
        .as_millis();
    let mut state = json!({
        "errorCode": "0", "errorMessage": "Успешно", "orderNumber": order.number, "orderStatus": order.status,
        "actionCode": order.action, "actionCodeDescription": "", "amount": order.amount,
        "currency": order.currency, "date": u64::try_from(now).unwrap(), "ip": "192.0.2.1",
        "attributes": [{ "name": "mdOrder", "value": order.id }],
        "paymentAmountInfo": {
            "paymentState": "", "approvedAmount": order.taken,
            "depositedAmount": order.taken - order.refunded, "refundedAmount": order.refunded,
        },
    });
    if order.taken > 0 {
        state["actionCode"] = 0.into();
        state["cardAuthInfo"] = json!({
            "pan": "220000**0004", "expiration": "203012", "approvalCode": "123456", "paymentSystem": "MIR",
            "secureAuthInfo": { "eci": 5 },
        });
    }
    if bank.is_bare() {
        for name in ["attributes", "orderNumber", "currency"] {
            state.as_object_mut().unwrap().remove(name);
        }
    }
    if !order.binding.is_empty() {
        state["bindingInfo"] = json!({ "clientId": order.client, "bindingId": order.binding });
    }
    state
}

async fn page(State(bank): Bank, RawQuery(query): RawQuery) -> Response {
    let query = query.unwrap_or_default();
    let id = query
        .strip_prefix("mdOrder=")
        .unwrap_or_default()
        .to_owned();
    let orders = bank.orders();
    let Some(order) = orders.iter().find(|order| order.id == id) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    if order.status != 0 {
        return Redirect::to(&order.return_url).into_response();
    }
    let button = |name: &str, word: &str| {
        format!(
            "<form method=post action=\"/payment/merchants/shop/{id}/{name}\"><button id={name}>{word}</button></form>"
        )
    };
    Html(format!(
        "<!doctype html><html lang=ru><title>Банк</title><main><h1>{}.{:02}</h1>{}{}</main>",
        order.amount / 100,
        order.amount % 100,
        button("pay", "Оплатить"),
        button("cancel", "Отмена")
    ))
    .into_response()
}

async fn pressed(State(bank): Bank, Path((id, button)): Path<(String, String)>) -> Response {
    let Some(order) = bank.orders().into_iter().find(|order| order.id == id) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let operation = match button.as_str() {
        "pay" => {
            bank.pay(&id);
            "deposited"
        }
        _ => {
            bank.expire(&id);
            "declinedByTimeout"
        }
    };
    let address = bank.callback.lock().unwrap().clone();
    if let Some(address) = address {
        let fields = bank.callback(&id, operation);
        // The bank calls, and calls again; it may be that nobody listens.
        tokio::spawn(async move {
            for _ in 0..3 {
                if super::tell(&address, &fields).await == Some(200) {
                    break;
                }
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        });
    }
    Redirect::to(&order.return_url).into_response()
}
