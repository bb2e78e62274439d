//! What a letter says, and how it is laid out.

use crate::app::App;
use crate::i18n::{Lang, Words};
use crate::t;
use askama::Template;
use uuid::Uuid;

/// A piece of a letter, top to bottom.
#[derive(Clone, Debug)]
pub enum Block {
    Paragraph(String),
    /// The one button, and the same address in words.
    Link {
        label: String,
        url: String,
    },
    /// Label and value, a line each.
    Rows(Vec<(String, String)>),
    Small(String),
}

/// A letter before it is rendered. `kind` is the value of `X-Kabinet-Letter`.
#[derive(Clone, Debug)]
pub struct Letter {
    pub kind: &'static str,
    pub to: String,
    pub customer: Option<Uuid>,
    pub lang: Lang,
    /// At most 60 characters, the fact first; never a full name together with a debt.
    pub subject: String,
    /// Имя Отчество; none where the reader is not known.
    pub name: Option<String>,
    pub blocks: Vec<Block>,
    /// It holds a one-time link: emptied once it is sent.
    pub secret: bool,
    /// Path of the one-click unsubscribing, for letters that can be stopped.
    pub unsubscribe: Option<String>,
}

/// The rendered halves.
pub(super) struct Rendered {
    pub text: String,
    pub html: String,
}

#[derive(Template)]
#[template(path = "mail/letter.html")]
struct Html<'a> {
    words: Words,
    subject: &'a str,
    frame: &'a Frame,
    blocks: &'a [Block],
}

#[derive(Template)]
#[template(path = "mail/letter.txt", escape = "none")]
struct Text<'a> {
    words: Words,
    frame: &'a Frame,
    blocks: &'a [Block],
}

/// What stands around every letter.
struct Frame {
    greeting: String,
    organisation: String,
    phone: String,
    portal: String,
    stop: Option<String>,
}

impl Letter {
    /// `stop`: where such letters are stopped, absolute.
    pub(super) fn render(&self, app: &App, stop: Option<&str>) -> askama::Result<Rendered> {
        let words = app.words(self.lang);
        let frame = Frame {
            greeting: match &self.name {
                Some(name) => t!(words, "letter-greeting", name = name.clone()),
                None => t!(words, "letter-greeting-nobody"),
            },
            organisation: app.config.organisation.name.clone(),
            phone: app.config.organisation.phone.clone(),
            portal: app.config.public_url(),
            stop: stop.map(str::to_owned),
        };
        Ok(Rendered {
            text: Text {
                words,
                frame: &frame,
                blocks: &self.blocks,
            }
            .render()?,
            html: Html {
                words,
                subject: &self.subject,
                frame: &frame,
                blocks: &self.blocks,
            }
            .render()?,
        })
    }
}
