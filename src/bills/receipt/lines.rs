//! «За что начислено»: the columns that this bill needs, and their cells.

use super::{Column, Group, Row, SumRow};
use crate::base::Money;
use crate::bills::model::{Line, Sheet, SupplierPart, Total};
use crate::bills::store::paper::Paper;
use crate::i18n::Words;
use crate::t;
use rust_decimal::Decimal;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Opening,
    Paid,
    Unit,
    Quantity,
    Common,
    Multiplier,
    Objects,
    Tariff,
    Price,
    Charged,
    Support,
    Recalculation,
    Closing,
}

/// Without ₽, which stands once under the table: `62 918,45`.
pub(super) fn bare(amount: Money) -> String {
    let shown = amount.ru();
    shown.trim_end_matches(['₽', '\u{a0}']).to_owned()
}

fn number(words: Words, value: Option<Decimal>) -> String {
    value.map_or(String::new(), |value| words.volume(value, value.scale()))
}

/// Roubles with as many digits as billing prints, at least two.
fn price(words: Words, value: Option<Decimal>) -> String {
    value.map_or(String::new(), |value| {
        words.volume(value, value.scale().max(2))
    })
}

/// Columns that no line of this bill fills are left out; the others get the room.
fn kinds(sheet: &Sheet) -> Vec<Kind> {
    let any = |told: fn(&Line) -> bool| {
        sheet
            .suppliers
            .iter()
            .any(|part| part.lines.iter().any(told))
    };
    let all = [
        (Kind::Opening, true),
        (Kind::Paid, true),
        (Kind::Unit, any(|line| !line.unit.is_empty())),
        (Kind::Quantity, any(|line| line.quantity.is_some())),
        (Kind::Common, any(|line| line.quantity_common.is_some())),
        (Kind::Multiplier, any(|line| line.multiplier.is_some())),
        (Kind::Objects, any(|line| line.object_count.is_some())),
        (Kind::Tariff, any(|line| line.tariff.is_some())),
        (Kind::Price, any(|line| line.unit_price.is_some())),
        (Kind::Charged, true),
        (
            Kind::Support,
            sheet.totals().any(|(_, total)| !total.support.is_zero())
                || any(|l| !l.support.is_zero()),
        ),
        (
            Kind::Recalculation,
            sheet
                .totals()
                .any(|(_, total)| !total.recalculation.is_zero())
                || any(|l| !l.recalculation.is_zero()),
        ),
        (Kind::Closing, true),
    ];
    all.into_iter()
        .filter_map(|(kind, needed)| needed.then_some(kind))
        .collect()
}

fn head(words: Words, kind: Kind) -> String {
    match kind {
        Kind::Opening => t!(words, "receipt-column-opening"),
        Kind::Paid => t!(words, "receipt-column-paid"),
        Kind::Unit => t!(words, "receipt-unit"),
        Kind::Quantity => t!(words, "receipt-column-quantity"),
        Kind::Common => t!(words, "receipt-column-common"),
        Kind::Multiplier => t!(words, "receipt-column-multiplier"),
        Kind::Objects => t!(words, "receipt-column-objects"),
        Kind::Tariff => t!(words, "receipt-column-tariff"),
        Kind::Price => t!(words, "receipt-column-price"),
        Kind::Charged => t!(words, "receipt-column-charged"),
        Kind::Support => t!(words, "receipt-column-support"),
        Kind::Recalculation => t!(words, "receipt-column-recalculation"),
        Kind::Closing => t!(words, "receipt-column-closing"),
    }
}

fn cell(words: Words, line: &Line, kind: Kind) -> String {
    match kind {
        Kind::Opening => bare(line.opening),
        Kind::Paid => bare(line.paid),
        Kind::Unit => line.unit.clone(),
        Kind::Quantity => number(words, line.quantity),
        Kind::Common => number(words, line.quantity_common),
        Kind::Multiplier => number(words, line.multiplier.map(|value| value.normalize())),
        Kind::Objects => line
            .object_count
            .map_or(String::new(), |count| count.to_string()),
        Kind::Tariff => price(words, line.tariff),
        Kind::Price => price(words, line.unit_price),
        Kind::Charged => bare(line.charged),
        Kind::Support => bare(line.support),
        Kind::Recalculation => bare(line.recalculation),
        Kind::Closing => bare(line.closing),
    }
}

fn small(words: Words, line: &Line) -> String {
    let which = match line.line.as_str() {
        "common" => t!(words, "bills-line-common"),
        told => told.replace('-', "–"),
    };
    let basis = match line.basis.as_str() {
        "meter" => t!(words, "bills-basis-meter"),
        "average" => t!(words, "bills-basis-average"),
        "norm" => t!(words, "bills-basis-norm"),
        "house" => t!(words, "bills-basis-house"),
        "fixed" => t!(words, "bills-basis-fixed"),
        _ => String::new(),
    };
    let all = [line.label.clone(), which, basis];
    let told: Vec<String> = all.into_iter().filter(|part| !part.is_empty()).collect();
    told.join(" · ")
}

/// The rows under a supplier account's lines: without penalty, penalty, what is to be paid.
fn sums(words: Words, total: &Total, kinds: &[Kind]) -> Vec<SumRow> {
    let whole = |closing: Money, opening: Money| {
        let cell = |kind: &Kind| match kind {
            Kind::Opening => bare(opening),
            Kind::Paid => bare(total.paid),
            Kind::Charged => bare(total.charged),
            Kind::Support => bare(total.support),
            Kind::Recalculation => bare(total.recalculation),
            Kind::Closing => bare(closing),
            _ => String::new(),
        };
        kinds.iter().map(cell).collect::<Vec<String>>()
    };
    let only = |amount: Money| {
        let cell = |kind: &Kind| match kind {
            Kind::Closing => bare(amount),
            _ => String::new(),
        };
        kinds.iter().map(cell).collect::<Vec<String>>()
    };
    let note = |text: String| match (total.label.is_empty(), text.is_empty()) {
        (true, _) => text,
        (false, true) => total.label.clone(),
        (false, false) => format!("{}: {text}", total.label),
    };
    let row = |name: String, small: String, cells: Vec<String>, strong: bool| SumRow {
        name,
        small,
        cells,
        strong: strong && total.payable,
        other: !total.payable,
    };
    let last = match total.payable {
        true if total.total.is_negative() => t!(words, "bills-overpaid"),
        true if total.label.is_empty() => String::new(),
        true => t!(words, "bills-label-payable"),
        false => t!(words, "bills-label-other"),
    };
    let pay = t!(words, "receipt-row-pay");
    if total.penalty.is_zero() && total.penalty_charged.is_zero() {
        return vec![row(
            pay,
            note(last),
            whole(total.total, total.opening),
            true,
        )];
    }
    let new = if total.penalty_charged.is_zero() {
        String::new()
    } else {
        let sum = words.money(total.penalty_charged);
        t!(words, "bills-penalty-new", sum = sum)
    };
    let without = whole(total.own_closing(), total.own_opening());
    vec![
        row(
            t!(words, "receipt-row-without"),
            note(String::new()),
            without,
            false,
        ),
        row(
            t!(words, "bills-penalty"),
            note(new),
            only(total.penalty),
            false,
        ),
        row(pay, note(last), only(total.total), true),
    ]
}

fn told(words: Words, part: &SupplierPart, operation: &str) -> String {
    let number = t!(words, "bills-account-number", number = part.number.clone());
    if operation.is_empty() {
        return number;
    }
    let code = t!(words, "receipt-operation", code = operation.to_owned());
    format!("{number} · {code}")
}

/// Columns with the room they need, and a group a supplier account.
pub(super) fn table(words: Words, sheet: &Sheet, paper: &Paper) -> (Vec<Column>, Vec<Group>) {
    let kinds = kinds(sheet);
    let groups: Vec<Group> = sheet
        .suppliers
        .iter()
        .map(|part| {
            let account = paper.accounts.iter().find(|account| account.id == part.id);
            let operation = account.map_or("", |account| account.operation.as_str());
            let row = |line: &Line| Row {
                name: line.name.clone(),
                small: small(words, line),
                cells: kinds.iter().map(|kind| cell(words, line, *kind)).collect(),
            };
            Group {
                supplier: part.name.clone(),
                told: told(words, part, operation),
                rows: part.lines.iter().map(row).collect(),
                sums: part
                    .totals
                    .iter()
                    .flat_map(|total| sums(words, total, &kinds))
                    .collect(),
            }
        })
        .collect();
    let longest = |at: usize| {
        let rows = groups.iter().flat_map(|group| {
            let rows = group.rows.iter().map(|row| &row.cells);
            rows.chain(group.sums.iter().map(|sum| &sum.cells))
        });
        rows.filter_map(|cells| cells.get(at))
            .map(|cell| cell.chars().count())
            .max()
            .unwrap_or(0)
    };
    let columns = kinds.iter().enumerate().map(|(at, kind)| Column {
        head: head(words, *kind),
        chars: longest(at).min(16),
        unit: *kind == Kind::Unit,
    });
    (columns.collect(), groups)
}
