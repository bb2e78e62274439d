//! A clerk asks for money to be given back: the request is made once and stored before anything is sent.

use super::super::{Clerk, gateway_of};
use super::{note, send};
use crate::app::App;
use crate::app::gateway::{PayLine, RefundRequest, Transfer};
use crate::base::Money;
use crate::payments::model::{FIRST_ASKED_AFTER, Payment, reason};
use crate::payments::refund::{Refusal, Share, Stage};
use crate::payments::store::{orders, refunds};
use crate::t;
use anyhow::Context;
use sqlx::PgConnection;
use uuid::Uuid;

/// What a clerk asks for.
#[derive(Clone, Debug)]
pub struct Asked {
    /// One form makes one refund, however often it is sent.
    pub form_id: Uuid,
    /// Part of the payment and its sum; parts without a sum are left out.
    pub parts: Vec<(Uuid, Money)>,
    pub reason: String,
    /// Not empty = it was made in the bank's cabinet, and this proves it.
    pub document: String,
}

/// What kind of refund this payment can have now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Basis {
    /// The payment's money was never posted.
    pub unposted: bool,
    /// It must be, or may be, made in the bank's own cabinet.
    pub by_hand: ByHand,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ByHand {
    Must,
    May,
    No,
}

/// How money of `payment` can go back; none = there is none with the bank.
pub fn basis(app: &App, payment: &Payment) -> Option<Basis> {
    let unposted = !payment.state.is_paid();
    if unposted && payment.review_reason != reason::PAID_AFTER_CANCEL {
        return None;
    }
    let found_at_bank = [reason::REFUNDED_AT_BANK, reason::CANCELED_AFTER_PAID];
    let found = found_at_bank.contains(&payment.review_reason.as_str());
    let by_hand = match gateway_of(app, payment) {
        Some(gateway) if gateway.refunds() && payment.gateway_id.is_some() => {
            match !found && tells_payees(payment) {
                true => ByHand::No,
                false => ByHand::May,
            }
        }
        _ => ByHand::Must,
    };
    Some(Basis { unposted, by_hand })
}

/// Whether the stored request says in which transfer each share went. Old ones do not: there the supplier's payee
/// of today is taken, and where that is another one the refund is made in the bank's cabinet.
fn tells_payees(payment: &Payment) -> bool {
    let request = &payment.request;
    let told = |line: &PayLine| !line.transfer.is_empty();
    request.transfers.len() < 2 || request.lines.iter().all(told)
}

/// Writes the refund; one that needs no second pair of eyes is sent to the bank at once. The same form gives
/// the refund that it made before.
///
/// # Errors
/// The database; no such payment. A bank that does not answer is no error: the reconciler goes on.
pub async fn start(
    app: &App,
    clerk: &Clerk,
    payment: Uuid,
    asked: &Asked,
) -> anyhow::Result<Result<Uuid, Refusal>> {
    let made = begin(app, clerk, payment, asked).await?;
    if let Ok((id, Stage::Sent)) = made {
        send(app, id).await?;
    }
    Ok(made.map(|(id, _)| id))
}

async fn begin(
    app: &App,
    clerk: &Clerk,
    id: Uuid,
    asked: &Asked,
) -> anyhow::Result<Result<(Uuid, Stage), Refusal>> {
    let mut tx = app.db.begin().await?;
    let payment = orders::lock(&mut tx, id)
        .await?
        .context("no such payment")?;
    if let Some((made, of)) = refunds::by_form(&mut tx, asked.form_id).await? {
        let same = of == id;
        return Ok(same
            .then_some((made, Stage::Pending))
            .ok_or(Refusal::OneIsOpen));
    }
    let shares = refunds::shares(&mut tx, id).await?;
    let basis = match check(app, &payment, &shares, asked) {
        Ok(basis) => basis,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let request = match request(&mut tx, app, &payment, &shares, asked).await? {
        Ok(request) => request,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let by_hand = !asked.document.is_empty();
    let given = payment.refunded + request.amount;
    let needs_approval = by_hand || given > app.config.payments.refund_approval_above;
    let stage = match needs_approval {
        true => Stage::WaitingApproval,
        false => Stage::Sent,
    };
    let new = refunds::New {
        form_id: asked.form_id,
        stage,
        reason: &asked.reason,
        by_hand,
        document: &asked.document,
        unposted: basis.unposted,
        gateway: &payment.gateway,
        request: &request,
        needs_approval,
        asked_by: clerk.id,
        at: app.now(),
        ask_at: (stage == Stage::Sent).then(|| app.now() + FIRST_ASKED_AFTER),
        parts: &asked.parts,
    };
    if !refunds::insert(&mut tx, &new).await? {
        return Ok(Err(Refusal::OneIsOpen));
    }
    let refund = refunds::find(&mut tx, request.refund)
        .await?
        .context("just written")?;
    note(
        &mut tx,
        app,
        Some(clerk),
        "payments.refund_asked",
        &payment,
        &refund,
    )
    .await?;
    tx.commit().await?;
    Ok(Ok((refund.id, stage)))
}

/// Sums within what is left of each part, and a way that this bank has.
fn check(app: &App, payment: &Payment, shares: &[Share], asked: &Asked) -> Result<Basis, Refusal> {
    let basis = basis(app, payment).ok_or(Refusal::NothingToReturn)?;
    match (basis.by_hand, asked.document.is_empty()) {
        (ByHand::Must, true) => return Err(Refusal::ByHandOnly),
        (ByHand::No, false) => return Err(Refusal::NotByHand),
        _ => {}
    }
    let fits = |(part, sum): &(Uuid, Money)| {
        let share = shares.iter().find(|share| share.part == *part);
        sum.is_positive() && share.is_some_and(|share| *sum <= share.left())
    };
    let mut named: Vec<Uuid> = asked.parts.iter().map(|(part, _)| *part).collect();
    named.sort_unstable();
    named.dedup();
    if asked.parts.is_empty() || named.len() != asked.parts.len() || !asked.parts.iter().all(fits) {
        return Err(Refusal::Amount);
    }
    let whole: Money = asked.parts.iter().map(|(_, sum)| *sum).sum();
    if basis.unposted && whole != payment.amount {
        return Err(Refusal::OnlyWhole);
    }
    Ok(basis)
}

async fn request(
    db: &mut PgConnection,
    app: &App,
    payment: &Payment,
    shares: &[Share],
    asked: &Asked,
) -> anyhow::Result<Result<RefundRequest, Refusal>> {
    let words = app.words(app.lang());
    let mut lines: Vec<(Uuid, PayLine)> = Vec::new();
    for (part, sum) in &asked.parts {
        let share = shares
            .iter()
            .find(|share| share.part == *part)
            .context("checked")?;
        let told = payment.request.lines.iter();
        let line = told
            .filter(|line| line.contract == share.number)
            .find(|line| line.supplier == share.supplier_code)
            .context("a part has its line in the request")?;
        let line = PayLine {
            amount: *sum,
            // What was paid above the debt goes back first.
            advance: line.advance.min(*sum),
            ..line.clone()
        };
        lines.push((share.supplier_account_id, line));
    }
    let transfers = match payment.request.transfers.is_empty() || !asked.document.is_empty() {
        true => Some(Vec::new()),
        false => transfers(db, payment, &lines).await?,
    };
    let Some(transfers) = transfers else {
        return Ok(Err(Refusal::PayeeChanged));
    };
    Ok(Ok(RefundRequest {
        key: Uuid::new_v4(),
        refund: Uuid::now_v7(),
        payment: payment.id,
        gateway_id: payment.gateway_id.clone().unwrap_or_default(),
        amount: lines.iter().map(|(_, line)| line.amount).sum(),
        currency: payment.currency.clone(),
        description: t!(
            words,
            "payments-refund-description",
            number = payment.number.to_string()
        ),
        receipt: payment.request.receipt.clone(),
        refunded_before: payment.refunded,
        lines: lines.into_iter().map(|(_, line)| line).collect(),
        transfers,
    }))
}

/// From which payee's account with the bank each share comes: the one that it went to. None = that of a share
/// is not known any more ([`tells_payees`]).
async fn transfers(
    db: &mut PgConnection,
    payment: &Payment,
    lines: &[(Uuid, PayLine)],
) -> sqlx::Result<Option<Vec<Transfer>>> {
    let payees = match tells_payees(payment) {
        true => Vec::new(),
        false => orders::payees(db, payment.account_id).await?,
    };
    let is_of = |to: &Transfer, supplier_account: Uuid, line: &PayLine| {
        let collects = |payee: &orders::Payee| {
            payee.supplier_account_id == supplier_account && payee.recipient.code == to.payee
        };
        match line.transfer.is_empty() {
            true => payees.iter().any(collects),
            false => line.transfer == to.account,
        }
    };
    let mut back: Vec<Transfer> = Vec::new();
    for (supplier_account, line) in lines {
        let went = match payment.request.transfers.as_slice() {
            [only] => Some(only),
            several => several.iter().find(|to| is_of(to, *supplier_account, line)),
        };
        let Some(to) = went else {
            return Ok(None);
        };
        match back.iter_mut().find(|known| known.account == to.account) {
            Some(known) => known.amount += line.amount,
            None => back.push(Transfer {
                amount: line.amount,
                ..to.clone()
            }),
        }
    }
    Ok(Some(back))
}
