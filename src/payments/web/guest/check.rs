//! «Проверьте платёж» of a guest, and the payment itself.

use super::bill::{Asked, BillPage};
use crate::app::App;
use crate::app::gateway::{Gateway, Private};
use crate::payments::actions;
use crate::payments::guest::{Again, OpenBill, payment_path};
use crate::payments::model::Order;
use crate::payments::web::checked::Checked;
use crate::payments::web::form::{Nobody, Typed};
use crate::payments::web::towards_bank;
use crate::web::{AppError, Errors, FormBody, Invalid, Page, Result, Ui, see_other};
use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "payments/guest/check.html")]
struct CheckPage {
    ui: Ui,
    checked: Checked,
}

/// What both posts start with: the bank, and the bill with what was typed.
async fn read<'a>(
    app: &'a App,
    bill: &OpenBill,
    pairs: Vec<(String, String)>,
) -> Result<(&'a dyn Gateway, Asked)> {
    let gateway = app.gateway.as_deref().ok_or(AppError::NotFound)?;
    let asked = Asked::load(app, bill, |_| Typed::read(pairs)).await?;
    Ok((gateway, asked))
}

/// Shows what will be paid; stores nothing.
pub async fn check(
    ui: Ui,
    State(app): State<App>,
    bill: OpenBill,
    FormBody(pairs): FormBody<Vec<(String, String)>>,
) -> Result<Response> {
    let (gateway, asked) = read(&app, &bill, pairs).await?;
    if asked.typed.edit {
        return Ok(Page(BillPage::new(ui, &app, bill, asked, Errors::none())).into_response());
    }
    let response = match asked.order(&ui, &app, gateway) {
        Ok(order) => {
            let home = bill.path();
            let (pay, edit) = (format!("{home}/payments"), format!("{home}/check"));
            let checked = Checked::new(&ui, &app, &asked.typed, order, pay, edit);
            let ui = bill.frame(ui);
            Page(CheckPage { ui, checked }).into_response()
        }
        Err(errors) => {
            let page = BillPage::new(ui.clone(), &app, bill, asked, errors);
            Invalid(ui, page).into_response()
        }
    };
    Ok(towards_bank(&app, response))
}

/// Makes the payment and leads to the bank; the same form sent again leads to the same payment.
pub async fn pay(
    ui: Ui,
    State(app): State<App>,
    bill: OpenBill,
    FormBody(pairs): FormBody<Vec<(String, String)>>,
) -> Result<Response> {
    let (gateway, asked) = read(&app, &bill, pairs).await?;
    let made = asked.order(&ui, &app, gateway);
    let sent = made.and_then(|order| Ok((order, asked.typed.form(&ui)?)));
    match sent {
        Ok((order, form_id)) => start(&ui, &app, &bill, form_id, order).await,
        Err(errors) => {
            let page = BillPage::new(ui.clone(), &app, bill, asked, errors);
            Ok(towards_bank(&app, Invalid(ui, page).into_response()))
        }
    }
}

async fn start(
    ui: &Ui,
    app: &App,
    bill: &OpenBill,
    form_id: Uuid,
    mut order: Order,
) -> Result<Response> {
    let page = payment_path(app, form_id);
    // Nobody's card is kept or charged here, whatever the form says.
    order.save_card = false;
    order.card = None;
    order.back.clone_from(&page);
    let payer = actions::Payer {
        account: bill.account,
        customer: None,
        lang: ui.lang,
    };
    let payment = actions::start(app, &payer, form_id, &order, &Private::default())
        .await?
        .ok_or(AppError::NotFound)?;
    let mut response = match &payment.pay_url {
        Some(url) if payment.state.is_open() => see_other(url),
        _ => see_other(&page),
    };
    Again::keep(app, &mut response, form_id, &bill.token);
    Ok(response)
}

impl Asked {
    fn order(
        &self,
        ui: &Ui,
        app: &App,
        gateway: &dyn Gateway,
    ) -> std::result::Result<Order, Errors> {
        let methods = gateway.methods();
        self.typed.order(ui, app, &self.fields, &Nobody, methods)
    }
}
