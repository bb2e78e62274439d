//! `kabinet import` and `kabinet export`.

use super::database::{Database, Tables};
use super::{Failure, Outcome, Settings, serve};
use crate::base::Clock;
use crate::exchange::{self, ImportOptions, Source};
use crate::payments::registry;
use crate::{accounts, payments, readings};
use anyhow::Context;
use chrono_tz::Tz;
use std::io::{IsTerminal, Write};
use std::path::PathBuf;

#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  kabinet import ./bundle --dry-run\n  kabinet import bundle.zip --keep-good --rejects ./rejects"
)]
pub(super) struct Import {
    /// Folder or .zip of CSV files
    path: PathBuf,
    /// Check everything, change nothing
    #[arg(long)]
    dry_run: bool,
    /// Take in the good rows and leave out the rejected ones
    #[arg(long)]
    keep_good: bool,
    /// Where rejected rows are written, with an `error` column
    #[arg(long, default_value = "rejects", value_name = "DIR")]
    rejects: PathBuf,
    #[command(flatten)]
    settings: Settings,
}

#[derive(clap::Args)]
#[command(after_help = "Examples:
  kabinet export readings --out readings.csv            all that residents sent so far; the cursor is printed
  kabinet export readings --since CURSOR --supplier okt  what came since
  kabinet export payments --supplier okt --day 2026-11-21 --format sberbank   the registry of a day
A registry is made once: the same day gives the same bytes again, and what came later the next number.
The same cursor gives the same rows. Standard error ends with `cursor: …` for the next time.")]
pub(super) struct Export {
    #[arg(value_enum)]
    what: What,
    /// Only this supplier's
    #[arg(long, value_name = "CODE")]
    supplier: Option<String>,
    /// The cursor that the last export printed; without it from the beginning
    #[arg(long, value_name = "CURSOR")]
    since: Option<String>,
    /// Payments: the registry of this day (with --supplier); what was in one is in no other
    #[arg(
        long,
        value_name = "YYYY-MM-DD",
        requires = "supplier",
        conflicts_with = "since"
    )]
    day: Option<chrono::NaiveDate>,
    /// An earlier registry of the day again
    #[arg(long, value_name = "NUMBER", requires = "day")]
    number: Option<i32>,
    /// xlsx and sberbank: registries of a day
    #[arg(long, value_enum, default_value = "csv")]
    format: Format,
    /// A file instead of standard output; it is there whole or not at all
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    #[command(flatten)]
    settings: Settings,
}

/// An example bundle: to see what billing is to hand over, or to try how a big one goes.
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  kabinet sample ./bundle                                   the invented town of the demo\n  kabinet sample ./big --accounts 1000000 --months 12       as many households as you will have"
)]
pub(super) struct Sample {
    /// Folder to write; made when it is missing
    dir: PathBuf,
    /// So many households, each with a meter, monthly readings and bills
    #[arg(long, value_name = "NUMBER")]
    accounts: Option<u32>,
    /// Months of readings and bills up to the last one
    #[arg(long, default_value_t = 12, value_name = "NUMBER", value_parser = clap::value_parser!(u32).range(1..=120), requires = "accounts")]
    months: u32,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum What {
    /// Meter readings, as readings.csv of the exchange bundle
    Readings,
    /// Payments, as payments.csv of the exchange bundle
    Payments,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Format {
    Csv,
    /// The layout of Sberbank's registries of payments
    Sberbank,
    Xlsx,
}

impl Format {
    fn of_registry(self) -> registry::Format {
        match self {
            Format::Csv => registry::Format::Csv,
            Format::Sberbank => registry::Format::Sberbank,
            Format::Xlsx => registry::Format::Xlsx,
        }
    }
}

impl Sample {
    pub(super) fn run(self) -> Outcome {
        let today = Clock::system().today(chrono_tz::UTC);
        if let Some(accounts) = self.accounts {
            exchange::sample::write_large(&self.dir, accounts, self.months, today)?;
        } else {
            std::fs::create_dir_all(&self.dir)?;
            for file in exchange::sample::supplier_set(today) {
                std::fs::write(self.dir.join(&file.name), &file.bytes)?;
            }
        }
        super::say(&format!("written: {}", self.dir.display()))?;
        Ok(())
    }
}

impl Import {
    pub async fn run(self) -> Outcome {
        let config = self.settings.load()?;
        let options = ImportOptions {
            dry_run: self.dry_run,
            keep_good: self.keep_good,
            rejects: self.rejects,
            progress: std::io::stderr().is_terminal(),
            on_reject: exchange::print_reject,
        };
        let stop = serve::stop_on_signal()?;
        let database = Database::open(&config, Tables::Current, &stop).await?;
        let now = Clock::system().now();
        // An import that is dropped changes nothing: its transaction ends with its session.
        let imported = tokio::select! {
            done = exchange::import(&database.pool, now, Source::Path(self.path), &options) => Some(done),
            () = stop.cancelled() => None,
        };
        database.close().await?;
        let imported = imported.ok_or_else(|| anyhow::anyhow!("stopped; nothing was changed"))?;
        let report = imported.map_err(|error| Failure::Code(error.exit_code(), error.into()))?;
        exchange::print_report(&report, &options.rejects)?;
        if report.refused {
            Err(Failure::Refused)
        } else {
            Ok(())
        }
    }
}
impl Export {
    pub async fn run(self) -> Outcome {
        let config = self.settings.load()?;
        let stop = serve::stop_on_signal()?;
        let database = Database::open(&config, Tables::Current, &stop).await?;
        let written = self.write(&database, config.organisation.time_zone).await;
        database.close().await?;
        writeln!(std::io::stderr().lock(), "{}", written?)?;
        Ok(())
    }

    /// Gives the last line of standard error.
    async fn write(&self, database: &Database, zone: Tz) -> anyhow::Result<String> {
        let Some(out) = &self.out else {
            return self.give(database, zone, std::io::stdout()).await;
        };
        let name = out.file_name().context("--out: a file, not a folder")?;
        let half = out.with_file_name(format!(".{}.part", name.to_string_lossy()));
        let file =
            std::fs::File::create(&half).with_context(|| format!("--out: {}", half.display()))?;
        let file = std::io::BufWriter::new(file);
        let cursor = self.give(database, zone, file).await;
        match cursor {
            Ok(cursor) => std::fs::rename(&half, out)
                .map(|()| cursor)
                .with_context(|| format!("--out: {}", out.display())),
            Err(error) => {
                std::fs::remove_file(&half)?;
                Err(error)
            }
        }
    }

    async fn give(
        &self,
        database: &Database,
        zone: Tz,
        writer: impl std::io::Write,
    ) -> anyhow::Result<String> {
        let mut db = database.pool.acquire().await?;
        if let Some(code) = &self.supplier {
            anyhow::ensure!(
                accounts::supplier_exists(&mut db, code).await?,
                "--supplier: there is no supplier with the code {code}"
            );
        }
        if let (Some(day), Some(supplier)) = (self.day, &self.supplier) {
            anyhow::ensure!(
                matches!(self.what, What::Payments),
                "--day: registries are of payments; readings are given by --since"
            );
            let now = Clock::system().now();
            let made = registry::of_day(&mut db, (now, zone), supplier, day, self.number).await?;
            registry::write(&made.0, &made.1, self.format.of_registry(), zone, writer)?;
            let (number, lines) = (made.0.number, made.0.lines);
            let amount = made.0.amount;
            return Ok(format!("registry: {number}, lines {lines}, sum {amount}"));
        }
        anyhow::ensure!(
            matches!(self.format, Format::Csv),
            "--format: xlsx and sberbank are of registries: add --supplier and --day"
        );
        let cursor = match self.what {
            What::Readings => {
                let since = self.since.as_deref().map(str::parse).transpose()?;
                let done =
                    readings::export(&mut db, since, self.supplier.as_deref(), writer).await?;
                done.next.to_string()
            }
            What::Payments => {
                let since = self.since.as_deref().unwrap_or_default();
                payments::export(&mut db, since, self.supplier.as_deref(), writer).await?
            }
        };
        Ok(format!("cursor: {cursor}"))
    }
}
