//! The verbs of this capability: each one transaction, with its letters and its audit row.

pub mod agree;
pub mod closing;
pub mod confirm;
pub mod consents;
pub mod email;
pub mod invited;
pub mod phone;
pub mod profile;
pub mod recover;
pub mod sign_in;
pub mod sign_up;

use crate::app::App;
use crate::audit::{self, Actor, Entry};
use crate::i18n::Lang;
use crate::web::ClientAddress;
use sqlx::PgConnection;

/// Who sends the form, as far as a form tells.
#[derive(Clone, Debug)]
pub struct From {
    pub address: ClientAddress,
    pub agent: String,
    pub lang: Lang,
}

/// An audit row without account and details: the login itself never stands in it.
async fn audit(
    db: &mut PgConnection,
    app: &App,
    from: &From,
    actor: Actor,
    action: &str,
    object: (&str, String),
) -> sqlx::Result<()> {
    let entry = Entry {
        at: app.now(),
        actor,
        action,
        object,
        account: None,
        address: Some(from.address.to_string()),
        details: serde_json::json!({}),
    };
    audit::write(db, entry).await
}
