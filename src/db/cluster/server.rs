//! Starting and stopping the server of a private cluster, whatever state it was left in.

use std::fs::{File, OpenOptions, TryLockError};
use std::os::unix::fs::{OpenOptionsExt, fchown};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use tokio_util::sync::CancellationToken;

use super::Durability;
use super::place::{self, Place};
use super::probe::{self, Health};
use super::programs::Programs;

/// How often the state of the server is asked while something is waited for.
pub(super) const STEP: Duration = Duration::from_millis(25);
/// A server that neither listens nor ends within this time is ended by force.
const PATIENCE: Duration = Duration::from_secs(30);
/// The log of the server begins anew above this size, in bytes; the last one is kept.
const LOG_LIMIT: u64 = 10 * 1024 * 1024;

/// What is needed to start and stop it.
#[derive(Debug)]
pub(super) struct Server {
    pub programs: Programs,
    pub place: Place,
    pub durability: Durability,
    /// Our process has left it and must not start it again.
    pub left: AtomicBool,
}

impl Server {
    /// Starting and stopping is done by one process at a time.
    pub fn turn(&self, stop: &CancellationToken) -> Result<File> {
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

    pub fn lock_file(&self, name: &str) -> Result<File> {
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
    pub fn ensure_up(&self, stop: &CancellationToken) -> Result<()> {
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
        // No process of this cluster runs. PostgreSQL itself cannot be sure of it: the number in these files may
        // meanwhile belong to another process, or to a dead one that nobody buried.
        for stale in self.place.marks_of_life() {
            let _ = std::fs::remove_file(stale);
        }
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
    pub fn stop(&self) -> Result<()> {
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
    pub fn revive(&self, stop: &CancellationToken) -> Result<bool> {
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
