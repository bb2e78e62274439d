//! `kabinet serve` and `kabinet work`: start, run, stop in order.

use super::database::{Database, Tables};
use super::{Outcome, build_app};
use crate::app::App;
use crate::base::Clock;
use crate::config::Config;
use crate::mail::Mailer;
use crate::{router, work};
use anyhow::Context;
use axum::routing::get;
use axum_prometheus::metrics_exporter_prometheus::PrometheusHandle;
use axum_prometheus::{EndpointLabel, PrometheusMetricLayerBuilder};
use std::net::SocketAddr;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

/// How long requests and letters in hand may take after the signal to stop.
const DRAIN: Duration = Duration::from_secs(30);

/// Cancelled by SIGTERM or Ctrl-C.
pub(super) fn stop_on_signal() -> std::io::Result<CancellationToken> {
    let stop = CancellationToken::new();
    let (mut term, mut interrupt) = (
        signal(SignalKind::terminate())?,
        signal(SignalKind::interrupt())?,
    );
    let told = stop.clone();
    tokio::spawn(async move {
        tokio::select! { _ = term.recv() => {}, _ = interrupt.recv() => {} }
        told.cancel();
    });
    Ok(stop)
}

pub(super) async fn serve(config: Config, worker: bool) -> Outcome {
    let stop = stop_on_signal()?;
    // The port first: a second copy on it is refused before it touches anything.
    let listener = bind(config.server.listen).await?;
    let database = Database::open(&config, Tables::Current, &stop).await?;
    let done = async {
        let app = build_app(database.pool.clone(), config, Clock::system()).await?;
        tracing::info!(address = %listener.local_addr()?, "serving");
        run(app, listener, worker, &database, stop).await
    }
    .await;
    database.close().await?;
    Ok(done?)
}

pub(super) async fn work(config: Config) -> Outcome {
    let stop = stop_on_signal()?;
    let mailer = Mailer::new(&config.mail)?;
    let database = Database::open(&config, Tables::Current, &stop).await?;
    let app = build_app(database.pool.clone(), config, Clock::system()).await;
    let done = match app {
        Ok(app) => {
            tracing::info!("working");
            work::run(app, mailer, stop).await;
            Ok(())
        }
        Err(error) => Err(error),
    };
    database.close().await?;
    Ok(done?)
}

pub(super) async fn bind(address: SocketAddr) -> anyhow::Result<TcpListener> {
    TcpListener::bind(address).await.with_context(|| {
        format!("server.listen: {address} cannot be opened; is another copy running there?")
    })
}

/// Serves until `stop`, then lets requests and letters in hand end.
pub(super) async fn run(
    app: App,
    listener: TcpListener,
    worker: bool,
    database: &Database,
    stop: CancellationToken,
) -> anyhow::Result<()> {
    let tasks = TaskTracker::new();
    if worker {
        tasks.spawn(work::run(
            app.clone(),
            Mailer::new(&app.config.mail)?,
            stop.clone(),
        ));
    }
    let mut router = router::router(app.clone());
    if let Some(address) = app.config.server.metrics_listen {
        // An address that is no route would else become a series of its own for each visitor's typo.
        let label = EndpointLabel::MatchedPathWithFallbackFn(|_| "unmatched".to_owned());
        let (layer, handle) = PrometheusMetricLayerBuilder::new()
            .with_endpoint_label_type(label)
            .with_default_metrics()
            .build_pair();
        router = router.layer(layer);
        tasks.spawn(metrics(bind(address).await?, handle, stop.clone()));
    }
    let kept_up = async {
        match &database.cluster {
            Some(cluster) => cluster.keep_up(stop.clone()).await,
            None => stop.cancelled().await,
        }
    };
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    let stopped = stop.clone();
    let server = axum::serve(listener, service)
        .with_graceful_shutdown(async move { stopped.cancelled().await });
    let drained = async {
        stop.cancelled().await;
        tokio::time::sleep(DRAIN).await;
    };
    tokio::pin!(kept_up);
    tokio::select! {
        served = async { tokio::join!(server.into_future(), &mut kept_up).0 } => served?,
        () = drained => tracing::warn!("some requests did not end in time"),
    }
    tasks.close();
    if tokio::time::timeout(DRAIN, tasks.wait()).await.is_err() {
        tracing::warn!("background work did not end in time");
    }
    tracing::info!("stopped");
    Ok(())
}

/// Prometheus, on an address of its own: it is not for residents.
async fn metrics(listener: TcpListener, handle: PrometheusHandle, stop: CancellationToken) {
    let router =
        axum::Router::new().route("/metrics", get(move || std::future::ready(handle.render())));
    let served = axum::serve(listener, router)
        .with_graceful_shutdown(async move { stop.cancelled().await })
        .await;
    if let Err(error) = served {
        tracing::error!(%error, "metrics stopped");
    }
}
