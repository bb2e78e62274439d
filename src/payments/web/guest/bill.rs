//! `/b/{token}`: what one bill asks, what of it is due now, and the form that pays it.
//!
//! One bill and no other: a supplier account stands here only if this bill names it, and is paid here only
//! while this bill is its newest. What a later bill asks is that bill's to show.

use crate::app::App;
use crate::base::Money;
use crate::bills::{self, SupplierDue, Total};
use crate::payments::guest::{OpenBill, masked_address, masked_number};
use crate::payments::store::orders;
use crate::payments::web::form::{Field, Nobody, Typed};
use crate::payments::web::new::Way;
use crate::web::{Errors, Page, Result, Ui};
use askama::Template;
use axum::extract::State;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "payments/guest/bill.html")]
pub struct BillPage {
    ui: Ui,
    bill: OpenBill,
    asked: Asked,
    /// Fields that are folded: of those that owe nothing, unless something was typed there.
    folded: usize,
    ways: Vec<Way>,
    errors: Errors,
}

/// The bill's supplier accounts, with what is due and what was typed.
pub struct Asked {
    pub typed: Typed,
    pub fields: Vec<Field>,
    /// Supplier accounts of the bill for which a newer one has come.
    later: Vec<SupplierDue>,
    totals: Vec<Total>,
    owed: Money,
}

impl Asked {
    /// `typed` makes the form of what is due. Three statements.
    pub async fn load(
        app: &App,
        bill: &OpenBill,
        typed: impl FnOnce(&[SupplierDue]) -> Typed,
    ) -> Result<Asked> {
        let mut db = app.db.acquire().await?;
        let totals = match bill.period {
            Some(period) => bills::totals(&mut db, bill.account, period).await?,
            None => Vec::new(),
        };
        let mut dues = bills::dues(&mut db, &[bill.account]).await?;
        let named = |id: Uuid| totals.iter().any(|total| total.supplier_account_id == id);
        let later = dues
            .extract_if(.., |due| due.period != bill.period)
            .filter(|due| due.period > bill.period && named(due.supplier_account_id))
            .collect();
        let payees = orders::payees(&mut db, bill.account).await?;
        let typed = typed(&dues);
        Ok(Asked {
            owed: SupplierDue::owed(&dues),
            fields: typed.fields(dues, payees),
            later,
            totals,
            typed,
        })
    }

    fn totals_of(&self, due: &SupplierDue) -> Vec<&Total> {
        let of = |total: &&Total| total.supplier_account_id == due.supplier_account_id;
        self.totals.iter().filter(of).collect()
    }
    /// The bill was withdrawn, or never was.
    fn is_empty(&self) -> bool {
        self.fields.is_empty() && self.later.is_empty()
    }
}

pub async fn show(ui: Ui, State(app): State<App>, bill: OpenBill) -> Result<Page<impl Template>> {
    let prefilled = |dues: &[SupplierDue]| Typed::prefilled(dues, &Nobody);
    let mut asked = Asked::load(&app, &bill, prefilled).await?;
    // A form that nobody has touched does not offer what cannot be paid here.
    for field in &mut asked.fields {
        if field.payee.as_ref().is_some_and(|payee| payee.identity) {
            field.value.clear();
        }
    }
    Ok(Page(BillPage::new(ui, &app, bill, asked, Errors::none())))
}

impl BillPage {
    pub fn new(ui: Ui, app: &App, bill: OpenBill, mut asked: Asked, errors: Errors) -> BillPage {
        let shown = |field: &Field| field.due.due.is_positive() || !field.value.is_empty();
        asked.fields.sort_by_key(|field| !shown(field));
        let open = asked.fields.iter().filter(|field| shown(field)).count();
        let methods = app.gateway.as_deref().map(|gateway| gateway.methods());
        BillPage {
            folded: match open {
                0 => 0,
                _ => asked.fields.len() - open,
            },
            ways: Way::all(&ui, methods.unwrap_or_default()),
            ui: bill.frame(ui),
            bill,
            asked,
            errors,
        }
    }
    fn open(&self) -> &[Field] {
        let fields = &self.asked.fields;
        &fields[..fields.len() - self.folded]
    }
    fn closed(&self) -> &[Field] {
        let fields = &self.asked.fields;
        &fields[fields.len() - self.folded..]
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
