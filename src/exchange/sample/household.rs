//! A household: its account with the contracts and meters that the tables give it.

use chrono::NaiveDate;

use super::calendar::{Month, Span};
use super::data::{Account, Contract, Data};
use super::meters::MeterLife;
use super::prices::Prices;

/// What all households share.
pub(super) struct Town<'a> {
    pub(super) data: &'a Data,
    pub(super) prices: Prices<'a>,
    pub(super) span: Span,
}

/// A contract as one household has it.
pub(super) struct Contracted<'a> {
    pub(super) of: &'a Contract,
    /// Supplier account number.
    pub(super) book: String,
    pub(super) tariff_code: String,
    pub(super) valid_from: Option<NaiveDate>,
    pub(super) closed_on: Option<NaiveDate>,
}

impl Contracted<'_> {
    pub(super) fn is_active(&self, month: Month) -> bool {
        self.valid_from.is_none_or(|day| day <= month.end())
            && self.closed_on.is_none_or(|day| day > month.start())
    }
}

pub(super) struct Household<'a> {
    pub(super) town: &'a Town<'a>,
    pub(super) account: &'a Account,
    pub(super) contracts: Vec<Contracted<'a>>,
    pub(super) meters: Vec<MeterLife<'a>>,
}

impl<'a> Household<'a> {
    /// `resident`: the demo resident's; has not sent readings in the month of today, so that it
    /// can be tried.
    pub(super) fn new(town: &'a Town<'a>, account: &'a Account, resident: bool) -> Self {
        let until = Month::of(town.span.today).plus(-i32::from(resident));
        let own = town
            .data
            .meters
            .iter()
            .filter(|m| m.account_number == account.number);
        let meters: Vec<_> = own
            .map(|meter| MeterLife::new(town, meter, until))
            .collect();
        let in_scope = |c: &&Contract| c.scope == account.building || c.scope == account.number;
        let contracts = town.data.contracts.iter().filter(in_scope);
        let contracts = contracts.map(|of| Contracted {
            of,
            book: format!("{}{}", of.prefix, tail(&account.number)),
            tariff_code: tariff_code(of, &meters),
            valid_from: town.span.date(&of.valid_from),
            closed_on: town.span.date(&of.closed_on),
        });
        Self {
            town,
            account,
            contracts: contracts.collect(),
            meters,
        }
    }
}

/// Suppliers number their accounts apart, with the same tail: the last six digits of ours.
fn tail(number: &str) -> String {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    digits[digits.len().saturating_sub(6)..].to_owned()
}

fn tariff_code(of: &Contract, meters: &[MeterLife<'_>]) -> String {
    let standing = |m: &&MeterLife<'_>| m.of.service == of.service && m.removed_on.is_none();
    let zones = meters
        .iter()
        .find(standing)
        .map_or(1, |meter| meter.of.zones);
    of.tariff_code.replace('*', &zones.to_string())
}
