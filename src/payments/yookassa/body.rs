//! What YooKassa is asked for. A body is made of the stored request alone (and of what must not be
//! stored), so that the same request is the same bytes whenever it is sent.

use super::wire::{Amount, PAYMENT};
use crate::app::gateway::{
    BillRef, Method, PayLine, PayMode, PayRequest, Private, Receipt, Recipient, RefundRequest,
    Seller, Transfer,
};
use crate::base::Money;
use crate::config::{self, AgentType};
use serde::Serialize;
use std::collections::BTreeMap;

/// Limits of the protocol, in characters.
const DESCRIPTION: usize = 128;
const PURPOSE: usize = 210;
const BANK_NAME: usize = 45;
const NUMBER: usize = 30;
const METADATA: usize = 512;

/// POST /payments. It may hold a card's token and a name: never printed.
#[derive(Serialize)]
pub struct NewPayment<'a> {
    amount: Amount,
    capture: bool,
    description: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    confirmation: Option<Confirmation<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    payment_method_data: Option<Way>,
    #[serde(skip_serializing_if = "Option::is_none")]
    payment_method_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    save_payment_method: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    merchant_customer_id: Option<String>,
    metadata: BTreeMap<&'static str, String>,
    receipt: NewReceipt<'a>,
    payment_order: PaymentOrder<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    transfers: Vec<Share<'a>>,
}

#[derive(Serialize)]
struct Confirmation<'a> {
    r#type: &'static str,
    return_url: &'a str,
}

#[derive(Serialize)]
struct Way {
    r#type: &'static str,
}

/// What becomes the чек.
#[derive(Serialize)]
struct NewReceipt<'a> {
    customer: Customer<'a>,
    tax_system_code: u8,
    items: Vec<Item<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum Customer<'a> {
    Email(&'a str),
    /// Digits, the country first.
    Phone(&'a str),
}

#[derive(Serialize)]
struct Item<'a> {
    description: String,
    quantity: &'static str,
    amount: Amount,
    vat_code: u8,
    payment_subject: &'static str,
    payment_mode: &'static str,
    measure: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    agent_type: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    supplier: Option<Supplier<'a>>,
}

/// For whom an agent takes the money.
#[derive(Serialize)]
struct Supplier<'a> {
    name: &'a str,
    /// Digits, the country first.
    #[serde(skip_serializing_if = "str::is_empty")]
    phone: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    inn: &'a str,
}

/// What YooKassa passes on to ГИС ЖКХ: demanded with every payment for utilities.
#[derive(Serialize)]
struct PaymentOrder<'a> {
    r#type: &'static str,
    amount: Amount,
    payment_purpose: String,
    recipient: Payee<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kbk: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    oktmo: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    payment_period: Option<PaymentPeriod>,
    #[serde(skip_serializing_if = "Option::is_none")]
    payment_document_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    payment_document_number: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    account_number: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unified_account_number: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    service_id: Option<&'a str>,
}

#[derive(Serialize)]
struct Payee<'a> {
    name: &'a str,
    inn: &'a str,
    /// An entrepreneur has none; what else stands here is demanded, and there
    /// ([`crate::payments::actions::can_receive`], `payments.collector`).
    #[serde(skip_serializing_if = "str::is_empty")]
    kpp: &'a str,
    bank: Bank<'a>,
}

#[derive(Serialize)]
struct Bank<'a> {
    name: String,
    bic: &'a str,
    account: &'a str,
    correspondent_account: &'a str,
}

#[derive(Serialize)]
struct PaymentPeriod {
    month: u32,
    year: i32,
}

#[derive(Serialize)]
struct Share<'a> {
    account_id: &'a str,
    amount: Amount,
}

/// POST /refunds.
#[derive(Serialize)]
pub struct NewRefund<'a> {
    payment_id: &'a str,
    amount: Amount,
    description: String,
    receipt: NewReceipt<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sources: Vec<Share<'a>>,
}

/// A saved card needs no page and no way: its token says both.
pub fn payment<'a>(
    request: &'a PayRequest,
    private: &'a Private,
    settings: &config::Yookassa,
) -> NewPayment<'a> {
    let token = private.card_token.as_deref();
    let by_form = token.is_none();
    let saves = by_form && request.save_card && request.method == Method::BankCard;
    let currency = request.currency.as_str();
    NewPayment {
        amount: Amount::of(request.amount, currency),
        capture: true,
        description: first(&request.description, DESCRIPTION),
        confirmation: by_form.then_some(Confirmation {
            r#type: "redirect",
            return_url: &request.return_url,
        }),
        payment_method_data: by_form.then_some(Way {
            r#type: way(request.method),
        }),
        payment_method_id: token,
        save_payment_method: by_form.then_some(saves),
        // Who pays is the bank's business only where it keeps his card, or charges it.
        merchant_customer_id: request
            .payer
            .filter(|_| saves || !by_form)
            .map(|payer| payer.to_string()),
        metadata: metadata(request, private),
        receipt: receipt(&request.receipt, &request.lines, currency, settings),
        payment_order: order(request),
        transfers: shares(&request.transfers, currency),
    }
}

pub fn refund<'a>(request: &'a RefundRequest, settings: &config::Yookassa) -> NewRefund<'a> {
    let currency = request.currency.as_str();
    NewRefund {
        payment_id: &request.gateway_id,
        amount: Amount::of(request.amount, currency),
        description: first(&request.description, DESCRIPTION),
        receipt: receipt(&request.receipt, &request.lines, currency, settings),
        sources: shares(&request.transfers, currency),
    }
}

fn way(method: Method) -> &'static str {
    match method {
        Method::BankCard => "bank_card",
        Method::Sbp => "sbp",
        Method::SberPay => "sberbank",
        Method::TPay => "tinkoff_bank",
        Method::YooMoney => "yoo_money",
    }
}

/// Who pays is told only where the payee's law makes the form ask.
fn metadata(request: &PayRequest, private: &Private) -> BTreeMap<&'static str, String> {
    let mut metadata = BTreeMap::from([(PAYMENT, request.payment.to_string())]);
    if let Some(identity) = &private.identity {
        metadata.insert("payer_name", first(&identity.name, METADATA));
        metadata.insert("payer_document", first(&identity.document, METADATA));
    }
    metadata
}

/// A line each: arrears and arbitrary sums are one piece at that price (DOMAIN 2). What is above the debt
/// is a line of its own where the accountant calls it an advance.
fn receipt<'a>(
    to: &'a Receipt,
    lines: &'a [PayLine],
    currency: &str,
    settings: &config::Yookassa,
) -> NewReceipt<'a> {
    let items = |line: &'a PayLine| {
        line.priced()
            .map(move |priced| item(line, priced, currency, settings))
    };
    NewReceipt {
        customer: match to {
            Receipt::Email(email) => Customer::Email(email),
            Receipt::Sms(phone) => Customer::Phone(digits(phone)),
        },
        tax_system_code: settings.tax_system_code,
        items: lines.iter().flat_map(items).collect(),
    }
}

fn item<'a>(
    line: &'a PayLine,
    (sum, mode): (Money, PayMode),
    currency: &str,
    settings: &config::Yookassa,
) -> Item<'a> {
    let agent = settings.agent_type;
    let seller = line.seller.as_ref().filter(|_| agent != AgentType::Nobody);
    Item {
        description: first(&line.title, DESCRIPTION),
        quantity: "1.00",
        amount: Amount::of(sum, currency),
        vat_code: settings.vat_code,
        payment_subject: "service",
        payment_mode: match mode {
            PayMode::Full => "full_payment",
            PayMode::Advance => "advance",
        },
        measure: "piece",
        agent_type: seller.map(|_| agent.as_str()),
        supplier: seller.map(|Seller { name, inn, phone }| Supplier {
            name,
            phone: digits(phone),
            inn,
        }),
    }
}

fn digits(phone: &str) -> &str {
    phone.trim_start_matches('+')
}

/// Of the five ids the bank demands one at least, and gets what serves: the number by which the payee knows
/// the household, and the most exact one of ГИС ЖКХ that there is. The id of the bill holds that of the
/// household's service (ИЖКУ), which holds the unified account (ЕЛС): more would tell nothing more. The
/// biller's own number of the bill goes only where there is nothing else.
fn order(request: &PayRequest) -> PaymentOrder<'_> {
    let BillRef {
        account_number,
        unified_account_number,
        service_id,
        period,
        document_number,
        gis_document_id,
    } = &request.bill;
    let purpose = match request.lines.as_slice() {
        [only] => &only.title,
        _ => &request.description,
    };
    let document = exactly(gis_document_id, 18);
    let service = exactly(service_id, 13).filter(|_| document.is_none());
    let unified =
        exactly(unified_account_number, 10).filter(|_| document.is_none() && service.is_none());
    let account = at_most(account_number, NUMBER);
    let known = [document, service, unified, account];
    PaymentOrder {
        r#type: "utilities",
        amount: Amount::of(request.amount, &request.currency),
        payment_purpose: first(purpose, PURPOSE),
        recipient: payee(&request.recipient),
        kbk: exactly(&request.recipient.kbk, 20),
        oktmo: exactly(&request.recipient.oktmo, 8),
        payment_period: period.map(|period| PaymentPeriod {
            month: period.month(),
            year: period.year(),
        }),
        payment_document_id: document,
        payment_document_number: at_most(document_number, NUMBER)
            .filter(|_| known.iter().all(Option::is_none)),
        account_number: account,
        unified_account_number: unified,
        service_id: service,
    }
}

fn payee(recipient: &Recipient) -> Payee<'_> {
    Payee {
        name: &recipient.name,
        inn: &recipient.inn,
        kpp: &recipient.kpp,
        bank: Bank {
            name: first(&recipient.bank_name, BANK_NAME),
            bic: &recipient.bic,
            account: &recipient.account,
            correspondent_account: &recipient.correspondent_account,
        },
    }
}

fn shares<'a>(transfers: &'a [Transfer], currency: &str) -> Vec<Share<'a>> {
    transfers
        .iter()
        .map(|transfer| Share {
            account_id: &transfer.account,
            amount: Amount::of(transfer.amount, currency),
        })
        .collect()
}

fn first(text: &str, most: usize) -> String {
    text.chars().take(most).collect()
}

/// An id of another length is none: one wrong field would refuse the whole payment.
fn exactly(text: &str, length: usize) -> Option<&str> {
    (text.chars().count() == length).then_some(text)
}

fn at_most(text: &str, most: usize) -> Option<&str> {
    (!text.is_empty() && text.chars().count() <= most).then_some(text)
}
