//! Printing a bill: PDF, print page, the biller's own PDF, and what stood on it before.

use super::bill_link;
use crate::accounts::OwnedAccount;
use crate::accounts::model::Relation;
use crate::app::App;
use crate::base::Period;
use crate::bills::by_link::Printed;
use crate::bills::model::Bill;
use crate::bills::receipt::build::{self, Frame};
use crate::bills::receipt::{Receipt, pdf};
use crate::bills::store::{head, paper, sheet};
use crate::web::error::url_encode;
use crate::web::{AppError, Page, Result, Ui};
use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use uuid::Uuid;

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct DocumentQuery {
    document: Option<String>,
}

/// The bill of the path, as the bill page would choose it, and its receipt: three statements.
async fn load(
    app: &App,
    account: &OwnedAccount,
    period: &str,
    document: Option<&str>,
) -> Result<(Bill, Receipt)> {
    let period = Period::parse(period).map_err(|_| AppError::NotFound)?;
    let first = period.first_day();
    let mut db = app.db.acquire().await?;
    let bills = head::heads(&mut db, account.id, first, first).await?;
    let bill = bills
        .into_iter()
        .filter(|bill| bill.period == period)
        .find(|bill| document.is_none_or(|document| bill.document == document))
        .ok_or(AppError::NotFound)?;
    let sheet = sheet::sheet(&mut db, account.id, period, &bill.document).await?;
    let paper = paper::paper(&mut db, account.id, period, &bill.document).await?;
    let paper = paper.ok_or(AppError::NotFound)?;
    let mut frame = Frame::new(app, is_owner(account));
    if app.gateway.is_some() {
        let printed = Printed {
            account: account.id,
            period,
            on: app.today(),
        };
        let pages = (app.url(&printed.path(app)), app.url("/pay"));
        frame.online = Some((pages.0, pages.1, printed.until()));
    }
    let receipt = build::receipt(&frame, &bill, &sheet, &paper);
    Ok((bill, receipt))
}

/// The owner's full name is for the owner alone, as on «Реквизиты».
pub fn is_owner(account: &OwnedAccount) -> bool {
    account.relation == Relation::Owner.code()
}

/// GET /accounts/{a}/bills/{YYYY-MM}.pdf
pub async fn pdf(
    app: &App,
    account: &OwnedAccount,
    period: &str,
    document: Option<&str>,
) -> Result<Response> {
    let (bill, receipt) = load(app, account, period, document).await?;
    let bytes = pdf::document(app, pdf::Template::Receipt, receipt.filling()?).await?;
    Ok(shown_pdf(bytes, &format!("kvitanciya-{}.pdf", bill.period)))
}

/// A PDF that opens in the browser and is saved under this name. ASCII only.
pub fn shown_pdf(bytes: Vec<u8>, name: &str) -> Response {
    let place = format!("inline; filename=\"{name}\"");
    file(bytes, "application/pdf", &place)
}

fn file(bytes: Vec<u8>, kind: &'static str, place: &str) -> Response {
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Ok(place) = HeaderValue::from_str(place) {
        headers.insert(header::CONTENT_DISPOSITION, place);
    }
    response
}

#[derive(Template)]
#[template(path = "bills/print.html")]
struct PrintPage {
    ui: Ui,
    account: OwnedAccount,
    bill: Bill,
    receipt: Receipt,
}

impl PrintPage {
    fn back(&self) -> String {
        bill_link(self.account.id, &self.bill, "")
    }
    fn pdf(&self) -> String {
        part_link(self.account.id, &self.bill, ".pdf")
    }
    fn labels(&self) -> &crate::bills::receipt::Labels {
        &self.receipt.words
    }
}

/// A page below the bill's own: `/print`, `/original`, `/versions`, or `.pdf` behind its month.
pub fn part_link(account: Uuid, bill: &Bill, part: &str) -> String {
    let link = format!("/accounts/{account}/bills/{}{part}", bill.period);
    if bill.document.is_empty() {
        link
    } else {
        format!("{link}?document={}", url_encode(&bill.document))
    }
}

pub async fn print(
    State(app): State<App>,
    ui: Ui,
    account: OwnedAccount,
    Path((_, period)): Path<(Uuid, String)>,
    Query(query): Query<DocumentQuery>,
) -> Result<impl IntoResponse> {
    let (bill, receipt) = load(&app, &account, &period, query.document.as_deref()).await?;
    Ok(Page(PrintPage {
        ui,
        account,
        bill,
        receipt,
    }))
}

/// GET …/original: the PDF that the biller sent along, untouched.
pub async fn original(
    State(app): State<App>,
    account: OwnedAccount,
    Path((_, period)): Path<(Uuid, String)>,
    Query(query): Query<DocumentQuery>,
) -> Result<Response> {
    let period = Period::parse(&period).map_err(|_| AppError::NotFound)?;
    let mut db = app.db.acquire().await?;
    let found = paper::own_file(&mut db, account.id, period, query.document.as_deref()).await?;
    let (name, bytes) = found.ok_or(AppError::NotFound)?;
    let kind = if bytes.starts_with(b"%PDF-") {
        "application/pdf"
    } else {
        "application/octet-stream"
    };
    let name = name
        .rsplit(['/', '\\'])
        .next()
        .unwrap_or_default()
        .to_owned();
    let place = format!(
        "attachment; filename=\"{period}.pdf\"; filename*=UTF-8''{}",
        url_encode(&name).replace('/', "%2F")
    );
    Ok(file(bytes, kind, &place))
}

#[derive(Template)]
#[template(path = "bills/versions.html")]
struct VersionsPage {
    ui: Ui,
    account: OwnedAccount,
    bill: Bill,
    rows: Vec<paper::Version>,
}

impl VersionsPage {
    fn back(&self) -> String {
        bill_link(self.account.id, &self.bill, "")
    }
}

/// GET …/versions: what a corrected bill said before.
pub async fn versions(
    State(app): State<App>,
    ui: Ui,
    account: OwnedAccount,
    Path((_, period)): Path<(Uuid, String)>,
    Query(query): Query<DocumentQuery>,
) -> Result<impl IntoResponse> {
    let period = Period::parse(&period).map_err(|_| AppError::NotFound)?;
    let first = period.first_day();
    let mut db = app.db.acquire().await?;
    let bills = head::heads(&mut db, account.id, first, first).await?;
    let asked = |bill: &&Bill| {
        query
            .document
            .as_ref()
            .is_none_or(|name| bill.document == *name)
    };
    let bill = bills
        .iter()
        .filter(|bill| bill.period == period)
        .find(asked);
    let bill = bill.cloned().ok_or(AppError::NotFound)?;
    let rows = paper::versions(&mut db, account.id, period, &bill.document).await?;
    if rows.is_empty() {
        return Err(AppError::NotFound);
    }
    Ok(Page(VersionsPage {
        ui,
        account,
        bill,
        rows,
    }))
}
