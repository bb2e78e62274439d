//! Permission on a household for staff.

use crate::accounts::store::search::{self, Found};
use crate::app::App;
use crate::identity::Sender;
use crate::staff::actions::grant;
use crate::staff::store::grants::Grant;
use crate::staff::{Member, Staff, role};
use crate::web::{AppError, see_other};
use axum::extract::{FromRequestParts, RawPathParams};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use uuid::Uuid;

/// The household of the path's `{id}`, opened by a reason that the member gave within the hour; holding it
/// means that the look is written down. Without a reason 303 to the page that asks for one.
pub struct Opened {
    pub staff: Member,
    pub account: Found,
    pub grant: Grant,
}

impl FromRequestParts<App> for Opened {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let open = async {
            let staff = Staff::<role::Residents>::from_request_parts(parts, app).await?;
            let from = Sender::from_request_parts(parts, app).await?;
            let account = asked(parts, app).await?;
            let grant = grant::open(app, &staff, account.id, &from).await?;
            Ok::<_, AppError>((staff.into_member(), account, grant))
        };
        match open.await {
            Ok((staff, account, Some(grant))) => Ok(Opened {
                staff,
                account,
                grant,
            }),
            Ok((_, account, None)) => {
                Err(see_other(&format!("/admin/accounts/{}/reason", account.id)))
            }
            Err(error) => Err(error.into_response()),
        }
    }
}

/// The household of the path's `{id}`: number and address, as the search shows them.
///
/// # Errors
/// [`AppError::NotFound`].
async fn asked(parts: &mut Parts, app: &App) -> Result<Found, AppError> {
    let params = RawPathParams::from_request_parts(parts, app).await;
    let params = params.map_err(|_| AppError::NotFound)?;
    let id = params
        .iter()
        .find(|(name, _)| *name == "id")
        .and_then(|(_, id)| id.parse::<Uuid>().ok());
    known(app, id.ok_or(AppError::NotFound)?).await
}

/// As [`asked`], for the page that asks for the reason.
///
/// # Errors
/// [`AppError::NotFound`].
pub async fn known(app: &App, id: Uuid) -> Result<Found, AppError> {
    let mut db = app.db.acquire().await?;
    let found = search::one(&mut db, id).await?;
    found.ok_or(AppError::NotFound)
}
