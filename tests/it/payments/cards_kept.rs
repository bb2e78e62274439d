//! What is kept of a card: told to its owner, gone when he leaves.

use super::autopay::{announced, story};
use super::cards::TOKEN;
use super::keeper::card;
use super::one;
use crate::profile::download::files;
use axum::http::StatusCode;
use serde_json::Value;
use sqlx::PgPool;

#[sqlx::test]
async fn the_download_tells_of_cards_and_autopay_and_not_the_token(db: PgPool) {
    let mut story = story(db).await;
    story.agree(&[("limit", "700")]).await;
    story
        .agree(&[("limit", "5000,50"), ("when", "day"), ("day", "10")])
        .await;
    let zip = files(&story.payer.client.get("/profile/download").await);
    let text = &zip["kabinet.json"];
    assert!(
        !text.contains("CANARY") && !text.contains("token"),
        "{text}"
    );
    let json: Value = serde_json::from_str(text).unwrap();
    let kept = &json["saved_cards"][0];
    for (field, value) in [
        ("brand", "Mir"),
        ("last_four", "0004"),
        ("expires", "2030-12"),
        ("state", "active"),
        ("kind", "utilities"),
    ] {
        assert_eq!(kept[field], value, "{kept}");
    }
    assert!(
        kept["agreed_at"]
            .as_str()
            .unwrap()
            .starts_with("2026-11-22T")
    );
    assert!(!kept["rules_version"].as_str().unwrap().is_empty());
    let terms = json["autopay"].as_array().unwrap();
    assert_eq!(terms.len(), 2, "what was agreed to before as well");
    let now = terms.iter().find(|one| one["state"] == "on").unwrap();
    for (field, value) in [
        ("account", "700100"),
        ("card", "0004"),
        ("trigger", "day"),
        ("month_limit", "5000.50"),
    ] {
        assert_eq!(now[field], value, "{now}");
    }
    assert_eq!(now["day"], 10);
    assert_eq!(
        now["supplier_accounts"],
        serde_json::json!(["8781", "8791"])
    );
    // Of another person's cards nothing.
    let (boris, mut client) = story.portal.customer("boris@example.ru").await;
    story.portal.link(boris, super::HOUSEHOLD).await;
    let zip = files(&client.get("/profile/download").await);
    let json: Value = serde_json::from_str(&zip["kabinet.json"]).unwrap();
    assert_eq!(json["saved_cards"], serde_json::json!([]));
    assert_eq!(json["autopay"], serde_json::json!([]));
}

#[sqlx::test]
async fn closing_the_account_ends_autopay_and_lets_the_bank_forget_every_card(db: PgPool) {
    let mut story = announced(db).await;
    // One more card is on its way while the account is closed.
    let heat = story.payer.input("8781").await;
    story
        .payer
        .start(&[(&heat, "50"), ("save_card", "1")])
        .await;
    let hash = kabinet::identity::password::hash(&story.portal.app, "Tishe-voda-8".to_owned());
    sqlx::query("update customer set password_hash = $1")
        .bind(hash.await.ok().unwrap())
        .execute(&story.portal.db)
        .await
        .unwrap();
    let form = story.payer.client.get("/profile/delete").await;
    let gone = story
        .payer
        .client
        .submit(&form, &[("password", "Tishe-voda-8")])
        .await;
    assert_eq!(gone.status, StatusCode::SEE_OTHER, "{}", gone.body);
    story.bank.pays(&story.portal, Some(card("tok-late"))).await;
    story.portal.drain().await;
    assert_eq!(story.on().await, 0);
    let mut forgotten = story.bank.forgotten();
    forgotten.sort();
    assert_eq!(forgotten, [TOKEN, "tok-late"]);
    let left: String = one(
        &story.portal,
        "select string_agg(distinct state || brand || last_four || coalesce(expires::text, ''), ';') from saved_card",
    )
    .await;
    assert_eq!(left, "deleted", "nothing is known of them any more");
    let tokens = "select count(*) from saved_card where token is not null";
    assert_eq!(story.portal.count(tokens).await, 0);
    story
        .portal
        .clock
        .set("2026-12-03T09:00:00Z".parse().unwrap());
    kabinet::payments::jobs::autopay(&story.portal.app)
        .await
        .unwrap();
    assert_eq!(story.bank.charged(), []);
}

#[sqlx::test]
async fn a_card_of_a_bank_that_is_connected_no_more_can_be_removed_all_the_same(db: PgPool) {
    let mut story = announced(db).await;
    sqlx::query("update saved_card set gateway = 'former'")
        .execute(&story.portal.db)
        .await
        .unwrap();
    let page = story.payer.client.get("/profile/cards").await;
    assert!(page.text("tbody").contains("Другой банк"), "{}", page.body);
    let path = format!("/profile/cards/{}/delete", story.card);
    assert!(page.attributes("main form", "action").contains(&path));
    let gone = story.payer.client.post(&path, &[]).await;
    assert_eq!(gone.status, StatusCode::SEE_OTHER);
    assert_eq!(story.on().await, 0, "and autopay with it");
}
