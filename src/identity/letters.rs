//! Letters of this capability. Those that answer a form which anybody can send (sign-up, recovery of an
//! address that is not his) greet nobody by name: a stranger could put words of his own there.

use super::device;
use super::store::sign_in::Addressee;
use crate::app::App;
use crate::base::Token;
use crate::i18n::Lang;
use crate::mail::{Block, Letter};
use crate::t;
use chrono::{DateTime, Utc};
use uuid::Uuid;

fn letter(kind: &'static str, to: &str, lang: Lang, subject: String, blocks: Vec<Block>) -> Letter {
    Letter {
        kind,
        to: to.to_owned(),
        customer: None,
        lang,
        subject,
        name: None,
        blocks,
        secret: false,
        unsubscribe: None,
    }
}

/// «Подтвердите почту»: the link of a sign-up.
pub fn confirm(app: &App, to: &str, lang: Lang, token: &Token) -> Letter {
    let words = app.words(lang);
    let blocks = vec![
        Block::Paragraph(t!(words, "identity-letter-confirm-text")),
        Block::Link {
            label: t!(words, "identity-letter-confirm-button"),
            url: app.url(&format!("/confirm/{}", token.as_str())),
        },
        Block::Small(t!(words, "identity-letter-confirm-note")),
    ];
    let letter = letter(
        "confirm",
        to,
        lang,
        t!(words, "identity-letter-confirm-subject"),
        blocks,
    );
    Letter {
        secret: true,
        ..letter
    }
}

/// «Вы уже зарегистрированы»: the only place where a known address learns it.
pub fn already_registered(app: &App, to: &str, lang: Lang) -> Letter {
    let words = app.words(lang);
    let link = |label: String, path: &str| Block::Link {
        label,
        url: app.url(path),
    };
    let blocks = vec![
        Block::Paragraph(t!(words, "identity-letter-known-text")),
        link(t!(words, "identity-letter-known-sign-in"), "/sign-in"),
        Block::Paragraph(t!(words, "identity-letter-known-forgot")),
        link(t!(words, "identity-letter-known-reset"), "/password/forgot"),
        Block::Small(t!(words, "identity-letter-known-note")),
    ];
    letter(
        "already_registered",
        to,
        lang,
        t!(words, "identity-letter-known-subject"),
        blocks,
    )
}

/// When, from which device and address something was done.
pub struct Where<'a> {
    pub at: DateTime<Utc>,
    pub agent: &'a str,
    pub address: &'a str,
}

impl Where<'_> {
    fn rows(&self, app: &App, lang: Lang) -> Block {
        let words = app.words(lang);
        Block::Rows(vec![
            (t!(words, "identity-letter-when"), words.time(self.at)),
            (
                t!(words, "identity-letter-device"),
                device::name(self.agent, words),
            ),
            (
                t!(words, "identity-letter-address"),
                self.address.to_owned(),
            ),
        ])
    }
}

/// «Восстановление пароля»: a link, and who asked for it.
pub fn reset(app: &App, to: &Addressee, token: &Token, asked: &Where<'_>) -> Letter {
    let lang = Lang::parse(&to.lang).unwrap_or_default();
    let words = app.words(lang);
    let blocks = vec![
        Block::Paragraph(t!(words, "identity-letter-reset-text")),
        Block::Link {
            label: t!(words, "identity-letter-reset-button"),
            url: app.url(&format!("/password/reset/{}", token.as_str())),
        },
        asked.rows(app, lang),
        Block::Small(t!(words, "identity-letter-reset-note")),
    ];
    let letter = letter(
        "reset",
        &to.email,
        lang,
        t!(words, "identity-letter-reset-subject"),
        blocks,
    );
    Letter {
        secret: true,
        customer: Some(to.id),
        name: Some(to.name.clone()),
        ..letter
    }
}

/// News that the owner must hear of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Security {
    /// By a link of a letter.
    PasswordReset,
    /// On the profile page.
    PasswordChanged,
    /// Wrong passwords pile up.
    WrongPasswords,
}

/// «Пароль изменён», «Кто-то подбирает пароль».
pub fn security(
    app: &App,
    (id, to, name, lang): (Uuid, &str, String, Lang),
    news: Security,
    at: &Where<'_>,
) -> Letter {
    let words = app.words(lang);
    let (subject, text, note) = match news {
        Security::PasswordReset => (
            t!(words, "identity-letter-password-subject"),
            t!(words, "identity-letter-password-reset"),
            t!(words, "identity-letter-password-note"),
        ),
        Security::PasswordChanged => (
            t!(words, "identity-letter-password-subject"),
            t!(words, "identity-letter-password-changed"),
            t!(words, "identity-letter-password-note"),
        ),
        Security::WrongPasswords => (
            t!(words, "identity-letter-tries-subject"),
            t!(words, "identity-letter-tries-text"),
            t!(words, "identity-letter-tries-note"),
        ),
    };
    let blocks = vec![
        Block::Paragraph(text),
        at.rows(app, lang),
        Block::Paragraph(note),
        Block::Link {
            label: t!(words, "identity-letter-known-reset"),
            url: app.url("/password/forgot"),
        },
    ];
    let letter = letter("security", to, lang, subject, blocks);
    Letter {
        customer: Some(id),
        name: Some(name),
        ..letter
    }
}
