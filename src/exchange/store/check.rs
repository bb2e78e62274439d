//! What is asked of a whole file at once. Every answer is a row of `import_reject`; a rejected row
//! leaves the checked table, so that whatever refers to it finds nothing.

use sqlx::{AssertSqlSafe, Executor, PgConnection};

use super::good;
use super::plans::{Check, Plan};
use super::staging;
use crate::base::bank;
use crate::exchange::bundle::rows::{FAULT, Opened, PART};
use crate::exchange::bundle::spec::Role;

/// A column of the staged row as text; empty where the file has no such column.
fn told(opened: &Opened, column: &str) -> String {
    if opened.has(column) {
        format!("coalesce(s.\"{column}\"::text, '')")
    } else {
        "''".to_owned()
    }
}

/// Faults of form that the parser found, as rejects. Outside the transaction: they stay.
pub async fn forms(db: &mut PgConnection, opened: &Opened) -> sqlx::Result<()> {
    let sql = format!(
        "insert into import_reject
         select $1, s.nr, split_part(e, '{PART}', 1), split_part(e, '{PART}', 2), split_part(e, '{PART}', 3)
         from {} s, regexp_split_to_table(s.bad, '{FAULT}') e where s.bad is not null",
        staging::table(opened)
    );
    sqlx::query(AssertSqlSafe(sql))
        .bind(opened.spec.file())
        .execute(db)
        .await?;
    Ok(())
}

/// Asks `checks` of the checked table and drops the rows that fail.
pub async fn rows(db: &mut PgConnection, opened: &Opened, checks: &[Check]) -> sqlx::Result<()> {
    let missing: Vec<&str> = opened
        .spec
        .columns
        .iter()
        .filter(|column| column.role == Role::Needed && !opened.has(column.name))
        .map(|column| column.name)
        .collect();
    let asked: Vec<(&str, &str, &str)> = checks
        .iter()
        .map(|check| (check.column, check.when, check.why))
        .chain(missing.into_iter().map(|column| {
            (
                column,
                "g.fresh",
                "'the file lacks this column, and the row is new'",
            )
        }))
        .collect();
    if asked.is_empty() {
        return Ok(());
    }
    let any: Vec<String> = asked
        .iter()
        .map(|(_, when, _)| format!("({when})"))
        .collect();
    let each: Vec<String> = asked
        .iter()
        .map(|(column, when, why)| {
            let value = told(opened, column);
            format!("(({when}), '{column}', {value}, ({why})::text)")
        })
        .collect();
    // Rows are found first, so that a clean file is read once and joined to nothing.
    let sql = format!(
        "insert into import_reject
         select $1, g.nr, r.col, r.val, r.why
         from (select * from {good} g where {any}) g
         join {staged} s on s.nr = g.nr
         cross join lateral (values {each}) r (bad, col, val, why)
         where r.bad",
        good = good::table(opened),
        staged = staging::table(opened),
        any = any.join(" or "),
        each = each.join(", "),
    );
    let found = sqlx::query(AssertSqlSafe(sql))
        .bind(opened.spec.file())
        .execute(&mut *db)
        .await?;
    if found.rows_affected() > 0 {
        drop_rejected(db, opened).await?;
    }
    Ok(())
}

/// Printed sums against their parts: a kopeck off is a warning, more a reject (CONTRACT 5).
pub async fn sums(db: &mut PgConnection, opened: &Opened, plan: &Plan) -> sqlx::Result<()> {
    let Some((column, parts)) = plan.adds_up else {
        return Ok(());
    };
    for (into, off) in [
        ("import_reject", "> 0.01"),
        ("import_warning", "between 0.001 and 0.01"),
    ] {
        let sql = format!(
            "insert into {into}
             select $1, g.nr, '{column}', g.{column}::numeric(14,2)::text,
                    '{column} is ' || g.{column}::numeric(14,2) || ', but {parts} = ' || ({parts})::numeric(14,2)
             from {} g where abs(g.{column} - ({parts})) {off}",
            good::table(opened)
        );
        sqlx::query(AssertSqlSafe(sql))
            .bind(opened.spec.file())
            .execute(&mut *db)
            .await?;
    }
    drop_rejected(db, opened).await
}

/// Takes rows out of the checked table that were rejected meanwhile.
pub async fn drop_rejected(db: &mut PgConnection, opened: &Opened) -> sqlx::Result<()> {
    let sql = format!(
        "delete from {} g using import_reject r where r.file = $1 and r.line = g.nr",
        good::table(opened)
    );
    sqlx::query(AssertSqlSafe(sql))
        .bind(opened.spec.file())
        .execute(db)
        .await?;
    Ok(())
}

/// A key that comes twice: the same row again counts once, another one refuses both.
///
/// `values` are all columns of the checked table that the row says; rows where `of` does not hold
/// are not compared.
pub async fn twice(
    db: &mut PgConnection,
    opened: &Opened,
    key: &[&str],
    values: &[&str],
    of: &str,
) -> sqlx::Result<()> {
    let good = good::table(opened);
    let keys = crate::db::merge::list(key, |name| format!("\"{name}\""));
    let some: bool = sqlx::query_scalar(AssertSqlSafe(format!(
        "select exists (select from {good} where {of} group by {keys} having count(*) > 1)"
    )))
    .fetch_one(&mut *db)
    .await?;
    if !some {
        return Ok(());
    }
    let all = crate::db::merge::list(values, |name| format!("\"{name}\""));
    db.execute(AssertSqlSafe(format!(
        "create temp table twice on commit drop as
         select nr, first_line, last_line, least_said is distinct from most_said as other from (
             select nr, min(nr) over same as first_line, max(nr) over same as last_line,
                    min(said) over same as least_said, max(said) over same as most_said,
                    count(*) over same as times
             from (select *, row({all})::text as said from {good} where {of}) g
             window same as (partition by {keys})
         ) w where times > 1"
    )))
    .await?;
    let first = opened.spec.columns.iter().find(|column| column.is_key());
    let first = first.map_or("", |column| column.name);
    let sql = format!(
        "insert into import_reject
         select $1, w.nr, '{first}', {value},
                case when w.nr = w.first_line
                    then 'this key comes again in line ' || w.last_line || ' with other values'
                    else 'this key is in line ' || w.first_line || ' with other values' end
         from twice w join {staged} s on s.nr = w.nr where w.other",
        value = told(opened, first),
        staged = staging::table(opened),
    );
    sqlx::query(AssertSqlSafe(sql))
        .bind(opened.spec.file())
        .execute(&mut *db)
        .await?;
    db.execute(AssertSqlSafe(format!(
        "delete from {good} g using twice w where w.nr = g.nr and (w.other or w.nr <> w.first_line)"
    )))
    .await?;
    db.execute("drop table twice").await?;
    Ok(())
}

/// Rows that share a version with a rejected one are rejected with it: half a bill is none.
pub async fn siblings(db: &mut PgConnection, opened: &Opened) -> sqlx::Result<()> {
    let same = |other: &str| -> String {
        [
            "account_number",
            "period",
            "document",
            "supplier_code",
            "supplier_account_number",
        ]
        .into_iter()
        .filter(|name| opened.has(name))
        .map(|name| format!(" and {other}.\"{name}\" = s.\"{name}\""))
        .collect()
    };
    let sql = format!(
        "insert into import_reject
         select $1, g.nr, '', '', 'another row of this bill and supplier was rejected'
         from {good} g join {staged} s on s.nr = g.nr
         where exists (
             select from import_reject r join {staged} b on b.nr = r.line
             where r.file = $1{same})",
        good = good::table(opened),
        staged = staging::table(opened),
        same = same("b"),
    );
    sqlx::query(AssertSqlSafe(sql))
        .bind(opened.spec.file())
        .execute(&mut *db)
        .await?;
    drop_rejected(db, opened).await
}

/// Suppliers whose payee nobody knows; a payee may be rejected for want of its own.
pub async fn payees(db: &mut PgConnection, opened: &Opened) -> sqlx::Result<()> {
    loop {
        let found = sqlx::query(
            "insert into import_reject
             select 'suppliers.csv', nr, 'payee_code', payee_code,
                    'no such supplier: neither loaded nor accepted from suppliers.csv'
             from good_suppliers
             where payee_code not in (select code from supplier union all select code from good_suppliers)",
        )
        .execute(&mut *db)
        .await?;
        if found.rows_affected() == 0 {
            return Ok(());
        }
        drop_rejected(db, opened).await?;
    }
}

/// Details of payees that no bank would take: the payer would send his money nowhere. Said as
/// warnings, since receipts say so in words and the rest of the row is of use.
pub async fn bank_details(db: &mut PgConnection) -> sqlx::Result<()> {
    let rows: Vec<(i32, String, String, String, String)> = sqlx::query_as(
        "select nr, inn, bic, settlement_account, correspondent_account from good_suppliers
         where fresh or changed",
    )
    .fetch_all(&mut *db)
    .await?;
    for (line, inn, bic, account, correspondent) in rows {
        let asked = [
            (
                "inn",
                &inn,
                bank::inn_is_valid(&inn),
                "the check digits do not fit",
            ),
            (
                "bic",
                &bic,
                bank::bic_is_valid(&bic),
                "not the BIC of a bank",
            ),
            (
                "settlement_account",
                &account,
                bank::account_key_is_valid(&bic, &account),
                "not an account of this bank: the key digit does not fit",
            ),
            (
                "correspondent_account",
                &correspondent,
                bank::correspondent_key_is_valid(&bic, &correspondent),
                "not a correspondent account of this bank: the key digit does not fit",
            ),
        ];
        for (column, value, right, why) in asked {
            if right || value.is_empty() {
                continue;
            }
            sqlx::query("insert into import_warning values ('suppliers.csv', $1, $2, $3, $4)")
                .bind(line)
                .bind(column)
                .bind(value)
                .bind(why)
                .execute(&mut *db)
                .await?;
        }
    }
    Ok(())
}
