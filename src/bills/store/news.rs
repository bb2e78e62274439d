//! Bills that have just come, for the letters that tell of them.

use crate::base::{Money, Period};
use chrono::{DateTime, Duration, NaiveDate, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

/// The newest bill of a household, all its documents together.
#[derive(Clone, Debug)]
pub struct NewBill {
    pub account: Uuid,
    pub period: Period,
    /// What is printed under «К оплате»: the positive payable totals.
    pub total: Money,
    pub due_on: Option<NaiveDate>,
    /// When it came here first, whatever was corrected later.
    pub loaded_at: DateTime<Utc>,
}

/// An older bill is history, not news.
const FRESH: Duration = Duration::days(45);

/// The newest bills of `accounts` that are not withdrawn, not older than 45 days at `today`, and came after
/// `since`. A bill without a date is as old as its month's end.
pub async fn fresh(
    db: &mut PgConnection,
    accounts: &[Uuid],
    today: NaiveDate,
    since: DateTime<Utc>,
) -> sqlx::Result<Vec<NewBill>> {
    let rows = sqlx::query!(
        "select asked.id as \"account!\", newest.period, b.total as \"total!: Money\", b.due_on,
                b.loaded_at as \"loaded_at!\"
         from unnest($1::uuid[]) as asked (id)
         cross join lateral (
             select bt.period from bill_total bt
             join bill b on b.account_id = bt.account_id and b.period = bt.period and b.document = bt.document
             where bt.account_id = asked.id and bt.live and bt.payable and b.withdrawn_on is null
             order by bt.period desc limit 1
         ) newest
         cross join lateral (
             select coalesce(sum(bt.total) filter (where bt.live and bt.payable and bt.total > 0), 0)::numeric(14,2) as total,
                    min(b.due_on) as due_on, min(bt.loaded_at) as loaded_at,
                    max(coalesce(b.issued_on, (bt.period + interval '1 month - 1 day')::date)) as issued_on
             from bill_total bt
             join bill b on b.account_id = bt.account_id and b.period = bt.period and b.document = bt.document
             where bt.account_id = asked.id and bt.period = newest.period and b.withdrawn_on is null
         ) b
         where b.issued_on >= $2 and b.loaded_at > $3",
        accounts,
        today - FRESH,
        since
    )
    .fetch_all(db)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| NewBill {
            account: row.account,
            period: Period::from_date(row.period),
            total: row.total,
            due_on: row.due_on,
            loaded_at: row.loaded_at,
        })
        .collect())
}
