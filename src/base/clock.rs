//! The only place that asks the computer for the time.

use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, Duration, NaiveDate, SubsecRound, Utc};
use chrono_tz::Tz;

/// The time of day as an argument, so that rules about windows and locks can be tested.
///
/// Clones of a fixed clock share its hands.
#[derive(Clone, Debug)]
pub struct Clock(Hands);

#[derive(Clone, Debug)]
enum Hands {
    System,
    Fixed(Arc<Mutex<DateTime<Utc>>>),
}

impl Clock {
    pub fn system() -> Clock {
        Clock(Hands::System)
    }

    /// A clock that stands still until it is moved by [`Clock::set`] or [`Clock::advance`].
    pub fn fixed(at: DateTime<Utc>) -> Clock {
        Clock(Hands::Fixed(Arc::new(Mutex::new(at))))
    }

    /// Now, in whole microseconds: what PostgreSQL keeps, so a stored time compares equal.
    pub fn now(&self) -> DateTime<Utc> {
        let now = match &self.0 {
            Hands::System => system_now(),
            Hands::Fixed(at) => *at.lock().unwrap_or_else(PoisonError::into_inner),
        };
        now.trunc_subsecs(6)
    }

    /// The calendar day where the organisation is: at 22:00 UTC it is tomorrow in Tomsk.
    pub fn today(&self, zone: Tz) -> NaiveDate {
        self.now().with_timezone(&zone).date_naive()
    }

    /// Moves a fixed clock; the system clock cannot be moved and stays as it is.
    pub fn set(&self, to: DateTime<Utc>) {
        self.change(|_| to);
    }

    /// Moves a fixed clock forward, or back by a negative duration; the system clock stays.
    pub fn advance(&self, by: Duration) {
        self.change(|at| at.checked_add_signed(by).unwrap_or(at));
    }

    fn change(&self, to: impl FnOnce(DateTime<Utc>) -> DateTime<Utc>) {
        if let Hands::Fixed(at) = &self.0 {
            let mut at = at.lock().unwrap_or_else(PoisonError::into_inner);
            *at = to(*at);
        }
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the clock itself; everyone else asks app.clock"
)]
fn system_now() -> DateTime<Utc> {
    Utc::now()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn clones_of_a_fixed_clock_move_together() {
        let clock = Clock::fixed(at("2018-12-30T10:00:00Z"));
        let clone = clock.clone();
        clock.advance(Duration::minutes(61));
        assert_eq!(clone.now(), at("2018-12-30T11:01:00Z"));
        clone.set(at("2019-01-01T00:00:00Z"));
        assert_eq!(clock.now(), at("2019-01-01T00:00:00Z"));
    }

    #[test]
    fn today_is_the_day_of_the_zone() {
        let clock = Clock::fixed(at("2018-12-31T18:00:00Z"));
        assert_eq!(
            clock.today(chrono_tz::Asia::Tomsk).to_string(),
            "2019-01-01"
        );
        assert_eq!(
            clock.today(chrono_tz::Europe::Moscow).to_string(),
            "2018-12-31"
        );
    }

    #[test]
    fn the_time_has_no_more_than_microseconds() {
        let clock = Clock::fixed(at("2018-12-31T18:00:00.123456789Z"));
        assert_eq!(clock.now(), at("2018-12-31T18:00:00.123456Z"));
    }

    #[test]
    fn the_system_clock_cannot_be_moved() {
        let clock = Clock::system();
        clock.set(at("2018-12-31T18:00:00Z"));
        assert!(clock.now() > at("2025-01-01T00:00:00Z"));
    }
}
