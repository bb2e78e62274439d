//! The checked table of a file, `good_…`: staged rows with what they refer to, every column's
//! effective value, and whether the live row is new or other.

use sqlx::{AssertSqlSafe, Executor, PgConnection};

use super::plans::{EXACT, ONLY, Plan};
use super::staging;
use crate::exchange::bundle::rows::Opened;
use crate::exchange::bundle::spec::Column;

/// The name of a file's checked table.
pub fn table(opened: &Opened) -> String {
    format!("good_{}", opened.spec.name)
}

/// Creates the checked table by a plan and counts nothing yet.
pub async fn create(db: &mut PgConnection, opened: &Opened, plan: &Plan) -> sqlx::Result<()> {
    let only = names_none(db, opened).await?;
    let sql = select(opened, plan, only);
    db.execute(AssertSqlSafe(format!(
        "create temp table {} on commit drop as {sql}",
        table(opened)
    )))
    .await?;
    staging::analyze(db, &table(opened)).await
}

/// Whether some row leaves out the supplier account number.
async fn names_none(db: &mut PgConnection, opened: &Opened) -> sqlx::Result<bool> {
    const COLUMN: &str = "supplier_account_number";
    if opened.spec.column(COLUMN).is_none() {
        return Ok(false);
    }
    if !opened.has(COLUMN) {
        return Ok(true);
    }
    let sql = format!(
        "select exists (select from {} where {COLUMN} = '')",
        staging::table(opened)
    );
    sqlx::query_scalar(AssertSqlSafe(sql)).fetch_one(db).await
}

/// The staged rows without a fault of form, key columns that the file lacks at their default.
pub fn staged(opened: &Opened) -> String {
    let missing: String = opened
        .spec
        .columns
        .iter()
        .filter(|column| column.is_key() && !opened.has(column.name))
        .map(|column| format!(", {} as \"{}\"", column.default_sql(), column.name))
        .collect();
    format!(
        "(select i.*{missing} from {} i where i.bad is null) s",
        staging::table(opened)
    )
}

/// The columns of the checked table that the file's rows say.
pub fn said(opened: &Opened) -> Vec<&'static str> {
    opened
        .spec
        .columns
        .iter()
        .filter_map(|column| column.to)
        .collect()
}

/// What a column will hold: the file's word, else the live row's, else the default.
pub fn effective(opened: &Opened, column: &Column, found: &str) -> String {
    let name = column.name;
    if column.is_key() || opened.has(name) {
        return format!("s.\"{name}\"");
    }
    match column.to {
        Some(to) => format!(
            "case when {found} is null then {} else t.\"{to}\" end",
            column.default_sql()
        ),
        None => column.default_sql(),
    }
}

fn select(opened: &Opened, plan: &Plan, only: bool) -> String {
    let value = |column: &Column| {
        let plain = effective(opened, column, plan.found);
        let derived = plan.derived.iter().find(|(name, _)| *name == column.name);
        match derived {
            Some((_, sum)) => {
                let sum = opened
                    .spec
                    .columns
                    .iter()
                    .fold((*sum).to_owned(), |sum, part| {
                        let written = effective(opened, part, plan.found);
                        sum.replace(&format!("{{{}}}", part.name), &format!("({written})"))
                    });
                format!("coalesce({plain}, {sum})")
            }
            None => plain,
        }
    };
    let mut columns = String::new();
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for column in opened.spec.columns {
        let Some(to) = column.to else { continue };
        let value = value(column);
        columns.push_str(&format!(", {value} as \"{to}\""));
        if !column.is_key() && opened.has(column.name) {
            ours.push(value);
            theirs.push(format!("t.\"{to}\""));
        }
    }
    let changed = if ours.is_empty() {
        "false".to_owned()
    } else {
        format!(
            "{} is not null and ({}) is distinct from ({})",
            plan.found,
            ours.join(", "),
            theirs.join(", ")
        )
    };
    let extra = match plan.extra {
        "" => String::new(),
        extra => format!(", {extra}"),
    };
    let sql = format!(
        "select s.nr{extra}{columns}, {found} is null as fresh, {changed} as changed
         from {staged} {joins} left join {live} t on {on}",
        found = plan.found,
        staged = staged(opened),
        joins = plan.joins,
        live = plan.live,
        on = plan.on,
    );
    let (joins, id, count) = if only {
        (
            format!("{EXACT}{ONLY}"),
            "coalesce(sx.id, case when so.n = 1 then so.id end)",
            "so.n",
        )
    } else {
        (EXACT.to_owned(), "sx.id", "null::bigint")
    };
    sql.replace("{supplier account}", &joins)
        .replace("{supplier account id}", id)
        .replace("{only of}", count)
}
