//! What is asked of the bank: made once, stored, never made again.

use super::start::Payer;
use crate::app::App;
use crate::app::gateway::{BillRef, PayLine, PayRequest, RUB, Recipient, Seller, Transfer};
use crate::base::{Money, Phone};
use crate::config::{AgentType, Gateway, Overpayment, Split};
use crate::i18n::Words;
use crate::payments::model::{Line, Order};
use crate::payments::store::orders;
use crate::t;
use sqlx::PgConnection;
use uuid::Uuid;

/// Banks print no more of the description (DOMAIN 2), nor of a line of the fiscal receipt.
const DESCRIPTION: usize = 128;

/// A request, and what of it each supplier account gets.
pub type Request = (PayRequest, Vec<(Uuid, Money)>);

/// The order as the bank is asked for it: one request, or one a payee.
pub async fn requests(
    db: &mut PgConnection,
    app: &App,
    payer: &Payer,
    order: &Order,
) -> anyhow::Result<Vec<Request>> {
    let bill = orders::bill_ref(db, payer.account).await?;
    let mut made: Vec<Request> = Vec::new();
    for lines in shared(app.config.payments.split, &order.lines) {
        let number = orders::next_number(db).await?;
        let first = made.first().map(|(first, _)| first.payment);
        let mut request = request(app, payer, order, &lines, (number, first), &bill);
        for (told, line) in request.lines.iter_mut().zip(&lines) {
            receipt_terms(app, told, line);
        }
        let parts = lines
            .iter()
            .map(|line| (line.supplier_account_id, line.amount))
            .collect();
        made.push((request, parts));
    }
    Ok(made)
}

/// The lines of each bank payment, in the order of the form.
fn shared(split: Split, lines: &[Line]) -> Vec<Vec<&Line>> {
    if split != Split::PerSupplier {
        return vec![lines.iter().collect()];
    }
    let mut groups: Vec<Vec<&Line>> = Vec::new();
    for line in lines {
        let same = |group: &&mut Vec<&Line>| {
            group
                .first()
                .is_some_and(|first| first.recipient.code == line.recipient.code)
        };
        match groups.iter_mut().find(same) {
            Some(group) => group.push(line),
            None => groups.push(vec![line]),
        }
    }
    groups
}

fn request(
    app: &App,
    payer: &Payer,
    order: &Order,
    lines: &[&Line],
    (number, first): (i64, Option<Uuid>),
    bill: &BillRef,
) -> PayRequest {
    let payment = Uuid::now_v7();
    let words = app.words(app.lang());
    let split = app.config.payments.split;
    let recipient = match (split, lines.first()) {
        (Split::PerSupplier, Some(line)) if pays_payees(app) => line.recipient.clone(),
        _ => collector(app),
    };
    let mut bill = bill.clone();
    if let (Split::PerSupplier, [line]) = (split, lines) {
        bill.account_number.clone_from(&line.number);
    }
    let back = match payer.customer {
        Some(_) => format!("/payments/{}/return", first.unwrap_or(payment)),
        None => order.back.clone(),
    };
    PayRequest {
        key: Uuid::new_v4(),
        payment,
        number,
        made_at: app.now(),
        amount: lines.iter().map(|line| line.amount).sum(),
        currency: RUB.to_owned(),
        description: description(words, number, lines),
        return_url: app.url(&back),
        method: order.method,
        receipt: order.receipt.clone(),
        recipient,
        lines: lines
            .iter()
            .map(|line| PayLine {
                transfer: transfer_of(app, line),
                ..pay_line(words, line, &bill)
            })
            .collect(),
        transfers: match split {
            Split::Transfers => transfers(app, lines),
            Split::Single | Split::PerSupplier => Vec::new(),
        },
        bill,
        payer: payer.customer,
        save_card: order.save_card,
        card: order.card,
    }
}

fn pays_payees(app: &App) -> bool {
    let gateway = app.gateway.as_deref();
    gateway.is_none_or(|gateway| gateway.pays_payees())
}

/// Who receives every line of an order, by name; none = each line's own payee does.
pub fn collector_of_all(app: &App) -> Option<&str> {
    let one = app.config.payments.split == Split::Single || !pays_payees(app);
    one.then_some(app.config.payments.collector.name.as_str())
}

/// Who receives a single payment, from the settings.
fn collector(app: &App) -> Recipient {
    let collector = &app.config.payments.collector;
    Recipient {
        code: String::new(),
        name: collector.name.clone(),
        inn: collector.inn.clone(),
        kpp: collector.kpp.clone(),
        bank_name: collector.bank_name.clone(),
        bic: collector.bic.clone(),
        account: collector.account.clone(),
        correspondent_account: collector.correspondent_account.clone(),
        kbk: String::new(),
        oktmo: String::new(),
        phone: String::new(),
    }
}

fn pay_line(words: Words, line: &Line, bill: &BillRef) -> PayLine {
    let period = bill
        .period
        .map(|period| period.to_string())
        .unwrap_or_default();
    let title = t!(
        words,
        "payments-line",
        supplier = line.supplier_name.replace(['«', '»', '"'], ""),
        number = line.number.clone(),
        period = period
    );
    PayLine {
        supplier: line.supplier_code.clone(),
        contract: line.number.clone(),
        payee: line.payee.clone(),
        transfer: String::new(),
        title: shortened(title.trim()),
        amount: line.amount,
        advance: Money::ZERO,
        seller: None,
    }
}

/// What the fiscal receipt says of a line beside its sum, by the accountant's settings.
fn receipt_terms(app: &App, told: &mut PayLine, line: &Line) {
    if app.config.payments.overpayment == Overpayment::Advance {
        told.advance = line.advance().unwrap_or(Money::ZERO);
    }
    told.seller = seller(app, &line.recipient);
}

/// Whom the fiscal receipt names beside the collector: nobody where he sells in his own name, or is the payee.
fn seller(app: &App, payee: &Recipient) -> Option<Seller> {
    let settings = &app.config.payments;
    let agent = settings.yookassa.agent_type != AgentType::Nobody;
    let own = payee.inn == settings.collector.inn;
    (agent && !own && !payee.name.is_empty()).then(|| Seller {
        name: payee.name.clone(),
        inn: payee.inn.clone(),
        // Billing writes it for people: what is no number is not told.
        phone: Phone::parse(&payee.phone).map_or_else(|_| String::new(), |phone| phone.to_string()),
    })
}

/// A transfer a payee. One without an account is not let onto the form ([`super::super::web::form`]).
fn transfers(app: &App, lines: &[&Line]) -> Vec<Transfer> {
    let mut transfers: Vec<Transfer> = Vec::new();
    for line in lines {
        let account = transfer_of(app, line);
        match transfers.iter_mut().find(|to| to.account == account) {
            Some(to) => to.amount += line.amount,
            None => transfers.push(Transfer {
                account,
                payee: line.recipient.code.clone(),
                amount: line.amount,
            }),
        }
    }
    transfers
}

/// The account of the transfer that a line is in; empty where the bank pays no shares out.
fn transfer_of(app: &App, line: &Line) -> String {
    let account = match app.config.payments.split {
        Split::Transfers => account_of(app, &line.recipient),
        Split::Single | Split::PerSupplier => None,
    };
    account.unwrap_or_default().to_owned()
}

/// The payee's account with the bank.
fn account_of<'a>(app: &'a App, payee: &Recipient) -> Option<&'a str> {
    let accounts = &app.config.payments.accounts;
    let own = accounts.iter().find(|own| own.payee == payee.code)?;
    Some(own.account.as_str())
}

/// Whether money can be sent to `payee` at all with these settings: the bank wants its account, and YooKassa
/// all that its `payment_order` names (DOMAIN 2).
pub fn can_receive(app: &App, payee: &Recipient) -> bool {
    let settings = &app.config.payments;
    match settings.split {
        Split::Single => true,
        Split::Transfers => account_of(app, payee).is_some(),
        Split::PerSupplier if !pays_payees(app) => true,
        Split::PerSupplier if settings.gateway == Gateway::Yookassa => fits_an_order(payee),
        Split::PerSupplier => !payee.bic.is_empty() && !payee.account.is_empty(),
    }
}

/// As [`crate::config`] demands it of the collector.
fn fits_an_order(payee: &Recipient) -> bool {
    let digits =
        |text: &str, count: usize| text.len() == count && text.bytes().all(|b| b.is_ascii_digit());
    // An entrepreneur (INN of 12 digits) has no KPP.
    let known = match payee.kpp.as_str() {
        "" => digits(&payee.inn, 12),
        kpp => digits(kpp, 9) && (digits(&payee.inn, 10) || digits(&payee.inn, 12)),
    };
    known
        && !payee.name.trim().is_empty()
        && !payee.bank_name.trim().is_empty()
        && digits(&payee.bic, 9)
        && digits(&payee.account, 20)
        && digits(&payee.correspondent_account, 20)
}

fn description(words: Words, number: i64, lines: &[&Line]) -> String {
    let numbers: Vec<&str> = lines.iter().map(|line| line.number.as_str()).collect();
    shortened(&t!(
        words,
        "payments-description",
        number = number.to_string(),
        accounts = numbers.join(", ")
    ))
}

fn shortened(text: &str) -> String {
    if text.chars().count() <= DESCRIPTION {
        return text.to_owned();
    }
    let start: String = text.chars().take(DESCRIPTION - 1).collect();
    format!("{start}…")
}
