//! The integration tests: one binary, a database a test, people as clients.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a test that meets the unexpected stops there and says so"
)]

mod browser;
mod support;

mod accounts;
mod admin_news;
mod appeals;
mod appeals_browser;
mod appeals_files;
mod appeals_staff;
mod bills;
mod bills_browser;
mod consumption;
mod faq;
mod help_pictures;
mod home;
mod home_browser;
mod identity;
mod identity_pages;
mod import;
mod journey;
mod killed;
mod pay_browser;
mod payments;
mod profile;
mod readings;
mod readings_pages;
mod receipts;
mod routes;
mod shell;
mod staff;
mod staff_browser;
mod support_pages;
mod usage_browser;
mod why;
