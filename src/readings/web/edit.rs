//! GET|POST /accounts/{a}/readings/{batch}/edit: corrections until the window closes. They are a
//! form of their own with a proof of its own; the first proof stays and says so.

use super::batch::{self, Proof};
use super::form::{FormPage, Purpose};
use super::submit;
use crate::accounts::OwnedAccount;
use crate::app::App;
use crate::base::volume;
use crate::i18n::Lang;
use crate::readings::model::field;
use crate::readings::sheet;
use crate::readings::submission::Typed;
use crate::t;
use crate::web::{ClientAddress, FormBody, Invalid, Page, Result, Ui};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use uuid::Uuid;

pub async fn show(
    State(app): State<App>,
    ui: Ui,
    account: OwnedAccount,
    Path((_, id)): Path<(String, String)>,
) -> Result<Response> {
    let mut db = app.db.acquire().await?;
    let proof = batch::load(&mut db, account.id, &id, &ui).await?;
    let offered = offered(&proof, &ui);
    if offered.is_empty() {
        return Ok(Page(ClosedPage::of(ui, account, &proof)).into_response());
    }
    let mut sheets = sheet::load(&mut db, &[account.id], ui.today, sheet::NEWEST).await?;
    let sheet = sheets.remove(&account.id).unwrap_or_default();
    let values = proof.changeable(&ui).map(|(row, meter)| {
        let value = volume::plain(row.value, meter.dial.fraction_digits);
        let value = match ui.lang {
            Lang::Ru => value.replace('.', ","),
            Lang::En => value,
        };
        (field(row.meter_id, row.zone), value)
    });
    let typed = Typed::new(values).only(offered);
    let purpose = Purpose::Edit(proof.batch.id);
    Ok(Page(FormPage::of(ui, account, &sheet, &typed, purpose)).into_response())
}

pub async fn save(
    State(app): State<App>,
    ui: Ui,
    account: OwnedAccount,
    Path((_, id)): Path<(String, String)>,
    address: ClientAddress,
    FormBody(fields): FormBody<Vec<(String, String)>>,
) -> Result<Response> {
    let proof = {
        let mut db = app.db.acquire().await?;
        batch::load(&mut db, account.id, &id, &ui).await?
    };
    let offered = offered(&proof, &ui);
    if offered.is_empty() {
        let closed = ClosedPage::of(ui.clone(), account, &proof);
        return Ok(Invalid(ui, closed).into_response());
    }
    let typed = Typed::new(fields).only(offered);
    submit::take(
        &app,
        ui,
        account,
        address,
        &typed,
        Purpose::Edit(proof.batch.id),
    )
    .await
}

fn offered(proof: &Proof, ui: &Ui) -> Vec<String> {
    proof
        .changeable(ui)
        .map(|(row, _)| field(row.meter_id, row.zone))
        .collect()
}

/// `templates/readings/edit_closed.html`: a rule that the reader cannot mend is a page.
#[derive(Template)]
#[template(path = "readings/edit_closed.html")]
struct ClosedPage {
    ui: Ui,
    account: OwnedAccount,
    text: String,
    batch: Uuid,
}

impl ClosedPage {
    fn of(ui: Ui, account: OwnedAccount, proof: &Proof) -> ClosedPage {
        let text = match proof.newer() {
            Some(_) => t!(ui, "readings-edit-replaced"),
            None => t!(ui, "readings-edit-closed"),
        };
        ClosedPage {
            text,
            batch: proof.newer().unwrap_or(proof.batch.id),
            ui,
            account,
        }
    }
}
