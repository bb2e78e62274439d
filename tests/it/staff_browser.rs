//! Staff pages in a browser: wide and on a phone, in both languages, each looked over by axe.

use super::browser::{Browser, DESKTOP, PHONE, Screen, Served};
use super::home::load;
use kabinet::base::Email;
use kabinet::exchange::sample;
use kabinet::staff::actions::manage;
use kabinet::staff::{Role, totp};
use sha2::{Digest, Sha256};
use sqlx::PgPool;
use uuid::Uuid;

const EMAIL: &str = "anna@staff.test";
const PASSWORD: &str = "Zimniy-Veter-19";

#[sqlx::test]
async fn a_supervisor_signs_in_and_looks_at_a_household(db: PgPool) {
    walk(db, DESKTOP, "ru").await;
}

#[sqlx::test]
async fn the_same_on_a_phone_in_english(db: PgPool) {
    walk(db, PHONE, "en").await;
}

async fn walk(db: PgPool, screen: Screen, lang: &str) {
    let served = Served::start(db).await;
    load(&served.app, sample::supplier_set(served.app.today())).await;
    let email = Email::parse(EMAIL).unwrap();
    let link = manage::add(&served.app, &email, "Ковалёва О. И.", Role::Supervisor).await;
    let link = link.ok().unwrap();
    let browser = Browser::open(&served, screen).await;
    let name = |page: &str| format!("staff-{page}-{lang}");
    let path = link.strip_prefix(&served.url).unwrap();
    browser.go(&format!("{path}?lang={lang}")).await;
    browser.check(&name("link")).await;
    browser.fill("#password", PASSWORD).await;
    browser.fill("#password_repeat", PASSWORD).await;
    browser.send().await;
    assert_eq!(browser.path().await, "/admin/sign-in");
    browser.check(&name("sign-in")).await;
    browser.fill("#login", EMAIL).await;
    browser.fill("#password", "Wrong-Word-1").await;
    browser.send().await;
    browser.check(&name("sign-in-wrong")).await;
    browser.fill("#password", PASSWORD).await;
    browser.send().await;
    assert_eq!(browser.path().await, "/admin/sign-in/set-up");
    browser.check(&name("set-up")).await;
    let (id, sealed): (Uuid, Vec<u8>) =
        sqlx::query_as("select staff_id, new_secret from staff_session where stage = 'set_up'")
            .fetch_one(&served.db)
            .await
            .unwrap();
    let secret = totp::unseal(&served.app.vault, id, &sealed).unwrap();
    let code = totp::code_at(&secret, served.app.now()).unwrap();
    browser.fill("#code", &code).await;
    browser.send().await;
    assert_eq!(browser.path().await, "/admin/recovery-codes");
    browser.check(&name("codes")).await;
    browser.send().await;
    assert_eq!(browser.path().await, "/admin");
    browser.check(&name("first")).await;

    let (account, number): (Uuid, String) = sqlx::query_as(
        "select id, number from account where exists (select 1 from bill where account_id = account.id) order by number limit 1",
    )
    .fetch_one(&served.db)
    .await
    .unwrap();
    browser.fill("#q", &number).await;
    browser.send().await;
    assert_eq!(browser.path().await, "/admin/accounts");
    browser.check(&name("found")).await;
    browser.go("/admin/accounts?q=nobody@example.org").await;
    browser.check(&name("not-found")).await;
    browser.go(&format!("/admin/accounts/{account}")).await;
    assert_eq!(
        browser.path().await,
        format!("/admin/accounts/{account}/reason")
    );
    browser.check(&name("reason")).await;
    browser.fill("#reason", "Звонок жителя").await;
    browser.send().await;
    assert_eq!(browser.path().await, format!("/admin/accounts/{account}"));
    browser.check(&name("account")).await;
    browser.click("a.month").await;
    browser.check(&name("bill")).await;
    for page in [
        "audit",
        "profile",
        "profile/password",
        "profile/recovery-codes",
    ] {
        browser.go(&format!("/admin/{page}")).await;
        browser.check(&name(&page.replace('/', "-"))).await;
    }
    browser.go("/admin/nothing").await;
    browser.check(&name("absent")).await;

    sqlx::query("update staff set role = 'content'")
        .execute(&served.db)
        .await
        .unwrap();
    browser.go("/admin/audit").await;
    browser.check(&name("denied")).await;
    sqlx::query("update staff_session set seen_at = seen_at - interval '1 hour', created_at = created_at - interval '1 hour'")
        .execute(&served.db)
        .await
        .unwrap();
    browser.go("/admin").await;
    assert_eq!(browser.path().await, "/admin/sign-in");
    browser.check(&name("sign-in-idle")).await;
    browser.fill("#login", EMAIL).await;
    browser.fill("#password", PASSWORD).await;
    browser.send().await;
    assert_eq!(browser.path().await, "/admin/sign-in/code");
    browser.check(&name("code")).await;
    browser.close().await;
}

/// A member of staff with this role in a browser, signed in with both factors.
pub async fn signed_in(served: &Served, screen: Screen, role: &str) -> Browser {
    let token = Uuid::new_v4().to_string();
    sqlx::query(
        "with p as (insert into staff (email, email_key, role, created_at)
                    values ($2 || '@staff.test', $2 || '@staff.test', $1, now()) returning id)
         insert into staff_session (token_hash, staff_id, stage, address, agent, created_at, seen_at)
         select $3, id, 'full', '127.0.0.1', '', now(), now() from p",
    )
    .bind(role)
    .bind(&token)
    .bind(Sha256::digest(token.as_bytes()).to_vec())
    .execute(&served.db)
    .await
    .unwrap();
    let browser = Browser::open(served, screen).await;
    browser.go("/").await;
    let cookie = super::home_browser::SetCookie("staff_sid", token);
    browser.client.issue_cmd(cookie).await.unwrap();
    browser
}
