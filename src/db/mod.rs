//! PostgreSQL: the pool, migrations, the private cluster, and the small words with which `store.rs` files speak of it.
//!
//! The database is the judge: nobody selects before an insert to learn whether it may be; the named constraint
//! refuses and [`OnConstraint`] turns its name into an outcome.

use std::borrow::Cow;
use std::time::Duration;

use sqlx::migrate::{MigrateError, Migrator};
use sqlx::postgres::{PgConnectOptions, PgPoolOptions, PgQueryResult};
use sqlx::{ConnectOptions, Connection, PgConnection, PgPool};

use crate::config::Database;

pub mod clock;
pub mod cluster;
mod errors;
pub mod merge;
mod secret;

pub use cluster::{Cluster, Durability};
pub use errors::{Contended, OnConstraint, retry};
pub use secret::secret;

/// How long a request waits for a connection before it answers 503.
pub const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(2);

/// A connection that rested longer than this is asked for a sign of life before it is used again:
/// after a restart of the database each dead one is then replaced and no request meets it.
const TRUSTED_REST: Duration = Duration::from_secs(1);

static MIGRATIONS: Migrator = Migrator {
    // During a rolling upgrade the older program meets migrations of the newer one.
    ignore_missing: true,
    ..sqlx::migrate!()
};

/// Opens a pool on `url`. Sessions speak UTC and are called `kabinet`.
/// `statement_cache` = prepared statements kept for each connection, 0 behind a pooler that does not know them.
///
/// # Errors
/// A wrong address; a database that does not answer within [`ACQUIRE_TIMEOUT`].
pub async fn connect(
    url: &str,
    max_connections: u32,
    statement_cache: usize,
) -> Result<PgPool, sqlx::Error> {
    let mut options = options(url)?.statement_cache_capacity(statement_cache);
    if statement_cache > 0 {
        // Our statements look up one household each: whichever it is, the plan is the same, and making
        // it anew costs four times what carrying it out does (docs/BENCHMARKS.md).
        options = options.options([("plan_cache_mode", "force_generic_plan"), ("jit", "off")]);
    }
    pool_options(max_connections).connect_with(options).await
}

/// The pool of `database.url`, or of `url` where the private cluster takes its place.
///
/// # Errors
/// As [`connect`].
pub async fn connect_configured(database: &Database, url: &str) -> Result<PgPool, sqlx::Error> {
    connect(url, database.max_connections, database.statement_cache).await
}

fn pool_options(max_connections: u32) -> PgPoolOptions {
    PgPoolOptions::new()
        .max_connections(max_connections)
        .acquire_timeout(ACQUIRE_TIMEOUT)
        .test_before_acquire(false)
        .before_acquire(|connection, rest| {
            Box::pin(
                async move { Ok(rest.idle_for < TRUSTED_REST || connection.ping().await.is_ok()) },
            )
        })
}

fn options(url: &str) -> Result<PgConnectOptions, sqlx::Error> {
    let options: PgConnectOptions = url.parse()?;
    // sqlx itself sets the time zone of every session to UTC.
    Ok(options.application_name("kabinet"))
}

/// Applies every migration that is missing, one process at a time.
///
/// # Errors
/// A migration that fails, or one that was changed after it had been applied.
pub async fn migrate(db: &PgPool) -> Result<(), MigrateError> {
    MIGRATIONS.run(db).await
}

/// Names of the migrations that [`migrate`] would apply, oldest first; empty = the database fits this program.
///
/// # Errors
/// The database does not answer.
pub async fn pending_migrations(db: &PgPool) -> Result<Vec<String>, sqlx::Error> {
    let mut connection = db.acquire().await?;
    let applied = applied_versions(&mut connection).await?;
    Ok(MIGRATIONS
        .iter()
        .filter(|m| m.migration_type.is_up_migration() && !applied.contains(&m.version))
        .map(|m| format!("{:04}_{}", m.version, m.description.replace(' ', "_")))
        .collect())
}

async fn applied_versions(db: &mut PgConnection) -> Result<Vec<i64>, sqlx::Error> {
    let known: bool = sqlx::query_scalar("SELECT to_regclass('_sqlx_migrations') IS NOT NULL")
        .fetch_one(&mut *db)
        .await?;
    if !known {
        return Ok(Vec::new());
    }
    sqlx::query_scalar("SELECT version FROM _sqlx_migrations WHERE success")
        .fetch_all(db)
        .await
}

/// Creates the database that `url` names on its server, if there is none. Two callers at once are fine.
///
/// # Errors
/// The server does not answer, or the user of `url` may not create databases.
pub async fn create_database_if_missing(url: &str) -> Result<(), sqlx::Error> {
    let wanted = options(url)?;
    let Some(name) = wanted.get_database().map(str::to_owned) else {
        return Ok(());
    };
    let mut server = wanted.database("postgres").connect().await?;
    let exists: bool =
        sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM pg_database WHERE datname = $1)")
            .bind(&name)
            .fetch_one(&mut server)
            .await?;
    if !exists {
        let create = format!("CREATE DATABASE \"{}\"", name.replace('"', "\"\""));
        let created = sqlx::raw_sql(sqlx::AssertSqlSafe(create))
            .execute(&mut server)
            .await;
        match created {
            // Somebody else was quicker: duplicate_database, or the unique index under it.
            Err(sqlx::Error::Database(e))
                if matches!(e.code().as_deref(), Some("42P04" | "23505")) => {}
            other => {
                other?;
            }
        }
    }
    server.close().await
}

/// Demands that a statement changed exactly `rows` rows.
///
/// # Errors
/// `RowNotFound` when it changed none; `Protocol` when it changed another number.
pub fn ensure_affected(result: &PgQueryResult, rows: u64) -> Result<(), sqlx::Error> {
    match result.rows_affected() {
        changed if changed == rows => Ok(()),
        0 => Err(sqlx::Error::RowNotFound),
        changed => Err(sqlx::Error::Protocol(format!(
            "{changed} rows changed instead of {rows}"
        ))),
    }
}

/// The address `name` on the server of `url`.
///
/// # Errors
/// `url` is no address.
pub fn sibling_url(url: &str, name: &str) -> Result<String, sqlx::Error> {
    let options = options(url)?.database(name);
    Ok(Cow::from(options.to_url_lossy().as_str()).into_owned())
}

#[cfg(test)]
mod tests;
