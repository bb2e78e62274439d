//! `exchange::import` on databases of its own: real data, other charsets, faults, versions.

mod bytes;
mod charsets;
mod command;
mod faults;
mod good;
mod merging;
mod readings;
mod tomsk;

use std::path::PathBuf;

use kabinet::exchange::{ImportOptions, Report, Source, import};
use sqlx::PgPool;

use crate::support::usual_now;

/// A bundle in memory: file names and their text.
#[derive(Clone)]
struct Files(Vec<(String, Vec<u8>)>);

impl Files {
    fn of(files: &[(&str, &str)]) -> Files {
        Files(
            files
                .iter()
                .map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec()))
                .collect(),
        )
    }

    /// With this file's content, in place of what it had.
    fn with(mut self, name: &str, content: impl Into<Vec<u8>>) -> Files {
        self.0.retain(|(own, _)| own != name);
        self.0.push((name.to_owned(), content.into()));
        self
    }

    fn text(&self, name: &str) -> String {
        let (_, bytes) = self.0.iter().find(|(own, _)| own == name).unwrap();
        String::from_utf8(bytes.clone()).unwrap()
    }

    /// With one change of a file's text, which must be there to change.
    fn edit(self, name: &str, from: &str, to: &str) -> Files {
        let text = self.text(name);
        assert!(text.contains(from), "{name} has no {from:?}");
        self.with(name, text.replacen(from, to, 1))
    }
}

/// A folder that goes when the test ends.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Folder {
        let path = std::env::temp_dir().join(format!("kabinet-import-{}", uuid::Uuid::new_v4()));
        std::fs::create_dir_all(&path).unwrap();
        Folder(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn options(folder: &Folder) -> ImportOptions {
    ImportOptions {
        rejects: folder.0.join("rejects"),
        ..ImportOptions::default()
    }
}

async fn run(db: &PgPool, files: &Files) -> Report {
    let folder = Folder::new();
    import(
        db,
        usual_now(),
        Source::Files(files.0.clone()),
        &options(&folder),
    )
    .await
    .unwrap()
}

/// Imports what must be clean.
async fn load(db: &PgPool, files: &Files) -> Report {
    let report = run(db, files).await;
    assert_eq!(report.rejects, [], "{:#?}", report.rejects);
    assert!(!report.refused);
    report
}

/// The counts of a file: new, changed, unchanged, rejected.
fn counts(report: &Report, file: &str) -> (i64, i64, i64, i64) {
    let found = report.files.iter().find(|own| own.file == file);
    let found = found.unwrap_or_else(|| panic!("{file} is not in the report"));
    (found.new, found.changed, found.unchanged, found.rejected)
}

/// Everything that imports write, as text: equal texts are equal databases.
async fn snapshot(db: &PgPool) -> String {
    const TABLES: [&str; 19] = [
        "supplier",
        "service",
        "house",
        "account",
        "account_alias",
        "tariff",
        "norm",
        "supplier_account",
        "contract",
        "reading_window",
        "meter",
        "reading",
        "bill",
        "bill_total",
        "bill_line",
        "bill_meter",
        "bill_adjustment",
        "house_volume",
        "payment_record",
    ];
    let mut all = String::new();
    for table in TABLES.into_iter().chain(["invitation"]) {
        // Ids differ from database to database; what they stand for does not.
        let sql = format!(
            "select coalesce(string_agg(line, E'\\n' order by line), '') from (
                 select (to_jsonb(t) - 'id' - 'xid' - 'created_at' - 'loaded_at' - 'account_id'
                        - 'supplier_account_id' - 'meter_id')::text as line
                 from {table} t) l"
        );
        let rows: String = sqlx::query_scalar(sqlx::AssertSqlSafe(sql))
            .fetch_one(db)
            .await
            .unwrap();
        all.push_str(&format!("== {table}\n{rows}\n"));
    }
    all
}

async fn number(db: &PgPool, sql: &'static str) -> i64 {
    sqlx::query_scalar(sql).fetch_one(db).await.unwrap()
}

async fn text(db: &PgPool, sql: &'static str) -> String {
    sqlx::query_scalar::<_, Option<String>>(sql)
        .fetch_one(db)
        .await
        .unwrap()
        .unwrap_or_default()
}
