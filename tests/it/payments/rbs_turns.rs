//! A bank without keys of idempotence: one sender at a time, refunds that are not repeated too soon, and a
//! clerk who ends what the bank does not. Then the same with a bank that says only what the protocol names.

use super::super::sims::Mood;
use super::super::sims::rbs::Rbs;
use super::super::support::{Client, Portal};
use super::rbs::{KOPECKS, ask, call, portal, started, untouched};
use super::{Payer, one, payment, state};
use axum::http::StatusCode;
use chrono::Duration;
use kabinet::payments::jobs;
use sqlx::PgPool;
use std::sync::Arc;

async fn after(portal: &Portal, seconds: i64) {
    portal.clock.advance(Duration::seconds(seconds));
    jobs::ask_due(&portal.app).await.unwrap();
}

async fn real(millis: u64) {
    tokio::time::sleep(std::time::Duration::from_millis(millis)).await;
}

#[sqlx::test]
async fn a_second_click_waits_for_the_first_and_both_come_to_the_bank(db: PgPool) {
    let (portal, sim, mut payer) = portal(db).await;
    let check = payer.check(&[]).await;
    sim.be(Mood::Late(std::time::Duration::from_millis(900)));
    let (mut first, mut second) = (payer.client.clone(), payer.client.clone());
    let clicks = async {
        tokio::join!(first.submit(&check, &[]), async {
            real(200).await;
            second.submit(&check, &[]).await
        })
    };
    let (one_click, another) = clicks.await;
    let order = sim.order();
    for click in [&one_click, &another] {
        let place = click.location().unwrap();
        assert!(place.ends_with(&format!("mdOrder={}", order.id)), "{place}");
    }
    assert_eq!(order.status, 0, "nobody declined it");
    assert_eq!(sim.heard("register.do").len(), 1);
    assert!(sim.pay(&order.id));
    ask(&portal, 1).await;
    assert_eq!(state(&portal).await, "succeeded");
}

#[sqlx::test]
async fn a_turn_that_died_runs_out_and_the_payment_ends(db: PgPool) {
    let (portal, sim, mut payer) = portal(db).await;
    sim.be(Mood::FailsBefore);
    payer.start(&[]).await;
    sim.be(Mood::Works);
    // As if the program had died while it was sending.
    let until = portal.clock.now() + Duration::seconds(20);
    sqlx::query("update payment set sending_until = $1, state = 'pending'")
        .bind(until)
        .execute(&portal.db)
        .await
        .unwrap();
    after(&portal, 10).await;
    assert_eq!(sim.orders().len(), 0, "another has the turn");
    after(&portal, 20).await;
    assert_eq!(sim.orders().len(), 1);
    assert_eq!(state(&portal).await, "pending");
}

/// A paid order, and an operator on its page.
async fn paid(db: PgPool) -> (Portal, Arc<Rbs>, Payer, Client) {
    let (portal, sim, payer) = started(db).await;
    sim.pay(&sim.order().id);
    ask(&portal, 1).await;
    let clerk = at_work(&portal, "billing").await;
    (portal, sim, payer, clerk)
}

async fn at_work(portal: &Portal, role: &str) -> Client {
    let (_, mut clerk) = portal.staff(role).await;
    let path = format!("/admin/payments/{}", payment(portal).await);
    let asked = clerk.get(&path).await;
    let reason = clerk.follow(asked).await;
    let opened = clerk.submit(&reason, &[("reason", "звонок жителя")]).await;
    assert_eq!(opened.status, StatusCode::SEE_OTHER, "{}", opened.body);
    clerk
}

async fn refund_form(portal: &Portal, clerk: &mut Client, sum: &str) -> String {
    let path = format!("/admin/payments/{}/refund", payment(portal).await);
    let form = clerk.get(&path).await;
    assert_eq!(form.status, StatusCode::OK, "{}", form.body);
    let fields = [("amount", sum), ("reason", "оплатил дважды")];
    let sent = clerk.submit(&form, &fields).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    stage(portal).await
}

async fn stage(portal: &Portal) -> String {
    one(
        portal,
        "select state from refund order by number desc limit 1",
    )
    .await
}

async fn end_refund(
    portal: &Portal,
    clerk: &mut Client,
    found: &str,
) -> super::super::support::Reply {
    let path = format!("/admin/payments/{}/refund/end", payment(portal).await);
    clerk.post(&path, &[("found", found)]).await
}

#[sqlx::test]
async fn a_part_that_the_bank_is_slow_to_give_back_is_not_sent_twice(db: PgPool) {
    let (portal, sim, _payer, mut clerk) = paid(db).await;
    // It heeds no expected sum, and works on the first call for a while after it said «system error».
    sim.be_bare();
    sim.be(Mood::StillAtIt);
    assert_eq!(refund_form(&portal, &mut clerk, "100").await, "unknown");
    for _ in 0..3 {
        after(&portal, 60).await;
    }
    assert_eq!(sim.heard("refund.do").len(), 1, "one is on its way");
    real(500).await;
    sim.be(Mood::Works);
    ask(&portal, 15).await;
    assert_eq!(stage(&portal).await, "succeeded");
    assert_eq!(sim.books(), (KOPECKS, 10_000));
    assert_eq!(sim.heard("refund.do").len(), 1);
}

#[sqlx::test]
async fn a_refund_that_never_came_to_the_bank_is_sent_again_after_a_while(db: PgPool) {
    let (portal, sim, _payer, mut clerk) = paid(db).await;
    sim.be(Mood::FailsBefore);
    assert_eq!(refund_form(&portal, &mut clerk, "100").await, "unknown");
    sim.be(Mood::Works);
    ask(&portal, 5).await;
    assert_eq!(sim.books().1, 0, "too early");
    ask(&portal, 30).await;
    assert_eq!(stage(&portal).await, "succeeded");
    assert_eq!(sim.books(), (KOPECKS, 10_000));
}

#[sqlx::test]
async fn a_clerk_ends_a_refund_that_the_bank_does_not_make(db: PgPool) {
    let (portal, sim, payer, mut clerk) = paid(db).await;
    sim.be(Mood::FailsBefore);
    refund_form(&portal, &mut clerk, "100").await;
    let page = clerk
        .get(&format!("/admin/payments/{}", payment(&portal).await))
        .await;
    assert!(page.body.contains("refund/end"), "{}", page.body);

    let early = end_refund(&portal, &mut clerk, "банк отказал").await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        early.body.contains("Подождите десять минут"),
        "{}",
        early.body
    );
    assert!(
        early.body.contains("банк отказал"),
        "what was typed is kept"
    );
    portal.clock.advance(Duration::minutes(11));
    let empty = end_refund(&portal, &mut clerk, " ").await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    sim.answer_questions(false);
    let silent = end_refund(&portal, &mut clerk, "банк отказал").await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(silent.body.contains("не говорит"), "{}", silent.body);
    assert_eq!(stage(&portal).await, "unknown");
    sim.answer_questions(true);
    let ended = end_refund(&portal, &mut clerk, "банк отказал").await;
    assert_eq!(ended.status, StatusCode::SEE_OTHER, "{}", ended.body);
    assert_eq!(stage(&portal).await, "declined");
    assert_eq!(sim.books().1, 0);
    assert_eq!(payer.balance(&portal).await, "-2.13", "nothing went back");
    assert_eq!(
        portal
            .count("select count(*) from audit where action = 'payments.refund_closed' and actor_kind = 'staff'")
            .await,
        1
    );
    // The next one is possible.
    sim.be(Mood::Works);
    assert_eq!(refund_form(&portal, &mut clerk, "100").await, "succeeded");
}

#[sqlx::test]
async fn a_clerk_who_ends_a_refund_that_was_made_takes_it_into_the_books(db: PgPool) {
    let (portal, sim, payer, mut clerk) = paid(db).await;
    sim.be(Mood::FailsAfter);
    refund_form(&portal, &mut clerk, "100").await;
    sim.be(Mood::Works);
    portal.clock.advance(Duration::minutes(11));
    let ended = end_refund(&portal, &mut clerk, "нет ответа").await;
    assert_eq!(ended.status, StatusCode::SEE_OTHER);
    assert_eq!(stage(&portal).await, "succeeded");
    assert_eq!(payer.balance(&portal).await, "100.00");
    assert_eq!(sim.books(), (KOPECKS, 10_000));
}

#[sqlx::test]
async fn only_who_does_billing_ends_a_refund(db: PgPool) {
    let (portal, sim, _payer, mut clerk) = paid(db).await;
    sim.be(Mood::FailsBefore);
    refund_form(&portal, &mut clerk, "100").await;
    portal.clock.advance(Duration::minutes(11));
    let mut operator = at_work(&portal, "operator").await;
    let page = operator
        .get(&format!("/admin/payments/{}", payment(&portal).await))
        .await;
    assert!(!page.body.contains("refund/end"));
    let refused = end_refund(&portal, &mut operator, "сам").await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    let stranger = portal
        .visitor()
        .post(
            &format!("/admin/payments/{}/refund/end", payment(&portal).await),
            &[("found", "x")],
        )
        .await;
    assert_eq!(stranger.status, StatusCode::SEE_OTHER);
    assert_eq!(stage(&portal).await, "unknown");
}

async fn bare(db: PgPool) -> (Portal, Arc<Rbs>, Payer) {
    let (portal, sim, payer) = portal(db).await;
    sim.be_bare();
    (portal, sim, payer)
}

#[sqlx::test]
async fn a_bank_that_says_only_what_the_protocol_names_is_paid_and_given_back(db: PgPool) {
    let (portal, sim, mut payer) = bare(db).await;
    payer.start(&[]).await;
    sim.pay(&sim.order().id);
    ask(&portal, 1).await;
    assert_eq!(state(&portal).await, "succeeded");
    assert_eq!(payer.balance(&portal).await, "-2.13");
    let mut clerk = at_work(&portal, "billing").await;
    assert_eq!(refund_form(&portal, &mut clerk, "100").await, "succeeded");
    assert_eq!(sim.books(), (KOPECKS, 10_000));
}

async fn lost_at_a_bare_bank(db: PgPool, mood: Mood) {
    let (portal, sim, mut payer) = bare(db).await;
    sim.be(mood);
    payer.start(&[]).await;
    real(500).await;
    sim.be(Mood::Works);
    ask(&portal, 2).await;
    let lost = sim.order();
    assert_eq!((lost.status, lost.taken), (6, 0));
    assert_eq!(state(&portal).await, "canceled");
    untouched(&portal, &payer).await;
}

#[sqlx::test]
async fn an_order_that_such_a_bank_made_behind_an_error_ends(db: PgPool) {
    lost_at_a_bare_bank(db, Mood::FailsAfter).await;
}

#[sqlx::test]
async fn an_order_that_such_a_bank_made_behind_a_lost_connection_ends(db: PgPool) {
    lost_at_a_bare_bank(db, Mood::HangsUp).await;
}

#[sqlx::test]
async fn a_signed_call_tells_such_a_banks_id_and_an_unsigned_one_proves_nothing(db: PgPool) {
    let (portal, sim, mut payer) = bare(db).await;
    sim.be(Mood::FailsAfter);
    payer.start(&[]).await;
    sim.be(Mood::Works);
    let order = sim.order();
    assert!(sim.pay(&order.id));
    let told = call(&portal, &sim.callback(&order.id, "deposited")).await;
    assert_eq!(told.status, StatusCode::OK);
    assert_eq!(state(&portal).await, "succeeded");
    let id: String = one(&portal, "select gateway_id from payment").await;
    assert_eq!(id, order.id, "what a refund will need");
}

#[sqlx::test]
async fn an_order_that_nobody_pays_is_closed_when_its_time_is_over(db: PgPool) {
    let (portal, sim, _payer) = started(db).await;
    ask(&portal, 50).await;
    assert_eq!(sim.order().status, 0, "its payer may still come");
    assert_eq!(state(&portal).await, "pending");
    ask(&portal, 90).await;
    assert_eq!(sim.order().status, 6);
    assert_eq!(state(&portal).await, "canceled");
}
