//! `/admin/payments`: payments by state, supplier, dates, number; the counts of what needs a look.

use super::{payment, refund, refunds, withdraw};
use crate::accounts::store::suppliers::{Supplier, suppliers};
use crate::app::App;
use crate::base::{PageQuery, PeriodFilter};
use crate::payments::model::State as PaymentState;
use crate::payments::store::staff::{self as stored, Counts, Filter, Row};
use crate::payments::words;
use crate::staff::{Member, Staff, role};
use crate::t;
use crate::web::error::url_encode;
use crate::web::{Invalid, Page, PeriodForm, Result, Ui};
use askama::Template;
use axum::Router;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use chrono::{DateTime, Days, Duration, NaiveDate, TimeZone, Utc};
use serde::Deserialize;

/// Rows of a page.
const SHOWN: u32 = 30;
/// What may be looked at: the values of `look`.
const LOOKS: [&str; 4] = ["open", "receipt", "late", "refund"];

pub fn routes() -> Router<App> {
    Router::new()
        .route("/admin/payments", get(show))
        .route("/admin/payments/{id}", get(payment::show))
        .route("/admin/payments/{id}/ask", post(payment::ask))
        .route("/admin/payments/{id}/review", post(payment::close))
        .route(
            "/admin/payments/{id}/refund/end",
            post(payment::close_refund),
        )
        .route("/admin/payments/{id}/receipt", post(payment::receipt))
        .route(
            "/admin/payments/{id}/refund",
            get(refund::form).post(refund::send),
        )
        .route("/admin/payments/{id}/refund/withdraw", post(withdraw::send))
        .route("/admin/refunds", get(refunds::list))
        .route("/admin/refunds/{r}", get(refunds::show))
        .route("/admin/refunds/{r}/approve", post(refunds::approve))
        .route("/admin/refunds/{r}/refuse", post(refunds::refuse))
}

/// The query. `number` finds a payment by its number or the bank's id, whatever else is chosen.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asking {
    state: String,
    look: String,
    supplier: String,
    number: String,
    page: Option<String>,
}

#[derive(Template)]
#[template(path = "admin/payments.html")]
struct ListPage {
    ui: Ui,
    staff: Member,
    filter: PeriodForm,
    asking: Asking,
    counts: Counts,
    rows: Vec<Row>,
    suppliers: Vec<Supplier>,
    newer: Option<String>,
    older: Option<String>,
}

pub async fn show(
    State(app): State<App>,
    ui: Ui,
    staff: Staff<role::Residents>,
    Query(period): Query<PeriodFilter>,
    Query(asking): Query<Asking>,
) -> Result<Response> {
    let mut page = ListPage {
        filter: PeriodForm::read(&ui, &period),
        staff: staff.into_member(),
        counts: Counts::default(),
        rows: Vec::new(),
        suppliers: Vec::new(),
        newer: None,
        older: None,
        ui,
        asking,
    };
    let mut db = app.db.acquire().await?;
    page.suppliers = suppliers(&mut db).await?;
    page.counts = stored::counts(&mut db, page.late()).await?;
    let Some(range) = page.filter.range else {
        return Ok(Invalid(page.ui.clone(), page).into_response());
    };
    let list = page.asking.page().page(SHOWN);
    let filter = page.chosen(&app, range, (list.offset(), list.limit_and_one()));
    let (rows, more) = list.cut(stored::list(&mut db, &filter).await?);
    page.rows = rows;
    page.newer = list.has_previous().then(|| page.link(list.number - 1));
    page.older = more.then(|| page.link(list.number + 1));
    Ok(Page(page).into_response())
}

/// The first moment of `day` in the organisation's zone.
fn midnight(app: &App, day: NaiveDate) -> DateTime<Utc> {
    let start = day.and_time(chrono::NaiveTime::MIN);
    let local = app.zone().from_local_datetime(&start).earliest();
    local.map_or_else(|| start.and_utc(), |at| at.with_timezone(&Utc))
}

impl Asking {
    fn page(&self) -> PageQuery {
        PageQuery {
            page: self.page.clone(),
            size: None,
        }
    }
    fn look(&self) -> &str {
        let known = LOOKS.iter().find(|look| **look == self.look);
        known.copied().unwrap_or_default()
    }
    fn number(&self) -> &str {
        self.number.trim().trim_start_matches('№').trim()
    }
}

impl ListPage {
    fn late(&self) -> DateTime<Utc> {
        self.ui.now - Duration::hours(1)
    }
    /// What waits to be looked at and what is named by number are found however old they are.
    fn chosen(
        &self,
        app: &App,
        (from, to): (NaiveDate, NaiveDate),
        (offset, limit): (i64, i64),
    ) -> Filter {
        let asking = &self.asking;
        let (number, look) = (asking.number(), asking.look());
        let ever = !number.is_empty() || !look.is_empty() && !self.filter.chosen;
        let next = to.checked_add_days(Days::new(1)).unwrap_or(to);
        let narrow = |text: &str| match number.is_empty() {
            true => text.trim().to_owned(),
            false => String::new(),
        };
        Filter {
            state: narrow(&asking.state),
            look: narrow(look),
            supplier: narrow(&asking.supplier),
            number: number.parse().ok(),
            gateway_id: number.to_owned(),
            from: (!ever).then(|| midnight(app, from)),
            until: (!ever).then(|| midnight(app, next)),
            late: self.late(),
            offset,
            limit,
        }
    }
    fn link(&self, page: u32) -> String {
        let mut link = format!(
            "/admin/payments?state={}&look={}&supplier={}&number={}",
            url_encode(&self.asking.state),
            url_encode(self.asking.look()),
            url_encode(&self.asking.supplier),
            url_encode(&self.asking.number)
        );
        if self.filter.chosen {
            link.push_str(&format!(
                "&period={}&from={}&to={}",
                self.filter.choice.as_str(),
                url_encode(&self.filter.from),
                url_encode(&self.filter.to)
            ));
        }
        format!("{link}&page={page}")
    }
    /// What waits: link, words, how many, whether it is the one shown.
    fn queues(&self) -> Vec<(&'static str, String, i64, bool)> {
        let (ui, counts, look) = (&self.ui, &self.counts, self.asking.look());
        let mut all = vec![
            (
                "/admin/payments?look=open",
                t!(ui, "admin-pay-review"),
                counts.reviews,
                look == "open",
            ),
            (
                "/admin/payments?look=receipt",
                t!(ui, "admin-pay-receipts"),
                counts.receipts,
                look == "receipt",
            ),
            (
                "/admin/payments?look=late",
                t!(ui, "admin-pay-unknown"),
                counts.unknown,
                look == "late",
            ),
            (
                "/admin/payments?look=refund",
                t!(ui, "admin-pay-refunds"),
                counts.refunds,
                look == "refund",
            ),
        ];
        if self.staff.role.approves_refunds() {
            let waiting = (
                "/admin/refunds",
                t!(ui, "admin-pay-approvals"),
                counts.approvals,
                false,
            );
            all.push(waiting);
        }
        all
    }
    fn states(&self) -> Vec<(&'static str, String)> {
        let words = |state: PaymentState| words::state(self.ui.words, state);
        let each = PaymentState::ALL.map(|state| (state.as_str(), words(state)));
        [("", t!(self.ui, "admin-pay-any"))]
            .into_iter()
            .chain(each)
            .collect()
    }
    fn looks(&self) -> Vec<(&'static str, String)> {
        let ui = &self.ui;
        vec![
            ("", t!(ui, "admin-pay-look-all")),
            ("open", t!(ui, "admin-pay-review")),
            ("receipt", t!(ui, "admin-pay-receipts")),
            ("late", t!(ui, "admin-pay-unknown")),
            ("refund", t!(ui, "admin-pay-refunds")),
        ]
    }
    fn periods(&self) -> Vec<(&'static str, String, bool)> {
        let mut all: Vec<_> = self.filter.named(&self.ui).into();
        all.push(("custom", t!(self.ui, "filter-custom"), self.filter.custom()));
        all
    }
    fn state(&self, row: &Row) -> (&'static str, String) {
        let state = PaymentState::of(&row.state);
        (words::tint(state), words::state(self.ui.words, state))
    }
    fn receipt(&self, row: &Row) -> String {
        match PaymentState::of(&row.state).is_paid() {
            true => words::receipt(self.ui.words, &row.receipt_state),
            false => String::from("—"),
        }
    }
    fn review(&self, row: &Row) -> String {
        words::review(self.ui.words, &row.review_reason)
    }
}
