//! `kabinet demo`: everything in one.

use super::Outcome;
use super::database::{Database, Tables};
use super::{build_app, say, serve};
use crate::base::Clock;
use crate::config::Config;
use crate::demo;
use std::net::SocketAddr;
use std::path::PathBuf;

pub(super) async fn run(listen: SocketAddr, data_dir: PathBuf) -> Outcome {
    let stop = serve::stop_on_signal()?;
    let listener = serve::bind(listen).await?;
    let address = listener.local_addr()?;
    let config = Config::demo(address, &data_dir).map_err(super::Failure::Settings)?;
    let database = Database::open(&config, Tables::Current, &stop).await?;
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
