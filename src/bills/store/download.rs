//! Bills for «Скачать мои данные»: what stands of them, as billing told it.

use crate::base::{Money, Period};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::Serialize;
use sqlx::PgConnection;
use uuid::Uuid;

/// One supplier's total of one document.
#[derive(Clone, Debug, Serialize)]
pub struct Total {
    pub period: Period,
    pub document: String,
    pub number: String,
    pub issued_on: Option<NaiveDate>,
    pub due_on: Option<NaiveDate>,
    pub withdrawn_on: Option<NaiveDate>,
    pub supplier: String,
    pub supplier_name: String,
    pub supplier_account: String,
    pub label: String,
    pub opening: Money,
    pub paid: Money,
    pub charged: Money,
    pub support: Money,
    pub recalculation: Money,
    pub penalty_charged: Money,
    pub penalty: Money,
    pub total: Money,
    pub payable: bool,
}

/// Totals of every bill, newest first.
pub async fn totals(db: &mut PgConnection, account: Uuid) -> sqlx::Result<Vec<Total>> {
    let rows = sqlx::query!(
        "select b.period, b.document, b.number, b.issued_on, b.due_on, b.withdrawn_on, sa.supplier_code, s.name,
                sa.number as supplier_account, t.label, t.opening as \"opening: Money\", t.paid as \"paid: Money\",
                t.charged as \"charged: Money\", t.support as \"support: Money\",
                t.recalculation as \"recalculation: Money\", t.penalty_charged as \"penalty_charged: Money\",
                t.penalty as \"penalty: Money\", t.total as \"total: Money\", t.payable
         from bill_total t
         join bill b on b.account_id = t.account_id and b.period = t.period and b.document = t.document
         join supplier_account sa on sa.id = t.supplier_account_id
         join supplier s on s.code = sa.supplier_code
         where t.account_id = $1 and t.live
         order by b.period desc, b.document, sa.supplier_code, sa.number, t.label",
        account
    )
    .fetch_all(db)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| Total {
            period: Period::from_date(row.period),
            document: row.document,
            number: row.number,
            issued_on: row.issued_on,
            due_on: row.due_on,
            withdrawn_on: row.withdrawn_on,
            supplier: row.supplier_code,
            supplier_name: row.name,
            supplier_account: row.supplier_account,
            label: row.label,
            opening: row.opening,
            paid: row.paid,
            charged: row.charged,
            support: row.support,
            recalculation: row.recalculation,
            penalty_charged: row.penalty_charged,
            penalty: row.penalty,
            total: row.total,
            payable: row.payable,
        })
        .collect())
}

/// One line of a bill.
#[derive(Clone, Debug, Serialize)]
pub struct Line {
    pub period: Period,
    pub document: String,
    pub supplier: String,
    pub supplier_account: String,
    pub service: String,
    pub service_name: String,
    pub label: String,
    pub line: String,
    pub basis: String,
    pub unit: String,
    pub quantity: Option<Decimal>,
    pub quantity_common: Option<Decimal>,
    pub tariff: Option<Decimal>,
    pub unit_price: Option<Decimal>,
    pub opening: Money,
    pub paid: Money,
    pub charged: Money,
    pub support: Money,
    pub recalculation: Money,
    pub closing: Money,
}

/// Lines of every bill, newest first, in the order of the paper.
pub async fn lines(db: &mut PgConnection, account: Uuid) -> sqlx::Result<Vec<Line>> {
    let rows = sqlx::query!(
        "select l.period, l.document, sa.supplier_code, sa.number, l.service_code,
                coalesce(nullif(l.service_name, ''), v.name) as \"service_name!\", l.label, l.line, l.basis, l.unit,
                l.quantity, l.quantity_common, l.tariff, l.unit_price, l.opening as \"opening: Money\",
                l.paid as \"paid: Money\", l.charged as \"charged: Money\", l.support as \"support: Money\",
                l.recalculation as \"recalculation: Money\", l.closing as \"closing: Money\"
         from bill_line l
         join supplier_account sa on sa.id = l.supplier_account_id
         join service v on v.code = l.service_code
         where l.account_id = $1 and l.live
         order by l.period desc, l.document, sa.supplier_code, sa.number, l.position, l.service_code, l.label, l.line",
        account
    )
    .fetch_all(db)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| Line {
            period: Period::from_date(row.period),
            document: row.document,
            supplier: row.supplier_code,
            supplier_account: row.number,
            service: row.service_code,
            service_name: row.service_name,
            label: row.label,
            line: row.line,
            basis: row.basis,
            unit: row.unit,
            quantity: row.quantity,
            quantity_common: row.quantity_common,
            tariff: row.tariff,
            unit_price: row.unit_price,
            opening: row.opening,
            paid: row.paid,
            charged: row.charged,
            support: row.support,
            recalculation: row.recalculation,
            closing: row.closing,
        })
        .collect())
}
