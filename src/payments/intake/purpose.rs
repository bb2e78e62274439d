//! What stands in the purpose of a payment: the account number, our payment's number.

/// `ЛС: 0012345678` → the number (DOMAIN 7).
pub fn account(purpose: &str) -> Option<String> {
    let (_, rest) = purpose.split_once("ЛС")?;
    let rest = rest.trim_start_matches([' ', ':', '№', '\u{a0}']);
    let number: String = rest
        .chars()
        .take_while(|sign| sign.is_alphanumeric() || matches!(sign, '/' | '-'))
        .take(40)
        .collect();
    (!number.is_empty()).then_some(number)
}

/// `Платёж № 1234: …`, as our requests to banks say → the number.
pub fn payment(purpose: &str) -> Option<i64> {
    let start = ["Платёж №", "Платеж №", "Payment No"]
        .into_iter()
        .find_map(|words| purpose.split_once(words))?;
    let digits: String = start
        .1
        .trim_start_matches([' ', '.', '\u{a0}'])
        .chars()
        .take_while(char::is_ascii_digit)
        .collect();
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_found_in_the_purpose() {
        for (purpose, found) in [
            ("ЖКУ 03.2026 ЛС: 0012345678", Some("0012345678")),
            ("ЖКУ ЛС № 77-100/45, март", Some("77-100/45")),
            ("ЖКУ за март", None),
            ("ЛС", None),
        ] {
            assert_eq!(account(purpose).as_deref(), found, "{purpose}");
        }
        assert_eq!(payment("Платёж № 1234: оплата по ЛС 1"), Some(1234));
        assert_eq!(payment("Платеж №12"), Some(12));
        assert_eq!(payment("Платёж № "), None);
        assert_eq!(payment("за свет"), None);
    }
}
