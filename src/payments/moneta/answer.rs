//! Our answers to MONETA.

use super::{Shop, sign};
use crate::app::gateway::Reply;
use crate::base::Money;

/// What a signed answer says of a payment (`MNT_RESULT_CODE`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    /// Asked without a sum: this is it.
    Sum(Money),
    Paid,
    /// Whether it is paid is not known yet.
    Processing,
    /// Created and ready to be paid.
    Payable,
    NotPayable,
}

impl Code {
    fn as_str(self) -> &'static str {
        match self {
            Code::Sum(_) => "100",
            Code::Paid => "200",
            Code::Processing => "302",
            Code::Payable => "402",
            Code::NotPayable => "500",
        }
    }
}

/// A word without HTML: `SUCCESS` or `FAIL`. FAIL makes MONETA call again.
pub fn word(word: &str) -> Reply {
    Reply {
        status: 200,
        content_type: "text/plain; charset=utf-8",
        body: word.to_owned(),
    }
}

/// A signed answer about `transaction`.
pub fn xml(shop: &Shop, transaction: &str, code: Code, attributes: &[(&str, String)]) -> Reply {
    let result = code.as_str();
    let signature = sign::signature(&[result, &shop.account, transaction], &shop.key);
    let amount = match code {
        Code::Sum(amount) => element("MNT_AMOUNT", &amount.plain()),
        _ => String::new(),
    };
    let body = [
        element("MNT_ID", &shop.account),
        element("MNT_TRANSACTION_ID", transaction),
        element("MNT_RESULT_CODE", result),
        amount,
        element("MNT_SIGNATURE", &signature),
        list(attributes),
    ]
    .concat();
    Reply {
        status: 200,
        content_type: "application/xml",
        body: format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><MNT_RESPONSE>{body}</MNT_RESPONSE>"
        ),
    }
}

fn list(attributes: &[(&str, String)]) -> String {
    if attributes.is_empty() {
        return String::new();
    }
    let attributes: String = attributes
        .iter()
        .map(|(key, value)| {
            let (key, value) = (element("KEY", key), element("VALUE", value));
            format!("<ATTRIBUTE>{key}{value}</ATTRIBUTE>")
        })
        .collect();
    format!("<MNT_ATTRIBUTES>{attributes}</MNT_ATTRIBUTES>")
}

fn element(name: &str, text: &str) -> String {
    let text = text
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&apos;");
    format!("<{name}>{text}</{name}>")
}
