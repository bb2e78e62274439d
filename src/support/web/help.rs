//! Help in six steps, with pictures that the browser tests take.

use crate::app::App;
use crate::t;
use crate::web::{Page, Ui};
use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};

struct Step {
    title: String,
    text: String,
    link: &'static str,
    link_words: String,
    /// Its file under `static/help`, and what is to be seen on it.
    picture: String,
    seen: String,
}

#[derive(Template)]
#[template(path = "support/help.html")]
struct HelpPage {
    ui: Ui,
    steps: Vec<Step>,
}

pub async fn steps(ui: Ui, State(app): State<App>) -> Response {
    let pay = if super::paying::connected(&app) {
        t!(ui, "support-step-5-text")
    } else {
        t!(ui, "support-step-5-off")
    };
    let step = |name: &str, words: [String; 3], link, link_words| {
        let [title, text, seen] = words;
        let picture = ui.asset(&format!("/help/{name}.webp"));
        Step {
            title,
            text,
            link,
            link_words,
            picture,
            seen,
        }
    };
    let words = |title, text, seen| [title, text, seen];
    let steps = vec![
        step(
            "sign-up",
            words(
                t!(ui, "support-step-1"),
                t!(ui, "support-step-1-text"),
                t!(ui, "faq-seen-sign-up"),
            ),
            "/sign-up/email",
            t!(ui, "nav-sign-up"),
        ),
        step(
            "link",
            words(
                t!(ui, "support-step-2"),
                t!(ui, "support-step-2-text"),
                t!(ui, "faq-seen-link"),
            ),
            "/accounts/new",
            t!(ui, "accounts-new-title"),
        ),
        step(
            "readings",
            words(
                t!(ui, "support-step-3"),
                t!(ui, "support-step-3-text"),
                t!(ui, "faq-seen-readings"),
            ),
            "/readings",
            t!(ui, "home-send"),
        ),
        step(
            "estimate",
            words(
                t!(ui, "support-step-4"),
                t!(ui, "support-step-4-text"),
                t!(ui, "faq-seen-estimate"),
            ),
            "/readings",
            t!(ui, "home-send"),
        ),
        step(
            "pay",
            words(t!(ui, "support-step-5"), pay, t!(ui, "faq-seen-pay")),
            "/payment-methods",
            t!(ui, "support-pay-title"),
        ),
        step(
            "print",
            words(
                t!(ui, "support-step-6"),
                t!(ui, "support-step-6-text"),
                t!(ui, "faq-seen-print"),
            ),
            "/bills",
            t!(ui, "home-more-bills"),
        ),
    ];
    Page(HelpPage { ui, steps }).into_response()
}
