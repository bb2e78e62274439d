//! The embedded tables: the Tomsk bundle as it is, and the invented town the generator reads.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use rust_decimal::serde::{str as number, str_option as number_or_none};
use serde::Deserialize;
use serde::de::DeserializeOwned;

macro_rules! embedded {
    ($folder:literal: $($name:literal),+ $(,)?) => {
        &[$(($name, include_bytes!(concat!($folder, "/", $name)))),+]
    };
}

/// Files of the Tomsk bundle.
pub(super) const TOMSK: &[(&str, &[u8])] = embedded!("tomsk-2018-12":
    "accounts.csv", "bill_lines.csv", "bill_totals.csv", "bills.csv", "contracts.csv",
    "meters.csv", "payments.csv", "readings.csv", "suppliers.csv", "tariffs.csv");

/// Files of the generated set that do not depend on the day: they go out as they stand.
pub(super) const STANDING: &[(&str, &[u8])] = embedded!("supplier-set":
    "suppliers.csv", "services.csv", "houses.csv", "accounts.csv", "account_aliases.csv",
    "norms.csv", "reading_windows.csv");

#[derive(Debug, Deserialize)]
pub(super) struct Service {
    pub(super) code: String,
    pub(super) unit: String,
    pub(super) position: u32,
}

#[derive(Debug, Deserialize)]
pub(super) struct House {
    pub(super) code: String,
    #[serde(with = "number")]
    pub(super) total_area: Decimal,
}

#[derive(Debug, Deserialize)]
pub(super) struct Account {
    pub(super) number: String,
    pub(super) gis_service_id: String,
    pub(super) building: String,
    pub(super) registered_residents: u32,
    pub(super) residents: u32,
    #[serde(with = "number")]
    pub(super) total_area: Decimal,
    #[serde(with = "number")]
    pub(super) living_area: Decimal,
    #[serde(with = "number")]
    pub(super) heated_area: Decimal,
}

#[derive(Debug, Deserialize)]
pub(super) struct Norm {
    /// Building code or `*`.
    pub(super) scope: String,
    pub(super) service: String,
    #[serde(with = "number")]
    pub(super) value: Decimal,
    #[serde(with = "number")]
    pub(super) multiplier: Decimal,
}

/// A tariff as it was before the first step of `tariff_steps.csv`.
#[derive(Debug, Deserialize)]
pub(super) struct BaseTariff {
    pub(super) code: String,
    pub(super) zone: u8,
    #[serde(with = "number")]
    pub(super) range_from: Decimal,
    #[serde(with = "number_or_none")]
    pub(super) range_to: Option<Decimal>,
    pub(super) name: String,
    pub(super) unit: String,
    #[serde(with = "number")]
    pub(super) value: Decimal,
    pub(super) period_label: String,
}

/// All tariffs rise by `percent` on the 1st of `month` in these years.
#[derive(Debug, Deserialize)]
pub(super) struct TariffStep {
    pub(super) month: u32,
    pub(super) from_year: i32,
    pub(super) to_year: i32,
    #[serde(with = "number")]
    pub(super) percent: Decimal,
}

/// Individual volume of the other flats of a house, and its common volume, in a usual month.
#[derive(Debug, Deserialize)]
pub(super) struct Volume {
    pub(super) building: String,
    pub(super) service: String,
    pub(super) unit: String,
    #[serde(with = "number")]
    pub(super) rest: Decimal,
    #[serde(with = "number")]
    pub(super) common: Decimal,
}

/// A contract of every account in `scope` (a building code or one account number).
#[derive(Debug, Deserialize)]
pub(super) struct Contract {
    pub(super) scope: String,
    pub(super) supplier_code: String,
    pub(super) service: String,
    /// Head of the supplier account number; the tail is the household's.
    pub(super) prefix: String,
    pub(super) service_name: String,
    /// A `*` stands for the number of zones of the meter.
    pub(super) tariff_code: String,
    pub(super) operation_code: String,
    /// How the volume is found, see `charges`.
    pub(super) charge: String,
    pub(super) valid_from: String,
    pub(super) closed_on: String,
}

/// How a household pays a supplier account (`*`: all without a row of their own), see `payers`.
#[derive(Debug, Deserialize)]
pub(super) struct Payer {
    pub(super) account_number: String,
    pub(super) prefix: String,
    pub(super) payer: String,
    /// Months before the last bill.
    pub(super) ago: Option<i32>,
    #[serde(with = "number_or_none")]
    pub(super) amount: Option<Decimal>,
    #[serde(with = "number_or_none")]
    pub(super) opening: Option<Decimal>,
    /// Penalty at the start; empty = this supplier charges none.
    #[serde(with = "number_or_none")]
    pub(super) penalty: Option<Decimal>,
}

/// Something that happens to one service in the months `from` to `to` before the last bill.
#[derive(Debug, Deserialize)]
pub(super) struct Event {
    pub(super) account_number: String,
    pub(super) prefix: String,
    pub(super) service: String,
    /// recalculation, instalment (rubles), support (percent), reissue (a quantity too much).
    pub(super) kind: String,
    pub(super) from: i32,
    pub(super) to: i32,
    #[serde(with = "number")]
    pub(super) amount: Decimal,
    pub(super) reason: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct Meter {
    pub(super) account_number: String,
    pub(super) supplier_code: String,
    pub(super) service: String,
    pub(super) serial: String,
    pub(super) unit: String,
    pub(super) integer_digits: u32,
    pub(super) fraction_digits: u32,
    pub(super) zones: u8,
    pub(super) installed_on: String,
    pub(super) removed_on: String,
    pub(super) verified_until: String,
    pub(super) replaces_serial: String,
    pub(super) place: String,
    #[serde(with = "number")]
    pub(super) coefficient: Decimal,
    pub(super) kind: String,
    /// First values by zone, parted by `/`; empty where `end` says the last one.
    pub(super) start: String,
    #[serde(with = "number_or_none")]
    pub(super) end: Option<Decimal>,
    /// Usual movement a month by zone, parted by `/`.
    pub(super) monthly: String,
    pub(super) season: String,
    /// `6-5`: no readings from six to five months before the last bill.
    pub(super) silent: String,
}

/// The invented town.
pub(super) struct Data {
    pub(super) services: Vec<Service>,
    pub(super) houses: Vec<House>,
    pub(super) accounts: Vec<Account>,
    pub(super) norms: Vec<Norm>,
    pub(super) tariffs: Vec<BaseTariff>,
    pub(super) steps: Vec<TariffStep>,
    pub(super) volumes: Vec<Volume>,
    pub(super) contracts: Vec<Contract>,
    pub(super) payers: Vec<Payer>,
    pub(super) events: Vec<Event>,
    pub(super) meters: Vec<Meter>,
    seasons: BTreeMap<String, [i64; 12]>,
    texts: BTreeMap<String, String>,
}

impl Data {
    pub(super) fn load() -> Result<Self, csv::Error> {
        Ok(Self {
            services: rows(include_bytes!("supplier-set/services.csv"))?,
            houses: rows(include_bytes!("supplier-set/houses.csv"))?,
            accounts: rows(include_bytes!("supplier-set/accounts.csv"))?,
            norms: rows(include_bytes!("supplier-set/norms.csv"))?,
            tariffs: rows(include_bytes!("supplier-set/tariffs.csv"))?,
            steps: rows(include_bytes!("supplier-set/tariff_steps.csv"))?,
            volumes: rows(include_bytes!("supplier-set/house_volumes.csv"))?,
            contracts: rows(include_bytes!("supplier-set/contracts.csv"))?,
            payers: rows(include_bytes!("supplier-set/payers.csv"))?,
            events: rows(include_bytes!("supplier-set/events.csv"))?,
            meters: rows(include_bytes!("supplier-set/meters.csv"))?,
            seasons: rows(include_bytes!("supplier-set/seasons.csv"))?
                .into_iter()
                .collect(),
            texts: texts()?,
        })
    }

    /// Percent of the usual month (the season `heat`: 1/10000 Гкал a m²); 100 where unknown.
    pub(super) fn season(&self, name: &str, month_number: u32) -> Decimal {
        let value = self
            .seasons
            .get(name)
            .and_then(|year| year.get(month_number as usize - 1));
        Decimal::from(value.copied().unwrap_or(100))
    }

    /// A text of `texts.csv`; empty where unknown.
    pub(super) fn text(&self, key: &str) -> &str {
        self.texts.get(key).map_or("", String::as_str)
    }

    pub(super) fn norm(&self, building: &str, service: &str) -> Option<&Norm> {
        let fits =
            |norm: &&Norm| norm.service == service && (norm.scope == building || norm.scope == "*");
        self.norms.iter().find(fits)
    }

    /// Unit and position of a service; none where unknown.
    pub(super) fn service(&self, code: &str) -> Option<&Service> {
        self.services.iter().find(|service| service.code == code)
    }
}

/// Texts that data files hold because they are data, not words of the portal.
pub(super) fn texts() -> Result<BTreeMap<String, String>, csv::Error> {
    Ok(rows(include_bytes!("supplier-set/texts.csv"))?
        .into_iter()
        .collect())
}

fn rows<T: DeserializeOwned>(bytes: &[u8]) -> Result<Vec<T>, csv::Error> {
    csv::Reader::from_reader(bytes).deserialize().collect()
}
