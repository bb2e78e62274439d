//! What the bank says of an order (`getOrderStatusExtended.do`).

use super::api::Said;
use super::order;
use crate::app::gateway::{
    BankCard, BankState, BankStatus, GatewayError, PayRequest, ReceiptState,
};
use crate::base::{Money, Period};
use chrono::{DateTime, NaiveDate, Utc};

/// `orderStatus`: reversed and declined are its ends without money.
pub const REGISTERED: i64 = 0;
const PAID: i64 = 2;
const REVERSED: i64 = 3;
const REFUNDED: i64 = 4;
const DECLINED: i64 = 6;

/// An order in the bank's books.
#[derive(Debug)]
pub struct Order {
    /// None = an answer by our number that does not tell it.
    pub id: Option<String>,
    /// It named our number itself.
    pub tells_number: bool,
    pub status: i64,
    /// Taken of the payer, less nothing.
    pub taken: Money,
    /// What may still be given back, as the bank counts it.
    pub deposited: Option<Money>,
    /// None = the bank does not say.
    pub refunded: Option<Money>,
    /// None = the answer does not name it: what was registered.
    currency: Option<String>,
    at: Option<DateTime<Utc>>,
    action: String,
    card: Option<BankCard>,
}

impl Order {
    /// Of the bank's answer to a question by `id` or by our number.
    ///
    /// # Errors
    /// It does not say what an order needs, or speaks of another one.
    pub fn of(said: &Said, id: Option<&str>, number: Option<&str>) -> Result<Order, GatewayError> {
        let lacks = |what: &str| GatewayError::Unknown(format!("the bank's answer lacks {what}"));
        let theirs = said.text("/orderNumber");
        if number.is_some_and(|number| !theirs.is_empty() && theirs != number) {
            return Err(GatewayError::Unknown(
                "the bank speaks of another order".to_owned(),
            ));
        }
        let status = said.text("/orderStatus").parse();
        let amount = sum(said, "/amount").ok_or_else(|| lacks("amount"))?;
        let deposited = sum(said, "/paymentAmountInfo/depositedAmount");
        let refunded = sum(said, "/paymentAmountInfo/refundedAmount");
        Ok(Order {
            id: id.map(str::to_owned).or_else(|| own_id(said)),
            tells_number: !theirs.is_empty(),
            status: status.map_err(|_| lacks("orderStatus"))?,
            taken: taken(amount, deposited, refunded.unwrap_or(Money::ZERO)),
            deposited,
            refunded,
            currency: Some(said.text("/currency"))
                .filter(|code| !code.is_empty())
                .map(|code| order::our_currency(&code)),
            at: moment(said),
            action: said.text("/actionCode"),
            card: card(said),
        })
    }

    /// Money was taken, whatever was given back since.
    pub fn is_paid(&self) -> bool {
        matches!(self.status, PAID | REFUNDED)
    }

    /// Why no money was taken and none will be.
    pub fn declined(&self) -> Option<String> {
        match self.status {
            REVERSED => Some("canceled_by_merchant".to_owned()),
            DECLINED => Some(reason(&self.action)),
            _ => None,
        }
    }

    pub fn state(self, request: &PayRequest) -> BankState {
        let status = match self.declined() {
            Some(why) => BankStatus::Canceled(why),
            None if self.is_paid() => BankStatus::Succeeded(self.at),
            None => BankStatus::Pending,
        };
        BankState {
            gateway_id: self.id.unwrap_or_default(),
            status,
            amount: self.taken,
            currency: self.currency.unwrap_or_else(|| request.currency.clone()),
            pay_url: None,
            refunded: self.refunded.unwrap_or(Money::ZERO),
            // Its cash register makes the чек after the payment; this answer does not tell of it.
            receipt: ReceiptState::Elsewhere,
            fiscal: None,
            card: self.card.filter(|_| request.save_card),
        }
    }
}

/// Banks differ in whether what was given back is still counted as deposited: both ways of counting the
/// order's own sum are that sum, anything else is what was really taken.
fn taken(amount: Money, deposited: Option<Money>, refunded: Money) -> Money {
    match deposited {
        Some(held) if !held.is_zero() && held != amount && held + refunded != amount => {
            held + refunded
        }
        _ => amount,
    }
}

fn sum(said: &Said, pointer: &str) -> Option<Money> {
    let kopecks: i64 = said.text(pointer).parse().ok()?;
    Some(Money::from_kopecks(kopecks))
}

/// An answer to a question by our number names the order among its attributes.
fn own_id(said: &Said) -> Option<String> {
    let direct = said.text("/orderId");
    if !direct.is_empty() {
        return Some(direct);
    }
    let attributes = said.body.pointer("/attributes")?.as_array()?;
    let own = attributes
        .iter()
        .find(|one| one.get("name").is_some_and(|name| name == "mdOrder"))?;
    Some(own.get("value")?.as_str()?.to_owned())
}

/// When it was paid, else when it was made; milliseconds since 1970.
fn moment(said: &Said) -> Option<DateTime<Utc>> {
    ["/depositedDate", "/authDateTime", "/date"]
        .into_iter()
        .find_map(|pointer| DateTime::from_timestamp_millis(said.text(pointer).parse().ok()?))
}

/// The card that the payer let the bank keep. `eci` 02 and 05 say that 3-D Secure confirmed it.
fn card(said: &Said) -> Option<BankCard> {
    let token = said.text("/bindingInfo/bindingId");
    if token.is_empty() {
        return None;
    }
    let pan = said.text("/cardAuthInfo/pan");
    let eci = said.text("/cardAuthInfo/secureAuthInfo/eci");
    let last: Vec<char> = pan.chars().rev().take(4).collect();
    Some(BankCard {
        token,
        brand: said.text("/cardAuthInfo/paymentSystem"),
        last_four: last.into_iter().rev().collect(),
        expires: expires(&said.text("/cardAuthInfo/expiration")),
        secured: matches!(eci.trim_start_matches('0'), "2" | "5"),
    })
}

/// `YYYYMM`.
fn expires(text: &str) -> Option<Period> {
    let (year, month) = text.split_at_checked(4)?;
    let first = NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, 1)?;
    Some(Period::from_date(first))
}

/// The bank's `actionCode` in the words that pages know; a code nobody knows is kept as it is.
fn reason(action: &str) -> String {
    let known = match action {
        "116" => "insufficient_funds",
        "101" => "card_expired",
        "111" => "invalid_card_number",
        "121" | "123" => "payment_method_limit_exceeded",
        "-2005" | "-2006" => "3d_secure_failed",
        "-100" | "-2007" => "expired_on_confirmation",
        "" => "general_decline",
        other => return format!("action_{other}"),
    };
    known.to_owned()
}
