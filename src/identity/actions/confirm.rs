//! Confirming an address: a sign-up matures into a customer, a customer gets another login.

use super::{From, audit, email};
use crate::app::App;
use crate::audit::Actor;
use crate::base::token;
use crate::identity::store::links::{self, Link, Owner};
use crate::identity::store::sign_ups;
use crate::web::{AppError, Result};

/// The state of a confirming link, for its page. Writes nothing: scanners of mail open links.
///
/// # Errors
/// [`AppError::NotFound`] for a link that is none of ours.
pub async fn look(app: &App, token: &str) -> Result<Link> {
    let mut db = app.db.acquire().await?;
    let hash = token::hash(token);
    let link = links::find(&mut db, hash, "confirm", app.now()).await?;
    if let Some(link) = link {
        return Ok(link);
    }
    let link = links::find(&mut db, hash, email::PURPOSE, app.now()).await?;
    link.ok_or(AppError::NotFound)
}

/// Uses the link up. `Err(link)` says why it does not work; of two links of one address the first wins.
pub async fn confirm(app: &App, token: &str, from: &From) -> Result<std::result::Result<(), Link>> {
    let (now, hash) = (app.now(), token::hash(token));
    let mut tx = app.db.begin().await?;
    sign_ups::lock_address(&mut tx, hash).await?;
    let link = links::find(&mut tx, hash, "confirm", now).await?;
    let Some(mut link) = link else {
        drop(tx);
        return email::confirm(app, token, from).await;
    };
    let Owner::SignUp(sign_up) = link.owner else {
        return Err(AppError::NotFound);
    };
    if !link.is_good() {
        return Ok(Err(link));
    }
    let Some(customer) = sign_ups::mature(&mut tx, sign_up, now).await? else {
        link.used_at = Some(now);
        return Ok(Err(link));
    };
    links::mark_used(&mut tx, hash, now).await?;
    let object = ("customer", customer.to_string());
    audit(
        &mut tx,
        app,
        from,
        Actor::Customer(customer),
        "identity.confirmed",
        object,
    )
    .await?;
    tx.commit().await?;
    Ok(Ok(()))
}
