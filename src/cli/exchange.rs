//! `kabinet import` and `kabinet export`.

use super::{Failure, Outcome, Settings};
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
        Err(Failure::Refused)
    }
}
impl Export {
    pub async fn run(self) -> Outcome {
        Err(Failure::Refused)
    }
}
