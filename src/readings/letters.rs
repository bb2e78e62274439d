//! The letter that says what was taken: было, стало, расход, ≈ сумма.

use super::actions::Sending;
use super::model::Verdict;
use super::submission::{Entry, Submission};
use super::words;
use crate::app::App;
use crate::base::AccountNumber;
use crate::i18n::Words;
use crate::mail::{Block, Letter};
use crate::t;
use uuid::Uuid;

/// To whoever sent them. The account's number is masked: letters are forwarded.
pub fn readings(
    app: &App,
    sending: &Sending<'_>,
    submission: &Submission,
    batch: Uuid,
    number: i64,
) -> Letter {
    let customer = sending.account.customer();
    let words = app.words(customer.lang);
    let account = masked(&sending.account.number);
    let changed = || submission.verdicts().filter(|(entry, _)| !entry.same);
    // Also those that stayed as they were: what it comes to is the sum of these lines.
    let mut rows: Vec<(String, String)> = submission
        .verdicts()
        .map(|(entry, verdict)| row(words, submission, entry, verdict))
        .collect();
    if let Some(drain) = &submission.drain {
        let volume = words::cubic(words, drain.volume);
        let sum = t!(words, "readings-letter-sum", sum = words.money(drain.sum));
        rows.push((t!(words, "readings-drain"), format!("{volume}, {sum}")));
    }
    if let Some(total) = submission.total {
        rows.push((t!(words, "readings-letter-total"), words.money(total)));
    }
    let time = words.time(sending.now);
    let number = number.to_string();
    let mut blocks = vec![
        Block::Paragraph(t!(
            words,
            "readings-letter-news",
            account = account,
            time = time,
            number = number
        )),
        Block::Rows(rows),
    ];
    if changed().any(|(entry, _)| submission.register(entry).sent.is_some()) {
        blocks.push(Block::Paragraph(t!(words, "readings-letter-replaced")));
    }
    if changed().any(|(entry, _)| submission.meter(entry).lapsed) {
        blocks.push(Block::Paragraph(t!(words, "readings-proof-lapsed")));
    }
    let period = changed().map(|(entry, _)| submission.register(entry).period);
    if let Some(period) = words::one_period(period) {
        let month = words.lang.month(period);
        blocks.push(Block::Paragraph(t!(
            words,
            "readings-proof-next",
            month = month
        )));
    }
    blocks.push(Block::Link {
        label: t!(words, "readings-letter-link"),
        url: app.url(&format!(
            "/accounts/{}/readings/{batch}",
            sending.account.id
        )),
    });
    blocks.push(Block::Small(t!(words, "readings-letter-not-you")));
    Letter {
        kind: "readings",
        to: customer.email.clone(),
        customer: Some(customer.id),
        lang: customer.lang,
        subject: t!(
            words,
            "readings-letter-subject",
            date = words.date(sending.today)
        ),
        name: Some(customer.greeting_name()).filter(|name| !name.is_empty()),
        blocks,
        secret: false,
        unsubscribe: None,
    }
}

fn masked(number: &str) -> String {
    AccountNumber::parse(number).map_or("••".to_owned(), |number| number.masked())
}

fn row(
    words: Words,
    submission: &Submission,
    entry: &Entry,
    verdict: &Verdict,
) -> (String, String) {
    let (meter, register) = (&submission.meter(entry).meter, submission.register(entry));
    let after = meter.shown(verdict.value, words.lang);
    let mut told = match (&register.last, verdict.consumption) {
        (Some(last), Some(through)) => t!(
            words,
            "readings-letter-row",
            before = meter.shown(last.value, words.lang),
            after = after,
            through = meter.shown_consumption(through, words.lang)
        ),
        _ => t!(words, "readings-letter-row-first", after = after),
    };
    if let Some(sum) = entry.sum {
        let sum = t!(words, "readings-letter-sum", sum = words.money(sum));
        told = format!("{told}, {sum}");
    }
    let what = words::title(words, meter, register.zone);
    (format!("{what}, № {}", meter.serial), told)
}
