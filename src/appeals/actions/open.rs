//! A new appeal.

use super::{Said, note, write};
use crate::app::App;
use crate::appeals::letters;
use crate::appeals::model;
use crate::appeals::store::appeals::{self, Appeal, Which};
use crate::appeals::store::lists;
use crate::appeals::store::thread::Author;
use crate::audit::Actor;
use crate::base::{Email, Phone};
use crate::i18n::Lang;
use crate::web::{AppError, ClientAddress, Result};
use anyhow::Context;
use chrono::Duration;
use uuid::Uuid;

/// Appeals that one person may open in a day: no need has more, a script would.
const A_DAY: i64 = 30;

/// Who asks.
#[derive(Clone, Copy, Debug)]
pub enum Who<'a> {
    Customer(Uuid),
    /// Without an account here; one of the two ways to answer is there.
    Visitor {
        name: &'a str,
        email: Option<&'a Email>,
        phone: Option<&'a Phone>,
    },
}

/// About what, from where.
#[derive(Clone, Copy, Debug)]
pub struct Asking<'a> {
    pub who: Who<'a>,
    /// One of [`model::TOPICS`] or own words; not empty.
    pub topic: &'a str,
    /// A household that the person is linked to.
    pub account: Option<Uuid>,
    pub supplier: Option<&'a str>,
    pub lang: Lang,
    pub from: ClientAddress,
}

/// Writes the appeal with its first message and files; the letters are to the person and to the supplier.
/// The same form gives the appeal that it made before.
///
/// # Errors
/// `TooMany` beyond [`A_DAY`]; `NotFound` for a form of another person.
pub async fn open(app: &App, asking: &Asking<'_>, said: Said) -> Result<Appeal> {
    let mut tx = app.db.begin().await?;
    let customer = asking.customer();
    let form_id = said.form_id;
    let id = Uuid::now_v7();
    if !appeals::insert(&mut tx, &new(app, asking, id, form_id)).await? {
        let made = appeals::find(&mut tx, Which::Form(form_id)).await?;
        return made
            .filter(|appeal| appeal.customer_id == customer)
            .ok_or(AppError::NotFound);
    }
    if let Some(customer) = customer {
        not_too_many(&mut tx, app, customer).await?;
    }
    write(&mut tx, app, id, Author::Resident, said).await?;
    let appeal = appeals::find(&mut tx, Which::Id(id))
        .await?
        .context("just written")?;
    letters::received(&mut tx, app, &appeal).await?;
    letters::to_supplier(&mut tx, app, &appeal, letters::News::Opened).await?;
    let actor = customer.map_or(Actor::Anonymous, Actor::Customer);
    let details = serde_json::json!({ "supplier": asking.supplier });
    note(
        &mut tx,
        app,
        (actor, asking.from),
        "appeals.opened",
        &appeal,
        details,
    )
    .await?;
    tx.commit().await?;
    Ok(appeal)
}

fn new<'a>(app: &App, asking: &Asking<'a>, id: Uuid, form_id: Uuid) -> appeals::New<'a> {
    let (name, email, phone) = match asking.who {
        Who::Customer(_) => ("", "", ""),
        Who::Visitor { name, email, phone } => (
            name,
            email.map_or("", Email::as_str),
            phone.map_or("", Phone::as_str),
        ),
    };
    appeals::New {
        id,
        form_id,
        customer: asking.customer(),
        name,
        email,
        phone,
        lang: asking.lang,
        account: asking.account,
        supplier: asking.supplier,
        topic: asking.topic,
        due_on: model::due_on(asking.topic, app.today()),
        at: app.now(),
    }
}

impl Asking<'_> {
    fn customer(&self) -> Option<Uuid> {
        match self.who {
            Who::Customer(id) => Some(id),
            Who::Visitor { .. } => None,
        }
    }
}

/// Counts with the one that was just written.
async fn not_too_many(db: &mut sqlx::PgConnection, app: &App, customer: Uuid) -> Result<()> {
    let day_ago = app.now() - Duration::days(1);
    let (count, first) = lists::since(db, customer, day_ago).await?;
    match first {
        Some(first) if count > A_DAY => {
            let wait = (first - day_ago).num_seconds();
            Err(AppError::TooMany(wait.max(1).unsigned_abs()))
        }
        _ => Ok(()),
    }
}
