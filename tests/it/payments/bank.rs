//! The whole way through the demo bank.

use super::super::support::{Portal, Reply};
use super::{OWED, Payer, one, payer, payment, state};
use axum::http::StatusCode;
use chrono::Duration;
use sqlx::PgPool;

const GOOD: &str = "2200 0000 0000 0004";
const DECLINED: &str = "2200 0000 0000 0012";
const NO_3DS: &str = "2200000000000020";

fn card(number: &str) -> [(&'static str, &str); 3] {
    [("card_number", number), ("expiry", "12/30"), ("cvc", "123")]
}

/// From the form to the page of the bank.
async fn at_bank(payer: &mut Payer) -> Reply {
    let sent = payer.start(&[]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    payer.client.follow(sent).await
}

#[sqlx::test]
async fn a_card_and_its_code_pay_what_is_due_at_once(db: PgPool) {
    let portal = Portal::new(db).await;
    let mut payer = payer(&portal).await;
    assert_eq!(payer.balance(&portal).await, OWED);
    let bank = at_bank(&mut payer).await;
    assert!(bank.path.starts_with("/demo/bank/"), "{}", bank.path);
    assert!(bank.body.contains("1\u{a0}200,50\u{a0}₽"), "{}", bank.body);
    // The bank's page asks nobody to sign in.
    assert_eq!(
        portal.visitor().get(&bank.path).await.status,
        StatusCode::OK
    );

    let asked = payer.client.submit(&bank, &card(GOOD)).await;
    assert_eq!(asked.status, StatusCode::SEE_OTHER);
    let code = payer.client.follow(asked).await;
    assert!(code.has("input[name=code]") && !code.has("input[name=card_number]"));
    let back = payer.client.submit(&code, &[("code", " 1234 ")]).await;
    let id = payment(&portal).await;
    assert_eq!(
        back.location(),
        Some(format!("/payments/{id}/return")),
        "{}",
        back.body
    );
    let page = payer.client.follow(back).await;
    assert_eq!(page.path, format!("/payments/{id}"));
    assert_eq!(page.attribute("[data-payment]", "data-state"), "succeeded");
    assert_eq!(page.attribute("[data-payment]", "data-amount"), OWED);
    assert_eq!(
        page.attribute("[data-payment]", "data-payment"),
        id.to_string()
    );
    assert_eq!(
        page.attributes("[data-part]", "data-amount"),
        ["200.00", "1000.50"]
    );
    assert_eq!(page.text("h1"), "Оплачено 1 200,50 ₽");

    assert_eq!(
        payer.balance(&portal).await,
        "-2.13",
        "due goes down at once"
    );
    let letter = portal.letter("anna@example.ru", "payment").await;
    assert_eq!(letter.subject, "Оплата принята: 1\u{a0}200,50\u{a0}₽");
    assert!(
        letter.text.contains("Водоканал, ЛС 8791: 200,00"),
        "{}",
        letter.text
    );
    assert_eq!(letter.link("/payments/"), format!("/payments/{id}"));
    let trail: Vec<String> = sqlx::query_scalar("select action from audit order by at, id")
        .fetch_all(&portal.db)
        .await
        .unwrap();
    assert_eq!(trail, ["payments.started", "payments.succeeded"]);
    // The order is over: its page leads back and takes nothing more.
    let again = payer.client.get(&bank.path).await;
    assert_eq!(again.location(), Some(format!("/payments/{id}/return")));
    payer.client.post(&bank.path, &card(GOOD)).await;
    assert_eq!(portal.count("select count(*) from posting").await, 1);
}

#[sqlx::test]
async fn a_declined_card_ends_the_payment_and_says_no_money_was_taken(db: PgPool) {
    let portal = Portal::new(db).await;
    let mut payer = payer(&portal).await;
    let bank = at_bank(&mut payer).await;
    let back = payer.client.submit(&bank, &card(DECLINED)).await;
    let id = payment(&portal).await;
    assert_eq!(back.location(), Some(format!("/payments/{id}/return")));
    let page = payer.client.follow(back).await;
    assert_eq!(page.attribute("[data-payment]", "data-state"), "canceled");
    assert_eq!(page.text("h1"), "Оплата не прошла");
    assert!(page.body.contains("Деньги не списаны.") && page.body.contains("не хватило денег"));
    assert_eq!(
        page.attribute("main .btn-primary", "href"),
        payer.path("/new")
    );
    assert_eq!(payer.balance(&portal).await, OWED);
    assert_eq!(portal.count("select count(*) from posting").await, 0);
    let letter = portal.letter("anna@example.ru", "payment_failed").await;
    assert!(letter.text.contains("Деньги не списаны"), "{}", letter.text);
}

#[sqlx::test]
async fn a_card_without_3d_secure_is_refused(db: PgPool) {
    let portal = Portal::new(db).await;
    let mut payer = payer(&portal).await;
    let bank = at_bank(&mut payer).await;
    let back = payer.client.submit(&bank, &card(NO_3DS)).await;
    let page = payer.client.follow(back).await;
    assert_eq!(page.attribute("[data-payment]", "data-state"), "canceled");
    assert!(page.body.contains("3-D Secure"), "{}", page.body);
}

#[sqlx::test]
async fn unknown_cards_and_bad_dates_are_told_beside_their_fields(db: PgPool) {
    let portal = Portal::new(db).await;
    let mut payer = payer(&portal).await;
    let bank = at_bank(&mut payer).await;
    let reply = payer
        .client
        .submit(
            &bank,
            &[
                ("card_number", "4111 1111 1111 1111"),
                ("expiry", "10/26"),
                ("cvc", "12"),
            ],
        )
        .await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        reply
            .error("card_number")
            .unwrap()
            .starts_with("Такой карты в демо-банке нет")
    );
    assert!(reply.error("expiry").is_some() && reply.error("cvc").is_some());
    assert_eq!(
        reply.attribute("#card_number", "value"),
        "4111 1111 1111 1111"
    );
    assert_eq!(reply.attribute("#cvc", "value"), "");
    assert_eq!(state(&portal).await, "pending");
}

#[sqlx::test]
async fn the_third_wrong_code_declines(db: PgPool) {
    let portal = Portal::new(db).await;
    let mut payer = payer(&portal).await;
    let bank = at_bank(&mut payer).await;
    let asked = payer.client.submit(&bank, &card(GOOD)).await;
    let mut code = payer.client.follow(asked).await;
    for left in ["Осталось 2 попытки", "Осталась 1 попытка"] {
        code = payer.client.submit(&code, &[("code", "0000")]).await;
        assert_eq!(code.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            code.error("code").unwrap().contains(left),
            "{:?}",
            code.error("code")
        );
    }
    let back = payer.client.submit(&code, &[("code", "0000")]).await;
    assert_eq!(back.status, StatusCode::SEE_OTHER);
    assert_eq!(state(&portal).await, "canceled");
    let late = payer.client.post(&bank.path, &[("code", "1234")]).await;
    assert_eq!(late.status, StatusCode::SEE_OTHER);
    assert_eq!(state(&portal).await, "canceled");
}

#[sqlx::test]
async fn a_code_without_a_card_takes_no_money(db: PgPool) {
    let portal = Portal::new(db).await;
    let mut payer = payer(&portal).await;
    let bank = at_bank(&mut payer).await;
    let reply = payer.client.post(&bank.path, &[("code", "1234")]).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(state(&portal).await, "pending");
}

#[sqlx::test]
async fn the_payer_can_cancel_and_gets_no_letter_about_it(db: PgPool) {
    let portal = Portal::new(db).await;
    let mut payer = payer(&portal).await;
    let bank = at_bank(&mut payer).await;
    let back = payer.client.post(&bank.path, &[("cancel", "1")]).await;
    let page = payer.client.follow(back).await;
    assert_eq!(page.attribute("[data-payment]", "data-state"), "canceled");
    assert!(page.body.contains("Вы отменили платёж"));
    assert!(portal.letters().await.is_empty());
}

#[sqlx::test]
async fn an_order_nobody_paid_expires_after_an_hour(db: PgPool) {
    let portal = Portal::new(db).await;
    let mut payer = payer(&portal).await;
    let bank = at_bank(&mut payer).await;
    portal.clock.advance(Duration::minutes(61));
    let late = payer.client.submit(&bank, &card(GOOD)).await;
    assert_eq!(
        late.status,
        StatusCode::SEE_OTHER,
        "too late for this order"
    );
    portal.drain().await;
    assert_eq!(state(&portal).await, "canceled");
    let why: String = one(&portal, "select cancel_reason from payment").await;
    assert_eq!(why, "expired_on_confirmation");
}

#[sqlx::test]
async fn the_demo_bank_is_there_only_where_it_is_the_bank(db: PgPool) {
    let portal = Portal::new(db.clone()).await;
    let mut payer = payer(&portal).await;
    let bank = at_bank(&mut payer).await;
    assert_eq!(
        payer.client.get("/demo/bank/none").await.status,
        StatusCode::NOT_FOUND
    );
    let off = Portal::with(db, |config| {
        config.payments.gateway = kabinet::config::Gateway::Off;
    })
    .await;
    assert_eq!(
        off.visitor().get(&bank.path).await.status,
        StatusCode::NOT_FOUND
    );
}
