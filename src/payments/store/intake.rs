//! Files from banks and their lines.

use crate::base::Money;
use crate::db::ensure_affected;
use chrono::{DateTime, NaiveDate, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

/// A file that was taken.
#[derive(Clone, Debug)]
pub struct File {
    pub id: Uuid,
    pub name: String,
    pub profile: String,
    pub lines: i32,
    pub amount: Money,
    pub taken_at: DateTime<Utc>,
    /// Lines that wait for a clerk.
    pub waiting: i64,
}

/// A line as clerks see it.
#[derive(Clone, Debug)]
pub struct Row {
    pub line: i32,
    pub paid_on: NaiveDate,
    pub amount: Money,
    pub account_number: String,
    pub bank_id: String,
    pub purpose: String,
    pub state: String,
    pub reason: String,
    pub payment_number: Option<i64>,
    /// The supplier account that it was placed on, or may belong to.
    pub supplier_name: Option<String>,
    pub supplier_number: Option<String>,
    pub told_as: String,
}

/// What a line turned out to be.
#[derive(Clone, Debug, Default)]
pub struct Verdict {
    pub state: &'static str,
    pub reason: &'static str,
    pub payment: Option<Uuid>,
    pub supplier_account: Option<Uuid>,
    pub told_as: String,
}

pub struct NewFile<'a> {
    pub id: Uuid,
    pub sha256: &'a [u8],
    pub name: &'a str,
    pub profile: &'a str,
    pub lines: i32,
    pub amount: Money,
    pub at: DateTime<Utc>,
    pub staff: Option<Uuid>,
}

/// Files are taken one after another: what one line was matched to, no other is.
pub async fn lock(db: &mut PgConnection) -> sqlx::Result<()> {
    sqlx::query!("select pg_advisory_xact_lock(hashtextextended('bank files', 0))")
        .execute(db)
        .await?;
    Ok(())
}

/// The file with these bytes, if it was taken before.
pub async fn known(db: &mut PgConnection, sha256: &[u8]) -> sqlx::Result<Option<Uuid>> {
    sqlx::query_scalar!("select id from bank_file where sha256 = $1", sha256)
        .fetch_optional(db)
        .await
}

pub async fn insert(db: &mut PgConnection, file: &NewFile<'_>) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into bank_file (id, sha256, name, profile, lines, amount, taken_at, staff_id)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        file.id,
        file.sha256,
        file.name,
        file.profile,
        file.lines,
        file.amount as Money,
        file.at,
        file.staff
    )
    .execute(db)
    .await?;
    Ok(())
}

pub async fn insert_line(
    db: &mut PgConnection,
    file: Uuid,
    line: &crate::payments::intake::Line,
    verdict: &Verdict,
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into bank_line (file_id, line, paid_on, amount, account_number, bank_id, purpose, state, reason,
                                payment_id, supplier_account_id, told_as)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        file,
        line.line,
        line.paid_on,
        line.amount as Money,
        line.account_number,
        line.bank_id,
        line.purpose,
        verdict.state,
        verdict.reason,
        verdict.payment,
        verdict.supplier_account,
        verdict.told_as
    )
    .execute(db)
    .await?;
    Ok(())
}

/// A payment of ours that a line may tell of.
pub struct Own {
    pub id: Uuid,
    pub state: String,
    pub amount: Money,
    pub paid_on: Option<NaiveDate>,
    /// The line names the bank's own id of it, and not only our number.
    pub by_bank: bool,
    /// A part for the line's account number and sum.
    pub part: bool,
    /// The line names its household.
    pub account: bool,
}

/// The payment with the bank's id, or with our number.
pub async fn own(
    db: &mut PgConnection,
    bank_id: &str,
    number: Option<i64>,
    (account, amount): (&str, Money),
) -> sqlx::Result<Option<Own>> {
    sqlx::query_as!(
        Own,
        "select p.id, p.state, p.amount as \"amount: Money\",
                (select po.paid_on from posting po where po.payment_id = p.id and po.kind = 'paid') as paid_on,
                coalesce($1 <> '' and p.gateway_id = $1, false) as \"by_bank!\",
                exists (select 1 from payment_part pp join supplier_account sa on sa.id = pp.supplier_account_id
                        where pp.payment_id = p.id and pp.amount = $4
                          and sa.number_key = account_key($3)) as \"part!\",
                exists (select 1 from account a left join supplier_account sa on sa.account_id = a.id
                        where a.id = p.account_id
                          and account_key($3) in (account_key(a.number), sa.number_key)) as \"account!\"
         from payment p
         where ($1 <> '' and p.gateway_id = $1) or p.number = $2
         order by 5 desc limit 1",
        bank_id,
        number,
        account,
        amount as Money
    )
    .fetch_optional(db)
    .await
}

/// Supplier accounts with this number.
pub async fn supplier_accounts(db: &mut PgConnection, number: &str) -> sqlx::Result<Vec<Uuid>> {
    sqlx::query_scalar!(
        "select id from supplier_account where number_key = account_key($1) and account_key($1) <> '' order by id",
        number
    )
    .fetch_all(db)
    .await
}

/// Billing's payment of that sum within three days, which no other line of a bank was matched to.
pub async fn told(
    db: &mut PgConnection,
    accounts: &[Uuid],
    amount: Money,
    day: NaiveDate,
) -> sqlx::Result<Option<(Uuid, String)>> {
    let row = sqlx::query!(
        "select r.supplier_account_id, r.external_id
         from payment_record r
         where r.account_id in (select account_id from supplier_account where id = any($1))
           and r.supplier_account_id = any($1) and r.kind = 'payment' and r.source <> 'registry'
           and r.kabinet_payment = ''
           and r.amount = $2 and r.paid_on between $3::date - 3 and $3::date + 3
           and not exists (select 1 from bank_line l where l.state = 'told'
                           and l.supplier_account_id = r.supplier_account_id and l.told_as = r.external_id)
         order by abs(r.paid_on - $3::date), r.external_id limit 1",
        accounts,
        amount as Money,
        day
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| (row.supplier_account_id, row.external_id)))
}

/// Files, the newest first.
pub async fn files(db: &mut PgConnection, limit: i64, offset: i64) -> sqlx::Result<Vec<File>> {
    sqlx::query_as!(
        File,
        "select f.id, f.name, f.profile, f.lines, f.amount as \"amount: Money\", f.taken_at,
                (select count(*) from bank_line l where l.file_id = f.id and l.state = 'waiting') as \"waiting!\"
         from bank_file f order by f.taken_at desc, f.id desc limit $1 offset $2",
        limit,
        offset
    )
    .fetch_all(db)
    .await
}

pub async fn file(db: &mut PgConnection, id: Uuid) -> sqlx::Result<Option<File>> {
    sqlx::query_as!(
        File,
        "select f.id, f.name, f.profile, f.lines, f.amount as \"amount: Money\", f.taken_at,
                (select count(*) from bank_line l where l.file_id = f.id and l.state = 'waiting') as \"waiting!\"
         from bank_file f where f.id = $1",
        id
    )
    .fetch_optional(db)
    .await
}

/// Lines of a file, those that wait first.
pub async fn rows(
    db: &mut PgConnection,
    file: Uuid,
    limit: i64,
    offset: i64,
) -> sqlx::Result<Vec<Row>> {
    sqlx::query_as!(
        Row,
        "select l.line, l.paid_on, l.amount as \"amount: Money\", l.account_number, l.bank_id, l.purpose, l.state,
                l.reason, p.number as \"payment_number?\",
                coalesce(nullif(s.short_name, ''), s.name) as supplier_name, sa.number as \"supplier_number?\", l.told_as
         from bank_line l
         left join payment p on p.id = l.payment_id
         left join supplier_account sa on sa.id = l.supplier_account_id
         left join supplier s on s.code = sa.supplier_code
         where l.file_id = $1
         order by l.state <> 'waiting', l.line limit $2 offset $3",
        file,
        limit,
        offset
    )
    .fetch_all(db)
    .await
}

/// A line that waits; nobody else decides it until the transaction ends.
pub async fn waiting(
    db: &mut PgConnection,
    file: Uuid,
    line: i32,
) -> sqlx::Result<Option<(NaiveDate, Money)>> {
    let row = sqlx::query!(
        "select paid_on, amount as \"amount: Money\" from bank_line
         where file_id = $1 and line = $2 and state = 'waiting' for update",
        file,
        line
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| (row.paid_on, row.amount)))
}

/// What a clerk decided of a line that waited.
pub async fn decide(
    db: &mut PgConnection,
    (file, line): (Uuid, i32),
    (state, reason): (&str, &str),
    (supplier_account, told_as): (Option<Uuid>, &str),
    (staff, at): (Uuid, DateTime<Utc>),
) -> sqlx::Result<()> {
    sqlx::query!(
        "update bank_line set state = $3, reason = $4, supplier_account_id = coalesce($5, supplier_account_id),
                told_as = $6, staff_id = $7, decided_at = $8
         where file_id = $1 and line = $2 and state = 'waiting'",
        file,
        line,
        state,
        reason,
        supplier_account,
        told_as,
        staff,
        at
    )
    .execute(db)
    .await
    .and_then(|done| ensure_affected(&done, 1))
}

/// Due falls by the placed line: a row as billing would tell it, until billing does. Gives the household.
pub async fn credit(
    db: &mut PgConnection,
    (file, line): (Uuid, i32),
    supplier_account: Uuid,
    at: DateTime<Utc>,
) -> sqlx::Result<Uuid> {
    sqlx::query_scalar!(
        "insert into payment_record (supplier_code, external_id, account_id, supplier_account_id, paid_on, amount,
                                     kind, source, loaded_at)
         select sa.supplier_code, 'registry-' || l.file_id || '-' || l.line, sa.account_id, sa.id, l.paid_on,
                abs(l.amount), case when l.amount < 0 then 'refund' else 'payment' end, 'registry', $4
         from bank_line l, supplier_account sa
         where l.file_id = $1 and l.line = $2 and sa.id = $3
         returning account_id",
        file,
        line,
        supplier_account,
        at
    )
    .fetch_one(db)
    .await
}

/// Payments of ours through `gateway` that were posted with a day of paying from `from` to `to`.
pub struct Paid {
    pub id: Uuid,
    pub number: i64,
    pub gateway_id: String,
    pub amount: Money,
    pub paid_on: NaiveDate,
}

pub async fn paid_between(
    db: &mut PgConnection,
    gateway: &str,
    from: NaiveDate,
    to: NaiveDate,
) -> sqlx::Result<Vec<Paid>> {
    sqlx::query_as!(
        Paid,
        "select p.id, p.number, coalesce(p.gateway_id, '') as \"gateway_id!\", p.amount as \"amount: Money\", po.paid_on
         from posting po join payment p on p.id = po.payment_id
         where po.kind = 'paid' and po.paid_on between $2 and $3 and p.gateway = $1",
        gateway,
        from,
        to
    )
    .fetch_all(db)
    .await
}
