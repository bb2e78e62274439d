//! The port to an SMS gateway, and the one that writes files.

use super::smsc::Smsc;
use super::smsru::Smsru;
use crate::config::{self, SmsGateway};
use anyhow::Context;
use async_trait::async_trait;
use std::path::PathBuf;
use std::sync::Arc;

/// A row of the outbox, ready to leave. `id` stays the same when it is sent again: a gateway that takes an
/// id of ours sends the message once.
pub struct Outgoing {
    pub id: uuid::Uuid,
    pub number: i64,
    pub kind: String,
    /// E.164.
    pub phone: String,
    pub body: String,
    /// From 1.
    pub tries: i32,
    /// An earlier try ended without a word (the program was killed in it): it may have left.
    pub doubtful: bool,
}

/// Why a message did not leave.
#[derive(Debug, thiserror::Error)]
pub enum SendError {
    /// Worth another try: no connection, or the gateway is busy.
    #[error("{0}")]
    Later(String),
    /// No use trying again: the number or the text is refused, or nobody knows whether it left and the
    /// gateway would send it twice.
    #[error("{0}")]
    Never(String),
}

/// Whoever carries messages to telephones.
#[async_trait]
pub trait Gateway: Send + Sync {
    /// Hands one message over; gives the gateway's own id of it, empty where it has none.
    ///
    /// # Errors
    /// [`SendError`]: whether another try helps.
    async fn send(&self, sms: &Outgoing) -> Result<String, SendError>;

    /// Whether messages could leave now, for `kabinet doctor`: what it is, in words.
    ///
    /// # Errors
    /// What is wrong, with the mend.
    async fn check(&self) -> anyhow::Result<String>;
}

/// The gateway of the settings.
///
/// # Errors
/// `sms.api_url` is no address; the system has no certificates to trust.
pub fn gateway(config: &config::Sms) -> anyhow::Result<Arc<dyn Gateway>> {
    Ok(match config.gateway {
        SmsGateway::File => Arc::new(Folder(config.dir.clone())),
        SmsGateway::Smsc => Arc::new(Smsc::new(config)?),
        SmsGateway::Smsru => Arc::new(Smsru::new(config)?),
    })
}

/// A file a message: for trying out, and for tests.
struct Folder(PathBuf);

impl Folder {
    async fn write(&self, name: &str, text: &str) -> anyhow::Result<()> {
        tokio::fs::create_dir_all(&self.0)
            .await
            .with_context(|| format!("sms.dir {}", self.0.display()))?;
        // Whole and then named, so that a reader never sees half of it.
        let half = self.0.join(format!(".{name}"));
        tokio::fs::write(&half, text).await?;
        tokio::fs::rename(&half, self.0.join(name)).await?;
        Ok(())
    }
}

#[async_trait]
impl Gateway for Folder {
    async fn send(&self, sms: &Outgoing) -> Result<String, SendError> {
        let name = format!("{:08}-{}.txt", sms.number, sms.kind);
        let text = format!("To: {}\n\n{}\n", sms.phone, sms.body);
        self.write(&name, &text)
            .await
            .map_err(|error| SendError::Later(format!("{error:#}")))?;
        Ok(String::new())
    }

    async fn check(&self) -> anyhow::Result<String> {
        self.write("doctor", "")
            .await
            .context("sms.dir must be a folder that we may write")?;
        tokio::fs::remove_file(self.0.join("doctor")).await?;
        Ok(format!("messages go to files in {}", self.0.display()))
    }
}
