//! What must hold between the keys. Every fault is collected, so that an operator mends them in one go.

use super::{
    Collector, Config, Gateway, LinkQuestion, MailTransport, SecondFactor, SmsGateway, Split,
};
use crate::base::Money;

type Faults = Vec<(&'static str, String)>;

/// The faults of `config`: key, and what is wrong with the mend.
pub(super) fn check(config: &Config) -> Faults {
    let mut faults = Faults::new();
    server(config, &mut faults);
    database(config, &mut faults);
    mail_and_sms(config, &mut faults);
    linking(config, &mut faults);
    payments(config, &mut faults);
    organisation(config, &mut faults);
    limits(config, &mut faults);
    if config.staff.second_factor == SecondFactor::Off && !config.demo {
        faults.push((
            "staff.second_factor",
            "\"off\" is for `kabinet demo` alone; write \"required\"".to_owned(),
        ));
    }
    faults
}

fn server(config: &Config, faults: &mut Faults) {
    let url = config.server.public_url.trim_end_matches('/');
    if !url.is_empty() && !is_origin(url) {
        faults.push((
            "server.public_url",
            format!("`{url}` is no address; write scheme, host and port alone, such as https://lk.example.org"),
        ));
    }
}

/// Scheme, host and perhaps port: what a browser sends as Origin.
fn is_origin(url: &str) -> bool {
    let host = url
        .strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"));
    host.is_some_and(|host| {
        !host.is_empty()
            && host
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b".-:[]".contains(&b))
            && !host.bytes().any(|b| b.is_ascii_uppercase())
    })
}

fn is_web_address(url: &str) -> bool {
    (url.starts_with("https://") || url.starts_with("http://"))
        && !url.contains(char::is_whitespace)
}

fn database(config: &Config, faults: &mut Faults) {
    let addresses = [
        ("database.url", &config.database.url),
        ("database.replica_url", &config.database.replica_url),
    ];
    for (key, url) in addresses {
        let known = ["postgres://", "postgresql://"]
            .iter()
            .any(|s| url.expose().starts_with(s));
        if !url.is_empty() && !known {
            faults.push((
                key,
                "no address of a PostgreSQL; write postgres://user:password@host/name".to_owned(),
            ));
        }
    }
    if config.database.url.is_empty() && !config.database.replica_url.is_empty() {
        faults.push((
            "database.replica_url",
            "a replica of the private cluster cannot be; set database.url too".to_owned(),
        ));
    }
    if !(2..=1000).contains(&config.database.max_connections) {
        faults.push((
            "database.max_connections",
            "write a number from 2 to 1000".to_owned(),
        ));
    }
}

fn mail_and_sms(config: &Config, faults: &mut Faults) {
    if config
        .mail
        .from
        .parse::<lettre::message::Mailbox>()
        .is_err()
    {
        faults.push((
            "mail.from",
            format!(
                "`{}` is no sender; write Name <address@host>",
                config.mail.from
            ),
        ));
    }
    let smtp = config.mail.smtp_url.expose();
    if config.mail.transport == MailTransport::Smtp && smtp.is_empty() {
        faults.push((
            "mail.smtp_url",
            "empty, but mail.transport = \"smtp\" needs it; write smtps://user:password@host"
                .to_owned(),
        ));
    } else if !smtp.is_empty() && !smtp.starts_with("smtp://") && !smtp.starts_with("smtps://") {
        faults.push((
            "mail.smtp_url",
            "no address of a mail server; write smtps://user:password@host or smtp://host:25"
                .to_owned(),
        ));
    }
    let sms = &config.sms;
    if sms.gateway != SmsGateway::File {
        let mut demand = |key, empty: bool| {
            if empty {
                let gateway = sms.gateway.as_str();
                faults.push((
                    key,
                    format!("empty, but sms.gateway = \"{gateway}\" needs it"),
                ));
            }
        };
        demand(
            "sms.login",
            sms.gateway == SmsGateway::Smsc && sms.login.is_empty(),
        );
        demand("sms.password", sms.password.is_empty());
    }
    if !sms.api_url.is_empty() && !is_web_address(&sms.api_url) {
        faults.push((
            "sms.api_url",
            format!("`{}` is no web address; write https://…", sms.api_url),
        ));
    }
}

fn linking(config: &Config, faults: &mut Faults) {
    let linking = &config.linking;
    match linking.questions.as_slice() {
        [] => faults.push((
            "linking.questions",
            "empty, so nobody could link an account; name at least link_code".to_owned(),
        )),
        [LinkQuestion::MeterSerial] => faults.push((
            "linking.questions",
            "meter_serial alone can be read off the meter on the landing; add another question"
                .to_owned(),
        )),
        _ => {}
    }
    for (key, value) in [
        ("linking.attempts", linking.attempts),
        ("linking.lock_minutes", linking.lock_minutes),
        (
            "linking.account_failures_per_30_days",
            linking.account_failures_per_30_days,
        ),
        (
            "linking.address_failures_per_hour",
            linking.address_failures_per_hour,
        ),
    ] {
        at_least_one(key, value, faults);
    }
    // A lock doubles up to a day; one that starts above it could only shrink.
    if linking.lock_minutes > 24 * 60 {
        faults.push((
            "linking.lock_minutes",
            "more than a day; write at most 1440".to_owned(),
        ));
    }
}

fn payments(config: &Config, faults: &mut Faults) {
    let payments = &config.payments;
    let gateway = payments.gateway;
    let mut demand = |key, empty: bool| {
        if empty {
            faults.push((
                key,
                format!(
                    "empty, but payments.gateway = \"{}\" needs it",
                    gateway.as_str()
                ),
            ));
        }
    };
    match gateway {
        Gateway::Off | Gateway::Demo => {}
        Gateway::Yookassa => {
            demand(
                "payments.yookassa.shop_id",
                payments.yookassa.shop_id.is_empty(),
            );
            demand(
                "payments.yookassa.secret_key",
                payments.yookassa.secret_key.is_empty(),
            );
        }
        Gateway::Moneta => {
            demand(
                "payments.moneta.account",
                payments.moneta.account.is_empty(),
            );
            demand(
                "payments.moneta.integrity_key",
                payments.moneta.integrity_key.is_empty(),
            );
        }
        Gateway::Rbs => {
            demand("payments.rbs.user", payments.rbs.user.is_empty());
            demand("payments.rbs.password", payments.rbs.password.is_empty());
            demand("payments.rbs.api_url", payments.rbs.api_url.is_empty());
        }
    }
    if gateway.is_real() {
        collector(&payments.collector, faults);
    }
    for (key, url) in [
        ("payments.yookassa.api_url", &payments.yookassa.api_url),
        (
            "payments.moneta.assistant_url",
            &payments.moneta.assistant_url,
        ),
        ("payments.rbs.api_url", &payments.rbs.api_url),
    ] {
        if !url.is_empty() && !is_web_address(url) {
            faults.push((key, format!("`{url}` is no web address; write https://…")));
        }
    }
    let no_origin = |text: &&String| {
        let rest = text.split_once("://").filter(|_| is_web_address(text));
        rest.is_none_or(|(_, host)| host.contains(['/', ' ', ';', ',', '\'']))
    };
    if let Some(wrong) = payments.page_origins.iter().find(no_origin) {
        let fault = format!("`{wrong}` is no origin; write https://pay.bank.example");
        faults.push(("payments.page_origins", fault));
    }
    if payments.split == Split::Transfers && gateway.is_real() {
        if gateway != Gateway::Yookassa {
            faults.push((
                "payments.split",
                "\"transfers\" is YooKassa's alone; write \"single\" or \"per_supplier\""
                    .to_owned(),
            ));
        }
        if payments.accounts.is_empty() {
            faults.push((
                "payments.accounts",
                "empty, but payments.split = \"transfers\" needs it: [\"PAYEE=ACCOUNT\"]"
                    .to_owned(),
            ));
        }
    }
    if payments.refund_approval_above < Money::ZERO {
        faults.push((
            "payments.refund_approval_above",
            "write a sum of roubles, \"0.00\" for every refund".to_owned(),
        ));
    }
    // DOMAIN 3: tags of VAT and tax systems of MONETA's cash register; it repeats a call for about a day.
    let moneta = &payments.moneta;
    if ![1102, 1103, 1104, 1105, 1113].contains(&moneta.vat_tag) {
        faults.push((
            "payments.moneta.vat_tag",
            "write 1105, 1104, 1103, 1102 or 1113".to_owned(),
        ));
    }
    if !(1..=6).contains(&moneta.tax_system) {
        faults.push((
            "payments.moneta.tax_system",
            "write a number from 1 to 6".to_owned(),
        ));
    }
    if !(1..=168).contains(&moneta.window_hours) {
        faults.push((
            "payments.moneta.window_hours",
            "write hours from 1 to 168".to_owned(),
        ));
    }
    // YooKassa's tables: rates 1–12 since 2026, tax systems 1–6.
    if !(1..=12).contains(&payments.yookassa.vat_code) {
        faults.push((
            "payments.yookassa.vat_code",
            "write a number from 1 to 12".to_owned(),
        ));
    }
    if !(1..=6).contains(&payments.yookassa.tax_system_code) {
        faults.push((
            "payments.yookassa.tax_system_code",
            "write a number from 1 to 6".to_owned(),
        ));
    }
}

fn collector(collector: &Collector, faults: &mut Faults) {
    let mut demand = |key, right: bool, what: &str| {
        if !right {
            faults.push((
                key,
                format!("with a real gateway write {what} of who receives the payments"),
            ));
        }
    };
    let digits =
        |text: &str, count: usize| text.len() == count && text.bytes().all(|b| b.is_ascii_digit());
    demand(
        "payments.collector.name",
        !collector.name.trim().is_empty(),
        "the name",
    );
    demand(
        "payments.collector.inn",
        digits(&collector.inn, 10) || digits(&collector.inn, 12),
        "the INN (10 or 12 digits)",
    );
    // An entrepreneur (INN of 12 digits) has no KPP.
    demand(
        "payments.collector.kpp",
        digits(&collector.kpp, 9) || (collector.kpp.is_empty() && collector.inn.len() == 12),
        "the KPP (9 digits)",
    );
    demand(
        "payments.collector.bank_name",
        !collector.bank_name.trim().is_empty(),
        "the bank",
    );
    demand(
        "payments.collector.bic",
        digits(&collector.bic, 9),
        "the BIC (9 digits)",
    );
    demand(
        "payments.collector.account",
        digits(&collector.account, 20),
        "the account (20 digits)",
    );
    demand(
        "payments.collector.correspondent_account",
        digits(&collector.correspondent_account, 20),
        "the correspondent account (20 digits)",
    );
}

fn organisation(config: &Config, faults: &mut Faults) {
    let organisation = &config.organisation;
    if organisation.name.trim().is_empty() {
        faults.push((
            "organisation.name",
            "empty; it stands in the header and in letters".to_owned(),
        ));
    }
    let colour = organisation.colour.as_str();
    let right = colour
        .strip_prefix('#')
        .is_some_and(|hex| hex.len() == 6 && hex.bytes().all(|b| b.is_ascii_hexdigit()));
    if !colour.is_empty() && !right {
        faults.push((
            "organisation.colour",
            format!("`{colour}` is no colour; write #rrggbb such as #1a5fb4"),
        ));
    }
}

fn limits(config: &Config, faults: &mut Faults) {
    let limits = &config.limits;
    for (key, value) in [
        ("limits.requests_per_minute", limits.requests_per_minute),
        ("limits.sign_in_per_minute", limits.sign_in_per_minute),
        ("limits.sign_up_per_hour", limits.sign_up_per_hour),
        ("limits.recovery_per_hour", limits.recovery_per_hour),
        ("limits.body_kb", limits.body_kb),
        ("limits.upload_mb", limits.upload_mb),
    ] {
        at_least_one(key, value, faults);
    }
    if limits.body_kb > 1024 * 1024 || limits.upload_mb > 1024 {
        faults.push((
            "limits.body_kb",
            "a form of more than 1 GB cannot be; write less here and in limits.upload_mb"
                .to_owned(),
        ));
    }
}

fn at_least_one(key: &'static str, value: u32, faults: &mut Faults) {
    if value == 0 {
        faults.push((key, "write at least 1".to_owned()));
    }
}
