//! «Обращения»: one's own, and that there are others on one's households (UX R29).

use crate::accounts::{AccountHead, store::accounts_of};
use crate::app::App;
use crate::appeals::model::State as AppealState;
use crate::appeals::store::lists::{self, Asked, Row};
use crate::appeals::words;
use crate::base::{AccountNumber, PageQuery, PeriodFilter};
use crate::identity::Customer;
use crate::web::error::url_encode;
use crate::web::{AppError, Invalid, Page, PeriodForm, Result, Ui};
use askama::Template;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, Days, NaiveDate, TimeZone, Utc};

/// Rows of one page.
const SHOWN: u32 = 20;

#[derive(Template)]
#[template(path = "appeals/list.html")]
struct ListPage {
    ui: Ui,
    filter: PeriodForm,
    accounts: Vec<AccountHead>,
    /// Number of the household that alone is shown; empty = all.
    account: String,
    rows: Vec<Row>,
    number: u32,
    more: bool,
}

pub async fn list(
    customer: Customer,
    ui: Ui,
    State(app): State<App>,
    Query(query): Query<Vec<(String, String)>>,
) -> Result<Response> {
    let (filter, paging, account) = read(query);
    let mut db = app.db.acquire().await?;
    let mut accounts = accounts_of(&mut db, customer.id).await?;
    accounts.retain(|account| !account.paused);
    let chosen = match account.trim() {
        "" => None,
        typed => Some(chosen(&accounts, typed).ok_or(AppError::NotFound)?),
    };
    let page = paging.page(SHOWN);
    let mut shown = ListPage {
        filter: PeriodForm::read(&ui, &filter),
        account: chosen.map_or(String::new(), |account| account.number.clone()),
        number: page.number,
        rows: Vec::new(),
        more: false,
        ui,
        accounts: Vec::new(),
    };
    let chosen = chosen.map(|account| account.id);
    shown.accounts = accounts;
    let Some((from, to)) = shown.filter.range else {
        return Ok(Invalid(shown.ui.clone(), shown).into_response());
    };
    let next_day = to.checked_add_days(Days::new(1)).unwrap_or(to);
    let asked = Asked {
        customer: customer.id,
        account: chosen,
        between: (midnight(&app, from), midnight(&app, next_day)),
        offset: page.offset(),
        limit: page.limit_and_one(),
    };
    (shown.rows, shown.more) = page.cut(lists::of_customer(&mut db, asked).await?);
    Ok(Page(shown).into_response())
}

/// The household that `typed` means: its number or its id.
pub(super) fn chosen<'a>(accounts: &'a [AccountHead], typed: &str) -> Option<&'a AccountHead> {
    let key = |text: &str| AccountNumber::parse(text).ok().map(|number| number.key());
    let typed = typed.trim();
    let wanted = key(typed);
    accounts.iter().find(|account| {
        account.id.to_string() == typed || wanted.is_some() && key(&account.number) == wanted
    })
}

/// Filter, page and account of the query; of doubled names the first counts.
fn read(query: Vec<(String, String)>) -> (PeriodFilter, PageQuery, String) {
    let value = |name: &str| {
        let found = query.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.clone())
    };
    let filter = PeriodFilter {
        period: value("period"),
        from: value("from"),
        to: value("to"),
    };
    let paging = PageQuery {
        page: value("page"),
        size: value("size"),
    };
    (filter, paging, value("account").unwrap_or_default())
}

/// The first moment of `day` in the organisation's zone.
fn midnight(app: &App, day: NaiveDate) -> DateTime<Utc> {
    let start = day.and_time(chrono::NaiveTime::MIN);
    app.zone()
        .from_local_datetime(&start)
        .earliest()
        .map_or_else(|| start.and_utc(), |at| at.with_timezone(&Utc))
}

impl ListPage {
    fn state(&self, state: &AppealState) -> String {
        words::state(self.ui.words, *state)
    }
    fn tint(&self, state: &AppealState) -> &'static str {
        words::tint(*state)
    }
    fn topic(&self, topic: &str) -> String {
        words::topic(self.ui.words, topic)
    }
    /// This list with another account: the period stays.
    fn with_account(&self, account: &str) -> String {
        self.link(account, 1)
    }
    fn with_page(&self, page: u32) -> String {
        self.link(&self.account, page)
    }
    fn link(&self, account: &str, page: u32) -> String {
        let mut pairs = Vec::new();
        if self.filter.chosen {
            pairs.push(format!("period={}", self.filter.choice.as_str()));
        }
        if self.filter.custom() {
            pairs.push(format!("from={}", url_encode(&self.filter.from)));
            pairs.push(format!("to={}", url_encode(&self.filter.to)));
        }
        if !account.is_empty() {
            pairs.push(format!("account={}", url_encode(account)));
        }
        if page > 1 {
            pairs.push(format!("page={page}"));
        }
        match pairs.is_empty() {
            true => "/appeals".to_owned(),
            false => format!("/appeals?{}", pairs.join("&")),
        }
    }
    /// What the period's links carry along.
    fn kept(&self) -> String {
        match self.account.as_str() {
            "" => String::new(),
            account => format!("&account={}", url_encode(account)),
        }
    }
}
