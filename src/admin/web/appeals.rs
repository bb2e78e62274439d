//! `/admin/appeals`: what people ask, what is late first (UX A7).

use super::appeal;
use crate::accounts::store::suppliers::{Supplier, suppliers};
use crate::app::App;
use crate::appeals::model::State as AppealState;
use crate::appeals::store::lists::{self, Counts, Filter, Queued};
use crate::appeals::words;
use crate::base::PageQuery;
use crate::staff::{Member, Staff, role};
use crate::t;
use crate::web::error::url_encode;
use crate::web::{Page, Result, Ui};
use askama::Template;
use axum::Router;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use serde::Deserialize;

/// Rows of a page.
const SHOWN: u32 = 30;
/// Everything that is not answered or closed; what is shown unless something else is chosen.
const OPEN: &str = "open";
const ALL: &str = "all";

pub fn routes() -> Router<App> {
    Router::new()
        .route("/admin/appeals", get(show))
        .route("/admin/appeals/{id}", get(appeal::show))
        .route("/admin/appeals/{id}/messages", post(appeal::speak))
        .route("/admin/appeals/{id}/take", post(appeal::take))
        .route("/admin/appeals/{id}/close", post(appeal::close))
        .route("/admin/appeals/{id}/files/{f}", get(appeal::download))
}

/// The query. `number` finds one appeal, whatever its state.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asking {
    state: String,
    supplier: String,
    number: String,
    page: Option<String>,
}

#[derive(Template)]
#[template(path = "admin/appeals.html")]
struct QueuePage {
    ui: Ui,
    staff: Member,
    counts: Counts,
    rows: Vec<Queued>,
    suppliers: Vec<Supplier>,
    state: String,
    supplier: String,
    number: String,
    newer: Option<String>,
    older: Option<String>,
}

pub async fn show(
    State(app): State<App>,
    ui: Ui,
    staff: Staff<role::Operator>,
    Query(asking): Query<Asking>,
) -> Result<Response> {
    let query = PageQuery {
        page: asking.page.clone(),
        size: None,
    };
    let page = query.page(SHOWN);
    let mut db = app.db.acquire().await?;
    let filter = asking.filter(page.offset(), page.limit_and_one());
    let (rows, more) = page.cut(lists::queue(&mut db, &filter).await?);
    let counts = lists::counts(&mut db, ui.today).await?;
    let suppliers = suppliers(&mut db).await?;
    drop(db);
    let link = |number: u32| asking.link(number);
    let page = QueuePage {
        newer: page.has_previous().then(|| link(page.number - 1)),
        older: more.then(|| link(page.number + 1)),
        state: asking.state().to_owned(),
        supplier: asking.supplier,
        number: asking.number,
        staff: staff.into_member(),
        ui,
        counts,
        rows,
        suppliers,
    };
    Ok(Page(page).into_response())
}

impl Asking {
    fn state(&self) -> &str {
        match self.state.as_str() {
            ALL => ALL,
            code if AppealState::parse(code).is_some() => code,
            _ => OPEN,
        }
    }
    fn filter(&self, offset: i64, limit: i64) -> Filter {
        let digits: String = self
            .number
            .chars()
            .filter(char::is_ascii_digit)
            .take(18)
            .collect();
        let number = digits.parse().ok();
        let state = match (self.state(), number) {
            (ALL, _) | (_, Some(_)) => "",
            (state, None) => state,
        };
        Filter {
            state: state.to_owned(),
            supplier: self.supplier.trim().to_owned(),
            number,
            offset,
            limit,
        }
    }
    fn link(&self, page: u32) -> String {
        format!(
            "/admin/appeals?state={}&supplier={}&number={}&page={page}",
            url_encode(self.state()),
            url_encode(&self.supplier),
            url_encode(&self.number)
        )
    }
}

impl QueuePage {
    /// The choices of the state, each with its words.
    fn states(&self) -> Vec<(&'static str, String)> {
        let ui = &self.ui;
        let mut all = vec![
            (OPEN, t!(ui, "admin-appeals-open")),
            (ALL, t!(ui, "admin-appeals-all")),
        ];
        let each = AppealState::ALL.map(|state| (state.code(), words::state(ui.words, state)));
        all.extend(each);
        all
    }
    fn is_late(&self, row: &Queued) -> bool {
        row.state.is_ours() && row.due_on < self.ui.today
    }
    fn state_words(&self, row: &Queued) -> String {
        words::state(self.ui.words, row.state)
    }
    /// Yellow is what waits for us, red what is late.
    fn tint(&self, row: &Queued) -> &'static str {
        match row.state {
            _ if self.is_late(row) => "bad",
            AppealState::New => "warn",
            AppealState::Answered => "ok",
            _ => "",
        }
    }
    fn topic(&self, row: &Queued) -> String {
        words::topic(self.ui.words, &row.topic)
    }
}
