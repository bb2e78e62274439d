//! How households pay: each habit of `payers.csv` as a plan of one month's payments.
//!
//! | habit | does |
//! |---|---|
//! | prompt | the whole bill on the day it is issued |
//! | usual | the whole bill between the 7th and the 18th |
//! | late | what the bill before the last left, between the 20th and the 24th |
//! | share | `amount` percent of the bill, in whole rubles |
//! | stop | usual, and nothing in the last `ago` months |
//! | over | usual; `ago` months ago `amount` usual months ahead |
//! | double | usual; `ago` months ago twice on one day, refunded a month later |
//! | slip | usual; `ago` months ago the bank posted it twice and corrected itself |

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::calendar::{Month, Span};
use super::data::{Data, Payer};
use super::noise;
use super::output::round;

/// One row of payments.csv.
#[derive(Debug, Clone)]
pub(super) struct Payment {
    pub(super) on: NaiveDate,
    /// As written: a refund positive, a correction signed.
    pub(super) amount: Decimal,
    pub(super) kind: &'static str,
    pub(super) source: &'static str,
}

impl Payment {
    /// What it adds to the column «paid».
    pub(super) fn counted(&self) -> Decimal {
        if self.kind == "refund" {
            -self.amount
        } else {
            self.amount
        }
    }
}

/// What a payer sees in the newest bill.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seen {
    /// Total without penalty: the penalty of the set is never paid, so that it stays to be seen.
    pub(super) owed: Decimal,
    /// The part of it charged in the last month.
    pub(super) fresh: Decimal,
    /// Paid twice by mistake in the month before.
    pub(super) twice: Decimal,
    /// The day the newest bill was issued.
    pub(super) issued_on: NaiveDate,
}

impl Data {
    /// The row for a supplier account: its own, or the account's for all.
    pub(super) fn payer(&self, account: &str, prefix: &str) -> Option<&Payer> {
        let of = |prefix: &str| {
            let fits = |p: &&Payer| p.account_number == account && p.prefix == prefix;
            self.payers.iter().find(fits)
        };
        of(prefix).or_else(|| of("*"))
    }
}

/// The payments of `month` to one supplier account, up to today.
pub(super) fn plan(
    payer: Option<&Payer>,
    span: Span,
    month: Month,
    key: &str,
    seen: Seen,
) -> Vec<Payment> {
    let habit = payer.map_or("usual", |payer| payer.payer.as_str());
    let mark = payer.and_then(|payer| payer.ago).unwrap_or(i32::MIN);
    let amount = payer.and_then(|payer| payer.amount).unwrap_or_default();
    let ago = month.until(span.last);
    let usual_day = month.at(7 + noise::below(12, key, month, 6) as u32);
    let sources = ["bank", "bank", "post", "office"];
    let source = sources[noise::below(4, key, month, 7) as usize];
    let pay = |on: NaiveDate, amount: Decimal| Payment {
        on,
        amount,
        kind: "payment",
        source,
    };
    let mut plan = match habit {
        "prompt" => vec![pay(seen.issued_on, seen.owed)],
        "late" => {
            let day = month.at(20 + noise::below(5, key, month, 8) as u32);
            vec![pay(day, seen.owed - seen.fresh)]
        }
        "share" => vec![pay(
            usual_day,
            round(seen.owed * amount / Decimal::ONE_HUNDRED, 0),
        )],
        "stop" if ago < mark => Vec::new(),
        "over" if ago == mark => vec![pay(usual_day, round(seen.owed + amount * seen.fresh, 0))],
        "double" if ago == mark => vec![pay(usual_day, seen.owed), pay(usual_day, seen.owed)],
        "double" if ago == mark - 1 => {
            let refund = Payment {
                kind: "refund",
                ..pay(month.at(6), seen.twice)
            };
            vec![refund, pay(usual_day, seen.owed + seen.twice)]
        }
        "slip" if ago == mark => {
            let back = pay(usual_day.succ_opt().unwrap_or(usual_day), -seen.owed);
            let correction = Payment {
                kind: "correction",
                ..back
            };
            vec![
                pay(usual_day, seen.owed),
                pay(usual_day, seen.owed),
                correction,
            ]
        }
        _ => vec![pay(usual_day, seen.owed)],
    };
    // Who owes nothing pays nothing; only a correction takes back.
    let real = |p: &Payment| (p.amount > Decimal::ZERO) != (p.kind == "correction");
    plan.retain(|p| p.on <= span.today && !p.amount.is_zero() && real(p));
    plan
}
