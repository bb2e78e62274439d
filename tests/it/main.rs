//! The integration tests: one binary, a database a test, people as clients.

mod browser;
mod support;

mod accounts;
mod bills;
mod home;
mod home_browser;
mod identity;
mod identity_pages;
mod import;
mod journey;
mod payments;
mod readings;
mod readings_pages;
mod routes;
mod shell;
mod support_pages;
