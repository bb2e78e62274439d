//! «Проверьте платёж» of a guest, and the payment itself.

use super::bill::{BillPage, read};
use crate::app::App;
use crate::app::gateway::{Private, Receipt};
use crate::payments::guest::{OpenBill, payment_path};
use crate::payments::model::Order;
use crate::payments::web::form::{Nobody, Typed};
use crate::payments::web::towards_bank;
use crate::payments::{actions, words};
use crate::web::{AppError, Errors, FormBody, Invalid, Page, Result, Ui, see_other};
use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "payments/guest/check.html")]
struct CheckPage {
    ui: Ui,
    token: String,
    order: Order,
    /// Who receives the whole sum and shares it out; empty = each payee himself.
    collector: String,
    receipt_to: String,
    method: String,
    /// The demo bank issues no fiscal receipt; the page says so.
    no_receipt: bool,
    carried: Vec<(String, String)>,
    form_id: Uuid,
}

/// Shows what will be paid; stores nothing.
pub async fn check(
    ui: Ui,
    State(app): State<App>,
    bill: OpenBill,
    FormBody(pairs): FormBody<Vec<(String, String)>>,
) -> Result<Response> {
    let gateway = app.gateway.as_deref().ok_or(AppError::NotFound)?;
    let asked = read(&app, &bill, pairs).await?;
    if asked.2.edit {
        let page = BillPage::new(ui, &app, bill, asked, Errors::none()).await?;
        return Ok(Page(page).into_response());
    }
    let made = asked
        .2
        .order(&ui, &app, &asked.0, &Nobody, gateway.methods());
    let response = match made {
        Ok(order) => {
            let page = CheckPage::new(ui, &app, bill.token, asked.2, order);
            Page(page).into_response()
        }
        Err(errors) => {
            let page = BillPage::new(ui.clone(), &app, bill, asked, errors).await?;
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
    let gateway = app.gateway.as_deref().ok_or(AppError::NotFound)?;
    let asked = read(&app, &bill, pairs).await?;
    let made = asked
        .2
        .order(&ui, &app, &asked.0, &Nobody, gateway.methods());
    let sent = made.and_then(|order| match asked.2.form_id.parse::<Uuid>() {
        Ok(form_id) => Ok((order, form_id)),
        Err(_) => Err(Errors::one("", crate::t!(ui, "payments-error-form"))),
    });
    match sent {
        Ok((order, form_id)) => start(&ui, &app, &bill, form_id, order).await,
        Err(errors) => {
            let page = BillPage::new(ui.clone(), &app, bill, asked, errors).await?;
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
    Ok(match &payment.pay_url {
        Some(url) if payment.state.is_open() => see_other(url),
        _ => see_other(&page),
    })
}

impl CheckPage {
    fn new(ui: Ui, app: &App, token: String, typed: Typed, order: Order) -> CheckPage {
        CheckPage {
            collector: actions::collector_of_all(app)
                .unwrap_or_default()
                .to_owned(),
            receipt_to: match &order.receipt {
                Receipt::Email(to) => to.clone(),
                Receipt::Sms(to) => words::phone(to),
            },
            method: words::method(ui.words, order.method),
            no_receipt: app.config.payments.gateway == crate::config::Gateway::Demo,
            carried: typed.carried(&order),
            form_id: Uuid::new_v4(),
            ui,
            token,
            order,
        }
    }
    fn by_sms(&self) -> bool {
        matches!(self.order.receipt, Receipt::Sms(_))
    }
    fn total(&self) -> String {
        self.ui.money(self.order.total())
    }
}
