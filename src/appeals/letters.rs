//! Letters about appeals (UX 5, M11), both ways.

use super::model::{State, answer_days};
use super::store::appeals::Appeal;
use super::words;
use crate::app::App;
use crate::base::Email;
use crate::i18n::Words;
use crate::identity;
use crate::mail::{self, Block, Letter};
use crate::t;
use sqlx::PgConnection;

const KIND: &str = "appeal";

/// What the supplier is told of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    Opened,
    Message,
    Reopened,
}

/// «Обращение принято»: to who asked, with number and day.
pub(super) async fn received(
    db: &mut PgConnection,
    app: &App,
    appeal: &Appeal,
) -> anyhow::Result<()> {
    let Some((words, letter)) = frame(db, app, appeal).await? else {
        return Ok(());
    };
    let mut blocks = vec![
        Block::Paragraph(t!(
            words,
            "appeals-letter-received-text",
            number = appeal.number.to_string(),
            date = words.long_date(appeal.due_on)
        )),
        Block::Rows(about(words, appeal)),
    ];
    blocks.extend(link(app, appeal, t!(words, "appeals-letter-received-link")));
    let subject = t!(
        words,
        "appeals-letter-received-subject",
        number = appeal.number.to_string(),
        n = answer_days(&appeal.topic)
    );
    let letter = Letter {
        subject,
        blocks,
        ..letter
    };
    mail::enqueue(db, app, &letter).await
}

/// The staff's word: the answer, a question back, or that it was closed.
pub(super) async fn from_staff(
    db: &mut PgConnection,
    app: &App,
    appeal: &Appeal,
    state: State,
    text: &str,
) -> anyhow::Result<()> {
    let Some((words, letter)) = frame(db, app, appeal).await? else {
        return Ok(());
    };
    let number = appeal.number.to_string();
    let (subject, lead, label) = match state {
        State::Waiting => (
            t!(
                words,
                "appeals-letter-asked-subject",
                number = number.clone()
            ),
            t!(words, "appeals-letter-asked-text", number = number),
            t!(words, "appeals-letter-asked-link"),
        ),
        State::Closed => (
            t!(
                words,
                "appeals-letter-closed-subject",
                number = number.clone()
            ),
            t!(words, "appeals-letter-closed-text", number = number),
            t!(words, "appeals-letter-closed-link"),
        ),
        _ => (
            t!(
                words,
                "appeals-letter-answer-subject",
                number = number.clone()
            ),
            t!(words, "appeals-letter-answer-text", number = number),
            t!(words, "appeals-letter-answer-link"),
        ),
    };
    let mut blocks = vec![Block::Paragraph(lead)];
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    blocks.extend(lines.map(|line| Block::Paragraph(line.to_owned())));
    blocks.push(Block::Rows(about(words, appeal)));
    blocks.extend(link(app, appeal, label));
    if appeal.customer_id.is_none() {
        blocks.push(Block::Small(t!(words, "appeals-letter-again")));
        blocks.push(Block::Link {
            label: t!(words, "appeals-ask-title"),
            url: app.url("/help/ask"),
        });
    }
    let letter = Letter {
        subject,
        blocks,
        ..letter
    };
    mail::enqueue(db, app, &letter).await
}

/// To the supplier's own address, where billing tells one: that something waits, and where. What the
/// resident wrote stays here: a letter may be read by many.
pub(super) async fn to_supplier(
    db: &mut PgConnection,
    app: &App,
    appeal: &Appeal,
    news: News,
) -> anyhow::Result<()> {
    let Ok(to) = Email::parse(&appeal.supplier_email) else {
        return Ok(());
    };
    let words = app.words(app.lang());
    let number = appeal.number.to_string();
    let subject = match news {
        News::Opened => t!(words, "appeals-letter-staff-opened", number = number),
        News::Message => t!(words, "appeals-letter-staff-message", number = number),
        News::Reopened => t!(words, "appeals-letter-staff-reopened", number = number),
    };
    let rows = vec![
        (
            t!(words, "appeals-letter-topic"),
            words::topic(words, &appeal.topic),
        ),
        (
            t!(words, "appeals-letter-supplier"),
            appeal.supplier.clone(),
        ),
        (
            t!(words, "appeals-letter-due"),
            words.long_date(appeal.due_on),
        ),
    ];
    let letter = Letter {
        kind: KIND,
        to: to.as_str().to_owned(),
        customer: None,
        lang: app.lang(),
        subject: subject.clone(),
        name: None,
        blocks: vec![
            Block::Paragraph(subject),
            Block::Rows(rows),
            Block::Link {
                label: t!(words, "appeals-letter-staff-link"),
                url: app.url(&format!("/admin/appeals/{}", appeal.id)),
            },
        ],
        secret: false,
        unsubscribe: None,
    };
    mail::enqueue(db, app, &letter).await
}

/// To whom and in which language; none where nobody can be written to.
async fn frame(
    db: &mut PgConnection,
    app: &App,
    appeal: &Appeal,
) -> sqlx::Result<Option<(Words, Letter)>> {
    // A stranger's name is not repeated to an address that he typed: letters of ours carry no words of
    // somebody who proved nothing.
    let (to, lang, name) = match appeal.customer_id {
        Some(id) => match identity::store::customer_head(db, id).await? {
            Some(customer) => (
                customer.email.clone(),
                customer.lang,
                Some(customer.greeting_name()),
            ),
            None => return Ok(None),
        },
        None if appeal.email.is_empty() => return Ok(None),
        None => (appeal.email.clone(), appeal.lang, None),
    };
    let letter = Letter {
        kind: KIND,
        to,
        customer: appeal.customer_id,
        lang,
        subject: String::new(),
        name,
        blocks: Vec::new(),
        secret: false,
        unsubscribe: None,
    };
    Ok(Some((app.words(lang), letter)))
}

/// Topic and supplier, a line each.
fn about(words: Words, appeal: &Appeal) -> Vec<(String, String)> {
    let mut rows = vec![(
        t!(words, "appeals-letter-topic"),
        words::topic(words, &appeal.topic),
    )];
    if !appeal.supplier.is_empty() {
        rows.push((
            t!(words, "appeals-letter-supplier"),
            appeal.supplier.clone(),
        ));
    }
    rows
}

/// The appeal on the portal; whoever asked without an account has no page of his own.
fn link(app: &App, appeal: &Appeal, label: String) -> Option<Block> {
    appeal.customer_id.map(|_| Block::Link {
        label,
        url: app.url(&format!("/appeals/{}", appeal.id)),
    })
}
