//! PostgreSQL
pub mod merge;
