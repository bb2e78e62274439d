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
    let reply = call(&portal, PAY, &other).await;
    assert_eq!(moneta::code(&reply.body, &operation.transaction), Some(500));
    assert_eq!(moneta::attribute(&reply.body, "INVENTORY"), None);
}

#[sqlx::test]
async fn a_call_by_get_counts_as_one_by_form(db: PgPool) {
    let (portal, sim, _, operation) = started(db).await;
    let fields = sim.pay(operation.id);
    let query = url::form_urlencoded::Serializer::new(String::new())
        .extend_pairs(&fields)
        .finish();
    let reply = portal.visitor().head(&format!("{PAY}?{query}")).await;
    assert_eq!(reply.status, StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(state(&portal).await, "pending");
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
        ("MNT_COMMAND", "CHECK"),
        ("MNT_SUBSCRIBER_ID", "7"),
        ("MNT_SIGNATURE", "0123456789abcdef0123456789abcdef"),
        ("MNT_SIGNATURE", ""),
    ];
    for (name, value) in changes {
        let reply = call(&portal, PAY, &moneta::with(&right, name, value)).await;
        assert_eq!(reply.status, StatusCode::FORBIDDEN, "{name}={value}");
        assert_eq!(reply.body, "FAIL", "{name}={value}");
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
        for command in ["", "DEBIT", "CANCELLED_DEBIT", "CREDIT"] {
            let fields = moneta::with(&fields, "MNT_COMMAND", command);
            let reply = call(&portal, PAY, &fields).await;
            assert_eq!(
                (reply.status, reply.body.as_str()),
                (StatusCode::FORBIDDEN, "FAIL"),
                "{cut} {command}"
            );
        }
    }
    untouched(&portal, &payer).await;
    assert_eq!(
        one::<String>(&portal, "select review_reason from payment").await,
        ""
    );
}

#[sqlx::test]
async fn any_operation_number_of_an_honest_call_is_taken(db: PgPool) {
    let (portal, sim, payer, operation) = started(db).await;
    assert_eq!(operation.id, 1);
    let fields = sim.pay(operation.id);
    assert_eq!(call(&portal, PAY, &fields).await.body, "SUCCESS");
    assert_eq!(state(&portal).await, "succeeded");
    assert_eq!(payer.balance(&portal).await, "-2.13");
}

#[sqlx::test]
async fn an_account_that_signs_no_commands_is_understood_and_a_canceled_payment_is_never_turned_into_a_paid_one(
    db: PgPool,
) {
    let (portal, sim, payer, operation) = started(db).await;
    let canceled = moneta::sign_without_command(sim.call(operation.id, "CANCELLED_DEBIT"));
    assert_eq!(call(&portal, PAY, &canceled).await.body, "SUCCESS");
    assert_eq!(state(&portal).await, "canceled");
    // Who has seen that call has a right signature for this one.
    let turned = moneta::with(&canceled, "MNT_COMMAND", "DEBIT");
    assert_eq!(call(&portal, PAY, &turned).await.body, "FAIL");
    assert_eq!(state(&portal).await, "canceled");
    assert_eq!(portal.count("select count(*) from posting").await, 0);
    assert_eq!(payer.balance(&portal).await, OWED);
}

#[sqlx::test]
async fn a_paying_call_is_taken_whether_its_command_is_signed_or_not(db: PgPool) {
    let (portal, sim, _, operation) = started(db).await;
    sim.pay(operation.id);
    let debit = sim.call(operation.id, "DEBIT");
    assert_eq!(
        call(&portal, PAY, &moneta::sign_without_command(debit.clone()))
            .await
            .body,
        "SUCCESS"
    );
    assert_eq!(call(&portal, PAY, &debit).await.body, "SUCCESS");
    assert_eq!(
        verdicts(&portal).await,
        [pair("applied", ""), pair("repeated", "")]
    );
}

#[sqlx::test]
async fn another_sum_or_currency_posts_nothing_and_waits_for_a_clerk(db: PgPool) {
    let (portal, sim, payer, operation) = started_as(db, Mood::OtherAmount).await;
    let fields = sim.pay(operation.id);
    // A repeat says the same, and the clerk is told once.
    for _ in 0..3 {
        assert_eq!(call(&portal, PAY, &fields).await.body, "FAIL");
    }
    untouched(&portal, &payer).await;
    assert_eq!(
        one::<String>(&portal, "select review_reason from payment").await,
        "other_amount"
    );
    assert_eq!(
        portal
            .count("select count(*) from audit where action = 'payments.review'")
            .await,
        1
    );
    let dollars = moneta::with(&fields, "MNT_AMOUNT", OWED);
    let dollars = moneta::sign(moneta::with(&dollars, "MNT_CURRENCY_CODE", "USD"));
    assert_eq!(call(&portal, PAY, &dollars).await.body, "FAIL");
    untouched(&portal, &payer).await;
    assert!(
        verdicts(&portal)
            .await
            .iter()
            .all(|one| *one == pair("review", "other_amount"))
    );
    assert_eq!(
        code(&portal, &sim, &operation.transaction, Some(OWED)).await,
        302,
        "money may be on its way"
    );
}

#[sqlx::test]
async fn success_is_said_of_nothing_that_was_not_taken(db: PgPool) {
    let (portal, sim, _, operation) = started(db).await;
    let right = sim.pay(operation.id);
    let strange = Uuid::now_v7().to_string();
    let unknown = moneta::sign(moneta::with(&right, "MNT_TRANSACTION_ID", &strange));
    assert_eq!(call(&portal, PAY, &unknown).await.body, "FAIL", "unknown");
    let held = moneta::with(&sim.call(operation.id, "AUTHORISE"), "MNT_AMOUNT", "7.00");
    assert_eq!(
        call(&portal, PAY, &moneta::sign(held)).await.body,
        "FAIL",
        "another sum held"
    );

    assert_eq!(call(&portal, PAY, &right).await.body, "SUCCESS");
    assert_eq!(state(&portal).await, "succeeded");
    // The same operation with another sum is no repeat, a second operation no payment.
    let more = moneta::sign(moneta::with(&right, "MNT_AMOUNT", "2200.50"));
    assert_eq!(call(&portal, PAY, &more).await.body, "FAIL", "another sum");
    let dollars = moneta::sign(moneta::with(&right, "MNT_CURRENCY_CODE", "USD"));
    assert_eq!(
        call(&portal, PAY, &dollars).await.body,
        "FAIL",
        "another currency"
    );
    let second = moneta::sign(moneta::with(&right, "MNT_OPERATION_ID", "2"));
    assert_eq!(
        call(&portal, PAY, &second).await.body,
        "FAIL",
        "a second operation"
    );
    assert_eq!(call(&portal, PAY, &right).await.body, "SUCCESS", "a repeat");
    assert_eq!(portal.count("select count(*) from posting").await, 1);
}

#[sqlx::test]
async fn an_operation_pays_one_payment(db: PgPool) {
    let (portal, sim, mut payer, operation) = started(db).await;
    let first = sim.pay(operation.id);
    assert_eq!(call(&portal, PAY, &first).await.body, "SUCCESS");
    let input = payer.input("8781").await;
    let place = payer.start(&[(&input, "100,00")]).await.location().unwrap();
    let other = sim.arrive(&place).unwrap();
    let second = sim.pay(other.id);
    let borrowed = moneta::sign(moneta::with(
        &second,
        "MNT_OPERATION_ID",
        &operation.id.to_string(),
    ));
    assert_eq!(call(&portal, PAY, &borrowed).await.body, "FAIL");
    assert_eq!(portal.count("select count(*) from posting").await, 1);
    assert_eq!(call(&portal, PAY, &second).await.body, "SUCCESS");
    assert_eq!(portal.count("select count(*) from posting").await, 2);
}

#[sqlx::test]
async fn money_given_back_in_monetas_cabinet_is_a_clerks_once_a_sum(db: PgPool) {
    let (portal, sim, _, operation) = started(db).await;
    call(&portal, PAY, &sim.pay(operation.id)).await;
    let review = || one::<String>(&portal, "select review_reason from payment");
    let at_bank = || one::<String>(&portal, "select bank_refunded::text from payment");
    for (fields, total) in [
        (sim.give_back(operation.id, "200.50", false), "200.50"),
        (sim.give_back(operation.id, "300.00", true), "500.50"),
    ] {
        for _ in 0..2 {
            assert_eq!(call(&portal, PAY, &fields).await.body, "SUCCESS");
        }
        assert_eq!(review().await, "refunded_at_bank");
        assert_eq!(at_bank().await, total, "once");
    }
    assert_eq!(state(&portal).await, "succeeded", "a clerk records it");
    assert_eq!(portal.count("select count(*) from posting").await, 1);
    assert_eq!(
        verdicts(&portal).await[1..],
        [
            pair("review", "refunded_at_bank"),
            pair("repeated", ""),
            pair("review", "refunded_at_bank"),
            pair("repeated", "")
        ]
    );

    // It was canceled: the money stayed.
    let last = sim.give_back(operation.id, "10.00", false);
    call(&portal, PAY, &last).await;
    let undone = moneta::sign(moneta::with(&last, "MNT_COMMAND", "CANCELLED_CREDIT"));
    for _ in 0..2 {
        assert_eq!(call(&portal, PAY, &undone).await.body, "SUCCESS");
    }
    assert_eq!(
        (review().await.as_str(), at_bank().await.as_str()),
        ("refund_undone_at_bank", "500.50")
    );
    // By the operation that paid, too.
    let same = sim.call(operation.id, "CREDIT");
    assert_eq!(call(&portal, PAY, &same).await.body, "SUCCESS");
    assert_eq!(review().await, "refunded_at_bank");
}

#[sqlx::test]
async fn the_check_url_tells_how_a_payment_stands(db: PgPool) {
    let (portal, sim, _, operation) = started(db).await;
    let transaction = operation.transaction.as_str();
    assert_eq!(code(&portal, &sim, transaction, Some(OWED)).await, 402);
    assert_eq!(code(&portal, &sim, transaction, Some("1200.51")).await, 500);
    let dollars = moneta::with(
        &sim.check(transaction, Some(OWED)),
        "MNT_CURRENCY_CODE",
        "USD",
    );
    let reply = call(&portal, CHECK, &moneta::sign(dollars)).await;
    assert_eq!(moneta::code(&reply.body, transaction), Some(500));
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

/// MONETA never told of the payment, and its window is over.
async fn window_over(portal: &Portal) {
    portal.clock.advance(Duration::hours(26));
    portal.drain().await;
    assert_eq!(
        state(portal).await,
        "pending",
        "MONETA still repeats its call"
    );
    assert_eq!(
        one::<String>(portal, "select review_reason from payment").await,
        ""
    );
    portal.clock.advance(Duration::hours(2));
    portal.drain().await;
}

#[sqlx::test]
async fn without_news_nothing_is_promised_of_the_money_and_a_late_proof_waits_for_a_clerk(
    db: PgPool,
) {
    let (portal, sim, mut payer, operation) = started(db).await;
    window_over(&portal).await;
    assert_eq!(state(&portal).await, "canceled");
    assert_eq!(
        code(&portal, &sim, &operation.transaction, Some(OWED)).await,
        500
    );
    let id = payment(&portal).await;
    let page = payer.client.get(&format!("/payments/{id}")).await;
    let letter = portal.letter("anna@example.ru", "payment_failed").await;
    let letter = format!("{letter:?}");
    for said in [page.body.as_str(), letter.as_str()] {
        assert!(!said.contains("Деньги не списаны"), "{said}");
        assert!(said.contains("не платите второй раз"), "{said}");
    }
    let page = payer.client.get(&format!("/payments/{id}?lang=en")).await;
    assert!(!page.body.contains("No money was taken"), "{}", page.body);
    assert!(page.body.contains("do not pay again"), "{}", page.body);

    let late = sim.pay(operation.id);
    for _ in 0..2 {
        assert_eq!(call(&portal, PAY, &late).await.body, "FAIL", "not ours yet");
    }
    assert_eq!(state(&portal).await, "canceled");
    assert_eq!(
        one::<String>(&portal, "select review_reason from payment").await,
        "paid_after_cancel"
    );
    assert_eq!(portal.count("select count(*) from posting").await, 0);
    assert_eq!(payer.balance(&portal).await, OWED);
}

#[sqlx::test]
async fn what_has_ended_stays_ended_whatever_is_told_later(db: PgPool) {
    let (portal, sim, _, operation) = started(db).await;
    call(&portal, PAY, &sim.call(operation.id, "CANCELLED_DEBIT")).await;
    assert_eq!(
        call(&portal, PAY, &sim.pay(operation.id)).await.body,
        "FAIL"
    );
    let forced = sqlx::query("update payment set state = 'succeeded'")
        .execute(&portal.db)
        .await;
    assert!(forced.is_err(), "the database holds it too");
    assert_eq!(state(&portal).await, "canceled");
}

#[sqlx::test]
async fn the_banks_time_to_tell_counts_from_its_last_question(db: PgPool) {
    let (portal, sim, _, operation) = started(db).await;
    portal.clock.advance(Duration::hours(3));
    assert_eq!(
        code(&portal, &sim, &operation.transaction, Some(OWED)).await,
        402
    );
    portal.clock.advance(Duration::hours(26));
    portal.drain().await;
    assert_eq!(state(&portal).await, "pending", "its payer came late");
    assert_eq!(
        call(&portal, PAY, &sim.pay(operation.id)).await.body,
        "SUCCESS"
    );
    assert_eq!(state(&portal).await, "succeeded");
}

#[sqlx::test]
async fn a_body_of_a_megabyte_is_refused_and_changes_nothing(db: PgPool) {
    let (portal, sim, payer, operation) = started(db).await;
    let mut fields = sim.pay(operation.id);
    fields.push(("MNT_CUSTOM2".to_owned(), "x".repeat(1 << 20)));
    assert_eq!(
        call(&portal, PAY, &fields).await.status,
        StatusCode::PAYLOAD_TOO_LARGE
    );
    untouched(&portal, &payer).await;
}

#[sqlx::test]
async fn a_second_operation_for_a_paid_payment_waits_for_a_clerk(db: PgPool) {
    let (portal, sim, _, operation) = started(db).await;
    let first = sim.pay(operation.id);
    call(&portal, PAY, &first).await;
    let second = moneta::sign(moneta::with(&first, "MNT_OPERATION_ID", "990555"));
    assert_eq!(call(&portal, PAY, &second).await.body, "FAIL");
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
    let canceled = sim.call(operation.id, "CANCELLED_DEBIT");
    assert_eq!(call(&portal, PAY, &canceled).await.body, "SUCCESS", "noted");
    assert_eq!(state(&portal).await, "succeeded");
    assert_eq!(
        one::<String>(&portal, "select review_reason from payment").await,
        "canceled_after_paid"
    );
    assert_eq!(portal.count("select count(*) from posting").await, 1);
}

#[sqlx::test]
async fn a_held_operation_is_not_paid_and_a_cancelled_one_ends_the_payment(db: PgPool) {
    let (portal, sim, payer, operation) = started(db).await;
    let held = sim.call(operation.id, "AUTHORISE");
    assert_eq!(call(&portal, PAY, &held).await.body, "SUCCESS");
    untouched(&portal, &payer).await;
    assert_eq!(
        code(&portal, &sim, &operation.transaction, Some(OWED)).await,
        302
    );
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
