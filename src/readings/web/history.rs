//! GET /accounts/{a}/readings: what was sent, what was calculated, and in which bill it was counted.

use crate::accounts::OwnedAccount;
use crate::accounts::charged::{self, ChargedView};
use crate::app::App;
use crate::base::{PageQuery, PeriodFilter};
use crate::readings::model::{Kind, Known, Meter, consumption};
use crate::readings::store::history::{self, Around, HistoryRow};
use crate::readings::store::meters;
use crate::readings::words;
use crate::t;
use crate::web::{Invalid, Page, PeriodForm, Result, Ui};
use askama::Template;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;
use uuid::Uuid;

/// Rows a page; the filter keeps a usual year of a usual flat on one.
const ROWS: u32 = 200;

pub async fn show(
    State(app): State<App>,
    ui: Ui,
    account: OwnedAccount,
    Query(filter): Query<PeriodFilter>,
    Query(page): Query<PageQuery>,
) -> Result<Response> {
    let form = PeriodForm::read(&ui, &filter);
    let Some(range) = form.range else {
        let wrong = HistoryPage::of(
            ui.clone(),
            account,
            form,
            Vec::new(),
            Vec::new(),
            Around {
                numbers: Vec::new(),
                charged: Vec::new(),
            },
        );
        return Ok(Invalid(ui, wrong).into_response());
    };
    let page = page.page(ROWS);
    let mut db = app.db.acquire().await?;
    let meters = meters::of_accounts(&mut db, &[account.id], ui.today).await?;
    let rows = history::history(&mut db, account.id, range, page).await?;
    let around = history::around(&mut db, account.id).await?;
    let (rows, more) = page.cut(rows);
    let mut shown = HistoryPage::of(ui, account, form, meters, rows, around);
    shown.turn(page.number, more);
    Ok(Page(shown).into_response())
}

/// `templates/readings/history.html`.
#[derive(Template)]
#[template(path = "readings/history.html")]
struct HistoryPage {
    ui: Ui,
    account: OwnedAccount,
    filter: PeriodForm,
    meters: Vec<MeterView>,
    charged: Vec<ChargedView>,
    empty: bool,
    page: u32,
    previous: Option<String>,
    next: Option<String>,
}

struct MeterView {
    title: String,
    line: String,
    service_code: String,
    serial: String,
    caption: String,
    rows: Vec<RowView>,
}

struct RowView {
    plain: String,
    zone: String,
    zone_words: Option<String>,
    taken: NaiveDate,
    date: String,
    value: String,
    through: String,
    billed: String,
    kind: &'static str,
    kind_words: String,
    /// Nobody looked at the dial: billing reckoned it.
    reckoned: bool,
    source: String,
    state: String,
    state_words: String,
    state_class: &'static str,
    reason: String,
    proof: Option<Uuid>,
}

impl HistoryPage {
    fn of(
        ui: Ui,
        account: OwnedAccount,
        filter: PeriodForm,
        meters: Vec<Meter>,
        rows: Vec<HistoryRow>,
        around: Around,
    ) -> HistoryPage {
        let empty = rows.is_empty();
        let views = meters.iter().filter_map(|meter| {
            let of: Vec<RowView> = rows
                .iter()
                .filter(|row| row.meter_id == meter.id)
                .map(|row| row_view(&ui, meter, row))
                .collect();
            (!of.is_empty() || (!empty && meter.stands(ui.today)))
                .then(|| meter_view(&ui, meter, of, &around.numbers))
        });
        HistoryPage {
            meters: views.collect(),
            charged: charged::views(&ui, &around.charged),
            empty,
            page: 1,
            previous: None,
            next: None,
            ui,
            account,
            filter,
        }
    }

    /// Links to the neighbour pages of a long list, with the same filter.
    fn turn(&mut self, page: u32, more: bool) {
        let filter = &self.filter;
        let enc = crate::web::error::url_encode;
        let query = format!(
            "period={}&from={}&to={}",
            filter.choice.as_str(),
            enc(&filter.from),
            enc(&filter.to)
        );
        self.page = page;
        self.previous = (page > 1).then(|| format!("?{query}&page={}", page - 1));
        self.next = more.then(|| format!("?{query}&page={}", page + 1));
        if page > 1 || more {
            // A meter without rows here may have them on the neighbour page.
            self.meters.retain(|meter| !meter.rows.is_empty());
        }
    }
}

fn meter_view(
    ui: &Ui,
    meter: &Meter,
    rows: Vec<RowView>,
    numbers: &[(String, String, String)],
) -> MeterView {
    let what = meter.service(ui.lang).to_owned();
    let of = |(supplier, service, _): &&(String, String, String)| {
        *supplier == meter.supplier_code && *service == meter.service_code
    };
    let mut line = vec![meter.supplier_name.clone()];
    line.extend(
        numbers
            .iter()
            .find(of)
            .map(|(_, _, n)| t!(ui, "readings-history-contract", numbers = n.clone())),
    );
    let removed = meter.removed_on.filter(|day| *day <= ui.today);
    line.extend(removed.map(|day| t!(ui, "readings-history-removed", date = ui.date(day))));
    MeterView {
        title: format!("{what}, №\u{a0}{}", meter.serial),
        line: line.join(", "),
        service_code: meter.service_code.clone(),
        caption: t!(
            ui,
            "readings-history-caption",
            what = what,
            serial = meter.serial.clone()
        ),
        serial: meter.serial.clone(),
        rows,
    }
}

fn row_view(ui: &Ui, meter: &Meter, row: &HistoryRow) -> RowView {
    let kind = Kind::parse(&row.kind);
    RowView {
        plain: crate::base::volume::plain(row.value, meter.dial.fraction_digits),
        zone: words::zone_mark(row.zone),
        zone_words: words::zone(ui.words, meter, row.zone),
        taken: row.taken_on,
        date: ui.date(row.taken_on),
        value: meter.shown(row.value, ui.lang),
        through: through(meter, row)
            .map(|through| meter.shown_consumption(through, ui.lang))
            .unwrap_or_default(),
        billed: row
            .billed_period
            .map(|period| ui.period(period))
            .unwrap_or_default(),
        kind: kind.as_str(),
        reckoned: !kind.is_read(),
        kind_words: t!(ui, "readings-kind", kind = kind.as_str()),
        source: if kind.is_read() {
            words::source(ui.words, &row.source)
        } else {
            String::new()
        },
        state_words: t!(ui, "readings-state", state = row.state.clone()),
        state_class: words::state_class(&row.state),
        state: row.state.clone(),
        reason: row.reason.clone(),
        proof: row.batch_id,
    }
}

/// By the same rule as the form: none where it cannot be told.
fn through(meter: &Meter, row: &HistoryRow) -> Option<rust_decimal::Decimal> {
    let known = |value| Known {
        id: row.id,
        value,
        taken_on: row.taken_on,
        kind: Kind::parse(&row.kind),
        period: row.period,
        billed: false,
        batch: None,
        new_meter: row.new_meter,
    };
    consumption(&known(row.previous?), &known(row.value), &meter.dial)
}
