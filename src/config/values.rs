//! Values that need more than serde's own reading.

use std::fmt;
use std::net::{IpAddr, SocketAddr};

use chrono_tz::Tz;
use ipnet::IpNet;
use serde::{Deserialize, Deserializer, de::Error};

/// A password, key or address with a password in it: never shown by `{:?}`.
#[derive(Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(transparent)]
pub struct Secret(String);

impl Secret {
    pub fn new(value: impl Into<String>) -> Self {
        Self(value.into())
    }
    /// The secret itself; keep it out of logs and messages.
    pub fn expose(&self) -> &str {
        &self.0
    }
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_empty() { "\"\"" } else { "***" })
    }
}

/// A network such as `10.0.0.0/8`, or a single address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Network(IpNet);

impl Network {
    /// An IPv4 address that arrives mapped into IPv6 (`::ffff:10.0.0.1`) counts as IPv4.
    pub fn contains(&self, address: IpAddr) -> bool {
        self.0.contains(&address.to_canonical())
    }
}

impl TryFrom<String> for Network {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        let net = text
            .trim()
            .parse()
            .or_else(|_| text.trim().parse::<IpAddr>().map(IpNet::from));
        net.map(Self)
            .map_err(|_| format!("`{text}` is no network; write 10.0.0.0/8 or 192.168.0.1"))
    }
}

/// A payee's account with the bank, written `PAYEE=ACCOUNT`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct BankAccount {
    /// The payee's code in suppliers.csv.
    pub payee: String,
    pub account: String,
}

impl TryFrom<String> for BankAccount {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        match text
            .split_once('=')
            .map(|(payee, account)| (payee.trim(), account.trim()))
        {
            Some((payee, account)) if !payee.is_empty() && !account.is_empty() => Ok(Self {
                payee: payee.to_owned(),
                account: account.to_owned(),
            }),
            _ => Err(format!("`{text}` names no account; write PAYEE=ACCOUNT")),
        }
    }
}

/// A closed set of words: the enum, its reading and its spelling.
macro_rules! choice {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Deserialize)]
        #[serde(try_from = "String")]
        pub enum $name { $($(#[$variant_doc])* $variant,)+ }

        impl $name {
            pub const ALL: &[Self] = &[$(Self::$variant,)+];
            /// The word of `config.toml`.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }
        }

        impl TryFrom<String> for $name {
            type Error = String;
            fn try_from(text: String) -> Result<Self, String> {
                match text.as_str() {
                    $($word => Ok(Self::$variant),)+
                    _ => Err(format!("`{text}` is unknown; write one of: {}", [$($word,)+].join(", "))),
                }
            }
        }
    };
}
pub(super) use choice;

fn text<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    Ok(String::deserialize(from)?.trim().to_owned())
}

pub(super) fn address<'de, D: Deserializer<'de>>(from: D) -> Result<SocketAddr, D::Error> {
    let text = text(from)?;
    text.parse().map_err(|_| {
        D::Error::custom(format!(
            "`{text}` is no address with a port; write 127.0.0.1:8080 or [::]:8080"
        ))
    })
}

pub(super) fn address_or_none<'de, D: Deserializer<'de>>(
    from: D,
) -> Result<Option<SocketAddr>, D::Error> {
    let text = text(from)?;
    if text.is_empty() {
        return Ok(None);
    }
    text.parse().map(Some).map_err(|_| {
        D::Error::custom(format!(
            "`{text}` is no address with a port; write 127.0.0.1:9090, or leave it empty"
        ))
    })
}

pub(super) fn path_or_none<'de, D: Deserializer<'de>>(
    from: D,
) -> Result<Option<std::path::PathBuf>, D::Error> {
    let text = text(from)?;
    Ok((!text.is_empty()).then(|| text.into()))
}

pub(super) fn time_zone<'de, D: Deserializer<'de>>(from: D) -> Result<Tz, D::Error> {
    let text = text(from)?;
    text.parse().map_err(|_| {
        D::Error::custom(format!(
            "`{text}` is no time zone; write a name such as Europe/Moscow or Asia/Tomsk"
        ))
    })
}
