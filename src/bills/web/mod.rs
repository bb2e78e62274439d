//! Pages: the list of bills, one bill in two views, what is printed.

pub mod bill;
mod chart;
pub mod consumption;
pub mod list;
pub mod no_debt;
pub mod penalty;
pub mod receipt;
pub mod slip;
mod table;
mod why;

use crate::app::App;
use crate::bills::model::Bill;
use crate::config::Gateway;
use crate::web::Ui;
use chrono::{Datelike, NaiveDate};

/// Whether paying here is offered at all.
fn can_pay(app: &App) -> bool {
    app.config.payments.gateway != Gateway::Off
}

/// Where a bill is read. A named document is asked for by name.
fn bill_link(account: uuid::Uuid, bill: &Bill, view: &str) -> String {
    let mut link = format!("/accounts/{account}/bills/{}", bill.period);
    let mut sign = '?';
    if !view.is_empty() {
        link.push_str(&format!("?view={view}"));
        sign = '&';
    }
    if !bill.document.is_empty() {
        let document = crate::web::error::url_encode(&bill.document);
        link.push_str(&format!("{sign}document={document}"));
    }
    link
}

/// `15 декабря` this year, `15 декабря 2018 г.` otherwise.
fn day(ui: &Ui, day: NaiveDate) -> String {
    if day.year() == ui.today.year() {
        ui.day(day)
    } else {
        ui.long_date(day)
    }
}
