//! A thousand calls of a bank: each one to five times, shuffled, eight at once, some before the payer paid,
//! some after he went away; among them forged ones and ones that tell another sum (YARDSTICKS R4).

use super::super::sims::yookassa::Sim;
use super::super::support::Portal;
use super::{Payer, payer, yookassa};
use rand::seq::SliceRandom;
use serde_json::{Value, json};
use sqlx::PgPool;
use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use tokio::task::JoinSet;
use uuid::Uuid;

const PAYMENTS: usize = 60;
const CALLS: usize = 1000;
/// An address of YooKassa's (DOMAIN 2).
const BANK: &str = "185.71.76.5";
/// Of nobody we know.
const FORGER: &str = "203.0.113.7";

async fn orders(portal: &Portal, payer: &mut Payer, sim: &Sim) -> Vec<Value> {
    let mut early = Vec::new();
    for _ in 0..PAYMENTS {
        payer.start(&[]).await;
        let id: Uuid = super::one(
            portal,
            "select id from payment order by number desc limit 1",
        )
        .await;
        early.push(sim.notification("payment.succeeded", id));
    }
    early
}

#[sqlx::test]
async fn a_thousand_calls_doubled_and_shuffled_post_each_payment_once(db: PgPool) {
    let sim = Sim::start().await;
    let portal = Portal::with(db, |config| yookassa::settings(config, &sim)).await;
    sim.set_now(portal.app.now());
    let mut payer = payer(&portal).await;
    let mut calls = orders(&portal, &mut payer, &sim).await;
    let ids: Vec<Uuid> = sqlx::query_scalar("select id from payment order by number")
        .fetch_all(&portal.db)
        .await
        .unwrap();
    for (nth, id) in ids.iter().enumerate() {
        let event = match nth % 4 {
            0 => {
                assert!(sim.cancel(*id, "expired_on_confirmation"));
                "payment.canceled"
            }
            _ => {
                assert!(sim.pay(*id));
                "payment.succeeded"
            }
        };
        calls.push(sim.notification(event, *id));
    }
    for nth in calls.len()..CALLS {
        calls.push(calls[nth % (2 * PAYMENTS)].clone());
    }
    // Every tenth tells another sum, every tenth that it is paid, every fifth comes from elsewhere.
    // Of each payment some are left as they are.
    let kind = |nth: usize| (nth / PAYMENTS + nth) % 10;
    for (nth, call) in calls.iter_mut().enumerate() {
        match kind(nth) {
            3 => call["object"]["amount"]["value"] = json!("1.00"),
            7 => {
                call["event"] = json!("payment.succeeded");
                call["object"]["status"] = json!("succeeded");
                call["object"]["paid"] = json!(true);
            }
            _ => {}
        }
    }
    let mut calls: Vec<(&str, Value)> = calls.into_iter().map(|call| (BANK, call)).collect();
    for (nth, call) in calls.iter_mut().enumerate() {
        if kind(nth) % 5 == 4 {
            call.0 = FORGER;
        }
    }
    let forged = calls.iter().filter(|call| call.0 == FORGER).count();
    calls.shuffle(&mut rand::rng());
    let calls = Arc::new(Mutex::new(VecDeque::from(calls)));
    let mut banks = JoinSet::new();
    for _ in 0..8 {
        let (calls, mut bank) = (calls.clone(), portal.visitor());
        banks.spawn(async move {
            let mut statuses = Vec::new();
            loop {
                let next = calls.lock().unwrap().pop_front();
                let Some((from, call)) = next else {
                    return statuses;
                };
                bank.from = from.to_owned();
                let reply = bank.post_json("/webhooks/yookassa", &call).await;
                statuses.push(reply.status.as_u16());
            }
        });
    }
    let statuses: Vec<u16> = banks.join_all().await.concat();
    assert_eq!(statuses.len(), CALLS);
    let with = |wanted: u16| statuses.iter().filter(|status| **status == wanted).count();
    assert_eq!(
        (with(200), with(403)),
        (CALLS - forged, forged),
        "each of the bank's is taken, no other"
    );
    let paid = PAYMENTS - PAYMENTS.div_ceil(4);
    for (sql, right) in [
        (
            "select count(*) from payment where state = 'succeeded'",
            paid,
        ),
        (
            "select count(*) from payment where state = 'canceled'",
            PAYMENTS - paid,
        ),
        ("select count(*) from posting", paid),
        ("select count(*) from letter where kind = 'payment'", paid),
        ("select count(*) from payment where review_reason <> ''", 0),
        (
            "select count(*) from gateway_event where verdict = 'applied'",
            PAYMENTS,
        ),
        // Of forgeries from one address so many are noted, and no more.
        (
            "select count(*) from gateway_event where reason <> 'forged'",
            CALLS - forged,
        ),
        (
            "select count(*) from (select 1 from posting_entry group by posting_id having sum(amount) <> 0) as x",
            0,
        ),
    ] {
        let count = usize::try_from(portal.count(sql).await).unwrap();
        assert_eq!(count, right, "{sql}");
    }
}
