//! One appeal: read, written, moved from state to state.

use crate::appeals::model::State;
use crate::i18n::Lang;
use chrono::{DateTime, NaiveDate, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

/// An appeal with what it is about.
#[derive(Clone, Debug)]
pub struct Appeal {
    pub id: Uuid,
    pub number: i64,
    /// None = asked without an account here: then `name` and `email` or `phone` say by whom.
    pub customer_id: Option<Uuid>,
    pub name: String,
    pub email: String,
    pub phone: String,
    pub lang: Lang,
    pub account_id: Option<Uuid>,
    /// Empty where no household was named.
    pub account_number: String,
    pub account_address: String,
    pub supplier_code: Option<String>,
    /// Short name where billing gives one; empty where none was named.
    pub supplier: String,
    pub supplier_email: String,
    pub topic: String,
    pub state: State,
    pub due_on: NaiveDate,
    pub created_at: DateTime<Utc>,
    pub answered_at: Option<DateTime<Utc>>,
    pub closed_at: Option<DateTime<Utc>>,
    pub rating: Option<i16>,
    pub rating_words: String,
    /// Up to when its author has seen what was said; none = never looked.
    pub read_at: Option<DateTime<Utc>>,
    pub staff_id: Option<Uuid>,
    pub staff_name: String,
}

/// Which appeal is meant.
#[derive(Clone, Copy, Debug)]
pub enum Which {
    Id(Uuid),
    /// The one that this form made.
    Form(Uuid),
}

pub async fn find(db: &mut PgConnection, which: Which) -> sqlx::Result<Option<Appeal>> {
    let (id, form) = match which {
        Which::Id(id) => (Some(id), None),
        Which::Form(form) => (None, Some(form)),
    };
    let row = sqlx::query!(
        "select p.id as \"id!\", p.number as \"number!\", p.customer_id as \"customer_id?\", p.name as \"name!\",
                p.email as \"email!\", p.phone as \"phone!\", p.lang as \"lang!\", p.account_id as \"account_id?\",
                coalesce(a.number, '') as \"account_number!\", coalesce(a.address, '') as \"account_address!\",
                p.supplier_code as \"supplier_code?\", coalesce(nullif(s.short_name, ''), s.name, '') as \"supplier!\",
                coalesce(s.email, '') as \"supplier_email!\", p.topic as \"topic!\", p.state as \"state!\",
                p.due_on as \"due_on!\", p.created_at as \"created_at!\", p.answered_at as \"answered_at?\",
                p.closed_at as \"closed_at?\", p.rating as \"rating?\", p.rating_words as \"rating_words!\",
                p.read_at as \"read_at?\", p.staff_id as \"staff_id?\", p.staff_name as \"staff_name!\"
         from appeal p
         left join account a on a.id = p.account_id
         left join supplier s on s.code = p.supplier_code
         where p.id = $1 or p.form_id = $2",
        id,
        form
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| Appeal {
        id: row.id,
        number: row.number,
        customer_id: row.customer_id,
        name: row.name,
        email: row.email,
        phone: row.phone,
        lang: Lang::parse(&row.lang).unwrap_or_default(),
        account_id: row.account_id,
        account_number: row.account_number,
        account_address: row.account_address,
        supplier_code: row.supplier_code,
        supplier: row.supplier,
        supplier_email: row.supplier_email,
        topic: row.topic,
        state: State::of(&row.state),
        due_on: row.due_on,
        created_at: row.created_at,
        answered_at: row.answered_at,
        closed_at: row.closed_at,
        rating: row.rating,
        rating_words: row.rating_words,
        read_at: row.read_at,
        staff_id: row.staff_id,
        staff_name: row.staff_name,
    }))
}

/// A new appeal before it has a number.
#[derive(Clone, Debug)]
pub struct New<'a> {
    pub id: Uuid,
    pub form_id: Uuid,
    pub customer: Option<Uuid>,
    pub name: &'a str,
    pub email: &'a str,
    pub phone: &'a str,
    pub lang: Lang,
    pub account: Option<Uuid>,
    pub supplier: Option<&'a str>,
    pub topic: &'a str,
    pub due_on: NaiveDate,
    pub at: DateTime<Utc>,
}

/// Writes the appeal; false when its form made one before.
pub async fn insert(db: &mut PgConnection, new: &New<'_>) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "insert into appeal (id, form_id, customer_id, name, email, phone, lang, account_id, supplier_code,
                             topic, due_on, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
         on conflict on constraint appeal_form_key do nothing",
        new.id,
        new.form_id,
        new.customer,
        new.name,
        new.email,
        new.phone,
        new.lang.code(),
        new.account,
        new.supplier,
        new.topic,
        new.due_on,
        new.at
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// The state, locked until the transaction ends: who writes into an appeal waits for the other.
pub async fn lock(db: &mut PgConnection, id: Uuid) -> sqlx::Result<Option<State>> {
    let state = sqlx::query_scalar!("select state from appeal where id = $1 for update", id)
        .fetch_optional(db)
        .await?;
    Ok(state.map(|state| State::of(&state)))
}

/// Moves an appeal. Being answered and closed is dated `at`; a closed one that moves is counted as opened
/// again. `due_on`: a new day to answer by.
pub async fn set_state(
    db: &mut PgConnection,
    id: Uuid,
    state: State,
    due_on: Option<NaiveDate>,
    at: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update appeal set
             reopened = reopened + case when state = 'closed' and $2 <> 'closed' then 1 else 0 end,
             state = $2,
             due_on = coalesce($3, due_on),
             answered_at = case when $2 = 'answered' then $4 else answered_at end,
             closed_at = case when $2 = 'closed' then $4 end
         where id = $1",
        id,
        state.code(),
        due_on,
        at
    )
    .execute(db)
    .await?;
    Ok(())
}

/// A mark from 1 to 5 with words; a new one replaces the old.
pub async fn rate(
    db: &mut PgConnection,
    id: Uuid,
    (rating, words): (i16, &str),
    at: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update appeal set rating = $2, rating_words = $3, rated_at = $4 where id = $1",
        id,
        rating,
        words,
        at
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The clerk who answers for it from now on.
pub async fn assign(
    db: &mut PgConnection,
    id: Uuid,
    (staff, name): (Uuid, &str),
) -> sqlx::Result<()> {
    sqlx::query!(
        "update appeal set staff_id = $2, staff_name = $3 where id = $1",
        id,
        staff,
        name
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Its author has seen everything that was said up to `now`.
pub async fn mark_read(db: &mut PgConnection, id: Uuid, now: DateTime<Utc>) -> sqlx::Result<()> {
    sqlx::query!(
        "update appeal set read_at = $2 where id = $1 and (read_at is null or read_at < $2)",
        id,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}
