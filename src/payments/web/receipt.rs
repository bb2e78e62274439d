//! `/payments/{p}/receipt`: the confirmation on paper, with what names the fiscal receipt once it is known,
//! and sending it again; `?refund=` one of its refunds the same way.

use crate::accounts::OwnedAccount;
use crate::app::App;
use crate::app::gateway::Fiscal;
use crate::audit::Actor;
use crate::base::Money;
use crate::bills::receipt::qr::Code;
use crate::i18n::Words;
use crate::payments::actions::{Sending, send_again};
use crate::payments::guard::OwnedPayment;
use crate::payments::model::Payment;
use crate::payments::refund::{Refund, Share, Stage};
use crate::payments::store::refunds;
use crate::payments::{letters, words};
use crate::t;
use crate::web::{AppError, Flash, Page, Result, Ui, see_other};
use askama::Template;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, Utc};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "payments/receipt.html")]
struct ReceiptPage {
    ui: Ui,
    account: OwnedAccount,
    payment: Payment,
    paper: Paper,
    /// Refunds that were made; of the paper of one of them none.
    refunds: Vec<Refund>,
    /// Of whoever receives a single payment; empty = each payee himself.
    collector: String,
    receipt_to: String,
    code: Option<Code>,
}

/// What the paper says of the payment, or of one refund of it.
struct Paper {
    title: String,
    /// Said while what names the fiscal receipt is not known.
    not_receipt: String,
    /// Label and time.
    at: (String, String),
    shares: Vec<Share>,
    /// Label and sum.
    total: (String, Money),
    receipt_state: String,
    receipt: String,
    fiscal: Vec<(String, String)>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Which {
    /// Empty = the payment itself.
    refund: String,
}

/// Only of what was paid or given back; anything else has no receipt.
pub async fn page(
    ui: Ui,
    State(app): State<App>,
    owned: OwnedPayment,
    Query(which): Query<Which>,
) -> Result<Response> {
    if !owned.state.is_paid() {
        return Err(AppError::NotFound);
    }
    let (mut shares, mut refunds, lines) = {
        let mut db = app.db.acquire().await?;
        let shares = refunds::shares(&mut db, owned.id).await?;
        let refunds = refunds::of_payment(&mut db, owned.id).await?;
        (shares, refunds, refunds::lines(&mut db, owned.id).await?)
    };
    refunds.retain(|refund| refund.stage == Stage::Succeeded);
    let payment: Payment = (*owned).clone();
    let (paper, code) = match which.refund.as_str() {
        "" => (
            Paper::payment(&ui, &payment, shares),
            code(ui.words, &payment),
        ),
        id => {
            let found = refunds.iter().find(|refund| refund.id.to_string() == id);
            let refund = found.cloned().ok_or(AppError::NotFound)?;
            refunds.clear();
            shares.retain_mut(|share| {
                let of =
                    |line: &&refunds::Line| line.refund_id == refund.id && line.part == share.part;
                let line = lines.iter().find(of);
                line.map(|line| share.amount = line.amount).is_some()
            });
            (
                Paper::refund(&ui, &refund, shares),
                code_back(ui.words, &refund),
            )
        }
    };
    let page = ReceiptPage {
        collector: payment.request.recipient.name.clone(),
        receipt_to: letters::receipt_seen(&payment, owned.is_own()),
        account: owned.account,
        ui,
        payment,
        paper,
        refunds,
        code,
    };
    Ok(Page(page).into_response())
}

impl Paper {
    fn payment(ui: &Ui, payment: &Payment, shares: Vec<Share>) -> Paper {
        let number = payment.number.to_string();
        let at = payment.finished_at.unwrap_or(payment.created_at);
        Paper {
            title: match payment.fiscal {
                Some(_) => t!(ui, "payments-paper-receipt", number = number),
                None => t!(ui, "payments-paper-title", number = number),
            },
            not_receipt: words::not_receipt(ui.words, &payment.receipt_state),
            at: (t!(ui, "payments-show-paid-at"), ui.time(at)),
            shares,
            total: (t!(ui, "payments-total-fee"), payment.amount),
            receipt_state: payment.receipt_state.clone(),
            receipt: words::receipt(ui.words, &payment.receipt_state),
            fiscal: words::fiscal(ui.words, payment.fiscal.as_ref()),
        }
    }

    fn refund(ui: &Ui, refund: &Refund, shares: Vec<Share>) -> Paper {
        let number = refund.number.to_string();
        let at = refund.finished_at.unwrap_or(refund.asked_on);
        Paper {
            title: match refund.fiscal {
                Some(_) => t!(ui, "payments-paper-refund-receipt", number = number),
                None => t!(ui, "payments-paper-refund", number = number),
            },
            not_receipt: t!(ui, "payments-paper-not-refund-receipt"),
            at: (t!(ui, "payments-letter-refund-date"), ui.time(at)),
            shares,
            total: (t!(ui, "payments-paper-refund-total"), refund.amount),
            receipt_state: refund.receipt_state.clone(),
            receipt: words::receipt(ui.words, &refund.receipt_state),
            fiscal: words::fiscal(ui.words, refund.fiscal.as_ref()),
        }
    }
}

/// «Отправить чек ещё раз»: to the address that was given for it.
pub async fn send(State(app): State<App>, owned: OwnedPayment) -> Result<Response> {
    let actor = Actor::Customer(owned.account.customer().id);
    match send_again(&app, owned.id, actor).await? {
        Sending::Sent => Ok(Flash::ReceiptSent.on(see_other(&format!("/payments/{}", owned.id)))),
        Sending::Wait(seconds) => Err(AppError::TooMany(seconds)),
        Sending::Nothing => Err(AppError::NotFound),
    }
}

/// Which way the money went, as the tax service's app reads it.
#[derive(Clone, Copy)]
enum Way {
    In = 1,
    Back = 2,
}

/// The code that the tax service's app reads from a receipt, where it can be drawn.
pub fn code(words: Words, payment: &Payment) -> Option<Code> {
    let fiscal = payment.fiscal.as_ref()?;
    let at = fiscal.registered_at.or(payment.finished_at)?;
    Code::of(&qr(words, fiscal, (at, payment.amount), Way::In))
}

fn code_back(words: Words, refund: &Refund) -> Option<Code> {
    let fiscal = refund.fiscal.as_ref()?;
    let at = fiscal.registered_at.or(refund.finished_at)?;
    Code::of(&qr(words, fiscal, (at, refund.amount), Way::Back))
}

/// What the tax service's app reads from a receipt (DOMAIN 5).
fn qr(words: Words, fiscal: &Fiscal, (at, sum): (DateTime<Utc>, Money), way: Way) -> String {
    format!(
        "t={}&s={}&fn={}&i={}&fp={}&n={}",
        at.with_timezone(&words.zone).format("%Y%m%dT%H%M"),
        sum.plain(),
        fiscal.drive,
        fiscal.document,
        fiscal.sign,
        way as u8
    )
}

impl ReceiptPage {
    fn is_receipt(&self) -> bool {
        !self.paper.fiscal.is_empty()
    }
    /// Who collects for a share, where each payee receives his own.
    fn payee(&self, share: &Share) -> String {
        let lines = self.payment.request.lines.iter();
        let line = lines
            .filter(|line| line.supplier == share.supplier_code)
            .find(|line| line.contract == share.number);
        line.map(|line| line.payee.clone())
            .filter(|payee| self.collector.is_empty() && *payee != share.supplier_name)
            .unwrap_or_default()
    }
    fn refunded_at(&self, refund: &Refund) -> String {
        self.ui.time(refund.finished_at.unwrap_or(refund.asked_on))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    #[test]
    fn the_code_is_what_the_tax_service_reads() {
        let fiscal = Fiscal {
            drive: "9960440300123456".to_owned(),
            document: "1234".to_owned(),
            sign: "3812345678".to_owned(),
            registered_at: None,
            receipt_id: String::new(),
        };
        let words = Lang::Ru.words(chrono_tz::Europe::Moscow);
        let at: DateTime<Utc> = "2026-03-10T11:05:30Z".parse().unwrap();
        assert_eq!(
            qr(words, &fiscal, (at, Money::from_kopecks(145_730)), Way::In),
            "t=20260310T1405&s=1457.30&fn=9960440300123456&i=1234&fp=3812345678&n=1"
        );
        assert!(qr(words, &fiscal, (at, Money::ZERO), Way::Back).ends_with("&n=2"));
    }
}
