//! Meter readings: windows, rules, submission, history.
pub mod store;
mod summary;

pub use summary::{MeterState, ReadingsSummary, summary};

/// Pages of this capability.
pub fn routes() -> axum::Router<crate::app::App> {
    axum::Router::new()
}
