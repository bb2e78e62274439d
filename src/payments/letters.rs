//! Letters about payments (UX 5, M9 and M10).

use crate::app::App;
use crate::app::gateway::{Receipt, ReceiptState};
use crate::i18n::{Lang, Words};
use crate::identity;
use crate::mail::{Block, Letter};
use crate::payments::guest;
use crate::payments::model::{Part, Payment};
use crate::payments::store::guests;
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
    rows.push((t!(words, "payments-letter-total"), sum.clone()));
    if receipt_state != ReceiptState::NotNeeded {
        rows.push((t!(words, "payments-letter-receipt"), receipt(payment)));
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
    Ok(Some(Letter {
        subject: t!(words, "payments-letter-failed-subject"),
        blocks: vec![
            Block::Paragraph(t!(words, "payments-letter-failed-text")),
            Block::Rows(rows),
            link(app, &page, t!(words, "payments-letter-failed-link")),
        ],
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
