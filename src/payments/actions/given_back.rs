//! A bank that answers no questions tells that it gave money back: somebody did it in its cabinet.

use super::gateway_of;
use super::news::{FORGED, Verdict, find, keep, write};
use super::settle::{Settled, review};
use crate::app::App;
use crate::app::gateway::Claim;
use crate::base::Money;
use crate::payments::model::{Payment, State, reason};
use crate::payments::store::{orders, refunds, staff, told};
use anyhow::Context;
use sqlx::PgConnection;

/// Takes the bank's own word for it once: what goes beyond our own refunds waits for a clerk, who records it.
/// Nothing is posted. `undone` = the giving back was itself canceled.
///
/// # Errors
/// The database.
pub async fn on_given_back(app: &App, mut claim: Claim, undone: bool) -> anyhow::Result<Verdict> {
    let payment = find(app, &claim).await?;
    let payment = payment.filter(|payment| payment.gateway == claim.gateway);
    let (Some(payment), Some(sum)) = (payment, claim.amount) else {
        return keep(app, &claim, None, Verdict::Refused("unknown_payment")).await;
    };
    if borrowed(app, &claim, &payment) {
        return Ok(Verdict::Refused(FORGED));
    }
    if claim.currency.as_deref() != Some(payment.currency.as_str()) {
        let verdict = Verdict::Refused(reason::OTHER_AMOUNT);
        return keep(app, &claim, Some(&payment), verdict).await;
    }
    let mut tx = app.db.begin().await?;
    let payment = orders::lock(&mut tx, payment.id)
        .await?
        .context("no such payment")?;
    let given = claim.key.clone();
    claim.key = format!("{given}{}", if undone { ":undone" } else { "" });
    let verdict = if told::was_heard(&mut tx, claim.gateway, &claim.key).await? {
        Verdict::Repeated
    } else if undone {
        take_back(&mut tx, app, &payment, (&claim, &given, sum)).await?
    } else {
        give(&mut tx, app, &payment, (&claim, sum)).await?
    };
    write(&mut tx, app, &claim, Some(&payment), verdict).await?;
    tx.commit().await?;
    Ok(verdict)
}

/// Whether the payer himself could have signed it.
pub(super) fn borrowed(app: &App, claim: &Claim, payment: &Payment) -> bool {
    gateway_of(app, payment).is_some_and(|bank| bank.is_borrowed(claim, &payment.request))
}

async fn give(
    db: &mut PgConnection,
    app: &App,
    payment: &Payment,
    (claim, sum): (&Claim, Money),
) -> anyhow::Result<Verdict> {
    // Its cancelling came first.
    if told::was_heard(db, claim.gateway, &format!("{}:undone", claim.key)).await? {
        return Ok(Verdict::Repeated);
    }
    let at_bank = staff::given_back_at_bank(db, payment.id).await? + sum;
    staff::saw_given_back(db, payment.id, at_bank).await?;
    let open = refunds::of_payment(db, payment.id).await?;
    let open = open.iter().filter(|refund| refund.stage.is_with_bank());
    let ours = payment.refunded + open.map(|refund| refund.amount).sum::<Money>();
    // Of what was never posted nothing has to be taken out again.
    if payment.state == State::Canceled || at_bank <= ours {
        return Ok(Verdict::Applied);
    }
    told_to_clerk(review(db, app, payment, reason::REFUNDED_AT_BANK).await?)
}

async fn take_back(
    db: &mut PgConnection,
    app: &App,
    payment: &Payment,
    (claim, given, sum): (&Claim, &str, Money),
) -> anyhow::Result<Verdict> {
    if !told::was_heard(db, claim.gateway, given).await? {
        return Ok(Verdict::Applied);
    }
    told::kept(db, payment.id, sum).await?;
    told_to_clerk(review(db, app, payment, reason::REFUND_UNDONE).await?)
}

fn told_to_clerk(settled: Settled) -> anyhow::Result<Verdict> {
    Ok(match settled {
        Settled::Review(why) => Verdict::Review(why),
        _ => Verdict::Applied,
    })
}
