//! Finding a question by words, without a server of its own: the text is short.

/// Letters of a Russian ending that may differ between the question and what was typed.
const ENDING: usize = 2;
/// Shorter words are compared whole.
const WHOLE: usize = 5;

/// Every word that was asked for stands in the text: case and ё make no difference, endings little.
/// Nothing asked matches everything.
pub fn matches(text: &str, asked: &str) -> bool {
    let text = plain(text);
    words(&plain(asked)).all(|word| text.contains(&stem(word)))
}

fn plain(text: &str) -> String {
    text.to_lowercase().replace('ё', "е")
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|sign: char| !sign.is_alphanumeric())
        .filter(|word| !word.is_empty())
}

fn stem(word: &str) -> String {
    let letters = word.chars().count();
    let kept = if letters > WHOLE {
        letters - ENDING
    } else {
        letters
    };
    word.chars().take(kept).collect()
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn endings_case_and_the_letter_yo_do_not_hide_an_answer() {
        let text = "Норматив: сколько услуги положено на счётчик";
        assert!(matches(text, "НОРМАТИВЫ"));
        assert!(matches(text, "счетчика услуг"));
        assert!(matches(text, ""));
        assert!(!matches(text, "норматив рассрочка"));
    }
}
