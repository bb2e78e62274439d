//! When which notice is due. Pure.

use crate::base::Period;
use crate::readings::{MeterState, ReadingsSummary};
use chrono::NaiveDate;

/// «Передайте показания»: which meters, until when.
#[derive(Clone, Debug)]
pub struct Reminder<'a> {
    pub period: Period,
    /// Last day of the window; of the month where any day will do.
    pub closes: NaiveDate,
    /// No window is told: the month's end is no deadline, only the billing's habit.
    pub any_day: bool,
    /// The second one of a window.
    pub last: bool,
    pub meters: Vec<&'a MeterState>,
}

/// From so many days before a window closes on it is the last reminder.
const LAST: i64 = 3;

/// The reminder that is due of a household: when a window opens, and once more three days before it closes,
/// while something is missing. Where any day will do, only before the month's end.
pub fn reminder(summary: &ReadingsSummary, today: NaiveDate) -> Option<Reminder<'_>> {
    let missing = || summary.meters.iter().filter(|meter| !meter.sent);
    let closes = missing().filter_map(|meter| meter.closes).min()?;
    let meters: Vec<&MeterState> = missing()
        .filter(|meter| meter.closes == Some(closes))
        .collect();
    let any_day = meters.iter().all(|meter| meter.any_day);
    let last = (closes - today).num_days() <= LAST;
    (last || !any_day).then_some(Reminder {
        period: summary.period,
        closes,
        any_day,
        last,
        meters,
    })
}

/// «Скоро поверка»: meters whose verification ends on one day.
#[derive(Clone, Debug)]
pub struct Ending<'a> {
    pub until: NaiveDate,
    /// 60, 30 or 7: the notice that is due so many days before at the latest.
    pub stage: i64,
    pub meters: Vec<&'a MeterState>,
}

/// Days before the end at which it is told, the latest first.
const STAGES: [i64; 3] = [7, 30, 60];

/// The verifications of a household that end within 60 days, by day.
pub fn endings(summary: &ReadingsSummary, today: NaiveDate) -> Vec<Ending<'_>> {
    let mut found: Vec<Ending<'_>> = Vec::new();
    for meter in &summary.meters {
        let Some(until) = meter.verified_until else {
            continue;
        };
        let left = (until - today).num_days();
        let stage = STAGES.into_iter().find(|days| left <= *days);
        let Some(stage) = stage.filter(|_| left >= 0) else {
            continue;
        };
        match found.iter_mut().find(|one| one.until == until) {
            Some(one) => one.meters.push(meter),
            None => found.push(Ending {
                until,
                stage,
                meters: vec![meter],
            }),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::Decimal;
    use uuid::Uuid;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn meter(serial: &str, closes: Option<&str>, sent: bool, until: Option<&str>) -> MeterState {
        MeterState {
            meter_id: Uuid::nil(),
            supplier_code: String::new(),
            service_code: String::new(),
            service_name: String::new(),
            service_name_en: String::new(),
            serial: serial.to_owned(),
            unit: String::new(),
            fraction_digits: 3,
            verified_until: until.map(day),
            last: vec![(1, Decimal::ONE, day("2026-10-20"))],
            sent,
            months_missing: 0,
            closes: closes.map(day),
            any_day: false,
        }
    }

    fn of(meters: Vec<MeterState>) -> ReadingsSummary {
        ReadingsSummary {
            period: Period::new(2026, 11).unwrap(),
            open: true,
            until: None,
            opens_on: None,
            registers: meters.len(),
            sent: 0,
            last_sent_on: None,
            meters,
        }
    }

    #[test]
    fn a_window_is_told_when_it_opens_and_three_days_before_it_closes() {
        let all = of(vec![meter("a", Some("2026-11-25"), false, None)]);
        let last = |on| reminder(&all, day(on)).map(|one| one.last);
        assert_eq!(last("2026-11-15"), Some(false));
        assert_eq!(last("2026-11-21"), Some(false));
        assert_eq!(last("2026-11-22"), Some(true));
        assert_eq!(last("2026-11-25"), Some(true));
    }

    #[test]
    fn only_what_is_missing_in_the_window_that_closes_first_is_named() {
        let all = of(vec![
            meter("sent", Some("2026-11-23"), true, None),
            meter("later", Some("2026-11-30"), false, None),
            meter("now", Some("2026-11-25"), false, None),
            meter("closed", None, false, None),
        ]);
        let found = reminder(&all, day("2026-11-22")).unwrap();
        let named: Vec<&str> = found.meters.iter().map(|one| one.serial.as_str()).collect();
        assert_eq!((named, found.closes), (vec!["now"], day("2026-11-25")));
        let done = of(vec![meter("sent", Some("2026-11-25"), true, None)]);
        assert!(reminder(&done, day("2026-11-22")).is_none());
    }

    #[test]
    fn where_any_day_will_do_only_the_months_end_reminds() {
        let mut any = meter("a", Some("2026-11-30"), false, None);
        any.any_day = true;
        let all = of(vec![any]);
        assert!(reminder(&all, day("2026-11-26")).is_none());
        assert!(reminder(&all, day("2026-11-27")).unwrap().last);
    }

    #[test]
    fn a_verification_is_told_60_30_and_7_days_before_its_end_and_not_after() {
        let of_day = |left: i64| {
            let until = (day("2026-11-22") + chrono::Duration::days(left)).to_string();
            let all = of(vec![
                meter("a", None, true, Some(&until)),
                meter("b", None, true, Some(&until)),
                meter("c", None, true, None),
            ]);
            let found = endings(&all, day("2026-11-22"));
            assert!(found.iter().all(|one| one.meters.len() == 2));
            found.first().map(|one| one.stage)
        };
        let stages = [61, 60, 31, 30, 8, 7, 0, -1].map(of_day);
        let expected = [
            None,
            Some(60),
            Some(60),
            Some(30),
            Some(30),
            Some(7),
            Some(7),
            None,
        ];
        assert_eq!(stages, expected);
    }
}
