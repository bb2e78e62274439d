//! The data of the demo: two sample bundles through the ordinary import, and one resident.

use super::{appeals, store};
use crate::app::App;
use crate::exchange::sample::{self, BundleFile};
use crate::exchange::{self, ImportOptions, Source};
use crate::identity::password;
use crate::staff::{Role, store::people};
use anyhow::{Context, ensure};
use chrono::NaiveDate;

/// Login and password that `kabinet demo` prints.
pub const LOGIN: &str = "resident@example.org";
pub const PASSWORD: &str = "Kabinet-Demo-2026";
/// The same for staff. A supervisor: he may do what operators, billing and editors may.
pub const STAFF_LOGIN: &str = "staff@example.org";
pub const STAFF_PASSWORD: &str = "Kabinet-Staff-2026";

/// Fills an empty database; on one with data it only makes sure that the resident can sign in.
pub async fn prepare(app: &App) -> anyhow::Result<()> {
    if !store::has_accounts(&mut *app.db.acquire().await?).await? {
        load(app, sample::tomsk()).await?;
        load(app, sample::supplier_set(app.today())).await?;
    }
    store::news(&mut *app.db.acquire().await?, &news(app.today())?).await?;
    let hash = password::hash(app, PASSWORD.to_owned()).await;
    let hash = hash.map_err(|_| anyhow::anyhow!("the demo's password could not be hashed"))?;
    let accounts: Vec<String> = sample::resident_accounts().map(str::to_owned).to_vec();
    let resident = store::resident(
        &mut *app.db.acquire().await?,
        LOGIN,
        &hash,
        &accounts,
        app.now(),
    )
    .await
    .context("the demo's resident; remove the folder of --data-dir to begin anew")?;
    let hash = password::hash(app, STAFF_PASSWORD.to_owned()).await;
    let hash = hash.map_err(|_| anyhow::anyhow!("the demo's password could not be hashed"))?;
    let member = (STAFF_LOGIN, "", Role::Supervisor.as_str());
    let clerk = people::demo(&mut *app.db.acquire().await?, member, &hash, app.now()).await?;
    appeals::prepare(app, resident, clerk).await?;
    Ok(())
}

/// The sample news: published so many days before `today`.
fn news(today: NaiveDate) -> anyhow::Result<Vec<store::NewsRow>> {
    let mut reader = csv::Reader::from_reader(include_str!("news.csv").as_bytes());
    let rows: Result<Vec<Sample>, _> = reader.deserialize().collect();
    let row = |sample: Sample| store::NewsRow {
        published_on: today - chrono::Days::new(sample.days_ago),
        slug: sample.slug,
        title_ru: sample.title_ru,
        text_ru: sample.text_ru,
        title_en: sample.title_en,
        text_en: sample.text_en,
        supplier: sample.supplier,
    };
    Ok(rows.context("news.csv")?.into_iter().map(row).collect())
}

#[derive(serde::Deserialize)]
struct Sample {
    days_ago: u64,
    slug: String,
    supplier: String,
    title_ru: String,
    text_ru: String,
    title_en: String,
    text_en: String,
}

async fn load(app: &App, files: Vec<BundleFile>) -> anyhow::Result<()> {
    let files = files
        .into_iter()
        .map(|file| (file.name, file.bytes))
        .collect();
    let rejects = app.config.storage.data_dir.join("rejects");
    let options = ImportOptions {
        rejects,
        ..ImportOptions::default()
    };
    let report = exchange::import(&app.db, app.now(), Source::Files(files), &options).await?;
    ensure!(
        !report.refused,
        "the sample bundle was refused: {:?}",
        report.rejects.first()
    );
    Ok(())
}
