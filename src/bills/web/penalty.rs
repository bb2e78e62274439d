//! GET /accounts/{a}/bills/{YYYY-MM}/penalty?document=: how the penalty of this bill comes about, step by step.

use super::bill_link;
use crate::accounts::OwnedAccount;
use crate::app::App;
use crate::base::{Money, Period};
use crate::bills::model::Bill;
use crate::bills::penalty::{self, Estimate, Rules, Step};
use crate::bills::store::penalty::Case;
use crate::bills::store::{head, penalty as store};
use crate::t;
use crate::web::{AppError, Page, Result, Ui};
use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use uuid::Uuid;

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct PenaltyQuery {
    document: Option<String>,
}

pub async fn show(
    State(app): State<App>,
    ui: Ui,
    account: OwnedAccount,
    Path((_, period)): Path<(Uuid, String)>,
    Query(query): Query<PenaltyQuery>,
) -> Result<Response> {
    let period = Period::parse(&period).map_err(|_| AppError::NotFound)?;
    let first = period.first_day();
    let mut db = app.db.acquire().await?;
    let bills = head::heads(&mut db, account.id, first, first).await?;
    let asked = |bill: &Bill| {
        let named = query.document.as_ref();
        bill.period == period && named.is_none_or(|name| bill.document == *name)
    };
    let bill = bills.into_iter().find(asked).ok_or(AppError::NotFound)?;
    let (cases, rules) = store::cases(&mut db, account.id, period, &bill.document).await?;
    drop(db);
    let cases = cases
        .iter()
        .map(|case| view(&ui, case, period, &rules))
        .collect();
    Ok(Page(PenaltyPage {
        ui,
        account,
        bill,
        cases,
    })
    .into_response())
}

struct StepView {
    debt: String,
    days: String,
    balance: String,
    sum: String,
    formula: String,
}

struct CaseView {
    supplier: String,
    number: String,
    charged: String,
    /// Billing's new penalty and our estimate as plain numbers.
    plain: (String, String),
    /// All penalty in the total, and what of it is older.
    whole: String,
    older: Option<String>,
    steps: Vec<StepView>,
    total: String,
    /// Billing's new penalty is another sum.
    differs: bool,
    fund: bool,
}

#[derive(Template)]
#[template(path = "bills/penalty.html")]
struct PenaltyPage {
    ui: Ui,
    account: OwnedAccount,
    bill: Bill,
    cases: Vec<CaseView>,
}

impl PenaltyPage {
    fn back(&self) -> String {
        bill_link(self.account.id, &self.bill, "services")
    }
}

fn view(ui: &Ui, case: &Case, month: Period, rules: &Rules) -> CaseView {
    let Estimate { steps, total } =
        penalty::estimate(&case.debts, &case.paid, month, rules, case.fund);
    let older = case.whole - case.charged;
    CaseView {
        supplier: case.supplier.clone(),
        number: case.number.clone(),
        charged: ui.money(case.charged),
        plain: (case.charged.plain(), total.plain()),
        whole: ui.money(case.whole),
        older: (!older.is_zero()).then(|| ui.money(older)),
        steps: steps.iter().map(|step| step_view(ui, step)).collect(),
        differs: total != case.charged,
        total: ui.money(total),
        fund: case.fund,
    }
}

fn step_view(ui: &Ui, step: &Step) -> StepView {
    let balance = ui.money(step.balance);
    let rate = ui.number(step.percent);
    StepView {
        debt: match step.period {
            Some(period) => t!(
                ui,
                "penalty-debt",
                month = ui.period(period),
                due = ui.date(step.due_on)
            ),
            None => t!(ui, "penalty-debt-old", due = ui.date(step.due_on)),
        },
        days: t!(
            ui,
            "penalty-days",
            from = ui.date(step.from),
            to = ui.date(step.to),
            first = step.first_day,
            last = (step.first_day + i64::from(step.days) - 1)
        ),
        formula: t!(
            ui,
            "penalty-formula",
            balance = balance.clone(),
            rate = rate,
            days = step.days,
            divisor = step.divisor
        ),
        balance,
        sum: ui.money(Money::from_decimal(step.amount())),
    }
}
