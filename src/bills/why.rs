//! «Почему сумма изменилась»: this bill against the one before it, taken apart into reasons that add up.
//!
//! Compared is what each bill charged for its month: Σ over payable totals of charged + support +
//! recalculation + new penalty. Debts and payments of earlier months are no reason of this month.
//!
//! A line that stands on both bills, `q₀ → q₁` units and `c₀ → c₁` roubles:
//! - **volume** = round(c₀ · (q₁ − q₀) / q₀, 2): the change of units at the old price of a unit;
//! - **price** = (c₁ − c₀) − volume: what is left is the change of price at the new number of units, so that
//!   both add up to the kopeck, whatever billing rounded;
//! - where only one of quantity and tariff changed, the whole difference is its;
//! - where billing counts in another way (meter → norm), the whole difference is that;
//! - where it tells neither, the difference is named as a change of the charge.
//!
//! What a supplier's total says beyond its lines is a reason of the supplier. The property test below holds
//! Σ of reasons = difference.

use super::model::{Line, Sheet, SupplierPart};
use crate::base::Money;
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use uuid::Uuid;

/// How many reasons are told one by one.
const TOLD: usize = 3;

/// Why it changed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The service is new on this bill.
    Started,
    /// It is on this bill no more.
    Ended,
    /// Counted in another way than before: bases of [`Line`].
    Basis {
        from: String,
        to: String,
    },
    /// Units before and now.
    Volume {
        from: Decimal,
        to: Decimal,
        unit: String,
    },
    /// Tariff before and now, roubles a unit; none where it differs by zone or range, or is not told.
    Price(Option<(Decimal, Decimal)>),
    /// The charge changed and the bill does not say by what.
    Charge,
    Support,
    Recalculation,
    Penalty,
}

/// One reason and its share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    pub kind: Kind,
    pub supplier: String,
    /// Billing's word for the service and its English name; empty = the supplier as a whole.
    pub service: String,
    pub service_en: String,
    pub amount: Money,
}

/// The comparison of two bills.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    /// What this bill charged for its month, and the one before.
    pub now: Money,
    pub before: Money,
    /// The largest ones.
    pub reasons: Vec<Reason>,
    /// What the others come to, and how many they are.
    pub rest: Money,
    pub others: usize,
}

impl Why {
    pub fn of(before: &Sheet, now: &Sheet) -> Why {
        let mut all = reasons(before, now);
        all.sort_by(|a, b| {
            size(b.amount)
                .cmp(&size(a.amount))
                .then_with(|| a.supplier.cmp(&b.supplier))
        });
        let others = all.split_off(all.len().min(TOLD));
        Why {
            now: charged(now),
            before: charged(before),
            rest: others.iter().map(|reason| reason.amount).sum(),
            others: others.len(),
            reasons: all,
        }
    }
    /// More (or, below zero, less) than before.
    pub fn difference(&self) -> Money {
        self.now - self.before
    }
}

fn size(amount: Money) -> Decimal {
    amount.decimal().abs()
}

fn charged(sheet: &Sheet) -> Money {
    let footer = sheet.footer();
    footer.charged + footer.support + footer.recalculation + footer.penalty_charged
}

/// What a supplier account charged, of its payable totals.
#[derive(Clone, Copy, Default)]
struct Sums {
    charged: Money,
    support: Money,
    recalculation: Money,
    penalty: Money,
}

fn sums(part: Option<&SupplierPart>) -> Sums {
    let mut sums = Sums::default();
    for total in part
        .iter()
        .flat_map(|part| &part.totals)
        .filter(|total| total.payable)
    {
        sums.charged += total.charged;
        sums.support += total.support;
        sums.recalculation += total.recalculation;
        sums.penalty += total.penalty_charged;
    }
    sums
}

/// Lines that count: not those of the alternative that is not to be paid.
fn lines(part: Option<&SupplierPart>) -> impl Iterator<Item = &Line> {
    part.into_iter().flat_map(|part| {
        part.lines.iter().filter(move |line| {
            let other = |total: &super::model::Total| total.label == line.label && !total.payable;
            !part.totals.iter().any(other)
        })
    })
}

fn reasons(before: &Sheet, now: &Sheet) -> Vec<Reason> {
    let mut parts: BTreeMap<Uuid, (Option<&SupplierPart>, Option<&SupplierPart>)> = BTreeMap::new();
    for part in &before.suppliers {
        parts.entry(part.id).or_default().0 = Some(part);
    }
    for part in &now.suppliers {
        parts.entry(part.id).or_default().1 = Some(part);
    }
    parts
        .into_values()
        .flat_map(|(before, now)| of_supplier(before, now))
        .filter(|reason| !reason.amount.is_zero())
        .collect()
}

fn of_supplier(before: Option<&SupplierPart>, now: Option<&SupplierPart>) -> Vec<Reason> {
    let Some(named) = now.or(before) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let mut services: Vec<&Line> = Vec::new();
    for line in lines(now).chain(lines(before)) {
        if services.iter().all(|known| known.service != line.service) {
            services.push(line);
        }
    }
    let mut told = Sums::default();
    for line in services {
        let of = |part| {
            lines(part)
                .filter(|l| l.service == line.service)
                .collect::<Vec<_>>()
        };
        let (was, is) = (of(before), of(now));
        let reason = |(kind, amount)| Reason {
            kind,
            supplier: named.name.clone(),
            service: line.name.clone(),
            service_en: line.name_en.clone(),
            amount,
        };
        let all: Vec<(Kind, Money)> = of_service(&was, &is);
        for (kind, amount) in &all {
            match kind {
                Kind::Support => told.support += *amount,
                Kind::Recalculation => told.recalculation += *amount,
                _ => told.charged += *amount,
            }
        }
        found.extend(all.into_iter().map(reason));
    }
    let (was, is) = (sums(before), sums(now));
    let beyond = match (before.is_some(), now.is_some()) {
        (false, true) => Kind::Started,
        (true, false) => Kind::Ended,
        _ => Kind::Charge,
    };
    let rest = [
        (beyond, is.charged - was.charged - told.charged),
        (Kind::Support, is.support - was.support - told.support),
        (
            Kind::Recalculation,
            is.recalculation - was.recalculation - told.recalculation,
        ),
        (Kind::Penalty, is.penalty - was.penalty),
    ];
    found.extend(rest.into_iter().map(|(kind, amount)| Reason {
        kind,
        supplier: named.name.clone(),
        service: String::new(),
        service_en: String::new(),
        amount,
    }));
    found
}

/// Reasons of one service of one supplier; they add up to the difference of its lines.
fn of_service(was: &[&Line], is: &[&Line]) -> Vec<(Kind, Money)> {
    let sum =
        |lines: &[&Line], of: fn(&Line) -> Money| lines.iter().map(|line| of(line)).sum::<Money>();
    let charge = sum(is, |line| line.charged) - sum(was, |line| line.charged);
    let mut found = match (was.is_empty(), is.is_empty()) {
        (true, _) => vec![(Kind::Started, charge)],
        (_, true) => vec![(Kind::Ended, charge)],
        _ => of_charge(was, is, charge),
    };
    let support = sum(is, |line| line.support) - sum(was, |line| line.support);
    let recalculation = sum(is, |line| line.recalculation) - sum(was, |line| line.recalculation);
    found.push((Kind::Support, support));
    found.push((Kind::Recalculation, recalculation));
    found
}

fn of_charge(was: &[&Line], is: &[&Line], difference: Money) -> Vec<(Kind, Money)> {
    if let (Some(from), Some(to)) = (basis(was), basis(is))
        && from != to
    {
        return vec![(Kind::Basis { from, to }, difference)];
    }
    let (mut volume, mut price) = (Money::ZERO, Money::ZERO);
    let mut keys: Vec<(&str, &str)> = Vec::new();
    for line in is.iter().chain(was) {
        let key = (line.label.as_str(), line.line.as_str());
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    for (label, name) in keys {
        let one = |lines: &[&Line]| {
            lines
                .iter()
                .copied()
                .find(|l| l.label == label && l.line == name)
                .cloned()
        };
        match effects(one(was).as_ref(), one(is).as_ref()) {
            Some((by_volume, by_price)) => {
                volume += by_volume;
                price += by_price;
            }
            None => return vec![(Kind::Charge, difference)],
        }
    }
    let units = |lines: &[&Line]| {
        lines
            .iter()
            .filter_map(|line| line.quantity)
            .sum::<Decimal>()
    };
    let unit = is.first().map_or(String::new(), |line| line.unit.clone());
    vec![
        (
            Kind::Volume {
                from: units(was),
                to: units(is),
                unit,
            },
            volume,
        ),
        (Kind::Price(tariffs(was, is)), price),
    ]
}

/// Effects of volume and price on one line; none where the bill does not say enough.
fn effects(was: Option<&Line>, is: Option<&Line>) -> Option<(Money, Money)> {
    let charge = |line: Option<&Line>| line.map_or(Money::ZERO, |line| line.charged);
    let difference = charge(is) - charge(was);
    let quantity = |line: Option<&Line>| match line {
        // The zone or range did not run this month.
        None => Some(Decimal::ZERO),
        Some(line) => line.quantity,
    };
    let (before, now) = (quantity(was)?, quantity(is)?);
    let tariff = |line: Option<&Line>| line.and_then(|line| line.tariff);
    if before == now {
        let changed = tariff(was) != tariff(is) || difference.is_zero();
        return changed.then_some((Money::ZERO, difference));
    }
    if before.is_zero() || now.is_zero() || tariff(was).is_some() && tariff(was) == tariff(is) {
        return Some((difference, Money::ZERO));
    }
    let change = (now - before).checked_div(before)?;
    let volume = Money::from_decimal(charge(was).decimal().checked_mul(change)?);
    Some((volume, difference - volume))
}

/// The way all lines of a service are counted, where it is one.
fn basis(lines: &[&Line]) -> Option<String> {
    let first = lines.first()?.basis.clone();
    (!first.is_empty() && lines.iter().all(|line| line.basis == first)).then_some(first)
}

/// The tariff before and now, where there is one of each and they differ.
fn tariffs(was: &[&Line], is: &[&Line]) -> Option<(Decimal, Decimal)> {
    let ([was], [is]) = (was, is) else {
        return None;
    };
    was.tariff.zip(is.tariff).filter(|(from, to)| from != to)
}

#[cfg(test)]
#[path = "why_tests.rs"]
mod tests;
