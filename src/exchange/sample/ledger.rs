//! Balances of one supplier account, month by month, to the kopeck: each line carries its own,
//! and the lines together make the total without penalty.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::calendar::{Month, due_on, issued_on};
use super::charges::Charge;
use super::data::{Event, Payer};
use super::output::round;
use super::payers::{Payment, Seen};
use super::penalty::Arrears;

/// A row of bill_lines.csv.
pub(super) struct LineRow {
    pub(super) charge: Charge,
    pub(super) opening: Decimal,
    pub(super) paid: Decimal,
    pub(super) support: Decimal,
    pub(super) recalculation: Decimal,
    pub(super) closing: Decimal,
}

/// A row of bill_totals.csv.
#[derive(Default)]
pub(super) struct TotalRow {
    pub(super) label: String,
    pub(super) opening: Decimal,
    pub(super) paid: Decimal,
    pub(super) charged: Decimal,
    pub(super) support: Decimal,
    pub(super) recalculation: Decimal,
    pub(super) penalty_charged: Decimal,
    pub(super) penalty: Decimal,
    pub(super) total: Decimal,
    pub(super) payable: bool,
}

/// One label of a supplier account: two stand beside each other where the resident may choose.
#[derive(Debug, Clone)]
struct Sheet {
    label: String,
    total: Decimal,
    /// By position, service and line: the last charge and what is left of it.
    lines: BTreeMap<(u32, String, String), (Charge, Decimal)>,
}

/// A supplier account of one household.
#[derive(Debug, Clone)]
pub(super) struct Book {
    pub(super) supplier: String,
    pub(super) number: String,
    pub(super) prefix: String,
    sheets: Vec<Sheet>,
    opening: Decimal,
    penalty: Decimal,
    arrears: Option<Arrears>,
    fresh: Decimal,
    twice: Decimal,
}

/// What a month brings to a supplier account.
pub(super) struct Entries<'a> {
    pub(super) month: Month,
    pub(super) charges: Vec<Charge>,
    pub(super) payments: &'a [Payment],
    pub(super) events: &'a [&'a Event],
}

impl Book {
    /// `first`: the first billed month, before which the opening balance was due.
    pub(super) fn new(
        supplier: &str,
        prefix: &str,
        number: &str,
        payer: Option<&Payer>,
        first: Month,
    ) -> Self {
        let opening = payer.and_then(|payer| payer.opening).unwrap_or_default();
        let penalty = payer.and_then(|payer| payer.penalty);
        let arrears = penalty.map(|_| {
            let mut arrears = Arrears::default();
            arrears.add(due_on(first.plus(-1)), opening);
            arrears
        });
        Self {
            supplier: supplier.to_owned(),
            number: number.to_owned(),
            prefix: prefix.to_owned(),
            sheets: Vec::new(),
            opening,
            penalty: penalty.unwrap_or_default(),
            arrears,
            fresh: Decimal::ZERO,
            twice: Decimal::ZERO,
        }
    }

    /// What its payer sees before `month`.
    pub(super) fn seen(&self, month: Month, reissued_on: Option<NaiveDate>) -> Seen {
        let total = self.sheets.first().map(|sheet| sheet.total - self.penalty);
        Seen {
            owed: total.unwrap_or(self.opening),
            fresh: self.fresh,
            twice: self.twice,
            issued_on: reissued_on.unwrap_or(issued_on(month.plus(-1))),
        }
    }

    /// Posts a month: its lines and totals by label. Nothing where there is nothing to say.
    pub(super) fn post(&mut self, entries: &Entries<'_>) -> (Vec<TotalRow>, Vec<LineRow>) {
        self.open_sheets(&entries.charges);
        let by_day: Vec<_> = entries
            .payments
            .iter()
            .map(|p| (p.on, p.counted()))
            .collect();
        let arrears = self.arrears.as_mut();
        let new_penalty = arrears.map_or(Decimal::ZERO, |a| a.month(entries.month, &by_day));
        self.penalty += new_penalty;
        let (mut totals, mut lines) = (Vec::new(), Vec::new());
        for (nth, sheet) in self.sheets.iter_mut().enumerate() {
            let rows = sheet.post(entries);
            if rows.is_empty() {
                continue;
            }
            let mut total = sum(&rows);
            total.label = sheet.label.clone();
            total.opening = sheet.total;
            total.payable = nth == 0;
            if total.payable {
                total.penalty_charged = new_penalty;
                total.penalty = self.penalty;
                self.fresh = total.charged + total.support + total.recalculation;
            }
            total.total = total.opening - total.paid
                + total.charged
                + total.support
                + total.recalculation
                + total.penalty_charged;
            sheet.total = total.total;
            totals.push(total);
            lines.extend(rows);
        }
        if let Some(arrears) = self.arrears.as_mut() {
            arrears.add(due_on(entries.month), self.fresh);
        }
        self.twice = twice(entries.payments);
        (totals, lines)
    }

    fn open_sheets(&mut self, charges: &[Charge]) {
        for charge in charges {
            if !self.sheets.iter().any(|sheet| sheet.label == charge.label) {
                let key = (charge.position, charge.service.clone(), charge.line.clone());
                let penalty = if self.sheets.is_empty() {
                    self.penalty
                } else {
                    Decimal::ZERO
                };
                self.sheets.push(Sheet {
                    label: charge.label.clone(),
                    total: self.opening + penalty,
                    lines: BTreeMap::from([(key, (charge.clone(), self.opening))]),
                });
            }
        }
    }
}

impl Sheet {
    fn post(&mut self, entries: &Entries<'_>) -> Vec<LineRow> {
        let mut charges = BTreeMap::new();
        for charge in entries
            .charges
            .iter()
            .filter(|charge| charge.label == self.label)
        {
            let key = (charge.position, charge.service.clone(), charge.line.clone());
            let silent = (charge.clone(), Decimal::ZERO);
            self.lines.entry(key.clone()).or_insert(silent);
            charges.insert(key, charge.clone());
        }
        self.lines
            .retain(|key, line| charges.contains_key(key) || !line.1.is_zero());
        let mut paid = self.share_out(entries.payments);
        let mut rows = Vec::new();
        let mut adjusted = String::new();
        for (key, (last, balance)) in &mut self.lines {
            let charge = charges.remove(key).unwrap_or_else(|| silent(last));
            let (support, recalculation) = adjustments(&charge, entries.events, &adjusted);
            adjusted.clone_from(&charge.service);
            let opening = *balance;
            let paid = paid.remove(key).unwrap_or_default();
            *balance = opening - paid + charge.charged + support + recalculation;
            *last = charge.clone();
            rows.push(LineRow {
                charge,
                opening,
                paid,
                support,
                recalculation,
                closing: *balance,
            });
        }
        rows
    }

    /// Shares payments out over the lines: each gets what it owes, the first one the rest.
    fn share_out(&self, payments: &[Payment]) -> BTreeMap<(u32, String, String), Decimal> {
        let mut left: Decimal = payments.iter().map(Payment::counted).sum();
        let mut shares = BTreeMap::new();
        for (key, (_, balance)) in &self.lines {
            let part = left.min(*balance).max(Decimal::ZERO);
            left -= part;
            shares.insert(key.clone(), part);
        }
        if let Some(mut first) = shares.first_entry() {
            *first.get_mut() += left;
        }
        shares
    }
}

/// A line that is only still there for its balance.
fn silent(last: &Charge) -> Charge {
    Charge {
        quantity: None,
        quantity_common: None,
        multiplier: None,
        norm: None,
        object_count: None,
        charged: Decimal::ZERO,
        ..last.clone()
    }
}

/// Support and recalculation of a line; a recalculation stands on the first line of its service.
fn adjustments(charge: &Charge, events: &[&Event], adjusted: &str) -> (Decimal, Decimal) {
    let (mut support, mut recalculation) = (Decimal::ZERO, Decimal::ZERO);
    for event in events
        .iter()
        .filter(|event| event.service == charge.service)
    {
        match event.kind.as_str() {
            "support" => support -= round(charge.charged * event.amount / Decimal::ONE_HUNDRED, 2),
            "recalculation" | "instalment" if adjusted != charge.service => {
                recalculation += event.amount;
            }
            _ => {}
        }
    }
    (support, recalculation)
}

fn sum(rows: &[LineRow]) -> TotalRow {
    let of = |field: fn(&LineRow) -> Decimal| rows.iter().map(field).sum();
    TotalRow {
        paid: of(|row| row.paid),
        charged: of(|row| row.charge.charged),
        support: of(|row| row.support),
        recalculation: of(|row| row.recalculation),
        ..TotalRow::default()
    }
}

/// The amount that came twice on one day without being taken back.
fn twice(payments: &[Payment]) -> Decimal {
    match payments {
        [a, b] if a.on == b.on && a.amount == b.amount => b.amount,
        _ => Decimal::ZERO,
    }
}
