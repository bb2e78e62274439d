//! MONETA's signatures: md5 over the values one after another and the shop's key (DOMAIN 3).

use crate::config::Secret;
use crate::payments::fields;
use md5::{Digest, Md5};

/// Of `values` in the order that the protocol says; an absent one is an empty text.
pub fn signature(values: &[&str], key: &Secret) -> String {
    let mut hash = Md5::new();
    for value in values {
        hash.update(value.as_bytes());
    }
    hash.update(key.expose().as_bytes());
    fields::hex(&hash.finalize())
}

/// Whether `given` is that signature, in either case; takes as long for a wrong one as for the right one.
pub fn holds(given: &str, values: &[&str], key: &Secret) -> bool {
    let right = signature(values, key);
    let given = given.to_ascii_lowercase();
    given.len() == right.len()
        && given
            .bytes()
            .zip(right.bytes())
            .fold(0, |differs, (one, other)| differs | (one ^ other))
            == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_official_vectors_hold() {
        let key = Secret::new("QWERTY");
        let (id, tx) = ("54600817", "FF790ABCD");
        let pay = [id, tx, "123456", "120.25", "RUB", "", "0"];
        assert_eq!(signature(&pay, &key), "69bdf9bd91820b8f7b4c4b25d3d22dfa");
        assert_eq!(
            signature(&["200", id, tx], &key),
            "29807c8e5d82198b5c4360e6ec711cce"
        );
    }

    #[test]
    fn our_own_vectors_hold() {
        let key = Secret::new("s3cr3t");
        let (id, tx, sum, person) = ("12345678", "P-2026-000017", "1457.30", "0012345678");
        for (values, right) in [
            (
                &[id, tx, sum, "RUB", "", "0"][..],
                "cebb65786d6cab4cc513b9c657ee59c4",
            ),
            (
                &[id, tx, sum, "RUB", person, "0"],
                "8a1b3e63703b4262f2a3857267b56b64",
            ),
            (
                &[id, tx, "990001", sum, "RUB", person, "0"],
                "1d38801217d83b8801c1f62013db0f05",
            ),
            (
                &["CHECK", id, tx, "", sum, "RUB", person, "0"],
                "5f901744253ba29070c503e14417fc8e",
            ),
            (&["200", id, tx], "20cfa4d8237ad0a51754a7c1027550b9"),
            (&["402", id, tx], "ce29cd28cc6de4632a4976525238b32a"),
        ] {
            assert_eq!(signature(values, &key), right, "{values:?}");
        }
    }

    #[test]
    fn a_signature_is_taken_in_either_case_and_only_whole() {
        let key = Secret::new("QWERTY");
        let values = ["200", "54600817", "FF790ABCD"];
        let right = "29807C8E5d82198b5c4360e6ec711cce";
        assert!(holds(right, &values, &key));
        assert!(!holds(&right[..31], &values, &key));
        assert!(!holds("", &values, &key));
        assert!(!holds(right, &["402", "54600817", "FF790ABCD"], &key));
        assert!(!holds(right, &values, &Secret::new("QWERTZ")));
    }
}
