//! The only composition of background work: letters, jobs by kind, what runs by the clock.

use crate::accounts;
use crate::app::App;
use crate::mail::{self, Mailer};
use crate::{appeals, identity, jobs, notices, payments, sms, staff, web};
use sqlx::postgres::PgListener;
use std::time::Duration;
use tokio_util::sync::CancellationToken;

/// The safety net under LISTEN/NOTIFY, and the step of the schedule.
const STEP: Duration = Duration::from_secs(5);

/// Every kind of job that somebody does.
fn kinds() -> Vec<&'static str> {
    let mut kinds = identity::jobs::KINDS.to_vec();
    kinds.push(accounts::INVITED);
    kinds.extend(notices::KINDS);
    kinds.push(payments::jobs::FORGET_CARD);
    kinds
}

/// Works until `stop`; then finishes what it has in hand.
pub async fn run(app: App, mailer: Mailer, stop: CancellationToken) {
    let mut listener = None;
    let mut steps: u64 = 0;
    while !stop.is_cancelled() {
        if let Err(error) = round(&app, &mailer, steps).await {
            tracing::warn!(error = format!("{error:#}"), "background work interrupted");
        }
        steps += 1;
        if listener.is_none() {
            listener = listen(&app).await.ok();
        }
        tokio::select! {
            () = stop.cancelled() => break,
            () = tokio::time::sleep(STEP) => {}
            woken = wait(&mut listener) => if woken.is_err() { listener = None; },
        }
    }
}

async fn listen(app: &App) -> sqlx::Result<PgListener> {
    let mut listener = PgListener::connect_with(&app.db).await?;
    listener.listen("work").await?;
    Ok(listener)
}

async fn wait(listener: &mut Option<PgListener>) -> sqlx::Result<()> {
    match listener {
        Some(listener) => listener.recv().await.map(|_| ()),
        None => std::future::pending().await,
    }
}

/// Does everything that is due now. Tests call it to drain.
pub async fn round(app: &App, mailer: &Mailer, steps: u64) -> anyhow::Result<()> {
    if steps.is_multiple_of(60) {
        notices::begin(app).await?;
    }
    let kinds = kinds();
    while let Some(job) = jobs::take(app, &kinds).await? {
        let outcome = perform(app, &job).await;
        jobs::finish(app, &job, outcome).await?;
    }
    payments::jobs::ask_due(app).await?;
    mail::send_due(app, mailer, 200).await?;
    sms::send_due(app, 200).await?;
    if steps.is_multiple_of(60) {
        payments::jobs::autopay(app).await?;
        payments::actions::cards::forget_again(app).await?;
        web::session::clean(&app.db).await?;
        accounts::clean(&mut *app.db.acquire().await?, app.now()).await?;
        payments::jobs::clean(app).await?;
        payments::intake::ask_missing(app).await?;
        jobs::clean(app, app.now() - chrono::Duration::days(30)).await?;
        identity::jobs::clean(app).await?;
        appeals::jobs::clean(app).await?;
        staff::actions::clean(app).await?;
        app.limits.forget_idle();
    }
    Ok(())
}

async fn perform(app: &App, job: &jobs::Taken) -> anyhow::Result<()> {
    if job.kind.starts_with("identity.") {
        return identity::jobs::perform(app, job).await;
    }
    if job.kind == accounts::INVITED {
        return accounts::send_invitations(app).await;
    }
    if notices::KINDS.contains(&job.kind.as_str()) {
        return notices::perform(app, job).await;
    }
    if job.kind == payments::jobs::FORGET_CARD {
        return payments::jobs::forget_card(app, job).await;
    }
    anyhow::bail!("nobody does jobs of the kind {}", job.kind)
}
