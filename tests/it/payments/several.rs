//! Orders that are several bank payments, and sums that the bank shares out itself.

use super::super::support::{Portal, Reply};
use super::fake::{self, FakeBank, Mood};
use super::{Payer, one, payer, transfers};
use axum::http::StatusCode;
use chrono::Duration;
use kabinet::app::gateway::BankStatus;
use kabinet::config::Split;
use kabinet::payments::jobs;
use sqlx::PgPool;
use std::sync::Arc;

async fn per_supplier(db: PgPool) -> (Portal, Arc<FakeBank>, Payer) {
    let (portal, bank) =
        fake::portal_with(db, |config| config.payments.split = Split::PerSupplier).await;
    let payer = payer(&portal).await;
    sqlx::query(
        "update supplier set bic = '044525225', settlement_account = '40702810400000000018'
         where code in ('agent', 'heat')",
    )
    .execute(&portal.db)
    .await
    .unwrap();
    (portal, bank, payer)
}

/// What the bank's books say of the order with this sum.
fn ends(bank: &FakeBank, kopecks: i64, status: &BankStatus) {
    let mut books = bank.books.lock().unwrap();
    let order = books
        .orders
        .values_mut()
        .find(|order| order.amount == fake::roubles(kopecks))
        .expect("the bank has the order");
    order.status = status.clone();
}

async fn after(portal: &Portal, seconds: i64) {
    portal.clock.advance(Duration::seconds(seconds));
    jobs::ask_due(&portal.app).await.unwrap();
}

async fn order_page(payer: &mut Payer, portal: &Portal) -> Reply {
    let id: uuid::Uuid = one(portal, "select order_id from payment limit 1").await;
    payer.client.get(&format!("/payments/{id}")).await
}

#[sqlx::test]
async fn each_payee_is_paid_by_a_payment_of_its_own_one_after_another(db: PgPool) {
    let (portal, bank, mut payer) = per_supplier(db).await;
    let sent = payer.start(&[]).await;
    assert!(sent.location().unwrap().starts_with(fake::ORIGIN));
    let heard = bank.heard();
    assert_eq!(heard.len(), 1, "the second waits for its payer");
    assert_eq!(heard[0].recipient.code, "agent", "who collects for it");
    assert_eq!(
        heard[0].bill.account_number, "8791",
        "the payee's own number"
    );
    let page = order_page(&mut payer, &portal).await;
    assert_eq!(page.attribute("[data-payment]", "data-amount"), "1200.50");
    assert_eq!(page.attribute("[data-payment]", "data-state"), "pending");
    assert_eq!(page.attributes("[data-part]", "data-part").len(), 2);
    ends(&bank, 20_000, &BankStatus::Succeeded(None));
    after(&portal, 10).await;
    let page = order_page(&mut payer, &portal).await;
    assert_eq!(page.attribute("[data-part]", "data-state"), "succeeded");
    assert_eq!(payer.balance(&portal).await, "1000.50");
    let sent = payer.client.submit(&page, &[]).await;
    assert!(sent.location().unwrap().starts_with(fake::ORIGIN));
    let heard = bank.heard();
    assert_eq!(
        heard[1].recipient.code, "heat",
        "who collects for the second"
    );
    assert!(heard[1].return_url.contains(&heard[0].payment.to_string()));
    ends(&bank, 100_050, &BankStatus::Succeeded(None));
    after(&portal, 10).await;
    let page = order_page(&mut payer, &portal).await;
    assert_eq!(page.attribute("[data-payment]", "data-state"), "succeeded");
    assert!(!page.has("form[data-form=main]"));
    assert_eq!(portal.count("select count(*) from posting").await, 2);
}

#[sqlx::test]
async fn a_payment_that_its_payer_never_came_to_ends_without_a_word_to_the_bank(db: PgPool) {
    let (portal, bank, mut payer) = per_supplier(db).await;
    payer.start(&[]).await;
    ends(&bank, 20_000, &BankStatus::Succeeded(None));
    for _ in 0..3 {
        after(&portal, 1800).await;
    }
    assert_eq!(bank.heard().len(), 1);
    let why: String = one(
        &portal,
        "select cancel_reason from payment where position = 2",
    )
    .await;
    assert_eq!(why, "not_continued");
    let page = order_page(&mut payer, &portal).await;
    assert_eq!(page.attribute("[data-payment]", "data-state"), "succeeded");
    assert!(!page.has("form[data-form=main]"));
    assert_eq!(
        portal
            .count("select count(*) from letter where kind = 'payment_failed'")
            .await,
        0
    );
}

#[sqlx::test]
async fn a_lost_answer_to_the_second_payment_is_found_again_and_charged_once(db: PgPool) {
    let (portal, bank, mut payer) = per_supplier(db).await;
    payer.start(&[]).await;
    ends(&bank, 20_000, &BankStatus::Succeeded(None));
    after(&portal, 10).await;
    bank.be(Mood::LosesAnswer);
    let page = order_page(&mut payer, &portal).await;
    payer.client.submit(&page, &[]).await;
    bank.be(Mood::Works);
    ends(&bank, 100_050, &BankStatus::Succeeded(None));
    after(&portal, 10).await;
    let heard = bank.heard();
    assert_eq!(heard.len(), 3, "the same key brings the lost answer");
    assert_eq!(heard[1], heard[2], "same key, same body");
    assert_eq!(bank.books.lock().unwrap().orders.len(), 2);
    assert_eq!(portal.count("select count(*) from posting").await, 2);
}

#[sqlx::test]
async fn one_form_sent_twice_makes_one_order(db: PgPool) {
    let (portal, bank, mut payer) = per_supplier(db).await;
    let check = payer.check(&[]).await;
    let first = payer.client.submit(&check, &[]).await;
    let second = payer.client.submit(&check, &[]).await;
    assert_eq!(first.location(), second.location());
    assert_eq!(portal.count("select count(*) from payment").await, 2);
    assert_eq!(bank.heard().len(), 1);
}

#[sqlx::test]
async fn a_payee_whose_account_nobody_knows_is_refused_by_name(db: PgPool) {
    let (portal, _, mut payer) = per_supplier(db).await;
    sqlx::query("update supplier set bic = '' where code = 'agent'")
        .execute(&portal.db)
        .await
        .unwrap();
    let name = payer.input("8791").await;
    let check = payer.check(&[]).await;
    assert_eq!(check.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(check.texts(&format!("[data-error=\"{name}\"]")).len(), 1);
    let check = payer.check(&[(&name, "")]).await;
    assert_eq!(check.status, StatusCode::OK, "the rest can be paid");
}

#[sqlx::test]
async fn shares_that_the_bank_pays_out_add_up_to_the_sum(db: PgPool) {
    let (portal, bank) = fake::portal_with(db, transfers).await;
    let mut payer = payer(&portal).await;
    payer.start(&[]).await;
    let request = &bank.heard()[0];
    let shares: Vec<(&str, i64)> = request
        .transfers
        .iter()
        .map(|share| {
            (
                share.account.as_str(),
                if share.amount == fake::roubles(100_050) {
                    100_050
                } else {
                    20_000
                },
            )
        })
        .collect();
    assert_eq!(shares, [("111", 20_000), ("222", 100_050)]);
    let name = payer.input("8801").await;
    let check = payer.check(&[(&name, "5")]).await;
    assert_eq!(check.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        check.texts(&format!("[data-error=\"{name}\"]")).len(),
        1,
        "no account for it"
    );
}

#[sqlx::test]
async fn a_strangers_next_payment_is_the_same_404_as_an_absent_one(db: PgPool) {
    let (portal, bank, mut payer) = per_supplier(db).await;
    payer.start(&[]).await;
    let second: uuid::Uuid = one(&portal, "select id from payment where position = 2").await;
    let (_, mut stranger) = portal.customer("stranger@example.ru").await;
    for id in [second, uuid::Uuid::now_v7()] {
        let reply = stranger.post(&format!("/payments/{id}/next"), &[]).await;
        assert_eq!(reply.status, StatusCode::NOT_FOUND);
    }
    assert_eq!(bank.heard().len(), 1);
}

#[sqlx::test]
async fn others_of_the_household_see_the_payment_and_not_the_payers_address(db: PgPool) {
    let (portal, bank) = fake::portal(db).await;
    let mut payer = payer(&portal).await;
    payer.start(&[]).await;
    bank.pays();
    after(&portal, 10).await;
    let id: uuid::Uuid = one(&portal, "select id from payment").await;
    let (boris, mut other) = portal.customer("boris@example.ru").await;
    portal.link(boris, super::HOUSEHOLD).await;
    for page in ["", "/receipt"] {
        let path = format!("/payments/{id}{page}");
        assert!(
            payer
                .client
                .get(&path)
                .await
                .body
                .contains("anna@example.ru")
        );
        let seen = other.get(&path).await;
        assert_eq!(seen.status, StatusCode::OK);
        assert!(!seen.body.contains("anna@example.ru"), "{path}");
    }
}
