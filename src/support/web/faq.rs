//! GET /faq?q=: questions by topic, a search that needs no script, and the words of the bill (UX R32).

use super::search;
use crate::t;
use crate::web::{Page, Ui};
use askama::Template;
use axum::extract::Query;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct FaqQuery {
    q: String,
}

/// A question; `id` is its anchor, which bills and other pages link to.
struct Question {
    id: &'static str,
    title: String,
    /// Paragraphs.
    answer: Vec<String>,
}

struct Topic {
    id: &'static str,
    title: String,
    questions: Vec<Question>,
}

#[derive(Template)]
#[template(path = "support/faq.html")]
struct FaqPage {
    ui: Ui,
    /// As typed; empty = everything is shown.
    asked: String,
    found: usize,
    topics: Vec<Topic>,
    terms: Vec<Question>,
}

pub async fn show(ui: Ui, Query(query): Query<FaqQuery>) -> Response {
    let asked: String = query.q.trim().chars().take(LONGEST).collect();
    let mut topics = topics(&ui);
    let mut terms = terms(&ui);
    let hit = |question: &Question| {
        let text = [question.title.as_str(), &question.answer.join(" ")].join(" ");
        search::matches(&text, &asked)
    };
    for topic in &mut topics {
        topic.questions.retain(hit);
    }
    terms.retain(hit);
    topics.retain(|topic| !topic.questions.is_empty());
    let found = topics
        .iter()
        .map(|topic| topic.questions.len())
        .sum::<usize>()
        + terms.len();
    Page(FaqPage {
        ui,
        asked,
        found,
        topics,
        terms,
    })
    .into_response()
}

/// Characters of a search; more is no question.
const LONGEST: usize = 100;

/// `id`, key of the question, key of the answer: literals, so that a missing message does not compile.
macro_rules! questions {
    ($ui:expr, $($id:literal $title:tt $answer:tt)*) => {
        vec![$(Question { id: $id, title: t!($ui, $title), answer: paragraphs(&t!($ui, $answer)) }),*]
    };
}

fn paragraphs(text: &str) -> Vec<String> {
    text.split("\n\n").map(str::to_owned).collect()
}

fn topics(ui: &Ui) -> Vec<Topic> {
    let topic = |id, title, questions| Topic {
        id,
        title,
        questions,
    };
    vec![
        topic("topic-money", t!(ui, "faq-money"), money(ui)),
        topic("topic-bills", t!(ui, "support-faq-bills"), bills(ui)),
        topic(
            "topic-readings",
            t!(ui, "support-faq-readings"),
            readings(ui),
        ),
        topic("topic-linking", t!(ui, "support-faq-linking"), linking(ui)),
        topic("topic-safety", t!(ui, "support-faq-safety"), safety(ui)),
    ]
}

/// The nine questions of the manual's list (fig. 34).
fn money(ui: &Ui) -> Vec<Question> {
    questions![ui,
            "recount" "faq-recount" "faq-recount-answer"
            "dispute" "faq-dispute" "faq-dispute-answer"
            "heir" "faq-heir" "faq-heir-answer"
            "penalty-method" "faq-penalty-method" "faq-penalty-method-answer"
            "instalments" "faq-instalments" "faq-instalments-answer"
            "statement" "faq-statement" "faq-statement-answer"
            "tariffs" "faq-tariffs" "faq-tariffs-answer"
            "tariff-plans" "faq-tariff-plans" "faq-tariff-plans-answer"
            "stove" "faq-stove" "faq-stove-answer"
    ]
}

fn linking(ui: &Ui) -> Vec<Question> {
    questions![ui,
            "number" "support-faq-number" "support-faq-number-answer"
            "code" "support-faq-code" "support-faq-code-answer"
            "locked" "support-faq-locked" "support-faq-locked-answer"
            "owner" "support-faq-owner" "support-faq-owner-answer"
    ]
}

fn readings(ui: &Ui) -> Vec<Question> {
    questions![ui,
            "when" "support-faq-when" "support-faq-when-answer"
            "digits" "support-faq-digits" "support-faq-digits-answer"
            "mistake" "support-faq-mistake" "support-faq-mistake-answer"
            "silent" "support-faq-silent" "support-faq-silent-answer"
            "verify" "support-faq-verify" "support-faq-verify-answer"
    ]
}

fn bills(ui: &Ui) -> Vec<Question> {
    questions![ui,
            "several" "support-faq-several" "support-faq-several-answer"
            "two-ways" "support-faq-labels" "support-faq-labels-answer"
            "two-views" "support-faq-penalty" "support-faq-penalty-answer"
            "arrives" "support-faq-paid" "support-faq-paid-answer"
    ]
}

fn safety(ui: &Ui) -> Vec<Question> {
    questions![ui,
            "stranger" "support-faq-stranger" "support-faq-stranger-answer"
            "asks" "support-faq-asks" "support-faq-asks-answer"
    ]
}

/// Words that stand on a bill: every one is linked from there.
fn terms(ui: &Ui) -> Vec<Question> {
    questions![ui,
            "opening" "faq-term-opening" "faq-term-opening-answer"
            "paid" "faq-term-paid" "faq-term-paid-answer"
            "charged" "faq-term-charged" "faq-term-charged-answer"
            "support" "faq-term-support" "faq-term-support-answer"
            "recalculation" "faq-term-recalculation" "faq-term-recalculation-answer"
            "closing" "faq-term-closing" "faq-term-closing-answer"
            "penalty" "faq-term-penalty" "faq-term-penalty-answer"
            "total" "faq-term-total" "faq-term-total-answer"
            "quantity" "faq-term-quantity" "faq-term-quantity-answer"
            "tariff" "faq-term-tariff" "faq-term-tariff-answer"
            "unit-price" "faq-term-unit-price" "faq-term-unit-price-answer"
            "norm" "faq-term-norm" "faq-term-norm-answer"
            "average" "faq-term-average" "faq-term-average-answer"
            "multiplier" "faq-term-multiplier" "faq-term-multiplier-answer"
            "common" "faq-term-common" "faq-term-common-answer"
            "labels" "faq-term-labels" "faq-term-labels-answer"
            "objects" "faq-term-objects" "faq-term-objects-answer"
            "instalment" "faq-term-instalment" "faq-term-instalment-answer"
            "house" "faq-term-house" "faq-term-house-answer"
    ]
}
