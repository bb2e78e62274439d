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
mod sims;
mod support;

mod accounts;
mod admin_news;
mod admin_payments;
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
mod invitations;
mod journey;
mod killed;
mod notices;
mod papers_browser;
mod pay_browser;
mod payments;
mod profile;
mod readings;
mod readings_pages;
mod receipts;
mod routes;
mod shell;
mod sms_gateways;
mod staff;
mod staff_browser;
mod support_pages;
mod usage_browser;
mod why;
