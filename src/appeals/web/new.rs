//! A new appeal (UX R29): to which supplier, about which account, on what, in one's own words, with files.

use super::form;
use super::list::chosen;
use crate::accounts::store::suppliers::{OwnSupplier, suppliers, suppliers_of};
use crate::accounts::{AccountHead, store::accounts_of};
use crate::app::App;
use crate::appeals::SentForm;
use crate::appeals::actions::{self, Asking, Said, Who};
use crate::appeals::model;
use crate::appeals::words;
use crate::identity::Customer;
use crate::t;
use crate::web::{ClientAddress, Errors, Flash, Invalid, Page, Result, Ui, see_other};
use askama::Template;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use uuid::Uuid;

/// What stands in the fields. The same names fill the form by the query: `?supplier=&account=&topic=&text=`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    supplier: String,
    account: String,
    topic: String,
    text: String,
    #[serde(skip)]
    form_id: String,
}

/// What may be chosen.
struct Choices {
    accounts: Vec<AccountHead>,
    /// By household; of a person without one every supplier, for none.
    own: Vec<OwnSupplier>,
    /// Code and name, each once.
    suppliers: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "appeals/new.html")]
struct NewPage {
    ui: Ui,
    typed: Typed,
    errors: Errors,
    choices: Choices,
    topics: Vec<(String, String)>,
    /// Files were chosen that the browser does not keep.
    again: bool,
    upload_mb: u32,
}

pub async fn form(
    customer: Customer,
    ui: Ui,
    State(app): State<App>,
    Query(mut typed): Query<Typed>,
) -> Result<Response> {
    let choices = Choices::of(&app, &customer).await?;
    if let [only] = choices.accounts.as_slice() {
        typed.account = only.number.clone();
    }
    if let [(only, _)] = choices.suppliers.as_slice() {
        typed.supplier = only.clone();
    }
    typed.text = model::text(&typed.text).chars().take(model::TEXT).collect();
    typed.form_id = Uuid::new_v4().to_string();
    let page = NewPage::new(&app, ui, typed, Errors::none(), choices, false);
    Ok(Page(page).into_response())
}

pub async fn send(
    customer: Customer,
    ui: Ui,
    from: ClientAddress,
    State(app): State<App>,
    sent: SentForm,
) -> Result<Response> {
    let choices = Choices::of(&app, &customer).await?;
    let typed = Typed::of(&sent);
    let again = form::chose_files(&sent);
    match typed.parse(sent, &choices, &app, &ui) {
        Ok((about, said)) => {
            let asking = Asking {
                who: Who::Customer(customer.id),
                topic: &about.topic,
                account: about.account,
                supplier: Some(&about.supplier),
                lang: ui.lang,
                from,
            };
            let appeal = actions::open(&app, &asking, said).await?;
            Ok(Flash::AppealSent.on(see_other(&format!("/appeals/{}", appeal.id))))
        }
        Err(errors) => {
            let page = NewPage::new(&app, ui.clone(), typed, errors, choices, again);
            Ok(Invalid(ui, page).into_response())
        }
    }
}

/// A form that holds.
struct About {
    supplier: String,
    account: Option<Uuid>,
    topic: String,
}

impl Typed {
    fn of(sent: &SentForm) -> Typed {
        let value = |name| sent.value(name).to_owned();
        Typed {
            supplier: value("supplier").trim().to_owned(),
            account: value("account").trim().to_owned(),
            topic: model::line(&value("topic")),
            text: value("text"),
            form_id: form::form_id(sent.value("form_id")).to_string(),
        }
    }

    fn parse(
        &self,
        sent: SentForm,
        choices: &Choices,
        app: &App,
        ui: &Ui,
    ) -> std::result::Result<(About, Said), Errors> {
        let mut errors = Errors::none();
        let account = self.account(choices, ui, &mut errors);
        self.supplier(account, choices, ui, &mut errors);
        if self.topic.is_empty() {
            errors.add("topic", t!(ui, "appeals-error-topic-empty"));
        } else if self.topic.chars().count() > model::TOPIC {
            errors.add(
                "topic",
                t!(ui, "appeals-error-topic-long", n = model::TOPIC),
            );
        }
        let message = form::message(sent, app, ui);
        if let Err(wrong) = &message {
            for (field, sentence) in wrong.all() {
                errors.add(field, sentence);
            }
        }
        let Ok(mut said) = message else {
            return Err(errors);
        };
        said.form_id = form::form_id(&self.form_id);
        let about = About {
            supplier: self.supplier.clone(),
            account: account.or_else(|| choices.only_of(&self.supplier)),
            topic: self.topic.clone(),
        };
        errors.into_result((about, said))
    }

    /// The household that was chosen: its number, its id, or a supplier's number for it.
    fn account(&self, choices: &Choices, ui: &Ui, errors: &mut Errors) -> Option<Uuid> {
        if self.account.is_empty() {
            return None;
        }
        let found = choices.account(&self.account);
        if found.is_none() {
            errors.add("account", t!(ui, "appeals-error-account"));
        }
        found
    }

    fn supplier(&self, account: Option<Uuid>, choices: &Choices, ui: &Ui, errors: &mut Errors) {
        let known = choices
            .suppliers
            .iter()
            .any(|(code, _)| *code == self.supplier);
        let serves = |account: Uuid| {
            let of_it = |own: &&OwnSupplier| own.account_id == account;
            choices
                .own
                .iter()
                .filter(of_it)
                .any(|own| own.code == self.supplier)
        };
        if self.supplier.is_empty() {
            errors.add("supplier", t!(ui, "appeals-error-supplier-empty"));
        } else if !known {
            errors.add("supplier", t!(ui, "appeals-error-supplier"));
        } else if account.is_some_and(|account| !serves(account)) {
            errors.add("supplier", t!(ui, "appeals-error-supplier-other"));
        }
    }
}

impl Choices {
    async fn of(app: &App, customer: &Customer) -> Result<Choices> {
        let mut db = app.db.acquire().await?;
        let mut accounts = accounts_of(&mut db, customer.id).await?;
        accounts.retain(|account| !account.paused);
        let own = suppliers_of(&mut db, customer.id).await?;
        let mut names: Vec<(String, String)> = own
            .iter()
            .map(|one| (one.code.clone(), one.name.clone()))
            .collect();
        if accounts.is_empty() {
            let all = suppliers(&mut db).await?;
            names = all
                .iter()
                .map(|one| (one.code.clone(), one.called().to_owned()))
                .collect();
        }
        // Sorted by name and code: the same ones stand together.
        names.dedup();
        Ok(Choices {
            accounts,
            own,
            suppliers: names,
        })
    }

    fn account(&self, typed: &str) -> Option<Uuid> {
        let by_supplier = || {
            let found = self.own.iter().find(|own| own.number == typed);
            found.map(|own| own.account_id)
        };
        chosen(&self.accounts, typed)
            .map(|account| account.id)
            .or_else(by_supplier)
    }

    /// The household, if only one has this supplier.
    fn only_of(&self, supplier: &str) -> Option<Uuid> {
        let mut of_it = self.own.iter().filter(|own| own.code == supplier);
        let first = of_it.next()?.account_id;
        of_it.all(|own| own.account_id == first).then_some(first)
    }
}

impl NewPage {
    fn new(
        app: &App,
        ui: Ui,
        typed: Typed,
        errors: Errors,
        choices: Choices,
        again: bool,
    ) -> NewPage {
        let mut topics: Vec<(String, String)> = model::TOPICS
            .iter()
            .map(|code| ((*code).to_owned(), words::topic(ui.words, code)))
            .collect();
        let known = |typed: &str| model::TOPICS.contains(&typed);
        if !typed.topic.is_empty() && !known(&typed.topic) {
            topics.push((typed.topic.clone(), typed.topic.clone()));
        }
        NewPage {
            upload_mb: app.config.limits.upload_mb,
            ui,
            typed,
            errors,
            choices,
            topics,
            again,
        }
    }
    /// The chosen household, however its number was typed.
    fn is_chosen(&self, account: &AccountHead) -> bool {
        self.choices.account(&self.typed.account) == Some(account.id)
    }
    /// Browsers keep no files when a form comes back.
    fn again_words(&self) -> String {
        match self.again {
            true => t!(self.ui, "appeals-files-again"),
            false => String::new(),
        }
    }
}
