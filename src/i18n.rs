//! Russian and English: messages, dates, money and volumes in the reader's way.
//!
//! A message that is missing is a compile error: templates and code call [`crate::t!`], which reads
//! `i18n/ru/kabinet.ftl` while compiling; a test compares the key sets of the two languages.

use crate::base::{Money, Period, volume};
use chrono::{DateTime, Datelike, NaiveDate, Timelike, Utc};
use chrono_tz::Tz;
use i18n_embed::{
    LanguageLoader,
    fluent::{FluentLanguageLoader, fluent_language_loader},
};
use rust_decimal::Decimal;
use rust_embed::RustEmbed;
use std::sync::LazyLock;
use unic_langid::LanguageIdentifier;

#[derive(RustEmbed)]
#[folder = "i18n/"]
struct Localizations;

static ALL: LazyLock<FluentLanguageLoader> = LazyLock::new(|| {
    let loader = fluent_language_loader!();
    #[expect(
        clippy::expect_used,
        reason = "the files are embedded; a test loads them"
    )]
    loader
        .load_available_languages(&Localizations)
        .expect("embedded language files parse");
    loader.set_use_isolating(false);
    loader
});
static RU: LazyLock<FluentLanguageLoader> = LazyLock::new(|| select("ru"));
static EN: LazyLock<FluentLanguageLoader> = LazyLock::new(|| select("en"));

fn select(code: &str) -> FluentLanguageLoader {
    ALL.select_languages(&[code.parse::<LanguageIdentifier>().unwrap_or_default()])
}

/// `t!(ui, "key", n = 3)`: a message in the language of `ui` (anything with a field `l`).
#[macro_export]
macro_rules! t {
    ($ui:expr, $($rest:tt)*) => { $crate::i18n::tidy(i18n_embed_fl::fl!($ui.l, $($rest)*)) };
}

/// How a sentence ends whose last word is a Russian date, which has a full stop of its own.
const DATE_AND_STOP: &str = "\u{433}..";

/// Takes one of the two full stops away where a date ends a sentence.
pub fn tidy(words: String) -> String {
    if words.contains(DATE_AND_STOP) {
        words.replace(DATE_AND_STOP, "\u{433}.")
    } else {
        words
    }
}

/// Around billing's own words in a sentence of another language: Unicode's invisible marks for foreign text.
const THEIRS: (char, char) = ('\u{2068}', '\u{2069}');

/// A sentence in pieces: `true` = billing's own words ([`Lang::theirs`]), which templates mark `lang="ru"`.
pub fn pieces(sentence: &str) -> Vec<(bool, &str)> {
    let mut pieces = Vec::new();
    for (place, part) in sentence.split(THEIRS.0).enumerate() {
        let (theirs, ours) = match part.split_once(THEIRS.1) {
            Some((theirs, ours)) if place > 0 => (theirs, ours),
            _ => ("", part),
        };
        pieces.extend((!theirs.is_empty()).then_some((true, theirs)));
        pieces.extend((!ours.is_empty()).then_some((false, ours)));
    }
    pieces
}

/// A language of the pages.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Hash)]
pub enum Lang {
    #[default]
    Ru,
    En,
}

/// Messages and formats of one language; what letters are written with (pages have [`crate::web::Ui`]).
#[derive(Clone, Copy)]
pub struct Words {
    pub l: &'static FluentLanguageLoader,
    pub lang: Lang,
    pub zone: Tz,
}

impl Lang {
    /// `ru` or `en`; anything else is none.
    pub fn parse(code: &str) -> Option<Lang> {
        match code {
            "ru" => Some(Lang::Ru),
            "en" => Some(Lang::En),
            _ => None,
        }
    }
    pub fn code(self) -> &'static str {
        match self {
            Lang::Ru => "ru",
            Lang::En => "en",
        }
    }
    /// A name from billing as an argument of [`crate::t!`], for sentences that the macro `sentence` of
    /// `macros.html` shows: on English pages it stays Russian (WCAG 3.1.2).
    pub fn theirs(self, name: &str) -> String {
        match self {
            Lang::Ru => name.to_owned(),
            Lang::En => {
                let name = name.replace([THEIRS.0, THEIRS.1], "");
                format!("{}{name}{}", THEIRS.0, THEIRS.1)
            }
        }
    }
    pub fn loader(self) -> &'static FluentLanguageLoader {
        match self {
            Lang::Ru => &RU,
            Lang::En => &EN,
        }
    }
    pub fn words(self, zone: Tz) -> Words {
        Words {
            l: self.loader(),
            lang: self,
            zone,
        }
    }
    /// `62 918,45 ₽` or `₽62,918.45`.
    pub fn money(self, amount: Money) -> String {
        match self {
            Lang::Ru => amount.ru(),
            Lang::En => amount.en(),
        }
    }
    /// `74,000` or `74.000`: as many decimals as the meter has.
    pub fn volume(self, value: Decimal, decimals: u32) -> String {
        match self {
            Lang::Ru => volume::ru(value, decimals),
            Lang::En => volume::en(value, decimals),
        }
    }
    /// A quantity or tariff as it stands, without padding zeros.
    pub fn number(self, value: Decimal) -> String {
        let value = value.normalize();
        self.volume(value, value.scale())
    }
    /// `06.12.2018`, in tables and inputs.
    pub fn date(self, date: NaiveDate) -> String {
        date.format("%d.%m.%Y").to_string()
    }
    /// `6 декабря 2018 г.` or `6 December 2018`, in prose.
    pub fn long_date(self, date: NaiveDate) -> String {
        let words = self.words(Tz::UTC);
        crate::t!(
            words,
            "date-long",
            day = date.day(),
            month = month_of(words, date),
            year = date.year().to_string()
        )
    }
    /// `6 декабря` or `6 December`: a day of this year.
    pub fn day(self, date: NaiveDate) -> String {
        let words = self.words(Tz::UTC);
        crate::t!(
            words,
            "date-day",
            day = date.day(),
            month = month_of(words, date)
        )
    }
    /// `декабрь 2018 г.` or `December 2018`.
    pub fn period(self, period: Period) -> String {
        let words = self.words(Tz::UTC);
        let month = crate::t!(words, "month-name", month = period.month());
        crate::t!(
            words,
            "period",
            month = month,
            year = period.year().to_string()
        )
    }
    /// `декабрь` or `December`.
    pub fn month(self, period: Period) -> String {
        crate::t!(self.words(Tz::UTC), "month-name", month = period.month())
    }
}

fn month_of(words: Words, date: NaiveDate) -> String {
    crate::t!(words, "month-of", month = date.month())
}

impl Words {
    /// The heading of the error summary.
    pub fn error_summary(&self) -> String {
        crate::t!(self, "error-summary")
    }
    pub fn money(&self, amount: Money) -> String {
        self.lang.money(amount)
    }
    pub fn volume(&self, value: Decimal, decimals: u32) -> String {
        self.lang.volume(value, decimals)
    }
    pub fn date(&self, date: NaiveDate) -> String {
        self.lang.date(date)
    }
    pub fn long_date(&self, date: NaiveDate) -> String {
        self.lang.long_date(date)
    }
    pub fn period(&self, period: Period) -> String {
        self.lang.period(period)
    }
    /// `21.11.2026 10:42` in the organisation's zone.
    pub fn time(&self, at: DateTime<Utc>) -> String {
        let local = at.with_timezone(&self.zone);
        format!(
            "{} {:02}:{:02}",
            self.lang.date(local.date_naive()),
            local.hour(),
            local.minute()
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn keys(lang: &str) -> BTreeSet<String> {
        let one_by_one: Vec<String> = ALL.with_message_iter(&lang.parse().unwrap(), |all| {
            all.map(|m| m.id.name.to_owned()).collect()
        });
        let set: BTreeSet<String> = one_by_one.iter().cloned().collect();
        assert_eq!(set.len(), one_by_one.len(), "a key of {lang} stands twice");
        set
    }

    #[test]
    fn both_languages_have_the_same_keys() {
        let (ru, en) = (keys("ru"), keys("en"));
        assert!(!ru.is_empty());
        assert_eq!(
            ru.difference(&en).collect::<Vec<_>>(),
            Vec::<&String>::new(),
            "only in Russian"
        );
        assert_eq!(
            en.difference(&ru).collect::<Vec<_>>(),
            Vec::<&String>::new(),
            "only in English"
        );
    }

    #[test]
    fn russian_counts_have_four_forms() {
        let words = Lang::Ru.words(Tz::UTC);
        let days = |n: i64| crate::t!(words, "days-left", n = n);
        assert_eq!(
            [1, 2, 5, 11, 21, 22, 111].map(days),
            [
                "остался 1 день",
                "осталось 2 дня",
                "осталось 5 дней",
                "осталось 11 дней",
                "остался 21 день",
                "осталось 22 дня",
                "осталось 111 дней"
            ]
        );
    }

    #[test]
    fn a_date_that_ends_a_sentence_has_one_full_stop() {
        let day = NaiveDate::from_ymd_opt(2018, 12, 6).unwrap();
        let of = |lang: Lang| {
            let words = lang.words(Tz::UTC);
            crate::t!(words, "bills-withdrawn", day = words.long_date(day))
        };
        assert_eq!(
            of(Lang::Ru),
            "Квитанция отозвана 6 декабря 2018 г. Платить по ней не нужно."
        );
        assert!(of(Lang::En).contains("6 December 2018."));
    }

    #[test]
    fn dates_are_written_as_people_write_them() {
        let day = NaiveDate::from_ymd_opt(2018, 12, 6).unwrap();
        assert_eq!(Lang::Ru.long_date(day), "6 декабря 2018 г.");
        assert_eq!(Lang::En.long_date(day), "6 December 2018");
        assert_eq!(Lang::Ru.period(Period::of(day)), "декабрь 2018 г.");
    }

    #[test]
    fn names_in_a_sentence_are_pieces_of_their_own_in_english_alone() {
        let said = format!(
            "Pay {}, {}.",
            Lang::En.theirs("А"),
            Lang::En.theirs("\u{2069}Б")
        );
        let expected = [
            (false, "Pay "),
            (true, "А"),
            (false, ", "),
            (true, "Б"),
            (false, "."),
        ];
        assert_eq!(pieces(&said), expected);
        assert_eq!(pieces(&Lang::Ru.theirs("А")), [(false, "А")]);
        assert_eq!(pieces("a\u{2069}b"), [(false, "a\u{2069}b")]);
        assert_eq!(pieces(""), []);
    }
}
