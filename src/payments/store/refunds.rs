//! Refunds and their parts.

use crate::app::gateway::{Fiscal, RefundRequest};
use crate::base::Money;
use crate::db::ensure_affected;
use crate::payments::model::pause;
use crate::payments::refund::{Refund, Stage};
use chrono::{DateTime, NaiveDate, Utc};
use sqlx::types::Json;
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

pub use super::shares::{Line, lines, shares};

/// A refund about to be written, with the request that will be sent.
pub struct New<'a> {
    pub form_id: Uuid,
    pub stage: Stage,
    pub reason: &'a str,
    pub by_hand: bool,
    pub document: &'a str,
    pub unposted: bool,
    pub gateway: &'a str,
    pub request: &'a RefundRequest,
    pub needs_approval: bool,
    pub asked_by: Uuid,
    pub at: DateTime<Utc>,
    /// None = nobody is asked before it is approved.
    pub ask_at: Option<DateTime<Utc>>,
    /// Part of the payment and its sum.
    pub parts: &'a [(Uuid, Money)],
}

struct Row {
    id: Uuid,
    number: i64,
    payment_id: Uuid,
    state: String,
    amount: Money,
    currency: String,
    reason: String,
    by_hand: bool,
    document: String,
    unposted: bool,
    gateway: String,
    request: Json<RefundRequest>,
    gateway_id: String,
    needs_approval: bool,
    asked_by: Uuid,
    asked_on: DateTime<Utc>,
    sent_from: DateTime<Utc>,
    approved_by: Option<Uuid>,
    refused_by: Option<Uuid>,
    declined_reason: String,
    review_reason: String,
    receipt_state: String,
    fiscal: Option<Json<Fiscal>>,
    finished_at: Option<DateTime<Utc>>,
    asked: i32,
}

impl From<Row> for Refund {
    fn from(row: Row) -> Refund {
        Refund {
            id: row.id,
            number: row.number,
            payment_id: row.payment_id,
            stage: Stage::of(&row.state),
            amount: row.amount,
            currency: row.currency,
            reason: row.reason,
            by_hand: row.by_hand,
            document: row.document,
            unposted: row.unposted,
            gateway: row.gateway,
            request: row.request.0,
            gateway_id: row.gateway_id,
            needs_approval: row.needs_approval,
            asked_by: row.asked_by,
            asked_on: row.asked_on,
            sent_from: row.sent_from,
            approved_by: row.approved_by,
            refused_by: row.refused_by,
            declined_reason: row.declined_reason,
            review_reason: row.review_reason,
            receipt_state: row.receipt_state,
            fiscal: row.fiscal.map(|fiscal| fiscal.0),
            finished_at: row.finished_at,
            asked: row.asked,
        }
    }
}

/// Writes the refund and its parts; `false` = this form was sent before, or another refund is open.
pub async fn insert(db: &mut PgConnection, new: &New<'_>) -> sqlx::Result<bool> {
    let written = sqlx::query!(
        "insert into refund (id, payment_id, form_id, state, amount, currency, reason, by_hand, document, unposted, gateway,
                             request_key, request, needs_approval, asked_by, asked_on, ask_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
         on conflict do nothing",
        new.request.refund,
        new.request.payment,
        new.form_id,
        new.stage.as_str(),
        new.request.amount as Money,
        new.request.currency,
        new.reason,
        new.by_hand,
        new.document,
        new.unposted,
        new.gateway,
        new.request.key,
        Json(new.request) as _,
        new.needs_approval,
        new.asked_by,
        new.at,
        new.ask_at
    )
    .execute(&mut *db)
    .await?;
    if written.rows_affected() == 0 {
        return Ok(false);
    }
    let (parts, sums): (Vec<Uuid>, Vec<rust_decimal::Decimal>) = new
        .parts
        .iter()
        .map(|(part, sum)| (*part, sum.decimal()))
        .unzip();
    sqlx::query!(
        "insert into refund_part (refund_id, part_id, amount)
         select $1, part.id, part.amount from unnest($2::uuid[], $3::numeric[]) as part (id, amount)",
        new.request.refund,
        &parts,
        &sums
    )
    .execute(db)
    .await?;
    Ok(true)
}

pub async fn find(db: &mut PgConnection, id: Uuid) -> sqlx::Result<Option<Refund>> {
    let row = sqlx::query_as!(
        Row,
        "select id, number, payment_id, state, amount as \"amount: Money\", currency, reason, by_hand, document, unposted,
                gateway, request as \"request: Json<RefundRequest>\", gateway_id, needs_approval, asked_by, asked_on,
                coalesce(decided_at, asked_on) as \"sent_from!\", approved_by, refused_by, declined_reason, review_reason, receipt_state,
                fiscal as \"fiscal: Json<Fiscal>\", finished_at, asked
         from refund where id = $1",
        id
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(Refund::from))
}

/// As [`find`], and nobody else changes it until the transaction ends. Lock its payment before.
pub async fn lock(db: &mut PgConnection, id: Uuid) -> sqlx::Result<Option<Refund>> {
    sqlx::query!("select id from refund where id = $1 for update", id)
        .fetch_optional(&mut *db)
        .await?;
    find(db, id).await
}

/// Every refund of a payment, oldest first.
pub async fn of_payment(db: &mut PgConnection, payment: Uuid) -> sqlx::Result<Vec<Refund>> {
    of_payments(db, &[payment]).await
}

/// As [`of_payment`], of several.
pub async fn of_payments(db: &mut PgConnection, payments: &[Uuid]) -> sqlx::Result<Vec<Refund>> {
    let rows = sqlx::query_as!(
        Row,
        "select id, number, payment_id, state, amount as \"amount: Money\", currency, reason, by_hand, document, unposted,
                gateway, request as \"request: Json<RefundRequest>\", gateway_id, needs_approval, asked_by, asked_on,
                coalesce(decided_at, asked_on) as \"sent_from!\", approved_by, refused_by, declined_reason, review_reason, receipt_state,
                fiscal as \"fiscal: Json<Fiscal>\", finished_at, asked
         from refund where payment_id = any($1) order by number",
        payments
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(Refund::from).collect())
}

/// The refund that this form made, and its payment.
pub async fn by_form(db: &mut PgConnection, form_id: Uuid) -> sqlx::Result<Option<(Uuid, Uuid)>> {
    let row = sqlx::query!(
        "select id, payment_id from refund where form_id = $1",
        form_id
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| (row.id, row.payment_id)))
}

/// The second pair of eyes agreed; `false` = somebody decided before.
pub async fn approve(
    db: &mut PgConnection,
    id: Uuid,
    by: Uuid,
    at: DateTime<Utc>,
    ask_at: DateTime<Utc>,
) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "update refund set state = 'sent', approved_by = $2, decided_at = $3, ask_at = $4
         where id = $1 and state = 'waiting_approval' and not by_hand",
        id,
        by,
        at,
        ask_at
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// One made by hand is agreed to: it ends at once.
pub async fn approve_by_hand(
    db: &mut PgConnection,
    id: Uuid,
    by: Uuid,
    at: DateTime<Utc>,
) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "update refund set state = 'succeeded', approved_by = $2, decided_at = $3, finished_at = $3,
                receipt_state = 'not_needed'
         where id = $1 and state = 'waiting_approval' and by_hand",
        id,
        by,
        at
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// A clerk does not agree; `false` = somebody decided before.
pub async fn refuse(
    db: &mut PgConnection,
    id: Uuid,
    by: Uuid,
    why: &str,
    at: DateTime<Utc>,
) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "update refund set state = 'declined', refused_by = $2, declined_reason = $3, decided_at = $4, finished_at = $4,
                receipt_state = 'not_needed', ask_at = null
         where id = $1 and state = 'waiting_approval'",
        id,
        by,
        why,
        at
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// The bank's answer was lost.
pub async fn answer_lost(db: &mut PgConnection, id: Uuid) -> sqlx::Result<()> {
    sqlx::query!(
        "update refund set state = 'unknown' where id = $1 and state = 'sent'",
        id
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The bank has it and works on it.
pub async fn known_to_bank(db: &mut PgConnection, id: Uuid, gateway_id: &str) -> sqlx::Result<()> {
    sqlx::query!(
        "update refund set state = 'pending', gateway_id = case $2 when '' then gateway_id else $2 end
         where id = $1 and state in ('sent', 'pending', 'unknown')",
        id,
        gateway_id
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The money went back. The posting stands in the same transaction, or the database refuses both.
pub async fn succeed(
    db: &mut PgConnection,
    id: Uuid,
    gateway_id: &str,
    receipt_state: &str,
    fiscal: Option<&Fiscal>,
    (at, ask_at): (DateTime<Utc>, Option<DateTime<Utc>>),
) -> sqlx::Result<()> {
    sqlx::query!(
        "update refund set state = 'succeeded', gateway_id = case $2 when '' then gateway_id else $2 end,
                receipt_state = $3, fiscal = coalesce($4, fiscal), finished_at = $5, ask_at = $6, asked = 0
         where id = $1",
        id,
        gateway_id,
        receipt_state,
        fiscal.map(Json) as _,
        at,
        ask_at
    )
    .execute(db)
    .await
    .and_then(|done| ensure_affected(&done, 1))
}

/// The bank does not give it back.
pub async fn decline(
    db: &mut PgConnection,
    id: Uuid,
    why: &str,
    at: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update refund set state = 'declined', declined_reason = $2, finished_at = $3, receipt_state = 'not_needed',
                ask_at = null
         where id = $1",
        id,
        why,
        at
    )
    .execute(db)
    .await
    .and_then(|done| ensure_affected(&done, 1))
}

/// The payment and its parts know what was given back.
pub async fn count_in(db: &mut PgConnection, refund: &Refund) -> sqlx::Result<()> {
    sqlx::query!(
        "update payment_part pp set refunded = pp.refunded + rp.amount
         from refund_part rp where rp.refund_id = $1 and rp.part_id = pp.id",
        refund.id
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!(
        "update payment set refunded = refunded + $2,
                state = case when refunded + $2 = amount then 'refunded' else 'part_refunded' end
         where id = $1",
        refund.payment_id,
        refund.amount as Money
    )
    .execute(db)
    .await
    .and_then(|done| ensure_affected(&done, 1))
}

/// Posts it: the bank's side − the whole, each supplier account + its part.
pub async fn post(
    db: &mut PgConnection,
    refund: &Refund,
    account: Uuid,
    at: DateTime<Utc>,
    on: NaiveDate,
) -> sqlx::Result<()> {
    let posting = sqlx::query_scalar!(
        "insert into posting (payment_id, kind, key, at, paid_on) values ($1, 'refund', $2, $3, $4) returning id",
        refund.payment_id,
        refund.id.to_string(),
        at,
        on
    )
    .fetch_one(&mut *db)
    .await?;
    sqlx::query!(
        "insert into posting_entry (posting_id, line, side, account_id, supplier_account_id, amount)
         select $1::uuid, 0::bigint, 'bank', $2::uuid, null::uuid, -$3::numeric
         union all
         select $1::uuid, row_number() over (order by rp.part_id), 'supplier', $2::uuid, pp.supplier_account_id, rp.amount
         from refund_part rp join payment_part pp on pp.id = rp.part_id where rp.refund_id = $4",
        posting,
        account,
        refund.amount.decimal(),
        refund.id
    )
    .execute(db)
    .await?;
    Ok(())
}

/// A clerk has to look; the bank is not asked by itself any more.
pub async fn set_review(db: &mut PgConnection, id: Uuid, reason: &str) -> sqlx::Result<()> {
    sqlx::query!(
        "update refund set review_reason = $2, ask_at = null where id = $1",
        id,
        reason
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The bank is asked again, at once.
pub async fn ask_soon(db: &mut PgConnection, id: Uuid, at: DateTime<Utc>) -> sqlx::Result<()> {
    sqlx::query!(
        "update refund set ask_at = least(coalesce(ask_at, $2), $2), review_reason = ''
         where id = $1 and state in ('sent', 'pending', 'unknown')",
        id,
        at
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Takes up to `most` refunds whose question is due and moves the next question first, as
/// [`super::orders::take_due`].
pub async fn take_due(
    db: &PgPool,
    gateway: &str,
    now: DateTime<Utc>,
    most: i64,
) -> sqlx::Result<Vec<Uuid>> {
    let mut tx = db.begin().await?;
    let due = sqlx::query!(
        "select id, asked, state from refund where ask_at <= $1 and gateway = $2
         order by ask_at limit $3 for update skip locked",
        now,
        gateway,
        most
    )
    .fetch_all(&mut *tx)
    .await?;
    let ids: Vec<Uuid> = due.iter().map(|row| row.id).collect();
    let next: Vec<DateTime<Utc>> = due
        .iter()
        .map(|row| match row.state.as_str() {
            // Only its fiscal receipt is still to come.
            "succeeded" => now + crate::payments::model::receipt_pause(row.asked),
            _ => now + pause(row.asked),
        })
        .collect();
    sqlx::query!(
        "update refund r set asked = r.asked + 1, ask_at = due.at
         from unnest($1::uuid[], $2::timestamptz[]) as due (id, at) where r.id = due.id",
        &ids,
        &next
    )
    .execute(&mut *tx)
    .await?;
    tx.commit().await?;
    Ok(ids)
}

/// The refund's fiscal receipt is where `state` says; asked for again only while it is not there.
pub async fn set_receipt(
    db: &mut PgConnection,
    id: Uuid,
    state: &str,
    fiscal: Option<&Fiscal>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update refund set receipt_state = $2, fiscal = coalesce($3, fiscal),
                ask_at = case $2 when 'pending' then ask_at end
         where id = $1 and state = 'succeeded'",
        id,
        state,
        fiscal.map(Json) as _
    )
    .execute(db)
    .await?;
    Ok(())
}
