//! `legal_text`: every version that anybody could have agreed to.

use sha2::{Digest, Sha256};
use sqlx::PgConnection;

/// Keeps a text under its version; one that is kept already stays as it is.
pub async fn keep(
    db: &mut PgConnection,
    (kind, version, lang): (&str, &str, &str),
    body: &str,
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into legal_text (kind, version, lang, sha256, body) values ($1, $2, $3, $4, $5)
         on conflict (kind, version, lang) do nothing",
        kind,
        version,
        lang,
        Sha256::digest(body.as_bytes()).to_vec(),
        body
    )
    .execute(db)
    .await?;
    Ok(())
}
