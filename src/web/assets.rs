//! Static files, embedded, compressed while building, with a hash in the name.

use axum::Router;
use std::sync::LazyLock;

static MANIFEST: LazyLock<memory_serve::Manifest> = LazyLock::new(|| files().manifest());

fn files() -> memory_serve::MemoryServe {
    memory_serve::load!()
        .index_file(None)
        .enable_hashed_routes(true)
}

/// Serves everything of `static/`; nest it at `/static`.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    files().into_router()
}

/// Address of a static file, for templates: `url("/portal.css")`.
pub fn url(path: &str) -> String {
    format!(
        "/static{}",
        MANIFEST.get(path).map_or(path, |hashed| hashed)
    )
}
