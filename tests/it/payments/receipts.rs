//! The чек: asked for until it is there, shown, printed, sent again.

use super::super::support::Portal;
use super::fake::{self, FakeBank};
use super::{Payer, one, payer, payment};
use axum::http::StatusCode;
use chrono::Duration;
use kabinet::app::gateway::{Fiscal, ReceiptState};
use kabinet::payments::jobs;
use sqlx::PgPool;
use std::sync::Arc;

fn fiscal() -> Fiscal {
    Fiscal {
        drive: "9960440300123456".to_owned(),
        document: "1234".to_owned(),
        sign: "3812345678".to_owned(),
        registered_at: "2026-11-22T09:05:00Z".parse().ok(),
        receipt_id: String::new(),
    }
}

/// Paid; the bank's cash register has not made the receipt yet.
async fn paid(db: PgPool, fields: &[(&str, &str)]) -> (Portal, Arc<FakeBank>, Payer) {
    let (portal, bank) = fake::portal(db).await;
    let mut payer = payer(&portal).await;
    payer.start(fields).await;
    bank.pays();
    bank.set(|order| order.receipt = ReceiptState::Pending);
    portal.clock.advance(Duration::seconds(10));
    portal.drain().await;
    (portal, bank, payer)
}

async fn after(portal: &Portal, minutes: i64) {
    portal.clock.advance(Duration::minutes(minutes));
    jobs::ask_due(&portal.app).await.unwrap();
}

async fn receipt(portal: &Portal) -> String {
    one(portal, "select receipt_state from payment").await
}

#[sqlx::test]
async fn a_receipt_is_asked_for_until_it_is_registered(db: PgPool) {
    let (portal, bank, mut payer) = paid(db, &[]).await;
    let path = format!("/payments/{}", payment(&portal).await);
    assert_eq!(receipt(&portal).await, "pending");
    let paper = payer.client.get(&format!("{path}/receipt")).await;
    assert!(paper.text("h1").starts_with("Подтверждение платежа"));
    assert!(paper.body.contains("не кассовый чек"));
    assert!(!paper.has("svg.slip-qr"));
    let before = bank.asked();
    after(&portal, 1).await;
    after(&portal, 2).await;
    assert_eq!(bank.asked(), before + 2, "a minute later, then two");
    bank.set(|order| {
        order.receipt = ReceiptState::Registered;
        order.fiscal = Some(fiscal());
    });
    after(&portal, 4).await;
    assert_eq!(receipt(&portal).await, "registered");
    let last = bank.asked();
    after(&portal, 600).await;
    assert_eq!(bank.asked(), last, "asked no more");
    let paper = payer.client.get(&format!("{path}/receipt")).await;
    assert!(paper.text("h1").starts_with("Чек платежа"));
    assert!(paper.has("svg.slip-qr"));
    assert!(paper.body.contains("9960440300123456") && paper.body.contains("3812345678"));
    assert!(paper.text("tfoot").contains("комиссия 0 ₽"));
    let show = payer.client.get(&path).await;
    assert!(show.has(&format!("a[href=\"{path}/receipt\"]")));
    assert_eq!(portal.count("select count(*) from posting").await, 1);
}

#[sqlx::test]
async fn a_receipt_that_does_not_come_in_two_days_is_shown_to_staff(db: PgPool) {
    let (portal, bank, _) = paid(db, &[]).await;
    for _ in 0..47 {
        after(&portal, 60).await;
    }
    assert_eq!(receipt(&portal).await, "pending");
    assert!(bank.asked() < 40, "ever less often");
    for _ in 0..6 {
        after(&portal, 60).await;
    }
    assert_eq!(receipt(&portal).await, "failed");
    let (_, mut clerk) = portal.staff("billing").await;
    let first = clerk.get("/admin").await;
    assert!(first.body.contains("Чек не сформирован"), "{}", first.body);
}

#[sqlx::test]
async fn a_silent_bank_fails_a_receipt_too(db: PgPool) {
    let (portal, bank, _) = paid(db, &[]).await;
    bank.answer_questions(false);
    for _ in 0..53 {
        after(&portal, 60).await;
    }
    assert_eq!(receipt(&portal).await, "failed");
}

#[sqlx::test]
async fn the_receipt_is_sent_again_to_the_address_of_the_payment_and_not_often(db: PgPool) {
    let (portal, _, mut payer) = paid(db, &[("receipt_email", "other@example.ru")]).await;
    let path = format!("/payments/{}/receipt/send", payment(&portal).await);
    let sent = payer
        .client
        .post(&path, &[("to", "thief@example.ru")])
        .await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    let letter = portal.letter("other@example.ru", "payment").await;
    assert!(letter.subject.contains("Чек платежа"), "{}", letter.subject);
    assert!(letter.text.contains("000,50"), "{}", letter.text);
    let again = payer.client.post(&path, &[]).await;
    assert_eq!(again.status, StatusCode::TOO_MANY_REQUESTS);
    portal.clock.advance(Duration::minutes(10));
    let third = payer.client.post(&path, &[]).await;
    assert_eq!(third.status, StatusCode::SEE_OTHER);
    portal.clock.advance(Duration::minutes(10));
    let fourth = payer.client.post(&path, &[]).await;
    assert_eq!(
        fourth.status,
        StatusCode::TOO_MANY_REQUESTS,
        "each wait is longer"
    );
    // A stranger has neither the page nor the button.
    let (_, mut stranger) = portal.customer("stranger@example.ru").await;
    let absent = format!("/payments/{}/receipt", uuid::Uuid::now_v7());
    let page = path.trim_end_matches("/send");
    assert_eq!(
        stranger.get(page).await.status,
        stranger.get(&absent).await.status
    );
    assert_eq!(
        stranger.post(&path, &[]).await.status,
        StatusCode::NOT_FOUND
    );
}

#[sqlx::test]
async fn a_refunds_receipt_is_printed_as_the_payments_is(db: PgPool) {
    let (portal, bank, mut payer) = paid(db, &[]).await;
    let id = payment(&portal).await;
    let (clerk, _) = portal.staff("billing").await;
    let clerk = kabinet::payments::actions::Clerk {
        id: clerk,
        address: "192.0.2.10".to_owned(),
    };
    let part = "select id from payment_part where amount = 200";
    let asked = kabinet::payments::actions::refunds::Asked {
        form_id: uuid::Uuid::new_v4(),
        parts: vec![(one(&portal, part).await, fake::roubles(5_000))],
        reason: "заявление".to_owned(),
        document: String::new(),
    };
    let start = kabinet::payments::actions::refunds::start;
    let refund = start(&portal.app, &clerk, id, &asked)
        .await
        .unwrap()
        .unwrap();
    let show = payer.client.get(&format!("/payments/{id}")).await;
    let path = format!("/payments/{id}/receipt?refund={refund}");
    assert!(show.has(&format!("a[href=\"{path}\"]")), "{}", show.body);
    let paper = payer.client.get(&path).await;
    assert_eq!(paper.status, StatusCode::OK);
    assert!(
        paper.text("h1").starts_with("Подтверждение возврата"),
        "{}",
        paper.text("h1")
    );
    assert!(paper.body.contains("не кассовый чек"));
    assert_eq!(paper.attributes("[data-part]", "data-amount"), ["50.00"]);
    assert!(paper.text("tfoot").contains("50,00"));
    // The receipt has come.
    bank.set_refund(|refund| {
        refund.receipt = ReceiptState::Registered;
        refund.fiscal = Some(fiscal());
    });
    sqlx::query(
        "update refund set receipt_state = 'pending', ask_at = now() - interval '100 years'",
    )
    .execute(&portal.db)
    .await
    .unwrap();
    jobs::ask_due(&portal.app).await.unwrap();
    let paper = payer.client.get(&path).await;
    assert!(
        paper.text("h1").starts_with("Чек возврата"),
        "{}",
        paper.body
    );
    assert!(paper.body.contains("9960440300123456") && paper.has("svg.slip-qr"));
    // The payment's own paper names it, a stranger sees neither, and no other refund is found.
    let own = payer.client.get(&format!("/payments/{id}/receipt")).await;
    assert!(own.has(&format!("a[href=\"{path}\"]")));
    let absent = format!("/payments/{id}/receipt?refund={}", uuid::Uuid::now_v7());
    assert_eq!(
        payer.client.get(&absent).await.status,
        StatusCode::NOT_FOUND
    );
    let (_, mut stranger) = portal.customer("stranger@example.ru").await;
    assert_eq!(stranger.get(&path).await.status, StatusCode::NOT_FOUND);
}

#[sqlx::test]
async fn a_payer_who_asked_for_an_sms_gets_one(db: PgPool) {
    let fields = [
        ("receipt_channel", "sms"),
        ("receipt_phone", "+7 913 123-45-67"),
    ];
    let (portal, _, mut payer) = paid(db, &fields).await;
    let body: String = one(
        &portal,
        "select body from sms where kind = 'payment' and phone = '+79131234567'",
    )
    .await;
    assert!(
        body.contains("200,50") && body.contains("/receipt"),
        "{body}"
    );
    let path = format!("/payments/{}/receipt/send", payment(&portal).await);
    payer.client.post(&path, &[]).await;
    assert_eq!(
        portal
            .count("select count(*) from sms where kind = 'payment'")
            .await,
        2
    );
}

#[sqlx::test]
async fn what_was_not_paid_has_no_receipt(db: PgPool) {
    let (portal, _) = fake::portal(db).await;
    let mut payer = payer(&portal).await;
    payer.start(&[]).await;
    let path = format!("/payments/{}/receipt", payment(&portal).await);
    assert_eq!(payer.client.get(&path).await.status, StatusCode::NOT_FOUND);
    let sent = payer.client.post(&format!("{path}/send"), &[]).await;
    assert_eq!(sent.status, StatusCode::NOT_FOUND);
}
