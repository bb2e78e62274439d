//! Volumes of whole houses: what the common meters showed beside what the flats used.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::calendar::Month;
use super::data::{House, Volume};
use super::household::Town;
use super::noise;
use super::output::{Table, fixed, plain, round};

/// Individual volume of our households by building, service and month.
pub(super) type Used = BTreeMap<(String, String, Month), Decimal>;

/// Common volume of a house in a month; none where it has no common use of that service.
pub(super) fn common(
    town: &Town<'_>,
    building: &str,
    service: &str,
    month: Month,
) -> Option<Decimal> {
    let fits = |v: &&Volume| v.building == building && v.service == service;
    let volume = town.data.volumes.iter().find(fits)?;
    let factor = noise::tenth(building, month, 3);
    Some(round(volume.common * factor, 3)).filter(|v| !v.is_zero())
}

/// Heat a m² by the house meter in a month, Гкал.
pub(super) fn heat(town: &Town<'_>, building: &str, month: Month) -> Decimal {
    let usual = town.data.season("heat", month.number()) / Decimal::from(10_000);
    usual * noise::tenth(building, month, 4)
}

/// The rows of house_volumes.csv.
pub(super) fn table(town: &Town<'_>, used: &Used) -> Result<Table, csv::Error> {
    let columns = "building, period, service, individual, common, meter, unit, hours";
    let mut table = Table::new("house_volumes.csv", columns)?;
    for month in town.span.months() {
        for volume in &town.data.volumes {
            let key = (volume.building.clone(), volume.service.clone(), month);
            let ours = used.get(&key).copied().unwrap_or_default();
            let factor = noise::tenth(&volume.building, month, 5);
            let individual = ours + round(volume.rest * factor, 3);
            let common = common(town, &volume.building, &volume.service, month).unwrap_or_default();
            table.push([
                volume.building.clone(),
                month.period(),
                volume.service.clone(),
                fixed(individual, 3),
                fixed(common, 3),
                fixed(individual + common, 3),
                volume.unit.clone(),
                String::new(),
            ])?;
        }
        for house in &town.data.houses {
            if let Some(row) = heating(town, house, month) {
                table.push(row)?;
            }
        }
    }
    Ok(table)
}

/// Heat of a house with a heating norm; nothing in summer.
fn heating(town: &Town<'_>, house: &House, month: Month) -> Option<[String; 8]> {
    town.data.norm(&house.code, "heating")?;
    let volume = round(heat(town, &house.code, month) * house.total_area, 3);
    (!volume.is_zero()).then(|| {
        let unit = town
            .data
            .service("heating")
            .map_or("", |service| &service.unit);
        [
            house.code.clone(),
            month.period(),
            "heating".to_owned(),
            fixed(volume, 3),
            fixed(Decimal::ZERO, 3),
            fixed(volume, 3),
            unit.to_owned(),
            plain(Some(Decimal::from(month.days() * 24))),
        ]
    })
}
