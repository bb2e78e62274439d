//! `kabinet demo`: everything in one.

use super::database::{Database, Tables};
use super::{Failure, Outcome};
use super::{build_app, say, serve};
use crate::base::Clock;
use crate::config::Config;
use crate::demo;
use sqlx::migrate::MigrateError;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

pub(super) async fn run(listen: SocketAddr, data_dir: PathBuf) -> Outcome {
    let stop = serve::stop_on_signal()?;
    let listener = serve::bind(listen).await?;
    let address = listener.local_addr()?;
    let config = Config::demo(address, &data_dir).map_err(Failure::Settings)?;
    let opened = Database::open(&config, Tables::Current, &stop).await;
    let database = opened.map_err(|failure| of_another_version(failure, &data_dir))?;
    let done = async {
        let app = build_app(database.pool.clone(), config, Clock::system()).await?;
        demo::prepare(&app).await?;
        say(&format!("ready http://{address}"))?;
        say(&format!("resident {} {}", demo::LOGIN, demo::PASSWORD))?;
        say(&format!(
            "staff {} {}",
            demo::STAFF_LOGIN,
            demo::STAFF_PASSWORD
        ))?;
        serve::run(app, listener, true, &database, stop).await
    }
    .await;
    database.close().await?;
    Ok(done?)
}

/// A demo that an older program made cannot go on, and nothing in it is worth keeping: says so.
fn of_another_version(failure: Failure, folder: &Path) -> Failure {
    match failure {
        Failure::Fault(error)
            if matches!(error.downcast_ref(), Some(MigrateError::VersionMismatch(_))) =>
        {
            let folder = folder.display();
            Failure::Fault(error.context(format!(
                "the demo in {folder} was made by another version: delete that folder and start again"
            )))
        }
        other => other,
    }
}
