//! Giving money back: shares, the second pair of eyes, lost answers, dying between the steps, the ledger.

use super::super::support::Portal;
use super::fake::{self, FakeBank, Mood, roubles};
use super::{OWED, Payer, one, payer, payment, state};
use chrono::Duration;
use kabinet::app::gateway::{BankStatus, Claim};
use kabinet::base::Money;
use kabinet::payments::actions::refunds::{self, Asked, Decision};
use kabinet::payments::actions::{Clerk, Verdict, on_refund_news};
use kabinet::payments::refund::{Refusal, shared};
use kabinet::payments::store::refunds as stored;
use kabinet::payments::{export, jobs};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use rust_decimal::Decimal;
use sqlx::PgPool;
use std::sync::Arc;
use uuid::Uuid;

async fn clerk(portal: &Portal, role: &str) -> Clerk {
    let (id, _) = portal.staff(role).await;
    let address = "192.0.2.10".to_owned();
    Clerk { id, address }
}

/// 1 000,50 to heat and 200 to water, paid.
async fn paid(db: PgPool) -> (Portal, Arc<FakeBank>, Payer) {
    let (portal, bank) = fake::portal(db).await;
    let payer = pays(&portal, &bank).await;
    (portal, bank, payer)
}

async fn pays(portal: &Portal, bank: &FakeBank) -> Payer {
    let mut payer = payer(portal).await;
    payer.start(&[]).await;
    bank.pays();
    portal.clock.advance(Duration::seconds(10));
    portal.drain().await;
    assert_eq!(state(portal).await, "succeeded");
    payer
}

/// `total` in proportion to what is left.
async fn asked(portal: &Portal, total: Money) -> Asked {
    let id = payment(portal).await;
    let mut db = portal.db.acquire().await.unwrap();
    let shares = stored::shares(&mut db, id).await.unwrap();
    let left: Vec<Money> = shares.iter().map(|share| share.left()).collect();
    let sums = shared(total, &left).unwrap();
    let parts = shares.iter().map(|share| share.part).zip(sums);
    Asked {
        form_id: Uuid::new_v4(),
        parts: parts.filter(|(_, sum)| sum.is_positive()).collect(),
        reason: "заявление".to_owned(),
        document: String::new(),
    }
}

async fn gives(portal: &Portal, clerk: &Clerk, total: i64) -> Result<Uuid, Refusal> {
    let asked = asked(portal, roubles(total)).await;
    refunds::start(&portal.app, clerk, payment(portal).await, &asked)
        .await
        .unwrap()
}

async fn stage(portal: &Portal) -> String {
    one(
        portal,
        "select state from refund order by number desc limit 1",
    )
    .await
}

async fn after(portal: &Portal, seconds: i64) {
    portal.clock.advance(Duration::seconds(seconds));
    jobs::ask_due(&portal.app).await.unwrap();
}

fn news(bank: &FakeBank, key: &str) -> Claim {
    let mut claim = bank.news(key);
    claim.amount = None;
    claim
}

#[sqlx::test]
async fn a_part_goes_back_in_the_same_shares_and_is_owed_again(db: PgPool) {
    let (portal, bank, mut payer) = paid(db).await;
    assert_eq!(payer.balance(&portal).await, "-2.13");
    let clerk = clerk(&portal, "operator").await;
    gives(&portal, &clerk, 60_025).await.unwrap();
    assert_eq!(stage(&portal).await, "succeeded");
    assert_eq!(state(&portal).await, "part_refunded");
    let rows: Vec<(String, Decimal, Decimal)> = sqlx::query_as(
        "select s.number, p.amount, p.refunded from payment_part p
         join supplier_account s on s.id = p.supplier_account_id order by s.number",
    )
    .fetch_all(&portal.db)
    .await
    .unwrap();
    let back: Vec<String> = rows.iter().map(|row| row.2.to_string()).collect();
    assert_eq!(back, ["500.25", "100.00"]);
    assert_eq!(payer.balance(&portal).await, "600.25", "due again");
    let request = &bank.refund_heard()[0];
    assert_eq!(request.amount, roubles(60_025));
    assert_eq!(
        request.lines.iter().map(|l| l.amount).sum::<Money>(),
        roubles(60_025)
    );
    let letter = portal.letter("anna@example.ru", "payment").await;
    assert!(letter.subject.contains("Возврат"), "{}", letter.subject);
    assert!(letter.text.contains("500,25"), "{}", letter.text);
    // The rest, in exact kopecks.
    gives(&portal, &clerk, 60_025).await.unwrap();
    assert_eq!(state(&portal).await, "refunded");
    assert_eq!(payer.balance(&portal).await, OWED);
    let page = payer
        .client
        .get(&format!("/payments/{}", payment(&portal).await))
        .await;
    assert_eq!(
        page.attributes("[data-refund]", "data-state"),
        ["succeeded"; 2]
    );
    assert_eq!(page.attribute("[data-payment]", "data-state"), "refunded");
    let history = payer.client.get(&payer.path("")).await;
    assert_eq!(
        history.attributes("[data-contract=\"8791\"]", "data-amount"),
        ["-100.00", "-100.00", "200.00"]
    );
    assert_eq!(gives_too_much(&portal, &clerk).await, Err(Refusal::Amount));
}

async fn gives_too_much(portal: &Portal, clerk: &Clerk) -> Result<Uuid, Refusal> {
    let id = payment(portal).await;
    let part: Uuid = one(portal, "select id from payment_part order by id limit 1").await;
    let asked = Asked {
        form_id: Uuid::new_v4(),
        parts: vec![(part, roubles(1))],
        reason: "ещё".to_owned(),
        document: String::new(),
    };
    refunds::start(&portal.app, clerk, id, &asked)
        .await
        .unwrap()
}

#[sqlx::test]
async fn above_the_limit_another_pair_of_eyes_agrees(db: PgPool) {
    let (portal, bank, mut payer) = {
        let (portal, bank) = fake::portal(db).await;
        let mut payer = payer(&portal).await;
        let heat = payer.input("8781").await;
        payer.start(&[(&heat, "9000")]).await;
        bank.pays();
        portal.clock.advance(Duration::seconds(10));
        portal.drain().await;
        (portal, bank, payer)
    };
    let (asks, agrees) = (
        clerk(&portal, "operator").await,
        clerk(&portal, "admin").await,
    );
    // Small ones together are above it too.
    gives(&portal, &asks, 400_000).await.unwrap();
    assert_eq!(stage(&portal).await, "succeeded");
    let id = gives(&portal, &asks, 400_000).await.unwrap();
    assert_eq!(stage(&portal).await, "waiting_approval");
    assert_eq!(bank.refund_heard().len(), 1, "nothing is sent before");
    after(&portal, 3600).await;
    assert_eq!(bank.refund_heard().len(), 1);
    let own = refunds::approve(&portal.app, &asks, id).await.unwrap();
    assert_eq!(own, Decision::OwnRequest);
    let refused = sqlx::query("update refund set approved_by = asked_by")
        .execute(&portal.db)
        .await;
    assert!(
        refused
            .unwrap_err()
            .to_string()
            .contains("refund_second_eyes")
    );
    assert_eq!(gives(&portal, &asks, 100).await, Err(Refusal::OneIsOpen));
    // Two at once: one of them decides.
    let other = clerk(&portal, "supervisor").await;
    let (a, b) = tokio::join!(
        refunds::approve(&portal.app, &agrees, id),
        refunds::approve(&portal.app, &other, id)
    );
    let mut said = [a.unwrap(), b.unwrap()];
    said.sort_by_key(|one| *one == Decision::TooLate);
    assert_eq!(said, [Decision::Done, Decision::TooLate]);
    assert_eq!(stage(&portal).await, "succeeded");
    assert_eq!(bank.refund_heard().len(), 2);
    let id = gives(&portal, &asks, 100_000).await.unwrap();
    let no = refunds::refuse(&portal.app, &agrees, id, "не сходится")
        .await
        .unwrap();
    assert_eq!(no, Decision::Done);
    assert_eq!(stage(&portal).await, "declined");
    let late = refunds::approve(&portal.app, &agrees, id).await.unwrap();
    assert_eq!(late, Decision::TooLate);
    assert_eq!(bank.refund_heard().len(), 2);
    let page = payer
        .client
        .get(&format!("/payments/{}", payment(&portal).await))
        .await;
    assert_eq!(
        page.attributes("[data-refund]", "data-state").len(),
        2,
        "refused ones are not shown"
    );
}

#[sqlx::test]
async fn two_clerks_at_once_make_one_refund(db: PgPool) {
    let (portal, bank, _) = paid(db).await;
    let (a, b) = (
        clerk(&portal, "operator").await,
        clerk(&portal, "billing").await,
    );
    *bank.refunds_at_once.lock().unwrap() = false;
    let (one, two) = tokio::join!(gives(&portal, &a, 120_050), gives(&portal, &b, 120_050));
    assert!(one.is_ok() != two.is_ok(), "{one:?} {two:?}");
    assert_eq!(portal.count("select count(*) from refund").await, 1);
    assert_eq!(stage(&portal).await, "pending");
    bank.set_refund(|refund| refund.status = BankStatus::Succeeded(None));
    after(&portal, 10).await;
    assert_eq!(stage(&portal).await, "succeeded");
    // The same form again is the same refund.
    let id = payment(&portal).await;
    let form: Uuid = super::one(&portal, "select form_id from refund").await;
    let part: Uuid = super::one(&portal, "select id from payment_part limit 1").await;
    let again = Asked {
        form_id: form,
        parts: vec![(part, roubles(1))],
        reason: "опять".to_owned(),
        document: String::new(),
    };
    refunds::start(&portal.app, &a, id, &again)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(portal.count("select count(*) from refund").await, 1);
}

#[sqlx::test]
async fn a_lost_answer_is_sent_again_with_the_same_key_and_given_back_once(db: PgPool) {
    let (portal, bank, payer) = paid(db).await;
    let clerk = clerk(&portal, "operator").await;
    for mood in [Mood::Silent, Mood::LosesAnswer] {
        let before = bank.refund_heard().len();
        bank.be_at_refunds(mood);
        gives(&portal, &clerk, 10_000).await.unwrap();
        assert_eq!(stage(&portal).await, "unknown");
        bank.be_at_refunds(Mood::Works);
        after(&portal, 10).await;
        assert_eq!(stage(&portal).await, "succeeded", "{mood:?}");
        let heard = bank.refund_heard();
        let sent = &heard[before..];
        assert!(
            sent.iter().all(|request| *request == sent[0]),
            "same key, same body"
        );
        assert_eq!(sent.len(), 2, "{mood:?}");
    }
    assert_eq!(payer.balance(&portal).await, "200.00");
    assert_eq!(
        bank.books
            .lock()
            .unwrap()
            .orders
            .values()
            .next()
            .unwrap()
            .refunded,
        roubles(20_000)
    );
}

/// kill -9 before and after the bank has done it: the future is dropped.
#[sqlx::test]
async fn dying_in_the_middle_loses_and_doubles_nothing(db: PgPool) {
    let (portal, bank, payer) = paid(db).await;
    let clerk = clerk(&portal, "operator").await;
    for mood in [Mood::HangsBefore, Mood::HangsAfter] {
        bank.be_at_refunds(mood);
        let wait = std::time::Duration::from_millis(500);
        let died = tokio::time::timeout(wait, gives(&portal, &clerk, 10_000)).await;
        assert!(died.is_err(), "it was to hang");
        assert_eq!(stage(&portal).await, "sent");
        bank.be_at_refunds(Mood::Works);
        after(&portal, 10).await;
        assert_eq!(stage(&portal).await, "succeeded", "{mood:?}");
    }
    assert_eq!(
        portal
            .count("select count(*) from posting where kind = 'refund'")
            .await,
        2
    );
    assert_eq!(payer.balance(&portal).await, "200.00");
    for wait in 0..20_u64 {
        let asked = asked(&portal, roubles(100)).await;
        let id = payment(&portal).await;
        let start = refunds::start(&portal.app, &clerk, id, &asked);
        let _ = tokio::time::timeout(std::time::Duration::from_micros(wait * 700), start).await;
        // He tries again with the same form, and the reconciler does the rest.
        let again = refunds::start(&portal.app, &clerk, id, &asked)
            .await
            .unwrap();
        assert!(again.is_ok(), "{again:?}");
        for _ in 0..5 {
            after(&portal, 60).await;
        }
        assert_eq!(stage(&portal).await, "succeeded");
    }
    assert_eq!(payer.balance(&portal).await, "220.00");
    assert_eq!(bank.books.lock().unwrap().refunds.len(), 22);
}

#[sqlx::test]
async fn a_bank_that_refuses_gives_nothing_back(db: PgPool) {
    let (portal, bank, payer) = paid(db).await;
    let clerk = clerk(&portal, "operator").await;
    bank.be_at_refunds(Mood::Refuses);
    gives(&portal, &clerk, 10_000).await.unwrap();
    assert_eq!(stage(&portal).await, "declined");
    // Refused the second time only, after a lost answer: nothing is believed that the books do not show.
    bank.be_at_refunds(Mood::Silent);
    gives(&portal, &clerk, 10_000).await.unwrap();
    bank.be_at_refunds(Mood::Refuses);
    bank.set(|order| order.refunded = roubles(10_000));
    after(&portal, 10).await;
    assert_eq!(stage(&portal).await, "unknown");
    let why: String = one(
        &portal,
        "select review_reason from refund order by number desc limit 1",
    )
    .await;
    assert_eq!(why, "refused_after_lost_answer");
    assert_eq!(payer.balance(&portal).await, "-2.13");
}

#[sqlx::test]
async fn another_sum_of_a_refund_is_kept_for_a_clerk(db: PgPool) {
    let (portal, bank, _) = paid(db).await;
    let clerk = clerk(&portal, "operator").await;
    *bank.refunds_at_once.lock().unwrap() = false;
    gives(&portal, &clerk, 10_000).await.unwrap();
    bank.set_refund(|refund| {
        refund.status = BankStatus::Succeeded(None);
        refund.amount = roubles(1);
    });
    after(&portal, 10).await;
    assert_eq!(stage(&portal).await, "pending");
    let why: String = one(&portal, "select review_reason from refund").await;
    assert_eq!(why, "other_amount");
    assert_eq!(
        portal
            .count("select count(*) from posting where kind = 'refund'")
            .await,
        0
    );
}

#[sqlx::test]
async fn news_of_our_refund_ends_it_and_of_a_strangers_calls_a_clerk(db: PgPool) {
    let (portal, bank, payer) = paid(db).await;
    let clerk = clerk(&portal, "operator").await;
    *bank.refunds_at_once.lock().unwrap() = false;
    gives(&portal, &clerk, 10_000).await.unwrap();
    bank.set_refund(|refund| refund.status = BankStatus::Succeeded(None));
    let told = on_refund_news(&portal.app, news(&bank, "r1"))
        .await
        .unwrap();
    assert_eq!(told, Verdict::Applied);
    assert_eq!(stage(&portal).await, "succeeded");
    let again = on_refund_news(&portal.app, news(&bank, "r1"))
        .await
        .unwrap();
    assert_eq!(again, Verdict::Repeated);
    assert_eq!(
        portal
            .count("select count(*) from payment where review_reason <> ''")
            .await,
        0
    );
    // In the bank's own cabinet somebody gives back more.
    bank.set(|order| order.refunded = roubles(30_000));
    let told = on_refund_news(&portal.app, news(&bank, "r2"))
        .await
        .unwrap();
    assert_eq!(told, Verdict::Review("refunded_at_bank"));
    assert_eq!(
        payer.balance(&portal).await,
        "100.00",
        "nothing is posted by itself"
    );
    // The clerk records it, another agrees.
    let asked = Asked {
        document: "№ 7 от 22.11.2026".to_owned(),
        ..asked(&portal, roubles(20_000)).await
    };
    let id = refunds::start(&portal.app, &clerk, payment(&portal).await, &asked)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(stage(&portal).await, "waiting_approval");
    let other = self::clerk(&portal, "billing").await;
    refunds::approve(&portal.app, &other, id).await.unwrap();
    assert_eq!(stage(&portal).await, "succeeded");
    assert_eq!(bank.refund_heard().len(), 1, "nothing is sent");
    assert_eq!(payer.balance(&portal).await, "300.00");
    let told = on_refund_news(&portal.app, news(&bank, "r3"))
        .await
        .unwrap();
    assert_eq!(told, Verdict::Repeated, "now it agrees");
}

#[sqlx::test]
async fn a_bank_without_refunds_is_told_by_hand_with_two_pairs_of_eyes(db: PgPool) {
    let (portal, bank) = fake::portal_of(db, false).await;
    let payer = pays(&portal, &bank).await;
    let clerk = clerk(&portal, "operator").await;
    assert_eq!(gives(&portal, &clerk, 100).await, Err(Refusal::ByHandOnly));
    let asked = Asked {
        document: "№ 7".to_owned(),
        ..asked(&portal, roubles(100)).await
    };
    let id = refunds::start(&portal.app, &clerk, payment(&portal).await, &asked)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(stage(&portal).await, "waiting_approval", "however small");
    assert_eq!(payer.balance(&portal).await, "-2.13");
    let other = self::clerk(&portal, "billing").await;
    refunds::approve(&portal.app, &other, id).await.unwrap();
    assert_eq!(payer.balance(&portal).await, "1.00");
    let marked: bool = one(&portal, "select by_hand from refund").await;
    assert!(marked);
}

#[sqlx::test]
async fn a_refund_is_exported_and_counted_once_when_it_comes_back(db: PgPool) {
    let (portal, _, mut payer) = paid(db).await;
    let clerk = clerk(&portal, "operator").await;
    gives(&portal, &clerk, 120_050).await.unwrap();
    assert_eq!(payer.balance(&portal).await, OWED);
    let mut rows = Vec::new();
    for _ in 0..100 {
        let mut out = Vec::new();
        let mut db = portal.db.acquire().await.unwrap();
        export(&mut db, "", Some("heat"), &mut out).await.unwrap();
        rows = String::from_utf8(out)
            .unwrap()
            .lines()
            .map(str::to_owned)
            .collect();
        if rows.len() == 3 {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    let row: Vec<&str> = rows[2].split(',').collect();
    assert_eq!(row[6..9], ["1000.50", "refund", "kabinet"]);
    for n in 0..2 {
        sqlx::query(
            "insert into payment_record (supplier_code, external_id, account_id, supplier_account_id, paid_on, amount,
                                         kind, source, kabinet_payment)
             select 'heat', $1 || $4::text, account_id, id, '2026-11-22', $2::numeric, 'refund', 'kabinet', $3
             from supplier_account where number = '8781'",
        )
        .bind(row[1])
        .bind(row[6])
        .bind(row[9])
        .bind(n.to_string())
        .execute(&portal.db)
        .await
        .unwrap();
        let expected = if n == 0 { OWED } else { "2201.00" };
        assert_eq!(
            payer.balance(&portal).await,
            expected,
            "the second is billing's own"
        );
    }
    let page = payer.client.get(&payer.path("")).await;
    let amounts = page.attributes("[data-contract=\"8781\"]", "data-amount");
    assert_eq!(
        amounts.iter().filter(|one| *one == "-1000.50").count(),
        2,
        "{amounts:?}"
    );
}

#[sqlx::test]
async fn the_demo_bank_gives_back_what_it_took_and_no_more(db: PgPool) {
    let portal = Portal::new(db).await;
    let mut payer = payer(&portal).await;
    let sent = payer.start(&[]).await;
    let bank = sent.location().unwrap();
    let card = [
        ("card_number", "2200 0000 0000 0004"),
        ("expiry", "12/30"),
        ("cvc", "123"),
    ];
    payer.client.post(&bank, &card).await;
    payer.client.post(&bank, &[("code", "1234")]).await;
    assert_eq!(state(&portal).await, "succeeded");
    let clerk = clerk(&portal, "operator").await;
    gives(&portal, &clerk, 100_050).await.unwrap();
    gives(&portal, &clerk, 20_000).await.unwrap();
    assert_eq!(state(&portal).await, "refunded");
    assert_eq!(payer.balance(&portal).await, OWED);
    let sum: Decimal = one(&portal, "select sum(amount) from demo_bank_refund").await;
    assert_eq!(sum.to_string(), "1200.50");
}

/// A sequence of refunds, whole or part, by sums of parts or in proportion, with any mood of the bank.
#[sqlx::test]
async fn any_sequence_of_refunds_never_gives_back_more_than_was_paid(db: PgPool) {
    let (portal, bank, payer) = paid(db).await;
    let clerk = clerk(&portal, "operator").await;
    let mut runner = TestRunner::default();
    let steps = prop::collection::vec((1..60_000_i64, 0..4_u8, any::<bool>()), 25);
    let steps = steps.new_tree(&mut runner).unwrap().current();
    println!("{steps:?}");
    let mut given = 0;
    for (kopecks, mood, ours) in steps {
        let mood = [Mood::Works, Mood::LosesAnswer, Mood::Silent, Mood::Refuses][usize::from(mood)];
        bank.be_at_refunds(mood);
        let left = 120_050 - given;
        let sum = if ours { kopecks.min(left) } else { kopecks };
        let asked = if sum > 0 && sum <= left {
            asked(&portal, roubles(sum)).await
        } else {
            let part: Uuid = one(
                &portal,
                "select id from payment_part order by amount limit 1",
            )
            .await;
            Asked {
                form_id: Uuid::new_v4(),
                parts: vec![(part, roubles(left + 1))],
                reason: "x".to_owned(),
                document: String::new(),
            }
        };
        let made = refunds::start(&portal.app, &clerk, payment(&portal).await, &asked)
            .await
            .unwrap();
        bank.be_at_refunds(Mood::Works);
        after(&portal, 60).await;
        match made {
            Ok(_) if mood != Mood::Refuses => given += sum,
            Ok(_) => {}
            Err(refusal) => assert_eq!(refusal, Refusal::Amount, "{sum} of {left}"),
        }
        let zero: Decimal = one(&portal, "select sum(amount) from posting_entry").await;
        assert_eq!(zero, Decimal::ZERO);
        let books: Decimal = one(&portal, "select refunded from payment").await;
        assert_eq!(books, Decimal::new(given, 2));
        assert_eq!(
            bank.books
                .lock()
                .unwrap()
                .orders
                .values()
                .next()
                .unwrap()
                .refunded,
            roubles(given)
        );
        let over = portal
            .count("select count(*) from payment_part where refunded > amount")
            .await;
        assert_eq!(over, 0);
    }
    let due = match given {
        0 => "-2.13".to_owned(),
        given => roubles(given).plain(),
    };
    assert_eq!(payer.balance(&portal).await, due);
    let word = if given == 0 {
        "succeeded"
    } else if given == 120_050 {
        "refunded"
    } else {
        "part_refunded"
    };
    assert_eq!(state(&portal).await, word);
}

#[sqlx::test]
async fn the_database_refuses_refunds_that_cannot_be(db: PgPool) {
    let (portal, bank, _) = paid(db).await;
    let clerk = clerk(&portal, "operator").await;
    *bank.refunds_at_once.lock().unwrap() = false;
    gives(&portal, &clerk, 10_000).await.unwrap();
    for (sql, constraint) in [
        (
            "update refund set state = 'succeeded', finished_at = now()",
            "refund_agrees",
        ),
        (
            "update payment set refunded = 1, state = 'part_refunded'",
            "refund_agrees",
        ),
        (
            "update payment set refunded = 1",
            "payment_refunded_is_said",
        ),
        ("update payment_part set refunded = 1", "refund_agrees"),
        ("update refund set amount = 1", "refund_is_fixed"),
        (
            "update refund set state = 'waiting_approval'",
            "refund_state_forward",
        ),
        ("update refund set state = 'sent'", "refund_state_forward"),
        ("delete from refund_part", "append-only"),
        (
            "insert into posting (payment_id, kind, key, at, paid_on) select id, 'refund', 'x', now(), now() from payment",
            "posting_balances",
        ),
        ("delete from refund", "append-only"),
    ] {
        let mut tx = portal.db.begin().await.unwrap();
        let outcome = match sqlx::raw_sql(sql).execute(&mut *tx).await {
            Ok(_) => tx.commit().await,
            Err(error) => {
                tx.rollback().await.unwrap();
                Err(error)
            }
        };
        let error = outcome.expect_err(sql);
        let error = error.as_database_error().unwrap();
        let said = format!("{} {}", error.constraint().unwrap_or(""), error.message());
        assert!(said.contains(constraint), "{sql}: {said}");
    }
}
