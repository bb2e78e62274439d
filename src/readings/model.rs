//! Meters and readings as the rules see them. No I/O, no clock.

mod estimate;
mod handover;
mod rules;
mod volumes;
mod window;

pub use estimate::{PricedRate, Rate, Rates, charge};
pub use handover::{Cursor, CursorError, ExportRow};
pub use rules::{Question, Refusal, Sure, Usual, Verdict, average, cap, consumption, judge};
pub use volumes::by_month;
pub use window::{Policy, Stand, Term, Window};

use crate::base::{Period, volume};
use crate::i18n::Lang;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use uuid::Uuid;

/// What a meter can show: «значность» 6.3 = six digits before the point, three after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dial {
    pub integer_digits: u32,
    pub fraction_digits: u32,
    /// Of a current transformer: multiplies every consumption.
    pub coefficient: Decimal,
}

impl Dial {
    /// 10^I: where the dial passes through zero. At most 10^10 (the table says so).
    pub fn turn(&self) -> Decimal {
        Decimal::from(10_u64.saturating_pow(self.integer_digits.min(18)))
    }
}

/// A meter of a flat, with the window in which its readings are taken.
#[derive(Clone, Debug)]
pub struct Meter {
    pub id: Uuid,
    pub account_id: Uuid,
    pub supplier_code: String,
    /// Short name where billing gives one.
    pub supplier_name: String,
    pub service_code: String,
    pub service_name: String,
    pub service_name_en: String,
    pub serial: String,
    /// As it is shown: м³, кВт·ч.
    pub unit: String,
    pub dial: Dial,
    /// 1–3 registers: T1–T3.
    pub zones: i16,
    /// None = no date.
    pub verified_until: Option<NaiveDate>,
    pub place: String,
    pub window: Window,
    pub removed_on: Option<NaiveDate>,
}

impl Meter {
    /// The service in the reader's language; Russian where billing gave no other.
    pub fn service(&self, lang: Lang) -> &str {
        if lang == Lang::En && !self.service_name_en.is_empty() {
            &self.service_name_en
        } else {
            &self.service_name
        }
    }
    /// A resident may send readings of it: it hangs there on `day`.
    pub fn stands(&self, day: NaiveDate) -> bool {
        self.removed_on.is_none_or(|removed| removed > day)
    }
    /// The verification ran out before `day`: readings are taken, but charged by average
    /// (Rules 354, 59 and 81(12)).
    pub fn lapsed(&self, day: NaiveDate) -> bool {
        self.verified_until.is_some_and(|until| until < day)
    }
    /// `74,000 м³`.
    pub fn shown(&self, value: Decimal, lang: Lang) -> String {
        let number = lang.volume(value, self.dial.fraction_digits);
        format!("{number}\u{a0}{}", self.unit)
    }
    /// A consumption: with a coefficient it may have more decimals than the dial.
    pub fn shown_consumption(&self, value: Decimal, lang: Lang) -> String {
        let decimals = value.normalize().scale().max(self.dial.fraction_digits);
        format!("{}\u{a0}{}", lang.volume(value, decimals), self.unit)
    }
    /// The unit billing wrote for the meter, else the service's.
    pub(super) fn unit_of(meter: &str, service: &str) -> String {
        volume::unit(if meter.trim().is_empty() {
            service
        } else {
            meter
        })
    }
}

/// Where a reading's number comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Customer,
    Control,
    Calculated,
    Average,
    Norm,
    Initial,
    Final,
}

impl Kind {
    const ALL: [(Kind, &'static str); 7] = [
        (Kind::Customer, "customer"),
        (Kind::Control, "control"),
        (Kind::Calculated, "calculated"),
        (Kind::Average, "average"),
        (Kind::Norm, "norm"),
        (Kind::Initial, "initial"),
        (Kind::Final, "final"),
    ];
    /// A name that the database does not know counts as the resident's own.
    pub fn parse(name: &str) -> Kind {
        let known = Self::ALL.iter().find(|(_, known)| *known == name);
        known.map_or(Kind::Customer, |(kind, _)| *kind)
    }
    pub fn as_str(self) -> &'static str {
        let known = Self::ALL.iter().find(|(kind, _)| *kind == self);
        known.map_or("customer", |(_, name)| name)
    }
    /// Somebody looked at the dial; the others are billing's arithmetic.
    pub fn is_read(self) -> bool {
        !matches!(self, Kind::Calculated | Kind::Average | Kind::Norm)
    }
}

/// A standing reading (not replaced, not declined) of one register.
#[derive(Clone, Debug, PartialEq)]
pub struct Known {
    pub id: Uuid,
    pub value: Decimal,
    pub taken_on: NaiveDate,
    pub kind: Kind,
    /// The billing period it is meant for.
    pub period: Period,
    /// Counted in a bill: nothing takes its place any more.
    pub billed: bool,
    /// Sent here by a form: its proof.
    pub batch: Option<Uuid>,
    /// The resident said that the meter was replaced before this reading: no consumption up to it.
    pub new_meter: bool,
}

/// What is known of a register before a form is sent for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Register {
    pub meter_id: Uuid,
    /// 1–3.
    pub zone: i16,
    /// What a reading sent now counts for.
    pub period: Period,
    /// The newest standing reading before this period: what consumption counts from.
    pub last: Option<Known>,
    /// What was already sent for this period: a new reading takes its place.
    pub sent: Option<Known>,
    /// Every reading whose place a new one takes: `sent`, and rarely one more.
    pub replaces: Vec<Uuid>,
    /// A bill has counted the reading of this very day: the next is taken tomorrow.
    pub counted_today: bool,
    /// Average consumption a month over the last 12 months, the coefficient included.
    pub average: Option<Decimal>,
    /// Whole periods between the last reading that somebody made and this period.
    pub missing: u32,
}

impl Register {
    /// Sorts `known` (newest first) into what the new reading follows and what it replaces.
    ///
    /// Replaced is a customer's reading of the same period that no bill has counted yet, whoever
    /// entered it; and one of this very day, since two of a day cannot stand. Control, initial and
    /// calculated readings stay: they are what the new one must not be below. Where this period's
    /// own reading is already billed, the new one counts for the next.
    pub fn sort(
        meter: &Meter,
        zone: i16,
        period: Period,
        today: NaiveDate,
        known: &[Known],
    ) -> Register {
        let mut period = period;
        while known
            .iter()
            .any(|r| r.batch.is_some() && r.billed && r.period == period)
        {
            period = period.next();
        }
        let replaceable = |r: &Known| {
            r.kind == Kind::Customer && !r.billed && (r.period == period || r.taken_on == today)
        };
        let (sent, standing): (Vec<&Known>, Vec<&Known>) = known
            .iter()
            .filter(|r| r.taken_on <= today)
            .partition(|r| replaceable(r));
        let standing: Vec<Known> = standing.into_iter().cloned().collect();
        Register {
            meter_id: meter.id,
            zone,
            period,
            average: average(&standing, period, &meter.dial),
            missing: missing(&standing, period),
            last: standing.first().cloned(),
            counted_today: standing
                .iter()
                .any(|r| r.kind == Kind::Customer && r.billed && r.taken_on == today),
            replaces: sent.iter().map(|r| r.id).collect(),
            sent: sent.into_iter().next().cloned(),
        }
    }
    /// The name of its input, on every form of this capability.
    pub fn field(&self) -> String {
        field(self.meter_id, self.zone)
    }
    /// Whole months since the last reading, at least 1.
    pub fn months(&self) -> u32 {
        let since = self
            .last
            .as_ref()
            .map_or(1, |last| last.period.months_between(self.period));
        u32::try_from(since).unwrap_or(1).max(1)
    }
}

fn missing(standing: &[Known], period: Period) -> u32 {
    let read = standing.iter().find(|known| known.kind.is_read());
    let since = read
        .or(standing.last())
        .map_or(0, |known| known.period.months_between(period));
    u32::try_from(since - 1).unwrap_or(0)
}

/// `m<meter>_<zone>`: stays the same from form to form, whatever meters come and go.
pub fn field(meter: Uuid, zone: i16) -> String {
    format!("m{}_{zone}", meter.simple())
}

/// What [`field`] made.
pub fn parse_field(name: &str) -> Option<(Uuid, i16)> {
    let (meter, zone) = name.strip_prefix('m')?.split_once('_')?;
    let meter = (meter.len() == 32).then(|| Uuid::try_parse(meter).ok())??;
    let zone = zone.parse().ok().filter(|zone| (1..=3).contains(zone))?;
    Some((meter, zone))
}
