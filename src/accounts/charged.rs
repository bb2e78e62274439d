//! «Начислено по нормативу с … потому что …»: services that are charged otherwise than by readings stay
//! visible, with the reason that billing's own data give.

use crate::base::Period;
use crate::i18n::Lang;
use crate::t;
use crate::web::Ui;
use chrono::NaiveDate;
use serde::Deserialize;

/// A service of the newest bill that is charged by average or norm.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct ChargedOtherwise {
    pub service: String,
    /// Empty where nobody gave one.
    pub service_en: String,
    /// `average` or `norm`.
    pub basis: String,
    /// First month of the unbroken run (its first day).
    pub since: NaiveDate,
    /// Meters of the service that hang in the flat.
    pub meters: i32,
    /// Until when the last of them is verified; none = one has no end.
    pub verified_until: Option<NaiveDate>,
    /// When one of them was last read by a person.
    pub last_read: Option<NaiveDate>,
}

/// Why, as far as the data tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    NoMeter,
    Lapsed(NaiveDate),
    /// No reading after this day, or never.
    Silent(Option<NaiveDate>),
    /// Nothing of these: only the supplier knows.
    Unknown,
}

impl ChargedOtherwise {
    pub fn cause(&self) -> Cause {
        let month = Period::of(self.since);
        match (self.meters, self.verified_until, self.last_read) {
            (..=0, ..) => Cause::NoMeter,
            (_, Some(until), _) if until < month.last_day() => Cause::Lapsed(until),
            (_, _, None) => Cause::Silent(None),
            (_, _, Some(read)) if read < month.first_day() => Cause::Silent(Some(read)),
            _ => Cause::Unknown,
        }
    }
}

/// A service and its sentence, for `templates/accounts/charged.html`.
pub struct ChargedView {
    pub service: String,
    /// In billing's words.
    pub told: bool,
    pub sentence: String,
}

/// In the words of the page.
pub fn views(ui: &Ui, rows: &[ChargedOtherwise]) -> Vec<ChargedView> {
    rows.iter().map(|row| view(ui, row)).collect()
}

fn view(ui: &Ui, row: &ChargedOtherwise) -> ChargedView {
    let english = ui.lang == Lang::En && !row.service_en.is_empty();
    let since = ui.date(row.since);
    let how = if row.basis == "norm" {
        t!(ui, "accounts-charged-norm", since = since)
    } else {
        t!(ui, "accounts-charged-average", since = since)
    };
    let because = match row.cause() {
        Cause::NoMeter => t!(ui, "accounts-charged-no-meter"),
        Cause::Lapsed(day) => t!(ui, "accounts-charged-lapsed", date = ui.date(day)),
        Cause::Silent(Some(day)) => t!(ui, "accounts-charged-silent", date = ui.date(day)),
        Cause::Silent(None) => t!(ui, "accounts-charged-never"),
        Cause::Unknown => t!(ui, "accounts-charged-unknown"),
    };
    ChargedView {
        service: if english {
            row.service_en.clone()
        } else {
            row.service.clone()
        },
        told: !english,
        sentence: format!("{how}{because}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(meters: i32, verified: Option<&str>, read: Option<&str>) -> ChargedOtherwise {
        let day = |text: &str| text.parse().unwrap();
        ChargedOtherwise {
            service: String::new(),
            service_en: String::new(),
            basis: "norm".to_owned(),
            since: day("2026-08-01"),
            meters,
            verified_until: verified.map(day),
            last_read: read.map(day),
        }
    }

    #[test]
    fn the_cause_is_what_the_meters_of_the_service_say() {
        let day = |text: &str| text.parse().unwrap();
        assert_eq!(row(0, None, None).cause(), Cause::NoMeter);
        let lapsed = row(1, Some("2026-08-11"), Some("2026-10-20"));
        assert_eq!(lapsed.cause(), Cause::Lapsed(day("2026-08-11")));
        let silent = row(1, None, Some("2026-03-20"));
        assert_eq!(silent.cause(), Cause::Silent(Some(day("2026-03-20"))));
        assert_eq!(row(2, None, None).cause(), Cause::Silent(None));
        assert_eq!(
            row(1, Some("2030-01-01"), Some("2026-10-20")).cause(),
            Cause::Unknown
        );
    }
}
