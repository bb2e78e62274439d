//! A bank of the tests' own that keeps cards and may be told who pays; it can lose its answers.

use super::super::support::Portal;
use async_trait::async_trait;
use kabinet::app::gateway::{
    Answer, BankCard, BankState, BankStatus, Created, Gateway, GatewayError, Method, PayRequest,
    Private, ReceiptState,
};
use kabinet::base::{Money, Period};
use kabinet::config::Config;
use kabinet::payments::jobs;
use sqlx::PgPool;
use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use uuid::Uuid;

pub const NAME: &str = "keeper";

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mood {
    #[default]
    Works,
    /// Does the work and its answer is lost.
    LosesAnswer,
    /// Hears nothing, answers nothing.
    Silent,
}

/// What came with a request.
#[derive(Clone)]
pub struct Heard {
    pub request: PayRequest,
    pub token: Option<String>,
    pub identity: Option<(String, String)>,
}

#[derive(Default)]
pub struct Books {
    pub orders: HashMap<Uuid, BankState>,
    pub heard: Vec<Heard>,
    /// Tokens that may be charged.
    pub tokens: Vec<String>,
    pub forgotten: Vec<String>,
    /// Times that money was taken from a kept card.
    pub charged: Vec<Money>,
    pub mood: Mood,
    /// Takes the order and no money from a kept card.
    pub declines: bool,
    pub forgets: bool,
}

pub struct Keeper {
    pub books: Mutex<Books>,
    takes_identity: bool,
}

pub async fn portal(db: PgPool) -> (Portal, Arc<Keeper>) {
    of(db, true).await
}

pub async fn of(db: PgPool, takes_identity: bool) -> (Portal, Arc<Keeper>) {
    with(db, takes_identity, |_| ()).await
}

/// With settings of its own.
pub async fn with(
    db: PgPool,
    takes_identity: bool,
    change: impl FnOnce(&mut Config),
) -> (Portal, Arc<Keeper>) {
    let books = Books {
        forgets: true,
        ..Books::default()
    };
    let bank = Arc::new(Keeper {
        books: Mutex::new(books),
        takes_identity,
    });
    (Portal::with_bank_and(db, bank.clone(), change).await, bank)
}

/// A card as the bank tells it.
pub fn card(token: &str) -> BankCard {
    BankCard {
        token: token.to_owned(),
        brand: "Mir".to_owned(),
        last_four: "0004".to_owned(),
        expires: Period::new(2030, 12),
        secured: true,
    }
}

impl Keeper {
    pub fn be(&self, mood: Mood) {
        self.books.lock().unwrap().mood = mood;
    }
    pub fn declines(&self, declines: bool) {
        self.books.lock().unwrap().declines = declines;
    }
    pub fn forgets(&self, forgets: bool) {
        self.books.lock().unwrap().forgets = forgets;
    }
    pub fn heard(&self) -> Vec<Heard> {
        self.books.lock().unwrap().heard.clone()
    }
    pub fn charged(&self) -> Vec<Money> {
        self.books.lock().unwrap().charged.clone()
    }
    pub fn forgotten(&self) -> Vec<String> {
        self.books.lock().unwrap().forgotten.clone()
    }
    pub fn revokes(&self) {
        self.books.lock().unwrap().tokens.clear();
    }
    /// The payer pays the newest order; the bank tells `card` of it.
    pub async fn pays(&self, portal: &Portal, card: Option<BankCard>) {
        {
            let mut books = self.books.lock().unwrap();
            let key = books.heard.last().unwrap().request.key;
            if let Some(card) = &card {
                books.tokens.push(card.token.clone());
            }
            let order = books.orders.get_mut(&key).unwrap();
            order.status = BankStatus::Succeeded(None);
            order.card = card;
        }
        later(portal, 10).await;
    }
}

/// Lets `seconds` pass and does what is due.
pub async fn later(portal: &Portal, seconds: i64) {
    portal.clock.advance(chrono::Duration::seconds(seconds));
    jobs::ask_due(&portal.app).await.unwrap();
}

#[async_trait]
impl Gateway for Keeper {
    fn name(&self) -> &'static str {
        NAME
    }
    fn methods(&self) -> &'static [Method] {
        &[Method::BankCard]
    }
    fn page_origin(&self) -> Option<String> {
        None
    }
    fn keeps_cards(&self) -> bool {
        true
    }
    fn takes_identity(&self) -> bool {
        self.takes_identity
    }
    async fn create(
        &self,
        request: &PayRequest,
        private: &Private,
    ) -> Result<Created, GatewayError> {
        let mut books = self.books.lock().unwrap();
        if books.mood == Mood::Silent {
            return Err(GatewayError::Unknown("timeout".to_owned()));
        }
        let identity = private.identity.as_ref();
        books.heard.push(Heard {
            request: request.clone(),
            token: private.card_token.clone(),
            identity: identity.map(|who| (who.name.clone(), who.document.clone())),
        });
        if !books.orders.contains_key(&request.key) {
            if request.card.is_some() {
                let token = private.card_token.as_ref().unwrap();
                if !books.tokens.contains(token) {
                    return Err(GatewayError::Refused("permission_revoked".to_owned()));
                }
                if !books.declines {
                    books.charged.push(request.amount);
                }
            }
            let status = match request.card {
                Some(_) if books.declines => BankStatus::Canceled("insufficient_funds".to_owned()),
                Some(_) => BankStatus::Succeeded(None),
                None => BankStatus::Pending,
            };
            let order = BankState {
                gateway_id: format!("order-{}", request.key.simple()),
                status,
                amount: request.amount,
                currency: request.currency.clone(),
                pay_url: None,
                refunded: Money::ZERO,
                receipt: ReceiptState::Registered,
                fiscal: None,
                card: None,
            };
            books.orders.insert(request.key, order);
        }
        if books.mood == Mood::LosesAnswer {
            return Err(GatewayError::Unknown("connection reset".to_owned()));
        }
        let id = books.orders[&request.key].gateway_id.clone();
        Ok(Created {
            pay_url: request
                .card
                .is_none()
                .then(|| format!("https://bank.example/{id}")),
            gateway_id: Some(id),
        })
    }
    async fn fetch(
        &self,
        request: &PayRequest,
        _gateway_id: Option<&str>,
    ) -> Result<Answer, GatewayError> {
        let books = self.books.lock().unwrap();
        if books.mood == Mood::LosesAnswer {
            return Err(GatewayError::Unknown("connection reset".to_owned()));
        }
        let order = books.orders.get(&request.key).cloned();
        Ok(order.map_or(Answer::NeverHeard, Answer::Says))
    }
    async fn forget_card(&self, token: &str, _payer: Uuid) -> Result<(), GatewayError> {
        let mut books = self.books.lock().unwrap();
        if !books.forgets {
            return Err(GatewayError::Unknown("503".to_owned()));
        }
        books.tokens.retain(|known| known != token);
        books.forgotten.push(token.to_owned());
        Ok(())
    }
}
