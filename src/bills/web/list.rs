//! GET /accounts/{a}/bills: bills of a stretch of months.

use super::{bill_link, can_pay, day, receipt};
use crate::accounts::OwnedAccount;
use crate::app::App;
use crate::base::{Money, PeriodFilter};
use crate::bills::model::{Bill, BillState};
use crate::bills::store::head;
use crate::t;
use crate::web::{Invalid, Page, PeriodForm, Result, Ui};
use askama::Template;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};

pub async fn list(
    State(app): State<App>,
    ui: Ui,
    account: OwnedAccount,
    Query(filter): Query<PeriodFilter>,
) -> Result<Response> {
    let filter = PeriodForm::read(&ui, &filter);
    let Some((from, to)) = filter.range else {
        let page = ListPage::new(ui.clone(), account, filter, Vec::new(), can_pay(&app));
        return Ok(Invalid(ui, page).into_response());
    };
    let mut db = app.db.acquire().await?;
    let bills = head::heads(&mut db, account.id, from, to).await?;
    Ok(Page(ListPage::new(ui, account, filter, bills, can_pay(&app))).into_response())
}

/// What stands instead of rows, or above them.
enum Said {
    Nothing,
    /// The account has no bill at all.
    NoneYet,
    /// None lately: the newest is shown, though it is older.
    NewestShown,
    /// None in the chosen months; the link widens them to the newest bill.
    Widen {
        link: String,
        period: String,
    },
}

#[derive(Template)]
#[template(path = "bills/list.html")]
struct ListPage {
    ui: Ui,
    account: OwnedAccount,
    filter: PeriodForm,
    rows: Vec<Bill>,
    said: Said,
    /// What the account owes today; none = no bill yet.
    owed: Option<Money>,
    pay: bool,
}

impl ListPage {
    /// `bills` = those in the range, and the newest ones whether in it or not.
    fn new(
        ui: Ui,
        account: OwnedAccount,
        filter: PeriodForm,
        bills: Vec<Bill>,
        pay: bool,
    ) -> ListPage {
        let newest = bills.first().cloned();
        let inside = |bill: &Bill| {
            filter.range.is_some_and(|(from, to)| {
                bill.period.first_day() <= to && bill.period.last_day() >= from
            })
        };
        let (mut rows, outside): (Vec<Bill>, Vec<Bill>) = bills.into_iter().partition(inside);
        let said = match &newest {
            _ if filter.range.is_none() || !rows.is_empty() => Said::Nothing,
            None => Said::NoneYet,
            Some(_) if !filter.chosen => {
                rows = outside;
                Said::NewestShown
            }
            Some(bill) => Said::Widen {
                link: format!(
                    "/accounts/{}/bills?period=custom&from={}",
                    account.id,
                    bill.period.first_day()
                ),
                period: ui.period(bill.period),
            },
        };
        let owed = newest.map(|bill| bill.owed);
        ListPage {
            ui,
            account,
            filter,
            rows,
            said,
            owed,
            pay,
        }
    }

    fn link(&self, bill: &Bill) -> String {
        bill_link(self.account.id, bill, "")
    }
    /// A page below the bill's own: what is downloaded is the month that is seen.
    fn part(&self, bill: &Bill, part: &str) -> String {
        receipt::part_link(self.account.id, bill, part)
    }

    /// A class of `.state` and the state in words.
    fn state(&self, bill: &Bill) -> (&'static str, String) {
        let ui = &self.ui;
        match bill.state() {
            BillState::Withdrawn => ("bad", t!(ui, "bills-state-withdrawn")),
            BillState::Nothing => ("ok", t!(ui, "bills-state-nothing")),
            BillState::Paid => ("ok", t!(ui, "bills-state-paid")),
            BillState::Part => {
                let left = ui.money(bill.left);
                ("warn", t!(ui, "bills-state-part", left = left))
            }
            BillState::Unpaid => ("warn", t!(ui, "bills-state-unpaid")),
        }
    }

    fn due_on(&self, bill: &Bill) -> String {
        bill.due_on.map_or(String::new(), |on| day(&self.ui, on))
    }
}
