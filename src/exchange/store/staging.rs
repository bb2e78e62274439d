//! The session of one import and its staging tables.

use std::collections::HashSet;

use sqlx::postgres::PgConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, Executor, PgConnection, PgPool};
use tokio::sync::mpsc::Receiver;

use crate::exchange::bundle::rows::Opened;

/// A session of its own: its temporary tables and settings end with it.
pub async fn connect(pool: &PgPool) -> sqlx::Result<PgConnection> {
    // Statements over a whole file are slow by nature: no warnings about them.
    let options = PgConnectOptions::clone(&pool.connect_options()).disable_statement_logging();
    let mut db = PgConnection::connect_with(&options).await?;
    // An import may take as long as it takes; memory of the server is per step of a plan.
    db.execute(
        "set statement_timeout = 0; set idle_in_transaction_session_timeout = 0;
         set client_min_messages = warning; set jit = off; set plan_cache_mode = auto;
         set work_mem = '64MB'; set temp_buffers = '32MB';
         create temp table import_reject (
             file text not null, line integer not null, \"column\" text not null,
             value text not null, reason text not null);
         create temp table import_warning (like import_reject)",
    )
    .await?;
    Ok(db)
}

/// The staging table of a file.
pub fn table(opened: &Opened) -> String {
    format!("in_{}", opened.spec.name)
}

/// Creates the staging table of the file's own columns.
pub async fn create(db: &mut PgConnection, opened: &Opened) -> sqlx::Result<()> {
    let columns: String = opened
        .columns()
        .map(|column| format!("\"{}\" {}, ", column.name, column.kind.sql()))
        .collect();
    let sql = format!(
        "create temp table {} (nr integer not null, {columns} bad text)",
        table(opened)
    );
    db.execute(AssertSqlSafe(sql)).await?;
    Ok(())
}

/// Copies lines of COPY's text format as they come; returns how many rows that were.
pub async fn copy(
    db: &mut PgConnection,
    opened: &Opened,
    chunks: &mut Receiver<Vec<u8>>,
) -> sqlx::Result<u64> {
    let sql = format!("copy {} from stdin", table(opened));
    let mut copy = db.copy_in_raw(&sql).await?;
    while let Some(chunk) = chunks.recv().await {
        copy.send(chunk).await?;
    }
    copy.finish().await
}

/// Tells the planner what came.
pub async fn analyze(db: &mut PgConnection, table: &str) -> sqlx::Result<()> {
    db.execute(AssertSqlSafe(format!("analyze {table}")))
        .await?;
    Ok(())
}

/// Waits until no other import goes on; released when the transaction ends.
pub async fn lock(db: &mut PgConnection) -> sqlx::Result<()> {
    sqlx::query("select id from import_lock for update")
        .execute(db)
        .await?;
    Ok(())
}

/// Which of the bundle's PDFs its bills name. All of them are kept in `import_attachment`, where
/// the checks of bills look.
pub async fn attachments(
    db: &mut PgConnection,
    bills: Option<&Opened>,
    pdfs: &[String],
) -> sqlx::Result<HashSet<String>> {
    db.execute("create temp table import_attachment (name text primary key, content bytea)")
        .await?;
    sqlx::query("insert into import_attachment (name) select unnest($1::text[])")
        .bind(pdfs)
        .execute(&mut *db)
        .await?;
    if !bills.is_some_and(|bills| bills.has("file")) {
        return Ok(HashSet::new());
    }
    let named: Vec<String> = sqlx::query_scalar(
        "select distinct name from in_bills join import_attachment on name = file",
    )
    .fetch_all(db)
    .await?;
    Ok(named.into_iter().collect())
}

/// Keeps the content of one of them.
pub async fn attach(db: &mut PgConnection, name: &str, content: &[u8]) -> sqlx::Result<()> {
    sqlx::query("update import_attachment set content = $2 where name = $1")
        .bind(name)
        .bind(content)
        .execute(db)
        .await?;
    Ok(())
}

/// A bill whose PDF came with another content is another bill, whatever its row says.
pub async fn new_attachments(db: &mut PgConnection) -> sqlx::Result<()> {
    let any: bool = sqlx::query_scalar("select exists (select from import_attachment)")
        .fetch_one(&mut *db)
        .await?;
    if !any {
        return Ok(());
    }
    sqlx::query(
        "update good_bills g set changed = true from import_attachment f
         where f.name = g.file and not g.fresh and not g.changed and not exists (
             select from bill_file b
             where b.account_id = g.account_id and b.period = g.period and b.document = g.document
               and b.name = g.file and b.sha256 = sha256(f.content))",
    )
    .execute(db)
    .await?;
    Ok(())
}
