//! Pages, a file each.

mod first;

use crate::app::App;
use axum::Router;
use axum::routing::get;

pub fn routes() -> Router<App> {
    Router::new().route("/admin", get(first::show))
    // appeals: `.merge(appeals::routes())` stands here
}
