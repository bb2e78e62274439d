//! MONETA.Assistant, from the protocol's text (DOMAIN 3): a page that payers are sent to with a signed
//! form, a Check URL and a Pay URL that it calls. Strict: a wrong form or answer stops the payment.

use super::{Mood, serve, serve_on_a_thread};
use axum::Router;
use axum::extract::{Path, RawQuery, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use md5::{Digest, Md5};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock};
use std::time::Duration;

pub const ACCOUNT: &str = "12345678";
pub const KEY: &str = "s3cr3t";

/// Fields of a call, in the order in which they are sent.
pub type Fields = Vec<(String, String)>;

/// An operation in MONETA's books.
#[derive(Clone, Debug)]
pub struct Operation {
    pub id: u64,
    pub transaction: String,
    /// As the form said it, and what was taken: `1457.30`.
    pub amount: String,
    pub taken: String,
    pub test: String,
    /// MNT_SUBSCRIBER_ID, as the form said it.
    pub person: String,
    pub back: String,
    pub state: Stage,
    /// The shop said SUCCESS.
    pub confirmed: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    Open,
    Paid,
    Canceled,
}

/// The company.
pub struct Moneta {
    operations: Mutex<Vec<Operation>>,
    refunds: Mutex<u64>,
    mood: Mutex<Mood>,
    shop: Mutex<Option<String>>,
    url: OnceLock<String>,
}

fn md5(values: &[&str]) -> String {
    let mut hash = Md5::new();
    hash.update(values.concat());
    hash.update(KEY);
    hash.finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

fn of<'a>(fields: &'a Fields, name: &str) -> &'a str {
    let found = fields.iter().find(|(known, _)| known == name);
    found.map_or("", |(_, value)| value.as_str())
}

/// Signs a Pay URL or Check URL call over the fields that it has.
pub fn sign(mut fields: Fields) -> Fields {
    fields.retain(|(name, _)| name != "MNT_SIGNATURE");
    let signature = md5(&[
        of(&fields, "MNT_COMMAND"),
        of(&fields, "MNT_ID"),
        of(&fields, "MNT_TRANSACTION_ID"),
        of(&fields, "MNT_OPERATION_ID"),
        of(&fields, "MNT_AMOUNT"),
        of(&fields, "MNT_CURRENCY_CODE"),
        of(&fields, "MNT_SUBSCRIBER_ID"),
        of(&fields, "MNT_TEST_MODE"),
    ]);
    fields.push(("MNT_SIGNATURE".to_owned(), signature));
    fields
}

/// As [`sign`], by an account whose Pay URL signatures leave the command out.
pub fn sign_without_command(fields: Fields) -> Fields {
    let command = of(&fields, "MNT_COMMAND").to_owned();
    let mut fields = sign(with(&fields, "MNT_COMMAND", ""));
    fields.retain(|(name, _)| name != "MNT_COMMAND");
    fields.push(("MNT_COMMAND".to_owned(), command));
    fields
}

/// `fields` with one of them changed (or added) and not signed again.
pub fn with(fields: &Fields, name: &str, value: &str) -> Fields {
    let mut fields = fields.clone();
    fields.retain(|(known, _)| known != name);
    fields.push((name.to_owned(), value.to_owned()));
    fields
}

impl Moneta {
    fn new() -> Arc<Moneta> {
        Arc::new(Moneta {
            operations: Mutex::default(),
            refunds: Mutex::default(),
            mood: Mutex::default(),
            shop: Mutex::default(),
            url: OnceLock::new(),
        })
    }
    fn router(self: &Arc<Moneta>) -> Router {
        Router::new()
            .route("/assistant.htm", get(page))
            .route("/operation/{id}/{button}", post(pressed))
            .with_state(self.clone())
    }
    /// On the test's own runtime.
    pub async fn start() -> Arc<Moneta> {
        let moneta = Moneta::new();
        moneta.url.set(serve(moneta.router()).await).unwrap();
        moneta
    }
    /// On a thread of its own, which outlives any runtime.
    pub fn start_thread() -> Arc<Moneta> {
        let moneta = Moneta::new();
        moneta.url.set(serve_on_a_thread(moneta.router())).unwrap();
        moneta
    }
    /// For `payments.moneta.assistant_url`.
    pub fn assistant_url(&self) -> String {
        format!("{}/assistant.htm", self.url.get().unwrap())
    }
    pub fn be(&self, mood: Mood) {
        *self.mood.lock().unwrap() = mood;
    }
    /// Where the shop's `/webhooks/moneta/check` and `…/pay` are; none = nothing is called by itself.
    pub fn calls(&self, shop: &str) {
        *self.shop.lock().unwrap() = Some(shop.to_owned());
    }
    pub fn operations(&self) -> Vec<Operation> {
        self.operations.lock().unwrap().clone()
    }
    /// What was really taken: transaction and sum.
    pub fn books(&self) -> Vec<(String, String)> {
        let paid = self
            .operations()
            .into_iter()
            .filter(|one| one.state == Stage::Paid);
        paid.map(|one| (one.transaction, one.taken)).collect()
    }

    /// A payer arrives with the form: an operation is opened, or what is wrong with the form. One that
    /// was opened for the same transaction goes on.
    pub fn arrive(&self, pay_url: &str) -> Result<Operation, String> {
        let url = url::Url::parse(pay_url).map_err(|error| error.to_string())?;
        let fields: Fields = url.query_pairs().into_owned().collect();
        let mut seen = BTreeMap::new();
        for (name, _) in &fields {
            if seen.insert(name.clone(), ()).is_some() {
                return Err(format!("{name} twice"));
            }
            let known = name.starts_with("MNT_")
                || name.starts_with("moneta.")
                || name.starts_with("paymentSystem.");
            if !known {
                return Err(format!("{name} is not known"));
            }
        }
        let value = |name: &str| of(&fields, name).to_owned();
        if value("MNT_ID") != ACCOUNT {
            return Err("no such account".to_owned());
        }
        let (amount, transaction) = (value("MNT_AMOUNT"), value("MNT_TRANSACTION_ID"));
        let sum = amount.split_once('.');
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        if !sum.is_some_and(|(whole, part)| digits(whole) && digits(part) && part.len() == 2) {
            return Err(format!("MNT_AMOUNT {amount}"));
        }
        if value("MNT_CURRENCY_CODE") != "RUB" || transaction.is_empty() || transaction.len() > 255
        {
            return Err("currency or transaction".to_owned());
        }
        let right = md5(&[
            ACCOUNT,
            &transaction,
            &amount,
            "RUB",
            of(&fields, "MNT_SUBSCRIBER_ID"),
            of(&fields, "MNT_TEST_MODE"),
        ]);
        if value("MNT_SIGNATURE") != right {
            return Err("MNT_SIGNATURE".to_owned());
        }
        let mut operations = self.operations.lock().unwrap();
        if let Some(known) = operations.iter().find(|one| one.transaction == transaction) {
            return Ok(known.clone());
        }
        let more = *self.mood.lock().unwrap() == Mood::OtherAmount;
        let operation = Operation {
            // From 1: a number is no proof of anything, and short ones are honest.
            id: 1 + operations.len() as u64,
            transaction,
            taken: if more {
                format!("1{amount}")
            } else {
                amount.clone()
            },
            amount,
            test: value("MNT_TEST_MODE"),
            person: value("MNT_SUBSCRIBER_ID"),
            back: value("MNT_SUCCESS_URL"),
            state: Stage::Open,
            confirmed: false,
        };
        operations.push(operation.clone());
        Ok(operation)
    }

    fn set(&self, id: u64, change: impl FnOnce(&mut Operation)) {
        let mut operations = self.operations.lock().unwrap();
        change(
            operations
                .iter_mut()
                .find(|one| one.id == id)
                .expect("no such operation"),
        );
    }

    /// The payer pays: the money is taken. The Pay URL call about it, signed, to be delivered.
    pub fn pay(&self, id: u64) -> Fields {
        self.set(id, |one| one.state = Stage::Paid);
        self.call(id, "")
    }
    /// The payer goes away.
    pub fn cancel(&self, id: u64) {
        self.set(id, |one| one.state = Stage::Canceled);
    }
    /// A Pay URL call with this command (none where it is empty).
    pub fn call(&self, id: u64, command: &str) -> Fields {
        let all = self.operations();
        let one = all
            .iter()
            .find(|one| one.id == id)
            .expect("no such operation");
        let mut fields = vec![
            ("MNT_ID", ACCOUNT.to_owned()),
            ("MNT_TRANSACTION_ID", one.transaction.clone()),
            ("MNT_OPERATION_ID", one.id.to_string()),
            ("MNT_AMOUNT", one.taken.clone()),
            ("MNT_CURRENCY_CODE", "RUB".to_owned()),
            ("MNT_SUBSCRIBER_ID", one.person.clone()),
            ("MNT_TEST_MODE", one.test.clone()),
            ("MNT_USER", "+79130000000".to_owned()),
            ("MNT_CORRACCOUNT", "220000**0004".to_owned()),
            ("MNT_CUSTOM1", String::new()),
            ("paymentSystem.unitId", "499669".to_owned()),
        ];
        if !command.is_empty() {
            fields.push(("MNT_COMMAND", command.to_owned()));
        }
        sign(
            fields
                .into_iter()
                .map(|(name, value)| (name.to_owned(), value))
                .collect(),
        )
    }
    /// Gives back `amount` of an operation, by an operation of its own: the Pay URL call about it. The cash
    /// register's goes by `RETURN_` and our transaction, without a command.
    pub fn give_back(&self, id: u64, amount: &str, to_register: bool) -> Fields {
        let fields = self.call(id, if to_register { "" } else { "CREDIT" });
        let transaction = of(&fields, "MNT_TRANSACTION_ID").to_owned();
        let fields = match to_register {
            true => with(
                &fields,
                "MNT_TRANSACTION_ID",
                &format!("RETURN_{transaction}"),
            ),
            false => fields,
        };
        let mut refunds = self.refunds.lock().unwrap();
        *refunds += 1;
        let own = (500 + *refunds).to_string();
        let fields = with(&fields, "MNT_OPERATION_ID", &own);
        sign(with(&fields, "MNT_AMOUNT", amount))
    }
    /// A Check URL call about `transaction`; without a sum = it is to be told.
    pub fn check(&self, transaction: &str, amount: Option<&str>) -> Fields {
        let mut fields = vec![
            ("MNT_COMMAND", "CHECK"),
            ("MNT_ID", ACCOUNT),
            ("MNT_TRANSACTION_ID", transaction),
            ("MNT_CURRENCY_CODE", "RUB"),
            ("MNT_TEST_MODE", "0"),
        ];
        if let Some(amount) = amount {
            fields.push(("MNT_AMOUNT", amount));
        }
        sign(
            fields
                .into_iter()
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .collect(),
        )
    }
    /// What the shop said: SUCCESS or its signed XML of 200 ends the calls.
    pub fn heard(&self, id: u64, body: &str) -> bool {
        let all = self.operations();
        let one = all
            .iter()
            .find(|one| one.id == id)
            .expect("no such operation");
        let fine = body.trim() == "SUCCESS" || code(body, &one.transaction) == Some(200);
        self.set(id, |one| one.confirmed |= fine);
        fine
    }

    /// Asks the shop, takes the money and tells of it, as often as it must.
    async fn settle(self: Arc<Moneta>, id: u64, shop: String) {
        let all = self.operations();
        let one = all
            .iter()
            .find(|one| one.id == id)
            .expect("no such operation")
            .clone();
        let address = format!("{shop}/webhooks/moneta/check");
        let check = self.check(&one.transaction, Some(&one.amount));
        let asked = post_form(&address, &check).await;
        if asked.and_then(|body| code(&body, &one.transaction)) != Some(402) {
            return;
        }
        let fields = self.pay(id);
        let mood = *self.mood.lock().unwrap();
        if let Mood::Late(pause) = mood {
            tokio::time::sleep(pause).await;
        }
        let address = format!("{shop}/webhooks/moneta/pay");
        for _ in 0..200 {
            if let Some(body) = post_form(&address, &fields).await
                && self.heard(id, &body)
            {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }
}

async fn post_form(address: &str, fields: &Fields) -> Option<String> {
    let answer = super::caller()
        .post(address)
        .form(fields)
        .send()
        .await
        .ok()?;
    if answer.status() != 200 {
        return None;
    }
    answer.text().await.ok()
}

/// `MNT_RESULT_CODE` of a well-formed and rightly signed answer about `transaction`.
pub fn code(xml: &str, transaction: &str) -> Option<u16> {
    let document = roxmltree::Document::parse(xml).ok()?;
    let root = document.root_element();
    let text = |name: &str| {
        let node = root.children().find(|node| node.has_tag_name(name))?;
        Some(node.text().unwrap_or_default().to_owned())
    };
    let code = text("MNT_RESULT_CODE")?;
    let right = root.has_tag_name("MNT_RESPONSE")
        && text("MNT_ID")? == ACCOUNT
        && text("MNT_TRANSACTION_ID")? == transaction
        && text("MNT_SIGNATURE")? == md5(&[&code, ACCOUNT, transaction]);
    let code = code.parse().ok()?;
    (right && [100, 200, 302, 402, 500].contains(&code)).then_some(code)
}

/// `MNT_AMOUNT` of an answer.
pub fn amount(xml: &str) -> Option<String> {
    let document = roxmltree::Document::parse(xml).ok()?;
    let node = document
        .descendants()
        .find(|node| node.has_tag_name("MNT_AMOUNT"))?;
    node.text().map(str::to_owned)
}

/// The value of an attribute of an answer.
pub fn attribute(xml: &str, key: &str) -> Option<String> {
    let document = roxmltree::Document::parse(xml).ok()?;
    let list = document
        .descendants()
        .find(|node| node.has_tag_name("MNT_ATTRIBUTES"))?;
    let text = |one: roxmltree::Node<'_, '_>, name: &str| {
        let node = one.children().find(|node| node.has_tag_name(name))?;
        Some(node.text().unwrap_or_default().to_owned())
    };
    let found = list
        .children()
        .find(|one| text(*one, "KEY").as_deref() == Some(key))?;
    text(found, "VALUE")
}

async fn page(State(moneta): State<Arc<Moneta>>, RawQuery(query): RawQuery) -> Response {
    let asked = format!("{}?{}", moneta.assistant_url(), query.unwrap_or_default());
    let operation = match moneta.arrive(&asked) {
        Ok(operation) => operation,
        Err(fault) => return (StatusCode::BAD_REQUEST, fault).into_response(),
    };
    if operation.state != Stage::Open {
        return Redirect::to(&operation.back).into_response();
    }
    let button = |name: &str, word: &str| {
        format!(
            "<form method=post action=\"/operation/{}/{name}\"><button id={name}>{word}</button></form>",
            operation.id
        )
    };
    Html(format!(
        "<!doctype html><html lang=ru><title>MONETA</title><main><h1>{}</h1>{}{}</main>",
        operation.amount,
        button("pay", "Оплатить"),
        button("cancel", "Отмена")
    ))
    .into_response()
}

async fn pressed(
    State(moneta): State<Arc<Moneta>>,
    Path((id, button)): Path<(u64, String)>,
) -> Response {
    let Some(one) = moneta.operations().into_iter().find(|one| one.id == id) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let shop = moneta.shop.lock().unwrap().clone();
    match (button.as_str(), one.state, shop) {
        ("pay", Stage::Open, Some(shop)) => {
            tokio::spawn(moneta.clone().settle(id, shop));
        }
        ("pay", Stage::Open, None) => {
            moneta.pay(id);
        }
        (_, Stage::Open, _) => moneta.cancel(id),
        _ => {}
    }
    Redirect::to(&one.back).into_response()
}
