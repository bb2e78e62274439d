//! `/admin/payments/{id}/refund`: a clerk gives money back, whole or in part.

use super::payment::{NOTE, back_to};
use crate::accounts::store::search::Found;
use crate::admin::guard::OpenedPayment;
use crate::app::App;
use crate::base::Money;
use crate::payments::actions::refunds::{self, Asked, Basis, ByHand};
use crate::payments::model::Payment;
use crate::payments::refund::{Refusal, Share, shared};
use crate::payments::store::refunds as stored;
use crate::staff::{Member, role};
use crate::t;
use crate::web::{Errors, Flash, FormBody, Invalid, Page, Result, Ui};
use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use std::collections::HashMap;
use uuid::Uuid;

/// The longest number and date of a bank's document.
const DOCUMENT: usize = 200;

/// A share with what was typed beside it.
struct Field {
    name: String,
    share: Share,
    value: String,
}

/// The form as typed.
#[derive(Default)]
struct Typed {
    amount: String,
    parts: HashMap<Uuid, String>,
    reason: String,
    document: String,
    form_id: String,
}

#[derive(Template)]
#[template(path = "admin/refund_form.html")]
struct RefundPage {
    ui: Ui,
    staff: Member,
    account: Found,
    payment: Payment,
    fields: Vec<Field>,
    basis: Basis,
    /// Above it another has to agree.
    limit: Money,
    amount: String,
    reason: String,
    document: String,
    form_id: String,
    errors: Errors,
}

pub async fn form(State(app): State<App>, ui: Ui, opened: OpenedPayment) -> Result<Response> {
    let id = opened.payment.id;
    let mut typed = Typed {
        form_id: Uuid::new_v4().to_string(),
        ..Typed::default()
    };
    typed.amount = (opened.payment.amount - opened.payment.refunded).input();
    match RefundPage::new(&app, ui, opened, typed, Errors::none()).await? {
        Some(page) => Ok(Page(page).into_response()),
        None => Ok(back_to(id)),
    }
}

pub async fn send(
    State(app): State<App>,
    ui: Ui,
    opened: OpenedPayment,
    FormBody(pairs): FormBody<Vec<(String, String)>>,
) -> Result<Response> {
    let typed = Typed::read(pairs);
    let id = opened.payment.id;
    let shares = stored::shares(&mut *app.db.acquire().await?, id).await?;
    let errors = match typed.asked(&ui, &shares) {
        Ok(asked) => match refunds::start(&app, &opened.clerk(), id, &asked).await? {
            Ok(_) => return Ok(Flash::RefundAsked.on(back_to(id))),
            Err(refusal) => said(&ui, refusal),
        },
        Err(errors) => errors,
    };
    match RefundPage::new(&app, ui.clone(), opened, typed, errors).await? {
        Some(page) => Ok(Invalid(ui, page).into_response()),
        None => Ok(back_to(id)),
    }
}

/// The refusal as a sentence beside its field.
fn said(ui: &Ui, refusal: Refusal) -> Errors {
    match refusal {
        Refusal::NothingToReturn => Errors::one("amount", t!(ui, "admin-pay-error-nothing")),
        Refusal::OneIsOpen => Errors::one("amount", t!(ui, "admin-pay-error-open")),
        Refusal::Amount => Errors::one("amount", t!(ui, "admin-pay-error-sum")),
        Refusal::OnlyWhole => Errors::one("amount", t!(ui, "admin-pay-error-whole")),
        Refusal::ByHandOnly => Errors::one("document", t!(ui, "admin-pay-error-document")),
        Refusal::PayeeChanged => Errors::one("document", t!(ui, "admin-pay-error-payee")),
        Refusal::NotByHand => Errors::one("document", t!(ui, "admin-pay-error-no-hand")),
    }
}

const PART: &str = "part_";

impl Typed {
    fn read(pairs: Vec<(String, String)>) -> Typed {
        let mut typed = Typed::default();
        for (name, value) in pairs {
            let value = value.trim().to_owned();
            match name.as_str() {
                "amount" => typed.amount = value,
                "reason" => typed.reason = value,
                "document" => typed.document = value,
                "form_id" => typed.form_id = value,
                other => {
                    let id = other.strip_prefix(PART).and_then(|id| id.parse().ok());
                    if let Some(id) = id {
                        typed.parts.insert(id, value);
                    }
                }
            }
        }
        typed
    }

    /// What is asked for, or what is wrong, in the order of the page.
    fn asked(&self, ui: &Ui, shares: &[Share]) -> std::result::Result<Asked, Errors> {
        let mut errors = Errors::none();
        let parts = self.sums(ui, shares, &mut errors);
        for (field, text, most, empty) in [
            (
                "reason",
                &self.reason,
                NOTE,
                t!(ui, "admin-pay-error-reason"),
            ),
            ("document", &self.document, DOCUMENT, String::new()),
        ] {
            if text.is_empty() && !empty.is_empty() {
                errors.add(field, empty);
            } else if text.chars().count() > most {
                errors.add(field, t!(ui, "admin-pay-error-long", n = most));
            }
        }
        errors.into_result(Asked {
            form_id: self.form_id.parse().unwrap_or_else(|_| Uuid::new_v4()),
            parts,
            reason: self.reason.clone(),
            document: self.document.clone(),
        })
    }

    /// The sums that were named by supplier, else the whole one in proportion to what is left.
    fn sums(&self, ui: &Ui, shares: &[Share], errors: &mut Errors) -> Vec<(Uuid, Money)> {
        let mut parts = Vec::new();
        for share in shares {
            let text = self.parts.get(&share.part).map_or("", String::as_str);
            match Money::parse(text) {
                _ if text.is_empty() => {}
                Ok(sum) if sum.is_zero() => {}
                Ok(sum) if sum.is_positive() && sum <= share.left() => {
                    parts.push((share.part, sum))
                }
                _ => errors.add(field_name(share), t!(ui, "admin-pay-error-sum")),
            }
        }
        if !parts.is_empty() || !errors.is_empty() {
            return parts;
        }
        let left: Vec<Money> = shares.iter().map(Share::left).collect();
        let total = Money::parse(&self.amount).ok();
        match total.and_then(|total| shared(total, &left)) {
            Some(sums) => {
                let named = shares.iter().map(|share| share.part).zip(sums);
                parts.extend(named.filter(|(_, sum)| sum.is_positive()));
            }
            None => errors.add("amount", t!(ui, "admin-pay-error-sum")),
        }
        parts
    }
}

/// Name and id of the input for a share.
fn field_name(share: &Share) -> String {
    format!("{PART}{}", share.part.simple())
}

impl RefundPage {
    /// None = nothing of this payment can go back.
    async fn new(
        app: &App,
        ui: Ui,
        opened: OpenedPayment<role::Residents>,
        mut typed: Typed,
        errors: Errors,
    ) -> Result<Option<RefundPage>> {
        let Some(basis) = refunds::basis(app, &opened.payment) else {
            return Ok(None);
        };
        let shares = stored::shares(&mut *app.db.acquire().await?, opened.payment.id).await?;
        let fields = shares.into_iter().map(|share| Field {
            name: field_name(&share),
            value: typed.parts.remove(&share.part).unwrap_or_default(),
            share,
        });
        Ok(Some(RefundPage {
            fields: fields.collect(),
            basis,
            limit: app.config.payments.refund_approval_above,
            amount: typed.amount,
            reason: typed.reason,
            document: typed.document,
            form_id: typed.form_id,
            staff: opened.staff.into_member(),
            account: opened.account,
            payment: opened.payment,
            errors,
            ui,
        }))
    }
    fn must_hand(&self) -> bool {
        self.basis.by_hand == ByHand::Must
    }
    fn may_hand(&self) -> bool {
        self.basis.by_hand != ByHand::No
    }
    fn left(&self) -> String {
        self.ui.money(self.payment.amount - self.payment.refunded)
    }
    fn label(&self, field: &Field) -> String {
        t!(
            self.ui,
            "admin-pay-refund-part",
            supplier = field.share.supplier_name.clone(),
            number = field.share.number.clone(),
            sum = self.ui.money(field.share.left())
        )
    }
}
