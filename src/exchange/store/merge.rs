//! Which capability takes the rows of which file.

use chrono::{DateTime, Utc};
use sqlx::{AssertSqlSafe, Executor, PgConnection};

use super::plans;
use crate::{accounts, bills, payments, readings};

/// Merges a file's checked table; returns how many live rows a new version of a bill lacks.
pub async fn merge(db: &mut PgConnection, now: DateTime<Utc>, file: &str) -> sqlx::Result<i64> {
    use accounts::store::merge as a;
    use bills::store::merge as b;
    match file {
        "suppliers" => a::SUPPLIERS.apply(db).await?,
        "services" => a::SERVICES.apply(db).await?,
        "houses" => a::HOUSES.apply(db).await?,
        "accounts" => a::accounts(db, now).await?,
        "account_aliases" => a::ALIASES.apply(db).await?,
        "tariffs" => a::TARIFFS.apply(db).await?,
        "norms" => a::NORMS.apply(db).await?,
        "contracts" => a::contracts(db).await?,
        "reading_windows" => a::READING_WINDOWS.apply(db).await?,
        "meters" => a::METERS.apply(db).await?,
        "customers" => a::INVITATIONS.apply(db).await?,
        "readings" => readings::store::merge::readings(db).await?,
        "bills" => b::bills(db, now).await?,
        "bill_totals" => return b::totals(db, now).await,
        "bill_lines" => return b::LINES.apply(db).await,
        "bill_meters" => return b::METERS.apply(db).await,
        "bill_adjustments" => return b::ADJUSTMENTS.apply(db).await,
        "house_volumes" => b::HOUSE_VOLUMES.apply(db).await?,
        "payments" => payments::store::merge::PAYMENTS.apply(db).await?,
        other => {
            return Err(sqlx::Error::Configuration(
                format!("{other}: nobody takes this file").into(),
            ));
        }
    }
    Ok(0)
}

/// Tells the planner of what a large file brought.
pub async fn analyze(db: &mut PgConnection, file: &str) -> sqlx::Result<()> {
    let live = match file {
        "readings" => "reading",
        "payments" => "payment_record",
        "contracts" => "contract, supplier_account",
        other => plans::plan(other).map_or("", |plan| plan.live),
    };
    if !live.is_empty() {
        db.execute(AssertSqlSafe(format!("analyze {live}"))).await?;
    }
    Ok(())
}
