//! Settings of one process: `config.toml`, then the environment, checked before anything starts.
//!
//! The commented `config.toml` of the repository is compiled in and *is* the defaults and the list of known keys:
//! an operator's file or variable can only replace what stands there, everything else is refused by name.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use config::{File, FileFormat, Map, Source, Value, ValueKind};
use serde::Deserialize;

mod check;
mod sections;
mod values;

pub use sections::*;
pub use values::{Network, Secret};

const DEFAULTS: &str = include_str!("../config.toml");
const ENV_PREFIX: &str = "KABINET__";

/// All settings, validated. Paths are absolute.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    pub server: Server,
    pub database: Database,
    pub storage: Storage,
    pub mail: Mail,
    pub organisation: Organisation,
    pub signup: Signup,
    pub linking: Linking,
    pub captcha: Captcha,
    pub payments: Payments,
    pub sms: Sms,
    pub staff: Staff,
    pub limits: Limits,
    /// Set by `kabinet demo` alone: demo mailbox, banner, staff without a second factor.
    #[serde(skip)]
    pub demo: bool,
}

/// Why the settings cannot be used. Its text names the file or variable, the key and the mend.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    #[error("{}: no such file; name an existing one with --config, or leave --config out", .0.display())]
    Missing(PathBuf),
    #[error("{}: {cause}", .file.display())]
    Unreadable { file: PathBuf, cause: String },
    #[error("{}", .0.iter().map(Fault::to_string).collect::<Vec<_>>().join("\n"))]
    Faulty(Vec<Fault>),
}

/// One key that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {key}: {problem}")]
pub struct Fault {
    /// The file, or the environment variable.
    pub place: String,
    pub key: String,
    /// What is wrong and what to write instead. Never holds a secret.
    pub problem: String,
}

impl Config {
    /// Reads `file`, or without one `config.toml` of the current folder if there is such; then the environment.
    ///
    /// # Errors
    /// A named file that is missing, a file that is not TOML, unknown keys, values that do not fit.
    pub fn load(file: Option<&Path>) -> Result<Self, ConfigError> {
        let env = std::env::vars_os().filter_map(|(name, value)| {
            Some((
                name.into_string().ok()?,
                value.to_string_lossy().into_owned(),
            ))
        });
        match file {
            Some(file) => Self::load_with(Some(file), env),
            None => {
                let usual = Path::new("config.toml");
                Self::load_with(usual.exists().then_some(usual), env)
            }
        }
    }

    /// [`Config::load`] with the environment as an argument; without a file paths count from the current folder.
    ///
    /// # Errors
    /// As [`Config::load`].
    pub fn load_with(
        file: Option<&Path>,
        env: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Self, ConfigError> {
        let known = read_defaults()?;
        let mut faults = Vec::new();
        let mut builder = config::Config::builder().add_source(Layer(known.clone()));
        let place_of_file =
            file.map_or_else(|| "settings".to_owned(), |file| file.display().to_string());
        if let Some(file) = file {
            let written = read_file(file)?;
            unknown_keys(&known, &written, "", &place_of_file, &mut faults);
            builder = builder.add_source(Layer(written));
        }
        let mut variables = Vec::new();
        for (name, value) in env {
            let Some(path) = name.strip_prefix(ENV_PREFIX) else {
                continue;
            };
            let key = path.to_lowercase().replace("__", ".");
            match find(&known, &key) {
                Some(ValueKind::Table(_)) | None => faults.push(Fault {
                    place: name,
                    problem: "unknown key; the known ones are in the commented config.toml"
                        .to_owned(),
                    key,
                }),
                Some(default) => {
                    let value = from_environment(default, value);
                    builder = builder
                        .set_override(&key, value)
                        .map_err(|e| unreadable(Path::new(&name), &e))?;
                    variables.push((key, name));
                }
            }
        }
        let place = |key: &str| {
            let of_key = |known: &str| key == known || key.starts_with(&format!("{known}["));
            variables
                .iter()
                .find(|(known, _)| of_key(known))
                .map_or_else(|| place_of_file.clone(), |(_, name)| name.clone())
        };
        if !faults.is_empty() {
            return Err(ConfigError::Faulty(faults));
        }
        let mut config: Config = builder
            .build()
            .and_then(config::Config::try_deserialize)
            .map_err(|e| ConfigError::Faulty(vec![fault(e, &place)]))?;
        config.anchor(file.and_then(Path::parent).unwrap_or(Path::new("")))?;
        let faults: Vec<Fault> = check::check(&config)
            .into_iter()
            .map(|(key, problem)| Fault {
                place: place(key),
                key: key.to_owned(),
                problem,
            })
            .collect();
        if faults.is_empty() {
            Ok(config)
        } else {
            Err(ConfigError::Faulty(faults))
        }
    }

    /// The defaults, paths counted from the current folder; neither file nor environment is read.
    ///
    /// # Errors
    /// None unless the compiled-in `config.toml` is broken, which a test excludes.
    pub fn defaults() -> Result<Self, ConfigError> {
        Self::load_with(None, [])
    }

    /// What `kabinet demo` runs with: everything under `data_dir`, the demo bank, staff without a second factor.
    /// Reads neither file nor environment, so that a demo never touches a real installation.
    ///
    /// # Errors
    /// As [`Config::defaults`], and when the current folder cannot be told.
    pub fn demo(listen: SocketAddr, data_dir: &Path) -> Result<Self, ConfigError> {
        let mut config = Self::defaults()?;
        config.server.listen = listen;
        config.storage.data_dir = absolute(data_dir)?;
        config.mail.dir = config.storage.data_dir.join("mail");
        config.sms.dir = config.storage.data_dir.join("sms");
        config.payments.gateway = Gateway::Demo;
        config.staff.second_factor = SecondFactor::Off;
        config.demo = true;
        Ok(config)
    }

    /// Where residents reach the portal: scheme, host and port, no slash at the end.
    pub fn public_url(&self) -> String {
        match self.server.public_url.trim_end_matches('/') {
            "" => format!("http://{}", self.server.listen),
            url => url.to_owned(),
        }
    }

    /// Whether cookies are `Secure` and named `__Host-`.
    pub fn secure_cookies(&self) -> bool {
        self.server.public_url.starts_with("https://")
    }

    /// Makes the paths absolute.
    fn anchor(&mut self, folder: &Path) -> Result<(), ConfigError> {
        let paths = [
            &mut self.storage.data_dir,
            &mut self.mail.dir,
            &mut self.sms.dir,
        ];
        for path in paths.into_iter().chain(self.organisation.logo.as_mut()) {
            *path = absolute(&folder.join(&*path))?;
        }
        Ok(())
    }
}

/// The twin for tests: defaults, the demo bank, any free port, limits that no test meets by chance.
impl Config {
    pub fn test() -> Self {
        let mut config = Self::defaults().expect("the compiled-in config.toml is sound");
        let folder = std::env::temp_dir().join(format!("kabinet-test-{}", std::process::id()));
        config.server.listen = SocketAddr::from(([127, 0, 0, 1], 0));
        config.server.public_url = "http://kabinet.test".to_owned();
        config.mail.dir = folder.join("mail");
        config.sms.dir = folder.join("sms");
        config.storage.data_dir = folder;
        config.payments.gateway = Gateway::Demo;
        let limits = &mut config.limits;
        for limit in [
            &mut limits.requests_per_minute,
            &mut limits.sign_in_per_minute,
            &mut limits.sign_up_per_hour,
            &mut limits.recovery_per_hour,
        ] {
            *limit = 1_000_000;
        }
        config
    }
}

/// A tree of keys that was read already.
#[derive(Debug, Clone)]
struct Layer(Map<String, Value>);

impl Source for Layer {
    fn clone_into_box(&self) -> Box<dyn Source + Send + Sync> {
        Box::new(self.clone())
    }
    fn collect(&self) -> Result<Map<String, Value>, config::ConfigError> {
        Ok(self.0.clone())
    }
}

fn read_defaults() -> Result<Map<String, Value>, ConfigError> {
    File::from_str(DEFAULTS, FileFormat::Toml)
        .collect()
        .map_err(|e| unreadable(Path::new("config.toml"), &e))
}

fn read_file(file: &Path) -> Result<Map<String, Value>, ConfigError> {
    let text = std::fs::read_to_string(file).map_err(|e| match e.kind() {
        std::io::ErrorKind::NotFound => ConfigError::Missing(file.to_owned()),
        _ => ConfigError::Unreadable {
            file: file.to_owned(),
            cause: e.to_string(),
        },
    })?;
    File::from_str(&text, FileFormat::Toml)
        .collect()
        .map_err(|e| unreadable(file, &e))
}

fn unreadable(file: &Path, cause: &dyn std::fmt::Display) -> ConfigError {
    ConfigError::Unreadable {
        file: file.to_owned(),
        cause: cause.to_string().trim_end().to_owned(),
    }
}

fn absolute(path: &Path) -> Result<PathBuf, ConfigError> {
    std::path::absolute(path).map_err(|e| unreadable(path, &e))
}

/// Compares what was written with the tree of known keys.
fn unknown_keys(
    known: &Map<String, Value>,
    written: &Map<String, Value>,
    section: &str,
    place: &str,
    faults: &mut Vec<Fault>,
) {
    let mut names: Vec<&str> = known.keys().map(String::as_str).collect();
    names.sort_unstable();
    for (name, value) in written {
        let key = format!("{section}{name}");
        match (known.get(name).map(|v| &v.kind), &value.kind) {
            (None, _) => faults.push(Fault {
                place: place.to_owned(),
                key,
                problem: format!("unknown key; known here: {}", names.join(", ")),
            }),
            (Some(ValueKind::Table(known)), ValueKind::Table(written)) => {
                unknown_keys(known, written, &format!("{key}."), place, faults);
            }
            (Some(ValueKind::Table(_)), _) => faults.push(Fault {
                place: place.to_owned(),
                problem: format!("is a section: write [{key}] and its keys below"),
                key,
            }),
            (Some(_), _) => {}
        }
    }
}

fn find<'a>(tree: &'a Map<String, Value>, key: &str) -> Option<&'a ValueKind> {
    match key.split_once('.') {
        None => tree.get(key).map(|v| &v.kind),
        Some((section, rest)) => match &tree.get(section)?.kind {
            ValueKind::Table(inner) => find(inner, rest),
            _ => None,
        },
    }
}

/// A variable is text; it becomes a list where the default is one. Numbers and ticks are read by their fields,
/// so that a bank code keeps its leading zero.
fn from_environment(default: &ValueKind, text: String) -> ValueKind {
    match default {
        ValueKind::Array(_) => ValueKind::Array(
            text.split(',')
                .map(str::trim)
                .filter(|part| !part.is_empty())
                .map(|part| Value::new(None, part))
                .collect(),
        ),
        _ => ValueKind::String(text),
    }
}

/// The key and the problem out of a reading error.
fn fault(error: config::ConfigError, place: &dyn Fn(&str) -> String) -> Fault {
    let (key, problem) = match error {
        config::ConfigError::Type {
            key,
            unexpected,
            expected,
            ..
        } => (key, format!("{unexpected} does not fit, write {expected}")),
        config::ConfigError::At { key, error, .. } => (key, error.to_string()),
        other => (None, other.to_string()),
    };
    let key = key.unwrap_or_default();
    Fault {
        place: place(&key),
        key,
        problem,
    }
}

#[cfg(test)]
mod tests;
