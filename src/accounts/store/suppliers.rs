//! Suppliers as everybody may know them.

use sqlx::PgConnection;
use uuid::Uuid;

/// A supplier's public facts, as billing writes them; empty = not told.
#[derive(Clone, Debug)]
pub struct Supplier {
    pub code: String,
    pub name: String,
    pub short_name: String,
    pub inn: String,
    pub kpp: String,
    pub ogrn: String,
    pub bank_name: String,
    pub bic: String,
    pub settlement_account: String,
    pub correspondent_account: String,
    pub address: String,
    pub hours: String,
    pub phone: String,
    pub emergency_phone: String,
    pub email: String,
    pub site: String,
    /// Both none = readings are taken any day.
    pub reading_day_from: Option<i16>,
    pub reading_day_to: Option<i16>,
    /// It bills meters: only then its reading days mean something.
    pub has_meters: bool,
}

impl Supplier {
    pub fn called(&self) -> &str {
        if self.short_name.is_empty() {
            &self.name
        } else {
            &self.short_name
        }
    }
}

/// All suppliers by name.
pub async fn suppliers(db: &mut PgConnection) -> sqlx::Result<Vec<Supplier>> {
    sqlx::query_as!(
        Supplier,
        "select code, name, short_name, inn, kpp, ogrn, bank_name, bic, settlement_account, correspondent_account,
                address, hours, phone, emergency_phone, email, site, reading_day_from, reading_day_to,
                exists (select 1 from meter m where m.supplier_code = s.code) as \"has_meters!\"
         from supplier s order by coalesce(nullif(short_name, ''), name) collate \"ru-x-icu\"",
    )
    .fetch_all(db)
    .await
}

/// Whether `kabinet export --supplier` names one there is.
pub async fn supplier_exists(db: &mut PgConnection, code: &str) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        r#"select exists (select from supplier where code = $1) as "exists!""#,
        code
    )
    .fetch_one(db)
    .await
}

/// A supplier of a household of one's own, and its number for it.
#[derive(Clone, Debug)]
pub struct OwnSupplier {
    pub account_id: Uuid,
    pub code: String,
    /// Short name where billing gives one.
    pub name: String,
    pub number: String,
}

/// The suppliers of all households that the person is linked to, by name.
pub async fn suppliers_of(db: &mut PgConnection, customer: Uuid) -> sqlx::Result<Vec<OwnSupplier>> {
    sqlx::query_as!(
        OwnSupplier,
        "select sa.account_id, s.code, coalesce(nullif(s.short_name, ''), s.name) as \"name!\", sa.number
         from account_link l
         join supplier_account sa on sa.account_id = l.account_id
         join supplier s on s.code = sa.supplier_code
         where l.customer_id = $1 and l.paused_at is null
         order by coalesce(nullif(s.short_name, ''), s.name) collate \"ru-x-icu\", s.code, sa.number",
        customer
    )
    .fetch_all(db)
    .await
}
