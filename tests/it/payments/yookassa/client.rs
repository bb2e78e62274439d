//! The client alone: saved cards, refunds, statement, and what must never be said.

use super::super::super::sims::Mood;
use super::super::super::sims::yookassa::{KEY, SHOP};
use super::{Shop, shop};
use chrono::Duration;
use kabinet::app::gateway::{
    Answer, BankStatus, Gateway, GatewayError, Identity, PayRequest, Private, Receipt,
    RefundRequest,
};
use kabinet::base::Money;
use serde_json::{Value, json};
use sqlx::PgPool;
use std::io::Write;
use std::sync::{Arc, Mutex};
use uuid::Uuid;

impl Shop {
    fn gateway(&self) -> &dyn Gateway {
        self.portal.app.gateway.as_deref().unwrap()
    }
    /// A payment by a new card that may be kept, paid; its request, the bank's id and the card's token.
    async fn saved_card(&mut self) -> (PayRequest, String, String) {
        self.payer.start(&[]).await;
        let mut request = self.request().await;
        (request.key, request.payment) = (Uuid::new_v4(), Uuid::now_v7());
        request.save_card = true;
        let made = self
            .gateway()
            .create(&request, &Private::default())
            .await
            .unwrap();
        assert!(self.sim.pay(request.payment));
        let token = self.sim.cards().pop().unwrap();
        (request, made.gateway_id.unwrap(), token)
    }
}

fn with_token(token: &str) -> Private {
    Private {
        card_token: Some(token.to_owned()),
        identity: None,
    }
}

#[sqlx::test]
async fn a_card_that_may_be_kept_is_told_with_its_3d_secure(db: PgPool) {
    let mut shop = shop(db).await;
    let (request, id, token) = shop.saved_card().await;
    let Ok(Answer::Says(bank)) = shop.gateway().fetch(&request, Some(&id)).await else {
        panic!("no answer");
    };
    let card = bank.card.unwrap();
    assert_eq!(
        (card.token.as_str(), card.last_four.as_str()),
        (token.as_str(), "4444")
    );
    assert!(card.secured);
    shop.sim.without_3ds();
    let (request, id, _) = shop.saved_card().await;
    let Ok(Answer::Says(bank)) = shop.gateway().fetch(&request, Some(&id)).await else {
        panic!("no answer");
    };
    assert!(!bank.card.unwrap().secured);
}

#[sqlx::test]
async fn a_card_of_which_no_3d_secure_is_told_is_kept(db: PgPool) {
    let mut shop = shop(db).await;
    shop.sim.knows_only_the_text(404);
    shop.payer.start(&[("save_card", "1")]).await;
    assert!(shop.sim.pay(shop.payment().await));
    shop.after(10).await;
    assert_eq!(shop.state().await, "succeeded");
    let cards = shop.payer.client.get("/profile/cards").await;
    assert!(
        cards.text("main").contains("4444"),
        "{}",
        cards.text("main")
    );
}

#[sqlx::test]
async fn a_card_refused_by_3d_secure_is_not_kept(db: PgPool) {
    let mut shop = shop(db).await;
    shop.sim.without_3ds();
    shop.payer.start(&[("save_card", "1")]).await;
    assert!(shop.sim.pay(shop.payment().await));
    shop.after(10).await;
    assert_eq!(shop.state().await, "succeeded");
    let cards = shop.payer.client.get("/profile/cards").await;
    assert!(!cards.text("main").contains("4444"));
}

#[sqlx::test]
async fn a_saved_card_is_charged_at_once_and_never_twice(db: PgPool) {
    let mut shop = shop(db).await;
    let (mut request, _, token) = shop.saved_card().await;
    (request.key, request.payment) = (Uuid::new_v4(), Uuid::now_v7());
    (request.save_card, request.card) = (false, Some(Uuid::new_v4()));
    let made = shop
        .gateway()
        .create(&request, &with_token(&token))
        .await
        .unwrap();
    assert_eq!(made.pay_url, None, "nobody has to go anywhere");
    let again = shop
        .gateway()
        .create(&request, &with_token(&token))
        .await
        .unwrap();
    assert_eq!(made, again);
    assert_eq!(shop.sim.books()[&request.payment], request.amount.decimal());
    // Without its token nothing is sent: another body under the same key could charge another way.
    let calls = shop.sim.heard().len();
    let refused = shop.gateway().create(&request, &Private::default()).await;
    assert!(matches!(refused, Err(GatewayError::Unknown(_))));
    assert_eq!(shop.sim.heard().len(), calls);
    let Ok(Answer::Says(bank)) = shop.gateway().fetch(&request, None).await else {
        panic!("no answer");
    };
    assert!(matches!(bank.status, BankStatus::Succeeded(Some(_))));
    assert!(bank.card.is_none(), "it is kept already");

    shop.sim.decline_saved(Some("insufficient_funds"));
    (request.key, request.payment) = (Uuid::new_v4(), Uuid::now_v7());
    let made = shop
        .gateway()
        .create(&request, &with_token(&token))
        .await
        .unwrap();
    let Ok(Answer::Says(bank)) = shop
        .gateway()
        .fetch(&request, made.gateway_id.as_deref())
        .await
    else {
        panic!("no answer");
    };
    assert_eq!(
        bank.status,
        BankStatus::Canceled("insufficient_funds".to_owned())
    );
    (request.key, request.payment) = (Uuid::new_v4(), Uuid::now_v7());
    let unknown = shop
        .gateway()
        .create(&request, &with_token("no-such-card"))
        .await;
    assert!(matches!(unknown, Err(GatewayError::Refused(_))));
}

#[sqlx::test]
async fn who_pays_is_told_once_and_the_order_is_found_without_it(db: PgPool) {
    let mut shop = shop(db).await;
    shop.payer.start(&[]).await;
    let mut request = shop.request().await;
    (request.key, request.payment) = (Uuid::new_v4(), Uuid::now_v7());
    let private = Private {
        card_token: None,
        identity: Some(Identity {
            name: "Пробная Анна".to_owned(),
            document: "6901 123456".to_owned(),
        }),
    };
    shop.sim.be(Mood::FailsAfter);
    assert!(shop.gateway().create(&request, &private).await.is_err());
    shop.sim.be(Mood::Works);
    let told = shop.sim.asked().last().unwrap().body["metadata"].clone();
    assert_eq!(
        told,
        json!({ "payment": request.payment, "payer_name": "Пробная Анна", "payer_document": "6901 123456" })
    );
    // Who asks about the order hears where it is paid, without sending anything again.
    let Ok(Answer::Says(bank)) = shop.gateway().fetch(&request, None).await else {
        panic!("no answer");
    };
    assert!(bank.pay_url.unwrap().starts_with(&shop.sim.url));
    // It is kept nowhere, so the body is another one now; the bank has the order.
    let found = shop
        .gateway()
        .create(&request, &Private::default())
        .await
        .unwrap();
    assert!(found.pay_url.unwrap().starts_with(&shop.sim.url));
    assert_eq!(shop.sim.orders(), 2);
}

fn refund(request: &PayRequest, id: &str, kopecks: i64, before: i64) -> RefundRequest {
    let mut lines = request.lines.clone();
    lines.truncate(1);
    lines[0].amount = Money::from_kopecks(kopecks);
    RefundRequest {
        key: Uuid::new_v4(),
        refund: Uuid::now_v7(),
        payment: request.payment,
        gateway_id: id.to_owned(),
        amount: Money::from_kopecks(kopecks),
        currency: "RUB".to_owned(),
        description: "Возврат по заявлению".to_owned(),
        receipt: Receipt::Sms("+79131234567".to_owned()),
        refunded_before: Money::from_kopecks(before),
        lines,
        transfers: Vec::new(),
    }
}

#[sqlx::test]
async fn money_goes_back_once_however_often_it_is_asked(db: PgPool) {
    let shop = Shop::started(db).await;
    let (request, paid) = (shop.request().await, shop.payment().await);
    assert!(shop.sim.pay(paid));
    shop.after(10).await;
    let id: String = super::super::one(&shop.portal, "select gateway_id from payment").await;
    let gateway = shop.gateway();
    let first = refund(&request, &id, 20_000, 0);
    assert_eq!(gateway.fetch_refund(&first, None).await.unwrap(), None);
    shop.sim.be(Mood::HangsUp);
    assert!(matches!(
        gateway.refund(&first).await,
        Err(GatewayError::Unknown(_))
    ));
    shop.sim.be(Mood::Works);
    let found = gateway.fetch_refund(&first, None).await.unwrap().unwrap();
    assert_eq!(found.amount, first.amount);
    let again = gateway.refund(&first).await.unwrap();
    assert_eq!(again, found);
    assert_eq!(shop.sim.refunds(), 1);
    let by_id = gateway
        .fetch_refund(&first, Some(&found.gateway_id))
        .await
        .unwrap();
    assert_eq!(by_id, Some(again));

    // A second one of the same sum is not taken for the first.
    let second = refund(&request, &id, 20_000, 20_000);
    assert_eq!(gateway.fetch_refund(&second, None).await.unwrap(), None);
    let done = gateway.refund(&second).await.unwrap();
    assert_ne!(done.gateway_id, found.gateway_id);
    assert_eq!(
        gateway.fetch_refund(&second, None).await.unwrap(),
        Some(done)
    );
    let Ok(Answer::Says(bank)) = gateway.fetch(&request, Some(&id)).await else {
        panic!("no answer");
    };
    assert_eq!(bank.refunded, Money::from_kopecks(40_000));
    // Somebody gave back in the bank's own cabinet: nobody guesses.
    let third = refund(&request, &id, 100, 20_000);
    assert!(matches!(
        gateway.fetch_refund(&third, None).await,
        Err(GatewayError::Unknown(_))
    ));
    // More than there is.
    let more = refund(&request, &id, 100_000, 40_000);
    assert!(matches!(
        gateway.refund(&more).await,
        Err(GatewayError::Refused(_))
    ));
    assert_eq!(shop.sim.books()[&paid], super::roubles("800.50"));
    let told = shop.sim.refund_notification(paid);
    assert_eq!(shop.calls(&told).await.status, 200);
    // Nobody asked for these refunds here: the portal's books know none, and a clerk is called.
    let known = shop.verdicts().await;
    assert_eq!(
        known,
        [("review".to_owned(), "refunded_at_bank".to_owned())]
    );
}

#[sqlx::test]
async fn the_statement_has_every_payment_of_its_time(db: PgPool) {
    let mut shop = shop(db).await;
    shop.sim.pages_of(2);
    let from = shop.portal.app.now();
    let mut paid = Vec::new();
    for n in 0..6 {
        shop.payer.start(&[]).await;
        let id = shop.newest().await;
        // One is left waiting.
        if n != 3 {
            assert!(shop.sim.pay(id));
            paid.push(id);
        }
        shop.portal.clock.advance(Duration::minutes(10));
        shop.sim.set_now(shop.portal.app.now());
    }
    let gateway = shop.gateway();
    let all = gateway
        .statement(from, from + Duration::hours(1))
        .await
        .unwrap()
        .unwrap();
    let mut listed: Vec<Uuid> = all.iter().map(|row| row.payment.unwrap()).collect();
    listed.sort();
    assert_eq!(listed, paid);
    assert!(
        all.iter()
            .all(|row| row.state.amount == Money::from_kopecks(120_050))
    );
    let until = from + Duration::minutes(20);
    let some = gateway.statement(from, until).await.unwrap().unwrap();
    assert_eq!(some.len(), 2, "until before its end");
}

/// What a good request becomes by `change` is refused by the simulator for `parameter`.
async fn is_refused(shop: &Shop, good: &Value, parameter: &str, change: impl FnOnce(&mut Value)) {
    let mut body = good.clone();
    change(&mut body);
    let key = Uuid::new_v4().to_string();
    let (status, said) = raw(shop, KEY, Some(&key), &body).await;
    assert_eq!(status, 400, "{parameter}: {said}");
    assert_eq!(said["parameter"], parameter);
}

/// As plainly as any program could call; the status and what was said.
async fn raw(shop: &Shop, secret: &str, key: Option<&str>, body: &Value) -> (u16, Value) {
    let client = kabinet::app::outside::client().unwrap();
    let mut request = client
        .post(format!("{}/payments", shop.sim.api_url()))
        .basic_auth(SHOP, Some(secret))
        .json(body);
    if let Some(key) = key {
        request = request.header("Idempotence-Key", key);
    }
    let said = request.send().await.unwrap();
    (said.status().as_u16(), said.json().await.unwrap())
}

#[sqlx::test]
async fn the_simulator_holds_us_to_the_protocol(db: PgPool) {
    let mut shop = shop(db).await;
    shop.payer.start(&[]).await;
    let good = shop.sim.asked().pop().unwrap().body;
    let key = Uuid::new_v4().to_string();
    let (status, first) = raw(&shop, KEY, Some(&key), &good).await;
    assert_eq!(status, 200);
    assert_eq!(raw(&shop, KEY, Some(&key), &good).await, (200, first));
    let mut other = good.clone();
    other["description"] = json!("another body");
    assert_eq!(raw(&shop, KEY, Some(&key), &other).await.0, 400);
    assert_eq!(raw(&shop, KEY, None, &good).await.0, 400);
    assert_eq!(raw(&shop, "guessed", Some(&key), &good).await.0, 401);
    let remove = |name: &'static str| {
        move |body: &mut Value| {
            body.as_object_mut().unwrap().remove(name);
        }
    };
    is_refused(&shop, &good, "payment_order", remove("payment_order")).await;
    is_refused(&shop, &good, "receipt", remove("receipt")).await;
    is_refused(&shop, &good, "capture", remove("capture")).await;
    is_refused(&shop, &good, "confirmation", remove("confirmation")).await;
    is_refused(&shop, &good, "card_number", |body| {
        body["card_number"] = json!("1")
    })
    .await;
    is_refused(&shop, &good, "receipt.items", |body| {
        body["receipt"]["items"][0]["amount"]["value"] = json!("1000.51");
    })
    .await;
    is_refused(&shop, &good, "payment_order.amount", |body| {
        body["payment_order"]["amount"]["value"] = json!("1.00");
    })
    .await;
    is_refused(&shop, &good, "payment_order", |body| {
        body["payment_order"]
            .as_object_mut()
            .unwrap()
            .remove("account_number");
    })
    .await;
    is_refused(&shop, &good, "bic", |body| {
        body["payment_order"]["recipient"]["bank"]["bic"] = json!("04452522");
    })
    .await;
    is_refused(&shop, &good, "amount", |body| {
        body["amount"]["value"] = json!("1200.5")
    })
    .await;
    assert_eq!(shop.sim.orders(), 2);
}

/// Where log lines go in a test.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[sqlx::test]
async fn keys_and_tokens_are_in_no_log_and_no_error(db: PgPool) {
    let log = Log::default();
    let writer = log.clone();
    let lines = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_writer(move || writer.clone())
        .finish();
    let _heard = tracing::subscriber::set_default(lines);
    let mut shop = shop(db).await;
    let (mut request, _, token) = shop.saved_card().await;
    let mut said = format!(
        "{:?} {:?}",
        shop.portal.app.config,
        with_token(&token).identity
    );
    for mood in [Mood::Refuses, Mood::FailsAfter, Mood::HangsUp] {
        shop.sim.be(mood);
        (request.key, request.payment) = (Uuid::new_v4(), Uuid::now_v7());
        request.card = Some(Uuid::new_v4());
        let error = shop
            .gateway()
            .create(&request, &with_token(&token))
            .await
            .unwrap_err();
        said.push_str(&format!("{error} {error:?}"));
    }
    shop.sim.be(Mood::Works);
    assert!(shop.sim.pay(shop.newest().await));
    let told = shop
        .sim
        .notification("payment.succeeded", shop.newest().await);
    assert_eq!(shop.calls(&told).await.status, 200);
    said.push_str(&shop.gateway().check().await.unwrap());
    let events: Vec<Value> = sqlx::query_scalar("select body from gateway_event")
        .fetch_all(&shop.portal.db)
        .await
        .unwrap();
    said.push_str(&format!("{events:?}"));
    said.push_str(&String::from_utf8_lossy(&log.0.lock().unwrap()));
    assert!(
        said.contains("YooKassa refuses a request"),
        "the log was heard"
    );
    let login = base64_of(&format!("100500:{KEY}"));
    for secret in [KEY, &login, &token, "555555"] {
        assert!(!said.contains(secret), "{secret} is in what was said");
    }
}

fn base64_of(text: &str) -> String {
    use base64::Engine;
    base64::engine::general_purpose::STANDARD.encode(text)
}
