//! What this installation signs with.

use sqlx::PgPool;

/// The installation's secret, made by the first migration.
pub async fn secret(db: &PgPool) -> sqlx::Result<Vec<u8>> {
    sqlx::query_scalar!("select secret from app_secret")
        .fetch_one(db)
        .await
}
