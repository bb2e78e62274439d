//! What autopay announced and charged. The selections are one statement a page.

use crate::base::{Money, Period};
use chrono::{DateTime, NaiveDate, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

/// Autopay with all that decides whether it pays: read for a page of them at once, or for one.
#[derive(Clone, Debug)]
pub struct Standing {
    pub id: Uuid,
    pub customer_id: Uuid,
    pub account_id: Uuid,
    pub trigger: String,
    pub day: Option<i16>,
    pub month_limit: Money,
    /// Days of the month count after this one.
    pub days_since: NaiveDate,
    pub on: bool,
    /// The person's link to the household stands, and the household is not closed.
    pub sees: bool,
    pub card_id: Uuid,
    pub card_brand: String,
    pub card_last_four: String,
    pub card_state: String,
    pub card_gateway: String,
    pub card_expires: Option<NaiveDate>,
    pub suppliers: Vec<Uuid>,
}

impl Standing {
    pub fn card_is_good(&self, gateway: &str, day: NaiveDate) -> bool {
        self.card_state == "active" && self.card_gateway == gateway && !self.card_expired(day)
    }
    pub fn card_expired(&self, day: NaiveDate) -> bool {
        self.card_expires
            .is_some_and(|last| Period::from_date(last).last_day() < day)
    }
}

/// Takes up to `most` that were not looked at today; nobody else takes them until the transaction ends.
pub async fn take(db: &mut PgConnection, today: NaiveDate, most: i64) -> sqlx::Result<Vec<Uuid>> {
    sqlx::query_scalar!(
        "update autopay set looked_on = $1
         where id in (select id from autopay where state = 'on' and (looked_on is null or looked_on < $1)
                      order by looked_on nulls first, id limit $2 for update skip locked)
         returning id",
        today,
        most
    )
    .fetch_all(db)
    .await
}

pub async fn standing(
    db: &mut PgConnection,
    ids: &[Uuid],
    today: NaiveDate,
) -> sqlx::Result<Vec<Standing>> {
    sqlx::query_as!(
        Standing,
        "select p.id, p.customer_id, p.account_id, p.trigger, p.day, p.month_limit as \"month_limit: Money\", p.days_since,
                p.state = 'on' as \"on!\",
                (exists (select from account_link l where l.customer_id = p.customer_id
                         and l.account_id = p.account_id and l.paused_at is null)
                 and coalesce(a.closed_on > $2, true)) as \"sees!\",
                c.id as card_id, c.brand as card_brand, c.last_four as card_last_four, c.state as card_state,
                c.gateway as card_gateway, c.expires as card_expires,
                array(select supplier_account_id from autopay_supplier s where s.autopay_id = p.id) as \"suppliers!\"
         from autopay p
         join account a on a.id = p.account_id
         join saved_card c on c.id = p.card_id
         where p.id = any($1) order by p.id",
        ids,
        today
    )
    .fetch_all(db)
    .await
}

/// What was announced, or why nothing is charged.
pub struct New<'a> {
    pub autopay: Uuid,
    /// `bill:` or `day:` and a day: one announcement each.
    pub key: &'a str,
    pub charge_on: NaiveDate,
    /// Empty = announced; else why nothing is charged.
    pub reason: &'a str,
    /// Supplier account and the most that it gets.
    pub lines: &'a [(Uuid, Money)],
    /// Supplier account and the bill that it is about, also of those left out.
    pub told: &'a [(Uuid, String)],
    pub at: DateTime<Utc>,
}

/// Writes it; `false` = this day was told of before.
pub async fn insert(db: &mut PgConnection, new: &New<'_>) -> sqlx::Result<bool> {
    let id = sqlx::query_scalar!(
        "insert into autopay_run (autopay_id, key, charge_on, announced_at, state, reason, ended_at)
         values ($1, $2, $3, $4::timestamptz, case when $5 = '' then 'announced' else 'skipped' end, $5,
                 case when $5 <> '' then $4::timestamptz end)
         on conflict (autopay_id, key) do nothing returning id",
        new.autopay,
        new.key,
        new.charge_on,
        new.at,
        new.reason
    )
    .fetch_optional(&mut *db)
    .await?;
    let Some(id) = id else { return Ok(false) };
    let (accounts, sums): (Vec<Uuid>, Vec<Money>) = new.lines.iter().copied().unzip();
    let sums: Vec<rust_decimal::Decimal> = sums.into_iter().map(Money::decimal).collect();
    sqlx::query!(
        "insert into autopay_line (run_id, supplier_account_id, amount)
         select $1, line.supplier_account_id, line.amount
         from unnest($2::uuid[], $3::numeric[]) as line (supplier_account_id, amount)",
        id,
        &accounts,
        &sums
    )
    .execute(&mut *db)
    .await?;
    let (accounts, bills): (Vec<Uuid>, Vec<String>) = new.told.iter().cloned().unzip();
    // On a day of the month, what was told of the month before may still be owed.
    sqlx::query!(
        "insert into autopay_told (autopay_id, supplier_account_id, bill, run_id)
         select $1, told.supplier_account_id, told.bill, $2
         from unnest($3::uuid[], $4::text[]) as told (supplier_account_id, bill)
         on conflict (autopay_id, supplier_account_id, bill) do nothing",
        new.autopay,
        id,
        &accounts,
        &bills
    )
    .execute(db)
    .await?;
    Ok(true)
}

/// Announced, and its day has come.
#[derive(Clone, Copy, Debug)]
pub struct Due {
    pub id: Uuid,
    pub autopay_id: Uuid,
    pub charge_on: NaiveDate,
}

/// Up to `most` after `after`, the earliest first.
pub async fn due(
    db: &mut PgConnection,
    today: NaiveDate,
    after: Option<(NaiveDate, Uuid)>,
    most: i64,
) -> sqlx::Result<Vec<Due>> {
    let (day, id) = after.unwrap_or((NaiveDate::MIN, Uuid::nil()));
    let day = day.max(NaiveDate::from_ymd_opt(1, 1, 1).unwrap_or(today));
    sqlx::query_as!(
        Due,
        "select id, autopay_id, charge_on from autopay_run
         where state = 'announced' and charge_on <= $1 and (charge_on, id) > ($2, $3)
         order by charge_on, id limit $4",
        today,
        day,
        id,
        most
    )
    .fetch_all(db)
    .await
}

/// The most that each supplier account gets.
pub async fn lines(db: &mut PgConnection, run: Uuid) -> sqlx::Result<Vec<(Uuid, Money)>> {
    let rows = sqlx::query!(
        "select supplier_account_id, amount as \"amount: Money\" from autopay_line where run_id = $1",
        run
    )
    .fetch_all(db)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.supplier_account_id, row.amount))
        .collect())
}

/// Whose announcement it is now; nobody moves it until the transaction ends. None = it was dealt with.
pub async fn hold(db: &mut PgConnection, run: Uuid) -> sqlx::Result<Option<Uuid>> {
    sqlx::query_scalar!(
        "select autopay_id from autopay_run where id = $1 and state = 'announced' for update",
        run
    )
    .fetch_optional(db)
    .await
}

/// Ends it: `reason` empty = its payment is made. `false` = it had ended.
pub async fn finish(
    db: &mut PgConnection,
    run: Uuid,
    reason: &str,
    at: DateTime<Utc>,
) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "update autopay_run set state = case when $2 = '' then 'sent' else 'skipped' end, reason = $2, ended_at = $3
         where id = $1 and state = 'announced'",
        run,
        reason,
        at
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// What this person's autopay charged, or may yet charge, for the household in the month of `day`: by the day
/// of the charge itself in `zone`, which may be later than the one that was announced.
pub async fn spent(
    db: &mut PgConnection,
    account: Uuid,
    customer: Uuid,
    day: NaiveDate,
    zone: chrono_tz::Tz,
) -> sqlx::Result<Money> {
    sqlx::query_scalar!(
        "select coalesce(sum(pm.amount), 0) as \"spent!: Money\"
         from autopay p
         join autopay_run r on r.autopay_id = p.id
         join payment f on f.form_id = r.id and f.position = 1 and (f.created_at at time zone $5)::date between $3 and $4
         join payment pm on pm.order_id = f.id and pm.state <> 'canceled'
         where p.account_id = $1 and p.customer_id = $2",
        account,
        customer,
        Period::of(day).first_day(),
        Period::of(day).last_day(),
        zone.name()
    )
    .fetch_one(db)
    .await
}

/// Somebody is paying one of these just now, and nobody knows yet whether it went through.
pub async fn is_being_paid(
    db: &mut PgConnection,
    account: Uuid,
    supplier_accounts: &[Uuid],
) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        "select exists (select from payment_part pp join payment pm on pm.id = pp.payment_id
                        where pp.account_id = $1 and pp.supplier_account_id = any($2)
                          and pm.state in ('pending', 'unknown')) as \"open!\"",
        account,
        supplier_accounts
    )
    .fetch_one(db)
    .await
}

/// The payment was made by autopay.
pub async fn made(db: &mut PgConnection, payment: Uuid) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        "select exists (select from payment pm join autopay_run r on r.id = pm.form_id where pm.id = $1) as \"made!\"",
        payment
    )
    .fetch_one(db)
    .await
}

/// Whether autopay made this payment and was switched off since.
pub async fn is_called_off(db: &mut PgConnection, payment: Uuid) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        "select exists (select from payment pm
                        join payment whole on whole.id = pm.order_id
                        join autopay_run r on r.id = whole.form_id
                        join autopay a on a.id = r.autopay_id
                        where pm.id = $1 and a.state <> 'on') as \"is!\"",
        payment
    )
    .fetch_one(db)
    .await
}
