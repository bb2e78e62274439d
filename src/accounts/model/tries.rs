//! How wrong answers pile up and lock (CONTRACT §3 `[linking]`, §4 «Numbers»).

use crate::config::Linking;
use chrono::{DateTime, Duration, Utc};

/// What wrong answers are counted for. The order is the order in which rows are locked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// A network address: wrong answers in an hour.
    Address,
    /// A household, over everybody who is not linked to it: wrong answers in 30 days.
    Household,
    /// A person and a household: `attempts`, then locks that double.
    Pair,
}

impl Scope {
    pub const ALL: [Scope; 3] = [Scope::Address, Scope::Household, Scope::Pair];
    /// The word of `link_try.scope`.
    pub fn code(self) -> &'static str {
        match self {
            Scope::Address => "address",
            Scope::Household => "household",
            Scope::Pair => "pair",
        }
    }
    fn most(self, settings: &Linking) -> i32 {
        let most = match self {
            Scope::Address => settings.address_failures_per_hour,
            Scope::Household => settings.account_failures_per_30_days,
            Scope::Pair => settings.attempts,
        };
        i32::try_from(most).unwrap_or(i32::MAX).max(1)
    }
    /// After how long failures are forgotten.
    fn window(self) -> Duration {
        match self {
            Scope::Address => Duration::hours(1),
            Scope::Household | Scope::Pair => Duration::days(30),
        }
    }
}

/// No lock of a person for a household lasts longer.
const LONGEST: Duration = Duration::hours(24);

/// Wrong answers of one scope so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tries {
    pub failures: i32,
    /// When the window began; for a pair, when it last failed.
    pub since: DateTime<Utc>,
    pub locked_until: Option<DateTime<Utc>>,
    pub locks: i32,
}

impl Tries {
    pub fn none(now: DateTime<Utc>) -> Tries {
        Tries {
            failures: 0,
            since: now,
            locked_until: None,
            locks: 0,
        }
    }

    /// Seconds until the next answer is taken, rounded up; none when it is taken now.
    pub fn locked_for(&self, now: DateTime<Utc>) -> Option<u64> {
        let left = self.locked_until? - now;
        let seconds = (left.num_milliseconds() + 999) / 1000;
        u64::try_from(seconds).ok().filter(|seconds| *seconds > 0)
    }

    /// What stands at `now`: windows that ran out are forgotten.
    fn at(&self, scope: Scope, now: DateTime<Utc>) -> Tries {
        if now - self.since >= scope.window() && self.locked_for(now).is_none() {
            Tries::none(now)
        } else {
            self.clone()
        }
    }

    /// One more wrong answer, which was not locked.
    #[must_use]
    pub fn failed(&self, scope: Scope, settings: &Linking, now: DateTime<Utc>) -> Tries {
        let mut next = self.at(scope, now);
        next.failures += 1;
        let full = next.failures >= scope.most(settings);
        match scope {
            Scope::Pair => {
                next.since = now;
                if full {
                    let first = Duration::minutes(i64::from(settings.lock_minutes.max(1)));
                    let doubled = first * (1 << next.locks.clamp(0, 11));
                    next.locks += 1;
                    next.failures = 0;
                    next.locked_until = Some(now + doubled.min(LONGEST));
                }
            }
            Scope::Household | Scope::Address if full => {
                next.locked_until = Some(next.since + scope.window());
            }
            Scope::Household | Scope::Address => {}
        }
        next
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings() -> Linking {
        crate::config::Config::test().linking
    }
    fn start() -> DateTime<Utc> {
        "2026-11-22T09:00:00Z".parse().unwrap()
    }
    fn fail(mut tries: Tries, scope: Scope, times: usize, at: DateTime<Utc>) -> Tries {
        for _ in 0..times {
            assert_eq!(tries.locked_for(at), None);
            tries = tries.failed(scope, &settings(), at);
        }
        tries
    }

    #[test]
    fn a_person_is_locked_after_five_and_each_time_twice_as_long() {
        let mut now = start();
        let mut tries = Tries::none(now);
        for hours in [1, 2, 4, 8, 16, 24, 24] {
            tries = fail(tries, Scope::Pair, 4, now);
            assert_eq!(tries.locked_for(now), None);
            tries = fail(tries, Scope::Pair, 1, now);
            assert_eq!(tries.locked_for(now), Some(hours * 3600));
            now += Duration::seconds(i64::try_from(hours * 3600).unwrap());
            assert_eq!(tries.locked_for(now), None);
        }
        now += Duration::days(30);
        tries = fail(tries, Scope::Pair, 5, now);
        assert_eq!(
            tries.locked_for(now),
            Some(3600),
            "a month without failures forgives"
        );
    }

    #[test]
    fn a_household_takes_thirty_in_thirty_days() {
        let first = start();
        let tries = fail(Tries::none(first), Scope::Household, 29, first);
        let day = first + Duration::days(10);
        let tries = fail(tries, Scope::Household, 1, day);
        assert_eq!(tries.locked_for(day), Some(20 * 24 * 3600));
        assert_eq!(tries.locked_for(first + Duration::days(30)), None);
        let later = first + Duration::days(30);
        assert_eq!(
            tries.failed(Scope::Household, &settings(), later).failures,
            1
        );
    }

    #[test]
    fn an_address_takes_fifty_in_an_hour() {
        let first = start();
        let tries = fail(Tries::none(first), Scope::Address, 50, first);
        assert_eq!(tries.locked_for(first), Some(3600));
        assert_eq!(tries.locked_for(first + Duration::minutes(60)), None);
    }
}
