//! What came of an import: counts, rejects in order, the audit row.

use chrono::{DateTime, Utc};
use sqlx::{AssertSqlSafe, Executor, PgConnection};

use super::good;
use crate::audit;
use crate::exchange::bundle::rows::Opened;
use crate::exchange::report::{FileReport, Reject};

/// Counts the rows of a checked table; rejects are counted by lines.
pub async fn count(db: &mut PgConnection, opened: &Opened) -> sqlx::Result<FileReport> {
    let sql = format!(
        "select count(*) filter (where fresh), count(*) filter (where changed),
                count(*) filter (where not fresh and not changed),
                (select count(distinct line) from import_reject where file = $1)
         from {}",
        good::table(opened)
    );
    let (new, changed, unchanged, rejected) = sqlx::query_as(AssertSqlSafe(sql))
        .bind(opened.spec.file())
        .fetch_one(db)
        .await?;
    Ok(FileReport {
        file: opened.spec.file(),
        new,
        changed,
        unchanged,
        rejected,
    })
}

/// A page of a file's rejects after `line`, whole lines only, in their order.
pub async fn rejects(
    db: &mut PgConnection,
    file: &str,
    after: i32,
    lines: i64,
) -> sqlx::Result<Vec<Reject>> {
    page(
        db,
        "select file, line, \"column\", value, reason from import_reject
         where file = $1 and line > $2 and line <= (
             select max(line) from (
                 select distinct line from import_reject
                 where file = $1 and line > $2 order by line limit $3) l)
         order by line, \"column\", reason",
        (file, after, lines),
    )
    .await
}

/// The first warnings.
pub async fn warnings(db: &mut PgConnection, most: usize) -> sqlx::Result<Vec<Reject>> {
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    page(
        db,
        "select file, line, \"column\", value, reason from import_warning
         where $1 = '' and $2 = 0 order by file, line limit $3",
        ("", 0, most),
    )
    .await
}

async fn page(
    db: &mut PgConnection,
    sql: &'static str,
    (file, after, most): (&str, i32, i64),
) -> sqlx::Result<Vec<Reject>> {
    let rows: Vec<(String, i32, String, String, String)> = sqlx::query_as(sql)
        .bind(file)
        .bind(after)
        .bind(most)
        .fetch_all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|(file, line, column, value, reason)| Reject {
            file,
            line: u32::try_from(line).unwrap_or(0),
            column,
            value,
            reason,
        })
        .collect())
}

/// Makes looking rejects up by line quick, once there are some.
pub async fn index_rejects(db: &mut PgConnection) -> sqlx::Result<()> {
    db.execute("create index on import_reject (file, line); analyze import_reject")
        .await?;
    Ok(())
}

/// Whether anything was rejected.
pub async fn any_reject(db: &mut PgConnection) -> sqlx::Result<bool> {
    sqlx::query_scalar("select exists (select from import_reject)")
        .fetch_one(db)
        .await
}

/// The audit row of an import that goes live.
pub async fn audit(
    db: &mut PgConnection,
    now: DateTime<Utc>,
    files: &[FileReport],
) -> sqlx::Result<()> {
    let counts: serde_json::Map<String, serde_json::Value> = files
        .iter()
        .map(|file| {
            let counts = serde_json::json!({
                "new": file.new, "changed": file.changed,
                "unchanged": file.unchanged, "rejected": file.rejected,
            });
            (file.file.clone(), counts)
        })
        .collect();
    audit::write(
        db,
        audit::Entry {
            at: now,
            actor: audit::Actor::System,
            action: "exchange.imported",
            object: ("bundle", String::new()),
            account: None,
            address: None,
            details: serde_json::Value::Object(counts),
        },
    )
    .await
}
