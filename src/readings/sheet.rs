//! What a form knows of an account's meters on a day: what each register showed last, what was
//! already sent, which period a new reading counts for.

use super::model::{Known, Meter, Register, Stand};
use super::store::meters;
use chrono::NaiveDate;
use sqlx::PgConnection;
use std::collections::HashMap;
use uuid::Uuid;

/// A meter that hangs in the flat, with its registers.
#[derive(Clone, Debug)]
pub struct SheetMeter {
    pub meter: Meter,
    pub stand: Stand,
    pub registers: Vec<Register>,
    /// The verification ran out: what is sent is kept, but charged by average.
    pub lapsed: bool,
}

impl SheetMeter {
    /// Whole periods before the present one for which nobody read this meter: what leads to charges
    /// by average, then by norm (Rules 354, 59–60). As far back as was looked.
    pub fn months_missing(&self) -> u32 {
        self.registers
            .iter()
            .filter(|register| register.sent.is_none())
            .map(|register| register.missing)
            .max()
            .unwrap_or(0)
    }
}

/// An account's meters on a day, in the order of services.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    pub meters: Vec<SheetMeter>,
    /// Gone from the flat: not offered, and refused by name.
    pub removed: Vec<Meter>,
}

/// How many readings a register are looked at: a year of months, billing's own among them.
pub const YEAR: i64 = 30;
/// Enough for «last» and «sent».
pub const NEWEST: i64 = 6;

/// Reads the sheets of `accounts`; two statements. A closed account has no meters.
pub async fn load(
    db: &mut PgConnection,
    accounts: &[Uuid],
    today: NaiveDate,
    depth: i64,
) -> sqlx::Result<HashMap<Uuid, Sheet>> {
    let all = meters::of_accounts(db, accounts, today).await?;
    let standing: Vec<Uuid> = all
        .iter()
        .filter(|meter| meter.stands(today))
        .map(|meter| meter.id)
        .collect();
    let known = meters::known(db, &standing, depth).await?;
    let mut sheets: HashMap<Uuid, Sheet> =
        accounts.iter().map(|id| (*id, Sheet::default())).collect();
    for meter in all {
        let sheet = sheets.entry(meter.account_id).or_default();
        if meter.stands(today) {
            sheet.meters.push(sheet_meter(meter, &known, today));
        } else {
            sheet.removed.push(meter);
        }
    }
    Ok(sheets)
}

fn sheet_meter(
    meter: Meter,
    known: &HashMap<(Uuid, i16), Vec<Known>>,
    today: NaiveDate,
) -> SheetMeter {
    let stand = meter.window.stand(today);
    let registers = (1..=meter.zones)
        .map(|zone| {
            let known = known.get(&(meter.id, zone)).map_or(&[][..], Vec::as_slice);
            Register::sort(&meter, zone, stand.term.period, today, known)
        })
        .collect();
    SheetMeter {
        lapsed: meter.lapsed(today),
        meter,
        stand,
        registers,
    }
}
