//! «Проверьте платёж», and the payment itself.

use super::card_fields::{CardFields, Extras};
use super::checked::Checked;
use super::form::{Field, Typed};
use super::new::{NewPage, fields};
use super::towards_bank;
use crate::accounts::OwnedAccount;
use crate::app::App;
use crate::app::gateway::{Gateway, Private};
use crate::base::Money;
use crate::payments::actions;
use crate::payments::model::Order;
use crate::web::{AppError, Errors, FormBody, Invalid, Page, Result, Ui, see_other};
use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};

#[derive(Template)]
#[template(path = "payments/check.html")]
struct CheckPage {
    ui: Ui,
    account: OwnedAccount,
    checked: Checked,
}

/// What both posts start with: the bank, the form, the household's supplier accounts.
struct Asked<'a> {
    gateway: &'a dyn Gateway,
    typed: Typed,
    fields: Vec<Field>,
    owed: Money,
    extras: Extras,
}

async fn read<'a>(
    app: &'a App,
    account: &OwnedAccount,
    pairs: Vec<(String, String)>,
) -> Result<Asked<'a>> {
    let gateway = app.gateway.as_deref().ok_or(AppError::NotFound)?;
    let extra = CardFields::read(&pairs);
    let typed = Typed::read(pairs);
    let (fields, owed) = fields(app, account.id, &typed).await?;
    let extras = Extras::load(app, gateway, account, extra).await?;
    Ok(Asked {
        gateway,
        typed,
        fields,
        owed,
        extras,
    })
}

impl Asked<'_> {
    /// The order with its card, and what goes to the bank beside it.
    fn order(
        &self,
        ui: &Ui,
        app: &App,
        account: &OwnedAccount,
    ) -> std::result::Result<(Order, Private), Errors> {
        let methods = self.gateway.methods();
        let mut order = self.typed.order(ui, app, &self.fields, account, methods)?;
        let private = self.extras.apply(ui, &self.fields, &mut order)?;
        Ok((order, private))
    }

    fn form(self, ui: Ui, account: OwnedAccount, errors: Errors) -> NewPage {
        let methods = self.gateway.methods();
        NewPage::new(
            ui,
            account,
            (self.fields, self.owed),
            self.typed,
            self.extras,
            methods,
            errors,
        )
    }
}

/// Shows what will be paid; stores nothing.
pub async fn check(
    ui: Ui,
    State(app): State<App>,
    account: OwnedAccount,
    FormBody(pairs): FormBody<Vec<(String, String)>>,
) -> Result<Response> {
    let asked = read(&app, &account, pairs).await?;
    if asked.typed.edit {
        return Ok(Page(asked.form(ui, account, Errors::none())).into_response());
    }
    let response = match asked.order(&ui, &app, &account) {
        Ok((order, private)) => {
            let page = CheckPage::new(ui, &app, account, asked, order, &private);
            Page(page).into_response()
        }
        Err(errors) => Invalid(ui.clone(), asked.form(ui, account, errors)).into_response(),
    };
    Ok(towards_bank(&app, response))
}

/// Makes the payment and leads to the bank; the same form sent again leads to the same payment.
pub async fn pay(
    ui: Ui,
    State(app): State<App>,
    account: OwnedAccount,
    FormBody(pairs): FormBody<Vec<(String, String)>>,
) -> Result<Response> {
    let asked = read(&app, &account, pairs).await?;
    let made = asked.order(&ui, &app, &account);
    let sent = made.and_then(|made| Ok((made, asked.typed.form(&ui)?)));
    let ((order, private), form_id) = match sent {
        Ok(sent) => sent,
        Err(errors) => {
            let page = Invalid(ui.clone(), asked.form(ui, account, errors));
            return Ok(towards_bank(&app, page.into_response()));
        }
    };
    let payer = actions::Payer {
        account: account.id,
        customer: Some(account.customer().id),
        lang: ui.lang,
    };
    let payment = actions::start(&app, &payer, form_id, &order, &private)
        .await?
        .ok_or(AppError::NotFound)?;
    Ok(match &payment.pay_url {
        Some(url) if payment.state.is_open() => see_other(url),
        _ => see_other(&format!("/payments/{}", payment.id)),
    })
}

impl CheckPage {
    fn new(
        ui: Ui,
        app: &App,
        account: OwnedAccount,
        asked: Asked<'_>,
        order: Order,
        private: &Private,
    ) -> CheckPage {
        let extras = &asked.extras;
        let pay = format!("/accounts/{}/payments", account.id);
        let edit = format!("{pay}/check");
        let mut checked = Checked::new(&ui, app, &asked.typed, order, pay, edit);
        let told = private.identity.as_ref();
        checked
            .carried
            .extend(extras.carried(&checked.order, told.is_some()));
        checked.card = extras.card_words(&ui, &checked.order);
        checked.told = told.map(|who| (extras.identity_for(&ui, &asked.fields), who.name.clone()));
        CheckPage {
            ui,
            account,
            checked,
        }
    }
}
