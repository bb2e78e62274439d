//! One payment: what became of it, by supplier, and what next.

use super::{order, towards_bank};
use crate::accounts::OwnedAccount;
use crate::app::App;
use crate::payments::guard::OwnedPayment;
use crate::payments::model::{Part, Payment, State as PaymentState, reason};
use crate::payments::refund::{Refund, Stage};
use crate::payments::store::{orders, refunds};
use crate::payments::{actions, letters, words};
use crate::web::{AppError, Page, Result, Ui, see_other};
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
    /// What was given back, or is on its way.
    refunds: Vec<Refund>,
    state: String,
    tint: &'static str,
    why: String,
    method: String,
    receipt: String,
    receipt_to: String,
}

pub async fn show(ui: Ui, State(app): State<App>, owned: OwnedPayment) -> Result<Response> {
    let (parts, mut refunds) = {
        let mut db = app.db.acquire().await?;
        let parts = orders::order_parts(&mut db, owned.order_id).await?;
        (parts, refunds::of_payment(&mut db, owned.id).await?)
    };
    refunds.retain(|refund| refund.stage.is_with_bank() || refund.stage == Stage::Succeeded);
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
        receipt: words::receipt_of(ui.words, &payment),
        receipt_to: letters::receipt_seen(&payment, owned.is_own()),
        account: owned.account,
        ui,
        payment,
        parts,
        refunds,
    });
    Ok(page.into_response())
}

/// The next payment of an order of several: to the bank with it.
pub async fn next(State(app): State<App>, owned: OwnedPayment) -> Result<Response> {
    // A kept card pays for its owner alone, whoever else sees the household.
    if owned.request.card.is_some() && !owned.is_own() {
        return Err(AppError::NotFound);
    }
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
    /// Nobody knows whether money was taken: the bank never told.
    fn is_untold(&self) -> bool {
        self.is_canceled() && self.payment.cancel_reason == reason::UNTOLD
    }
    fn finished(&self) -> Option<String> {
        self.payment.finished_at.map(|at| self.ui.time(at))
    }
    fn is_paid(&self) -> bool {
        self.payment.state.is_paid()
    }
    /// The bank took nothing, as far as it can be told.
    fn is_untouched(&self) -> bool {
        self.payment.cancel_reason != reason::CLOSED_BY_CLERK && self.refunds.is_empty()
    }
    fn refund_at(&self, refund: &Refund) -> String {
        self.ui.time(refund.finished_at.unwrap_or(refund.asked_on))
    }
    fn refund_tint(&self, refund: &Refund) -> &'static str {
        words::stage_tint(refund.stage)
    }
    fn refund_state(&self, refund: &Refund) -> String {
        words::stage(self.ui.words, refund.stage)
    }
    fn refund_receipt(&self, refund: &Refund) -> String {
        match refund.stage == Stage::Succeeded && refund.receipt_state != "not_needed" {
            true => words::receipt(self.ui.words, &refund.receipt_state),
            false => String::from("—"),
        }
    }
}
