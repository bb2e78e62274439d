//! Staff pages composed from the capabilities: the first page, households, the audit trail. Nobody depends
//! on it, and it owns no tables. A household is only shown to a handler that holds [`guard::Opened`]: a
//! member with the role, and a reason that stands.

mod guard;
mod web;

pub use web::routes;
