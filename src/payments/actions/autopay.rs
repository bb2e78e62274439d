//! Autopay: agreed to, announced the day before, charged once. An announcement is one row, and its id is the
//! form of its payment: however often it is driven, whatever answer is lost, it makes one payment. There is
//! no second try: after a failure the resident acts. Which debts were dealt with: `store::autopay_debts`.

use super::start::Payer;
use super::{can_receive, start};
use crate::app::App;
use crate::app::gateway::{Gateway, Method, Private, Receipt};
use crate::audit::{self, Actor};
use crate::base::Money;
use crate::bills::{self, SupplierDue};
use crate::identity::store::{CustomerHead, customer_head, profile};
use crate::mail;
use crate::payments::autopay_letters::{self as letters, Told};
use crate::payments::model::{Line, Order, least};
use crate::payments::store::autopay::{self as store, New};
use crate::payments::store::autopay_debts::{self as debts, Debt};
use crate::payments::store::autopay_runs::{self as runs, Due, Standing};
use crate::payments::store::{cards, orders};
use crate::web::{ClientAddress, Result};
use chrono::{Datelike, Days, Months, NaiveDate, Timelike};
use serde_json::json;
use sqlx::PgConnection;
use std::collections::HashMap;
use uuid::Uuid;

const PAGE: i64 = 100;
/// Letters and charges begin at this hour of the organisation's day.
const HOUR: u32 = 9;
/// A charge that could not be made on its day is made on the next one, or not at all.
const LATE: i64 = 1;
/// So many days after its day of the month a charge is still made up for, when nobody was there to make it.
const MISSED: i64 = 3;

/// Why nothing is charged: words of `autopay_run.reason`.
pub mod reason {
    pub const NEW_SUPPLIER: &str = "new_supplier";
    pub const LIMIT: &str = "limit";
    pub const EXPIRED: &str = "card_expired";
    /// The card is suspended or deleted.
    pub const CARD: &str = "card";
    pub const OFF: &str = "off";
    /// Nothing is owed any more.
    pub const PAID: &str = "paid";
    pub const LATE: &str = "late";
}

/// Switches autopay on, over what the same person had agreed to before: bills that came since then stay to be
/// paid under the new terms, and what is announced already stands if they change nothing in it. `false` =
/// another resident's is on, or the card is gone.
///
/// # Errors
/// The database.
pub async fn agree(app: &App, new: &New<'_>, from: ClientAddress) -> Result<bool> {
    let mut tx = app.db.begin().await?;
    profile::lock(&mut tx, new.customer).await?;
    let before = store::end(&mut tx, new.account, new.customer, "changed", app.now()).await?;
    let Some(id) = store::insert(&mut tx, new, before).await? else {
        return Ok(false);
    };
    if let Some(before) = before {
        let spent = runs::spent(&mut tx, new.account, new.customer, new.on, app.zone()).await?;
        debts::carry(&mut tx, before, id, new.month_limit - spent).await?;
    }
    let actor = Actor::Customer(new.customer);
    let mut entry = entry(app, actor, "payments.autopay_on", id, new.account);
    entry.details = json!({ "trigger": new.trigger, "day": new.day, "limit": new.month_limit,
                            "suppliers": new.suppliers, "rules": new.rules_version });
    entry.address = Some(from.to_string());
    audit::write(&mut tx, entry).await?;
    tx.commit().await?;
    Ok(true)
}

/// Switches off what the person has on for the household; nothing to do where it is off.
///
/// # Errors
/// The database.
pub async fn off(app: &App, account: Uuid, customer: Uuid, from: ClientAddress) -> Result<()> {
    let mut tx = app.db.begin().await?;
    if let Some(id) = store::end(&mut tx, account, customer, "owner", app.now()).await? {
        let actor = Actor::Customer(customer);
        let mut entry = entry(app, actor, "payments.autopay_off", id, account);
        entry.address = Some(from.to_string());
        audit::write(&mut tx, entry).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// The link of a letter switches it off: whoever has the letter.
///
/// # Errors
/// The database.
pub async fn off_by_letter(app: &App, id: Uuid, from: ClientAddress) -> Result<()> {
    let mut tx = app.db.begin().await?;
    if let Some((id, account)) = store::end_by_letter(&mut tx, id, app.now()).await? {
        let mut entry = entry(app, Actor::Anonymous, "payments.autopay_off", id, account);
        entry.address = Some(from.to_string());
        audit::write(&mut tx, entry).await?;
    }
    tx.commit().await?;
    Ok(())
}

fn entry<'a>(
    app: &App,
    actor: Actor,
    action: &'a str,
    id: Uuid,
    account: Uuid,
) -> audit::Entry<'a> {
    audit::Entry {
        at: app.now(),
        actor,
        action,
        object: ("autopay", id.to_string()),
        account: Some(account),
        address: None,
        details: json!({}),
    }
}

/// The bank that keeps cards, in the hours when people are not asleep.
fn gateway(app: &App) -> Option<&dyn Gateway> {
    let hour = app.now().with_timezone(&app.zone()).hour();
    app.gateway
        .as_deref()
        .filter(|bank| bank.keeps_cards() && hour >= HOUR)
}

/// Tells what will be charged tomorrow. Each autopay is looked at once a day.
///
/// # Errors
/// The database.
pub async fn announce_due(app: &App) -> anyhow::Result<()> {
    let Some(gateway) = gateway(app) else {
        return Ok(());
    };
    let today = app.today();
    loop {
        let mut tx = app.db.begin().await?;
        let taken = runs::take(&mut tx, today, PAGE).await?;
        if taken.is_empty() {
            return Ok(());
        }
        let page = runs::standing(&mut tx, &taken, today).await?;
        let accounts: Vec<Uuid> = page.iter().map(|one| one.account_id).collect();
        let mut dues: HashMap<Uuid, Vec<SupplierDue>> = HashMap::new();
        for due in bills::dues(&mut tx, &accounts).await? {
            dues.entry(due.account_id).or_default().push(due);
        }
        let mut known: HashMap<Uuid, Vec<Debt>> = HashMap::new();
        for debt in debts::debts(&mut tx, &taken, None).await? {
            known.entry(debt.autopay_id).or_default().push(debt);
        }
        for one in &page {
            let dues = dues.remove(&one.account_id).unwrap_or_default();
            let known = known.remove(&one.id).unwrap_or_default();
            announce(&mut tx, app, gateway, one, (dues, known)).await?;
        }
        tx.commit().await?;
    }
}

/// The key of what is announced for `day`; none = nothing is charged on it. With bills, one announcement a
/// day tells of everything that came.
fn key(one: &Standing, day: NaiveDate) -> Option<String> {
    let Some(of_month) = one.day else {
        return Some(format!("bill:{day}"));
    };
    let months = [Some(day), day.checked_sub_months(Months::new(1))];
    let planned = months.into_iter().flatten();
    let mut planned = planned.filter_map(|in_it| in_it.with_day(of_month.unsigned_abs().into()));
    let planned = planned.find(|planned| (0..=MISSED).contains(&(day - *planned).num_days()))?;
    (planned > one.days_since).then(|| format!("day:{planned}"))
}

/// The debts that are due to be announced for the day of `key`: on a day of the month all that is owed then,
/// with bills what came since and was not told of yet.
async fn announceable(
    db: &mut PgConnection,
    one: &Standing,
    key: &str,
    (mut dues, known): (Vec<SupplierDue>, Vec<Debt>),
) -> sqlx::Result<(Vec<SupplierDue>, Vec<(Uuid, String)>)> {
    let of = |due: &SupplierDue| {
        let id = due.supplier_account_id;
        known.iter().find(|debt| debt.supplier_account_id == id)
    };
    match one.day {
        Some(_) if debts::day_was_charged(db, one.id, key).await? => dues.clear(),
        Some(_) => {}
        None => {
            dues.retain(|due| of(due).is_some_and(|debt| debt.came && !debt.told && !debt.waits))
        }
    }
    let told = dues.iter().filter_map(of);
    let told = told.map(|debt| (debt.supplier_account_id, debt.bill.clone()));
    let told = told.collect();
    Ok((dues, told))
}

async fn announce(
    db: &mut PgConnection,
    app: &App,
    gateway: &dyn Gateway,
    one: &Standing,
    found: (Vec<SupplierDue>, Vec<Debt>),
) -> anyhow::Result<()> {
    let charge_on = app.today() + Days::new(1);
    if !one.sees {
        store::end_one(db, one.id, "unlinked", app.now()).await?;
        return Ok(());
    }
    let expired = one.card_expired(charge_on);
    if !expired && !one.card_is_good(gateway.name(), charge_on) {
        // Suspended: he is looked at again tomorrow, and may have signed in by then.
        return Ok(());
    }
    let Some(key) = key(one, charge_on) else {
        return Ok(());
    };
    let (dues, about) = announceable(db, one, &key, found).await?;
    let (lines, left_out) = shares(db, app, one, dues).await?;
    let total: Money = lines.iter().map(|line| line.amount).sum();
    if left_out.is_empty() && total < least() {
        return Ok(());
    }
    let spent = runs::spent(db, one.account_id, one.customer_id, charge_on, app.zone()).await?
        + debts::promised(db, one.id).await?;
    let why = match () {
        () if expired => reason::EXPIRED,
        () if total < least() => reason::NEW_SUPPLIER,
        () if spent + total > one.month_limit => reason::LIMIT,
        () => "",
    };
    let sums: Vec<(Uuid, Money)> = lines
        .iter()
        .map(|line| (line.supplier_account_id, line.amount))
        .collect();
    let run = runs::New {
        autopay: one.id,
        key: &key,
        charge_on,
        reason: why,
        lines: &sums,
        told: &about,
        at: app.now(),
    };
    if runs::insert(db, &run).await? {
        let told = Told {
            charge_on,
            total,
            lines: &lines,
            left_out: &left_out,
            why,
        };
        tell(db, app, one, &told).await?;
    }
    Ok(())
}

/// What of the dues the agreement covers, and the suppliers that wait for the resident: those he has not
/// agreed to, or not paid himself before, or that must be told who pays.
async fn shares(
    db: &mut PgConnection,
    app: &App,
    one: &Standing,
    dues: Vec<SupplierDue>,
) -> sqlx::Result<(Vec<Line>, Vec<String>)> {
    let mut dues: Vec<SupplierDue> = dues;
    dues.retain(|due| due.due.is_positive());
    if dues.is_empty() {
        return Ok((Vec::new(), Vec::new()));
    }
    let mut payees = orders::payees(db, one.account_id).await?;
    let known = cards::standing(db, one.account_id, one.customer_id).await?;
    let (mut lines, mut left_out) = (Vec::new(), Vec::new());
    for due in dues {
        let id = due.supplier_account_id;
        let payee = payees
            .iter()
            .position(|payee| payee.supplier_account_id == id)
            .map(|at| payees.swap_remove(at))
            .filter(|payee| !payee.identity && can_receive(app, &payee.recipient));
        let paid = known
            .iter()
            .any(|known| known.supplier_account_id == id && known.paid_before);
        match payee.filter(|_| paid && one.suppliers.contains(&id)) {
            Some(payee) => lines.push(Line {
                supplier_account_id: id,
                supplier_code: due.supplier_code,
                supplier_name: due.supplier_name,
                number: due.number,
                payee: payee.name,
                recipient: payee.recipient,
                due: due.due,
                amount: due.due,
            }),
            None => left_out.push(due.supplier_name),
        }
    }
    Ok((lines, left_out))
}

async fn tell(
    db: &mut PgConnection,
    app: &App,
    one: &Standing,
    told: &Told<'_>,
) -> anyhow::Result<()> {
    match letters::about(db, app, one, told).await? {
        Some(letter) => mail::enqueue(db, app, &letter).await,
        None => Ok(()),
    }
}

/// Charges what was announced for today. What is being paid by hand just now waits.
///
/// # Errors
/// The database; one household's failure is logged and the others go on.
pub async fn charge_due(app: &App) -> anyhow::Result<()> {
    let Some(gateway) = gateway(app) else {
        return Ok(());
    };
    let mut after = None;
    loop {
        let page = {
            let mut db = app.db.acquire().await?;
            runs::due(&mut db, app.today(), after, PAGE).await?
        };
        let Some(last) = page.last() else {
            return Ok(());
        };
        after = Some((last.charge_on, last.id));
        for run in page {
            if let Err(error) = charge(app, gateway, run).await {
                tracing::warn!(run = %run.id, error = format!("{error:#}"), "autopay was interrupted");
            }
        }
    }
}

async fn charge(app: &App, gateway: &dyn Gateway, run: Due) -> anyhow::Result<()> {
    let made = {
        let mut db = app.db.acquire().await?;
        orders::by_form(&mut db, run.id).await?
    };
    match made {
        // We died after it was written: it goes on, whatever has changed since.
        Some((payment, _)) => {
            super::start::resume(app, payment).await?;
        }
        None => {
            let Some((payer, order)) = prepare(app, gateway, run).await? else {
                return Ok(());
            };
            start(app, &payer, run.id, &order, &Private::default()).await?;
        }
    }
    let mut db = app.db.acquire().await?;
    runs::finish(&mut db, run.id, "", app.now()).await?;
    Ok(())
}

/// The order of today: of each announced share what is still due. None = not now, or not at all.
async fn prepare(
    app: &App,
    gateway: &dyn Gateway,
    run: Due,
) -> anyhow::Result<Option<(Payer, Order)>> {
    let (mut tx, today) = (app.db.begin().await?, app.today());
    // Terms that changed since the morning's list was read have taken it over.
    let Some(autopay) = runs::hold(&mut tx, run.id).await? else {
        return Ok(None);
    };
    let standing = runs::standing(&mut tx, &[autopay], today).await?;
    let announced = runs::lines(&mut tx, run.id).await?;
    let ids: Vec<Uuid> = announced.iter().map(|(id, _)| *id).collect();
    let Some(one) = standing.into_iter().next() else {
        return Ok(None);
    };
    let head = customer_head(&mut tx, one.customer_id).await?;
    let dues = bills::dues(&mut tx, &[one.account_id]).await?;
    let (mut lines, _) = shares(&mut tx, app, &one, dues).await?;
    let known = debts::debts(&mut tx, &[one.id], Some(run.id)).await?;
    // Withdrawn since: what stands behind it may be older than the agreement, or dealt with already.
    let payable = |debt: &Debt| one.day.is_some() || (debt.came && !debt.told);
    lines.retain_mut(|line| {
        let id = line.supplier_account_id;
        if !known
            .iter()
            .any(|debt| debt.supplier_account_id == id && payable(debt))
        {
            return false;
        }
        let most = announced
            .iter()
            .find(|(id, _)| *id == line.supplier_account_id);
        line.amount = most.map_or(Money::ZERO, |(_, most)| line.amount.min(*most));
        line.amount.is_positive()
    });
    let total: Money = lines.iter().map(|line| line.amount).sum();
    let spent = runs::spent(&mut tx, one.account_id, one.customer_id, today, app.zone()).await?;
    let busy = runs::is_being_paid(&mut tx, one.account_id, &ids).await?;
    let why = match (&head, today - run.charge_on) {
        (None, _) => reason::OFF,
        _ if !one.on || !one.sees => reason::OFF,
        (_, late) if late.num_days() > LATE => reason::LATE,
        _ if !one.card_is_good(gateway.name(), today) => reason::CARD,
        _ if busy => return Ok(None),
        _ if total < least() => reason::PAID,
        _ if spent + total > one.month_limit => reason::LIMIT,
        _ => "",
    };
    let Some(head) = head.filter(|_| why.is_empty()) else {
        skip(&mut tx, app, run, &one, (total, why)).await?;
        tx.commit().await?;
        return Ok(None);
    };
    Ok(Some(order(&one, &head, lines)))
}

fn order(one: &Standing, head: &CustomerHead, lines: Vec<Line>) -> (Payer, Order) {
    let payer = Payer {
        account: one.account_id,
        customer: Some(one.customer_id),
        lang: head.lang,
    };
    let order = Order {
        lines,
        method: Method::BankCard,
        receipt: Receipt::Email(head.email.clone()),
        save_card: false,
        card: Some(one.card_id),
        back: String::new(),
    };
    (payer, order)
}

/// Nothing is charged this time; the resident hears it where he waits for it.
async fn skip(
    db: &mut PgConnection,
    app: &App,
    run: Due,
    one: &Standing,
    (total, why): (Money, &str),
) -> anyhow::Result<()> {
    if !runs::finish(db, run.id, why, app.now()).await? || matches!(why, reason::OFF | reason::PAID)
    {
        return Ok(());
    }
    let told = Told {
        charge_on: run.charge_on,
        total,
        lines: &[],
        left_out: &[],
        why,
    };
    tell(db, app, one, &told).await
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn standing(of_month: Option<i16>, agreed: &str) -> Standing {
        Standing {
            id: Uuid::nil(),
            customer_id: Uuid::nil(),
            account_id: Uuid::nil(),
            trigger: String::new(),
            day: of_month,
            month_limit: Money::ZERO,
            days_since: day(agreed),
            on: true,
            sees: true,
            card_id: Uuid::nil(),
            card_brand: String::new(),
            card_last_four: String::new(),
            card_state: "active".to_owned(),
            card_gateway: String::new(),
            card_expires: None,
            suppliers: Vec::new(),
        }
    }

    #[test]
    fn the_day_of_the_month_comes_after_the_agreement_and_once_a_month() {
        let on = |one: &Standing, text: &str| key(one, day(text));
        let fifth = standing(Some(5), "2026-11-20");
        assert_eq!(on(&fifth, "2026-11-21"), None, "the fifth was before");
        assert_eq!(on(&fifth, "2026-12-04"), None);
        assert_eq!(on(&fifth, "2026-12-05").as_deref(), Some("day:2026-12-05"));
        // Nobody was there on the fourth: the same month, later.
        assert_eq!(on(&fifth, "2026-12-07").as_deref(), Some("day:2026-12-05"));
        assert_eq!(
            on(&fifth, "2026-12-09"),
            None,
            "a bill of later waits a month"
        );
        let today = standing(Some(20), "2026-11-20");
        assert_eq!(on(&today, "2026-11-20"), None);
        assert_eq!(on(&today, "2026-12-20").as_deref(), Some("day:2026-12-20"));
        let late = standing(Some(28), "2026-01-01");
        assert_eq!(on(&late, "2026-03-02").as_deref(), Some("day:2026-02-28"));
    }

    #[test]
    fn bills_are_told_of_once_a_day() {
        let bill = standing(None, "2026-11-20");
        let key = key(&bill, day("2026-12-02"));
        assert_eq!(key.as_deref(), Some("bill:2026-12-02"));
    }
}
