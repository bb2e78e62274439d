//! What clerks decide of lines that wait. Money is counted by a clerk only where it is not counted already:
//! a line that names a payment of ours is that payment's, and one that resembles it is asked about.

use super::Line;
use super::judge::{earlier, found};
use crate::app::App;
use crate::audit::{self, Actor, Entry};
use crate::payments::model::{State, reason};
use crate::payments::refund::Stage;
use crate::payments::store::intake::{self as store, Waiting};
use crate::payments::store::lines::{self, Earlier, Own, Placeable};
use crate::payments::store::{orders, refunds, staff as reviews};
use crate::t;
use anyhow::Context;
use chrono::NaiveDate;
use sqlx::PgConnection;
use std::collections::HashMap;
use uuid::Uuid;

/// What came of placing a line by hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Placed {
    /// The debt is lower by it now.
    Credited,
    /// Billing had told of it: nothing is counted twice.
    WasTold,
    /// It is the payment of ours with this number, whose money is posted: the line is filed as its.
    Ours(i64),
    /// It names the payment of ours with this number, which has not ended: the bank has the last word.
    Open(i64),
    /// Money given back of the payment with this number, which no refund of ours tells.
    GivenBack(i64),
    /// Only when the clerk is sure.
    Unsure(Doubt),
    /// No supplier account has the number.
    NoAccount,
    /// Several have it.
    Several,
    /// The line does not wait, or there is none such.
    Gone,
    /// Its payment's money was given back, or is on its way back.
    Returned(i64),
}

/// Why money might be counted twice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// Same supplier account and sum as the payment of ours with this number, some days apart.
    Like(i64, NaiveDate),
    /// The payment with this number has its line already.
    Again(i64),
    /// The payment with this number was given up here; who paid it may get the money back by its review.
    Canceled(i64),
    /// The same line stood in an earlier file.
    Repeated,
}

/// Reasons that stay on a line once it is filed as ours: sums or files differ.
const KEPT: [&str; 3] = ["other_amount", "again", "not_in_statement"];

/// A clerk says whose payment it is, by the supplier's number for the household. `sure`: he has been asked
/// and says that it is no payment that is counted already.
///
/// # Errors
/// The database.
pub async fn place(
    app: &App,
    at: (Uuid, i32),
    (number, sure): (&str, bool),
    staff: Uuid,
) -> anyhow::Result<Placed> {
    let mut tx = app.db.begin().await?;
    store::lock(&mut tx).await?;
    let Some(waits) = store::waiting(&mut tx, at.0, at.1).await? else {
        return Ok(Placed::Gone);
    };
    let line = line(at.1, &waits, number);
    if let Some(placed) = own(&mut tx, app, at, (&waits, &line), sure, staff).await? {
        tx.commit().await?;
        return Ok(placed);
    }
    let accounts = lines::accounts(&mut tx, std::slice::from_ref(&line.account_number)).await?;
    let [account] = accounts.as_slice() else {
        return Ok(match accounts.is_empty() {
            true => Placed::NoAccount,
            false => Placed::Several,
        });
    };
    if waits.repeated && !sure {
        return Ok(Placed::Unsure(Doubt::Repeated));
    }
    let mut of = Placeable::default();
    of.push(0, account.id, &line);
    let told = lines::told(&mut tx, &of).await?.into_iter().next();
    let like = lines::like(&mut tx, &of).await?.into_iter().next();
    if let Some(like) = like.filter(|_| told.is_none() && !sure) {
        store::doubt(&mut tx, at, "like_ours", like.id, None).await?;
        tx.commit().await?;
        return Ok(Placed::Unsure(Doubt::Like(like.number, like.paid_on)));
    }
    let (by, when) = (Some(account.id), (staff, app.now()));
    let (placed, household) = match told {
        Some(told) => {
            store::decide(&mut tx, at, ("told", ""), (by, &told.told_as), when).await?;
            (Placed::WasTold, None)
        }
        None => {
            store::decide(&mut tx, at, ("placed", ""), (by, ""), when).await?;
            let household = store::credit(&mut tx, at, account.id, app.now()).await?;
            (Placed::Credited, Some(household))
        }
    };
    let entry = decided(app, at, "payments.line_placed", household, staff);
    audit::write(&mut tx, entry).await?;
    tx.commit().await?;
    Ok(placed)
}

/// The line as it would have come with the clerk's number.
fn line(number: i32, waits: &Waiting, account: &str) -> Line {
    Line {
        line: number,
        paid_on: waits.paid_on,
        amount: waits.amount,
        account_number: account.to_owned(),
        bank_id: waits.bank_id.clone(),
        purpose: waits.purpose.clone(),
        content: None,
    }
}

/// What is to be said instead of counting the line, where it names a payment of ours; none = it may be
/// counted.
async fn own(
    db: &mut PgConnection,
    app: &App,
    at: (Uuid, i32),
    (waits, line): (&Waiting, &Line),
    sure: bool,
    staff: Uuid,
) -> anyhow::Result<Option<Placed>> {
    let asked = std::slice::from_ref(line);
    let found = found(db, &waits.gateway, asked).await?;
    let before: HashMap<usize, Earlier> = earlier(db, Uuid::nil(), asked, &found).await?;
    let Some(own) = found.get(&0) else {
        let named = match waits.payment {
            Some(id) => orders::find(db, id).await?,
            None => None,
        };
        return match named {
            Some(payment) if payment.state.is_open() => Ok(Some(Placed::Open(payment.number))),
            Some(payment) if !payment.state.is_paid() => {
                canceled(
                    db,
                    app,
                    at,
                    (payment.id, payment.number),
                    None,
                    (sure, staff),
                )
                .await
            }
            _ => Ok(None),
        };
    };
    let state = State::of(&own.state);
    let first = before.get(&0);
    if state.is_open() {
        return Ok(Some(Placed::Open(own.number)));
    }
    let negative = line.amount.is_negative();
    if negative && own.refunds == 0 {
        return Ok(Some(Placed::GivenBack(own.number)));
    }
    if !state.is_paid() {
        return canceled(db, app, at, (own.id, own.number), first, (sure, staff)).await;
    }
    let most = if negative { own.refunds } else { 1 };
    let again = first.is_some_and(|first| first.count >= most);
    // Another bank's id, or none, and a line that is there already: money may really have come twice.
    if again && !own.by_bank {
        if sure {
            return Ok(None);
        }
        let first = first.map(|first| (first.file, first.line));
        store::doubt(db, at, "again", own.id, first).await?;
        return Ok(Some(Placed::Unsure(Doubt::Again(own.number))));
    }
    file_as(db, app, at, (own, waits, again), staff).await?;
    Ok(Some(Placed::Ours(own.number)))
}

/// The money of a payment that is canceled here: counted once, and not given back as well. Who counts it ends
/// its review.
async fn canceled(
    db: &mut PgConnection,
    app: &App,
    at: (Uuid, i32),
    (id, number): (Uuid, i64),
    first: Option<&Earlier>,
    (sure, staff): (bool, Uuid),
) -> anyhow::Result<Option<Placed>> {
    let payment = orders::lock(db, id).await?.context("no such payment")?;
    let given_back = refunds::of_payment(db, id).await?;
    if given_back
        .iter()
        .any(|refund| refund.unposted && refund.stage != Stage::Declined)
    {
        return Ok(Some(Placed::Returned(number)));
    }
    if !sure {
        let Some(first) = first else {
            return Ok(Some(Placed::Unsure(Doubt::Canceled(number))));
        };
        store::doubt(db, at, "again", id, Some((first.file, first.line))).await?;
        return Ok(Some(Placed::Unsure(Doubt::Again(number))));
    }
    if payment.review_reason == reason::PAID_AFTER_CANCEL {
        let note = t!(app.words(app.lang()), "admin-registries-review-note");
        let why = (payment.review_reason.as_str(), note.as_str());
        reviews::close_review(db, id, why, staff, app.now()).await?;
    }
    Ok(None)
}

async fn file_as(
    db: &mut PgConnection,
    app: &App,
    at: (Uuid, i32),
    (own, waits, again): (&Own, &Waiting, bool),
    staff: Uuid,
) -> anyhow::Result<()> {
    let reason = if again { "again" } else { kept(&waits.reason) };
    let when = (staff, app.now());
    store::set_ours(db, at, (own.id, own.part), reason, when).await?;
    let entry = decided(app, at, "payments.line_ours", None, staff);
    audit::write(db, entry).await?;
    Ok(())
}

fn kept(reason: &str) -> &str {
    match KEPT.contains(&reason) {
        true => reason,
        false => "",
    }
}

/// A clerk says that a line is the payment of ours that it waits with: no money is counted by it. False =
/// it does not wait, or with no payment whose money is posted.
///
/// # Errors
/// The database.
pub async fn confirm(app: &App, at: (Uuid, i32), staff: Uuid) -> anyhow::Result<bool> {
    let mut tx = app.db.begin().await?;
    store::lock(&mut tx).await?;
    let Some(waits) = store::waiting(&mut tx, at.0, at.1).await? else {
        return Ok(false);
    };
    let Some(payment) = waits.payment else {
        return Ok(false);
    };
    if !store::is_posted(&mut tx, payment).await? {
        return Ok(false);
    }
    let (reason, when) = (kept(&waits.reason), (staff, app.now()));
    store::set_ours(&mut tx, at, (payment, None), reason, when).await?;
    let entry = decided(app, at, "payments.line_ours", None, staff);
    audit::write(&mut tx, entry).await?;
    tx.commit().await?;
    Ok(true)
}

/// A clerk says that a line is none of ours, and why. False = it does not wait.
///
/// # Errors
/// The database.
pub async fn reject(app: &App, at: (Uuid, i32), reason: &str, staff: Uuid) -> anyhow::Result<bool> {
    let mut tx = app.db.begin().await?;
    if store::waiting(&mut tx, at.0, at.1).await?.is_none() {
        return Ok(false);
    }
    let when = (staff, app.now());
    store::decide(&mut tx, at, ("rejected", reason), (None, ""), when).await?;
    let entry = decided(app, at, "payments.line_rejected", None, staff);
    audit::write(&mut tx, entry).await?;
    tx.commit().await?;
    Ok(true)
}

/// A clerk says of every line that stood in an earlier file that it is no payment of its own: banks'
/// statements overlap. Gives how many.
///
/// # Errors
/// The database.
pub async fn reject_repeated(app: &App, file: Uuid, staff: Uuid) -> anyhow::Result<u64> {
    let mut tx = app.db.begin().await?;
    store::lock(&mut tx).await?;
    let count = store::reject_repeated(&mut tx, file, (staff, app.now())).await?;
    if count > 0 {
        let mut entry = decided(app, (file, 0), "payments.line_rejected", None, staff);
        entry.details = serde_json::json!({ "repeated": count });
        audit::write(&mut tx, entry).await?;
    }
    tx.commit().await?;
    Ok(count)
}

fn decided<'a>(
    app: &App,
    (file, line): (Uuid, i32),
    action: &'a str,
    household: Option<Uuid>,
    staff: Uuid,
) -> Entry<'a> {
    Entry {
        at: app.now(),
        actor: Actor::Staff(staff),
        action,
        object: ("bank_file", file.to_string()),
        account: household,
        address: None,
        details: serde_json::json!({ "line": line }),
    }
}
