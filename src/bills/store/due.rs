//! What is due: one row a supplier account (CONTRACT 4, «Due»).

use crate::accounts::charged::ChargedOtherwise;
use crate::base::{Money, Period};
use chrono::NaiveDate;
use serde::Deserialize;
use sqlx::PgConnection;
use sqlx::types::Json;
use uuid::Uuid;

/// Due of one supplier account.
#[derive(Clone, Debug, Deserialize)]
pub struct SupplierDue {
    pub account_id: Uuid,
    pub supplier_account_id: Uuid,
    pub supplier_code: String,
    /// Short name where billing gives one.
    pub supplier_name: String,
    /// The supplier's number for this household: `data-contract`.
    pub number: String,
    /// Newest payable bill; none = no bill yet, which is not «0 ₽».
    pub period: Option<Period>,
    pub due_on: Option<NaiveDate>,
    /// Positive = to pay, negative = overpaid.
    pub due: Money,
}

impl SupplierDue {
    /// What an account owes: the positive ones. An overpayment to one never lowers what another gets.
    pub fn owed(dues: &[SupplierDue]) -> Money {
        dues.iter()
            .map(|due| due.due)
            .filter(|due| due.is_positive())
            .sum()
    }
    /// Overpaid in all, as a positive sum.
    pub fn overpaid(dues: &[SupplierDue]) -> Money {
        dues.iter()
            .map(|due| -due.due)
            .filter(|over| over.is_positive())
            .sum()
    }
    /// `data-balance`: what is owed, or the overpayment as a negative sum where nothing is.
    pub fn balance(dues: &[SupplierDue]) -> Money {
        let owed = Self::owed(dues);
        if owed.is_positive() {
            owed
        } else {
            -Self::overpaid(dues)
        }
    }
}

/// Dues of these accounts, one statement, by supplier name.
pub async fn dues(db: &mut PgConnection, accounts: &[Uuid]) -> sqlx::Result<Vec<SupplierDue>> {
    let rows = sqlx::query!(
        "select d.account_id as \"account_id!\", d.supplier_account_id as \"supplier_account_id!\",
                d.supplier_code as \"supplier_code!\", coalesce(nullif(s.short_name, ''), s.name) as \"supplier_name!\",
                d.number as \"number!\", d.period, d.due_on, d.due as \"due!: Money\"
         from unnest($1::uuid[]) as asked (account_id)
         join supplier_due d on d.account_id = asked.account_id
         join supplier s on s.code = d.supplier_code
         order by s.name, d.number",
        accounts
    )
    .fetch_all(db)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| SupplierDue {
            account_id: row.account_id,
            supplier_account_id: row.supplier_account_id,
            supplier_code: row.supplier_code,
            supplier_name: row.supplier_name,
            number: row.number,
            period: row.period.map(Period::from_date),
            due_on: row.due_on,
            due: row.due,
        })
        .collect())
}

/// Dues of one account, and its services that are charged otherwise than by readings: both in one
/// statement, for the page of the account.
pub async fn dues_and_bases(
    db: &mut PgConnection,
    account: Uuid,
) -> sqlx::Result<(Vec<SupplierDue>, Vec<ChargedOtherwise>)> {
    let row = sqlx::query!(
        r#"select
           (select coalesce(jsonb_agg(jsonb_build_object('account_id', d.account_id,
                    'supplier_account_id', d.supplier_account_id, 'supplier_code', d.supplier_code,
                    'supplier_name', coalesce(nullif(s.short_name, ''), s.name), 'number', d.number,
                    'period', to_char(d.period, 'YYYY-MM'), 'due_on', d.due_on, 'due', d.due::text)
                    order by s.name, d.number), '[]')
            from supplier_due d join supplier s on s.code = d.supplier_code
            where d.account_id = $1) as "dues!: Json<Vec<SupplierDue>>",
           (select coalesce(jsonb_agg(jsonb_build_object('service', v.name, 'service_en', v.name_en, 'basis', o.basis,
                    'since', o.since, 'meters', o.meters, 'verified_until', o.verified_until, 'last_read', o.last_read)
                    order by v.position, v.code), '[]')
            from charged_otherwise o join service v on v.code = o.service_code
            where o.account_id = $1) as "charged!: Json<Vec<ChargedOtherwise>>""#,
        account
    )
    .fetch_one(db)
    .await?;
    Ok((row.dues.0, row.charged.0))
}
