//! What each contract of a household is charged in a month: quantity × tariff × multiplier,
//! rounded half up once.

use rust_decimal::Decimal;

use super::calendar::Month;
use super::household::{Contracted, Household};
use super::meters::Basis;
use super::output::round;
use super::prices::Price;
use super::volumes;

/// One line of a bill before balances.
#[derive(Debug, Clone)]
pub(super) struct Charge {
    pub(super) supplier: String,
    /// Supplier account number.
    pub(super) book: String,
    pub(super) service: String,
    pub(super) service_name: String,
    /// Of the two totals of a supplier account; mostly empty.
    pub(super) label: String,
    /// Zone, range, `common`, or empty.
    pub(super) line: String,
    pub(super) position: u32,
    pub(super) basis: &'static str,
    pub(super) unit: String,
    pub(super) quantity: Option<Decimal>,
    pub(super) quantity_common: Option<Decimal>,
    pub(super) tariff: Decimal,
    pub(super) multiplier: Option<Decimal>,
    pub(super) norm: Option<Decimal>,
    pub(super) object_count: Option<Decimal>,
    pub(super) charged: Decimal,
}

impl Charge {
    /// Tariff with the multiplier: what one unit costs.
    pub(super) fn unit_price(&self) -> Decimal {
        self.tariff * self.multiplier.unwrap_or(Decimal::ONE)
    }

    /// Finds the charge anew from the quantity.
    pub(super) fn recount(&mut self) {
        let volume = self.quantity.unwrap_or_default() + self.quantity_common.unwrap_or_default();
        self.charged = round(volume * self.unit_price(), 2);
    }
}

/// A volume and how it was found.
struct Volume {
    basis: Basis,
    /// By zone; one value where there is one meter register or none.
    by_zone: Vec<Decimal>,
    multiplier: Option<Decimal>,
    norm: Option<Decimal>,
}

impl Volume {
    fn total(&self) -> Decimal {
        self.by_zone.iter().sum()
    }
}

impl<'a> Household<'a> {
    /// All charges of a month, in the order of the contracts.
    pub(super) fn charges(&self, month: Month) -> Vec<Charge> {
        let active = self
            .contracts
            .iter()
            .filter(|contract| contract.is_active(month));
        active
            .flat_map(|contract| self.charge(contract, month))
            .collect()
    }

    /// Individual volume of a metered service; none where no contract charges one.
    pub(super) fn individual(&self, service: &str, month: Month) -> Option<Decimal> {
        let metered = |c: &&Contracted<'_>| c.of.service == service && c.of.charge == "meter";
        self.contracts.iter().find(metered)?;
        Some(self.volume(service, month).total())
    }

    fn charge(&self, contract: &Contracted<'a>, month: Month) -> Vec<Charge> {
        let area = self.account.total_area;
        match contract.of.charge.as_str() {
            "area" => vec![self.fixed(contract, month, area)],
            "piece" => vec![self.fixed(contract, month, Decimal::ONE)],
            "person" => vec![self.by_persons(contract, month)],
            "meter" => self.metered(contract, month),
            "drain" => vec![self.drain(contract, month)],
            "actual" => vec![self.heat_actual(contract, month, "")],
            "even+actual" => {
                let text = |key| self.town.data.text(key);
                vec![
                    self.heat_even(contract, month, text("label_even")),
                    self.heat_actual(contract, month, text("label_actual")),
                ]
            }
            other => self.common(contract, month, other.trim_start_matches("share:")),
        }
    }

    fn bare(&self, contract: &Contracted<'a>, month: Month) -> Charge {
        let prices = self.town.prices.at(&contract.tariff_code, month);
        let service = self.town.data.service(&contract.of.service);
        Charge {
            supplier: contract.of.supplier_code.clone(),
            book: contract.book.clone(),
            service: contract.of.service.clone(),
            service_name: contract.of.service_name.clone(),
            label: String::new(),
            line: String::new(),
            position: service.map_or(0, |service| service.position),
            basis: "fixed",
            unit: service.map_or_else(String::new, |service| service.unit.clone()),
            quantity: None,
            quantity_common: None,
            tariff: prices.first().map_or(Decimal::ZERO, |price| price.value),
            multiplier: None,
            norm: None,
            object_count: None,
            charged: Decimal::ZERO,
        }
    }

    fn fixed(&self, contract: &Contracted<'a>, month: Month, quantity: Decimal) -> Charge {
        let mut charge = self.bare(contract, month);
        charge.quantity = Some(quantity);
        charge.recount();
        charge
    }

    fn by_persons(&self, contract: &Contracted<'a>, month: Month) -> Charge {
        let norm = self.norm_volume(&contract.of.service);
        let mut charge = self.bare(contract, month);
        charge.basis = Basis::Norm.code();
        charge.quantity = Some(norm.total());
        charge.norm = norm.norm;
        charge.object_count = Some(Decimal::from(self.account.residents));
        charge.recount();
        charge
    }

    fn metered(&self, contract: &Contracted<'a>, month: Month) -> Vec<Charge> {
        let volume = self.volume(&contract.of.service, month);
        let prices = self.town.prices.at(&contract.tariff_code, month);
        let mut lines = lines(&volume, &prices);
        if lines.is_empty() {
            lines.push((String::new(), Decimal::ZERO, volume.total()));
        }
        let charge = |(nth, (line, tariff, quantity)): (usize, (String, Decimal, Decimal))| {
            let mut charge = self.bare(contract, month);
            charge.line = line;
            charge.position += nth as u32;
            charge.basis = volume.basis.code();
            charge.quantity = Some(quantity);
            charge.tariff = tariff;
            charge.multiplier = volume.multiplier;
            charge.norm = volume.norm;
            charge.object_count = volume.norm.map(|_| Decimal::from(self.account.residents));
            charge.recount();
            charge
        };
        lines.into_iter().enumerate().map(charge).collect()
    }

    /// Wastewater: as much as cold and hot water together.
    fn drain(&self, contract: &Contracted<'a>, month: Month) -> Charge {
        let mut charge = self.bare(contract, month);
        let (mut basis, mut quantity) = (Basis::Meter, Decimal::ZERO);
        for service in ["cold_water", "hot_water"] {
            if self.individual(service, month).is_some() {
                let volume = self.volume(service, month);
                basis = basis.max(volume.basis);
                quantity += volume.total();
            }
        }
        charge.basis = basis.code();
        charge.quantity = Some(quantity);
        charge.recount();
        charge
    }

    fn heat_even(&self, contract: &Contracted<'a>, month: Month, label: &str) -> Charge {
        let norm = self.town.data.norm(&self.account.building, "heating");
        let norm = norm.map_or(Decimal::ZERO, |norm| norm.value);
        let mut charge = self.bare(contract, month);
        charge.label = label.to_owned();
        charge.basis = Basis::Norm.code();
        charge.norm = Some(norm);
        charge.quantity = Some(round(norm * self.account.heated_area, 4));
        charge.recount();
        charge
    }

    fn heat_actual(&self, contract: &Contracted<'a>, month: Month, label: &str) -> Charge {
        let heat = volumes::heat(self.town, &self.account.building, month);
        let mut charge = self.bare(contract, month);
        charge.label = label.to_owned();
        charge.basis = "house";
        charge.quantity = Some(round(heat * self.account.heated_area, 4));
        charge.recount();
        charge
    }

    /// The household's share of the house's common volume, by area.
    fn common(&self, contract: &Contracted<'a>, month: Month, service: &str) -> Vec<Charge> {
        let building = &self.account.building;
        let house = self
            .town
            .data
            .houses
            .iter()
            .find(|house| house.code == *building);
        let common = volumes::common(self.town, building, service, month);
        let (Some(house), Some(common)) = (house, common) else {
            return Vec::new();
        };
        let mut charge = self.bare(contract, month);
        charge.line = "common".to_owned();
        charge.basis = "house";
        charge.quantity_common = Some(round(
            common * self.account.total_area / house.total_area,
            4,
        ));
        charge.recount();
        vec![charge]
    }

    fn volume(&self, service: &str, month: Month) -> Volume {
        let meters = self
            .meters
            .iter()
            .filter(|meter| meter.of.service == service);
        let used: Vec<_> = meters.filter_map(|meter| meter.usage.get(&month)).collect();
        let basis = used
            .iter()
            .map(|usage| usage.basis)
            .max()
            .unwrap_or(Basis::Norm);
        if basis == Basis::Norm {
            return self.norm_volume(service);
        }
        let zones = used
            .iter()
            .map(|usage| usage.consumption.len())
            .max()
            .unwrap_or(1);
        let zone = |zone| {
            used.iter()
                .filter_map(|usage| usage.consumption.get(zone))
                .sum()
        };
        Volume {
            basis,
            by_zone: (0..zones).map(zone).collect(),
            multiplier: None,
            norm: None,
        }
    }

    /// Norm × residents, with the raised price where a meter could stand and none counts.
    fn norm_volume(&self, service: &str) -> Volume {
        let norm = self.town.data.norm(&self.account.building, service);
        let value = norm.map_or(Decimal::ZERO, |norm| norm.value);
        Volume {
            basis: Basis::Norm,
            by_zone: vec![value * Decimal::from(self.account.residents)],
            multiplier: norm
                .map(|norm| norm.multiplier)
                .filter(|m| *m != Decimal::ONE),
            norm: Some(value),
        }
    }
}

/// Name, tariff and quantity of each line: a zone each, or the month's ranges of one register.
fn lines(volume: &Volume, prices: &[&Price<'_>]) -> Vec<(String, Decimal, Decimal)> {
    let ranged = prices.iter().any(|price| price.of.range_to.is_some());
    let total = volume.total();
    let zone = |price: &Price<'_>| volume.by_zone.get(usize::from(price.of.zone) - 1).copied();
    let line = |price: &&Price<'_>| match price.of.range_to {
        Some(to) => {
            let quantity = (total - price.of.range_from).min(to - price.of.range_from);
            (
                format!("{}-{to}", price.of.range_from),
                price.value,
                quantity,
            )
        }
        None if ranged => (
            format!("{}+", price.of.range_from),
            price.value,
            total - price.of.range_from,
        ),
        None if prices.len() > 1 => (
            format!("T{}", price.of.zone),
            price.value,
            zone(price).unwrap_or_default(),
        ),
        None => (String::new(), price.value, total),
    };
    let used = |(_, price): &(usize, &&Price<'_>)| {
        price.of.range_from < total || price.of.range_from.is_zero()
    };
    prices
        .iter()
        .enumerate()
        .filter(used)
        .map(|(_, price)| line(price))
        .collect()
}
