//! Bytes to text: banks write windows-1251, KOI8-R, the old DOS charset or UTF-8.

use super::Fault;
use encoding_rs::{Encoding, IBM866, KOI8_R, WINDOWS_1251};
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
    /// DOS.
    #[serde(rename = "cp866")]
    Cp866,
}

/// The commonest letters of Russian, by which a charset is told: read in a wrong one, others stand there.
const COMMON: &str = "оеаинтсрвлОЕАИНТСРВЛ";

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
        (Charset::Cp866, _) => single(IBM866, body),
        (Charset::Auto, _) => single(likeliest(body), body),
    }
}

fn single(charset: &'static Encoding, bytes: &[u8]) -> Result<String, Fault> {
    let text = charset.decode_without_bom_handling_and_without_replacement(bytes);
    // 0x98 is the one byte that windows-1251 gives no meaning.
    match text.filter(|text| !text.contains('\u{98}')) {
        Some(text) => Ok(text.into_owned()),
        None => Err(Fault::new(
            1,
            "neither UTF-8 nor windows-1251 nor KOI8-R nor cp866; save the file in one of them",
        )),
    }
}

/// The charset in which most letters are common ones; windows-1251 where none is ahead of it. Capitals
/// count as small letters do: banks like names in capitals.
fn likeliest(bytes: &[u8]) -> &'static Encoding {
    let common = |charset: &'static Encoding| -> usize {
        let (letters, _, _) = charset.encode(COMMON);
        // A no-break space between thousands is a letter of DOS.
        let found = bytes
            .iter()
            .filter(|byte| **byte != 0xa0 && letters.contains(*byte));
        found.count()
    };
    let mut best = (WINDOWS_1251, common(WINDOWS_1251));
    for charset in [KOI8_R, IBM866] {
        let score = common(charset);
        if score > best.1 {
            best = (charset, score);
        }
    }
    best.0
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_charset_is_told_by_its_letters_in_capitals_too() {
        for text in [
            "Иванова А П;г Томск",
            "ИВАНОВА АННА ПЕТРОВНА;Г ТОМСК",
            "СекцияДокумент=Платежное поручение\nНазначениеПлатежа=ЖКУ ЛС 8781",
            "Ёлкина №5 «Тепло» — долг",
        ] {
            for charset in [WINDOWS_1251, KOI8_R, IBM866] {
                let (bytes, _, strange) = charset.encode(text);
                if !strange {
                    let read = decode(Charset::Auto, &bytes).unwrap();
                    assert_eq!(read, text, "{}", charset.name());
                }
            }
        }
        assert_eq!(
            decode(Charset::Auto, b"1\xa0457,30").unwrap(),
            "1\u{a0}457,30"
        );
    }
}
