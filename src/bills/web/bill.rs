//! GET /accounts/{a}/bills/{YYYY-MM}?view=suppliers|services&document=: one bill in two views; with `.pdf`
//! behind the month its receipt (axum takes no suffix behind a parameter).

use super::why::WhyView;
use super::{bill_link, can_pay, day, receipt};
use crate::accounts::OwnedAccount;
use crate::app::App;
use crate::base::{Money, Period};
use crate::bills::model::{Bill, BillState, Footer, Line, Sheet};
use crate::bills::store::{head, sheet};
use crate::bills::why::Why;
use crate::i18n::Lang;
use crate::t;
use crate::web::{AppError, Page, Result, Ui};
use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use chrono::Months;
use rust_decimal::Decimal;
use serde::Deserialize;
use uuid::Uuid;

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct BillQuery {
    view: String,
    document: Option<String>,
}

pub async fn bill(
    State(app): State<App>,
    ui: Ui,
    account: OwnedAccount,
    Path((_, period)): Path<(Uuid, String)>,
    Query(query): Query<BillQuery>,
) -> Result<Response> {
    if let Some(month) = period.strip_suffix(".pdf") {
        return receipt::pdf(&app, &account, month, query.document.as_deref()).await;
    }
    let period = Period::parse(&period).map_err(|_| AppError::NotFound)?;
    let first = period.first_day();
    let mut db = app.db.acquire().await?;
    let year = first.checked_sub_months(Months::new(12)).unwrap_or(first);
    let mut bills = head::heads(&mut db, account.id, year, first).await?;
    let earlier = before(&bills, period);
    bills.retain(|bill| bill.period == period);
    let asked = |bill: &Bill| match &query.document {
        Some(document) => bill.document == *document,
        None => true,
    };
    let at = bills.iter().position(asked).ok_or(AppError::NotFound)?;
    let shown = bills[at].clone();
    let sheet = sheet::sheet(&mut db, account.id, period, &shown.document).await?;
    // A withdrawn bill and a second document of a month have no bill before them to be compared with.
    let comparable = shown.withdrawn_on.is_none() && at == 0;
    let why = match earlier.filter(|_| comparable) {
        Some(earlier) => {
            let old = sheet::sheet(&mut db, account.id, earlier.period, &earlier.document).await?;
            Some(WhyView::of(&ui, &Why::of(&old, &sheet), earlier.period))
        }
        None => None,
    };
    Ok(Page(BillPage {
        why,
        services: query.view == "services",
        pay: can_pay(&app),
        footer: sheet.footer(),
        ui,
        account,
        bill: shown,
        documents: bills,
        sheet,
    })
    .into_response())
}

/// The newest standing bill of an earlier month, within the year.
fn before(bills: &[Bill], period: Period) -> Option<Bill> {
    let stands = |bill: &&Bill| bill.period < period && bill.withdrawn_on.is_none();
    bills.iter().find(stands).cloned()
}

#[derive(Template)]
#[template(path = "bills/bill.html")]
struct BillPage {
    ui: Ui,
    account: OwnedAccount,
    bill: Bill,
    /// All documents of the month.
    documents: Vec<Bill>,
    sheet: Sheet,
    footer: Footer,
    why: Option<WhyView>,
    /// The view by service; else by supplier.
    services: bool,
    pay: bool,
}

impl BillPage {
    fn link(&self, view: &str) -> String {
        bill_link(self.account.id, &self.bill, view)
    }

    /// Another document of the month in the same view.
    fn document_link(&self, bill: &Bill) -> String {
        let view = if self.services {
            "services"
        } else {
            "suppliers"
        };
        let link = bill_link(self.account.id, bill, view);
        if bill.document.is_empty() {
            link + "&document="
        } else {
            link
        }
    }

    /// «Документ 2», or its number where it has no name.
    fn document_name(&self, bill: &Bill) -> String {
        let name = [&bill.document, &bill.number]
            .into_iter()
            .find(|name| !name.is_empty());
        match name {
            Some(name) => t!(self.ui, "bills-document", name = name.clone()),
            None => t!(self.ui, "bills-document-main"),
        }
    }

    fn day(&self, on: &chrono::NaiveDate) -> String {
        day(&self.ui, *on)
    }

    /// «до 15 декабря, осталось 4 дня», or that the day has passed.
    fn until(&self) -> String {
        let Some(on) = self.bill.due_on else {
            return String::new();
        };
        let day = day(&self.ui, on);
        if on < self.ui.today {
            t!(self.ui, "bills-until-passed", day = day)
        } else {
            let left = self.ui.days_left(on);
            t!(self.ui, "bills-until", day = day, left = left)
        }
    }

    /// A page below this one, of the same document.
    fn part(&self, part: &str) -> String {
        receipt::part_link(self.account.id, &self.bill, part)
    }
    fn corrected(&self) -> Option<String> {
        let at = self.bill.corrected_at?;
        Some(
            self.ui
                .date(at.with_timezone(&self.ui.words.zone).date_naive()),
        )
    }

    fn settled(&self) -> bool {
        matches!(self.bill.state(), BillState::Paid | BillState::Nothing)
    }
    /// Something of this bill can be paid now, on the pay form.
    fn payable_now(&self) -> bool {
        self.pay && matches!(self.bill.state(), BillState::Unpaid | BillState::Part)
    }
    /// Debts that are not of this bill stand on the pay form too.
    fn owes_more(&self) -> bool {
        self.payable_now() && self.bill.owed != self.bill.left
    }

    fn has_support(&self) -> bool {
        self.sheet
            .totals()
            .any(|(_, total)| !total.support.is_zero())
    }
    fn has_recalculation(&self) -> bool {
        self.sheet
            .totals()
            .any(|(_, total)| !total.recalculation.is_zero())
    }

    /// Roubles with as many digits as billing prints, at least two.
    fn price(&self, value: &Decimal) -> String {
        let number = self.ui.volume(*value, value.scale().max(2));
        t!(self.ui, "bills-price", number = number)
    }
    /// A quantity with the digits it was told with.
    fn told_number(&self, value: &Decimal) -> String {
        self.ui.volume(*value, value.scale())
    }
    /// A reading or volume without padding zeros.
    fn number(&self, value: &Option<Decimal>) -> String {
        value.map_or(String::new(), |value| self.ui.number(value))
    }

    /// The reader's word for a service, where it is not billing's own.
    fn english<'a>(&self, name_en: &'a str) -> Option<&'a str> {
        (self.ui.lang == Lang::En && !name_en.is_empty()).then_some(name_en)
    }

    /// `T1`, `0-3900` as told; the common part in words.
    fn line_name(&self, line: &Line) -> String {
        match line.line.as_str() {
            "common" => t!(self.ui, "bills-line-common"),
            told => told.replace('-', "–"),
        }
    }

    /// What else billing says of a line: coefficient, norm, objects, how the quantity came about.
    fn facts(&self, line: &Line) -> Vec<String> {
        let ui = &self.ui;
        let mut facts = Vec::new();
        if let Some(value) = line.multiplier {
            facts.push(t!(ui, "bills-multiplier", number = ui.number(value)));
        }
        if let Some(value) = line.norm {
            facts.push(t!(ui, "bills-norm", number = ui.number(value)));
        }
        if let Some(n) = line.object_count {
            facts.push(t!(ui, "bills-objects", n = n));
        }
        match line.basis.as_str() {
            "meter" => facts.push(t!(ui, "bills-basis-meter")),
            "average" => facts.push(t!(ui, "bills-basis-average")),
            "norm" => facts.push(t!(ui, "bills-basis-norm")),
            "house" => facts.push(t!(ui, "bills-basis-house")),
            "fixed" => facts.push(t!(ui, "bills-basis-fixed")),
            _ => {}
        }
        facts
    }

    fn penalty_link(&self) -> String {
        let link = bill_link(self.account.id, &self.bill, "");
        let (path, query) = link.split_once('?').unwrap_or((&link, ""));
        let sign = if query.is_empty() { "" } else { "?" };
        format!("{path}/penalty{sign}{query}")
    }

    /// The supplier to ask, where the bill has one alone.
    fn only_supplier(&self) -> Option<&str> {
        match self.sheet.suppliers.as_slice() {
            [one] => Some(&one.code),
            _ => None,
        }
    }

    /// Every word of the bill with its anchor among the questions.
    fn terms(&self) -> Vec<(&'static str, String)> {
        let ui = &self.ui;
        vec![
            ("opening", t!(ui, "faq-term-opening")),
            ("paid", t!(ui, "faq-term-paid")),
            ("charged", t!(ui, "faq-term-charged")),
            ("support", t!(ui, "faq-term-support")),
            ("recalculation", t!(ui, "faq-term-recalculation")),
            ("penalty", t!(ui, "faq-term-penalty")),
            ("closing", t!(ui, "faq-term-closing")),
            ("total", t!(ui, "faq-term-total")),
            ("quantity", t!(ui, "faq-term-quantity")),
            ("tariff", t!(ui, "faq-term-tariff")),
            ("unit-price", t!(ui, "faq-term-unit-price")),
            ("norm", t!(ui, "faq-term-norm")),
            ("average", t!(ui, "faq-term-average")),
            ("multiplier", t!(ui, "faq-term-multiplier")),
            ("common", t!(ui, "faq-term-common")),
            ("house", t!(ui, "faq-term-house")),
            ("labels", t!(ui, "faq-term-labels")),
            ("objects", t!(ui, "faq-term-objects")),
            ("instalment", t!(ui, "faq-term-instalment")),
        ]
    }

    /// Suppliers that hold an advance, and how much.
    fn overpaid(&self) -> Vec<(String, String)> {
        self.sheet
            .overpaid()
            .map(|(part, over)| (part.name.clone(), self.ui.money(over)))
            .collect()
    }
    fn sum_or_blank(&self, amount: &Option<Money>) -> String {
        amount.map_or(String::new(), |amount| self.ui.money(amount))
    }
    fn date_or_blank(&self, on: &Option<chrono::NaiveDate>) -> String {
        on.map_or(String::new(), |on| self.ui.date(on))
    }
    fn money(&self, amount: Money) -> String {
        self.ui.money(amount)
    }
}
