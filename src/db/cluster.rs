//! The private PostgreSQL of an installation without `database.url`: one cluster a data folder.
//!
//! It has no master process of ours. Every `kabinet` that needs it starts it when it is down, holds a shared lock
//! while it uses it, and the one that finds itself alone when it leaves stops it. Locks are flock()s and die with
//! their process, so that after `kill -9` of anything the next one finds its way.
//! A unix socket in a folder of its own is the only way in; two clusters beside each other never meet.

use std::fs::{File, OpenOptions, TryLockError};
use std::os::unix::fs::{OpenOptionsExt, fchown};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use tokio_util::sync::CancellationToken;

mod place;
mod probe;
mod programs;

use place::Place;
use probe::Health;
use programs::Programs;

/// How often the state of the server is asked while something is waited for.
const STEP: Duration = Duration::from_millis(25);
/// A server that neither listens nor ends within this time is ended by force.
const PATIENCE: Duration = Duration::from_secs(30);
/// How often a server in use is looked after.
const REST: Duration = Duration::from_secs(1);
/// The log of the server begins anew above this size, in bytes; the last one is kept.
const LOG_LIMIT: u64 = 10 * 1024 * 1024;

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

/// What is needed to start and stop it.
#[derive(Debug)]
struct Server {
    programs: Programs,
    place: Place,
    durability: Durability,
    /// Our process has left it and must not start it again.
    left: AtomicBool,
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

impl Server {
    /// Starting and stopping is done by one process at a time.
    fn turn(&self, stop: &CancellationToken) -> Result<File> {
        let turn = self.lock_file("turn.lock")?;
        loop {
            match turn.try_lock() {
                Ok(()) => return Ok(turn),
                Err(TryLockError::WouldBlock) => std::thread::sleep(STEP),
                Err(TryLockError::Error(error)) => {
                    return Err(error).context("lock of the private PostgreSQL");
                }
            }
            ensure!(
                !stop.is_cancelled(),
                "interrupted while waiting for the database"
            );
        }
    }

    fn lock_file(&self, name: &str) -> Result<File> {
        self.open(
            name,
            OpenOptions::new().create(true).truncate(false).write(true),
        )
    }

    /// Opens a file of the home; one that root makes belongs to the cluster's user all the same.
    fn open(&self, name: &str, how: &mut OpenOptions) -> Result<File> {
        let path = self.place.home.join(name);
        let file = how.mode(0o600).open(&path).with_context(|| {
            format!(
                "cannot write {}: run kabinet as the user who owns it",
                path.display()
            )
        })?;
        if let Some(owner) = self.programs.owner {
            fchown(&file, Some(owner.uid), Some(owner.gid))?;
        }
        Ok(file)
    }

    /// Needs the turn.
    fn ensure_up(&self, stop: &CancellationToken) -> Result<()> {
        let deadline = Instant::now() + PATIENCE;
        loop {
            match probe::health(&self.place)? {
                Health::Ready => return Ok(()),
                // Somebody killed the one who started or stopped it: it will either come up or go away.
                Health::Busy => {}
                Health::Down if probe::processes(&self.place.name).is_empty() => break,
                Health::Down if Instant::now() < deadline => {}
                Health::Down => self.end_by_force(),
            }
            ensure!(
                !stop.is_cancelled(),
                "interrupted while the database started"
            );
            std::thread::sleep(STEP);
        }
        self.place.prepare_socket_dir(self.programs.owner)?;
        if !self.place.data().join("PG_VERSION").exists() {
            self.init()?;
            ensure!(
                !stop.is_cancelled(),
                "interrupted while the database was made"
            );
        }
        // No process of this cluster runs. PostgreSQL itself cannot be sure of it: the number in the file may
        // meanwhile belong to another process, or to a dead one that nobody buried.
        let _ = std::fs::remove_file(self.place.data().join("postmaster.pid"));
        self.start(stop)
    }

    /// Makes the data folder; it appears under its name only when it is whole.
    fn init(&self) -> Result<()> {
        let unfinished = self.place.home.join("data.new");
        if unfinished.exists() {
            std::fs::remove_dir_all(&unfinished)
                .with_context(|| format!("cannot remove {}", unfinished.display()))?;
        }
        let mut initdb = self.programs.command("initdb", &self.place.home);
        initdb
            .arg("-D")
            .arg(&unfinished)
            .args(["-U", place::USER, "-A", "trust"]);
        initdb.args(["-E", "UTF8", "--locale=C.UTF-8", "--no-instructions"]);
        if self.durability == Durability::Demo {
            initdb.arg("--no-sync");
        }
        self.finish(initdb)?;
        std::fs::rename(&unfinished, self.place.data())?;
        if self.durability == Durability::Durable {
            File::open(&self.place.home)?.sync_all()?;
        }
        Ok(())
    }

    fn start(&self, stop: &CancellationToken) -> Result<()> {
        let log = self.open_log()?;
        let mut postgres = self.programs.command("postgres", &self.place.home);
        postgres.arg("-D").arg(self.place.data());
        for setting in self.settings() {
            postgres.args(["-c", &setting]);
        }
        let mut server = postgres
            .stdin(Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log)
            .spawn()
            .context("cannot start PostgreSQL")?;
        let up = self.wait_until_ready(&mut server, stop);
        // A dead child that is not buried looks alive to PostgreSQL.
        std::thread::spawn(move || server.wait());
        up
    }

    fn wait_until_ready(&self, server: &mut Child, stop: &CancellationToken) -> Result<()> {
        // Recovery after a crash takes as long as it takes; the server says that it is busy with it.
        let mut deadline = Instant::now() + PATIENCE;
        loop {
            if let Some(status) = server.try_wait()? {
                bail!(
                    "PostgreSQL did not start ({status}); the end of {}:\n{}",
                    self.place.log().display(),
                    self.log_tail()
                );
            }
            match probe::health(&self.place)? {
                Health::Ready => return Ok(()),
                Health::Busy => deadline = Instant::now() + PATIENCE,
                Health::Down if Instant::now() < deadline => {}
                Health::Down => bail!(
                    "PostgreSQL does not answer; its log is {}",
                    self.place.log().display()
                ),
            }
            ensure!(
                !stop.is_cancelled(),
                "interrupted while the database started"
            );
            std::thread::sleep(STEP);
        }
    }

    fn settings(&self) -> Vec<String> {
        let mut settings: Vec<String> = [
            "listen_addresses=",
            "port=5432",
            "unix_socket_permissions=0700",
            "max_connections=100",
            // What residents write does not belong in a log.
            "log_min_error_statement=panic",
            "log_error_verbosity=terse",
        ]
        .map(str::to_owned)
        .into();
        settings.push(format!(
            "unix_socket_directories={}",
            self.place.socket_dir().display()
        ));
        // Stands in the title of each process: `probe::processes` finds them by it.
        settings.push(format!("cluster_name={}", self.place.name));
        if self.durability == Durability::Demo {
            settings.extend(["fsync=off", "full_page_writes=off"].map(str::to_owned));
        }
        if self.programs.has_library("pg_stat_statements") {
            settings.push("shared_preload_libraries=pg_stat_statements".to_owned());
        }
        settings
    }

    /// Needs the turn, and nobody else using the server.
    fn stop(&self) -> Result<()> {
        for mode in ["fast", "immediate"] {
            let deadline = Instant::now() + PATIENCE;
            while Instant::now() < deadline {
                if probe::processes(&self.place.name).is_empty() {
                    return Ok(());
                }
                // Said again and again: a server that is only just starting does not hear it.
                let mut stop = self.programs.command("pg_ctl", &self.place.home);
                stop.arg("-D")
                    .arg(self.place.data())
                    .args(["-m", mode, "-W", "stop"]);
                if let Err(refusal) = self.finish(stop) {
                    tracing::debug!(%refusal, "stopping the private PostgreSQL");
                }
                self.wait_for_end(Instant::now() + STEP * 20);
            }
        }
        self.end_by_force();
        let left = probe::processes(&self.place.name);
        ensure!(
            left.is_empty(),
            "PostgreSQL does not end; its processes: {left:?}"
        );
        Ok(())
    }

    fn wait_for_end(&self, deadline: Instant) {
        while Instant::now() < deadline && !probe::processes(&self.place.name).is_empty() {
            std::thread::sleep(STEP);
        }
    }

    /// Kills what is left of the server; the next start recovers from its log.
    fn end_by_force(&self) {
        for pid in probe::processes(&self.place.name) {
            let mut kill = self.programs.command("pg_ctl", &self.place.home);
            kill.args(["kill", "KILL", &pid.to_string()]);
            if let Err(error) = self.finish(kill) {
                tracing::warn!(%error, pid, "a process of the private PostgreSQL");
            }
        }
        self.wait_for_end(Instant::now() + STEP * 40);
    }

    /// Whether it had to be started.
    fn revive(&self, stop: &CancellationToken) -> Result<bool> {
        if probe::health(&self.place)? == Health::Ready {
            return Ok(false);
        }
        let _turn = self.turn(stop)?;
        if self.left.load(Ordering::Acquire) || probe::health(&self.place)? == Health::Ready {
            return Ok(false);
        }
        self.ensure_up(stop)?;
        Ok(true)
    }

    /// Runs a program to its end; its output becomes the error. Files, because a server inherits pipes and keeps them.
    fn finish(&self, mut command: Command) -> Result<()> {
        let program = command.get_program().to_string_lossy().into_owned();
        let output = self.open(
            "last-output",
            OpenOptions::new().create(true).truncate(true).write(true),
        )?;
        let status = command
            .stdin(Stdio::null())
            .stdout(output.try_clone()?)
            .stderr(output)
            .status()
            .with_context(|| format!("cannot run {program}"))?;
        if !status.success() {
            let words = std::fs::read(self.place.home.join("last-output")).unwrap_or_default();
            bail!(
                "{program} failed: {}",
                String::from_utf8_lossy(&words).trim()
            );
        }
        Ok(())
    }

    fn open_log(&self) -> Result<File> {
        let path = self.place.log();
        if std::fs::metadata(&path).is_ok_and(|log| log.len() > LOG_LIMIT) {
            std::fs::rename(&path, path.with_extension("log.1"))?;
        }
        self.open(place::LOG, OpenOptions::new().create(true).append(true))
    }

    fn log_tail(&self) -> String {
        let log = std::fs::read(self.place.log()).unwrap_or_default();
        let log = String::from_utf8_lossy(&log);
        let lines: Vec<&str> = log.lines().collect();
        lines[lines.len().saturating_sub(12)..].join("\n")
    }
}

#[cfg(test)]
mod tests;
