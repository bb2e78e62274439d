//! The whole portal with MONETA: its form, its Check URL, its Pay URL.

use super::super::browser::{DESKTOP, Served};
use super::super::home_browser::signed_in;
use super::super::sims::Mood;
use super::super::sims::moneta::{self, Fields, Moneta, Operation, Stage};
use super::super::support::Portal;
use super::{HOUSEHOLD, OWED, Payer, call, households, one, pair, payer, payment, state, verdicts};
use axum::http::StatusCode;
use chrono::Duration;
use kabinet::config::{self, Config, Secret};
use sqlx::PgPool;
use std::sync::Arc;
use uuid::Uuid;

const PAY: &str = "/webhooks/moneta/pay";
const CHECK: &str = "/webhooks/moneta/check";

fn settings(config: &mut Config, page: &str) {
    config.payments.gateway = config::Gateway::Moneta;
    config.payments.moneta.account = moneta::ACCOUNT.to_owned();
    config.payments.moneta.integrity_key = Secret::new(moneta::KEY);
    config.payments.moneta.assistant_url = page.to_owned();
}

/// A payer on MONETA's page.
async fn started(db: PgPool) -> (Portal, Arc<Moneta>, Payer, Operation) {
    started_as(db, Mood::Works).await
}

async fn started_as(db: PgPool, mood: Mood) -> (Portal, Arc<Moneta>, Payer, Operation) {
    let sim = Moneta::start().await;
    sim.be(mood);
    let page = sim.assistant_url();
    let portal = Portal::with(db, |config| settings(config, &page)).await;
    let mut payer = payer(&portal).await;
    let sent = payer.start(&[]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let place = sent.location().unwrap();
    assert!(place.starts_with(&page), "{place}");
    let operation = sim.arrive(&place).unwrap();
    (portal, sim, payer, operation)
}

/// Nothing moved: the payment is as it was, and no money is in the ledger.
async fn untouched(portal: &Portal, payer: &Payer) {
    assert_eq!(state(portal).await, "pending");
    assert_eq!(portal.count("select count(*) from posting").await, 0);
    assert_eq!(payer.balance(portal).await, OWED);
}

async fn code(portal: &Portal, sim: &Moneta, transaction: &str, amount: Option<&str>) -> u16 {
    let reply = call(portal, CHECK, &sim.check(transaction, amount)).await;
    assert_eq!(reply.status, StatusCode::OK);
    moneta::code(&reply.body, transaction).unwrap_or_else(|| panic!("unreadable: {}", reply.body))
}

#[sqlx::test]
async fn a_signed_call_pays_what_is_due_once(db: PgPool) {
    let (portal, sim, payer, operation) = started(db).await;
    assert_eq!(operation.amount, OWED);
    assert_eq!(operation.transaction, payment(&portal).await.to_string());
    assert_eq!(
        code(&portal, &sim, &operation.transaction, Some(OWED)).await,
        402
    );
    untouched(&portal, &payer).await;

    let fields = sim.pay(operation.id);
    for _ in 0..3 {
        let reply = call(&portal, PAY, &fields).await;
        assert_eq!(
            (reply.status, reply.body.as_str()),
            (StatusCode::OK, "SUCCESS")
        );
        assert!(sim.heard(operation.id, &reply.body));
    }
    assert_eq!(state(&portal).await, "succeeded");
    assert_eq!(payer.balance(&portal).await, "-2.13");
    assert_eq!(portal.count("select count(*) from posting").await, 1);
    assert_eq!(
        one::<String>(&portal, "select gateway_id from payment").await,
        operation.id.to_string()
    );
    assert_eq!(
        verdicts(&portal).await,
        [
            pair("applied", ""),
            pair("repeated", ""),
            pair("repeated", "")
        ]
    );
    portal.letter("anna@example.ru", "payment").await;
    let kept: String = one(
        &portal,
        "select string_agg(body::text, '') from gateway_event",
    )
    .await;
    assert!(
        !kept.contains("220000") && !kept.contains("MNT_SIGNATURE"),
        "{kept}"
    );
    assert_eq!(sim.books(), [(operation.transaction, OWED.to_owned())]);
}

#[sqlx::test]
async fn the_lines_of_the_receipt_stand_in_the_answer_where_it_makes_one(db: PgPool) {
    let sim = Moneta::start().await;
    let page = sim.assistant_url();
    let portal = Portal::with(db, |config| {
        settings(config, &page);
        config.payments.moneta.receipts = true;
    })
    .await;
    let mut payer = payer(&portal).await;
    let place = payer.start(&[]).await.location().unwrap();
    let operation = sim.arrive(&place).unwrap();
    let fields = sim.pay(operation.id);
    // The same at a repeat: the first answer may have been lost.
    for _ in 0..2 {
        let reply = call(&portal, PAY, &fields).await;
        assert!(sim.heard(operation.id, &reply.body), "{}", reply.body);
        let items: serde_json::Value =
            serde_json::from_str(&moneta::attribute(&reply.body, "INVENTORY").unwrap()).unwrap();
        let sums: Vec<&str> = items
            .as_array()
            .unwrap()
            .iter()
            .map(|item| item["price"].as_str().unwrap())
            .collect();
        assert_eq!(sums, ["200.00", "1000.50"]);
        assert_eq!(items[0]["vatTag"], "1105");
        assert!(!items[0]["name"].as_str().unwrap().contains('"'));
        let client = moneta::attribute(&reply.body, "CLIENT").unwrap();
        assert_eq!(client, "{\"email\":\"anna@example.ru\"}");
    }
    assert_eq!(
        one::<String>(&portal, "select receipt_state from payment").await,
        "elsewhere"
    );
    // Nothing of it where the money was not taken in.
    let other = moneta::sign(moneta::with(&fields, "MNT_OPERATION_ID", "990555"));
    assert_eq!(call(&portal, PAY, &other).await.body, "SUCCESS");
}

#[sqlx::test]
async fn a_call_by_get_counts_as_one_by_form(db: PgPool) {
    let (portal, sim, _, operation) = started(db).await;
    let fields = sim.pay(operation.id);
    let query = url::form_urlencoded::Serializer::new(String::new())
        .extend_pairs(&fields)
        .finish();
    let reply = portal.visitor().get(&format!("{PAY}?{query}")).await;
    assert_eq!(reply.body, "SUCCESS");
    assert_eq!(state(&portal).await, "succeeded");
}

#[sqlx::test]
async fn whatever_is_changed_after_signing_is_refused_and_noted(db: PgPool) {
    let (portal, sim, payer, operation) = started(db).await;
    let right = sim.pay(operation.id);
    let other = Uuid::now_v7().to_string();
    let changes = [
        ("MNT_AMOUNT", "1.00"),
        ("MNT_CURRENCY_CODE", "USD"),
        ("MNT_ID", "87654321"),
        ("MNT_TRANSACTION_ID", other.as_str()),
        ("MNT_OPERATION_ID", "990777"),
        ("MNT_TEST_MODE", "1"),
        ("MNT_COMMAND", "DEBIT"),
        ("MNT_SUBSCRIBER_ID", "7"),
        ("MNT_SIGNATURE", "0123456789abcdef0123456789abcdef"),
        ("MNT_SIGNATURE", ""),
    ];
    for (name, value) in changes {
        let reply = call(&portal, PAY, &moneta::with(&right, name, value)).await;
        assert_eq!(reply.status, StatusCode::FORBIDDEN, "{name}={value}");
    }
    // Rightly signed, but of another shop, or by the shop in test mode.
    for (name, value) in [("MNT_ID", "87654321"), ("MNT_TEST_MODE", "1")] {
        let fields = moneta::sign(moneta::with(&right, name, value));
        assert_eq!(
            call(&portal, PAY, &fields).await.status,
            StatusCode::FORBIDDEN,
            "{name}"
        );
    }
    let mut twice = right.clone();
    twice.push(("MNT_AMOUNT".to_owned(), OWED.to_owned()));
    assert_eq!(
        call(&portal, PAY, &twice).await.status,
        StatusCode::FORBIDDEN
    );
    untouched(&portal, &payer).await;
    let noted = verdicts(&portal).await;
    assert_eq!(noted.len(), changes.len() + 3);
    assert!(
        noted.iter().all(|one| *one == pair("refused", "forged")),
        "{noted:?}"
    );
}

#[sqlx::test]
async fn the_signature_of_the_payers_own_form_pays_nothing(db: PgPool) {
    let (portal, _, payer, operation) = started(db).await;
    let url: String = one(&portal, "select pay_url from payment").await;
    let form: Fields = url::Url::parse(&url)
        .unwrap()
        .query_pairs()
        .into_owned()
        .collect();
    for cut in 0..operation.amount.len() {
        let (id, sum) = operation.amount.split_at(cut);
        let fields = moneta::with(
            &moneta::with(&form, "MNT_OPERATION_ID", id),
            "MNT_AMOUNT",
            sum,
        );
        assert_eq!(
            call(&portal, PAY, &fields).await.status,
            StatusCode::FORBIDDEN,
            "{cut}"
        );
    }
    untouched(&portal, &payer).await;
}

#[sqlx::test]
async fn an_operation_of_few_digits_is_taken_where_no_form_of_ours_could_have_signed_it(
    db: PgPool,
) {
    let (portal, sim, _, operation) = started(db).await;
    let fields = sim.pay(operation.id);
    let short = moneta::sign(moneta::with(&fields, "MNT_OPERATION_ID", "1001"));
    assert_eq!(call(&portal, PAY, &short).await.body, "SUCCESS");
    assert_eq!(state(&portal).await, "succeeded");
}

#[sqlx::test]
async fn another_sum_or_currency_posts_nothing_and_waits_for_a_clerk(db: PgPool) {
    let (portal, sim, payer, operation) = started_as(db, Mood::OtherAmount).await;
    let fields = sim.pay(operation.id);
    assert_eq!(call(&portal, PAY, &fields).await.body, "SUCCESS");
    untouched(&portal, &payer).await;
    assert_eq!(
        one::<String>(&portal, "select review_reason from payment").await,
        "other_amount"
    );
    let dollars = moneta::with(&fields, "MNT_AMOUNT", OWED);
    let dollars = moneta::sign(moneta::with(&dollars, "MNT_CURRENCY_CODE", "USD"));
    call(&portal, PAY, &dollars).await;
    untouched(&portal, &payer).await;
    assert_eq!(
        verdicts(&portal).await,
        [
            pair("review", "other_amount"),
            pair("review", "other_amount")
        ]
    );
    assert_eq!(
        code(&portal, &sim, &operation.transaction, Some(OWED)).await,
        500
    );
}

#[sqlx::test]
async fn the_check_url_tells_how_a_payment_stands(db: PgPool) {
    let (portal, sim, _, operation) = started(db).await;
    let transaction = operation.transaction.as_str();
    assert_eq!(code(&portal, &sim, transaction, Some(OWED)).await, 402);
    assert_eq!(code(&portal, &sim, transaction, Some("1200.51")).await, 500);
    let told = call(&portal, CHECK, &sim.check(transaction, None)).await;
    assert_eq!(moneta::code(&told.body, transaction), Some(100));
    assert_eq!(moneta::amount(&told.body).as_deref(), Some(OWED));
    for strange in [Uuid::now_v7().to_string(), "<&>".to_owned()] {
        assert_eq!(code(&portal, &sim, &strange, Some(OWED)).await, 500);
    }
    let forged = moneta::with(&sim.check(transaction, Some(OWED)), "MNT_AMOUNT", "1.00");
    assert_eq!(
        call(&portal, CHECK, &forged).await.status,
        StatusCode::FORBIDDEN
    );
    call(&portal, PAY, &sim.pay(operation.id)).await;
    assert_eq!(code(&portal, &sim, transaction, Some(OWED)).await, 200);
}

#[sqlx::test]
async fn without_news_the_window_closes_and_a_late_proof_waits_for_a_clerk(db: PgPool) {
    let (portal, sim, payer, operation) = started(db).await;
    portal.clock.advance(Duration::hours(26));
    portal.drain().await;
    assert_eq!(
        state(&portal).await,
        "pending",
        "MONETA still repeats its call"
    );
    portal.clock.advance(Duration::hours(2));
    portal.drain().await;
    assert_eq!(state(&portal).await, "canceled");
    assert_eq!(
        code(&portal, &sim, &operation.transaction, Some(OWED)).await,
        500
    );

    let reply = call(&portal, PAY, &sim.pay(operation.id)).await;
    assert_eq!(reply.body, "SUCCESS", "kept: calling again is no use");
    assert_eq!(state(&portal).await, "canceled");
    assert_eq!(
        one::<String>(&portal, "select review_reason from payment").await,
        "paid_after_cancel"
    );
    assert_eq!(portal.count("select count(*) from posting").await, 0);
    assert_eq!(payer.balance(&portal).await, OWED);
}

#[sqlx::test]
async fn a_second_operation_for_a_paid_payment_waits_for_a_clerk(db: PgPool) {
    let (portal, sim, _, operation) = started(db).await;
    let first = sim.pay(operation.id);
    call(&portal, PAY, &first).await;
    let second = moneta::sign(moneta::with(&first, "MNT_OPERATION_ID", "990555"));
    assert_eq!(call(&portal, PAY, &second).await.body, "SUCCESS");
    assert_eq!(portal.count("select count(*) from posting").await, 1);
    assert_eq!(
        one::<String>(&portal, "select review_reason from payment").await,
        "other_order"
    );
    assert_eq!(state(&portal).await, "succeeded");
}

#[sqlx::test]
async fn a_cancelled_operation_never_takes_a_payment_back(db: PgPool) {
    let (portal, sim, _, operation) = started(db).await;
    call(&portal, PAY, &sim.pay(operation.id)).await;
    call(&portal, PAY, &sim.call(operation.id, "CANCELLED_DEBIT")).await;
    assert_eq!(state(&portal).await, "succeeded");
    assert_eq!(
        one::<String>(&portal, "select review_reason from payment").await,
        "canceled_after_paid"
    );
    call(&portal, PAY, &sim.call(operation.id, "CREDIT")).await;
    assert_eq!(portal.count("select count(*) from posting").await, 1);
}

#[sqlx::test]
async fn a_held_operation_is_not_paid_and_a_cancelled_one_ends_the_payment(db: PgPool) {
    let (portal, sim, payer, operation) = started(db).await;
    call(&portal, PAY, &sim.call(operation.id, "AUTHORISE")).await;
    untouched(&portal, &payer).await;
    call(&portal, PAY, &sim.call(operation.id, "CANCELLED_DEBIT")).await;
    assert_eq!(state(&portal).await, "canceled");
    assert_eq!(payer.balance(&portal).await, OWED);
}

#[sqlx::test]
async fn a_hundred_calls_eight_at_once_post_once(db: PgPool) {
    let (portal, sim, payer, operation) = started(db).await;
    let fields = sim.pay(operation.id);
    let mut calls = tokio::task::JoinSet::new();
    for n in 0..100 {
        while calls.len() >= 8 {
            calls.join_next().await.unwrap().unwrap();
        }
        // In every order of the fields, now and then a forged one among them.
        let mut fields = fields.clone();
        fields.rotate_left(n % 9);
        if n % 10 == 9 {
            fields = moneta::with(&fields, "MNT_AMOUNT", "9.00");
        }
        let mut visitor = portal.visitor();
        calls.spawn(async move {
            let fields: Vec<(&str, &str)> = fields
                .iter()
                .map(|(n, v)| (n.as_str(), v.as_str()))
                .collect();
            let status = visitor.post(PAY, &fields).await.status;
            assert!(matches!(status.as_u16(), 200 | 403), "{status}");
        });
    }
    calls.join_all().await;
    assert_eq!(portal.count("select count(*) from posting").await, 1);
    assert_eq!(
        portal
            .count("select count(*) from gateway_event where verdict = 'applied'")
            .await,
        1
    );
    assert_eq!(payer.balance(&portal).await, "-2.13");
}

#[sqlx::test]
async fn a_program_that_died_before_it_made_the_way_makes_it_later(db: PgPool) {
    let (portal, sim, _, operation) = started(db).await;
    // As if killed between writing the payment and asking the bank.
    sqlx::query("update payment set pay_url = null")
        .execute(&portal.db)
        .await
        .unwrap();
    portal.clock.advance(Duration::seconds(20));
    portal.drain().await;
    let url: String = one(&portal, "select pay_url from payment").await;
    assert_eq!(sim.arrive(&url).unwrap().id, operation.id, "the same order");
}

#[sqlx::test]
async fn a_browser_pays_on_monetas_own_page(db: PgPool) {
    let sim = Moneta::start_thread();
    let served = Served::with(db, |config| settings(config, &sim.assistant_url())).await;
    sim.calls(&served.url);
    sim.be(Mood::Late(std::time::Duration::from_millis(200)));
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
    for _ in 0..100 {
        if browser.has("#pay").await {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
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
    assert!(browser.path().await.starts_with("/payments/"));
    let operations = sim.operations();
    assert_eq!(
        (
            operations.len(),
            operations[0].state,
            operations[0].confirmed
        ),
        (1, Stage::Paid, true)
    );
    browser.close().await;
}
