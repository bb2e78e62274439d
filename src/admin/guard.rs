//! Permission on a household for staff.

use crate::accounts::store::search::{self, Found};
use crate::app::App;
use crate::identity::Sender;
use crate::payments::actions::Clerk;
use crate::payments::model::Payment;
use crate::payments::store::orders;
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

/// The payment of the path's `{id}`, its household opened as for [`Opened`]; without a reason 303 to the page
/// that asks for one and leads back here. `R` is who may do this with it.
pub struct OpenedPayment<R: role::Role = role::Residents> {
    pub staff: Staff<R>,
    pub account: Found,
    pub payment: Payment,
    from: Sender,
}

impl<R: role::Role> OpenedPayment<R> {
    /// Who acts, for the audit trail.
    pub fn clerk(&self) -> Clerk {
        clerk(&self.staff, &self.from)
    }
}

/// Who acts, for the audit trail.
pub fn clerk(staff: &Member, from: &Sender) -> Clerk {
    Clerk {
        id: staff.id,
        address: from.address.to_string(),
    }
}

impl<R: role::Role> FromRequestParts<App> for OpenedPayment<R> {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let open = async {
            let staff = Staff::<R>::from_request_parts(parts, app).await?;
            let from = Sender::from_request_parts(parts, app).await?;
            let id = path_id(parts, app).await?;
            let payment = orders::find(&mut *app.db.acquire().await?, id).await?;
            let payment = payment.ok_or(AppError::NotFound)?;
            let account = known(app, payment.account_id).await?;
            let grant = grant::open(app, &staff, account.id, &from).await?;
            let opened = OpenedPayment {
                staff,
                account,
                payment,
                from,
            };
            Ok::<_, AppError>((opened, grant.is_some()))
        };
        match open.await {
            Ok((opened, true)) => Ok(opened),
            Ok((opened, false)) => Err(see_other(&format!(
                "/admin/accounts/{}/reason?payment={}",
                opened.account.id, opened.payment.id
            ))),
            Err(error) => Err(error.into_response()),
        }
    }
}

/// The household of the path's `{id}`: number and address, as the search shows them.
///
/// # Errors
/// [`AppError::NotFound`].
async fn asked(parts: &mut Parts, app: &App) -> Result<Found, AppError> {
    known(app, path_id(parts, app).await?).await
}

async fn path_id(parts: &mut Parts, app: &App) -> Result<Uuid, AppError> {
    let params = RawPathParams::from_request_parts(parts, app).await;
    let params = params.map_err(|_| AppError::NotFound)?;
    let id = params
        .iter()
        .find(|(name, _)| *name == "id")
        .and_then(|(_, id)| id.parse::<Uuid>().ok());
    id.ok_or(AppError::NotFound)
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
