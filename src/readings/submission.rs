//! What was typed into a form, held against the sheet: what can be taken, what is refused, what is
//! asked, and what it will cost. The check page and the sending itself use the same judgement.

use super::model::{
    Meter, Rate, Refusal, Register, Sure, Term, Usual, Verdict, cap, charge, judge,
};
use super::model::{Rates, consumption, parse_field};
use super::sheet::{Sheet, SheetMeter};
use crate::base::Money;
use rust_decimal::Decimal;
use std::collections::HashMap;
use uuid::Uuid;

/// The fields of a form as sent: `m…` readings, `sure_…` ticks, `form_id`. Others are ignored.
#[derive(Clone, Debug, Default)]
pub struct Typed {
    fields: HashMap<String, String>,
    /// The readings that the form offers; none = every one of the account.
    offered: Option<Vec<String>>,
}

impl Typed {
    pub fn new(fields: impl IntoIterator<Item = (String, String)>) -> Typed {
        Typed {
            fields: fields.into_iter().collect(),
            offered: None,
        }
    }
    /// The same where only the readings of `offered` count.
    pub fn only(mut self, offered: Vec<String>) -> Typed {
        self.fields
            .retain(|name, _| parse_field(name).is_none() || offered.contains(name));
        self.offered = Some(offered);
        self
    }
    pub fn offers(&self, field: &str) -> bool {
        self.offered
            .as_ref()
            .is_none_or(|offered| offered.iter().any(|name| name == field))
    }
    /// What stands in a field, without spaces around; empty when it was not sent.
    pub fn value(&self, name: &str) -> &str {
        self.fields.get(name).map_or("", |value| value.trim())
    }
    /// `sure_<doubt>_<name>` holds anything.
    pub fn ticked(&self, doubt: &str, name: &str) -> bool {
        !self.value(&tick(doubt, name)).is_empty()
    }
    pub fn sure(&self, name: &str) -> Sure {
        Sure {
            high: self.ticked("high", name),
            comma: self.ticked("comma", name),
            rollover: self.ticked("rollover", name),
            replaced: self.ticked("replaced", name),
        }
    }
    /// The one-time number of the form; a form without one gets a number of its own.
    pub fn form_id(&self) -> Uuid {
        Uuid::try_parse(self.value("form_id")).unwrap_or_else(|_| Uuid::new_v4())
    }
    fn meters(&self) -> impl Iterator<Item = Uuid> {
        self.fields
            .iter()
            .filter(|(_, value)| !value.trim().is_empty())
            .filter_map(|(name, _)| parse_field(name))
            .map(|(meter, _)| meter)
    }
}

/// The name of a tick: the doubt and the input it is about.
pub fn tick(doubt: &str, field: &str) -> String {
    format!("sure_{doubt}_{field}")
}

/// Why a register's reading is not taken.
#[derive(Clone, Debug, PartialEq)]
pub enum Fault {
    Rule(Refusal),
    /// The window is closed and the supplier takes nothing outside; the next term.
    Closed(Term),
    /// Today's reading stands in a bill already.
    CountedToday,
}

/// One typed reading.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Place in the sheet: meter, register.
    pub at: (usize, usize),
    pub field: String,
    pub outcome: Result<Verdict, Fault>,
    /// Already sent with this very value.
    pub same: bool,
    /// ≈ ₽, rounded for show; none where no tariff covers it or it will be charged by average.
    pub sum: Option<Money>,
    /// The tariffs of its zone, lowest range first.
    pub prices: Vec<Decimal>,
}

/// Sewerage that follows from the water.
#[derive(Clone, Debug, PartialEq)]
pub struct Drain {
    pub volume: Decimal,
    pub sum: Money,
}

/// A whole form, judged.
#[derive(Clone, Debug)]
pub struct Submission {
    pub sheet: Sheet,
    pub entries: Vec<Entry>,
    /// Meters that were typed for but do not hang there any more.
    pub removed: Vec<Meter>,
    pub drain: Option<Drain>,
    /// Σ of what a tariff is known for, rounded once a service; none where nothing is known.
    pub total: Option<Money>,
    /// A consumption without a sum is among them.
    pub incomplete: bool,
}

impl Submission {
    pub fn judge(sheet: Sheet, typed: &Typed, rates: &Rates) -> Submission {
        let mut entries = Vec::new();
        for (m, meter) in sheet.meters.iter().enumerate() {
            for (r, register) in meter.registers.iter().enumerate() {
                let field = register.field();
                let value = typed.value(&field);
                if !value.is_empty() {
                    entries.push(entry((m, r), meter, register, field.clone(), value, typed));
                }
            }
        }
        let removed: Vec<Uuid> = typed.meters().collect();
        let removed = sheet
            .removed
            .iter()
            .filter(|meter| removed.contains(&meter.id));
        let mut submission = Submission {
            removed: removed.cloned().collect(),
            sheet,
            entries,
            drain: None,
            total: None,
            incomplete: false,
        };
        submission.price(rates);
        submission
    }
    pub fn meter(&self, entry: &Entry) -> &SheetMeter {
        &self.sheet.meters[entry.at.0]
    }
    pub fn register(&self, entry: &Entry) -> &Register {
        &self.meter(entry).registers[entry.at.1]
    }
    /// What this household would have used since the last reading, if an average is known.
    pub fn expected(&self, entry: &Entry) -> Option<Decimal> {
        usual(self.meter(entry), self.register(entry)).expected
    }
    /// Nothing typed, or something that cannot be taken: the whole form is sent back.
    pub fn refused(&self) -> bool {
        self.entries.is_empty()
            || !self.removed.is_empty()
            || self.entries.iter().any(|entry| entry.outcome.is_err())
    }
    /// What can be taken, with the place it belongs to.
    pub fn verdicts(&self) -> impl Iterator<Item = (&Entry, &Verdict)> {
        self.entries
            .iter()
            .filter_map(|entry| Some((entry, entry.outcome.as_ref().ok()?)))
    }
    /// A doubt that nobody has settled yet.
    pub fn asks(&self) -> bool {
        self.verdicts().any(|(_, verdict)| !verdict.answered)
    }
    /// The proof of a form that says nothing new: every value stands already.
    pub fn nothing_new(&self) -> Option<Uuid> {
        if !self.entries.iter().all(|entry| entry.same) {
            return None;
        }
        let newest = self.entries.iter().filter_map(|entry| {
            let sent = self.register(entry).sent.as_ref()?;
            Some((sent.taken_on, sent.batch?))
        });
        newest.max().map(|(_, batch)| batch)
    }

    /// Fills in the sums. A month's total of one zone runs over all meters of the service, those
    /// already sent first; each service is rounded once, half up.
    fn price(&mut self, rates: &Rates) {
        let mut totals: HashMap<(String, String, i16), Decimal> = HashMap::new();
        let mut services: HashMap<(String, String), Decimal> = HashMap::new();
        let in_form: Vec<(usize, usize)> = self.entries.iter().map(|entry| entry.at).collect();
        for (m, meter) in self.sheet.meters.iter().enumerate() {
            for (r, register) in meter.registers.iter().enumerate() {
                if !in_form.contains(&(m, r))
                    && let Some(through) = sent_consumption(meter, register)
                {
                    *totals.entry(key(&meter.meter, register.zone)).or_default() += through;
                }
            }
        }
        let mut sums = Vec::new();
        for entry in &self.entries {
            let (meter, register) = (self.meter(entry), self.register(entry));
            let through = match &entry.outcome {
                Ok(verdict) => verdict.consumption,
                Err(_) => None,
            };
            let key = key(&meter.meter, register.zone);
            let already = totals.entry(key.clone()).or_default();
            let rates: Vec<Rate> = fitting(rates, &meter.meter);
            let sum = through
                .filter(|_| !meter.lapsed)
                .and_then(|through| charge(&rates, register.zone, *already, through));
            let of_zone = rates.iter().filter(|rate| rate.zone == register.zone);
            let prices = of_zone.map(|rate| rate.value).collect();
            *already += through.unwrap_or_default();
            if let Some(sum) = sum {
                *services.entry((key.0, key.1)).or_default() += sum;
            }
            sums.push((sum, prices));
        }
        self.incomplete = sums.iter().any(|(sum, _)| sum.is_none());
        for (entry, (sum, prices)) in self.entries.iter_mut().zip(sums) {
            entry.sum = sum.map(Money::from_decimal);
            entry.prices = prices;
        }
        self.drain = self.drained(rates);
        let drain = self.drain.as_ref().map(|drain| drain.sum);
        let all = services.into_values().map(Money::from_decimal).chain(drain);
        self.total = all.reduce(|a, b| a + b);
    }

    /// Sewerage = all the water that ran through the flat, where every water meter is known for this
    /// period and sewerage has a tariff but no meter.
    fn drained(&self, rates: &Rates) -> Option<Drain> {
        const DRAIN: &str = "wastewater";
        let water = |service: &str| service == "cold_water" || service == "hot_water";
        if self
            .sheet
            .meters
            .iter()
            .any(|m| m.meter.service_code == DRAIN)
        {
            return None;
        }
        let mut suppliers: Vec<&(String, String)> = rates
            .keys()
            .filter(|(_, service)| service == DRAIN)
            .collect();
        suppliers.sort();
        let rates = rates.get(*suppliers.first()?)?;
        let mut volume = None;
        for (m, meter) in self.sheet.meters.iter().enumerate() {
            if !water(&meter.meter.service_code) {
                continue;
            }
            for (r, register) in meter.registers.iter().enumerate() {
                let typed = self.entries.iter().find(|entry| entry.at == (m, r));
                let through = match typed {
                    Some(entry) => entry.outcome.as_ref().ok()?.consumption,
                    None => sent_consumption(meter, register),
                };
                if meter.lapsed || meter.meter.unit != "м³" {
                    return None;
                }
                volume = Some(volume.unwrap_or(Decimal::ZERO) + through?);
            }
        }
        let typed = |entry: &Entry| water(&self.meter(entry).meter.service_code);
        let volume = volume.filter(|_| self.entries.iter().any(typed))?;
        let rates: Vec<Rate> = rates
            .iter()
            .filter(|priced| priced.unit.is_empty() || priced.unit == "м³")
            .map(|priced| priced.rate.clone())
            .collect();
        let sum = charge(&rates, 1, Decimal::ZERO, volume)?;
        Some(Drain {
            volume,
            sum: Money::from_decimal(sum),
        })
    }
}

fn entry(
    at: (usize, usize),
    meter: &SheetMeter,
    register: &Register,
    field: String,
    value: &str,
    typed: &Typed,
) -> Entry {
    let Meter { dial, .. } = &meter.meter;
    let outcome = if register.counted_today {
        Err(Fault::CountedToday)
    } else if meter.stand.taken {
        let usual = usual(meter, register);
        judge(
            value,
            dial,
            register.last.as_ref(),
            usual,
            typed.sure(&field),
        )
        .map_err(Fault::Rule)
    } else {
        Err(Fault::Closed(meter.stand.term))
    };
    let same = match (&outcome, &register.sent) {
        (Ok(verdict), Some(sent)) => {
            verdict.value == sent.value && sent.batch.is_some() && register.replaces.len() == 1
        }
        _ => false,
    };
    Entry {
        at,
        field,
        outcome,
        same,
        sum: None,
        prices: Vec::new(),
    }
}

fn usual(meter: &SheetMeter, register: &Register) -> Usual {
    let Meter { dial, .. } = &meter.meter;
    let cap = cap(&meter.meter.service_code, &meter.meter.unit, dial);
    Usual::new(register.average, cap, register.months())
}

fn key(meter: &Meter, zone: i16) -> (String, String, i16) {
    (
        meter.supplier_code.clone(),
        meter.service_code.clone(),
        zone,
    )
}

fn sent_consumption(meter: &SheetMeter, register: &Register) -> Option<Decimal> {
    let (last, sent) = (register.last.as_ref()?, register.sent.as_ref()?);
    consumption(last, sent, &meter.meter.dial)
}

/// The rates of a meter's service that are for the unit it counts in: a price of another unit is
/// never multiplied.
fn fitting(rates: &Rates, meter: &Meter) -> Vec<Rate> {
    let of = rates.get(&(meter.supplier_code.clone(), meter.service_code.clone()));
    of.into_iter()
        .flatten()
        .filter(|priced| priced.unit.is_empty() || priced.unit == meter.unit)
        .map(|priced| priced.rate.clone())
        .collect()
}
