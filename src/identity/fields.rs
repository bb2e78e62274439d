//! Reading the fields that several forms of this capability share.

use crate::base::{Email, EmailError, Phone, PhoneError, parse_date};
use crate::config::PasswordPolicy;
use crate::t;
use crate::web::{Errors, Ui};
use chrono::{Datelike, NaiveDate};

use super::password::{self, Weak};

const LONGEST_NAME: usize = 100;

/// A tick is any non-empty value.
pub fn ticked(value: &str) -> bool {
    !value.is_empty()
}

/// A name as typed, with single spaces. Empty, too long and unprintable ones get the sentence `wanted`.
pub fn name(
    value: &str,
    field: &str,
    wanted: Option<String>,
    ui: &Ui,
    errors: &mut Errors,
) -> String {
    let name = value.split_whitespace().collect::<Vec<_>>().join(" ");
    if let (true, Some(wanted)) = (name.is_empty(), wanted) {
        errors.add(field, wanted);
    } else if name.chars().count() > LONGEST_NAME {
        errors.add(field, t!(ui, "identity-error-name-long", n = LONGEST_NAME));
    } else if name.chars().any(char::is_control) {
        errors.add(field, t!(ui, "identity-error-name-signs"));
    }
    name
}

pub fn email(value: &str, ui: &Ui, errors: &mut Errors) -> Option<Email> {
    match Email::parse(value) {
        Ok(email) => return Some(email),
        Err(EmailError::Empty) => errors.add("email", t!(ui, "identity-error-email-empty")),
        Err(_) => errors.add("email", t!(ui, "identity-error-email")),
    }
    None
}

/// A telephone in any usual writing.
pub fn phone(value: &str, wanted: bool, ui: &Ui, errors: &mut Errors) -> Option<Phone> {
    match Phone::parse(value) {
        Ok(phone) => return Some(phone),
        Err(PhoneError::Empty) if !wanted => {}
        Err(PhoneError::Empty) => errors.add("phone", t!(ui, "identity-error-phone-empty")),
        Err(_) => errors.add("phone", t!(ui, "identity-error-phone")),
    }
    None
}

/// A day of birth: not in the future and not before 1900.
pub fn birth_date(value: &str, ui: &Ui, errors: &mut Errors) -> Option<NaiveDate> {
    if value.trim().is_empty() {
        return None;
    }
    match parse_date(value) {
        Ok(date) if date.year() >= 1900 && date <= ui.today => Some(date),
        _ => {
            errors.add("birth_date", t!(ui, "identity-error-birth-date"));
            None
        }
    }
}

/// `male`, `female`, or not said.
pub fn gender(value: &str, ui: &Ui, errors: &mut Errors) -> Option<&'static str> {
    match value.trim() {
        "" => None,
        "male" => Some("male"),
        "female" => Some("female"),
        _ => {
            errors.add("gender", t!(ui, "identity-error-gender"));
            None
        }
    }
}

/// The rule, as it stands beside the field before anything is typed.
pub fn password_rule(policy: PasswordPolicy, ui: &Ui) -> String {
    match policy {
        PasswordPolicy::Manual => t!(ui, "identity-password-rule-manual"),
        PasswordPolicy::Length => t!(ui, "identity-password-rule-length"),
    }
}

/// A new password and its repetition. `context`: the person's own words.
pub fn new_password(
    (password, repeat): (&str, &str),
    policy: PasswordPolicy,
    context: &[&str],
    ui: &Ui,
    errors: &mut Errors,
) {
    if password.is_empty() {
        errors.add("password", t!(ui, "identity-error-password-empty"));
        return;
    }
    match password::check(policy, password, context) {
        Ok(()) => {}
        Err(Weak::Rule) => errors.add(
            "password",
            match policy {
                PasswordPolicy::Manual => t!(ui, "identity-error-password-manual"),
                PasswordPolicy::Length => t!(ui, "identity-error-password-length"),
            },
        ),
        Err(Weak::TooLong) => errors.add(
            "password",
            t!(ui, "identity-error-password-long", n = password::LONGEST),
        ),
        Err(Weak::Common) => errors.add("password", t!(ui, "identity-error-password-common")),
    }
    if password != repeat {
        errors.add("password_repeat", t!(ui, "identity-error-password-repeat"));
    }
}
