//! Reading forms leniently and telling what is wrong with them.

use crate::app::App;
use crate::web::AppError;
use axum::body::{Body, Bytes};
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderValue, header};
use serde::de::DeserializeOwned;

/// What is wrong: a sentence a field, in the order of the page. The field's name is its `id` and its
/// `data-error` mark; the empty name belongs to the form as a whole.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Errors(Vec<(String, String)>);

impl Errors {
    pub fn none() -> Errors {
        Errors::default()
    }
    pub fn one(field: &str, sentence: impl Into<String>) -> Errors {
        let mut errors = Errors::none();
        errors.add(field, sentence);
        errors
    }
    pub fn add(&mut self, field: impl Into<String>, sentence: impl Into<String>) {
        self.0.push((field.into(), sentence.into()));
    }
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
    /// The sentence beside `field`.
    pub fn of(&self, field: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|(name, _)| name == field)
            .map(|(_, sentence)| sentence.as_str())
    }
    pub fn all(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(field, sentence)| (field.as_str(), sentence.as_str()))
    }
    /// `Ok(value)` where nothing is wrong.
    pub fn into_result<T>(self, value: T) -> Result<T, Errors> {
        if self.is_empty() {
            Ok(value)
        } else {
            Err(self)
        }
    }
}

/// A urlencoded form. Unknown fields are ignored; give every field of `T` `#[serde(default)]`, so that
/// a missing one is empty and gets its own sentence. Use `Vec<(String, String)>` for open sets of fields.
pub struct FormBody<T>(pub T);

impl<T: DeserializeOwned + Send> FromRequest<App> for FormBody<T> {
    type Rejection = AppError;

    async fn from_request(request: Request, app: &App) -> Result<Self, AppError> {
        let (mut parts, body) = request.into_parts();
        let bytes = Bytes::from_request(Request::from_parts(parts.clone(), body), app)
            .await
            .map_err(|_| AppError::TooLarge)?;
        // PostgreSQL's text has no NUL, and nobody types one.
        if bytes.contains(&0) || bytes.windows(3).any(|three| three == b"%00") {
            return Err(AppError::Unreadable);
        }
        // An empty form may come without saying what it is.
        if bytes.is_empty() {
            let form = HeaderValue::from_static("application/x-www-form-urlencoded");
            parts.headers.insert(header::CONTENT_TYPE, form);
        }
        match axum_extra::extract::Form::<T>::from_request(
            Request::from_parts(parts, Body::from(bytes)),
            app,
        )
        .await
        {
            Ok(axum_extra::extract::Form(value)) => Ok(FormBody(value)),
            Err(_) => Err(AppError::Unreadable),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Lang, Words};
    use askama::Template;

    #[derive(Template)]
    #[template(
        ext = "html",
        source = r#"{% import "macros.html" as m %}{% call m::summary(ui, errors) %}{% endcall %}{% call m::text(errors, "email", "E-mail", "Hint", value, "email", "username") %}{% endcall %}{% call m::tick(errors, "yes", "Yes", true) %}{% endcall %}"#
    )]
    struct Sample {
        ui: Words,
        errors: Errors,
        value: String,
    }

    #[test]
    fn an_error_stands_in_the_summary_and_beside_its_field() {
        let errors = Errors::one("email", "Введите <адрес>");
        let page = Sample {
            ui: Lang::Ru.words(chrono_tz::Tz::UTC),
            errors,
            value: "\"a".to_owned(),
        }
        .render()
        .unwrap();
        assert!(
            page.contains(r##"<a href="#email">Введите &#60;адрес&#62;</a>"##),
            "{page}"
        );
        assert!(
            page.contains(r#"data-error="email""#) && page.contains(r#"aria-invalid="true""#),
            "{page}"
        );
        assert!(page.contains("value=\"&#34;a\""), "{page}");
    }
}
