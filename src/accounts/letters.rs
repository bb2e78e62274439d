//! The letters of this capability.

use super::model::street;
use super::store::invitations::Invited;
use super::store::link::LinkedPerson;
use super::store::people::Seer;
use crate::app::App;
use crate::base::{AccountNumber, Token};
use crate::i18n::Lang;
use crate::identity::Customer;
use crate::identity::store::CustomerHead;
use crate::mail::{self, Block, Letter};
use crate::t;
use sqlx::PgConnection;
use uuid::Uuid;

/// «Лицевой счёт подключён»: to everybody linked, who and when, and how to cut him off.
pub async fn linked(
    db: &mut PgConnection,
    app: &App,
    new: &CustomerHead,
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
                label: if own {
                    t!(words, "accounts-letter-open")
                } else {
                    t!(words, "accounts-letter-people")
                },
                url: app.url(&if own {
                    format!("/accounts/{account}")
                } else {
                    format!("/accounts/{account}/people")
                }),
            },
            Block::Paragraph(stop),
        ],
        // It names another person, whose name is to go when he goes: nothing of it is kept once it is sent.
        secret: !own,
        unsubscribe: None,
    };
    mail::enqueue(db, app, &letter).await
}

/// «Ваш личный кабинет готов»: to somebody whom an older portal knew, with all his households.
pub fn invitation(app: &App, person: &[Invited], token: &Token) -> Letter {
    let lang = app.lang();
    let words = app.words(lang);
    let first = person.first();
    let name = first.map(|one| format!("{} {}", one.first_name, one.middle_name));
    let rows = person.iter().flat_map(|one| {
        let number = t!(words, "accounts-letter-number");
        let street = t!(words, "accounts-letter-address");
        [(number, one.number.masked()), (street, one.street.clone())]
    });
    Letter {
        kind: "invitation",
        to: first.map(|one| one.email.clone()).unwrap_or_default(),
        customer: None,
        lang,
        subject: t!(words, "accounts-invitation-subject"),
        name: name
            .map(|name| name.trim().to_owned())
            .filter(|name| !name.is_empty()),
        blocks: vec![
            Block::Paragraph(t!(words, "accounts-invitation-letter")),
            Block::Rows(rows.filter(|(_, value)| !value.is_empty()).collect()),
            Block::Link {
                label: t!(words, "accounts-invitation-link"),
                url: app.url(&format!("/invitation/{}", token.as_str())),
            },
            Block::Small(t!(words, "accounts-invitation-note")),
        ],
        secret: true,
        unsubscribe: None,
    }
}

/// Number, address and house.
type Place = (AccountNumber, String, String);

/// «Счёт отключён»: to whoever left it himself.
pub async fn unlinked(
    db: &mut PgConnection,
    app: &App,
    customer: &Customer,
    place: &Place,
) -> anyhow::Result<()> {
    let reader = Reader {
        id: customer.id,
        email: &customer.email,
        name: customer.greeting_name(),
        lang: customer.lang,
    };
    let words = app.words(customer.lang);
    let news = t!(words, "accounts-letter-unlinked-news");
    ended(db, app, reader, place, news).await
}

/// The same to somebody whom another one cut off. Who did it is not said.
pub async fn cut(
    db: &mut PgConnection,
    app: &App,
    seer: &Seer,
    place: &Place,
) -> anyhow::Result<()> {
    let name = format!("{} {}", seer.first_name, seer.middle_name);
    let reader = Reader {
        id: seer.customer,
        email: &seer.email,
        name: name.trim().to_owned(),
        lang: seer.lang,
    };
    let words = app.words(seer.lang);
    let news = t!(words, "accounts-letter-cut-news");
    ended(db, app, reader, place, news).await
}

struct Reader<'a> {
    id: Uuid,
    email: &'a str,
    name: String,
    lang: Lang,
}

async fn ended(
    db: &mut PgConnection,
    app: &App,
    reader: Reader<'_>,
    (number, address, building): &Place,
    news: String,
) -> anyhow::Result<()> {
    let words = app.words(reader.lang);
    let masked = number.masked();
    let rows = vec![
        (t!(words, "accounts-letter-number"), masked.clone()),
        (
            t!(words, "accounts-letter-address"),
            street(address, building),
        ),
        (t!(words, "accounts-letter-when"), words.time(app.now())),
    ];
    let letter = Letter {
        kind: "unlinked",
        to: reader.email.to_owned(),
        customer: Some(reader.id),
        lang: reader.lang,
        subject: t!(words, "accounts-letter-unlinked-subject", number = masked),
        name: Some(reader.name),
        blocks: vec![
            Block::Paragraph(news),
            Block::Rows(rows),
            Block::Paragraph(t!(words, "accounts-letter-unlinked-again")),
            Block::Link {
                label: t!(words, "accounts-letter-unlinked-link"),
                url: app.url("/accounts/new"),
            },
        ],
        secret: false,
        unsubscribe: None,
    };
    mail::enqueue(db, app, &letter).await
}
