//! The penalty of one month worked out step by step: an estimate beside billing's figure, which rules.
//!
//! ЖК ст. 155 ч. 14 (DOMAIN 6.2): for an unpaid debt nothing for 30 days, then 1/300 of the rate a day, from
//! day 91 on 1/130 (capital repair: 1/300 throughout, ч. 14.1). Day 1 is the day after the debt was due; the
//! day of payment counts; payments cover the oldest debt first; never a penalty on a penalty. The rate is the
//! one in force on the last day counted. Steps are not rounded, their sum is, once.

use crate::base::{Money, Period};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::Deserialize;

/// Days without penalty, and the last day of the slow stage.
const FREE: i64 = 30;
const SLOW_UNTIL: i64 = 90;
const SLOW: u32 = 300;
const FAST: u32 = 130;

/// What a month charged and when it was due; what stood before the first bill is a debt without a month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Debt {
    pub period: Option<Period>,
    pub due_on: NaiveDate,
    pub amount: Money,
}

/// A payment (below zero: a refund).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Paid {
    pub paid_on: NaiveDate,
    pub amount: Money,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Rate {
    pub valid_from: NaiveDate,
    /// The key rate, and what the law counts with at most; % a year.
    pub percent: Decimal,
    pub cap: Option<Decimal>,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Pause {
    pub day_from: NaiveDate,
    pub day_to: NaiveDate,
}

/// Effective-dated rules.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rules {
    /// Oldest first.
    pub rates: Vec<Rate>,
    pub pauses: Vec<Pause>,
}

impl Rules {
    /// The rate that counts on a day, % a year.
    pub fn percent(&self, day: NaiveDate) -> Option<Decimal> {
        let rate = self.rates.iter().rfind(|rate| rate.valid_from <= day)?;
        Some(rate.cap.map_or(rate.percent, |cap| cap.min(rate.percent)))
    }
    fn paused(&self, day: NaiveDate) -> bool {
        self.pauses
            .iter()
            .any(|pause| pause.day_from <= day && day <= pause.day_to)
    }
}

/// Days in a row with the same debt and stage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub period: Option<Period>,
    pub due_on: NaiveDate,
    /// Unpaid on these days.
    pub balance: Money,
    pub from: NaiveDate,
    pub to: NaiveDate,
    /// Which day of delay `from` is.
    pub first_day: i64,
    pub days: u32,
    /// 300 or 130.
    pub divisor: u32,
    /// % a year.
    pub percent: Decimal,
}

impl Step {
    /// Roubles, not rounded.
    pub fn amount(&self) -> Decimal {
        self.balance.decimal() * self.percent / Decimal::ONE_HUNDRED * Decimal::from(self.days)
            / Decimal::from(self.divisor)
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Estimate {
    pub steps: Vec<Step>,
    pub total: Money,
}

/// Penalty of the days of `month`. `debts` oldest first; `fund` = capital repair.
pub fn estimate(
    debts: &[Debt],
    paid: &[Paid],
    month: Period,
    rules: &Rules,
    fund: bool,
) -> Estimate {
    let (first, last) = (month.first_day(), month.last_day());
    let mut debts: Vec<Debt> = debts.to_vec();
    let credits: Money = debts
        .iter()
        .filter(|debt| debt.amount.is_negative())
        .map(|debt| -debt.amount)
        .sum();
    debts.retain(|debt| debt.amount.is_positive());
    let before: Money = paid
        .iter()
        .filter(|paid| paid.paid_on < first)
        .map(|paid| paid.amount)
        .sum();
    settle(&mut debts, before + credits);
    let mut found = Estimate::default();
    let mut open: Vec<Option<usize>> = vec![None; debts.len()];
    for day in first.iter_days().take_while(|day| *day <= last) {
        for (nth, debt) in debts.iter().enumerate() {
            let delay = (day - debt.due_on).num_days();
            let Some(divisor) =
                stage(delay, fund).filter(|_| debt.amount.is_positive() && !rules.paused(day))
            else {
                open[nth] = None;
                continue;
            };
            match open[nth].and_then(|at| found.steps.get_mut(at)) {
                Some(step) if step.divisor == divisor && step.balance == debt.amount => {
                    step.to = day;
                    step.days += 1;
                }
                _ => {
                    open[nth] = Some(found.steps.len());
                    found.steps.push(Step {
                        period: debt.period,
                        due_on: debt.due_on,
                        balance: debt.amount,
                        from: day,
                        to: day,
                        first_day: delay,
                        days: 1,
                        divisor,
                        percent: Decimal::ZERO,
                    });
                }
            }
        }
        let today = paid
            .iter()
            .filter(|paid| paid.paid_on == day)
            .map(|paid| paid.amount)
            .sum();
        settle(&mut debts, today);
    }
    for step in &mut found.steps {
        step.percent = rules.percent(step.to).unwrap_or_default();
    }
    found.steps.retain(|step| !step.percent.is_zero());
    found.steps.sort_by_key(|step| (step.due_on, step.from));
    found.total = Money::from_decimal(found.steps.iter().map(Step::amount).sum());
    found
}

/// Which part of the rate a day of delay costs.
fn stage(delay: i64, fund: bool) -> Option<u32> {
    match delay {
        ..=FREE => None,
        _ if fund || delay <= SLOW_UNTIL => Some(SLOW),
        _ => Some(FAST),
    }
}

/// The oldest debt first; what is too much is an advance and covers no later month here.
fn settle(debts: &mut [Debt], mut paid: Money) {
    for debt in debts {
        if !paid.is_positive() {
            return;
        }
        let part = if paid.decimal() < debt.amount.decimal() {
            paid
        } else {
            debt.amount
        };
        debt.amount = debt.amount - part;
        paid = paid - part;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal_macros::dec;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }
    fn money(text: &str) -> Money {
        Money::parse(text).unwrap()
    }
    fn rules() -> Rules {
        let rate = |from: &str, percent, cap| Rate {
            valid_from: day(from),
            percent,
            cap,
        };
        Rules {
            rates: vec![
                rate("2024-10-28", dec!(21), Some(dec!(9.5))),
                rate("2026-06-01", dec!(9), Some(dec!(9.5))),
            ],
            pauses: vec![],
        }
    }
    fn debt(due: &str, amount: &str) -> Debt {
        Debt {
            period: None,
            due_on: day(due),
            amount: money(amount),
        }
    }
    fn paid(on: &str, amount: &str) -> Paid {
        Paid {
            paid_on: day(on),
            amount: money(amount),
        }
    }
    fn of(debts: &[Debt], paid: &[Paid], month: &str, fund: bool) -> Estimate {
        estimate(debts, paid, Period::parse(month).unwrap(), &rules(), fund)
    }

    /// DOMAIN 6.2, example A: 190.00 in the slow stage, 219.2308 in the fast one, paid on day 120.
    #[test]
    fn the_stages_of_example_a_come_out_to_the_kopeck() {
        let debts = [debt("2025-01-10", "10000")];
        let payments = [paid("2025-05-10", "10000")];
        let months: Vec<Estimate> = [
            "2025-01", "2025-02", "2025-03", "2025-04", "2025-05", "2025-06",
        ]
        .map(|month| of(&debts, &payments, month, false))
        .into();
        let all: Decimal = months.iter().flat_map(|m| &m.steps).map(Step::amount).sum();
        assert_eq!(Money::from_decimal(all), money("409.23"));
        let april = &months[3];
        assert_eq!(april.steps.len(), 2);
        assert_eq!(
            (
                april.steps[0].first_day,
                april.steps[0].days,
                april.steps[0].divisor
            ),
            (81, 10, 300)
        );
        assert_eq!(
            (
                april.steps[1].first_day,
                april.steps[1].days,
                april.steps[1].divisor
            ),
            (91, 20, 130)
        );
        assert_eq!(april.total, money("177.82"));
        assert_eq!(months[0].total, Money::ZERO);
        assert_eq!(months[5].total, Money::ZERO);
    }

    /// DOMAIN 6.2, example B with its rate: a part paid on day 35, the rest on day 106.
    #[test]
    fn a_part_payment_lowers_what_the_penalty_is_counted_on_from_the_next_day() {
        let debts = [debt("2026-04-15", "5000")];
        let payments = [paid("2026-05-20", "2000"), paid("2026-07-30", "3000")];
        let mut rules = rules();
        rules.rates.pop();
        let all: Decimal = ["2026-05", "2026-06", "2026-07", "2026-08"]
            .map(|month| {
                estimate(
                    &debts,
                    &payments,
                    Period::parse(month).unwrap(),
                    &rules,
                    false,
                )
            })
            .iter()
            .flat_map(|month| &month.steps)
            .map(Step::amount)
            .sum();
        assert_eq!(Money::from_decimal(all), money("95.24"));
    }

    #[test]
    fn capital_repair_has_no_fast_stage_and_a_moratorium_costs_nothing() {
        let debts = [debt("2025-01-10", "10000")];
        let june = of(&debts, &[], "2025-06", true);
        assert_eq!(june.steps.len(), 1);
        assert_eq!(june.total, money("95"));
        let mut rules = rules();
        rules.pauses.push(Pause {
            day_from: day("2025-06-01"),
            day_to: day("2025-06-29"),
        });
        let month = Period::parse("2025-06").unwrap();
        let left = estimate(&debts, &[], month, &rules, false);
        assert_eq!(
            (left.steps.len(), left.steps[0].days, left.steps[0].from),
            (1, 1, day("2025-06-30"))
        );
    }

    #[test]
    fn the_oldest_debt_is_paid_first_and_a_credit_pays_like_money() {
        let debts = [
            debt("2025-01-10", "1000"),
            debt("2025-02-10", "1000"),
            debt("2025-03-10", "-500"),
        ];
        let may = of(&debts, &[paid("2025-04-01", "900")], "2025-05", false);
        assert_eq!(may.steps.len(), 2, "{:?}", may.steps);
        assert!(
            may.steps
                .iter()
                .all(|step| step.due_on == day("2025-02-10") && step.balance == money("600"))
        );
    }

    #[test]
    fn the_rate_is_the_key_rate_and_never_above_the_cap() {
        assert_eq!(rules().percent(day("2025-01-01")), Some(dec!(9.5)));
        assert_eq!(rules().percent(day("2026-06-01")), Some(dec!(9)));
        assert_eq!(rules().percent(day("2020-01-01")), None);
    }
}
