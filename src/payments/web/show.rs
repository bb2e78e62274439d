//! One payment: what became of it, by supplier, and what next.

use super::{order, towards_bank};
use crate::accounts::OwnedAccount;
use crate::app::App;
use crate::payments::guard::OwnedPayment;
use crate::payments::model::{Part, Payment, State as PaymentState};
use crate::payments::store::orders;
use crate::payments::{actions, letters, words};
use crate::web::{Page, Result, Ui, see_other};
use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};

#[derive(Template)]
#[template(path = "payments/show.html")]
struct ShowPage {
    ui: Ui,
    account: OwnedAccount,
    payment: Payment,
    parts: Vec<Part>,
    state: String,
    tint: &'static str,
    why: String,
    method: String,
    receipt: String,
    receipt_to: String,
}

pub async fn show(ui: Ui, State(app): State<App>, owned: OwnedPayment) -> Result<Response> {
    let parts = {
        let mut db = app.db.acquire().await?;
        orders::order_parts(&mut db, owned.order_id).await?
    };
    let payment: Payment = (*owned).clone();
    if payment.id == payment.order_id
        && let Some(order) = order::page(&app, &ui, &owned.account, &payment, &parts).await?
    {
        return Ok(towards_bank(&app, order));
    }
    let own = parts.into_iter().filter(|(of, _)| *of == payment.id);
    let parts = own.map(|(_, part)| part).collect();
    let page = Page(ShowPage {
        state: words::state(ui.words, payment.state),
        tint: words::tint(payment.state),
        why: words::canceled(ui.words, &payment.cancel_reason),
        method: words::method(ui.words, payment.request.method),
        receipt: words::receipt(ui.words, &payment.receipt_state),
        receipt_to: letters::receipt(&payment),
        account: owned.account,
        ui,
        payment,
        parts,
    });
    Ok(page.into_response())
}

/// The next payment of an order of several: to the bank with it.
pub async fn next(State(app): State<App>, owned: OwnedPayment) -> Result<Response> {
    let next = actions::go_on(&app, owned.id).await?;
    Ok(match &next.pay_url {
        Some(url) if next.state.is_open() => see_other(url),
        _ => see_other(&format!("/payments/{}", next.order_id)),
    })
}

/// Where the bank sends the payer. It proves nothing, so it changes nothing.
pub async fn returned(owned: OwnedPayment) -> Response {
    see_other(&format!("/payments/{}", owned.order_id))
}

impl ShowPage {
    /// A clerk looks: nothing invites to pay again.
    fn is_stopped(&self) -> bool {
        !self.payment.review_reason.is_empty() && !self.is_paid()
    }
    fn is_open(&self) -> bool {
        self.payment.state.is_open()
    }
    fn is_canceled(&self) -> bool {
        self.payment.state == PaymentState::Canceled
    }
    fn finished(&self) -> Option<String> {
        self.payment.finished_at.map(|at| self.ui.time(at))
    }
    fn is_paid(&self) -> bool {
        self.payment.state.is_paid()
    }
}
