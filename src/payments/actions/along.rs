//! What goes to the bank beside the stored request: read again for each sending, or gone.

use super::cards;
use crate::app::App;
use crate::app::gateway::Private;
use crate::payments::model::Payment;
use crate::payments::store::{autopay_runs, cards as store};

/// `given`, with the token of the card that pays. None = something that must go along is there no more: the
/// payer's name and document, which are kept nowhere, a card that was deleted or suspended meanwhile, or the
/// consent to charge it by itself. Then
/// nothing is sent; the bank is only asked, and what it never heard of ends as such.
pub async fn of(app: &App, payment: &Payment, given: &Private) -> anyhow::Result<Option<Private>> {
    if given.identity.is_none() {
        let mut db = app.db.acquire().await?;
        if store::has_identity(&mut db, payment.id).await? {
            return Ok(None);
        }
    }
    let mut along = given.clone();
    if let Some(card) = payment.request.card {
        let mut db = app.db.acquire().await?;
        if autopay_runs::is_called_off(&mut db, payment.id).await? {
            return Ok(None);
        }
        drop(db);
        along.card_token = cards::token(app, card, payment).await?;
        if along.card_token.is_none() {
            return Ok(None);
        }
    }
    Ok(Some(along))
}
