//! What a bank's lines may be: questions for many lines at once, since a file may have a hundred thousand.
//! Each answer has the place of its line, from 0.

use crate::base::Money;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use sqlx::PgConnection;
use uuid::Uuid;

/// Days between our day of a payment and that of a line that names no payment: nearer, the line is asked
/// about before money is counted.
pub const LIKE_DAYS: i32 = 10;

/// What a line says of whose it is, one element a line.
#[derive(Default)]
pub struct Said {
    pub bank_ids: Vec<String>,
    /// Our payment's number; 0 = none is said.
    pub numbers: Vec<i64>,
    pub accounts: Vec<String>,
    pub amounts: Vec<Decimal>,
}

/// A payment of ours that a line may tell of.
#[derive(Clone, Debug)]
pub struct Own {
    pub at: i64,
    pub id: Uuid,
    pub number: i64,
    pub state: String,
    pub amount: Money,
    pub paid_on: Option<NaiveDate>,
    /// The line names the bank's own id of it, and not only our number.
    pub by_bank: bool,
    /// The supplier account whose part has the line's account number and sum.
    pub part: Option<Uuid>,
    /// The line names its household.
    pub account: bool,
    /// So many refunds of it are of the line's sum, which is below nothing: the whole, or the account's share.
    pub refunds: i64,
}

/// The payment with the bank's id at `gateway` (empty = any), or else with our number.
pub async fn own(db: &mut PgConnection, gateway: &str, said: &Said) -> sqlx::Result<Vec<Own>> {
    sqlx::query_as!(
        Own,
        "select q.at - 1 as \"at!\", p.id as \"id!\", p.number as \"number!\", p.state as \"state!\",
                p.amount as \"amount!: Money\",
                (select po.paid_on from posting po where po.payment_id = p.id and po.kind = 'paid') as paid_on,
                p.by_bank as \"by_bank!\",
                (select sa.id from payment_part pp join supplier_account sa on sa.id = pp.supplier_account_id
                 where pp.payment_id = p.id and pp.amount = q.amount and sa.number_key = account_key(q.account)
                 order by sa.id limit 1) as part,
                exists (select 1 from account a left join supplier_account sa on sa.account_id = a.id
                        where a.id = p.account_id
                          and account_key(q.account) in (account_key(a.number), sa.number_key)) as \"account!\",
                case when q.amount < 0 then (
                    select count(distinct po.id) from posting po
                    join posting_entry e on e.posting_id = po.id
                    left join supplier_account sa on sa.id = e.supplier_account_id
                    where po.payment_id = p.id and po.kind = 'refund'
                      and (e.side = 'bank' and e.amount = q.amount
                           or e.side = 'supplier' and e.amount = -q.amount
                              and sa.number_key = account_key(q.account)))
                else 0 end as \"refunds!\"
         from unnest($1::text[], $2::bigint[], $3::text[], $4::numeric[]) with ordinality
              as q (bank_id, number, account, amount, at)
         cross join lateral (
             select named.* from (
                 select b.id, b.number, b.state, b.amount, b.account_id, true as by_bank from payment b
                 where q.bank_id <> '' and b.gateway_id = q.bank_id and ($5 = '' or b.gateway = $5)
                 union all
                 select n.id, n.number, n.state, n.amount, n.account_id, false from payment n
                 where q.number > 0 and n.number = q.number) named
             order by named.by_bank desc, named.id limit 1) p",
        &said.bank_ids,
        &said.numbers,
        &said.accounts,
        &said.amounts,
        gateway
    )
    .fetch_all(db)
    .await
}

/// Payments of ours that lines are about to confirm, one element a line.
#[derive(Default)]
pub struct Confirming {
    pub at: Vec<i64>,
    pub payments: Vec<Uuid>,
    /// The supplier account of a part; nil = the whole payment.
    pub parts: Vec<Uuid>,
    pub accounts: Vec<String>,
    pub amounts: Vec<Decimal>,
}

/// Lines that confirmed the same before.
pub struct Earlier {
    pub at: i64,
    pub count: i64,
    pub file: Uuid,
    pub line: i32,
}

/// Earlier lines of other files than `file` that confirmed the same payment, part of it or refund.
pub async fn confirmed(
    db: &mut PgConnection,
    file: Uuid,
    of: &Confirming,
) -> sqlx::Result<Vec<Earlier>> {
    sqlx::query_as!(
        Earlier,
        "select q.at as \"at!\", f.count as \"count!\", f.file as \"file!\", f.line as \"line!\"
         from unnest($1::bigint[], $2::uuid[], $3::uuid[], $4::text[], $5::numeric[])
              as q (at, payment, part, account, amount)
         cross join lateral (
             select count(*) as count, (array_agg(l.file_id order by l.file_id, l.line))[1] as file,
                    (array_agg(l.line order by l.file_id, l.line))[1] as line
             from bank_line l
             where l.payment_id = q.payment and l.file_id <> $6
               -- Of a payment that is canceled here, what a clerk counted is its money.
               and (l.state = 'ours' or l.state in ('placed', 'told') and not exists (
                   select 1 from posting po where po.payment_id = q.payment and po.kind = 'paid'))
               and case when q.amount < 0
                   then l.amount = q.amount and account_key(l.account_number) = account_key(q.account)
                   else l.amount > 0 and (l.supplier_account_id is null or l.supplier_account_id = q.part
                                          or q.part = '00000000-0000-0000-0000-000000000000') end) f
         where f.count > 0",
        &of.at,
        &of.payments,
        &of.parts,
        &of.accounts,
        &of.amounts,
        file
    )
    .fetch_all(db)
    .await
}

/// The first line of another file with this content.
pub struct Same {
    pub content: Vec<u8>,
    pub file: Uuid,
    pub line: i32,
}

/// Lines of other files than `file` that are equal to these.
pub async fn repeated(
    db: &mut PgConnection,
    file: Uuid,
    contents: &[Vec<u8>],
) -> sqlx::Result<Vec<Same>> {
    sqlx::query_as!(
        Same,
        "select distinct on (content) content as \"content!\", file_id as file, line
         from bank_line where content = any($1) and file_id <> $2
         order by content, file_id, line",
        contents,
        file
    )
    .fetch_all(db)
    .await
}

/// A supplier account that has the line's number.
pub struct Account {
    pub at: i64,
    pub id: Uuid,
}

/// Supplier accounts with these numbers.
pub async fn accounts(db: &mut PgConnection, numbers: &[String]) -> sqlx::Result<Vec<Account>> {
    sqlx::query_as!(
        Account,
        "select q.at - 1 as \"at!\", sa.id
         from unnest($1::text[]) with ordinality as q (number, at)
         join supplier_account sa on sa.number_key = account_key(q.number)
         where account_key(q.number) <> ''
         order by q.at, sa.id",
        numbers
    )
    .fetch_all(db)
    .await
}

/// Lines on supplier accounts, one element a pair of both.
#[derive(Default)]
pub struct Placeable {
    pub at: Vec<i64>,
    pub accounts: Vec<Uuid>,
    pub amounts: Vec<Decimal>,
    pub days: Vec<NaiveDate>,
}

/// Billing's payment that may be a line's.
pub struct Record {
    pub at: i64,
    pub account: Uuid,
    pub told_as: String,
}

/// Billing's payments of that sum within three days, nearest first, to which no line was matched yet.
pub async fn told(db: &mut PgConnection, of: &Placeable) -> sqlx::Result<Vec<Record>> {
    sqlx::query_as!(
        Record,
        "select q.at as \"at!\", r.supplier_account_id as account, r.external_id as told_as
         from unnest($1::bigint[], $2::uuid[], $3::numeric[], $4::date[]) as q (at, account, amount, day)
         join supplier_account sa on sa.id = q.account
         join payment_record r on r.account_id = sa.account_id and r.supplier_account_id = sa.id
         where q.amount > 0 and r.kind = 'payment' and r.source <> 'registry' and r.kabinet_payment = ''
           and r.amount = q.amount and r.paid_on between q.day - 3 and q.day + 3
           and not exists (select 1 from bank_line l where l.state = 'told'
                           and l.supplier_account_id = r.supplier_account_id and l.told_as = r.external_id)
         order by q.at, abs(r.paid_on - q.day), r.external_id",
        &of.at,
        &of.accounts,
        &of.amounts,
        &of.days
    )
    .fetch_all(db)
    .await
}

/// A payment of ours that a line resembles.
#[derive(Clone, Debug)]
pub struct Like {
    pub at: i64,
    pub id: Uuid,
    pub number: i64,
    pub paid_on: NaiveDate,
}

/// Payments and refunds of ours on these supplier accounts, of that sum and within [`LIKE_DAYS`], that no
/// line has confirmed; the nearest of each line.
pub async fn like(db: &mut PgConnection, of: &Placeable) -> sqlx::Result<Vec<Like>> {
    sqlx::query_as!(
        Like,
        "select q.at as \"at!\", p.id as \"id!\", p.number as \"number!\", p.paid_on as \"paid_on!\"
         from unnest($1::bigint[], $2::uuid[], $3::numeric[], $4::date[]) as q (at, account, amount, day)
         join supplier_account sa on sa.id = q.account
         cross join lateral (
             select near.* from (
                 select pm.id, pm.number, po.paid_on
                 from payment_part pp
                 join payment pm on pm.id = pp.payment_id
                 join posting po on po.payment_id = pm.id and po.kind = 'paid'
                 where pp.account_id = sa.account_id and pp.supplier_account_id = sa.id
                   and q.amount in (pp.amount, pm.amount)
                   and not exists (select 1 from bank_line l
                                   where l.payment_id = pm.id and l.state = 'ours' and l.amount > 0
                                     and (l.supplier_account_id is null or l.supplier_account_id = sa.id))
                 union all
                 select pm.id, pm.number, po.paid_on
                 from posting_entry e
                 join posting po on po.id = e.posting_id and po.kind = 'refund'
                 join payment pm on pm.id = po.payment_id
                 where q.amount < 0 and e.account_id = sa.account_id and e.supplier_account_id = sa.id
                   and e.side = 'supplier' and e.amount = -q.amount
                   and not exists (select 1 from bank_line l
                                   where l.payment_id = pm.id and l.state = 'ours' and l.amount = q.amount)) near
             where near.paid_on between q.day - $5::int and q.day + $5::int
             order by abs(near.paid_on - q.day), near.number limit 1) p",
        &of.at,
        &of.accounts,
        &of.amounts,
        &of.days,
        LIKE_DAYS
    )
    .fetch_all(db)
    .await
}
