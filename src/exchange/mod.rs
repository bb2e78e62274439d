//! Data in and out by files: the exchange bundle that a billing system exports (CONTRACT 5).
//!
//! Owns no live table but `import_lock`. A bundle is staged by COPY into temporary tables of one
//! session, checked by sets, and merged by the stores of the capabilities that own the tables,
//! all in one transaction. `bundle` knows files and cells, `store` the staging, `import` the way.

pub mod bundle;
pub mod import;
mod progress;
mod rejects;
pub mod report;
pub mod sample;
pub(crate) mod store;

pub use bundle::source::{Source, SourceError};
pub use import::{ImportError, ImportOptions, import};
pub use report::{FileReport, Reject, Report, print_reject, print_report};
