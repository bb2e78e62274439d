//! A row to its fields.

use std::borrow::Cow;

/// The fields of a row between separators, without the spaces around them. A field that begins and ends
/// with quotes may hold the separator; quotes elsewhere are letters of a name.
pub fn split<'a>(row: &'a str, separator: &str) -> Vec<Cow<'a, str>> {
    let mut fields = Vec::new();
    let mut rest = row;
    loop {
        let (field, after) = match quoted(rest, separator) {
            Some((field, after)) => (Cow::Owned(field), after),
            None => match rest.split_once(separator) {
                Some((field, after)) => (Cow::Borrowed(field.trim()), Some(after)),
                None => (Cow::Borrowed(rest.trim()), None),
            },
        };
        fields.push(field);
        match after {
            Some(after) => rest = after,
            None => return fields,
        }
    }
}

/// `"a;b";c` → `a;b` and what is after its separator; none where the quotes are letters.
fn quoted<'a>(text: &'a str, separator: &str) -> Option<(String, Option<&'a str>)> {
    let mut rest = text.trim_start().strip_prefix('"')?;
    let mut field = String::new();
    loop {
        let (before, after) = rest.split_once('"')?;
        field.push_str(before);
        if let Some(more) = after.strip_prefix('"') {
            field.push('"');
            rest = more;
            continue;
        }
        let after = after.trim_start_matches(' ');
        let field = field.trim().to_owned();
        return match after.strip_prefix(separator) {
            Some(more) => Some((field, Some(more))),
            None if after.is_empty() => Some((field, None)),
            None => None,
        };
    }
}

/// How many fields a row may be said to have: an empty one at its end may be the separator's alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Width {
    least: usize,
    most: usize,
}

impl Width {
    pub fn of(fields: &[Cow<'_, str>]) -> Width {
        let most = fields.len();
        let bare = fields.last().is_some_and(|last| last.is_empty());
        Width {
            least: most - usize::from(bare),
            most,
        }
    }
    pub fn agrees(self, other: Width) -> bool {
        self.least <= other.most && other.least <= self.most
    }
}

impl std::fmt::Display for Width {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{}", self.most)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_hold_a_separator_and_are_letters_elsewhere() {
        for (row, fields) in [
            ("a; b ;c", vec!["a", "b", "c"]),
            ("\"a;b\";c", vec!["a;b", "c"]),
            ("1;\"OOO \"\"a;b\"\"\" ;c", vec!["1", "OOO \"a;b\"", "c"]),
            ("\"a\" OOO;c", vec!["\"a\" OOO", "c"]),
            ("OOO \"a\";c", vec!["OOO \"a\"", "c"]),
            ("\"a;b", vec!["\"a", "b"]),
            ("a;", vec!["a", ""]),
            ("", vec![""]),
        ] {
            assert_eq!(split(row, ";"), fields, "{row}");
        }
    }

    #[test]
    fn a_separator_at_the_end_may_stand_for_no_field() {
        let width = |row| Width::of(&split(row, ";"));
        assert!(width("a;b;c").agrees(width("a;b;c;")));
        assert!(width("a;b;").agrees(width("a;b;c")));
        assert!(!width("a;b;c").agrees(width("a;b;c;d")));
        assert!(!width("a;b").agrees(width("a;b;c")));
    }
}
