//! What `kabinet staff` does: nobody becomes staff by a page.

use super::audit;
use crate::app::App;
use crate::audit::Actor;
use crate::base::{Email, Token};
use crate::staff::model::{self, Role};
use crate::staff::store::people::{self, AddError, Listed};
use crate::staff::store::{factor, links, sessions};
use crate::web::{AppError, Result};
use sqlx::PgConnection;
use uuid::Uuid;

/// Why the command line's wish is refused.
pub enum Refused {
    /// The e-mail is a member's already.
    Known,
    /// Nobody has this e-mail.
    Unknown,
    Failed(AppError),
}

impl<E: Into<AppError>> From<E> for Refused {
    fn from(error: E) -> Self {
        Refused::Failed(error.into())
    }
}

/// Writes a new member; gives the link by which he sets his password.
///
/// # Errors
/// [`Refused::Known`] where the e-mail is a member's already.
pub async fn add(
    app: &App,
    email: &Email,
    name: &str,
    role: Role,
) -> std::result::Result<String, Refused> {
    let mut tx = app.db.begin().await?;
    let keys = (email.as_str(), email.key());
    let added = people::add(&mut tx, (keys.0, &keys.1), name, role.as_str(), app.now()).await;
    let id = added.map_err(|error| match error {
        AddError::Taken => Refused::Known,
        AddError::Database(error) => Refused::Failed(error.into()),
    })?;
    audit(&mut tx, app, None, Actor::System, "staff.added", Some(id)).await?;
    let link = new_link(&mut tx, app, id).await?;
    tx.commit().await?;
    Ok(link)
}

/// A new link; earlier ones stop working, and who was disabled may sign in again. With `reset_factor` the
/// next sign-in sets up a new device. Sessions end.
///
/// # Errors
/// [`Refused::Unknown`].
pub async fn link(
    app: &App,
    email: &Email,
    reset_factor: bool,
) -> std::result::Result<String, Refused> {
    let mut tx = app.db.begin().await?;
    let member = people::lock(&mut tx, &email.key()).await?;
    let id = member.ok_or(Refused::Unknown)?.id;
    people::set_disabled(&mut tx, id, None).await?;
    if reset_factor {
        factor::forget(&mut tx, id).await?;
        let action = "staff.second_factor_forgotten";
        audit(&mut tx, app, None, Actor::System, action, Some(id)).await?;
    }
    sessions::end_all(&mut tx, id, None, "reset", app.now()).await?;
    audit(
        &mut tx,
        app,
        None,
        Actor::System,
        "staff.link_given",
        Some(id),
    )
    .await?;
    let link = new_link(&mut tx, app, id).await?;
    tx.commit().await?;
    Ok(link)
}

/// He may not sign in any more: sessions and links end at once.
///
/// # Errors
/// [`Refused::Unknown`].
pub async fn disable(app: &App, email: &Email) -> std::result::Result<(), Refused> {
    let now = app.now();
    let mut tx = app.db.begin().await?;
    let member = people::lock(&mut tx, &email.key()).await?;
    let id = member.ok_or(Refused::Unknown)?.id;
    people::set_disabled(&mut tx, id, Some(now)).await?;
    sessions::end_all(&mut tx, id, None, "disabled", now).await?;
    links::end_all(&mut tx, id, now).await?;
    audit(
        &mut tx,
        app,
        None,
        Actor::System,
        "staff.disabled",
        Some(id),
    )
    .await?;
    tx.commit().await?;
    Ok(())
}

/// Everybody, by address.
///
/// # Errors
/// No database.
pub async fn list(app: &App) -> Result<Vec<Listed>> {
    Ok(people::all(&mut *app.db.acquire().await?).await?)
}

async fn new_link(db: &mut PgConnection, app: &App, staff: Uuid) -> sqlx::Result<String> {
    let (token, now) = (Token::generate(), app.now());
    links::replace(db, token.hash(), staff, now, now + model::LINK).await?;
    Ok(app.url(&format!("/admin/password/{}", token.as_str())))
}
