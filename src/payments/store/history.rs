//! What was paid: here, and as billing tells it; one counted once.

use crate::base::Money;
use chrono::{DateTime, NaiveDate, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

/// A payment made here.
pub struct OrderRow {
    pub id: Uuid,
    pub number: i64,
    pub state: String,
    pub amount: Money,
    pub receipt_state: String,
    pub created_at: DateTime<Utc>,
}

/// One supplier account's row: a part of ours, what we gave back of one, or what billing told.
pub struct SupplierRow {
    pub supplier_account_id: Uuid,
    pub supplier_code: String,
    pub supplier_name: String,
    pub number: String,
    /// Ours: the payment's id; billing's: its own id.
    pub payment: String,
    /// Ours alone.
    pub part: Option<Uuid>,
    pub paid_on: NaiveDate,
    /// Below nothing = given back or taken off by a correction.
    pub amount: Money,
    /// `payment`, `refund`, `correction`.
    pub kind: String,
    /// Billing's word for where it was paid; empty for ours.
    pub source: String,
    pub state: String,
    pub receipt_state: String,
    /// Billing has told of ours: the supplier counts it.
    pub acknowledged: bool,
}

/// Payments made here from `from` to `to`, newest first.
pub async fn orders(
    db: &mut PgConnection,
    account: Uuid,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
) -> sqlx::Result<Vec<OrderRow>> {
    sqlx::query_as!(
        OrderRow,
        "select id, number, state, amount as \"amount: Money\", receipt_state, created_at
         from payment where account_id = $1 and created_at >= $2 and created_at < $3
         order by created_at desc, number desc",
        account,
        from,
        to
    )
    .fetch_all(db)
    .await
}

/// Both kinds of rows by supplier account, newest first. `zone` gives the days of ours.
pub async fn by_supplier(
    db: &mut PgConnection,
    account: Uuid,
    from: NaiveDate,
    to: NaiveDate,
    zone: &str,
) -> sqlx::Result<Vec<SupplierRow>> {
    sqlx::query_as!(
        SupplierRow,
        "with row as (
             select pp.supplier_account_id, p.id::text as payment, pp.id as part,
                    coalesce(po.paid_on, (p.created_at at time zone $4)::date) as paid_on, pp.amount, 'payment' as kind,
                    '' as source, p.state, p.receipt_state, p.number as ordinal,
                    exists (select 1 from payment_record r
                            where r.account_id = pp.account_id and r.supplier_account_id = pp.supplier_account_id
                              and r.kind = 'payment'
                              and r.kabinet_payment in (pp.id::text, p.id::text, p.number::text)) as acknowledged
             from payment_part pp
             join payment p on p.id = pp.payment_id
             left join posting po on po.payment_id = p.id and po.kind = 'paid'
             where pp.account_id = $1
             union all
             select pp.supplier_account_id, p.id::text, pp.id, po.paid_on, -rp.amount, 'refund', '', 'succeeded',
                    rf.receipt_state, p.number,
                    exists (select 1 from payment_record r
                            where r.account_id = pp.account_id and r.supplier_account_id = pp.supplier_account_id
                              and r.kind = 'refund' and r.amount = rp.amount
                              and r.kabinet_payment in (pp.id::text, p.id::text, p.number::text, rf.id::text))
             from refund_part rp
             join refund rf on rf.id = rp.refund_id
             join payment_part pp on pp.id = rp.part_id
             join payment p on p.id = pp.payment_id
             join posting po on po.payment_id = p.id and po.kind = 'refund' and po.key = rf.id::text
             where pp.account_id = $1
             union all
             select r.supplier_account_id, r.external_id, null, r.paid_on,
                    case r.kind when 'refund' then -r.amount else r.amount end, r.kind,
                    r.source, 'succeeded', 'not_needed', 0, false
             from payment_record r
             where r.account_id = $1 and r.paid_on between $2 and $3
               and case
                   when r.kabinet_payment = '' then true
                   when r.kind = 'payment' then not exists (
                       select 1 from payment_part pp
                       join payment p on p.id = pp.payment_id
                       join posting po on po.payment_id = p.id and po.kind = 'paid'
                       where pp.account_id = r.account_id and pp.supplier_account_id = r.supplier_account_id
                         and r.kabinet_payment in (pp.id::text, p.id::text, p.number::text))
                   when r.kind = 'refund' then not told_of_our_refund(r)
                   else true end
         )
         select row.supplier_account_id as \"supplier_account_id!\", sa.supplier_code,
                coalesce(nullif(s.short_name, ''), s.name) as \"supplier_name!\", sa.number,
                row.payment as \"payment!\", row.part, row.paid_on as \"paid_on!\", row.amount as \"amount!: Money\",
                row.kind as \"kind!\", row.source as \"source!\", row.state as \"state!\",
                row.receipt_state as \"receipt_state!\", row.acknowledged as \"acknowledged!\"
         from row
         join supplier_account sa on sa.id = row.supplier_account_id
         join supplier s on s.code = sa.supplier_code
         where row.paid_on between $2 and $3
         order by s.name, sa.number, row.paid_on desc, row.ordinal desc, row.kind desc, row.payment",
        account,
        from,
        to,
        zone
    )
    .fetch_all(db)
    .await
}
