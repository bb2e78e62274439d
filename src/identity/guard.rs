//! Who is signed in. A handler that takes [`Customer`] cannot be reached without.

use super::store::{self, CustomerHead};
use crate::app::App;
use crate::web::{AppError, session, ui::Viewer};
use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, Utc};
use tower_sessions::{Expiry, Session};
use uuid::Uuid;

/// The person who is signed in. Only the session makes one.
#[derive(Clone, Debug)]
pub struct Customer(CustomerHead);

impl std::ops::Deref for Customer {
    type Target = CustomerHead;
    fn deref(&self) -> &CustomerHead {
        &self.0
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Customer {
    type Rejection = AppError;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, AppError> {
        parts
            .extensions
            .get::<Customer>()
            .cloned()
            .ok_or(AppError::SignIn)
    }
}

/// For public pages that look different to a person who is signed in.
impl<S: Send + Sync> axum::extract::OptionalFromRequestParts<S> for Customer {
    type Rejection = AppError;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Option<Self>, AppError> {
        Ok(parts.extensions.get::<Customer>().cloned())
    }
}

/// Keys of a session's data. `customer_id` is also a generated column, to end sessions by.
const CUSTOMER: &str = "customer_id";
const REMEMBER: &str = "remember";
const SEEN: &str = "seen_at";

/// The idle limit moves at most this often: a GET writes nothing but for this.
const TOUCH: chrono::Duration = chrono::Duration::minutes(5);

fn idle(remember: bool) -> Expiry {
    Expiry::OnInactivity(if remember {
        session::REMEMBERED
    } else {
        session::IDLE
    })
}

/// Signs `customer` in: a new session id, whatever the browser brought.
pub async fn start_session(
    session: &Session,
    customer: Uuid,
    remember: bool,
    now: DateTime<Utc>,
    device: &str,
    address: &str,
) -> Result<(), AppError> {
    session.flush().await?;
    session.insert(CUSTOMER, customer).await?;
    session.insert(REMEMBER, remember).await?;
    session.insert(SEEN, now).await?;
    session
        .insert("device", device.chars().take(200).collect::<String>())
        .await?;
    session.insert("address", address).await?;
    session.set_expiry(Some(idle(remember)));
    Ok(())
}

/// Keeps `value` in the session between two pages of one errand; the idle limit stays as he chose it.
pub async fn put(
    session: &Session,
    key: &str,
    value: impl serde::Serialize,
) -> Result<(), AppError> {
    let remember = session.get::<bool>(REMEMBER).await?.unwrap_or(false);
    session.insert(key, value).await?;
    session.set_expiry(Some(idle(remember)));
    Ok(())
}

/// Middleware: reads the session and puts [`Customer`] and the header's [`Viewer`] into the request.
pub async fn recognise(
    State(app): State<App>,
    session: Session,
    mut request: Request,
    next: Next,
) -> Response {
    let customer = match find(&app, &session).await {
        Ok(customer) => customer,
        Err(error) => return error.into_response(),
    };
    let Some(customer) = customer else {
        return next.run(request).await;
    };
    let viewer = Viewer {
        name: customer.greeting_name(),
    };
    request.extensions_mut().insert(viewer.clone());
    request.extensions_mut().insert(customer);
    let mut response = next.run(request).await;
    // The error pages stand outside this layer and greet by name too.
    response.extensions_mut().insert(viewer);
    response
}

async fn find(app: &App, session: &Session) -> Result<Option<Customer>, AppError> {
    let Some(id) = session.get::<Uuid>(CUSTOMER).await? else {
        return Ok(None);
    };
    let mut db = app.db.acquire().await?;
    let Some(head) = store::customer_head(&mut db, id).await? else {
        return Ok(None);
    };
    let seen = session
        .get::<DateTime<Utc>>(SEEN)
        .await?
        .unwrap_or_default();
    if app.now() - seen > TOUCH {
        session.insert(SEEN, app.now()).await?;
        session.set_expiry(Some(idle(
            session.get::<bool>(REMEMBER).await?.unwrap_or(false),
        )));
    }
    Ok(Some(Customer(head)))
}
