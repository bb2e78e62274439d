//! The port to a bank. Implementations stand in `payments/`; nothing here calls anything.

use crate::base::Money;
use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The only currency there is so far, as banks name it.
pub const RUB: &str = "RUB";

/// What we ask the bank for. Stored whole before it is sent, so that a lost answer is sent again
/// with the same key and the same body; what it says is all a bank's own form can be made of.
#[derive(Clone, Debug, Serialize, Deserialize, PartialEq)]
pub struct PayRequest {
    /// Idempotence key.
    pub key: Uuid,
    /// Our payment's id: comes back in callbacks.
    pub payment: Uuid,
    /// What people see and quote.
    pub number: i64,
    pub amount: Money,
    pub currency: String,
    /// At most 128 characters.
    pub description: String,
    /// Where the bank sends the payer afterwards.
    pub return_url: String,
    pub method: Method,
    pub receipt: Receipt,
    /// How the sum is shared out; adds up to `amount`.
    pub lines: Vec<PayLine>,
}

/// One supplier account's share.
#[derive(Clone, Debug, Serialize, Deserialize, PartialEq)]
pub struct PayLine {
    pub supplier: String,
    /// The supplier's number for the household.
    pub contract: String,
    /// Who collects for the supplier, by name.
    pub payee: String,
    pub amount: Money,
}

/// Ways to pay that a gateway may have.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    BankCard,
}

impl Method {
    /// The value of the form field and of `payment.method`.
    pub fn as_str(self) -> &'static str {
        match self {
            Method::BankCard => "bank_card",
        }
    }
}

/// Where the fiscal receipt (чек) goes.
#[derive(Clone, Debug, Serialize, Deserialize, PartialEq)]
#[serde(rename_all = "snake_case", tag = "channel", content = "to")]
pub enum Receipt {
    Email(String),
    /// E.164.
    Sms(String),
}

/// The bank's order, and where the payer goes to pay.
#[derive(Clone, Debug, PartialEq)]
pub struct Created {
    pub gateway_id: String,
    /// Absolute, or a path of ours for the demo bank.
    pub pay_url: String,
}

/// What the bank says of a payment.
#[derive(Clone, Debug, PartialEq)]
pub struct BankState {
    pub gateway_id: String,
    pub status: BankStatus,
    pub amount: Money,
    pub currency: String,
    pub receipt: ReceiptState,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BankStatus {
    Pending,
    /// With the moment of paying, where the bank tells it.
    Succeeded(Option<DateTime<Utc>>),
    /// The bank's reason, in its own code.
    Canceled(String),
}

/// How far the fiscal receipt is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReceiptState {
    NotNeeded,
    Pending,
    Registered,
    Failed,
}

impl ReceiptState {
    pub fn as_str(self) -> &'static str {
        match self {
            ReceiptState::NotNeeded => "not_needed",
            ReceiptState::Pending => "pending",
            ReceiptState::Registered => "registered",
            ReceiptState::Failed => "failed",
        }
    }
}

#[derive(Debug, thiserror::Error)]
pub enum GatewayError {
    /// The bank refused, in its own code: asking again is no use, no money can move.
    #[error("the bank refused: {0}")]
    Refused(String),
    /// No answer, or one that says nothing: what happened is asked later.
    #[error("the bank's answer is not known: {0}")]
    Unknown(String),
}

/// A bank. Calls are made outside transactions and may be repeated at any time.
#[async_trait]
pub trait Gateway: Send + Sync {
    /// The name in `payments.gateway`.
    fn name(&self) -> &'static str;
    /// Ways to pay on its page; the first is the usual one.
    fn methods(&self) -> &'static [Method];
    /// Origin of the bank's page, for the form-action of the Content-Security-Policy; none = ours.
    fn page_origin(&self) -> Option<String>;
    /// Asks for a payment. The same key with the same body gives the same order.
    async fn create(&self, request: &PayRequest) -> Result<Created, GatewayError>;
    /// What the bank knows of the payment; none = it has never heard of it, or cannot find it without
    /// its own id (then the same request is simply sent again).
    async fn fetch(
        &self,
        request: &PayRequest,
        gateway_id: Option<&str>,
    ) -> Result<Option<BankState>, GatewayError>;
}
