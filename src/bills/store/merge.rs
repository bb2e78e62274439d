//! An import's rows into the tables of this capability. Staging (`exchange::store`) has checked
//! them; each function reads `good_…` of the connection's session.

use chrono::{DateTime, Utc};
use sqlx::{AssertSqlSafe, PgConnection};

use crate::db::merge::{Merge, list, on};

pub const BILLS: Merge = Merge {
    live: "bill",
    good: "good_bills",
    by: &["account_id", "period", "document"],
    keys: &["account_id", "period", "document"],
    values: &[
        "number",
        "gis_document_id",
        "issued_on",
        "due_on",
        "payments_until",
        "total_area",
        "living_area",
        "residents",
        "registered_residents",
        "withdrawn_on",
        "withdrawn_reason",
        "file",
        "note",
        "loaded_at",
    ],
};

pub const HOUSE_VOLUMES: Merge = Merge {
    live: "house_volume",
    good: "good_house_volumes",
    by: &["building", "period", "service_code"],
    keys: &["building", "period", "service_code"],
    values: &["individual", "common", "meter", "unit", "hours"],
};

/// A table whose rows are replaced by whole groups: the earlier version stays with live = false.
pub struct Versioned {
    pub live: &'static str,
    pub good: &'static str,
    /// What one version holds together.
    pub group: &'static [&'static str],
    /// The rest of the row's key.
    pub keys: &'static [&'static str],
    pub values: &'static [&'static str],
}

pub const TOTALS: Versioned = Versioned {
    live: "bill_total",
    good: "good_bill_totals",
    group: &["account_id", "period", "document", "supplier_account_id"],
    keys: &["label"],
    values: &[
        "opening",
        "paid",
        "charged",
        "support",
        "recalculation",
        "penalty_charged",
        "penalty",
        "total",
        "payable",
        "loaded_at",
    ],
};

pub const LINES: Versioned = Versioned {
    live: "bill_line",
    good: "good_bill_lines",
    group: &["account_id", "period", "document", "supplier_account_id"],
    keys: &["service_code", "label", "line"],
    values: &[
        "position",
        "service_name",
        "basis",
        "unit",
        "quantity",
        "quantity_common",
        "tariff",
        "unit_price",
        "multiplier",
        "norm",
        "object_count",
        "opening",
        "paid",
        "charged",
        "support",
        "recalculation",
        "closing",
    ],
};

pub const METERS: Versioned = Versioned {
    live: "bill_meter",
    good: "good_bill_meters",
    group: &["account_id", "period", "document", "supplier_code"],
    keys: &["service_code", "serial", "zone"],
    values: &[
        "previous",
        "previous_on",
        "current",
        "current_on",
        "consumption",
        "note",
    ],
};

pub const ADJUSTMENTS: Versioned = Versioned {
    live: "bill_adjustment",
    good: "good_bill_adjustments",
    group: &["account_id", "period", "document", "supplier_code"],
    keys: &["service_code", "position"],
    values: &["kind", "reason", "amount", "remaining"],
};

impl Versioned {
    /// Where a group differs from what is live, retires the live rows and inserts the file's as
    /// the next version; leaves the other groups alone. Returns how many live rows of those
    /// groups the file no longer has.
    ///
    /// # Errors
    /// What the database says; a constraint that fires here is a check that staging missed.
    pub async fn apply(&self, db: &mut PgConnection) -> sqlx::Result<i64> {
        let group = list(self.group, |name| format!("\"{name}\""));
        let told = list(self.group, |name| format!("w.\"{name}\""));
        sqlx::query(AssertSqlSafe(format!(
            "create temp table turn on commit drop as
             with told as (
                 select {group}, count(*) as rows, count(*) filter (where not fresh) as known,
                        bool_or(fresh or changed) as news
                 from {good} group by {group}
             ), was as (
                 select {told}, count(*) filter (where t.live) as rows, max(t.version) as version
                 from told w join {live} t on {same} group by {told}
             )
             select {told}, coalesce(was.version, 0) + 1 as version,
                    coalesce(was.rows, 0) as live_rows, w.known
             from told w left join was on {was_same}
             where w.news or coalesce(was.rows, 0) <> w.rows",
            good = self.good,
            live = self.live,
            same = on("t", "w", self.group),
            was_same = on("was", "w", self.group),
        )))
        .execute(&mut *db)
        .await?;
        sqlx::query("analyze turn").execute(&mut *db).await?;
        let (dropped, retired): (i64, bool) = sqlx::query_as(
            "select coalesce(sum(live_rows - known), 0)::bigint, coalesce(bool_or(live_rows > 0), false)
             from turn",
        )
        .fetch_one(&mut *db)
        .await?;
        if retired {
            sqlx::query(AssertSqlSafe(format!(
                "update {} t set live = false from turn w where t.live and {}",
                self.live,
                on("t", "w", self.group),
            )))
            .execute(&mut *db)
            .await?;
        }
        let rest: Vec<&str> = self.keys.iter().chain(self.values).copied().collect();
        sqlx::query(AssertSqlSafe(format!(
            "insert into {live} ({group}, {rest}, version)
             select {told}, {values}, w.version from turn w join {good} g on {same} order by {told}",
            live = self.live,
            good = self.good,
            rest = list(&rest, |name| format!("\"{name}\"")),
            values = list(&rest, |name| format!("g.\"{name}\"")),
            same = on("g", "w", self.group),
        )))
        .execute(&mut *db)
        .await?;
        sqlx::query("drop table turn").execute(db).await?;
        Ok(dropped)
    }
}

/// Bills with the PDFs that came along, which `import_attachment` holds.
pub async fn bills(db: &mut PgConnection, now: DateTime<Utc>) -> sqlx::Result<()> {
    stamp(db, "good_bills", now).await?;
    BILLS.apply(&mut *db).await?;
    sqlx::query(
        "delete from bill_file b using good_bills g
         where g.changed and g.file = '' and b.account_id = g.account_id and b.period = g.period
           and b.document = g.document",
    )
    .execute(&mut *db)
    .await?;
    sqlx::query(
        "insert into bill_file (account_id, period, document, name, sha256, content, loaded_at)
         select g.account_id, g.period, g.document, f.name, sha256(f.content), f.content, g.loaded_at
         from good_bills g join import_attachment f on f.name = g.file
         where g.fresh or g.changed
         on conflict on constraint bill_file_pkey do update
         set name = excluded.name, sha256 = excluded.sha256, content = excluded.content,
             loaded_at = excluded.loaded_at",
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Totals of a new version are loaded now: payments made here before count as billed.
pub async fn totals(db: &mut PgConnection, now: DateTime<Utc>) -> sqlx::Result<i64> {
    stamp(db, "good_bill_totals", now).await?;
    TOTALS.apply(db).await
}

async fn stamp(db: &mut PgConnection, table: &str, now: DateTime<Utc>) -> sqlx::Result<()> {
    // A constant default costs no rewrite of the table.
    let sql = format!(
        "alter table {table} add column loaded_at timestamptz not null default '{}'",
        now.to_rfc3339()
    );
    sqlx::query(AssertSqlSafe(sql)).execute(db).await?;
    Ok(())
}
