//! The pages that compose the other capabilities: home, the account page. Nobody depends on it.

/// Pages of this capability.
pub fn routes() -> axum::Router<crate::app::App> {
    axum::Router::new()
}
