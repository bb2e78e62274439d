//! From the form to the money, and everything that may be told about it.

use super::super::OWED;
use super::{Shop, roubles};
use axum::http::StatusCode;
use serde_json::json;
use sqlx::PgPool;

#[sqlx::test]
async fn a_bill_is_paid_and_posted_when_the_bank_says_so(db: PgPool) {
    let mut shop = Shop::started(db).await;
    let id = shop.payment().await;
    let page = shop.page().await;
    assert_eq!(page.attribute("[data-payment]", "data-state"), "pending");
    assert!(shop.sim.pay(id));
    // Coming back proves nothing.
    let back = shop
        .payer
        .client
        .get(&format!("/payments/{id}/return"))
        .await;
    let page = shop.payer.client.follow(back).await;
    assert_eq!(page.attribute("[data-payment]", "data-state"), "pending");
    let told = shop.sim.notification("payment.succeeded", id);
    assert_eq!(shop.calls(&told).await.status, StatusCode::OK);
    let page = shop.page().await;
    assert_eq!(page.attribute("[data-payment]", "data-state"), "succeeded");
    assert_eq!(shop.postings().await, 1);
    assert_eq!(shop.payer.balance(&shop.portal).await, "-2.13");
    assert_eq!(shop.money().await, (roubles("1200.50"), roubles("1200.50")));
    let letter = shop.portal.letter("anna@example.ru", "payment").await;
    for words in ["Комиссия: 0\u{a0}₽", "Чем оплачено: Банковская карта"]
    {
        assert!(letter.text.contains(words), "{}", letter.text);
    }
    assert_eq!(shop.sim.orders(), 1);
}

#[sqlx::test]
async fn without_a_notification_the_bank_is_asked(db: PgPool) {
    let shop = Shop::started(db).await;
    assert!(shop.sim.pay(shop.payment().await));
    shop.after(10).await;
    assert_eq!(shop.state().await, "succeeded");
    let receipt: String =
        super::super::one(&shop.portal, "select receipt_state from payment").await;
    assert_eq!(receipt, "registered");
}

#[sqlx::test]
async fn a_call_from_another_address_is_refused_and_changes_nothing(db: PgPool) {
    let shop = Shop::started(db).await;
    let id = shop.payment().await;
    assert!(shop.sim.pay(id));
    let told = shop.sim.notification("payment.succeeded", id);
    let asked = shop.sim.heard().len();
    for address in ["192.0.2.10", "127.0.0.1", "185.71.76.32", "77.75.156.12"] {
        let reply = shop.calls_from(address, &told).await;
        assert_eq!(reply.status, StatusCode::FORBIDDEN, "{address}");
    }
    assert_eq!(shop.state().await, "pending");
    assert_eq!(shop.sim.heard().len(), asked, "nobody is asked about it");
    assert_eq!(shop.postings().await, 0);
    assert!(shop.verdicts().await.iter().all(|(_, why)| why == "forged"));
}

#[sqlx::test]
async fn a_call_with_another_sum_than_the_bank_says_is_refused(db: PgPool) {
    let shop = Shop::started(db).await;
    let id = shop.payment().await;
    assert!(shop.sim.pay(id));
    for (name, value) in [("value", "1.00"), ("value", "1200.51"), ("currency", "USD")] {
        let mut told = shop.sim.notification("payment.succeeded", id);
        told["object"]["amount"][name] = json!(value);
        assert_eq!(shop.calls(&told).await.status, StatusCode::OK);
        assert_eq!(shop.state().await, "pending", "{value}");
    }
    let refused = ("refused".to_owned(), "other_amount".to_owned());
    assert_eq!(shop.verdicts().await, vec![refused; 3]);
    shop.after(10).await;
    assert_eq!(
        shop.state().await,
        "succeeded",
        "the bank's own word counts"
    );
}

#[sqlx::test]
async fn paid_it_says_but_the_bank_still_waits(db: PgPool) {
    let shop = Shop::started(db).await;
    let id = shop.payment().await;
    let mut told = shop.sim.notification("payment.succeeded", id);
    told["object"]["status"] = json!("succeeded");
    told["object"]["paid"] = json!(true);
    assert_eq!(shop.calls(&told).await.status, StatusCode::OK);
    assert_eq!(shop.state().await, "pending");
    assert_eq!(shop.postings().await, 0);
}

#[sqlx::test]
async fn news_twice_and_out_of_order_posts_once(db: PgPool) {
    let shop = Shop::started(db).await;
    let id = shop.payment().await;
    let early = shop.sim.notification("payment.waiting_for_capture", id);
    let canceled = shop.sim.notification("payment.canceled", id);
    assert!(shop.sim.pay(id));
    let paid = shop.sim.notification("payment.succeeded", id);
    for told in [&canceled, &paid, &early, &paid, &canceled, &paid] {
        assert_eq!(shop.calls(told).await.status, StatusCode::OK);
    }
    assert_eq!(shop.state().await, "succeeded");
    assert_eq!(shop.postings().await, 1);
    assert_eq!(
        shop.portal
            .count("select count(*) from letter where kind = 'payment'")
            .await,
        1
    );
    let applied = shop
        .verdicts()
        .await
        .into_iter()
        .filter(|(word, _)| word == "applied");
    assert_eq!(applied.count(), 1);
}

#[sqlx::test]
async fn other_news_is_answered_and_leads_to_nothing(db: PgPool) {
    let shop = Shop::started(db).await;
    let payout =
        json!({ "type": "notification", "event": "payout.succeeded", "object": { "id": "po-1" } });
    assert_eq!(shop.calls(&payout).await.status, StatusCode::OK);
    let mut told = shop
        .sim
        .notification("payment.succeeded", shop.payment().await);
    told["object"]["metadata"]["payment"] = json!(uuid::Uuid::now_v7());
    assert_eq!(shop.calls(&told).await.status, StatusCode::OK);
    assert_eq!(shop.state().await, "pending");
    let verdicts = shop.verdicts().await;
    assert!(
        verdicts
            .iter()
            .all(|(word, why)| word == "refused" && why == "unknown_payment")
    );
    assert_eq!(
        shop.calls(&json!("hello")).await.status,
        StatusCode::FORBIDDEN
    );
}

#[sqlx::test]
async fn while_the_bank_cannot_be_asked_it_is_to_call_again(db: PgPool) {
    let shop = Shop::started(db).await;
    let id = shop.payment().await;
    assert!(shop.sim.pay(id));
    let told = shop.sim.notification("payment.succeeded", id);
    shop.sim.answer_questions(false);
    let reply = shop.calls(&told).await;
    assert_eq!(reply.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(shop.state().await, "pending");
    shop.sim.answer_questions(true);
    assert_eq!(shop.calls(&told).await.status, StatusCode::OK);
    assert_eq!(shop.state().await, "succeeded");
}

#[sqlx::test]
async fn every_reason_of_the_bank_is_told_in_words(db: PgPool) {
    let mut shop = super::shop(db).await;
    for (reason, words) in [
        ("insufficient_funds", "не хватило денег"),
        ("3d_secure_failed", "Код подтверждения"),
        ("card_expired", "Срок действия карты"),
        ("invalid_csc", "Номер или код карты"),
        ("payment_method_limit_exceeded", "ограничил"),
        ("call_issuer", "Позвоните в этот банк"),
        ("fraud_suspected", "Позвоните в этот банк"),
        ("issuer_unavailable", "не отвечает"),
        ("identification_required", "не идентифицирован"),
        ("country_forbidden", "этой страны"),
        ("permission_revoked", "не разрешает списывать"),
        ("canceled_by_merchant", "организация"),
        ("expired_on_confirmation", "Время на оплату вышло"),
        ("general_decline", "Банк отклонил платёж"),
        ("something_of_2030", "Банк отклонил платёж"),
    ] {
        shop.payer.start(&[]).await;
        assert!(shop.sim.cancel(shop.newest().await, reason));
        shop.after(10).await;
        let page = shop.page().await;
        assert_eq!(page.attribute("[data-payment]", "data-state"), "canceled");
        assert!(page.body.contains(words), "{reason}: {}", page.text("main"));
        assert!(page.body.contains("Деньги не списаны."));
    }
    assert_eq!(shop.payer.balance(&shop.portal).await, OWED);
}

#[sqlx::test]
async fn an_order_nobody_paid_ends_within_the_banks_hour(db: PgPool) {
    let mut shop = Shop::started(db).await;
    for _ in 0..70 {
        shop.after(60).await;
    }
    assert_eq!(shop.state().await, "canceled");
    assert!(shop.page().await.body.contains("Время на оплату вышло"));
    assert!(!shop.sim.pay(shop.payment().await));
}
