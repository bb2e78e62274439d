//! Sessions in PostgreSQL. The cookie's id is kept only as its SHA-256, so that whoever reads the
//! table can take over nobody's session.

use crate::config::Config;
use async_trait::async_trait;
use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};
use sqlx::{PgConnection, PgPool};
use tower_sessions::cookie::SameSite;
use tower_sessions::session::{Id, Record};
use tower_sessions::session_store::{Error, Result};
use tower_sessions::{Expiry, SessionManagerLayer, SessionStore};
use uuid::Uuid;

/// Idle limit of a session (YARDSTICKS: residents ≥ 30 minutes).
pub const IDLE: time::Duration = time::Duration::minutes(30);
/// «Запомнить на этом устройстве».
pub const REMEMBERED: time::Duration = time::Duration::days(30);

#[derive(Clone, Debug)]
pub struct Store(PgPool);

/// The layer that gives handlers their `Session`. `__Host-` and Secure exactly when the portal is https.
pub fn layer(db: &PgPool, config: &Config) -> SessionManagerLayer<Store> {
    let secure = config.secure_cookies();
    SessionManagerLayer::new(Store(db.clone()))
        .with_name(if secure { "__Host-sid" } else { "sid" })
        .with_secure(secure)
        .with_http_only(true)
        .with_same_site(SameSite::Lax)
        .with_path("/")
        .with_expiry(Expiry::OnInactivity(IDLE))
}

fn hash(id: &Id) -> Vec<u8> {
    Sha256::digest(id.to_string().as_bytes()).to_vec()
}

fn backend(error: sqlx::Error) -> Error {
    Error::Backend(error.to_string())
}

fn expires(record: &Record) -> Result<DateTime<Utc>> {
    DateTime::from_timestamp(record.expiry_date.unix_timestamp(), 0)
        .ok_or_else(|| Error::Encode("expiry".into()))
}

fn data(record: &Record) -> Result<serde_json::Value> {
    serde_json::to_value(&record.data).map_err(|error| Error::Encode(error.to_string()))
}

#[async_trait]
impl SessionStore for Store {
    async fn create(&self, record: &mut Record) -> Result<()> {
        // 128 random bits: two alike do not happen, and would be refused by the primary key.
        sqlx::query!(
            "insert into session (id, data, expires_at) values ($1, $2, $3)",
            hash(&record.id),
            data(record)?,
            expires(record)?
        )
        .execute(&self.0)
        .await
        .map_err(backend)?;
        Ok(())
    }

    async fn save(&self, record: &Record) -> Result<()> {
        // Not an upsert: a session that was ended elsewhere stays ended.
        sqlx::query!(
            "update session set data = $2, expires_at = $3 where id = $1",
            hash(&record.id),
            data(record)?,
            expires(record)?
        )
        .execute(&self.0)
        .await
        .map_err(backend)?;
        Ok(())
    }

    async fn load(&self, id: &Id) -> Result<Option<Record>> {
        let row = sqlx::query!(
            "select data, expires_at from session where id = $1 and expires_at > now()",
            hash(id)
        )
        .fetch_optional(&self.0)
        .await
        .map_err(backend)?;
        let Some(row) = row else { return Ok(None) };
        let data =
            serde_json::from_value(row.data).map_err(|error| Error::Decode(error.to_string()))?;
        let expiry_date = time::OffsetDateTime::from_unix_timestamp(row.expires_at.timestamp())
            .map_err(|error| Error::Decode(error.to_string()))?;
        Ok(Some(Record {
            id: *id,
            data,
            expiry_date,
        }))
    }

    async fn delete(&self, id: &Id) -> Result<()> {
        sqlx::query!("delete from session where id = $1", hash(id))
            .execute(&self.0)
            .await
            .map_err(backend)?;
        Ok(())
    }
}

/// Ends all sessions of a customer but the one with `keep`; with none, all of them.
pub async fn end_all(
    db: &mut PgConnection,
    customer: Uuid,
    keep: Option<&Id>,
) -> sqlx::Result<u64> {
    let keep = keep.map(hash);
    let ended = sqlx::query!(
        "delete from session where customer_id = $1 and id is distinct from $2",
        customer,
        keep
    )
    .execute(db)
    .await?;
    Ok(ended.rows_affected())
}

/// A session as its owner sees it. `key` names it on pages; it opens nothing.
pub struct Open {
    pub key: String,
    /// The browser's own words about itself.
    pub device: String,
    pub address: String,
    pub began_at: DateTime<Utc>,
    /// At most five minutes old where it is in use.
    pub seen_at: Option<DateTime<Utc>>,
    /// The one that asks.
    pub this: bool,
}

/// The open sessions of a customer: this one first, then the last used.
pub async fn open(
    db: &mut PgConnection,
    customer: Uuid,
    this: Option<&Id>,
) -> sqlx::Result<Vec<Open>> {
    sqlx::query_as!(
        Open,
        "select encode(id, 'hex') as \"key!\", coalesce(data ->> 'device', '') as \"device!\",
                coalesce(data ->> 'address', '') as \"address!\", created_at as began_at,
                (data ->> 'seen_at')::timestamptz as seen_at, id is not distinct from $2 as \"this!\"
         from session where customer_id = $1 and expires_at > now()
         order by 6 desc, 5 desc nulls last, created_at desc",
        customer,
        this.map(hash)
    )
    .fetch_all(db)
    .await
}

/// Ends the session with this key, if it is the customer's. False when it is not.
pub async fn end_one(db: &mut PgConnection, customer: Uuid, key: &str) -> sqlx::Result<bool> {
    let ended = sqlx::query!(
        "delete from session where customer_id = $1 and encode(id, 'hex') = $2",
        customer,
        key
    )
    .execute(db)
    .await?;
    Ok(ended.rows_affected() == 1)
}

/// Removes what has expired.
pub async fn clean(db: &PgPool) -> sqlx::Result<u64> {
    Ok(sqlx::query!("delete from session where expires_at < now()")
        .execute(db)
        .await?
        .rows_affected())
}
