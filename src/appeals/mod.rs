//! Appeals: questions of residents with their answers and files, and questions from people without an
//! account here (`/help/ask`).
//!
//! Owns `appeal`, `appeal_message`, `appeal_file` and the folder `storage.data_dir`/appeals. What holds:
//! - only its author sees an appeal; others linked to the same household see that it exists: number,
//!   state, day (the author keeps it when his own link ends: these are his words and letters to him);
//! - a form makes one appeal or one message, however often it is sent (`form_id`);
//! - a file is known by its content, never unpacked, decoded or shown, only given for download; it lies
//!   under a random name before its row commits, and what has no row is removed a day later;
//! - writing into a closed appeal opens it again: nobody has to look for another button;
//! - state, message, files, letter and audit row change together.

pub mod actions;
mod body;
pub mod files;
mod guard;
pub mod jobs;
mod letters;
pub mod media;
pub mod model;
pub mod store;
mod web;
pub mod words;

pub use body::{SentForm, is_multipart};
pub use web::file::attachment;
pub use web::form;

/// Pages of this capability.
pub fn routes() -> axum::Router<crate::app::App> {
    web::routes()
}
