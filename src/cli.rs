//! The command line: demo, serve, work, migrate, import, export, doctor.

use crate::app::App;
use crate::base::Clock;
use crate::config::Config;
use sqlx::PgPool;

/// Builds what serve, work and tests share: the bank of the settings, the hooks of the capabilities.
///
/// # Errors
/// As [`App::build`].
pub async fn build_app(db: PgPool, config: Config, clock: Clock) -> anyhow::Result<App> {
    App::build(db, config, clock, None, Vec::new()).await
}

pub fn run() -> std::process::ExitCode {
    std::process::ExitCode::SUCCESS
}
