//! The folder of appeals' files: `storage.data_dir`/appeals, outside of everything that is served.
//!
//! An upload is written to `incoming/` while it comes in, judged there, and moved under its random name
//! before the transaction commits: a row never lacks its file. What is left without a row (a refused
//! form, a crash) is swept by the worker.

use super::media::{self, Media, Refused};
use super::model;
use crate::app::App;
use anyhow::Context;
use axum::body::Bytes;
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};
use std::time::SystemTime;
use tokio::io::AsyncWriteExt;
use uuid::Uuid;

/// A file of a form, not kept yet; dropped, it is gone.
#[derive(Debug)]
pub struct Upload {
    /// Cleaned, with the ending of what it is.
    pub name: String,
    pub media: Media,
    pub bytes: u64,
    pub sha256: Vec<u8>,
    incoming: Incoming,
}

/// A kept file, for its row.
#[derive(Debug)]
pub struct Kept {
    pub stored: String,
    pub name: String,
    pub media: Media,
    pub bytes: i64,
    pub sha256: Vec<u8>,
}

/// A file in `incoming/` that goes away with this value.
#[derive(Debug)]
struct Incoming(PathBuf);

impl Drop for Incoming {
    fn drop(&mut self) {
        // Moved away or never written: nothing to remove. The sweep takes what stays.
        let _ = std::fs::remove_file(&self.0);
    }
}

/// Takes in one file, piece by piece.
pub struct Intake {
    incoming: Incoming,
    file: tokio::fs::File,
    sum: Sha256,
    bytes: u64,
    most: u64,
}

fn folder(app: &App) -> PathBuf {
    app.config.storage.data_dir.join("appeals")
}

impl Intake {
    /// An empty file; the folders are made when they are missing, for our user alone.
    ///
    /// # Errors
    /// The disk.
    pub async fn begin(app: &App) -> anyhow::Result<Intake> {
        let folder = folder(app).join("incoming");
        make_private(&folder).await?;
        let path = folder.join(Uuid::new_v4().simple().to_string());
        let file = tokio::fs::File::create_new(&path)
            .await
            .with_context(|| format!("writing to {}", folder.display()))?;
        Ok(Intake {
            incoming: Incoming(path),
            file,
            sum: Sha256::new(),
            bytes: 0,
            most: u64::try_from(app.config.limits.upload_bytes()).unwrap_or(u64::MAX),
        })
    }

    /// Adds a piece; what is beyond the limit is only counted.
    ///
    /// # Errors
    /// The disk.
    pub async fn add(&mut self, piece: &Bytes) -> anyhow::Result<()> {
        self.bytes = self.bytes.saturating_add(piece.len() as u64);
        if self.bytes <= self.most {
            self.sum.update(piece);
            self.file.write_all(piece).await?;
        }
        Ok(())
    }

    pub fn is_empty(&self) -> bool {
        self.bytes == 0
    }

    /// Judges what came under `sent`, the name that the browser gave.
    ///
    /// # Errors
    /// The disk. `Ok(Err(…))`: why it is not taken.
    pub async fn end(mut self, sent: &str) -> anyhow::Result<Result<Upload, Refused>> {
        if self.bytes > self.most {
            return Ok(Err(Refused::TooLarge));
        }
        self.file.flush().await?;
        self.file.sync_all().await?;
        let path = self.incoming.0.clone();
        let judged = tokio::task::spawn_blocking(move || {
            std::fs::read(path).map(|bytes| media::recognise(&bytes))
        })
        .await??;
        Ok(judged.map(|media| Upload {
            name: model::file_name(sent, Some(media)),
            media,
            bytes: self.bytes,
            sha256: self.sum.finalize().to_vec(),
            incoming: self.incoming,
        }))
    }
}

/// Folder that only our user may enter.
async fn make_private(folder: &Path) -> anyhow::Result<()> {
    let mut builder = tokio::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    builder.mode(0o700);
    builder
        .create(folder)
        .await
        .with_context(|| format!("creating {}", folder.display()))
}

/// Moves an upload under its own name. Call it inside the transaction that writes its row.
///
/// # Errors
/// The disk.
pub async fn keep(app: &App, upload: Upload) -> anyhow::Result<Kept> {
    let stored = Uuid::new_v4().simple().to_string();
    let to = folder(app).join(&stored);
    tokio::fs::rename(&upload.incoming.0, &to)
        .await
        .with_context(|| format!("moving an upload to {}", to.display()))?;
    Ok(Kept {
        stored,
        name: upload.name,
        media: upload.media,
        bytes: i64::try_from(upload.bytes)?,
        sha256: upload.sha256,
    })
}

/// The content of a kept file. `stored` comes from its row.
///
/// # Errors
/// The disk; a name that is none of ours.
pub async fn read(app: &App, stored: &str) -> anyhow::Result<Vec<u8>> {
    anyhow::ensure!(is_ours(stored), "not a name of ours");
    let path = folder(app).join(stored);
    tokio::fs::read(&path)
        .await
        .with_context(|| format!("reading {}", path.display()))
}

/// Removes a kept file whose row was not written after all.
pub async fn forget(app: &App, stored: &str) {
    if is_ours(stored)
        && let Err(error) = tokio::fs::remove_file(folder(app).join(stored)).await
    {
        tracing::warn!(%error, "a file of an appeal could not be removed");
    }
}

/// Names of kept files written before `before`.
///
/// # Errors
/// The disk; a folder that is not there yet holds nothing.
pub async fn kept_before(app: &App, before: SystemTime) -> anyhow::Result<Vec<String>> {
    Ok(older(&folder(app), before)
        .await?
        .into_iter()
        .filter(|name| is_ours(name))
        .collect())
}

/// Removes what came in before `before` and was never kept; tells how many.
///
/// # Errors
/// The disk.
pub async fn drop_incoming(app: &App, before: SystemTime) -> anyhow::Result<usize> {
    let folder = folder(app).join("incoming");
    let names = older(&folder, before).await?;
    for name in &names {
        tokio::fs::remove_file(folder.join(name)).await?;
    }
    Ok(names.len())
}

async fn older(folder: &Path, before: SystemTime) -> anyhow::Result<Vec<String>> {
    let mut entries = match tokio::fs::read_dir(folder).await {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error.into()),
    };
    let mut found = Vec::new();
    while let Some(entry) = entries.next_entry().await? {
        // Another worker may have removed it meanwhile.
        let Ok(about) = entry.metadata().await else {
            continue;
        };
        if about.is_file() && about.modified()? < before {
            found.extend(entry.file_name().into_string().ok());
        }
    }
    Ok(found)
}

fn is_ours(name: &str) -> bool {
    name.len() == 32 && name.bytes().all(|b| b.is_ascii_hexdigit())
}
