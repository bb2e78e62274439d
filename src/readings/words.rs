//! How pages and letters call meters, windows, states and doubts.

use super::model::{Known, Meter, Refusal, Stand, Term};
use super::submission::Fault;
use crate::base::Period;
use crate::i18n::{Lang, Words};
use crate::t;
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// «Электроэнергия, день»; the zone only where there are several.
pub fn title(words: Words, meter: &Meter, zone: i16) -> String {
    let service = meter.service(words.lang);
    if meter.zones > 1 {
        let short = match (meter.zones, zone) {
            (3, 1) => t!(words, "readings-zone-peak-short"),
            _ => t!(words, "readings-zone-short", zone = zone),
        };
        format!("{service}, {short}")
    } else {
        service.to_owned()
    }
}

/// «Т1, день»; of three zones the first is the peak (DOMAIN 6.3). None where the meter has but one.
pub fn zone(words: Words, meter: &Meter, zone: i16) -> Option<String> {
    match (meter.zones, zone) {
        (..=1, _) => None,
        (3, 1) => Some(t!(words, "readings-zone-peak")),
        _ => Some(t!(words, "readings-zone", zone = zone)),
    }
}

/// `T1`, as the marks have it.
pub fn zone_mark(zone: i16) -> String {
    format!("T{zone}")
}

/// «с 15 ноября по 25 ноября».
fn days(words: Words, term: Term) -> (String, String) {
    (words.lang.day(term.opens), words.lang.day(term.closes))
}

/// What a resident must know of the window: until when, or when next, and for which month.
pub fn window(words: Words, stand: &Stand, today: NaiveDate) -> String {
    let term = stand.term;
    let month = words.lang.month(term.period);
    let (from, to) = days(words, term);
    match stand.ended {
        _ if stand.any_day => t!(words, "readings-window-any", month = month),
        _ if stand.open && term.closes == today => t!(words, "readings-window-last", day = to),
        _ if stand.open => {
            let left = t!(words, "days-left", n = (term.closes - today).num_days());
            t!(words, "readings-window-open", day = to, left = left)
        }
        _ if !stand.taken => t!(words, "readings-window-closed", from = from, to = to),
        Some(ended) => t!(
            words,
            "readings-window-late",
            ended = words.lang.month(ended.period),
            day = words.lang.day(ended.closes),
            month = month
        ),
        None => t!(
            words,
            "readings-window-early",
            month = month,
            from = from,
            to = to
        ),
    }
}

/// «Прошлое: 74,000 м³ от 06.11.2018».
pub fn last(words: Words, meter: &Meter, last: Option<&Known>) -> String {
    let Some(last) = last else {
        return t!(words, "readings-last-none");
    };
    let value = meter.shown(last.value, words.lang);
    let date = words.date(last.taken_on);
    if last.kind.is_read() {
        t!(words, "readings-last", value = value, date = date)
    } else {
        t!(
            words,
            "readings-last-calculated",
            value = value,
            date = date
        )
    }
}

/// «6 цифр до запятой, 3 после».
pub fn digits(words: Words, meter: &Meter) -> String {
    let (integer, fraction) = (meter.dial.integer_digits, meter.dial.fraction_digits);
    if fraction == 0 {
        t!(words, "readings-digits-whole", integer = integer)
    } else {
        t!(
            words,
            "readings-digits",
            integer = integer,
            fraction = fraction
        )
    }
}

/// Why a reading is not taken, and what to do.
pub fn fault(words: Words, meter: &Meter, fault: &Fault, typed: &str) -> String {
    match fault {
        Fault::Closed(term) => {
            let (from, to) = days(words, *term);
            t!(words, "readings-error-closed", from = from, to = to)
        }
        Fault::CountedToday => t!(words, "readings-error-counted"),
        Fault::Rule(refusal) => self::refusal(words, meter, refusal, typed),
    }
}

fn refusal(words: Words, meter: &Meter, refusal: &Refusal, typed: &str) -> String {
    match refusal {
        Refusal::NotANumber => {
            let example = words.volume(example(meter), meter.dial.fraction_digits);
            t!(words, "readings-error-number", example = example)
        }
        Refusal::TooManyDigits { allowed, typed } => {
            t!(
                words,
                "readings-error-digits",
                allowed = (*allowed),
                typed = (*typed)
            )
        }
        Refusal::TooManyDecimals { allowed: 0, .. } => t!(words, "readings-error-whole"),
        Refusal::TooManyDecimals { allowed, typed } => {
            t!(
                words,
                "readings-error-decimals",
                allowed = (*allowed),
                typed = (*typed)
            )
        }
        Refusal::Lower {
            last,
            taken_on,
            calculated,
            ..
        } => {
            let last = words.volume(*last, meter.dial.fraction_digits);
            let (value, date) = (typed.to_owned(), words.date(*taken_on));
            if *calculated {
                t!(
                    words,
                    "readings-error-lower-calculated",
                    value = value,
                    last = last,
                    date = date
                )
            } else {
                t!(
                    words,
                    "readings-error-lower",
                    value = value,
                    last = last,
                    date = date
                )
            }
        }
    }
}

/// `74,123`, with as many decimals as the meter has.
fn example(meter: &Meter) -> Decimal {
    let digits = [74, 741, 7412, 74123, 741_234, 7_412_345];
    let scale = meter.dial.fraction_digits.min(5);
    let digits = digits.get(scale as usize).copied().unwrap_or(74);
    Decimal::new(digits, scale)
}

/// «34,18 ₽» or «5,012345 ₽»: a price has at least kopecks.
pub fn price(lang: Lang, value: Decimal) -> String {
    let value = value.normalize();
    let number = lang.volume(value, value.scale().max(2));
    match lang {
        Lang::Ru => format!("{number}\u{a0}₽"),
        Lang::En => format!("₽{number}"),
    }
}

/// The month all of them count for, if it is one.
pub fn one_period(periods: impl Iterator<Item = Period>) -> Option<Period> {
    let mut periods: Vec<Period> = periods.collect();
    periods.dedup();
    match periods.as_slice() {
        [one] => Some(*one),
        _ => None,
    }
}

/// The tint of a state's words: done, asks, stop, or none.
pub fn state_class(state: &str) -> &'static str {
    match state {
        "accepted" | "billed" => "ok",
        "needs_check" | "not_billable" => "warn",
        "declined" => "bad",
        _ => "",
    }
}

/// How a reading came to us; a word that only billing knows stays as billing wrote it.
pub fn source(words: Words, source: &str) -> String {
    const KNOWN: [&str; 8] = [
        "web", "email", "sms", "staff", "phone", "file", "device", "billing",
    ];
    if KNOWN.contains(&source) {
        t!(words, "readings-source", source = source.to_owned())
    } else {
        source.to_owned()
    }
}

/// «8,516 м³»: water, to the litre at least.
pub fn cubic(words: Words, volume: Decimal) -> String {
    let decimals = volume.normalize().scale().max(3);
    let unit = crate::base::volume::unit("m3");
    format!("{}\u{a0}{unit}", words.volume(volume, decimals))
}
