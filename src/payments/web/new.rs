//! «Оплата»: how much to each supplier, where the чек goes.

use super::card_fields::{CardFields, Extras};
use super::form::{Field, Typed};
use crate::accounts::OwnedAccount;
use crate::app::App;
use crate::app::gateway::Method;
use crate::base::Money;
use crate::bills::{self, SupplierDue};
use crate::payments::store::orders;
use crate::payments::words;
use crate::web::{Errors, Page, Result, Ui};
use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "payments/new.html")]
pub struct NewPage {
    ui: Ui,
    account: OwnedAccount,
    fields: Vec<Field>,
    /// Suppliers without debt are folded, unless something was typed there or nobody has a debt.
    folded: usize,
    owed: Money,
    typed: Typed,
    extras: Extras,
    /// Where the bank has more than one way to pay, it is asked which.
    ways: Vec<Way>,
    errors: Errors,
}

/// A way to pay, as the form offers it.
pub struct Way {
    pub value: &'static str,
    pub name: String,
    pub hint: String,
}

impl Way {
    pub fn all(ui: &Ui, methods: &[Method]) -> Vec<Way> {
        let way = |method: &Method| Way {
            value: method.as_str(),
            name: words::method(ui.words, *method),
            hint: words::method_hint(ui.words, *method),
        };
        methods.iter().map(way).collect()
    }
}

/// The page where paying is off.
#[derive(Template)]
#[template(path = "payments/off.html")]
struct OffPage {
    ui: Ui,
    account: OwnedAccount,
}

pub async fn show(ui: Ui, State(app): State<App>, account: OwnedAccount) -> Result<Response> {
    let Some(gateway) = app.gateway.as_deref() else {
        return Ok(Page(OffPage { ui, account }).into_response());
    };
    let dues = {
        let mut db = app.db.acquire().await?;
        bills::dues(&mut db, &[account.id]).await?
    };
    let typed = Typed::prefilled(&dues, &account);
    let owed = SupplierDue::owed(&dues);
    let mut fields = typed.fields(dues, Vec::new());
    let extras = Extras::load(&app, gateway, &account, CardFields::default()).await?;
    extras.clear_unpayable(&mut fields);
    let methods = gateway.methods();
    let page = NewPage::new(
        ui,
        account,
        (fields, owed),
        typed,
        extras,
        methods,
        Errors::none(),
    );
    Ok(Page(page).into_response())
}

/// The household's supplier accounts as the form has them, and what is owed in all.
pub async fn fields(app: &App, account: Uuid, typed: &Typed) -> Result<(Vec<Field>, Money)> {
    let mut db = app.db.acquire().await?;
    let dues = bills::dues(&mut db, &[account]).await?;
    let payees = orders::payees(&mut db, account).await?;
    let owed = SupplierDue::owed(&dues);
    Ok((typed.fields(dues, payees), owed))
}

impl NewPage {
    pub fn new(
        ui: Ui,
        account: OwnedAccount,
        (mut fields, owed): (Vec<Field>, Money),
        typed: Typed,
        extras: Extras,
        methods: &'static [Method],
        errors: Errors,
    ) -> NewPage {
        let shown = |field: &Field| field.due.due.is_positive() || !field.value.is_empty();
        fields.sort_by_key(|field| !shown(field));
        let open = fields.iter().filter(|field| shown(field)).count();
        NewPage {
            ways: Way::all(&ui, methods),
            folded: if open == 0 { 0 } else { fields.len() - open },
            ui,
            account,
            fields,
            owed,
            typed,
            extras,
            errors,
        }
    }
    fn open(&self) -> &[Field] {
        &self.fields[..self.fields.len() - self.folded]
    }
    fn closed(&self) -> &[Field] {
        &self.fields[self.fields.len() - self.folded..]
    }
}
