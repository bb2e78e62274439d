//! The letters of this capability.

use super::model::street;
use super::store::link::LinkedPerson;
use crate::app::App;
use crate::base::AccountNumber;
use crate::identity::Customer;
use crate::mail::{self, Block, Letter};
use crate::t;
use sqlx::PgConnection;
use uuid::Uuid;

/// «Лицевой счёт подключён»: to everybody linked, who and when, and how to cut him off.
pub async fn linked(
    db: &mut PgConnection,
    app: &App,
    new: &Customer,
    account: Uuid,
    (number, address, building): &(AccountNumber, String, String),
    reader: &LinkedPerson,
) -> anyhow::Result<()> {
    let words = app.words(reader.lang);
    let own = reader.customer == new.id;
    let masked = number.masked();
    let name = format!("{} {}", reader.first_name, reader.middle_name);
    let (subject, news, stop) = if own {
        (
            t!(
                words,
                "accounts-letter-subject-own",
                number = masked.clone()
            ),
            t!(words, "accounts-letter-news-own"),
            t!(words, "accounts-letter-stop-own"),
        )
    } else {
        (
            t!(
                words,
                "accounts-letter-subject-other",
                number = masked.clone()
            ),
            t!(words, "accounts-letter-news-other"),
            t!(words, "accounts-letter-stop-other"),
        )
    };
    let initial: String = new.last_name.chars().take(1).collect();
    let rows = vec![
        (t!(words, "accounts-letter-number"), masked),
        (
            t!(words, "accounts-letter-address"),
            street(address, building),
        ),
        (
            t!(words, "accounts-letter-who"),
            format!("{} {initial}.", new.greeting_name()),
        ),
        (t!(words, "accounts-letter-when"), words.time(app.now())),
    ];
    let letter = Letter {
        kind: "linked",
        to: reader.email.clone(),
        customer: Some(reader.customer),
        lang: reader.lang,
        subject,
        name: Some(name.trim().to_owned()),
        blocks: vec![
            Block::Paragraph(news),
            Block::Rows(rows),
            Block::Link {
                label: t!(words, "accounts-letter-open"),
                url: app.url(&format!("/accounts/{account}")),
            },
            Block::Paragraph(stop),
        ],
        secret: false,
        unsubscribe: None,
    };
    mail::enqueue(db, app, &letter).await
}
