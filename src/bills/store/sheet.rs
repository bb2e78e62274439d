//! The rows of one document.

use crate::base::Period;
use crate::bills::model::{Adjustment, HouseVolume, Line, MeterRow, Sheet, SupplierPart, Total};
use sqlx::PgConnection;
use sqlx::types::Json;
use uuid::Uuid;

/// Live rows of one document, suppliers by name. One statement, so one snapshot: a bundle that goes live
/// meanwhile is seen whole or not at all. Numbers travel as text, which keeps every digit told.
pub async fn sheet(
    db: &mut PgConnection,
    account: Uuid,
    period: Period,
    document: &str,
) -> sqlx::Result<Sheet> {
    let row = sqlx::query!(
        r#"with total as (
             select * from bill_total where account_id = $1 and period = $2 and document = $3 and live
         ), line as (
             select * from bill_line where account_id = $1 and period = $2 and document = $3 and live
         )
         select
         (select coalesce(jsonb_agg(jsonb_build_object('id', sa.id, 'code', s.code,
                 'name', coalesce(nullif(s.short_name, ''), s.name), 'number', sa.number, 'services', coalesce(c.names, ''))
                 order by s.name collate "ru-x-icu", sa.number), '[]')
          from supplier_account sa join supplier s on s.code = sa.supplier_code
          left join lateral (
              select string_agg(distinct service_name, ', ') as names from contract
              where account_id = $1 and supplier_account_id = sa.id and service_code <> 'penalty'
                and service_name <> '' and (closed_on is null or closed_on >= $2)) c on true
          where sa.account_id = $1 and sa.id in (select supplier_account_id from total union select supplier_account_id from line)
         ) as "suppliers!: Json<Vec<SupplierPart>>",
         (select coalesce(jsonb_agg(jsonb_build_object('supplier_account_id', supplier_account_id, 'label', label,
                 'opening', opening::text, 'paid', paid::text, 'charged', charged::text, 'support', support::text,
                 'recalculation', recalculation::text, 'penalty_charged', penalty_charged::text,
                 'penalty', penalty::text, 'total', total::text, 'payable', payable)
                 order by payable desc, label), '[]')
          from total) as "totals!: Json<Vec<Total>>",
         (select coalesce(jsonb_agg(jsonb_build_object('supplier_account_id', l.supplier_account_id,
                 'service', l.service_code, 'name', coalesce(nullif(l.service_name, ''), sv.name), 'name_en', sv.name_en,
                 'label', l.label, 'line', l.line, 'basis', l.basis, 'unit', l.unit, 'quantity', l.quantity::text,
                 'quantity_common', l.quantity_common::text, 'tariff', l.tariff::text, 'unit_price', l.unit_price::text,
                 'multiplier', l.multiplier::text, 'norm', l.norm::text, 'object_count', l.object_count,
                 'opening', l.opening::text, 'paid', l.paid::text, 'charged', l.charged::text, 'support', l.support::text,
                 'recalculation', l.recalculation::text, 'closing', l.closing::text)
                 order by l.position, sv.position, l.service_code, l.label, l.line), '[]')
          from line l join service sv on sv.code = l.service_code) as "lines!: Json<Vec<Line>>",
         (select coalesce(jsonb_agg(jsonb_build_object('supplier', coalesce(nullif(s.short_name, ''), s.name),
                 'service_name', sv.name, 'service_name_en', sv.name_en, 'serial', m.serial, 'zone', m.zone,
                 'zoned', m.zones > 1, 'unit', sv.unit, 'previous', m.previous::text, 'previous_on', m.previous_on,
                 'current', m.current::text, 'current_on', m.current_on, 'consumption', m.consumption::text, 'note', m.note)
                 order by sv.position, m.serial, m.zone), '[]')
          from (select *, count(*) over (partition by supplier_code, service_code, serial) as zones from bill_meter
                where account_id = $1 and period = $2 and document = $3 and live) m
          join supplier s on s.code = m.supplier_code
          join service sv on sv.code = m.service_code) as "meters!: Json<Vec<MeterRow>>",
         (select coalesce(jsonb_agg(jsonb_build_object('supplier', coalesce(nullif(s.short_name, ''), s.name),
                 'service_name', sv.name, 'service_name_en', sv.name_en, 'kind', a.kind, 'reason', a.reason,
                 'amount', a.amount::text, 'remaining', a.remaining::text)
                 order by s.name collate "ru-x-icu", sv.position, a.position), '[]')
          from bill_adjustment a join supplier s on s.code = a.supplier_code
          join service sv on sv.code = a.service_code
          where a.account_id = $1 and a.period = $2 and a.document = $3 and a.live) as "adjustments!: Json<Vec<Adjustment>>",
         (select coalesce(jsonb_agg(jsonb_build_object('service_name', sv.name, 'service_name_en', sv.name_en,
                 'unit', coalesce(nullif(h.unit, ''), sv.unit), 'individual', h.individual::text, 'common', h.common::text,
                 'meter', h.meter::text, 'hours', h.hours::text) order by sv.position), '[]')
          from account a join house_volume h on h.building = a.building
          join service sv on sv.code = h.service_code
          where a.id = $1 and a.building <> '' and h.period = $2) as "volumes!: Json<Vec<HouseVolume>>""#,
        account,
        period.first_day(),
        document
    )
    .fetch_one(db)
    .await?;
    let mut suppliers = row.suppliers.0;
    let (totals, lines) = (row.totals.0, row.lines.0);
    for part in &mut suppliers {
        let own = |id| id == part.id;
        part.totals = totals
            .iter()
            .filter(|total| own(total.supplier_account_id))
            .cloned()
            .collect();
        part.lines = lines
            .iter()
            .filter(|line| own(line.supplier_account_id))
            .cloned()
            .collect();
    }
    Ok(Sheet {
        suppliers,
        meters: row.meters.0,
        adjustments: row.adjustments.0,
        volumes: row.volumes.0,
    })
}
