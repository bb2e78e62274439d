//! `/profile/cards`: saved cards and autopay, and being rid of them.

use crate::app::App;
use crate::app::gateway::Gateway;
use crate::identity::Customer;
use crate::payments::actions;
use crate::payments::store::autopay::{self, Mine};
use crate::payments::store::cards::{self as store, Card};
use crate::payments::words;
use crate::web::{ClientAddress, Flash, Page, Result, Ui, see_other};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "payments/cards.html")]
struct CardsPage {
    ui: Ui,
    /// And whether the connected bank keeps it.
    cards: Vec<(Card, bool)>,
    autopays: Vec<Mine>,
    /// A bank is connected that keeps cards.
    keeps: bool,
}

pub async fn page(customer: Customer, ui: Ui, State(app): State<App>) -> Result<Response> {
    let gateway = app.gateway.as_deref().filter(|bank| bank.keeps_cards());
    let mut db = app.db.acquire().await?;
    let name = gateway.map_or("", Gateway::name);
    let page = CardsPage {
        cards: store::all_of(&mut db, customer.id, name).await?,
        autopays: autopay::of_customer(&mut db, customer.id).await?,
        ui,
        keeps: gateway.is_some(),
    };
    drop(db);
    Ok(Page(page).into_response())
}

pub async fn delete(
    customer: Customer,
    State(app): State<App>,
    from: ClientAddress,
    Path(card): Path<String>,
) -> Result<Response> {
    let card = card.parse::<Uuid>().unwrap_or_default();
    actions::cards::remove(&app, customer.id, card, from).await?;
    Ok(Flash::CardRemoved.on(see_other("/profile/cards")))
}

impl CardsPage {
    fn name(&self, card: &Card) -> String {
        words::card(self.ui.words, card)
    }
    fn is_suspended(&self) -> bool {
        self.cards.iter().any(|(card, _)| !card.is_active())
    }
    fn until(&self, card: &Card) -> String {
        card.expires
            .map(|last| self.ui.period(last))
            .unwrap_or_default()
    }
}
