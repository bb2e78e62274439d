//! Moving rows of an import from a staging table into the live one, by sets.

use sqlx::{AssertSqlSafe, PgConnection};

/// A live table and the staging table that holds one checked row a key, under the same column
/// names, with `fresh` (no live row has the key) and `changed` (one has it, with other values).
pub struct Merge {
    pub live: &'static str,
    pub good: &'static str,
    /// What finds the live row of a changed one: its key, or an id that staging looked up.
    pub by: &'static [&'static str],
    pub keys: &'static [&'static str],
    pub values: &'static [&'static str],
}

impl Merge {
    /// Updates the live rows that differ, then inserts those that are new.
    ///
    /// # Errors
    /// What the database says; a constraint that fires here is a check that staging missed.
    pub async fn apply(&self, db: &mut PgConnection) -> sqlx::Result<()> {
        if !self.values.is_empty() {
            let update = format!(
                "update {} t set {} from {} g where g.changed and {}",
                self.live,
                list(self.values, |name| format!("\"{name}\" = g.\"{name}\"")),
                self.good,
                on("t", "g", self.by),
            );
            sqlx::query(AssertSqlSafe(update)).execute(&mut *db).await?;
        }
        let all: Vec<&str> = self.keys.iter().chain(self.values).copied().collect();
        // In the key's order, so that neighbours in the indexes are written together.
        let insert = format!(
            "insert into {} ({}) select {} from {} g where g.fresh order by {}",
            self.live,
            list(&all, |name| format!("\"{name}\"")),
            list(&all, |name| format!("g.\"{name}\"")),
            self.good,
            list(self.keys, |name| format!("g.\"{name}\"")),
        );
        sqlx::query(AssertSqlSafe(insert)).execute(db).await?;
        Ok(())
    }
}

/// `a."x" = b."x" and …`.
pub fn on(a: &str, b: &str, columns: &[&str]) -> String {
    let equal: Vec<String> = columns
        .iter()
        .map(|name| format!("{a}.\"{name}\" = {b}.\"{name}\""))
        .collect();
    equal.join(" and ")
}

/// The columns, each as `write` writes it, separated by commas.
pub fn list(columns: &[&str], write: impl Fn(&str) -> String) -> String {
    let written: Vec<String> = columns.iter().map(|name| write(name)).collect();
    written.join(", ")
}
