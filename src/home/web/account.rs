//! The page of one account: what is due to whom, readings, meters, where the rest is (UX R13).

use super::can_pay;
use crate::accounts::OwnedAccount;
use crate::accounts::charged::{self, ChargedView};
use crate::app::App;
use crate::bills::{self, SupplierDue};
use crate::home::card::{self, Card};
use crate::home::model;
use crate::readings::{self, MeterState, ReadingsSummary};
use crate::t;
use crate::web::{Page, Result, Ui};
use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};

struct DueRow {
    supplier: String,
    number: String,
    sum: String,
    note: String,
}

struct MeterRow {
    service: String,
    /// In billing's words, where there are none in the reader's language.
    service_told: bool,
    serial: String,
    /// Zone («T1», empty where there is one), value, day.
    last: Vec<(String, String, String)>,
    unit: String,
    state: String,
    state_class: &'static str,
    verified: String,
    verified_class: &'static str,
}

#[derive(Template)]
#[template(path = "home/one.html")]
struct AccountPage {
    ui: Ui,
    account: OwnedAccount,
    card: Card,
    dues: Vec<DueRow>,
    meters: Vec<MeterRow>,
    charged: Vec<ChargedView>,
    /// A bank is connected.
    payable: bool,
}

pub async fn show(account: OwnedAccount, ui: Ui, State(app): State<App>) -> Result<Response> {
    let mut db = app.db.acquire().await?;
    let (dues, charged) = bills::dues_and_bases(&mut db, account.id).await?;
    let summary = readings::summary(&mut db, &[account.id], ui.today).await?;
    drop(db);
    let summary = summary.get(&account.id);
    let mut cards = [Card::new(&ui, &account, &dues, summary, can_pay(&app))];
    card::fill_nearest(&mut cards);
    let [card] = cards;
    let page = AccountPage {
        dues: dues.iter().map(|due| due_row(&ui, due)).collect(),
        meters: summary
            .map(|summary| meters(&ui, summary))
            .unwrap_or_default(),
        charged: charged::views(&ui, &charged),
        payable: can_pay(&app),
        card,
        account,
        ui,
    };
    Ok(Page(page).into_response())
}

fn due_row(ui: &Ui, due: &SupplierDue) -> DueRow {
    let (sum, note) = if due.period.is_none() && due.due.is_zero() {
        ("—".to_owned(), t!(ui, "home-no-bill"))
    } else if due.due.is_positive() {
        let by = due.due_on.map(|by| card::due_words(ui, by, false));
        (ui.money(due.due), by.unwrap_or_default())
    } else if due.due.is_negative() {
        (ui.money(due.due), t!(ui, "home-supplier-overpaid"))
    } else {
        (ui.money(due.due), t!(ui, "home-settled"))
    };
    DueRow {
        supplier: due.supplier_name.clone(),
        number: due.number.clone(),
        sum,
        note,
    }
}

fn meters(ui: &Ui, summary: &ReadingsSummary) -> Vec<MeterRow> {
    let row = |meter: &MeterState| {
        let (state, state_class) = if meter.sent {
            (t!(ui, "home-meter-sent"), "ok")
        } else if summary.open {
            (t!(ui, "home-meter-missing"), "warn")
        } else {
            (t!(ui, "home-meter-later"), "")
        };
        let (verified, verified_class) = verified(ui, meter);
        MeterRow {
            service: card::service_name(ui, meter),
            service_told: meter.service_name_en.is_empty(),
            serial: meter.serial.clone(),
            last: last(ui, meter),
            unit: meter.unit.clone(),
            state,
            state_class,
            verified,
            verified_class,
        }
    };
    summary.meters.iter().map(row).collect()
}

fn last(ui: &Ui, meter: &MeterState) -> Vec<(String, String, String)> {
    let several = meter.last.len() > 1;
    let lines = meter.last.iter().map(|(zone, value, taken_on)| {
        let zone = if several {
            format!("T{zone}")
        } else {
            String::new()
        };
        let value = ui.volume(*value, meter.fraction_digits);
        (zone, value, ui.date(*taken_on))
    });
    lines.collect()
}

/// Until when the verification holds, in words and as a tint.
fn verified(ui: &Ui, meter: &MeterState) -> (String, &'static str) {
    let Some(until) = meter.verified_until else {
        return (t!(ui, "home-meter-no-date"), "");
    };
    let graver = model::warnings(meter, ui.today)
        .into_iter()
        .find_map(|w| match w {
            model::Warning::Lapsed(_) => Some("bad"),
            model::Warning::EndsSoon(_) => Some("warn"),
            model::Warning::Silent(_) => None,
        });
    match graver {
        Some("bad") => (t!(ui, "home-meter-lapsed", date = ui.date(until)), "bad"),
        Some(class) => (t!(ui, "home-meter-soon", date = ui.date(until)), class),
        None => (t!(ui, "home-meter-until", date = ui.date(until)), ""),
    }
}
