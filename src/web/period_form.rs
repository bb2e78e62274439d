//! The period filter of histories as a form: `templates/period_filter.html` shows it.

use crate::base::{DateError, FilterError, PeriodChoice, PeriodFilter};
use crate::t;
use crate::web::{Errors, Ui};
use chrono::NaiveDate;

/// What stands in the filter's form. A page keeps it as `filter` and includes `period_filter.html`.
#[derive(Clone, Debug)]
pub struct PeriodForm {
    pub choice: PeriodChoice,
    /// As typed.
    pub from: String,
    pub to: String,
    pub errors: Errors,
    /// First and last day, both included; none = the typed dates are wrong, and the page answers 422.
    pub range: Option<(NaiveDate, NaiveDate)>,
    /// Something was chosen, so nothing else than that may be shown.
    pub chosen: bool,
}

impl PeriodForm {
    pub fn read(ui: &Ui, filter: &PeriodFilter) -> PeriodForm {
        let typed = |field: &Option<String>| field.as_deref().unwrap_or_default().trim().to_owned();
        let (range, errors) = match filter.range(ui.today) {
            Ok(range) => (Some(range), Errors::none()),
            Err(error) => (None, sentence(ui, error)),
        };
        let (from, to) = (typed(&filter.from), typed(&filter.to));
        PeriodForm {
            choice: filter.choice(),
            chosen: !(typed(&filter.period).is_empty() && from.is_empty() && to.is_empty()),
            from,
            to,
            errors,
            range,
        }
    }

    /// The choices that are links: value, words, whether it is the present one.
    pub fn named(&self, ui: &Ui) -> [(&'static str, String, bool); 3] {
        [
            (PeriodChoice::ThreeMonths, t!(ui, "filter-3m")),
            (PeriodChoice::SixMonths, t!(ui, "filter-6m")),
            (PeriodChoice::TwelveMonths, t!(ui, "filter-12m")),
        ]
        .map(|(choice, words)| (choice.as_str(), words, choice == self.choice))
    }

    /// Own dates are chosen.
    pub fn custom(&self) -> bool {
        self.choice == PeriodChoice::Custom
    }
}

fn sentence(ui: &Ui, error: FilterError) -> Errors {
    match error {
        FilterError::From(DateError::Empty) => Errors::one("from", t!(ui, "filter-from-empty")),
        FilterError::From(_) => Errors::one("from", t!(ui, "filter-date-wrong")),
        FilterError::To(_) => Errors::one("to", t!(ui, "filter-date-wrong")),
        FilterError::Reversed => Errors::one("to", t!(ui, "filter-reversed")),
    }
}
