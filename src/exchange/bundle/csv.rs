//! Reading CSV: one record at a time, in bounded memory, with the line where each begins.
//!
//! The `csv` crate is not used because a reject must name its line also in files with CR line
//! ends, and because a quote that is never closed must not swallow the file into memory.

use std::io::{self, Read};

/// A record longer than this is refused, so that one stray quote cannot fill the memory.
const LONGEST: usize = 1 << 20;
const CHUNK: usize = 1 << 18;

/// One record; reused from row to row.
#[derive(Default)]
pub struct Record {
    bytes: Vec<u8>,
    ends: Vec<usize>,
    /// The line where it begins; the header's is 1.
    pub line: u32,
    /// What is wrong with its form.
    pub fault: Option<&'static str>,
}

impl Record {
    pub fn count(&self) -> usize {
        self.ends.len()
    }

    /// The bytes of a cell without its quotes; empty where there is none.
    pub fn cell(&self, index: usize) -> &[u8] {
        let start = match index.checked_sub(1) {
            Some(before) => self.ends.get(before).copied(),
            None => Some(0),
        };
        match (start, self.ends.get(index)) {
            (Some(start), Some(&end)) => self.bytes.get(start..end).unwrap_or_default(),
            _ => &[],
        }
    }

    fn clear(&mut self, line: u32) {
        self.bytes.clear();
        self.ends.clear();
        self.line = line;
        self.fault = None;
    }

    fn push(&mut self, byte: u8) {
        if self.bytes.len() < LONGEST {
            self.bytes.push(byte);
        } else {
            self.fault = Some(TOO_LONG);
        }
    }

    fn end_cell(&mut self) {
        if self.ends.len() < LONGEST {
            self.ends.push(self.bytes.len());
        }
    }
}

const TOO_LONG: &str = "a row of more than 1 MB: is a quote not closed?";
const OPEN_QUOTE: &str = "a quote is opened and never closed";
const AFTER_QUOTE: &str = "text after a closing quote; a quote inside quotes is doubled";

#[derive(Clone, Copy, PartialEq)]
enum At {
    /// Before the first character of a cell that counts.
    Start,
    Plain,
    Quoted,
    /// After a quote within quotes: the end of the cell, or the first of a doubled one.
    Quote,
}

/// Reads records from bytes of an ASCII-compatible charset.
pub struct Records<R> {
    input: R,
    chunk: Vec<u8>,
    at: usize,
    filled: usize,
    line: u32,
    /// The last byte was a carriage return: a line feed after it ends no further line.
    after_return: bool,
    separator: u8,
}

impl<R: Read> Records<R> {
    /// Skips a byte order mark and chooses the separator by the first line.
    pub fn new(mut input: R) -> io::Result<Records<R>> {
        let mut chunk = vec![0; CHUNK];
        let mut filled = 0;
        while filled < CHUNK {
            let got = match input.read(chunk.get_mut(filled..).unwrap_or_default()) {
                Ok(got) => got,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            if got == 0 {
                break;
            }
            filled += got;
        }
        let head = chunk.get(..filled).unwrap_or_default();
        let at = if head.starts_with(b"\xef\xbb\xbf") {
            3
        } else {
            0
        };
        let first = head
            .get(at..)
            .unwrap_or_default()
            .split(|b| matches!(b, b'\n' | b'\r'))
            .find(|line| !line.iter().all(u8::is_ascii_whitespace))
            .unwrap_or_default();
        let count = |separator| first.iter().filter(|b| **b == separator).count();
        let separator = if count(b';') > count(b',') {
            b';'
        } else {
            b','
        };
        Ok(Records {
            input,
            chunk,
            at,
            filled,
            line: 1,
            after_return: false,
            separator,
        })
    }

    pub fn separator(&self) -> u8 {
        self.separator
    }

    fn byte(&mut self) -> io::Result<Option<u8>> {
        if self.at == self.filled {
            self.filled = loop {
                match self.input.read(&mut self.chunk) {
                    Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                    other => break other?,
                }
            };
            self.at = 0;
            if self.filled == 0 {
                return Ok(None);
            }
        }
        let byte = self.chunk.get(self.at).copied();
        self.at += 1;
        Ok(byte)
    }

    /// Reads the next record that is not blank; `false` at the end of the file.
    pub fn read(&mut self, record: &mut Record) -> io::Result<bool> {
        loop {
            record.clear(self.line);
            let more = self.record(record)?;
            let blank =
                record.fault.is_none() && record.bytes.iter().all(|b| b.is_ascii_whitespace());
            if !blank {
                return Ok(true);
            }
            if !more {
                return Ok(false);
            }
        }
    }

    /// One record up to its line end; `false` when the file ended instead.
    fn record(&mut self, record: &mut Record) -> io::Result<bool> {
        let mut at = At::Start;
        let mut cell_start = 0;
        loop {
            let Some(byte) = self.byte()? else {
                if at == At::Quoted {
                    record.fault = Some(OPEN_QUOTE);
                }
                record.end_cell();
                return Ok(false);
            };
            let line_end = matches!(byte, b'\n' | b'\r');
            let second = byte == b'\n' && self.after_return;
            self.after_return = byte == b'\r';
            if line_end && !second {
                self.line = self.line.saturating_add(1);
            }
            if line_end && at != At::Quoted {
                // The line feed of a CR LF before this record's first byte belongs to the last one.
                if second && at == At::Start && record.bytes.is_empty() && record.ends.is_empty() {
                    continue;
                }
                record.end_cell();
                return Ok(true);
            }
            at = match (at, byte) {
                (At::Quoted, b'"') => At::Quote,
                (At::Quoted, _) => {
                    record.push(byte);
                    At::Quoted
                }
                (At::Quote, b'"') => {
                    record.push(b'"');
                    At::Quoted
                }
                (_, byte) if byte == self.separator => {
                    record.end_cell();
                    cell_start = record.bytes.len();
                    At::Start
                }
                (At::Quote, b' ' | b'\t') => At::Quote,
                (At::Quote, _) => {
                    record.fault = record.fault.or(Some(AFTER_QUOTE));
                    At::Plain
                }
                (At::Start, b'"') => {
                    record.bytes.truncate(cell_start);
                    At::Quoted
                }
                (At::Start, b' ' | b'\t') => {
                    record.push(byte);
                    At::Start
                }
                (At::Start | At::Plain, _) => {
                    record.push(byte);
                    At::Plain
                }
            };
        }
    }
}
