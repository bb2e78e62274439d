//! `/b/{token}`: what one bill asks, what of it is due now, and the form that pays it.

use crate::app::App;
use crate::base::Money;
use crate::bills::{self, SupplierDue, Total};
use crate::payments::guest::{OpenBill, masked_address, masked_number};
use crate::payments::store::orders;
use crate::payments::web::form::{Field, Nobody, Typed};
use crate::payments::web::new::{Way, fields};
use crate::web::{Errors, Page, Result, Ui};
use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};

#[derive(Template)]
#[template(path = "payments/guest/bill.html")]
pub struct BillPage {
    ui: Ui,
    bill: OpenBill,
    totals: Vec<Total>,
    /// Suppliers that are owed come first; the others are folded, unless something was typed there.
    fields: Vec<Field>,
    folded: usize,
    owed: Money,
    typed: Typed,
    ways: Vec<Way>,
    errors: Errors,
}

pub async fn show(ui: Ui, State(app): State<App>, bill: OpenBill) -> Result<Response> {
    let (dues, payees) = {
        let mut db = app.db.acquire().await?;
        let dues = bills::dues(&mut db, &[bill.account]).await?;
        (dues, orders::payees(&mut db, bill.account).await?)
    };
    let owed = SupplierDue::owed(&dues);
    let typed = Typed::prefilled(&dues, &Nobody);
    let mut fields = typed.fields(dues, payees);
    // A form that nobody has touched does not offer what cannot be paid here.
    for field in &mut fields {
        if field.payee.as_ref().is_some_and(|payee| payee.identity) {
            field.value.clear();
        }
    }
    let asked = (fields, owed, typed);
    let page = BillPage::new(ui, &app, bill, asked, Errors::none()).await?;
    Ok(Page(page).into_response())
}

/// What the form has for the supplier accounts of the bill's household.
pub async fn read(
    app: &App,
    bill: &OpenBill,
    pairs: Vec<(String, String)>,
) -> Result<(Vec<Field>, Money, Typed)> {
    let typed = Typed::read(pairs);
    let (fields, owed) = fields(app, bill.account, &typed).await?;
    Ok((fields, owed, typed))
}

impl BillPage {
    pub async fn new(
        ui: Ui,
        app: &App,
        bill: OpenBill,
        (mut fields, owed, typed): (Vec<Field>, Money, Typed),
        errors: Errors,
    ) -> Result<BillPage> {
        let totals = match bill.period {
            Some(period) => {
                let mut db = app.db.acquire().await?;
                bills::totals(&mut db, bill.account, period).await?
            }
            None => Vec::new(),
        };
        let shown = |field: &Field| field.due.due.is_positive() || !field.value.is_empty();
        fields.sort_by_key(|field| !shown(field));
        let open = fields.iter().filter(|field| shown(field)).count();
        let methods = app.gateway.as_deref().map(|gateway| gateway.methods());
        Ok(BillPage {
            folded: if open == 0 { 0 } else { fields.len() - open },
            ways: Way::all(&ui, methods.unwrap_or_default()),
            ui,
            bill,
            totals,
            fields,
            owed,
            typed,
            errors,
        })
    }
    fn open(&self) -> &[Field] {
        &self.fields[..self.fields.len() - self.folded]
    }
    fn closed(&self) -> &[Field] {
        &self.fields[self.fields.len() - self.folded..]
    }
    fn totals_of(&self, field: &Field) -> Vec<&Total> {
        let of = |total: &&Total| total.supplier_account_id == field.due.supplier_account_id;
        self.totals.iter().filter(of).collect()
    }
    fn address(&self) -> String {
        masked_address(&self.bill.address)
    }
    fn number(&self) -> String {
        masked_number(&self.bill.number)
    }
    /// Paying is connected.
    fn payable(&self) -> bool {
        !self.ways.is_empty()
    }
}
