//! Letters of this capability. Those that answer a form which anybody can send (sign-up, recovery of an
//! address that is not his) greet nobody by name: a stranger could put words of his own there.

use super::device;
use super::store::profile::Person;
use super::store::sign_in::Addressee;
use crate::app::App;
use crate::base::Token;
use crate::i18n::Lang;
use crate::mail::{Block, FAREWELL, Letter};
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
pub enum Security<'a> {
    /// By a link of a letter.
    PasswordReset,
    /// On the profile page.
    PasswordChanged,
    /// Wrong passwords pile up.
    WrongPasswords,
    /// Somebody who knew the password wants this address as the login.
    EmailAsked(&'a str),
    /// This address is the login now.
    EmailChanged(&'a str),
    /// This telephone is confirmed and signs in now.
    PhoneChanged(&'a str),
    /// Somebody else proved this telephone: it does not sign in here any more.
    PhoneTaken(&'a str),
}

/// «Пароль изменён», «Кто-то подбирает пароль».
pub fn security(
    app: &App,
    (id, to, name, lang): (Uuid, &str, String, Lang),
    news: Security<'_>,
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
        Security::EmailAsked(new) => (
            t!(words, "profile-letter-email-asked-subject"),
            t!(words, "profile-letter-email-asked-text", new = new),
            t!(words, "profile-letter-email-asked-note"),
        ),
        Security::EmailChanged(new) => (
            t!(words, "profile-letter-email-changed-subject"),
            t!(words, "profile-letter-email-changed-text", new = new),
            t!(words, "profile-letter-email-changed-note"),
        ),
        Security::PhoneChanged(phone) => (
            t!(words, "profile-letter-phone-subject"),
            t!(words, "profile-letter-phone-text", phone = phone),
            t!(words, "profile-letter-phone-note"),
        ),
        Security::PhoneTaken(phone) => (
            t!(words, "profile-letter-taken-subject"),
            t!(words, "profile-letter-taken-text", phone = phone),
            t!(words, "profile-letter-taken-note"),
        ),
    };
    let link = |label: String, path: &str| Block::Link {
        label,
        url: app.url(path),
    };
    let mut blocks = vec![Block::Paragraph(text)];
    // Where another person was is not for the reader.
    if !matches!(news, Security::PhoneTaken(_)) {
        blocks.push(at.rows(app, lang));
    }
    blocks.push(Block::Paragraph(note));
    blocks.push(match news {
        // The old address opens nothing any more: somebody has to look.
        Security::EmailChanged(_) => link(t!(words, "profile-letter-call"), "/contacts"),
        Security::PhoneTaken(_) => link(t!(words, "profile-letter-open"), "/profile"),
        _ => link(t!(words, "identity-letter-known-reset"), "/password/forgot"),
    });
    let letter = letter("security", to, lang, subject, blocks);
    Letter {
        customer: Some(id),
        name: Some(name),
        ..letter
    }
}

/// The link to a new address of somebody who has an account.
pub fn new_address(app: &App, to: &str, lang: Lang, token: &Token) -> Letter {
    let words = app.words(lang);
    let blocks = vec![
        Block::Paragraph(t!(words, "profile-letter-new-text")),
        Block::Link {
            label: t!(words, "identity-letter-confirm-button"),
            url: app.url(&format!("/confirm/{}", token.as_str())),
        },
        Block::Small(t!(words, "profile-letter-new-note")),
    ];
    let subject = t!(words, "identity-letter-confirm-subject");
    let letter = letter("confirm", to, lang, subject, blocks);
    Letter {
        secret: true,
        ..letter
    }
}

/// To an address that somebody signs in with already, when another account asks for it: the only place
/// where that is said.
pub fn address_taken(app: &App, to: &str, lang: Lang) -> Letter {
    let words = app.words(lang);
    let blocks = vec![
        Block::Paragraph(t!(words, "profile-letter-known-text")),
        Block::Link {
            label: t!(words, "identity-letter-known-sign-in"),
            url: app.url("/sign-in"),
        },
        Block::Small(t!(words, "profile-letter-known-note")),
    ];
    let subject = t!(words, "identity-letter-known-subject");
    letter("already_registered", to, lang, subject, blocks)
}

/// «Кабинет удалён». It is kept nowhere once it is sent.
pub fn farewell(app: &App, person: &Person) -> Letter {
    let lang = Lang::parse(&person.lang).unwrap_or_default();
    let words = app.words(lang);
    let blocks = vec![
        Block::Paragraph(t!(words, "profile-letter-farewell-text")),
        Block::Paragraph(t!(words, "profile-letter-farewell-kept")),
        Block::Link {
            label: t!(words, "profile-letter-farewell-again"),
            url: app.url("/sign-up/email"),
        },
    ];
    let subject = t!(words, "profile-letter-farewell-subject");
    let letter = letter(FAREWELL, &person.email, lang, subject, blocks);
    Letter {
        secret: true,
        name: Some(person.greeting_name()),
        ..letter
    }
}
