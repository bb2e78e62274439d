//! Refunds through the whole portal: one that works on and is canceled, one of another sum, its чек.

use super::super::super::sims::Mood;
use super::{Shop, roubles};
use kabinet::base::Money;
use kabinet::payments::actions::Clerk;
use kabinet::payments::actions::refunds::{self, Asked};
use kabinet::payments::refund::shared;
use kabinet::payments::store::refunds as stored;
use sqlx::PgPool;
use uuid::Uuid;

pub async fn clerk(shop: &Shop) -> Clerk {
    let (id, _) = shop.portal.staff("operator").await;
    let address = "192.0.2.10".to_owned();
    Clerk { id, address }
}

/// So many kopecks go back, in proportion to what is left.
pub async fn gives(shop: &Shop, clerk: &Clerk, kopecks: i64) -> Uuid {
    let id = shop.payment().await;
    let mut db = shop.portal.db.acquire().await.unwrap();
    let shares = stored::shares(&mut db, id).await.unwrap();
    drop(db);
    let left: Vec<Money> = shares.iter().map(|share| share.left()).collect();
    let sums = shared(Money::from_kopecks(kopecks), &left).unwrap();
    let parts = shares.iter().map(|share| share.part).zip(sums);
    let asked = Asked {
        form_id: Uuid::new_v4(),
        parts: parts.filter(|(_, sum)| sum.is_positive()).collect(),
        reason: "заявление".to_owned(),
        document: String::new(),
    };
    let made = refunds::start(&shop.portal.app, clerk, id, &asked).await;
    made.unwrap().unwrap()
}

pub async fn stage(shop: &Shop) -> String {
    super::super::one(
        &shop.portal,
        "select state from refund order by number desc limit 1",
    )
    .await
}

async fn paid(db: PgPool) -> Shop {
    let shop = Shop::started(db).await;
    assert!(shop.sim.pay(shop.payment().await));
    shop.after(10).await;
    assert_eq!(shop.state().await, "succeeded");
    shop
}

#[sqlx::test]
async fn a_refund_that_worked_on_and_was_canceled_gives_nothing_back(db: PgPool) {
    let shop = paid(db).await;
    let clerk = clerk(&shop).await;
    shop.sim.let_refunds_wait();
    gives(&shop, &clerk, 20_000).await;
    shop.after(10).await;
    assert_eq!(stage(&shop).await, "pending");
    assert_eq!(shop.state().await, "succeeded");
    shop.sim.end_refunds("canceled");
    shop.after(3600).await;
    assert_eq!(stage(&shop).await, "declined");
    assert_eq!(shop.state().await, "succeeded");
    assert_eq!(shop.postings().await, 1, "the payment's alone");
    // And another one may be asked for, which is not taken for the first.
    shop.sim.let_refunds_wait();
    gives(&shop, &clerk, 20_000).await;
    shop.sim.end_refunds("succeeded");
    shop.after(3600).await;
    assert_eq!(stage(&shop).await, "succeeded");
    assert_eq!(shop.state().await, "part_refunded");
    assert_eq!(shop.sim.books()[&shop.payment().await], roubles("1000.50"));
}

#[sqlx::test]
async fn a_refund_of_another_sum_is_not_posted_and_a_clerk_looks(db: PgPool) {
    let shop = paid(db).await;
    let clerk = clerk(&shop).await;
    shop.sim.be(Mood::OtherAmount);
    gives(&shop, &clerk, 20_000).await;
    shop.after(10).await;
    let why: String = super::super::one(&shop.portal, "select review_reason from refund").await;
    assert_eq!(why, "other_amount");
    assert_eq!(shop.state().await, "succeeded");
    assert_eq!(shop.postings().await, 1, "the payment's alone");
}

#[sqlx::test]
async fn a_refunds_receipt_gets_its_numbers_too(db: PgPool) {
    let shop = paid(db).await;
    let clerk = clerk(&shop).await;
    gives(&shop, &clerk, 20_000).await;
    shop.after(120).await;
    let drive: String = super::super::one(
        &shop.portal,
        "select fiscal->>'drive' from refund where receipt_state = 'registered'",
    )
    .await;
    assert_eq!(drive, "9288000100115785");
}
