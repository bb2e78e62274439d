//! The two-sided ledger: money with the bank on one side, owed to supplier accounts on the other.

use crate::payments::model::{Part, Payment};
use chrono::{DateTime, NaiveDate, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

/// Posts a taken payment: the bank's side + the whole, each supplier account − its part. A second one of
/// the same payment violates `posting_once`; entries that do not add up to nothing are refused at commit.
pub async fn post_paid(
    db: &mut PgConnection,
    payment: &Payment,
    parts: &[Part],
    at: DateTime<Utc>,
    paid_on: NaiveDate,
) -> sqlx::Result<()> {
    let posting = sqlx::query_scalar!(
        "insert into posting (payment_id, kind, key, at, paid_on) values ($1, 'paid', 'paid', $2, $3) returning id",
        payment.id,
        at,
        paid_on
    )
    .fetch_one(&mut *db)
    .await?;
    let (accounts, sums): (Vec<Uuid>, Vec<rust_decimal::Decimal>) = parts
        .iter()
        .map(|part| (part.supplier_account_id, part.amount.decimal()))
        .unzip();
    sqlx::query!(
        "insert into posting_entry (posting_id, line, side, account_id, supplier_account_id, amount)
         select $1::uuid, 0, 'bank', $2::uuid, null::uuid, $3::numeric
         union all
         select $1::uuid, part.line, 'supplier', $2::uuid, part.supplier_account_id, -part.amount
         from unnest($4::uuid[], $5::numeric[]) with ordinality as part (supplier_account_id, amount, line)",
        posting,
        payment.account_id,
        payment.amount.decimal(),
        &accounts,
        &sums
    )
    .execute(db)
    .await?;
    Ok(())
}
