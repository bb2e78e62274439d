//! Paying without sign-in. What holds:
//! - the household is proved as for linking: same questions, counters, locks and one text for every
//!   failure;
//! - a right answer makes an address that opens one bill; only its hash is kept; a printed bill carries one that
//!   is signed ([`crate::bills::Printed`]);
//! - what was given to a household's former owner opens nothing of the next one's;
//! - the address that the bank leads back to, and that letters name, is another one: it opens the state of
//!   that payment and nothing else, so a bank or a mistyped e-mail never learns the bill;
//! - the browser that paid may try again for an hour ([`Again`]), without another answer.

use crate::accounts::{Claim, Proof, Prover, evenly, prove};
use crate::app::{App, signed};
use crate::audit::{self, Actor, Entry};
use crate::base::{Token, token};
use crate::bills;
use crate::payments::model::Payment;
use crate::payments::store::guests;
use crate::web::cookie::{self, Readable};
use crate::web::{AppError, Ui};
use axum::extract::{FromRequestParts, RawPathParams};
use axum::http::HeaderMap;
use axum::http::request::Parts;
use axum::response::Response;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, Duration, NaiveDate, Utc};
use uuid::Uuid;

/// After a control answer: enough for a payment that is put off until the evening; the next day the
/// answer is given again.
const PROVED: Duration = Duration::hours(24);
/// The page of one payment: as long as people come back to a receipt, a refund of a quarter included.
const PAYMENT: Duration = Duration::days(92);
/// What the key of a payment's page is for.
const KEY: &str = "guest-payment";

/// What came of a control answer.
pub enum Asked {
    /// The address of the bill, to be shown once.
    Opened(Token),
    Wrong,
    /// Seconds until the next answer is taken.
    Locked(u64),
}

/// Judges the answer as linking does and opens the household's newest bill.
///
/// # Errors
/// Of the database.
pub async fn ask(app: &App, claim: &Claim<'_>) -> anyhow::Result<Asked> {
    evenly(judge(app, claim)).await
}

async fn judge(app: &App, claim: &Claim<'_>) -> anyhow::Result<Asked> {
    let mut tx = app.db.begin().await?;
    let asked = match prove(&mut tx, app, claim).await? {
        Proof::Wrong => Asked::Wrong,
        Proof::Locked(seconds) => Asked::Locked(seconds),
        Proof::Right(account) => {
            let period = bills::newest_period(&mut tx, account).await?;
            let token = Token::generate();
            let (now, hash) = (app.now(), token.hash());
            guests::keep(&mut tx, &hash, (account, period), now, now + PROVED).await?;
            let entry = Entry {
                at: app.now(),
                actor: match claim.who {
                    Prover::Customer(id) => Actor::Customer(id),
                    Prover::Visitor => Actor::Anonymous,
                },
                action: "payments.bill_opened",
                object: ("account", account.to_string()),
                account: Some(account),
                address: Some(claim.from.to_string()),
                details: serde_json::json!({ "question": claim.question.as_str() }),
            };
            audit::write(&mut tx, entry).await?;
            Asked::Opened(token)
        }
    };
    tx.commit().await?;
    Ok(asked)
}

/// Page of the payment that a guest's form made: known before the payment is, so that the bank can be
/// told of it.
pub fn payment_path(app: &App, form: Uuid) -> String {
    let key = signed::digest(app, KEY, &form.to_string());
    format!("/b/{}/payments/{form}", URL_SAFE_NO_PAD.encode(key))
}

/// From when payments are still shown on their page.
pub fn shown_since(now: DateTime<Utc>) -> DateTime<Utc> {
    now - PAYMENT
}

/// The bill of the path's `{token}`. Foreign, wrong and expired are the same 404.
pub struct OpenBill {
    pub token: String,
    bill: guests::Bill,
}

impl OpenBill {
    /// Its page.
    pub fn path(&self) -> String {
        format!("/b/{}", self.token)
    }
    /// The frame of a page below it: its answers to posts have no Referer to tell the language switch where
    /// the form stands.
    pub fn frame(&self, mut ui: Ui) -> Ui {
        ui.here = self.path();
        ui
    }
}

impl std::ops::Deref for OpenBill {
    type Target = guests::Bill;
    fn deref(&self) -> &guests::Bill {
        &self.bill
    }
}

impl FromRequestParts<App> for OpenBill {
    type Rejection = AppError;
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, AppError> {
        let [token] = steps(parts, app, ["token"]).await?;
        let bill = find(app, &token).await?.ok_or(AppError::NotFound)?;
        Ok(OpenBill { token, bill })
    }
}

/// The bill that an address opens now, be it stored or printed; one statement.
async fn find(app: &App, token: &str) -> sqlx::Result<Option<guests::Bill>> {
    let today = app.today();
    let mut db = app.db.acquire().await?;
    let found = match bills::Printed::read(app, token) {
        Some(printed) if today > printed.until() => None,
        Some(printed) => {
            let bill = guests::printed(&mut db, &printed).await?;
            bill.map(|bill| (bill, printed.on))
        }
        None => {
            let found = guests::find(&mut db, &token::hash(token), app.now()).await?;
            found.map(|(bill, at)| (bill, at.with_timezone(&app.zone()).date_naive()))
        }
    };
    // What the former owner was given is his; the day is the one on which links of his pause.
    let same_owner = |(bill, made): &(guests::Bill, NaiveDate)| {
        bill.owner_since
            .is_none_or(|since| *made >= since || since > today)
    };
    Ok(found.filter(same_owner).map(|(bill, _)| bill))
}

/// A guest's second try: his browser keeps the bill's address beside the form that paid from it, so that after
/// a payment that came to nothing he need not answer again. It opens that bill and nothing else, for as long as
/// the address works and the payment is fresh.
pub struct Again;

impl Again {
    const COOKIE: &str = "guest";
    /// How long after the payment began, in seconds.
    const LIFE: u32 = 3600;

    /// Leaves the browser what the next try needs.
    pub fn keep(app: &App, response: &mut Response, form: Uuid, token: &str) {
        let value = format!("{form}.{token}");
        let (headers, seconds) = (response.headers_mut(), Self::LIFE);
        cookie::write(
            app,
            headers,
            Self::COOKIE,
            &value,
            seconds,
            Readable::ByServer,
        );
    }

    /// The bill's page, where this browser made the order of `form` an hour ago at most.
    ///
    /// # Errors
    /// Of the database.
    pub async fn page(
        app: &App,
        headers: &HeaderMap,
        form: Uuid,
        order: &Payment,
    ) -> sqlx::Result<Option<String>> {
        let kept = cookie::read(app, headers, Self::COOKIE).unwrap_or_default();
        let fresh = app.now() - order.created_at < Duration::seconds(Self::LIFE.into());
        let token = match kept.split_once('.') {
            Some((of, token)) if fresh && of == form.to_string() => token,
            _ => return Ok(None),
        };
        let bill = find(app, token).await?;
        Ok(bill
            .filter(|bill| bill.account == order.account_id)
            .map(|_| format!("/b/{token}")))
    }
}

/// The order of the path's `{token}` and `{p}`: the key fits the form, and the form made it.
pub struct OpenPayment {
    pub form: Uuid,
    pub order: Uuid,
}

impl FromRequestParts<App> for OpenPayment {
    type Rejection = AppError;
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, AppError> {
        let [key, form] = steps(parts, app, ["token", "p"]).await?;
        let form: Uuid = form.parse().map_err(|_| AppError::NotFound)?;
        let key = URL_SAFE_NO_PAD
            .decode(key)
            .map_err(|_| AppError::NotFound)?;
        if !signed::is_digest(app, KEY, &form.to_string(), &key) {
            return Err(AppError::NotFound);
        }
        let mut db = app.db.acquire().await?;
        let order = guests::order(&mut db, form, shown_since(app.now())).await?;
        let order = order.ok_or(AppError::NotFound)?;
        Ok(OpenPayment { form, order })
    }
}

/// Named steps of the path.
async fn steps<const N: usize>(
    parts: &mut Parts,
    app: &App,
    names: [&str; N],
) -> Result<[String; N], AppError> {
    let params = RawPathParams::from_request_parts(parts, app).await;
    let params = params.map_err(|_| AppError::NotFound)?;
    Ok(names.map(|name| {
        let found = params.iter().find(|(known, _)| *known == name);
        found.map(|(_, value)| value.to_owned()).unwrap_or_default()
    }))
}

/// An address for whoever may not read it (DOMAIN 9): words keep their ends, figures go. Enough to see
/// that it is one's own.
pub fn masked_address(address: &str) -> String {
    address
        .split_inclusive([' ', ',', '.', '/', '-'])
        .map(masked_word)
        .collect()
}

fn masked_word(word: &str) -> String {
    let letters: Vec<char> = word.chars().collect();
    let end = match letters.last() {
        Some(' ' | ',' | '.' | '/' | '-') => letters.len() - 1,
        _ => letters.len(),
    };
    let (body, tail) = letters.split_at(end);
    let tail: String = tail.iter().collect();
    match body {
        [] => tail,
        _ if body.iter().any(|letter| letter.is_numeric()) => format!("*{tail}"),
        [first, .., last] if body.len() > 4 => format!("{first}***{last}{tail}"),
        _ => body.iter().collect::<String>() + &tail,
    }
}

/// The last four signs of a number.
pub fn masked_number(number: &str) -> String {
    let letters: Vec<char> = number.chars().collect();
    let shown = letters.len().saturating_sub(4).max(letters.len().min(2));
    let tail: String = letters.get(shown..).unwrap_or_default().iter().collect();
    format!("••{tail}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_keeps_its_shape_and_tells_no_flat() {
        assert_eq!(
            masked_address("634583, Томская обл., Заречное с., Лесная ул., д.5/1, кв.3а"),
            "*, Т***я обл., З***е с., Л***я ул., д.*/*, кв.*"
        );
        assert_eq!(masked_address(""), "");
    }

    #[test]
    fn a_number_shows_its_end_alone() {
        assert_eq!(masked_number("700100103492"), "••3492");
        assert_eq!(masked_number("70010"), "••010");
        assert_eq!(masked_number("7"), "••");
    }
}
