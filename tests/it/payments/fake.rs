//! A bank of the test's own, which can be told to misbehave.

use super::super::support::Portal;
use async_trait::async_trait;
use kabinet::app::gateway::{
    Answer, BankState, BankStatus, Claim, Created, Gateway, GatewayError, Method, PayRequest,
    Private, ReceiptState, RefundRequest, RefundState,
};
use kabinet::base::Money;
use kabinet::config::Config;
use sqlx::PgPool;
use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use uuid::Uuid;

pub const NAME: &str = "fake";
pub const ORIGIN: &str = "https://bank.example";

/// How the bank behaves towards a new order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mood {
    Works,
    /// Does the work and its answer is lost.
    LosesAnswer,
    /// Hears nothing, answers nothing.
    Silent,
    Refuses,
    /// Never answers, without or after having done the work: whoever waits is dropped.
    HangsBefore,
    HangsAfter,
}

#[derive(Default)]
pub struct Books {
    pub orders: HashMap<Uuid, BankState>,
    /// Every request as it came, doubles too.
    pub heard: Vec<PayRequest>,
    pub asked: usize,
    /// Money given back, by key; and every request for it as it came.
    pub refunds: HashMap<Uuid, RefundState>,
    pub refund_heard: Vec<RefundRequest>,
}

pub struct FakeBank {
    pub books: Mutex<Books>,
    pub mood: Mutex<Mood>,
    /// Towards refunds.
    pub refund_mood: Mutex<Mood>,
    /// It gives money back by its protocol.
    pub refunds: bool,
    /// A new refund is done at once, or works on.
    pub refunds_at_once: Mutex<bool>,
    /// Questions are answered.
    pub answers: Mutex<bool>,
}

pub async fn portal(db: PgPool) -> (Portal, Arc<FakeBank>) {
    portal_with(db, |_| ()).await
}

/// `refunds`: whether the bank gives money back by its protocol.
pub async fn portal_of(db: PgPool, refunds: bool) -> (Portal, Arc<FakeBank>) {
    portal_so(db, refunds, |_| ()).await
}

pub async fn portal_with(db: PgPool, change: impl FnOnce(&mut Config)) -> (Portal, Arc<FakeBank>) {
    portal_so(db, true, change).await
}

async fn portal_so(
    db: PgPool,
    refunds: bool,
    change: impl FnOnce(&mut Config),
) -> (Portal, Arc<FakeBank>) {
    let bank = Arc::new(FakeBank {
        books: Mutex::default(),
        mood: Mutex::new(Mood::Works),
        refund_mood: Mutex::new(Mood::Works),
        refunds,
        refunds_at_once: Mutex::new(true),
        answers: Mutex::new(true),
    });
    let portal = Portal::with_bank_and(db, bank.clone(), change).await;
    (portal, bank)
}

impl FakeBank {
    pub fn be(&self, mood: Mood) {
        *self.mood.lock().unwrap() = mood;
    }
    pub fn be_at_refunds(&self, mood: Mood) {
        *self.refund_mood.lock().unwrap() = mood;
    }
    pub fn refund_heard(&self) -> Vec<RefundRequest> {
        self.books.lock().unwrap().refund_heard.clone()
    }
    /// Changes what the books say of the only refund.
    pub fn set_refund(&self, change: impl FnOnce(&mut RefundState)) {
        let mut books = self.books.lock().unwrap();
        assert_eq!(books.refunds.len(), 1);
        change(books.refunds.values_mut().next().unwrap());
    }
    pub fn answer_questions(&self, answers: bool) {
        *self.answers.lock().unwrap() = answers;
    }
    pub fn heard(&self) -> Vec<PayRequest> {
        self.books.lock().unwrap().heard.clone()
    }
    pub fn asked(&self) -> usize {
        self.books.lock().unwrap().asked
    }
    /// Changes what the bank's books say of its only order.
    pub fn set(&self, change: impl FnOnce(&mut BankState)) {
        let mut books = self.books.lock().unwrap();
        assert_eq!(books.orders.len(), 1);
        change(books.orders.values_mut().next().unwrap());
    }
    pub fn pays(&self) {
        self.set(|order| order.status = BankStatus::Succeeded(None));
    }
    pub fn cancels(&self) {
        self.set(|order| order.status = BankStatus::Canceled("general_decline".to_owned()));
    }
    pub fn forgets(&self) {
        self.books.lock().unwrap().orders.clear();
    }
    /// The callback about its only order, with this key.
    pub fn news(&self, key: &str) -> Claim {
        let books = self.books.lock().unwrap();
        let (request, order) = (&books.heard[0], books.orders.values().next());
        Claim {
            gateway: NAME,
            key: key.to_owned(),
            payment: Some(request.payment),
            gateway_id: order.map(|order| order.gateway_id.clone()),
            signed: false,
            amount: Some(order.map_or(request.amount, |order| order.amount)),
            currency: Some("RUB".to_owned()),
            body: serde_json::json!({ "event": key }),
        }
    }
}

pub fn roubles(kopecks: i64) -> Money {
    Money::from_kopecks(kopecks)
}

#[async_trait]
impl Gateway for FakeBank {
    fn name(&self) -> &'static str {
        NAME
    }
    fn methods(&self) -> &'static [Method] {
        &[Method::BankCard]
    }
    fn page_origin(&self) -> Option<String> {
        Some(ORIGIN.to_owned())
    }
    fn refunds(&self) -> bool {
        self.refunds
    }
    async fn create(
        &self,
        request: &PayRequest,
        _private: &Private,
    ) -> Result<Created, GatewayError> {
        let mood = *self.mood.lock().unwrap();
        if mood == Mood::HangsBefore {
            return std::future::pending().await;
        }
        let created = self.open(mood, request);
        if mood == Mood::HangsAfter {
            return std::future::pending().await;
        }
        created
    }
    async fn fetch(
        &self,
        request: &PayRequest,
        _gateway_id: Option<&str>,
    ) -> Result<Answer, GatewayError> {
        let mut books = self.books.lock().unwrap();
        books.asked += 1;
        if !*self.answers.lock().unwrap() {
            return Err(GatewayError::Unknown("503".to_owned()));
        }
        Ok(books
            .orders
            .get(&request.key)
            .cloned()
            .map_or(Answer::NeverHeard, Answer::Says))
    }
    async fn refund(&self, request: &RefundRequest) -> Result<RefundState, GatewayError> {
        let mood = *self.refund_mood.lock().unwrap();
        if mood == Mood::HangsBefore {
            return std::future::pending().await;
        }
        let given = self.give_back(mood, request);
        if mood == Mood::HangsAfter {
            return std::future::pending().await;
        }
        given
    }
    async fn fetch_refund(
        &self,
        request: &RefundRequest,
        _gateway_id: Option<&str>,
    ) -> Result<Option<RefundState>, GatewayError> {
        if !*self.answers.lock().unwrap() {
            return Err(GatewayError::Unknown("503".to_owned()));
        }
        Ok(self
            .books
            .lock()
            .unwrap()
            .refunds
            .get(&request.key)
            .cloned())
    }
}

impl FakeBank {
    fn give_back(&self, mood: Mood, request: &RefundRequest) -> Result<RefundState, GatewayError> {
        let mut books = self.books.lock().unwrap();
        books.refund_heard.push(request.clone());
        match mood {
            Mood::Silent => return Err(GatewayError::Unknown("timeout".to_owned())),
            Mood::Refuses => return Err(GatewayError::Refused("not_enough".to_owned())),
            _ => {}
        }
        if !books.refunds.contains_key(&request.key) {
            let order = books
                .orders
                .values_mut()
                .find(|order| order.gateway_id == request.gateway_id)
                .expect("a refund is of an order");
            order.refunded += request.amount;
            assert!(order.refunded <= order.amount, "more than was paid");
            let status = match *self.refunds_at_once.lock().unwrap() {
                true => BankStatus::Succeeded(None),
                false => BankStatus::Pending,
            };
            let given = RefundState {
                gateway_id: format!("refund-{}", request.key.simple()),
                status,
                amount: request.amount,
                currency: request.currency.clone(),
                receipt: ReceiptState::Registered,
                fiscal: None,
            };
            books.refunds.insert(request.key, given);
        }
        match mood {
            Mood::LosesAnswer => Err(GatewayError::Unknown("connection reset".to_owned())),
            _ => Ok(books.refunds[&request.key].clone()),
        }
    }
    fn open(&self, mood: Mood, request: &PayRequest) -> Result<Created, GatewayError> {
        let mut books = self.books.lock().unwrap();
        books.heard.push(request.clone());
        match mood {
            Mood::Silent => return Err(GatewayError::Unknown("timeout".to_owned())),
            Mood::Refuses => return Err(GatewayError::Refused("permission_revoked".to_owned())),
            _ => {}
        }
        let order = books
            .orders
            .entry(request.key)
            .or_insert_with(|| BankState {
                gateway_id: format!("order-{}", request.key.simple()),
                status: BankStatus::Pending,
                amount: request.amount,
                currency: request.currency.clone(),
                pay_url: None,
                refunded: Money::ZERO,
                receipt: ReceiptState::Registered,
                fiscal: None,
                card: None,
            });
        let created = Created {
            pay_url: Some(format!("{ORIGIN}/pay/{}", order.gateway_id)),
            gateway_id: Some(order.gateway_id.clone()),
        };
        match mood {
            Mood::LosesAnswer => Err(GatewayError::Unknown("connection reset".to_owned())),
            _ => Ok(created),
        }
    }
}
