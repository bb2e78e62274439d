//! The integration tests: one binary, a database a test, people as clients.

mod support;

mod identity;
mod shell;
