//! Help, questions and answers, contacts of the suppliers; public pages around the portal.

/// Pages of this capability.
pub fn routes() -> axum::Router<crate::app::App> {
    axum::Router::new()
}
