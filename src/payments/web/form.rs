//! Reading the pay form: what was typed, and the order it makes.

use crate::accounts::OwnedAccount;
use crate::app::App;
use crate::app::gateway::{Method, Receipt};
use crate::base::{Email, Money, MoneyError, Phone};
use crate::bills::SupplierDue;
use crate::payments::actions;
use crate::payments::model::{Line, Order, least, most};
use crate::payments::store::orders::Payee;
use crate::t;
use crate::web::{Errors, Ui};
use std::collections::HashMap;
use uuid::Uuid;

/// What stands in the form, as typed.
#[derive(Clone, Debug, Default)]
pub struct Typed {
    amounts: HashMap<Uuid, String>,
    pub channel: String,
    pub email: String,
    pub phone: String,
    pub method: String,
    pub rules: bool,
    pub form_id: String,
    /// «Исправить» on the check page: show the form again.
    pub edit: bool,
}

/// One supplier account of the form.
pub struct Field {
    pub name: String,
    pub due: SupplierDue,
    /// None = nobody could tell who collects; such a field is not paid.
    pub payee: Option<Payee>,
    pub value: String,
}

/// Addresses that the form may know of its payer beforehand.
pub trait Known {
    /// Empty = none.
    fn email(&self) -> &str;
    fn phone(&self) -> Option<&str>;
    /// Whether the form has a place for his name, which some payees must be told.
    fn names_himself(&self) -> bool;
}

impl Known for OwnedAccount {
    fn email(&self) -> &str {
        &self.customer().email
    }
    fn phone(&self) -> Option<&str> {
        self.customer().phone.as_deref()
    }
    fn names_himself(&self) -> bool {
        true
    }
}

/// Whoever pays without sign-in.
pub struct Nobody;

impl Known for Nobody {
    fn email(&self) -> &str {
        ""
    }
    fn phone(&self) -> Option<&str> {
        None
    }
    fn names_himself(&self) -> bool {
        false
    }
}

const AMOUNT: &str = "amount_";

/// Name and id of the input for a supplier account.
fn field_name(supplier_account: Uuid) -> String {
    format!("{AMOUNT}{}", supplier_account.simple())
}

impl Typed {
    /// The form as it is first shown: what is owed, what is known of the person.
    pub fn prefilled(dues: &[SupplierDue], payer: &impl Known) -> Typed {
        Typed {
            amounts: dues
                .iter()
                .filter(|due| due.due.is_positive())
                .map(|due| (due.supplier_account_id, due.due.input()))
                .collect(),
            channel: "email".to_owned(),
            email: payer.email().to_owned(),
            phone: payer
                .phone()
                .map(crate::payments::words::phone)
                .unwrap_or_default(),
            ..Typed::default()
        }
    }

    /// Unknown fields, also amounts for supplier accounts of other households, mean nothing.
    pub fn read(pairs: Vec<(String, String)>) -> Typed {
        let mut typed = Typed::default();
        for (name, value) in pairs {
            let value = value.trim().to_owned();
            match name.as_str() {
                "receipt_channel" => typed.channel = value,
                "receipt_email" => typed.email = value,
                "receipt_phone" => typed.phone = value,
                "method" => typed.method = value,
                "rules" => typed.rules = !value.is_empty(),
                "form_id" => typed.form_id = value,
                "edit" => typed.edit = !value.is_empty(),
                other => {
                    let id = other.strip_prefix(AMOUNT).and_then(|id| id.parse().ok());
                    if let Some(id) = id {
                        typed.amounts.insert(id, value);
                    }
                }
            }
        }
        typed
    }

    /// The fields of the form, in the order of `dues`.
    pub fn fields(&self, dues: Vec<SupplierDue>, mut payees: Vec<Payee>) -> Vec<Field> {
        dues.into_iter()
            .map(|due| Field {
                name: field_name(due.supplier_account_id),
                value: self
                    .amounts
                    .get(&due.supplier_account_id)
                    .cloned()
                    .unwrap_or_default(),
                payee: payees
                    .iter()
                    .position(|payee| payee.supplier_account_id == due.supplier_account_id)
                    .map(|at| payees.swap_remove(at)),
                due,
            })
            .collect()
    }

    /// Every hidden field that carries this form on to the next page.
    pub fn carried(&self, order: &Order) -> Vec<(String, String)> {
        let mut fields: Vec<(String, String)> = order
            .lines
            .iter()
            .map(|line| (field_name(line.supplier_account_id), line.amount.input()))
            .collect();
        for (name, value) in [
            ("method", order.method.as_str()),
            ("receipt_channel", &self.channel),
            ("receipt_email", &self.email),
            ("receipt_phone", &self.phone),
            ("rules", "1"),
        ] {
            fields.push((name.to_owned(), value.to_owned()));
        }
        fields
    }

    /// The order, or what is wrong, in the order of the page.
    pub fn order(
        &self,
        ui: &Ui,
        app: &App,
        fields: &[Field],
        payer: &impl Known,
        methods: &[Method],
    ) -> Result<Order, Errors> {
        let mut errors = Errors::none();
        let lines = lines(ui, app, fields, payer.names_himself(), &mut errors);
        let method = self.method(methods);
        if method.is_none() {
            errors.add("method", t!(ui, "payments-error-method"));
        }
        let receipt = self.receipt(ui, payer, &mut errors);
        if !self.rules {
            errors.add("rules", t!(ui, "payments-error-rules"));
        }
        match (receipt, method) {
            (Some(receipt), Some(method)) if errors.is_empty() => Ok(Order {
                lines,
                method,
                receipt,
                save_card: false,
                card: None,
                back: String::new(),
            }),
            _ => Err(errors),
        }
    }

    /// The one-time number of the check page's form.
    pub fn form(&self, ui: &Ui) -> Result<Uuid, Errors> {
        let form = self.form_id.parse();
        form.map_err(|_| Errors::one("", t!(ui, "payments-error-form")))
    }

    /// The usual one where the form does not say.
    fn method(&self, methods: &[Method]) -> Option<Method> {
        match self.method.as_str() {
            "" => methods.first().copied(),
            named => methods
                .iter()
                .copied()
                .find(|method| method.as_str() == named),
        }
    }

    /// An address left empty is the one of the profile.
    fn receipt(&self, ui: &Ui, payer: &impl Known, errors: &mut Errors) -> Option<Receipt> {
        match self.channel.as_str() {
            "email" if self.email.is_empty() && !payer.email().is_empty() => {
                Some(Receipt::Email(payer.email().to_owned()))
            }
            "email" => match Email::parse(&self.email) {
                Ok(email) => Some(Receipt::Email(email.as_str().to_owned())),
                Err(_) => {
                    errors.add("receipt_email", t!(ui, "payments-error-email"));
                    None
                }
            },
            "sms" if !ui.receipt_phone() => {
                errors.add("receipt_channel", t!(ui, "payments-error-email-only"));
                None
            }
            "sms" if self.phone.is_empty() && payer.phone().is_some() => {
                payer.phone().map(|phone| Receipt::Sms(phone.to_owned()))
            }
            "sms" => match Phone::parse(&self.phone) {
                Ok(phone) => Some(Receipt::Sms(phone.as_str().to_owned())),
                Err(_) => {
                    errors.add("receipt_phone", t!(ui, "payments-error-phone"));
                    None
                }
            },
            _ => {
                errors.add("receipt_channel", t!(ui, "payments-error-channel"));
                None
            }
        }
    }
}

/// Lines with a sum; each sum above nothing in whole kopecks, all together within the bounds.
fn lines(ui: &Ui, app: &App, fields: &[Field], named: bool, errors: &mut Errors) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut wrong = false;
    for field in fields {
        let sentence = match Money::parse(&field.value) {
            Ok(amount) if amount.is_zero() => continue,
            Err(MoneyError::Empty) => continue,
            Ok(amount) if amount.is_positive() && amount <= most() => match &field.payee {
                Some(payee) if payee.identity && !named => t!(ui, "payments-error-identity"),
                Some(payee) if actions::can_receive(app, &payee.recipient) => {
                    lines.push(line(field, payee, amount));
                    continue;
                }
                _ => t!(ui, "payments-error-payee"),
            },
            Err(MoneyError::TooManyDecimals) => t!(ui, "payments-error-kopecks"),
            Err(MoneyError::Ambiguous) => t!(ui, "payments-error-ambiguous"),
            Ok(_) | Err(MoneyError::NotANumber | MoneyError::TooLarge) => {
                t!(ui, "payments-error-amount")
            }
        };
        wrong = true;
        errors.add(field.name.clone(), sentence);
    }
    let total: Money = lines.iter().map(|line| line.amount).sum();
    let first = fields
        .iter()
        .find(|field| {
            lines
                .first()
                .is_none_or(|line| line.supplier_account_id == field.due.supplier_account_id)
        })
        .map(|field| field.name.clone())
        .unwrap_or_default();
    if wrong {
        return lines;
    }
    if lines.is_empty() {
        errors.add(first, t!(ui, "payments-error-nothing"));
    } else if total > most() || total < least() {
        errors.add(first, t!(ui, "payments-error-total"));
    }
    lines
}

fn line(field: &Field, payee: &Payee, amount: Money) -> Line {
    Line {
        supplier_account_id: field.due.supplier_account_id,
        supplier_code: field.due.supplier_code.clone(),
        supplier_name: field.due.supplier_name.clone(),
        number: field.due.number.clone(),
        payee: payee.name.clone(),
        recipient: payee.recipient.clone(),
        due: field.due.due,
        amount,
    }
}
