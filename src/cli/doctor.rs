//! `kabinet doctor`: every part looked at, every fault with its mend.

use super::database::{Database, Tables};
use super::{Failure, Outcome, Settings, say};
use crate::config::{Config, Gateway, MailTransport};
use crate::db;
use crate::mail::Mailer;
use tokio_util::sync::CancellationToken;

/// What was looked at: the part's name and, where it is faulty, what is wrong and how to mend it.
type Finding = (&'static str, Result<String, String>);

pub(super) async fn run(settings: &Settings) -> Outcome {
    let mut findings: Vec<Finding> = Vec::new();
    match settings.load() {
        Ok(config) => {
            findings.push(("config", Ok("every key is known and fits".to_owned())));
            look(&config, &mut findings).await;
        }
        Err(Failure::Settings(error)) => findings.push(("config", Err(error.to_string()))),
        Err(other) => return Err(other),
    }
    for (part, found) in &findings {
        match found {
            Ok(fine) => say(&format!("ok     {part}: {fine}"))?,
            Err(fault) => say(&format!("FAULT  {part}: {fault}"))?,
        }
    }
    if findings.iter().any(|(_, found)| found.is_err()) {
        Err(Failure::Refused)
    } else {
        Ok(())
    }
}

async fn look(config: &Config, findings: &mut Vec<Finding>) {
    let mut bank = None;
    match Database::open(config, Tables::AsTheyAre, &CancellationToken::new()).await {
        Ok(database) => {
            let place = if config.database.url.is_empty() {
                "private cluster"
            } else {
                "database.url"
            };
            findings.push(("database", Ok(format!("{place} answers"))));
            findings.push(("migrations", migrations(&database).await));
            findings.push(("clock", clock(&database).await));
            bank = Some(payments(config, &database).await);
            if let Err(error) = database.close().await {
                findings.push(("database", Err(format!("{error:#}"))));
            }
        }
        Err(Failure::Fault(error)) => findings.push(("database", Err(format!("{error:#}")))),
        Err(_) => findings.push(("database", Err("it could not be opened".to_owned()))),
    }
    findings.push(("mail", mail(config).await));
    findings.push(("sms", sms(config).await));
    let bank = bank.unwrap_or_else(|| Err("not looked at: the database is needed".to_owned()));
    findings.push(("payments", bank));
    findings.push(("registries", registries(config)));
    findings.push(("templates", templates()));
    findings.push(("receipt", crate::bills::receipt::check(config)));
}

async fn migrations(database: &Database) -> Result<String, String> {
    match db::pending_migrations(&database.pool).await {
        Ok(pending) if pending.is_empty() => Ok("all applied".to_owned()),
        Ok(pending) => Err(format!(
            "{} missing; run `kabinet migrate`",
            pending.join(", ")
        )),
        Err(error) => Err(error.to_string()),
    }
}

async fn clock(database: &Database) -> Result<String, String> {
    match db::clock::difference(&database.pool, crate::base::Clock::system().now()).await {
        Ok(seconds) if seconds.abs() <= 2 => Ok("agrees with the database's".to_owned()),
        Ok(seconds) => Err(format!(
            "differs from the database's by {seconds} s; set both by NTP"
        )),
        Err(error) => Err(error.to_string()),
    }
}

async fn mail(config: &Config) -> Result<String, String> {
    let mailer = Mailer::new(&config.mail).map_err(|error| format!("{error:#}"))?;
    mailer.check().await.map_err(|error| format!("{error:#}"))?;
    Ok(match config.mail.transport {
        MailTransport::File => format!("letters go to files in {}", config.mail.dir.display()),
        MailTransport::Smtp => "the SMTP server answers".to_owned(),
    })
}

async fn sms(config: &Config) -> Result<String, String> {
    let gateway = crate::sms::gateway(&config.sms).map_err(|error| format!("{error:#}"))?;
    gateway.check().await.map_err(|error| format!("{error:#}"))
}

async fn payments(config: &Config, database: &Database) -> Result<String, String> {
    if config.payments.gateway == Gateway::Demo {
        return Ok("the demo bank: no real money".to_owned());
    }
    let clock = crate::base::Clock::system();
    let gateway = crate::payments::gateway(&config.payments, &database.pool, &clock)
        .map_err(|error| format!("{error:#}"))?;
    match gateway {
        Some(gateway) => gateway.check().await.map_err(|error| format!("{error:#}")),
        None => Ok("off: no pay button is shown".to_owned()),
    }
}

/// Layouts of banks' files: a wrong one would be found only when a file comes.
fn registries(config: &Config) -> Result<String, String> {
    match crate::payments::intake::profiles(&config.storage.data_dir) {
        Ok(profiles) => {
            let names: Vec<String> = profiles.into_iter().map(|profile| profile.name).collect();
            Ok(format!("layouts {}", names.join(", ")))
        }
        Err(error) => Err(format!(
            "{error}; mend registries.toml in storage.data_dir (docs/EXCHANGE.md has an example)"
        )),
    }
}

/// Both languages load and have their words.
fn templates() -> Result<String, String> {
    use crate::i18n::Lang;
    let empty = [Lang::Ru, Lang::En]
        .into_iter()
        .find(|lang| crate::t!(lang.words(chrono_tz::Tz::UTC), "product").is_empty());
    match empty {
        None => Ok("both languages load".to_owned()),
        Some(lang) => Err(format!(
            "no words in {}; the program is damaged, install it again",
            lang.code()
        )),
    }
}
