//! How a bank lays out its file: data, not code. Two profiles are built in; `registries.toml` in the data
//! folder adds others.

use super::charset::Charset;
use serde::Deserialize;
use std::path::Path;

/// A layout by name.
#[derive(Clone, Debug)]
pub struct Profile {
    pub name: String,
    /// Whose ids the lines bear; empty = the gateway that is connected.
    pub gateway: String,
    pub charset: Charset,
    pub layout: Layout,
}

#[derive(Clone, Debug)]
pub enum Layout {
    Delimited(Box<Delimited>),
    /// 1CClientBankExchange.
    OneC,
}

/// A payment a line, fields between separators. Columns count from 1.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Delimited {
    pub name: String,
    /// A bank's id names a payment of this gateway alone; empty = the one that is connected.
    #[serde(default)]
    pub gateway: String,
    #[serde(default)]
    pub charset: Charset,
    #[serde(default = "semicolon")]
    pub separator: String,
    /// Lines that begin so say nothing of payments.
    #[serde(default)]
    pub skip: Vec<String>,
    /// The line with the totals begins so; empty = the layout has none.
    #[serde(default)]
    pub trailer: String,
    /// Of the trailer, without its sign; 0 = not told.
    #[serde(default)]
    pub trailer_count: usize,
    #[serde(default)]
    pub trailer_sum: usize,
    /// Further sums that the totals tell: the column of the lines, and of the trailer.
    #[serde(default)]
    pub sums: Vec<[usize; 2]>,
    /// As chrono has them; the first that fits.
    pub dates: Vec<String>,
    pub date: usize,
    pub account: usize,
    /// The same in files with skipped lines at their head; 0 = the same column.
    #[serde(default)]
    pub account_headed: usize,
    /// A field `KEY: VALUE` with the account number, wherever it stands.
    #[serde(default)]
    pub account_key: String,
    pub amount: usize,
    /// 0 = the layout has none.
    #[serde(default)]
    pub id: usize,
    #[serde(default)]
    pub purpose: usize,
}

fn semicolon() -> String {
    ";".to_owned()
}

/// Why the file of profiles is not taken.
#[derive(Debug, thiserror::Error)]
pub enum ProfileError {
    #[error("{0}")]
    Unreadable(String),
    #[error("profile {name}: {key}: {reason}")]
    Wrong {
        name: String,
        key: &'static str,
        reason: String,
    },
    #[error("profile {0}: there are two of this name")]
    Twice(String),
    #[error("there is no profile {name}; there are: {known}")]
    Unknown { name: String, known: String },
}

/// Gateways by name, as payments are stored.
const GATEWAYS: [&str; 4] = ["demo", "yookassa", "moneta", "rbs"];

/// The file of further profiles, in `storage.data_dir`.
const FILE: &str = "registries.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Listed {
    #[serde(default)]
    profile: Vec<Delimited>,
}

/// Sberbank's registry of payments (DOMAIN 7).
fn sberbank() -> Delimited {
    Delimited {
        name: "sberbank".to_owned(),
        gateway: String::new(),
        charset: Charset::Auto,
        separator: semicolon(),
        skip: vec!["#".to_owned()],
        trailer: "=".to_owned(),
        trailer_count: 1,
        trailer_sum: 2,
        sums: vec![[11, 3], [12, 4]],
        dates: ["%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y"]
            .map(str::to_owned)
            .to_vec(),
        date: 1,
        account: 6,
        account_headed: 3,
        account_key: "CLIENTNO".to_owned(),
        amount: 10,
        id: 5,
        purpose: 0,
    }
}

/// Every profile there is.
///
/// # Errors
/// What is wrong with `registries.toml`, by profile and key.
pub fn profiles(data_dir: &Path) -> Result<Vec<Profile>, ProfileError> {
    let mut all = vec![
        made(sberbank()),
        Profile {
            name: "1c".to_owned(),
            gateway: String::new(),
            charset: Charset::Auto,
            layout: Layout::OneC,
        },
    ];
    let path = data_dir.join(FILE);
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(all),
        Err(error) => {
            let told = format!("{}: {error}", path.display());
            return Err(ProfileError::Unreadable(told));
        }
    };
    let listed = config::Config::builder()
        .add_source(config::File::from_str(&text, config::FileFormat::Toml))
        .build()
        .and_then(|file| file.try_deserialize::<Listed>())
        .map_err(|error| ProfileError::Unreadable(format!("{}: {error}", path.display())))?;
    for profile in listed.profile {
        check(&profile)?;
        if all.iter().any(|known| known.name == profile.name) {
            return Err(ProfileError::Twice(profile.name));
        }
        all.push(made(profile));
    }
    Ok(all)
}

fn made(layout: Delimited) -> Profile {
    Profile {
        name: layout.name.clone(),
        gateway: layout.gateway.clone(),
        charset: layout.charset,
        layout: Layout::Delimited(Box::new(layout)),
    }
}

/// The profile called `name`.
///
/// # Errors
/// As [`profiles`], and that there is none of that name.
pub fn named(data_dir: &Path, name: &str) -> Result<Profile, ProfileError> {
    let all = profiles(data_dir)?;
    let known: Vec<String> = all.iter().map(|profile| profile.name.clone()).collect();
    let found = all.into_iter().find(|profile| profile.name == name);
    found.ok_or_else(|| ProfileError::Unknown {
        name: name.to_owned(),
        known: known.join(", "),
    })
}

fn check(profile: &Delimited) -> Result<(), ProfileError> {
    let wrong = |key, reason: &str| {
        Err(ProfileError::Wrong {
            name: profile.name.clone(),
            key,
            reason: reason.to_owned(),
        })
    };
    let named = !profile.name.is_empty()
        && profile
            .name
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    if !named {
        return wrong("name", "small letters, digits and - only");
    }
    if !profile.gateway.is_empty() && !GATEWAYS.contains(&profile.gateway.as_str()) {
        return wrong("gateway", &format!("one of {}", GATEWAYS.join(", ")));
    }
    if profile.separator.chars().count() != 1 {
        return wrong("separator", "one sign, as \";\" or \"\\t\"");
    }
    for (key, column) in [
        ("date", profile.date),
        ("account", profile.account),
        ("amount", profile.amount),
    ] {
        if column == 0 {
            return wrong(key, "columns count from 1");
        }
    }
    if profile.dates.is_empty() {
        return wrong("dates", "at least one format, as \"%d-%m-%Y\"");
    }
    for format in &profile.dates {
        let mut items = chrono::format::StrftimeItems::new(format);
        if items.any(|item| item == chrono::format::Item::Error) {
            return wrong("dates", &format!("{format} is no format of a day"));
        }
    }
    let counted = profile.trailer_count + profile.trailer_sum + profile.sums.len();
    if profile.trailer.is_empty() && counted > 0 {
        return wrong("trailer", "empty, but its columns are given");
    }
    if profile.sums.as_flattened().contains(&0) {
        return wrong("sums", "columns count from 1");
    }
    if profile.skip.iter().any(String::is_empty) {
        return wrong("skip", "an empty sign would skip every line");
    }
    let hidden =
        |sign: &String| !profile.trailer.is_empty() && profile.trailer.starts_with(sign.as_str());
    if profile.skip.iter().any(hidden) {
        return wrong("skip", "the line with the totals would be skipped");
    }
    Ok(())
}
