//! Registries: what a supplier was told of a day's payments.

use crate::base::Money;
use chrono::{DateTime, NaiveDate, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

/// A registry as its row has it.
#[derive(Clone, Debug)]
pub struct Registry {
    pub id: Uuid,
    pub supplier_code: String,
    pub supplier_name: String,
    pub day: NaiveDate,
    /// From 1, of the supplier and day.
    pub number: i32,
    pub lines: i32,
    pub amount: Money,
    pub made_at: DateTime<Utc>,
}

/// One supplier account's share of a payment, or of a refund: then below nothing.
#[derive(Clone, Debug)]
pub struct Line {
    pub line: i32,
    /// `payment` or `refund`.
    pub kind: String,
    /// As `kabinet export payments` has it.
    pub external_id: String,
    pub part_id: Uuid,
    pub payment_number: i64,
    pub bank_id: String,
    pub account_number: String,
    pub supplier_account_number: String,
    /// `YYYY-MM`; empty where the payment names no bill.
    pub period: String,
    pub paid_at: DateTime<Utc>,
    pub amount: Money,
}

/// Waits for whoever makes a registry of this supplier's day now; until the transaction ends.
pub async fn lock(db: &mut PgConnection, supplier: &str, day: NaiveDate) -> sqlx::Result<()> {
    sqlx::query!(
        "select pg_advisory_xact_lock(hashtextextended('registry ' || $1 || $2::date::text, 0))",
        supplier,
        day
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Takes everything of the supplier's day that is in no registry yet into `registry`, whose row the
/// caller writes in the same transaction.
pub async fn take(
    db: &mut PgConnection,
    registry: Uuid,
    supplier: &str,
    day: NaiveDate,
) -> sqlx::Result<Vec<Line>> {
    let mut lines = sqlx::query_as!(
        Line,
        "insert into registry_line (registry_id, line, posting_id, entry_line, kind, external_id, part_id,
                                    payment_number, bank_id, account_number, supplier_account_number, period,
                                    paid_at, amount)
         select $1, row_number() over (order by p.at, pm.number, p.kind, e.line), p.id, e.line,
                case p.kind when 'refund' then 'refund' else 'payment' end,
                case p.kind when 'refund' then pp.id || '-' || p.key else pp.id::text end, pp.id,
                pm.number, coalesce(pm.gateway_id, ''), a.number, sa.number,
                coalesce(pm.request -> 'bill' ->> 'period', ''), p.at, -e.amount
         from posting p
         join posting_entry e on e.posting_id = p.id and e.side = 'supplier'
         join payment pm on pm.id = p.payment_id
         join payment_part pp on pp.payment_id = p.payment_id and pp.supplier_account_id = e.supplier_account_id
         join supplier_account sa on sa.id = e.supplier_account_id
         join account a on a.id = e.account_id
         where p.paid_on = $3 and sa.supplier_code = $2
           and not exists (select 1 from registry_line l where l.posting_id = e.posting_id and l.entry_line = e.line)
         returning line, kind, external_id, part_id, payment_number, bank_id, account_number,
                   supplier_account_number, period, paid_at, amount as \"amount: Money\"",
        registry,
        supplier,
        day
    )
    .fetch_all(db)
    .await?;
    lines.sort_by_key(|line| line.line);
    Ok(lines)
}

/// The registry's own row; its number is the next of the day.
pub async fn insert(
    db: &mut PgConnection,
    registry: Uuid,
    (supplier, day): (&str, NaiveDate),
    (lines, amount): (i32, Money),
    made_at: DateTime<Utc>,
    sha256: &[u8],
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into registry (id, supplier_code, day, number, lines, amount, made_at, sha256)
         values ($1, $2, $3,
                 1 + coalesce((select max(number) from registry where supplier_code = $2 and day = $3), 0),
                 $4, $5, $6, $7)",
        registry,
        supplier,
        day,
        lines,
        amount as Money,
        made_at,
        sha256
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The registry with this number of the day; without a number the newest.
pub async fn of_day(
    db: &mut PgConnection,
    supplier: &str,
    day: NaiveDate,
    number: Option<i32>,
) -> sqlx::Result<Option<Registry>> {
    sqlx::query_as!(
        Registry,
        "select r.id, r.supplier_code, coalesce(nullif(s.short_name, ''), s.name) as \"supplier_name!\", r.day, r.number,
                r.lines, r.amount as \"amount: Money\", r.made_at
         from registry r join supplier s on s.code = r.supplier_code
         where r.supplier_code = $1 and r.day = $2 and ($3::int is null or r.number = $3)
         order by r.number desc limit 1",
        supplier,
        day,
        number
    )
    .fetch_optional(db)
    .await
}

pub async fn find(db: &mut PgConnection, id: Uuid) -> sqlx::Result<Option<Registry>> {
    sqlx::query_as!(
        Registry,
        "select r.id, r.supplier_code, coalesce(nullif(s.short_name, ''), s.name) as \"supplier_name!\", r.day, r.number,
                r.lines, r.amount as \"amount: Money\", r.made_at
         from registry r join supplier s on s.code = r.supplier_code where r.id = $1",
        id
    )
    .fetch_optional(db)
    .await
}

/// The lines as they were made.
pub async fn lines(db: &mut PgConnection, registry: Uuid) -> sqlx::Result<Vec<Line>> {
    sqlx::query_as!(
        Line,
        "select line, kind, external_id, part_id, payment_number, bank_id, account_number, supplier_account_number,
                period, paid_at, amount as \"amount: Money\"
         from registry_line where registry_id = $1 order by line",
        registry
    )
    .fetch_all(db)
    .await
}

/// Registries, the newest first.
pub async fn made(db: &mut PgConnection, limit: i64, offset: i64) -> sqlx::Result<Vec<Registry>> {
    sqlx::query_as!(
        Registry,
        "select r.id, r.supplier_code, coalesce(nullif(s.short_name, ''), s.name) as \"supplier_name!\", r.day, r.number,
                r.lines, r.amount as \"amount: Money\", r.made_at
         from registry r join supplier s on s.code = r.supplier_code
         order by r.made_at desc, r.id desc limit $1 offset $2",
        limit,
        offset
    )
    .fetch_all(db)
    .await
}
