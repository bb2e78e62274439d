//! An order of several bank payments, one a payee: what is paid, what is next.

use crate::accounts::OwnedAccount;
use crate::app::App;
use crate::base::Money;
use crate::payments::model::{Part, Payment, State};
use crate::payments::store::orders;
use crate::payments::words;
use crate::web::{Page, Result, Ui};
use askama::Template;
use axum::response::{IntoResponse, Response};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "payments/order.html")]
struct OrderPage {
    ui: Ui,
    account: OwnedAccount,
    order: Payment,
    payments: Vec<Row>,
    state: State,
    total: Money,
    paid: Money,
    /// The payment to go on with.
    next: Option<Uuid>,
}

struct Row {
    payment: Payment,
    parts: Vec<Part>,
    state: String,
    tint: &'static str,
    why: String,
}

/// The page of the order; none = it is one payment, and its page tells all.
pub async fn page(
    app: &App,
    ui: &Ui,
    account: &OwnedAccount,
    order: &Payment,
    parts: &[(Uuid, Part)],
) -> Result<Option<Response>> {
    if parts.iter().all(|(payment, _)| *payment == order.id) {
        return Ok(None);
    }
    let payments = {
        let mut db = app.db.acquire().await?;
        orders::of_order(&mut db, order.id).await?
    };
    let total: Money = payments.iter().map(|payment| payment.amount).sum();
    let paid = payments.iter().filter(|payment| payment.state.is_paid());
    let paid: Money = paid.map(|payment| payment.amount).sum();
    let page = OrderPage {
        state: state_of(&payments),
        next: payments
            .iter()
            .find(|payment| payment.state.is_open() && payment.review_reason.is_empty())
            .filter(|payment| {
                payment.request.card.is_none() || payment.customer_id == Some(account.customer().id)
            })
            .map(|payment| payment.id),
        payments: payments
            .into_iter()
            .map(|payment| Row::new(ui, payment, parts))
            .collect(),
        ui: ui.clone(),
        account: account.clone(),
        order: order.clone(),
        total,
        paid,
    };
    Ok(Some(Page(page).into_response()))
}

/// Open while one of them is; else paid if any money was taken.
fn state_of(payments: &[Payment]) -> State {
    let any = |is: fn(State) -> bool| payments.iter().any(|payment| is(payment.state));
    match payments {
        _ if any(State::is_open) => State::Pending,
        [first, rest @ ..] if rest.iter().all(|other| other.state == first.state) => first.state,
        _ if any(|state| state == State::Refunded || state == State::PartRefunded) => {
            State::PartRefunded
        }
        _ => State::Succeeded,
    }
}

impl Row {
    fn new(ui: &Ui, payment: Payment, parts: &[(Uuid, Part)]) -> Row {
        Row {
            parts: parts
                .iter()
                .filter(|(of, _)| *of == payment.id)
                .map(|(_, part)| part.clone())
                .collect(),
            state: match payment.is_waiting() {
                true => crate::t!(ui, "payments-order-waits"),
                false => words::state(ui.words, payment.state),
            },
            tint: words::tint(payment.state),
            why: match payment.state {
                State::Canceled => words::canceled(ui.words, &payment.cancel_reason),
                _ => String::new(),
            },
            payment,
        }
    }
}

impl OrderPage {
    fn is_next(&self, row: &Row) -> bool {
        self.next == Some(row.payment.id)
    }
    fn is_open(&self) -> bool {
        self.state == State::Pending
    }
    fn needs_review(&self) -> bool {
        self.payments
            .iter()
            .any(|row| !row.payment.review_reason.is_empty())
    }
    /// How many were paid, and of how many.
    fn count(&self) -> (usize, usize) {
        let paid = self
            .payments
            .iter()
            .filter(|row| row.payment.state.is_paid());
        (paid.count(), self.payments.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::gateway::{BillRef, Method, PayRequest, RUB, Receipt, Recipient};

    fn payment(state: State) -> Payment {
        let id = Uuid::nil();
        Payment {
            id,
            number: 1,
            order_id: id,
            position: 1,
            account_id: id,
            customer_id: None,
            state,
            amount: Money::from_kopecks(100),
            currency: RUB.to_owned(),
            gateway: String::new(),
            request: PayRequest {
                key: id,
                payment: id,
                number: 1,
                made_at: chrono::DateTime::UNIX_EPOCH,
                amount: Money::from_kopecks(100),
                currency: RUB.to_owned(),
                description: String::new(),
                return_url: String::new(),
                method: Method::BankCard,
                receipt: Receipt::Email(String::new()),
                recipient: Recipient::default(),
                bill: BillRef::default(),
                lines: Vec::new(),
                transfers: Vec::new(),
                payer: None,
                save_card: false,
                card: None,
            },
            gateway_id: None,
            pay_url: None,
            receipt_state: String::new(),
            fiscal: None,
            refunded: Money::ZERO,
            cancel_reason: String::new(),
            review_reason: String::new(),
            created_at: chrono::DateTime::UNIX_EPOCH,
            finished_at: None,
        }
    }

    #[test]
    fn an_order_is_open_while_one_payment_is_and_paid_when_any_money_was_taken() {
        use State::{Canceled, PartRefunded, Pending, Refunded, Succeeded, Unknown};
        for (states, whole) in [
            (vec![Succeeded, Unknown], Pending),
            (vec![Succeeded, Succeeded], Succeeded),
            (vec![Succeeded, Canceled], Succeeded),
            (vec![Canceled, Canceled], Canceled),
            (vec![Refunded, Succeeded], PartRefunded),
            (vec![Refunded, Refunded], Refunded),
            (vec![Canceled, Pending], Pending),
            (vec![PartRefunded, Canceled], PartRefunded),
        ] {
            let payments: Vec<Payment> = states.iter().copied().map(payment).collect();
            assert_eq!(state_of(&payments), whole, "{states:?}");
        }
    }
}
