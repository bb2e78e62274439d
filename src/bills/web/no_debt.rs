//! «Справка об отсутствии задолженности»: only where nobody is owed anything, else how much is due.

use super::can_pay;
use super::receipt::{is_owner, shown_pdf};
use crate::accounts::OwnedAccount;
use crate::app::App;
use crate::base::{Money, Period};
use crate::bills::receipt::build::{self, Frame};
use crate::bills::receipt::pdf::{self, Filling, Template as Pdf};
use crate::bills::receipt::{Labels, Portal};
use crate::bills::store::due::{SupplierDue, dues};
use crate::bills::store::{head, paper};
use crate::t;
use crate::web::{AppError, Page, Result, Ui, see_other};
use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, Utc};
use serde::Serialize;

#[derive(Template)]
#[template(path = "bills/no_debt.html")]
struct NoDebtPage {
    ui: Ui,
    account: OwnedAccount,
    dues: Vec<SupplierDue>,
    owed: Money,
    /// When billing last told us anything of a bill; none = it never did.
    loaded_at: Option<DateTime<Utc>>,
    pay: bool,
}

impl NoDebtPage {
    fn debts(&self) -> impl Iterator<Item = &SupplierDue> {
        self.dues.iter().filter(|due| due.due.is_positive())
    }
    /// Somebody has billed and nobody is owed.
    fn clear(&self) -> bool {
        self.loaded_at.is_some() && !self.owed.is_positive()
    }
    fn number(&self) -> String {
        build::grouped(&self.account.number, 4)
    }
    fn loaded(&self) -> String {
        self.loaded_at.map_or(String::new(), |at| self.ui.time(at))
    }
}

async fn load(app: &App, ui: Ui, account: OwnedAccount) -> Result<NoDebtPage> {
    let mut db = app.db.acquire().await?;
    let dues = dues(&mut db, &[account.id]).await?;
    let loaded_at = head::last_loaded(&mut db, account.id).await?;
    Ok(NoDebtPage {
        owed: SupplierDue::owed(&dues),
        dues,
        loaded_at,
        pay: can_pay(app),
        ui,
        account,
    })
}

pub async fn page(
    State(app): State<App>,
    ui: Ui,
    account: OwnedAccount,
) -> Result<impl IntoResponse> {
    Ok(Page(load(&app, ui, account).await?))
}

/// GET …/no-debt.pdf; where something is owed, back to the page that says how much.
pub async fn pdf(State(app): State<App>, ui: Ui, account: OwnedAccount) -> Result<Response> {
    let page = load(&app, ui, account).await?;
    if !page.clear() {
        return Ok(see_other(&format!("/accounts/{}/no-debt", page.account.id)));
    }
    let mut db = app.db.acquire().await?;
    let paper = paper::paper(&mut db, page.account.id, Period::of(page.ui.today), "").await?;
    drop(db);
    let paper = paper.ok_or(AppError::NotFound)?;
    let frame = Frame::new(&app, is_owner(&page.account));
    let data =
        serde_json::to_vec(&certificate(&frame, &page, &paper)).map_err(anyhow::Error::from)?;
    let filling = Filling {
        data,
        codes: Vec::new(),
    };
    let bytes = pdf::document(&app, Pdf::NoDebt, filling).await?;
    Ok(shown_pdf(bytes, &format!("spravka-{}.pdf", page.ui.today)))
}

/// What the template `no-debt.typ` is filled with.
#[derive(Serialize)]
struct Certificate {
    words: Labels,
    title: String,
    footer: String,
    portal: Portal,
    made: String,
    account: String,
    payer: String,
    address: String,
    said: String,
    heads: [String; 3],
    /// Supplier, its number for the household, what stands with it.
    rows: Vec<[String; 3]>,
    data: String,
    note: String,
}

fn certificate(frame: &Frame, page: &NoDebtPage, paper: &paper::Paper) -> Certificate {
    let words = frame.words;
    let number = build::grouped(&paper.number, 4);
    let row = |due: &SupplierDue| {
        let state = if due.due.is_negative() {
            t!(words, "nodebt-overpaid", sum = words.money(-due.due))
        } else {
            t!(words, "nodebt-none")
        };
        [due.supplier_name.clone(), due.number.clone(), state]
    };
    Certificate {
        words: Labels::new(words),
        title: t!(words, "nodebt-title"),
        footer: t!(words, "slip-paper-footer", number = number.clone()),
        portal: frame.portal(),
        made: t!(words, "nodebt-made", time = words.time(page.ui.now)),
        account: number.clone(),
        payer: frame.payer(paper),
        address: paper.address.clone(),
        said: t!(
            words,
            "nodebt-said",
            time = words.time(page.ui.now),
            number = number
        ),
        heads: [
            t!(words, "nodebt-supplier"),
            t!(words, "receipt-account"),
            t!(words, "nodebt-state"),
        ],
        rows: page
            .dues
            .iter()
            .filter(|due| due.period.is_some())
            .map(row)
            .collect(),
        data: t!(
            words,
            "nodebt-data",
            time = page.loaded_at.map_or(String::new(), |at| words.time(at))
        ),
        note: t!(words, "nodebt-note"),
    }
}
