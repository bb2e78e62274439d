//! Letters of autopay: what will be charged tomorrow, or why nothing is. Money that leaves by itself is
//! always announced, also to those who do without other letters about payments.

use crate::app::{App, signed};
use crate::base::{Money, Period};
use crate::i18n::Words;
use crate::identity;
use crate::mail::{Block, Letter};
use crate::payments::actions::autopay::reason;
use crate::payments::model::Line;
use crate::payments::store::autopay_runs::Standing;
use crate::payments::store::cards::Card;
use crate::payments::words;
use crate::t;
use chrono::NaiveDate;
use sqlx::PgConnection;
use uuid::Uuid;

const PURPOSE: &str = "autopay-off";

/// What is told.
pub struct Told<'a> {
    pub charge_on: NaiveDate,
    pub total: Money,
    pub lines: &'a [Line],
    /// Suppliers that wait for the resident.
    pub left_out: &'a [String],
    /// One of [`reason`]; empty = it will be charged.
    pub why: &'a str,
}

/// The path that switches it off without signing in. Signed, not stored; it does nothing else.
pub fn off_path(app: &App, autopay: Uuid) -> String {
    format!(
        "/autopay/{}",
        signed::seal(app, PURPOSE, &autopay.to_string())
    )
}

/// Which autopay a token of [`off_path`] switches off.
pub fn read_off(app: &App, token: &str) -> Option<Uuid> {
    signed::open(app, PURPOSE, token)?.parse().ok()
}

/// The letter; none when he has closed his account here.
pub async fn about(
    db: &mut PgConnection,
    app: &App,
    one: &Standing,
    told: &Told<'_>,
) -> sqlx::Result<Option<Letter>> {
    let Some(head) = identity::store::customer_head(db, one.customer_id).await? else {
        return Ok(None);
    };
    let words = app.words(head.lang);
    let mut blocks = match told.why {
        "" => announced(words, one, told),
        why => vec![Block::Paragraph(skipped(words, one, told, why))],
    };
    if !told.left_out.is_empty() {
        let names = told.left_out.join(", ");
        blocks.push(Block::Paragraph(t!(
            words,
            "autopay-letter-left-out",
            suppliers = names
        )));
    }
    let link = |label: String, path: String| Block::Link {
        label,
        url: app.url(&path),
    };
    let page = format!("/accounts/{}/autopay", one.account_id);
    if told.why.is_empty() {
        blocks.push(link(t!(words, "autopay-letter-off"), off_path(app, one.id)));
        blocks.push(link(t!(words, "autopay-letter-change"), page));
    } else {
        let pay = format!("/accounts/{}/payments/new", one.account_id);
        blocks.push(link(t!(words, "autopay-letter-pay"), pay));
        blocks.push(link(t!(words, "autopay-letter-change"), page));
        blocks.push(link(t!(words, "autopay-letter-off"), off_path(app, one.id)));
    }
    let subject = match told.why {
        "" => t!(
            words,
            "autopay-letter-subject",
            sum = words.money(told.total),
            date = words.date(told.charge_on)
        ),
        _ => t!(words, "autopay-letter-skipped-subject"),
    };
    Ok(Some(Letter {
        kind: "payment",
        to: head.email.clone(),
        // No wish of a customer stops it.
        customer: None,
        lang: head.lang,
        subject,
        name: Some(head.greeting_name()),
        blocks,
        secret: false,
        unsubscribe: None,
    }))
}

fn card(words: Words, one: &Standing) -> String {
    let card = Card {
        id: one.card_id,
        brand: one.card_brand.clone(),
        last_four: one.card_last_four.clone(),
        expires: one.card_expires.map(Period::from_date),
        state: one.card_state.clone(),
        created_at: chrono::DateTime::UNIX_EPOCH,
    };
    words::card(words, &card)
}

fn announced(words: Words, one: &Standing, told: &Told<'_>) -> Vec<Block> {
    let mut rows = vec![
        (t!(words, "autopay-letter-date"), words.date(told.charge_on)),
        (t!(words, "autopay-letter-card"), card(words, one)),
    ];
    rows.extend(told.lines.iter().map(|line| {
        let whom = t!(
            words,
            "payments-letter-part",
            supplier = line.supplier_name.clone(),
            number = line.number.clone()
        );
        (whom, words.money(line.amount))
    }));
    rows.push((t!(words, "payments-letter-total"), words.money(told.total)));
    vec![
        Block::Paragraph(t!(words, "autopay-letter-text")),
        Block::Rows(rows),
        Block::Paragraph(t!(words, "autopay-letter-not-more")),
    ]
}

fn skipped(words: Words, one: &Standing, told: &Told<'_>, why: &str) -> String {
    match why {
        reason::LIMIT => t!(
            words,
            "autopay-letter-limit",
            sum = words.money(told.total),
            limit = words.money(one.month_limit)
        ),
        reason::NEW_SUPPLIER => t!(words, "autopay-letter-new-only"),
        reason::EXPIRED => t!(words, "autopay-letter-expired", card = card(words, one)),
        reason::CARD => t!(words, "autopay-letter-card-off", card = card(words, one)),
        _ => t!(
            words,
            "autopay-letter-late",
            date = words.date(told.charge_on)
        ),
    }
}
