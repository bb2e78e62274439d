//! Letters about saved cards: what happened to a card is told at once, whoever did it.

use crate::app::App;
use crate::identity;
use crate::mail::{Block, Letter};
use crate::payments::store::cards::Card;
use crate::payments::words;
use crate::t;
use sqlx::PgConnection;
use uuid::Uuid;

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    Saved,
    Removed,
    /// The bank takes its token no more.
    Revoked,
}

/// The letter to the owner; none when he has closed his account here.
pub async fn about(
    db: &mut PgConnection,
    app: &App,
    customer: Uuid,
    card: &Card,
    news: News,
) -> sqlx::Result<Option<Letter>> {
    let Some(head) = identity::store::customer_head(db, customer).await? else {
        return Ok(None);
    };
    let words = app.words(head.lang);
    let name = words::card(words, card);
    let (subject, text, note) = match news {
        News::Saved => (
            t!(words, "cards-letter-saved-subject", card = name.clone()),
            t!(words, "cards-letter-saved-text", card = name),
            t!(words, "cards-letter-saved-note"),
        ),
        News::Removed => (
            t!(words, "cards-letter-removed-subject", card = name.clone()),
            t!(words, "cards-letter-removed-text", card = name),
            t!(words, "cards-letter-removed-note"),
        ),
        News::Revoked => (
            t!(words, "cards-letter-revoked-subject", card = name.clone()),
            t!(words, "cards-letter-revoked-text", card = name),
            t!(words, "cards-letter-revoked-note"),
        ),
    };
    Ok(Some(Letter {
        kind: "security",
        to: head.email.clone(),
        customer: Some(customer),
        lang: head.lang,
        subject,
        name: Some(head.greeting_name()),
        blocks: vec![
            Block::Paragraph(text),
            Block::Paragraph(note),
            Block::Link {
                label: t!(words, "cards-letter-link"),
                url: app.url("/profile/cards"),
            },
        ],
        secret: false,
        unsubscribe: None,
    }))
}
