//! What the home page says of an account's readings.

use crate::base::Period;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use sqlx::PgConnection;
use std::collections::HashMap;
use uuid::Uuid;

/// Readings of one account at a glance.
#[derive(Clone, Debug)]
pub struct ReadingsSummary {
    pub period: Period,
    pub open: bool,
    /// Last day of the window that is open now.
    pub until: Option<NaiveDate>,
    pub opens_on: Option<NaiveDate>,
    pub registers: usize,
    pub sent: usize,
    pub last_sent_on: Option<NaiveDate>,
    pub meters: Vec<MeterState>,
}

/// One standing meter.
#[derive(Clone, Debug)]
pub struct MeterState {
    pub meter_id: Uuid,
    pub supplier_code: String,
    pub service_code: String,
    pub service_name: String,
    pub serial: String,
    pub unit: String,
    pub fraction_digits: u32,
    pub verified_until: Option<NaiveDate>,
    pub last: Vec<(i16, Decimal, NaiveDate)>,
    pub sent: bool,
    pub months_missing: u32,
}

/// Summaries of these accounts; those without meters may be missing.
pub async fn summary(
    _: &mut PgConnection,
    _: &[Uuid],
    _: NaiveDate,
) -> sqlx::Result<HashMap<Uuid, ReadingsSummary>> {
    Ok(HashMap::new())
}
