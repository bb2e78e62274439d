//! E-mail addresses.

use std::{fmt, str::FromStr};

use lettre::Address;

/// An address a letter can be sent to, as its owner wrote it; compare by [`Email::key`].
///
/// It holds no spaces or control characters, so it cannot break out of a header.
#[derive(Clone, Debug, PartialEq, Eq, Hash, sqlx::Type)]
#[sqlx(transparent)]
pub struct Email(String);

/// Why a text is not an e-mail address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EmailError {
    #[error("empty")]
    Empty,
    #[error("longer than 254 characters")]
    TooLong,
    #[error("not an e-mail address")]
    NotAnEmail,
}

/// The longest path SMTP carries (RFC 5321), without its angle brackets, in bytes.
const LONGEST: usize = 254;

impl Email {
    /// Spaces around are ignored.
    pub fn parse(text: &str) -> Result<Email, EmailError> {
        let text = text.trim_matches(super::text::is_blank);
        if text.is_empty() {
            return Err(EmailError::Empty);
        }
        if text.len() > LONGEST {
            return Err(EmailError::TooLong);
        }
        let forbidden =
            |c: char| c.is_control() || super::text::is_blank(c) || "<>\",;".contains(c);
        if text.contains(forbidden) {
            return Err(EmailError::NotAnEmail);
        }
        let address = Address::from_str(text).map_err(|_| EmailError::NotAnEmail)?;
        // Nobody's mail is at a name without a dot; it is an address half typed.
        if !address.domain().contains('.') && !address.domain().starts_with('[') {
            return Err(EmailError::NotAnEmail);
        }
        Ok(Email(text.to_owned()))
    }

    /// As written by its owner.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The form to store for look-up and uniqueness: lower case.
    pub fn key(&self) -> String {
        self.0.to_lowercase()
    }

    /// For logs and for people who have not proved who they are: `s***@mail.ru`.
    pub fn masked(&self) -> String {
        let (local, domain) = self.0.rsplit_once('@').unwrap_or((&self.0, ""));
        let first: String = local.chars().take(1).collect();
        format!("{first}***@{domain}")
    }
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn addresses_are_kept_as_written_and_compared_in_lower_case() {
        let email = Email::parse(" Anna.Ivanova+lk@Mail.RU\n").unwrap();
        assert_eq!(email.as_str(), "Anna.Ivanova+lk@Mail.RU");
        assert_eq!(email.key(), "anna.ivanova+lk@mail.ru");
        assert!(Email::parse("anna@почта.рф").is_ok());
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for text in [
            "anna",
            "@mail.ru",
            "anna@",
            "a b@mail.ru",
            "a@b@mail.ru",
            "anna@mail..ru",
            "anna@mail.ru\r\nBcc: x@y.ru",
            "Anna <anna@mail.ru>",
            "a@mail.ru,b@mail.ru",
            "\"a b\"@mail.ru",
            "anna@mail.ru\0",
        ] {
            assert_eq!(Email::parse(text), Err(EmailError::NotAnEmail), "{text:?}");
        }
        assert_eq!(Email::parse("\r\n "), Err(EmailError::Empty));
        let long = format!("a@{}.ru", "b".repeat(260));
        assert_eq!(Email::parse(&long), Err(EmailError::TooLong));
    }

    #[test]
    fn a_masked_address_shows_one_letter_and_the_domain() {
        assert_eq!(
            Email::parse("sidorova@mail.ru").unwrap().masked(),
            "s***@mail.ru"
        );
        assert_eq!(
            Email::parse("я@почта.рф").unwrap().masked(),
            "я***@почта.рф"
        );
    }

    proptest! {
        #[test]
        fn usual_addresses_read_back(text in "[a-z][a-z0-9_]{0,20}@[a-z]{1,20}[.](ru|com)") {
            let email = Email::parse(&text).unwrap();
            prop_assert_eq!(Email::parse(email.as_str()), Ok(email));
        }

        #[test]
        fn no_text_makes_it_panic_or_lets_a_line_break_in(
            text in any::<String>(), near in "[a-z@.\r\n \"<>-]{0,20}",
        ) {
            for text in [text, near] {
                if let Ok(email) = Email::parse(&text) {
                    prop_assert!(!email.as_str().contains(['\r', '\n', ' ']));
                    prop_assert!(email.masked().contains("***@"));
                }
            }
        }
    }
}
