//! Meter readings: windows, rules, submission, history.
pub mod store;
