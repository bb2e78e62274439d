//! Callbacks: twice, out of order, late, forged, with another sum.

use super::super::support::Portal;
use super::fake::{self, FakeBank, roubles};
use super::{OWED, Payer, one, payer, payment, state};
use kabinet::app::gateway::BankStatus;
use kabinet::payments::actions::{Verdict, on_news};
use sqlx::PgPool;
use std::sync::Arc;

async fn started(db: PgPool) -> (Portal, Arc<FakeBank>, Payer) {
    let (portal, bank) = fake::portal(db).await;
    let mut payer = payer(&portal).await;
    payer.start(&[]).await;
    (portal, bank, payer)
}

async fn verdicts(portal: &Portal) -> Vec<(String, String)> {
    sqlx::query_as("select verdict, reason from gateway_event order by received_at, id")
        .fetch_all(&portal.db)
        .await
        .unwrap()
}

#[sqlx::test]
async fn news_is_taken_once_however_often_it_comes(db: PgPool) {
    let (portal, bank, payer) = started(db).await;
    bank.pays();
    let first = on_news(&portal.app, bank.news("a")).await.unwrap();
    let asked = bank.asked();
    let same = on_news(&portal.app, bank.news("a")).await.unwrap();
    assert_eq!(bank.asked(), asked, "known news asks nobody");
    let other = on_news(&portal.app, bank.news("b")).await.unwrap();
    assert_eq!(
        [first, same, other],
        [Verdict::Applied, Verdict::Repeated, Verdict::Repeated]
    );
    assert_eq!(portal.count("select count(*) from posting").await, 1);
    assert_eq!(portal.letters().await.len(), 1);
    assert_eq!(payer.balance(&portal).await, "-2.13");
    assert_eq!(verdicts(&portal).await.len(), 3, "each one is kept");
}

#[sqlx::test]
async fn news_in_parallel_posts_once(db: PgPool) {
    let (portal, bank, _) = started(db).await;
    bank.pays();
    let mut calls = tokio::task::JoinSet::new();
    for n in 0..20 {
        // Some carry the same key, some another.
        let (app, claim) = (portal.app.clone(), bank.news(&format!("key-{}", n % 5)));
        calls.spawn(async move { on_news(&app, claim).await.unwrap() });
    }
    let verdicts = calls.join_all().await;
    let applied = verdicts
        .iter()
        .filter(|verdict| **verdict == Verdict::Applied)
        .count();
    assert_eq!(applied, 1, "{verdicts:?}");
    assert_eq!(portal.count("select count(*) from posting").await, 1);
    assert_eq!(
        portal
            .count("select count(*) from letter where kind = 'payment'")
            .await,
        1
    );
}

#[sqlx::test]
async fn a_claim_is_not_believed_the_bank_is(db: PgPool) {
    let (portal, bank, _) = started(db).await;
    let verdict = on_news(&portal.app, bank.news("paid, it says"))
        .await
        .unwrap();
    assert_eq!(verdict, Verdict::Refused("not_confirmed"));
    assert_eq!(state(&portal).await, "pending");
    assert_eq!(
        portal
            .count("select count(*) from audit where action = 'payments.news_refused'")
            .await,
        1
    );
    // News out of order: «canceled» comes, but the bank has been paid meanwhile.
    bank.pays();
    let verdict = on_news(&portal.app, bank.news("canceled, it says"))
        .await
        .unwrap();
    assert_eq!(verdict, Verdict::Applied);
    assert_eq!(state(&portal).await, "succeeded");
}

#[sqlx::test]
async fn forged_news_is_refused_and_kept(db: PgPool) {
    let (portal, bank, payer) = started(db).await;
    bank.pays();
    let unknown = {
        let mut claim = bank.news("1");
        claim.payment = Some(uuid::Uuid::now_v7());
        claim
    };
    let nameless = {
        let mut claim = bank.news("2");
        (claim.payment, claim.gateway_id) = (None, Some("no such order".to_owned()));
        claim
    };
    let another = {
        let mut claim = bank.news("3");
        claim.gateway_id = Some("order-of-somebody".to_owned());
        claim
    };
    let other_bank = {
        let mut claim = bank.news("4");
        claim.gateway = "demo";
        claim
    };
    let more = {
        let mut claim = bank.news("5");
        claim.amount = Some(roubles(99_999_900));
        claim
    };
    let dollars = {
        let mut claim = bank.news("6");
        claim.currency = Some("USD".to_owned());
        claim
    };
    for (claim, why) in [
        (unknown, "unknown_payment"),
        (nameless, "unknown_payment"),
        (another, "another_order"),
        (other_bank, "another_order"),
        (more, "other_amount"),
        (dollars, "other_amount"),
    ] {
        let verdict = on_news(&portal.app, claim).await.unwrap();
        assert_eq!(verdict, Verdict::Refused(why));
    }
    assert_eq!(state(&portal).await, "pending");
    assert_eq!(payer.balance(&portal).await, OWED);
    assert!(
        verdicts(&portal)
            .await
            .iter()
            .all(|(word, _)| word == "refused")
    );
    // What was forged does not spoil the true news, which names the order by the bank's id alone.
    let mut honest = bank.news("7");
    (honest.payment, honest.amount) = (None, None);
    assert_eq!(
        on_news(&portal.app, honest).await.unwrap(),
        Verdict::Applied
    );
}

#[sqlx::test]
async fn another_sum_at_the_bank_is_kept_for_a_clerk_and_not_posted(db: PgPool) {
    let (portal, bank, mut payer) = started(db).await;
    bank.pays();
    bank.set(|order| order.amount = roubles(100));
    let verdict = on_news(&portal.app, bank.news("a")).await.unwrap();
    assert_eq!(verdict, Verdict::Review("other_amount"));
    assert_eq!(state(&portal).await, "pending");
    assert_eq!(portal.count("select count(*) from posting").await, 0);
    let why: String = one(&portal, "select review_reason from payment").await;
    assert_eq!(why, "other_amount");
    assert_eq!(
        portal
            .count("select count(*) from audit where action = 'payments.review'")
            .await,
        1
    );
    let page = payer
        .client
        .get(&format!("/payments/{}", payment(&portal).await))
        .await;
    assert!(page.text(".note.warn").contains("Не платите ещё раз"));
    assert!(
        !page.has("main a[href^=\"https://bank\"]"),
        "nothing invites to pay again"
    );
    bank.set(|order| {
        order.amount = roubles(120_050);
        order.currency = "USD".to_owned();
    });
    let mut claim = bank.news("b");
    claim.currency = None;
    let verdict = on_news(&portal.app, claim).await.unwrap();
    assert_eq!(verdict, Verdict::Review("other_amount"));
}

#[sqlx::test]
async fn money_that_comes_after_the_end_is_kept_for_a_clerk(db: PgPool) {
    let (portal, bank, payer) = started(db).await;
    bank.cancels();
    assert_eq!(
        on_news(&portal.app, bank.news("a")).await.unwrap(),
        Verdict::Applied
    );
    assert_eq!(state(&portal).await, "canceled");
    assert_eq!(
        on_news(&portal.app, bank.news("b")).await.unwrap(),
        Verdict::Repeated
    );
    bank.pays();
    let verdict = on_news(&portal.app, bank.news("c")).await.unwrap();
    assert_eq!(verdict, Verdict::Review("paid_after_cancel"));
    assert_eq!(state(&portal).await, "canceled");
    assert_eq!(payer.balance(&portal).await, OWED);
}

#[sqlx::test]
async fn a_cancel_after_the_money_is_kept_for_a_clerk(db: PgPool) {
    let (portal, bank, _) = started(db).await;
    bank.pays();
    on_news(&portal.app, bank.news("a")).await.unwrap();
    bank.cancels();
    let verdict = on_news(&portal.app, bank.news("b")).await.unwrap();
    assert_eq!(verdict, Verdict::Review("canceled_after_paid"));
    assert_eq!(state(&portal).await, "succeeded");
    // The bank's books lag behind its callbacks.
    bank.set(|order| order.status = BankStatus::Pending);
    let verdict = on_news(&portal.app, bank.news("c")).await.unwrap();
    assert_eq!(verdict, Verdict::Repeated);
}

#[sqlx::test]
async fn news_while_the_bank_is_silent_waits_for_the_reconciler(db: PgPool) {
    let (portal, bank, _) = started(db).await;
    bank.pays();
    bank.answer_questions(false);
    assert_eq!(
        on_news(&portal.app, bank.news("a")).await.unwrap(),
        Verdict::Later
    );
    bank.answer_questions(true);
    portal.drain().await;
    assert_eq!(state(&portal).await, "succeeded", "asked at the next round");
    assert_eq!(
        on_news(&portal.app, bank.news("a")).await.unwrap(),
        Verdict::Repeated
    );
}
