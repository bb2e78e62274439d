//! The verbs of paying. No transaction is ever open while a bank is asked; every step can be the last
//! one before a crash, and the reconciler goes on from what was committed.

mod along;
mod ask;
pub mod autopay;
pub mod cards;
mod given_back;
mod news;
mod receipts;
pub mod refunds;
mod registry;
mod request;
mod reviews;
mod settle;
mod start;

pub use ask::{Answered, ask, ask_ended};
pub use given_back::on_given_back;
pub use news::{FORGED, Verdict, forged, on_news, on_proven, on_refund_news, paid, standing};
pub use receipts::{Sending, send_again};
pub use registry::{on_listed, on_registry};
pub use request::{can_receive, collector_of_all};
pub use reviews::{ask_now, close_review};
pub use settle::{Settled, settle};
pub use start::{Payer, go_on, send, start};

use crate::app::App;
use crate::app::gateway::{Gateway, GatewayError};
use crate::audit::{self, Actor};
use crate::payments::model::Payment;
use sqlx::PgConnection;
use std::time::Duration;

/// A bank that says nothing for so long is asked again later.
const PATIENCE: Duration = Duration::from_secs(15);

/// The bank's answer to `call`, or that there is none.
async fn answer<T>(call: impl Future<Output = Result<T, GatewayError>>) -> Result<T, GatewayError> {
    match tokio::time::timeout(PATIENCE, call).await {
        Ok(answered) => answered,
        Err(_) => Err(GatewayError::Unknown("no answer in time".to_owned())),
    }
}

/// The bank of `payment`: the settings may name another one by now.
fn gateway_of<'a>(app: &'a App, payment: &Payment) -> Option<&'a dyn Gateway> {
    app.gateway
        .as_deref()
        .filter(|gateway| gateway.name() == payment.gateway)
}

/// The member of staff who acts, and from where.
#[derive(Clone, Debug)]
pub struct Clerk {
    pub id: uuid::Uuid,
    pub address: String,
}

/// As [`note`], by a clerk.
async fn note_by(
    db: &mut PgConnection,
    app: &App,
    clerk: &Clerk,
    action: &str,
    payment: &Payment,
    details: serde_json::Value,
) -> sqlx::Result<()> {
    audit::write(
        db,
        audit::Entry {
            at: app.now(),
            actor: Actor::Staff(clerk.id),
            action,
            object: ("payment", payment.id.to_string()),
            account: Some(payment.account_id),
            address: Some(clerk.address.clone()),
            details,
        },
    )
    .await
}

async fn note(
    db: &mut PgConnection,
    app: &App,
    actor: Actor,
    action: &str,
    payment: &Payment,
    details: serde_json::Value,
) -> sqlx::Result<()> {
    audit::write(
        db,
        audit::Entry {
            at: app.now(),
            actor,
            action,
            object: ("payment", payment.id.to_string()),
            account: Some(payment.account_id),
            address: None,
            details,
        },
    )
    .await
}
