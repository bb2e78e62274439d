//! What every request and job holds: built once for `serve`, `work` and tests. Knows no capability.

use crate::{
    base::Clock,
    config::Config,
    i18n::{Lang, Words},
    web::limits::Limits,
};
use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use sqlx::PgPool;
use std::sync::Arc;

pub mod gateway;
pub mod outside;
pub mod signed;
pub mod vault;

/// Shared state; cloning is cheap.
#[derive(Clone)]
pub struct App(Arc<Inner>);

pub struct Inner {
    pub db: PgPool,
    pub config: Config,
    pub clock: Clock,
    pub limits: Limits,
    /// The bank; none where paying is off.
    pub gateway: Option<Arc<dyn gateway::Gateway>>,
    /// Signs what leaves us and comes back (proofs of work, waits). Lives in the database, so that
    /// copies of the server agree.
    pub secret: Vec<u8>,
    /// Keeps secrets that must be read again.
    pub vault: vault::Vault,
    /// Bounds how many passwords are hashed at once (YARDSTICKS 2).
    pub hashing: Arc<tokio::sync::Semaphore>,
    /// Places to wait for that: about two seconds of work, above it 503 (YARDSTICKS 2).
    pub hashing_queue: tokio::sync::Semaphore,
    /// What a password reset must also do, told by those above identity.
    pub on_password_reset: Vec<Hook>,
    /// What closing a customer's account must also do; it still stands while they run.
    pub on_account_deleted: Vec<Hook>,
    /// What must also be done when somebody asks for recovery of a customer's password.
    pub on_recovery_asked: Vec<Hook>,
    /// What must also be done when a customer signs in with his password.
    pub on_signed_in: Vec<Hook>,
}

/// What must also happen, told where all is composed.
#[derive(Default)]
pub struct Hooks {
    pub on_password_reset: Vec<Hook>,
    pub on_account_deleted: Vec<Hook>,
    pub on_recovery_asked: Vec<Hook>,
    pub on_signed_in: Vec<Hook>,
}

/// Runs inside the caller's transaction with the customer's id.
pub type Hook = for<'c> fn(
    &'c App,
    &'c mut sqlx::PgConnection,
    uuid::Uuid,
)
    -> std::pin::Pin<Box<dyn Future<Output = sqlx::Result<()>> + Send + 'c>>;

impl std::ops::Deref for App {
    type Target = Inner;
    fn deref(&self) -> &Inner {
        &self.0
    }
}

/// How many passwords are hashed at once: a core stays free for pages (YARDSTICKS 2).
fn hashing_permits() -> usize {
    std::thread::available_parallelism().map_or(1, |cores| cores.get().saturating_sub(1).max(1))
}

/// Who may wait for one permit: 2 s at 15 ms a hash.
const HASHING_QUEUE: usize = 130;

impl App {
    /// Over a migrated database.
    ///
    /// # Errors
    /// The database does not answer, or holds no secret (not migrated); the key of saved secrets in
    /// `storage.data_dir` cannot be read.
    pub async fn build(
        db: PgPool,
        config: Config,
        clock: Clock,
        gateway: Option<Arc<dyn gateway::Gateway>>,
        hooks: Hooks,
    ) -> anyhow::Result<App> {
        let secret = crate::db::secret(&db).await?;
        let vault = vault::Vault::open(&config.storage.data_dir)?;
        let limits = Limits::new(&config.limits, &config.server);
        let hashing = Arc::new(tokio::sync::Semaphore::new(hashing_permits()));
        let hashing_queue = tokio::sync::Semaphore::new(hashing_permits() * HASHING_QUEUE);
        Ok(App(Arc::new(Inner {
            db,
            config,
            clock,
            limits,
            gateway,
            secret,
            vault,
            hashing,
            hashing_queue,
            on_password_reset: hooks.on_password_reset,
            on_account_deleted: hooks.on_account_deleted,
            on_recovery_asked: hooks.on_recovery_asked,
            on_signed_in: hooks.on_signed_in,
        })))
    }
    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }
    /// The organisation's time zone: windows, due dates and days of delay count in it.
    pub fn zone(&self) -> Tz {
        self.config.organisation.time_zone
    }
    /// The language of whoever has not chosen one.
    pub fn lang(&self) -> Lang {
        match self.config.organisation.locale {
            crate::config::Locale::Ru => Lang::Ru,
            crate::config::Locale::En => Lang::En,
        }
    }
    pub fn today(&self) -> NaiveDate {
        self.clock.today(self.zone())
    }
    pub fn words(&self, lang: Lang) -> Words {
        lang.words(self.zone())
    }
    /// An absolute address of this portal, for letters and banks: `path` starts with `/`.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.config.public_url())
    }
}
