//! MONETA's calls to our Pay URL and Check URL.
//!
//! Its signature runs over values that stand one after another without a limit. Each has a form of its own
//! here, so that nothing can move from one to the next; only between operation and sum a digit can, and what
//! that is good for is told at [`is_borrowed`].

use super::{NAME, Shop, sign};
use crate::app::gateway::{BankState, BankStatus, Call, Claim, News, PayRequest, ReceiptState};
use crate::base::Money;
use crate::config::CommandSigned;
use crate::payments::fields;
use std::collections::BTreeMap;
use uuid::Uuid;

/// What is signed, in this order (DOMAIN 3).
const SIGNED: [&str; 8] = [
    COMMAND,
    "MNT_ID",
    "MNT_TRANSACTION_ID",
    "MNT_OPERATION_ID",
    "MNT_AMOUNT",
    "MNT_CURRENCY_CODE",
    "MNT_SUBSCRIBER_ID",
    "MNT_TEST_MODE",
];
const COMMAND: &str = "MNT_COMMAND";
const SIGNATURE: &str = "MNT_SIGNATURE";
/// Kept for staff beside what is signed: nothing of the payer's card or purse.
const WAY: &str = "paymentSystem.unitId";
/// Of the Check URL.
const CHECK: &str = "CHECK";
/// In what is kept: the signature covers the command, so no form's signature is this one.
const COVERED: &str = "command_signed";
/// Before the transaction of a refund that the cash register was told of.
const RETURN: &str = "RETURN_";

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
    /// A call of the Pay URL. None = forged, of another shop or mode, or not what the protocol says.
    pub fn paid(shop: &Shop, call: &Call) -> Option<Said> {
        let fields = read(call)?;
        let given = value(&fields, SIGNATURE);
        let with = SIGNED.map(|name| value(&fields, name));
        let mut without = with;
        without[0] = "";
        let holds = match shop.command {
            CommandSigned::Yes => sign::holds(given, &with, &shop.key),
            CommandSigned::No => sign::holds(given, &without, &shop.key),
            CommandSigned::Either => {
                sign::holds(given, &with, &shop.key) || sign::holds(given, &without, &shop.key)
            }
        };
        let mut said = holds.then(|| Said::of(shop, &fields)).flatten()?;
        if !said.command.is_empty() && sign::holds(given, &with, &shop.key) {
            said.body[COVERED] = true.into();
        }
        let whole = !said.operation.is_empty() && said.currency.len() == 3;
        (whole && said.amount.is_some_and(Money::is_positive)).then_some(said)
    }

    /// A call of the Check URL; none as in [`Said::paid`]. What a payment that is only asked for has not yet
    /// may be missing.
    pub fn asked(shop: &Shop, call: &Call) -> Option<Said> {
        let fields = read(call)?;
        let mut signed = SIGNED.map(|name| value(&fields, name));
        if !matches!(signed[0], "" | CHECK) {
            return None;
        }
        signed[0] = CHECK;
        let holds = sign::holds(value(&fields, SIGNATURE), &signed, &shop.key);
        holds.then(|| Said::of(shop, &fields)).flatten()
    }

    fn of(shop: &Shop, fields: &BTreeMap<String, String>) -> Option<Said> {
        let [
            command,
            id,
            transaction,
            operation,
            amount,
            currency,
            person,
            test,
        ] = SIGNED.map(|name| value(fields, name));
        let ours =
            id == shop.account && matches!((test, shop.test), ("1", true) | ("" | "0", false));
        let word = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        let clean = !transaction.is_empty()
            && transaction.len() <= 255
            && !transaction.chars().any(char::is_control)
            && operation.len() <= 64
            && operation.bytes().all(word)
            && matches!(currency.len(), 0 | 3)
            && currency.bytes().all(|byte| byte.is_ascii_uppercase())
            // «…1» of a payer without a mode is the mode «1» of a payer without it; our form names the mode.
            && (person.is_empty() || !test.is_empty());
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
            body: kept(fields),
        })
    }

    /// Whether a payment may go on.
    pub fn check(self) -> News {
        News::Check(self.claim(String::new()))
    }

    /// What became of the money; none = about no payment that could be ours.
    pub fn pay(self, receipt: ReceiptState) -> Option<News> {
        self.payment()?;
        let status = match self.command.as_str() {
            "CANCELLED_CREDIT" => return Some(self.given_back(true)),
            "CREDIT" => return Some(self.given_back(false)),
            "CANCELLED_DEBIT" if self.is_return() => return Some(self.given_back(true)),
            "" | "DEBIT" if self.is_return() => return Some(self.given_back(false)),
            "" | "DEBIT" => BankStatus::Succeeded(None),
            // Held, not taken.
            "AUTHORISE" => BankStatus::Pending,
            "CANCELLED_DEBIT" => BankStatus::Canceled("cancelled_debit".to_owned()),
            _ => return None,
        };
        let bank = BankState {
            gateway_id: self.operation.clone(),
            status,
            amount: self.amount?,
            currency: self.currency.clone(),
            pay_url: None,
            refunded: Money::ZERO,
            receipt,
            fiscal: None,
            card: None,
        };
        // An operation is told of once a command: its cancelling is other news than its payment.
        let key = match self.command.as_str() {
            "" | "DEBIT" => self.operation.clone(),
            command => format!("{}:{command}", self.operation),
        };
        Some(News::Proven(self.claim(key), bank))
    }

    fn given_back(self, undone: bool) -> News {
        News::GivenBack {
            claim: self.claim(format!("{}:CREDIT", self.operation)),
            undone,
        }
    }

    fn is_return(&self) -> bool {
        self.transaction.starts_with(RETURN)
    }

    /// Exactly as we write it, so that it ends where we ended it.
    fn payment(&self) -> Option<Uuid> {
        let ours = self.transaction.strip_prefix(RETURN);
        let ours = ours.unwrap_or(&self.transaction);
        let payment = Uuid::try_parse(ours).ok()?;
        (payment.to_string() == ours).then_some(payment)
    }

    fn claim(&self, key: String) -> Claim {
        let named = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        Claim {
            gateway: NAME,
            key,
            payment: self.payment(),
            gateway_id: named(&self.operation),
            signed: true,
            amount: self.amount,
            currency: named(&self.currency),
            body: self.body.clone(),
        }
    }
}

/// The form's signature, which the payer sees, covers what a Pay URL call's does but for the operation. Who
/// moves the first digits of his form's sum into an operation has a call that is rightly signed: it is told
/// by operation and sum together being the form's sum. The bank's own call for this payment never looks so,
/// whatever its operation's number: with the right sum there would be no operation. A form has no command, and
/// no refund's transaction.
pub fn is_borrowed(claim: &Claim, request: &PayRequest) -> bool {
    let transaction = claim.body[SIGNED[2]].as_str();
    if claim.body[COVERED] == true || transaction != Some(&request.payment.to_string()) {
        return false;
    }
    let operation = claim.gateway_id.as_deref().unwrap_or_default();
    let amount = claim.amount.map(Money::plain).unwrap_or_default();
    format!("{operation}{amount}") == request.amount.plain()
}

/// The fields that count, each at most once; what else the bank sends is its own affair.
fn read(call: &Call) -> Option<BTreeMap<String, String>> {
    fields::named(call, |name| {
        SIGNED.contains(&name) || [SIGNATURE, WAY].contains(&name)
    })
}

fn value<'a>(fields: &'a BTreeMap<String, String>, name: &str) -> &'a str {
    fields.get(name).map_or("", String::as_str)
}

/// `120.25` as we write it ourselves: two decimals, no sign, nothing before the first digit that counts.
fn sum(text: &str) -> Option<Money> {
    let digits = text
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'.');
    let sum = digits.then(|| Money::parse(text).ok()).flatten()?;
    (sum.plain() == text).then_some(sum)
}

fn kept(fields: &BTreeMap<String, String>) -> serde_json::Value {
    fields
        .iter()
        .filter(|(name, _)| *name != SIGNATURE)
        .map(|(name, value)| (name.clone(), value.clone().into()))
        .collect::<serde_json::Map<_, _>>()
        .into()
}
