//! GET /accounts/{a}/consumption?service=&months=12|24[&format=csv]: how much was used, month by month (UX R25).

use super::chart::{self, Chart};
use super::table::{Csv, number};
use crate::accounts::OwnedAccount;
use crate::app::App;
use crate::base::Period;
use crate::bills::consumption::{ENOUGH, Norm, Point, Series, Source, Usage};
use crate::bills::store::consumption::{self as store, ServiceUsage};
use crate::i18n::Lang;
use crate::readings::{self, MonthVolume};
use crate::t;
use crate::web::{Page, Result, Ui};
use askama::Template;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use chrono::Months;
use rust_decimal::Decimal;
use serde::Deserialize;

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct ConsumptionQuery {
    service: String,
    months: String,
    format: String,
}

pub async fn show(
    State(app): State<App>,
    ui: Ui,
    account: OwnedAccount,
    Query(query): Query<ConsumptionQuery>,
) -> Result<Response> {
    let mut db = app.db.acquire().await?;
    let mut services = store::charged(&mut db, account.id).await?;
    let mut norms = store::norms(&mut db, account.id, ui.today).await?;
    let newest = services
        .iter()
        .filter_map(|s| s.months.keys().next_back())
        .max();
    let end = newest.map_or(ui.today, |period| period.first_day());
    let since = end.checked_sub_months(Months::new(37)).unwrap_or(end);
    let read = readings::month_volumes(&mut db, account.id, since).await?;
    drop(db);
    fill(&mut services, &read);
    let long = query.months.trim() == "24";
    let Some(at) = chosen(&services, query.service.trim()) else {
        return Ok(Page(ConsumptionPage::empty(ui, account, services)).into_response());
    };
    let norm = norms.remove(&services[at].code);
    let page = ConsumptionPage::of(ui, account, services, at, long, norm);
    if query.format == "csv" {
        return Ok(page.file());
    }
    Ok(Page(page).into_response())
}

/// Own readings fill the months that no bill tells.
fn fill(services: &mut [ServiceUsage], read: &[MonthVolume]) {
    for month in read {
        let of = services
            .iter_mut()
            .find(|s| s.code == month.service_code && s.unit == month.unit);
        if let Some(service) = of {
            service.months.entry(month.period).or_insert_with(|| Usage {
                zones: month.zones.clone(),
                source: Source::Readings(month.months),
            });
        }
    }
}

/// The one asked for; else the first with enough to draw, else the first.
fn chosen(services: &[ServiceUsage], asked: &str) -> Option<usize> {
    let by = |wanted: &dyn Fn(&ServiceUsage) -> bool| services.iter().position(wanted);
    by(&|s| s.code == asked)
        .or_else(|| by(&|s| s.months.len() >= ENOUGH))
        .or((!services.is_empty()).then_some(0))
}

struct Row {
    period: Period,
    month: String,
    volume: String,
    zones: Vec<String>,
    before: String,
    norm: String,
    source: String,
}

#[derive(Template)]
#[template(path = "bills/consumption.html")]
struct ConsumptionPage {
    ui: Ui,
    account: OwnedAccount,
    /// Code, name, chosen.
    services: Vec<(String, String, bool)>,
    service: String,
    code: String,
    unit: String,
    long: bool,
    series: Series,
    norm: Option<Norm>,
    /// The norm, where it is in the unit of the series.
    norm_month: Option<Decimal>,
    chart: Option<Chart>,
    rows: Vec<Row>,
}

impl ConsumptionPage {
    fn empty(ui: Ui, account: OwnedAccount, services: Vec<ServiceUsage>) -> ConsumptionPage {
        let nothing = ServiceUsage {
            code: String::new(),
            name: String::new(),
            name_en: String::new(),
            unit: String::new(),
            months: std::collections::BTreeMap::new(),
        };
        let mut page = Self::of(ui, account, vec![nothing], 0, false, None);
        page.services = services
            .into_iter()
            .map(|s| (s.code, s.name, false))
            .collect();
        page
    }

    fn of(
        ui: Ui,
        account: OwnedAccount,
        services: Vec<ServiceUsage>,
        at: usize,
        long: bool,
        norm: Option<Norm>,
    ) -> ConsumptionPage {
        let shown = &services[at];
        let newest = services
            .iter()
            .filter_map(|s| s.months.keys().next_back())
            .max();
        let end = newest.copied().unwrap_or(Period::of(ui.today));
        let series = Series::of(&shown.months, end, if long { 24 } else { 12 });
        let norm_month = norm
            .as_ref()
            .filter(|n| n.unit == shown.unit)
            .map(Norm::month);
        let before = !long && series.points.iter().any(|point| point.before.is_some());
        let chart =
            (series.known() >= ENOUGH).then(|| chart::draw(&ui, &series, norm_month, before));
        let name = |s: &ServiceUsage| match ui.lang {
            Lang::En if !s.name_en.is_empty() => s.name_en.clone(),
            _ => s.name.clone(),
        };
        let mut page = ConsumptionPage {
            service: name(shown),
            code: shown.code.clone(),
            unit: shown.unit.clone(),
            services: services
                .iter()
                .map(|s| (s.code.clone(), name(s), s.code == shown.code))
                .collect(),
            long,
            norm,
            norm_month,
            chart,
            rows: Vec::new(),
            series,
            account,
            ui,
        };
        page.rows = page
            .series
            .told()
            .iter()
            .rev()
            .map(|point| page.row(point))
            .collect();
        page
    }

    fn amount(&self, value: Decimal) -> String {
        format!("{}\u{a0}{}", self.ui.number(value.round_dp(3)), self.unit)
    }

    fn row(&self, point: &Point) -> Row {
        let ui = &self.ui;
        let total = point.now.as_ref().map(Usage::total);
        let zones = point.now.iter().flat_map(|usage| &usage.zones);
        Row {
            period: point.period,
            month: ui.period(point.period),
            volume: total.map_or_else(|| t!(ui, "usage-unknown"), |total| self.amount(total)),
            zones: zones
                .filter(|(zone, _)| **zone > 0)
                .map(|(zone, value)| format!("T{zone}: {}", ui.number(*value)))
                .collect(),
            before: point
                .before
                .map_or(String::new(), |before| self.amount(before)),
            norm: total
                .zip(self.norm_month)
                .map_or(String::new(), |(total, norm)| self.against(total - norm)),
            source: point
                .now
                .as_ref()
                .map_or(String::new(), |usage| self.source(&usage.source)),
        }
    }

    fn against(&self, difference: Decimal) -> String {
        let by = self.amount(difference.abs());
        if difference.is_zero() {
            t!(self.ui, "usage-norm-same")
        } else if difference.is_sign_positive() {
            t!(self.ui, "usage-norm-above", by = by)
        } else {
            t!(self.ui, "usage-norm-below", by = by)
        }
    }

    fn source(&self, source: &Source) -> String {
        let ui = &self.ui;
        match source {
            Source::Readings(1) => t!(ui, "usage-by-readings"),
            Source::Readings(months) => t!(ui, "usage-by-readings-shared", n = (*months)),
            Source::Bill(basis) => match basis.as_str() {
                "meter" => t!(ui, "usage-by-meter"),
                "average" => t!(ui, "usage-by-average"),
                "norm" => t!(ui, "usage-by-norm"),
                "house" => t!(ui, "usage-by-house"),
                _ => t!(ui, "usage-by-bill"),
            },
        }
    }

    fn average(&self) -> Option<String> {
        self.series.average.map(|average| self.amount(average))
    }

    /// «4,512 м³ × 3 = 13,536 м³ в месяц».
    fn norm_words(&self) -> Option<String> {
        let (norm, month) = (self.norm.as_ref()?, self.norm_month?);
        let (value, times) = (self.amount(norm.value), self.ui.number(norm.times));
        let month = self.amount(month);
        Some(match norm.per.as_str() {
            "person" => t!(
                self.ui,
                "usage-norm-person",
                value = value,
                times = times,
                month = month
            ),
            "m2" => t!(
                self.ui,
                "usage-norm-m2",
                value = value,
                times = times,
                month = month
            ),
            _ => t!(self.ui, "usage-norm-account", month = month),
        })
    }

    /// What would be charged without a meter that could hang.
    fn multiplied(&self) -> Option<String> {
        let (by, month) = (self.norm.as_ref()?.multiplier?, self.norm_month?);
        let (times, month) = (self.ui.number(by), self.amount(month * by));
        Some(t!(
            self.ui,
            "usage-norm-multiplied",
            by = times,
            month = month
        ))
    }

    fn has_before(&self) -> bool {
        !self.long
            && self
                .series
                .points
                .iter()
                .any(|point| point.before.is_some())
    }

    fn span(&self) -> String {
        let of = |point: Option<&Point>| point.map_or(String::new(), |p| self.ui.period(p.period));
        let (from, to) = (
            of(self.series.told().first()),
            of(self.series.points.last()),
        );
        format!("{from}\u{a0}— {to}")
    }

    fn zones(&self) -> Vec<i16> {
        self.series
            .zones()
            .into_iter()
            .filter(|zone| *zone > 0)
            .collect()
    }

    /// What a person who cannot see the bars must know.
    fn spoken(&self) -> String {
        let known = || {
            self.series
                .points
                .iter()
                .filter_map(|p| p.now.as_ref().map(|u| (u.total(), p.period)))
        };
        let (Some(least), Some(most)) = (known().min(), known().max()) else {
            return String::new();
        };
        t!(
            self.ui,
            "usage-spoken",
            service = self.service.clone(),
            least = self.amount(least.0),
            least_month = self.ui.period(least.1),
            most = self.amount(most.0),
            most_month = self.ui.period(most.1)
        )
    }

    /// The same months as a file.
    fn file(&self) -> Response {
        let (ui, lang) = (&self.ui, self.ui.lang);
        let mut file = Csv::new();
        let zones = self.zones();
        let mut head = vec![
            t!(ui, "usage-service"),
            t!(ui, "usage-month"),
            t!(ui, "usage-unit"),
            t!(ui, "usage-volume"),
        ];
        head.extend(zones.iter().map(|zone| format!("T{zone}")));
        head.extend([
            t!(ui, "usage-before"),
            t!(ui, "usage-norm"),
            t!(ui, "usage-source"),
        ]);
        file.row(&head);
        let blank =
            |value: Option<Decimal>| value.map_or(String::new(), |value| number(lang, value));
        for point in self.series.told() {
            let now = point.now.as_ref();
            let mut cells = vec![
                self.service.clone(),
                point.period.to_string(),
                self.unit.clone(),
                blank(now.map(Usage::total)),
            ];
            cells.extend(
                zones
                    .iter()
                    .map(|zone| blank(now.and_then(|usage| usage.zones.get(zone).copied()))),
            );
            cells.extend([blank(point.before), blank(self.norm_month)]);
            cells.push(now.map_or(String::new(), |usage| self.source(&usage.source)));
            file.row(&cells);
        }
        let safe = |sign: char| sign.is_ascii_alphanumeric() || sign == '_' || sign == '-';
        let code: String = self.code.chars().filter(|sign| safe(*sign)).collect();
        let of = |point: Option<&Point>| point.map_or(String::new(), |p| p.period.to_string());
        let (from, to) = (
            of(self.series.told().first()),
            of(self.series.points.last()),
        );
        file.download(&format!("consumption-{code}-{from}-{to}.csv"))
    }
}
