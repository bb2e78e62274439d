//! Secrets for links and codes. Only their hashes are stored.

use std::fmt;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};

/// A secret of 256 random bits for a link, 43 characters safe in an address.
///
/// It goes into one letter or cookie and is nowhere printed: `Debug` hides it.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// From the thread's generator, which the operating system seeds (a CSPRNG).
    pub fn generate() -> Token {
        let bytes: [u8; 32] = rand::random();
        Token(URL_SAFE_NO_PAD.encode(bytes))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What is stored.
    pub fn hash(&self) -> [u8; 32] {
        hash(&self.0)
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

/// SHA-256 of a token as it came in an address. No salt: 256 random bits cannot be guessed,
/// and the row is looked up by this value, so that times tell nothing.
pub fn hash(token: &str) -> [u8; 32] {
    Sha256::digest(token.as_bytes()).into()
}

/// Six random digits for SMS and e-mail codes; leading zeros are part of the code. Only a
/// million of them exist: the caller counts tries.
pub fn code6() -> String {
    format!("{:06}", rand::random_range(0..1_000_000_u32))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn tokens_are_long_safe_in_addresses_and_never_repeat() {
        let tokens: HashSet<String> = (0..1000)
            .map(|_| Token::generate().as_str().to_owned())
            .collect();
        assert_eq!(tokens.len(), 1000);
        for token in tokens {
            assert_eq!(token.len(), 43);
            assert!(
                token
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
            );
        }
    }

    #[test]
    fn the_hash_is_sha_256() {
        let hex: String = hash("abc")
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        assert_eq!(
            hex,
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
        let token = Token::generate();
        assert_eq!(token.hash(), hash(token.as_str()));
    }

    #[test]
    fn a_token_is_not_printed() {
        let token = Token::generate();
        assert!(!format!("{token:?}").contains(token.as_str()));
    }

    #[test]
    fn codes_have_six_digits_whatever_they_start_with() {
        let codes: Vec<String> = (0..2000).map(|_| code6()).collect();
        assert!(
            codes
                .iter()
                .all(|code| code.len() == 6 && code.parse::<u32>().is_ok())
        );
        assert!(codes.iter().any(|code| code.starts_with('0')));
    }
}
