//! The database of a command: the one of `database.url`, or the private cluster where that is empty.

use super::{Failure, Outcome, say};
use crate::config::Config;
use crate::db::{self, Cluster, Durability};
use anyhow::Context;
use sqlx::PgPool;
use tokio_util::sync::CancellationToken;

/// A pool, and the cluster under it if it is ours.
pub(super) struct Database {
    pub pool: PgPool,
    pub cluster: Option<Cluster>,
}

/// What a command demands of the tables.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Tables {
    /// Pending migrations refuse the command; the private cluster is migrated at once.
    Current,
    AsTheyAre,
}

const NAME: &str = "kabinet";

impl Database {
    pub async fn open(
        config: &Config,
        tables: Tables,
        stop: &CancellationToken,
    ) -> Result<Database, Failure> {
        let durability = if config.demo {
            Durability::Demo
        } else {
            Durability::Durable
        };
        let cluster = match config.database.url.is_empty() {
            true => Some(Cluster::acquire(&config.storage.data_dir, durability, stop).await?),
            false => None,
        };
        match Self::connect(config, tables, cluster.as_ref()).await {
            Ok(pool) => Ok(Database { pool, cluster }),
            Err(failure) => {
                if let Some(cluster) = cluster {
                    cluster.release().await?;
                }
                Err(failure)
            }
        }
    }

    async fn connect(
        config: &Config,
        tables: Tables,
        cluster: Option<&Cluster>,
    ) -> Result<PgPool, Failure> {
        let url = match cluster {
            Some(cluster) => cluster.url(NAME),
            None => config.database.url.expose().to_owned(),
        };
        if cluster.is_some() {
            db::create_database_if_missing(&url).await?;
        }
        let pool = db::connect_configured(&config.database, &url)
            .await
            .context("database.url: the database does not answer; is it started, and are user and password right?")?;
        if cluster.is_some() {
            db::migrate(&pool).await?;
        } else if tables == Tables::Current {
            let pending = db::pending_migrations(&pool).await?;
            if !pending.is_empty() {
                return Err(anyhow::anyhow!(
                    "the database lacks migrations ({}); run `kabinet migrate` first",
                    pending.join(", ")
                )
                .into());
            }
        }
        Ok(pool)
    }

    /// Closes the pool and leaves the cluster; the last one to leave stops it.
    pub async fn close(self) -> anyhow::Result<()> {
        self.pool.close().await;
        match self.cluster {
            Some(cluster) => cluster.release().await,
            None => Ok(()),
        }
    }
}

/// `kabinet migrate`.
pub(super) async fn migrate(config: &Config) -> Outcome {
    let database =
        Database::open(config, Tables::AsTheyAre, &super::serve::stop_on_signal()?).await?;
    let pending = db::pending_migrations(&database.pool).await?;
    let done = db::migrate(&database.pool).await;
    database.close().await?;
    done?;
    match pending.as_slice() {
        [] => say("the database is up to date")?,
        names => say(&format!("applied: {}", names.join(", ")))?,
    }
    Ok(())
}
