//! Texts that leave us and come back unchanged: signed, not secret.

use crate::app::App;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

fn mac(app: &App, purpose: &str, text: &str) -> Option<Hmac<Sha256>> {
    let mut mac = Hmac::<Sha256>::new_from_slice(&app.secret).ok()?;
    mac.update(purpose.as_bytes());
    mac.update(&[0]);
    mac.update(text.as_bytes());
    Some(mac)
}

/// `text` with a signature that only [`open`] with the same `purpose` accepts.
pub fn seal(app: &App, purpose: &str, text: &str) -> String {
    let signature = mac(app, purpose, text).map(|mac| mac.finalize().into_bytes().to_vec());
    format!(
        "{}.{}",
        URL_SAFE_NO_PAD.encode(text),
        URL_SAFE_NO_PAD.encode(signature.unwrap_or_default())
    )
}

/// A keyed hash of `text`: for secrets so short that a plain hash of them is soon tried out.
pub fn digest(app: &App, purpose: &str, text: &str) -> Vec<u8> {
    mac(app, purpose, text)
        .map(|mac| mac.finalize().into_bytes().to_vec())
        .unwrap_or_default()
}

/// Whether `digest` is that of `text`; takes as long for a wrong one as for the right one.
pub fn is_digest(app: &App, purpose: &str, text: &str, digest: &[u8]) -> bool {
    mac(app, purpose, text).is_some_and(|mac| mac.verify_slice(digest).is_ok())
}

/// Bytes of a [`short_digest`]: nobody guesses 128 bits.
const SHORT: usize = 16;

/// The start of [`digest`], for an address that must be short: 22 signs safe in it.
pub fn short_digest(app: &App, purpose: &str, text: &str) -> String {
    URL_SAFE_NO_PAD.encode(digest(app, purpose, text).get(..SHORT).unwrap_or_default())
}

/// Whether `digest` is [`short_digest`] of `text`; takes as long for a wrong one as for the right one.
pub fn is_short_digest(app: &App, purpose: &str, text: &str, digest: &str) -> bool {
    let bytes = URL_SAFE_NO_PAD.decode(digest).unwrap_or_default();
    bytes.len() == SHORT
        && mac(app, purpose, text).is_some_and(|mac| mac.verify_truncated_left(&bytes).is_ok())
}

/// The text of [`seal`], if it is ours.
pub fn open(app: &App, purpose: &str, sealed: &str) -> Option<String> {
    let (text, signature) = sealed.split_once('.')?;
    let text = String::from_utf8(URL_SAFE_NO_PAD.decode(text).ok()?).ok()?;
    let signature = URL_SAFE_NO_PAD.decode(signature).ok()?;
    mac(app, purpose, &text)?.verify_slice(&signature).ok()?;
    Some(text)
}
