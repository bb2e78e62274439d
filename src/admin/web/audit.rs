//! `/admin/audit`: who did what, when, to what.

use crate::app::App;
use crate::audit::{self, Row};
use crate::base::{PageQuery, PeriodFilter};
use crate::staff::store::people;
use crate::staff::{Member, Staff, role};
use crate::t;
use crate::web::error::url_encode;
use crate::web::{Invalid, Page, PeriodForm, Result, Ui};
use askama::Template;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, Days, NaiveDate, TimeZone, Utc};
use std::collections::HashMap;
use uuid::Uuid;

/// Rows of a page.
const SHOWN: u32 = 50;

#[derive(Template)]
#[template(path = "admin/audit.html")]
struct AuditPage {
    ui: Ui,
    staff: Member,
    filter: PeriodForm,
    rows: Vec<Row>,
    names: HashMap<Uuid, String>,
    newer: Option<String>,
    older: Option<String>,
}

pub async fn show(
    State(app): State<App>,
    ui: Ui,
    staff: Staff<role::Auditors>,
    Query(filter): Query<PeriodFilter>,
    Query(query): Query<PageQuery>,
) -> Result<Response> {
    let mut page = AuditPage {
        filter: PeriodForm::read(&ui, &filter),
        staff: staff.into_member(),
        ui,
        rows: Vec::new(),
        names: HashMap::new(),
        newer: None,
        older: None,
    };
    let Some((from, to)) = page.filter.range else {
        return Ok(Invalid(page.ui.clone(), page).into_response());
    };
    let list = query.page(SHOWN);
    let next = to.checked_add_days(Days::new(1)).unwrap_or(to);
    let range = (midnight(&app, from), midnight(&app, next));
    let mut db = app.db.acquire().await?;
    let rows = audit::read(&mut db, range, (list.limit_and_one(), list.offset())).await?;
    let (rows, more) = list.cut(rows);
    let ids: Vec<Uuid> = rows
        .iter()
        .filter(|row| row.actor_kind == "staff")
        .filter_map(|row| row.actor_id)
        .collect();
    page.names = people::names(&mut db, &ids).await?.into_iter().collect();
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

impl AuditPage {
    fn link(&self, number: u32) -> String {
        format!(
            "/admin/audit?period={}&from={}&to={}&page={number}",
            self.filter.choice.as_str(),
            url_encode(&self.filter.from),
            url_encode(&self.filter.to)
        )
    }
    fn who(&self, row: &Row) -> String {
        let name = row.actor_id.and_then(|id| self.names.get(&id));
        match (row.actor_kind.as_str(), name) {
            ("staff", Some(name)) => name.clone(),
            ("staff", None) => t!(self.ui, "admin-audit-staff"),
            ("customer", _) => t!(self.ui, "admin-audit-customer"),
            ("system", _) => t!(self.ui, "admin-audit-system"),
            _ => t!(self.ui, "admin-audit-anonymous"),
        }
    }
    /// The deed in words; one that this list does not know stands as it is written.
    fn what(&self, row: &Row) -> String {
        let action = row.action.replace('.', "-");
        let words = t!(self.ui, "admin-audit-action", action = action.clone());
        if words == action {
            row.action.clone()
        } else {
            words
        }
    }
    /// A household's link, or the object as it is written.
    fn account(&self, row: &Row) -> Option<Uuid> {
        row.account_id.filter(|_| self.staff.role.sees_residents())
    }
    fn object(&self, row: &Row) -> String {
        let id = row.object_id.as_deref().unwrap_or_default();
        let short: String = match id.parse::<Uuid>() {
            // The end of a UUIDv7 tells rows apart, its beginning is only the time.
            Ok(_) => format!(
                "…{}",
                id.get(id.len().saturating_sub(8)..).unwrap_or_default()
            ),
            Err(_) => id.to_owned(),
        };
        let kind = t!(
            self.ui,
            "admin-audit-object",
            kind = row.object_kind.clone()
        );
        format!("{kind} {short}").trim().to_owned()
    }
}
