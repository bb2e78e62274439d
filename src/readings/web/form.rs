//! The form with a field a register, for new readings and for corrections.

use crate::accounts::OwnedAccount;
use crate::readings::model::{Meter, Register};
use crate::readings::sheet::{Sheet, SheetMeter};
use crate::readings::submission::{Entry, Fault, Submission, Typed, tick};
use crate::readings::words;
use crate::t;
use crate::web::{Errors, Ui};
use askama::Template;
use chrono::Duration;

/// A verification that ends within so many days is worth a warning (UX: 60, 30, 7 days before).
const SOON: Duration = Duration::days(60);

/// `templates/readings/form.html`.
#[derive(Template)]
#[template(path = "readings/form.html")]
pub struct FormPage {
    pub ui: Ui,
    pub account: OwnedAccount,
    pub title: String,
    /// The windows: one sentence, or one a supplier.
    pub windows: Vec<(String, String, String)>,
    pub lead: String,
    pub meters: Vec<MeterView>,
    /// Where the form goes.
    pub action: String,
    pub button: String,
    pub note: String,
    pub errors: Errors,
    /// At least one meter can be sent now.
    pub open: bool,
}

/// A `fieldset`.
pub struct MeterView {
    pub serial: String,
    pub service_code: String,
    pub legend: String,
    /// Mark of the legend's language, where it is not the page's.
    pub told: &'static str,
    pub line: String,
    pub supplier: String,
    pub place: String,
    /// «Поверка до …» and whether it is soon or over.
    pub verified: Option<(String, &'static str)>,
    pub notes: Vec<String>,
    pub digits: String,
    pub zones: Vec<ZoneView>,
    /// Its supplier takes nothing now.
    pub closed: Option<String>,
}

/// An input.
pub struct ZoneView {
    pub field: String,
    pub mark: String,
    pub label: String,
    pub value: String,
    pub unit: String,
    pub last: String,
    pub sent: Option<String>,
    pub error: Option<String>,
    /// Name and state of the tick «счётчик заменили», where it would help.
    pub replaced: Option<(String, bool)>,
    /// A stop that people must settle: the link to report it.
    pub report: bool,
}

/// Which form it is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    New,
    Edit(uuid::Uuid),
}

impl FormPage {
    /// The form over `sheet`, empty or with what was typed.
    pub fn of(
        ui: Ui,
        account: OwnedAccount,
        sheet: &Sheet,
        typed: &Typed,
        purpose: Purpose,
    ) -> FormPage {
        let view = |meter| meter_view(&ui, meter, typed, None);
        let meters = offered(sheet, typed).map(view).collect();
        FormPage::build(ui, account, sheet, meters, Errors::none(), purpose)
    }

    /// The form sent back with what is wrong.
    pub fn refused(
        ui: Ui,
        account: OwnedAccount,
        of: &Submission,
        typed: &Typed,
        purpose: Purpose,
    ) -> FormPage {
        let errors = errors(&ui, of, typed);
        let view = |meter| meter_view(&ui, meter, typed, Some(of));
        let meters = offered(&of.sheet, typed).map(view).collect();
        FormPage::build(ui, account, &of.sheet, meters, errors, purpose)
    }

    fn build(
        ui: Ui,
        account: OwnedAccount,
        sheet: &Sheet,
        meters: Vec<MeterView>,
        errors: Errors,
        purpose: Purpose,
    ) -> FormPage {
        let periods = sheet
            .meters
            .iter()
            .flat_map(|m| &m.registers)
            .map(|r| r.period);
        let month = words::one_period(periods).map(|period| ui.month(period));
        let (title, lead, action, button, note) = match purpose {
            Purpose::New => (
                match month {
                    Some(month) => t!(ui, "readings-title-month", month = month),
                    None => t!(ui, "readings-title"),
                },
                t!(ui, "readings-skip"),
                format!("/accounts/{}/readings/check", account.id),
                t!(ui, "readings-check-button"),
                t!(ui, "readings-check-note"),
            ),
            Purpose::Edit(batch) => (
                t!(ui, "readings-edit-title"),
                t!(ui, "readings-edit-lead"),
                format!("/accounts/{}/readings/{batch}/edit", account.id),
                t!(ui, "readings-edit-button"),
                String::new(),
            ),
        };
        FormPage {
            windows: windows(&ui, sheet),
            open: sheet.meters.iter().any(|meter| meter.stand.taken),
            ui,
            account,
            title,
            lead,
            meters,
            action,
            button,
            note,
            errors,
        }
    }
}

/// One sentence where all suppliers agree, else one a supplier and service.
fn windows(ui: &Ui, sheet: &Sheet) -> Vec<(String, String, String)> {
    let mut all: Vec<(String, String, String)> = Vec::new();
    for meter in &sheet.meters {
        let sentence = words::window(ui.words, &meter.stand, ui.today);
        let service = meter.meter.service(ui.lang).to_lowercase();
        let row = (meter.meter.supplier_name.clone(), service, sentence);
        if !all.contains(&row) {
            all.push(row);
        }
    }
    if all.windows(2).all(|two| two[0].2 == two[1].2) {
        all.truncate(1);
    }
    all
}

/// The meters that have an input on this form.
fn offered<'a>(sheet: &'a Sheet, typed: &'a Typed) -> impl Iterator<Item = &'a SheetMeter> {
    let has_input = |meter: &&SheetMeter| meter.registers.iter().any(|r| typed.offers(&r.field()));
    sheet.meters.iter().filter(has_input)
}

fn meter_view(ui: &Ui, of: &SheetMeter, typed: &Typed, judged: Option<&Submission>) -> MeterView {
    let meter = &of.meter;
    let verified = meter.verified_until.map(|until| {
        let date = ui.date(until);
        match until - ui.today {
            _ if of.lapsed => (t!(ui, "readings-lapsed", date = date), "bad"),
            left if left <= SOON => (t!(ui, "readings-verified", date = date), "warn"),
            _ => (t!(ui, "readings-verified", date = date), ""),
        }
    });
    let line = t!(ui, "readings-meter", serial = meter.serial.clone());
    let translated = !meter.service_name_en.is_empty();
    let zones = of
        .registers
        .iter()
        .filter(|register| typed.offers(&register.field()));
    let zones = zones.map(|register| zone_view(ui, of, register, typed, judged));
    MeterView {
        serial: meter.serial.clone(),
        service_code: meter.service_code.clone(),
        legend: meter.service(ui.lang).to_owned(),
        told: if translated { "" } else { ui.told() },
        line,
        supplier: meter.supplier_name.clone(),
        place: meter.place.clone(),
        verified,
        notes: notes(ui, of),
        digits: words::digits(ui.words, meter),
        zones: zones.collect(),
        closed: (!of.stand.taken).then(|| words::window(ui.words, &of.stand, ui.today)),
    }
}

/// What is worth saying of this meter before anything is typed.
fn notes(ui: &Ui, of: &SheetMeter) -> Vec<String> {
    let mut notes = Vec::new();
    if of.lapsed {
        notes.push(t!(ui, "readings-lapsed-note"));
    }
    let missing = of.months_missing();
    if missing >= 2 {
        let day = ui.day(of.stand.term.closes);
        notes.push(t!(ui, "readings-missing", n = missing, day = day));
    }
    notes
}

fn zone_view(
    ui: &Ui,
    of: &SheetMeter,
    register: &Register,
    typed: &Typed,
    judged: Option<&Submission>,
) -> ZoneView {
    let field = register.field();
    let entry = judged.and_then(|all| all.entries.iter().find(|entry| entry.field == field));
    let fault = entry.and_then(|entry| entry.outcome.as_ref().err());
    let lower = match fault {
        Some(Fault::Rule(crate::readings::model::Refusal::Lower { ask_replaced, .. })) => {
            Some(*ask_replaced)
        }
        _ => None,
    };
    let replaced = typed.ticked("replaced", &field);
    ZoneView {
        mark: words::zone_mark(register.zone),
        label: words::zone(ui.words, &of.meter, register.zone)
            .unwrap_or_else(|| t!(ui, "readings-new-value")),
        value: typed.value(&field).to_owned(),
        unit: of.meter.unit.clone(),
        last: words::last(ui.words, &of.meter, register.last.as_ref()),
        sent: sent(ui, of, register),
        error: fault.map(|fault| words::fault(ui.words, &of.meter, fault, typed.value(&field))),
        replaced: (lower == Some(true) || replaced).then(|| (tick("replaced", &field), replaced)),
        report: lower.is_some(),
        field,
    }
}

fn sent(ui: &Ui, of: &SheetMeter, register: &Register) -> Option<String> {
    let sent = register.sent.as_ref()?;
    let value = of.meter.shown(sent.value, ui.lang);
    let date = ui.date(sent.taken_on);
    Some(if of.stand.any_day {
        t!(ui, "readings-sent-any", value = value, date = date)
    } else {
        let day = ui.day(of.stand.term.closes);
        t!(ui, "readings-sent", value = value, date = date, day = day)
    })
}

/// The summary: each sentence names its service, for it stands far from its field.
fn errors(ui: &Ui, of: &Submission, typed: &Typed) -> Errors {
    let mut errors = Errors::none();
    for entry in &of.entries {
        if let Err(fault) = &entry.outcome {
            let meter = &of.meter(entry).meter;
            let sentence = words::fault(ui.words, meter, fault, typed.value(&entry.field));
            let what = words::title(ui.words, meter, of.register(entry).zone);
            errors.add(entry.field.clone(), format!("{what}. {sentence}"));
        }
    }
    for meter in &of.removed {
        let sentence = removed(ui, meter);
        errors.add("", format!("{}. {sentence}", meter.service(ui.lang)));
    }
    if of.entries.is_empty() && of.removed.is_empty() {
        let first = of.sheet.meters.iter().find(|meter| meter.stand.taken);
        let field = first
            .and_then(|meter| meter.registers.first())
            .map(Register::field);
        errors.add(field.unwrap_or_default(), t!(ui, "readings-error-empty"));
    }
    errors
}

fn removed(ui: &Ui, meter: &Meter) -> String {
    t!(ui, "readings-error-removed", serial = meter.serial.clone())
}

/// Entries whose fields must stand on the next page too, as typed.
pub fn hidden(of: &Submission, typed: &Typed) -> Vec<(String, String)> {
    let value = |entry: &Entry| (entry.field.clone(), typed.value(&entry.field).to_owned());
    of.entries.iter().map(value).collect()
}
