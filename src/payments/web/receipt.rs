//! `/payments/{p}/receipt`: the confirmation on paper, with what names the fiscal receipt once it is known,
//! and sending it again.

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
use crate::web::{AppError, Flash, Page, Result, Ui, see_other};
use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, Utc};

#[derive(Template)]
#[template(path = "payments/receipt.html")]
struct ReceiptPage {
    ui: Ui,
    account: OwnedAccount,
    payment: Payment,
    shares: Vec<Share>,
    /// Refunds that were made.
    refunds: Vec<Refund>,
    /// Of whoever receives a single payment; empty = each payee himself.
    collector: String,
    receipt: String,
    receipt_to: String,
    fiscal: Vec<(String, String)>,
    code: Option<Code>,
}

/// Only of what was paid; anything else has no receipt.
pub async fn page(ui: Ui, State(app): State<App>, owned: OwnedPayment) -> Result<Response> {
    if !owned.state.is_paid() {
        return Err(AppError::NotFound);
    }
    let (shares, mut refunds) = {
        let mut db = app.db.acquire().await?;
        let shares = refunds::shares(&mut db, owned.id).await?;
        (shares, refunds::of_payment(&mut db, owned.id).await?)
    };
    refunds.retain(|refund| refund.stage == Stage::Succeeded);
    let payment: Payment = (*owned).clone();
    let page = ReceiptPage {
        collector: payment.request.recipient.name.clone(),
        receipt: words::receipt(ui.words, &payment.receipt_state),
        receipt_to: letters::receipt_seen(&payment, owned.is_own()),
        fiscal: words::fiscal(ui.words, payment.fiscal.as_ref()),
        code: payment
            .fiscal
            .as_ref()
            .and_then(|fiscal| code(ui.words, fiscal, &payment)),
        account: owned.account,
        ui,
        payment,
        shares,
        refunds,
    };
    Ok(Page(page).into_response())
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

fn code(words: Words, fiscal: &Fiscal, payment: &Payment) -> Option<Code> {
    let at = fiscal.registered_at.or(payment.finished_at)?;
    Code::of(&qr(words, fiscal, (at, payment.amount)))
}

/// What the tax service's app reads from a receipt (DOMAIN 5): `n=1`, money came in.
pub fn qr(words: Words, fiscal: &Fiscal, (at, sum): (DateTime<Utc>, Money)) -> String {
    format!(
        "t={}&s={}&fn={}&i={}&fp={}&n=1",
        at.with_timezone(&words.zone).format("%Y%m%dT%H%M"),
        sum.plain(),
        fiscal.drive,
        fiscal.document,
        fiscal.sign
    )
}

impl ReceiptPage {
    fn paid_at(&self) -> String {
        let at = self.payment.finished_at.unwrap_or(self.payment.created_at);
        self.ui.time(at)
    }
    fn is_receipt(&self) -> bool {
        !self.fiscal.is_empty()
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
            qr(words, &fiscal, (at, Money::from_kopecks(145_730))),
            "t=20260310T1405&s=1457.30&fn=9960440300123456&i=1234&fp=3812345678&n=1"
        );
    }
}
