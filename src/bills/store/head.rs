//! Heads of bills: what each document asked for and what is left of it.

use crate::base::{Money, Period};
use crate::bills::model::Bill;
use chrono::NaiveDate;
use sqlx::PgConnection;
use uuid::Uuid;

/// Bills of the months from `from` to `to`, newest first, and always those of the newest month. Within a
/// month the one to show first comes first: standing before withdrawn, the unnamed one before the others.
pub async fn heads(
    db: &mut PgConnection,
    account: Uuid,
    from: NaiveDate,
    to: NaiveDate,
) -> sqlx::Result<Vec<Bill>> {
    let rows = sqlx::query!(
        "with due as materialized (
             select supplier_account_id, billed - due as paid_since, due
             from supplier_due where account_id = $1
         ), told as (
             select t.period, t.document, t.supplier_account_id, t.total,
                    coalesce(sum(t.paid) filter (where b.withdrawn_on is null) over (
                        partition by t.supplier_account_id order by t.period desc
                        groups between unbounded preceding and 1 preceding), 0) as paid_later
             from bill_total t
             join bill b on b.account_id = t.account_id and b.period = t.period and b.document = t.document
             where t.account_id = $1 and t.live and t.payable
         )
         select b.period, b.document, b.number, b.gis_document_id, b.issued_on, b.due_on,
                coalesce(b.payments_until, (b.period + interval '1 month - 1 day')::date) as \"payments_until!\",
                b.withdrawn_on, b.withdrawn_reason, b.note,
                (select max(c.loaded_at) from bill_total c where c.account_id = b.account_id and c.period = b.period
                 and c.document = b.document and c.live and c.version > 1) as corrected_at,
                exists (select 1 from bill_file f where f.account_id = b.account_id and f.period = b.period
                        and f.document = b.document) as \"file!\",
                coalesce(sum(t.total) filter (where t.total > 0), 0)::numeric(14,2) as \"total!: Money\",
                coalesce(sum(least(greatest(t.total - t.paid_later - d.paid_since, 0), greatest(d.due, 0)))
                    filter (where t.total > 0), 0)::numeric(14,2) as \"left!: Money\",
                (select coalesce(sum(greatest(due, 0)), 0) from due)::numeric(14,2) as \"owed!: Money\"
         from bill b
         left join told t on t.period = b.period and t.document = b.document
         left join due d on d.supplier_account_id = t.supplier_account_id
         where b.account_id = $1
           and (b.period between $2 and $3 or b.period = (select max(period) from bill where account_id = $1))
         group by b.account_id, b.period, b.document
         order by b.period desc, b.withdrawn_on is not null, b.document <> '', b.issued_on desc nulls last,
                  b.document desc",
        account,
        Period::of(from).first_day(),
        Period::of(to).first_day()
    )
    .fetch_all(db)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| Bill {
            period: Period::from_date(row.period),
            document: row.document,
            number: row.number,
            gis_document_id: row.gis_document_id,
            issued_on: row.issued_on,
            due_on: row.due_on,
            payments_until: row.payments_until,
            withdrawn_on: row.withdrawn_on,
            withdrawn_reason: row.withdrawn_reason,
            note: row.note,
            corrected_at: row.corrected_at,
            file: row.file,
            total: row.total,
            left: row.left,
            owed: row.owed,
        })
        .collect())
}

/// When billing last brought a bill of this household.
pub async fn last_loaded(
    db: &mut PgConnection,
    account: Uuid,
) -> sqlx::Result<Option<chrono::DateTime<chrono::Utc>>> {
    sqlx::query_scalar!(
        "select max(loaded_at) from bill_total where account_id = $1 and live",
        account
    )
    .fetch_one(db)
    .await
}
