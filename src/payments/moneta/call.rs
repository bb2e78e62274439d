//! MONETA's calls to our Pay URL and Check URL.

use super::{NAME, Shop, sign};
use crate::app::gateway::{BankState, BankStatus, Call, Claim, News, ReceiptState};
use crate::base::Money;
use crate::payments::fields;
use crate::payments::model::most;
use std::collections::BTreeMap;
use uuid::Uuid;

/// What is kept for staff: nothing of the payer's card or purse.
const KEPT: [&str; 9] = [
    "MNT_COMMAND",
    "MNT_ID",
    "MNT_TRANSACTION_ID",
    "MNT_OPERATION_ID",
    "MNT_AMOUNT",
    "MNT_CURRENCY_CODE",
    "MNT_SUBSCRIBER_ID",
    "MNT_TEST_MODE",
    "paymentSystem.unitId",
];

/// A call that is signed with our key, for our shop, in the configured mode.
pub struct Said {
    pub transaction: String,
    /// None = not told: our answer has to name it (only asked by the Check URL).
    pub amount: Option<Money>,
    command: String,
    operation: String,
    currency: String,
    body: serde_json::Value,
}

impl Said {
    /// None = forged, of another shop or mode, or not what the protocol says.
    pub fn read(shop: &Shop, call: &Call) -> Option<Said> {
        let fields = fields::read(call)?;
        let value = |name: &str| fields.get(name).map_or("", String::as_str);
        let signed = [
            value("MNT_COMMAND"),
            value("MNT_ID"),
            value("MNT_TRANSACTION_ID"),
            value("MNT_OPERATION_ID"),
            value("MNT_AMOUNT"),
            value("MNT_CURRENCY_CODE"),
            value("MNT_SUBSCRIBER_ID"),
            value("MNT_TEST_MODE"),
        ];
        if !sign::holds(value("MNT_SIGNATURE"), &signed, &shop.key) {
            return None;
        }
        // Values stand one after another without a limit: each must have its own form, or a digit
        // could move from one to the next.
        let [
            command,
            id,
            transaction,
            operation,
            amount,
            currency,
            _,
            test,
        ] = signed;
        let ours =
            id == shop.account && matches!((test, shop.test), ("1", true) | ("" | "0", false));
        let clean = !transaction.is_empty()
            && transaction.len() <= 255
            && !transaction.chars().any(char::is_control)
            && operation.bytes().all(|byte| byte.is_ascii_digit())
            && currency.len() == 3
            && currency.bytes().all(|byte| byte.is_ascii_uppercase());
        let amount = match amount {
            "" => None,
            told => Some(sum(told)?),
        };
        (ours && clean).then(|| Said {
            transaction: transaction.to_owned(),
            amount,
            command: command.to_owned(),
            operation: operation.to_owned(),
            currency: currency.to_owned(),
            body: kept(&fields),
        })
    }

    /// Whether a payment may go on.
    pub fn check(self) -> Option<News> {
        let claim = self.claim(String::new());
        (self.command == "CHECK").then_some(News::Check(claim))
    }

    /// What became of the money.
    pub fn pay(self, receipt: ReceiptState) -> Option<News> {
        let amount = self.amount.filter(|amount| amount.is_positive())?;
        if self.is_borrowed(amount) || self.payment().is_none() {
            return None;
        }
        let status = match self.command.as_str() {
            "" | "DEBIT" => BankStatus::Succeeded(None),
            // Held, not taken.
            "AUTHORISE" => BankStatus::Pending,
            "CANCELLED_DEBIT" => BankStatus::Canceled("cancelled_debit".to_owned()),
            // Money that leaves the shop is no news of a payment: noted, and nothing else.
            "CREDIT" | "CANCELLED_CREDIT" => {
                return Some(News::Refund(self.claim(self.key())));
            }
            _ => return None,
        };
        let bank = BankState {
            gateway_id: self.operation.clone(),
            status,
            amount,
            currency: self.currency.clone(),
            pay_url: None,
            refunded: Money::ZERO,
            receipt,
            fiscal: None,
            card: None,
        };
        Some(News::Proven(self.claim(self.key()), bank))
    }

    /// The form's signature covers the same values without the operation: with an operation of no or few
    /// digits, borrowed from the sum, a payer could sign «paid» with what his own form shows him. So the
    /// two together must not be a sum that a form of ours can ask.
    fn is_borrowed(&self, amount: Money) -> bool {
        let joined = format!("{}{amount}", self.operation);
        self.operation.is_empty()
            || Money::parse(&joined)
                .is_ok_and(|whole| whole <= most() && whole.to_string() == joined)
    }

    /// Exactly as we write it, so that it ends where we ended it.
    fn payment(&self) -> Option<Uuid> {
        let payment = Uuid::try_parse(&self.transaction).ok()?;
        (payment.to_string() == self.transaction).then_some(payment)
    }

    /// An operation is told of once a command: its cancelling is other news than its payment.
    fn key(&self) -> String {
        match self.command.as_str() {
            "" | "DEBIT" => self.operation.clone(),
            command => format!("{}:{command}", self.operation),
        }
    }

    fn claim(&self, key: String) -> Claim {
        let operation = Some(self.operation.clone());
        Claim {
            gateway: NAME,
            key,
            payment: self.payment(),
            gateway_id: operation.filter(|id| !id.is_empty()),
            signed: true,
            amount: self.amount,
            currency: Some(self.currency.clone()),
            body: self.body.clone(),
        }
    }
}

/// `120.25`: digits, a point and two decimals, nothing else.
fn sum(text: &str) -> Option<Money> {
    let (roubles, kopecks) = text.split_once('.')?;
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(roubles) || !digits(kopecks) || kopecks.len() != 2 {
        return None;
    }
    Money::parse(text).ok()
}

fn kept(fields: &BTreeMap<String, String>) -> serde_json::Value {
    fields
        .iter()
        .filter(|(name, _)| KEPT.contains(&name.as_str()))
        .map(|(name, value)| (name.clone(), value.clone().into()))
        .collect::<serde_json::Map<_, _>>()
        .into()
}
