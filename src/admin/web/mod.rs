//! Pages, a file each.

mod first;
mod news;

use crate::app::App;
use axum::Router;
use axum::routing::get;

pub fn routes() -> Router<App> {
    Router::new()
        .route("/admin", get(first::show))
        .merge(news::routes())
    // appeals: `.merge(appeals::routes())` stands here
}
