//! «Кто видит этот счёт», cutting somebody off, leaving, the own name.

use super::link::{TITLE, relation_words};
use crate::accounts::OwnedAccount;
use crate::accounts::actions::people;
use crate::accounts::model::Relation;
use crate::accounts::store::people::Seer;
use crate::accounts::store::{AccountHead, accounts_of};
use crate::app::App;
use crate::base::Email;
use crate::identity::{self, Customer};
use crate::t;
use crate::web::{
    AppError, ClientAddress, Errors, Flash, FormBody, Invalid, Page, Result, Ui, see_other,
};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use uuid::Uuid;

/// Somebody else, as far as the others may know him: name and initial, masked address.
struct Row {
    link: Uuid,
    name: String,
    email: String,
    relation: String,
    since: String,
    this: bool,
    may_cut: bool,
}

impl Row {
    fn new(ui: &Ui, all: &[Seer], who: Uuid, seer: &Seer) -> Row {
        let this = seer.customer == who;
        let initial: String = seer.last_name.chars().take(1).collect();
        let masked = Email::parse(&seer.email).map_or_else(|_| String::new(), |e| e.masked());
        let relation = Relation::parse(&seer.relation);
        Row {
            link: seer.link,
            name: format!("{} {} {initial}.", seer.first_name, seer.middle_name)
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" "),
            email: if this { seer.email.clone() } else { masked },
            relation: relation.map_or_else(String::new, |relation| relation_words(ui, relation)),
            since: ui.time(seer.linked_at),
            this,
            may_cut: people::may_cut(all, who, seer),
        }
    }
}

#[derive(Template)]
#[template(path = "accounts/people.html")]
struct PeoplePage {
    ui: Ui,
    account: OwnedAccount,
    rows: Vec<Row>,
    /// Somebody was there earlier and cannot be cut off from here.
    earlier: bool,
}

pub async fn list(account: OwnedAccount, ui: Ui, State(app): State<App>) -> Result<Response> {
    let all = people::seers(&app, account.id).await?;
    let who = account.customer().id;
    let rows: Vec<Row> = all
        .iter()
        .map(|seer| Row::new(&ui, &all, who, seer))
        .collect();
    let page = PeoplePage {
        earlier: rows.iter().any(|row| !row.this && !row.may_cut),
        ui,
        account,
        rows,
    };
    Ok(Page(page).into_response())
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct CutForm {
    password: String,
}

#[derive(Template)]
#[template(path = "accounts/cut.html")]
struct CutPage {
    ui: Ui,
    account: OwnedAccount,
    row: Row,
    errors: Errors,
}

/// The person of `link`, if he is one whom the reader may cut off.
async fn row(app: &App, account: &OwnedAccount, ui: &Ui, link: Uuid) -> Result<Row> {
    let all = people::seers(app, account.id).await?;
    let seer = all.iter().find(|seer| seer.link == link);
    let row = seer.map(|seer| Row::new(ui, &all, account.customer().id, seer));
    row.filter(|row| row.may_cut).ok_or(AppError::NotFound)
}

pub async fn cut_form(
    account: OwnedAccount,
    ui: Ui,
    State(app): State<App>,
    Path((_, link)): Path<(Uuid, Uuid)>,
) -> Result<Response> {
    let row = row(&app, &account, &ui, link).await?;
    let errors = Errors::none();
    let page = CutPage {
        ui,
        account,
        row,
        errors,
    };
    Ok(Page(page).into_response())
}

pub async fn cut(
    account: OwnedAccount,
    (ui, from): (Ui, ClientAddress),
    State(app): State<App>,
    Path((_, link)): Path<(Uuid, Uuid)>,
    FormBody(form): FormBody<CutForm>,
) -> Result<Response> {
    app.limits.sign_in(from)?;
    let row = row(&app, &account, &ui, link).await?;
    let customer = account.customer();
    let mut errors = Errors::none();
    if form.password.is_empty() {
        errors.add("password", t!(ui, "identity-error-current-empty"));
    } else if !identity::knows_password(&app, customer.id, &form.password).await? {
        errors.add("password", t!(ui, "identity-error-current"));
    }
    if !errors.is_empty() {
        let page = CutPage {
            ui: ui.clone(),
            account,
            row,
            errors,
        };
        return Ok(Invalid(ui, page).into_response());
    }
    people::cut(&app, customer, account.id, link, from).await?;
    let list = format!("/accounts/{}/people", account.id);
    Ok(Flash::PersonCut.on(see_other(&list)))
}

#[derive(Template)]
#[template(path = "accounts/unlink.html")]
struct UnlinkPage {
    ui: Ui,
    account: AccountHead,
}

/// The person's link to `asked`, standing or paused: both can be left.
async fn own(app: &App, customer: &Customer, asked: &str) -> Result<AccountHead> {
    let asked: Uuid = asked.parse().map_err(|_| AppError::NotFound)?;
    let all = accounts_of(&mut *app.db.acquire().await?, customer.id).await?;
    let found = all.into_iter().find(|account| account.id == asked);
    found.ok_or(AppError::NotFound)
}

pub async fn unlink_form(
    customer: Customer,
    ui: Ui,
    State(app): State<App>,
    Path(asked): Path<String>,
) -> Result<Response> {
    let account = own(&app, &customer, &asked).await?;
    Ok(Page(UnlinkPage { ui, account }).into_response())
}

pub async fn unlink(
    customer: Customer,
    from: ClientAddress,
    State(app): State<App>,
    Path(asked): Path<String>,
) -> Result<Response> {
    let account = own(&app, &customer, &asked).await?;
    people::unlink(&app, &customer, &account, from).await?;
    Ok(Flash::AccountUnlinked.on(see_other("/home")))
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct NameForm {
    title: String,
}

#[derive(Template)]
#[template(path = "accounts/name.html")]
struct NamePage {
    ui: Ui,
    account: OwnedAccount,
    form: NameForm,
    errors: Errors,
}

pub async fn name_form(account: OwnedAccount, ui: Ui) -> Response {
    let title = account.own_title.clone();
    let page = NamePage {
        ui,
        account,
        form: NameForm { title },
        errors: Errors::none(),
    };
    Page(page).into_response()
}

pub async fn name(
    account: OwnedAccount,
    ui: Ui,
    State(app): State<App>,
    FormBody(form): FormBody<NameForm>,
) -> Result<Response> {
    let title = form.title.split_whitespace().collect::<Vec<_>>().join(" ");
    let sentence = if title.chars().count() > TITLE {
        t!(ui, "accounts-title-long", n = TITLE)
    } else if title.chars().any(char::is_control) {
        t!(ui, "accounts-title-signs")
    } else {
        people::rename(&app, account.customer().id, account.id, &title).await?;
        return Ok(Flash::Saved.on(see_other(&format!("/accounts/{}", account.id))));
    };
    let page = NamePage {
        ui: ui.clone(),
        account,
        form,
        errors: Errors::one("title", sentence),
    };
    Ok(Invalid(ui, page).into_response())
}
