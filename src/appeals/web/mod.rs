//! Pages, a file each.

mod ask;
pub mod file;
pub mod form;
mod list;
mod new;
mod show;

use crate::app::App;
use axum::Router;
use axum::routing::{get, post};

pub fn routes() -> Router<App> {
    Router::new()
        .route("/appeals", get(list::list))
        .route("/appeals/new", get(new::form).post(new::send))
        .route("/appeals/{id}", get(show::show))
        .route("/appeals/{id}/messages", post(show::reply))
        .route("/appeals/{id}/read", post(show::read))
        .route("/appeals/{id}/close", post(show::close))
        .route("/appeals/{id}/reopen", post(show::reopen))
        .route("/appeals/{id}/rate", post(show::rate))
        .route("/appeals/{id}/files/{f}", get(file::download))
        .route("/help/ask", get(ask::form).post(ask::send))
        .route("/help/ask/{sent}", get(ask::sent))
}
