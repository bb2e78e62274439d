//! Check digits of Russian bank details; shape and sums only, no directory is asked.

use super::text::all_digits;

/// Letters that may stand for the sixth digit of an account (clearing currencies), in the
/// order of the digits they count as.
const ACCOUNT_LETTERS: &str = "ABCEHKMPTX";

const INN10: [u32; 9] = [2, 4, 10, 3, 5, 9, 4, 6, 8];
const INN12_FIRST: [u32; 10] = [7, 2, 4, 10, 3, 5, 9, 4, 6, 8];
const INN12_SECOND: [u32; 11] = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8];

/// Nine digits that begin with 04, 01 (treasury) or 00.
pub fn bic_is_valid(bic: &str) -> bool {
    bic.len() == 9 && all_digits(bic) && ["04", "01", "00"].iter().any(|s| bic.starts_with(s))
}

/// Whether a settlement account belongs to the bank with this БИК: weights 7, 1, 3 over the
/// last three digits of the БИК and the account. A treasury БИК (01…) has no such key.
pub fn account_key_is_valid(bic: &str, account: &str) -> bool {
    match bic.get(6..) {
        Some(branch) if bic_is_valid(bic) => {
            let Some(digits) = account_digits(account) else {
                return false;
            };
            bic.starts_with("01") || key_is_zero(branch, &digits)
        }
        _ => false,
    }
}

/// The same for a correspondent account, over `0` and the fifth and sixth digit of the БИК.
pub fn correspondent_key_is_valid(bic: &str, account: &str) -> bool {
    match bic.get(4..6) {
        Some(region) if bic_is_valid(bic) => {
            let Some(digits) = account_digits(account) else {
                return false;
            };
            bic.starts_with("01") || key_is_zero(&format!("0{region}"), &digits)
        }
        _ => false,
    }
}

/// ИНН of an organisation (10 digits) or a person (12).
pub fn inn_is_valid(inn: &str) -> bool {
    // No tax office has the number 00, though all zeros would add up.
    if !all_digits(inn) || inn.starts_with("00") {
        return false;
    }
    let digits = digits(inn);
    let ends_well = |weights: &[u32]| {
        let sum: u32 = weights
            .iter()
            .zip(&digits)
            .map(|(weight, digit)| weight * digit)
            .sum();
        digits.get(weights.len()) == Some(&(sum % 11 % 10))
    };
    match digits.len() {
        10 => ends_well(&INN10),
        12 => ends_well(&INN12_FIRST) && ends_well(&INN12_SECOND),
        _ => false,
    }
}

fn digits(text: &str) -> Vec<u32> {
    text.chars().filter_map(|c| c.to_digit(10)).collect()
}

/// The twenty digits of an account; the sixth may be a letter.
fn account_digits(account: &str) -> Option<Vec<u32>> {
    if account.len() != 20 {
        return None;
    }
    account
        .chars()
        .enumerate()
        .map(|(i, c)| match c.to_digit(10) {
            None if i == 5 => ACCOUNT_LETTERS
                .find(c)
                .and_then(|at| u32::try_from(at).ok()),
            digit => digit,
        })
        .collect()
}

fn key_is_zero(prefix: &str, account: &[u32]) -> bool {
    let sum: u32 = digits(prefix)
        .iter()
        .chain(account)
        .zip([7, 1, 3].iter().cycle())
        .map(|(digit, weight)| digit * weight % 10)
        .sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const SBER: &str = "044525225";

    #[test]
    fn details_of_the_sample_bundle_are_valid() {
        for (inn, bic, account, correspondent) in [
            (
                "7017001012",
                SBER,
                "40702810800000000100",
                "30101810400000000225",
            ),
            (
                "7017001020",
                SBER,
                "40702810100000000101",
                "30101810400000000225",
            ),
            (
                "7017001037",
                SBER,
                "40702810400000000102",
                "30101810400000000225",
            ),
            (
                "7017001044",
                SBER,
                "40702810700000000103",
                "30101810400000000225",
            ),
            (
                "7017001051",
                SBER,
                "40702810000000000104",
                "30101810400000000225",
            ),
            (
                "7017114680",
                "046902606",
                "40702810264000008260",
                "30101810800000000606",
            ),
        ] {
            assert!(inn_is_valid(inn), "{inn}");
            assert!(account_key_is_valid(bic, account), "{bic} {account}");
            assert!(
                correspondent_key_is_valid(bic, correspondent),
                "{bic} {correspondent}"
            );
        }
        assert!(account_key_is_valid(SBER, "40702810400000000018"));
    }

    #[test]
    fn misprints_are_found() {
        // As scanned from the manual, with its wrong digits.
        assert!(!inn_is_valid("7017114630"));
        assert!(!inn_is_valid("7017351523"));
        assert!(inn_is_valid("7017351521"));
        assert!(!correspondent_key_is_valid(
            "046902606",
            "30101810300000000606"
        ));
        assert!(!account_key_is_valid(SBER, "40702810400000000019"));
        assert!(!account_key_is_valid("046902606", "40702810400000000018"));
    }

    #[test]
    fn wrong_shapes_are_refused() {
        for bic in [
            "",
            "04452522",
            "0445252255",
            "144525225",
            "04452522x",
            "04452522５",
        ] {
            assert!(!account_key_is_valid(bic, "40702810400000000018"), "{bic}");
            assert!(
                !correspondent_key_is_valid(bic, "30101810400000000225"),
                "{bic}"
            );
        }
        for account in [
            "",
            "4070281040000000001",
            "407028104000000000180",
            "4070281040000000001x",
        ] {
            assert!(!account_key_is_valid(SBER, account), "{account}");
            assert!(!account_key_is_valid("012345678", account), "{account}");
        }
        for inn in ["", "701711468", "70171146800", "0000000000", "701711468x"] {
            assert!(!inn_is_valid(inn), "{inn}");
        }
    }

    #[test]
    fn a_treasury_account_needs_no_key() {
        assert!(account_key_is_valid("012345678", "40702810400000000019"));
    }

    #[test]
    fn a_clearing_letter_counts_as_its_digit() {
        // C counts as 2: with and without the letter the sum is the same.
        assert_eq!(
            account_digits("40702C10400000000018"),
            account_digits("40702210400000000018")
        );
        assert_eq!(account_digits("4070C210400000000018"), None);
    }

    #[test]
    fn an_inn_of_a_person_has_two_check_digits() {
        assert!(inn_is_valid("500100732259"));
        assert!(!inn_is_valid("500100732258"));
        assert!(!inn_is_valid("500100732249"));
    }

    proptest! {
        #[test]
        fn a_single_wrong_digit_of_an_account_is_found(at in 0_usize..20, by in 1_u32..10) {
            let mut account = "40702810400000000018".to_owned();
            let digit = (account[at..=at].parse::<u32>().unwrap() + by) % 10;
            account.replace_range(at..=at, &digit.to_string());
            prop_assert!(!account_key_is_valid(SBER, &account));
        }

        #[test]
        fn no_text_makes_it_panic(a in any::<String>(), b in any::<String>(), near in "[0-9А]{0,20}") {
            for (bic, account) in [(&*a, &*b), (SBER, &*near), (&*near, "40702810400000000018")] {
                let _ = account_key_is_valid(bic, account);
                let _ = correspondent_key_is_valid(bic, account);
                let _ = inn_is_valid(account);
            }
        }
    }
}
