//! `/accounts/{a}/autopay`: agreeing to be charged, with a limit and for named suppliers, and switching it
//! off in one tap.

use crate::accounts::OwnedAccount;
use crate::app::App;
use crate::app::gateway::Gateway;
use crate::base::Money;
use crate::identity::legal;
use crate::payments::actions::{self, autopay as verbs};
use crate::payments::store::autopay::{self as store, Autopay, New, Offered};
use crate::payments::store::cards::{self, Card};
use crate::payments::words;
use crate::t;
use crate::web::{
    AppError, ClientAddress, Errors, Flash, FormBody, Invalid, Page, Result, Ui, see_other,
};
use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use uuid::Uuid;

const SUPPLIER: &str = "supplier_";
const LIMITS: (i64, i64) = (100, 50_000_000);

/// As typed.
#[derive(Default)]
struct Typed {
    card: String,
    when: String,
    day: String,
    limit: String,
    suppliers: Vec<Uuid>,
    rules: bool,
}

impl Typed {
    fn read(pairs: Vec<(String, String)>) -> Typed {
        let mut typed = Typed::default();
        for (name, value) in pairs {
            let value = value.trim().to_owned();
            match name.as_str() {
                "card" => typed.card = value,
                "when" => typed.when = value,
                "day" => typed.day = value,
                "limit" => typed.limit = value,
                "rules" => typed.rules = !value.is_empty(),
                other => {
                    let id = other
                        .strip_prefix(SUPPLIER)
                        .and_then(|id| id.parse::<Uuid>().ok());
                    typed.suppliers.extend(id.filter(|_| !value.is_empty()));
                }
            }
        }
        typed
    }
    /// What holds now, or what most people want.
    fn of(current: Option<&Autopay>, offered: &[Offered]) -> Typed {
        match current {
            Some(on) => Typed {
                card: on.card_id.to_string(),
                when: on.trigger.clone(),
                day: on.day.map(|day| day.to_string()).unwrap_or_default(),
                limit: on.month_limit.input(),
                suppliers: on.suppliers.clone(),
                rules: false,
            },
            None => Typed {
                when: "bill".to_owned(),
                suppliers: offered
                    .iter()
                    .filter(|one| one.paid_before && !one.identity)
                    .map(|one| one.id)
                    .collect(),
                ..Typed::default()
            },
        }
    }
}

/// What a form that is right says.
struct Agreed {
    card: Uuid,
    day: Option<i16>,
    limit: Money,
    suppliers: Vec<Uuid>,
}

/// What the page stands on.
struct Ground {
    /// A bank is connected that keeps cards.
    keeps: bool,
    cards: Vec<Card>,
    offered: Vec<Offered>,
    current: Option<Autopay>,
}

#[derive(Template)]
#[template(path = "payments/autopay.html")]
struct AutopayPage {
    ui: Ui,
    account: OwnedAccount,
    ground: Ground,
    typed: Typed,
    errors: Errors,
}

async fn ground(app: &App, account: &OwnedAccount) -> Result<Ground> {
    let customer = account.customer().id;
    let mut ground = Ground {
        keeps: false,
        cards: Vec::new(),
        offered: Vec::new(),
        current: None,
    };
    let gateway = app.gateway.as_deref().filter(|bank| bank.keeps_cards());
    if let Some(name) = gateway.map(Gateway::name) {
        let mut db = app.db.acquire().await?;
        ground.keeps = true;
        ground.cards = cards::of(&mut db, customer, name).await?;
        ground
            .cards
            .retain(|card| card.is_active() && !card.is_expired(app.today()));
        ground.offered = store::offered(&mut db, account.id, customer).await?;
        ground.current = store::of_account(&mut db, account.id).await?;
    }
    Ok(ground)
}

pub async fn show(ui: Ui, State(app): State<App>, account: OwnedAccount) -> Result<Response> {
    let ground = ground(&app, &account).await?;
    let customer = account.customer().id;
    let own = ground.current.as_ref();
    let own = own.filter(|on| on.customer_id == customer);
    let page = AutopayPage {
        typed: Typed::of(own, &ground.offered),
        ui,
        account,
        ground,
        errors: Errors::none(),
    };
    Ok(Page(page).into_response())
}

pub async fn agree(
    ui: Ui,
    State(app): State<App>,
    account: OwnedAccount,
    from: ClientAddress,
    FormBody(pairs): FormBody<Vec<(String, String)>>,
) -> Result<Response> {
    let ground = ground(&app, &account).await?;
    if !ground.keeps {
        return Err(AppError::NotFound);
    }
    let typed = Typed::read(pairs);
    let mut errors = match typed.agreed(&ui, &ground) {
        Ok(agreed) => {
            if agree_to(&app, &ui, &account, &agreed, from).await? {
                let path = format!("/accounts/{}/autopay", account.id);
                return Ok(Flash::AutopayOn.on(see_other(&path)));
            }
            Errors::one("", t!(ui, "autopay-error-other"))
        }
        Err(errors) => errors,
    };
    if ground.other(account.customer().id) {
        errors = Errors::one("", t!(ui, "autopay-error-other"));
    }
    let page = AutopayPage {
        ui: ui.clone(),
        account,
        ground,
        typed,
        errors,
    };
    Ok(Invalid(ui, page).into_response())
}

async fn agree_to(
    app: &App,
    ui: &Ui,
    account: &OwnedAccount,
    agreed: &Agreed,
    from: ClientAddress,
) -> Result<bool> {
    let rules = legal::current(app, legal::Kind::PaymentRules, ui.lang)?;
    let new = New {
        customer: account.customer().id,
        account: account.id,
        card: agreed.card,
        trigger: if agreed.day.is_some() { "day" } else { "bill" },
        day: agreed.day,
        month_limit: agreed.limit,
        suppliers: &agreed.suppliers,
        rules_version: &rules.version,
        at: app.now(),
        on: app.today(),
    };
    verbs::agree(app, &new, from).await
}

pub async fn off(
    State(app): State<App>,
    account: OwnedAccount,
    from: ClientAddress,
) -> Result<Response> {
    actions::autopay::off(&app, account.id, account.customer().id, from).await?;
    let path = format!("/accounts/{}/autopay", account.id);
    Ok(Flash::AutopayOff.on(see_other(&path)))
}

impl Typed {
    /// In the order of the page.
    fn agreed(&self, ui: &Ui, ground: &Ground) -> std::result::Result<Agreed, Errors> {
        let mut errors = Errors::none();
        let card = ground
            .cards
            .iter()
            .find(|card| card.id.to_string() == self.card);
        if card.is_none() {
            errors.add("card", t!(ui, "autopay-error-card"));
        }
        let day = match (self.when.as_str(), self.day.parse::<i16>()) {
            ("bill", _) => None,
            ("day", Ok(day)) if (1..=28).contains(&day) => Some(day),
            ("day", _) => {
                errors.add("day", t!(ui, "autopay-error-day"));
                None
            }
            _ => {
                errors.add("when", t!(ui, "autopay-error-when"));
                None
            }
        };
        let (least, most) = (Money::from_kopecks(LIMITS.0), Money::from_kopecks(LIMITS.1));
        let limit = Money::parse(&self.limit).ok();
        let limit = limit.filter(|limit| (least..=most).contains(limit));
        if limit.is_none() {
            errors.add("limit", t!(ui, "autopay-error-limit"));
        }
        let may = |one: &&Offered| one.paid_before && !one.identity;
        let chosen = ground.offered.iter().filter(may).map(|one| one.id);
        let suppliers: Vec<Uuid> = chosen.filter(|id| self.suppliers.contains(id)).collect();
        if suppliers.is_empty() {
            errors.add("suppliers", t!(ui, "autopay-error-suppliers"));
        }
        if !self.rules {
            errors.add("rules", t!(ui, "autopay-error-rules"));
        }
        match (card, limit) {
            (Some(card), Some(limit)) if errors.is_empty() => Ok(Agreed {
                card: card.id,
                day,
                limit,
                suppliers,
            }),
            _ => Err(errors),
        }
    }
}

impl Ground {
    /// Another resident's is on.
    fn other(&self, customer: Uuid) -> bool {
        self.current
            .as_ref()
            .is_some_and(|on| on.customer_id != customer)
    }
}

impl AutopayPage {
    fn is_others(&self) -> bool {
        self.ground.other(self.account.customer().id)
    }
    /// The person's own, while it is on.
    fn own(&self) -> Option<&Autopay> {
        self.ground.current.as_ref().filter(|_| !self.is_others())
    }
    fn has_payable(&self) -> bool {
        self.ground
            .offered
            .iter()
            .any(|one| one.paid_before && !one.identity)
    }
    fn card(&self, card: &Card) -> String {
        words::card(self.ui.words, card)
    }
    fn ticked(&self, one: &Offered) -> bool {
        self.typed.suppliers.contains(&one.id)
    }
    fn field(&self, one: &Offered) -> String {
        format!("{SUPPLIER}{}", one.id.simple())
    }
    /// What is agreed to now, in words; the names among them are billing's.
    fn said(&self, on: &Autopay) -> Vec<(String, String)> {
        let ui = &self.ui;
        let card = self.ground.cards.iter().find(|card| card.id == on.card_id);
        let card = card.map_or_else(|| t!(ui, "autopay-card-waits"), |card| self.card(card));
        let when = match on.day {
            Some(day) => t!(ui, "autopay-said-day", day = i64::from(day)),
            None => t!(ui, "autopay-said-bill"),
        };
        let agreed = |one: &&Offered| on.suppliers.contains(&one.id);
        let names = self.ground.offered.iter().filter(agreed);
        let names: Vec<String> = names.map(|one| ui.theirs(&one.name)).collect();
        vec![
            (t!(ui, "cards-card"), card),
            (t!(ui, "autopay-when"), when),
            (t!(ui, "autopay-limit"), ui.money(on.month_limit)),
            (t!(ui, "autopay-suppliers"), names.join(", ")),
        ]
    }
}
