//! What YooKassa says, and what of it is ours (DOMAIN 2).

use crate::app::gateway::{
    BankCard, BankState, BankStatus, Fiscal, Listed, ReceiptState, RefundState,
};
use crate::base::{Money, Period};
use chrono::{DateTime, Utc};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use uuid::Uuid;

/// A sum as YooKassa writes it: roubles with kopecks after a point.
#[derive(Serialize, Deserialize)]
pub struct Amount {
    value: String,
    currency: String,
}

impl Amount {
    pub fn of(sum: Money, currency: &str) -> Amount {
        Amount {
            value: sum.plain(),
            currency: currency.to_owned(),
        }
    }
    /// None = no sum in whole kopecks.
    pub fn money(&self) -> Option<Money> {
        let plain = |byte: u8| byte.is_ascii_digit() || byte == b'.';
        let value: Decimal = match self.value.bytes().all(plain) {
            true => self.value.parse().ok()?,
            false => return None,
        };
        (value.normalize().scale() <= 2).then(|| Money::from_decimal(value))
    }
    pub fn currency(&self) -> &str {
        &self.currency
    }
}

/// What is not needed to know whether money moved does not make an answer unreadable: left out, null or of
/// another form, it is as if it was not told.
fn kindly<'de, D, T>(from: D) -> Result<T, D::Error>
where
    D: serde::Deserializer<'de>,
    T: serde::de::DeserializeOwned + Default,
{
    let told = Value::deserialize(from)?;
    Ok(serde_json::from_value(told).unwrap_or_default())
}

/// A payment, as far as it matters here. Holds the token of a card: never printed.
#[derive(Deserialize)]
pub struct Payment {
    pub id: String,
    status: String,
    #[serde(default)]
    paid: bool,
    pub amount: Amount,
    refunded_amount: Option<Amount>,
    #[serde(default, deserialize_with = "kindly")]
    captured_at: Option<DateTime<Utc>>,
    #[serde(default, deserialize_with = "kindly")]
    confirmation: Option<Confirmation>,
    #[serde(default, deserialize_with = "kindly")]
    metadata: Map<String, Value>,
    #[serde(default, deserialize_with = "kindly")]
    receipt_registration: Option<String>,
    #[serde(default, deserialize_with = "kindly")]
    cancellation_details: Option<Cancellation>,
    #[serde(default, deserialize_with = "kindly")]
    payment_method: Option<Paid>,
    #[serde(default, deserialize_with = "kindly")]
    authorization_details: Option<Authorization>,
}

#[derive(Deserialize)]
struct Confirmation {
    confirmation_url: Option<String>,
}

#[derive(Deserialize)]
struct Cancellation {
    reason: String,
}

/// What paid.
#[derive(Deserialize)]
struct Paid {
    id: String,
    #[serde(default)]
    saved: bool,
    card: Option<Card>,
}

#[derive(Deserialize)]
#[serde(default)]
#[derive(Default)]
struct Card {
    last4: String,
    expiry_year: String,
    expiry_month: String,
    card_type: String,
}

#[derive(Deserialize)]
struct Authorization {
    three_d_secure: Option<ThreeDSecure>,
}

#[derive(Deserialize)]
struct ThreeDSecure {
    applied: Option<bool>,
}

/// Our payment's id in the bank's `metadata`.
pub const PAYMENT: &str = "payment";

/// Our payment's id, if the object has it; of any object of the bank.
pub fn our_payment(object: &Value) -> Option<Uuid> {
    object["metadata"][PAYMENT].as_str()?.parse().ok()
}

impl Payment {
    /// Where the payer goes; none once there is nothing left to confirm.
    pub fn pay_url(&self) -> Option<String> {
        let url = self.confirmation.as_ref()?.confirmation_url.as_deref()?;
        (url.starts_with("https://") || url.starts_with("http://")).then(|| url.to_owned())
    }

    /// What it means to us; none = sums that are none. With its card only where `keeps`: the payer asked
    /// for it.
    pub fn state(self, keeps: bool) -> Option<BankState> {
        let refunded = match &self.refunded_amount {
            Some(refunded) => refunded.money()?,
            None => Money::ZERO,
        };
        let pay_url = self.pay_url();
        Some(BankState {
            pay_url,
            status: match self.status.as_str() {
                "succeeded" if self.paid => BankStatus::Succeeded(self.captured_at),
                "canceled" => BankStatus::Canceled(reason(self.cancellation_details)),
                _ => BankStatus::Pending,
            },
            amount: self.amount.money()?,
            currency: self.amount.currency,
            refunded,
            receipt: receipt(self.receipt_registration.as_deref()),
            fiscal: None,
            card: match (keeps, self.payment_method) {
                (true, Some(paid)) => card(paid, self.authorization_details),
                _ => None,
            },
            gateway_id: self.id,
        })
    }

    /// As a row of the statement.
    pub fn listed(self) -> Option<Listed> {
        let payment = self.metadata.get(PAYMENT).and_then(Value::as_str);
        Some(Listed {
            payment: payment.and_then(|id| id.parse().ok()),
            state: self.state(false)?,
        })
    }
}

fn reason(told: Option<Cancellation>) -> String {
    told.map_or_else(|| "general_decline".to_owned(), |told| told.reason)
}

/// Every request carries what becomes the чек; where the bank says nothing of it, the shop has a till of
/// its own that sends it.
fn receipt(told: Option<&str>) -> ReceiptState {
    match told {
        Some("succeeded") => ReceiptState::Registered,
        Some("canceled") => ReceiptState::Failed,
        Some(_) => ReceiptState::Pending,
        None => ReceiptState::Elsewhere,
    }
}

/// A чек among those of a payment or refund (`of` names the field and has its id): one that was registered,
/// with all that names it at the tax service.
pub fn fiscal(object: &Value, (of, id): (&str, &str)) -> Option<Fiscal> {
    let text = |name: &str| match &object[name] {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    };
    let is = |name: &str, right: &str| [right, ""].contains(&text(name).as_str());
    let kind = of.trim_end_matches("_id");
    if !is(of, id) || !is("type", kind) || !is("status", "succeeded") {
        return None;
    }
    let fiscal = Fiscal {
        drive: text("fiscal_storage_number"),
        document: text("fiscal_document_number"),
        sign: text("fiscal_attribute"),
        registered_at: text("registered_at").parse().ok(),
        receipt_id: text("id"),
    };
    let named = [&fiscal.drive, &fiscal.document, &fiscal.sign];
    named
        .iter()
        .all(|number| !number.is_empty())
        .then_some(fiscal)
}

/// Unsecured is only one of which that is told: a shop's contract demands 3-D Secure, and the bank's text
/// names no field for it that every answer has.
fn card(paid: Paid, authorization: Option<Authorization>) -> Option<BankCard> {
    let card = paid.card.filter(|_| paid.saved)?;
    let month = card.expiry_month.parse().ok();
    let year = card.expiry_year.parse().ok();
    Some(BankCard {
        token: paid.id,
        brand: card.card_type,
        last_four: card.last4,
        expires: year.zip(month).and_then(|(y, m)| Period::new(y, m)),
        secured: authorization
            .and_then(|told| told.three_d_secure?.applied)
            .unwrap_or(true),
    })
}

/// A refund.
#[derive(Deserialize)]
pub struct Refund {
    id: String,
    payment_id: Option<String>,
    status: String,
    amount: Amount,
    #[serde(default, deserialize_with = "kindly")]
    created_at: Option<DateTime<Utc>>,
    #[serde(default, deserialize_with = "kindly")]
    receipt_registration: Option<String>,
    #[serde(default, deserialize_with = "kindly")]
    cancellation_details: Option<Cancellation>,
}

impl Refund {
    /// Whether it is of this payment; a list that ignores the question tells of others too.
    pub fn is_of(&self, payment: &str) -> bool {
        self.payment_id.as_deref().is_none_or(|of| of == payment)
    }
    pub fn created_at(&self) -> Option<DateTime<Utc>> {
        self.created_at
    }
    pub fn is_canceled(&self) -> bool {
        self.status == "canceled"
    }
    pub fn money(&self) -> Option<Money> {
        self.amount.money()
    }
    /// None = a sum that is none.
    pub fn state(self) -> Option<RefundState> {
        Some(RefundState {
            status: match self.status.as_str() {
                "succeeded" => BankStatus::Succeeded(self.created_at),
                "canceled" => BankStatus::Canceled(reason(self.cancellation_details)),
                _ => BankStatus::Pending,
            },
            amount: self.amount.money()?,
            currency: self.amount.currency,
            receipt: receipt(self.receipt_registration.as_deref()),
            fiscal: None,
            gateway_id: self.id,
        })
    }
}

/// The shop itself.
#[derive(Deserialize)]
pub struct Me {
    pub status: Option<String>,
    #[serde(default)]
    pub test: bool,
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn payment(change: Value) -> Option<BankState> {
        let mut object = json!({
            "id": "2f1c0a7e-000f-5000-9000-1b2c3d4e5f60", "status": "succeeded", "paid": true,
            "amount": { "value": "1457.30", "currency": "RUB" },
            "captured_at": "2026-03-10T07:07:02.001Z",
            "payment_method": { "type": "bank_card", "id": "tok-1", "saved": true, "card": {
                "first6": "555555", "last4": "4444", "expiry_year": "2028", "expiry_month": "07",
                "card_type": "MasterCard" } },
            "authorization_details": { "three_d_secure": { "applied": true } },
        });
        for (name, value) in change.as_object().unwrap() {
            object[name] = value.clone();
        }
        serde_json::from_value::<Payment>(object)
            .unwrap()
            .state(true)
    }

    #[test]
    fn only_succeeded_and_paid_is_money() {
        let state = payment(json!({})).unwrap();
        assert!(matches!(state.status, BankStatus::Succeeded(Some(_))));
        assert_eq!(state.amount, Money::from_kopecks(145_730));
        for change in [
            json!({ "paid": false }),
            json!({ "status": "pending" }),
            json!({ "status": "waiting_for_capture" }),
            json!({ "status": "something new" }),
        ] {
            assert_eq!(payment(change).unwrap().status, BankStatus::Pending);
        }
        let canceled = payment(json!({ "status": "canceled", "cancellation_details":
            { "party": "payment_network", "reason": "insufficient_funds" } }));
        let why = "insufficient_funds".to_owned();
        assert_eq!(canceled.unwrap().status, BankStatus::Canceled(why));
    }

    #[test]
    fn a_sum_that_is_none_is_no_answer() {
        for value in ["1457.301", "-1.00", "много", "", "1e3"] {
            let amount = json!({ "amount": { "value": value, "currency": "RUB" } });
            assert!(payment(amount).is_none(), "{value}");
        }
        let whole = json!({ "amount": { "value": "5", "currency": "RUB" } });
        assert_eq!(payment(whole).unwrap().amount, Money::from_kopecks(500));
    }

    #[test]
    fn a_card_is_told_only_when_it_was_saved_and_unsecured_only_where_the_bank_says_so() {
        let card = payment(json!({})).unwrap().card.unwrap();
        assert_eq!(
            (card.brand.as_str(), card.last_four.as_str()),
            ("MasterCard", "4444")
        );
        assert_eq!(card.expires, Period::new(2028, 7));
        assert!(card.secured);
        assert!(!format!("{card:?}").contains("tok-1"));
        for (told, secured) in [
            (json!(null), true),
            (json!({}), true),
            (json!({ "three_d_secure": {} }), true),
            (json!({ "three_d_secure": { "applied": true } }), true),
            (json!({ "three_d_secure": { "applied": false } }), false),
        ] {
            let card = payment(json!({ "authorization_details": told }))
                .unwrap()
                .card;
            assert_eq!(card.unwrap().secured, secured, "{told}");
        }
        let unsaved =
            json!({ "payment_method": { "type": "bank_card", "id": "x", "saved": false } });
        assert!(payment(unsaved).unwrap().card.is_none());
        assert!(
            payment(json!({ "payment_method": { "type": "sbp", "id": "x" } }))
                .unwrap()
                .card
                .is_none()
        );
    }

    #[test]
    fn a_bank_that_says_nothing_of_a_receipt_leaves_it_to_the_shops_till() {
        for (told, state) in [
            (json!(null), ReceiptState::Elsewhere),
            (json!("pending"), ReceiptState::Pending),
            (json!("succeeded"), ReceiptState::Registered),
            (json!("canceled"), ReceiptState::Failed),
        ] {
            let bank = payment(json!({ "receipt_registration": told })).unwrap();
            assert_eq!(bank.receipt, state, "{told}");
        }
    }

    #[test]
    fn a_receipt_is_named_only_where_all_that_names_it_is_told() {
        let whole = json!({ "id": "rt-1", "type": "payment", "payment_id": "2f1c", "status": "succeeded",
            "fiscal_document_number": "3986", "fiscal_storage_number": "9288000100115785",
            "fiscal_attribute": "2617603921", "registered_at": "2026-03-10T07:08:00.000Z" });
        let read = |change: Value| {
            let mut object = whole.clone();
            for (name, value) in change.as_object().unwrap() {
                object[name] = value.clone();
            }
            fiscal(&object, ("payment_id", "2f1c"))
        };
        let named = read(json!({})).unwrap();
        assert_eq!(
            (
                named.drive.as_str(),
                named.document.as_str(),
                named.sign.as_str()
            ),
            ("9288000100115785", "3986", "2617603921")
        );
        assert_eq!(named.receipt_id, "rt-1");
        assert!(named.registered_at.is_some());
        assert_eq!(
            read(json!({ "fiscal_document_number": 3986 }))
                .unwrap()
                .document,
            "3986"
        );
        assert!(read(json!({ "registered_at": null, "id": null, "type": null })).is_some());
        for change in [
            json!({ "status": "pending" }),
            json!({ "type": "refund" }),
            json!({ "payment_id": "another" }),
            json!({ "fiscal_attribute": null }),
        ] {
            assert!(read(change.clone()).is_none(), "{change}");
        }
    }
}
