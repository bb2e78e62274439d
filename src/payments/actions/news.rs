//! News from a bank. Whoever brings it, it is a hint: the bank itself is asked, and that is believed.

use super::settle::{Settled, settle};
use super::{answer, gateway_of, note, refunds};
use crate::app::App;
use crate::app::gateway::{Answer, BankState, BankStatus, Claim, PayRequest, Standing};
use crate::audit::Actor;
use crate::payments::model::Payment;
use crate::payments::store::{events, orders, refunds as stored};
use serde_json::json;

/// What became of it. Every one but `Later` is a good answer to the bank: repeating is no use.
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

/// Takes news that the bank's own signature proves: nothing is left to ask.
///
/// # Errors
/// The database.
pub async fn on_proven(app: &App, claim: Claim, bank: &BankState) -> anyhow::Result<Verdict> {
    match find_for(app, &claim).await? {
        Ok(payment) => take(app, &claim, &payment, bank).await,
        // It signed for a second order of the same payment: money may have been taken twice.
        Err((Some(payment), Verdict::Refused(_)))
            if claim.gateway == payment.gateway
                && matches!(bank.status, BankStatus::Succeeded(_)) =>
        {
            take(app, &claim, &payment, bank).await
        }
        Err((payment, verdict)) => keep(app, &claim, payment.as_ref(), verdict).await,
    }
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

/// How the payment of a question «may it go on» stands. A payment that a clerk looks at waits for him.
///
/// # Errors
/// The database.
pub async fn standing(app: &App, claim: &Claim) -> anyhow::Result<Standing> {
    let payment = find(app, claim)
        .await?
        .filter(|payment| payment.gateway == claim.gateway && payment.review_reason.is_empty());
    Ok(match payment {
        Some(payment) if payment.state.is_open() => Standing::Payable(payment.amount),
        Some(payment) if payment.state.is_paid() => Standing::Paid,
        _ => Standing::NotPayable,
    })
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
        reason: "forged",
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

async fn find(app: &App, claim: &Claim) -> anyhow::Result<Option<Payment>> {
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

async fn keep(
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

async fn write(
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
