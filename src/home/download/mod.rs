//! «Скачать мои данные» (152-ФЗ, article 14; DOMAIN 12): one ZIP with everything as JSON, the tables as
//! CSV, and consumption as Green Button XML. docs/DOWNLOAD.md describes it.
//!
//! Only the person's own data: of his households what every linked person sees, the owner's name masked
//! unless he is the owner, and never who else sees them or who sent a reading.

mod csv_file;
mod green;
mod usage;

use crate::accounts::model::{Relation, masked_name};
use crate::accounts::store::{AccountHead, accounts_of, details};
use crate::app::App;
use crate::bills::store::download as bills;
use crate::identity;
use crate::mail::{self, Channel, Topic};
use crate::payments::store::{download as cards, history as payments};
use crate::readings::store::download as readings;
use crate::t;
use crate::web::{Result, Ui};
use chrono::{DateTime, NaiveDate, Utc};
use csv_file::csv_file;
use serde_json::{Value, json};
use sqlx::PgConnection;
use std::io::{Cursor, Write};
use uuid::Uuid;
use zip::write::SimpleFileOptions;

/// The document's own version: it grows when a field changes its meaning.
const FORMAT: u32 = 1;

/// What goes into the ZIP.
pub struct Data {
    json: Value,
    /// Green Button feeds, an account each.
    feeds: Vec<String>,
}

/// Reads everything there is of `customer`.
///
/// # Errors
/// No database.
pub async fn collect(app: &App, ui: &Ui, customer: Uuid) -> Result<Data> {
    let person = identity::person(app, customer).await?;
    let consents = identity::consents(app, customer).await?;
    let mut db = app.db.acquire().await?;
    let wishes = mail::wishes(&mut db, customer).await?;
    let (mut accounts, mut feeds) = (Vec::new(), Vec::new());
    for head in accounts_of(&mut db, customer).await? {
        if head.paused {
            // What came after the change of owner is somebody else's until it is proved.
            accounts.push(json!({ "number": head.number, "paused": true }));
            continue;
        }
        let rows = readings::readings(&mut db, head.id).await?;
        feeds.extend(green::feed(&head.number, &rows, ui.now, app.zone())?);
        accounts.push(account(&mut db, app, ui, &head, &rows).await?);
    }
    let saved_cards = cards::cards(&mut db, customer).await?;
    let autopay = cards::autopay(&mut db, customer).await?;
    drop(db);
    let notifications: Vec<Value> = Topic::CHOSEN
        .into_iter()
        .map(|topic| {
            json!({ "topic": topic.code(), "email": wishes.wants(topic, Channel::Email),
                    "sms": wishes.wants(topic, Channel::Sms) })
        })
        .collect();
    let consents: Vec<Value> = consents
        .iter()
        .map(|consent| {
            json!({ "kind": consent.kind, "version": consent.version, "given_at": time(consent.given_at),
                    "address": consent.address, "company": consent.company_name,
                    "withdrawn_at": consent.withdrawn_at.map(time) })
        })
        .collect();
    let json = json!({
        "format": FORMAT,
        "made_at": time(ui.now),
        "portal": app.config.public_url(),
        "person": {
            "email": person.email, "last_name": person.last_name, "first_name": person.first_name,
            "middle_name": person.middle_name, "phone": person.phone,
            "phone_confirmed": person.phone_confirmed, "birth_date": person.birth_date,
            "gender": person.gender, "language": person.lang,
        },
        "notifications": notifications,
        "consents": consents,
        "saved_cards": saved_cards,
        "autopay": autopay,
        "accounts": accounts,
    });
    Ok(Data { json, feeds })
}

fn time(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true)
}

async fn account(
    db: &mut PgConnection,
    app: &App,
    ui: &Ui,
    head: &AccountHead,
    readings: &[readings::Row],
) -> Result<Value> {
    let facts = details::details(db, head.id).await?;
    let owner = if head.relation == Relation::Owner.code() {
        facts.owner_name
    } else {
        masked_name(&facts.owner_name)
    };
    let contracts = details::contracts(db, head.id, ui.today).await?;
    let contracts: Vec<Value> = contracts
        .iter()
        .map(|one| {
            json!({ "supplier": one.supplier, "supplier_account": one.number, "service": one.service,
                    "tariff": one.tariff_code, "valid_from": one.valid_from, "closed_on": one.closed_on })
        })
        .collect();
    let meters = details::meters(db, head.id).await?;
    let meters: Vec<Value> = meters
        .iter()
        .map(|one| {
            json!({ "supplier": one.supplier, "service": one.service, "serial": one.serial, "unit": one.unit,
                    "integer_digits": one.integer_digits, "fraction_digits": one.fraction_digits,
                    "zones": one.zones, "installed_on": one.installed_on, "removed_on": one.removed_on,
                    "verified_until": one.verified_until, "place": one.place })
        })
        .collect();
    let zone = app.zone().name();
    let paid = payments::by_supplier(db, head.id, long_ago(), far(ui.today), zone).await?;
    let paid: Vec<Value> = paid
        .iter()
        .map(|one| {
            json!({ "paid_on": one.paid_on, "amount": one.amount, "kind": one.kind, "state": one.state,
                    "supplier": one.supplier_code, "supplier_name": one.supplier_name,
                    "supplier_account": one.number, "source": if one.part.is_some() { "kabinet" } else { &one.source },
                    "payment": one.payment })
        })
        .collect();
    Ok(json!({
        "number": head.number, "address": head.address, "title": head.title, "own_title": head.own_title,
        "relation": head.relation, "owner": owner, "old_number": facts.old_number,
        "unified_number": facts.unified_number, "gis_service_id": facts.gis_service_id,
        "total_area": facts.total_area, "living_area": facts.living_area, "heated_area": facts.heated_area,
        "registered_residents": facts.registered_residents, "residents": facts.residents,
        "contracts": contracts,
        "meters": meters,
        "readings": readings,
        "bills": bills::totals(db, head.id).await?,
        "bill_lines": bills::lines(db, head.id).await?,
        "payments": paid,
    }))
}

/// Earlier than anything that is known.
fn long_ago() -> NaiveDate {
    NaiveDate::from_ymd_opt(1900, 1, 1).unwrap_or_default()
}

/// Later than anything that is known.
fn far(today: NaiveDate) -> NaiveDate {
    today + chrono::Days::new(3660)
}

/// What is in the ZIP, in the reader's language.
pub fn readme(ui: &Ui) -> String {
    [
        t!(ui, "download-readme-title", date = ui.date(ui.today)),
        String::new(),
        t!(ui, "download-readme-json"),
        t!(ui, "download-readme-csv"),
        t!(ui, "download-readme-xml"),
        String::new(),
        t!(ui, "download-readme-note"),
        String::new(),
    ]
    .join("\r\n")
}

/// Name and columns of each table.
const TABLES: [(&str, &[&str]); 6] = [
    (
        "readings",
        &[
            "account",
            "service",
            "supplier",
            "meter",
            "zone",
            "unit",
            "taken_on",
            "kind",
            "value",
            "period",
            "billed_period",
            "source",
            "state",
            "reason",
            "coefficient",
        ],
    ),
    (
        "bills",
        &[
            "account",
            "period",
            "document",
            "number",
            "issued_on",
            "due_on",
            "withdrawn_on",
            "supplier",
            "supplier_name",
            "supplier_account",
            "label",
            "opening",
            "paid",
            "charged",
            "support",
            "recalculation",
            "penalty_charged",
            "penalty",
            "total",
            "payable",
        ],
    ),
    (
        "bill_lines",
        &[
            "account",
            "period",
            "document",
            "supplier",
            "supplier_account",
            "service",
            "service_name",
            "label",
            "line",
            "basis",
            "unit",
            "quantity",
            "quantity_common",
            "tariff",
            "unit_price",
            "opening",
            "paid",
            "charged",
            "support",
            "recalculation",
            "closing",
        ],
    ),
    (
        "payments",
        &[
            "account",
            "paid_on",
            "amount",
            "kind",
            "state",
            "supplier",
            "supplier_name",
            "supplier_account",
            "source",
            "payment",
        ],
    ),
    (
        "meters",
        &[
            "account",
            "supplier",
            "service",
            "serial",
            "unit",
            "integer_digits",
            "fraction_digits",
            "zones",
            "installed_on",
            "removed_on",
            "verified_until",
            "place",
        ],
    ),
    (
        "contracts",
        &[
            "account",
            "supplier",
            "supplier_account",
            "service",
            "tariff",
            "valid_from",
            "closed_on",
        ],
    ),
];

/// The ZIP.
///
/// # Errors
/// Nothing that the data could cause.
pub fn pack(data: &Data, readme: &str) -> anyhow::Result<Vec<u8>> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default();
    let mut put = |name: String, bytes: &[u8]| -> anyhow::Result<()> {
        zip.start_file(name, options)?;
        zip.write_all(bytes)?;
        Ok(())
    };
    put(
        "README.txt".to_owned(),
        format!("\u{feff}{readme}").as_bytes(),
    )?;
    put(
        "kabinet.json".to_owned(),
        serde_json::to_string_pretty(&data.json)?.as_bytes(),
    )?;
    let none = Vec::new();
    let accounts = data.json["accounts"].as_array().unwrap_or(&none);
    for (table, columns) in TABLES {
        let file = csv_file(accounts, table, columns)?;
        put(format!("{table}.csv"), &file)?;
    }
    for (place, feed) in data.feeds.iter().enumerate() {
        put(format!("green-button-{}.xml", place + 1), feed.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}
