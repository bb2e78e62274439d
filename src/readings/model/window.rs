//! When readings are taken (CONTRACT 5: reading days of suppliers and reading_windows).

use crate::base::Period;
use chrono::{Datelike, NaiveDate};

/// What happens to a reading outside the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Policy {
    /// It is refused.
    Closed,
    /// It is taken and counts for the window that comes next.
    NextPeriod,
}

/// The window of a supplier's service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// First and last day of the month, 1–31; none = any day.
    pub days: Option<(u32, u32)>,
    pub policy: Policy,
}

/// One period's window, both days included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    pub period: Period,
    pub opens: NaiveDate,
    pub closes: NaiveDate,
}

/// How a day stands to the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stand {
    /// The term that a reading of this day counts for: the one that is open, else the next to open.
    pub term: Term,
    pub open: bool,
    /// Readings are taken on any day; the term is the whole month.
    pub any_day: bool,
    /// A reading of this day is taken.
    pub taken: bool,
    /// The term that ended in this very month, when its end is what a late resident must hear of.
    pub ended: Option<Term>,
}

impl Window {
    /// The term of `period`. A day past the month's end is its last day; from > to ends in the next
    /// month, and the period is the month in which the term began (25–3: a reading of 2 December
    /// counts for November).
    pub fn term(&self, period: Period) -> Term {
        let Some((from, to)) = self.days else {
            return Term {
                period,
                opens: period.first_day(),
                closes: period.last_day(),
            };
        };
        let ends_in = if from > to { period.next() } else { period };
        Term {
            period,
            opens: day_of(period, from),
            closes: day_of(ends_in, to),
        }
    }

    /// Where `day` stands. Outside the window it belongs to the term that opens next: before the
    /// 15th to this month's, after the 25th to the next month's. (Billing counts a reading of
    /// 6 November in November's bill although its window is 15–25: Tomsk manual, figure 27.)
    pub fn stand(&self, day: NaiveDate) -> Stand {
        let month = Period::of(day);
        let terms = [month.prev(), month, month.next()].map(|period| self.term(period));
        let open = terms.iter().find(|t| t.opens <= day && day <= t.closes);
        let next = terms.iter().find(|t| t.opens > day);
        let ended = terms
            .iter()
            .rev()
            .find(|t| t.closes < day && month.contains(t.closes));
        let term = open.or(next).copied();
        Stand {
            term: term.unwrap_or(self.term(month.next())),
            open: open.is_some(),
            any_day: self.days.is_none(),
            taken: open.is_some() || self.policy == Policy::NextPeriod,
            ended: if open.is_some() { None } else { ended.copied() },
        }
    }
}

fn day_of(period: Period, day: u32) -> NaiveDate {
    let last = period.last_day();
    last.with_day(day.min(last.day())).unwrap_or(last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }
    fn window(from: u32, to: u32) -> Window {
        Window {
            days: Some((from, to)),
            policy: Policy::NextPeriod,
        }
    }
    fn stands(window: Window, on: &str) -> (String, bool, String, String) {
        let stand = window.stand(day(on));
        let term = stand.term;
        (
            term.period.to_string(),
            stand.open,
            term.opens.to_string(),
            term.closes.to_string(),
        )
    }
    fn expected(
        period: &str,
        open: bool,
        opens: &str,
        closes: &str,
    ) -> (String, bool, String, String) {
        (period.into(), open, opens.into(), closes.into())
    }

    #[test]
    fn both_ends_of_a_window_are_in_it() {
        let w = window(15, 25);
        let this = |open| expected("2026-11", open, "2026-11-15", "2026-11-25");
        assert_eq!(stands(w, "2026-11-14"), this(false));
        assert_eq!(stands(w, "2026-11-15"), this(true));
        assert_eq!(stands(w, "2026-11-25"), this(true));
        assert_eq!(
            stands(w, "2026-11-26"),
            expected("2026-12", false, "2026-12-15", "2026-12-25")
        );
    }

    #[test]
    fn a_late_day_knows_which_term_ended_and_an_early_one_does_not() {
        let w = window(15, 25);
        assert_eq!(w.stand(day("2026-11-06")).ended, None);
        assert_eq!(w.stand(day("2026-11-20")).ended, None);
        let ended = w.stand(day("2026-11-28")).ended.unwrap();
        assert_eq!(ended.period.to_string(), "2026-11");
        // December's window of 25–3 ended in January.
        let ended = window(25, 3).stand(day("2027-01-10")).ended.unwrap();
        assert_eq!(ended.period.to_string(), "2026-12");
    }

    #[test]
    fn a_window_over_the_months_end_belongs_to_the_month_in_which_it_began() {
        let w = window(25, 3);
        let november = |open| expected("2026-11", open, "2026-11-25", "2026-12-03");
        assert_eq!(stands(w, "2026-11-24"), november(false));
        assert_eq!(stands(w, "2026-11-25"), november(true));
        assert_eq!(stands(w, "2026-11-30"), november(true));
        assert_eq!(stands(w, "2026-12-02"), november(true));
        assert_eq!(stands(w, "2026-12-03"), november(true));
        let december = |open| expected("2026-12", open, "2026-12-25", "2027-01-03");
        assert_eq!(stands(w, "2026-12-04"), december(false));
        assert_eq!(stands(w, "2027-01-03"), december(true));
    }

    #[test]
    fn a_day_past_the_months_end_is_its_last_day() {
        let w = window(20, 31);
        assert_eq!(
            stands(w, "2027-02-28"),
            expected("2027-02", true, "2027-02-20", "2027-02-28")
        );
        assert_eq!(
            stands(w, "2028-02-29"),
            expected("2028-02", true, "2028-02-20", "2028-02-29")
        );
        let w = window(30, 31);
        assert_eq!(
            stands(w, "2027-02-27"),
            expected("2027-02", false, "2027-02-28", "2027-02-28")
        );
        assert!(w.stand(day("2027-02-28")).open);
        assert!(!w.stand(day("2028-02-28")).open && w.stand(day("2028-02-29")).open);
        assert_eq!(
            stands(window(29, 2), "2027-02-28"),
            expected("2027-02", true, "2027-02-28", "2027-03-02")
        );
    }

    #[test]
    fn without_days_every_day_is_open_for_its_own_month() {
        let any = Window {
            days: None,
            policy: Policy::Closed,
        };
        let stand = any.stand(day("2026-11-30"));
        assert!(stand.open && stand.any_day && stand.taken);
        assert_eq!(stand.term.period.to_string(), "2026-11");
        assert_eq!(stand.term.closes, day("2026-11-30"));
    }

    #[test]
    fn outside_the_window_the_policy_decides() {
        let closed = Window {
            policy: Policy::Closed,
            ..window(15, 25)
        };
        for (on, taken) in [
            ("2026-11-14", false),
            ("2026-11-15", true),
            ("2026-11-26", false),
        ] {
            assert_eq!(closed.stand(day(on)).taken, taken, "{on}");
            assert!(window(15, 25).stand(day(on)).taken, "{on}");
        }
    }

    proptest! {
        #[test]
        fn every_day_has_one_term_that_has_not_ended(
            from in 1_u32..=31, to in 1_u32..=31, days in 0_i64..20_000
        ) {
            let today = day("2000-01-01") + chrono::Duration::days(days);
            let stand = window(from, to).stand(today);
            prop_assert!(stand.term.closes >= today);
            prop_assert_eq!(stand.open, stand.term.opens <= today);
            prop_assert!(stand.term.opens <= stand.term.closes);
            if let Some(ended) = stand.ended {
                prop_assert!(ended.closes < today && ended.period < stand.term.period);
            }
        }

        #[test]
        fn terms_follow_each_other_month_by_month(
            from in 1_u32..=31, to in 1_u32..=31, days in 0_i64..20_000
        ) {
            let today = day("2000-01-01") + chrono::Duration::days(days);
            let (now, then) = (window(from, to).stand(today), window(from, to).stand(today + chrono::Duration::days(1)));
            let step = now.term.period.months_between(then.term.period);
            prop_assert!(step == 0 || step == 1, "{step}");
        }
    }
}
