//! A new version of the agreement or of the consent to data: asked at the next sign-in (DOMAIN 9). Nobody is
//! locked out by it: every page stays open to whoever has not answered yet.

use super::{From, audit};
use crate::app::App;
use crate::audit::Actor;
use crate::i18n::Lang;
use crate::identity::legal::{self, Kind};
use crate::identity::store::invited::{self as store, NewConsent};
use crate::web::Result;
use sqlx::PgConnection;
use uuid::Uuid;

/// The texts that are asked again; advertising is never among them.
const ASKED: [Kind; 2] = [Kind::Terms, Kind::Consent];

/// Texts of which the person knows an older version only.
pub async fn outdated(db: &mut PgConnection, app: &App, customer: Uuid) -> Result<Vec<Kind>> {
    let mut current = Vec::new();
    for kind in ASKED {
        for lang in [Lang::Ru, Lang::En] {
            current.push(legal::current(app, kind, lang)?.version);
        }
    }
    let kinds = store::outdated(db, customer, &current).await?;
    let asked = |kind: &Kind| kinds.iter().any(|known| known == kind.code());
    Ok(ASKED.into_iter().filter(asked).collect())
}

/// Writes down that the person agrees to `kinds` as they stand in his language today.
pub async fn agree(app: &App, customer: Uuid, kinds: &[Kind], from: &From) -> Result<()> {
    let mut tx = app.db.begin().await?;
    for kind in kinds {
        let text = legal::current(app, *kind, from.lang)?;
        let consent = NewConsent {
            kind: kind.code(),
            version: &text.version,
            lang: from.lang.code(),
            address: &from.address.to_string(),
            user_agent: &from.agent,
        };
        store::consent(&mut tx, customer, &consent, app.now()).await?;
    }
    let object = ("customer", customer.to_string());
    let actor = Actor::Customer(customer);
    audit(&mut tx, app, from, actor, "identity.agreed_anew", object).await?;
    tx.commit().await?;
    Ok(())
}
