//! What «Проверьте платёж» says of an order, to a resident and to a guest alike.

use super::form::Typed;
use crate::app::App;
use crate::app::gateway::Receipt;
use crate::config::Gateway;
use crate::payments::model::Order;
use crate::payments::{actions, words};
use crate::web::Ui;
use uuid::Uuid;

/// The page below its head, as `payments/checked.html` shows it.
pub struct Checked {
    pub order: Order,
    pub total: String,
    /// Who receives the whole sum and shares it out; empty = each payee himself.
    pub collector: String,
    pub receipt_to: String,
    pub by_sms: bool,
    pub method: String,
    /// The demo bank issues no fiscal receipt; the page says so.
    pub no_receipt: bool,
    /// The saved card that pays; empty = one typed at the bank.
    pub card: String,
    /// Suppliers whose payee is told who pays, and who that is.
    pub told: Option<(String, String)>,
    /// Hidden fields that both forms carry on.
    pub carried: Vec<(String, String)>,
    /// One payment a form, however often it is sent.
    pub form_id: Uuid,
    /// Where the form pays, and where it is shown again to be corrected.
    pub pay: String,
    pub edit: String,
}

impl Checked {
    /// Of an order without a saved card and with nobody to be told of.
    pub fn new(
        ui: &Ui,
        app: &App,
        typed: &Typed,
        order: Order,
        pay: String,
        edit: String,
    ) -> Checked {
        let payments = &app.config.payments;
        let (by_sms, receipt_to) = match &order.receipt {
            Receipt::Email(to) => (false, to.clone()),
            Receipt::Sms(to) => (true, words::phone(to)),
        };
        Checked {
            total: ui.money(order.total()),
            collector: actions::collector_of_all(app)
                .unwrap_or_default()
                .to_owned(),
            receipt_to,
            by_sms,
            method: words::method(ui.words, order.method),
            no_receipt: payments.gateway == Gateway::Demo,
            card: String::new(),
            told: None,
            carried: typed.carried(&order),
            form_id: Uuid::new_v4(),
            pay,
            edit,
            order,
        }
    }
}
