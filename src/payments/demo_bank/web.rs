//! Pages of the demo bank: card, code, back to the shop. Nobody signs in here.

use super::cards::{self, Fate};
use super::store::{self, Order};
use crate::app::App;
use crate::app::gateway::Claim;
use crate::base::Period;
use crate::config;
use crate::payments::actions::on_news;
use crate::payments::model::reason;
use crate::t;
use crate::web::{AppError, Errors, FormBody, Invalid, Page, Result, Ui, see_other};
use askama::Template;
use axum::extract::{FromRequestParts, Path, State};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

/// The order of the path, wherever the demo bank is the bank.
pub struct DemoOrder(Order);

impl FromRequestParts<App> for DemoOrder {
    type Rejection = AppError;
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        if app.config.payments.gateway != config::Gateway::Demo {
            return Err(AppError::NotFound);
        }
        let Path(id) = Path::<String>::from_request_parts(parts, app)
            .await
            .map_err(|_| AppError::NotFound)?;
        let mut db = app.db.acquire().await?;
        let order = store::by_id(&mut db, &id).await?;
        order.map(DemoOrder).ok_or(AppError::NotFound)
    }
}

#[derive(Template)]
#[template(path = "payments/bank.html")]
struct BankPage {
    ui: Ui,
    order: Order,
    /// The card passed: only the code is asked.
    asks_code: bool,
    typed: BankForm,
    errors: Errors,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct BankForm {
    card_number: String,
    expiry: String,
    cvc: String,
    /// Stands on the second page alone.
    code: Option<String>,
    cancel: String,
}

pub async fn show(ui: Ui, State(app): State<App>, DemoOrder(order): DemoOrder) -> Result<Response> {
    if !order.is_open(app.now()) {
        return Ok(back(&app, &order));
    }
    let page = BankPage {
        asks_code: order.code_asked_at.is_some(),
        ui,
        order,
        typed: BankForm::default(),
        errors: Errors::none(),
    };
    Ok(Page(page).into_response())
}

pub async fn pay(
    ui: Ui,
    State(app): State<App>,
    DemoOrder(order): DemoOrder,
    FormBody(typed): FormBody<BankForm>,
) -> Result<Response> {
    if !order.is_open(app.now()) {
        return Ok(back(&app, &order));
    }
    if !typed.cancel.is_empty() {
        return end(&app, &order, End::Declined(reason::BY_PAYER)).await;
    }
    match &typed.code {
        Some(code) if order.code_asked_at.is_some() => {
            let code = cards::digits(code).unwrap_or_default();
            check_code(ui, &app, order, &code).await
        }
        _ => check_card(ui, &app, order, typed).await,
    }
}

async fn check_card(ui: Ui, app: &App, order: Order, typed: BankForm) -> Result<Response> {
    let mut errors = Errors::none();
    let fate = cards::fate(&typed.card_number);
    if fate.is_none() {
        errors.add("card_number", t!(ui, "bank-card-unknown"));
    }
    match cards::is_valid_thru(&typed.expiry, ui.today) {
        Some(true) => {}
        Some(false) => errors.add("expiry", t!(ui, "bank-expiry-past")),
        None => errors.add("expiry", t!(ui, "bank-expiry-wrong")),
    }
    if !cards::is_cvc(&typed.cvc) {
        errors.add("cvc", t!(ui, "bank-cvc-wrong"));
    }
    match fate.filter(|_| errors.is_empty()) {
        Some(Fate::AsksCode) => {
            let number = cards::digits(&typed.card_number).unwrap_or_default();
            let tail = number.get(number.len().saturating_sub(4)..).unwrap_or("");
            let mut db = app.db.acquire().await?;
            let last = cards::valid_thru(&typed.expiry).map_or(ui.today, Period::last_day);
            store::ask_code(&mut db, &order.id, (tail, last), app.now()).await?;
            Ok(see_other(&format!("/demo/bank/{}", order.id)))
        }
        Some(Fate::Declined) => end(app, &order, End::Declined("insufficient_funds")).await,
        Some(Fate::NoSecondFactor) => end(app, &order, End::Declined("3d_secure_absent")).await,
        None => {
            let typed = BankForm {
                cvc: String::new(),
                ..typed
            };
            Ok(again(ui, order, false, typed, errors))
        }
    }
}

async fn check_code(ui: Ui, app: &App, order: Order, code: &str) -> Result<Response> {
    if code == cards::CODE {
        return end(app, &order, End::Paid).await;
    }
    let wrong = {
        let mut db = app.db.acquire().await?;
        store::wrong_code(&mut db, &order.id).await?
    };
    if wrong >= cards::TRIES {
        return end(app, &order, End::Declined("3d_secure_failed")).await;
    }
    let left: i32 = cards::TRIES - wrong;
    let errors = Errors::one("code", t!(ui, "bank-code-wrong", left = left));
    Ok(again(ui, order, true, BankForm::default(), errors))
}

fn again(ui: Ui, order: Order, asks_code: bool, typed: BankForm, errors: Errors) -> Response {
    let page = BankPage {
        ui: ui.clone(),
        order,
        asks_code,
        typed,
        errors,
    };
    Invalid(ui, page).into_response()
}

/// How an order ends.
enum End {
    Paid,
    Declined(&'static str),
}

/// Writes the end into the books, tells the shop, and sends the payer back to it.
async fn end(app: &App, order: &Order, how: End) -> Result<Response> {
    {
        let mut db = app.db.acquire().await?;
        match how {
            End::Paid => {
                store::take(&mut db, &order.id, app.now()).await?;
                let token = uuid::Uuid::new_v4().simple().to_string();
                store::keep_card(&mut db, &order.id, &token).await?;
            }
            End::Declined(why) => store::decline(&mut db, &order.id, why).await?,
        }
    }
    tell(app, order).await;
    Ok(back(app, order))
}

/// The callback. A shop that cannot be reached learns it when it asks.
async fn tell(app: &App, order: &Order) {
    let claim = Claim {
        gateway: super::NAME,
        key: format!("ended:{}", order.id),
        payment: order.payment_ref.parse().ok(),
        gateway_id: Some(order.id.clone()),
        signed: true,
        amount: Some(order.amount),
        currency: Some(order.currency.clone()),
        body: serde_json::json!({ "order": order.id, "event": "ended" }),
    };
    if let Err(error) = on_news(app, claim).await {
        tracing::warn!(
            order = order.id,
            error = format!("{error:#}"),
            "the demo bank's news was not taken"
        );
    }
}

/// To the shop; as a path where the shop is this portal, under whatever name it was opened.
fn back(app: &App, order: &Order) -> Response {
    let path = order.return_url.strip_prefix(&app.config.public_url());
    see_other(path.unwrap_or(&order.return_url))
}
