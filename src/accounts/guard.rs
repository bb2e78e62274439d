//! Permission on an account: a handler that holds [`OwnedAccount`] cannot be called for a stranger's.

use super::store::{self, AccountHead};
use crate::app::App;
use crate::identity::Customer;
use crate::web::AppError;
use axum::extract::{FromRequestParts, RawPathParams};
use axum::http::request::Parts;
use uuid::Uuid;

/// The account of the path's `{a}`, linked to whoever is signed in, with his other accounts for the
/// switcher. Foreign and absent are the same 404.
#[derive(Clone, Debug)]
pub struct OwnedAccount {
    head: AccountHead,
    others: Vec<AccountHead>,
    customer: Customer,
}

impl std::ops::Deref for OwnedAccount {
    type Target = AccountHead;
    fn deref(&self) -> &AccountHead {
        &self.head
    }
}

impl OwnedAccount {
    /// The person's other accounts.
    pub fn others(&self) -> &[AccountHead] {
        &self.others
    }
    pub fn customer(&self) -> &Customer {
        &self.customer
    }
    /// The same proof for what hangs on an account and has a path of its own (a payment).
    ///
    /// # Errors
    /// `NotFound` where `customer` has no link to it, `Paused` where his waits to be proved again.
    pub async fn of(app: &App, customer: Customer, asked: Uuid) -> Result<OwnedAccount, AppError> {
        let mut db = app.db.acquire().await?;
        let mut others = store::accounts_of(&mut db, customer.id).await?;
        if others.iter().any(|own| own.id == asked && own.paused) {
            return Err(AppError::Paused);
        }
        others.retain(|account| !account.paused);
        let found = others
            .iter()
            .position(|account| account.id == asked)
            .ok_or(AppError::NotFound)?;
        let head = others.remove(found);
        Ok(OwnedAccount {
            head,
            others,
            customer,
        })
    }
}

impl FromRequestParts<App> for OwnedAccount {
    type Rejection = AppError;
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, AppError> {
        let customer = <Customer as FromRequestParts<App>>::from_request_parts(parts, app).await?;
        let asked = RawPathParams::from_request_parts(parts, app)
            .await
            .map_err(|_| AppError::NotFound)?;
        let asked = asked
            .iter()
            .find(|(name, _)| *name == "a")
            .and_then(|(_, id)| id.parse::<Uuid>().ok());
        OwnedAccount::of(app, customer, asked.ok_or(AppError::NotFound)?).await
    }
}
