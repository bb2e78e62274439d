//! Bytes to text: banks write windows-1251, KOI8-R or UTF-8.

use super::Fault;
use encoding_rs::{Encoding, KOI8_R, WINDOWS_1251};
use serde::Deserialize;

/// The charset of a profile.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Charset {
    /// Told by the bytes.
    #[default]
    Auto,
    #[serde(rename = "utf-8")]
    Utf8,
    #[serde(rename = "windows-1251")]
    Windows1251,
    #[serde(rename = "koi8-r")]
    Koi8R,
}

/// The whole text; a byte order mark is left out.
pub fn decode(charset: Charset, bytes: &[u8]) -> Result<String, Fault> {
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return Err(Fault::new(
            1,
            "UTF-16 text; save the file as windows-1251 or UTF-8",
        ));
    }
    if let Some(at) = bytes.iter().position(|byte| *byte == 0) {
        let before = bytes.get(..at).unwrap_or_default();
        return Err(Fault::new(
            line_of(before),
            "a NUL byte: not a text file; get it from the bank again",
        ));
    }
    let marked = bytes.strip_prefix(b"\xef\xbb\xbf");
    let body = marked.unwrap_or(bytes);
    match (charset, std::str::from_utf8(body)) {
        (_, Ok(text)) => Ok(text.to_owned()),
        (Charset::Utf8, Err(error)) => Err(damaged(body, error.valid_up_to())),
        (_, Err(error)) if marked.is_some() => Err(damaged(body, error.valid_up_to())),
        (Charset::Koi8R, _) => single(KOI8_R, body),
        (Charset::Windows1251, _) => single(WINDOWS_1251, body),
        (Charset::Auto, _) if is_koi8(body) => single(KOI8_R, body),
        (Charset::Auto, _) => single(WINDOWS_1251, body),
    }
}

fn single(charset: &'static Encoding, bytes: &[u8]) -> Result<String, Fault> {
    let text = charset.decode_without_bom_handling_and_without_replacement(bytes);
    // 0x98 is the one byte that windows-1251 gives no meaning.
    match text.filter(|text| !text.contains('\u{98}')) {
        Some(text) => Ok(text.into_owned()),
        None => Err(Fault::new(
            1,
            "neither UTF-8 nor windows-1251 nor KOI8-R; save the file in one of them",
        )),
    }
}

/// Words are small letters for the most part: KOI8-R has them at C0–DF, windows-1251 at E0–FF.
fn is_koi8(bytes: &[u8]) -> bool {
    let low = bytes.iter().filter(|byte| matches!(byte, 0xc0..=0xdf));
    let high = bytes.iter().filter(|byte| **byte >= 0xe0);
    low.count() > high.count()
}

fn damaged(bytes: &[u8], at: usize) -> Fault {
    let before = bytes.get(..at).unwrap_or_default();
    Fault::new(
        line_of(before),
        "damaged UTF-8: the file was cut or mixed from two charsets",
    )
}

fn line_of(before: &[u8]) -> usize {
    1 + before.iter().filter(|byte| **byte == b'\n').count()
}
