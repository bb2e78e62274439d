//! SMS: written as rows in the caller's transaction, sent later by the worker, as letters are.
//!
//! [`Gateway`] is the port to whoever carries them; `sms.gateway` of the settings chooses. A code that
//! could not be sent in its time is not sent at all.

mod gateway;
mod outbox;
mod outside;
mod smsc;
mod smsru;

pub use gateway::{Gateway, Outgoing, SendError, gateway};
pub use outbox::{Sms, by_day, enqueue, enqueue_at, forget, send_due};
