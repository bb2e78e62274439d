//! Words of states and topics, on pages and in letters.

use super::media::Refused;
use super::model::State;
use crate::i18n::Words;
use crate::t;

/// A state as the resident reads it.
pub fn state(words: Words, state: State) -> String {
    match state {
        State::New => t!(words, "appeals-state-new"),
        State::InProgress => t!(words, "appeals-state-in-progress"),
        State::Waiting => t!(words, "appeals-state-waiting"),
        State::Answered => t!(words, "appeals-state-answered"),
        State::Closed => t!(words, "appeals-state-closed"),
    }
}

/// The tint of a state's mark on the resident's pages: yellow asks for something, green is done.
pub fn tint(state: State) -> &'static str {
    match state {
        State::New | State::InProgress | State::Closed => "",
        State::Waiting => "warn",
        State::Answered => "ok",
    }
}

/// A topic: our words for our codes, else the person's own.
pub fn topic(words: Words, topic: &str) -> String {
    match topic {
        "bill" => t!(words, "appeals-topic-bill"),
        "payment" => t!(words, "appeals-topic-payment"),
        "recalculation" => t!(words, "appeals-topic-recalculation"),
        "readings" => t!(words, "appeals-topic-readings"),
        "meter" => t!(words, "appeals-topic-meter"),
        "quality" => t!(words, "appeals-topic-quality"),
        "details" => t!(words, "appeals-topic-details"),
        "other" => t!(words, "appeals-topic-other"),
        own => own.to_owned(),
    }
}

/// Why a file is not taken, and what to do.
pub fn refused(words: Words, name: &str, why: Refused, upload_mb: u32) -> String {
    let name = name.to_owned();
    match why {
        Refused::Empty => t!(words, "appeals-file-empty", name = name),
        Refused::TooLarge => t!(words, "appeals-file-large", name = name, mb = upload_mb),
        Refused::Kind => t!(words, "appeals-file-kind", name = name),
        Refused::Broken => t!(words, "appeals-file-broken", name = name),
        Refused::Active => t!(words, "appeals-file-active", name = name),
        Refused::Swells => t!(words, "appeals-file-swells", name = name),
    }
}

/// «240 КБ», «1,2 МБ»: the size of a file.
pub fn size(words: Words, bytes: i64) -> String {
    let tenths = |unit: i64| {
        let value = rust_decimal::Decimal::from(bytes) / rust_decimal::Decimal::from(unit);
        words.lang.number(value.round_dp(1))
    };
    match bytes {
        0..1024 => t!(words, "appeals-size-bytes", n = bytes),
        1024..1_048_576 => t!(words, "appeals-size-kb", n = tenths(1024)),
        _ => t!(words, "appeals-size-mb", n = tenths(1024 * 1024)),
    }
}
