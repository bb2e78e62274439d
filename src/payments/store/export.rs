//! What was posted, in an order that no open transaction can slip behind.

use crate::base::Money;
use chrono::NaiveDate;
use sqlx::PgConnection;
use uuid::Uuid;

/// One supplier account's share of a posting.
pub struct Row {
    pub xid: i64,
    pub posting: Uuid,
    pub line: i16,
    pub supplier_code: String,
    pub part: Uuid,
    pub kind: String,
    pub key: String,
    pub account_number: String,
    pub supplier_account_number: String,
    pub paid_on: NaiveDate,
    /// Positive: paid, or given back.
    pub amount: Money,
}

/// Up to `most` rows after (`xid`, `posting`, `line`), oldest transaction first. Rows of transactions
/// that are younger than one still open wait for the next export.
pub async fn page(
    db: &mut PgConnection,
    (xid, posting, line): (i64, Uuid, i16),
    supplier: Option<&str>,
    most: i64,
) -> sqlx::Result<Vec<Row>> {
    sqlx::query_as!(
        Row,
        "select p.xid::text::bigint as \"xid!\", p.id as posting, e.line, sa.supplier_code, pp.id as part, p.kind, p.key,
                a.number as account_number, sa.number as supplier_account_number, p.paid_on,
                abs(e.amount) as \"amount!: Money\"
         from posting p
         join posting_entry e on e.posting_id = p.id and e.side = 'supplier'
         join payment_part pp on pp.payment_id = p.payment_id and pp.supplier_account_id = e.supplier_account_id
         join supplier_account sa on sa.id = e.supplier_account_id
         join account a on a.id = e.account_id
         where (p.xid, p.id, e.line) > ($1::text::xid8, $2, $3)
           and p.xid >= $1::text::xid8
           and p.xid < pg_snapshot_xmin(pg_current_snapshot())
           and ($4::text is null or sa.supplier_code = $4)
         order by p.xid, p.id, e.line
         limit $5",
        xid.to_string(),
        posting,
        line,
        supplier,
        most
    )
    .fetch_all(db)
    .await
}
