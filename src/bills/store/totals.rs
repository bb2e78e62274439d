//! What one bill asks for each supplier account, for pages that show a single bill.

use crate::base::{Money, Period};
use sqlx::PgConnection;
use uuid::Uuid;

/// A payable total of a bill.
#[derive(Clone, Debug)]
pub struct Total {
    pub supplier_account_id: Uuid,
    /// «1/12», «Факт»; mostly empty.
    pub label: String,
    pub total: Money,
}

/// The month of the household's newest bill that stands; none = billing told of no bill yet.
pub async fn newest_period(db: &mut PgConnection, account: Uuid) -> sqlx::Result<Option<Period>> {
    let day = sqlx::query_scalar!(
        "select max(period) from bill where account_id = $1 and withdrawn_on is null",
        account
    )
    .fetch_one(db)
    .await?;
    Ok(day.map(Period::from_date))
}

/// The payable totals of the household's bills of `period` that stand.
pub async fn totals(
    db: &mut PgConnection,
    account: Uuid,
    period: Period,
) -> sqlx::Result<Vec<Total>> {
    sqlx::query_as!(
        Total,
        "select t.supplier_account_id, t.label, t.total as \"total: Money\"
         from bill_total t
         join bill b on b.account_id = t.account_id and b.period = t.period and b.document = t.document
         where t.account_id = $1 and t.period = $2 and t.live and t.payable and b.withdrawn_on is null
         order by t.document, t.label",
        account,
        period.first_day()
    )
    .fetch_all(db)
    .await
}
