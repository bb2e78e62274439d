//! What the estimate of a penalty stands on: what each month charged, what was paid when, the rates.

use crate::base::{Money, Period};
use crate::bills::penalty::{Debt, Paid, Pause, Rate, Rules};
use chrono::NaiveDate;
use serde::Deserialize;
use sqlx::PgConnection;
use sqlx::types::Json;
use uuid::Uuid;

/// A supplier account with penalty on the bill.
pub struct Case {
    pub supplier: String,
    pub number: String,
    /// Capital repair: no fast stage.
    pub fund: bool,
    /// Billing's new penalty of the month, and all penalty in the total.
    pub charged: Money,
    pub whole: Money,
    /// Oldest first; those before the month of the bill.
    pub debts: Vec<Debt>,
    pub paid: Vec<Paid>,
}

#[derive(Debug, Deserialize)]
struct SupplierRow {
    id: Uuid,
    supplier: String,
    number: String,
    fund: bool,
    charged: Money,
    whole: Money,
}

#[derive(Debug, Deserialize)]
struct MonthRow {
    id: Uuid,
    period: NaiveDate,
    due_on: Option<NaiveDate>,
    /// Debt before the month without penalty, and what the month charged without penalty.
    opening: Money,
    charged: Money,
}

#[derive(Debug, Deserialize)]
struct PaidRow {
    id: Uuid,
    #[serde(flatten)]
    paid: Paid,
}

/// The supplier accounts with penalty on one document, and the rules; one statement.
pub async fn cases(
    db: &mut PgConnection,
    account: Uuid,
    period: Period,
    document: &str,
) -> sqlx::Result<(Vec<Case>, Rules)> {
    let row = sqlx::query!(
        r#"with penalised as (
             select t.supplier_account_id as id, sum(t.penalty_charged) as charged, sum(t.penalty) as whole
             from bill_total t
             where t.account_id = $1 and t.period = $2 and t.document = $3 and t.live and t.payable
             group by t.supplier_account_id
             having sum(t.penalty) <> 0 or sum(t.penalty_charged) <> 0
         )
         select
         (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'supplier', coalesce(nullif(s.short_name, ''), s.name),
                 'number', sa.number, 'fund', s.kind = 'fund', 'charged', p.charged::text, 'whole', p.whole::text)
                 order by s.name collate "ru-x-icu", sa.number), '[]')
          from penalised p join supplier_account sa on sa.id = p.id join supplier s on s.code = sa.supplier_code
         ) as "suppliers!: Json<Vec<SupplierRow>>",
         (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'period', m.period, 'due_on', m.due_on,
                 'opening', m.opening::text, 'charged', m.charged::text) order by m.period), '[]')
          from (select t.supplier_account_id as id, t.period, min(b.due_on) as due_on,
                       sum(t.opening - (t.penalty - t.penalty_charged)) as opening,
                       sum(t.charged + t.support + t.recalculation) as charged
                from penalised p
                join bill_total t on t.account_id = $1 and t.supplier_account_id = p.id and t.live and t.payable and t.period < $2
                join bill b on b.account_id = t.account_id and b.period = t.period and b.document = t.document
                where b.withdrawn_on is null
                group by t.supplier_account_id, t.period) m) as "months!: Json<Vec<MonthRow>>",
         (select coalesce(jsonb_agg(jsonb_build_object('id', v.supplier_account_id, 'paid_on', v.paid_on,
                 'amount', v.amount::text) order by v.paid_on), '[]')
          from supplier_payment v join penalised p on p.id = v.supplier_account_id
          where v.account_id = $1) as "paid!: Json<Vec<PaidRow>>",
         (select coalesce(jsonb_agg(jsonb_build_object('valid_from', valid_from, 'percent', percent::text,
                 'cap', cap::text) order by valid_from), '[]') from penalty_rate) as "rates!: Json<Vec<Rate>>",
         (select coalesce(jsonb_agg(jsonb_build_object('day_from', day_from, 'day_to', day_to)), '[]')
          from penalty_pause) as "pauses!: Json<Vec<Pause>>""#,
        account,
        period.first_day(),
        document
    )
    .fetch_one(db)
    .await?;
    let (months, paid) = (row.months.0, row.paid.0);
    let rules = Rules {
        rates: row.rates.0,
        pauses: row.pauses.0,
    };
    let cases = row
        .suppliers
        .0
        .into_iter()
        .map(|of| case(of, &months, &paid))
        .collect();
    Ok((cases, rules))
}

fn case(of: SupplierRow, months: &[MonthRow], paid: &[PaidRow]) -> Case {
    let own: Vec<&MonthRow> = months.iter().filter(|month| month.id == of.id).collect();
    let mut debts = Vec::new();
    // What stood before the first bill we have: it was due at the latest with the bill before that.
    let first = own.first().map(|month| Period::from_date(month.period));
    if let (Some(month), Some(first)) = (own.first(), first) {
        debts.push(Debt {
            period: None,
            due_on: usual_due(first.prev()),
            amount: month.opening,
        });
    }
    debts.extend(own.iter().map(|month| {
        let period = Period::from_date(month.period);
        Debt {
            period: Some(period),
            due_on: month.due_on.unwrap_or_else(|| usual_due(period)),
            amount: month.charged,
        }
    }));
    // Earlier payments are in the opening debt already.
    let since = first.map(Period::first_day);
    let paid = paid
        .iter()
        .filter(|row| row.id == of.id && since.is_some_and(|since| row.paid.paid_on >= since))
        .map(|row| row.paid.clone())
        .collect();
    Case {
        supplier: of.supplier,
        number: of.number,
        fund: of.fund,
        charged: of.charged,
        whole: of.whole,
        debts,
        paid,
    }
}

/// Where billing names no day: the 10th of the next month, since March 2026 the 15th (177-ФЗ).
fn usual_due(period: Period) -> NaiveDate {
    let next = period.next().first_day();
    let day = if (period.year(), period.month()) >= (2026, 3) {
        14
    } else {
        9
    };
    next + chrono::Days::new(day)
}
