//! «Почему сумма изменилась» in words.

use crate::base::{Money, Period};
use crate::bills::why::{Kind, Reason, Why};
use crate::i18n::Lang;
use crate::t;
use crate::web::Ui;

/// A sum with its sign and what it is for. `told` = the words are billing's own.
pub struct WhyRow {
    pub sum: String,
    pub who: String,
    pub told: bool,
    pub words: String,
}

/// The section of the bill page.
pub struct WhyView {
    /// The difference as a plain number.
    pub plain: String,
    pub lead: String,
    pub rows: Vec<WhyRow>,
}

impl WhyView {
    /// `before`: the month that is compared with.
    pub fn of(ui: &Ui, why: &Why, before: Period) -> WhyView {
        let month = ui.period(before);
        let (now, by) = (ui.money(why.now), ui.money(abs(why.difference())));
        let lead = if why.difference().is_zero() {
            t!(ui, "why-same", now = now, month = month)
        } else if why.difference().is_positive() {
            t!(ui, "why-more", now = now, by = by, month = month)
        } else {
            t!(ui, "why-less", now = now, by = by, month = month)
        };
        let mut rows: Vec<WhyRow> = why.reasons.iter().map(|reason| row(ui, reason)).collect();
        if why.others > 0 {
            rows.push(WhyRow {
                sum: signed(ui, why.rest),
                who: String::new(),
                told: false,
                words: t!(ui, "why-rest", n = why.others),
            });
        }
        WhyView {
            plain: why.difference().plain(),
            lead,
            rows,
        }
    }
}

fn abs(sum: Money) -> Money {
    if sum.is_negative() { -sum } else { sum }
}

/// «+812,40 ₽»: here a plus says as much as a minus.
fn signed(ui: &Ui, sum: Money) -> String {
    let plus = if sum.is_positive() { "+" } else { "" };
    format!("{plus}{}", ui.money(sum))
}

fn row(ui: &Ui, reason: &Reason) -> WhyRow {
    let english = ui.lang == Lang::En && !reason.service_en.is_empty();
    let who = match reason.service.as_str() {
        "" => reason.supplier.clone(),
        _ if english => reason.service_en.clone(),
        service => service.to_owned(),
    };
    WhyRow {
        sum: signed(ui, reason.amount),
        who,
        told: !english,
        words: words(ui, reason),
    }
}

fn words(ui: &Ui, reason: &Reason) -> String {
    let unit = |of: &str| crate::base::volume::unit(of);
    match &reason.kind {
        Kind::Started => t!(ui, "why-started"),
        Kind::Ended => t!(ui, "why-ended"),
        Kind::Basis { to, .. } => match to.as_str() {
            "meter" => t!(ui, "why-basis-meter"),
            "average" => t!(ui, "why-basis-average"),
            "norm" => t!(ui, "why-basis-norm"),
            _ => t!(ui, "why-basis-other"),
        },
        Kind::Volume { from, to, unit: of } => t!(
            ui,
            "why-volume",
            from = ui.number(*from),
            to = ui.number(*to),
            unit = unit(of)
        ),
        Kind::Price(Some((from, to))) => {
            let price = |value: rust_decimal::Decimal| {
                let value = value.normalize();
                t!(
                    ui,
                    "bills-price",
                    number = ui.volume(value, value.scale().max(2))
                )
            };
            t!(ui, "why-price", from = price(*from), to = price(*to))
        }
        Kind::Price(None) => t!(ui, "why-price-untold"),
        Kind::Charge => t!(ui, "why-charge"),
        Kind::Support => t!(ui, "why-support"),
        Kind::Recalculation => t!(ui, "why-recalculation"),
        Kind::Penalty => t!(ui, "why-penalty"),
    }
}
