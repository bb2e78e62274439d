//! Setting a password by the one-time link that `kabinet staff` prints.

use super::audit;
use crate::app::App;
use crate::audit::Actor;
use crate::base::token;
use crate::identity::Sender;
use crate::identity::{password, store::tries};
use crate::staff::store::links::{self, Link};
use crate::staff::store::people::{self, Own};
use crate::staff::store::sessions;
use crate::web::{AppError, Result};

/// A link that works, and whose it is. Writes nothing: scanners of mail open links.
///
/// # Errors
/// [`AppError::NotFound`] for a link that is none of ours. `Ok(Err(link))` says why it does not work.
pub async fn look(app: &App, token: &str) -> Result<std::result::Result<Own, Link>> {
    let mut db = app.db.acquire().await?;
    let link = links::find(&mut db, token::hash(token), app.now()).await?;
    let link = link.ok_or(AppError::NotFound)?;
    if !link.is_good() {
        return Ok(Err(link));
    }
    let own = people::own(&mut db, link.staff).await?;
    Ok(Ok(own.ok_or(AppError::NotFound)?))
}

/// Sets the password and uses the link up; every session of the person ends.
///
/// # Errors
/// [`AppError::Gone`] where somebody was first.
pub async fn set_password(
    app: &App,
    token: &str,
    own: &Own,
    password: String,
    from: &Sender,
) -> Result<()> {
    let hash = password::hash(app, password).await?;
    let now = app.now();
    let mut tx = app.db.begin().await?;
    let staff = links::consume(&mut tx, token::hash(token), now).await?;
    let staff = staff.ok_or(AppError::Gone)?;
    links::end_all(&mut tx, staff, now).await?;
    people::set_password(&mut tx, staff, &hash).await?;
    sessions::end_all(&mut tx, staff, None, "reset", now).await?;
    let key = format!("staff:{}", super::sign_in::key(&own.email));
    tries::forget(&mut tx, &key).await?;
    let actor = Actor::Staff(staff);
    audit(
        &mut tx,
        app,
        Some(from),
        actor,
        "staff.password_set",
        Some(staff),
    )
    .await?;
    tx.commit().await?;
    Ok(())
}
