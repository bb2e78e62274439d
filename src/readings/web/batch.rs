//! GET /accounts/{a}/readings/{batch}: the proof that readings were taken.

use crate::accounts::OwnedAccount;
use crate::app::App;
use crate::base::{Email, Period};
use crate::readings::model::Meter;
use crate::readings::store::history::{self, Batch, BatchRow};
use crate::readings::store::meters;
use crate::readings::words;
use crate::t;
use crate::web::{AppError, Page, Result, Ui};
use askama::Template;
use axum::extract::{Path, State};
use sqlx::PgConnection;
use uuid::Uuid;

/// A sent form with the meters of its readings.
pub struct Proof {
    pub batch: Batch,
    pub rows: Vec<(BatchRow, Meter)>,
}

/// The proof, if this account sent it; three statements.
pub async fn load(db: &mut PgConnection, account: Uuid, id: &str, ui: &Ui) -> Result<Proof> {
    let id = Uuid::try_parse(id).map_err(|_| AppError::NotFound)?;
    let batch = history::batch(db, account, id)
        .await?
        .ok_or(AppError::NotFound)?;
    let rows = history::batch_rows(db, id).await?;
    let meters = meters::of_accounts(db, &[account], ui.today).await?;
    let with_meter = |row: BatchRow| {
        let meter = meters
            .iter()
            .find(|meter| meter.id == row.meter_id)?
            .clone();
        Some((row, meter))
    };
    Ok(Proof {
        batch,
        rows: rows.into_iter().filter_map(with_meter).collect(),
    })
}

impl Proof {
    /// Readings that stand and whose window still takes them for their period.
    pub fn changeable<'a>(&'a self, ui: &'a Ui) -> impl Iterator<Item = &'a (BatchRow, Meter)> {
        self.rows.iter().filter(|(row, meter)| {
            let stand = meter.window.stand(ui.today);
            let stands = !matches!(row.state.as_str(), "replaced" | "declined") && !row.billed;
            stands && meter.stands(ui.today) && stand.taken && stand.term.period == row.period
        })
    }
    /// The form that took the place of this one, where none of its readings stands.
    pub fn newer(&self) -> Option<Uuid> {
        let all = self.rows.iter().all(|(row, _)| row.state == "replaced");
        let newer = self.rows.iter().find_map(|(row, _)| row.standing);
        newer.filter(|id| all && *id != self.batch.id)
    }
}

pub async fn show(
    State(app): State<App>,
    ui: Ui,
    account: OwnedAccount,
    Path((_, id)): Path<(String, String)>,
) -> Result<Page<ProofPage>> {
    let mut db = app.db.acquire().await?;
    let proof = load(&mut db, account.id, &id, &ui).await?;
    Ok(Page(ProofPage::of(ui, account, &proof)))
}

/// `templates/readings/proof.html`.
#[derive(Template)]
#[template(path = "readings/proof.html")]
pub struct ProofPage {
    ui: Ui,
    account: OwnedAccount,
    time: String,
    number: String,
    rows: Vec<RowView>,
    /// Volume and ≈ sum of the sewerage.
    drain: Option<(String, String)>,
    total: Option<String>,
    total_label: String,
    notes: Vec<String>,
    email: String,
    /// Link to the corrections and its words.
    change: Option<(String, String)>,
    closed: bool,
    newer: Option<Uuid>,
}

pub struct RowView {
    pub what: String,
    pub serial: String,
    pub before: String,
    pub after: String,
    pub through: String,
    pub sum: String,
    pub state: String,
    pub state_words: String,
    pub state_class: &'static str,
}

impl ProofPage {
    fn of(ui: Ui, account: OwnedAccount, proof: &Proof) -> ProofPage {
        let period = words::one_period(proof.rows.iter().map(|(row, _)| row.period));
        let month = period.map(|period| ui.month(period));
        let mut changeable = proof.changeable(&ui).peekable();
        let path = format!("/accounts/{}/readings/{}/edit", account.id, proof.batch.id);
        let change = changeable
            .peek()
            .map(|(_, meter)| (path, change_words(&ui, meter)));
        drop(changeable);
        let newer = proof.newer();
        ProofPage {
            time: ui.time(proof.batch.sent_at),
            number: proof.batch.number.to_string(),
            rows: proof
                .rows
                .iter()
                .map(|(row, meter)| row_view(&ui, row, meter))
                .collect(),
            drain: drain(&ui, &proof.batch),
            total: proof.batch.estimate.map(|sum| ui.money(sum)),
            total_label: match month {
                Some(month) => t!(ui, "readings-total-month", month = month),
                None => t!(ui, "readings-total"),
            },
            notes: notes(&ui, proof, period),
            email: masked(&account.customer().email),
            closed: change.is_none() && newer.is_none(),
            change,
            newer,
            ui,
            account,
        }
    }
}

fn drain(ui: &Ui, batch: &Batch) -> Option<(String, String)> {
    let (volume, sum) = batch.drain_volume.zip(batch.drain_sum)?;
    Some((words::cubic(ui.words, volume), ui.money(sum)))
}

fn masked(email: &str) -> String {
    Email::parse(email).map_or_else(|_| email.to_owned(), |email| email.masked())
}

fn change_words(ui: &Ui, meter: &Meter) -> String {
    let stand = meter.window.stand(ui.today);
    if stand.any_day {
        t!(ui, "readings-proof-change-any")
    } else {
        t!(ui, "readings-proof-change", day = ui.day(stand.term.closes))
    }
}

fn row_view(ui: &Ui, row: &BatchRow, meter: &Meter) -> RowView {
    let number = |value| ui.volume(value, meter.dial.fraction_digits);
    RowView {
        what: words::title(ui.words, meter, row.zone),
        serial: meter.serial.clone(),
        before: row.previous.map(number).unwrap_or_default(),
        after: number(row.value),
        through: row
            .consumption
            .map(|through| meter.shown_consumption(through, ui.lang))
            .unwrap_or_default(),
        sum: row.estimate.map(|sum| ui.money(sum)).unwrap_or_default(),
        state_words: t!(ui, "readings-state", state = row.state.clone()),
        state_class: words::state_class(&row.state),
        state: row.state.clone(),
    }
}

/// What comes next, and what is special about some of them.
fn notes(ui: &Ui, proof: &Proof, period: Option<Period>) -> Vec<String> {
    let has = |state: &str| proof.rows.iter().any(|(row, _)| row.state == state);
    let mut notes = Vec::new();
    if let Some(period) = period {
        notes.push(t!(ui, "readings-proof-next", month = ui.month(period)));
    }
    if has("not_billable") {
        notes.push(t!(ui, "readings-proof-lapsed"));
    }
    if has("needs_check") {
        notes.push(t!(ui, "readings-proof-check"));
    }
    notes
}
