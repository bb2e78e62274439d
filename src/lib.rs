//! Kabinet: a self-service portal for utility suppliers. docs/ARCHITECTURE.md is the map.

pub mod app;
pub mod audit;
pub mod base;
pub mod cli;
pub mod config;
pub mod db;
pub mod i18n;
pub mod jobs;
pub mod mail;
pub mod router;
pub mod sms;
pub mod web;
pub mod work;

pub mod accounts;
pub mod admin;
pub mod appeals;
pub mod bills;
pub mod demo;
pub mod exchange;
pub mod home;
pub mod identity;
pub mod notices;
pub mod payments;
pub mod readings;
pub mod staff;
pub mod support;
