//! Closing a customer's account: what tells who he was goes, what the law keeps stays without it.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

/// Empties the person's row: ledger and journal go on naming its id, which says nothing any more. Address
/// and telephone are free for another sign-up. That he had agreed, to what and until when stays; from where
/// does not.
pub async fn close(db: &mut PgConnection, customer: Uuid, now: DateTime<Utc>) -> sqlx::Result<()> {
    sqlx::query!(
        "delete from sign_up s using customer c
         where c.id = $1 and (s.customer_id = c.id or s.email_key = c.email_key)",
        customer
    )
    .execute(&mut *db)
    .await?;
    for table in [
        sqlx::query!("delete from one_time_link where customer_id = $1", customer),
        sqlx::query!("delete from phone_code where customer_id = $1", customer),
        sqlx::query!(
            "delete from notification_wish where customer_id = $1",
            customer
        ),
    ] {
        table.execute(&mut *db).await?;
    }
    sqlx::query!(
        "update consent set withdrawn_at = coalesce(withdrawn_at, $2), address = '', user_agent = '' where customer_id = $1",
        customer,
        now
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!(
        "update customer set email = '', email_key = id::text, password_hash = '', last_name = '', first_name = '',
                middle_name = '', phone = null, phone_confirmed_at = null, birth_date = null, gender = null, closed_at = $2
         where id = $1",
        customer,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Addresses that a person wanted as his login, in lower case, unless they are somebody's.
pub async fn asked_addresses(db: &mut PgConnection, customer: Uuid) -> sqlx::Result<Vec<String>> {
    sqlx::query_scalar!(
        "select distinct lower(l.email) as \"email!\" from one_time_link l
         where l.customer_id = $1 and l.email is not null
           and not exists (select from customer c where c.email_key = lower(l.email))",
        customer
    )
    .fetch_all(db)
    .await
}
