//! Downloads of files: never shown by the browser, whatever they hold.

use crate::app::App;
use crate::appeals::files;
use crate::appeals::guard::OwnAppeal;
use crate::appeals::store::thread::{self, File};
use crate::web::{AppError, Result};
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use uuid::Uuid;

pub async fn download(
    State(app): State<App>,
    own: OwnAppeal,
    Path((_, file)): Path<(String, String)>,
) -> Result<Response> {
    let id = Uuid::parse_str(&file).map_err(|_| AppError::NotFound)?;
    let found = thread::file(&mut *app.db.acquire().await?, own.id, id).await?;
    attachment(&app, &found.ok_or(AppError::NotFound)?).await
}

/// The file as something to keep: attachment, no guessing of its type, nothing in it may run.
///
/// # Errors
/// The disk.
pub async fn attachment(app: &App, file: &File) -> Result<Response> {
    let content = files::read(app, &file.stored).await?;
    let mut headers = HeaderMap::new();
    let mut put = |name, value: &str| {
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.insert(name, value);
        }
    };
    put(header::CONTENT_TYPE, &file.media);
    put(header::CONTENT_DISPOSITION, &disposition(&file.name));
    put(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    put(
        header::CONTENT_SECURITY_POLICY,
        "default-src 'none'; sandbox; frame-ancestors 'none'",
    );
    Ok((headers, content).into_response())
}

/// `attachment` with the name twice (RFC 6266): in ASCII for old programs, in UTF-8 for the rest.
fn disposition(name: &str) -> String {
    let plain: String = name
        .chars()
        .map(|c| match c {
            'a'..='z' | 'A'..='Z' | '0'..='9' | '.' | '-' | '_' | ' ' | '(' | ')' => c,
            _ => '_',
        })
        .collect();
    let whole: String = name
        .bytes()
        .map(|b| match b {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'-' | b'_' => {
                char::from(b).to_string()
            }
            _ => format!("%{b:02X}"),
        })
        .collect();
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{whole}")
}

#[cfg(test)]
mod tests {
    use super::disposition;

    #[test]
    fn a_name_stands_in_the_header_twice_and_breaks_out_of_neither() {
        assert_eq!(
            disposition("Акт 1.pdf"),
            "attachment; filename=\"___ 1.pdf\"; filename*=UTF-8''%D0%90%D0%BA%D1%82%201.pdf"
        );
        assert_eq!(
            disposition("a\"; x=\r\ny'.pdf"),
            "attachment; filename=\"a__ x___y_.pdf\"; filename*=UTF-8''a%22%3B%20x%3D%0D%0Ay%27.pdf"
        );
    }
}
