//! `kabinet import` and `kabinet export`.

use super::database::{Database, Tables};
use super::{Failure, Outcome, Settings, serve};
use crate::base::Clock;
use crate::exchange::{self, ImportOptions, Source};
use std::io::IsTerminal;
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
pub(super) struct Export {
    #[command(flatten)]
    settings: Settings,
}

impl Import {
    pub async fn run(self) -> Outcome {
        let config = self.settings.load()?;
        let stop = serve::stop_on_signal()?;
        let database = Database::open(&config, Tables::Current, &stop).await?;
        let options = ImportOptions {
            dry_run: self.dry_run,
            keep_good: self.keep_good,
            rejects: self.rejects,
            progress: std::io::stderr().is_terminal(),
            on_reject: exchange::print_reject,
        };
        let now = Clock::system().now();
        // Dropping the import takes everything back: its session ends.
        let done = tokio::select! {
            done = exchange::import(&database.pool, now, Source::Path(self.path), &options) => Some(done),
            () = stop.cancelled() => None,
        };
        database.close().await?;
        let report = match done {
            None => return Err(anyhow::anyhow!("stopped; nothing was changed").into()),
            Some(Err(error)) if error.exit_code() == 2 => {
                return Err(Failure::Usage(error.to_string()));
            }
            Some(done) => done?,
        };
        exchange::print_report(&report, &options.rejects)?;
        if report.refused {
            return Err(Failure::Refused);
        }
        Ok(())
    }
}
impl Export {
    pub async fn run(self) -> Outcome {
        Err(Failure::Refused)
    }
}
