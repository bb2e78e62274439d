//! What the pay form of somebody signed in asks beside sums: which card, whether to keep it, and who pays
//! where the law wants that told. Name and document live in the form's pages alone.

use super::form::Field;
use crate::accounts::OwnedAccount;
use crate::app::App;
use crate::app::gateway::{Gateway, Identity, Method, Private};
use crate::config::Split;
use crate::payments::model::Order;
use crate::payments::store::cards::{self as store, Card, Standing};
use crate::payments::words;
use crate::t;
use crate::web::{Errors, Result, Ui};
use uuid::Uuid;

/// As typed.
#[derive(Clone, Default)]
pub struct CardFields {
    save: bool,
    chosen: String,
    name: String,
    document: String,
}

/// Longest name and document that a bank's field takes.
const LONGEST: usize = 128;

impl CardFields {
    pub fn read(pairs: &[(String, String)]) -> CardFields {
        let of = |name: &str| {
            let found = pairs.iter().rev().find(|(known, _)| known == name);
            found
                .map(|(_, value)| value.trim().to_owned())
                .unwrap_or_default()
        };
        CardFields {
            save: !of("save_card").is_empty(),
            chosen: of("saved_card"),
            name: of("payer_name"),
            document: of("payer_document"),
        }
    }
}

/// The fields with what they depend on.
pub struct Extras {
    pub typed: CardFields,
    /// The bank can keep a card.
    pub keeps: bool,
    /// Cards that may be chosen.
    cards: Vec<Card>,
    standing: Vec<Standing>,
    takes_identity: bool,
    per_supplier: bool,
}

impl Extras {
    /// One statement, two where the bank keeps cards.
    pub async fn load(
        app: &App,
        gateway: &dyn Gateway,
        account: &OwnedAccount,
        typed: CardFields,
    ) -> Result<Extras> {
        let customer = account.customer().id;
        let mut db = app.db.acquire().await?;
        let mut cards = match gateway.keeps_cards() {
            true => store::of(&mut db, customer, gateway.name()).await?,
            false => Vec::new(),
        };
        cards.retain(|card| card.is_active() && !card.is_expired(app.today()));
        Ok(Extras {
            typed,
            keeps: gateway.keeps_cards(),
            cards,
            standing: store::standing(&mut db, account.id, customer).await?,
            takes_identity: gateway.takes_identity(),
            per_supplier: app.config.payments.split == Split::PerSupplier,
        })
    }

    /// Id and words of each card on offer.
    pub fn offered(&self, ui: &Ui) -> Vec<(String, String)> {
        let offer = |card: &Card| {
            let name = words::card(ui.words, card);
            let until = card.expires.map(|last| ui.period(last));
            let said = match until {
                Some(month) => t!(ui, "cards-pay-with-until", card = name, month = month),
                None => t!(ui, "cards-pay-with", card = name),
            };
            (card.id.to_string(), said)
        };
        self.cards.iter().map(offer).collect()
    }
    pub fn chosen(&self) -> &str {
        &self.typed.chosen
    }
    pub fn is_chosen(&self, card: &str) -> bool {
        self.typed.chosen == card
    }
    pub fn saves(&self) -> bool {
        self.typed.save
    }
    pub fn name(&self) -> &str {
        &self.typed.name
    }
    pub fn document(&self) -> &str {
        &self.typed.document
    }

    fn of(&self, supplier_account: Uuid) -> Option<&Standing> {
        let found = |one: &&Standing| one.supplier_account_id == supplier_account;
        self.standing.iter().find(found)
    }
    fn is_new(&self, supplier_account: Uuid) -> bool {
        self.of(supplier_account).is_none_or(|one| !one.paid_before)
    }
    fn wants_identity(&self, supplier_account: Uuid) -> bool {
        self.of(supplier_account).is_some_and(|one| one.identity)
    }

    /// Names of suppliers with a sum that a saved card may not pay yet, as part of a sentence.
    pub fn first_time(&self, ui: &Ui, fields: &[Field]) -> String {
        if self.cards.is_empty() {
            return String::new();
        }
        names(ui, fields, |field| {
            !field.value.is_empty() && self.is_new(field.due.supplier_account_id)
        })
    }
    /// Names of payees, for a sentence, that must be told who pays, which this bank has no place for.
    pub fn unpayable(&self, ui: &Ui, fields: &[Field]) -> String {
        if self.takes_identity {
            return String::new();
        }
        names(ui, fields, |field| {
            self.wants_identity(field.due.supplier_account_id)
        })
    }
    /// Names of suppliers, for a sentence, with a sum whose payee must be told who pays; empty = nobody is asked.
    pub fn identity_for(&self, ui: &Ui, fields: &[Field]) -> String {
        if !self.takes_identity {
            return String::new();
        }
        names(ui, fields, |field| {
            !field.value.is_empty() && self.wants_identity(field.due.supplier_account_id)
        })
    }
    /// A form that nobody has touched does not offer what cannot be paid.
    pub fn clear_unpayable(&self, fields: &mut [Field]) {
        for field in fields {
            if !self.takes_identity && self.wants_identity(field.due.supplier_account_id) {
                field.value.clear();
            }
        }
    }

    /// Puts the choice into `order`; gives what goes to the bank and is stored nowhere.
    ///
    /// # Errors
    /// What is wrong, in the order of the page.
    pub fn apply(
        &self,
        ui: &Ui,
        fields: &[Field],
        order: &mut Order,
    ) -> std::result::Result<Private, Errors> {
        let mut errors = Errors::none();
        let told: Vec<&Field> = fields
            .iter()
            .filter(|field| {
                let id = field.due.supplier_account_id;
                self.wants_identity(id)
                    && order
                        .lines
                        .iter()
                        .any(|line| line.supplier_account_id == id)
            })
            .collect();
        self.card(ui, order, &mut errors);
        let identity = self.identity(ui, order, &told, &mut errors);
        errors.into_result(Private {
            card_token: None,
            identity,
        })
    }

    /// A saved card never pays an order with a supplier whom this person has not paid before.
    fn card(&self, ui: &Ui, order: &mut Order, errors: &mut Errors) {
        if !self.keeps {
            return;
        }
        if self.typed.chosen.is_empty() {
            order.save_card = self.typed.save && order.method == Method::BankCard;
            return;
        }
        let chosen = self
            .cards
            .iter()
            .find(|card| card.id.to_string() == self.typed.chosen);
        let Some(card) = chosen else {
            errors.add("saved_card", t!(ui, "cards-error-gone"));
            return;
        };
        let new: Vec<String> = order
            .lines
            .iter()
            .filter(|line| self.is_new(line.supplier_account_id))
            .map(|line| ui.theirs(&line.supplier_name))
            .collect();
        if !new.is_empty() {
            let names = new.join(", ");
            errors.add("saved_card", t!(ui, "cards-error-first", suppliers = names));
            return;
        }
        order.method = Method::BankCard;
        order.card = Some(card.id);
    }

    fn identity(
        &self,
        ui: &Ui,
        order: &Order,
        told: &[&Field],
        errors: &mut Errors,
    ) -> Option<Identity> {
        if told.is_empty() {
            return None;
        }
        if !self.takes_identity {
            for field in told {
                errors.add(field.name.clone(), t!(ui, "cards-error-identity-off"));
            }
            return None;
        }
        // Of several payments only the first is sent while the form is at hand.
        let code = |line: &crate::payments::model::Line| line.recipient.code.clone();
        let first = order.lines.first().map(code);
        if self.per_supplier && order.lines.iter().any(|line| Some(code(line)) != first) {
            for field in told {
                errors.add(field.name.clone(), t!(ui, "cards-error-identity-alone"));
            }
            return None;
        }
        let fits = |text: &str| !text.is_empty() && text.chars().count() <= LONGEST;
        if !fits(&self.typed.name) {
            errors.add("payer_name", t!(ui, "cards-error-payer-name"));
        }
        if !fits(&self.typed.document) {
            errors.add("payer_document", t!(ui, "cards-error-payer-document"));
        }
        Some(Identity {
            name: self.typed.name.clone(),
            document: self.typed.document.clone(),
        })
    }

    /// Hidden fields that carry the choice on; name and document only where somebody is told them.
    pub fn carried(&self, order: &Order, identity: bool) -> Vec<(String, String)> {
        let mut fields = Vec::new();
        if order.save_card {
            fields.push(("save_card", "1"));
        }
        if order.card.is_some() {
            fields.push(("saved_card", self.typed.chosen.as_str()));
        }
        if identity {
            fields.push(("payer_name", self.typed.name.as_str()));
            fields.push(("payer_document", self.typed.document.as_str()));
        }
        let owned = fields
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value.to_owned()));
        owned.collect()
    }
    /// The card that pays, in words; empty = a card typed at the bank.
    pub fn card_words(&self, ui: &Ui, order: &Order) -> String {
        let card = self.cards.iter().find(|card| Some(card.id) == order.card);
        card.map(|card| words::card(ui.words, card))
            .unwrap_or_default()
    }
}

fn names(ui: &Ui, fields: &[Field], which: impl Fn(&Field) -> bool) -> String {
    let found: Vec<String> = fields
        .iter()
        .filter(|field| which(field))
        .map(|field| ui.theirs(&field.due.supplier_name))
        .collect();
    found.join(", ")
}
