//! Our order in the bank's words.

use crate::app::gateway::{PayLine, PayMode, PayRequest, RUB, Receipt};
use crate::base::Money;
use crate::config;
use serde_json::{Value, json};
use uuid::Uuid;

/// ISO 4217 as the bank writes it.
pub const ROUBLE: &str = "643";
/// Of `orderNumber`.
const LONGEST: usize = 32;
const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/// Digits of an id to this base.
const WIDTH: usize = 22;

/// The unique number of our order there: the payment's number for people, then its id, so that a call
/// of the bank that came before its answer was kept finds the payment. The same at every repeat: that
/// is this protocol's only protection from doubling.
pub fn number(request: &PayRequest) -> String {
    let mut rest = request.payment.as_u128();
    let mut id = [b'0'; WIDTH];
    for digit in id.iter_mut().rev() {
        let at = usize::try_from(rest % 62).unwrap_or_default();
        *digit = DIGITS.get(at).copied().unwrap_or(b'0');
        rest /= 62;
    }
    let id = String::from_utf8_lossy(&id);
    let number = format!("{}-{id}", request.number);
    if number.len() > LONGEST {
        return id.into_owned();
    }
    number
}

/// The payment behind [`number`].
pub fn payment(number: &str) -> Option<Uuid> {
    let id = number.rsplit('-').next()?;
    if id.len() != WIDTH {
        return None;
    }
    let value = id.bytes().try_fold(0_u128, |value, digit| {
        let at = DIGITS.iter().position(|known| *known == digit)?;
        value.checked_mul(62)?.checked_add(u128::try_from(at).ok()?)
    })?;
    Some(Uuid::from_u128(value))
}

/// Kopecks as the bank writes them; none = more than it can write.
pub fn kopecks(amount: Money) -> Option<String> {
    amount.kopecks().map(|kopecks| kopecks.to_string())
}

/// The bank's currency of ours.
pub fn currency(ours: &str) -> Option<&'static str> {
    (ours == RUB).then_some(ROUBLE)
}

/// Our currency of the bank's.
pub fn our_currency(theirs: &str) -> String {
    if theirs == ROUBLE { RUB } else { theirs }.to_owned()
}

/// The чек's lines (`orderBundle`): one thing each, whole price, a service, paid in full or as an advance.
pub fn bundle(receipt: &Receipt, lines: &[PayLine], config: &config::Rbs) -> Value {
    let customer = match receipt {
        Receipt::Email(to) => json!({ "email": to }),
        Receipt::Sms(to) => json!({ "phone": to.trim_start_matches('+') }),
    };
    let priced = lines
        .iter()
        .flat_map(|line| line.priced().map(move |priced| (line, priced)));
    let items: Vec<Value> = (1..)
        .zip(priced)
        .map(|(position, (line, (sum, mode))): (u32, _)| {
            let sum = sum.kopecks();
            let mode = match mode {
                PayMode::Full => "4",
                PayMode::Advance => "3",
            };
            json!({
                "positionId": position.to_string(),
                "name": line.title,
                "quantity": { "value": 1, "measure": "0" },
                "itemAmount": sum,
                "itemPrice": sum,
                "itemCode": format!("{}-{position}", line.supplier),
                "tax": { "taxType": config.tax_type },
                "itemAttributes": { "attributes": [
                    { "name": "paymentMethod", "value": mode },
                    { "name": "paymentObject", "value": "4" },
                ] },
            })
        })
        .collect();
    json!({ "customerDetails": customer, "cartItems": { "items": items } })
}
