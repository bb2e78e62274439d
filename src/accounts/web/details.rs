//! «Реквизиты»: who and what billing says lives here, contracts with their tariffs, meters (UX R24).

use crate::accounts::charged::{self, ChargedView};
use crate::accounts::model::{Relation, masked_name};
use crate::accounts::store::details as store;
use crate::accounts::store::details::{Contract, Meter, Tariff};
use crate::accounts::{OwnedAccount, charged_otherwise};
use crate::app::App;
use crate::base::{PeriodChoice, PeriodFilter};
use crate::t;
use crate::web::{AppError, Invalid, Page, PeriodForm, Result, Ui};
use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use rust_decimal::Decimal;
use uuid::Uuid;

/// Label and value; `told` = in billing's own words.
struct Row {
    label: String,
    value: String,
    told: bool,
}

struct ContractRow {
    contract: Contract,
    tariff_name: String,
    prices: Vec<Price>,
}

/// A price in words; the unit is billing's own.
struct Price {
    /// «T1», where the tariff has several zones.
    zone: String,
    /// «1 947,69 ₽».
    value: String,
    unit: String,
    /// «объём до 150», where it holds for a range.
    range: String,
}

#[derive(Template)]
#[template(path = "accounts/details.html")]
struct DetailsPage {
    ui: Ui,
    account: OwnedAccount,
    rows: Vec<Row>,
    masked: bool,
    current: Vec<ContractRow>,
    former: Vec<Contract>,
}

pub async fn details(account: OwnedAccount, ui: Ui, State(app): State<App>) -> Result<Response> {
    let mut db = app.db.acquire().await?;
    let details = store::details(&mut db, account.id).await?;
    let contracts = store::contracts(&mut db, account.id, ui.today).await?;
    let codes: Vec<String> = contracts.iter().map(|c| c.tariff_code.clone()).collect();
    let tariffs = store::tariffs_on(&mut db, &codes, ui.today).await?;
    drop(db);
    let masked = account.relation != Relation::Owner.code();
    let (current, former): (Vec<_>, Vec<_>) = contracts.into_iter().partition(|c| c.current);
    let page = DetailsPage {
        rows: rows(&ui, &account, &details, masked),
        masked: masked && !details.owner_name.is_empty(),
        current: current
            .into_iter()
            .map(|contract| contract_row(&ui, contract, &tariffs))
            .collect(),
        former,
        account,
        ui,
    };
    Ok(Page(page).into_response())
}

fn rows(ui: &Ui, account: &OwnedAccount, details: &store::Details, masked: bool) -> Vec<Row> {
    let owner = if masked {
        masked_name(&details.owner_name)
    } else {
        details.owner_name.clone()
    };
    let area = |value: Option<Decimal>| {
        value.map_or(String::new(), |value| {
            t!(ui, "accounts-area", value = ui.number(value))
        })
    };
    let count = |value: Option<i32>| value.map_or(String::new(), |value| value.to_string());
    let date = details.closed_on.map(|day| ui.date(day));
    let all = [
        (t!(ui, "accounts-owner"), owner, true),
        (t!(ui, "accounts-address"), account.address.clone(), true),
        (t!(ui, "accounts-number-row"), account.number.clone(), false),
        (
            t!(ui, "accounts-old-number"),
            details.old_number.clone(),
            false,
        ),
        (
            t!(ui, "accounts-unified-number"),
            details.unified_number.clone(),
            false,
        ),
        (
            t!(ui, "accounts-gis"),
            details.gis_service_id.clone(),
            false,
        ),
        (
            t!(ui, "accounts-total-area"),
            area(details.total_area),
            false,
        ),
        (
            t!(ui, "accounts-living-area"),
            area(details.living_area),
            false,
        ),
        (
            t!(ui, "accounts-heated-area"),
            area(details.heated_area),
            false,
        ),
        (
            t!(ui, "accounts-registered"),
            count(details.registered_residents),
            false,
        ),
        (
            t!(ui, "accounts-residents"),
            count(details.residents),
            false,
        ),
        (t!(ui, "accounts-rooms"), count(details.rooms), false),
        (t!(ui, "accounts-closed"), date.unwrap_or_default(), false),
    ];
    all.into_iter()
        .filter(|(_, value, _)| !value.is_empty())
        .map(|(label, value, told)| Row { label, value, told })
        .collect()
}

fn contract_row(ui: &Ui, contract: Contract, tariffs: &[Tariff]) -> ContractRow {
    let own = |tariff: &&Tariff| !tariff.code.is_empty() && tariff.code == contract.tariff_code;
    let own: Vec<&Tariff> = tariffs.iter().filter(own).collect();
    let zones = own.iter().any(|tariff| tariff.zone != own[0].zone);
    let prices = own.iter().map(|tariff| Price {
        zone: if zones { zone(tariff) } else { String::new() },
        value: value(ui, tariff),
        unit: tariff.unit.clone(),
        range: range(ui, tariff)
            .map(|range| t!(ui, "accounts-volume", range = range))
            .unwrap_or_default(),
    });
    ContractRow {
        tariff_name: own.first().map(|t| t.name.clone()).unwrap_or_default(),
        prices: prices.collect(),
        contract,
    }
}

/// Roubles, at least two decimals.
fn value(ui: &Ui, tariff: &Tariff) -> String {
    let value = tariff.value.normalize();
    let value = ui.volume(value, value.scale().max(2));
    t!(ui, "accounts-price", value = value)
}

fn zone(tariff: &Tariff) -> String {
    format!("T{}", tariff.zone)
}

/// «до 150», in the tariff's unit; none where the price holds for any quantity.
fn range(ui: &Ui, tariff: &Tariff) -> Option<String> {
    let from = ui.number(tariff.range_from);
    let to = tariff.range_to.map(|to| ui.number(to));
    match (tariff.range_from.is_zero(), to) {
        (true, None) => None,
        (true, Some(to)) => Some(t!(ui, "accounts-range-to", to = to)),
        (false, None) => Some(t!(ui, "accounts-range-over", from = from)),
        (false, Some(to)) => Some(t!(ui, "accounts-range-between", from = from, to = to)),
    }
}

struct HistoryRow {
    from: String,
    value: String,
    unit: String,
    zone: String,
    range: String,
    period: String,
}

#[derive(Template)]
#[template(path = "accounts/tariffs.html")]
struct TariffsPage {
    ui: Ui,
    account: OwnedAccount,
    contract: Contract,
    name: String,
    zones: bool,
    ranges: bool,
    rows: Vec<HistoryRow>,
}

pub async fn tariffs(
    account: OwnedAccount,
    ui: Ui,
    State(app): State<App>,
    Path(path): Path<Vec<(String, String)>>,
) -> Result<Response> {
    let asked = path.iter().find(|(name, _)| name == "c");
    let asked = asked.and_then(|(_, id)| id.parse::<Uuid>().ok());
    let mut db = app.db.acquire().await?;
    let contracts = store::contracts(&mut db, account.id, ui.today).await?;
    let contract = contracts.into_iter().find(|c| Some(c.id) == asked);
    let contract = contract.ok_or(AppError::NotFound)?;
    let all = store::tariff_history(&mut db, &contract.tariff_code).await?;
    drop(db);
    let rows: Vec<HistoryRow> = all
        .iter()
        .map(|tariff| HistoryRow {
            from: ui.date(tariff.valid_from),
            value: value(&ui, tariff),
            unit: tariff.unit.clone(),
            zone: zone(tariff),
            range: range(&ui, tariff).unwrap_or_default(),
            period: tariff.period_label.clone(),
        })
        .collect();
    let page = TariffsPage {
        name: all.first().map(|t| t.name.clone()).unwrap_or_default(),
        zones: all.iter().any(|tariff| tariff.zone != 1),
        ranges: rows.iter().any(|row| !row.range.is_empty()),
        rows,
        contract,
        account,
        ui,
    };
    Ok(Page(page).into_response())
}

#[derive(Template)]
#[template(path = "accounts/meters.html")]
struct MetersPage {
    ui: Ui,
    account: OwnedAccount,
    standing: Vec<Meter>,
    /// Removed within the filter's days.
    removed: Vec<Meter>,
    /// Meters were removed, maybe on other days: there is something to filter.
    any_removed: bool,
    filter: PeriodForm,
    charged: Vec<ChargedView>,
}

impl MetersPage {
    /// «до 14.01.2027», «закончилась …», or «без срока».
    fn verified(&self, meter: &Meter) -> String {
        match meter.verified_until {
            None => t!(self.ui, "accounts-verified-no-date"),
            Some(day) if day < self.ui.today => {
                t!(
                    self.ui,
                    "accounts-verified-lapsed",
                    date = self.ui.date(day)
                )
            }
            Some(day) => t!(self.ui, "accounts-verified-until", date = self.ui.date(day)),
        }
    }
    fn removed_on(&self, meter: &Meter) -> String {
        meter
            .removed_on
            .map_or(String::new(), |day| self.ui.date(day))
    }
    /// A lapsed verification of a meter that stands is tinted.
    fn verified_class(&self, meter: &Meter) -> &'static str {
        let lapsed = meter.verified_until.is_some_and(|day| day < self.ui.today);
        if lapsed { "state bad" } else { "" }
    }
}

/// Meters that stand are always shown; the period is about the removed ones, all of them until one is
/// chosen.
pub async fn meters(
    account: OwnedAccount,
    ui: Ui,
    State(app): State<App>,
    Query(asked): Query<PeriodFilter>,
) -> Result<Response> {
    let mut db = app.db.acquire().await?;
    let all = store::meters(&mut db, account.id).await?;
    let charged = charged_otherwise(&mut db, account.id).await?;
    drop(db);
    let (standing, mut removed): (Vec<_>, Vec<_>) = all
        .into_iter()
        .partition(|meter| meter.removed_on.is_none_or(|day| day > ui.today));
    let any_removed = !removed.is_empty();
    let mut filter = PeriodForm::read(&ui, &asked);
    match removed.iter().filter_map(|meter| meter.removed_on).min() {
        Some(first) if !filter.chosen => {
            filter.choice = PeriodChoice::Custom;
            filter.from = ui.date(first);
        }
        _ => removed.retain(|meter| {
            let within = |(from, to)| meter.removed_on.is_some_and(|day| from <= day && day <= to);
            filter.range.is_some_and(within)
        }),
    }
    let wrong = !filter.errors.is_empty();
    let page = MetersPage {
        ui: ui.clone(),
        account,
        standing,
        removed,
        any_removed,
        filter,
        charged: charged::views(&ui, &charged),
    };
    if wrong {
        return Ok(Invalid(ui, page).into_response());
    }
    Ok(Page(page).into_response())
}
