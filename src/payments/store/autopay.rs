//! Autopay: what a person agreed to, what was announced, what became of it.

use crate::base::Money;
use chrono::{DateTime, NaiveDate, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

/// Autopay of a household, switched on.
#[derive(Clone, Debug)]
pub struct Autopay {
    pub id: Uuid,
    pub customer_id: Uuid,
    pub card_id: Uuid,
    /// `bill` or `day`.
    pub trigger: String,
    /// 1–28, for `day`.
    pub day: Option<i16>,
    pub month_limit: Money,
    /// Supplier accounts that it pays.
    pub suppliers: Vec<Uuid>,
}

/// The one that is on for the household, whoever agreed to it.
pub async fn of_account(db: &mut PgConnection, account: Uuid) -> sqlx::Result<Option<Autopay>> {
    sqlx::query_as!(
        Autopay,
        "select a.id, a.customer_id, a.card_id, a.trigger, a.day, a.month_limit as \"month_limit: Money\",
                array(select supplier_account_id from autopay_supplier s where s.autopay_id = a.id) as \"suppliers!\"
         from autopay a where a.account_id = $1 and a.state = 'on'",
        account
    )
    .fetch_optional(db)
    .await
}

/// A household of the list on `/profile/cards`.
pub struct Mine {
    pub account: Uuid,
    pub number: String,
    pub address: String,
}

pub async fn of_customer(db: &mut PgConnection, customer: Uuid) -> sqlx::Result<Vec<Mine>> {
    sqlx::query_as!(
        Mine,
        "select a.id as account, a.number, a.address from autopay p join account a on a.id = p.account_id
         where p.customer_id = $1 and p.state = 'on' order by a.number",
        customer
    )
    .fetch_all(db)
    .await
}

/// A supplier account as the page offers it.
pub struct Offered {
    pub id: Uuid,
    pub name: String,
    pub number: String,
    pub identity: bool,
    /// The person has paid it himself: a saved card may pay it.
    pub paid_before: bool,
}

pub async fn offered(
    db: &mut PgConnection,
    account: Uuid,
    customer: Uuid,
) -> sqlx::Result<Vec<Offered>> {
    sqlx::query_as!(
        Offered,
        "select sa.id, coalesce(nullif(s.short_name, ''), s.name) as \"name!\", sa.number, p.payer_identity as identity,
                exists (select from payment_part pp join payment pm on pm.id = pp.payment_id
                        where pp.account_id = sa.account_id and pp.supplier_account_id = sa.id and pm.customer_id = $2
                          and pm.state in ('succeeded', 'part_refunded', 'refunded')) as \"paid_before!\"
         from supplier_account sa
         join supplier s on s.code = sa.supplier_code
         join supplier p on p.code = coalesce(s.payee_code, s.code)
         where sa.account_id = $1 order by s.name, sa.number",
        account,
        customer
    )
    .fetch_all(db)
    .await
}

/// What somebody agrees to.
pub struct New<'a> {
    pub customer: Uuid,
    pub account: Uuid,
    pub card: Uuid,
    pub trigger: &'a str,
    pub day: Option<i16>,
    pub month_limit: Money,
    pub suppliers: &'a [Uuid],
    pub rules_version: &'a str,
    pub at: DateTime<Utc>,
    /// The same in the organisation's zone.
    pub on: NaiveDate,
}

/// Switches it on; none = another person's is on for the household, or the card cannot pay any more. Terms
/// that it takes over from, `instead_of`, hand on since when bills and days count.
pub async fn insert(
    db: &mut PgConnection,
    new: &New<'_>,
    instead_of: Option<Uuid>,
) -> sqlx::Result<Option<Uuid>> {
    let id = sqlx::query_scalar!(
        "insert into autopay (customer_id, account_id, card_id, trigger, day, month_limit, agreed_at, agreed_on, rules_version,
                              bills_since, days_since)
         select $1, $2, c.id, $4, $5, $6, $7, $8, $9,
                coalesce((select was.bills_since from autopay was where was.id = $10), $7),
                coalesce((select was.days_since from autopay was where was.id = $10 and was.day = $5), $8)
         from saved_card c
         where c.id = $3 and c.customer_id = $1 and c.state = 'active' for share
         on conflict (account_id) where state = 'on' do nothing returning id",
        new.customer,
        new.account,
        new.card,
        new.trigger,
        new.day,
        new.month_limit as Money,
        new.at,
        new.on,
        new.rules_version,
        instead_of
    )
    .fetch_optional(&mut *db)
    .await?;
    if let Some(id) = id {
        sqlx::query!(
            "insert into autopay_supplier (autopay_id, supplier_account_id) select $1, unnest($2::uuid[])",
            id,
            new.suppliers
        )
        .execute(db)
        .await?;
    }
    Ok(id)
}

/// Switches off what `customer` has on for the household; gives its id.
pub async fn end(
    db: &mut PgConnection,
    account: Uuid,
    customer: Uuid,
    reason: &str,
    at: DateTime<Utc>,
) -> sqlx::Result<Option<Uuid>> {
    sqlx::query_scalar!(
        "update autopay set state = 'off', off_reason = $3, ended_at = $4
         where account_id = $1 and customer_id = $2 and state = 'on' returning id",
        account,
        customer,
        reason,
        at
    )
    .fetch_optional(db)
    .await
}

/// Switches one off; gives whose it was and for which household, none = it was off.
pub async fn end_one(
    db: &mut PgConnection,
    id: Uuid,
    reason: &str,
    at: DateTime<Utc>,
) -> sqlx::Result<Option<(Uuid, Uuid)>> {
    let row = sqlx::query!(
        "update autopay set state = 'off', off_reason = $2, ended_at = $3
         where id = $1 and state = 'on' returning customer_id, account_id",
        id,
        reason,
        at
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| (row.customer_id, row.account_id)))
}

/// Switches off everything that this card paid.
pub async fn end_for_card(
    db: &mut PgConnection,
    card: Uuid,
    reason: &str,
    at: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update autopay set state = 'off', off_reason = $2, ended_at = $3 where card_id = $1 and state = 'on'",
        card,
        reason,
        at
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Switches off what whoever got the letter of autopay `id` has on for that household now: terms may have
/// changed since. Gives the one that was on, and its household; none = it was off.
pub async fn end_by_letter(
    db: &mut PgConnection,
    id: Uuid,
    at: DateTime<Utc>,
) -> sqlx::Result<Option<(Uuid, Uuid)>> {
    let row = sqlx::query!(
        "update autopay p set state = 'off', off_reason = 'letter', ended_at = $2
         from autopay told
         where told.id = $1 and p.account_id = told.account_id and p.customer_id = told.customer_id and p.state = 'on'
         returning p.id, p.account_id",
        id,
        at
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| (row.id, row.account_id)))
}

/// Whether the person of autopay `id` has it on for that household, on these terms or later ones.
pub async fn is_on(db: &mut PgConnection, id: Uuid) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        "select exists (select from autopay p
                        join autopay told on told.account_id = p.account_id and told.customer_id = p.customer_id
                        where told.id = $1 and p.state = 'on') as \"on!\"",
        id
    )
    .fetch_one(db)
    .await
}
