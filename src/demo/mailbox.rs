//! The demo mailbox: the letters of `mail.dir`, newest first. No sign-in: everything in it is invented.

use crate::app::App;
use crate::base::PageQuery;
use crate::web::{AppError, Page, Result, Ui};
use anyhow::Context;
use askama::Template;
use axum::extract::{self, Query, State};
use mail_parser::{Message, MessageParser};
use std::path::{Path, PathBuf};

/// Letters on one page of the list.
const SHOWN: u32 = 30;

/// A letter in the list.
struct Head {
    number: u64,
    kind: String,
    to: String,
    subject: String,
}

/// SMS shown above the letters, the newest first.
const MESSAGES: usize = 10;

/// A message as it would stand on a telephone.
struct Sms {
    kind: String,
    to: String,
    text: String,
}

#[derive(Template)]
#[template(path = "demo/mailbox.html")]
struct ListPage {
    ui: Ui,
    messages: Vec<Sms>,
    letters: Vec<Head>,
    older: Option<u32>,
}

pub(super) async fn list(
    ui: Ui,
    State(app): State<App>,
    Query(query): Query<PageQuery>,
) -> Result<Page<impl Template>> {
    let page = query.page(SHOWN);
    let mut files = files(&app).await?;
    files.sort_unstable_by_key(|(number, _)| std::cmp::Reverse(*number));
    let all = files.len();
    let from = usize::try_from(page.offset()).unwrap_or(usize::MAX);
    let mut letters = Vec::new();
    for (number, path) in files.into_iter().skip(from).take(SHOWN as usize) {
        let raw = tokio::fs::read(path)
            .await
            .context("a letter of the demo")?;
        let Some(message) = MessageParser::default().parse(&raw) else {
            continue;
        };
        letters.push(head(number, &message));
    }
    let older = (from + letters.len() < all).then_some(page.number + 1);
    let messages = if page.number == 1 {
        messages(&app).await?
    } else {
        Vec::new()
    };
    Ok(Page(ListPage {
        ui,
        messages,
        letters,
        older,
    }))
}

#[derive(Template)]
#[template(path = "demo/letter.html")]
struct LetterPage {
    ui: Ui,
    head: Head,
    /// The text part, line by line; a line that is a link alone opens it.
    lines: Vec<String>,
}

pub(super) async fn letter(
    ui: Ui,
    State(app): State<App>,
    extract::Path(number): extract::Path<u64>,
) -> Result<Page<impl Template>> {
    let found = files(&app)
        .await?
        .into_iter()
        .find(|(known, _)| *known == number);
    let (_, path) = found.ok_or(AppError::NotFound)?;
    let raw = tokio::fs::read(path)
        .await
        .context("a letter of the demo")?;
    let message = MessageParser::default()
        .parse(&raw)
        .ok_or(AppError::NotFound)?;
    let text = message.body_text(0).unwrap_or_default();
    let lines = text.lines().map(str::to_owned).collect();
    Ok(Page(LetterPage {
        ui,
        head: head(number, &message),
        lines,
    }))
}

fn head(number: u64, message: &Message<'_>) -> Head {
    let to = message
        .to()
        .and_then(|to| to.first())
        .and_then(|to| to.address());
    Head {
        number,
        kind: message
            .header_raw("X-Kabinet-Letter")
            .unwrap_or_default()
            .trim()
            .to_owned(),
        to: to.unwrap_or_default().to_owned(),
        subject: message.subject().unwrap_or_default().to_owned(),
    }
}

/// The newest SMS: files are named `00000012-code.txt` and begin with a line of the number.
async fn messages(app: &App) -> Result<Vec<Sms>> {
    let mut files = numbered(&app.config.sms.dir).await?;
    files.sort_unstable_by_key(|(number, _)| std::cmp::Reverse(*number));
    let mut found = Vec::new();
    for (_, path) in files.into_iter().take(MESSAGES) {
        let raw = tokio::fs::read_to_string(&path).await;
        let raw = raw.context("a message of the demo")?;
        let (head, text) = raw.split_once("\n\n").unwrap_or(("", &raw));
        let name = path.file_stem().and_then(|name| name.to_str());
        let kind = name.and_then(|name| name.split_once('-'));
        found.push(Sms {
            kind: kind.map_or_else(String::new, |(_, kind)| kind.to_owned()),
            to: head.trim_start_matches("To: ").to_owned(),
            text: text.trim().to_owned(),
        });
    }
    Ok(found)
}

/// Number and path of every letter: files are named `00000012-confirm.eml`.
async fn files(app: &App) -> Result<Vec<(u64, PathBuf)>> {
    numbered(&app.config.mail.dir).await
}

async fn numbered(folder: &Path) -> Result<Vec<(u64, PathBuf)>> {
    let mut found = Vec::new();
    let Ok(mut entries) = tokio::fs::read_dir(folder).await else {
        return Ok(found);
    };
    while let Some(entry) = entries.next_entry().await.context("a folder of the demo")? {
        let name = entry.file_name();
        let number = name
            .to_str()
            .and_then(|name| name.split_once('-'))
            .and_then(|(number, _)| number.parse().ok());
        if let Some(number) = number {
            found.push((number, entry.path()));
        }
    }
    Ok(found)
}
