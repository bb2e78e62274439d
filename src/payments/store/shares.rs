//! What each supplier account has of a payment and of its refunds.

use crate::base::Money;
use crate::payments::refund::Share;
use sqlx::PgConnection;
use uuid::Uuid;

/// Shares of a payment, by supplier name, with what was given back of each.
pub async fn shares(db: &mut PgConnection, payment: Uuid) -> sqlx::Result<Vec<Share>> {
    sqlx::query_as!(
        Share,
        "select pp.id as part, pp.supplier_account_id, sa.supplier_code,
                coalesce(nullif(s.short_name, ''), s.name) as \"supplier_name!\", sa.number,
                pp.amount as \"amount: Money\", pp.refunded as \"refunded: Money\"
         from payment_part pp
         join supplier_account sa on sa.id = pp.supplier_account_id
         join supplier s on s.code = sa.supplier_code
         where pp.payment_id = $1
         order by s.name, sa.number",
        payment
    )
    .fetch_all(db)
    .await
}

/// A refund's share of a supplier account.
#[derive(Clone, Debug)]
pub struct Line {
    pub refund_id: Uuid,
    pub part: Uuid,
    pub supplier_account_id: Uuid,
    pub supplier_name: String,
    pub number: String,
    pub amount: Money,
}

/// Lines of every refund of a payment, by supplier name.
pub async fn lines(db: &mut PgConnection, payment: Uuid) -> sqlx::Result<Vec<Line>> {
    sqlx::query_as!(
        Line,
        "select rp.refund_id, rp.part_id as part, pp.supplier_account_id,
                coalesce(nullif(s.short_name, ''), s.name) as \"supplier_name!\", sa.number,
                rp.amount as \"amount: Money\"
         from refund_part rp
         join payment_part pp on pp.id = rp.part_id
         join supplier_account sa on sa.id = pp.supplier_account_id
         join supplier s on s.code = sa.supplier_code
         where pp.payment_id = $1
         order by s.name, sa.number",
        payment
    )
    .fetch_all(db)
    .await
}
