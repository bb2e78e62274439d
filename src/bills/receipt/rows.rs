//! The rows behind the bill's own: meters, the house, norms, recalculations, whom to ask.

use super::build::{date, joined, number};
use super::{Adjustment, Contact, Meter, Norm, Volume};
use crate::bills::model::Sheet;
use crate::bills::store::paper::{ContactRow, NormRow, Register};
use crate::i18n::Words;
use crate::t;
use rust_decimal::Decimal;

pub(super) fn meter(words: Words, row: &Register) -> Meter {
    let zone = if row.zones > 1 || row.zone > 1 {
        format!(", {}", t!(words, "bills-meter-zone", zone = row.zone))
    } else {
        String::new()
    };
    let consumption = row
        .consumption
        .map(|value| format!("{}\u{a0}{}", words.lang.number(value), row.unit));
    Meter {
        service: format!("{}{zone}", row.service),
        small: joined(
            [row.supplier.clone(), row.place.clone(), row.note.clone()],
            " · ",
        ),
        serial: row.serial.clone(),
        previous: number(words, row.previous),
        previous_on: date(words, row.previous_on),
        current: number(words, row.current),
        current_on: date(words, row.current_on),
        consumption: consumption.unwrap_or_default(),
        verified: date(words, row.verified_until),
        whole: usize::try_from(row.integer_digits).unwrap_or(0),
        fraction: usize::try_from(row.fraction_digits).unwrap_or(0),
    }
}

pub(super) fn volumes(words: Words, sheet: &Sheet) -> Vec<Volume> {
    let row = |row: &crate::bills::model::HouseVolume| Volume {
        service: row.service_name.clone(),
        unit: row.unit.clone(),
        individual: number(words, row.individual),
        common: number(words, row.common),
        meter: number(words, row.meter),
        hours: number(words, row.hours),
    };
    sheet.volumes.iter().map(row).collect()
}

pub(super) fn norm(words: Words, row: &NormRow) -> Norm {
    let amount = words.lang.number(row.value);
    let per = match row.per.as_str() {
        "m2" => t!(
            words,
            "receipt-norm-area",
            amount = amount,
            unit = row.unit.clone()
        ),
        "account" => t!(
            words,
            "receipt-norm-account",
            amount = amount,
            unit = row.unit.clone()
        ),
        _ => t!(
            words,
            "receipt-norm-person",
            amount = amount,
            unit = row.unit.clone()
        ),
    };
    let more = row.multiplier.filter(|value| *value > Decimal::ONE);
    let more = more.map(|value| {
        t!(
            words,
            "receipt-norm-multiplier",
            value = words.lang.number(value)
        )
    });
    Norm {
        service: row.service.clone(),
        value: joined([per, more.unwrap_or_default()], ", "),
        document: row.document.clone(),
    }
}

pub(super) fn adjustments(words: Words, sheet: &Sheet) -> Vec<Adjustment> {
    let row = |row: &crate::bills::model::Adjustment| Adjustment {
        service: row.service_name.clone(),
        small: match row.kind.as_str() {
            "instalment" => joined([t!(words, "bills-instalment"), row.supplier.clone()], " · "),
            _ => row.supplier.clone(),
        },
        reason: if row.reason.is_empty() {
            t!(words, "bills-no-reason")
        } else {
            row.reason.clone()
        },
        amount: words.money(row.amount),
        remaining: row
            .remaining
            .map_or(String::new(), |left| words.money(left)),
    };
    sheet.adjustments.iter().map(row).collect()
}

pub(super) fn contact(words: Words, row: &ContactRow) -> Contact {
    let emergency = match row.emergency_phone.as_str() {
        "" => String::new(),
        phone => t!(words, "receipt-emergency", phone = phone.to_owned()),
    };
    let window = match (row.has_meters, row.reading_day_from, row.reading_day_to) {
        (true, Some(from), Some(to)) => t!(words, "receipt-window", from = from, to = to),
        _ => String::new(),
    };
    let inn = match row.inn.as_str() {
        "" => String::new(),
        inn => t!(words, "receipt-inn", number = inn.to_owned()),
    };
    let ogrn = match row.ogrn.as_str() {
        "" => String::new(),
        ogrn => t!(words, "receipt-ogrn", number = ogrn.to_owned()),
    };
    let lines = [
        row.address.clone(),
        joined([row.phone.clone(), row.hours.clone()], ", "),
        emergency,
        joined([row.email.clone(), row.site.clone()], ", "),
        joined([inn, ogrn], ", "),
        window,
    ];
    Contact {
        name: row.name.clone(),
        lines: lines.into_iter().filter(|line| !line.is_empty()).collect(),
    }
}
