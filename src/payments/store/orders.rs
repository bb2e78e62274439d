//! Payments and their parts.

use crate::app::gateway::{BillRef, Created, Fiscal, PayRequest, Receipt, Recipient};
use crate::base::{Money, Period};
use crate::db::ensure_affected;
use crate::payments::model::{Part, Payment, State, pause};
use chrono::{DateTime, Utc};
use sqlx::types::Json;
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

/// A payment about to be written. Its request was made before, and is never made again.
pub struct New<'a> {
    pub account: Uuid,
    /// None = paying without sign-in.
    pub customer: Option<Uuid>,
    pub form_id: Uuid,
    pub order: Uuid,
    pub position: i16,
    pub gateway: &'a str,
    pub request: &'a PayRequest,
    pub rules_version: &'a str,
    pub at: DateTime<Utc>,
    pub ask_at: DateTime<Utc>,
    /// Supplier account and its share.
    pub parts: &'a [(Uuid, Money)],
}

struct Row {
    id: Uuid,
    number: i64,
    order_id: Uuid,
    position: i16,
    account_id: Uuid,
    customer_id: Option<Uuid>,
    state: String,
    amount: Money,
    refunded: Money,
    currency: String,
    gateway: String,
    request: Json<PayRequest>,
    gateway_id: Option<String>,
    pay_url: Option<String>,
    receipt_state: String,
    fiscal: Option<Json<Fiscal>>,
    cancel_reason: String,
    review_reason: String,
    created_at: DateTime<Utc>,
    finished_at: Option<DateTime<Utc>>,
}

impl From<Row> for Payment {
    fn from(row: Row) -> Payment {
        Payment {
            id: row.id,
            number: row.number,
            order_id: row.order_id,
            position: row.position,
            account_id: row.account_id,
            customer_id: row.customer_id,
            state: State::of(&row.state),
            amount: row.amount,
            refunded: row.refunded,
            currency: row.currency,
            gateway: row.gateway,
            request: row.request.0,
            gateway_id: row.gateway_id,
            pay_url: row.pay_url,
            receipt_state: row.receipt_state,
            fiscal: row.fiscal.map(|fiscal| fiscal.0),
            cancel_reason: row.cancel_reason,
            review_reason: row.review_reason,
            created_at: row.created_at,
            finished_at: row.finished_at,
        }
    }
}

/// Who collects for a supplier account.
pub struct Payee {
    pub supplier_account_id: Uuid,
    /// As people call it.
    pub name: String,
    pub recipient: Recipient,
    /// The law makes it ask who pays.
    pub identity: bool,
}

/// Who collects for each supplier account of the household.
pub async fn payees(db: &mut PgConnection, account: Uuid) -> sqlx::Result<Vec<Payee>> {
    let rows = sqlx::query!(
        "select sa.id, coalesce(nullif(p.short_name, ''), p.name) as \"title!\", p.code, p.name, p.inn, p.kpp,
                p.bank_name, p.bic, p.settlement_account, p.correspondent_account, p.kbk, p.oktmo,
                p.phone, p.payer_identity
         from supplier_account sa
         join supplier s on s.code = sa.supplier_code
         join supplier p on p.code = coalesce(s.payee_code, s.code)
         where sa.account_id = $1",
        account
    )
    .fetch_all(db)
    .await?;
    let payee = rows.into_iter().map(|row| Payee {
        supplier_account_id: row.id,
        name: row.title,
        recipient: Recipient {
            code: row.code,
            name: row.name,
            inn: row.inn,
            kpp: row.kpp,
            bank_name: row.bank_name,
            bic: row.bic,
            account: row.settlement_account,
            correspondent_account: row.correspondent_account,
            kbk: row.kbk,
            oktmo: row.oktmo,
            phone: row.phone,
        },
        identity: row.payer_identity,
    });
    Ok(payee.collect())
}

/// What the household's newest bill calls itself.
pub async fn bill_ref(db: &mut PgConnection, account: Uuid) -> sqlx::Result<BillRef> {
    let row = sqlx::query!(
        "select a.number as account_number, a.unified_number, a.gis_service_id, b.period as \"period?\",
                coalesce(b.number, '') as \"document!\", coalesce(b.gis_document_id, '') as \"gis_document_id!\"
         from account a
         left join lateral (select period, number, gis_document_id from bill
                            where account_id = a.id and withdrawn_on is null
                            order by period desc, document limit 1) b on true
         where a.id = $1",
        account
    )
    .fetch_one(db)
    .await?;
    Ok(BillRef {
        account_number: row.account_number,
        unified_account_number: row.unified_number,
        service_id: row.gis_service_id,
        period: row.period.map(Period::from_date),
        document_number: row.document,
        gis_document_id: row.gis_document_id,
    })
}

/// The number of the next payment; one that is not used leaves a gap.
pub async fn next_number(db: &mut PgConnection) -> sqlx::Result<i64> {
    sqlx::query_scalar!(
        "select nextval(pg_get_serial_sequence('payment', 'number')) as \"number!\""
    )
    .fetch_one(db)
    .await
}

/// Writes the payment and its parts; `false` = this form was sent before. Waits for another sender of
/// the same form that is in the middle of it.
pub async fn insert(db: &mut PgConnection, new: &New<'_>) -> sqlx::Result<bool> {
    let (channel, email, phone) = match &new.request.receipt {
        Receipt::Email(to) => ("email", to.as_str(), ""),
        Receipt::Sms(to) => ("sms", "", to.as_str()),
    };
    let written = sqlx::query!(
        "insert into payment (id, number, account_id, customer_id, form_id, amount, currency, method, gateway,
                              request_key, request, receipt_channel, receipt_email, receipt_phone, rules_version,
                              created_at, ask_at, order_id, position)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
         on conflict (form_id, position) do nothing",
        new.request.payment,
        new.request.number,
        new.account,
        new.customer,
        new.form_id,
        new.request.amount as Money,
        new.request.currency,
        new.request.method.as_str(),
        new.gateway,
        new.request.key,
        Json(new.request) as _,
        channel,
        email,
        phone,
        new.rules_version,
        new.at,
        new.ask_at,
        new.order,
        new.position
    )
    .execute(&mut *db)
    .await?;
    if written.rows_affected() == 0 {
        return Ok(false);
    }
    let (accounts, sums): (Vec<Uuid>, Vec<Money>) = new.parts.iter().copied().unzip();
    let sums: Vec<rust_decimal::Decimal> = sums.into_iter().map(Money::decimal).collect();
    sqlx::query!(
        "insert into payment_part (payment_id, account_id, supplier_account_id, amount)
         select $1, $2, part.supplier_account_id, part.amount
         from unnest($3::uuid[], $4::numeric[]) as part (supplier_account_id, amount)",
        new.request.payment,
        new.account,
        &accounts,
        &sums
    )
    .execute(db)
    .await?;
    Ok(true)
}

pub async fn find(db: &mut PgConnection, id: Uuid) -> sqlx::Result<Option<Payment>> {
    let row = sqlx::query_as!(
        Row,
        "select id, number, order_id, position, account_id, customer_id, state, amount as \"amount: Money\",
                refunded as \"refunded: Money\", currency, gateway, request as \"request: Json<PayRequest>\", gateway_id,
                pay_url, receipt_state, fiscal as \"fiscal: Json<Fiscal>\", cancel_reason,
                review_reason, created_at, finished_at
         from payment where id = $1",
        id
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(Payment::from))
}

/// As [`find`], and nobody else changes it until the transaction ends.
pub async fn lock(db: &mut PgConnection, id: Uuid) -> sqlx::Result<Option<Payment>> {
    sqlx::query!("select id from payment where id = $1 for update", id)
        .fetch_optional(&mut *db)
        .await?;
    find(db, id).await
}

/// The payment that this form made, and its household.
pub async fn by_form(db: &mut PgConnection, form_id: Uuid) -> sqlx::Result<Option<(Uuid, Uuid)>> {
    let row = sqlx::query!(
        "select id, account_id from payment where form_id = $1 and position = 1",
        form_id
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| (row.id, row.account_id)))
}

/// The household that pays.
pub async fn account_of(db: &mut PgConnection, id: Uuid) -> sqlx::Result<Option<Uuid>> {
    sqlx::query_scalar!("select account_id from payment where id = $1", id)
        .fetch_optional(db)
        .await
}

/// The payment behind the bank's own id.
pub async fn by_gateway_id(
    db: &mut PgConnection,
    gateway: &str,
    gateway_id: &str,
) -> sqlx::Result<Option<Uuid>> {
    sqlx::query_scalar!(
        "select id from payment where gateway = $1 and gateway_id = $2",
        gateway,
        gateway_id
    )
    .fetch_optional(db)
    .await
}

/// Every payment of an order, in the order in which they are paid.
pub async fn of_order(db: &mut PgConnection, order: Uuid) -> sqlx::Result<Vec<Payment>> {
    let rows = sqlx::query_as!(
        Row,
        "select id, number, order_id, position, account_id, customer_id, state, amount as \"amount: Money\",
                refunded as \"refunded: Money\", currency, gateway, request as \"request: Json<PayRequest>\", gateway_id,
                pay_url, receipt_state, fiscal as \"fiscal: Json<Fiscal>\", cancel_reason,
                review_reason, created_at, finished_at
         from payment where order_id = $1 order by position",
        order
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(Payment::from).collect())
}

/// Shares of a payment, by supplier name.
pub async fn parts(db: &mut PgConnection, payment: Uuid) -> sqlx::Result<Vec<Part>> {
    sqlx::query_as!(
        Part,
        "select pp.id, pp.supplier_account_id, coalesce(nullif(s.short_name, ''), s.name) as \"supplier_name!\",
                sa.number, pp.amount as \"amount: Money\"
         from payment_part pp
         join supplier_account sa on sa.id = pp.supplier_account_id
         join supplier s on s.code = sa.supplier_code
         where pp.payment_id = $1
         order by s.name, sa.number",
        payment
    )
    .fetch_all(db)
    .await
}

/// Shares of every payment of an order, each with its payment.
pub async fn order_parts(db: &mut PgConnection, order: Uuid) -> sqlx::Result<Vec<(Uuid, Part)>> {
    let rows = sqlx::query!(
        "select pp.payment_id, pp.id, pp.supplier_account_id,
                coalesce(nullif(s.short_name, ''), s.name) as \"supplier_name!\", sa.number,
                pp.amount as \"amount: Money\"
         from payment p
         join payment_part pp on pp.payment_id = p.id
         join supplier_account sa on sa.id = pp.supplier_account_id
         join supplier s on s.code = sa.supplier_code
         where p.order_id = $1
         order by p.position, s.name, sa.number",
        order
    )
    .fetch_all(db)
    .await?;
    let parts = rows.into_iter().map(|row| {
        let part = Part {
            id: row.id,
            supplier_account_id: row.supplier_account_id,
            supplier_name: row.supplier_name,
            number: row.number,
            amount: row.amount,
        };
        (row.payment_id, part)
    });
    Ok(parts.collect())
}

/// Keeps the bank's answer; a payment that ended meanwhile stays as it is. `false` = another order of the
/// bank is known already.
pub async fn keep_answer(db: &mut PgConnection, id: Uuid, answer: &Created) -> sqlx::Result<bool> {
    let kept = sqlx::query!(
        "update payment set gateway_id = coalesce($2, gateway_id), pay_url = $3,
                state = case state when 'unknown' then 'pending' else state end
         where id = $1 and (gateway_id is null or gateway_id = coalesce($2, gateway_id))",
        id,
        answer.gateway_id,
        answer.pay_url
    )
    .execute(db)
    .await?;
    Ok(kept.rows_affected() == 1)
}

/// The bank's answer was lost.
pub async fn answer_lost(db: &mut PgConnection, id: Uuid) -> sqlx::Result<()> {
    sqlx::query!(
        "update payment set state = 'unknown' where id = $1 and state = 'pending' and pay_url is null",
        id
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The bank has the order and waits for its payer.
pub async fn known_to_bank(db: &mut PgConnection, id: Uuid, gateway_id: &str) -> sqlx::Result<()> {
    sqlx::query!(
        "update payment set gateway_id = coalesce(nullif($2, ''), gateway_id), state = 'pending'
         where id = $1 and state in ('pending', 'unknown')",
        id,
        gateway_id
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Money was taken. The posting stands in the same transaction, or the database refuses both.
pub async fn succeed(
    db: &mut PgConnection,
    id: Uuid,
    gateway_id: &str,
    receipt_state: &str,
    at: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update payment set state = 'succeeded', cancel_reason = '', gateway_id = coalesce(nullif($2, ''), gateway_id), receipt_state = $3, finished_at = $4, ask_at = null
         where id = $1",
        id,
        gateway_id,
        receipt_state,
        at
    )
    .execute(db)
    .await
    .and_then(|done| ensure_affected(&done, 1))
}

/// No money was taken and none will be.
pub async fn cancel(
    db: &mut PgConnection,
    id: Uuid,
    reason: &str,
    at: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update payment set state = 'canceled', cancel_reason = $2, receipt_state = 'not_needed', finished_at = $3,
                ask_at = null
         where id = $1",
        id,
        reason,
        at
    )
    .execute(db)
    .await
    .and_then(|done| ensure_affected(&done, 1))
}

/// A clerk has to look; the bank is not asked by itself any more.
pub async fn set_review(db: &mut PgConnection, id: Uuid, reason: &str) -> sqlx::Result<()> {
    sqlx::query!(
        "update payment set review_reason = $2, ask_at = null where id = $1",
        id,
        reason
    )
    .execute(db)
    .await
    .and_then(|done| ensure_affected(&done, 1))
}

/// The bank is asked from `at` on: a payment that waited for its payer is sent now.
pub async fn ask_from(db: &mut PgConnection, id: Uuid, at: DateTime<Utc>) -> sqlx::Result<()> {
    sqlx::query!(
        "update payment set ask_at = $2 where id = $1 and state = 'pending' and pay_url is null",
        id,
        at
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The next payment of an order that a saved card pays: its turn has come. Nobody is there to go on to it.
pub async fn wake_next(
    db: &mut PgConnection,
    paid: &Payment,
    at: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update payment set ask_at = least(ask_at, $3)
         where order_id = $1 and position = $2 + 1::smallint and state = 'pending' and ask_at is not null",
        paid.order_id,
        paid.position,
        at
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The bank could not be asked just now: ask at the next round.
pub async fn ask_soon(db: &mut PgConnection, id: Uuid, at: DateTime<Utc>) -> sqlx::Result<()> {
    sqlx::query!(
        "update payment set ask_at = least(ask_at, $2) where id = $1 and ask_at is not null",
        id,
        at
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Takes up to `most` payments whose question is due and moves the next question first, so that no
/// transaction is open while the bank is asked, and two workers do not ask the same.
pub async fn take_due(
    db: &PgPool,
    gateway: &str,
    now: DateTime<Utc>,
    most: i64,
) -> sqlx::Result<Vec<Uuid>> {
    let mut tx = db.begin().await?;
    let due = sqlx::query!(
        "select id, asked from payment where ask_at <= $1 and gateway = $2
         order by ask_at limit $3 for update skip locked",
        now,
        gateway,
        most
    )
    .fetch_all(&mut *tx)
    .await?;
    let ids: Vec<Uuid> = due.iter().map(|row| row.id).collect();
    let next: Vec<DateTime<Utc>> = due.iter().map(|row| now + pause(row.asked)).collect();
    sqlx::query!(
        "update payment p set asked = p.asked + 1, ask_at = due.at
         from unnest($1::uuid[], $2::timestamptz[]) as due (id, at) where p.id = due.id",
        &ids,
        &next
    )
    .execute(&mut *tx)
    .await?;
    tx.commit().await?;
    Ok(ids)
}
