//! News from a bank. Whoever brings it, it is a hint: the bank itself is asked, and that is believed.

use super::settle::{Settled, settle};
use super::{answer, gateway_of, note};
use crate::app::App;
use crate::app::gateway::BankState;
use crate::audit::Actor;
use crate::base::Money;
use crate::payments::model::Payment;
use crate::payments::store::{events, orders};
use serde_json::json;
use uuid::Uuid;

/// What a callback says of itself. The parts it does not have are none.
#[derive(Clone, Debug)]
pub struct Claim {
    pub gateway: &'static str,
    /// The bank's own key of this piece of news; empty where it has none.
    pub key: String,
    /// Our payment's id, as the bank gave it back.
    pub payment: Option<Uuid>,
    pub gateway_id: Option<String>,
    pub amount: Option<Money>,
    pub currency: Option<String>,
    /// The whole of it, for staff; without card data.
    pub body: serde_json::Value,
}

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

/// Takes a piece of news once. It may come twice, out of order, late, forged or with another sum: every
/// one is kept with its verdict, and no claim alone changes anything.
///
/// # Errors
/// The database.
pub async fn on_news(app: &App, claim: Claim) -> anyhow::Result<Verdict> {
    let Some(payment) = find(app, &claim).await? else {
        return keep(app, &claim, None, Verdict::Refused("unknown_payment")).await;
    };
    if differs(&claim.gateway_id, &payment.gateway_id) || claim.gateway != payment.gateway {
        return keep(
            app,
            &claim,
            Some(&payment),
            Verdict::Refused("another_order"),
        )
        .await;
    }
    let repeated = {
        let mut db = app.db.acquire().await?;
        events::was_applied(&mut db, claim.gateway, &claim.key).await?
    };
    if repeated {
        return keep(app, &claim, Some(&payment), Verdict::Repeated).await;
    }
    let Some(gateway) = gateway_of(app, &payment) else {
        return keep(app, &claim, Some(&payment), Verdict::Later).await;
    };
    let asked = gateway.fetch(&payment.request, payment.gateway_id.as_deref());
    match answer(asked).await {
        Ok(Some(bank)) => take(app, &claim, &payment, &bank).await,
        Ok(None) => {
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
