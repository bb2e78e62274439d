//! POST /accounts/{a}/readings/check: consumption, cost and doubts before anything is sent.

use super::form::{FormPage, Purpose, hidden};
use crate::accounts::OwnedAccount;
use crate::app::App;
use crate::i18n::Words;
use crate::readings::model::{Question, Verdict};
use crate::readings::store::prices;
use crate::readings::submission::{Entry, Submission, Typed, tick};
use crate::readings::{actions, words};
use crate::t;
use crate::web::{Errors, FormBody, Invalid, Page, Result, Ui};
use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use std::collections::HashMap;
use uuid::Uuid;

/// The button «Исправить» sends this: back to the form, nothing typed is lost.
const CHANGE: &str = "change";

pub async fn show(
    State(app): State<App>,
    ui: Ui,
    account: OwnedAccount,
    FormBody(fields): FormBody<Vec<(String, String)>>,
) -> Result<Response> {
    let typed = Typed::new(fields);
    let mut db = app.db.acquire().await?;
    let submission = actions::review(&mut db, account.id, ui.today, &typed).await?;
    if !typed.value(CHANGE).is_empty() {
        let form = FormPage::of(ui, account, &submission.sheet, &typed, Purpose::New);
        return Ok(Page(form).into_response());
    }
    if submission.refused() {
        let form = FormPage::refused(ui.clone(), account, &submission, &typed, Purpose::New);
        return Ok(Invalid(ui, form).into_response());
    }
    let norms = prices::norms(&mut db, account.id, ui.today).await?;
    Ok(Page(CheckPage::of(
        ui,
        account,
        &submission,
        &typed,
        norms,
        Purpose::New,
    ))
    .into_response())
}

/// `templates/readings/check.html`.
#[derive(Template)]
#[template(path = "readings/check.html")]
pub struct CheckPage {
    ui: Ui,
    account: OwnedAccount,
    title: String,
    rows: Vec<RowView>,
    asks: Vec<AskView>,
    norms: Option<String>,
    total_label: String,
    total: Option<String>,
    incomplete: bool,
    hidden: Vec<(String, String)>,
    form_id: Uuid,
    action: String,
    /// Where «Исправить» goes: the check page gives the form back.
    change: Option<&'static str>,
    back: String,
    errors: Errors,
}

/// A register: было, стало, расход, тариф, ≈ сумма.
pub struct RowView {
    pub what: String,
    pub note: String,
    pub before: String,
    pub after: String,
    pub through: String,
    pub usual: Option<String>,
    pub sum: Option<String>,
    /// Tariff, or why there is no sum.
    pub price: Option<String>,
    pub ask: bool,
}

/// A doubt with its ticks.
pub struct AskView {
    pub legend: String,
    pub text: Vec<String>,
    pub ticks: Vec<TickView>,
}

pub struct TickView {
    pub name: String,
    pub label: String,
    pub ticked: bool,
}

impl CheckPage {
    pub fn of(
        ui: Ui,
        account: OwnedAccount,
        of: &Submission,
        typed: &Typed,
        norms: HashMap<String, Decimal>,
        purpose: Purpose,
    ) -> CheckPage {
        let w = ui.words;
        let mut rows: Vec<RowView> = of.verdicts().map(|(e, v)| row(w, of, e, v)).collect();
        rows.extend(drain(w, of));
        let period = words::one_period(of.entries.iter().map(|entry| of.register(entry).period));
        let month = period.map(|period| ui.month(period));
        let base = format!("/accounts/{}/readings", account.id);
        let (action, change, back) = match purpose {
            Purpose::New => (base.clone(), Some("check"), format!("{base}/new")),
            Purpose::Edit(batch) => (
                format!("{base}/{batch}/edit"),
                None,
                format!("{base}/{batch}/edit"),
            ),
        };
        CheckPage {
            title: match month.clone() {
                Some(month) => t!(ui, "readings-check-title-month", month = month),
                None => t!(ui, "readings-check-title"),
            },
            total_label: match month {
                Some(month) => t!(ui, "readings-total-month", month = month),
                None => t!(ui, "readings-total"),
            },
            rows,
            asks: of
                .verdicts()
                .filter_map(|(e, v)| ask(w, of, e, v, typed))
                .collect(),
            norms: norm_line(w, of, &norms),
            total: of.total.map(|total| ui.money(total)),
            incomplete: of.incomplete && of.total.is_some(),
            hidden: hidden(of, typed),
            form_id: typed.form_id(),
            action,
            change,
            back,
            errors: Errors::none(),
            ui,
            account,
        }
    }

    /// The same page where a doubt was sent without its tick.
    pub fn unsettled(mut self, of: &Submission) -> CheckPage {
        for (entry, verdict) in of.verdicts().filter(|(_, verdict)| !verdict.answered) {
            if let Some(question) = verdict.questions.first() {
                let name = tick(doubt(question), &entry.field);
                let (meter, zone) = (&of.meter(entry).meter, of.register(entry).zone);
                let what = words::title(self.ui.words, meter, zone);
                let sentence = t!(self.ui, "readings-error-sure");
                self.errors.add(name, format!("{what}. {sentence}"));
            }
        }
        self
    }
}

fn row(words: Words, of: &Submission, entry: &Entry, verdict: &Verdict) -> RowView {
    let (sheet, register) = (of.meter(entry), of.register(entry));
    let meter = &sheet.meter;
    let number = |value| words.volume(value, meter.dial.fraction_digits);
    let last = register.last.as_ref();
    RowView {
        what: words::title(words, meter, register.zone),
        note: format!("№\u{a0}{}", meter.serial),
        before: last.map(|last| number(last.value)).unwrap_or_default(),
        after: number(verdict.value),
        through: match verdict.consumption {
            Some(through) => meter.shown_consumption(through, words.lang),
            None if last.is_none() => t!(words, "readings-first"),
            None => t!(words, "readings-replaced-meter"),
        },
        usual: register
            .average
            .filter(|_| verdict.consumption.is_some())
            .map(|average| {
                let usual = words.volume(average, meter.dial.fraction_digits.min(1));
                t!(words, "readings-usual", value = usual)
            }),
        sum: entry.sum.map(|sum| words.money(sum)),
        price: price(words, entry, verdict, sheet.lapsed),
        ask: !verdict.questions.is_empty(),
    }
}

fn price(words: Words, entry: &Entry, verdict: &Verdict, lapsed: bool) -> Option<String> {
    verdict.consumption?;
    let prices: Vec<String> = entry
        .prices
        .iter()
        .map(|value| words::price(words.lang, *value))
        .collect();
    Some(match prices.as_slice() {
        _ if lapsed => t!(words, "readings-by-average"),
        _ if entry.sum.is_none() => t!(words, "readings-no-tariff"),
        [] => return None,
        [one] => t!(words, "readings-price", price = one.clone()),
        several => t!(words, "readings-prices", prices = several.join(", ")),
    })
}

fn drain(words: Words, of: &Submission) -> Option<RowView> {
    let drain = of.drain.as_ref()?;
    Some(RowView {
        what: t!(words, "readings-drain"),
        note: t!(words, "readings-drain-note"),
        before: String::new(),
        after: String::new(),
        through: words::cubic(words, drain.volume),
        usual: None,
        sum: Some(words.money(drain.sum)),
        price: None,
        ask: false,
    })
}

fn doubt(question: &Question) -> &'static str {
    match question {
        Question::High => "high",
        Question::Comma(_) => "comma",
        Question::Rollover => "rollover",
        Question::Replaced => "replaced",
    }
}

fn ask(
    words: Words,
    of: &Submission,
    entry: &Entry,
    verdict: &Verdict,
    typed: &Typed,
) -> Option<AskView> {
    let (meter, register) = (&of.meter(entry).meter, of.register(entry));
    let what = words::title(words, meter, register.zone);
    let through = verdict
        .consumption
        .map(|through| meter.shown_consumption(through, words.lang));
    let value = words.volume(verdict.value, meter.dial.fraction_digits);
    let last = register.last.as_ref();
    let first = verdict.questions.first()?;
    let (legend, mut text) = match first {
        Question::High | Question::Comma(_) => {
            high(words, of, entry, verdict, what, through.unwrap_or_default())
        }
        Question::Rollover => {
            let last = last
                .map(|last| meter.shown(last.value, words.lang))
                .unwrap_or_default();
            let through = through.unwrap_or_default();
            (
                t!(words, "readings-ask-rollover", what = what),
                t!(
                    words,
                    "readings-ask-rollover-text",
                    last = last,
                    through = through
                ),
            )
        }
        Question::Replaced => (
            t!(words, "readings-ask-replaced", what = what),
            t!(words, "readings-ask-replaced-text"),
        ),
    };
    let mut texts = vec![std::mem::take(&mut text)];
    if let Question::Comma(meant) = first {
        let meant = words.lang.number(*meant);
        texts.push(t!(words, "readings-ask-comma", meant = meant));
    }
    let ticks = verdict.questions.iter().map(|question| TickView {
        name: tick(doubt(question), &entry.field),
        label: match question {
            Question::High => t!(words, "readings-tick-high", value = value.clone()),
            Question::Comma(_) => t!(words, "readings-tick-comma", value = value.clone()),
            Question::Rollover => t!(words, "readings-tick-rollover", value = value.clone()),
            Question::Replaced => t!(words, "readings-tick-replaced"),
        },
        ticked: typed.ticked(doubt(question), &entry.field),
    });
    Some(AskView {
        legend,
        text: texts,
        ticks: ticks.collect(),
    })
}

/// Legend and first sentence of a doubt about too much.
fn high(
    words: Words,
    of: &Submission,
    entry: &Entry,
    verdict: &Verdict,
    what: String,
    through: String,
) -> (String, String) {
    let meter = &of.meter(entry).meter;
    let expected = of.expected(entry);
    let times = expected
        .zip(verdict.consumption)
        .and_then(|(expected, through)| {
            through
                .checked_div(expected)?
                .trunc()
                .to_i64()
                .filter(|times| *times < 1000)
        });
    let legend = match times {
        Some(times) => t!(words, "readings-ask-high-times", what = what, n = times),
        None => t!(words, "readings-ask-high", what = what),
    };
    let text = match expected {
        Some(expected) => {
            let usual = format!(
                "{}\u{a0}{}",
                words.volume(expected, meter.dial.fraction_digits.min(1)),
                meter.unit
            );
            t!(
                words,
                "readings-ask-high-text",
                through = through,
                usual = usual
            )
        }
        None => t!(words, "readings-ask-high-cap", through = through),
    };
    (legend, text)
}

/// «Норматив за месяц: холодная вода — 8,300 м³, …» for the services on the page.
fn norm_line(words: Words, of: &Submission, norms: &HashMap<String, Decimal>) -> Option<String> {
    let mut seen: Vec<&str> = Vec::new();
    let mut list = Vec::new();
    for entry in &of.entries {
        let meter = &of.meter(entry).meter;
        if let Some(norm) = norms.get(&meter.service_code)
            && !seen.contains(&meter.service_code.as_str())
        {
            seen.push(&meter.service_code);
            let norm = format!("{}\u{a0}{}", words.lang.number(*norm), meter.unit);
            let service = meter.service(words.lang).to_lowercase();
            list.push(t!(
                words,
                "readings-norm-item",
                service = service,
                norm = norm
            ));
        }
    }
    (!list.is_empty()).then(|| t!(words, "readings-norm", list = list.join(", ")))
}
