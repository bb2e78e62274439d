//! Consumption, why a bill changed, penalty, questions and news in a browser: wide and on a phone, with axe.

use super::browser::{DESKTOP, PHONE, Served};
use super::consumption::FLAT;
use super::home_browser::signed_in;
use sqlx::PgPool;
use uuid::Uuid;

const MORE: &str = "
    update bill_total set penalty_charged = 5, penalty = 5, total = total + 5
    where period = '2026-10-01' and supplier_account_id = '00000000-0000-0000-0000-0000000000c1';
    insert into news (slug, published_on, title_ru, text_ru, supplier_code)
    values ('works', '2026-11-01', 'Отключение холодной воды', 'Со вторника.' || E'\\n\\n' || 'До пятницы.', 'vod');";

#[sqlx::test]
async fn history_and_help_are_readable_wide_and_on_a_phone(db: PgPool) {
    let served = Served::start(db).await;
    sqlx::raw_sql(FLAT).execute(&served.db).await.unwrap();
    sqlx::raw_sql(MORE).execute(&served.db).await.unwrap();
    for screen in [DESKTOP, PHONE] {
        let (browser, customer) = signed_in(&served, screen).await;
        let account: Uuid = sqlx::query_scalar(
            "insert into account_link (customer_id, account_id, relation)
             select $1, id, 'owner' from account where number = '4201180426' returning account_id",
        )
        .bind(customer)
        .fetch_one(&served.db)
        .await
        .unwrap();
        let here = format!("/accounts/{account}");
        for lang in ["ru", "en"] {
            for (name, path) in [
                (
                    "usage-water",
                    format!("{here}/consumption?service=cold_water"),
                ),
                (
                    "usage-zones",
                    format!("{here}/consumption?service=electricity&months=24"),
                ),
                ("usage-norm", format!("{here}/meters?x=1")),
                ("why", format!("{here}/bills/2026-10?view=services")),
                ("penalty", format!("{here}/bills/2026-10/penalty?x=1")),
                ("faq", "/faq?x=1".to_owned()),
                ("faq-found", "/faq?q=penalty".to_owned()),
                ("news", "/news?x=1".to_owned()),
                ("news-one", "/news/works?x=1".to_owned()),
                ("help", "/help?x=1".to_owned()),
            ] {
                browser.go(&format!("{path}&lang={lang}")).await;
                browser.check(&format!("{name}-{lang}")).await;
            }
        }
        browser.close().await;
    }
}
