//! The checked table of payments: which supplier account a row means.

use sqlx::{AssertSqlSafe, Executor, PgConnection};

use super::plans::{Check, NO_SUPPLIER_ACCOUNT};
use super::{good, staging};
use crate::exchange::bundle::rows::Opened;

/// What a row of the file must be, besides its form.
pub static CHECKS: [Check; 6] = [
    Check {
        column: "supplier_code",
        when: "g.supplier_code not in (select code from supplier)",
        why: "'no such supplier: neither loaded nor accepted from suppliers.csv'",
    },
    Check {
        column: "account_number",
        when: "g.account_number <> '' and g.account_id is null",
        why: "'no such account: neither loaded nor accepted from accounts.csv'",
    },
    Check {
        column: "account_number",
        when: "g.account_number = '' and g.supplier_account_number = '' and g.supplier_account_id is null",
        why: "'neither account_number nor supplier_account_number is given'",
    },
    Check {
        column: "supplier_account_number",
        when: "g.account_number = '' and g.supplier_account_number <> '' and g.supplier_account_id is null",
        why: "case when g.only_of = 0 then 'no such number of this supplier'
              else g.only_of || ' households have this number: name the account' end",
    },
    Check {
        column: "supplier_account_number",
        when:
            "g.account_number <> '' and g.account_id is not null and g.supplier_account_id is null
               and g.supplier_code in (select code from supplier)",
        why: NO_SUPPLIER_ACCOUNT,
    },
    Check {
        column: "amount",
        when: "g.kind <> 'correction' and g.amount <= 0",
        why: "'the amount of a ' || g.kind || ' must be above nothing'",
    },
];

pub static KEY: [&str; 2] = ["supplier_code", "external_id"];
/// What a row says.
pub static SAID: [&str; 8] = [
    "account_id",
    "supplier_account_id",
    "paid_on",
    "received_on",
    "amount",
    "kind",
    "source",
    "kabinet_payment",
];

/// Creates `good_payments`. A row that names neither household nor number keeps what was told
/// before; one that names the household alone means its only number with this supplier.
pub async fn create(db: &mut PgConnection, opened: &Opened) -> sqlx::Result<()> {
    let named = |name: &str| {
        if opened.has(name) {
            format!("s.\"{name}\"")
        } else {
            "''".to_owned()
        }
    };
    let value = |name: &str| match opened.spec.column(name) {
        Some(column) => good::effective(opened, column, "t.external_id"),
        None => String::new(),
    };
    let (account, number) = (named("account_number"), named("supplier_account_number"));
    // A column that the file lacks leaves the old row's household as it is.
    let keep = match (
        opened.has("account_number"),
        opened.has("supplier_account_number"),
    ) {
        (false, false) => "t.supplier_account_id",
        (true, false) => "case when t.account_id = a.id then t.supplier_account_id end",
        _ => "null::uuid",
    };
    let sql = format!(
        "create temp table good_payments on commit drop as
         select q.*, q.found is null as fresh,
                q.found is not null and (q.account_id, q.supplier_account_id, q.paid_on, q.received_on,
                    q.amount, q.kind, q.source, q.kabinet_payment)
                    is distinct from (q.own_account, q.own_number, q.own_paid_on, q.own_received_on,
                    q.own_amount, q.own_kind, q.own_source, q.own_kabinet_payment) as changed
         from (
             select s.nr, s.supplier_code, s.external_id, {account} as account_number,
                    {number} as supplier_account_number,
                    coalesce(x.account_id, y.account_id, z.account_id, a.id,
                             case when {keep} is not null then t.account_id end) as account_id,
                    coalesce(x.id, {keep}, y.id, z.id) as supplier_account_id,
                    case when {account} = '' then z.n when {number} = '' then y.n end as only_of,
                    {paid_on} as paid_on, {received_on} as received_on, {amount} as amount,
                    {kind} as kind, {source} as source, {kabinet_payment} as kabinet_payment,
                    t.external_id as found, t.account_id as own_account,
                    t.supplier_account_id as own_number, t.paid_on as own_paid_on,
                    t.received_on as own_received_on, t.amount as own_amount, t.kind as own_kind,
                    t.source as own_source, t.kabinet_payment as own_kabinet_payment
             from {staged}
             left join payment_record t on t.supplier_code = s.supplier_code and t.external_id = s.external_id
             left join account a on a.number = nullif({account}, '')
             left join supplier_account x on x.account_id = a.id and x.supplier_code = s.supplier_code
                 and x.number = nullif({number}, '')
             left join lateral (
                 select case when count(*) = 1 then (array_agg(o.id))[1] end as id, a.id as account_id,
                        count(*) as n
                 from supplier_account o
                 where {number} = '' and o.account_id = a.id and o.supplier_code = s.supplier_code
             ) y on true
             left join lateral (
                 select case when count(*) = 1 then (array_agg(o.id))[1] end as id,
                        case when count(*) = 1 then (array_agg(o.account_id))[1] end as account_id,
                        count(*) as n
                 from supplier_account o
                 where {account} = '' and o.number_key = account_key({number}) and o.number = {number}
                   and o.supplier_code = s.supplier_code
             ) z on true
         ) q",
        staged = good::staged(opened),
        paid_on = value("paid_on"),
        received_on = value("received_on"),
        amount = value("amount"),
        kind = value("kind"),
        source = value("source"),
        kabinet_payment = value("kabinet_payment"),
    );
    db.execute(AssertSqlSafe(sql)).await?;
    staging::analyze(db, "good_payments").await
}

/// Payments said to be ours that we do not know: taken as billing's own, with a warning.
pub async fn unknown_ours(db: &mut PgConnection) -> sqlx::Result<()> {
    sqlx::query(
        "insert into import_warning
         select 'payments.csv', g.nr, 'kabinet_payment', g.kabinet_payment,
                'no payment of ours has this id: counted as told by billing'
         from good_payments g
         where g.kabinet_payment <> ''
           and not exists (select from payment_part p where p.id::text = g.kabinet_payment)
           and not exists (select from payment p where g.kabinet_payment in (p.id::text, p.number::text))",
    )
    .execute(db)
    .await?;
    Ok(())
}
