//! A saved card where each payee is paid by a payment of its own: every payment of the order is charged or told.

use super::super::support::Portal;
use super::autopay::Story;
use super::cards::TOKEN;
use super::fake::roubles;
use super::keeper::{self, Keeper, Mood, card, later};
use super::{Payer, one, payer};
use axum::http::StatusCode;
use kabinet::config::Split;
use sqlx::PgPool;
use std::sync::Arc;
use uuid::Uuid;

const ANNA: &str = "anna@example.ru";

/// Anna has paid water and heat, a payment each, and kept her card with the first.
async fn split(db: PgPool) -> Story {
    let per_supplier = |config: &mut kabinet::config::Config| {
        config.payments.split = Split::PerSupplier;
    };
    let (portal, bank) = keeper::with(db, true, per_supplier).await;
    let mut payer = payer(&portal).await;
    sqlx::query(
        "update supplier set bic = '044525225', settlement_account = '40702810400000000018'",
    )
    .execute(&portal.db)
    .await
    .unwrap();
    payer.start(&[("save_card", "1")]).await;
    bank.pays(&portal, Some(card(TOKEN))).await;
    let order: Uuid = one(&portal, "select order_id from payment limit 1").await;
    let page = payer.client.get(&format!("/payments/{order}")).await;
    payer.client.submit(&page, &[]).await;
    bank.pays(&portal, None).await;
    assert_eq!(payer.balance(&portal).await, "-2.13");
    let customer = one(&portal, "select id from customer").await;
    let card = one(&portal, "select id from saved_card").await;
    Story {
        portal,
        bank,
        payer,
        customer,
        card,
    }
}

/// Pays 50 for water and 100 for heat with the card.
async fn by_card(story: &mut Story) -> Uuid {
    let (heat, water) = (
        story.payer.input("8781").await,
        story.payer.input("8791").await,
    );
    let id = story.card.to_string();
    let fields = [
        (heat.as_str(), "100"),
        (water.as_str(), "50"),
        ("saved_card", id.as_str()),
    ];
    let sent = story.payer.start(&fields).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    one(
        &story.portal,
        "select order_id from payment order by created_at desc, position limit 1",
    )
    .await
}

async fn failed(portal: &Portal) -> Vec<String> {
    let letters = portal.letters().await.into_iter();
    let failed = letters.filter(|one| one.kind == "payment_failed" && one.to == ANNA);
    failed.map(|one| one.text).collect()
}

#[sqlx::test]
async fn every_payment_of_the_order_is_charged(db: PgPool) {
    let mut story = split(db).await;
    let order = by_card(&mut story).await;
    assert_eq!(story.bank.charged(), [roubles(5_000), roubles(10_000)]);
    let page = story.payer.client.get(&format!("/payments/{order}")).await;
    assert_eq!(page.attribute("[data-payment]", "data-state"), "succeeded");
}

#[sqlx::test]
async fn what_follows_a_lost_answer_is_charged_when_it_is_found(db: PgPool) {
    let mut story = split(db).await;
    story.bank.be(Mood::LosesAnswer);
    by_card(&mut story).await;
    assert_eq!(story.bank.charged(), [roubles(5_000)]);
    story.bank.be(Mood::Works);
    for _ in 0..4 {
        later(&story.portal, 60).await;
    }
    assert_eq!(story.bank.charged(), [roubles(5_000), roubles(10_000)]);
    for _ in 0..70 {
        later(&story.portal, 60).await;
    }
    assert_eq!(story.bank.charged().len(), 2);
    let paid = "select count(*) from payment where state = 'succeeded'";
    assert_eq!(story.portal.count(paid).await, 4);
    assert_eq!(failed(&story.portal).await.len(), 0);
}

#[sqlx::test]
async fn what_follows_a_failure_is_not_charged_and_told(db: PgPool) {
    let mut story = split(db).await;
    story.bank.declines(true);
    let order = by_card(&mut story).await;
    story.bank.declines(false);
    for _ in 0..70 {
        later(&story.portal, 60).await;
    }
    assert_eq!(story.bank.charged(), []);
    let told = failed(&story.portal).await;
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[1].contains("очередь не дошла"), "{}", told[1]);
    let page = story.payer.client.get(&format!("/payments/{order}")).await;
    assert!(page.body.contains("очередь не дошла"), "{}", page.body);
}

#[sqlx::test]
async fn an_order_with_a_supplier_paid_for_the_first_time_is_not_sent_at_all(db: PgPool) {
    let mut story = split(db).await;
    let heard = story.bank.heard().len();
    let (heat, waste) = (
        story.payer.input("8781").await,
        story.payer.input("8801").await,
    );
    let id = story.card.to_string();
    let refused = story
        .payer
        .check(&[(&heat, "100"), (&waste, "10"), ("saved_card", &id)])
        .await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.error("saved_card").is_some(), "{}", refused.body);
    // Nor past the check page.
    let form = Uuid::new_v4().to_string();
    let fields = [
        (heat.as_str(), "100"),
        (waste.as_str(), "10"),
        ("saved_card", &id),
        ("rules", "1"),
        ("receipt_channel", "email"),
        ("form_id", &form),
    ];
    let path = story.payer.path("");
    let posted = story.payer.client.post(&path, &fields).await;
    assert_eq!(posted.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(story.bank.heard().len(), heard);
}

#[sqlx::test]
async fn autopay_charges_each_payee_once_whatever_answer_is_lost(db: PgPool) {
    let mut story = split(db).await;
    let on = story.agree(&[]).await;
    assert_eq!(on.status, StatusCode::SEE_OTHER, "{}", on.body);
    story.bill_comes().await;
    story.day("2026-12-02").await;
    story.bank.be(Mood::LosesAnswer);
    story.day("2026-12-03").await;
    assert_eq!(story.bank.charged(), [roubles(30_000)]);
    story.bank.be(Mood::Works);
    for _ in 0..4 {
        later(&story.portal, 60).await;
    }
    assert_eq!(story.bank.charged(), [roubles(30_000), roubles(50_000)]);
    story.day("2026-12-04").await;
    story.day("2026-12-05").await;
    assert_eq!(story.bank.charged().len(), 2);
    assert_eq!(story.payer.balance(&story.portal).await, "50.00");
}

#[sqlx::test]
async fn a_fellow_resident_neither_sees_nor_uses_the_card(db: PgPool) {
    let mut story = split(db).await;
    story.bank.declines(true);
    let order = by_card(&mut story).await;
    story.bank.declines(false);
    let (boris, client) = story.portal.customer("boris@example.ru").await;
    story.portal.link(boris, super::HOUSEHOLD).await;
    let mut boris = Payer {
        client,
        account: story.payer.account,
    };
    refuses(&story.portal, &story.bank, &mut boris, order, story.card).await;
    // Hers is the right to go on.
    let page = story.payer.client.get(&format!("/payments/{order}")).await;
    let went = story.payer.client.submit(&page, &[]).await;
    assert_eq!(went.status, StatusCode::SEE_OTHER, "{}", went.body);
    later(&story.portal, 60).await;
    assert_eq!(story.bank.charged(), [roubles(10_000)]);
}

async fn refuses(portal: &Portal, bank: &Arc<Keeper>, boris: &mut Payer, order: Uuid, card: Uuid) {
    let second = "select id from payment where order_id <> id order by created_at desc limit 1";
    let second: Uuid = one(portal, second).await;
    let heard = bank.heard().len();
    for payment in [order, second] {
        let path = format!("/payments/{payment}/next");
        let next = boris.client.post(&path, &[]).await;
        assert_eq!(next.status, StatusCode::NOT_FOUND);
    }
    let account = boris.account;
    for page in [
        format!("/payments/{order}"),
        format!("/payments/{second}"),
        format!("/accounts/{account}/payments"),
        format!("/accounts/{account}/payments/new"),
        format!("/accounts/{account}/autopay"),
        "/profile/cards".to_owned(),
    ] {
        let seen = boris.client.get(&page).await;
        assert_eq!(seen.status, StatusCode::OK, "{page}");
        assert!(
            !seen.body.contains("0004") && !seen.body.contains(&card.to_string()),
            "{page}: {}",
            seen.body
        );
        assert!(!seen.has("form[action$=\"/next\"]"), "{page}");
    }
    let card = card.to_string();
    let heat = boris.input("8781").await;
    let form = Uuid::new_v4().to_string();
    let fields = [
        (heat.as_str(), "100"),
        ("saved_card", &card),
        ("rules", "1"),
        ("receipt_channel", "email"),
        ("form_id", &form),
    ];
    for page in ["/check", ""] {
        let path = boris.path(page);
        let refused = boris.client.post(&path, &fields).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{page}");
    }
    let agreed = [
        ("card", card.as_str()),
        ("when", "bill"),
        ("limit", "100"),
        ("rules", "1"),
    ];
    let path = format!("/accounts/{account}/autopay");
    let refused = boris.client.post(&path, &agreed).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let path = format!("/profile/cards/{card}/delete");
    let refused = boris.client.post(&path, &[]).await;
    assert_eq!(refused.status, StatusCode::NOT_FOUND);
    later(portal, 60).await;
    assert_eq!(bank.heard().len(), heard, "nothing went to the bank");
    let active = "select count(*) from saved_card where state = 'active'";
    assert_eq!(portal.count(active).await, 1);
}
