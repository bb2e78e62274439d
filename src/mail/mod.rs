//! Letters: written as rows in the caller's transaction, sent later by the worker.
//!
//! A letter is one purpose and one news: [`Letter`] holds its words as blocks, which two templates turn
//! into text/plain (complete, first) and HTML, so that the two never differ. Failed sendings are tried
//! again with growing pauses; what cannot be sent stays as a failed row for staff.

mod content;
mod many;
mod outbox;
mod transport;
mod wishes;

pub use content::{Block, Letter};
pub use many::{claim, enqueue_all, forget_told, wanted};
pub use outbox::{FAREWELL, enqueue, forget, send_due};
pub use transport::{Mailer, SendError};
pub use wishes::{Channel, Topic, Wishes, read_stop, stop_path, wish, wishes};
