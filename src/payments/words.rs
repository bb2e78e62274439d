//! States and reasons in words.

use crate::app::gateway::{Fiscal, Method};
use crate::base::Phone;
use crate::config;
use crate::i18n::Words;
use crate::payments::actions::cards::REVOKED;
use crate::payments::model::{Payment, State, reason};
use crate::payments::refund::Stage;
use crate::payments::store::cards::Card;
use crate::t;

/// The state as people say it; colour never speaks alone.
pub fn state(words: Words, state: State) -> String {
    match state {
        State::Pending => t!(words, "payments-state-pending"),
        State::Succeeded => t!(words, "payments-state-succeeded"),
        State::Canceled => t!(words, "payments-state-canceled"),
        State::PartRefunded => t!(words, "payments-state-part-refunded"),
        State::Refunded => t!(words, "payments-state-refunded"),
        State::Unknown => t!(words, "payments-state-unknown"),
    }
}

/// Class of the state's tint.
pub fn tint(state: State) -> &'static str {
    match state {
        State::Succeeded => "ok",
        State::Pending | State::Unknown => "warn",
        State::Canceled => "bad",
        State::PartRefunded | State::Refunded => "",
    }
}

/// Why no money was taken, from the bank's code (DOMAIN 2) or ours; a code nobody knows is told in general.
pub fn canceled(words: Words, why: &str) -> String {
    match why {
        reason::BY_PAYER => t!(words, "payments-why-by-payer"),
        reason::NOT_CONTINUED => t!(words, "payments-why-not-continued"),
        reason::UNTOLD => t!(words, "payments-why-untold"),
        reason::NOT_CHARGED => t!(words, "payments-why-not-charged"),
        reason::CLOSED_BY_CLERK => t!(words, "payments-why-closed"),
        reason::NEVER_REACHED | "internal_timeout" => t!(words, "payments-why-bank-silent"),
        REVOKED => t!(words, "payments-why-revoked"),
        "insufficient_funds" => t!(words, "payments-why-funds"),
        "3d_secure_failed" => t!(words, "payments-why-3ds"),
        "3d_secure_absent" => t!(words, "payments-why-no-3ds"),
        "expired_on_confirmation" | "expired_on_capture" => t!(words, "payments-why-expired"),
        "card_expired" => t!(words, "payments-why-card-expired"),
        "invalid_card_number" | "invalid_csc" => t!(words, "payments-why-card-wrong"),
        "payment_method_limit_exceeded" | "payment_method_restricted" => {
            t!(words, "payments-why-limit")
        }
        "call_issuer" | "fraud_suspected" => t!(words, "payments-why-call-issuer"),
        "issuer_unavailable" => t!(words, "payments-why-issuer-silent"),
        "identification_required" => t!(words, "payments-why-identify"),
        "country_forbidden" => t!(words, "payments-why-country"),
        "canceled_by_merchant" => t!(words, "payments-why-by-us"),
        // The bank would not even take the order: no card is at fault.
        "invalid_request" | "not_found" | "forbidden" => t!(words, "payments-why-not-taken"),
        reason::CARD_NOT_KEPT => t!(words, "payments-why-card-not-kept"),
        _ => t!(words, "payments-why-declined"),
    }
}

/// The way to pay, by name.
pub fn method(words: Words, method: Method) -> String {
    match method {
        Method::BankCard => t!(words, "payments-method-bank-card"),
        Method::Sbp => t!(words, "payments-method-sbp"),
        Method::SberPay => t!(words, "payments-method-sber-pay"),
        Method::TPay => t!(words, "payments-method-t-pay"),
        Method::YooMoney => t!(words, "payments-method-yoo-money"),
    }
}

/// What the payer does when he pays that way.
pub fn method_hint(words: Words, method: Method) -> String {
    match method {
        Method::BankCard => t!(words, "payments-method-bank-card-hint"),
        Method::Sbp => t!(words, "payments-method-sbp-hint"),
        Method::SberPay => t!(words, "payments-method-sber-pay-hint"),
        Method::TPay => t!(words, "payments-method-t-pay-hint"),
        Method::YooMoney => t!(words, "payments-method-yoo-money-hint"),
    }
}

/// That a paper is no fiscal receipt; and that its numbers will come, where the bank is still to tell them.
pub fn not_receipt(words: Words, state: &str) -> String {
    match state {
        "pending" | "registered" => t!(words, "payments-paper-not-receipt"),
        _ => t!(words, "payments-paper-no-receipt"),
    }
}

/// The fiscal receipt's state; none where there is nothing to say.
pub fn receipt(words: Words, state: &str) -> String {
    match state {
        "registered" => t!(words, "payments-receipt-registered"),
        "pending" => t!(words, "payments-receipt-pending"),
        "failed" => t!(words, "payments-receipt-failed"),
        "elsewhere" => t!(words, "payments-receipt-elsewhere"),
        _ => t!(words, "payments-receipt-not-needed"),
    }
}

/// As [`receipt`] of a payment; the demo bank says why it issues none.
pub fn receipt_of(words: Words, payment: &Payment) -> String {
    let demo = config::Gateway::Demo.as_str();
    match payment.gateway == demo && payment.receipt_state == "not_needed" {
        true => t!(words, "payments-receipt-none"),
        false => receipt(words, &payment.receipt_state),
    }
}

/// A saved card as its owner knows it: «Mir •• 0004».
pub fn card(words: Words, card: &Card) -> String {
    let name = t!(words, "cards-name", last = card.last_four.clone());
    format!("{} {name}", card.brand).trim().to_owned()
}

/// What names the fiscal receipt: label and value. Nothing where the bank has not told it.
pub fn fiscal(words: Words, fiscal: Option<&Fiscal>) -> Vec<(String, String)> {
    let Some(fiscal) = fiscal else {
        return Vec::new();
    };
    let mut rows = vec![
        (t!(words, "payments-fiscal-drive"), fiscal.drive.clone()),
        (
            t!(words, "payments-fiscal-document"),
            fiscal.document.clone(),
        ),
        (t!(words, "payments-fiscal-sign"), fiscal.sign.clone()),
    ];
    if let Some(at) = fiscal.registered_at {
        rows.push((t!(words, "payments-fiscal-at"), words.time(at)));
    }
    rows
}

/// How far a refund is, as people say it.
pub fn stage(words: Words, stage: Stage) -> String {
    match stage {
        Stage::WaitingApproval => t!(words, "payments-refund-waiting"),
        Stage::Sent | Stage::Pending => t!(words, "payments-refund-sent"),
        Stage::Unknown => t!(words, "payments-refund-unknown"),
        Stage::Succeeded => t!(words, "payments-refund-succeeded"),
        Stage::Declined => t!(words, "payments-refund-declined"),
    }
}

/// Class of the refund's tint.
pub fn stage_tint(stage: Stage) -> &'static str {
    match stage {
        Stage::Succeeded => "ok",
        Stage::Declined => "",
        _ => "warn",
    }
}

/// A stored phone as people write it.
pub fn phone(stored: &str) -> String {
    Phone::parse(stored).map_or_else(|_| stored.to_owned(), |phone| phone.pretty())
}

/// Why a clerk has to look at a payment, or at a refund; empty where he has not.
pub fn review(words: Words, why: &str) -> String {
    match why {
        "" => String::new(),
        reason::OTHER_AMOUNT => t!(words, "admin-pay-why-other-amount"),
        reason::OTHER_ORDER => t!(words, "admin-pay-why-other-order"),
        reason::PAID_AFTER_CANCEL => t!(words, "admin-pay-why-paid-after-cancel"),
        reason::CANCELED_AFTER_PAID => t!(words, "admin-pay-why-canceled-after-paid"),
        reason::FORGOTTEN => t!(words, "admin-pay-why-forgotten"),
        reason::REFUND_UNDONE => t!(words, "admin-pay-why-refund-undone"),
        reason::REFUNDED_AT_BANK => t!(words, "admin-pay-why-refunded"),
        "refused_after_lost_answer" => t!(words, "admin-pay-why-refused"),
        other => other.to_owned(),
    }
}
