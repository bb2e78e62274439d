//! Staff pages composed from the capabilities: the first page, households, the audit trail. Nobody depends
//! on it. Pages of one capability's own work (appeals) stand here too, over that capability's façade.

mod web;

pub use web::routes;
