//! Paying without sign-in, and registries of the staff, in a browser: wide, on a phone, without scripts,
//! in both languages.

use super::browser::{Browser, DESKTOP, NO_SCRIPTS, PHONE, Screen, Served};
use super::home_browser::SetCookie;
use super::payments::households;
use kabinet::payments::intake::{self, Told};
use sha2::{Digest, Sha256};
use sqlx::PgPool;
use uuid::Uuid;

#[sqlx::test]
async fn a_bill_is_paid_without_sign_in_on_every_screen(db: PgPool) {
    let served = Served::start(db).await;
    households(&served.db).await;
    sqlx::query("update account set link_code = '466305'")
        .execute(&served.db)
        .await
        .unwrap();
    for (screen, lang) in [
        (DESKTOP, "ru"),
        (PHONE, "ru"),
        (PHONE, "en"),
        (NO_SCRIPTS, "en"),
    ] {
        let browser = Browser::open(&served, screen).await;
        browser.go(&format!("/pay?lang={lang}")).await;
        browser.check(&format!("guest-ask-{lang}")).await;
        browser.send().await;
        assert!(browser.has("[data-error=number]").await);
        browser.check(&format!("guest-ask-errors-{lang}")).await;
        browser.fill("#number", "700100").await;
        browser.fill("#answer", "466305").await;
        browser.send().await;
        assert!(browser.path().await.starts_with("/b/"));
        browser.check(&format!("guest-bill-{lang}")).await;
        browser.fill("input[data-contract='8781']", "1500,50").await;
        browser.send().await;
        assert!(browser.has("[data-error=rules]").await);
        browser.check(&format!("guest-bill-errors-{lang}")).await;
        browser.fill("#receipt_email", "guest@example.ru").await;
        browser.click("#rules").await;
        browser.send().await;
        browser.check(&format!("guest-check-{lang}")).await;
        browser.send().await;
        assert!(browser.path().await.starts_with("/demo/bank/"));
        browser.fill("#card_number", "2200 0000 0000 0004").await;
        browser.fill("#expiry", "12/30").await;
        browser.fill("#cvc", "123").await;
        browser.send().await;
        browser.fill("#code", "1234").await;
        browser.send().await;
        assert!(browser.path().await.starts_with("/b/"));
        assert_eq!(
            browser.attribute("[data-payment]", "data-state").await,
            "succeeded"
        );
        browser.check(&format!("guest-paid-{lang}")).await;
        browser.close().await;
    }
}

/// A clerk of billing, signed in.
async fn clerk(served: &Served, screen: Screen) -> Browser {
    let token = Uuid::new_v4().to_string();
    sqlx::query(
        "with p as (insert into staff (email, email_key, role, created_at)
                    values ($1 || '@staff.test', $1 || '@staff.test', 'billing', $2) returning id)
         insert into staff_session (token_hash, staff_id, stage, address, agent, created_at, seen_at)
         select $3, id, 'full', '127.0.0.1', '', $2, $2 from p",
    )
    .bind(&token)
    .bind(served.app.now())
    .bind(Sha256::digest(token.as_bytes()).to_vec())
    .execute(&served.db)
    .await
    .unwrap();
    let browser = Browser::open(served, screen).await;
    browser.go("/admin/sign-in").await;
    browser
        .client
        .issue_cmd(SetCookie("staff_sid", token))
        .await
        .unwrap();
    browser
}

#[sqlx::test]
async fn registries_are_worked_with_on_every_screen(db: PgPool) {
    let served = Served::start(db).await;
    households(&served.db).await;
    let profile = intake::named(&served.app.config.storage.data_dir, "sberbank").unwrap();
    let day = served.app.today().format("%d-%m-%Y");
    let rows = format!(
        "{day};14-05-33;8616/0123;000012;x1;8781;;;1026;10,00;10,00;0,00\r\n{day};14-05-33;8616/0123;000012;x2;zz;;;1026;5,00;5,00;0,00\r\n=2;15,00;15,00;0,00;7;{day}\r\n"
    );
    // The second file has the lines of the first: they wait with its name, which is a long one.
    let mut files = Vec::new();
    for (name, rows) in [
        ("7700000016_40702810400000000018_001_1126.txt", rows.clone()),
        ("7700000016_40702810400000000018_002_1126.txt", rows + "\n"),
    ] {
        let file = (name, rows.as_bytes());
        let told = intake::take(&served.app, &profile, file, None, false)
            .await
            .unwrap();
        match told {
            Told::Taken { file: Some(id), .. } => files.push(id),
            other => panic!("{other:?}"),
        }
    }
    for (screen, lang) in [(DESKTOP, "ru"), (PHONE, "ru"), (PHONE, "en")] {
        let browser = clerk(&served, screen).await;
        browser.go(&format!("/admin/registries?lang={lang}")).await;
        browser.check(&format!("registries-{lang}")).await;
        browser.send().await;
        assert!(browser.has("[data-error=files]").await);
        browser.check(&format!("registries-errors-{lang}")).await;
        for (file, name) in files.iter().zip(["bank-file", "bank-file-again"]) {
            browser.go(&format!("/admin/registries/{file}")).await;
            browser.check(&format!("{name}-{lang}")).await;
        }
        browser.close().await;
    }
}
