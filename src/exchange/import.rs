//! The way of a bundle: look at its files, stage them, check and merge them in one transaction.

use std::io::Read;
use std::path::PathBuf;

use chrono::{DateTime, Utc};
use sqlx::{Connection, PgConnection, PgPool};
use tokio::sync::mpsc;
use tokio::task::spawn_blocking;

use super::bundle::files::{self, FILES};
use super::bundle::rows::{self, Opened};
use super::bundle::source::{Bundle, Entry, Source, SourceError};
use super::bundle::spec::FileSpec;
use super::progress::Progress;
use super::rejects;
use super::report::{FileReport, Reject, Report};
use super::store::{check, good, merge, outcome, payments, plans, readings, staging};
use crate::accounts;
use crate::bills;
use crate::db::Contended;
use crate::jobs::{self, Job};

/// How to import.
#[derive(Clone, Debug)]
pub struct ImportOptions {
    /// Does everything and takes it back.
    pub dry_run: bool,
    /// Takes the good rows although others are rejected.
    pub keep_good: bool,
    /// Where files of rejected rows go.
    pub rejects: PathBuf,
    /// Rewrites a line on stderr with what is being done.
    pub progress: bool,
    /// Is told every reject, in order.
    pub on_reject: fn(&Reject),
}

impl Default for ImportOptions {
    fn default() -> ImportOptions {
        ImportOptions {
            dry_run: false,
            keep_good: false,
            rejects: PathBuf::from("rejects"),
            progress: false,
            on_reject: |_| {},
        }
    }
}

/// Why an import could not be done at all. A bundle with rejects is no error but a report.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    #[error(transparent)]
    Source(#[from] SourceError),
    #[error("rejects: {}: {why}", path.display())]
    Rejects { path: PathBuf, why: String },
    #[error("database")]
    Database(#[from] sqlx::Error),
    #[error("the import was stopped")]
    Stopped(#[from] tokio::task::JoinError),
}

impl ImportError {
    /// As `kabinet import` ends: 2 for a PATH that is not there, else 1.
    pub fn exit_code(&self) -> u8 {
        match self {
            ImportError::Source(SourceError::Missing(_)) => 2,
            _ => 1,
        }
    }
}

/// Rejects and warnings that a report keeps in memory.
pub(super) const KEPT: usize = 1000;

/// How often a transaction that met a deadlock with a resident's is begun again.
const TRIES: usize = 3;

/// Imports a bundle (CONTRACT 5): all of it or, unless `keep_good`, nothing.
///
/// A file that is not of a bundle or has no right header refuses the bundle even with `keep_good`:
/// what such a file was to say is not known.
///
/// # Errors
/// When the bundle cannot be read, rejects cannot be written or the database fails; then nothing
/// has changed.
pub async fn import(
    pool: &PgPool,
    now: DateTime<Utc>,
    source: Source,
    options: &ImportOptions,
) -> Result<Report, ImportError> {
    let folder = options.rejects.clone();
    let bundle = spawn_blocking(move || Bundle::open(source, &folder)).await??;
    if bundle.entries().is_empty() {
        return Err(SourceError::Empty.into());
    }
    let (opened, faults) = look(&bundle).await?;
    if !faults.is_empty() {
        return rejects::of_files(&bundle, faults, options).await;
    }
    let mut db = staging::connect(pool).await?;
    for file in &opened {
        stage(&mut db, &bundle, file, options.progress).await?;
    }
    let faults = attach(&mut db, &bundle, &opened).await?;
    if !faults.is_empty() {
        return rejects::of_files(&bundle, faults, options).await;
    }
    let mut tries = 0;
    loop {
        tries += 1;
        match go_live(&mut db, now, &bundle, &opened, options).await {
            Err(ImportError::Database(error)) if tries < TRIES && error.is_contended() => {}
            other => return other,
        }
    }
}

/// Opens every file of the bundle, in the order of merging.
async fn look(bundle: &Bundle) -> Result<(Vec<Opened>, Vec<Reject>), ImportError> {
    let bundle = bundle.clone();
    let looked = spawn_blocking(move || -> Result<_, SourceError> {
        let mut faults: Vec<Reject> = bundle.entries().iter().filter_map(stranger).collect();
        let mut opened = Vec::new();
        for spec in &FILES {
            let file = spec.file();
            if !bundle
                .entries()
                .iter()
                .any(|entry| entry.name == file && entry.fault.is_none())
            {
                continue;
            }
            match rows::open(&bundle, spec)? {
                Ok(file) => opened.push(file),
                Err(wrong) => faults.extend(wrong.into_iter().map(|fault| Reject {
                    file: file.clone(),
                    line: fault.line,
                    value: fault.column.clone(),
                    column: fault.column,
                    reason: fault.reason,
                })),
            }
        }
        Ok((opened, faults))
    });
    Ok(looked.await??)
}

/// Why an entry cannot be part of a bundle. A PDF may be named by a bill: that is asked later.
fn stranger(entry: &Entry) -> Option<Reject> {
    let reason = match entry.fault {
        Some(reason) => reason.to_owned(),
        None if files::file(&entry.name).is_some() || is_pdf(&entry.name) => return None,
        None => {
            let known: Vec<String> = FILES.iter().map(FileSpec::file).collect();
            format!(
                "not a file of a bundle; known are {} and PDFs that bills.csv names",
                known.join(", ")
            )
        }
    };
    Some(of_file(&entry.name, reason))
}

fn is_pdf(name: &str) -> bool {
    name.to_ascii_lowercase().ends_with(".pdf")
}

fn of_file(name: &str, reason: String) -> Reject {
    Reject {
        file: name.to_owned(),
        line: 1,
        column: String::new(),
        value: String::new(),
        reason,
    }
}

/// Takes in the PDFs of the bundle; answers with those that no bill names or that are none.
async fn attach(
    db: &mut PgConnection,
    bundle: &Bundle,
    opened: &[Opened],
) -> Result<Vec<Reject>, ImportError> {
    let pdfs: Vec<String> = bundle
        .entries()
        .iter()
        .map(|entry| entry.name.clone())
        .filter(|name| is_pdf(name))
        .collect();
    let bills = opened.iter().find(|file| file.spec.name == "bills");
    let named = staging::attachments(db, bills, &pdfs).await?;
    let mut faults = Vec::new();
    for name in pdfs {
        if !named.contains(&name) {
            let reason = "a PDF that no row of bills.csv names under file";
            faults.push(of_file(&name, reason.to_owned()));
            continue;
        }
        let (bundle, own) = (bundle.clone(), name.clone());
        let content = spawn_blocking(move || {
            bundle.read(&own, |input| {
                let mut content = Vec::new();
                input.take(LARGEST_PDF + 1).read_to_end(&mut content)?;
                Ok(content)
            })
        })
        .await??;
        if !content.starts_with(b"%PDF-") {
            faults.push(of_file(&name, "not a PDF".to_owned()));
        } else if content.len() as u64 > LARGEST_PDF {
            faults.push(of_file(&name, format!("larger than {LARGEST_PDF} bytes")));
        } else {
            staging::attach(db, &name, &content).await?;
        }
    }
    Ok(faults)
}

/// Bytes of one PDF.
const LARGEST_PDF: u64 = 10 << 20;

/// Streams a file into its staging table.
async fn stage(
    db: &mut PgConnection,
    bundle: &Bundle,
    opened: &Opened,
    progress: bool,
) -> Result<(), ImportError> {
    staging::create(db, opened).await?;
    let (send, mut chunks) = mpsc::channel(4);
    let (bundle, file) = (bundle.clone(), opened.clone());
    let reader = spawn_blocking(move || {
        let name = file.spec.file();
        let mut progress = Progress::new(progress, &name);
        let read = bundle.read(&name, |input| {
            rows::copy_lines(&file, input, |chunk, rows| {
                progress.at(rows);
                send.blocking_send(chunk).is_ok()
            })
        });
        progress.end();
        read
    });
    let copied = staging::copy(db, opened, &mut chunks).await;
    drop(chunks);
    let faulty = reader.await??;
    copied?;
    staging::analyze(db, &staging::table(opened)).await?;
    if faulty > 0 {
        check::forms(db, opened).await?;
    }
    Ok(())
}

/// Checks, merges and ends the transaction.
async fn go_live(
    db: &mut PgConnection,
    now: DateTime<Utc>,
    bundle: &Bundle,
    opened: &[Opened],
    options: &ImportOptions,
) -> Result<Report, ImportError> {
    let mut tx = db.begin().await?;
    staging::lock(&mut tx).await?;
    let mut report = Report {
        dry_run: options.dry_run,
        ..Report::default()
    };
    for file in opened {
        let mut progress = Progress::new(options.progress, &file.spec.file());
        progress.say("checked and merged");
        report.files.push(take(&mut tx, now, file, options).await?);
        progress.end();
    }
    report.warnings = outcome::warnings(&mut tx, KEPT).await?;
    if outcome::any_reject(&mut tx).await? {
        report.refused = !options.keep_good;
        rejects::of_rows(&mut tx, bundle, opened, options, &mut report).await?;
    } else {
        rejects::none(options).await?;
    }
    if report.refused || report.dry_run {
        tx.rollback().await?;
    } else {
        outcome::audit(&mut tx, now, &report.files).await?;
        tell(&mut tx, now, &report).await?;
        tx.commit().await?;
    }
    Ok(report)
}

/// Queues the letters about what came.
async fn tell(db: &mut PgConnection, now: DateTime<Utc>, report: &Report) -> sqlx::Result<()> {
    let came = |name: &str| {
        let told = report.files.iter().find(|told| told.file == name);
        told.is_some_and(|told| told.new + told.changed > 0)
    };
    for (file, kind) in [
        ("bill_totals.csv", bills::ARRIVED),
        ("customers.csv", accounts::INVITED),
    ] {
        if came(file) {
            let job = Job {
                kind,
                key: None,
                payload: serde_json::json!({}),
                run_after: now,
            };
            jobs::enqueue(&mut *db, job).await?;
        }
    }
    Ok(())
}

/// One file from staging to the live table.
async fn take(
    tx: &mut PgConnection,
    now: DateTime<Utc>,
    opened: &Opened,
    options: &ImportOptions,
) -> Result<FileReport, ImportError> {
    match opened.spec.name {
        "readings" => {
            readings::create(tx, opened).await?;
            check::rows(tx, opened, &readings::CHECKS).await?;
            check::twice(tx, opened, &readings::KEY, &readings::SAID, "true").await?;
            check::twice(tx, opened, &["id"], &readings::SAID, "id is not null").await?;
        }
        "payments" => {
            payments::create(tx, opened).await?;
            check::rows(tx, opened, &payments::CHECKS).await?;
            check::twice(tx, opened, &payments::KEY, &payments::SAID, "true").await?;
            payments::unknown_ours(tx).await?;
        }
        name => {
            let plan = plans::plan(name).ok_or(sqlx::Error::RowNotFound)?;
            good::create(tx, opened, plan).await?;
            if name == "bills" {
                staging::new_attachments(tx).await?;
            }
            check::rows(tx, opened, plan.checks).await?;
            check::sums(tx, opened, plan).await?;
            check::twice(tx, opened, plan.key, &good::said(opened), "true").await?;
            if name == "suppliers" {
                check::payees(tx, opened).await?;
                check::bank_details(tx).await?;
            }
            if plan.versioned && options.keep_good {
                check::siblings(tx, opened).await?;
            }
        }
    }
    let mut report = outcome::count(tx, opened).await?;
    report.changed += merge::merge(tx, now, opened.spec.name).await?;
    if report.new + report.changed > MANY {
        merge::analyze(tx, opened.spec.name).await?;
    }
    Ok(report)
}

/// From so many rows on the planner is told at once what came.
const MANY: i64 = 20_000;
