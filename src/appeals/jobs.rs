//! Background work of appeals.

use super::files;
use super::store::thread;
use crate::app::App;
use std::time::{Duration, SystemTime};

/// A file without a row may still be on its way into one for so long.
const YOUNG: Duration = Duration::from_secs(24 * 3600);

/// Removes files that no appeal has: of refused forms, of transactions that did not commit.
///
/// # Errors
/// The disk or the database.
pub async fn clean(app: &App) -> anyhow::Result<()> {
    let before = SystemTime::from(app.now()) - YOUNG;
    files::drop_incoming(app, before).await?;
    let kept = files::kept_before(app, before).await?;
    for some in kept.chunks(1000) {
        let orphans = thread::without_row(&mut *app.db.acquire().await?, some).await?;
        for stored in &orphans {
            files::forget(app, stored).await;
        }
    }
    Ok(())
}
