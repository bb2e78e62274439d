//! Secrets of others that we must be able to read again (tokens of cards, second factors): encrypted, with
//! a key that is not in the database, so that a stolen copy of it opens nothing.

use anyhow::Context;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{ChaCha20Poly1305, Key, Nonce};
use std::io::{ErrorKind, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

const KEY: usize = 32;
const NONCE: usize = 12;

/// Encrypts and decrypts.
pub struct Vault(ChaCha20Poly1305);

impl Vault {
    /// With the key of `secret.key` in `folder`, which is made where there is none. Copies of the server
    /// share the folder; who loses it loses saved cards and second factors, and nothing else.
    ///
    /// # Errors
    /// The file cannot be read or made, or is not ours.
    pub fn open(folder: &Path) -> anyhow::Result<Vault> {
        let path = folder.join("secret.key");
        let key = match std::fs::read(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => make(folder, &path),
            read => read.map_err(anyhow::Error::from),
        }
        .with_context(|| format!("the key of saved secrets, {}", path.display()))?;
        let key = Key::try_from(key.as_slice())
            .map_err(|_| anyhow::anyhow!("{} must hold {KEY} bytes", path.display()))?;
        Ok(Vault(ChaCha20Poly1305::new(&key)))
    }

    /// `text`, encrypted; only [`Vault::unseal`] with the same `place` gives it back. A place names the row
    /// that holds it, so that one copied into another row opens nothing.
    pub fn seal(&self, place: &str, text: &str) -> anyhow::Result<Vec<u8>> {
        let nonce: [u8; NONCE] = rand::random();
        let sealed = self
            .0
            .encrypt(&Nonce::from(nonce), payload(place, text.as_bytes()))
            .map_err(|_| anyhow::anyhow!("a secret could not be encrypted"))?;
        Ok([nonce.as_slice(), &sealed].concat())
    }

    /// The text of [`Vault::seal`]; none = not ours, another place, or the key was lost.
    pub fn unseal(&self, place: &str, sealed: &[u8]) -> Option<String> {
        let (nonce, sealed) = sealed.split_at_checked(NONCE)?;
        let nonce = Nonce::try_from(nonce).ok()?;
        let text = self.0.decrypt(&nonce, payload(place, sealed)).ok()?;
        String::from_utf8(text).ok()
    }
}

fn payload<'a>(place: &'a str, msg: &'a [u8]) -> Payload<'a, 'a> {
    Payload {
        msg,
        aad: place.as_bytes(),
    }
}

/// Whole and then named: of two that start at once, the second reads the first one's.
fn make(folder: &Path, path: &Path) -> anyhow::Result<Vec<u8>> {
    std::fs::create_dir_all(folder)?;
    let key: [u8; KEY] = rand::random();
    let half = folder.join(format!(".secret.{}", uuid::Uuid::new_v4().simple()));
    let mut file = std::fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(&half)?;
    file.write_all(&key)?;
    file.sync_all()?;
    let named = std::fs::hard_link(&half, path);
    std::fs::remove_file(&half)?;
    match named {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(error.into()),
        _ => Ok(std::fs::read(path)?),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> std::path::PathBuf {
        std::env::temp_dir().join(format!("kabinet-vault-{}", uuid::Uuid::new_v4()))
    }

    #[test]
    fn a_secret_comes_back_only_from_its_own_place_with_its_own_key() {
        let (one, other) = (folder(), folder());
        let vault = Vault::open(&one).unwrap();
        let sealed = vault.seal("card:1", "tok-секрет").unwrap();
        assert!(!sealed.windows(3).any(|three| three == b"tok"));
        assert_ne!(sealed, vault.seal("card:1", "tok-секрет").unwrap());
        let again = Vault::open(&one).unwrap();
        assert_eq!(
            again.unseal("card:1", &sealed).as_deref(),
            Some("tok-секрет")
        );
        assert_eq!(again.unseal("card:2", &sealed), None);
        assert_eq!(Vault::open(&other).unwrap().unseal("card:1", &sealed), None);
        assert_eq!(again.unseal("card:1", b"short"), None);
        for folder in [one, other] {
            std::fs::remove_dir_all(folder).unwrap();
        }
    }

    #[test]
    fn the_key_is_for_its_owner_alone_and_a_wrong_file_is_refused() {
        use std::os::unix::fs::PermissionsExt;
        let folder = folder();
        Vault::open(&folder).unwrap();
        let path = folder.join("secret.key");
        assert_eq!(
            std::fs::metadata(&path).unwrap().permissions().mode() & 0o777,
            0o600
        );
        std::fs::write(&path, "short").unwrap();
        assert!(Vault::open(&folder).is_err());
        std::fs::remove_dir_all(folder).unwrap();
    }
}
