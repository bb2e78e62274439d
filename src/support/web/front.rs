//! The front page for visitors.

use crate::accounts::store::suppliers::{Supplier, suppliers};
use crate::app::App;
use crate::identity::Customer;
use crate::web::{Page, Result, Ui, see_other};
use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};

#[derive(Template)]
#[template(path = "support/front.html")]
struct FrontPage {
    ui: Ui,
    suppliers: Vec<Supplier>,
    can_pay: bool,
}

/// Who is signed in is at home already.
pub async fn show(customer: Option<Customer>, ui: Ui, State(app): State<App>) -> Result<Response> {
    if customer.is_some() {
        return Ok(see_other("/home"));
    }
    let suppliers = suppliers(&mut *app.db.acquire().await?).await?;
    let can_pay = super::paying::connected(&app);
    let page = FrontPage {
        ui,
        suppliers,
        can_pay,
    };
    Ok(Page(page).into_response())
}
