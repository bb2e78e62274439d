//! The port to a bank. Implementations stand in `payments/`; nothing here calls anything.

mod call;

pub use call::{Call, Claim, News, Outcome, Reply, Standing};

use crate::base::{Money, Period};
use async_trait::async_trait;
use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

mod asked;

pub use asked::*;

/// The bank's order, and where the payer goes to pay.
#[derive(Clone, Debug, PartialEq)]
pub struct Created {
    /// None where the bank makes its order when the payer comes (MONETA).
    pub gateway_id: Option<String>,
    /// Absolute, or a path of ours for the demo bank; none = nobody has to go anywhere (a saved card).
    pub pay_url: Option<String>,
}

/// What the bank says of a payment.
#[derive(Clone, Debug, PartialEq)]
pub struct BankState {
    /// Empty where the bank does not tell it.
    pub gateway_id: String,
    pub status: BankStatus,
    pub amount: Money,
    pub currency: String,
    /// Where the payer goes to pay, as long as there is something to confirm and the bank tells it.
    pub pay_url: Option<String>,
    /// What the bank gave back of it so far.
    pub refunded: Money,
    pub receipt: ReceiptState,
    /// What names the fiscal receipt, where the bank tells it.
    pub fiscal: Option<Fiscal>,
    /// The card that the payer let the bank keep for us.
    pub card: Option<BankCard>,
}

/// What names a fiscal receipt at the tax service (54-ФЗ, DOMAIN 5).
#[derive(Clone, Debug, Serialize, Deserialize, PartialEq)]
pub struct Fiscal {
    /// № ФН, the drive.
    pub drive: String,
    /// № ФД, the document.
    pub document: String,
    /// ФПД, the document's sign.
    pub sign: String,
    /// The moment on the receipt; none = the bank does not tell it.
    pub registered_at: Option<DateTime<Utc>>,
    /// The bank's own id of it; empty = it has none.
    #[serde(default)]
    pub receipt_id: String,
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
    /// The bank or the supplier's own cash register sends it, and tells us nothing.
    Elsewhere,
}

impl ReceiptState {
    /// What the database wrote; its check knows no other word.
    pub fn of(text: &str) -> ReceiptState {
        match text {
            "pending" => ReceiptState::Pending,
            "registered" => ReceiptState::Registered,
            "failed" => ReceiptState::Failed,
            "elsewhere" => ReceiptState::Elsewhere,
            _ => ReceiptState::NotNeeded,
        }
    }
    pub fn as_str(self) -> &'static str {
        match self {
            ReceiptState::NotNeeded => "not_needed",
            ReceiptState::Pending => "pending",
            ReceiptState::Registered => "registered",
            ReceiptState::Failed => "failed",
            ReceiptState::Elsewhere => "elsewhere",
        }
    }
}

/// A kept card: the token is a secret, the rest may be shown.
#[derive(Clone, PartialEq)]
pub struct BankCard {
    pub token: String,
    /// As the bank names it: «Mir».
    pub brand: String,
    pub last_four: String,
    /// The last month it is good for.
    pub expires: Option<Period>,
    /// Its payment was confirmed by 3-D Secure; one that was not is never kept.
    pub secured: bool,
}

impl std::fmt::Debug for BankCard {
    /// The token never goes into a log.
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "BankCard(*{})", self.last_four)
    }
}

/// The bank's answer to a question about a payment.
#[derive(Clone, Debug, PartialEq)]
#[expect(
    clippy::large_enum_variant,
    reason = "one value a call, never many at once"
)]
pub enum Answer {
    Says(BankState),
    /// It has never heard of it, or cannot find it without its own id: the same request is sent again.
    NeverHeard,
    /// This bank answers no questions: it calls, or its statement tells.
    CannotSay,
}

/// What we ask to be given back. Stored whole before it is sent, as a [`PayRequest`] is.
#[derive(Clone, Debug, Serialize, Deserialize, PartialEq)]
pub struct RefundRequest {
    /// Idempotence key.
    pub key: Uuid,
    /// Our refund's id.
    pub refund: Uuid,
    pub payment: Uuid,
    /// The bank's id of the payment.
    pub gateway_id: String,
    pub amount: Money,
    pub currency: String,
    /// At most 128 characters.
    pub description: String,
    pub receipt: Receipt,
    /// What the bank had given back of this payment before, as our books have it: a bank without keys
    /// shows by its own sum whether it has done this one.
    pub refunded_before: Money,
    pub lines: Vec<PayLine>,
    pub transfers: Vec<Transfer>,
}

/// What the bank says of a refund.
#[derive(Clone, Debug, PartialEq)]
pub struct RefundState {
    /// Empty where the bank has no id for it.
    pub gateway_id: String,
    pub status: BankStatus,
    pub amount: Money,
    pub currency: String,
    pub receipt: ReceiptState,
    pub fiscal: Option<Fiscal>,
}

/// A payment in the bank's statement.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    /// Our payment's id, as the bank gives it back.
    pub payment: Option<Uuid>,
    pub state: BankState,
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
    /// How long after it was made a payment may still be taken; what the bank cannot tell of later is
    /// given up.
    fn window(&self) -> Duration {
        Duration::hours(1)
    }
    /// It can be told who receives the money. One that cannot pays everything to the shop's own contract, so
    /// that the collector is named to the payer however the order is split.
    fn pays_payees(&self) -> bool {
        true
    }
    /// It can keep a card for us and charge it.
    fn keeps_cards(&self) -> bool {
        false
    }
    /// It knows a repeated request by its key. To a bank that does not, a request goes from one sender at a
    /// time, and a refund is not repeated before the first must have come to its end.
    fn has_keys(&self) -> bool {
        true
    }
    /// Its protocol has a place for [`Identity`].
    fn takes_identity(&self) -> bool {
        false
    }
    /// Refunds go through its protocol; else they are made by hand in its own cabinet.
    fn refunds(&self) -> bool {
        false
    }

    /// Asks for a payment. The same key with the same body gives the same order.
    async fn create(
        &self,
        request: &PayRequest,
        private: &Private,
    ) -> Result<Created, GatewayError>;
    /// What the bank knows of the payment.
    async fn fetch(
        &self,
        request: &PayRequest,
        gateway_id: Option<&str>,
    ) -> Result<Answer, GatewayError>;
    /// As [`Gateway::fetch`], for a payment whose id at the bank is known by `claim` alone. An implementation
    /// asks by that id only where the bank's own word shows that the order is this payment's.
    async fn fetch_claimed(
        &self,
        request: &PayRequest,
        _claim: &Claim,
    ) -> Result<Answer, GatewayError> {
        self.fetch(request, None).await
    }
    /// It can tell what names a fiscal receipt, by a question of its own: [`Gateway::fiscal`].
    fn tells_fiscal(&self) -> bool {
        false
    }
    /// What names the fiscal receipt of a payment that was made; none = it does not tell, or not yet.
    async fn fiscal(&self, _gateway_id: &str) -> Result<Option<Fiscal>, GatewayError> {
        Ok(None)
    }
    /// Closes an order that nobody has paid in the bank's own time. What became of it is asked afterwards.
    async fn abandon(
        &self,
        _request: &PayRequest,
        _gateway_id: Option<&str>,
    ) -> Result<(), GatewayError> {
        Ok(())
    }
    /// Asks for money to be given back; the same request gives the same refund.
    async fn refund(&self, _request: &RefundRequest) -> Result<RefundState, GatewayError> {
        Err(GatewayError::Refused("by_hand".to_owned()))
    }
    /// What the bank knows of the refund; none = it never heard of it, and the request is sent again.
    async fn fetch_refund(
        &self,
        _request: &RefundRequest,
        _gateway_id: Option<&str>,
    ) -> Result<Option<RefundState>, GatewayError> {
        Err(GatewayError::Refused("by_hand".to_owned()))
    }
    /// Every payment that the bank took from `from` until before `until`; none = it has no statement to
    /// ask for.
    async fn statement(
        &self,
        _from: DateTime<Utc>,
        _until: DateTime<Utc>,
    ) -> Result<Option<Vec<Listed>>, GatewayError> {
        Ok(None)
    }
    /// Lets the bank forget a kept card; one it does not know is forgotten.
    async fn forget_card(&self, _token: &str, _payer: Uuid) -> Result<(), GatewayError> {
        Ok(())
    }
    /// Whether its answers can be had and the keys are right, for `kabinet doctor`: what it is, in words.
    ///
    /// # Errors
    /// What is wrong, with the mend.
    async fn check(&self) -> anyhow::Result<String> {
        Ok(self.name().to_owned())
    }

    /// Reads a call to `/webhooks/…`; none = forged, or not for us. `check` = it came to the address that
    /// asks whether a payment may go on.
    fn read(&self, _call: &Call, _check: bool) -> Option<News> {
        None
    }
    /// What a caller hears who is not the bank.
    fn refuse(&self) -> Reply {
        Reply::status(403)
    }
    /// The claim's proof is one that the payer himself has: his own form's.
    fn is_borrowed(&self, _claim: &Claim, _request: &PayRequest) -> bool {
        false
    }
    /// What the caller wants to hear. `call` is the one that was read; a forged one gets [`Gateway::refuse`].
    fn reply(&self, _call: &Call, outcome: Outcome) -> Reply {
        Reply::status(if outcome == Outcome::Later { 503 } else { 200 })
    }
    /// What it wants to hear when its call proved that `request` is paid or given back, and our books say so
    /// too: a bank may make the fiscal receipt from this answer.
    fn reply_paid(&self, call: &Call, _request: &PayRequest) -> Reply {
        self.reply(call, Outcome::Done)
    }
}
