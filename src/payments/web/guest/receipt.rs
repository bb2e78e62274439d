//! A guest's confirmation on paper, and his чек once more: by the address of his payment's page, so to whoever
//! paid alone. Of the household it shows what the page of the payment shows.

use crate::app::App;
use crate::audit::Actor;
use crate::bills::receipt::qr::Code;
use crate::payments::actions::{Sending, send_again};
use crate::payments::guest::{OpenPayment, payment_path};
use crate::payments::model::{Part, Payment};
use crate::payments::refund::{Refund, Stage};
use crate::payments::store::{orders, refunds};
use crate::payments::web::receipt::code;
use crate::payments::words;
use crate::web::{AppError, Flash, Page, Result, Ui, see_other};
use askama::Template;
use axum::extract::State;
use axum::response::Response;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "payments/guest/receipt.html")]
struct ReceiptPage {
    ui: Ui,
    /// The payment's page.
    here: String,
    slips: Vec<Slip>,
}

/// One bank payment of the order.
struct Slip {
    payment: Payment,
    parts: Vec<Part>,
    /// Refunds that were made.
    refunds: Vec<Refund>,
    fiscal: Vec<(String, String)>,
    code: Option<Code>,
}

/// Only of what was paid; anything else has no receipt.
pub async fn page(
    ui: Ui,
    State(app): State<App>,
    open: OpenPayment,
) -> Result<Page<impl Template>> {
    let mut db = app.db.acquire().await?;
    let mut paid = orders::of_order(&mut db, open.order).await?;
    paid.retain(|payment| payment.state.is_paid());
    let parts = orders::order_parts(&mut db, open.order).await?;
    let ids: Vec<Uuid> = paid.iter().map(|payment| payment.id).collect();
    let mut made = refunds::of_payments(&mut db, &ids).await?;
    made.retain(|refund| refund.stage == Stage::Succeeded);
    let slip = |payment: Payment| Slip {
        parts: parts
            .iter()
            .filter(|(of, _)| *of == payment.id)
            .map(|(_, part)| part.clone())
            .collect(),
        refunds: made
            .iter()
            .filter(|refund| refund.payment_id == payment.id)
            .cloned()
            .collect(),
        fiscal: words::fiscal(ui.words, payment.fiscal.as_ref()),
        code: code(ui.words, &payment),
        payment,
    };
    let slips: Vec<Slip> = paid.into_iter().map(slip).collect();
    match slips.is_empty() {
        true => Err(AppError::NotFound),
        false => Ok(Page(ReceiptPage {
            here: payment_path(&app, open.form),
            ui,
            slips,
        })),
    }
}

/// «Отправить чек ещё раз»: to the address that was given for it, and to no other.
pub async fn send(State(app): State<App>, open: OpenPayment) -> Result<Response> {
    let payments = {
        let mut db = app.db.acquire().await?;
        orders::of_order(&mut db, open.order).await?
    };
    let mut sent = false;
    for payment in payments {
        match send_again(&app, payment.id, Actor::Anonymous).await? {
            Sending::Sent => sent = true,
            Sending::Wait(seconds) if !sent => return Err(AppError::TooMany(seconds)),
            Sending::Wait(_) | Sending::Nothing => {}
        }
    }
    let page = format!("{}/receipt", payment_path(&app, open.form));
    match sent {
        true => Ok(Flash::ReceiptSent.on(see_other(&page))),
        false => Err(AppError::NotFound),
    }
}

impl ReceiptPage {
    fn is_receipt(&self, slip: &Slip) -> bool {
        !slip.fiscal.is_empty()
    }
    fn paid_at(&self, slip: &Slip) -> String {
        let payment = &slip.payment;
        self.ui
            .time(payment.finished_at.unwrap_or(payment.created_at))
    }
    fn receipt(&self, slip: &Slip) -> String {
        words::receipt(self.ui.words, &slip.payment.receipt_state)
    }
    /// Who receives a single payment; empty = each payee himself.
    fn collector<'a>(&self, slip: &'a Slip) -> &'a str {
        &slip.payment.request.recipient.name
    }
    fn refunded_at(&self, refund: &Refund) -> String {
        self.ui.time(refund.finished_at.unwrap_or(refund.asked_on))
    }
}
