//! One sentence on the next page after a redirect.
//!
//! A short-lived cookie that names one of a closed set of sentences: no GET writes to the database,
//! and nobody can make the page say something of his own.

use super::cookie::{self, Readable};
use crate::app::App;
use crate::t;
use crate::web::Ui;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};

/// The sentences there are. A capability adds its own here and its words to the language files.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Flash {
    SignedOut,
    AccountLinked,
    Confirmed,
    PasswordSet,
    PasswordChanged,
    Saved,
    EmailAsked,
    EmailChanged,
    PhoneConfirmed,
    SessionsEnded,
    ConsentWithdrawn,
    AccountClosed,
    AccountUnlinked,
    PersonCut,
    AppealSent,
    AppealReplied,
    AppealClosed,
    AppealReopened,
    AppealRated,
    AppealAnswered,
    AppealAskedBack,
    AppealTaken,
    CardRemoved,
    AutopayOn,
    AutopayOff,
    ReceiptSent,
    BankAsked,
    BankSilent,
    ReviewClosed,
    RefundAsked,
    RefundApproved,
    RefundRefused,
    RefundDecided,
    RefundClosed,
    RefundWithdrawn,
}

const COOKIE: &str = "flash";

impl Flash {
    const ALL: &[(&str, Flash)] = &[
        ("signed-out", Flash::SignedOut),
        ("account-linked", Flash::AccountLinked),
        ("confirmed", Flash::Confirmed),
        ("password-set", Flash::PasswordSet),
        ("password-changed", Flash::PasswordChanged),
        ("saved", Flash::Saved),
        ("email-asked", Flash::EmailAsked),
        ("email-changed", Flash::EmailChanged),
        ("phone-confirmed", Flash::PhoneConfirmed),
        ("sessions-ended", Flash::SessionsEnded),
        ("consent-withdrawn", Flash::ConsentWithdrawn),
        ("account-closed", Flash::AccountClosed),
        ("account-unlinked", Flash::AccountUnlinked),
        ("person-cut", Flash::PersonCut),
        ("appeal-sent", Flash::AppealSent),
        ("appeal-replied", Flash::AppealReplied),
        ("appeal-closed", Flash::AppealClosed),
        ("appeal-reopened", Flash::AppealReopened),
        ("appeal-rated", Flash::AppealRated),
        ("appeal-answered", Flash::AppealAnswered),
        ("appeal-asked-back", Flash::AppealAskedBack),
        ("appeal-taken", Flash::AppealTaken),
        ("card-removed", Flash::CardRemoved),
        ("autopay-on", Flash::AutopayOn),
        ("autopay-off", Flash::AutopayOff),
        ("receipt-sent", Flash::ReceiptSent),
        ("bank-asked", Flash::BankAsked),
        ("bank-silent", Flash::BankSilent),
        ("review-closed", Flash::ReviewClosed),
        ("refund-asked", Flash::RefundAsked),
        ("refund-approved", Flash::RefundApproved),
        ("refund-refused", Flash::RefundRefused),
        ("refund-decided", Flash::RefundDecided),
        ("refund-closed", Flash::RefundClosed),
        ("refund-withdrawn", Flash::RefundWithdrawn),
    ];

    pub fn words(self, ui: &Ui) -> String {
        match self {
            Flash::SignedOut => t!(ui, "flash-signed-out"),
            Flash::AccountLinked => t!(ui, "flash-account-linked"),
            Flash::Confirmed => t!(ui, "flash-confirmed"),
            Flash::PasswordSet => t!(ui, "flash-password-set"),
            Flash::PasswordChanged => t!(ui, "flash-password-changed"),
            Flash::Saved => t!(ui, "flash-saved"),
            Flash::EmailAsked => t!(ui, "profile-flash-email-asked"),
            Flash::EmailChanged => t!(ui, "profile-flash-email-changed"),
            Flash::PhoneConfirmed => t!(ui, "profile-flash-phone-confirmed"),
            Flash::SessionsEnded => t!(ui, "profile-flash-sessions-ended"),
            Flash::ConsentWithdrawn => t!(ui, "profile-flash-consent-withdrawn"),
            Flash::AccountClosed => t!(ui, "profile-flash-closed"),
            Flash::AccountUnlinked => t!(ui, "accounts-flash-unlinked"),
            Flash::PersonCut => t!(ui, "accounts-flash-cut"),
            Flash::AppealSent => t!(ui, "appeals-flash-sent"),
            Flash::AppealReplied => t!(ui, "appeals-flash-replied"),
            Flash::AppealClosed => t!(ui, "appeals-flash-closed"),
            Flash::AppealReopened => t!(ui, "appeals-flash-reopened"),
            Flash::AppealRated => t!(ui, "appeals-flash-rated"),
            Flash::AppealAnswered => t!(ui, "admin-appeals-flash-answered"),
            Flash::AppealAskedBack => t!(ui, "admin-appeals-flash-asked"),
            Flash::AppealTaken => t!(ui, "admin-appeals-flash-taken"),
            Flash::CardRemoved => t!(ui, "cards-flash-removed"),
            Flash::AutopayOn => t!(ui, "autopay-flash-on"),
            Flash::AutopayOff => t!(ui, "autopay-flash-off"),
            Flash::ReceiptSent => t!(ui, "payments-flash-receipt"),
            Flash::BankAsked => t!(ui, "admin-pay-flash-asked"),
            Flash::BankSilent => t!(ui, "admin-pay-flash-silent"),
            Flash::ReviewClosed => t!(ui, "admin-pay-flash-closed"),
            Flash::RefundAsked => t!(ui, "admin-pay-flash-refund"),
            Flash::RefundApproved => t!(ui, "admin-pay-flash-approved"),
            Flash::RefundRefused => t!(ui, "admin-pay-flash-refused"),
            Flash::RefundDecided => t!(ui, "admin-pay-flash-decided"),
            Flash::RefundClosed => t!(ui, "admin-pay-flash-refund-closed"),
            Flash::RefundWithdrawn => t!(ui, "admin-pay-flash-withdrawn"),
        }
    }

    /// What the request's cookie asks to be said.
    pub(super) fn of(app: &App, headers: &HeaderMap) -> Option<Flash> {
        let asked = cookie::read(app, headers, COOKIE)?;
        let found = Self::ALL.iter().find(|(known, _)| *known == asked);
        found.map(|(_, flash)| *flash)
    }

    /// `response` with this sentence for the next page; the middleware of [`super::ui`] makes the cookie.
    pub fn on(self, response: impl IntoResponse) -> Response {
        let mut response = response.into_response();
        response.extensions_mut().insert(self);
        response
    }

    /// Sends the browser what [`Flash::on`] left on its response, or forgets what was shown.
    pub(super) fn carry(app: &App, response: &mut Response, shown: bool) {
        let said = response.extensions().get::<Flash>().copied();
        let name = said.and_then(|said| Self::ALL.iter().find(|(_, flash)| *flash == said));
        match name {
            Some((name, _)) => cookie::write(
                app,
                response.headers_mut(),
                COOKIE,
                name,
                60,
                Readable::ByServer,
            ),
            None if shown => cookie::write(
                app,
                response.headers_mut(),
                COOKIE,
                "",
                0,
                Readable::ByServer,
            ),
            None => {}
        }
    }
}
