//! The letters that come unasked (UX 5: M7, M8, M12, M14). Every one can be stopped by its link.

use super::model::{Ending, Reminder};
use crate::accounts::{Person, Reader};
use crate::app::App;
use crate::bills::{Arrival, NewBill};
use crate::config::Gateway;
use crate::i18n::{Lang, Words};
use crate::mail::{Block, Letter};
use crate::readings::MeterState;
use crate::support::news::Announced;
use crate::t;
use crate::web::error::url_encode;
use chrono::{Datelike, NaiveDate};

/// A letter to the reader of a household, without its words.
fn to(reader: &Reader, kind: &'static str, subject: String, blocks: Vec<Block>) -> Letter {
    Letter {
        kind,
        to: reader.email.clone(),
        customer: Some(reader.customer),
        lang: reader.lang,
        subject,
        name: Some(reader.name.clone()).filter(|name| !name.is_empty()),
        blocks,
        secret: false,
        unsubscribe: None,
    }
}

/// «25 ноября», with the year where it is another one.
fn day(app: &App, words: Words, date: NaiveDate) -> String {
    if date.year() == app.today().year() {
        words.lang.day(date)
    } else {
        words.long_date(date)
    }
}

/// Number and street, a line each. The number is masked: letters are forwarded.
fn place(words: Words, reader: &Reader) -> Vec<(String, String)> {
    let mut rows = vec![(t!(words, "notices-account"), reader.number.masked())];
    if !reader.street.is_empty() {
        rows.push((t!(words, "notices-address"), reader.street.clone()));
    }
    rows
}

/// Subject and first sentence of a bill: the month's first, one more, or one that was changed.
fn bill_words(words: Words, bill: &NewBill) -> (String, String) {
    let (month, period) = (words.lang.month(bill.period), words.period(bill.period));
    let sum = words.money(bill.total);
    match (bill.arrival, bill.total.is_positive()) {
        (Arrival::First, true) => (
            t!(
                words,
                "notices-bill-subject",
                month = month,
                sum = sum.clone()
            ),
            t!(words, "notices-bill-text", period = period, sum = sum),
        ),
        (Arrival::First, false) => (
            t!(words, "notices-bill-subject-nothing", month = month),
            t!(words, "notices-bill-text-nothing", period = period),
        ),
        (Arrival::Another, true) => (
            t!(
                words,
                "notices-bill-another-subject",
                month = month,
                sum = sum.clone()
            ),
            t!(
                words,
                "notices-bill-another-text",
                period = period,
                sum = sum
            ),
        ),
        (Arrival::Another, false) => (
            t!(words, "notices-bill-another-subject-nothing", month = month),
            t!(words, "notices-bill-another-text-nothing", period = period),
        ),
        (Arrival::Changed, true) => (
            t!(
                words,
                "notices-bill-changed-subject",
                month = month,
                sum = sum.clone()
            ),
            t!(
                words,
                "notices-bill-changed-text",
                period = period,
                sum = sum
            ),
        ),
        (Arrival::Changed, false) => (
            t!(words, "notices-bill-changed-subject-nothing", month = month),
            t!(words, "notices-bill-changed-text-nothing", period = period),
        ),
    }
}

/// «Квитанция за ноябрь: 1 628,12 ₽».
pub fn bill(app: &App, reader: &Reader, bill: &NewBill) -> Letter {
    let words = app.words(reader.lang);
    let (subject, lead) = bill_words(words, bill);
    let owed = bill.total.is_positive();
    let mut rows = place(words, reader);
    if let Some(by) = bill.due_on.filter(|_| owed) {
        rows.push((t!(words, "notices-bill-by"), words.date(by)));
    }
    let account = format!("/accounts/{}", reader.account);
    let page = format!("{account}/bills/{}", bill.period);
    let which = bill.document.as_deref();
    let which = which.map(|name| format!("?document={}", url_encode(name)));
    let which = which.unwrap_or_default();
    let link = |label: String, path: &str| Block::Link {
        label,
        url: app.url(path),
    };
    let mut blocks = vec![Block::Paragraph(lead), Block::Rows(rows)];
    blocks.push(link(
        t!(words, "notices-bill-link"),
        &format!("{page}{which}"),
    ));
    if owed && app.config.payments.gateway != Gateway::Off {
        let path = format!("{account}/payments/new");
        blocks.push(link(t!(words, "notices-bill-pay"), &path));
    }
    blocks.push(link(
        t!(words, "notices-bill-pdf"),
        &format!("{page}.pdf{which}"),
    ));
    blocks.push(Block::Small(t!(words, "notices-bill-same")));
    to(reader, "bill", subject, blocks)
}

/// «Передайте показания до 25 ноября».
pub fn reminder(app: &App, reader: &Reader, due: &Reminder<'_>) -> Letter {
    let words = app.words(reader.lang);
    let (month, date) = (words.lang.month(due.period), day(app, words, due.closes));
    let (subject, lead) = match (due.any_day, due.last) {
        (true, _) => (
            t!(
                words,
                "notices-reminder-subject-month",
                month = month.clone()
            ),
            t!(words, "notices-reminder-text-month", month = month),
        ),
        (false, true) => (
            t!(words, "notices-reminder-subject", date = date.clone()),
            t!(
                words,
                "notices-reminder-text-last",
                month = month,
                date = date
            ),
        ),
        (false, false) => (
            t!(words, "notices-reminder-subject", date = date.clone()),
            t!(words, "notices-reminder-text", month = month, date = date),
        ),
    };
    let mut rows = place(words, reader);
    rows.extend(due.meters.iter().map(|meter| last_value(words, meter)));
    let blocks = vec![
        Block::Paragraph(lead),
        Block::Rows(rows),
        Block::Link {
            label: t!(words, "notices-reminder-link"),
            url: app.url(&format!("/accounts/{}/readings/new", reader.account)),
        },
        Block::Small(t!(words, "notices-reminder-else")),
    ];
    to(reader, "reminder", subject, blocks)
}

/// «Холодная вода, № 302915».
fn called(words: Words, meter: &MeterState) -> String {
    let english = words.lang == Lang::En && !meter.service_name_en.is_empty();
    let service = if english {
        &meter.service_name_en
    } else {
        &meter.service_name
    };
    t!(
        words,
        "notices-meter",
        service = service.clone(),
        serial = meter.serial.clone()
    )
}

/// A meter and what it showed last, zone by zone.
fn last_value(words: Words, meter: &MeterState) -> (String, String) {
    let one = meter.last.len() == 1;
    let values: Vec<String> = meter
        .last
        .iter()
        .map(|(zone, value, _)| {
            let value = words.volume(*value, meter.fraction_digits);
            let zone = (!one).then(|| format!("T{zone} "));
            format!("{}{value}", zone.unwrap_or_default())
        })
        .collect();
    let on = meter.last.iter().map(|(.., on)| *on).max();
    let last = match on {
        Some(on) => t!(
            words,
            "notices-meter-last",
            value = values.join("; "),
            date = words.date(on)
        ),
        None => t!(words, "notices-meter-first"),
    };
    (called(words, meter), last)
}

/// «Поверка счётчика до 15 января».
pub fn verification(app: &App, reader: &Reader, ending: &Ending<'_>) -> Letter {
    let words = app.words(reader.lang);
    let date = day(app, words, ending.until);
    let left = (ending.until - app.today()).num_days();
    let mut rows = place(words, reader);
    let until = words.date(ending.until);
    rows.extend(ending.meters.iter().map(|meter| {
        let until = t!(words, "notices-verification-until", date = until.clone());
        (called(words, meter), until)
    }));
    let blocks = vec![
        Block::Paragraph(t!(
            words,
            "notices-verification-text",
            n = left,
            m = ending.meters.len()
        )),
        Block::Rows(rows),
        Block::Paragraph(t!(words, "notices-verification-means")),
        Block::Link {
            label: t!(words, "notices-verification-link"),
            url: app.url(&format!("/accounts/{}/meters", reader.account)),
        },
        Block::Small(t!(words, "notices-verification-fraud")),
    ];
    let subject = t!(words, "notices-verification-subject", date = date);
    to(reader, "verification", subject, blocks)
}

/// The longest subject, in characters.
const SUBJECT: usize = 60;

/// A piece of news, whole: the letter itself tells it.
pub fn news(app: &App, reader: &Person, news: &Announced) -> Letter {
    let words = app.words(reader.lang);
    let (title, text) = news.told(reader.lang);
    let mut subject: String = title.chars().take(SUBJECT).collect();
    if subject.len() < title.len() {
        subject.pop();
        subject.push('…');
    }
    let mut blocks = vec![Block::Paragraph(title.to_owned())];
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    blocks.extend(lines.map(|line| Block::Paragraph(line.to_owned())));
    blocks.push(Block::Link {
        label: t!(words, "notices-news-link"),
        url: app.url(&format!("/news/{}", news.slug)),
    });
    Letter {
        kind: "news",
        to: reader.email.clone(),
        customer: Some(reader.customer),
        lang: reader.lang,
        subject,
        name: Some(reader.name.clone()).filter(|name| !name.is_empty()),
        blocks,
        secret: false,
        unsubscribe: None,
    }
}
