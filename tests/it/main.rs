//! The integration tests: one binary, a database a test, people as clients.

mod browser;
mod support;

mod journey;
mod readings;
mod routes;
mod shell;
