//! The forms of `/admin/registries`; a bank's file comes as multipart.

use crate::app::App;
use crate::web::AppError;
use axum::extract::multipart::MultipartError;
use axum::extract::{DefaultBodyLimit, FromRequest, Multipart, Request};
use axum::http::StatusCode;
use serde::Deserialize;

/// A registry to be made: as typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct OfDay {
    pub supplier: String,
    pub day: String,
}

/// A bank's file, its profile, and whether it is only looked at. A form that is none is an empty one.
#[derive(Default)]
pub struct BankForm {
    pub profile: String,
    pub preview: bool,
    pub name: String,
    pub bytes: Vec<u8>,
}

impl FromRequest<App> for BankForm {
    type Rejection = AppError;

    async fn from_request(mut request: Request, app: &App) -> Result<Self, AppError> {
        let limits = &app.config.limits;
        DefaultBodyLimit::max(limits.upload_bytes() + limits.body_bytes()).apply(&mut request);
        let mut form = BankForm::default();
        let Ok(mut parts) = Multipart::from_request(request, app).await else {
            return Ok(form);
        };
        while let Some(field) = parts.next_field().await.map_err(unreadable)? {
            match field.name().unwrap_or_default() {
                "files" if form.bytes.is_empty() => {
                    form.name = field.file_name().unwrap_or_default().to_owned();
                    form.bytes = field.bytes().await.map_err(unreadable)?.to_vec();
                    if form.bytes.len() > limits.upload_bytes() {
                        return Err(AppError::TooLarge);
                    }
                }
                "profile" => form.profile = field.text().await.map_err(unreadable)?,
                "preview" => form.preview = !field.text().await.map_err(unreadable)?.is_empty(),
                _ => {}
            }
        }
        form.name.retain(|sign| sign != '\0');
        Ok(form)
    }
}

fn unreadable(error: MultipartError) -> AppError {
    match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => AppError::TooLarge,
        _ => AppError::Unreadable,
    }
}
