//! Notifications. They carry no signature: the address is checked before, and the bank is asked after.

use super::NAME;
use super::wire::{Amount, our_payment};
use crate::app::gateway::{Claim, News};
use serde::Deserialize;
use serde_json::{Value, json};

#[derive(Deserialize)]
struct Notification {
    event: String,
    object: Value,
}

/// What the body says; none = it is no notification. News that we know nothing of is about no payment.
pub fn read(body: &[u8]) -> Option<News> {
    let Notification { event, object } = serde_json::from_slice(body).ok()?;
    let text = |name: &str| object[name].as_str().map(str::to_owned);
    let mut claim = Claim {
        gateway: NAME,
        key: format!("{event}:{}", object["id"].as_str().unwrap_or_default()),
        payment: None,
        gateway_id: None,
        signed: false,
        amount: None,
        currency: None,
        body: for_staff(&event, &object),
    };
    if event.starts_with("payment.") {
        let amount: Option<Amount> = serde_json::from_value(object["amount"].clone()).ok();
        claim.payment = our_payment(&object);
        claim.gateway_id = text("id");
        claim.amount = amount.as_ref().and_then(Amount::money);
        claim.currency = amount.map(|amount| amount.currency().to_owned());
        return Some(News::Claim(claim));
    }
    if event.starts_with("refund.") {
        // Its sum is the refund's, not the payment's.
        claim.gateway_id = text("payment_id");
        return Some(News::Refund(claim));
    }
    Some(News::Claim(claim))
}

/// What staff may see of it, named one by one: no card, no token, nothing that was asked of the payer.
fn for_staff(event: &str, object: &Value) -> Value {
    const KEPT: &[&str] = &[
        "id",
        "payment_id",
        "status",
        "paid",
        "test",
        "amount",
        "refunded_amount",
        "created_at",
        "captured_at",
        "receipt_registration",
        "cancellation_details",
    ];
    let mut kept = json!({ "event": event });
    for name in KEPT {
        if let Some(value) = object.get(name) {
            kept[*name] = value.clone();
        }
    }
    if let Some(way) = object["payment_method"]["type"].as_str() {
        kept["payment_method"] = json!(way);
    }
    if let Some(payment) = our_payment(object) {
        kept["payment"] = json!(payment);
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Money;
    use uuid::Uuid;

    fn told(event: &str, object: Value) -> Option<News> {
        let body = json!({ "type": "notification", "event": event, "object": object });
        read(body.to_string().as_bytes())
    }

    #[test]
    fn a_payment_is_claimed_with_its_sum() {
        let ours = Uuid::now_v7();
        let object = json!({ "id": "2f1c", "amount": { "value": "12.30", "currency": "RUB" },
            "metadata": { "payment": ours } });
        let Some(News::Claim(claim)) = told("payment.succeeded", object) else {
            panic!("no claim");
        };
        assert_eq!(claim.key, "payment.succeeded:2f1c");
        assert_eq!(claim.payment, Some(ours));
        assert_eq!(claim.gateway_id.as_deref(), Some("2f1c"));
        assert_eq!(claim.amount, Some(Money::from_kopecks(1230)));
        assert_eq!(claim.currency.as_deref(), Some("RUB"));
    }

    #[test]
    fn a_refund_names_its_payment() {
        let object = json!({ "id": "r1", "payment_id": "2f1c", "amount": { "value": "1.00", "currency": "RUB" } });
        let Some(News::Refund(claim)) = told("refund.succeeded", object) else {
            panic!("no refund");
        };
        assert_eq!(claim.key, "refund.succeeded:r1");
        assert_eq!(claim.gateway_id.as_deref(), Some("2f1c"));
        assert_eq!((claim.payment, claim.amount), (None, None));
    }

    #[test]
    fn news_we_know_nothing_of_is_about_no_payment() {
        let Some(News::Claim(claim)) = told("payout.succeeded", json!({ "id": "p" })) else {
            panic!("no claim");
        };
        assert_eq!((claim.payment, claim.gateway_id), (None, None));
        assert!(read(b"hello").is_none());
        assert!(read(b"[]").is_none());
    }

    #[test]
    fn cards_tokens_and_names_are_not_kept() {
        let object = json!({ "id": "2f1c", "payment_method": { "type": "bank_card", "id": "tok-1", "title": "Bank card *4444",
                "card": { "first6": "555555", "last4": "4444" } },
            "metadata": { "payer_name": "Анна", "payer_document": "6901 123456" } });
        let Some(News::Claim(claim)) = told("payment.succeeded", object) else {
            panic!("no claim");
        };
        let body = claim.body.to_string();
        for secret in ["tok-1", "4444", "555555", "Анна", "6901"] {
            assert!(!body.contains(secret), "{body}");
        }
        assert!(body.contains("bank_card"));
    }
}
