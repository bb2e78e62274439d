//! Bills that have just come, for the letters that tell of them.

use crate::base::{Money, Period};
use chrono::{DateTime, Duration, NaiveDate, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

/// What is new about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrival {
    /// The first of its month.
    First,
    /// The month has another document already.
    Another,
    /// A document that was here with other totals.
    Changed,
}

/// Documents of a household's newest month that came, or were changed, together.
#[derive(Clone, Debug)]
pub struct NewBill {
    pub account: Uuid,
    pub period: Period,
    pub arrival: Arrival,
    /// Where it is one of several of its month, its name; may be empty. None = the month's page shows it.
    pub document: Option<String>,
    /// What is printed under «К оплате»: the positive payable totals.
    pub total: Money,
    pub due_on: Option<NaiveDate>,
    /// Since when its totals are these. The same sums sent anew change nothing in it, so it is what tells one
    /// piece of news from another: a month is too coarse for that, and so is a document.
    pub since: DateTime<Utc>,
}

/// An older bill is history, not news.
const FRESH: Duration = Duration::days(45);

struct Row {
    account: Uuid,
    period: NaiveDate,
    document: String,
    total: Money,
    due_on: Option<NaiveDate>,
    first: DateTime<Utc>,
    since: DateTime<Utc>,
    fresh: bool,
}

/// What is new of the newest month of `accounts`: documents that are not withdrawn, not older than 45 days at
/// `today`, and came with these totals after `since`. A bill without a date is as old as its month's end.
pub async fn fresh(
    db: &mut PgConnection,
    accounts: &[Uuid],
    today: NaiveDate,
    since: DateTime<Utc>,
) -> sqlx::Result<Vec<NewBill>> {
    let rows = sqlx::query_as!(
        Row,
        "select asked.id as \"account!\", newest.period, b.document, b.due_on,
                sum(greatest(bt.total, 0))::numeric(14,2) as \"total!: Money\",
                min(stood.first) as \"first!\", max(stood.since) as \"since!\",
                coalesce(b.issued_on, (b.period + interval '1 month - 1 day')::date) >= $2 as \"fresh!\"
         from unnest($1::uuid[]) as asked (id)
         cross join lateral (
             select bt.period from bill_total bt
             join bill b on b.account_id = bt.account_id and b.period = bt.period and b.document = bt.document
             where bt.account_id = asked.id and bt.live and bt.payable and b.withdrawn_on is null
             order by bt.period desc limit 1
         ) newest
         join bill b on b.account_id = asked.id and b.period = newest.period and b.withdrawn_on is null
         join bill_total bt on bt.account_id = b.account_id and bt.period = b.period and bt.document = b.document
                           and bt.live and bt.payable
         cross join lateral (
             -- From the version on after which nothing of the total changed.
             select min(v.loaded_at) as first,
                    min(v.loaded_at) filter (where v.version > coalesce((
                        select max(w.version) from bill_total w
                        where w.account_id = bt.account_id and w.supplier_account_id = bt.supplier_account_id
                          and w.period = bt.period and w.document = bt.document and w.label = bt.label
                          and w.total <> bt.total), 0)) as since
             from bill_total v
             where v.account_id = bt.account_id and v.supplier_account_id = bt.supplier_account_id
               and v.period = bt.period and v.document = bt.document and v.label = bt.label
         ) stood
         group by asked.id, newest.period, b.period, b.document, b.due_on, b.issued_on
         order by asked.id, b.document",
        accounts,
        today - FRESH
    )
    .fetch_all(db)
    .await?;
    Ok(rows
        .chunk_by(|one, next| one.account == next.account)
        .flat_map(|month| together(month, since))
        .collect())
}

/// The news of one household's month: what came at one time is one piece.
fn together(month: &[Row], after: DateTime<Utc>) -> Vec<NewBill> {
    let mut times: Vec<DateTime<Utc>> = month
        .iter()
        .filter(|row| row.fresh && row.since > after)
        .map(|row| row.since)
        .collect();
    times.sort_unstable();
    times.dedup();
    let news = times.into_iter().map(|since| {
        let (came, others): (Vec<&Row>, Vec<&Row>) =
            month.iter().partition(|row| row.since == since);
        let first = came.first()?;
        let arrival = match () {
            () if came.iter().any(|row| row.first < since) => Arrival::Changed,
            () if others.iter().any(|row| row.first < since) => Arrival::Another,
            () => Arrival::First,
        };
        let alone = came.len() == 1 && !others.is_empty();
        Some(NewBill {
            account: first.account,
            period: Period::from_date(first.period),
            arrival,
            document: alone.then(|| first.document.clone()),
            total: came.iter().map(|row| row.total).sum(),
            due_on: came.iter().filter_map(|row| row.due_on).min(),
            since,
        })
    });
    news.flatten().collect()
}
