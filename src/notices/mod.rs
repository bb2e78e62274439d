//! Letters that come unasked: a new bill, readings that are due, a verification that ends, news. They
//! are composed from the capabilities that know these facts; nobody depends on this room, it has no tables
//! and no SQL.
//!
//! The clock begins the day's work once, by day (`job_begun`); an import begins that of bills. The work
//! goes over the households that somebody sees, a page a job: letters, what they told (`notice_sent`) and
//! the next page's job are one transaction, so a worker that dies in between is followed by another that
//! goes on where it stopped, and no notice is sent twice.

mod letters;
mod model;
mod work;

pub use work::{KINDS, begin, perform};
