//! The integration tests: one binary, a database a test, people as clients.

mod browser;
mod support;

mod accounts;
mod bills;
mod identity;
mod journey;
mod payments;
mod routes;
mod shell;
