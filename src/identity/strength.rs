//! Whether a password would be guessed early: zxcvbn, taught the two ways in which Russian hides from it.
//!
//! zxcvbn knows English words and a Latin keyboard. A Russian word typed in the Latin layout, a pattern of
//! the Russian keyboard and a transliterated word look random to it, so each password is judged in
//! every reading that somebody who guesses would try.

use zxcvbn::{Score, zxcvbn};

/// The keys of the Russian layout and what stands on them in the Latin one.
const RUSSIAN: &str = "йцукенгшщзхъфывапролджэячсмитьбюё";
const LATIN: &str = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";

/// Words that Russian passwords are made of, as they sound in Latin letters.
const WORDS: &[&str] = &[
    "parol",
    "privet",
    "lubov",
    "lyubov",
    "solnce",
    "solnyshko",
    "zvezda",
    "nastya",
    "natasha",
    "kristina",
    "marina",
];

/// What the same keys give in the Latin layout: `Йцукен1` is `Qwerty1`.
fn to_latin_keys(text: &str) -> String {
    text.chars().map(|c| swap(c, RUSSIAN, LATIN)).collect()
}

/// What the same keys give in the Russian layout: `Gfhjkm1` is `Пароль1`.
fn to_russian_keys(text: &str) -> String {
    text.chars().map(|c| swap(c, LATIN, RUSSIAN)).collect()
}

fn swap(c: char, from: &str, to: &str) -> char {
    let small: char = c.to_lowercase().next().unwrap_or(c);
    let Some(at) = from.chars().position(|known| known == small) else {
        return c;
    };
    let other = to.chars().nth(at).unwrap_or(c);
    if c.is_uppercase() {
        other.to_uppercase().next().unwrap_or(other)
    } else {
        other
    }
}

/// `Иванова` → `Ivanova`.
fn sound(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let small = c.to_lowercase().next().unwrap_or(c);
        let latin = match small {
            'а' => "a",
            'б' => "b",
            'в' => "v",
            'г' => "g",
            'д' => "d",
            'е' | 'ё' | 'э' => "e",
            'ж' => "zh",
            'з' => "z",
            'и' => "i",
            'й' | 'ы' => "y",
            'к' => "k",
            'л' => "l",
            'м' => "m",
            'н' => "n",
            'о' => "o",
            'п' => "p",
            'р' => "r",
            'с' => "s",
            'т' => "t",
            'у' => "u",
            'ф' => "f",
            'х' => "h",
            'ц' => "c",
            'ч' => "ch",
            'ш' => "sh",
            'щ' => "sch",
            'ъ' | 'ь' => "",
            'ю' => "yu",
            'я' => "ya",
            _ => {
                out.push(c);
                continue;
            }
        };
        if c.is_uppercase() {
            let mut letters = latin.chars();
            out.extend(letters.next().map(|first| first.to_ascii_uppercase()));
            out.push_str(letters.as_str());
        } else {
            out.push_str(latin);
        }
    }
    out
}

/// Whether fewer than a million guesses find it (a score of 0 or 1), in any reading. `context`: words of
/// the person's own, such as the address and names.
pub fn is_common(password: &str, context: &[&str]) -> bool {
    let mut words: Vec<String> = WORDS.iter().map(|word| (*word).to_owned()).collect();
    for part in context
        .iter()
        .flat_map(|text| text.split(['@', '.', ' ', '-', '_', '+']))
    {
        if part.chars().count() >= 3 {
            let part = part.to_lowercase();
            words.extend([sound(&part), to_latin_keys(&part), part]);
        }
    }
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let readings = [
        password.to_owned(),
        to_latin_keys(password),
        sound(password),
        sound(&to_russian_keys(password)),
    ];
    readings
        .iter()
        .enumerate()
        .filter(|(at, reading)| *at == 0 || *reading != password)
        .any(|(_, reading)| zxcvbn(reading, &words).score() <= Score::One)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_passwords_are_known_in_every_reading() {
        for common in [
            "Password1",
            "Qwerty123",
            "Qwertyuiop1",
            "Zaq12wsx",
            "Йцукен123",
            "Фыва1234",
            "Gfhjkm123",
            "Пароль2026",
            "Parol2026",
            "Ghbdtn123",
            "11111111Aa",
            "Aa123456",
            "Privet2026",
        ] {
            assert!(is_common(common, &[]), "{common}");
        }
    }

    #[test]
    fn ones_own_name_and_address_protect_nothing() {
        let own = ["sidorova77@mail.ru", "Сидорова", "Анна"];
        for weak in [
            "Sidorova1",
            "Cbljhjdf77",
            "Сидорова77",
            "sidorova77A",
            "Anna1990",
        ] {
            assert!(is_common(weak, &own), "{weak}");
        }
    }

    #[test]
    fn a_thought_out_password_is_taken() {
        for good in [
            "Tishe-voda-8-bereg",
            "kR7-mopLe-29",
            "тихая река у дома 5",
            "Lampa-Stol-47-Okno",
        ] {
            assert!(!is_common(good, &["anna@mail.ru", "Анна"]), "{good}");
        }
    }
}
