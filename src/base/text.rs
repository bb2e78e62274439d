//! Small text rules shared by the parsers and formatters of this room.

/// No-break space: between groups of digits and before the rouble sign.
pub(super) const NBSP: &str = "\u{a0}";
/// The typographic minus of shown numbers; programs get the plain `-`.
pub(super) const MINUS: char = '\u{2212}';

/// Whether a character is blank for a typed number: every Unicode space and the invisible
/// characters that come along when text is pasted from a PDF or a messenger.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}')
}

/// The text without any blanks, wherever they stood.
pub(super) fn without_blanks(text: &str) -> String {
    text.chars().filter(|c| !is_blank(*c)).collect()
}

/// Puts `separator` between groups of three digits, counted from the right.
pub(super) fn thousands(digits: &str, separator: &str) -> String {
    let count = digits.chars().count();
    let mut out = String::with_capacity(digits.len() + count / 3 * separator.len());
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (count - i).is_multiple_of(3) {
            out.push_str(separator);
        }
        out.push(c);
    }
    out
}

/// Whether the text is one ASCII digit or more and nothing else.
pub(super) fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_grouped_by_three_from_the_right() {
        assert_eq!(thousands("1", ","), "1");
        assert_eq!(thousands("123", ","), "123");
        assert_eq!(thousands("1234", ","), "1,234");
        assert_eq!(thousands("1234567", ","), "1,234,567");
    }

    #[test]
    fn every_kind_of_space_is_dropped() {
        assert_eq!(
            without_blanks(" 1\u{a0}2\u{202f}3\u{2009}4\t5\u{200b}6\u{feff}"),
            "123456"
        );
    }
}
