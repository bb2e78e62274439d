//! Where the files of a bundle come from: a folder, a .zip, or memory.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use zip::ZipArchive;

/// A bundle to import.
#[derive(Clone)]
pub enum Source {
    /// A folder of CSV files, or a .zip of them.
    Path(PathBuf),
    /// Names and contents, as the demo carries them.
    Files(Vec<(String, Vec<u8>)>),
}

/// Why a bundle cannot be read at all.
#[derive(Debug, thiserror::Error)]
pub enum SourceError {
    #[error("{}: no such file or folder", .0.display())]
    Missing(PathBuf),
    #[error("{}: neither a folder nor a .zip; give the folder that holds the CSV files, or a .zip of them", .0.display())]
    NeitherFolderNorZip(PathBuf),
    #[error("{}: damaged or not a .zip: {why}; pack the bundle again", path.display())]
    Zip { path: PathBuf, why: String },
    #[error("the bundle has no files; give the folder that holds the CSV files, or a .zip of them")]
    Empty,
    #[error("{name}: {why}")]
    Unreadable { name: String, why: String },
}

/// One file of the bundle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub name: String,
    /// Why it may not be in a bundle, whatever it holds.
    pub fault: Option<&'static str>,
}

const WITH_PATH: &str = "files of a bundle lie side by side, without folders; pack them so";
const TWICE: &str = "the .zip holds this name twice";
const ENCRYPTED: &str = "the .zip is encrypted; pack it without a password";

/// What an archive may unpack to, in bytes; more is taken for a bomb.
const MOST_UNPACKED: u64 = 32 << 30;
/// Up to here a file may be packed as tightly as it likes.
const SMALL: u64 = 32 << 20;
/// Tables of numbers pack 5–30 times; DEFLATE ends at about 1000.
const MOST_RATIO: u64 = 200;

enum From {
    Folder(PathBuf),
    Zip(PathBuf),
    Memory(Vec<(String, Vec<u8>)>),
}

/// An opened bundle; cheap to clone.
#[derive(Clone)]
pub struct Bundle {
    from: Arc<From>,
    entries: Arc<Vec<Entry>>,
}

impl Bundle {
    /// Lists what the bundle holds. `rejects` is not part of it when it lies inside.
    pub fn open(source: Source, rejects: &Path) -> Result<Bundle, SourceError> {
        let (from, entries) = match source {
            Source::Files(files) => {
                let names = files.iter().map(|(name, _)| name.clone()).collect();
                (From::Memory(files), listed(names))
            }
            Source::Path(path) => {
                let facts =
                    std::fs::metadata(&path).map_err(|_| SourceError::Missing(path.clone()))?;
                if facts.is_dir() {
                    let names = folder(&path, rejects)?;
                    (From::Folder(path), listed(names))
                } else {
                    let entries = archive(&path)?;
                    (From::Zip(path), entries)
                }
            }
        };
        Ok(Bundle {
            from: Arc::new(from),
            entries: Arc::new(entries),
        })
    }

    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The folder that the bundle is, if it is one.
    pub fn folder(&self) -> Option<&Path> {
        match &*self.from {
            From::Folder(path) => Some(path),
            From::Zip(_) | From::Memory(_) => None,
        }
    }

    /// Hands a reader of the file to `work`.
    pub fn read<T>(
        &self,
        name: &str,
        work: impl FnOnce(&mut dyn Read) -> io::Result<T>,
    ) -> Result<T, SourceError> {
        let result = match &*self.from {
            From::Folder(path) => File::open(path.join(name)).and_then(|mut file| work(&mut file)),
            From::Memory(files) => match files.iter().find(|(own, _)| own == name) {
                Some((_, bytes)) => work(&mut bytes.as_slice()),
                None => Err(io::ErrorKind::NotFound.into()),
            },
            From::Zip(path) => {
                let mut archive = zip(path)?;
                let mut file = archive
                    .by_name(name)
                    .map_err(|error| unreadable(name, &error))?;
                let packed = file.compressed_size();
                work(&mut Unpacking {
                    input: &mut file,
                    packed,
                    unpacked: 0,
                })
            }
        };
        result.map_err(|error| unreadable(name, &error))
    }
}

fn unreadable(name: &str, why: &dyn std::fmt::Display) -> SourceError {
    SourceError::Unreadable {
        name: name.to_owned(),
        why: why.to_string(),
    }
}

/// Entries by name alone: a path is refused, so is a name that comes twice.
fn listed(mut names: Vec<String>) -> Vec<Entry> {
    names.sort();
    let twice = |i: usize| i > 0 && names.get(i - 1) == names.get(i);
    let faults: Vec<Option<&'static str>> = names
        .iter()
        .enumerate()
        .map(|(i, name)| {
            if name.contains(['/', '\\']) {
                Some(WITH_PATH)
            } else if twice(i) {
                Some(TWICE)
            } else {
                None
            }
        })
        .collect();
    names
        .into_iter()
        .zip(faults)
        .map(|(name, fault)| Entry { name, fault })
        .collect()
}

fn folder(path: &Path, rejects: &Path) -> Result<Vec<String>, SourceError> {
    let refuse = |error: io::Error| unreadable(&path.display().to_string(), &error);
    let rejects = rejects.canonicalize().ok();
    let mut names = Vec::new();
    for entry in std::fs::read_dir(path).map_err(refuse)? {
        let entry = entry.map_err(refuse)?;
        let mut name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_dir() {
            if rejects.is_some() && entry.path().canonicalize().ok() == rejects {
                continue;
            }
            name.push('/');
        }
        names.push(name);
    }
    Ok(names)
}

fn zip(path: &Path) -> Result<ZipArchive<BufReader<File>>, SourceError> {
    let refuse = |why: &dyn std::fmt::Display| SourceError::Zip {
        path: path.to_owned(),
        why: why.to_string(),
    };
    let file = File::open(path).map_err(|error| refuse(&error))?;
    ZipArchive::new(BufReader::new(file)).map_err(|error| refuse(&error))
}

fn archive(path: &Path) -> Result<Vec<Entry>, SourceError> {
    let mut head = [0; 4];
    let looks_like_zip = File::open(path)
        .and_then(|mut file| file.read_exact(&mut head))
        .is_ok_and(|()| head.starts_with(b"PK"));
    if !looks_like_zip && path.extension().is_none_or(|end| end != "zip") {
        return Err(SourceError::NeitherFolderNorZip(path.to_owned()));
    }
    let mut archive = zip(path)?;
    let refuse = |why: String| SourceError::Zip {
        path: path.to_owned(),
        why,
    };
    let mut entries = Vec::new();
    let mut unpacked = 0u64;
    for index in 0..archive.len() {
        let file = archive
            .by_index_raw(index)
            .map_err(|error| refuse(error.to_string()))?;
        let name = file.name().to_owned();
        unpacked = unpacked.saturating_add(file.size());
        let fault = if name.contains(['/', '\\']) {
            Some(WITH_PATH)
        } else if file.encrypted() {
            Some(ENCRYPTED)
        } else {
            None
        };
        entries.push(Entry { name, fault });
    }
    if unpacked > MOST_UNPACKED {
        return Err(refuse(format!(
            "it unpacks to {unpacked} bytes, more than {MOST_UNPACKED}"
        )));
    }
    // The library keeps one of two entries of the same name; the archive's own count gives them away.
    if let Some(count) = entries_said(path).map_err(|error| refuse(error.to_string()))?
        && count != entries.len()
    {
        return Err(refuse("a file name comes twice".to_owned()));
    }
    entries.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(entries)
}

/// How many entries the end of the archive names; `None` for archives beyond 65,534 of them.
fn entries_said(path: &Path) -> io::Result<Option<usize>> {
    const END: &[u8] = b"PK\x05\x06";
    let mut file = File::open(path)?;
    let size = file.seek(SeekFrom::End(0))?;
    file.seek(SeekFrom::Start(size.saturating_sub(22 + 65_535)))?;
    let mut tail = Vec::new();
    file.read_to_end(&mut tail)?;
    let at = tail.windows(END.len()).rposition(|window| window == END);
    Ok(at.and_then(|at| match tail.get(at + 10..at + 12) {
        Some(&[low, high]) if (low, high) != (0xff, 0xff) => {
            Some(usize::from(u16::from_le_bytes([low, high])))
        }
        _ => None,
    }))
}

/// Stops when a file unpacks to suspiciously much.
struct Unpacking<R> {
    input: R,
    packed: u64,
    unpacked: u64,
}

impl<R: Read> Read for Unpacking<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let got = self.input.read(buffer)?;
        self.unpacked += u64::try_from(got).unwrap_or(0);
        if self.unpacked > SMALL && self.unpacked / MOST_RATIO > self.packed
            || self.unpacked > MOST_UNPACKED
        {
            return Err(io::Error::other(
                "unpacks to suspiciously much (a zip bomb?); give the bundle as a folder",
            ));
        }
        Ok(got)
    }
}
