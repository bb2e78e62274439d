//! What `kabinet staff` does, and the administrator's page of it: nobody becomes staff by a page.

use super::audit;
use crate::app::App;
use crate::audit::Actor;
use crate::base::{Email, Token};
use crate::identity::Sender;
use crate::staff::model::{self, Role};
pub use crate::staff::store::people::Listed;
use crate::staff::store::people::{self, AddError};
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

/// Another role; sessions end, so that no page of the old one stays open.
///
/// # Errors
/// [`Refused::Unknown`].
pub async fn set_role(app: &App, email: &Email, role: Role) -> std::result::Result<(), Refused> {
    let mut tx = app.db.begin().await?;
    let member = people::lock(&mut tx, &email.key()).await?;
    let id = member.ok_or(Refused::Unknown)?.id;
    people::set_role(&mut tx, id, role.as_str()).await?;
    sessions::end_all(&mut tx, id, None, "disabled", app.now()).await?;
    audit(
        &mut tx,
        app,
        None,
        Actor::System,
        "staff.role_changed",
        Some(id),
    )
    .await?;
    tx.commit().await?;
    Ok(())
}

/// He may not sign in any more: sessions and links end at once.
///
/// # Errors
/// [`Refused::Unknown`].
pub async fn disable(app: &App, email: &Email) -> std::result::Result<(), Refused> {
    let mut tx = app.db.begin().await?;
    let member = people::lock(&mut tx, &email.key()).await?;
    let id = member.ok_or(Refused::Unknown)?.id;
    end(&mut tx, app, (Actor::System, None), id).await?;
    tx.commit().await?;
    Ok(())
}

/// The same by an administrator on his page, who has looked whom he means.
///
/// # Errors
/// No database.
pub async fn disable_by(app: &App, by: Uuid, id: Uuid, from: &Sender) -> Result<()> {
    let mut tx = app.db.begin().await?;
    end(&mut tx, app, (Actor::Staff(by), Some(from)), id).await?;
    tx.commit().await?;
    Ok(())
}

async fn end(
    db: &mut PgConnection,
    app: &App,
    (actor, from): (Actor, Option<&Sender>),
    id: Uuid,
) -> sqlx::Result<()> {
    let now = app.now();
    people::set_disabled(db, id, Some(now)).await?;
    sessions::end_all(db, id, None, "disabled", now).await?;
    links::end_all(db, id, now).await?;
    audit(db, app, from, actor, "staff.disabled", Some(id)).await
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
