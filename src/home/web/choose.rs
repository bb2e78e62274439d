//! Which account is meant: where the navigation leads while no account is open.

use crate::accounts::{AccountHead, store::accounts_of};
use crate::app::App;
use crate::identity::Customer;
use crate::t;
use crate::web::{Page, Result, Ui, see_other};
use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};

#[derive(Template)]
#[template(path = "home/choose.html")]
struct ChoosePage {
    ui: Ui,
    title: String,
    accounts: Vec<AccountHead>,
    /// The page below `/accounts/{a}/`.
    page: &'static str,
}

pub async fn readings(customer: Customer, ui: Ui, State(app): State<App>) -> Result<Response> {
    let title = t!(ui, "home-choose-readings");
    choose(&customer, ui, &app, title, "readings/new").await
}

pub async fn bills(customer: Customer, ui: Ui, State(app): State<App>) -> Result<Response> {
    let title = t!(ui, "home-choose-bills");
    choose(&customer, ui, &app, title, "bills").await
}

pub async fn payments(customer: Customer, ui: Ui, State(app): State<App>) -> Result<Response> {
    let title = t!(ui, "home-choose-payments");
    choose(&customer, ui, &app, title, "payments").await
}

/// None: home says how to link one; one: there is nothing to choose.
async fn choose(
    customer: &Customer,
    ui: Ui,
    app: &App,
    title: String,
    page: &'static str,
) -> Result<Response> {
    let mut accounts = accounts_of(&mut *app.db.acquire().await?, customer.id).await?;
    accounts.retain(|account| !account.paused);
    match accounts.as_slice() {
        [] => Ok(see_other("/home")),
        [only] => Ok(see_other(&format!("/accounts/{}/{page}", only.id))),
        _ => {
            let page = ChoosePage {
                ui,
                title,
                accounts,
                page,
            };
            Ok(Page(page).into_response())
        }
    }
}
