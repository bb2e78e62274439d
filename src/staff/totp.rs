//! The second factor: codes of an authenticator (RFC 6238: SHA-1, 6 digits, 30 s, one step of slack) and
//! recovery codes.

use crate::app::vault::Vault;
use crate::base::token;
use anyhow::Context;
use chrono::{DateTime, Utc};
use qrcode::QrCode;
use qrcode::render::svg;
use totp_rs::{Builder, Totp};
use uuid::Uuid;

/// Recovery codes given at a time.
pub const CODES: usize = 10;
/// Letters of recovery codes: none is taken for another.
const ALPHABET: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";

/// 160 random bits, as RFC 4226 wants them.
pub fn new_secret() -> [u8; 20] {
    rand::random()
}

/// The place of a member's secret in the vault: copied to another member's row it opens nothing.
fn place(staff: Uuid) -> String {
    format!("staff.totp {staff}")
}

/// `secret` as the database keeps it.
///
/// # Errors
/// A secret that could not be encrypted.
pub fn seal(vault: &Vault, staff: Uuid, secret: &[u8]) -> anyhow::Result<Vec<u8>> {
    let text: String = secret.iter().map(|byte| format!("{byte:02x}")).collect();
    vault.seal(&place(staff), &text)
}

/// The secret of [`seal`].
///
/// # Errors
/// The key of saved secrets is another one now: the member's device has to be set up anew
/// (`kabinet staff`).
pub fn unseal(vault: &Vault, staff: Uuid, sealed: &[u8]) -> anyhow::Result<Vec<u8>> {
    let text = vault.unseal(&place(staff), sealed).context(
        "a second factor cannot be read: the key of saved secrets is another one; set the device up anew",
    )?;
    let byte = |pair: &[u8]| {
        let pair = std::str::from_utf8(pair).ok()?;
        u8::from_str_radix(pair, 16).ok()
    };
    let bytes: Option<Vec<u8>> = text.as_bytes().chunks(2).map(byte).collect();
    bytes.context("a second factor is no number")
}

fn totp(secret: &[u8]) -> anyhow::Result<Totp> {
    let built = Builder::new().with_secret(secret.to_vec()).build();
    built.map_err(|error| anyhow::anyhow!("second factor: {error}"))
}

/// The step whose code this is, among the present one and its neighbours. The caller refuses a step that
/// was used.
///
/// # Errors
/// A secret that is none.
pub fn step_of(secret: &[u8], code: &str, now: DateTime<Utc>) -> anyhow::Result<Option<i64>> {
    let code: String = code.chars().filter(|sign| !sign.is_whitespace()).collect();
    if code.len() != 6 || !code.bytes().all(|digit| digit.is_ascii_digit()) {
        return Ok(None);
    }
    let seconds = u64::try_from(now.timestamp()).context("before 1970")?;
    let step = totp(secret)?.check(&code, seconds);
    Ok(step.and_then(|step| i64::try_from(step).ok()))
}

/// What a device shows at `now`.
///
/// # Errors
/// A secret that is none.
pub fn code_at(secret: &[u8], now: DateTime<Utc>) -> anyhow::Result<String> {
    let seconds = u64::try_from(now.timestamp()).context("before 1970")?;
    Ok(totp(secret)?.generate(seconds).to_string())
}

/// What the set-up page shows of a secret.
pub struct Shown {
    /// Base32 in groups of four, for typing.
    pub text: String,
    /// The QR code as an `<svg>` element.
    pub svg: String,
}

/// The secret as text and QR code, under the names that the device will show.
///
/// # Errors
/// A secret that is none.
pub fn show(secret: &[u8], email: &str, organisation: &str) -> anyhow::Result<Shown> {
    // A colon would part the label in the address.
    let plain = |text: &str| text.replace(':', " ");
    let totp = Builder::new()
        .with_secret(secret.to_vec())
        .with_account_name(plain(email))
        .with_issuer(Some(plain(organisation)))
        .build()
        .map_err(|error| anyhow::anyhow!("second factor: {error}"))?;
    let url = totp
        .to_url()
        .map_err(|error| anyhow::anyhow!("second factor: {error}"))?;
    let drawn = QrCode::new(url.as_bytes()).context("QR code of the second factor")?;
    let drawn = drawn
        .render::<svg::Color<'_>>()
        .min_dimensions(220, 220)
        .build();
    // Without the XML head: it stands inside a page.
    let start = drawn.find("<svg").unwrap_or_default();
    let text = totp.secret().to_base32();
    let groups: Vec<&str> = text
        .as_bytes()
        .chunks(4)
        .filter_map(|four| std::str::from_utf8(four).ok())
        .collect();
    Ok(Shown {
        text: groups.join(" "),
        svg: drawn[start..].to_owned(),
    })
}

/// Ten new recovery codes of 80 bits, as they are shown.
pub fn recovery_codes() -> Vec<String> {
    let code = || {
        let signs: Vec<char> = (0..16)
            .map(|_| char::from(ALPHABET[rand::random_range(0..ALPHABET.len())]))
            .collect();
        let groups: Vec<String> = signs.chunks(4).map(|four| four.iter().collect()).collect();
        groups.join("-")
    };
    (0..CODES).map(|_| code()).collect()
}

/// What is kept of a recovery code, however it is typed. None for what cannot be one.
pub fn recovery_hash(typed: &str) -> Option<[u8; 32]> {
    let code: String = typed
        .chars()
        .filter(|sign| !sign.is_whitespace() && *sign != '-')
        .flat_map(char::to_lowercase)
        .collect();
    let whole = code.len() == 16 && code.bytes().all(|sign| ALPHABET.contains(&sign));
    whole.then(|| token::hash(&code))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6238, appendix B, cut to six digits.
    const RFC: &[u8] = b"12345678901234567890";

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(seconds, 0).unwrap()
    }

    #[test]
    fn codes_are_those_of_the_rfc() {
        for (seconds, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
        ] {
            assert_eq!(code_at(RFC, at(seconds)).unwrap(), code);
            assert_eq!(step_of(RFC, code, at(seconds)).unwrap(), Some(seconds / 30));
        }
    }

    #[test]
    fn a_step_of_slack_either_way_and_no_more() {
        let code = code_at(RFC, at(3000)).unwrap();
        for (seconds, right) in [(2969, false), (2970, true), (3059, true), (3060, false)] {
            let found = step_of(RFC, &code, at(seconds)).unwrap();
            assert_eq!(found, right.then_some(100), "{seconds}");
        }
        let spaced = format!(" {} {}", &code[..3], &code[3..]);
        assert_eq!(step_of(RFC, &spaced, at(3000)).unwrap(), Some(100));
        for wrong in ["", "12345", "1234567", "28708x", "２８７０８２"] {
            assert_eq!(step_of(RFC, wrong, at(59)).unwrap(), None, "{wrong}");
        }
    }

    #[test]
    fn a_recovery_code_reads_back_however_it_is_typed() {
        let codes = recovery_codes();
        assert_eq!(codes.len(), CODES);
        let hashes: std::collections::HashSet<_> = codes
            .iter()
            .map(|code| recovery_hash(code).unwrap())
            .collect();
        assert_eq!(hashes.len(), CODES);
        let typed = codes[0].to_uppercase().replace('-', " ");
        assert_eq!(recovery_hash(&typed), recovery_hash(&codes[0]));
        assert_eq!(recovery_hash("123456"), None);
        assert_eq!(recovery_hash("жжжжжжжж"), None);
    }

    #[test]
    fn the_set_up_page_gets_a_picture_and_the_same_secret_as_text() {
        let shown = show(RFC, "a@b.example", "Вода: и тепло").unwrap();
        assert_eq!(shown.text, "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
        assert!(
            shown.svg.starts_with("<svg") && !shown.svg.contains("style"),
            "{}",
            shown.svg
        );
    }
}
