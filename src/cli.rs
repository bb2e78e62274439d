//! The command line. Exit 0 done, 1 refused or faulty, 2 usage or settings; no secret is printed.

mod database;
mod demo;
mod doctor;
mod exchange;
mod registry;
mod serve;
mod staff;

use crate::app::{App, Hooks};
use crate::base::Clock;
use crate::config::{Config, ConfigError};
use crate::identity;
use clap::{Parser, Subcommand};
use sqlx::PgPool;
use std::io::Write;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use tracing_subscriber::EnvFilter;

/// Kabinet: a self-service portal for utility suppliers.
#[derive(Parser)]
#[command(name = "kabinet", version, arg_required_else_help = true, after_help = EXAMPLES)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "Examples:
  kabinet demo                                     try it: everything in one, nothing to configure
  kabinet migrate && kabinet serve                 run it with ./config.toml
  kabinet import bundle.zip --dry-run              what would an exchange bundle change?
  kabinet export readings --out readings.csv       what residents sent
  kabinet staff add anna@example.org --role operator   who answers residents; prints a link for the password
  kabinet doctor                                   what is wrong, and how to mend it";

#[derive(clap::Args, Clone)]
struct Settings {
    /// Settings; without it ./config.toml if there is one, then the environment (KABINET__SERVER__LISTEN)
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
}

#[derive(Subcommand)]
enum Command {
    /// Everything in one, nothing to configure: private PostgreSQL, sample data, demo mailbox, demo bank
    #[command(
        after_help = "Example:\n  kabinet demo --listen 127.0.0.1:9000 --data-dir /var/tmp/my-demo"
    )]
    Demo {
        #[arg(long, default_value = "127.0.0.1:8080", value_name = "HOST:PORT")]
        listen: SocketAddr,
        /// Where the demo keeps its database and letters
        #[arg(long, default_value = "/var/tmp/kabinet-demo", value_name = "DIR")]
        data_dir: PathBuf,
    },
    /// Web server and background worker
    #[command(after_help = "Example:\n  kabinet serve --config /etc/kabinet/config.toml")]
    Serve {
        #[command(flatten)]
        settings: Settings,
        /// Pages only; letters and jobs are done by `kabinet work` elsewhere
        #[arg(long)]
        no_worker: bool,
    },
    /// Background worker alone: letters, jobs, questions to the bank
    #[command(after_help = "Example:\n  kabinet work --config /etc/kabinet/config.toml")]
    Work {
        #[command(flatten)]
        settings: Settings,
    },
    /// Bring the database up to this program
    #[command(after_help = "Example:\n  kabinet migrate --config /etc/kabinet/config.toml")]
    Migrate {
        #[command(flatten)]
        settings: Settings,
    },
    /// Take in an exchange bundle: a folder or .zip of CSV files
    Import(exchange::Import),
    /// Give out what residents sent and paid
    Export(exchange::Export),
    /// Take in a bank's registry of payments or its statement
    Registry(registry::Registry),
    /// Write an example bundle
    Sample(exchange::Sample),
    /// People who work here: add, list, disable, a new link
    #[command(subcommand)]
    Staff(staff::Staff),
    /// Look over settings, database, migrations, mail and bank; every fault with its mend
    #[command(after_help = "Example:\n  kabinet doctor --config /etc/kabinet/config.toml")]
    Doctor {
        #[command(flatten)]
        settings: Settings,
    },
}

/// Why a command did not do its work.
enum Failure {
    /// Exit 2.
    Settings(ConfigError),
    /// Exit 1, after the command has said what is wrong.
    Refused,
    /// Exit 1.
    Fault(anyhow::Error),
    /// A fault with an exit code of its own.
    Code(u8, anyhow::Error),
}

impl<E: Into<anyhow::Error>> From<E> for Failure {
    fn from(error: E) -> Self {
        Failure::Fault(error.into())
    }
}

type Outcome = Result<(), Failure>;

/// Reads the arguments, does the command, gives the exit code.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    let json = matches!(cli.command, Command::Serve { .. } | Command::Work { .. });
    start_log(json);
    let runtime = match tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
    {
        Ok(runtime) => runtime,
        Err(error) => return fail(&format!("{error}"), 1),
    };
    match runtime.block_on(dispatch(cli.command)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Refused) => ExitCode::from(1),
        Err(Failure::Settings(error)) => fail(&error.to_string(), 2),
        Err(Failure::Fault(error)) => fail(&format!("{error:#}"), 1),
        Err(Failure::Code(code, error)) => fail(&format!("{error:#}"), code),
    }
}

fn fail(sentence: &str, code: u8) -> ExitCode {
    // Nobody is left to tell if even this cannot be written.
    let _ = writeln!(std::io::stderr(), "kabinet: {sentence}");
    ExitCode::from(code)
}

/// One line on standard output.
fn say(line: &str) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{line}")?;
    out.flush()
}

/// Servers log JSON lines for a collector, commands plain ones; both to standard error.
fn start_log(json: bool) {
    let usual = if json { "info,sqlx=warn" } else { "warn" };
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(usual));
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    if json {
        log.json().init()
    } else {
        log.with_ansi(false).init()
    }
}

async fn dispatch(command: Command) -> Outcome {
    match command {
        Command::Demo { listen, data_dir } => demo::run(listen, data_dir).await,
        Command::Serve {
            settings,
            no_worker,
        } => serve::serve(settings.load()?, !no_worker).await,
        Command::Work { settings } => serve::work(settings.load()?).await,
        Command::Migrate { settings } => database::migrate(&settings.load()?).await,
        Command::Import(import) => import.run().await,
        Command::Export(export) => export.run().await,
        Command::Registry(registry) => registry.run().await,
        Command::Sample(sample) => sample.run(),
        Command::Staff(staff) => staff.run().await,
        Command::Doctor { settings } => doctor::run(&settings).await,
    }
}

impl Settings {
    fn load(&self) -> Result<Config, Failure> {
        Config::load(self.config.as_deref()).map_err(Failure::Settings)
    }
}

/// What capabilities want done when something ends in one below them.
pub fn hooks() -> Hooks {
    use crate::payments::actions::cards;
    Hooks {
        on_password_reset: vec![|app, db, customer| Box::pin(cards::drop_all(app, db, customer))],
        on_account_deleted: vec![
            |_, db, customer| Box::pin(crate::accounts::forget(db, customer)),
            |_, db, customer| Box::pin(crate::readings::forget(db, customer)),
            |app, db, customer| Box::pin(cards::close(app, db, customer)),
        ],
        on_recovery_asked: vec![|app, db, customer| Box::pin(cards::suspend(app, db, customer))],
        on_signed_in: vec![|app, db, customer| Box::pin(cards::trust(app, db, customer))],
    }
}

/// Builds what serve, work and tests share: the bank of the settings, the hooks of the capabilities.
///
/// # Errors
/// As [`App::build`], and a bank or a gateway of SMS that this version does not have.
pub async fn build_app(db: PgPool, config: Config, clock: Clock) -> anyhow::Result<App> {
    let gateway = crate::payments::gateway(&config.payments, &db, &clock)?;
    // A gateway of SMS that is not here is told at the start, not with the first code.
    crate::sms::gateway(&config.sms)?;
    let app = App::build(db, config, clock, gateway, hooks()).await?;
    identity::register_texts(&app).await?;
    Ok(app)
}
