//! A guest's payment: what became of it, and nothing else of the household.

use crate::app::App;
use crate::base::Money;
use crate::payments::guest::{Again, OpenPayment, payment_path};
use crate::payments::model::{Part, Payment, State as PaymentState, reason};
use crate::payments::store::orders;
use crate::payments::{actions, words};
use crate::web::{Page, Result, Ui, see_other};
use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;

#[derive(Template)]
#[template(path = "payments/guest/show.html")]
struct ShowPage {
    ui: Ui,
    here: String,
    payments: Vec<(Payment, Vec<Part>)>,
    /// Where to try again: the bill where this browser may open it, else the question.
    again: String,
}

/// How the order as a whole stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stand {
    /// The bank has not said its last word about one of them.
    Open,
    /// One of several waits for its payer.
    Next,
    Paid,
    Failed,
}

pub async fn show(
    ui: Ui,
    State(app): State<App>,
    open: OpenPayment,
    headers: HeaderMap,
) -> Result<Page<impl Template>> {
    let mut payments = Vec::new();
    {
        let mut db = app.db.acquire().await?;
        let parts = orders::order_parts(&mut db, open.order).await?;
        for payment in orders::of_order(&mut db, open.order).await? {
            let own = parts.iter().filter(|(of, _)| *of == payment.id);
            let own: Vec<Part> = own.map(|(_, part)| part.clone()).collect();
            payments.push((payment, own));
        }
    }
    let mut page = ShowPage {
        here: payment_path(&app, open.form),
        again: "/pay".to_owned(),
        ui,
        payments,
    };
    if let (Stand::Failed, Some((first, _))) = (page.stand(), page.payments.first()) {
        let bill = Again::page(&app, &headers, open.form, first).await?;
        page.again = bill.unwrap_or(page.again);
    }
    Ok(Page(page))
}

/// The next payment of an order of several: to the bank with it.
pub async fn next(State(app): State<App>, open: OpenPayment) -> Result<Response> {
    let payments = {
        let mut db = app.db.acquire().await?;
        orders::of_order(&mut db, open.order).await?
    };
    let page = payment_path(&app, open.form);
    let Some(waiting) = payments.iter().find(|payment| payment.is_waiting()) else {
        return Ok(see_other(&page));
    };
    let next = actions::go_on(&app, waiting.id).await?;
    Ok(match &next.pay_url {
        Some(url) if next.state.is_open() => see_other(url),
        _ => see_other(&page),
    })
}

impl ShowPage {
    fn stand(&self) -> Stand {
        let any = |is: fn(&Payment) -> bool| self.payments.iter().any(|(payment, _)| is(payment));
        if any(|payment| payment.state.is_open() && !payment.is_waiting()) {
            Stand::Open
        } else if any(Payment::is_waiting) {
            Stand::Next
        } else if any(|payment| payment.state.is_paid()) {
            Stand::Paid
        } else {
            Stand::Failed
        }
    }
    fn is_open(&self) -> bool {
        self.stand() == Stand::Open
    }
    fn is_next(&self) -> bool {
        self.stand() == Stand::Next
    }
    fn is_paid(&self) -> bool {
        self.stand() == Stand::Paid
    }
    fn paid(&self) -> Money {
        let paid = self.payments.iter().map(|(payment, _)| payment);
        paid.filter(|payment| payment.state.is_paid())
            .map(|payment| payment.amount)
            .sum()
    }
    /// A clerk looks: nothing invites to pay again.
    fn in_review(&self) -> bool {
        let mut payments = self.payments.iter();
        payments.any(|(payment, _)| !payment.review_reason.is_empty())
    }
    /// Nobody knows whether money was taken: the bank never told.
    fn is_untold(&self) -> bool {
        let mut payments = self.payments.iter();
        payments.any(|(payment, _)| payment.cancel_reason == reason::UNTOLD)
    }
    /// Where the payer goes on, if the bank waits for him.
    fn pay_url(&self) -> Option<&str> {
        let mut open = self.payments.iter().map(|(payment, _)| payment);
        let open = open.find(|payment| payment.state.is_open() && payment.pay_url.is_some())?;
        open.pay_url.as_deref()
    }
    fn state(&self, payment: &Payment) -> String {
        words::state(self.ui.words, payment.state)
    }
    fn tint(&self, payment: &Payment) -> &'static str {
        words::tint(payment.state)
    }
    fn why(&self, payment: &Payment) -> Option<String> {
        (payment.state == PaymentState::Canceled)
            .then(|| words::canceled(self.ui.words, &payment.cancel_reason))
    }
    fn receipt(&self, payment: &Payment) -> String {
        words::receipt(self.ui.words, &payment.receipt_state)
    }
    fn finished(&self, payment: &Payment) -> Option<String> {
        payment.finished_at.map(|at| self.ui.time(at))
    }
}
