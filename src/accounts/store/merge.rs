//! An import's rows into the tables of this capability. Staging (`exchange::store`) has checked
//! them; each function reads `good_…` of the connection's session.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;

use crate::db::merge::Merge;

pub const SUPPLIERS: Merge = Merge {
    live: "supplier",
    good: "good_suppliers",
    by: &["code"],
    keys: &["code"],
    values: &[
        "name",
        "short_name",
        "kind",
        "inn",
        "kpp",
        "ogrn",
        "bank_name",
        "bic",
        "settlement_account",
        "correspondent_account",
        "kbk",
        "oktmo",
        "payee_code",
        "address",
        "hours",
        "phone",
        "emergency_phone",
        "email",
        "site",
        "reading_day_from",
        "reading_day_to",
        "reading_policy",
        "payer_identity",
    ],
};

pub const SERVICES: Merge = Merge {
    live: "service",
    good: "good_services",
    by: &["code"],
    keys: &["code"],
    values: &["name", "name_en", "unit", "group", "position"],
};

pub const HOUSES: Merge = Merge {
    live: "house",
    good: "good_houses",
    by: &["code"],
    keys: &["code"],
    values: &["address", "total_area", "common_area", "residents"],
};

pub const ACCOUNTS: Merge = Merge {
    live: "account",
    good: "good_accounts",
    by: &["id"],
    keys: &["number"],
    values: &[
        "old_number",
        "unified_number",
        "gis_service_id",
        "title",
        "address",
        "building",
        "apartment",
        "owner_name",
        "owner_since",
        "registered_residents",
        "residents",
        "rooms",
        "total_area",
        "living_area",
        "heated_area",
        "link_code",
        "closed_on",
    ],
};

pub const ALIASES: Merge = Merge {
    live: "account_alias",
    good: "good_account_aliases",
    by: &[],
    keys: &["account_id", "alias"],
    values: &[],
};

pub const TARIFFS: Merge = Merge {
    live: "tariff",
    good: "good_tariffs",
    by: &["code", "zone", "range_from", "valid_from"],
    keys: &["code", "zone", "range_from", "valid_from"],
    values: &["range_to", "name", "unit", "value", "period_label"],
};

pub const NORMS: Merge = Merge {
    live: "norm",
    good: "good_norms",
    by: &["scope", "service_code", "valid_from"],
    keys: &["scope", "service_code", "valid_from"],
    values: &["value", "unit", "per", "multiplier", "document"],
};

pub const CONTRACTS: Merge = Merge {
    live: "contract",
    good: "good_contracts",
    by: &["id"],
    keys: &[
        "account_id",
        "supplier_account_id",
        "service_code",
        "valid_from",
    ],
    values: &["service_name", "tariff_code", "operation_code", "closed_on"],
};

pub const READING_WINDOWS: Merge = Merge {
    live: "reading_window",
    good: "good_reading_windows",
    by: &["supplier_code", "service_code", "valid_from"],
    keys: &["supplier_code", "service_code", "valid_from"],
    values: &["day_from", "day_to", "policy"],
};

pub const METERS: Merge = Merge {
    live: "meter",
    good: "good_meters",
    by: &["id"],
    keys: &["account_id", "supplier_code", "service_code", "serial"],
    values: &[
        "unit",
        "integer_digits",
        "fraction_digits",
        "zones",
        "installed_on",
        "removed_on",
        "verified_until",
        "replaces_serial",
        "place",
        "coefficient",
        "kind",
    ],
};

pub const INVITATIONS: Merge = Merge {
    live: "invitation",
    good: "good_customers",
    by: &["account_id", "email_key"],
    keys: &["account_id", "email_key"],
    values: &[
        "email",
        "relation",
        "last_name",
        "first_name",
        "middle_name",
        "phone",
    ],
};

/// Accounts, and the pause of links that were made before a new owner came (CONTRACT 5).
///
/// The link's day is UTC's, so around midnight a link is rather paused once too often.
pub async fn accounts(db: &mut PgConnection, now: DateTime<Utc>) -> sqlx::Result<()> {
    ACCOUNTS.apply(db).await?;
    sqlx::query(
        "update account_link l set paused_at = $1
         from good_accounts g
         where g.changed and g.id = l.account_id and l.paused_at is null
           and g.owner_since is distinct from g.owner_was
           and g.owner_since > coalesce(g.owner_was, '-infinity')
           and (l.linked_at at time zone 'UTC')::date < g.owner_since",
    )
    .bind(now)
    .execute(db)
    .await?;
    Ok(())
}

/// Contracts, and the supplier accounts that they are the first to name.
pub async fn contracts(db: &mut PgConnection) -> sqlx::Result<()> {
    sqlx::query(
        "insert into supplier_account (account_id, supplier_code, number)
         select distinct account_id, supplier_code, supplier_account_number
         from good_contracts where supplier_account_id is null",
    )
    .execute(&mut *db)
    .await?;
    sqlx::query(
        "update good_contracts g set supplier_account_id = a.id
         from supplier_account a
         where g.supplier_account_id is null and a.account_id = g.account_id
           and a.supplier_code = g.supplier_code and a.number = g.supplier_account_number",
    )
    .execute(&mut *db)
    .await?;
    CONTRACTS.apply(db).await
}
