//! Word, Excel and OpenDocument files: archives that are judged by their directory and never unpacked.

use super::{Media, Refused};
use std::collections::HashSet;

/// Entries of a document; real ones have tens, picture albums hundreds.
const ENTRIES: u16 = 2000;
/// Bytes of everything inside, as the directory says.
const UNPACKED: u64 = 200 * 1024 * 1024;
/// How often larger an entry of more than a megabyte may be inside than packed.
const RATIO: u64 = 200;

const END: usize = 22;

/// The document that the directory tells of.
pub(super) fn recognise(bytes: &[u8]) -> Result<Media, Refused> {
    let names = directory(bytes)?;
    let has = |name: &str| names.contains(name);
    if names.iter().any(|name| name.ends_with("vbaproject.bin")) || has("basic/script-lc.xml") {
        return Err(Refused::Active);
    }
    if has("[content_types].xml") && has("word/document.xml") {
        return Ok(Media::Docx);
    }
    if has("[content_types].xml") && has("xl/workbook.xml") {
        return Ok(Media::Xlsx);
    }
    if has("mimetype") && has("content.xml") {
        // OpenDocument: the first entry, unpacked by rule, names the type.
        return match mimetype(bytes) {
            Some(b"application/vnd.oasis.opendocument.text") => Ok(Media::Odt),
            Some(b"application/vnd.oasis.opendocument.spreadsheet") => Ok(Media::Ods),
            _ => Err(Refused::Kind),
        };
    }
    Err(Refused::Kind)
}

/// Whether an archive's end stands at the end of these bytes, with or without a comment.
pub(super) fn ends_as_archive(bytes: &[u8]) -> bool {
    end(bytes).is_some()
}

/// Where the end record stands: its comment reaches exactly to the end of the file.
fn end(bytes: &[u8]) -> Option<usize> {
    let last = bytes.len().checked_sub(END)?;
    let first = last.saturating_sub(usize::from(u16::MAX));
    (first..=last).rev().find(|at| {
        bytes[*at..].starts_with(b"PK\x05\x06")
            && u16_at(bytes, at + 20)
                .is_some_and(|comment| at + END + usize::from(comment) == bytes.len())
    })
}

/// Names of all entries in small letters, if the directory stands where it should and promises nothing
/// monstrous.
fn directory(bytes: &[u8]) -> Result<HashSet<String>, Refused> {
    let end = end(bytes).ok_or(Refused::Broken)?;
    let count = u16_at(bytes, end + 10).ok_or(Refused::Broken)?;
    let size = u32_at(bytes, end + 12).ok_or(Refused::Broken)?;
    let start = u32_at(bytes, end + 16).ok_or(Refused::Broken)?;
    if count > ENTRIES {
        return Err(Refused::Swells);
    }
    if start.checked_add(size) != u64::try_from(end).ok() {
        return Err(Refused::Broken);
    }
    let mut at = usize::try_from(start).map_err(|_| Refused::Broken)?;
    let mut unpacked = 0_u64;
    let mut names = HashSet::new();
    for _ in 0..count {
        let entry = entry(bytes, at, end).ok_or(Refused::Broken)?;
        unpacked = unpacked.saturating_add(entry.unpacked);
        let swells = entry.unpacked > 1024 * 1024
            && entry.unpacked > entry.packed.max(1).saturating_mul(RATIO);
        if swells || unpacked > UNPACKED {
            return Err(Refused::Swells);
        }
        let outside = entry.name.split(['/', '\\']).any(|step| step == "..")
            || entry.name.starts_with(['/', '\\']);
        if outside || entry.locked || !names.insert(entry.name) {
            return Err(Refused::Broken);
        }
        at = entry.next;
    }
    if at == end {
        Ok(names)
    } else {
        Err(Refused::Broken)
    }
}

struct Entry {
    name: String,
    packed: u64,
    unpacked: u64,
    /// With a password.
    locked: bool,
    next: usize,
}

fn entry(bytes: &[u8], at: usize, end: usize) -> Option<Entry> {
    if !bytes.get(at..)?.starts_with(b"PK\x01\x02") {
        return None;
    }
    let length = |offset| u16_at(bytes, at + offset).map(usize::from);
    let name_end = at + 46 + length(28)?;
    let next = name_end + length(30)? + length(32)?;
    (next <= end).then_some(Entry {
        name: String::from_utf8_lossy(bytes.get(at + 46..name_end)?).to_lowercase(),
        packed: u32_at(bytes, at + 20)?,
        unpacked: u32_at(bytes, at + 24)?,
        locked: u16_at(bytes, at + 8)? & 1 == 1,
        next,
    })
}

/// The content of a first entry `mimetype` that is stored as it is.
fn mimetype(bytes: &[u8]) -> Option<&[u8]> {
    let stored =
        u16_at(bytes, 8)? == 0 && bytes.get(30..38)? == b"mimetype" && u16_at(bytes, 26)? == 8;
    let begin = 38 + usize::from(u16_at(bytes, 28)?);
    let size = usize::try_from(u32_at(bytes, 18)?).ok()?;
    bytes
        .get(begin..begin.checked_add(size)?)
        .filter(|_| stored)
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let part = bytes.get(at..at.checked_add(2)?)?;
    part.try_into().ok().map(u16::from_le_bytes)
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u64> {
    let part = bytes.get(at..at.checked_add(4)?)?;
    part.try_into()
        .ok()
        .map(|four| u64::from(u32::from_le_bytes(four)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;
    use zip::write::SimpleFileOptions;

    fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        for (name, content) in files {
            let options = match *name {
                "mimetype" => {
                    SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored)
                }
                _ => SimpleFileOptions::default(),
            };
            writer.start_file(*name, options).unwrap();
            writer.write_all(content).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn documents_are_known_by_what_is_inside() {
        let types: (&str, &[u8]) = ("[Content_Types].xml", b"<Types/>");
        let word = archive(&[types, ("word/document.xml", b"<w/>")]);
        assert_eq!(recognise(&word), Ok(Media::Docx));
        let sheet = archive(&[types, ("xl/workbook.xml", b"<x/>")]);
        assert_eq!(recognise(&sheet), Ok(Media::Xlsx));
        let open: (&str, &[u8]) = ("mimetype", b"application/vnd.oasis.opendocument.text");
        assert_eq!(
            recognise(&archive(&[open, ("content.xml", b"<o/>")])),
            Ok(Media::Odt)
        );
        let macros = archive(&[
            types,
            ("word/document.xml", b"<w/>"),
            ("word/vbaProject.bin", b"x"),
        ]);
        assert_eq!(recognise(&macros), Err(Refused::Active));
        assert_eq!(recognise(&archive(&[("a.txt", b"hi")])), Err(Refused::Kind));
    }

    #[test]
    fn a_document_that_swells_is_refused_without_unpacking() {
        let types: (&str, &[u8]) = ("[Content_Types].xml", b"<Types/>");
        let zeros = vec![b' '; 20 * 1024 * 1024];
        let bomb = archive(&[types, ("word/document.xml", &zeros)]);
        assert!(bomb.len() < 100_000);
        assert_eq!(recognise(&bomb), Err(Refused::Swells));
    }

    #[test]
    fn a_directory_that_is_not_in_its_place_is_refused() {
        let types: (&str, &[u8]) = ("[Content_Types].xml", b"<Types/>");
        let word = archive(&[types, ("word/document.xml", b"<w/>")]);
        assert_eq!(recognise(&word[..word.len() - 1]), Err(Refused::Broken));
        let before = [b"PK\x03\x04<html>".as_slice(), &word].concat();
        assert_eq!(recognise(&before), Err(Refused::Broken));
        let path = archive(&[types, ("../word/document.xml", b"<w/>")]);
        assert_eq!(recognise(&path), Err(Refused::Broken));
    }
}
