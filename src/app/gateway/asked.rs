//! What a bank is asked for: stored as it is, or beside it and nowhere.

use crate::base::{Money, Period};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The only currency there is so far, as banks name it.
pub const RUB: &str = "RUB";

/// What we ask the bank for. Stored whole before it is sent, so that a lost answer is sent again
/// with the same key and the same body; what it says is all a bank's own form can be made of.
/// What must not be stored goes beside it, in [`Private`].
#[derive(Clone, Debug, Serialize, Deserialize, PartialEq)]
pub struct PayRequest {
    /// Idempotence key.
    pub key: Uuid,
    /// Our payment's id: comes back in callbacks.
    pub payment: Uuid,
    /// What people see and quote.
    pub number: i64,
    pub made_at: DateTime<Utc>,
    pub amount: Money,
    pub currency: String,
    /// At most 128 characters.
    pub description: String,
    /// Where the bank sends the payer afterwards.
    pub return_url: String,
    pub method: Method,
    pub receipt: Receipt,
    /// Who the bank pays the sum to.
    pub recipient: Recipient,
    pub bill: BillRef,
    /// How the sum is shared out; adds up to `amount`.
    pub lines: Vec<PayLine>,
    /// Shares that the bank itself pays out (`payments.split = "transfers"`); none, or adds up to `amount`.
    pub transfers: Vec<Transfer>,
    /// Names the payer to the bank without telling who he is; none = paying without sign-in.
    pub payer: Option<Uuid>,
    /// The payer ticked that his card may be kept.
    pub save_card: bool,
    /// Our id of the saved card that pays; its token is in [`Private`].
    pub card: Option<Uuid>,
}

/// One supplier account's share.
#[derive(Clone, Debug, Serialize, Deserialize, PartialEq)]
pub struct PayLine {
    pub supplier: String,
    /// The supplier's number for the household.
    pub contract: String,
    /// Who collects for the supplier, by name.
    pub payee: String,
    /// The [`Transfer`] that it is in, by account; empty without transfers, and in requests of before it was kept.
    #[serde(default)]
    pub transfer: String,
    /// What the fiscal receipt says; at most 128 characters, without quotes.
    pub title: String,
    pub amount: Money,
    /// What of it is above the debt, where the fiscal receipt calls that an advance (`payments.overpayment`).
    #[serde(default)]
    pub advance: Money,
    /// For whom it is taken, where the fiscal receipt must name it (`payments.yookassa.agent_type`).
    #[serde(default)]
    pub seller: Option<Seller>,
}

impl PayLine {
    /// What the fiscal receipt has of it: the debt, and what is above it.
    pub fn priced(&self) -> impl Iterator<Item = (Money, PayMode)> {
        [
            (self.amount - self.advance, PayMode::Full),
            (self.advance, PayMode::Advance),
        ]
        .into_iter()
        .filter(|(sum, _)| sum.is_positive())
    }
}

/// How a line of the fiscal receipt is paid (способ расчёта).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PayMode {
    Full,
    Advance,
}

/// Whose service a collector takes the money for.
#[derive(Clone, Debug, Serialize, Deserialize, PartialEq)]
pub struct Seller {
    pub name: String,
    pub inn: String,
    /// E.164; empty = not known.
    pub phone: String,
}

/// Bank details of whoever receives the money.
#[derive(Clone, Debug, Default, Serialize, Deserialize, PartialEq)]
pub struct Recipient {
    /// Code of the payee; empty = the collector of the settings.
    pub code: String,
    pub name: String,
    pub inn: String,
    pub kpp: String,
    pub bank_name: String,
    pub bic: String,
    pub account: String,
    pub correspondent_account: String,
    pub kbk: String,
    pub oktmo: String,
    /// As billing writes it; may be empty.
    #[serde(default)]
    pub phone: String,
}

/// What the bill calls itself and the household: what is empty was not in billing's data.
#[derive(Clone, Debug, Default, Serialize, Deserialize, PartialEq)]
pub struct BillRef {
    /// Лицевой счёт.
    pub account_number: String,
    /// ЕЛС, 10 characters.
    pub unified_account_number: String,
    /// ИЖКУ, 13 characters.
    pub service_id: String,
    pub period: Option<Period>,
    pub document_number: String,
    /// ГИС ЖКХ's id of the bill, 18 characters.
    pub gis_document_id: String,
}

/// A share that the bank pays out.
#[derive(Clone, Debug, Serialize, Deserialize, PartialEq)]
pub struct Transfer {
    /// The payee's account with the bank (`payments.accounts`).
    pub account: String,
    pub payee: String,
    pub amount: Money,
}

/// What goes to the bank with a request and is stored nowhere as it is.
#[derive(Clone, Debug, Default)]
pub struct Private {
    pub card_token: Option<String>,
    pub identity: Option<Identity>,
}

/// Who pays, for payees that the law makes ask (`payer_identity`).
#[derive(Clone, PartialEq)]
pub struct Identity {
    pub name: String,
    pub document: String,
}

impl std::fmt::Debug for Identity {
    /// Never into a log.
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Identity(…)")
    }
}

/// Ways to pay that a gateway may have.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    BankCard,
    /// Система быстрых платежей.
    Sbp,
    SberPay,
    TPay,
    YooMoney,
}

impl Method {
    /// The value of the form field and of `payment.method`.
    pub fn as_str(self) -> &'static str {
        match self {
            Method::BankCard => "bank_card",
            Method::Sbp => "sbp",
            Method::SberPay => "sber_pay",
            Method::TPay => "t_pay",
            Method::YooMoney => "yoo_money",
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
