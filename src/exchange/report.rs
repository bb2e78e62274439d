//! What an import says: counts a file, a line a reject, and files of rejected rows.

use std::io::{self, Write};

use super::bundle::rows::shown;

/// Counts of one file, in rows. A row that comes twice counts once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileReport {
    /// With `.csv`.
    pub file: String,
    pub new: i64,
    /// Rows with other values than before, and rows of a bill that its new version lacks.
    pub changed: i64,
    pub unchanged: i64,
    pub rejected: i64,
}

/// One fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reject {
    pub file: String,
    /// Where the row begins; the header's is 1.
    pub line: u32,
    /// Empty where the row as a whole is meant.
    pub column: String,
    pub value: String,
    pub reason: String,
}

/// What came of an import.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The files of the bundle in the order of merging.
    pub files: Vec<FileReport>,
    /// The first rejects; `reject_count` says how many there are. All are in the rejects folder.
    pub rejects: Vec<Reject>,
    pub reject_count: u64,
    /// The first warnings: figures that are off by a kopeck and the like.
    pub warnings: Vec<Reject>,
    /// Nothing was changed, because of the rejects.
    pub refused: bool,
    /// It is files that are wrong, not rows: nothing of them can be kept out.
    pub faulty_files: bool,
    /// Nothing was changed, because it was a dry run.
    pub dry_run: bool,
}

impl Report {
    /// As `kabinet import` ends: 0 done, 1 refused.
    pub fn exit_code(&self) -> u8 {
        u8::from(self.refused)
    }
}

impl std::fmt::Display for FileReport {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{}: new {}, changed {}, unchanged {}, rejected {}",
            self.file, self.new, self.changed, self.unchanged, self.rejected
        )
    }
}

impl std::fmt::Display for Reject {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{}:{}: {}: {}: {}",
            shown(&self.file),
            self.line,
            self.column,
            shown(&self.value),
            self.reason
        )
    }
}

/// A line on stderr. A closed stderr is nobody's loss.
pub fn print_reject(reject: &Reject) {
    let _ = writeln!(io::stderr().lock(), "{reject}");
}

/// The counts to stdout, warnings and the outcome to stderr (CONTRACT 2).
///
/// # Errors
/// When stdout does not take it.
pub fn print_report(report: &Report, rejects: &std::path::Path) -> io::Result<()> {
    let mut errors = io::stderr().lock();
    for warning in &report.warnings {
        let _ = writeln!(errors, "warning: {warning}");
    }
    let mut out = io::stdout().lock();
    for file in &report.files {
        writeln!(out, "{file}")?;
    }
    out.flush()?;
    let folder = rejects.display();
    let _ = match (report.refused, report.dry_run, report.reject_count) {
        (true, _, _) if report.faulty_files => writeln!(
            errors,
            "refused: files of the bundle are wrong as a whole, nothing was changed; mend them and import again"
        ),
        (true, _, count) => writeln!(
            errors,
            "refused: {count} rejects, nothing was changed; mend the rows in {folder} and import again, \
             or take the good ones with --keep-good"
        ),
        (false, true, _) => writeln!(errors, "dry run: nothing was changed"),
        (false, false, 0) => Ok(()),
        (false, false, count) => writeln!(errors, "{count} rejects left out; they are in {folder}"),
    };
    Ok(())
}
