//! One file of a bundle: its header against the description, its rows as COPY lines.

use std::io::{self, Read};

use super::charset::{Charset, Unreadable, detect};
use super::csv::{Record, Records};
use super::source::{Bundle, SourceError};
use super::spec::{Column, FileSpec, Role};
use super::value;

/// A fault of a file as a whole: nothing of it can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileFault {
    pub line: u32,
    pub column: String,
    pub reason: String,
}

/// A file whose charset and header are understood.
#[derive(Clone, Debug)]
pub struct Opened {
    pub spec: &'static FileSpec,
    pub charset: Charset,
    pub separator: u8,
    /// The header as it stands in the file.
    pub header: Vec<&'static str>,
}

impl Opened {
    /// Whether the file has this column.
    pub fn has(&self, name: &str) -> bool {
        self.header.contains(&name)
    }

    /// The columns it has, in the file's order.
    pub fn columns(&self) -> impl Iterator<Item = &'static Column> {
        self.header.iter().filter_map(|name| self.spec.column(name))
    }
}

/// Finds out charset, separator and columns; reads the file once.
pub fn open(
    bundle: &Bundle,
    spec: &'static FileSpec,
) -> Result<Result<Opened, Vec<FileFault>>, SourceError> {
    let file = spec.file();
    let charset = match bundle.read(&file, |input| detect(input))? {
        Ok(charset) => charset,
        Err(unreadable) => return Ok(Err(vec![FileFault::from(&unreadable)])),
    };
    bundle.read(&file, |input| {
        let mut records = Records::new(input)?;
        let mut header = Record::default();
        let some = records.read(&mut header)?;
        Ok(understand(
            spec,
            charset,
            records.separator(),
            some.then_some(&header),
        ))
    })
}

impl From<&Unreadable> for FileFault {
    fn from(unreadable: &Unreadable) -> FileFault {
        let (line, reason) = unreadable.tell();
        FileFault {
            line,
            column: String::new(),
            reason: reason.to_owned(),
        }
    }
}

fn understand(
    spec: &'static FileSpec,
    charset: Charset,
    separator: u8,
    record: Option<&Record>,
) -> Result<Opened, Vec<FileFault>> {
    let fault = |column: &str, reason: String| FileFault {
        line: 1,
        column: column.chars().take(100).collect(),
        reason,
    };
    let Some(record) = record else {
        return Err(vec![fault(
            "",
            "no header row: the file is empty".to_owned(),
        )]);
    };
    if let Some(reason) = record.fault {
        return Err(vec![fault("", reason.to_owned())]);
    }
    let mut faults = Vec::new();
    let mut header: Vec<&'static str> = Vec::new();
    for index in 0..record.count() {
        let name = charset.decode(record.cell(index)).unwrap_or_default();
        let name = value::trim(&name);
        match spec.column(name) {
            Some(column) if header.contains(&column.name) => {
                faults.push(fault(name, "this column comes twice".to_owned()));
            }
            Some(column) => header.push(column.name),
            None => faults.push(fault(name, unknown(spec, name))),
        }
    }
    for column in spec.columns {
        if column.role == Role::Key && !header.contains(&column.name) {
            faults.push(fault(column.name, "this key column is missing".to_owned()));
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    Ok(Opened {
        spec,
        charset,
        separator,
        header,
    })
}

fn unknown(spec: &FileSpec, name: &str) -> String {
    let known: Vec<&str> = spec.columns.iter().map(|column| column.name).collect();
    let known = known.join(", ");
    if name.is_empty() {
        "a column without a name".to_owned()
    } else if name.contains('\t') {
        "columns are separated by tabs; use , or ;".to_owned()
    } else if spec.column(&name.to_lowercase()).is_some() {
        format!(
            "unknown column; write it in small letters: {}",
            name.to_lowercase()
        )
    } else {
        format!("unknown column; {} has: {known}", spec.file())
    }
}

/// Separates the parts of one fault, and faults, in the staging column `bad`.
pub const PART: char = '\u{1f}';
pub const FAULT: char = '\u{1e}';

/// Turns the file's rows into lines of COPY's text format: line number, the file's columns in its
/// order, and what is wrong with the row. Hands them on in chunks; `take` says whether to go on.
/// Returns how many rows have something wrong.
pub fn copy_lines(
    opened: &Opened,
    input: &mut dyn Read,
    mut take: impl FnMut(Vec<u8>, u64) -> bool,
) -> io::Result<u64> {
    const CHUNK: usize = 1 << 18;
    let columns: Vec<&'static Column> = opened.columns().collect();
    let mut records = Records::new(input)?;
    let mut record = Record::default();
    records.read(&mut record)?;
    let mut chunk = Vec::with_capacity(CHUNK + (CHUNK >> 2));
    let mut bad = String::new();
    let (mut rows, mut faulty) = (0, 0);
    while records.read(&mut record)? {
        rows += 1;
        line(opened, &columns, &record, &mut chunk, &mut bad);
        faulty += u64::from(!bad.is_empty());
        if chunk.len() >= CHUNK {
            let full = std::mem::replace(&mut chunk, Vec::with_capacity(CHUNK + (CHUNK >> 2)));
            if !take(full, rows) {
                return Ok(faulty);
            }
        }
    }
    take(chunk, rows);
    Ok(faulty)
}

fn line(
    opened: &Opened,
    columns: &[&'static Column],
    record: &Record,
    out: &mut Vec<u8>,
    bad: &mut String,
) {
    bad.clear();
    out.extend_from_slice(record.line.to_string().as_bytes());
    let form = record.fault.map(str::to_owned).or_else(|| {
        (record.count() != columns.len()).then(|| {
            format!(
                "{} cells in this row, {} in the header",
                record.count(),
                columns.len()
            )
        })
    });
    if let Some(reason) = &form {
        fault(bad, "", "", reason);
    }
    for (index, column) in columns.iter().enumerate() {
        out.push(b'\t');
        if form.is_some() {
            out.extend_from_slice(value::NULL);
            continue;
        }
        let Some(text) = opened.charset.decode(record.cell(index)) else {
            fault(bad, column.name, "", "letters of another charset");
            out.extend_from_slice(value::NULL);
            continue;
        };
        let text = value::trim(&text);
        if text.is_empty() {
            if matches!(column.role, Role::Key | Role::Needed) {
                fault(bad, column.name, "", "empty");
            }
            out.extend_from_slice(column.default.map_or(value::NULL, str::as_bytes));
            continue;
        }
        let before = out.len();
        if let Err(reason) = value::write(column.kind, text, out) {
            out.truncate(before);
            out.extend_from_slice(value::NULL);
            fault(bad, column.name, text, &reason);
        }
    }
    out.push(b'\t');
    if bad.is_empty() {
        out.extend_from_slice(value::NULL);
    } else {
        value::escape(bad, out);
    }
    out.push(b'\n');
}

fn fault(bad: &mut String, column: &str, value: &str, reason: &str) {
    if !bad.is_empty() {
        bad.push(FAULT);
    }
    bad.push_str(column);
    bad.push(PART);
    bad.push_str(&shown(value));
    bad.push(PART);
    bad.push_str(reason);
}

/// A cell as a report shows it: on one line, cut where it gets long.
pub fn shown(value: &str) -> String {
    let clean = |c: char| if c.is_control() { ' ' } else { c };
    let mut out: String = value.chars().take(200).map(clean).collect();
    if value.chars().count() > 200 {
        out.push('…');
    }
    out
}
