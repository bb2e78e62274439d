//! What residents sent, for billing.

use crate::readings::model::{Cursor, ExportRow};
use sqlx::PgConnection;
use uuid::Uuid;

/// The oldest transaction that may still be open: rows of it and of later ones wait for the next
/// export, so that none is skipped.
pub async fn horizon(db: &mut PgConnection) -> sqlx::Result<String> {
    sqlx::query_scalar!(r#"select pg_snapshot_xmin(pg_current_snapshot())::text as "xmin!""#)
        .fetch_one(db)
        .await
}

/// Up to `most` rows after `since` and before `horizon`, in the order of the cursor.
pub async fn page(
    db: &mut PgConnection,
    since: &Cursor,
    horizon: &str,
    supplier: Option<&str>,
    most: i64,
) -> sqlx::Result<Vec<ExportRow>> {
    let rows = sqlx::query!(
        r#"select r.xid::text as "xid!", r.id, a.number, m.service_code, m.serial, r.zone, r.taken_on, r.kind, r.value,
                  m.fraction_digits, r.billed_period, r.source, r.state, r.reason
           from reading r
           join meter m on m.id = r.meter_id
           join account a on a.id = r.account_id
           where r.batch_id is not null and (r.xid, r.id) > ($1::text::xid8, $2) and r.xid < $3::text::xid8
             and ($4::text is null or m.supplier_code = $4)
           order by r.xid, r.id limit $5"#,
        since.xid,
        since.id,
        horizon,
        supplier,
        most
    )
    .fetch_all(db)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| ExportRow {
            cursor: Cursor {
                xid: row.xid,
                id: row.id,
            },
            account_number: row.number,
            service: row.service_code,
            serial: row.serial,
            zone: row.zone,
            taken_on: row.taken_on,
            kind: row.kind,
            value: row.value,
            decimals: u32::try_from(row.fraction_digits).unwrap_or(0),
            billed_period: row.billed_period,
            source: row.source,
            state: row.state,
            reason: row.reason,
        })
        .collect())
}

/// These have left for billing.
pub async fn mark(db: &mut PgConnection, readings: &[Uuid]) -> sqlx::Result<()> {
    sqlx::query!(
        "update reading set state = 'exported' where id = any($1) and state = 'received'",
        readings
    )
    .execute(db)
    .await?;
    Ok(())
}
