//! Bars of the consumption chart: x in percent, y in pixels, so that letters never shrink.

use crate::bills::consumption::Series;
use crate::web::Ui;
use rust_decimal::Decimal;

/// Where the bars stand, in pixels from above.
pub const BASE: i64 = 210;
/// The tallest bar.
const TALL: i64 = 170;
/// Space beside bars, in percent of a month.
const GAP: Decimal = Decimal::from_parts(12, 0, 0, false, 0);

pub struct Bar {
    pub class: String,
    /// Percent.
    pub x: String,
    pub width: String,
    /// Pixels.
    pub y: String,
    pub height: String,
}

pub struct Label {
    pub x: String,
    pub y: String,
    pub text: String,
    /// Dropped on a phone: every second one.
    pub alt: bool,
}

pub struct Chart {
    pub bars: Vec<Bar>,
    pub labels: Vec<Label>,
    pub norm_y: Option<String>,
    pub average_y: Option<String>,
}

/// `norm` in the unit of the series; `before` = with last year's bars.
pub fn draw(ui: &Ui, series: &Series, norm: Option<Decimal>, before: bool) -> Chart {
    let top = series
        .points
        .iter()
        .flat_map(|point| {
            let now = point.now.as_ref().map(|usage| usage.total());
            [now, point.before.filter(|_| before)]
        })
        .chain([norm, series.average])
        .flatten()
        .max()
        .filter(|top| *top > Decimal::ZERO)
        .unwrap_or(Decimal::ONE);
    let tall = |value: Decimal| (value.max(Decimal::ZERO) / top * Decimal::from(TALL)).round_dp(1);
    let y = |value: Decimal| (Decimal::from(BASE) - tall(value)).to_string();
    let hundred = Decimal::ONE_HUNDRED;
    let slot = hundred / Decimal::from(series.points.len().max(1));
    let gap = slot * GAP / hundred;
    let bars_wide = slot - gap - gap;
    let wide = if before {
        bars_wide / Decimal::TWO
    } else {
        bars_wide
    };
    let percent = |value: Decimal| format!("{}%", value.round_dp(2));
    let mut chart = Chart {
        bars: Vec::new(),
        labels: Vec::new(),
        norm_y: norm.map(y),
        average_y: series.average.map(y),
    };
    let long = series.points.len() > 12;
    for (nth, point) in series.points.iter().enumerate() {
        let left = slot * Decimal::from(nth) + gap;
        if let Some(value) = point.before.filter(|_| before) {
            chart.bars.push(Bar {
                class: "was".to_owned(),
                x: percent(left),
                width: percent(wide),
                y: y(value),
                height: tall(value).to_string(),
            });
        }
        let from = if before { left + wide } else { left };
        let mut stacked = Decimal::ZERO;
        for (zone, value) in point.now.iter().flat_map(|usage| &usage.zones) {
            stacked += value.max(&Decimal::ZERO);
            chart.bars.push(Bar {
                class: format!("z{zone}"),
                x: percent(from),
                width: percent(wide),
                y: y(stacked),
                height: tall(*value).to_string(),
            });
        }
        let middle = percent(left + bars_wide / Decimal::TWO);
        let alt = (series.points.len() - nth).is_multiple_of(2);
        let month: String = ui.month(point.period).chars().take(3).collect();
        if !(long && alt) {
            chart.labels.push(Label {
                x: middle,
                y: (BASE + 22).to_string(),
                text: month,
                alt: alt || (long && (series.points.len() - nth) % 4 == 3),
            });
        }
        if let (Some(usage), false) = (&point.now, long) {
            let total = usage.total();
            chart.labels.push(Label {
                x: percent(from + wide / Decimal::TWO),
                y: (Decimal::from(BASE - 7) - tall(total)).to_string(),
                text: ui.number(total.round_dp(1)),
                alt,
            });
        }
    }
    chart
}
