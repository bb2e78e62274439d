//! Help in six steps, and the questions people ask.

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
}

#[derive(Template)]
#[template(path = "support/help.html")]
struct HelpPage {
    ui: Ui,
    steps: Vec<Step>,
}

pub async fn steps(ui: Ui, State(app): State<App>) -> Response {
    let step = |title, text, link, link_words| Step {
        title,
        text,
        link,
        link_words,
    };
    let pay = if super::paying::connected(&app) {
        t!(ui, "support-step-5-text")
    } else {
        t!(ui, "support-step-5-off")
    };
    let steps = vec![
        step(
            t!(ui, "support-step-1"),
            t!(ui, "support-step-1-text"),
            "/sign-up/email",
            t!(ui, "nav-sign-up"),
        ),
        step(
            t!(ui, "support-step-2"),
            t!(ui, "support-step-2-text"),
            "/accounts/new",
            t!(ui, "accounts-new-title"),
        ),
        step(
            t!(ui, "support-step-3"),
            t!(ui, "support-step-3-text"),
            "/readings",
            t!(ui, "home-send"),
        ),
        step(
            t!(ui, "support-step-4"),
            t!(ui, "support-step-4-text"),
            "/bills",
            t!(ui, "home-more-bills"),
        ),
        step(
            t!(ui, "support-step-5"),
            pay,
            "/payment-methods",
            t!(ui, "support-pay-title"),
        ),
        step(
            t!(ui, "support-step-6"),
            t!(ui, "support-step-6-text"),
            "/faq",
            t!(ui, "footer-faq"),
        ),
    ];
    Page(HelpPage { ui, steps }).into_response()
}

struct Topic {
    title: String,
    questions: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "support/faq.html")]
struct FaqPage {
    ui: Ui,
    topics: Vec<Topic>,
}

pub async fn questions(ui: Ui) -> Response {
    let topics = vec![linking(&ui), readings(&ui), bills(&ui), safety(&ui)];
    Page(FaqPage { ui, topics }).into_response()
}

fn linking(ui: &Ui) -> Topic {
    Topic {
        title: t!(ui, "support-faq-linking"),
        questions: vec![
            (
                t!(ui, "support-faq-number"),
                t!(ui, "support-faq-number-answer"),
            ),
            (
                t!(ui, "support-faq-code"),
                t!(ui, "support-faq-code-answer"),
            ),
            (
                t!(ui, "support-faq-locked"),
                t!(ui, "support-faq-locked-answer"),
            ),
            (
                t!(ui, "support-faq-owner"),
                t!(ui, "support-faq-owner-answer"),
            ),
        ],
    }
}

fn readings(ui: &Ui) -> Topic {
    Topic {
        title: t!(ui, "support-faq-readings"),
        questions: vec![
            (
                t!(ui, "support-faq-when"),
                t!(ui, "support-faq-when-answer"),
            ),
            (
                t!(ui, "support-faq-digits"),
                t!(ui, "support-faq-digits-answer"),
            ),
            (
                t!(ui, "support-faq-mistake"),
                t!(ui, "support-faq-mistake-answer"),
            ),
            (
                t!(ui, "support-faq-silent"),
                t!(ui, "support-faq-silent-answer"),
            ),
            (
                t!(ui, "support-faq-verify"),
                t!(ui, "support-faq-verify-answer"),
            ),
        ],
    }
}

fn bills(ui: &Ui) -> Topic {
    Topic {
        title: t!(ui, "support-faq-bills"),
        questions: vec![
            (
                t!(ui, "support-faq-several"),
                t!(ui, "support-faq-several-answer"),
            ),
            (
                t!(ui, "support-faq-labels"),
                t!(ui, "support-faq-labels-answer"),
            ),
            (
                t!(ui, "support-faq-penalty"),
                t!(ui, "support-faq-penalty-answer"),
            ),
            (
                t!(ui, "support-faq-paid"),
                t!(ui, "support-faq-paid-answer"),
            ),
        ],
    }
}

fn safety(ui: &Ui) -> Topic {
    Topic {
        title: t!(ui, "support-faq-safety"),
        questions: vec![
            (
                t!(ui, "support-faq-stranger"),
                t!(ui, "support-faq-stranger-answer"),
            ),
            (
                t!(ui, "support-faq-asks"),
                t!(ui, "support-faq-asks-answer"),
            ),
        ],
    }
}
