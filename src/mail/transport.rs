//! How a letter leaves: SMTP, or a file for each in a folder.

use crate::config::{Mail, MailTransport};
use anyhow::Context;
use lettre::message::{Mailbox, MultiPart, header};
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use std::path::PathBuf;

/// Why a letter did not leave.
#[derive(Debug, thiserror::Error)]
pub enum SendError {
    /// Worth another try: no connection, or a 4xx answer.
    #[error("{0}")]
    Later(String),
    /// No use trying again: the address or the letter is refused.
    #[error("{0}")]
    Never(String),
}

/// A row of the outbox, ready to leave.
pub(super) struct Outgoing {
    pub number: i64,
    pub message_id: String,
    pub kind: String,
    pub to: String,
    pub subject: String,
    pub text: String,
    pub html: String,
    pub unsubscribe_url: Option<String>,
}

enum Way {
    Smtp(Box<AsyncSmtpTransport<Tokio1Executor>>),
    File(PathBuf),
}

/// Sends letters from the organisation's address.
pub struct Mailer {
    from: Mailbox,
    way: Way,
}

/// A header that lettre does not know.
fn raw(name: &'static str, value: String) -> header::HeaderValue {
    header::HeaderValue::new(header::HeaderName::new_from_ascii_str(name), value)
}

impl Mailer {
    pub fn new(config: &Mail) -> anyhow::Result<Mailer> {
        let way = match config.transport {
            MailTransport::File => Way::File(config.dir.clone()),
            MailTransport::Smtp => {
                let smtp = AsyncSmtpTransport::<Tokio1Executor>::from_url(config.smtp_url.expose())
                    .context("mail.smtp_url: write smtp://host:25 or smtps://user:password@host")?;
                Way::Smtp(Box::new(
                    smtp.timeout(Some(std::time::Duration::from_secs(20)))
                        .build(),
                ))
            }
        };
        let from = config
            .from
            .parse()
            .context("mail.from: write «Name <address@host>»")?;
        Ok(Mailer { from, way })
    }

    /// Whether letters could leave now, for `kabinet doctor`.
    ///
    /// # Errors
    /// The folder cannot be written, or the server does not answer; with the mend.
    pub async fn check(&self) -> anyhow::Result<()> {
        match &self.way {
            Way::Smtp(smtp) => {
                let answers = smtp.test_connection().await;
                let answers = answers.context(
                    "mail.smtp_url: the server cannot be reached; check host, port and password",
                )?;
                anyhow::ensure!(
                    answers,
                    "mail.smtp_url: the server does not answer; check host and port"
                );
                Ok(())
            }
            Way::File(dir) => {
                write_file(dir, "doctor", b"")
                    .await
                    .context("mail.dir must be a folder that we may write")?;
                tokio::fs::remove_file(dir.join("doctor")).await?;
                Ok(())
            }
        }
    }

    fn message(&self, letter: &Outgoing) -> anyhow::Result<Message> {
        let mut message = Message::builder()
            .from(self.from.clone())
            .to(letter.to.parse()?)
            .subject(&letter.subject)
            // Our own and steady: the same letter sent twice after a lost answer is one for the reader.
            .message_id(Some(format!(
                "<{}@{}>",
                letter.message_id,
                self.from.email.domain()
            )))
            .raw_header(raw("X-Kabinet-Letter", letter.kind.clone()))
            .raw_header(raw("Auto-Submitted", "auto-generated".to_owned()));
        if let Some(url) = &letter.unsubscribe_url {
            message = message
                .raw_header(raw("List-Unsubscribe", format!("<{url}>")))
                .raw_header(raw(
                    "List-Unsubscribe-Post",
                    "List-Unsubscribe=One-Click".to_owned(),
                ));
        }
        Ok(message.multipart(MultiPart::alternative_plain_html(
            letter.text.clone(),
            letter.html.clone(),
        ))?)
    }

    /// Sends one letter. A file is written whole and then named, so that a reader never sees half of it.
    pub(super) async fn send(&self, letter: &Outgoing) -> Result<(), SendError> {
        let message = self
            .message(letter)
            .map_err(|error| SendError::Never(error.to_string()))?;
        match &self.way {
            Way::Smtp(smtp) => match smtp.send(message).await {
                Ok(_) => Ok(()),
                Err(error) if error.is_permanent() => Err(SendError::Never(error.to_string())),
                Err(error) => Err(SendError::Later(error.to_string())),
            },
            Way::File(dir) => {
                let name = format!("{:08}-{}.eml", letter.number, letter.kind);
                write_file(dir, &name, &message.formatted())
                    .await
                    .map_err(|error| SendError::Later(error.to_string()))
            }
        }
    }
}

async fn write_file(dir: &std::path::Path, name: &str, bytes: &[u8]) -> anyhow::Result<()> {
    tokio::fs::create_dir_all(dir)
        .await
        .with_context(|| format!("mail.dir {}", dir.display()))?;
    let half = dir.join(format!(".{name}"));
    tokio::fs::write(&half, bytes).await?;
    tokio::fs::rename(&half, dir.join(name)).await?;
    Ok(())
}
