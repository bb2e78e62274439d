//! The port to a bank. Implementations stand in `payments/`; nothing here calls anything.

use crate::base::Money;
use async_trait::async_trait;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What we ask the bank for. Stored whole before it is sent, so that a lost answer is sent again
/// with the same key and the same body.
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
    pub description: String,
    /// Where the bank sends the payer afterwards.
    pub return_url: String,
}

/// The bank's order, and where the payer goes to pay.
#[derive(Clone, Debug, PartialEq)]
pub struct Created {
    pub gateway_id: String,
    pub pay_url: String,
}

/// What the bank says of a payment.
#[derive(Clone, Debug, PartialEq)]
pub struct BankState {
    pub gateway_id: String,
    pub status: BankStatus,
    pub amount: Money,
    pub currency: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BankStatus {
    Pending,
    Succeeded,
    /// The bank's reason, in its own code.
    Canceled(String),
}

#[derive(Debug, thiserror::Error)]
pub enum GatewayError {
    /// The bank refused: asking again is no use.
    #[error("the bank refused: {0}")]
    Refused(String),
    /// No answer, or one that says nothing: what happened is asked later.
    #[error("the bank's answer is not known: {0}")]
    Unknown(String),
}

#[async_trait]
pub trait Gateway: Send + Sync {
    /// The name in `payments.gateway`.
    fn name(&self) -> &'static str;
    /// Origin of the bank's page, for the form-action of the Content-Security-Policy; none = ours.
    fn page_origin(&self) -> Option<String>;
    /// Asks for a payment. The same key with the same body gives the same order.
    async fn create(&self, request: &PayRequest) -> Result<Created, GatewayError>;
    /// What the bank knows of the payment; none = it has never heard of it.
    async fn fetch(
        &self,
        request: &PayRequest,
        gateway_id: Option<&str>,
    ) -> Result<Option<BankState>, GatewayError>;
}
