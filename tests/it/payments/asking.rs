//! Lost answers, the reconciler, and dying between the steps.

use super::super::support::{Portal, Reply};
use super::fake::{self, Mood};
use super::{OWED, Payer, one, payer, payment, state};
use axum::http::StatusCode;
use chrono::Duration;
use kabinet::payments::jobs;
use sqlx::PgPool;

/// Lets `seconds` pass and does what is due.
async fn after(portal: &Portal, seconds: i64) {
    portal.clock.advance(Duration::seconds(seconds));
    jobs::ask_due(&portal.app).await.unwrap();
}

#[sqlx::test]
async fn a_payment_without_news_is_asked_after_10_30_and_60_seconds_then_less_often(db: PgPool) {
    let (portal, bank) = fake::portal(db).await;
    let mut payer = payer(&portal).await;
    payer.start(&[]).await;
    let mut asked = Vec::new();
    for second in 1..=250 {
        let before = bank.asked();
        after(&portal, 1).await;
        if bank.asked() > before {
            asked.push(second);
        }
    }
    assert_eq!(asked, [10, 30, 60, 120, 240]);
    bank.pays();
    after(&portal, 3600).await;
    assert_eq!(state(&portal).await, "succeeded");
    let last = bank.asked();
    after(&portal, 7200).await;
    assert_eq!(bank.asked(), last, "what is final is asked no more");
}

#[sqlx::test]
async fn a_lost_answer_is_found_again_with_the_same_key_and_body(db: PgPool) {
    let (portal, bank) = fake::portal(db).await;
    let mut payer = payer(&portal).await;
    bank.be(Mood::LosesAnswer);
    let sent = payer.start(&[]).await;
    let id = payment(&portal).await;
    assert_eq!(sent.location(), Some(format!("/payments/{id}")));
    let page = payer.client.follow(sent).await;
    assert_eq!(page.attribute("[data-payment]", "data-state"), "unknown");
    assert_eq!(page.text("h1"), "Ждём ответ банка");
    bank.be(Mood::Works);
    after(&portal, 10).await;
    let page = payer.client.get(&page.path).await;
    assert_eq!(page.attribute("[data-payment]", "data-state"), "pending");
    assert!(
        page.attribute("main .btn-primary", "href")
            .starts_with(fake::ORIGIN)
    );
    let heard = bank.heard();
    assert_eq!(heard.len(), 2);
    assert_eq!(heard[0], heard[1], "same key, same body");
    bank.pays();
    after(&portal, 20).await;
    assert_eq!(state(&portal).await, "succeeded");
}

#[sqlx::test]
async fn money_taken_while_the_answer_was_lost_is_posted_once(db: PgPool) {
    let (portal, bank) = fake::portal(db).await;
    let mut payer = payer(&portal).await;
    bank.be(Mood::LosesAnswer);
    payer.start(&[]).await;
    bank.pays();
    after(&portal, 10).await;
    assert_eq!(state(&portal).await, "succeeded");
    let heard = bank.heard();
    assert_eq!(heard.len(), 2, "the same key brings the lost answer");
    assert_eq!(heard[0], heard[1], "same key, same body");
    assert_eq!(bank.books.lock().unwrap().orders.len(), 1);
    assert_eq!(portal.count("select count(*) from posting").await, 1);
    assert_eq!(payer.balance(&portal).await, "-2.13");
}

#[sqlx::test]
async fn an_order_the_bank_never_heard_of_is_sent_again_while_fresh_then_given_up(db: PgPool) {
    let (portal, bank) = fake::portal(db).await;
    let mut payer = payer(&portal).await;
    bank.be(Mood::Silent);
    payer.start(&[]).await;
    assert_eq!(state(&portal).await, "unknown");
    for _ in 0..59 {
        after(&portal, 60).await;
    }
    assert_eq!(state(&portal).await, "unknown");
    let heard = bank.heard();
    assert!(heard.len() >= 5 && heard.iter().all(|request| *request == heard[0]));
    for _ in 0..120 {
        after(&portal, 60).await;
    }
    assert_eq!(state(&portal).await, "canceled");
    let why: String = one(&portal, "select cancel_reason from payment").await;
    assert_eq!(why, "never_reached");
    assert_eq!(payer.balance(&portal).await, OWED);
}

#[sqlx::test]
async fn a_silent_bank_never_ends_a_payment(db: PgPool) {
    let (portal, bank) = fake::portal(db).await;
    let mut payer = payer(&portal).await;
    payer.start(&[]).await;
    bank.answer_questions(false);
    for _ in 0..48 {
        after(&portal, 3600).await;
    }
    assert_eq!(state(&portal).await, "pending");
    bank.answer_questions(true);
    bank.pays();
    after(&portal, 3600).await;
    assert_eq!(state(&portal).await, "succeeded");
}

#[sqlx::test]
async fn an_order_the_bank_has_forgotten_is_kept_for_a_clerk(db: PgPool) {
    let (portal, bank) = fake::portal(db).await;
    let mut payer = payer(&portal).await;
    payer.start(&[]).await;
    bank.forgets();
    after(&portal, 60).await;
    assert_eq!(state(&portal).await, "pending", "its books may lag");
    for _ in 0..3 {
        after(&portal, 3600).await;
    }
    assert_eq!(
        state(&portal).await,
        "pending",
        "never given up by ourselves"
    );
    let why: String = one(&portal, "select review_reason from payment").await;
    assert_eq!(why, "forgotten_by_bank");
    assert_eq!(bank.heard().len(), 1);
}

#[sqlx::test]
async fn a_refused_order_ends_at_once(db: PgPool) {
    let (portal, bank) = fake::portal(db).await;
    let mut payer = payer(&portal).await;
    bank.be(Mood::Refuses);
    let sent = payer.start(&[]).await;
    let page = payer.client.follow(sent).await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(page.attribute("[data-payment]", "data-state"), "canceled");
    assert!(page.body.contains("Деньги не списаны."));
}

/// Sends the form and dies in the middle of the bank's answer: the future is dropped.
async fn dies(payer: &mut Payer) -> Reply {
    let check = payer.check(&[]).await;
    let mut client = payer.client.clone();
    let post = client.submit(&check, &[]);
    let died = tokio::time::timeout(std::time::Duration::from_millis(500), post).await;
    assert!(died.is_err(), "it was to hang");
    check
}

/// kill -9 after the payment was written and before the bank was asked.
#[sqlx::test]
async fn dying_before_the_bank_is_asked_loses_nothing(db: PgPool) {
    let (portal, bank) = fake::portal(db).await;
    let mut payer = payer(&portal).await;
    bank.be(Mood::HangsBefore);
    dies(&mut payer).await;
    bank.be(Mood::Works);
    assert_eq!(bank.heard().len(), 0);
    assert_eq!(state(&portal).await, "pending");
    let path = format!("/payments/{}", payment(&portal).await);
    let page = payer.client.get(&path).await;
    assert_eq!(page.text("h1"), "Ждём ответ банка");
    after(&portal, 10).await;
    assert_eq!(bank.heard().len(), 1);
    let page = payer.client.get(&path).await;
    assert!(
        page.attribute("main .btn-primary", "href")
            .starts_with(fake::ORIGIN)
    );
}

/// kill -9 after the bank made the order and before its answer was kept.
#[sqlx::test]
async fn dying_before_the_answer_is_kept_makes_no_second_order(db: PgPool) {
    let (portal, bank) = fake::portal(db).await;
    let mut payer = payer(&portal).await;
    bank.be(Mood::HangsAfter);
    let check = dies(&mut payer).await;
    bank.be(Mood::Works);
    let again = payer.client.submit(&check, &[]).await;
    assert!(again.location().unwrap().starts_with(fake::ORIGIN));
    assert_eq!(bank.books.lock().unwrap().orders.len(), 1);
    assert_eq!(bank.heard().len(), 2);
    assert_eq!(bank.heard()[0], bank.heard()[1]);
    assert_eq!(state(&portal).await, "pending");
    assert_eq!(portal.count("select count(*) from payment").await, 1);
}

/// The client goes away in the middle: the handler is dropped at any of its steps.
#[sqlx::test]
async fn a_handler_dropped_at_any_moment_loses_and_doubles_nothing(db: PgPool) {
    let portal = Portal::new(db).await;
    let mut payer = payer(&portal).await;
    for wait in 0..40 {
        let check = payer.check(&[]).await;
        let mut client = payer.client.clone();
        let post = client.submit(&check, &[]);
        let _ = tokio::time::timeout(std::time::Duration::from_micros(wait * 500), post).await;
        // He tries again with the same form.
        let again = payer.client.submit(&check, &[]).await;
        assert!(
            again.location().unwrap().starts_with("/demo/bank/"),
            "{again:?}"
        );
    }
    assert_eq!(portal.count("select count(*) from payment").await, 40);
    assert_eq!(
        portal.count("select count(*) from demo_bank_order").await,
        40
    );
    assert_eq!(
        portal
            .count("select count(*) from payment where pay_url is null")
            .await,
        0
    );
}

#[sqlx::test]
async fn two_workers_ask_about_a_payment_once(db: PgPool) {
    let (portal, bank) = fake::portal(db).await;
    let mut payer = payer(&portal).await;
    for _ in 0..20 {
        payer.start(&[]).await;
    }
    portal.clock.advance(Duration::seconds(10));
    let (a, b) = tokio::join!(jobs::ask_due(&portal.app), jobs::ask_due(&portal.app));
    a.unwrap();
    b.unwrap();
    assert_eq!(bank.asked(), 20);
}
