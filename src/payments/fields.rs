//! What a bank sends to our addresses: fields by query or by form.

use crate::app::gateway::Call;
use reqwest::Url;
use std::collections::BTreeMap;

/// The fields of a call, however they came. None = one came twice, so that nobody can have one field
/// checked and another one used; or it is no text.
pub fn read(call: &Call) -> Option<BTreeMap<String, String>> {
    named(call, |_| true)
}

/// As [`read`], the fields that `counts` alone; what the others are is nobody's business.
pub fn named(call: &Call, counts: impl Fn(&str) -> bool) -> Option<BTreeMap<String, String>> {
    let body = std::str::from_utf8(&call.body).ok()?;
    let mut fields = BTreeMap::new();
    for part in [call.query.as_str(), body] {
        let mut url = Url::parse("http://bank.invalid/").ok()?;
        url.set_query(Some(part));
        for (name, value) in url.query_pairs().filter(|(name, _)| counts(name)) {
            // What could not be decoded comes out as this sign: such bytes are signed differently.
            let broken = name.contains('\u{fffd}') || value.contains('\u{fffd}');
            if broken
                || fields
                    .insert(name.into_owned(), value.into_owned())
                    .is_some()
            {
                return None;
            }
        }
    }
    Some(fields)
}

/// `bytes` as lower-case hex digits.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// The bytes behind hex digits of either case.
pub fn unhex(text: &str) -> Option<Vec<u8>> {
    if !text.len().is_multiple_of(2) || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    (0..text.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(text.get(at..at + 2)?, 16).ok())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn call(query: &str, body: &str) -> Call {
        Call {
            query: query.to_owned(),
            body: body.as_bytes().to_vec(),
            address: [127, 0, 0, 1].into(),
        }
    }

    #[test]
    fn fields_come_by_query_or_by_form_alike() {
        let by_query = read(&call("a=1&b=%D0%B9+x", "")).unwrap();
        let by_form = read(&call("", "a=1&b=%D0%B9+x")).unwrap();
        assert_eq!(by_query, by_form);
        assert_eq!(by_query["b"], "й x");
        assert!(read(&call("", "")).unwrap().is_empty());
    }

    #[test]
    fn a_field_that_comes_twice_is_refused_wherever_it_stands() {
        for (query, body) in [("a=1&a=2", ""), ("", "a=1&a=1"), ("a=1", "a=2")] {
            assert_eq!(read(&call(query, body)), None, "{query} {body}");
        }
        assert_eq!(read(&call("a=%FF", "")), None, "not a text");
    }

    #[test]
    fn hex_goes_there_and_back() {
        assert_eq!(hex(&[0, 171]), "00ab");
        assert_eq!(unhex("00AB"), Some(vec![0, 171]));
        assert_eq!(unhex("0"), None);
        assert_eq!(unhex("zz"), None);
        assert_eq!(unhex("+1"), None, "digits only");
    }
}
