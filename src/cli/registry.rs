//! `kabinet registry`: a bank's registry or statement is taken in.

use super::database::{Database, Tables};
use super::{Failure, Outcome, Settings, build_app, say, serve};
use crate::app::App;
use crate::base::Clock;
use crate::payments::intake::{self, Told};
use anyhow::Context;
use std::io::{Read, Write};
use std::path::PathBuf;

/// No file of a bank is larger.
const LARGEST: u64 = 64 * 1024 * 1024;

#[derive(clap::Args)]
#[command(after_help = "Examples:
  kabinet registry 7700000016_040_0326.txt --dry-run      what would come of it?
  kabinet registry statement.txt --profile 1c             a statement of 1CClientBankExchange
Profiles: sberbank, 1c, and those of registries.toml in storage.data_dir. The same file twice changes nothing.
What fits no payment waits for a clerk on /admin/registries.")]
pub(super) struct Registry {
    /// The bank's file
    path: PathBuf,
    /// Its layout
    #[arg(long, default_value = "sberbank", value_name = "NAME")]
    profile: String,
    /// Check everything, change nothing
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    settings: Settings,
}

impl Registry {
    pub(super) async fn run(self) -> Outcome {
        let config = self.settings.load()?;
        let shown = self.path.display();
        let bytes = self.read().with_context(|| format!("{shown}"))?;
        if u64::try_from(bytes.len())? > LARGEST {
            return Err(anyhow::anyhow!("{shown}: larger than 64 MB: not a registry").into());
        }
        let database = Database::open(&config, Tables::Current, &serve::stop_on_signal()?).await?;
        let told = async {
            let app = build_app(database.pool.clone(), config, Clock::system()).await?;
            self.take(&app, &bytes).await
        }
        .await;
        database.close().await?;
        self.tell(&told?)
    }

    /// The file, or a byte more than is taken of it: a pipe does not tell its size.
    fn read(&self) -> std::io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        let file = std::fs::File::open(&self.path)?;
        file.take(LARGEST + 1).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    async fn take(&self, app: &App, bytes: &[u8]) -> anyhow::Result<Told> {
        let profile = intake::named(&app.config.storage.data_dir, &self.profile)?;
        let name = self.path.file_name().unwrap_or_default().to_string_lossy();
        intake::take(app, &profile, (&name, bytes), None, self.dry_run).await
    }

    fn tell(&self, told: &Told) -> Outcome {
        let name = self.path.file_name().unwrap_or_default().to_string_lossy();
        match told {
            Told::Faulty(faults) => {
                let mut out = std::io::stderr().lock();
                for fault in faults {
                    writeln!(out, "{name}:{fault}")?;
                }
                return Err(Failure::Refused);
            }
            Told::Repeated(_) => say(&format!("{name}: taken before, nothing changed"))?,
            Told::Taken { counts, .. } => say(&format!(
                "{name}: lines {}, sum {}, ours {}, told {}, waiting {}",
                counts.lines, counts.amount, counts.ours, counts.told, counts.waiting
            ))?,
        }
        Ok(())
    }
}
