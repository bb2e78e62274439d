//! News from a bank. Whoever brings it, it is a hint: the bank itself is asked, and that is believed.

use super::given_back::borrowed;
use super::settle::{Settled, review, settle};
use super::{answer, gateway_of, note, refunds};
use crate::app::App;
use crate::app::gateway::{Answer, BankState, BankStatus, Claim, PayRequest, Standing};
use crate::audit::Actor;
use crate::payments::model::{Payment, reason};
use crate::payments::store::{events, orders, refunds as stored, told};
use anyhow::Context;
use serde_json::json;

/// Why a call is refused that is not from the bank.
pub const FORGED: &str = "forged";

/// What became of it. Every one but `Later` is a good answer to a hint: repeating is no use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Applied,
    Repeated,
    /// Not ours, not true, or not yet true; the word for staff.
    Refused(&'static str),
    /// It cannot be: kept for a clerk.
    Review(&'static str),
    /// The bank did not answer when asked: it should call again, and the reconciler will ask.
    Later,
}

impl Verdict {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Verdict::Applied => ("applied", ""),
            Verdict::Repeated => ("repeated", ""),
            Verdict::Refused(why) => ("refused", why),
            Verdict::Review(why) => ("review", why),
            Verdict::Later => ("later", ""),
        }
    }
}

/// Takes news that the bank's own signature proves: nothing is left to ask. One that the payer could have signed
/// himself is [`FORGED`] and not kept here.
///
/// # Errors
/// The database.
pub async fn on_proven(app: &App, claim: Claim, bank: &BankState) -> anyhow::Result<Verdict> {
    let (payment, found) = match find_for(app, &claim).await? {
        Ok(payment) => (payment, None),
        Err((Some(payment), verdict)) if claim.gateway == payment.gateway => {
            (payment, Some(verdict))
        }
        Err((payment, verdict)) => return keep(app, &claim, payment.as_ref(), verdict).await,
    };
    if borrowed(app, &claim, &payment) {
        return Ok(Verdict::Refused(FORGED));
    }
    if is_of_another(app, &claim, &payment).await? {
        let verdict = Verdict::Refused("another_order");
        return keep(app, &claim, Some(&payment), verdict).await;
    }
    let paid = matches!(bank.status, BankStatus::Succeeded(_));
    let fits = bank.amount == payment.amount && bank.currency == payment.currency;
    match found {
        // The same words again; with another sum they are not the same.
        Some(Verdict::Repeated) if fits || !paid => {
            keep(app, &claim, Some(&payment), Verdict::Repeated).await
        }
        Some(verdict @ Verdict::Refused(_)) if !paid => {
            keep(app, &claim, Some(&payment), verdict).await
        }
        _ if !paid && !fits && payment.state.is_open() => misfit(app, &claim, &payment).await,
        // It may have signed for a second order of the same payment: money may have been taken twice.
        _ => {
            let verdict = take(app, &claim, &payment, bank).await?;
            if paid && verdict == Verdict::Repeated {
                let mut db = app.db.acquire().await?;
                told::name(&mut db, payment.id, &bank.gateway_id).await?;
            }
            Ok(verdict)
        }
    }
}

/// The bank's operation belongs to another payment of ours.
async fn is_of_another(app: &App, claim: &Claim, payment: &Payment) -> anyhow::Result<bool> {
    let Some(operation) = &claim.gateway_id else {
        return Ok(false);
    };
    let mut db = app.db.acquire().await?;
    let known = orders::by_gateway_id(&mut db, claim.gateway, operation).await?;
    Ok(known.is_some_and(|known| known != payment.id))
}

/// Held or canceled, and of another sum than was asked for.
async fn misfit(app: &App, claim: &Claim, payment: &Payment) -> anyhow::Result<Verdict> {
    let mut tx = app.db.begin().await?;
    let payment = orders::lock(&mut tx, payment.id)
        .await?
        .context("no such payment")?;
    review(&mut tx, app, &payment, reason::OTHER_AMOUNT).await?;
    let verdict = Verdict::Review(reason::OTHER_AMOUNT);
    write(&mut tx, app, claim, Some(&payment), verdict).await?;
    tx.commit().await?;
    Ok(verdict)
}

/// The payment that the claim is about, or what becomes of a claim that fits none.
async fn find_for(
    app: &App,
    claim: &Claim,
) -> anyhow::Result<Result<Payment, (Option<Payment>, Verdict)>> {
    let Some(payment) = find(app, claim).await? else {
        return Ok(Err((None, Verdict::Refused("unknown_payment"))));
    };
    if differs(&claim.gateway_id, &payment.gateway_id) || claim.gateway != payment.gateway {
        return Ok(Err((Some(payment), Verdict::Refused("another_order"))));
    }
    let mut db = app.db.acquire().await?;
    if events::was_applied(&mut db, claim.gateway, &claim.key).await? {
        return Ok(Err((Some(payment), Verdict::Repeated)));
    }
    Ok(Ok(payment))
}

/// Takes a piece of news once. It may come twice, out of order, late, forged or with another sum: every
/// one is kept with its verdict, and no claim alone changes anything.
///
/// # Errors
/// The database.
pub async fn on_news(app: &App, claim: Claim) -> anyhow::Result<Verdict> {
    let payment = match find_for(app, &claim).await? {
        Ok(payment) => payment,
        Err((payment, verdict)) => return keep(app, &claim, payment.as_ref(), verdict).await,
    };
    let Some(gateway) = gateway_of(app, &payment) else {
        return keep(app, &claim, Some(&payment), Verdict::Later).await;
    };
    let asked = async {
        match &payment.gateway_id {
            Some(id) => gateway.fetch(&payment.request, Some(id)).await,
            None => gateway.fetch_claimed(&payment.request, &claim).await,
        }
    };
    match answer(asked).await {
        Ok(Answer::Says(bank)) => take(app, &claim, &payment, &bank).await,
        Ok(Answer::CannotSay) => {
            keep(app, &claim, Some(&payment), Verdict::Refused("unproven")).await
        }
        Ok(Answer::NeverHeard) => {
            keep(
                app,
                &claim,
                Some(&payment),
                Verdict::Refused("unknown_to_bank"),
            )
            .await
        }
        Err(error) => {
            tracing::warn!(payment = %payment.id, %error, "the bank could not be asked about its news");
            keep(app, &claim, Some(&payment), Verdict::Later).await
        }
    }
}

/// Takes news of a refund: the bank is asked about the refund that we know of, and then what it has given
/// back in all. What nobody here asked for is kept for a clerk; nothing is posted by it.
///
/// # Errors
/// The database.
pub async fn on_refund_news(app: &App, claim: Claim) -> anyhow::Result<Verdict> {
    let payment = match find_for(app, &claim).await? {
        Ok(payment) => payment,
        Err((payment, verdict)) => return keep(app, &claim, payment.as_ref(), verdict).await,
    };
    let Some(gateway) = gateway_of(app, &payment) else {
        return keep(app, &claim, Some(&payment), Verdict::Later).await;
    };
    let open = {
        let mut db = app.db.acquire().await?;
        let known = stored::of_payment(&mut db, payment.id).await?;
        known.into_iter().find(|refund| refund.stage.is_with_bank())
    };
    let ended = match &open {
        Some(refund) => refunds::hear(app, refund).await?,
        None => refunds::Heard::Nothing,
    };
    let asked = gateway.fetch(&payment.request, payment.gateway_id.as_deref());
    let told = match answer(asked).await {
        Ok(Answer::Says(bank)) => {
            let mut tx = app.db.begin().await?;
            let told = settle(&mut tx, app, payment.id, &bank).await?;
            tx.commit().await?;
            Some(told)
        }
        Ok(_) => Some(Settled::Same),
        Err(_) => None,
    };
    let verdict = match (ended, told) {
        (_, Some(Settled::Review(why))) => Verdict::Review(why),
        (refunds::Heard::Ended, _) | (_, Some(Settled::Applied)) => Verdict::Applied,
        (refunds::Heard::Silence, _) | (_, None) => Verdict::Later,
        _ => Verdict::Repeated,
    };
    if let (Verdict::Later, Some(refund)) = (verdict, &open) {
        stored::ask_soon(&mut *app.db.acquire().await?, refund.id, app.now()).await?;
    }
    keep(app, &claim, Some(&payment), verdict).await
}

/// How the payment of a question «may it go on» stands. One that a clerk looks at waits for him, and so does
/// one of which money is held. That the bank was told «yes» is remembered: its payer stands before paying.
///
/// # Errors
/// The database.
pub async fn standing(app: &App, claim: &Claim) -> anyhow::Result<Standing> {
    let payment = find(app, claim).await?;
    let Some(payment) = payment.filter(|payment| payment.gateway == claim.gateway) else {
        return Ok(Standing::NotPayable);
    };
    if payment.state.is_paid() {
        return Ok(Standing::Paid);
    }
    let other = differs(&claim.amount, &Some(payment.amount))
        || differs(&claim.currency, &Some(payment.currency.clone()));
    if other || !payment.state.is_open() {
        return Ok(Standing::NotPayable);
    }
    if payment.gateway_id.is_some() || !payment.review_reason.is_empty() {
        return Ok(Standing::Processing);
    }
    told::checked(&mut *app.db.acquire().await?, payment.id, app.now()).await?;
    Ok(Standing::Payable(payment.amount))
}

/// What was asked of the bank for the claim's payment; none = it is not paid.
///
/// # Errors
/// The database.
pub async fn paid(app: &App, claim: &Claim) -> anyhow::Result<Option<PayRequest>> {
    let payment = find(app, claim).await?;
    let paid = payment.filter(|payment| payment.state.is_paid());
    Ok(paid.map(|payment| payment.request))
}

/// Somebody who is not the bank called its address: noted, without what he said.
///
/// # Errors
/// The database.
pub async fn forged(app: &App, gateway: &str) -> anyhow::Result<()> {
    let mut tx = app.db.begin().await?;
    let event = events::New {
        gateway,
        key: "",
        payment: None,
        body: &json!({}),
        verdict: "refused",
        reason: FORGED,
        at: app.now(),
    };
    events::insert(&mut tx, event).await?;
    tx.commit().await?;
    Ok(())
}

/// Both are known and are not the same.
fn differs<T: PartialEq>(claimed: &Option<T>, known: &Option<T>) -> bool {
    matches!((claimed, known), (Some(claimed), Some(known)) if claimed != known)
}

pub(super) async fn find(app: &App, claim: &Claim) -> anyhow::Result<Option<Payment>> {
    let mut db = app.db.acquire().await?;
    let id = match (claim.payment, &claim.gateway_id) {
        (Some(id), _) => Some(id),
        (None, Some(gateway_id)) => {
            orders::by_gateway_id(&mut db, claim.gateway, gateway_id).await?
        }
        (None, None) => None,
    };
    Ok(match id {
        Some(id) => orders::find(&mut db, id).await?,
        None => None,
    })
}

/// The bank has spoken. A claim that tells another sum than the bank itself is not from the bank.
async fn take(
    app: &App,
    claim: &Claim,
    payment: &Payment,
    bank: &BankState,
) -> anyhow::Result<Verdict> {
    let forged = differs(&claim.amount, &Some(bank.amount))
        || differs(&claim.currency, &Some(bank.currency.clone()));
    if forged {
        return keep(app, claim, Some(payment), Verdict::Refused("other_amount")).await;
    }
    let mut tx = app.db.begin().await?;
    let verdict = match settle(&mut tx, app, payment.id, bank).await? {
        Settled::Applied => Verdict::Applied,
        Settled::Same => Verdict::Repeated,
        Settled::Waiting => Verdict::Refused("not_confirmed"),
        Settled::Review(why) => Verdict::Review(why),
    };
    write(&mut tx, app, claim, Some(payment), verdict).await?;
    tx.commit().await?;
    Ok(verdict)
}

pub(super) async fn keep(
    app: &App,
    claim: &Claim,
    payment: Option<&Payment>,
    verdict: Verdict,
) -> anyhow::Result<Verdict> {
    let mut tx = app.db.begin().await?;
    write(&mut tx, app, claim, payment, verdict).await?;
    if let (Verdict::Later, Some(payment)) = (verdict, payment) {
        orders::ask_soon(&mut tx, payment.id, app.now()).await?;
    }
    tx.commit().await?;
    Ok(verdict)
}

pub(super) async fn write(
    db: &mut sqlx::PgConnection,
    app: &App,
    claim: &Claim,
    payment: Option<&Payment>,
    verdict: Verdict,
) -> anyhow::Result<()> {
    let (word, why) = verdict.words();
    let event = events::New {
        gateway: claim.gateway,
        key: &claim.key,
        payment: payment.map(|payment| payment.id),
        body: &claim.body,
        verdict: word,
        reason: why,
        at: app.now(),
    };
    events::insert(db, event).await?;
    if let (Verdict::Refused(why), Some(payment)) = (verdict, payment) {
        let details = json!({ "reason": why });
        note(
            db,
            app,
            Actor::Anonymous,
            "payments.news_refused",
            payment,
            details,
        )
        .await?;
    }
    Ok(())
}
