//! Letters about payments (UX 5, M9 and M10).

use crate::app::App;
use crate::app::gateway::{Receipt, ReceiptState};
use crate::base::{Email, Phone};
use crate::i18n::{Lang, Words};
use crate::identity;
use crate::mail::{Block, Letter};
use crate::payments::guest;
use crate::payments::model::{Part, Payment, reason};
use crate::payments::refund::Refund;
use crate::payments::store::refunds::Line;
use crate::payments::store::{autopay_runs, guests};
use crate::payments::words;
use crate::t;
use chrono::{DateTime, Utc};
use sqlx::PgConnection;

/// «Оплата принята»: none when the payer has closed his account here, or gave no e-mail.
pub async fn paid(
    db: &mut PgConnection,
    app: &App,
    payment: &Payment,
    parts: &[Part],
    at: DateTime<Utc>,
    receipt_state: ReceiptState,
) -> sqlx::Result<Option<Letter>> {
    let Some((words, letter, page)) = frame(db, app, payment, "payment").await? else {
        return Ok(None);
    };
    let sum = words.money(payment.amount);
    let mut rows = shared_out(words, payment, parts, at);
    if receipt_state != ReceiptState::NotNeeded {
        let to = receipt(payment);
        let state = words::receipt(words, receipt_state.as_str());
        let said = t!(
            words,
            "payments-letter-receipt-state",
            to = to,
            state = state
        );
        rows.push((t!(words, "payments-letter-receipt"), said));
    }
    Ok(Some(Letter {
        subject: t!(words, "payments-letter-paid-subject", sum = sum),
        blocks: vec![
            Block::Paragraph(t!(words, "payments-letter-paid-text")),
            Block::Rows(rows),
            link(app, &page, t!(words, "payments-letter-paid-link")),
        ],
        ..letter
    }))
}

/// Number, date, each share and the whole with «Комиссия 0 ₽».
fn shared_out(
    words: Words,
    payment: &Payment,
    parts: &[Part],
    at: DateTime<Utc>,
) -> Vec<(String, String)> {
    let mut rows = vec![
        (
            t!(words, "payments-letter-number"),
            payment.number.to_string(),
        ),
        (t!(words, "payments-letter-date"), words.time(at)),
    ];
    rows.extend(parts.iter().map(|part| {
        let whom = t!(
            words,
            "payments-letter-part",
            supplier = part.supplier_name.clone(),
            number = part.number.clone()
        );
        (whom, words.money(part.amount))
    }));
    rows.push((
        t!(words, "payments-letter-total"),
        words.money(payment.amount),
    ));
    rows.push((
        t!(words, "payments-letter-fee"),
        t!(words, "payments-letter-fee-none"),
    ));
    rows.push((
        t!(words, "payments-letter-method"),
        words::method(words, payment.request.method),
    ));
    rows
}

/// «Чек ещё раз»: to the address that was given for the receipt, with what names it where that is known.
pub async fn again(
    db: &mut PgConnection,
    app: &App,
    payment: &Payment,
    parts: &[Part],
    to: &str,
) -> sqlx::Result<Letter> {
    let (words, letter, page) = match frame(db, app, payment, "payment").await? {
        Some(framed) => framed,
        None => (
            app.words(app.lang()),
            nobody(app, "payment"),
            format!("/payments/{}", payment.id),
        ),
    };
    // Who paid without sign-in has one page about it.
    let page = match payment.customer_id {
        Some(_) => format!("{page}/receipt"),
        None => page,
    };
    let at = payment.finished_at.unwrap_or(payment.created_at);
    let mut rows = shared_out(words, payment, parts, at);
    rows.push((
        t!(words, "payments-receipt"),
        words::receipt(words, &payment.receipt_state),
    ));
    rows.extend(words::fiscal(words, payment.fiscal.as_ref()));
    Ok(Letter {
        to: to.to_owned(),
        subject: t!(
            words,
            "payments-letter-again-subject",
            number = payment.number.to_string()
        ),
        blocks: vec![
            Block::Paragraph(t!(words, "payments-letter-again-text")),
            Block::Rows(rows),
            Block::Link {
                label: t!(words, "payments-letter-again-link"),
                url: app.url(&page),
            },
        ],
        ..letter
    })
}

/// «Возврат»: none when the payer has closed his account here.
pub async fn refunded(
    db: &mut PgConnection,
    app: &App,
    payment: &Payment,
    refund: &Refund,
    lines: &[Line],
    at: DateTime<Utc>,
) -> sqlx::Result<Option<Letter>> {
    let Some((words, letter, page)) = frame(db, app, payment, "payment").await? else {
        return Ok(None);
    };
    let sum = words.money(refund.amount);
    let mut rows = vec![
        (
            t!(words, "payments-letter-number"),
            payment.number.to_string(),
        ),
        (t!(words, "payments-letter-refund-date"), words.time(at)),
    ];
    let own = lines.iter().filter(|line| line.refund_id == refund.id);
    rows.extend(own.map(|line| {
        let whom = t!(
            words,
            "payments-letter-part",
            supplier = line.supplier_name.clone(),
            number = line.number.clone()
        );
        (whom, words.money(line.amount))
    }));
    rows.push((t!(words, "payments-letter-refund-total"), sum.clone()));
    let text = match refund.unposted {
        true => t!(words, "payments-letter-refund-text-unposted"),
        false => t!(words, "payments-letter-refund-text"),
    };
    Ok(Some(Letter {
        subject: t!(words, "payments-letter-refund-subject", sum = sum),
        blocks: vec![
            Block::Paragraph(text),
            Block::Rows(rows),
            Block::Paragraph(t!(words, "payments-letter-refund-when")),
            link(app, &page, t!(words, "payments-letter-paid-link")),
        ],
        ..letter
    }))
}

/// The SMS of a payment: sum, number, and the page where its receipt is seen.
pub fn text(app: &App, payment: &Payment, page: &str) -> String {
    let words = app.words(app.lang());
    t!(
        words,
        "payments-sms",
        sum = words.money(payment.amount),
        number = payment.number.to_string(),
        link = app.url(page)
    )
}

/// A letter to whoever paid without sign-in.
fn nobody(app: &App, kind: &'static str) -> Letter {
    Letter {
        kind,
        to: String::new(),
        customer: None,
        lang: app.lang(),
        subject: String::new(),
        name: None,
        blocks: Vec::new(),
        secret: false,
        unsubscribe: None,
    }
}

/// «Оплата не прошла»: none when the payer has closed his account here.
pub async fn failed(
    db: &mut PgConnection,
    app: &App,
    payment: &Payment,
    why: &str,
) -> sqlx::Result<Option<Letter>> {
    let Some((words, letter, page)) = frame(db, app, payment, "payment_failed").await? else {
        return Ok(None);
    };
    let rows = vec![
        (
            t!(words, "payments-letter-number"),
            payment.number.to_string(),
        ),
        (
            t!(words, "payments-letter-total"),
            words.money(payment.amount),
        ),
        (
            t!(words, "payments-letter-reason"),
            words::canceled(words, why),
        ),
    ];
    let untold = why == reason::UNTOLD;
    let text = match untold {
        true => t!(words, "payments-show-untold-text"),
        false => t!(words, "payments-letter-failed-text"),
    };
    let mut blocks = vec![Block::Paragraph(text), Block::Rows(rows)];
    if autopay_runs::made(db, payment.id).await? {
        blocks.push(Block::Paragraph(t!(words, "autopay-letter-failed")));
    }
    let (subject, label) = match untold {
        true => (
            t!(words, "payments-show-untold"),
            t!(words, "payments-letter-paid-link"),
        ),
        false => (
            t!(words, "payments-letter-failed-subject"),
            t!(words, "payments-letter-failed-link"),
        ),
    };
    blocks.push(link(app, &page, label));
    Ok(Some(Letter {
        subject,
        blocks,
        ..letter
    }))
}

async fn frame(
    db: &mut PgConnection,
    app: &App,
    payment: &Payment,
    kind: &'static str,
) -> sqlx::Result<Option<(Words, Letter, String)>> {
    let Some(id) = payment.customer_id else {
        return guest_frame(db, app, payment, kind).await;
    };
    let Some(customer) = identity::store::customer_head(db, id).await? else {
        return Ok(None);
    };
    let letter = Letter {
        kind,
        to: customer.email.clone(),
        customer: Some(id),
        lang: customer.lang,
        subject: String::new(),
        name: Some(customer.greeting_name()),
        blocks: Vec::new(),
        secret: false,
        unsubscribe: None,
    };
    let page = format!("/payments/{}", payment.id);
    Ok(Some((app.words(customer.lang), letter, page)))
}

/// A letter to whoever paid without sign-in, where he gave an e-mail for the receipt. Its link opens this
/// payment alone: the address may be mistyped.
async fn guest_frame(
    db: &mut PgConnection,
    app: &App,
    payment: &Payment,
    kind: &'static str,
) -> sqlx::Result<Option<(Words, Letter, String)>> {
    let guest = guests::guest(db, payment.id).await?;
    let (Some(guest), Receipt::Email(to)) = (guest, &payment.request.receipt) else {
        return Ok(None);
    };
    let lang = Lang::parse(&guest.lang).unwrap_or(app.lang());
    let letter = Letter {
        kind,
        to: to.clone(),
        customer: None,
        lang,
        subject: String::new(),
        name: None,
        blocks: Vec::new(),
        secret: false,
        unsubscribe: None,
    };
    Ok(Some((
        app.words(lang),
        letter,
        guest::payment_path(app, guest.form_id),
    )))
}

/// Where the fiscal receipt goes, as its owner writes it.
pub fn receipt(payment: &Payment) -> String {
    match &payment.request.receipt {
        Receipt::Email(to) => to.clone(),
        Receipt::Sms(to) => words::phone(to),
    }
}

fn link(app: &App, page: &str, label: String) -> Block {
    Block::Link {
        label,
        url: app.url(page),
    }
}

/// As [`receipt`] for who paid, masked for others of the household.
pub fn receipt_seen(payment: &Payment, own: bool) -> String {
    match own {
        true => receipt(payment),
        false => masked_receipt(payment),
    }
}

/// As [`receipt`], for those of the staff who do not talk to residents.
pub fn masked_receipt(payment: &Payment) -> String {
    match &payment.request.receipt {
        Receipt::Email(to) => {
            Email::parse(to).map_or_else(|_| String::from("***"), |email| email.masked())
        }
        Receipt::Sms(to) => {
            Phone::parse(to).map_or_else(|_| String::from("***"), |phone| phone.masked())
        }
    }
}
