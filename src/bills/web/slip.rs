//! A payment slip for what is owed today or for sums of one's own: QR codes on paper, for who pays in
//! his bank's app or at a counter.

use super::receipt::{is_owner, shown_pdf};
use crate::accounts::OwnedAccount;
use crate::app::App;
use crate::base::{Money, MoneyError, Period};
use crate::bills::receipt::build::{self, Frame};
use crate::bills::receipt::pdf;
use crate::bills::store::due::{SupplierDue, dues};
use crate::bills::store::paper;
use crate::t;
use crate::web::{AppError, Errors, Invalid, Page, Result, Ui};
use askama::Template;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use uuid::Uuid;

/// The input of one supplier account.
struct Field {
    name: String,
    due: SupplierDue,
    value: String,
}

#[derive(Template)]
#[template(path = "bills/slip.html")]
struct SlipPage {
    ui: Ui,
    account: OwnedAccount,
    fields: Vec<Field>,
    owed: Money,
    errors: Errors,
}

/// As on the pay form, so that an address with sums serves both.
const AMOUNT: &str = "amount_";
/// The largest sum of one line, in kopecks: what banks take by a QR code.
const MOST: i64 = 100_000_000;

fn fields(dues: Vec<SupplierDue>, typed: Option<&[(String, String)]>) -> Vec<Field> {
    let field = |due: SupplierDue| {
        let name = format!("{AMOUNT}{}", due.supplier_account_id.simple());
        let value = match typed {
            Some(pairs) => {
                let found = pairs.iter().find(|(key, _)| *key == name);
                found.map_or(String::new(), |(_, value)| value.trim().to_owned())
            }
            None if due.due.is_positive() => due.due.input(),
            None => String::new(),
        };
        Field { name, due, value }
    };
    dues.into_iter().map(field).collect()
}

/// Sums above nothing; empty and 0 are left out.
fn sums(ui: &Ui, fields: &[Field]) -> std::result::Result<Vec<(Uuid, Money)>, Errors> {
    let (mut sums, mut errors) = (Vec::new(), Errors::none());
    for field in fields {
        match Money::parse(&field.value) {
            Err(MoneyError::Empty) => {}
            Ok(sum) if sum.is_zero() => {}
            Ok(sum) if sum.is_positive() && sum <= Money::from_kopecks(MOST) => {
                sums.push((field.due.supplier_account_id, sum));
            }
            Err(MoneyError::TooManyDecimals) => {
                errors.add(&field.name, t!(ui, "slip-error-kopecks"))
            }
            Err(MoneyError::Ambiguous) => errors.add(&field.name, t!(ui, "slip-error-ambiguous")),
            Ok(_) | Err(MoneyError::NotANumber | MoneyError::TooLarge) => {
                let most = ui.money(Money::from_kopecks(MOST));
                errors.add(&field.name, t!(ui, "slip-error-amount", most = most));
            }
        }
    }
    if sums.is_empty() && errors.is_empty() {
        let first = fields.first().map_or("", |field| field.name.as_str());
        errors.add(first, t!(ui, "slip-error-nothing"));
    }
    errors.into_result(sums)
}

pub async fn form(
    State(app): State<App>,
    ui: Ui,
    account: OwnedAccount,
) -> Result<impl IntoResponse> {
    let mut db = app.db.acquire().await?;
    let dues = dues(&mut db, &[account.id]).await?;
    Ok(Page(SlipPage {
        owed: SupplierDue::owed(&dues),
        fields: fields(dues, None),
        ui,
        account,
        errors: Errors::none(),
    }))
}

/// GET …/slip.pdf?amount_…=1234,56: nothing is stored. Without any sum: what is owed today.
pub async fn slip(
    State(app): State<App>,
    ui: Ui,
    account: OwnedAccount,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Response> {
    let mut db = app.db.acquire().await?;
    let dues = dues(&mut db, &[account.id]).await?;
    let owed = SupplierDue::owed(&dues);
    let typed = pairs.iter().any(|(name, _)| name.starts_with(AMOUNT));
    let fields = fields(dues, typed.then_some(pairs.as_slice()));
    let sums = match sums(&ui, &fields) {
        Ok(sums) => sums,
        Err(errors) => {
            let page = SlipPage {
                ui: ui.clone(),
                account,
                fields,
                owed,
                errors,
            };
            return Ok(Invalid(ui, page).into_response());
        }
    };
    let paper = paper::paper(&mut db, account.id, Period::of(ui.today), "").await?;
    drop(db);
    let paper = paper.ok_or(AppError::NotFound)?;
    let receipt = build::slip(
        &Frame::new(&app, is_owner(&account)),
        &paper,
        &sums,
        ui.today,
    );
    let bytes = pdf::document(&app, pdf::Template::Receipt, receipt.filling()?).await?;
    Ok(shown_pdf(bytes, &format!("oplata-{}.pdf", ui.today)))
}
