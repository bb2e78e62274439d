//! Meter readings: windows, rules, submission, history.
pub mod store;

/// Pages of this capability.
pub fn routes() -> axum::Router<crate::app::App> {
    axum::Router::new()
}
