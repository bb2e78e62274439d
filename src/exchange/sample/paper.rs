//! One printed bill as rows of the bundle.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::calendar::{Month, due_on, issued_on};
use super::data::Meter;
use super::household::Household;
use super::ledger::{Book, LineRow, TotalRow};
use super::meters::Usage;
use super::output::{day, fixed, money, plain};

/// Day of the month a wrong bill is withdrawn and issued again.
pub(super) const REISSUED: u32 = 8;
/// Name of the document that replaces a withdrawn one.
pub(super) const SECOND: &str = "2";

/// One paper: a household, a month, and which of its documents.
pub(super) struct Document<'a> {
    pub(super) home: &'a Household<'a>,
    pub(super) month: Month,
    pub(super) name: &'a str,
    pub(super) withdrawn: bool,
}

impl Document<'_> {
    pub(super) fn key(&self) -> [String; 3] {
        [
            self.home.account.number.clone(),
            self.month.period(),
            self.name.to_owned(),
        ]
    }

    pub(super) fn bill(&self) -> [String; 15] {
        let account = self.home.account;
        let texts = self.home.town.data;
        let again = self.month.plus(1).at(REISSUED);
        let second = self.name == SECOND;
        let stamp = self.month.year() % 100 * 100 + self.month.number() as i32;
        // ГИС ЖКХ numbers documents by four digits: year and month, 20 more for a second one.
        let gis = format!(
            "{}-{:04}",
            account.gis_service_id,
            stamp + if second { 20 } else { 0 }
        );
        let [number, period, document] = self.key();
        let printed = format!("{number}-{stamp:04}{}", if second { "-2" } else { "" });
        let withdrawn: Option<NaiveDate> = self.withdrawn.then_some(again);
        let reason = if self.withdrawn {
            texts.text("reissue_reason")
        } else {
            ""
        };
        [
            number,
            period,
            document,
            printed,
            gis,
            day(Some(if second { again } else { issued_on(self.month) })),
            day(Some(due_on(self.month))),
            day(Some(self.month.end())),
            money(account.total_area),
            money(account.living_area),
            account.residents.to_string(),
            account.registered_residents.to_string(),
            day(withdrawn),
            reason.to_owned(),
            texts.text("bill_note").to_owned(),
        ]
    }

    pub(super) fn total(&self, book: &Book, total: &TotalRow) -> [String; 15] {
        let [account, period, document] = self.key();
        [
            account,
            period,
            document,
            book.supplier.clone(),
            book.number.clone(),
            total.label.clone(),
            money(total.opening),
            money(total.paid),
            money(total.charged),
            money(total.support),
            money(total.recalculation),
            money(total.penalty_charged),
            money(total.penalty),
            money(total.total),
            u8::from(total.payable).to_string(),
        ]
    }

    pub(super) fn line(&self, row: &LineRow) -> [String; 25] {
        let [account, period, document] = self.key();
        let charge = &row.charge;
        [
            account,
            period,
            document,
            charge.supplier.clone(),
            charge.book.clone(),
            charge.service.clone(),
            charge.label.clone(),
            charge.line.clone(),
            charge.position.to_string(),
            charge.service_name.clone(),
            charge.basis.to_owned(),
            charge.unit.clone(),
            plain(charge.quantity),
            plain(charge.quantity_common),
            money(charge.tariff),
            money(charge.unit_price()),
            plain(charge.multiplier),
            plain(charge.norm),
            plain(charge.object_count),
            money(row.opening),
            money(row.paid),
            money(charge.charged),
            money(row.support),
            money(row.recalculation),
            money(row.closing),
        ]
    }

    pub(super) fn meter(&self, of: &Meter, usage: &Usage, zone: usize) -> [String; 13] {
        let [account, period, document] = self.key();
        let value = |values: &[Decimal]| {
            values
                .get(zone)
                .map_or_else(String::new, |v| fixed(*v, of.fraction_digits))
        };
        let current = usage.current.as_ref();
        [
            account,
            period,
            document,
            of.supplier_code.clone(),
            of.service.clone(),
            of.serial.clone(),
            (zone + 1).to_string(),
            value(&usage.previous.values),
            day(Some(usage.previous.on)),
            current.map_or_else(String::new, |taken| value(&taken.values)),
            day(current.map(|taken| taken.on)),
            value(&usage.consumption),
            self.home.town.data.text(usage.note).to_owned(),
        ]
    }
}
