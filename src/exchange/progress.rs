//! The line on a terminal that says how far an import is.

use std::io::{self, Write};
use std::time::{Duration, Instant};

/// Rewritten in place on stderr; silent unless it was asked for.
pub struct Progress {
    name: Option<String>,
    told: Option<Instant>,
}

const PAUSE: Duration = Duration::from_millis(200);

impl Progress {
    pub fn new(wanted: bool, name: &str) -> Progress {
        Progress {
            name: wanted.then(|| name.to_owned()),
            told: None,
        }
    }

    /// So many rows are read; said a few times a second.
    pub fn at(&mut self, rows: u64) {
        if self.told.is_none_or(|told| told.elapsed() >= PAUSE) {
            self.say(&format!("{rows} rows read"));
        }
    }

    pub fn say(&mut self, what: &str) {
        if let Some(name) = &self.name {
            let mut errors = io::stderr().lock();
            let _ = write!(errors, "\r\x1b[K{name}: {what}");
            let _ = errors.flush();
            self.told = Some(Instant::now());
        }
    }

    /// Leaves the terminal's line as it was.
    pub fn end(self) {
        if self.told.is_some() {
            let _ = write!(io::stderr().lock(), "\r\x1b[K");
        }
    }
}
