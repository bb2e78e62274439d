//! PostgreSQL's programs, and the user they run as: never root.

use std::os::unix::fs::MetadataExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

const INSTALL: &str = "install them with `scripts/install.sh` or `apt-get install postgresql`, \
    set PG_BIN to the folder of initdb and postgres, or set database.url";

/// User and group of a process.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Owner {
    pub uid: u32,
    pub gid: u32,
}

/// Where the programs are and as whom they run.
#[derive(Debug, Clone)]
pub(super) struct Programs {
    bin: PathBuf,
    /// `None` = as ourselves.
    pub owner: Option<Owner>,
}

impl Programs {
    /// The user that runs the cluster, and programs to make a new one with.
    pub fn account() -> Result<Self> {
        let me = std::fs::metadata("/proc/self")
            .context("/proc is needed")?
            .uid();
        let owner = if me == 0 { Some(unprivileged()?) } else { None };
        let bin = candidates(None).into_iter().find(|bin| is_complete(bin));
        let bin =
            bin.with_context(|| format!("PostgreSQL's server programs are missing: {INSTALL}"))?;
        Ok(Self { bin, owner })
    }

    /// The programs of the major version that made `data`, as its owner.
    pub fn for_data(mut self, data: &Path) -> Result<Self> {
        let Ok(made_by) = std::fs::read_to_string(data.join("PG_VERSION")) else {
            return Ok(self);
        };
        let made_by = made_by.trim();
        let fitting = candidates(Some(made_by))
            .into_iter()
            .find(|bin| is_complete(bin) && major(bin).is_some_and(|major| major == made_by));
        let Some(bin) = fitting else {
            let found = major(&self.bin).unwrap_or_else(|| "unknown".to_owned());
            bail!(
                "the data in {} were made by PostgreSQL {made_by}, and only PostgreSQL {found} is installed: \
                 install postgresql-{made_by}, or set PG_BIN to its programs, or move the data with pg_upgrade",
                data.display()
            );
        };
        self.bin = bin;
        if let (Some(owner), Ok(found)) = (self.owner.as_mut(), std::fs::metadata(data))
            && found.uid() != 0
        {
            *owner = Owner {
                uid: found.uid(),
                gid: found.gid(),
            };
        }
        Ok(self)
    }

    /// `program` in a process group of its own, so that Ctrl-C reaches only us; without our secrets in its environment.
    pub fn command(&self, program: &str, folder: &Path) -> Command {
        let mut command = Command::new(self.bin.join(program));
        command
            .env_clear()
            .env("LC_ALL", "C.UTF-8")
            .current_dir(folder)
            .process_group(0);
        for kept in ["PATH", "LD_LIBRARY_PATH"] {
            if let Some(value) = std::env::var_os(kept) {
                command.env(kept, value);
            }
        }
        if let Some(owner) = self.owner {
            command.uid(owner.uid).gid(owner.gid);
        }
        command
    }

    /// Whether a server library is there; contrib may be a package of its own.
    pub fn has_library(&self, name: &str) -> bool {
        let file = format!("{name}.so");
        let root = self
            .bin
            .canonicalize()
            .ok()
            .and_then(|bin| bin.parent().map(Path::to_owned));
        root.is_some_and(|root| {
            ["lib", "lib/postgresql", "lib64/pgsql"]
                .iter()
                .any(|lib| root.join(lib).join(&file).exists())
        })
    }
}

/// `PG_BIN` alone when it is set; else Debian's folders, `wanted` or the newest first, then PATH.
fn candidates(wanted: Option<&str>) -> Vec<PathBuf> {
    if let Some(bin) = std::env::var_os("PG_BIN").filter(|bin| !bin.is_empty()) {
        return vec![bin.into()];
    }
    let mut versions: Vec<(u32, PathBuf)> = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| {
            Some((
                entry.file_name().to_str()?.parse().ok()?,
                entry.path().join("bin"),
            ))
        })
        .collect();
    versions.sort();
    versions.reverse();
    let wanted = wanted.and_then(|wanted| wanted.parse().ok());
    versions.sort_by_key(|(version, _)| Some(*version) != wanted);
    let path = std::env::var_os("PATH").unwrap_or_default();
    versions
        .into_iter()
        .map(|(_, bin)| bin)
        .chain(std::env::split_paths(&path))
        .collect()
}

fn is_complete(bin: &Path) -> bool {
    ["initdb", "postgres", "pg_ctl"]
        .iter()
        .all(|program| bin.join(program).is_file())
}

fn major(bin: &Path) -> Option<String> {
    let output = Command::new(bin.join("postgres"))
        .arg("--version")
        .output()
        .ok()?;
    let words = String::from_utf8(output.stdout).ok()?;
    // "postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)", "… 18beta2"
    let version = words
        .split_whitespace()
        .find(|word| word.starts_with(|c: char| c.is_ascii_digit()))?;
    Some(version.chars().take_while(char::is_ascii_digit).collect())
}

/// PostgreSQL refuses to run as root.
fn unprivileged() -> Result<Owner> {
    let passwd = std::fs::read_to_string("/etc/passwd").context("/etc/passwd")?;
    let find = |wanted: &str| {
        passwd.lines().find_map(|line| {
            let fields: Vec<&str> = line.split(':').collect();
            match fields[..] {
                [name, _, uid, gid, ..] if name == wanted => Some(Owner {
                    uid: uid.parse().ok()?,
                    gid: gid.parse().ok()?,
                }),
                _ => None,
            }
        })
    };
    find("postgres")
        .or_else(|| find("nobody"))
        .context("root may not run PostgreSQL, and there is neither a user postgres nor nobody: run kabinet as an ordinary user")
}
