//! The чек that MONETA's cash register makes from our answer (kassa.payanyway.ru, DOMAIN 3).

use crate::app::gateway::{PayMode, PayRequest, Receipt};
use crate::base::Money;
use serde_json::{Value, json};

/// What a line of the чек says beside its sum.
#[derive(Clone, Copy)]
pub struct Tax {
    /// `vatTag`.
    pub vat: u16,
    /// СНО, 1–6.
    pub system: u8,
}

/// Attributes of the answer: one service a line, paid in full or as an advance, and where the чек goes.
pub fn attributes(request: &PayRequest, tax: Tax) -> Vec<(&'static str, String)> {
    let items: Vec<Value> = request
        .lines
        .iter()
        .flat_map(|line| line.priced().map(move |priced| (line, priced)))
        .map(|(line, (sum, mode))| {
            json!({
                "name": line.title,
                "price": sum.plain(),
                "quantity": "1",
                "vatTag": tax.vat.to_string(),
                "pm": match mode {
                    PayMode::Full => "full_payment",
                    PayMode::Advance => "advance",
                },
                "po": "service",
            })
        })
        .collect();
    let client = match &request.receipt {
        Receipt::Email(to) => json!({ "email": to }),
        Receipt::Sms(to) => json!({ "phone": to }),
    };
    vec![
        ("INVENTORY", Value::from(items).to_string()),
        ("CLIENT", client.to_string()),
        ("SNO", tax.system.to_string()),
        // Nothing is delivered.
        ("DELIVERY", Money::ZERO.plain()),
    ]
}
