//! POST /accounts/{a}/readings: the readings are sent.

use super::check::CheckPage;
use super::form::{FormPage, Purpose};
use crate::accounts::OwnedAccount;
use crate::app::App;
use crate::readings::actions::{self, Outcome, Sending};
use crate::readings::submission::{Submission, Typed};
use crate::web::{ClientAddress, FormBody, Invalid, Result, Ui, see_other};
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use std::collections::HashMap;

pub async fn send(
    State(app): State<App>,
    ui: Ui,
    account: OwnedAccount,
    address: ClientAddress,
    FormBody(fields): FormBody<Vec<(String, String)>>,
) -> Result<Response> {
    let typed = Typed::new(fields);
    take(&app, ui, account, address, &typed, Purpose::New).await
}

/// Sends what was typed: the proof, or the page that says what is in the way.
pub async fn take(
    app: &App,
    ui: Ui,
    account: OwnedAccount,
    address: ClientAddress,
    typed: &Typed,
    purpose: Purpose,
) -> Result<Response> {
    let sending = Sending {
        account: &account,
        typed,
        now: ui.now,
        today: ui.today,
        address,
    };
    match actions::send(app, &sending).await? {
        Outcome::Sent(batch) => Ok(see_other(&format!(
            "/accounts/{}/readings/{batch}",
            account.id
        ))),
        Outcome::Back(of) => Ok(back(ui, account, &of, typed, purpose)),
    }
}

fn back(
    ui: Ui,
    account: OwnedAccount,
    of: &Submission,
    typed: &Typed,
    purpose: Purpose,
) -> Response {
    if of.refused() {
        let form = FormPage::refused(ui.clone(), account, of, typed, purpose);
        return Invalid(ui, form).into_response();
    }
    let check = CheckPage::of(ui.clone(), account, of, typed, HashMap::new(), purpose);
    Invalid(ui, check.unsettled(of)).into_response()
}
