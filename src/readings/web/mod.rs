//! Pages of readings: the form, its check, the proof, corrections, history.

mod batch;
mod check;
mod edit;
mod form;
mod history;
mod new;
mod submit;

use axum::routing::get;

pub fn routes() -> axum::Router<crate::app::App> {
    axum::Router::new()
        .route(
            "/accounts/{a}/readings",
            get(history::show).post(submit::send),
        )
        .route("/accounts/{a}/readings/new", get(new::show))
        .route(
            "/accounts/{a}/readings/check",
            axum::routing::post(check::show),
        )
        .route("/accounts/{a}/readings/{batch}", get(batch::show))
        .route(
            "/accounts/{a}/readings/{batch}/edit",
            get(edit::show).post(edit::save),
        )
}
