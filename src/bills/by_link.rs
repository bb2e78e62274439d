//! The address `/b/{token}` that a printed receipt carries: it opens that one bill without sign-in. Signed and
//! not stored, because a receipt is made by a GET, and a GET writes nothing. Whoever has the paper has the
//! address; it tells less than the paper does.

use crate::app::{App, signed};
use crate::base::Period;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{Datelike, Days, NaiveDate};
use uuid::Uuid;

/// Days that it works from the day it was printed: a bill is paid within its month, and the next one brings
/// its own.
const LIFE: Days = Days::new(62);
/// What the signature is for.
const KEY: &str = "printed-bill";
/// Signs of what is signed: 24 bytes.
const TOLD: usize = 32;

/// The bill that an address opens. Whether it still may is said by [`Printed::until`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Printed {
    pub account: Uuid,
    pub period: Period,
    /// The day of printing, in the organisation's zone.
    pub on: NaiveDate,
}

impl Printed {
    /// The last day on which the address works.
    pub fn until(&self) -> NaiveDate {
        self.on.checked_add_days(LIFE).unwrap_or(self.on)
    }

    /// The address, without its host.
    pub fn path(&self, app: &App) -> String {
        let mut bytes = self.account.as_bytes().to_vec();
        for day in [self.period.first_day(), self.on] {
            bytes.extend(day.num_days_from_ce().to_be_bytes());
        }
        let told = URL_SAFE_NO_PAD.encode(bytes);
        let signature = signed::short_digest(app, KEY, &told);
        format!("/b/{told}{signature}")
    }

    /// What [`Printed::path`] wrote; none = it is not ours.
    pub fn read(app: &App, token: &str) -> Option<Printed> {
        let (told, signature) = token.split_at_checked(TOLD)?;
        if !signed::is_short_digest(app, KEY, told, signature) {
            return None;
        }
        let bytes = URL_SAFE_NO_PAD.decode(told).ok()?;
        let (account, days) = bytes.split_first_chunk::<16>()?;
        let (period, on) = days.split_first_chunk::<4>()?;
        let day = |bytes: [u8; 4]| NaiveDate::from_num_days_from_ce_opt(i32::from_be_bytes(bytes));
        Some(Printed {
            account: Uuid::from_bytes(*account),
            period: Period::from_date(day(*period)?),
            on: day(on.try_into().ok()?)?,
        })
    }
}
