//! Who a login may be.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

/// Somebody whom a login names. The password decides.
#[derive(Clone, Debug)]
pub struct Candidate {
    pub who: Who,
    pub password_hash: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    Customer(Uuid),
    /// Signed up, address not confirmed.
    SignUp(Uuid),
}

/// A typed login in the forms it is compared in.
pub struct Login<'a> {
    pub email_key: Option<&'a str>,
    pub phone: Option<&'a str>,
    pub number_key: Option<&'a str>,
}

/// At most `most` people, customers first: by address, by confirmed phone, by the number of a linked account.
/// A sign-up counts only while nobody is registered under its address; of several the newest.
pub async fn candidates(
    db: &mut PgConnection,
    login: &Login<'_>,
    now: DateTime<Utc>,
    most: i64,
) -> sqlx::Result<Vec<Candidate>> {
    let rows = sqlx::query!(
        "with named as (
             select id, 1 as rank, created_at as since from customer where email_key = $1
             union all
             select id, 2, created_at from customer where phone = $2 and phone_confirmed_at is not null
             union all
             select customer_id, 3, linked_at from login_name where login_key = $3)
         (select c.id as \"id!\", c.password_hash as \"password_hash!\", true as \"customer!\"
         from (select id, min(rank) as rank, min(since) as since from named group by id) n
         join customer c on c.id = n.id and c.closed_at is null
         order by n.rank, n.since limit $5)
         union all
         (select s.id, s.password_hash, false from sign_up s
          where s.email_key = $1 and s.confirmed_at is null and s.expires_at > $4
            and not exists (select from customer c where c.email_key = $1)
          order by s.created_at desc, s.id desc limit 1)",
        login.email_key,
        login.phone,
        login.number_key,
        now,
        most
    )
    .fetch_all(db)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| Candidate {
            who: if row.customer {
                Who::Customer(row.id)
            } else {
                Who::SignUp(row.id)
            },
            password_hash: row.password_hash,
        })
        .collect())
}

/// Customers whom the login names, for letters: address and language.
pub struct Addressee {
    pub id: Uuid,
    pub email: String,
    pub name: String,
    pub lang: String,
}

/// As [`candidates`], without sign-ups.
pub async fn addressees(
    db: &mut PgConnection,
    login: &Login<'_>,
    most: i64,
) -> sqlx::Result<Vec<Addressee>> {
    sqlx::query_as!(
        Addressee,
        "select c.id, c.email, trim(c.first_name || ' ' || c.middle_name) as \"name!\", c.lang from customer c
         where c.closed_at is null and c.id in (
             select id from customer where email_key = $1
             union all select id from customer where phone = $2 and phone_confirmed_at is not null
             union all select customer_id from login_name where login_key = $3)
         order by c.created_at limit $4",
        login.email_key,
        login.phone,
        login.number_key,
        most
    )
    .fetch_all(db)
    .await
}

/// What the first page after signing in depends on.
pub struct SignedIn {
    /// Something of phone, middle name, day of birth and gender was never given, and not asked yet.
    pub incomplete: bool,
}

/// Notes the sign-in, and that nothing is left to ask where everything was given. `rehashed`: a hash with today's parameters.
pub async fn note(
    db: &mut PgConnection,
    customer: Uuid,
    rehashed: Option<&str>,
    now: DateTime<Utc>,
) -> sqlx::Result<SignedIn> {
    let completed = sqlx::query_scalar!(
        "update customer set last_sign_in_at = $2, password_hash = coalesce($3, password_hash),
                completed_at = case when completed_at is null and phone is not null and middle_name <> ''
                                     and birth_date is not null and gender is not null then $2 else completed_at end
         where id = $1 returning completed_at is not null as \"completed!\"",
        customer,
        now,
        rehashed
    )
    .fetch_one(db)
    .await?;
    Ok(SignedIn {
        incomplete: !completed,
    })
}
