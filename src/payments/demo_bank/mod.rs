//! The demo bank: an outside company that happens to live in this program.
//!
//! It keeps its own books (`demo_bank_order`, `demo_bank_refund`, `demo_bank_card`: never a whole card number),
//! shows its own pages at `/demo/bank/…`, and knows of the
//! portal only what a [`PayRequest`] says. It tells the portal of a paid or declined order by
//! [`super::actions::on_news`], as a real bank would by a callback, and is then asked like a real one.

mod cards;
mod store;
pub(super) mod web;

use crate::app::gateway::{
    Answer, BankCard, BankState, BankStatus, Created, Gateway, GatewayError, Method, PayRequest,
    Private, ReceiptState, RefundRequest, RefundState,
};
use crate::base::{Clock, Period};
use async_trait::async_trait;
use chrono::{DateTime, Duration, Utc};
use sqlx::{PgConnection, PgPool};
use store::Order;
use uuid::Uuid;

pub const NAME: &str = "demo";

/// An order that nobody paid for so long is canceled.
const LIFE: Duration = Duration::hours(1);

/// The bank's side of the port.
pub struct DemoBank {
    db: PgPool,
    clock: Clock,
}

impl DemoBank {
    pub fn new(db: PgPool, clock: Clock) -> DemoBank {
        DemoBank { db, clock }
    }
}

fn no_books(error: sqlx::Error) -> GatewayError {
    GatewayError::Unknown(error.to_string())
}

#[async_trait]
impl Gateway for DemoBank {
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
    /// It has a place for it, and throws it away: nobody is paid here.
    fn takes_identity(&self) -> bool {
        true
    }
    async fn forget_card(&self, token: &str, payer: Uuid) -> Result<(), GatewayError> {
        let mut db = self.db.acquire().await.map_err(no_books)?;
        store::forget_card(&mut db, token, payer, self.clock.now())
            .await
            .map_err(no_books)
    }
    fn refunds(&self) -> bool {
        true
    }
    async fn create(
        &self,
        request: &PayRequest,
        private: &Private,
    ) -> Result<Created, GatewayError> {
        let now = self.clock.now();
        let mut db = self.db.acquire().await.map_err(no_books)?;
        let id = Uuid::new_v4().simple().to_string();
        let order = store::open(&mut db, &id, request, now, now + LIFE)
            .await
            .map_err(no_books)?;
        let same = order.amount == request.amount
            && order.currency == request.currency
            && order.payment_ref == request.payment.to_string();
        if !same {
            return Err(GatewayError::Refused("key_used_for_other_body".to_owned()));
        }
        if request.card.is_some() {
            return charge(&mut db, request, private, order, now).await;
        }
        Ok(Created {
            pay_url: Some(format!("/demo/bank/{}", order.id)),
            gateway_id: Some(order.id),
        })
    }
    async fn fetch(
        &self,
        request: &PayRequest,
        _gateway_id: Option<&str>,
    ) -> Result<Answer, GatewayError> {
        let mut db = self.db.acquire().await.map_err(no_books)?;
        store::expire(&mut db, self.clock.now())
            .await
            .map_err(no_books)?;
        let order = store::by_key(&mut db, request.key)
            .await
            .map_err(no_books)?;
        Ok(order.map_or(Answer::NeverHeard, |order| Answer::Says(said(order))))
    }
    async fn refund(&self, request: &RefundRequest) -> Result<RefundState, GatewayError> {
        let mut tx = self.db.begin().await.map_err(no_books)?;
        let id = Uuid::new_v4().simple().to_string();
        let given = store::give_back(&mut tx, &id, request, self.clock.now())
            .await
            .map_err(no_books)?;
        tx.commit().await.map_err(no_books)?;
        given
            .map(given_back)
            .ok_or_else(|| GatewayError::Refused("amount_exceeds_payment".to_owned()))
    }
    async fn fetch_refund(
        &self,
        request: &RefundRequest,
        _gateway_id: Option<&str>,
    ) -> Result<Option<RefundState>, GatewayError> {
        let mut db = self.db.acquire().await.map_err(no_books)?;
        let given = store::given(&mut db, request.key).await.map_err(no_books)?;
        Ok(given.map(given_back))
    }
}

/// What the books say of money given back.
fn given_back(refund: store::Given) -> RefundState {
    RefundState {
        gateway_id: refund.id,
        status: BankStatus::Succeeded(Some(refund.made_at)),
        amount: refund.amount,
        currency: refund.currency,
        receipt: ReceiptState::NotNeeded,
        fiscal: None,
    }
}

/// Charges a kept card: nobody comes, so the order ends at once. The same order is not charged again.
async fn charge(
    db: &mut PgConnection,
    request: &PayRequest,
    private: &Private,
    order: Order,
    now: DateTime<Utc>,
) -> Result<Created, GatewayError> {
    let token = private.card_token.as_deref().unwrap_or_default();
    let payer = request.payer.unwrap_or_default();
    if order.state == "pending" {
        let card = store::card(db, token, payer).await.map_err(no_books)?;
        let end = match card {
            None => ("canceled", "permission_revoked"),
            Some(card) if card.expires < now.date_naive() => ("canceled", "card_expired"),
            Some(_) => ("succeeded", ""),
        };
        store::charge(db, &order.id, token, end, now)
            .await
            .map_err(no_books)?;
    }
    Ok(Created {
        pay_url: None,
        gateway_id: Some(order.id),
    })
}

/// What the books say of an order.
fn said(order: Order) -> BankState {
    let kept = order.card_token.filter(|_| order.save_card);
    let card = kept.map(|token| BankCard {
        token,
        brand: "Mir".to_owned(),
        last_four: order.card_tail.clone(),
        expires: order.card_expires.map(Period::of),
        secured: true,
    });
    let status = match order.state.as_str() {
        "succeeded" => BankStatus::Succeeded(order.paid_at),
        "canceled" => BankStatus::Canceled(order.reason),
        _ => BankStatus::Pending,
    };
    BankState {
        gateway_id: order.id,
        status,
        amount: order.amount,
        currency: order.currency,
        pay_url: None,
        refunded: order.refunded,
        receipt: ReceiptState::NotNeeded,
        fiscal: None,
        card,
    }
}
