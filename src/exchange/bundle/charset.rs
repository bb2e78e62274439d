//! Which charset a file is written in: told by its bytes, since CSV cannot tell.

use std::borrow::Cow;
use std::io::{self, Read};

use encoding_rs::WINDOWS_1251;

/// A charset that bundles come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Charset {
    Utf8,
    Windows1251,
}

/// Why a file's text cannot be read, with the mend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    Utf16,
    Nul {
        line: u32,
    },
    /// UTF-8 for the most part, with bytes that are not.
    Damaged {
        line: u32,
    },
    NeitherKnown,
}

impl Unreadable {
    /// The line to name and what to do.
    pub fn tell(&self) -> (u32, &'static str) {
        match self {
            Unreadable::Utf16 => (1, "UTF-16 text; save the file as UTF-8 or windows-1251"),
            Unreadable::Nul { line } => (
                *line,
                "a NUL byte: not a text file; save it as CSV in UTF-8 or windows-1251",
            ),
            Unreadable::Damaged { line } => (
                *line,
                "damaged UTF-8: the file was cut or mixed from two charsets; export it again",
            ),
            Unreadable::NeitherKnown => (
                1,
                "neither UTF-8 nor windows-1251; save the file in one of them",
            ),
        }
    }
}

/// Reads the whole file once and says how to decode it.
///
/// Bytes that are not UTF-8 make it windows-1251, unless most letters outside ASCII are whole
/// UTF-8: then it is a damaged UTF-8 file, which windows-1251 would silently turn into garbage.
pub fn detect(mut input: impl Read) -> io::Result<Result<Charset, Unreadable>> {
    let mut chunk = vec![0u8; 1 << 18];
    let mut kept = 0;
    let mut seen = Seen::default();
    let mut first = true;
    loop {
        let got = match input.read(chunk.get_mut(kept..).unwrap_or_default()) {
            Ok(got) => got,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        let filled = kept + got;
        let bytes = chunk.get(..filled).unwrap_or_default();
        if first && (bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff")) {
            return Ok(Err(Unreadable::Utf16));
        }
        if first && bytes.starts_with(b"\xef\xbb\xbf") {
            seen.mark = true;
        }
        first &= filled < 3;
        if let Some(at) = bytes.iter().position(|b| *b == 0) {
            let line = seen.line(bytes.get(..at).unwrap_or_default());
            return Ok(Err(if line == 1 && at < 2 {
                Unreadable::Utf16
            } else {
                Unreadable::Nul { line }
            }));
        }
        let used = seen.take(bytes, got == 0);
        kept = filled - used;
        chunk.copy_within(used..filled, 0);
        if got == 0 {
            return Ok(seen.verdict());
        }
    }
}

#[derive(Default)]
struct Seen {
    mark: bool,
    lines: u32,
    whole: u64,
    broken: u64,
    broken_line: u32,
    undefined: bool,
}

impl Seen {
    fn line(&self, before: &[u8]) -> u32 {
        1 + self.lines + feeds(before)
    }

    /// Takes in as much as is decided; a letter cut by the chunk's end waits for the next.
    fn take(&mut self, bytes: &[u8], last: bool) -> usize {
        let mut used = 0;
        while used < bytes.len() {
            let rest = bytes.get(used..).unwrap_or_default();
            let (valid, bad) = match std::str::from_utf8(rest) {
                Ok(_) => (rest.len(), 0),
                Err(error) => match error.error_len() {
                    Some(bad) => (error.valid_up_to(), bad),
                    None if last => (error.valid_up_to(), rest.len() - error.valid_up_to()),
                    None => {
                        let valid = error.valid_up_to();
                        self.valid(rest.get(..valid).unwrap_or_default());
                        return used + valid;
                    }
                },
            };
            self.valid(rest.get(..valid).unwrap_or_default());
            if bad > 0 {
                if self.broken == 0 {
                    self.broken_line = 1 + self.lines;
                }
                self.broken += 1;
                let bad = rest.get(valid..valid + bad).unwrap_or_default();
                self.undefined |= bad.contains(&0x98);
            }
            used += valid + bad;
        }
        used
    }

    fn valid(&mut self, bytes: &[u8]) {
        self.lines += feeds(bytes);
        if !bytes.is_ascii() {
            let leads = bytes.iter().filter(|b| **b >= 0xc0).count();
            self.whole += u64::try_from(leads).unwrap_or(0);
        }
    }

    fn verdict(&self) -> Result<Charset, Unreadable> {
        if self.broken == 0 {
            return Ok(Charset::Utf8);
        }
        if self.mark || self.whole > self.broken {
            return Err(Unreadable::Damaged {
                line: self.broken_line,
            });
        }
        // 0x98 is the one byte that windows-1251 gives no meaning.
        if self.undefined {
            return Err(Unreadable::NeitherKnown);
        }
        Ok(Charset::Windows1251)
    }
}

fn feeds(bytes: &[u8]) -> u32 {
    let count = bytes.iter().filter(|b| **b == b'\n').count();
    u32::try_from(count).unwrap_or(u32::MAX)
}

impl Charset {
    /// A cell's text; `None` when the bytes are not of this charset.
    pub fn decode(self, bytes: &[u8]) -> Option<Cow<'_, str>> {
        match self {
            Charset::Utf8 => std::str::from_utf8(bytes).ok().map(Cow::Borrowed),
            Charset::Windows1251 => {
                WINDOWS_1251.decode_without_bom_handling_and_without_replacement(bytes)
            }
        }
    }
}
