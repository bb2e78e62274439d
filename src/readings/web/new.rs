//! GET /accounts/{a}/readings/new: the empty form.

use super::form::{FormPage, Purpose};
use crate::accounts::OwnedAccount;
use crate::app::App;
use crate::readings::sheet;
use crate::readings::submission::Typed;
use crate::web::{Page, Result, Ui};
use axum::extract::State;

pub async fn show(State(app): State<App>, ui: Ui, account: OwnedAccount) -> Result<Page<FormPage>> {
    let mut db = app.db.acquire().await?;
    let mut sheets = sheet::load(&mut db, &[account.id], ui.today, sheet::NEWEST).await?;
    let sheet = sheets.remove(&account.id).unwrap_or_default();
    Ok(Page(FormPage::of(
        ui,
        account,
        &sheet,
        &Typed::default(),
        Purpose::New,
    )))
}
