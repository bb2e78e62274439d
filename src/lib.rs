//! Kabinet: a self-service portal for utility suppliers.
pub mod base;
pub mod exchange;
