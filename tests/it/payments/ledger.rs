//! The ledger against a model in memory, and what the database itself refuses.

use super::super::support::Portal;
use super::fake::{self, FakeBank, Mood};
use super::{Payer, one, payer};
use kabinet::app::gateway::BankStatus;
use kabinet::app::gateway::Claim;
use kabinet::base::Money;
use kabinet::payments::actions::refunds::{self, Asked};
use kabinet::payments::actions::{Clerk, on_news};
use kabinet::payments::jobs;
use kabinet::payments::refund::shared;
use kabinet::payments::store::refunds as stored;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use rust_decimal::Decimal;
use sqlx::PgPool;
use std::collections::BTreeMap;
use uuid::Uuid;

/// What may happen, in any order. `nth` chooses one of the orders so far.
#[derive(Clone, Debug)]
enum Event {
    Start {
        heat: u32,
        water: u32,
        mood: u8,
    },
    BankPays {
        nth: usize,
    },
    BankCancels {
        nth: usize,
    },
    /// It takes another sum than it was asked for.
    BankTakesMore {
        nth: usize,
    },
    /// A clerk gives a share of what is left back.
    GiveBack {
        nth: usize,
        percent: i64,
        mood: u8,
    },
    /// Told `times`, perhaps with a forged sum.
    News {
        nth: usize,
        times: u8,
        forged: bool,
    },
    SubmitAgain {
        nth: usize,
    },
    TimePasses {
        seconds: i64,
    },
}

fn events() -> impl Strategy<Value = Vec<Event>> {
    let one = prop_oneof![
        3 => (0..50_000_u32, 1..50_000_u32, 0..4_u8).prop_map(|(heat, water, mood)| Event::Start { heat, water: water.max(100), mood }),
        3 => any::<usize>().prop_map(|nth| Event::BankPays { nth }),
        1 => any::<usize>().prop_map(|nth| Event::BankCancels { nth }),
        1 => any::<usize>().prop_map(|nth| Event::BankTakesMore { nth }),
        2 => (any::<usize>(), 1..101_i64, 0..3_u8).prop_map(|(nth, percent, mood)| Event::GiveBack { nth, percent, mood }),
        4 => (any::<usize>(), 1..4_u8, prop::bool::weighted(0.2)).prop_map(|(nth, times, forged)| Event::News { nth, times, forged }),
        1 => any::<usize>().prop_map(|nth| Event::SubmitAgain { nth }),
        2 => (1..200_i64).prop_map(|seconds| Event::TimePasses { seconds }),
    ];
    prop::collection::vec(one, 40)
}

/// An order as the test knows it, and the form that made it.
struct Made {
    action: String,
    form: Vec<(String, String)>,
    sums: BTreeMap<&'static str, i64>,
}

struct World {
    portal: Portal,
    bank: std::sync::Arc<FakeBank>,
    payer: Payer,
    clerk: Clerk,
    inputs: [(&'static str, String); 2],
    made: Vec<Made>,
}

impl World {
    async fn happen(&mut self, event: &Event) {
        match event {
            Event::Start { heat, water, mood } => self.start(*heat, *water, *mood).await,
            Event::BankPays { nth } => self.at_bank(*nth, BankStatus::Succeeded(None)),
            Event::BankCancels { nth } => {
                self.at_bank(*nth, BankStatus::Canceled("general_decline".to_owned()));
            }
            Event::BankTakesMore { nth } => self.takes_more(*nth),
            Event::GiveBack { nth, percent, mood } => self.gives_back(*nth, *percent, *mood).await,
            Event::News { nth, times, forged } => self.news(*nth, *times, *forged).await,
            Event::SubmitAgain { nth } => {
                if let Some(made) = pick(&self.made, *nth) {
                    let (action, form) = (made.action.clone(), made.form.clone());
                    self.post(&action, &form).await;
                }
            }
            Event::TimePasses { seconds } => {
                self.portal
                    .clock
                    .advance(chrono::Duration::seconds(*seconds));
                jobs::ask_due(&self.portal.app).await.unwrap();
            }
        }
    }

    async fn post(&mut self, action: &str, form: &[(String, String)]) {
        let fields: Vec<(&str, &str)> =
            form.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        let reply = self.payer.client.post(action, &fields).await;
        assert!(reply.status.is_redirection(), "{}", reply.body);
    }

    async fn start(&mut self, heat: u32, water: u32, mood: u8) {
        self.bank
            .be([Mood::Works, Mood::LosesAnswer, Mood::Silent, Mood::Works][usize::from(mood)]);
        let kopecks = [i64::from(heat), i64::from(water)];
        let typed: Vec<String> = kopecks
            .iter()
            .map(|sum| fake::roubles(*sum).input())
            .collect();
        let fields: Vec<(String, String)> = self
            .inputs
            .iter()
            .zip(&typed)
            .map(|((_, name), value)| (name.clone(), value.clone()))
            .collect();
        let fields: Vec<(&str, &str)> = fields
            .iter()
            .map(|(n, v)| (n.as_str(), v.as_str()))
            .collect();
        let check = self.payer.check(&fields).await;
        let form = check.form();
        self.post(&form.action, &form.fields).await;
        self.bank.be(Mood::Works);
        let sums = self.inputs.iter().zip(kopecks).filter(|(_, sum)| *sum > 0);
        self.made.push(Made {
            action: form.action,
            form: form.fields,
            sums: sums.map(|((contract, _), sum)| (*contract, sum)).collect(),
        });
    }

    /// A bank's order that ended stays as it is, as with real banks.
    fn at_bank(&self, nth: usize, status: BankStatus) {
        let mut books = self.bank.books.lock().unwrap();
        let mut keys: Vec<Uuid> = books.orders.keys().copied().collect();
        keys.sort();
        if let Some(key) = pick(&keys, nth)
            && let Some(order) = books.orders.get_mut(key)
            && order.status == BankStatus::Pending
        {
            order.status = status;
        }
    }

    fn takes_more(&self, nth: usize) {
        let mut books = self.bank.books.lock().unwrap();
        let mut keys: Vec<Uuid> = books.orders.keys().copied().collect();
        keys.sort();
        if let Some(key) = pick(&keys, nth)
            && let Some(order) = books.orders.get_mut(key)
            && order.status == BankStatus::Pending
        {
            order.status = BankStatus::Succeeded(None);
            order.amount += fake::roubles(1);
        }
    }

    async fn gives_back(&self, nth: usize, percent: i64, mood: u8) {
        let known: Vec<Uuid> = {
            let books = self.bank.books.lock().unwrap();
            books.heard.iter().map(|request| request.payment).collect()
        };
        let Some(payment) = pick(&known, nth) else {
            return;
        };
        let shares = {
            let mut db = self.portal.db.acquire().await.unwrap();
            stored::shares(&mut db, *payment).await.unwrap()
        };
        let left: Vec<Money> = shares.iter().map(|share| share.left()).collect();
        let whole = left.iter().copied().sum::<Money>().kopecks().unwrap();
        let Some(sums) = shared(fake::roubles((whole * percent / 100).max(1)), &left) else {
            return;
        };
        let parts = shares.iter().map(|share| share.part).zip(sums);
        let asked = Asked {
            form_id: Uuid::new_v4(),
            parts: parts.filter(|(_, sum)| sum.is_positive()).collect(),
            reason: "заявление".to_owned(),
            document: String::new(),
        };
        let moods = [Mood::Works, Mood::LosesAnswer, Mood::Silent];
        self.bank.be_at_refunds(moods[usize::from(mood)]);
        // Of a payment that was not paid, or whose refund is on its way, it is refused.
        let _ = refunds::start(&self.portal.app, &self.clerk, *payment, &asked)
            .await
            .unwrap();
        self.bank.be_at_refunds(Mood::Works);
    }

    async fn news(&self, nth: usize, times: u8, forged: bool) {
        let claim = {
            let books = self.bank.books.lock().unwrap();
            let Some(request) = pick(&books.heard, nth) else {
                return;
            };
            Claim {
                gateway: fake::NAME,
                key: format!("{}-{}", request.key, times % 2),
                payment: Some(request.payment),
                gateway_id: None,
                signed: false,
                amount: Some(if forged {
                    fake::roubles(1)
                } else {
                    request.amount
                }),
                currency: None,
                body: serde_json::Value::Null,
            }
        };
        for _ in 0..times {
            on_news(&self.portal.app, claim.clone()).await.unwrap();
        }
    }

    /// Holds at every step, whatever happened.
    async fn holds(&self) {
        let portal = &self.portal;
        let zero: Decimal = one(portal, "select coalesce(sum(amount), 0) from posting_entry").await;
        assert_eq!(zero, Decimal::ZERO);
        assert_eq!(
            portal.count("select count(*) from payment p where (state in ('succeeded', 'part_refunded', 'refunded'))
                       <> (select count(*) = 1 from posting where payment_id = p.id and kind = 'paid')").await,
            0
        );
        assert_eq!(
            usize::try_from(portal.count("select count(*) from payment").await).unwrap(),
            self.made.len(),
            "a form is a payment"
        );
        assert!(self.bank.books.lock().unwrap().orders.len() <= self.made.len());
    }

    /// After the last news everything agrees with the bank's books.
    async fn agrees(&mut self) {
        // The bank gives up what nobody paid, and the reconciler hears of it.
        let count = self.bank.books.lock().unwrap().orders.len();
        for nth in 0..count {
            self.at_bank(
                nth,
                BankStatus::Canceled("expired_on_confirmation".to_owned()),
            );
        }
        for _ in 0..30 {
            self.portal.clock.advance(chrono::Duration::hours(1));
            jobs::ask_due(&self.portal.app).await.unwrap();
        }
        assert_eq!(
            self.portal
                .count("select count(*) from payment where state in ('pending', 'unknown') and review_reason = ''")
                .await,
            0
        );
        assert_eq!(
            self.portal
                .count("select count(*) from refund where state not in ('succeeded', 'declined')")
                .await,
            0
        );
        let other_sums: i64 = {
            let books = self.bank.books.lock().unwrap();
            let asked: BTreeMap<Uuid, Money> = books
                .heard
                .iter()
                .map(|request| (request.key, request.amount))
                .collect();
            let other = books
                .orders
                .iter()
                .filter(|(key, order)| asked[*key] != order.amount);
            i64::try_from(other.count()).unwrap()
        };
        assert_eq!(
            self.portal
                .count("select count(*) from payment where review_reason = 'other_amount' and state in ('pending', 'unknown')")
                .await,
            other_sums,
            "another sum waits for a clerk"
        );
        let mut expected: BTreeMap<&str, i64> = BTreeMap::new();
        let paid: Vec<Uuid> = {
            let books = self.bank.books.lock().unwrap();
            books
                .heard
                .iter()
                .filter(|request| {
                    books.orders.get(&request.key).is_some_and(|order| {
                        order.amount == request.amount
                            && matches!(order.status, BankStatus::Succeeded(_))
                    })
                })
                .map(|request| request.payment)
                .collect()
        };
        for made in &self.made {
            let form_id = &made
                .form
                .iter()
                .find(|(name, _)| name == "form_id")
                .unwrap()
                .1;
            let id: Uuid = sqlx::query_scalar("select id from payment where form_id = $1::uuid")
                .bind(form_id)
                .fetch_one(&self.portal.db)
                .await
                .unwrap();
            if paid.contains(&id) {
                for (contract, sum) in &made.sums {
                    *expected.entry(contract).or_default() += sum;
                }
            }
        }
        for (contract, sum) in self.given_back() {
            *expected.entry(contract).or_default() -= sum;
        }
        let rows: Vec<(String, Decimal)> = sqlx::query_as(
            "select sa.number, -sum(e.amount) from posting_entry e join supplier_account sa on sa.id = e.supplier_account_id
             group by sa.number",
        )
        .fetch_all(&self.portal.db)
        .await
        .unwrap();
        let posted_sums: BTreeMap<&str, Decimal> =
            rows.iter().map(|(n, s)| (n.as_str(), *s)).collect();
        let expected_sums: BTreeMap<&str, Decimal> = expected
            .iter()
            .map(|(n, k)| (*n, Decimal::new(*k, 2)))
            .collect();
        assert_eq!(posted_sums, expected_sums);
        // And so does what is due.
        let mut db = self.portal.db.acquire().await.unwrap();
        let dues = kabinet::bills::dues(&mut db, &[self.payer.account])
            .await
            .unwrap();
        for (number, billed) in [("8781", 100_050), ("8791", 20_000), ("8801", -213)] {
            let due = dues.iter().find(|due| due.number == number).unwrap();
            let paid = expected.get(number).copied().unwrap_or_default();
            assert_eq!(due.due, fake::roubles(billed - paid), "{number}");
        }
    }
}

impl World {
    /// Kopecks by supplier account, as the bank gave them back: each key once.
    fn given_back(&self) -> Vec<(&'static str, i64)> {
        let books = self.bank.books.lock().unwrap();
        let mut seen = BTreeMap::new();
        for request in &books.refund_heard {
            if books.refunds.contains_key(&request.key) {
                seen.insert(request.key, request.lines.clone());
            }
        }
        let lines = seen.into_values().flatten();
        lines
            .map(|line| {
                let known = self
                    .inputs
                    .iter()
                    .find(|(number, _)| *number == line.contract);
                (known.unwrap().0, line.amount.kopecks().unwrap())
            })
            .collect()
    }
}

fn pick<T>(all: &[T], nth: usize) -> Option<&T> {
    all.get(nth.checked_rem(all.len())?)
}

#[sqlx::test]
async fn any_sequence_of_events_leaves_what_the_bank_took(db: PgPool) {
    let above = |config: &mut kabinet::config::Config| {
        config.payments.refund_approval_above = fake::roubles(100_000_000);
    };
    let (portal, bank) = fake::portal_with(db, above).await;
    let mut payer = payer(&portal).await;
    let inputs = [
        ("8781", payer.input("8781").await),
        ("8791", payer.input("8791").await),
    ];
    let (id, _) = portal.staff("supervisor").await;
    let clerk = Clerk {
        id,
        address: "192.0.2.10".to_owned(),
    };
    let mut world = World {
        clerk,
        portal,
        bank,
        payer,
        inputs,
        made: Vec::new(),
    };
    // Another seed each run; a failure names it.
    let seed: [u8; 32] = rand_seed();
    println!("seed {seed:?}");
    let mut runner = TestRunner::new_with_rng(
        Config::default(),
        TestRng::from_seed(RngAlgorithm::ChaCha, &seed),
    );
    for _ in 0..4 {
        let sequence = events().new_tree(&mut runner).unwrap().current();
        for event in &sequence {
            world.happen(event).await;
            world.holds().await;
        }
    }
    world.agrees().await;
}

fn rand_seed() -> [u8; 32] {
    let (a, b) = (Uuid::new_v4(), Uuid::new_v4());
    let mut seed = [0; 32];
    seed[..16].copy_from_slice(a.as_bytes());
    seed[16..].copy_from_slice(b.as_bytes());
    seed
}

/// Runs `sql` in a transaction and tells which constraint refused it.
async fn refusal(db: &PgPool, sql: &'static str) -> String {
    let mut tx = db.begin().await.unwrap();
    let outcome = match sqlx::raw_sql(sql).execute(&mut *tx).await {
        Ok(_) => tx.commit().await,
        Err(error) => {
            // At once: its locks would make the reconciler skip the row.
            tx.rollback().await.unwrap();
            Err(error)
        }
    };
    let error = outcome.expect_err(sql);
    let error = error.as_database_error().expect("the database refuses");
    error
        .constraint()
        .map_or_else(|| error.message().to_owned(), str::to_owned)
}

#[sqlx::test]
async fn the_database_refuses_what_cannot_be(db: PgPool) {
    let (portal, bank) = fake::portal(db).await;
    let mut payer = payer(&portal).await;
    payer.start(&[]).await;
    let db = &portal.db;
    for (sql, constraint) in [
        ("update payment set state = 'succeeded', finished_at = now()", "payment_is_posted"),
        ("update payment set amount = 1", "payment_is_fixed"),
        ("update payment set request = '{}'", "payment_is_fixed"),
        ("update payment_part set amount = amount + 1", "payment_parts_add_up"),
        ("insert into payment (id, order_id, account_id, form_id, amount, gateway, request_key, request, receipt_channel, rules_version, created_at)
          select n.id, n.id, account_id, gen_random_uuid(), 5, 'fake', gen_random_uuid(), '{}', 'email', '1', now() from payment, (select gen_random_uuid() as id offset 0) n", "payment_parts_add_up"),
        ("insert into posting (payment_id, kind, key, at, paid_on) select id, 'paid', 'paid', now(), now() from payment", "posting_balances"),
        ("with p as (insert into posting (payment_id, kind, key, at, paid_on) select id, 'paid', 'paid', now(), now() from payment returning id)
          insert into posting_entry (posting_id, line, side, account_id, amount) select p.id, 0, 'bank', account_id, 5 from p, payment", "posting_balances"),
    ] {
        assert_eq!(refusal(db, sql).await, constraint, "{sql}");
    }
    bank.pays();
    portal.clock.advance(chrono::Duration::seconds(10));
    // PostgreSQL tells of a refusal before it lets go of the row, which the reconciler skips meanwhile.
    for _ in 0..100 {
        jobs::ask_due(&portal.app).await.unwrap();
        if super::state(&portal).await == "succeeded" {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    for (sql, constraint) in [
        (
            "update payment set state = 'pending', finished_at = null",
            "payment_state_forward",
        ),
        (
            "update payment set state = 'canceled'",
            "payment_state_forward",
        ),
        (
            "insert into posting (payment_id, kind, key, at, paid_on) select id, 'paid', 'paid', now(), now() from payment",
            "posting_once",
        ),
    ] {
        assert_eq!(refusal(db, sql).await, constraint, "{sql}");
    }
    for sql in [
        "delete from payment",
        "delete from payment_part",
        "delete from posting",
        "delete from posting_entry",
        "update posting_entry set amount = 0",
        "update posting set paid_on = now()",
        "delete from gateway_event",
    ] {
        if sql.ends_with("gateway_event") {
            on_news(&portal.app, bank.news("a")).await.unwrap();
        }
        assert!(refusal(db, sql).await.contains("append-only"), "{sql}");
    }
}
