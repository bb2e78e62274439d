//! Turning page structs into responses.

use crate::web::Ui;
use askama::Template;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};

/// A page that answers 200.
pub struct Page<T>(pub T);

/// The same page with what was typed and what is wrong with it: 422, and «Ошибка: » before its title.
pub struct Invalid<T>(pub Ui, pub T);

impl<T: Template> IntoResponse for Page<T> {
    fn into_response(self) -> Response {
        render(StatusCode::OK, &self.0)
    }
}

impl<T: Template> IntoResponse for Invalid<T> {
    fn into_response(self) -> Response {
        with_error_title(&self.0, StatusCode::UNPROCESSABLE_ENTITY, &self.1)
    }
}

/// A form page with another refusing status (429 with the time left).
pub fn with_error_title(ui: &Ui, status: StatusCode, page: &impl Template) -> Response {
    match page.render() {
        Ok(html) => {
            let title = format!("<title>{} ", crate::t!(ui, "error-title-prefix"));
            (status, Html(html.replacen("<title>", &title, 1))).into_response()
        }
        Err(error) => failed(&error),
    }
}

/// `page` with `status`.
pub fn render(status: StatusCode, page: &impl Template) -> Response {
    match page.render() {
        Ok(html) => (status, Html(html)).into_response(),
        Err(error) => failed(&error),
    }
}

fn failed(error: &askama::Error) -> Response {
    tracing::error!(%error, "template failed");
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}

/// 303 to a path of ours: what every successful POST ends in.
pub fn see_other(path: &str) -> Response {
    match HeaderValue::from_str(path) {
        Ok(location) => (StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// `next` if it is a path of ours, else `otherwise`: a redirect never leaves this portal.
pub fn own_path(next: &str, otherwise: &str) -> String {
    let own = next.starts_with('/')
        && !next.starts_with("//")
        && !next.contains(['\\', '\r', '\n', '\t', '\0'])
        && next.len() <= 2000
        && next.is_ascii()
        && next != "/sign-out";
    (if own { next } else { otherwise }).to_owned()
}

#[cfg(test)]
mod tests {
    use super::own_path;

    #[test]
    fn a_redirect_never_leaves_the_portal() {
        for bad in [
            "https://evil.example/",
            "//evil.example",
            "/\\evil.example",
            "\\/evil",
            "evil",
            "",
            "/a\r\nX: y",
            "javascript:alert(1)",
            "/\tx",
        ] {
            assert_eq!(own_path(bad, "/home"), "/home", "{bad:?}");
        }
        assert_eq!(own_path("/accounts/x?y=1", "/home"), "/accounts/x?y=1");
    }
}
