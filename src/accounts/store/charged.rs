//! Services charged by average or norm, from the view of migration 0012.

use crate::accounts::charged::ChargedOtherwise;
use sqlx::PgConnection;
use uuid::Uuid;

/// By the order of the services; one statement.
pub async fn charged_otherwise(
    db: &mut PgConnection,
    account: Uuid,
) -> sqlx::Result<Vec<ChargedOtherwise>> {
    sqlx::query_as!(
        ChargedOtherwise,
        r#"select v.name as service, v.name_en as service_en, c.basis as "basis!", c.since as "since!",
                  c.meters as "meters!", c.verified_until, c.last_read
           from charged_otherwise c join service v on v.code = c.service_code
           where c.account_id = $1
           order by v.position, v.code"#,
        account
    )
    .fetch_all(db)
    .await
}
