//! A bank that is late, falls over, hangs up, wants another sum: one order, and the exact money.

use super::super::super::sims::Mood;
use super::super::OWED;
use super::{Shop, roubles, shop};
use kabinet::app::gateway::{Answer, BankStatus};
use sqlx::PgPool;
use std::time::Duration;

/// The order is asked for while the bank is in this mood; then it works again, and the payer pays.
async fn ends_right(db: PgPool, mood: Mood) -> Shop {
    let mut shop = shop(db).await;
    shop.sim.be(mood);
    shop.payer.start(&[]).await;
    shop.sim.be(Mood::Works);
    for _ in 0..3 {
        shop.after(30).await;
    }
    let page = shop.page().await;
    assert_eq!(page.attribute("[data-payment]", "data-state"), "pending");
    let to = page.attribute("main .btn-primary", "href");
    assert!(to.starts_with(&shop.sim.url), "{to}");
    assert!(shop.sim.pay(shop.payment().await));
    shop.after(600).await;
    assert_eq!(shop.state().await, "succeeded");
    assert_eq!(shop.sim.orders(), 1, "one order");
    assert_eq!(shop.money().await, (roubles("1200.50"), roubles("1200.50")));
    assert_eq!(shop.postings().await, 1);
    let asked = shop.sim.asked();
    for again in &asked {
        assert_eq!(again.key, asked[0].key, "the same key");
        assert_eq!(again.bytes, asked[0].bytes, "the same bytes");
        assert!(again.body["payment_order"].is_object());
    }
    shop
}

#[sqlx::test]
async fn a_late_answer_is_waited_for(db: PgPool) {
    let shop = ends_right(db, Mood::Late(Duration::from_millis(300))).await;
    assert_eq!(shop.sim.asked().len(), 1);
}

#[sqlx::test]
async fn an_answer_that_comes_too_late_doubles_nothing(db: PgPool) {
    ends_right(db, Mood::Late(Duration::from_secs(14))).await;
}

#[sqlx::test]
async fn an_error_500_after_the_work_doubles_nothing(db: PgPool) {
    let shop = ends_right(db, Mood::FailsAfter).await;
    assert_eq!(shop.sim.asked().len(), 2);
}

#[sqlx::test]
async fn an_error_500_before_the_work_is_sent_again(db: PgPool) {
    ends_right(db, Mood::FailsBefore).await;
}

#[sqlx::test]
async fn a_connection_lost_after_the_work_doubles_nothing(db: PgPool) {
    ends_right(db, Mood::HangsUp).await;
}

#[sqlx::test]
async fn an_order_still_in_progress_is_asked_for_with_the_same_key(db: PgPool) {
    let shop = ends_right(db, Mood::StillAtIt).await;
    assert!(
        shop.sim
            .asked()
            .iter()
            .filter(|call| call.status == 202)
            .count()
            > 1
    );
}

#[sqlx::test]
async fn money_taken_while_every_answer_is_lost_is_found_and_posted_once(db: PgPool) {
    let mut shop = shop(db).await;
    // Others pay before and after, and lists come in pages of two.
    shop.sim.pages_of(2);
    for _ in 0..3 {
        shop.payer.start(&[]).await;
    }
    shop.sim.be(Mood::HangsUp);
    shop.payer.start(&[]).await;
    let lost = shop.newest().await;
    shop.sim.be(Mood::Works);
    assert!(shop.sim.pay(lost));
    let told = shop.sim.notification("payment.succeeded", lost);
    for _ in 0..3 {
        shop.payer.start(&[]).await;
    }
    // We never got to know the bank's id: the notification is about an order that only metadata names.
    assert_eq!(shop.calls(&told).await.status, 200);
    let paid: Vec<uuid::Uuid> =
        sqlx::query_scalar("select id from payment where state = 'succeeded'")
            .fetch_all(&shop.portal.db)
            .await
            .unwrap();
    assert_eq!(paid, [lost]);
    assert_eq!(shop.sim.orders(), 7);
    assert_eq!(shop.money().await, (roubles("1200.50"), roubles("1200.50")));
    // And who has nothing but our own id finds it in the bank's list, page after page.
    let request: serde_json::Value =
        sqlx::query_scalar("select request from payment where id = $1")
            .bind(lost)
            .fetch_one(&shop.portal.db)
            .await
            .unwrap();
    let request = serde_json::from_value(request).unwrap();
    let gateway = shop.portal.app.gateway.as_deref().unwrap();
    let Ok(Answer::Says(bank)) = gateway.fetch(&request, None).await else {
        panic!("no answer");
    };
    assert!(matches!(bank.status, BankStatus::Succeeded(_)));
    let listed = shop
        .sim
        .heard()
        .into_iter()
        .filter(|call| call.query.contains("cursor"));
    assert!(listed.count() > 0);
}

#[sqlx::test]
async fn nobody_is_led_to_an_order_for_another_sum(db: PgPool) {
    let mut shop = shop(db).await;
    shop.sim.be(Mood::OtherAmount);
    let sent = shop.payer.start(&[]).await;
    let id = shop.payment().await;
    assert_eq!(sent.location(), Some(format!("/payments/{id}")));
    let page = shop.page().await;
    assert!(!page.has(&format!("a[href^=\"{}\"]", shop.sim.url)));
    shop.after(10).await;
    let why: String = super::super::one(&shop.portal, "select review_reason from payment").await;
    assert_eq!(why, "other_amount", "a clerk looks at once");
    // The payer finds the bank's page nevertheless.
    assert!(shop.sim.pay(id));
    let told = shop.sim.notification("payment.succeeded", id);
    assert_eq!(shop.calls(&told).await.status, 200);
    for _ in 0..140 {
        shop.after(60).await;
    }
    let page = shop.page().await;
    assert!(!page.has(&format!("a[href^=\"{}\"]", shop.sim.url)));
    assert_eq!(shop.state().await, "pending");
    assert_eq!(shop.sim.orders(), 1);
    assert_eq!(shop.postings().await, 0);
    assert_eq!(shop.payer.balance(&shop.portal).await, OWED);
}

#[sqlx::test]
async fn another_sum_taken_is_not_posted_and_a_clerk_looks(db: PgPool) {
    let shop = Shop::started(db).await;
    let id = shop.payment().await;
    shop.sim.be(Mood::OtherAmount);
    assert!(shop.sim.pay(id));
    let told = shop.sim.notification("payment.succeeded", id);
    assert_eq!(shop.calls(&told).await.status, 200);
    assert_eq!(shop.state().await, "pending");
    assert_eq!(shop.postings().await, 0);
    let why: String = super::super::one(&shop.portal, "select review_reason from payment").await;
    assert_eq!(why, "other_amount");
}

#[sqlx::test]
async fn a_refused_order_ends_at_once_and_blames_no_card(db: PgPool) {
    let mut shop = shop(db).await;
    shop.sim.be(Mood::Refuses);
    let sent = shop.payer.start(&[]).await;
    let page = shop.payer.client.follow(sent).await;
    assert_eq!(page.attribute("[data-payment]", "data-state"), "canceled");
    assert!(
        page.body.contains("Банк не принял наш запрос"),
        "{}",
        page.text("main")
    );
    assert_eq!(shop.sim.orders(), 0);
}

#[sqlx::test]
async fn where_cards_may_not_be_kept_the_payer_hears_it_and_pays_without(db: PgPool) {
    let mut shop = shop(db).await;
    shop.sim.forbid_saving();
    let sent = shop.payer.start(&[("save_card", "1")]).await;
    let page = shop.payer.client.follow(sent).await;
    assert_eq!(page.attribute("[data-payment]", "data-state"), "canceled");
    assert!(
        page.text("main").contains("без отметки «Сохранить карту»"),
        "{}",
        page.text("main")
    );
    let letter = shop
        .portal
        .letter("anna@example.ru", "payment_failed")
        .await;
    assert!(letter.text.contains("без отметки"), "{}", letter.text);
    assert_eq!(shop.sim.asked().len(), 1, "nothing is left to ask");
    let sent = shop.payer.start(&[]).await;
    assert!(sent.location().unwrap().starts_with(&shop.sim.url));
}

#[sqlx::test]
async fn held_money_is_not_paid(db: PgPool) {
    let shop = Shop::started(db).await;
    let id = shop.payment().await;
    shop.sim.hold(id);
    let told = shop.sim.notification("payment.waiting_for_capture", id);
    assert_eq!(shop.calls(&told).await.status, 200);
    let told = shop.sim.notification("payment.succeeded", id);
    assert_eq!(shop.calls(&told).await.status, 200);
    shop.after(600).await;
    assert_eq!(shop.state().await, "pending");
    assert_eq!(shop.postings().await, 0);
}

#[sqlx::test]
async fn wrong_keys_cancel_no_payment(db: PgPool) {
    let sim = super::Sim::start().await;
    let portal = super::Portal::with(db, |config| {
        super::settings(config, &sim);
        config.payments.yookassa.secret_key = kabinet::config::Secret::new("of-yesterday");
    })
    .await;
    let mut payer = super::payer(&portal).await;
    let sent = payer.start(&[]).await;
    let page = payer.client.follow(sent).await;
    assert_eq!(page.attribute("[data-payment]", "data-state"), "unknown");
    assert_eq!(sim.asked().last().unwrap().status, 401);
    portal.clock.advance(chrono::Duration::seconds(10));
    kabinet::payments::jobs::ask_due(&portal.app).await.unwrap();
    assert_eq!(super::super::state(&portal).await, "unknown");
}
