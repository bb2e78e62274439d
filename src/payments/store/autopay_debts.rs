//! Which debts autopay has dealt with.
//!
//! What is paid once is a debt: what one bill says that one supplier account owes. A month is too coarse a
//! key for it, because corrections and other suppliers' documents of the same month come later. A document is
//! too coarse as well: it is corrected under its own name. A version is too fine: billing sends the same sums
//! anew. So a debt is known by supplier account, month, document, label, and the version from which the total
//! stands (`bill_mark`). Only the newest payable bill of a supplier account makes its debt, so a withdrawn one
//! makes none, and what is charged is what is due then: of a corrected bill, the rest.
//!
//! A debt is dealt with when it was told of under the present terms, whatever became of it, or when an order
//! for it reached the bank under earlier ones. What was only announced under earlier terms, or skipped for
//! their sake, is announced anew under the present ones.

use crate::base::Money;
use sqlx::PgConnection;
use uuid::Uuid;

/// What a supplier account is owed now, as autopay sees it.
#[derive(Clone, Debug)]
pub struct Debt {
    pub autopay_id: Uuid,
    pub supplier_account_id: Uuid,
    /// The bill that makes it (`bill_mark`).
    pub bill: String,
    /// The bill came since autopay was switched on.
    pub came: bool,
    /// It was dealt with.
    pub told: bool,
    /// Another announcement stands, or somebody is paying it just now: how much is left is not known yet.
    pub waits: bool,
}

/// The debts of these autopays' households, one statement. What was told by `run` does not count.
pub async fn debts(
    db: &mut PgConnection,
    autopays: &[Uuid],
    run: Option<Uuid>,
) -> sqlx::Result<Vec<Debt>> {
    sqlx::query_as!(
        Debt,
        "select p.id as autopay_id, d.supplier_account_id as \"supplier_account_id!\", mark.bill as \"bill!\",
                coalesce((select min(t.loaded_at) from bill_total t
                          where t.account_id = d.account_id and t.supplier_account_id = d.supplier_account_id
                            and t.period = d.period and t.document = d.document) > p.bills_since, false) as \"came!\",
                exists (select from autopay_told w
                        where w.supplier_account_id = d.supplier_account_id and w.bill = mark.bill
                          and w.run_id is distinct from $2
                          and (w.autopay_id = p.id or autopay_reached(w.run_id, w.supplier_account_id))) as \"told!\",
                (exists (select from autopay_run r join autopay_line l on l.run_id = r.id
                         where r.autopay_id = p.id and r.state = 'announced' and r.id is distinct from $2
                           and l.supplier_account_id = d.supplier_account_id)
                 or exists (select from payment_part pp join payment pm on pm.id = pp.payment_id
                            where pp.account_id = d.account_id and pp.supplier_account_id = d.supplier_account_id
                              and pm.state in ('pending', 'unknown'))) as \"waits!\"
         from autopay p
         join supplier_due d on d.account_id = p.account_id and d.due > 0
         cross join lateral (
             select bill_mark(d.account_id, d.supplier_account_id, d.period, d.document, d.label) as bill
         ) mark
         where p.id = any($1)",
        autopays,
        run
    )
    .fetch_all(db)
    .await
}

/// Whether a day's charge reached the bank under other terms of the same household than `autopay`.
pub async fn day_was_charged(
    db: &mut PgConnection,
    autopay: Uuid,
    key: &str,
) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        "select exists (select from autopay p
                        join autopay q on q.account_id = p.account_id and q.customer_id = p.customer_id and q.id <> p.id
                        join autopay_run r on r.autopay_id = q.id and r.key = $2
                        where p.id = $1 and autopay_reached(r.id, null)) as \"was!\"",
        autopay,
        key
    )
    .fetch_one(db)
    .await
}

/// What was announced under these terms and is not charged yet.
pub async fn promised(db: &mut PgConnection, autopay: Uuid) -> sqlx::Result<Money> {
    sqlx::query_scalar!(
        "select coalesce(sum(l.amount), 0) as \"promised!: Money\"
         from autopay_run r join autopay_line l on l.run_id = r.id
         where r.autopay_id = $1 and r.state = 'announced'
           and not exists (select from payment pm where pm.form_id = r.id)",
        autopay
    )
    .fetch_one(db)
    .await
}

/// An announcement stands under new terms where neither card nor day nor sum changes by them: everybody in
/// it is still agreed to, and all that is announced fits into `left`. Suppliers that only waited for the
/// resident are told of anew if he has agreed to them now.
pub async fn carry(db: &mut PgConnection, from: Uuid, to: Uuid, left: Money) -> sqlx::Result<()> {
    sqlx::query!(
        "with stands as (
             select r.id from autopay_run r
             join autopay was on was.id = r.autopay_id
             join autopay p on p.id = $2 and p.card_id = was.card_id and p.trigger = was.trigger
                           and p.day is not distinct from was.day
             where r.autopay_id = $1 and r.state = 'announced'
               and not exists (select from autopay_line l where l.run_id = r.id and not exists (
                   select from autopay_supplier s
                   where s.autopay_id = p.id and s.supplier_account_id = l.supplier_account_id))
               and (select sum(l.amount) from autopay_run o join autopay_line l on l.run_id = o.id
                    where o.autopay_id = $1 and o.state = 'announced') <= $3::numeric
         ), moved as (
             update autopay_run r set autopay_id = $2 from stands where r.id = stands.id
         )
         update autopay_told w set autopay_id = $2 from stands
         where w.run_id = stands.id
           and (exists (select from autopay_line l
                        where l.run_id = w.run_id and l.supplier_account_id = w.supplier_account_id)
                or not exists (select from autopay_supplier s
                               where s.autopay_id = $2 and s.supplier_account_id = w.supplier_account_id))",
        from,
        to,
        left as Money
    )
    .execute(db)
    .await?;
    Ok(())
}
