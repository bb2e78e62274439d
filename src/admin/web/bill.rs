//! `/admin/accounts/{id}/bills/{YYYY-MM}`: the lines of a month's bills, for the talk about them.

use crate::accounts::store::search::Found;
use crate::admin::guard::Opened;
use crate::app::App;
use crate::base::Period;
use crate::bills::store::{head, sheet};
use crate::bills::{Bill, Line, Sheet};
use crate::i18n::Lang;
use crate::staff::Member;
use crate::t;
use crate::web::{AppError, Page, Result, Ui};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};

/// One bill of the month with its rows.
struct Document {
    bill: Bill,
    sheet: Sheet,
}

#[derive(Template)]
#[template(path = "admin/bill.html")]
struct BillPage {
    ui: Ui,
    staff: Member,
    account: Found,
    period: Period,
    documents: Vec<Document>,
}

pub async fn show(
    State(app): State<App>,
    ui: Ui,
    opened: Opened,
    Path((_, period)): Path<(String, String)>,
) -> Result<Response> {
    let period = Period::parse(&period).map_err(|_| AppError::NotFound)?;
    let (id, first) = (opened.account.id, period.first_day());
    let mut db = app.db.acquire().await?;
    let mut bills = head::heads(&mut db, id, first, first).await?;
    bills.retain(|bill| bill.period == period);
    if bills.is_empty() {
        return Err(AppError::NotFound);
    }
    let mut documents = Vec::new();
    for bill in bills {
        let sheet = sheet::sheet(&mut db, id, period, &bill.document).await?;
        documents.push(Document { bill, sheet });
    }
    let page = BillPage {
        ui,
        staff: opened.staff,
        account: opened.account,
        period,
        documents,
    };
    Ok(Page(page).into_response())
}

impl BillPage {
    fn service<'l>(&self, line: &'l Line) -> &'l str {
        match self.ui.lang {
            Lang::En if !line.name_en.is_empty() => &line.name_en,
            _ => &line.name,
        }
    }
    /// «T1», «Факт», the common part in words: which line of the service.
    fn which(&self, line: &Line) -> String {
        let part = match line.line.as_str() {
            "common" => t!(self.ui, "bills-line-common"),
            told => told.replace('-', "–"),
        };
        format!("{} {part}", line.label).trim().to_owned()
    }
    /// «4,5 м³ × 29,01»; what billing did not tell is left out.
    fn reckoned(&self, line: &Line) -> String {
        let number = |value: rust_decimal::Decimal| self.ui.volume(value, value.scale());
        let quantity = line
            .quantity
            .map(|value| format!("{} {}", number(value), line.unit));
        let price = line.tariff.or(line.unit_price).map(number);
        let parts: Vec<String> = quantity.into_iter().chain(price).collect();
        parts.join(" × ")
    }
}
