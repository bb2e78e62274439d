//! `/admin/payments/{id}`: one payment with its shares, ledger, the bank's news, refunds and receipt; what a
//! clerk may do with it. Opens, as its household does, by a reason.

use crate::accounts::store::search::Found;
use crate::admin::guard::OpenedPayment;
use crate::app::App;
use crate::audit::{self, Actor};
use crate::base::Money;
use crate::payments::actions::refunds::{Closing, basis, close as close_at_bank};
use crate::payments::actions::{self, Answered, Sending, send_again};
use crate::payments::model::Payment;
use crate::payments::refund::{Refund, Share, Stage};
use crate::payments::store::refunds::{self, Line};
use crate::payments::store::staff::{self, Closed, Entry, Event};
use crate::payments::{letters, words};
use crate::staff::store::people;
use crate::staff::{Member, role};
use crate::t;
use crate::web::{AppError, Errors, Flash, FormBody, Invalid, Page, Result, Ui, see_other};
use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use std::collections::HashMap;
use uuid::Uuid;

/// The longest note, in signs.
pub const NOTE: usize = 1000;
/// Entries of the audit trail that are shown.
const AUDIT: i64 = 50;

#[derive(Template)]
#[template(path = "admin/payment_one.html")]
struct PaymentPage {
    ui: Ui,
    staff: Member,
    account: Found,
    payment: Payment,
    shares: Vec<Share>,
    refunds: Vec<Refund>,
    lines: Vec<Line>,
    ledger: Vec<Entry>,
    events: Vec<Event>,
    closed: Vec<Closed>,
    trail: Vec<audit::Row>,
    names: HashMap<Uuid, String>,
    /// What the bank gave back beyond our own, as far as a clerk was told.
    at_bank: Money,
    /// Money of it can go back.
    refundable: bool,
    errors: Errors,
    typed: Typed,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct NoteForm {
    note: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct RefundForm {
    found: String,
}

/// What was typed into either form.
#[derive(Default)]
struct Typed {
    /// About a review.
    note: String,
    /// About a refund.
    found: String,
}

pub async fn show(State(app): State<App>, ui: Ui, opened: OpenedPayment) -> Result<Response> {
    let page = PaymentPage::new(&app, ui, opened, Typed::default(), Errors::none()).await?;
    Ok(Page(page).into_response())
}

/// Asks the bank now, about the payment and its refund.
pub async fn ask(State(app): State<App>, opened: OpenedPayment) -> Result<Response> {
    let id = opened.payment.id;
    let flash = match actions::ask_now(&app, &opened.clerk(), id).await? {
        Answered::Yes => Flash::BankAsked,
        Answered::No => Flash::BankSilent,
    };
    Ok(flash.on(back_to(id)))
}

/// Closes a review with a note.
pub async fn close(
    State(app): State<App>,
    ui: Ui,
    opened: OpenedPayment<role::Billing>,
    FormBody(form): FormBody<NoteForm>,
) -> Result<Response> {
    let note = form.note.trim();
    if let Some(wrong) = wrong(&ui, note) {
        let errors = Errors::one("note", wrong);
        let typed = Typed {
            note: form.note,
            ..Typed::default()
        };
        let page = PaymentPage::new(&app, ui.clone(), opened, typed, errors).await?;
        return Ok(Invalid(ui, page).into_response());
    }
    let id = opened.payment.id;
    match actions::close_review(&app, &opened.clerk(), id, note).await? {
        true => Ok(Flash::ReviewClosed.on(back_to(id))),
        false => Ok(back_to(id)),
    }
}

/// Ends a refund that the bank does not, with what the clerk found out.
pub async fn close_refund(
    State(app): State<App>,
    ui: Ui,
    opened: OpenedPayment<role::Billing>,
    FormBody(form): FormBody<RefundForm>,
) -> Result<Response> {
    let found = form.found.trim().to_owned();
    let errors = match wrong(&ui, &found) {
        Some(wrong) => Errors::one("found", wrong),
        None => match close_at_bank(&app, &opened.clerk(), &opened.payment, &found).await? {
            Closing::Ended | Closing::TooLate => return Ok(back_to(opened.payment.id)),
            Closing::Closed => return Ok(Flash::RefundClosed.on(back_to(opened.payment.id))),
            Closing::OnItsWay => Errors::one("found", t!(ui, "admin-pay-error-on-its-way")),
            Closing::Silent => Errors::one("found", t!(ui, "admin-pay-error-bank-silent")),
        },
    };
    let typed = Typed {
        found,
        ..Typed::default()
    };
    let page = PaymentPage::new(&app, ui.clone(), opened, typed, errors).await?;
    Ok(Invalid(ui, page).into_response())
}

/// What is wrong with a clerk's note.
fn wrong(ui: &Ui, note: &str) -> Option<String> {
    match note.chars().count() {
        0 => Some(t!(ui, "admin-pay-error-note")),
        n if n > NOTE => Some(t!(ui, "admin-pay-error-long", n = NOTE)),
        _ => None,
    }
}

/// Sends the receipt again, to the address that the payer gave.
pub async fn receipt(State(app): State<App>, opened: OpenedPayment) -> Result<Response> {
    let id = opened.payment.id;
    match send_again(&app, id, Actor::Staff(opened.staff.id)).await? {
        Sending::Sent => Ok(Flash::ReceiptSent.on(back_to(id))),
        Sending::Wait(seconds) => Err(AppError::TooMany(seconds)),
        Sending::Nothing => Ok(back_to(id)),
    }
}

pub fn back_to(id: Uuid) -> Response {
    see_other(&format!("/admin/payments/{id}"))
}

impl PaymentPage {
    async fn new<R: role::Role>(
        app: &App,
        ui: Ui,
        opened: OpenedPayment<R>,
        typed: Typed,
        errors: Errors,
    ) -> Result<PaymentPage> {
        let payment = opened.payment;
        let id = payment.id;
        let mut db = app.db.acquire().await?;
        let mut page = PaymentPage {
            shares: refunds::shares(&mut db, id).await?,
            refunds: refunds::of_payment(&mut db, id).await?,
            lines: refunds::lines(&mut db, id).await?,
            ledger: staff::ledger(&mut db, id).await?,
            events: staff::events(&mut db, id).await?,
            closed: staff::closed_reviews(&mut db, id).await?,
            trail: audit::of_object(
                &mut db,
                payment.account_id,
                ("payment", &id.to_string()),
                AUDIT,
            )
            .await?,
            names: HashMap::new(),
            at_bank: staff::given_back_at_bank(&mut db, id).await?,
            refundable: false,
            staff: opened.staff.into_member(),
            account: opened.account,
            payment,
            typed,
            errors,
            ui,
        };
        page.refundable = page.can_refund(app);
        let names = people::names(&mut db, &page.people()).await?;
        page.names = names.into_iter().collect();
        Ok(page)
    }
    fn can_refund(&self, app: &App) -> bool {
        let open = self.refunds.iter().any(|refund| !refund.stage.is_final());
        let returned = self
            .refunds
            .iter()
            .any(|refund| refund.unposted && refund.stage == Stage::Succeeded);
        let left = self.payment.refunded < self.payment.amount;
        !open && !returned && left && basis(app, &self.payment).is_some()
    }
    fn more_at_bank(&self) -> bool {
        self.at_bank > self.payment.refunded
    }
    /// Every member of staff that the page names.
    fn people(&self) -> Vec<Uuid> {
        let asked = self.refunds.iter().map(|refund| refund.asked_by);
        let decided = self
            .refunds
            .iter()
            .flat_map(|refund| [refund.approved_by, refund.refused_by]);
        let closed = self.closed.iter().map(|closed| closed.closed_by);
        let acted = self.trail.iter().filter(|row| row.actor_kind == "staff");
        let mut all: Vec<Uuid> = asked.chain(decided.flatten()).chain(closed).collect();
        all.extend(acted.filter_map(|row| row.actor_id));
        all.sort_unstable();
        all.dedup();
        all
    }
    fn name(&self, id: &Uuid) -> String {
        let name = self.names.get(id).cloned();
        name.unwrap_or_else(|| t!(self.ui, "admin-audit-staff"))
    }
    fn state(&self) -> (&'static str, String) {
        let state = self.payment.state;
        (words::tint(state), words::state(self.ui.words, state))
    }
    fn review(&self, why: &str) -> String {
        words::review(self.ui.words, why)
    }
    /// Label and value of what is known about it.
    fn facts(&self) -> Vec<(String, String)> {
        let (ui, payment) = (&self.ui, &self.payment);
        let bank_id = payment.gateway_id.clone();
        let bank_id = bank_id.unwrap_or_else(|| t!(ui, "admin-pay-no-bank-id"));
        let payer = match payment.customer_id {
            Some(_) => t!(ui, "admin-pay-payer-here"),
            None => t!(ui, "admin-pay-payer-guest"),
        };
        let mut facts = vec![
            (t!(ui, "payments-show-started"), ui.time(payment.created_at)),
            (t!(ui, "admin-pay-payer"), payer),
            (
                t!(ui, "admin-pay-at-bank"),
                format!("{}, {bank_id}", payment.gateway),
            ),
        ];
        if let Some(at) = payment.finished_at {
            facts.push((t!(ui, "payments-show-ended"), ui.time(at)));
        }
        if !payment.cancel_reason.is_empty() {
            let why = words::canceled(ui.words, &payment.cancel_reason);
            facts.push((t!(ui, "payments-letter-reason"), why));
        }
        if payment.state.is_paid() {
            let to = match self.staff.role.sees_contacts() {
                true => letters::receipt(payment),
                false => letters::masked_receipt(payment),
            };
            let state = words::receipt(ui.words, &payment.receipt_state);
            let said = t!(ui, "payments-letter-receipt-state", to = to, state = state);
            facts.push((t!(ui, "payments-receipt"), said));
            facts.extend(words::fiscal(ui.words, payment.fiscal.as_ref()));
        }
        facts
    }
    /// The bank does not end it by itself, and a clerk may.
    fn can_close(&self, refund: &Refund) -> bool {
        let stuck = !refund.review_reason.is_empty()
            || matches!(refund.stage, Stage::Sent | Stage::Unknown);
        refund.stage.is_with_bank() && stuck && self.staff.role.does_billing()
    }
    fn lines_of(&self, refund: &Refund) -> Vec<&Line> {
        let own = self.lines.iter();
        own.filter(|line| line.refund_id == refund.id).collect()
    }
    fn refund_state(&self, refund: &Refund) -> (&'static str, String) {
        let stage = refund.stage;
        (words::stage_tint(stage), words::stage(self.ui.words, stage))
    }
    /// Waits for the second pair of eyes, and is of whoever looks.
    fn is_withdrawable(&self, refund: &Refund) -> bool {
        refund.stage == Stage::WaitingApproval && refund.asked_by == self.staff.id
    }
    /// «Запросил …», «Подтвердил …», what the bank said.
    fn refund_story(&self, refund: &Refund) -> Vec<(String, String)> {
        let ui = &self.ui;
        let at = ui.time(refund.asked_on);
        let asked = t!(
            ui,
            "admin-pay-by",
            who = self.name(&refund.asked_by),
            at = at
        );
        let mut story = vec![
            (t!(ui, "admin-pay-refund-reason"), refund.reason.clone()),
            (t!(ui, "admin-pay-refund-asked"), asked),
        ];
        if let Some(by) = &refund.approved_by {
            story.push((t!(ui, "admin-pay-refund-approved"), self.name(by)));
        }
        if let Some(by) = &refund.refused_by {
            let label = match *by == refund.asked_by {
                true => t!(ui, "admin-pay-refund-withdrawn"),
                false => t!(ui, "admin-pay-refund-refused"),
            };
            story.push((label, self.name(by)));
        }
        if !refund.declined_reason.is_empty() {
            story.push((
                t!(ui, "payments-letter-reason"),
                refund.declined_reason.clone(),
            ));
        }
        if refund.stage == Stage::Succeeded {
            let state = words::receipt(ui.words, &refund.receipt_state);
            story.push((t!(ui, "payments-receipt"), state));
            story.extend(words::fiscal(ui.words, refund.fiscal.as_ref()));
        }
        if !refund.review_reason.is_empty() {
            story.push((
                t!(ui, "admin-pay-review-title"),
                self.review(&refund.review_reason),
            ));
        }
        story
    }
    fn posting(&self, entry: &Entry) -> String {
        match entry.kind.as_str() {
            "refund" => t!(self.ui, "admin-pay-kind-refund"),
            _ => t!(self.ui, "admin-pay-kind-paid"),
        }
    }
    fn side(&self, entry: &Entry) -> String {
        match (&entry.supplier_name, &entry.number) {
            (Some(name), Some(number)) => format!("{name}, № {number}"),
            _ => t!(self.ui, "admin-pay-side-bank"),
        }
    }
    fn verdict(&self, event: &Event) -> String {
        let ui = &self.ui;
        let verdict = match event.verdict.as_str() {
            "applied" => t!(ui, "admin-pay-verdict-applied"),
            "repeated" => t!(ui, "admin-pay-verdict-repeated"),
            "refused" => t!(ui, "admin-pay-verdict-refused"),
            "review" => t!(ui, "admin-pay-verdict-review"),
            _ => t!(ui, "admin-pay-verdict-later"),
        };
        match event.reason.as_str() {
            "" => verdict,
            why => format!("{verdict}: {why}"),
        }
    }
    fn who(&self, row: &audit::Row) -> String {
        match (row.actor_kind.as_str(), &row.actor_id) {
            ("staff", Some(id)) => self.name(id),
            ("customer", _) => t!(self.ui, "admin-audit-customer"),
            ("system", _) => t!(self.ui, "admin-audit-system"),
            _ => t!(self.ui, "admin-audit-anonymous"),
        }
    }
    fn what(&self, row: &audit::Row) -> String {
        let action = row.action.replace('.', "-");
        let words = t!(self.ui, "admin-audit-action", action = action.clone());
        match words == action {
            true => row.action.clone(),
            false => words,
        }
    }
}
