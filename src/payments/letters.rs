//! Letters about payments (UX 5, M9 and M10).

use crate::app::App;
use crate::app::gateway::{Receipt, ReceiptState};
use crate::i18n::Words;
use crate::identity;
use crate::mail::{Block, Letter};
use crate::payments::model::{Part, Payment};
use crate::payments::store::autopay_runs;
use crate::payments::words;
use crate::t;
use chrono::{DateTime, Utc};
use sqlx::PgConnection;

/// «Оплата принята»: none when the payer has closed his account here.
pub async fn paid(
    db: &mut PgConnection,
    app: &App,
    payment: &Payment,
    parts: &[Part],
    at: DateTime<Utc>,
    receipt_state: ReceiptState,
) -> sqlx::Result<Option<Letter>> {
    let Some((words, letter)) = frame(db, app, payment, "payment").await? else {
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
    rows.push((
        t!(words, "payments-letter-fee"),
        t!(words, "payments-letter-fee-none"),
    ));
    rows.push((
        t!(words, "payments-letter-method"),
        words::method(words, payment.request.method),
    ));
    if receipt_state != ReceiptState::NotNeeded {
        rows.push((t!(words, "payments-letter-receipt"), receipt(payment)));
    }
    Ok(Some(Letter {
        subject: t!(words, "payments-letter-paid-subject", sum = sum),
        blocks: vec![
            Block::Paragraph(t!(words, "payments-letter-paid-text")),
            Block::Rows(rows),
            link(app, payment, t!(words, "payments-letter-paid-link")),
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
    let Some((words, letter)) = frame(db, app, payment, "payment_failed").await? else {
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
    let mut blocks = vec![
        Block::Paragraph(t!(words, "payments-letter-failed-text")),
        Block::Rows(rows),
    ];
    if autopay_runs::made(db, payment.id).await? {
        blocks.push(Block::Paragraph(t!(words, "autopay-letter-failed")));
    }
    blocks.push(link(app, payment, t!(words, "payments-letter-failed-link")));
    Ok(Some(Letter {
        subject: t!(words, "payments-letter-failed-subject"),
        blocks,
        ..letter
    }))
}

async fn frame(
    db: &mut PgConnection,
    app: &App,
    payment: &Payment,
    kind: &'static str,
) -> sqlx::Result<Option<(Words, Letter)>> {
    let Some(id) = payment.customer_id else {
        return Ok(None);
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
    Ok(Some((app.words(customer.lang), letter)))
}

/// Where the fiscal receipt goes, as its owner writes it.
pub fn receipt(payment: &Payment) -> String {
    match &payment.request.receipt {
        Receipt::Email(to) => to.clone(),
        Receipt::Sms(to) => words::phone(to),
    }
}

fn link(app: &App, payment: &Payment, label: String) -> Block {
    Block::Link {
        label,
        url: app.url(&format!("/payments/{}", payment.id)),
    }
}
