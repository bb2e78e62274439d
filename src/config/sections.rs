//! The sections of `config.toml`, key by key; defaults and explanations stand there.

use std::net::SocketAddr;
use std::path::PathBuf;

use crate::base::Money;
use chrono_tz::Tz;
use serde::Deserialize;

use super::values::{
    BankAccount, Network, Secret, address, address_or_none, choice, path_or_none, time_zone,
};

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Server {
    #[serde(deserialize_with = "address")]
    pub listen: SocketAddr,
    /// As written; use [`super::Config::public_url`].
    pub public_url: String,
    pub trusted_proxies: Vec<Network>,
    #[serde(deserialize_with = "address_or_none")]
    pub metrics_listen: Option<SocketAddr>,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Database {
    /// Empty = the private cluster.
    pub url: Secret,
    /// Empty = none.
    pub replica_url: Secret,
    pub max_connections: u32,
    /// Prepared statements kept for each connection; 0 = none are named.
    pub statement_cache: usize,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Storage {
    pub data_dir: PathBuf,
}

choice! {
    MailTransport { Smtp = "smtp", File = "file", }
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mail {
    pub transport: MailTransport,
    pub dir: PathBuf,
    pub smtp_url: Secret,
    pub from: String,
}

choice! {
    Locale { Ru = "ru", En = "en", }
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Organisation {
    pub name: String,
    pub phone: String,
    pub hours: String,
    pub address: String,
    #[serde(deserialize_with = "time_zone")]
    pub time_zone: Tz,
    pub locale: Locale,
    #[serde(deserialize_with = "path_or_none")]
    pub logo: Option<PathBuf>,
    /// `#rrggbb`, or empty.
    pub colour: String,
}

choice! {
    SignupMethod { Email = "email", Account = "account", Printed = "printed", }
}
choice! {
    PasswordPolicy {
        /// 8–128 characters, a digit, a capital and a small Latin letter (the supplier's manual).
        Manual = "manual",
        /// At least 12 characters and no other rule.
        Length = "length",
    }
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signup {
    pub methods: Vec<SignupMethod>,
    pub one_user_per_account: bool,
    pub password_policy: PasswordPolicy,
}

choice! {
    /// What proves that an account is one's own (CONTRACT §4, control answers).
    LinkQuestion {
        LinkCode = "link_code",
        BillTotal = "bill_total",
        LastPayment = "last_payment",
        Surname = "surname",
        MeterSerial = "meter_serial",
        FullName = "full_name",
    }
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Linking {
    pub questions: Vec<LinkQuestion>,
    pub attempts: u32,
    pub lock_minutes: u32,
    pub account_failures_per_30_days: u32,
    pub address_failures_per_hour: u32,
}

choice! {
    CaptchaKind { Altcha = "altcha", Off = "off", }
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Captcha {
    pub kind: CaptchaKind,
}

choice! {
    Gateway { Off = "off", Demo = "demo", Yookassa = "yookassa", Moneta = "moneta", Rbs = "rbs", }
}
impl Gateway {
    /// Whether real money moves.
    pub fn is_real(self) -> bool {
        !matches!(self, Self::Off | Self::Demo)
    }
}
choice! {
    Split { Single = "single", Transfers = "transfers", PerSupplier = "per_supplier", }
}

choice! {
    /// What the fiscal receipt calls a sum above the debt.
    Overpayment { FullPayment = "full_payment", Advance = "advance", }
}
choice! {
    /// As whom a collector takes money for suppliers, in YooKassa's words (DOMAIN 2).
    AgentType {
        /// In its own name: the fiscal receipt names nobody else.
        Nobody = "",
        BankingPaymentAgent = "banking_payment_agent",
        BankingPaymentSubagent = "banking_payment_subagent",
        PaymentAgent = "payment_agent",
        PaymentSubagent = "payment_subagent",
        Attorney = "attorney",
        Commissioner = "commissioner",
        Agent = "agent",
    }
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Payments {
    pub gateway: Gateway,
    pub split: Split,
    /// Further origins of the bank's pages (`https://host`), where they are not on its interface's host.
    pub page_origins: Vec<String>,
    /// A second code on printed bills, which opens the bill at `/b/…` and pays it without sign-in: whoever
    /// has the paper may. Off: the suppliers' codes stand there alone.
    pub bill_code: bool,
    /// The payee's account with the bank, by the payee's code: for `split = "transfers"`.
    pub accounts: Vec<BankAccount>,
    /// A refund above it, in roubles, waits for a second member of staff.
    pub refund_approval_above: Money,
    pub overpayment: Overpayment,
    /// The payer may have the fiscal receipt by SMS.
    pub receipt_phone: bool,
    pub collector: Collector,
    pub yookassa: Yookassa,
    pub moneta: Moneta,
    pub rbs: Rbs,
}

/// Who receives a single payment.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Collector {
    pub name: String,
    pub inn: String,
    /// Empty for an entrepreneur, who has none.
    pub kpp: String,
    pub bank_name: String,
    pub bic: String,
    pub account: String,
    pub correspondent_account: String,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Yookassa {
    pub shop_id: String,
    pub secret_key: Secret,
    pub api_url: String,
    pub notify_from: Vec<Network>,
    pub vat_code: u8,
    pub tax_system_code: u8,
    pub agent_type: AgentType,
}

choice! {
    /// Whether MONETA's signature over its Pay URL call covers MNT_COMMAND, where that is sent (DOMAIN 14: not known).
    CommandSigned { Either = "either", Yes = "yes", No = "no", }
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Moneta {
    pub account: String,
    pub integrity_key: Secret,
    pub assistant_url: String,
    pub test_mode: bool,
    /// How long MONETA repeats its call before it gives up (DOMAIN 3: 24–27 hours).
    pub window_hours: u32,
    pub command_signed: CommandSigned,
    /// Its cash register makes the fiscal receipt from our answer to its call.
    pub receipts: bool,
    /// VAT of the receipt's lines in its code (`vatTag`): 1105 without VAT.
    pub vat_tag: u16,
    /// Tax system of the receipt, 1–6.
    pub tax_system: u8,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rbs {
    pub user: String,
    pub password: Secret,
    pub api_url: String,
    pub callback_key: Secret,
    /// VAT of the fiscal receipt's lines, in the bank's own code (`taxType`).
    pub tax_type: u8,
    /// Tax system of the fiscal receipt, in the bank's own code (`taxSystem`).
    pub tax_system: u8,
}

choice! {
    SmsGateway { File = "file", Smsc = "smsc", Smsru = "smsru", }
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sms {
    pub gateway: SmsGateway,
    pub dir: PathBuf,
    pub api_url: String,
    pub login: String,
    pub password: Secret,
}

choice! {
    SecondFactor { Required = "required", Off = "off", }
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Staff {
    pub second_factor: SecondFactor,
}

/// Per client address; posts unless said.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// GET and POST.
    pub requests_per_minute: u32,
    pub sign_in_per_minute: u32,
    pub sign_up_per_hour: u32,
    pub recovery_per_hour: u32,
    pub body_kb: u32,
    pub upload_mb: u32,
}

impl Limits {
    /// Bytes of a form without files.
    pub fn body_bytes(&self) -> usize {
        self.body_kb as usize * 1024
    }
    /// Bytes of a form with files.
    pub fn upload_bytes(&self) -> usize {
        self.upload_mb as usize * 1024 * 1024
    }
}
