//! Passwords: what is taken (config `signup.password_policy`), and how they are kept.
//!
//! Argon2id with the parameters of YARDSTICKS 2. Hashing is bounded in number and in waiting, runs off
//! the async threads, and callers hold no database connection meanwhile.

use super::strength;
use crate::app::App;
use crate::config::PasswordPolicy;
use crate::web::AppError;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};

/// Memory in KiB, passes, lanes.
const MEMORY: u32 = 19_456;
const PASSES: u32 = 2;
const LANES: u32 = 1;
/// How a hash with today's parameters starts.
const CURRENT: &str = "$argon2id$v=19$m=19456,t=2,p=1$";
/// Checked in place of a hash that is not there, so that an unknown login takes as long as a known one.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5bm9ib2R5bm9ib2R5$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

pub const LONGEST: usize = 128;
/// Bytes above which a typed password is not even compared.
const LONGEST_TYPED: usize = 1024;

/// Why a new password is not taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Weak {
    /// Too short, or without the characters the policy wants.
    Rule,
    TooLong,
    /// Among the common ones, or made of the person's own data.
    Common,
}

/// Whether `password` may be set. `context`: the person's own words, which it must not lean on.
pub fn check(policy: PasswordPolicy, password: &str, context: &[&str]) -> Result<(), Weak> {
    let count = password.chars().count();
    if count > LONGEST {
        return Err(Weak::TooLong);
    }
    let rule = match policy {
        PasswordPolicy::Manual => {
            let has = |kind: fn(&char) -> bool| password.chars().any(|c| kind(&c));
            count >= 8
                && has(char::is_ascii_digit)
                && has(char::is_ascii_uppercase)
                && has(char::is_ascii_lowercase)
        }
        PasswordPolicy::Length => count >= 12,
    };
    if !rule {
        return Err(Weak::Rule);
    }
    if strength::is_common(password, context) {
        return Err(Weak::Common);
    }
    Ok(())
}

fn argon2() -> Option<Argon2<'static>> {
    let params = Params::new(MEMORY, PASSES, LANES, None).ok()?;
    Some(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// Whether the hash was made with other parameters than today's.
pub fn is_outdated(hash: &str) -> bool {
    !hash.starts_with(CURRENT)
}

/// The hash to keep.
///
/// # Errors
/// [`AppError::Busy`] when more hashing waits than fits.
pub async fn hash(app: &App, password: String) -> Result<String, AppError> {
    let hash = blocking(app, move || {
        argon2().and_then(|a| a.hash_password(password.as_bytes()).ok())
    })
    .await?;
    hash.map(|hash| hash.to_string())
        .ok_or_else(|| AppError::Broken(anyhow::anyhow!("argon2 refused to hash")))
}

/// Which of `hashes` the password fits. A refusal costs `at_least` comparisons, however few hashes
/// there are, so that its time tells nothing.
///
/// # Errors
/// [`AppError::Busy`] when more hashing waits than fits.
pub async fn find(
    app: &App,
    password: String,
    mut hashes: Vec<String>,
    at_least: usize,
) -> Result<Option<usize>, AppError> {
    let real = hashes.len();
    while hashes.len() < at_least.max(1) {
        hashes.push(NOBODY.to_owned());
    }
    blocking(app, move || {
        let typed = match password.as_bytes() {
            long if long.len() > LONGEST_TYPED => &[],
            bytes => bytes,
        };
        let found = hashes.iter().position(|hash| fits(typed, hash));
        found.filter(|at| *at < real)
    })
    .await
}

fn fits(password: &[u8], hash: &str) -> bool {
    argon2().is_some_and(|a| PasswordVerifier::<str>::verify_password(&a, password, hash).is_ok())
}

async fn blocking<T: Send + 'static>(
    app: &App,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, AppError> {
    let _place = app
        .hashing_queue
        .try_acquire()
        .map_err(|_| AppError::Busy)?;
    let permit = app.hashing.clone().acquire_owned().await;
    let permit = permit.map_err(|_| AppError::Busy)?;
    // The permit goes along: a visitor who leaves does not let another hash start beside this one.
    let done = tokio::task::spawn_blocking(move || {
        let done = work();
        drop(permit);
        done
    });
    done.await.map_err(|error| AppError::Broken(error.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manual(password: &str) -> Result<(), Weak> {
        check(PasswordPolicy::Manual, password, &[])
    }

    #[test]
    fn the_manuals_rule_wants_eight_a_digit_and_both_cases() {
        assert_eq!(manual("Tishe-7x"), Ok(()));
        for short_of in ["Tishe7x", "tishe-7x", "TISHE-7X", "Tishe-xx", "Весна-77"] {
            assert_eq!(manual(short_of), Err(Weak::Rule), "{short_of}");
        }
        assert_eq!(manual(&format!("Aa1{}", "ж".repeat(125))), Ok(()));
        assert_eq!(
            manual(&format!("Aa1{}", "ж".repeat(126))),
            Err(Weak::TooLong)
        );
    }

    #[test]
    fn the_other_policy_asks_for_length_alone() {
        let check = |password| check(PasswordPolicy::Length, password, &[]);
        assert_eq!(check("тихая река у дома"), Ok(()));
        assert_eq!(check("тихая река"), Err(Weak::Rule));
        assert_eq!(check("passwordpassword"), Err(Weak::Common));
    }

    #[test]
    fn the_stand_in_costs_what_a_real_hash_costs() {
        assert!(!is_outdated(NOBODY));
        let parsed = argon2::password_hash::phc::PasswordHash::new(NOBODY).unwrap();
        assert_eq!(parsed.hash.unwrap().len(), 32);
        let real = argon2().unwrap().hash_password(b"Tishe-7x").unwrap();
        assert!(!is_outdated(&real.to_string()), "{real}");
        assert!(fits(b"Tishe-7x", &real.to_string()));
        assert!(!fits(b"Tishe-7y", &real.to_string()));
    }
}
