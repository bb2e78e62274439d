//! Permission on a payment: its household is linked to whoever is signed in.

use crate::accounts::OwnedAccount;
use crate::app::App;
use crate::identity::Customer;
use crate::payments::model::Payment;
use crate::payments::store::orders;
use crate::web::AppError;
use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use uuid::Uuid;

/// The payment of the path's `{p}` and its household. Foreign and absent are the same 404.
pub struct OwnedPayment {
    pub account: OwnedAccount,
    payment: Payment,
}

impl OwnedPayment {
    /// Whether who looks is who paid; others of the household see the payment, and not his address.
    pub fn is_own(&self) -> bool {
        self.payment.customer_id == Some(self.account.customer().id)
    }
}

impl std::ops::Deref for OwnedPayment {
    type Target = Payment;
    fn deref(&self) -> &Payment {
        &self.payment
    }
}

impl FromRequestParts<App> for OwnedPayment {
    type Rejection = AppError;
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, AppError> {
        let customer = <Customer as FromRequestParts<App>>::from_request_parts(parts, app).await?;
        let Path(id) = Path::<Uuid>::from_request_parts(parts, app)
            .await
            .map_err(|_| AppError::NotFound)?;
        let payment = {
            let mut db = app.db.acquire().await?;
            orders::find(&mut db, id).await?.ok_or(AppError::NotFound)?
        };
        let account = OwnedAccount::of(app, customer, payment.account_id).await?;
        Ok(OwnedPayment { account, payment })
    }
}
