//! A bank that says what DOMAIN 2 says and no more: no lists, no word of receipts or of 3-D Secure, 201 for
//! what it has made. What is lost comes again by the same key, body and path alone.

use super::super::super::sims::Mood;
use super::{Shop, roubles, shop};
use sqlx::PgPool;

/// How servers say that they have no such list.
const NO_LISTS: [u16; 6] = [404, 405, 501, 400, 403, 410];

async fn bare(db: PgPool, no_lists: u16) -> Shop {
    let shop = shop(db).await;
    shop.sim.knows_only_the_text(no_lists);
    shop
}

#[sqlx::test]
async fn a_bill_is_paid_and_the_receipt_is_the_tills_affair(db: PgPool) {
    let mut shop = bare(db, 404).await;
    let sent = shop.payer.start(&[]).await;
    assert!(sent.location().unwrap().starts_with(&shop.sim.url));
    let id = shop.payment().await;
    assert!(shop.sim.pay(id));
    let told = shop.sim.notification("payment.succeeded", id);
    assert_eq!(shop.calls(&told).await.status, 200);
    assert_eq!(shop.state().await, "succeeded");
    let asked = |shop: &Shop| {
        let heard = shop.sim.heard();
        heard
            .iter()
            .filter(|call| call.path == "/v3/receipts")
            .count()
    };
    for _ in 0..300 {
        shop.after(60).await;
    }
    assert!((1..10).contains(&asked(&shop)), "{}", asked(&shop));
    let receipt: String =
        super::super::one(&shop.portal, "select receipt_state from payment").await;
    assert_eq!(receipt, "elsewhere");
    for path in [format!("/payments/{id}"), format!("/payments/{id}/receipt")] {
        let page = shop.payer.client.get(&path).await;
        assert!(page.body.contains("придёт отдельно"), "{path}");
        assert!(!page.body.contains("в демонстрации"), "{path}");
    }
    let letter = shop.portal.letter("anna@example.ru", "payment").await;
    assert!(letter.text.contains("придёт отдельно"), "{}", letter.text);
}

#[sqlx::test]
async fn a_lost_answer_comes_again_by_the_same_key_whatever_lists_say(db: PgPool) {
    let mut shop = shop(db).await;
    let heat = shop.payer.input("8781").await;
    let water = shop.payer.input("8791").await;
    for (n, no_lists) in NO_LISTS.into_iter().enumerate() {
        shop.sim.knows_only_the_text(no_lists);
        shop.sim
            .be([Mood::FailsAfter, Mood::FailsBefore, Mood::StillAtIt][n % 3]);
        shop.payer.start(&[(&heat, "100"), (&water, "0")]).await;
        let id = shop.newest().await;
        shop.after(10).await;
        shop.sim.be(Mood::Works);
        shop.after(30).await;
        shop.after(60).await;
        let page = shop.page().await;
        let to = page.attribute("main .btn-primary", "href");
        assert!(to.starts_with(&shop.sim.url), "{no_lists}: {to}");
        assert!(shop.sim.pay(id));
        shop.after(600).await;
        let page = shop.page().await;
        assert_eq!(page.attribute("[data-payment]", "data-state"), "succeeded");
        assert_eq!(shop.sim.orders(), n + 1, "one order each");
        let of_ours = |call: &super::super::super::sims::yookassa::Heard| {
            call.body["metadata"]["payment"] == id.to_string()
        };
        let asked: Vec<_> = shop.sim.asked().into_iter().filter(of_ours).collect();
        assert!(asked.len() > 1);
        for again in &asked {
            assert_eq!((&again.key, &again.bytes), (&asked[0].key, &asked[0].bytes));
        }
    }
    let all = roubles("100.00") * rust_decimal::Decimal::from(NO_LISTS.len());
    assert_eq!(shop.money().await, (all, all));
}

#[sqlx::test]
async fn what_was_never_taken_ends_though_no_list_tells_it(db: PgPool) {
    let mut shop = bare(db, 405).await;
    shop.sim.be(Mood::FailsBefore);
    shop.payer.start(&[]).await;
    for _ in 0..130 {
        shop.after(60).await;
    }
    assert_eq!(shop.state().await, "canceled");
    assert_eq!(shop.sim.orders(), 0);
}

#[sqlx::test]
async fn a_refund_whose_answer_was_lost_is_given_once(db: PgPool) {
    let mut shop = shop(db).await;
    shop.payer.start(&[]).await;
    let id = shop.payment().await;
    assert!(shop.sim.pay(id));
    shop.after(10).await;
    let clerk = super::refunds::clerk(&shop).await;
    let moods = [
        Mood::FailsAfter,
        Mood::FailsBefore,
        Mood::HangsUp,
        Mood::StillAtIt,
        Mood::FailsAfter,
        Mood::HangsUp,
    ];
    for (n, (no_lists, mood)) in NO_LISTS.into_iter().zip(moods).enumerate() {
        shop.sim.knows_only_the_text(no_lists);
        shop.sim.be(mood);
        super::refunds::gives(&shop, &clerk, 10_000).await;
        shop.after(10).await;
        shop.sim.be(Mood::Works);
        for _ in 0..4 {
            shop.after(60).await;
        }
        assert_eq!(
            super::refunds::stage(&shop).await,
            "succeeded",
            "{no_lists}"
        );
        assert_eq!(shop.sim.refunds(), n + 1, "{no_lists}: once each");
    }
    assert_eq!(shop.sim.books()[&id], roubles("600.50"));
    let back: rust_decimal::Decimal =
        super::super::one(&shop.portal, "select refunded from payment").await;
    assert_eq!(back, roubles("600.00"));
}
