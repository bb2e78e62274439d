//! The integration tests: one binary, a database a test, people as clients.

mod browser;
mod support;

mod accounts;
mod bills;
mod home;
mod home_browser;
mod identity;
mod import;
mod journey;
mod payments;
mod routes;
mod shell;
mod support_pages;
