//! The bank's calls. With `payments.rbs.callback_key` their checksum is demanded; without it anybody may
//! have called, so that either way the bank itself is asked.

use super::{NAME, order};
use crate::app::gateway::{Call, Claim, News};
use crate::base::Money;
use crate::config::Secret;
use crate::payments::fields;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use std::collections::BTreeMap;
use std::fmt::Write;

/// What is kept for staff: nothing of the card.
const KEPT: [&str; 7] = [
    "mdOrder",
    "orderNumber",
    "operation",
    "status",
    "amount",
    "currency",
    "date",
];

/// None = forged, or not what the protocol says.
pub fn read(call: &Call, key: &Secret) -> Option<News> {
    let fields = fields::read(call)?;
    if !key.is_empty() && !holds(&fields, key) {
        return None;
    }
    let value = |name: &str| fields.get(name).map_or("", String::as_str);
    let (id, operation) = (value("mdOrder"), value("operation"));
    if id.is_empty() || id.len() > 64 {
        return None;
    }
    // Only a payment is told of once: an order may be given back in many parts under one name.
    let paid = operation == "deposited" && value("status") == "1";
    let amount = value("amount").parse().ok().map(Money::from_kopecks);
    let currency = Some(value("currency")).filter(|code| !code.is_empty());
    let claim = Claim {
        gateway: NAME,
        key: if paid {
            format!("{id}:deposited")
        } else {
            String::new()
        },
        payment: order::payment(value("orderNumber")),
        gateway_id: Some(id.to_owned()),
        signed: !key.is_empty(),
        amount: amount.filter(|_| paid),
        currency: currency.map(order::our_currency),
        body: fields
            .iter()
            .filter(|(name, _)| KEPT.contains(&name.as_str()))
            .map(|(name, value)| (name.clone(), value.clone().into()))
            .collect::<serde_json::Map<_, _>>()
            .into(),
    };
    Some(match operation {
        "refunded" => News::Refund(claim),
        _ => News::Claim(claim),
    })
}

/// HMAC-SHA256 over `key;value;` of every field in the order of their names, but for the checksum itself.
fn holds(fields: &BTreeMap<String, String>, key: &Secret) -> bool {
    let Some(given) = fields.get("checksum").and_then(|text| fields::unhex(text)) else {
        return false;
    };
    let mut text = String::new();
    for (name, value) in fields {
        if name != "checksum" && name != "sign_alias" {
            let _ = write!(text, "{name};{value};");
        }
    }
    Hmac::<Sha256>::new_from_slice(key.expose().as_bytes()).is_ok_and(|mut mac| {
        mac.update(text.as_bytes());
        mac.verify_slice(&given).is_ok()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SUM: &str = "C602087030E37550524A41E6CBB076035314238BF2671377F4E95F778272D878";

    fn call(query: &str) -> Call {
        Call {
            query: query.to_owned(),
            body: Vec::new(),
            address: [127, 0, 0, 1].into(),
        }
    }

    fn told() -> String {
        format!(
            "status=1&orderNumber=P-17&mdOrder=3ff6962a-7dcc-4283-ab50-a6d7dd3386fe&amount=145730\
             &operation=deposited&sign_alias=x&checksum={SUM}"
        )
    }

    #[test]
    fn the_vector_of_the_protocol_holds_by_query_and_by_form() {
        let key = Secret::new("s3cr3t");
        let by_form = Call {
            body: told().into_bytes(),
            ..call("")
        };
        for call in [
            call(&told()),
            call(&told().replace(SUM, &SUM.to_lowercase())),
            by_form,
        ] {
            let Some(News::Claim(claim)) = read(&call, &key) else {
                panic!("refused: {call:?}")
            };
            assert_eq!(claim.amount, Some(Money::from_kopecks(145_730)));
            assert_eq!(claim.body.get("checksum"), None);
        }
    }

    #[test]
    fn a_wrong_or_missing_checksum_is_forged_where_there_is_a_key() {
        let key = Secret::new("s3cr3t");
        for wrong in [
            told().replace("145730", "145731"),
            told().replace("deposited", "refunded"),
            told().replace(SUM, ""),
            told().replace(&format!("&checksum={SUM}"), ""),
            format!("{}&extra=1", told()),
            format!("{}&amount=145730", told()),
            told().replace("&sign_alias=x", "&Checksum=x"),
        ] {
            assert!(read(&call(&wrong), &key).is_none(), "{wrong}");
        }
        assert!(read(&call(&told()), &Secret::new("s3cr3T")).is_none());
        let hint = told().replace(&format!("&checksum={SUM}"), "");
        assert!(read(&call(&hint), &Secret::default()).is_some(), "a hint");
        assert!(read(&call("operation=deposited"), &Secret::default()).is_none());
    }
}
