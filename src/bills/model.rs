//! What a bill holds, as billing told it, and the few sums the paper itself derives from it.

use crate::base::{Money, Period};
use chrono::{DateTime, NaiveDate, Utc};
use rust_decimal::Decimal;
use serde::Deserialize;
use uuid::Uuid;

/// Head of one document: a row of the bills list and the top of its page.
#[derive(Clone, Debug)]
pub struct Bill {
    pub period: Period,
    /// Empty for the only document of its month.
    pub document: String,
    pub number: String,
    pub gis_document_id: String,
    pub issued_on: Option<NaiveDate>,
    pub due_on: Option<NaiveDate>,
    /// Payments up to this day, included, are in the sums.
    pub payments_until: NaiveDate,
    pub withdrawn_on: Option<NaiveDate>,
    pub withdrawn_reason: String,
    pub note: String,
    /// When totals of this document were last replaced by others; the earlier ones are kept.
    pub corrected_at: Option<DateTime<Utc>>,
    /// The biller's own PDF came along.
    pub file: bool,
    /// «К оплате» as on paper: the positive payable totals, netted with nobody's overpayment.
    pub total: Money,
    /// What of `total` is still owed: payments told or made later cover the oldest debt first, and no
    /// more is left than is due today.
    pub left: Money,
    /// What the whole account owes today, over all its suppliers.
    pub owed: Money,
}

/// What a resident asks of a bill first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BillState {
    Withdrawn,
    /// Nothing was to be paid.
    Nothing,
    Paid,
    Part,
    Unpaid,
}

impl Bill {
    pub fn state(&self) -> BillState {
        match () {
            () if self.withdrawn_on.is_some() => BillState::Withdrawn,
            () if !self.total.is_positive() => BillState::Nothing,
            () if !self.left.is_positive() => BillState::Paid,
            () if self.left < self.total => BillState::Part,
            () => BillState::Unpaid,
        }
    }
}

/// The rows of one document, all read in one statement: a reload in between cannot mix versions.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    pub suppliers: Vec<SupplierPart>,
    pub meters: Vec<MeterRow>,
    pub adjustments: Vec<Adjustment>,
    pub volumes: Vec<HouseVolume>,
}

/// One supplier account on the bill.
#[derive(Clone, Debug, Deserialize)]
pub struct SupplierPart {
    pub id: Uuid,
    pub code: String,
    pub name: String,
    /// The supplier's number for this household: `data-contract`.
    pub number: String,
    /// What it is for, by its contracts: tells two accounts with one supplier apart.
    pub services: String,
    #[serde(default)]
    pub totals: Vec<Total>,
    #[serde(default)]
    pub lines: Vec<Line>,
}

/// Sum of one supplier account; with labels there are two, of which one is payable.
#[derive(Clone, Debug, Deserialize)]
pub struct Total {
    pub supplier_account_id: Uuid,
    /// «1/12», «Факт», or empty.
    pub label: String,
    pub opening: Money,
    pub paid: Money,
    pub charged: Money,
    pub support: Money,
    pub recalculation: Money,
    /// New penalty of this month.
    pub penalty_charged: Money,
    /// All penalty inside `total`.
    pub penalty: Money,
    pub total: Money,
    pub payable: bool,
}

impl Total {
    /// Opening debt without penalty, as the services view has it (CONTRACT 4).
    pub fn own_opening(&self) -> Money {
        self.opening - (self.penalty - self.penalty_charged)
    }
    /// Closing debt without penalty.
    pub fn own_closing(&self) -> Money {
        self.total - self.penalty
    }
}

/// One printed line of a service: by zone, range or label where the service has several.
#[derive(Clone, Debug, Deserialize)]
pub struct Line {
    pub supplier_account_id: Uuid,
    pub service: String,
    /// Billing's own words for the service.
    pub name: String,
    /// English name of the service; empty where nobody gave one.
    pub name_en: String,
    pub label: String,
    /// `T1`, `0-3900`, `common`, or empty.
    pub line: String,
    pub basis: String,
    pub unit: String,
    /// In `unit`, with as many digits as told; so are the next three.
    pub quantity: Option<Decimal>,
    pub quantity_common: Option<Decimal>,
    /// Roubles.
    pub tariff: Option<Decimal>,
    /// Roubles, rounded by billing for print: `charged` does not follow from it.
    pub unit_price: Option<Decimal>,
    pub multiplier: Option<Decimal>,
    pub norm: Option<Decimal>,
    pub object_count: Option<i32>,
    pub opening: Money,
    pub paid: Money,
    pub charged: Money,
    pub support: Money,
    pub recalculation: Money,
    pub closing: Money,
}

/// Readings that the bill was counted by.
#[derive(Clone, Debug, Deserialize)]
pub struct MeterRow {
    pub supplier: String,
    pub service_name: String,
    pub service_name_en: String,
    pub serial: String,
    /// 1–3 = T1–T3.
    pub zone: i16,
    /// The meter has several zones on this bill.
    pub zoned: bool,
    pub unit: String,
    pub previous: Option<Decimal>,
    pub previous_on: Option<NaiveDate>,
    pub current: Option<Decimal>,
    pub current_on: Option<NaiveDate>,
    pub consumption: Option<Decimal>,
    pub note: String,
}

/// Why something was written off or added, or what is paid by instalments.
#[derive(Clone, Debug, Deserialize)]
pub struct Adjustment {
    pub supplier: String,
    pub service_name: String,
    pub service_name_en: String,
    /// `recalculation` or `instalment`.
    pub kind: String,
    pub reason: String,
    pub amount: Money,
    pub remaining: Option<Money>,
}

/// What the whole house used.
#[derive(Clone, Debug, Deserialize)]
pub struct HouseVolume {
    pub service_name: String,
    pub service_name_en: String,
    pub unit: String,
    pub individual: Option<Decimal>,
    pub common: Option<Decimal>,
    pub meter: Option<Decimal>,
    /// Hours of use the norm is counted by.
    pub hours: Option<Decimal>,
}

/// Bottom row of the suppliers view. Alternatives that are not to be paid count nowhere; `total` is the
/// positive ones alone, the other columns are plain sums.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Footer {
    pub opening: Money,
    pub paid: Money,
    pub charged: Money,
    pub support: Money,
    pub recalculation: Money,
    pub penalty: Money,
    pub penalty_charged: Money,
    pub total: Money,
}

impl Sheet {
    /// Every total with its supplier account.
    pub fn totals(&self) -> impl Iterator<Item = (&SupplierPart, &Total)> {
        self.suppliers
            .iter()
            .flat_map(|part| part.totals.iter().map(move |total| (part, total)))
    }

    pub fn footer(&self) -> Footer {
        let mut sum = Footer::default();
        for (_, total) in self.totals().filter(|(_, total)| total.payable) {
            sum.opening += total.opening;
            sum.paid += total.paid;
            sum.charged += total.charged;
            sum.support += total.support;
            sum.recalculation += total.recalculation;
            sum.penalty += total.penalty;
            sum.penalty_charged += total.penalty_charged;
            if total.total.is_positive() {
                sum.total += total.total;
            }
        }
        sum
    }

    /// Payable totals below zero: advances, each with its own supplier.
    pub fn overpaid(&self) -> impl Iterator<Item = (&SupplierPart, Money)> {
        self.totals()
            .filter(|(_, total)| total.payable && total.total.is_negative())
            .map(|(part, total)| (part, -total.total))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn money(text: &str) -> Money {
        Money::parse(text).unwrap()
    }

    fn total(values: [&str; 5], payable: bool) -> Total {
        let [opening, paid, charged, penalty, total] = values.map(money);
        Total {
            supplier_account_id: Uuid::nil(),
            label: String::new(),
            opening,
            paid,
            charged,
            support: Money::ZERO,
            recalculation: Money::ZERO,
            penalty_charged: Money::ZERO,
            penalty,
            total,
            payable,
        }
    }

    fn sheet(totals: Vec<Total>) -> Sheet {
        let part = SupplierPart {
            id: Uuid::nil(),
            code: "okt".into(),
            name: "okt".into(),
            number: "1".into(),
            services: String::new(),
            totals,
            lines: vec![],
        };
        Sheet {
            suppliers: vec![part],
            ..Sheet::default()
        }
    }

    #[test]
    fn the_two_views_of_the_printed_bill_agree_through_the_penalty() {
        let okt = total(["58367.90", "4", "4554.55", "5585.43", "62918.45"], true);
        assert_eq!(okt.own_opening(), money("52782.47"));
        assert_eq!(okt.own_closing(), money("57333.02"));
    }

    #[test]
    fn new_penalty_is_not_in_the_opening_debt() {
        let mut new = total(["112.84", "0", "50", "112.84", "262.84"], true);
        new.penalty_charged = money("100");
        assert_eq!(new.own_opening(), money("100"));
        assert_eq!(new.own_closing(), money("150"));
    }

    #[test]
    fn an_overpayment_to_one_supplier_lowers_nobody_elses_sum() {
        let totals = ["-2.13", "62918.45", "2132.68", "47858.87", "84.24", "-2.38"];
        let sheet = sheet(
            totals
                .map(|sum| total([sum, "0", "0", "0", sum], true))
                .to_vec(),
        );
        assert_eq!(sheet.footer().total, money("112994.24"));
        assert_eq!(sheet.footer().opening, money("112989.73"));
        assert_eq!(sheet.overpaid().count(), 2);
    }

    #[test]
    fn the_alternative_that_is_not_to_be_paid_counts_nowhere() {
        let sheet = sheet(vec![
            total(["0", "0", "100", "0", "100"], true),
            total(["0", "0", "70", "0", "70"], false),
        ]);
        assert_eq!(sheet.footer().charged, money("100"));
        assert_eq!(sheet.footer().total, money("100"));
    }
}
