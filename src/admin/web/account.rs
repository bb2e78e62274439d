//! `/admin/accounts/{id}`: what the residents of a household see, and who they are. Read only.

use crate::accounts::model::Relation;
use crate::accounts::store::search::{self, Found, Linked};
use crate::admin::guard::Opened;
use crate::app::App;
use crate::base::{Email, Phone};
use crate::bills::store::head;
use crate::bills::{self, Bill, BillState, SupplierDue};
use crate::i18n::Lang;
use crate::payments::model::State as PaymentState;
use crate::payments::store::history::{self, SupplierRow};
use crate::payments::words;
use crate::readings::{self, MeterState, ReadingsSummary};
use crate::staff::Member;
use crate::t;
use crate::web::{Page, Result, Ui};
use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use chrono::Months;

/// How far back bills and payments are shown; more stands in billing.
const MONTHS: Months = Months::new(12);

#[derive(Template)]
#[template(path = "admin/account.html")]
struct AccountPage {
    ui: Ui,
    staff: Member,
    account: Found,
    reason: String,
    /// Until when the reason opens the household.
    until: String,
    dues: Vec<SupplierDue>,
    bills: Vec<Bill>,
    meters: Vec<MeterState>,
    readings: Option<ReadingsSummary>,
    payments: Vec<SupplierRow>,
    people: Vec<Linked>,
}

pub async fn show(State(app): State<App>, ui: Ui, opened: Opened) -> Result<Response> {
    let id = opened.account.id;
    let since = ui.today.checked_sub_months(MONTHS).unwrap_or(ui.today);
    let mut db = app.db.acquire().await?;
    let dues = bills::dues(&mut db, &[id]).await?;
    let bills = head::heads(&mut db, id, since, ui.today).await?;
    let readings = readings::summary(&mut db, &[id], ui.today)
        .await?
        .remove(&id);
    let mut payments =
        history::by_supplier(&mut db, id, since, ui.today, app.zone().name()).await?;
    payments.sort_by_key(|row| std::cmp::Reverse(row.paid_on));
    let people = search::people(&mut db, id).await?;
    drop(db);
    let page = AccountPage {
        until: ui.time(opened.grant.expires_at),
        reason: opened.grant.reason,
        staff: opened.staff,
        account: opened.account,
        meters: readings
            .as_ref()
            .map(|summary| summary.meters.clone())
            .unwrap_or_default(),
        ui,
        dues,
        bills,
        readings,
        payments,
        people,
    };
    Ok(Page(page).into_response())
}

impl AccountPage {
    /// `data-balance`.
    fn plain(&self) -> String {
        SupplierDue::balance(&self.dues).plain()
    }
    fn owed(&self) -> String {
        self.ui.money(SupplierDue::owed(&self.dues))
    }
    fn due_note(&self, due: &SupplierDue) -> String {
        match (due.period, due.due_on) {
            (None, _) => t!(self.ui, "home-no-bill"),
            _ if due.due.is_negative() => t!(self.ui, "home-supplier-overpaid"),
            _ if due.due.is_zero() => t!(self.ui, "home-settled"),
            (_, Some(on)) => t!(self.ui, "admin-due-on", date = self.ui.date(on)),
            (Some(_), None) => String::new(),
        }
    }
    fn bill_state(&self, bill: &Bill) -> (&'static str, String) {
        let ui = &self.ui;
        match bill.state() {
            BillState::Withdrawn => ("bad", t!(ui, "bills-state-withdrawn")),
            BillState::Nothing => ("ok", t!(ui, "bills-state-nothing")),
            BillState::Paid => ("ok", t!(ui, "bills-state-paid")),
            BillState::Part => {
                let left = ui.money(bill.left);
                ("warn", t!(ui, "bills-state-part", left = left))
            }
            BillState::Unpaid => ("warn", t!(ui, "bills-state-unpaid")),
        }
    }
    fn due_on(&self, bill: &Bill) -> String {
        bill.due_on
            .map_or_else(|| "—".to_owned(), |on| self.ui.date(on))
    }
    fn service<'m>(&self, meter: &'m MeterState) -> &'m str {
        match self.ui.lang {
            Lang::En if !meter.service_name_en.is_empty() => &meter.service_name_en,
            _ => &meter.service_name,
        }
    }
    /// «T1 74,000 от 06.12.2018», a line a zone.
    fn last(&self, meter: &MeterState) -> Vec<(String, String, String)> {
        let several = meter.last.len() > 1;
        let line = |(zone, value, on): &(i16, rust_decimal::Decimal, chrono::NaiveDate)| {
            let zone = several.then(|| format!("T{zone} ")).unwrap_or_default();
            let value = self.ui.volume(*value, meter.fraction_digits);
            (zone, value, self.ui.date(*on))
        };
        meter.last.iter().map(line).collect()
    }
    /// Whether the present month's readings are in.
    fn sent(&self, meter: &MeterState) -> (&'static str, String) {
        let open = self.readings.as_ref().is_some_and(|summary| summary.open);
        if meter.sent {
            ("ok", t!(self.ui, "home-meter-sent"))
        } else if open {
            ("warn", t!(self.ui, "home-meter-missing"))
        } else {
            ("", t!(self.ui, "home-meter-later"))
        }
    }
    fn verified(&self, meter: &MeterState) -> String {
        match meter.verified_until {
            None => t!(self.ui, "home-meter-no-date"),
            Some(until) if until < self.ui.today => {
                t!(self.ui, "home-meter-lapsed", date = self.ui.date(until))
            }
            Some(until) => t!(self.ui, "home-meter-until", date = self.ui.date(until)),
        }
    }
    fn payment_state(&self, row: &SupplierRow) -> (&'static str, String) {
        let state = PaymentState::of(&row.state);
        (words::tint(state), words::state(self.ui.words, state))
    }
    fn where_paid(&self, row: &SupplierRow) -> String {
        match row.part {
            Some(_) => t!(self.ui, "payments-way-here"),
            None => t!(self.ui, "payments-way-told"),
        }
    }
    fn name(&self, person: &Linked) -> String {
        let parts = [&person.last_name, &person.first_name, &person.middle_name];
        let parts: Vec<&str> = parts.into_iter().map(String::as_str).collect();
        parts.join(" ").trim().to_owned()
    }
    fn relation(&self, person: &Linked) -> String {
        match Relation::parse(&person.relation) {
            Some(Relation::Owner) => t!(self.ui, "accounts-relation-owner"),
            Some(Relation::Tenant) => t!(self.ui, "accounts-relation-tenant"),
            Some(Relation::Family) => t!(self.ui, "accounts-relation-family"),
            Some(Relation::Lessee) => t!(self.ui, "accounts-relation-lessee"),
            Some(Relation::Representative) => t!(self.ui, "accounts-relation-representative"),
            None => person.relation.clone(),
        }
    }
    /// Whole for roles that talk to residents, masked for the others.
    fn email(&self, person: &Linked) -> String {
        if self.staff.role.sees_contacts() {
            return person.email.clone();
        }
        Email::parse(&person.email).map_or_else(|_| "***".to_owned(), |email| email.masked())
    }
    fn phone(&self, person: &Linked) -> String {
        let phone = person
            .phone
            .as_deref()
            .and_then(|phone| Phone::parse(phone).ok());
        phone.map_or(String::new(), |phone| {
            if self.staff.role.sees_contacts() {
                phone.pretty()
            } else {
                phone.masked()
            }
        })
    }
    fn last_seen(&self, person: &Linked) -> String {
        match person.last_sign_in_at {
            Some(at) => self.ui.time(at),
            None => t!(self.ui, "admin-people-never"),
        }
    }
}
