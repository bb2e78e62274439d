//! Paying: the form, the demo bank, news from banks, the reconciler, the ledger, export.

mod asking;
mod autopay;
mod autopay_terms;
mod bank;
mod browser;
mod canary;
mod cards;
mod cards_browser;
mod cards_kept;
mod cards_split;
mod english;
pub mod fake;
mod flood;
mod form;
mod guest;
mod history;
mod identity;
mod keeper;
mod ledger;
mod moneta;
mod news;
mod rbs;
mod rbs_turns;
mod receipts;
mod refunds;
mod registry;
mod registry_lines;
mod several;
mod yookassa;

use super::support::{Client, Portal, Reply};
use axum::http::StatusCode;
use sqlx::PgPool;
use uuid::Uuid;

/// A household with three suppliers: 1 000,50 and 200 owed, 2,13 overpaid; bills of October 2026.
pub const HOUSEHOLD: &str = "700100";
/// Another household, of nobody we know.
pub const STRANGERS: &str = "700200";
pub const OWED: &str = "1200.50";

pub async fn households(db: &PgPool) {
    sqlx::raw_sql(
        "insert into supplier (code, name, short_name, payee_code) values
             ('agent', 'ПАО «Сбыт»', '', null), ('heat', 'ООО «Тепло»', '', null),
             ('water', 'МУП «Водоканал»', 'Водоканал', 'agent'), ('waste', 'ООО «Чисто»', '', null);
         insert into account (number, address) values ('700100', 'Лесная ул., 5, кв. 3'), ('700200', 'Тихий пер., 1');
         insert into supplier_account (account_id, supplier_code, number)
             select a.id, s.code, s.number from account a, (values
                 ('700100', 'heat', '8781'), ('700100', 'water', '8791'), ('700100', 'waste', '8801'),
                 ('700200', 'heat', '8782')) as s (account, code, number) where a.number = s.account;
         insert into bill (account_id, period, due_on, loaded_at)
             select id, '2026-10-01', '2026-11-25', '2026-11-03T00:00:00Z' from account;
         insert into bill_total (account_id, period, supplier_account_id, charged, opening, total, loaded_at)
             select sa.account_id, '2026-10-01', sa.id, t.total, 0, t.total, '2026-11-03T00:00:00Z'
             from supplier_account sa join (values
                 ('8781', 1000.50), ('8791', 200.00), ('8801', -2.13), ('8782', 77.00)) as t (number, total)
             on t.number = sa.number;",
    )
    .execute(db)
    .await
    .unwrap();
}

/// Somebody with the household.
pub struct Payer {
    pub client: Client,
    pub account: Uuid,
}

pub async fn payer(portal: &Portal) -> Payer {
    households(&portal.db).await;
    let (id, client) = portal.customer("anna@example.ru").await;
    let account = portal.link(id, HOUSEHOLD).await;
    Payer { client, account }
}

impl Payer {
    pub fn path(&self, page: &str) -> String {
        format!("/accounts/{}/payments{page}", self.account)
    }
    /// The form as it stands, rules ticked, with `fields` over it: the check page, or the form again.
    pub async fn check(&mut self, fields: &[(&str, &str)]) -> Reply {
        let form = self.client.get(&self.path("/new")).await;
        assert_eq!(form.status, StatusCode::OK, "{}", form.body);
        let mut all = vec![("rules", "1")];
        all.extend(fields);
        self.client.submit(&form, &all).await
    }
    /// From the form to the bank: what the last post answers.
    pub async fn start(&mut self, fields: &[(&str, &str)]) -> Reply {
        let check = self.check(fields).await;
        assert_eq!(check.status, StatusCode::OK, "{}", check.body);
        self.client.submit(&check, &[]).await
    }
    /// Name of the input for a supplier's number.
    pub async fn input(&mut self, contract: &str) -> String {
        let form = self.client.get(&self.path("/new")).await;
        form.attribute(&format!("input[data-contract=\"{contract}\"]"), "name")
    }
    /// `data-balance` as pages will have it.
    pub async fn balance(&self, portal: &Portal) -> String {
        let mut db = portal.db.acquire().await.unwrap();
        let dues = kabinet::bills::dues(&mut db, &[self.account])
            .await
            .unwrap();
        kabinet::bills::SupplierDue::balance(&dues).plain()
    }
}

pub async fn one<T>(portal: &Portal, sql: &'static str) -> T
where
    T: Send + Unpin + for<'r> sqlx::Decode<'r, sqlx::Postgres> + sqlx::Type<sqlx::Postgres>,
{
    sqlx::query_scalar(sql).fetch_one(&portal.db).await.unwrap()
}

/// Id of the only payment.
pub async fn payment(portal: &Portal) -> Uuid {
    one(portal, "select id from payment").await
}

pub async fn state(portal: &Portal) -> String {
    one(portal, "select state from payment").await
}

/// A bank's call, as it posts it.
pub async fn call(portal: &Portal, path: &str, fields: &[(String, String)]) -> Reply {
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    portal.visitor().post(path, &fields).await
}

/// What became of every call so far: verdict and reason.
pub async fn verdicts(portal: &Portal) -> Vec<(String, String)> {
    sqlx::query_as("select verdict, reason from gateway_event order by received_at, id")
        .fetch_all(&portal.db)
        .await
        .unwrap()
}

pub fn pair(one: &str, other: &str) -> (String, String) {
    (one.to_owned(), other.to_owned())
}

/// The bank shares sums out to the payees' accounts.
pub fn transfers(config: &mut kabinet::config::Config) {
    config.payments.split = kabinet::config::Split::Transfers;
    config.payments.accounts = ["agent=111", "heat=222"]
        .map(|text| text.to_owned().try_into().unwrap())
        .to_vec();
}
