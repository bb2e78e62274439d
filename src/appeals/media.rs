//! What a file is, by its content: the name and the type that a browser sends are not asked.
//!
//! Nothing is decoded or unpacked, so a bomb finds nobody to go off for: pictures are known by their
//! headers, office documents by the directory of their archive. What could be two things at once (a
//! picture that is also a page or an archive) is refused.

mod image;
mod office;

/// What is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Media {
    Jpeg,
    Png,
    Webp,
    Pdf,
    Text,
    Docx,
    Xlsx,
    Odt,
    Ods,
}

/// Why a file is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    Empty,
    /// Larger than `limits.upload_mb`.
    TooLarge,
    /// Of a kind that is not taken.
    Kind,
    /// It says what it is and breaks off, or is something else besides.
    Broken,
    /// A document with a program in it (macros, scripts).
    Active,
    /// A picture of too many dots, or an archive that swells.
    Swells,
}

impl Media {
    pub const ALL: [Media; 9] = [
        Media::Jpeg,
        Media::Png,
        Media::Webp,
        Media::Pdf,
        Media::Text,
        Media::Docx,
        Media::Xlsx,
        Media::Odt,
        Media::Ods,
    ];

    /// The Content-Type of its download.
    pub fn mime(self) -> &'static str {
        match self {
            Media::Jpeg => "image/jpeg",
            Media::Png => "image/png",
            Media::Webp => "image/webp",
            Media::Pdf => "application/pdf",
            Media::Text => "text/plain",
            Media::Docx => {
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
            }
            Media::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Media::Odt => "application/vnd.oasis.opendocument.text",
            Media::Ods => "application/vnd.oasis.opendocument.spreadsheet",
        }
    }

    /// Endings its name may have; another name gets the first one appended.
    pub fn endings(self) -> &'static [&'static str] {
        match self {
            Media::Jpeg => &["jpg", "jpeg"],
            Media::Png => &["png"],
            Media::Webp => &["webp"],
            Media::Pdf => &["pdf"],
            Media::Text => &["txt"],
            Media::Docx => &["docx"],
            Media::Xlsx => &["xlsx"],
            Media::Odt => &["odt"],
            Media::Ods => &["ods"],
        }
    }

    fn of_mime(mime: &str) -> Option<Media> {
        Media::ALL.into_iter().find(|media| media.mime() == mime)
    }
}

/// What these bytes are.
///
/// # Errors
/// Why they are not taken; never [`Refused::TooLarge`], which whoever counts them knows.
pub fn recognise(bytes: &[u8]) -> Result<Media, Refused> {
    if bytes.is_empty() {
        return Err(Refused::Empty);
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return office::recognise(bytes);
    }
    let media = match infer::get(bytes).map(|found| found.mime_type()) {
        None | Some("text/plain") => return text(bytes),
        Some(mime) => Media::of_mime(mime).ok_or(Refused::Kind)?,
    };
    match media {
        Media::Jpeg | Media::Png | Media::Webp => {
            image::check(media, bytes)?;
            single(bytes)?;
        }
        Media::Pdf => pdf(bytes)?,
        _ => return Err(Refused::Kind),
    }
    Ok(media)
}

/// So far from either end other formats look for their marks.
const EDGE: usize = 4096;

/// Nothing else reads these bytes as its own: no page, no program, no document, no archive behind them.
fn single(bytes: &[u8]) -> Result<(), Refused> {
    let head = &bytes[..bytes.len().min(EDGE)];
    let tail = &bytes[bytes.len().saturating_sub(EDGE)..];
    let marks: [&[u8]; 5] = [b"<html", b"<svg", b"<?php", b"<!doctype", b"%pdf-"];
    let edges = [head, tail];
    let marked = edges
        .iter()
        .any(|edge| marks.iter().any(|mark| holds(edge, mark)));
    if marked || holds(bytes, b"<script") || office::ends_as_archive(bytes) {
        return Err(Refused::Broken);
    }
    Ok(())
}

/// A PDF from its first byte to its end mark, without programs that start by themselves.
fn pdf(bytes: &[u8]) -> Result<(), Refused> {
    let tail = &bytes[bytes.len().saturating_sub(2048)..];
    if !bytes.starts_with(b"%PDF-") || !holds(tail, b"%%eof") || office::ends_as_archive(bytes) {
        return Err(Refused::Broken);
    }
    let head = &bytes[..bytes.len().min(EDGE)];
    let pages: [&[u8]; 3] = [b"<html", b"<!doctype", b"<script"];
    if pages.iter().any(|mark| holds(head, mark)) {
        return Err(Refused::Broken);
    }
    let programs: [&[u8]; 2] = [b"/javascript", b"/launch"];
    if programs.iter().any(|mark| holds(bytes, mark)) {
        return Err(Refused::Active);
    }
    Ok(())
}

/// Words in UTF-8 or windows-1251; markup, scripts and anything with control characters is no text.
fn text(bytes: &[u8]) -> Result<Media, Refused> {
    let control = |b: &u8| (*b < 0x20 && !matches!(*b, b'\t' | b'\n' | b'\r')) || *b == 0x7f;
    if bytes.iter().any(control) {
        return Err(Refused::Kind);
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => cyrillic(bytes).ok_or(Refused::Kind)?,
    };
    let begins = text.trim_start_matches('\u{feff}').trim_start();
    let marks: [&[u8]; 6] = [
        b"<html",
        b"<svg",
        b"<?php",
        b"<?xml",
        b"<!doctype",
        b"<script",
    ];
    let page = marks.iter().any(|mark| holds(bytes, mark));
    if page || begins.starts_with(['<', '#', '{', '%']) && !plain_start(begins) {
        return Err(Refused::Kind);
    }
    Ok(Media::Text)
}

/// `#1 …` or `<...>`-free beginnings of letters; `#!`, `{\rtf`, `%PDF`, `%!PS` and tags are not.
fn plain_start(begins: &str) -> bool {
    let second = begins.chars().nth(1);
    !second.is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '!' | '\\' | '/' | '?'))
}

/// windows-1251 that reads as words: at least half of its high bytes are Russian letters.
fn cyrillic(bytes: &[u8]) -> Option<String> {
    let high = bytes.iter().filter(|b| **b >= 0x80).count();
    let letters = bytes
        .iter()
        .filter(|b| **b >= 0xc0 || matches!(**b, 0xa8 | 0xb8))
        .count();
    let text =
        encoding_rs::WINDOWS_1251.decode_without_bom_handling_and_without_replacement(bytes)?;
    (letters * 2 >= high).then(|| text.into_owned())
}

/// Whether `mark` (small letters) stands anywhere in `bytes`, in letters of either size.
fn holds(bytes: &[u8], mark: &[u8]) -> bool {
    bytes
        .windows(mark.len())
        .any(|window| window.eq_ignore_ascii_case(mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
        bytes.extend(width.to_be_bytes());
        bytes.extend(height.to_be_bytes());
        bytes.extend(b"\x08\x02\0\0\0\0\0\0\0\0\0\0\0IEND\xaeB`\x82");
        bytes
    }

    #[test]
    fn the_content_tells_what_a_file_is() {
        let pdf = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n%%EOF\n";
        assert_eq!(recognise(pdf), Ok(Media::Pdf));
        assert_eq!(recognise(&png(640, 480)), Ok(Media::Png));
        assert_eq!(recognise("Показания 74,123".as_bytes()), Ok(Media::Text));
        assert_eq!(recognise("\u{feff}№ 1".as_bytes()), Ok(Media::Text));
        let (old, _, _) = encoding_rs::WINDOWS_1251.encode("Показания за ноябрь");
        assert_eq!(recognise(&old), Ok(Media::Text));
        assert_eq!(recognise(b"# 1 water, 2 gas"), Ok(Media::Text));
    }

    #[test]
    fn pages_programs_and_archives_are_refused() {
        for bad in [
            b"<html><script>alert(1)</script>".as_slice(),
            b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>",
            b"  \n<svg onload=alert(1)>",
            b"text first <script>alert(1)</script>",
            b"#!/bin/sh\nrm -rf /",
            b"{\\rtf1 hello}",
            b"%!PS-Adobe",
            b"MZ\x90\0\x03\0\0\0",
            b"\x7fELF\x02\x01\x01\0",
            b"\x1f\x8b\x08\0\0\0\0\0",
            b"Rar!\x1a\x07\x00",
            b"7z\xbc\xaf\x27\x1c\0\x04",
            b"GIF89a\x01\0\x01\0",
            b"with a \0 in it",
            b"\xff\xfeB\0o\0m\0",
        ] {
            let said = String::from_utf8_lossy(bad).into_owned();
            assert_eq!(recognise(bad), Err(Refused::Kind), "{said}");
        }
        assert_eq!(recognise(b""), Err(Refused::Empty));
    }

    #[test]
    fn what_could_be_two_things_is_refused() {
        let mut page = png(10, 10);
        page.extend(b"<script>alert(1)</script>");
        assert_eq!(recognise(&page), Err(Refused::Broken));
        let mut archive = png(10, 10);
        archive.extend(b"PK\x05\x06\0\0\0\0\x01\0\x01\0.\0\0\0\0\0\0\0\0\0");
        assert_eq!(recognise(&archive), Err(Refused::Broken));
        assert_eq!(
            recognise(b"%PDF-1.4\n<html><body>hi</body></html>\n%%EOF"),
            Err(Refused::Broken)
        );
        assert_eq!(recognise(b"%PDF-1.4 and nothing"), Err(Refused::Broken));
        let program = b"%PDF-1.4\n<</S /JavaScript /JS (app.alert(1))>>\n%%EOF";
        assert_eq!(recognise(program), Err(Refused::Active));
    }

    #[test]
    fn a_picture_of_too_many_dots_is_refused_by_its_header() {
        assert_eq!(recognise(&png(20_000, 20_000)), Err(Refused::Swells));
        assert_eq!(recognise(&png(0, 10)), Err(Refused::Broken));
        assert_eq!(recognise(b"\x89PNG\r\n\x1a\n"), Err(Refused::Broken));
    }

    proptest::proptest! {
        #[test]
        fn no_bytes_make_it_panic(bytes: Vec<u8>, start in 0..6_usize) {
            let heads: [&[u8]; 6] = [b"", b"PK\x03\x04", b"\xff\xd8\xff", b"%PDF-", b"\x89PNG\r\n\x1a\n", b"RIFF\0\0\0\0WEBP"];
            let _ = recognise(&[heads[start], &bytes].concat());
        }
    }
}
