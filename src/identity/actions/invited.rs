//! Registering somebody whose address a letter has proved already: he came by an invitation.

use super::{From, audit};
use crate::app::App;
use crate::audit::Actor;
use crate::identity::legal::{self, Kind};
use crate::identity::password;
use crate::identity::store::invited::{self as store, NewConsent};
use crate::web::Result;
use sqlx::PgConnection;
use uuid::Uuid;

/// Who he says he is. Sending the form accepted the agreement and, by a tick, the consent to data.
pub struct NewCustomer {
    pub password: String,
    pub last_name: String,
    pub first_name: String,
    pub middle_name: String,
    /// E.164, not confirmed.
    pub phone: Option<String>,
    pub marketing: bool,
}

/// The same, with the password hashed: made before a connection is taken.
pub struct Hashed {
    pub new: NewCustomer,
    pub hash: String,
}

impl NewCustomer {
    /// # Errors
    /// [`AppError::Busy`](crate::web::AppError::Busy) when too many passwords are being hashed.
    pub async fn hashed(mut self, app: &App) -> Result<Hashed> {
        let password = std::mem::take(&mut self.password);
        let hash = password::hash(app, password).await?;
        Ok(Hashed { new: self, hash })
    }
}

/// Writes the customer and his consents; none where somebody signs in with the address already.
///
/// # Errors
/// No database, or a text that does not render.
pub async fn register(
    db: &mut PgConnection,
    app: &App,
    email: &str,
    person: &Hashed,
    from: &From,
) -> Result<Option<Uuid>> {
    let now = app.now();
    let customer = store::insert(db, email, person, from.lang.code(), now).await?;
    let Some(customer) = customer else {
        return Ok(None);
    };
    let mut kinds = vec![Kind::Terms, Kind::Consent];
    kinds.extend(person.new.marketing.then_some(Kind::Marketing));
    for kind in kinds {
        let text = legal::current(app, kind, from.lang)?;
        let consent = NewConsent {
            kind: kind.code(),
            version: &text.version,
            lang: from.lang.code(),
            address: &from.address.to_string(),
            user_agent: &from.agent,
        };
        store::consent(db, customer, &consent, now).await?;
    }
    let (actor, object) = (
        Actor::Customer(customer),
        ("customer", customer.to_string()),
    );
    audit(db, app, from, actor, "identity.invited", object).await?;
    Ok(Some(customer))
}
