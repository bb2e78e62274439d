//! The second step: a code of the device, or a recovery code; and setting a device up.

use super::{audit, open};
use crate::app::App;
use crate::audit::Actor;
use crate::base::Token;
use crate::identity::Sender;
use crate::staff::model;
use crate::staff::store::sessions::{self, HalfWay};
use crate::staff::store::{factor, people};
use crate::staff::totp::{self, Shown};
use crate::web::Result;
use chrono::{DateTime, Utc};
use sqlx::PgConnection;

/// What the second step asks for.
pub enum Wanted {
    Code,
    SetUp(Shown),
}

/// What came of a code.
pub enum Outcome {
    /// The value of the new session's cookie; new recovery codes where a device was set up.
    Done(Token, Vec<String>),
    Wrong,
    /// Too many wrong ones: seconds until the next is looked at.
    Locked(u64),
    /// The half-way session is over, or none.
    Over,
}

/// What the page of a half-way session shows; none where there is no such session.
///
/// # Errors
/// No database.
pub async fn wanted(app: &App, hash: &[u8]) -> Result<Option<Wanted>> {
    let mut tx = app.db.begin().await?;
    let half = sessions::half_way(&mut tx, hash, app.now() - model::HALF_WAY).await?;
    let Some(half) = half else { return Ok(None) };
    Ok(Some(match &half.new_secret {
        Some(secret) => {
            let name = &app.config.organisation.name;
            let secret = totp::unseal(&app.vault, half.staff, secret)?;
            Wanted::SetUp(totp::show(&secret, &half.email, name)?)
        }
        None => Wanted::Code,
    }))
}

/// Looks at a code. A right one ends the half-way session and opens a whole one, under a new token.
///
/// # Errors
/// No database.
pub async fn answer(app: &App, hash: &[u8], code: &str, from: &Sender) -> Result<Outcome> {
    let now = app.now();
    let mut tx = app.db.begin().await?;
    let half = sessions::half_way(&mut tx, hash, now - model::HALF_WAY).await?;
    let Some(half) = half else {
        return Ok(Outcome::Over);
    };
    if let Some(seconds) = half.code_locked_until.and_then(|until| left(until, now)) {
        return Ok(Outcome::Locked(seconds));
    }
    let actor = Actor::Staff(half.staff);
    let Some((codes, action)) = accept(&mut tx, app, &half, code).await? else {
        let failures = half.code_failures.saturating_add(1);
        let locked = model::locked_until(failures, now);
        factor::note_failure(&mut tx, half.staff, failures, locked).await?;
        audit(
            &mut tx,
            app,
            Some(from),
            actor,
            "staff.code_failed",
            Some(half.staff),
        )
        .await?;
        tx.commit().await?;
        let seconds = locked.and_then(|until| left(until, now));
        return Ok(seconds.map_or(Outcome::Wrong, Outcome::Locked));
    };
    sessions::end(&mut tx, hash, "next_step", now).await?;
    people::note_sign_in(&mut tx, half.staff, None, now).await?;
    let token = open(&mut tx, app, half.staff, ("full", None), from).await?;
    if let Some(action) = action {
        audit(&mut tx, app, Some(from), actor, action, Some(half.staff)).await?;
    }
    audit(
        &mut tx,
        app,
        Some(from),
        actor,
        "staff.signed_in",
        Some(half.staff),
    )
    .await?;
    tx.commit().await?;
    Ok(Outcome::Done(token, codes))
}

fn left(until: DateTime<Utc>, now: DateTime<Utc>) -> Option<u64> {
    u64::try_from((until - now).num_seconds())
        .ok()
        .filter(|seconds| *seconds > 0)
}

/// Recovery codes to show and what to write down, if the code is right.
async fn accept(
    db: &mut PgConnection,
    app: &App,
    half: &HalfWay,
    code: &str,
) -> Result<Option<(Vec<String>, Option<&'static str>)>> {
    let now = app.now();
    if let Some(sealed) = &half.new_secret {
        let secret = totp::unseal(&app.vault, half.staff, sealed)?;
        let Some(step) = totp::step_of(&secret, code, now)? else {
            return Ok(None);
        };
        factor::set_up(db, half.staff, sealed, step).await?;
        let codes = give_codes(db, half.staff).await?;
        return Ok(Some((codes, Some("staff.second_factor_set_up"))));
    }
    let Some(sealed) = &half.totp_secret else {
        return Ok(None);
    };
    // A lost key leaves the recovery codes.
    let step = match totp::unseal(&app.vault, half.staff, sealed) {
        Ok(secret) => totp::step_of(&secret, code, now)?,
        Err(error) => {
            tracing::error!(staff = %half.staff, error = format!("{error:#}"), "second factor");
            None
        }
    };
    if let Some(step) = step {
        let fresh = factor::use_step(db, half.staff, step).await?;
        return Ok(fresh.then(|| (Vec::new(), None)));
    }
    let Some(hash) = totp::recovery_hash(code) else {
        return Ok(None);
    };
    let fresh = factor::use_recovery_code(db, half.staff, hash, now).await?;
    Ok(fresh.then(|| (Vec::new(), Some("staff.recovery_code_used"))))
}

/// New recovery codes in place of the old ones; only their hashes stay.
pub(super) async fn give_codes(
    db: &mut PgConnection,
    staff: uuid::Uuid,
) -> sqlx::Result<Vec<String>> {
    let codes = totp::recovery_codes();
    let hashes: Vec<Vec<u8>> = codes
        .iter()
        .filter_map(|code| totp::recovery_hash(code))
        .map(Vec::from)
        .collect();
    factor::replace_recovery_codes(db, staff, &hashes).await?;
    Ok(codes)
}
