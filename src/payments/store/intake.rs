//! Files from banks and their lines.

use crate::base::Money;
use crate::db::ensure_affected;
use crate::payments::intake::Line;
use chrono::{DateTime, NaiveDate, Utc};
use rust_decimal::Decimal;
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
    /// Of them, lines that stood in an earlier file.
    pub repeated: i64,
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
    /// Money of the payment was posted: the line may be said to be its.
    pub payment_paid: bool,
    /// The earlier line that is the same, or that confirmed the same payment.
    pub first_file: Option<String>,
    pub first_line: Option<i32>,
    pub first_paid_on: Option<NaiveDate>,
}

/// What a line turned out to be.
#[derive(Clone, Debug, Default)]
pub struct Verdict {
    pub state: &'static str,
    pub reason: &'static str,
    pub payment: Option<Uuid>,
    pub supplier_account: Option<Uuid>,
    pub told_as: String,
    /// The earlier line that is the same, or that confirmed the same payment.
    pub first: Option<(Uuid, i32)>,
}

pub struct NewFile<'a> {
    pub id: Uuid,
    pub sha256: &'a [u8],
    pub name: &'a str,
    pub profile: &'a str,
    /// Whose ids its lines bear; empty = not known.
    pub gateway: &'a str,
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
        "insert into bank_file (id, sha256, name, profile, lines, amount, taken_at, staff_id, gateway)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        file.id,
        file.sha256,
        file.name,
        file.profile,
        file.lines,
        file.amount as Money,
        file.at,
        file.staff,
        file.gateway
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Lines with what they turned out to be, in one statement.
pub async fn insert_lines(
    db: &mut PgConnection,
    file: Uuid,
    lines: &[Line],
    verdicts: &[Verdict],
) -> sqlx::Result<()> {
    let text = |of: fn(&Line) -> &String| lines.iter().map(of).cloned().collect::<Vec<_>>();
    let numbers: Vec<i32> = lines.iter().map(|line| line.line).collect();
    let days: Vec<NaiveDate> = lines.iter().map(|line| line.paid_on).collect();
    let amounts: Vec<Decimal> = lines.iter().map(|line| line.amount.decimal()).collect();
    let content = |line: &Line| line.content.map(|content| content.to_vec());
    let contents: Vec<Option<Vec<u8>>> = lines.iter().map(content).collect();
    let said = |of: fn(&Verdict) -> &str| {
        verdicts
            .iter()
            .map(|v| of(v).to_owned())
            .collect::<Vec<_>>()
    };
    let payments: Vec<Option<Uuid>> = verdicts.iter().map(|v| v.payment).collect();
    let accounts: Vec<Option<Uuid>> = verdicts.iter().map(|v| v.supplier_account).collect();
    let (files, firsts): (Vec<Option<Uuid>>, Vec<Option<i32>>) =
        verdicts.iter().map(|v| v.first.unzip()).unzip();
    sqlx::query!(
        "insert into bank_line (file_id, line, paid_on, amount, account_number, bank_id, purpose, state, reason,
                                payment_id, supplier_account_id, told_as, content, first_file, first_line)
         select $1, * from unnest($2::int[], $3::date[], $4::numeric[], $5::text[], $6::text[], $7::text[],
                                  $8::text[], $9::text[], $10::uuid[], $11::uuid[], $12::text[], $13::bytea[],
                                  $14::uuid[], $15::int[])",
        file,
        &numbers,
        &days,
        &amounts,
        &text(|line| &line.account_number),
        &text(|line| &line.bank_id),
        &text(|line| &line.purpose),
        &said(|verdict| verdict.state),
        &said(|verdict| verdict.reason),
        &payments as &[Option<Uuid>],
        &accounts as &[Option<Uuid>],
        &said(|verdict| &verdict.told_as),
        &contents as &[Option<Vec<u8>>],
        &files as &[Option<Uuid>],
        &firsts as &[Option<i32>]
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Files, the newest first.
pub async fn files(db: &mut PgConnection, limit: i64, offset: i64) -> sqlx::Result<Vec<File>> {
    sqlx::query_as!(
        File,
        "select f.id, f.name, f.profile, f.lines, f.amount as \"amount: Money\", f.taken_at,
                (select count(*) from bank_line l where l.file_id = f.id and l.state = 'waiting') as \"waiting!\",
                (select count(*) from bank_line l
                 where l.file_id = f.id and l.state = 'waiting' and l.reason = 'repeated') as \"repeated!\"
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
                (select count(*) from bank_line l where l.file_id = f.id and l.state = 'waiting') as \"waiting!\",
                (select count(*) from bank_line l
                 where l.file_id = f.id and l.state = 'waiting' and l.reason = 'repeated') as \"repeated!\"
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
                coalesce(nullif(s.short_name, ''), s.name) as supplier_name, sa.number as \"supplier_number?\", l.told_as,
                exists (select 1 from posting po where po.payment_id = l.payment_id and po.kind = 'paid')
                    as \"payment_paid!\",
                ff.name as \"first_file?\", fl.line as \"first_line?\", fl.paid_on as \"first_paid_on?\"
         from bank_line l
         left join bank_line fl on fl.file_id = l.first_file and fl.line = l.first_line
         left join bank_file ff on ff.id = l.first_file
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

/// A line that waits for a clerk.
pub struct Waiting {
    pub paid_on: NaiveDate,
    pub amount: Money,
    pub bank_id: String,
    pub purpose: String,
    pub reason: String,
    pub payment: Option<Uuid>,
    /// An equal line stood in another file before.
    pub repeated: bool,
    /// Whose ids the file's lines bear; empty = not known.
    pub gateway: String,
}

/// A line that waits; nobody else decides it until the transaction ends.
pub async fn waiting(
    db: &mut PgConnection,
    file: Uuid,
    line: i32,
) -> sqlx::Result<Option<Waiting>> {
    sqlx::query_as!(
        Waiting,
        "select l.paid_on, l.amount as \"amount: Money\", l.bank_id, l.purpose, l.reason, l.payment_id as payment,
                l.first_file is not null and l.reason = 'repeated' as \"repeated!\", f.gateway
         from bank_line l join bank_file f on f.id = l.file_id
         where l.file_id = $1 and l.line = $2 and l.state = 'waiting' for update of l",
        file,
        line
    )
    .fetch_optional(db)
    .await
}

/// Money of the payment was posted.
pub async fn is_posted(db: &mut PgConnection, payment: Uuid) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        "select exists (select 1 from posting where payment_id = $1 and kind = 'paid') as \"posted!\"",
        payment
    )
    .fetch_one(db)
    .await
}

/// Why a line goes on waiting: a clerk is asked whether it is `payment`.
pub async fn doubt(
    db: &mut PgConnection,
    (file, line): (Uuid, i32),
    reason: &str,
    payment: Uuid,
    first: Option<(Uuid, i32)>,
) -> sqlx::Result<()> {
    let (first_file, first_line) = first.unzip();
    sqlx::query!(
        "update bank_line set reason = $3, payment_id = $4, first_file = coalesce($5, first_file),
                first_line = coalesce($6, first_line)
         where file_id = $1 and line = $2 and state = 'waiting'",
        file,
        line,
        reason,
        payment,
        first_file,
        first_line
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The line tells of this payment of ours: no money is counted by it.
pub async fn set_ours(
    db: &mut PgConnection,
    (file, line): (Uuid, i32),
    (payment, part): (Uuid, Option<Uuid>),
    reason: &str,
    (staff, at): (Uuid, DateTime<Utc>),
) -> sqlx::Result<()> {
    sqlx::query!(
        "update bank_line set state = 'ours', reason = $3, payment_id = $4,
                supplier_account_id = coalesce($5, supplier_account_id), staff_id = $6, decided_at = $7
         where file_id = $1 and line = $2 and state = 'waiting'",
        file,
        line,
        reason,
        payment,
        part,
        staff,
        at
    )
    .execute(db)
    .await
    .and_then(|done| ensure_affected(&done, 1))
}

/// Lines of the file that wait because an equal one was there before are none of ours. Gives how many.
pub async fn reject_repeated(
    db: &mut PgConnection,
    file: Uuid,
    (staff, at): (Uuid, DateTime<Utc>),
) -> sqlx::Result<u64> {
    let done = sqlx::query!(
        "update bank_line set state = 'rejected', staff_id = $2, decided_at = $3
         where file_id = $1 and state = 'waiting' and reason = 'repeated'",
        file,
        staff,
        at
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected())
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
