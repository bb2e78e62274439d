//! «Оплаты»: what was paid here and elsewhere, by supplier account.

use crate::accounts::OwnedAccount;
use crate::app::App;
use crate::base::PeriodFilter;
use crate::payments::model::State as PaymentState;
use crate::payments::store::history::{self, OrderRow, SupplierRow};
use crate::payments::words;
use crate::t;
use crate::web::{Invalid, Page, PeriodForm, Result, Ui};
use askama::Template;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, Days, NaiveDate, TimeZone, Utc};
use uuid::Uuid;

/// Rows of one supplier account.
struct Group {
    id: Uuid,
    supplier: String,
    number: String,
    /// Paid in the period, in words; what did not go through is not counted.
    total: String,
    rows: Vec<SupplierRow>,
}

#[derive(Template)]
#[template(path = "payments/history.html")]
struct HistoryPage {
    ui: Ui,
    account: OwnedAccount,
    filter: PeriodForm,
    orders: Vec<OrderRow>,
    groups: Vec<Group>,
    payable: bool,
}

pub async fn list(
    ui: Ui,
    State(app): State<App>,
    account: OwnedAccount,
    Query(filter): Query<PeriodFilter>,
) -> Result<Response> {
    let mut page = HistoryPage {
        payable: app.gateway.is_some(),
        filter: PeriodForm::read(&ui, &filter),
        ui,
        account,
        orders: Vec::new(),
        groups: Vec::new(),
    };
    let Some((from, to)) = page.filter.range else {
        return Ok(Invalid(page.ui.clone(), page).into_response());
    };
    let mut db = app.db.acquire().await?;
    let (start, end) = (
        midnight(&app, from),
        midnight(&app, to.checked_add_days(Days::new(1)).unwrap_or(to)),
    );
    page.orders = history::orders(&mut db, page.account.id, start, end).await?;
    let rows = history::by_supplier(&mut db, page.account.id, from, to, app.zone().name()).await?;
    page.groups = grouped(&page.ui, rows);
    Ok(Page(page).into_response())
}

/// The first moment of `day` in the organisation's zone.
fn midnight(app: &App, day: NaiveDate) -> DateTime<Utc> {
    let start = day.and_time(chrono::NaiveTime::MIN);
    app.zone()
        .from_local_datetime(&start)
        .earliest()
        .map_or_else(|| start.and_utc(), |at| at.with_timezone(&Utc))
}

/// Neighbouring rows of one supplier account together.
fn grouped(ui: &Ui, rows: Vec<SupplierRow>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for row in rows {
        match groups.last_mut() {
            Some(group) if group.id == row.supplier_account_id => group.rows.push(row),
            _ => groups.push(Group {
                id: row.supplier_account_id,
                supplier: row.supplier_name.clone(),
                number: row.number.clone(),
                total: String::new(),
                rows: vec![row],
            }),
        }
    }
    for group in &mut groups {
        let paid = group
            .rows
            .iter()
            .filter(|row| PaymentState::of(&row.state).is_paid());
        group.total = ui.money(paid.map(|row| row.amount).sum());
    }
    groups
}

/// So many rows are shown at once; more are folded by supplier account.
const UNFOLDED: usize = 12;

impl HistoryPage {
    fn unfolded(&self) -> bool {
        let rows: usize = self.groups.iter().map(|group| group.rows.len()).sum();
        rows <= UNFOLDED || self.groups.len() == 1
    }
    fn state(&self, state: &str) -> String {
        words::state(self.ui.words, PaymentState::of(state))
    }
    fn tint(&self, state: &str) -> &'static str {
        words::tint(PaymentState::of(state))
    }
    fn receipt(&self, state: &str) -> String {
        words::receipt(self.ui.words, state)
    }
    /// How a row was paid: here, as billing says, or billing says nothing.
    fn way(&self, row: &SupplierRow) -> String {
        match (row.part, row.kind.as_str()) {
            (_, "refund") => t!(self.ui, "payments-way-refund"),
            (Some(_), _) => t!(self.ui, "payments-way-here"),
            (None, "correction") => t!(self.ui, "payments-way-correction"),
            (None, _) => match row.source.as_str() {
                "" => t!(self.ui, "payments-way-told"),
                "bank" => t!(self.ui, "payments-way-bank"),
                "cash" => t!(self.ui, "payments-way-cash"),
                "post" => t!(self.ui, "payments-way-post"),
                "office" => t!(self.ui, "payments-way-office"),
                "online" | "internet" => t!(self.ui, "payments-way-online"),
                "terminal" => t!(self.ui, "payments-way-terminal"),
                "kabinet" => t!(self.ui, "payments-way-here"),
                "registry" => t!(self.ui, "payments-way-registry"),
                other => other.to_owned(),
            },
        }
    }
}
