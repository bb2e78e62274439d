//! `/profile/download`: everything that is known of a person and his households, as one ZIP.

use crate::app::App;
use crate::home::download;
use crate::identity::Customer;
use crate::web::{ClientAddress, Result, Ui};
use anyhow::Context;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};

pub async fn zip(
    customer: Customer,
    ui: Ui,
    from: ClientAddress,
    State(app): State<App>,
) -> Result<Response> {
    app.limits.download(from)?;
    let data = download::collect(&app, &ui, customer.id).await?;
    let readme = download::readme(&ui);
    let name = format!("attachment; filename=\"kabinet-data-{}.zip\"", ui.today);
    // Packing is plain work of the processor: not on a thread that answers others.
    let packed = tokio::task::spawn_blocking(move || download::pack(&data, &readme))
        .await
        .context("packing the download")??;
    let headers = [
        (header::CONTENT_TYPE, "application/zip".to_owned()),
        (header::CONTENT_DISPOSITION, name),
    ];
    Ok((headers, packed).into_response())
}
