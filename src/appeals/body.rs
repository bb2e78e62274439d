//! A form with files: multipart, or urlencoded without them. Read piece by piece, so that a large file
//! takes no memory, and to its end, so that what was typed can be shown again beside what was wrong.

use super::files::{Intake, Upload};
use super::media::Refused;
use super::model;
use crate::app::App;
use crate::web::{AppError, FormBody};
use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{DefaultBodyLimit, FromRequest, Multipart, Request};
use axum::http::{HeaderMap, StatusCode, header};

/// The field that files come in.
const FILES: &str = "files";
/// A form may bring so many times the files that are taken before it is given up as a whole (413): within
/// that, each one beyond its limit gets its own sentence.
const PATIENCE: usize = 2;
/// Fields that are kept; a form of ours has ten.
const FIELDS: usize = 100;

/// What a form brought.
#[derive(Debug, Default)]
pub struct SentForm {
    fields: Vec<(String, String)>,
    pub files: Vec<Upload>,
    /// Names (cleaned) of files that are not taken, and why.
    pub refused: Vec<(String, Refused)>,
    /// More than [`model::FILES`] came.
    pub too_many: bool,
}

impl SentForm {
    /// The first value of `field`; empty where it was not sent.
    pub fn value(&self, field: &str) -> &str {
        let found = self.fields.iter().find(|(name, _)| name == field);
        found.map_or("", |(_, value)| value)
    }

    async fn read(mut parts: Multipart, app: &App) -> Result<SentForm, AppError> {
        let mut form = SentForm::default();
        let mut room = app.config.limits.body_bytes();
        while let Some(field) = parts.next_field().await.map_err(unreadable)? {
            let name = field.name().unwrap_or_default().to_owned();
            if name == FILES && field.file_name().is_some() {
                form.file(field, app).await?;
            } else if field.file_name().is_some() {
                skip(field).await?;
            } else {
                let value = text(field, &mut room).await?;
                if form.fields.len() < FIELDS {
                    form.fields.push((name, value));
                }
            }
        }
        Ok(form)
    }

    /// One file. Browsers send an empty nameless one where none was chosen.
    async fn file(&mut self, mut field: Field<'_>, app: &App) -> Result<(), AppError> {
        let sent = field.file_name().unwrap_or_default().to_owned();
        if self.files.len() + self.refused.len() >= model::FILES {
            let bytes = skip(field).await?;
            self.too_many |= bytes > 0 || !sent.is_empty();
            return Ok(());
        }
        let mut intake = Intake::begin(app).await?;
        while let Some(piece) = field.chunk().await.map_err(unreadable)? {
            intake.add(&piece).await?;
        }
        if intake.is_empty() && sent.is_empty() {
            return Ok(());
        }
        match intake.end(&sent).await? {
            Ok(upload) => self.files.push(upload),
            Err(why) => self.refused.push((model::file_name(&sent, None), why)),
        }
        Ok(())
    }
}

/// A typed field: UTF-8 without NUL, as [`FormBody`] wants it; all of them together as long as a form
/// without files may be.
async fn text(mut field: Field<'_>, room: &mut usize) -> Result<String, AppError> {
    let mut bytes = Vec::new();
    while let Some(piece) = field.chunk().await.map_err(unreadable)? {
        *room = room.checked_sub(piece.len()).ok_or(AppError::TooLarge)?;
        bytes.extend_from_slice(&piece);
    }
    String::from_utf8(bytes)
        .ok()
        .filter(|text| !text.contains('\0'))
        .ok_or(AppError::Unreadable)
}

/// Reads past a field; tells how many bytes it had.
async fn skip(mut field: Field<'_>) -> Result<usize, AppError> {
    let mut bytes = 0;
    while let Some(piece) = field.chunk().await.map_err(unreadable)? {
        bytes += piece.len();
    }
    Ok(bytes)
}

fn unreadable(error: MultipartError) -> AppError {
    match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => AppError::TooLarge,
        _ => AppError::Unreadable,
    }
}

/// Whether the body is one that may bring files.
pub fn is_multipart(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE);
    kind.is_some_and(|kind| {
        let start = b"multipart/form-data";
        kind.as_bytes()
            .get(..start.len())
            .is_some_and(|kind| kind.eq_ignore_ascii_case(start))
    })
}

impl FromRequest<App> for SentForm {
    type Rejection = AppError;

    async fn from_request(mut request: Request, app: &App) -> Result<Self, AppError> {
        if !is_multipart(request.headers()) {
            let FormBody(fields) = FormBody::from_request(request, app).await?;
            return Ok(SentForm {
                fields,
                ..SentForm::default()
            });
        }
        let limits = &app.config.limits;
        let whole = limits.upload_bytes() * model::FILES * PATIENCE + limits.body_bytes();
        DefaultBodyLimit::max(whole).apply(&mut request);
        let parts = Multipart::from_request(request, app).await;
        SentForm::read(parts.map_err(|_| AppError::Unreadable)?, app).await
    }
}
