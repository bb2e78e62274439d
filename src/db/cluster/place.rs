//! Where a cluster lives: beside the other data if PostgreSQL's user can get there, else in a folder of its own.

use std::fs::Permissions;
use std::io::ErrorKind;
use std::os::unix::fs::{DirBuilderExt, MetadataExt, PermissionsExt, chown};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};

use super::programs::Owner;

/// The only user of a private cluster.
pub(super) const USER: &str = "kabinet";

/// The server's log, in the home.
pub(super) const LOG: &str = "postgres.log";

/// Homes that are elsewhere.
const SHARED: &str = "/var/lib/kabinet";

/// Socket addresses hold 107 bytes; the socket's name takes 18 of them, its lock's 5 more.
const SOCKET_DIR_LIMIT: usize = 80;

/// The folders of one cluster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    /// Holds data, log and locks.
    pub home: PathBuf,
    /// Unlike that of any other cluster of this machine.
    pub name: String,
    /// In the data folder: the path of a home that is elsewhere.
    pointer: Option<PathBuf>,
}

impl Place {
    /// The place for `data_dir`, made if it is not there, usable by `owner` (`None` = by us).
    ///
    /// # Errors
    /// A folder cannot be made, or belongs to somebody else.
    pub fn of(data_dir: &Path, owner: Option<Owner>) -> Result<Self> {
        std::fs::create_dir_all(data_dir)
            .with_context(|| format!("cannot make the data folder {}", data_dir.display()))?;
        let data_dir = data_dir
            .canonicalize()
            .with_context(|| format!("cannot open the data folder {}", data_dir.display()))?;
        let pointer = data_dir.join("postgres.path");
        let beside = data_dir.join("postgres");
        let elsewhere = match std::fs::read_to_string(&pointer) {
            Ok(path) => Some(PathBuf::from(path.trim_end())),
            Err(e) if e.kind() == ErrorKind::NotFound => None,
            Err(e) => return Err(e).with_context(|| format!("cannot read {}", pointer.display())),
        };
        let (home, pointer) = match (elsewhere, owner) {
            (Some(home), _) => (home, Some(pointer)),
            (None, Some(owner)) if !beside.join("data").exists() && !can_pass(&data_dir, owner) => {
                make_shared()?;
                (elsewhere_for(&data_dir), Some(pointer))
            }
            (None, _) => (beside, None),
        };
        if pointer.is_some() {
            eprintln!(
                "PostgreSQL's user cannot reach {}: its data are in {}",
                data_dir.display(),
                home.display()
            );
        }
        make_private(&home, owner)?;
        let home = home.canonicalize()?;
        let name = format!("kabinet-{}", digest(&home));
        Ok(Self {
            home,
            name,
            pointer,
        })
    }

    /// Remembers a home that is elsewhere.
    pub fn keep(&self) -> Result<()> {
        let Some(pointer) = self.pointer.as_ref().filter(|pointer| !pointer.exists()) else {
            return Ok(());
        };
        std::fs::write(pointer, format!("{}\n", self.home.display()))
            .with_context(|| format!("cannot write {}", pointer.display()))
    }

    pub fn data(&self) -> PathBuf {
        self.home.join("data")
    }

    pub fn log(&self) -> PathBuf {
        self.home.join(LOG)
    }

    /// The home itself, unless its path is too long for a socket or has characters that need escapes.
    pub fn socket_dir(&self) -> PathBuf {
        let path = self.home.as_os_str().as_encoded_bytes();
        let plain = path
            .iter()
            .all(|b| b.is_ascii_alphanumeric() || b"/._-".contains(b));
        if plain && path.len() <= SOCKET_DIR_LIMIT {
            self.home.clone()
        } else {
            Path::new("/tmp").join(&self.name)
        }
    }

    pub fn socket(&self) -> PathBuf {
        self.socket_dir().join(".s.PGSQL.5432")
    }

    /// Files by which a server says that it runs; a killed one leaves them behind.
    pub fn marks_of_life(&self) -> [PathBuf; 3] {
        let socket = self.socket();
        [
            self.data().join("postmaster.pid"),
            socket.with_file_name(".s.PGSQL.5432.lock"),
            socket,
        ]
    }

    /// Makes the socket's folder where it is not the home.
    pub fn prepare_socket_dir(&self, owner: Option<Owner>) -> Result<()> {
        make_private(&self.socket_dir(), owner)
    }
}

/// Makes `folder` with its parents; itself it is for `owner` alone.
fn make_private(folder: &Path, owner: Option<Owner>) -> Result<()> {
    if let Some(parent) = folder.parent() {
        std::fs::create_dir_all(parent)
            .with_context(|| format!("cannot make {}", parent.display()))?;
    }
    match std::fs::DirBuilder::new().mode(0o700).create(folder) {
        Ok(()) => {
            if let Some(owner) = owner {
                chown(folder, Some(owner.uid), Some(owner.gid))?;
            }
        }
        Err(e) if e.kind() == ErrorKind::AlreadyExists => {}
        Err(e) => return Err(e).with_context(|| format!("cannot make {}", folder.display())),
    }
    let found = std::fs::symlink_metadata(folder)?;
    let me = std::fs::metadata("/proc/self")?.uid();
    let wanted = owner.map_or(me, |owner| owner.uid);
    // Root takes over what an ordinary user began and runs it as that user; but it puts nothing in a stranger's link.
    if !found.is_dir() || (found.uid() != wanted && me != 0) {
        bail!(
            "{} belongs to another user: run kabinet as that user, or choose another data folder",
            folder.display()
        );
    }
    if me == 0 && found.uid() == 0 {
        chown(folder, Some(wanted), owner.map(|owner| owner.gid))?;
    }
    std::fs::set_permissions(folder, Permissions::from_mode(0o700))?;
    Ok(())
}

/// Whether `owner` may walk down to `folder` and into it.
fn can_pass(folder: &Path, owner: Owner) -> bool {
    folder.ancestors().all(|step| {
        std::fs::metadata(step).is_ok_and(|found| {
            let bit = if found.uid() == owner.uid {
                0o100
            } else if found.gid() == owner.gid {
                0o010
            } else {
                0o001
            };
            found.mode() & bit != 0
        })
    })
}

/// Everybody may pass through it, whatever our umask says; each home in it is private.
fn make_shared() -> Result<()> {
    std::fs::create_dir_all(SHARED).with_context(|| format!("cannot make {SHARED}"))?;
    std::fs::set_permissions(SHARED, Permissions::from_mode(0o755))?;
    Ok(())
}

/// A folder that no other data folder gets: not even a later one of the same path.
fn elsewhere_for(data_dir: &Path) -> PathBuf {
    let made = std::fs::metadata(data_dir)
        .map(|found| format!("{}-{}", found.ino(), found.ctime()))
        .unwrap_or_default();
    Path::new(SHARED).join(digest(&data_dir.join(made)))
}

fn digest(path: &Path) -> String {
    Sha256::digest(path.as_os_str().as_encoded_bytes())
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
