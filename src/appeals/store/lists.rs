//! Lists: of a person, of the staff.

use crate::appeals::model::State;
use chrono::{DateTime, NaiveDate, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

/// An appeal in a person's list.
#[derive(Clone, Debug)]
pub struct Row {
    pub id: Uuid,
    pub number: i64,
    /// His own; of another person linked to the household only number, state and days are known.
    pub own: bool,
    pub topic: String,
    pub supplier: String,
    pub account_number: String,
    pub state: State,
    pub created_at: DateTime<Utc>,
    pub due_on: NaiveDate,
}

/// What a person's list shows.
#[derive(Clone, Copy, Debug)]
pub struct Asked {
    pub customer: Uuid,
    /// Of this household alone. The caller has proved that the person is linked to it.
    pub account: Option<Uuid>,
    /// From this moment, until before that one.
    pub between: (DateTime<Utc>, DateTime<Utc>),
    pub offset: i64,
    pub limit: i64,
}

/// The person's appeals and those of others on his households, the newest first.
pub async fn of_customer(db: &mut PgConnection, asked: Asked) -> sqlx::Result<Vec<Row>> {
    let rows = sqlx::query!(
        "with shown as (
             select id from appeal where customer_id = $1
             union
             select p.id from account_link l join appeal p on p.account_id = l.account_id
             where l.customer_id = $1 and l.paused_at is null
         )
         select p.id as \"id!\", p.number as \"number!\", p.customer_id is not distinct from $1 as \"own!\",
                p.topic as \"topic!\", p.state as \"state!\", p.created_at as \"created_at!\", p.due_on as \"due_on!\",
                coalesce(nullif(s.short_name, ''), s.name, '') as \"supplier!\",
                coalesce(a.number, '') as \"account_number!\"
         from shown join appeal p using (id)
         left join supplier s on s.code = p.supplier_code
         left join account a on a.id = p.account_id
         where p.created_at >= $3 and p.created_at < $4 and ($2::uuid is null or p.account_id = $2)
         order by p.created_at desc, p.number desc
         offset $5 limit $6",
        asked.customer,
        asked.account,
        asked.between.0,
        asked.between.1,
        asked.offset,
        asked.limit
    )
    .fetch_all(db)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| Row {
            id: row.id,
            number: row.number,
            own: row.own,
            // What others asked about is not even read out.
            topic: if row.own { row.topic } else { String::new() },
            supplier: if row.own { row.supplier } else { String::new() },
            account_number: row.account_number,
            state: State::of(&row.state),
            created_at: row.created_at,
            due_on: row.due_on,
        })
        .collect())
}

/// An appeal in the queue of the staff.
#[derive(Clone, Debug)]
pub struct Queued {
    pub id: Uuid,
    pub number: i64,
    pub topic: String,
    pub state: State,
    pub supplier: String,
    pub account_number: String,
    /// Who asked.
    pub person: String,
    pub staff_name: String,
    pub created_at: DateTime<Utc>,
    pub due_on: NaiveDate,
}

/// What the queue shows. `state`: one of [`State`]'s codes; `open` = not closed and not answered; empty = all.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    pub state: String,
    pub supplier: String,
    /// By number of the appeal.
    pub number: Option<i64>,
    pub offset: i64,
    pub limit: i64,
}

/// The queue: what we owe an answer to by its day, overdue first; the rest behind, the newest first.
pub async fn queue(db: &mut PgConnection, filter: &Filter) -> sqlx::Result<Vec<Queued>> {
    let rows = sqlx::query!(
        "select p.id as \"id!\", p.number as \"number!\", p.topic as \"topic!\", p.state as \"state!\",
                p.created_at as \"created_at!\", p.due_on as \"due_on!\", p.staff_name as \"staff_name!\",
                coalesce(nullif(s.short_name, ''), s.name, '') as \"supplier!\",
                coalesce(a.number, '') as \"account_number!\",
                coalesce(nullif(p.name, ''), concat_ws(' ', c.last_name, c.first_name, nullif(c.middle_name, ''))) as \"person!\"
         from appeal p
         left join supplier s on s.code = p.supplier_code
         left join account a on a.id = p.account_id
         left join customer c on c.id = p.customer_id
         where ($1 = '' or p.state = $1 or $1 = 'open' and p.state in ('new', 'in_progress', 'waiting'))
           and ($2 = '' or p.supplier_code = $2)
           and ($3::bigint is null or p.number = $3)
         order by p.state not in ('new', 'in_progress'),
                  case when p.state in ('new', 'in_progress') then p.due_on end,
                  p.created_at desc, p.number desc
         offset $4 limit $5",
        filter.state,
        filter.supplier,
        filter.number,
        filter.offset,
        filter.limit
    )
    .fetch_all(db)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| Queued {
            id: row.id,
            number: row.number,
            topic: row.topic,
            state: State::of(&row.state),
            supplier: row.supplier,
            account_number: row.account_number,
            person: row.person,
            staff_name: row.staff_name,
            created_at: row.created_at,
            due_on: row.due_on,
        })
        .collect())
}

/// Appeals by state, and of the open ones those past their day.
#[derive(Clone, Copy, Debug, Default)]
pub struct Counts {
    pub new: i64,
    pub in_progress: i64,
    pub waiting: i64,
    pub overdue: i64,
}

pub async fn counts(db: &mut PgConnection, today: NaiveDate) -> sqlx::Result<Counts> {
    sqlx::query_as!(
        Counts,
        "select count(*) filter (where state = 'new') as \"new!\",
                count(*) filter (where state = 'in_progress') as \"in_progress!\",
                count(*) filter (where state = 'waiting') as \"waiting!\",
                count(*) filter (where state in ('new', 'in_progress') and due_on < $1) as \"overdue!\"
         from appeal where state in ('new', 'in_progress', 'waiting')",
        today
    )
    .fetch_one(db)
    .await
}

/// How many appeals the person opened since then, and when the first of them.
pub async fn since(
    db: &mut PgConnection,
    customer: Uuid,
    since: DateTime<Utc>,
) -> sqlx::Result<(i64, Option<DateTime<Utc>>)> {
    let row = sqlx::query!(
        "select count(*) as \"n!\", min(created_at) as first
         from appeal where customer_id = $1 and created_at > $2",
        customer,
        since
    )
    .fetch_one(db)
    .await?;
    Ok((row.n, row.first))
}
