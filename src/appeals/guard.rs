//! Permission on an appeal: only its author holds one.

use super::store::appeals::{self, Appeal, Which};
use crate::app::App;
use crate::identity::Customer;
use crate::web::AppError;
use axum::extract::{FromRequestParts, RawPathParams};
use axum::http::request::Parts;
use uuid::Uuid;

/// The appeal of the path's `{id}`, written by whoever is signed in. Of others, of visitors without an
/// account and absent are the same 404, also for people linked to the same household.
pub struct OwnAppeal {
    pub customer: Customer,
    appeal: Appeal,
}

impl std::ops::Deref for OwnAppeal {
    type Target = Appeal;
    fn deref(&self) -> &Appeal {
        &self.appeal
    }
}

impl FromRequestParts<App> for OwnAppeal {
    type Rejection = AppError;
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, AppError> {
        let customer = <Customer as FromRequestParts<App>>::from_request_parts(parts, app).await?;
        let asked = RawPathParams::from_request_parts(parts, app)
            .await
            .map_err(|_| AppError::NotFound)?;
        let id = asked
            .iter()
            .find(|(name, _)| *name == "id")
            .and_then(|(_, id)| id.parse::<Uuid>().ok())
            .ok_or(AppError::NotFound)?;
        let found = appeals::find(&mut *app.db.acquire().await?, Which::Id(id)).await?;
        let appeal = found
            .filter(|appeal| appeal.customer_id == Some(customer.id))
            .ok_or(AppError::NotFound)?;
        Ok(OwnAppeal { customer, appeal })
    }
}
