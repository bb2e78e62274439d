//! Meter readings: windows, rules, submission, history, export.
//!
//! Owns `reading_batch` (one sent form = one proof page) and `reading` (one register, day and kind).
//! Nothing is deleted: a corrected reading stays as `replaced`, and the one in its place names it.
//! A resident has at most one standing reading a register and billing period; all days are counted
//! in the organisation's zone.
//!
//! `model` holds the rules, `sheet` what a form knows of an account's meters on a day, `actions`
//! the sending itself, `summary` and `export` what others ask of us.

mod actions;
mod export;
mod letters;
mod model;
mod sheet;
pub mod store;
mod submission;
mod summary;
mod volumes;
mod web;
mod words;

pub use export::{ExportError, Exported, export};
pub use model::{Cursor, CursorError};
pub use store::download::forget;
pub use summary::{MeterState, ReadingsSummary, summary};
pub use volumes::{MonthVolume, month_volumes};
pub use web::routes;
