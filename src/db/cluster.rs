//! The private PostgreSQL of an installation without `database.url`: one cluster a data folder.
//!
//! It has no master process of ours. Every `kabinet` that needs it starts it when it is down, holds a shared lock
//! while it uses it, and the one that finds itself alone when it leaves stops it. Locks are flock()s and die with
//! their process, so that after `kill -9` of anything the next one finds its way.
//! A unix socket in a folder of its own is the only way in; two clusters beside each other never meet.

use std::fs::{File, TryLockError};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use tokio_util::sync::CancellationToken;

mod place;
mod probe;
mod programs;
mod server;

use place::Place;
use programs::Programs;
use server::Server;

/// How often a server in use is looked after.
const REST: Duration = Duration::from_secs(1);

/// How much a power failure may cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Durability {
    /// Everything committed is on the disk.
    Durable,
    /// For the demo: killed processes lose nothing, a power failure may lose all.
    Demo,
}

/// The right to use a running private cluster. Dropping it leaves the cluster; the last one to leave stops it.
#[derive(Debug)]
pub struct Cluster {
    server: Arc<Server>,
    /// Shared lock of a user; `None` once released.
    user: Option<File>,
}

impl Cluster {
    /// Starts the cluster of `data_dir` if it is down, otherwise joins it. When `stop` is cancelled meanwhile,
    /// whatever was started is stopped again. The data of another user or another PostgreSQL is left alone.
    ///
    /// # Errors
    /// PostgreSQL's programs are missing or of another major version than the data, the folder cannot be used,
    /// the server does not start (the end of its log is in the error), `stop`. Each names the mend.
    pub async fn acquire(
        data_dir: &Path,
        durability: Durability,
        stop: &CancellationToken,
    ) -> Result<Self> {
        let (data_dir, stop) = (data_dir.to_owned(), stop.clone());
        tokio::task::spawn_blocking(move || Self::acquire_blocking(&data_dir, durability, &stop))
            .await
            .context("the private PostgreSQL")?
    }

    /// [`Cluster::acquire`] for threads that may wait.
    ///
    /// # Errors
    /// As [`Cluster::acquire`].
    pub fn acquire_blocking(
        data_dir: &Path,
        durability: Durability,
        stop: &CancellationToken,
    ) -> Result<Self> {
        let programs = Programs::account()?;
        let place = Place::of(data_dir, programs.owner)?;
        let programs = programs.for_data(&place.data())?;
        let server = Arc::new(Server {
            programs,
            place,
            durability,
            left: AtomicBool::new(false),
        });

        let turn = server.turn(stop)?;
        server.place.keep()?;
        let user = server.lock_file("users.lock")?;
        user.lock_shared()
            .context("lock of the private PostgreSQL")?;
        // From here on, whatever goes wrong, dropping `cluster` stops what was started.
        let cluster = Self {
            server,
            user: Some(user),
        };
        let up = cluster.server.ensure_up(stop).and_then(|()| {
            ensure!(
                !stop.is_cancelled(),
                "interrupted while the database started"
            );
            Ok(())
        });
        drop(turn);
        up.map(|()| cluster)
    }

    /// Address of the database `name` in this cluster. The user is a superuser of it.
    pub fn url(&self, name: &str) -> String {
        // The socket's folder has only characters that need no escape.
        format!(
            "postgres://{}@localhost/{name}?host={}",
            place::USER,
            self.server.place.socket_dir().display()
        )
    }

    /// Leaves the cluster, and stops it when nobody else uses it.
    ///
    /// # Errors
    /// The server did not stop.
    pub async fn release(mut self) -> Result<()> {
        tokio::task::spawn_blocking(move || self.leave())
            .await
            .context("the private PostgreSQL")?
    }

    /// A task to spawn: starts the server again whenever it dies while we use it, until `stop` or [`Cluster::release`].
    pub fn keep_up(&self, stop: CancellationToken) -> impl Future<Output = ()> + Send + 'static {
        let server = Arc::clone(&self.server);
        async move {
            while stop
                .run_until_cancelled(tokio::time::sleep(REST))
                .await
                .is_some()
            {
                let (server, stop) = (Arc::clone(&server), stop.clone());
                let revived = tokio::task::spawn_blocking(move || server.revive(&stop)).await;
                match revived.context("the private PostgreSQL").flatten() {
                    Ok(false) => {}
                    Ok(true) => {
                        tracing::warn!("the private PostgreSQL had died and was started again")
                    }
                    Err(error) => tracing::error!(%error, "the private PostgreSQL is down"),
                }
            }
        }
    }

    fn leave(&mut self) -> Result<()> {
        let Some(user) = self.user.take() else {
            return Ok(());
        };
        // Even a second interrupt must not leave the server behind.
        let _turn = self.server.turn(&CancellationToken::new())?;
        self.server.left.store(true, Ordering::Release);
        user.unlock()?;
        match user.try_lock() {
            Ok(()) => self.server.stop(),
            Err(TryLockError::WouldBlock) => Ok(()),
            Err(TryLockError::Error(error)) => Err(error).context("lock of the private PostgreSQL"),
        }
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        if let Err(error) = self.leave() {
            tracing::error!(%error, "the private PostgreSQL was not stopped");
        }
    }
}

#[cfg(test)]
mod tests;
