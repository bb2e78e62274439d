//! The whole portal with a bank of Sberbank's kind: orders, calls, refunds, kept cards.

use super::super::browser::{DESKTOP, Served};
use super::super::home_browser::signed_in;
use super::super::sims::Mood;
use super::super::sims::rbs::{self, Rbs, checksum};
use super::super::support::{Portal, Reply};
use super::{HOUSEHOLD, OWED, Payer, households, one, pair, payer, payment, state, verdicts};
use axum::http::StatusCode;
use chrono::Duration;
use kabinet::app::gateway::{
    Answer, BankStatus, Gateway, GatewayError, Identity, PayRequest, Private, RefundRequest,
};
use kabinet::base::Money;
use kabinet::config::{self, Config, Secret};
use sqlx::PgPool;
use std::collections::BTreeMap;
use std::sync::Arc;
use uuid::Uuid;

const CALL: &str = "/webhooks/rbs";
pub(super) const KOPECKS: i64 = 120_050;

fn settings(config: &mut Config, api_url: &str) {
    config.payments.gateway = config::Gateway::Rbs;
    config.payments.rbs.user = rbs::USER.to_owned();
    config.payments.rbs.password = Secret::new(rbs::PASSWORD);
    config.payments.rbs.api_url = api_url.to_owned();
    config.payments.rbs.callback_key = Secret::new(rbs::CALLBACK_KEY);
}

pub(super) async fn portal(db: PgPool) -> (Portal, Arc<Rbs>, Payer) {
    let sim = Rbs::start().await;
    let url = sim.api_url();
    let portal = Portal::with(db, |config| settings(config, &url)).await;
    let payer = payer(&portal).await;
    (portal, sim, payer)
}

/// A payer on the bank's page.
pub(super) async fn started(db: PgPool) -> (Portal, Arc<Rbs>, Payer) {
    let (portal, sim, mut payer) = portal(db).await;
    let sent = payer.start(&[]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let place = sent.location().unwrap();
    assert!(
        place.ends_with(&format!("mdOrder={}", sim.order().id)),
        "{place}"
    );
    (portal, sim, payer)
}

pub(super) async fn call(portal: &Portal, fields: &[(String, String)]) -> Reply {
    super::call(portal, CALL, fields).await
}

pub(super) async fn untouched(portal: &Portal, payer: &Payer) {
    assert_eq!(portal.count("select count(*) from posting").await, 0);
    assert_eq!(payer.balance(portal).await, OWED);
}

/// The reconciler asks, `minutes` long.
pub(super) async fn ask(portal: &Portal, minutes: i64) {
    for _ in 0..minutes * 2 {
        portal.clock.advance(Duration::seconds(30));
        portal.drain().await;
    }
}

async fn request(portal: &Portal) -> PayRequest {
    let mut db = portal.db.acquire().await.unwrap();
    let id = payment(portal).await;
    let found = kabinet::payments::store::orders::find(&mut db, id)
        .await
        .unwrap();
    found.unwrap().request
}

fn bank(portal: &Portal) -> &dyn Gateway {
    portal.app.gateway.as_deref().unwrap()
}

#[sqlx::test]
async fn an_order_is_registered_in_kopecks_paid_and_posted_once(db: PgPool) {
    let (portal, sim, payer) = started(db).await;
    let order = sim.order();
    assert_eq!((order.amount, order.currency.as_str()), (KOPECKS, "643"));
    assert!(order.return_url.ends_with("/return") && order.client.is_empty());
    assert_eq!(order.bundle["customerDetails"]["email"], "anna@example.ru");
    assert_eq!(
        order.bundle["cartItems"]["items"].as_array().unwrap().len(),
        2
    );
    assert!(sim.pay(&order.id));
    let fields = sim.callback(&order.id, "deposited");
    for _ in 0..3 {
        assert_eq!(call(&portal, &fields).await.status, StatusCode::OK);
    }
    assert_eq!(state(&portal).await, "succeeded");
    assert_eq!(portal.count("select count(*) from posting").await, 1);
    assert_eq!(payer.balance(&portal).await, "-2.13");
    assert_eq!(
        verdicts(&portal).await,
        [
            pair("applied", ""),
            pair("repeated", ""),
            pair("repeated", "")
        ]
    );
    assert_eq!(
        sim.heard("getOrderStatusExtended.do").len(),
        1,
        "known news asks nobody"
    );
    let query = url::form_urlencoded::Serializer::new(String::new())
        .extend_pairs(&fields)
        .finish();
    assert_eq!(
        portal
            .visitor()
            .get(&format!("{CALL}?{query}"))
            .await
            .status,
        StatusCode::OK
    );
    assert_eq!(sim.books(), (KOPECKS, 0));
}

#[sqlx::test]
async fn without_any_call_the_reconciler_finds_the_money(db: PgPool) {
    let (portal, sim, payer) = started(db).await;
    sim.pay(&sim.order().id);
    ask(&portal, 1).await;
    assert_eq!(state(&portal).await, "succeeded");
    assert_eq!(payer.balance(&portal).await, "-2.13");
}

#[sqlx::test]
async fn a_declined_order_ends_without_money(db: PgPool) {
    let (portal, sim, payer) = started(db).await;
    sim.be(Mood::Refuses);
    sim.pay(&sim.order().id);
    ask(&portal, 1).await;
    assert_eq!(state(&portal).await, "canceled");
    assert_eq!(
        one::<String>(&portal, "select cancel_reason from payment").await,
        "insufficient_funds"
    );
    untouched(&portal, &payer).await;
}

/// The order was made and the way to it was lost: it is declined, and the payer starts anew.
async fn lost(db: PgPool, mood: Mood) {
    let (portal, sim, mut payer) = portal(db).await;
    sim.be(mood);
    let sent = payer.start(&[]).await;
    let id = payment(&portal).await;
    assert_eq!(sent.location(), Some(format!("/payments/{id}")), "{mood:?}");
    assert_eq!(state(&portal).await, "unknown", "{mood:?}");
    tokio::time::sleep(std::time::Duration::from_millis(500)).await;
    sim.be(Mood::Works);
    ask(&portal, 1).await;
    assert_eq!(state(&portal).await, "canceled", "{mood:?}");
    let order = sim.order();
    assert_eq!((order.status, order.taken), (6, 0), "{mood:?}");
    assert!(!sim.pay(&order.id), "nobody can pay it any more");
    untouched(&portal, &payer).await;

    let sent = payer.start(&[]).await;
    assert!(sent.location().unwrap().contains("mdOrder="), "{mood:?}");
    let second = sim.orders().pop().unwrap();
    sim.pay(&second.id);
    ask(&portal, 1).await;
    assert_eq!(sim.books(), (KOPECKS, 0), "{mood:?}");
    assert_eq!(payer.balance(&portal).await, "-2.13", "{mood:?}");
    assert_eq!(
        portal.count("select count(*) from posting").await,
        1,
        "{mood:?}"
    );
}

#[sqlx::test]
async fn an_order_made_behind_an_error_is_declined_and_never_doubled(db: PgPool) {
    lost(db, Mood::FailsAfter).await;
}

#[sqlx::test]
async fn an_order_made_behind_a_lost_connection_is_declined_and_never_doubled(db: PgPool) {
    lost(db, Mood::HangsUp).await;
}

#[sqlx::test]
async fn an_order_made_after_a_system_error_is_declined_and_never_doubled(db: PgPool) {
    lost(db, Mood::StillAtIt).await;
}

#[sqlx::test]
async fn an_order_that_was_never_made_is_sent_again_with_the_same_number(db: PgPool) {
    let (portal, sim, mut payer) = portal(db).await;
    sim.be(Mood::FailsBefore);
    payer.start(&[]).await;
    assert_eq!(state(&portal).await, "unknown");
    sim.be(Mood::Works);
    ask(&portal, 1).await;
    assert_eq!(state(&portal).await, "pending");
    let url: String = one(&portal, "select pay_url from payment").await;
    let order = sim.order();
    assert!(url.contains(&order.id));
    let numbers: Vec<String> = sim
        .heard("register.do")
        .iter()
        .map(|f| f["orderNumber"].clone())
        .collect();
    assert!(
        numbers.len() > 1 && numbers.iter().all(|number| *number == order.number),
        "{numbers:?}"
    );
    sim.pay(&order.id);
    ask(&portal, 2).await;
    assert_eq!(state(&portal).await, "succeeded");
}

#[sqlx::test]
async fn a_slow_bank_and_a_refusing_one_end_as_they_say(db: PgPool) {
    let (portal, sim, mut payer) = portal(db).await;
    sim.be(Mood::Refuses);
    payer.start(&[]).await;
    assert_eq!(state(&portal).await, "canceled");
    assert!(sim.orders().is_empty());
    untouched(&portal, &payer).await;
    sim.be(Mood::Late(std::time::Duration::from_millis(700)));
    let sent = payer.start(&[]).await;
    assert!(sent.location().unwrap().contains(&sim.order().id));
}

#[sqlx::test]
async fn another_sum_at_the_bank_posts_nothing_and_waits_for_a_clerk(db: PgPool) {
    let (portal, sim, mut payer) = portal(db).await;
    sim.be(Mood::OtherAmount);
    payer.start(&[]).await;
    let id = sim.order().id;
    sim.pay(&id);
    assert_eq!(
        call(&portal, &sim.callback(&id, "deposited")).await.status,
        StatusCode::OK
    );
    assert_eq!(state(&portal).await, "pending");
    assert_eq!(
        one::<String>(&portal, "select review_reason from payment").await,
        "other_amount"
    );
    untouched(&portal, &payer).await;
}

#[sqlx::test]
async fn another_currency_or_less_taken_than_ordered_waits_for_a_clerk(db: PgPool) {
    let (portal, sim, payer) = started(db).await;
    let id = sim.order().id;
    sim.pay(&id);
    sim.set(&id, |order| order.currency = "840".to_owned());
    ask(&portal, 1).await;
    assert_eq!(
        one::<String>(&portal, "select review_reason from payment").await,
        "other_amount"
    );
    untouched(&portal, &payer).await;
    let state = bank(&portal)
        .fetch(&request(&portal).await, Some(&id))
        .await
        .unwrap();
    let Answer::Says(bank) = state else {
        panic!("{state:?}")
    };
    assert_eq!(bank.currency, "840");
}

#[sqlx::test]
async fn a_forged_call_is_refused_and_noted_and_changes_nothing(db: PgPool) {
    let (portal, sim, payer) = started(db).await;
    let id = sim.order().id;
    let right = sim.callback(&id, "deposited");
    let change = |name: &str, value: &str| {
        let mut fields: Vec<_> = right
            .iter()
            .filter(|(known, _)| known != name)
            .cloned()
            .collect();
        fields.push((name.to_owned(), value.to_owned()));
        fields
    };
    let forged = [
        change("amount", "1"),
        change("mdOrder", "other"),
        change("operation", "refunded"),
        change("orderNumber", "1-x"),
        change("checksum", "00"),
        change("checksum", ""),
        change("extra", "1"),
        right
            .iter()
            .filter(|(name, _)| name != "checksum")
            .cloned()
            .collect(),
        right.iter().chain(&right[..1]).cloned().collect(),
    ];
    let count = forged.len();
    for fields in forged {
        assert_eq!(
            call(&portal, &fields).await.status,
            StatusCode::FORBIDDEN,
            "{fields:?}"
        );
    }
    assert_eq!(state(&portal).await, "pending");
    untouched(&portal, &payer).await;
    assert_eq!(
        verdicts(&portal).await,
        vec![pair("refused", "forged"); count]
    );
    assert!(
        sim.heard("getOrderStatusExtended.do").is_empty(),
        "the bank is not even asked"
    );
}

#[sqlx::test]
async fn a_signed_call_is_still_only_a_hint(db: PgPool) {
    let (portal, sim, payer) = started(db).await;
    let id = sim.order().id;
    // Signed, but not paid.
    assert_eq!(
        call(&portal, &sim.callback(&id, "deposited")).await.status,
        StatusCode::OK
    );
    assert_eq!(state(&portal).await, "pending");
    sim.pay(&id);
    // Signed with another sum, of another shop, about an order that is not ours.
    let fields = |changes: &[(&str, &str)]| {
        let mut fields: BTreeMap<String, String> =
            sim.callback(&id, "deposited").into_iter().collect();
        fields.remove("checksum");
        for (name, value) in changes {
            fields.insert((*name).to_owned(), (*value).to_owned());
        }
        checksum(&fields, rbs::CALLBACK_KEY)
    };
    call(&portal, &fields(&[("amount", "1")])).await;
    call(&portal, &fields(&[("mdOrder", "another")])).await;
    call(
        &portal,
        &fields(&[("mdOrder", "another"), ("orderNumber", "7")]),
    )
    .await;
    untouched(&portal, &payer).await;
    let said = verdicts(&portal).await;
    assert_eq!(
        said.iter().map(|(_, why)| why.as_str()).collect::<Vec<_>>(),
        [
            "other_amount",
            "other_amount",
            "another_order",
            "unknown_payment"
        ],
        "{said:?}"
    );
    call(&portal, &sim.callback(&id, "deposited")).await;
    assert_eq!(state(&portal).await, "succeeded");
    // Aged news about how it once stood.
    call(&portal, &sim.callback(&id, "declinedByTimeout")).await;
    assert_eq!(state(&portal).await, "succeeded");
    assert_eq!(portal.count("select count(*) from posting").await, 1);
}

#[sqlx::test]
async fn without_a_key_a_call_only_makes_us_ask(db: PgPool) {
    let sim = Rbs::start().await;
    let url = sim.api_url();
    let portal = Portal::with(db, |config| {
        settings(config, &url);
        config.payments.rbs.callback_key = Secret::default();
    })
    .await;
    let mut payer = payer(&portal).await;
    payer.start(&[]).await;
    let id = sim.order().id;
    let hint = [
        ("mdOrder".to_owned(), id.clone()),
        ("operation".to_owned(), "deposited".to_owned()),
        ("status".to_owned(), "1".to_owned()),
    ];
    assert_eq!(call(&portal, &hint).await.status, StatusCode::OK);
    untouched(&portal, &payer).await;
    sim.pay(&id);
    call(&portal, &hint).await;
    assert_eq!(state(&portal).await, "succeeded");
}

#[sqlx::test]
async fn a_call_while_the_bank_does_not_answer_comes_again(db: PgPool) {
    let (portal, sim, _) = started(db).await;
    let id = sim.order().id;
    sim.pay(&id);
    sim.answer_questions(false);
    let fields = sim.callback(&id, "deposited");
    assert_eq!(
        call(&portal, &fields).await.status,
        StatusCode::SERVICE_UNAVAILABLE
    );
    assert_eq!(state(&portal).await, "pending");
    sim.answer_questions(true);
    assert_eq!(call(&portal, &fields).await.status, StatusCode::OK);
    assert_eq!(state(&portal).await, "succeeded");
}

#[sqlx::test]
async fn a_call_that_comes_before_the_answer_finds_the_payment_by_its_number(db: PgPool) {
    let (portal, sim, mut payer) = portal(db).await;
    sim.be(Mood::FailsAfter);
    payer.start(&[]).await;
    let id = sim.order().id;
    sim.expire(&id);
    call(&portal, &sim.callback(&id, "declinedByTimeout")).await;
    assert_eq!(state(&portal).await, "canceled");
    assert_eq!(
        one::<String>(&portal, "select cancel_reason from payment").await,
        "expired_on_confirmation"
    );
    untouched(&portal, &payer).await;
}

#[sqlx::test]
async fn our_own_wrong_password_cancels_nobodys_payment(db: PgPool) {
    let sim = Rbs::start().await;
    let url = sim.api_url();
    let portal = Portal::with(db.clone(), |config| {
        settings(config, &url);
        config.payments.rbs.password = Secret::new("hunter2");
    })
    .await;
    let mut payer = payer(&portal).await;
    payer.start(&[]).await;
    assert_eq!(state(&portal).await, "unknown");
    ask(&portal, 2).await;
    assert_eq!(state(&portal).await, "unknown");
    let fault = bank(&portal).check().await.unwrap_err().to_string();
    assert!(
        fault.contains("payments.rbs.user") && !fault.contains("hunter2"),
        "{fault}"
    );
    // Mended: the same payment goes on.
    let mended = Portal::with(db, |config| settings(config, &url)).await;
    mended.clock.set(portal.app.now() + Duration::minutes(10));
    ask(&mended, 1).await;
    assert_eq!(state(&mended).await, "pending");
    assert!(bank(&mended).check().await.unwrap().contains("answers"));
    assert_eq!(sim.orders().len(), 1);
}

#[sqlx::test]
async fn a_hundred_calls_eight_at_once_post_once(db: PgPool) {
    let (portal, sim, payer) = started(db).await;
    let id = sim.order().id;
    sim.pay(&id);
    let mut calls = tokio::task::JoinSet::new();
    for n in 0..100 {
        while calls.len() >= 8 {
            calls.join_next().await.unwrap().unwrap();
        }
        let operation = ["deposited", "approved", "deposited", "declinedByTimeout"][n % 4];
        let mut fields = sim.callback(&id, operation);
        let length = fields.len();
        fields.rotate_left(n % length);
        let mut visitor = portal.visitor();
        calls.spawn(async move {
            let fields: Vec<(&str, &str)> = fields
                .iter()
                .map(|(n, v)| (n.as_str(), v.as_str()))
                .collect();
            assert_eq!(visitor.post(CALL, &fields).await.status, StatusCode::OK);
        });
    }
    calls.join_all().await;
    assert_eq!(portal.count("select count(*) from posting").await, 1);
    assert_eq!(payer.balance(&portal).await, "-2.13");
}

fn refund_of(request: &PayRequest, id: &str, kopecks: i64, before: i64) -> RefundRequest {
    RefundRequest {
        key: Uuid::new_v4(),
        refund: Uuid::now_v7(),
        payment: request.payment,
        gateway_id: id.to_owned(),
        amount: Money::from_kopecks(kopecks),
        currency: "RUB".to_owned(),
        description: String::new(),
        receipt: request.receipt.clone(),
        refunded_before: Money::from_kopecks(before),
        lines: request.lines.clone(),
        transfers: Vec::new(),
    }
}

#[sqlx::test]
async fn a_refund_is_made_once_however_often_it_is_asked_for(db: PgPool) {
    let (portal, sim, _) = started(db).await;
    let (bank, request, id) = (bank(&portal), request(&portal).await, sim.order().id);
    let unpaid = bank.refund(&refund_of(&request, &id, 100, 0)).await;
    assert!(
        matches!(unpaid, Err(GatewayError::Refused(_))),
        "{unpaid:?}"
    );
    sim.pay(&id);
    let mut before = 0;
    for (mood, known) in [
        (Mood::Works, true),
        (Mood::FailsAfter, false),
        (Mood::HangsUp, false),
        (Mood::StillAtIt, false),
        (Mood::FailsBefore, false),
    ] {
        let part = refund_of(&request, &id, 10_000, before);
        assert_eq!(bank.fetch_refund(&part, None).await.unwrap(), None);
        sim.be(mood);
        let first = bank.refund(&part).await;
        assert_eq!(first.is_ok(), known, "{mood:?} {first:?}");
        assert!(
            known || matches!(first, Err(GatewayError::Unknown(_))),
            "{first:?}"
        );
        tokio::time::sleep(std::time::Duration::from_millis(400)).await;
        sim.be(Mood::Works);
        for _ in 0..2 {
            let again = bank.refund(&part).await.unwrap();
            assert_eq!(again.status, BankStatus::Succeeded(None), "{mood:?}");
            assert_eq!(again.amount, Money::from_kopecks(10_000));
        }
        assert!(bank.fetch_refund(&part, None).await.unwrap().is_some());
        before += 10_000;
        assert_eq!(sim.books(), (KOPECKS, before), "{mood:?}");
    }
    assert_eq!(sim.order().refunds, 5);
    let Answer::Says(state) = bank.fetch(&request, Some(&id)).await.unwrap() else {
        panic!("unknown")
    };
    assert!(
        matches!(state.status, BankStatus::Succeeded(_)),
        "a refunded payment was paid"
    );
    assert_eq!(state.refunded, Money::from_kopecks(50_000));
    assert_eq!(state.amount, Money::from_kopecks(KOPECKS));
}

#[sqlx::test]
async fn of_two_refunds_that_cross_one_is_made(db: PgPool) {
    let (portal, sim, _) = started(db).await;
    let (bank, request, id) = (bank(&portal), request(&portal).await, sim.order().id);
    sim.pay(&id);
    let part = refund_of(&request, &id, 10_000, 0);
    sim.be(Mood::StillAtIt);
    // The bank still works on the first when the second comes: it must find another sum.
    let (first, second) = tokio::join!(bank.refund(&part), bank.refund(&part));
    assert!(first.is_err() && second.is_err());
    tokio::time::sleep(std::time::Duration::from_millis(500)).await;
    assert_eq!(sim.books(), (KOPECKS, 10_000));
    assert!(bank.fetch_refund(&part, None).await.unwrap().is_some());
}

#[sqlx::test]
async fn a_refund_of_another_sum_or_of_too_much_is_never_called_done(db: PgPool) {
    let (portal, sim, _) = started(db).await;
    let (bank, request, id) = (bank(&portal), request(&portal).await, sim.order().id);
    sim.pay(&id);
    let much = bank.refund(&refund_of(&request, &id, KOPECKS + 1, 0)).await;
    assert!(much.is_err(), "{much:?}");
    // Somebody gave back by hand what our books do not know.
    let odd = refund_of(&request, &id, 10_000, 0);
    for by_hand in [55, 20_000] {
        sim.set(&id, |order| order.refunded = by_hand);
        let refused = bank.refund(&odd).await;
        assert!(
            matches!(&refused, Err(GatewayError::Refused(why)) if why == "refunded_at_bank"),
            "{by_hand}: {refused:?}"
        );
        assert_eq!(bank.fetch_refund(&odd, None).await.unwrap(), None);
    }
    assert_eq!(sim.order().refunds, 0);
}

/// A first payment whose card is kept; gives the token and the customer.
async fn kept(portal: &Portal, sim: &Rbs) -> (PayRequest, String) {
    let mut first = request(portal).await;
    (first.payment, first.number) = (Uuid::now_v7(), 1_000);
    (first.save_card, first.payer) = (true, Some(Uuid::now_v7()));
    let created = bank(portal)
        .create(&first, &Private::default())
        .await
        .unwrap();
    let id = created.gateway_id.unwrap();
    sim.pay(&id);
    let Answer::Says(state) = bank(portal).fetch(&first, Some(&id)).await.unwrap() else {
        panic!("unknown")
    };
    let card = state.card.unwrap();
    assert_eq!((card.last_four.as_str(), card.secured), ("0004", true));
    (first, card.token)
}

fn by_card(first: &PayRequest, number: i64) -> PayRequest {
    PayRequest {
        payment: Uuid::now_v7(),
        number,
        save_card: false,
        card: Some(Uuid::now_v7()),
        ..first.clone()
    }
}

#[sqlx::test]
async fn a_kept_card_pays_once_whatever_is_lost_on_the_way(db: PgPool) {
    let (portal, sim, _) = started(db).await;
    let (first, token) = kept(&portal, &sim).await;
    let bank = bank(&portal);
    let private = Private {
        card_token: Some(token),
        identity: None,
    };
    for (number, mood) in (2_000..).zip([
        Mood::Works,
        Mood::FailsAfter,
        Mood::HangsUp,
        Mood::StillAtIt,
        Mood::FailsBefore,
    ]) {
        let request = by_card(&first, number);
        sim.be(mood);
        let created = bank.create(&request, &private).await;
        // Only where nobody knows the order is there nothing to keep.
        assert!(
            created.is_ok() || mood != Mood::Works,
            "{mood:?} {created:?}"
        );
        tokio::time::sleep(std::time::Duration::from_millis(400)).await;
        sim.be(Mood::Works);
        for _ in 0..3 {
            let created = bank.create(&request, &private).await.unwrap();
            assert_eq!(created.pay_url, None, "nobody has to go anywhere");
        }
        let Answer::Says(state) = bank.fetch(&request, None).await.unwrap() else {
            panic!("unknown")
        };
        assert!(matches!(state.status, BankStatus::Succeeded(_)), "{mood:?}");
        let number = sim.heard("register.do").pop().unwrap()["orderNumber"].clone();
        let order = sim
            .orders()
            .into_iter()
            .filter(|order| order.number == number)
            .collect::<Vec<_>>();
        assert_eq!((order.len(), order[0].charges), (1, 1), "{mood:?}");
    }
}

#[sqlx::test]
async fn a_forgotten_card_pays_nothing_and_its_order_is_declined(db: PgPool) {
    let (portal, sim, _) = started(db).await;
    let (first, token) = kept(&portal, &sim).await;
    let (bank, payer) = (bank(&portal), first.payer.unwrap());
    bank.forget_card(&token, payer).await.unwrap();
    bank.forget_card(&token, payer).await.unwrap();
    let request = by_card(&first, 3_000);
    let private = Private {
        card_token: Some(token),
        identity: None,
    };
    let refused = bank.create(&request, &private).await;
    assert!(
        matches!(refused, Err(GatewayError::Refused(_))),
        "{refused:?}"
    );
    let order = sim.orders().pop().unwrap();
    assert_eq!((order.status, order.taken), (6, 0));
    // Without the token nothing is charged, and nothing is ended.
    let lost = bank
        .create(&by_card(&first, 3_001), &Private::default())
        .await
        .unwrap();
    assert_eq!(lost.pay_url, None);
    assert_eq!(sim.orders().pop().unwrap().taken, 0);
}

#[sqlx::test]
async fn who_pays_is_told_only_where_it_is_asked(db: PgPool) {
    let (portal, sim, _) = started(db).await;
    assert_eq!(sim.order().json_params, "");
    let mut request = request(&portal).await;
    (request.payment, request.number) = (Uuid::now_v7(), 4_000);
    let private = Private {
        card_token: None,
        identity: Some(Identity {
            name: "Пробная Анна".to_owned(),
            document: "6900 000001".to_owned(),
        }),
    };
    bank(&portal).create(&request, &private).await.unwrap();
    let told: serde_json::Value =
        serde_json::from_str(&sim.orders().pop().unwrap().json_params).unwrap();
    assert_eq!(told["payerName"], "Пробная Анна");
}

#[sqlx::test]
async fn a_browser_pays_on_the_banks_own_page(db: PgPool) {
    let sim = Rbs::start_thread();
    let served = Served::with(db, |config| settings(config, &sim.api_url())).await;
    sim.calls(&format!("{}{CALL}", served.url));
    households(&served.db).await;
    let (browser, customer) = signed_in(&served, DESKTOP).await;
    let account: Uuid = sqlx::query_scalar(
        "insert into account_link (customer_id, account_id, relation)
         select $1, id, 'owner' from account where number = $2 returning account_id",
    )
    .bind(customer)
    .bind(HOUSEHOLD)
    .fetch_one(&served.db)
    .await
    .unwrap();
    browser
        .go(&format!("/accounts/{account}/payments/new"))
        .await;
    browser.click("#rules").await;
    browser.send().await;
    browser.send().await;
    assert!(browser.has("#pay").await);
    browser.click("#pay").await;
    let mut state = String::new();
    for _ in 0..100 {
        state = sqlx::query_scalar("select state from payment")
            .fetch_one(&served.db)
            .await
            .unwrap();
        if state == "succeeded" {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    assert_eq!(state, "succeeded");
    assert_eq!(sim.books(), (KOPECKS, 0));
    assert!(browser.path().await.starts_with("/payments/"));
    browser.close().await;
}
