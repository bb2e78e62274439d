//! The pay form, its check page, and what makes a payment.

use super::super::support::Portal;
use super::{HOUSEHOLD, OWED, STRANGERS, fake, one, payer, payment, state};
use axum::http::StatusCode;
use sqlx::PgPool;
use std::collections::HashSet;

#[sqlx::test]
async fn the_form_is_prefilled_with_what_each_supplier_is_owed(db: PgPool) {
    let portal = Portal::new(db).await;
    let mut payer = payer(&portal).await;
    let page = payer.client.get(&payer.path("/new")).await;
    let value =
        |number: &str| page.attribute(&format!("input[data-contract=\"{number}\"]"), "value");
    assert_eq!(value("8781"), "1000,50");
    assert_eq!(value("8791"), "200,00");
    assert_eq!(value("8801"), "", "an overpaid supplier is paid nothing");
    assert!(
        page.has("details input[data-contract=\"8801\"]"),
        "folded, but in the form"
    );
    assert!(!page.has("details input[data-contract=\"8781\"]"));
    assert_eq!(
        page.attributes("input[data-contract]", "data-supplier"),
        ["water", "heat", "waste"]
    );
    assert_eq!(page.attribute("#receipt_email", "value"), "anna@example.ru");
    assert!(page.has("a[href=\"/payment-rules\"]"));
    assert_eq!(page.attribute("[data-account]", "data-account"), HOUSEHOLD);
}

#[sqlx::test]
async fn the_check_page_names_payees_and_advances_and_stores_nothing(db: PgPool) {
    let portal = Portal::new(db).await;
    let mut payer = payer(&portal).await;
    let heat = payer.input("8781").await;
    let waste = payer.input("8801").await;
    let check = payer.check(&[(&heat, "1 500,50"), (&waste, "10")]).await;
    assert_eq!(check.status, StatusCode::OK, "{}", check.body);
    assert_eq!(check.text("tfoot .grand"), "1 710,50 ₽");
    let advances = check.texts(".advance");
    assert!(
        advances[0].contains("500,00 ₽ больше долга"),
        "{advances:?}"
    );
    assert!(advances[1].contains("10,00 ₽"), "{advances:?}");
    assert!(
        check.body.contains("ПАО «Сбыт»"),
        "the payee of the water company"
    );
    assert!(check.body.contains("anna@example.ru"));
    assert_eq!(portal.count("select count(*) from payment").await, 0);
    // «Исправить» brings the form back as it was typed.
    let fields = check.form().fields;
    let mut fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(n, v)| (n.as_str(), v.as_str()))
        .collect();
    fields.push(("edit", "1"));
    let form = payer.client.post(&payer.path("/check"), &fields).await;
    assert_eq!(form.status, StatusCode::OK);
    assert_eq!(
        form.attribute("input[data-contract=\"8781\"]", "value"),
        "1500,50"
    );
}

#[sqlx::test]
async fn bad_sums_are_refused_and_kept_as_typed(db: PgPool) {
    let portal = Portal::new(db).await;
    let mut payer = payer(&portal).await;
    let heat = payer.input("8781").await;
    let water = payer.input("8791").await;
    for bad in [
        "-5",
        "abc",
        "1,234",
        "10,005",
        "500000,01",
        "1e3",
        "99999999999999999999",
    ] {
        let reply = payer.check(&[(&heat, bad)]).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{bad}");
        assert!(reply.error(&heat).is_some(), "{bad}");
        assert_eq!(reply.attribute(&format!("#{heat}"), "value"), bad);
        assert!(reply.text("title").starts_with("Ошибка:"));
    }
    let reply = payer.check(&[(&heat, "-5")]).await;
    assert_eq!(
        reply.error(&heat).unwrap(),
        "Введите сумму от 1 до 500 000 ₽"
    );
    for (a, b) in [("", ""), ("0", "0,00"), ("", "0,50"), ("300000", "300000")] {
        let reply = payer.check(&[(&heat, a), (&water, b)]).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{a} {b}");
        assert_eq!(reply.attributes("[data-error]", "data-error").len(), 1);
    }
    for good in ["1", "500 000 ₽", "1 000.50", "0000123,4"] {
        let reply = payer.check(&[(&heat, good), (&water, "")]).await;
        assert_eq!(reply.status, StatusCode::OK, "{good}: {}", reply.body);
    }
}

#[sqlx::test]
async fn rules_and_an_address_for_the_receipt_are_demanded(db: PgPool) {
    let portal = Portal::new(db).await;
    let mut payer = payer(&portal).await;
    for (fields, wrong) in [
        (vec![("rules", "")], "rules"),
        (vec![("receipt_channel", "")], "receipt_channel"),
        (vec![("receipt_channel", "pigeon")], "receipt_channel"),
        (vec![("receipt_email", "no address")], "receipt_email"),
        (vec![("receipt_channel", "sms")], "receipt_phone"),
        (
            vec![("receipt_channel", "sms"), ("receipt_phone", "12")],
            "receipt_phone",
        ),
        (vec![("method", "gold")], "method"),
    ] {
        let reply = payer.check(&fields).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{fields:?}");
        assert!(reply.error(wrong).is_some(), "{fields:?}: {}", reply.body);
    }
    let reply = payer
        .check(&[
            ("receipt_channel", "sms"),
            ("receipt_phone", "8 913 123-45-67"),
        ])
        .await;
    assert!(reply.body.contains("+7 913 123-45-67"), "{}", reply.body);
    let reply = payer.check(&[("receipt_email", "")]).await;
    assert!(
        reply.body.contains("anna@example.ru"),
        "empty = the profile's"
    );
    // The post that pays demands the same.
    let check = payer.check(&[]).await;
    let reply = payer.client.submit(&check, &[("rules", "")]).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    let reply = payer.client.submit(&check, &[("form_id", "x")]).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(portal.count("select count(*) from payment").await, 0);
}

#[sqlx::test]
async fn fifty_submits_of_one_form_make_one_payment_with_one_answer(db: PgPool) {
    let (portal, bank) = fake::portal(db).await;
    let mut payer = payer(&portal).await;
    let check = payer.check(&[]).await;
    let form = check.form();
    let mut posts = tokio::task::JoinSet::new();
    for _ in 0..50 {
        let (mut client, action, fields) = (
            payer.client.clone(),
            form.action.clone(),
            form.fields.clone(),
        );
        posts.spawn(async move {
            let fields: Vec<(&str, &str)> = fields
                .iter()
                .map(|(n, v)| (n.as_str(), v.as_str()))
                .collect();
            client.post(&action, &fields).await.location()
        });
    }
    let answers: HashSet<Option<String>> = posts.join_all().await.into_iter().collect();
    assert_eq!(answers.len(), 1, "{answers:?}");
    assert!(
        answers
            .iter()
            .next()
            .unwrap()
            .as_ref()
            .unwrap()
            .starts_with(fake::ORIGIN)
    );
    assert_eq!(portal.count("select count(*) from payment").await, 1);
    assert_eq!(portal.count("select count(*) from payment_part").await, 2);
    assert_eq!(portal.count("select count(*) from audit").await, 1);
    let heard = bank.heard();
    assert!(
        heard.iter().all(|request| *request == heard[0]),
        "same key, same body"
    );
    // Coming back with the back button explains and does not pay again.
    bank.pays();
    portal.clock.advance(chrono::Duration::seconds(11));
    portal.drain().await;
    let again = payer.client.submit(&check, &[]).await;
    assert_eq!(
        again.location(),
        Some(format!("/payments/{}", payment(&portal).await))
    );
}

#[sqlx::test]
async fn amounts_for_another_household_mean_nothing(db: PgPool) {
    let portal = Portal::new(db).await;
    let mut payer = payer(&portal).await;
    let foreign: uuid::Uuid = one(
        &portal,
        "select id from supplier_account where number = '8782'",
    )
    .await;
    let name = format!("amount_{}", foreign.simple());
    let sent = payer.start(&[(&name, "500")]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    assert_eq!(portal.count("select count(*) from payment_part").await, 2);
    let paid: rust_decimal::Decimal = one(&portal, "select amount from payment").await;
    assert_eq!(paid.to_string(), OWED);
}

#[sqlx::test]
async fn another_households_form_is_not_found(db: PgPool) {
    let portal = Portal::new(db).await;
    let mut payer = payer(&portal).await;
    let check = payer.check(&[]).await;
    payer.client.submit(&check, &[]).await;
    let form_id = check.attribute("input[name=form_id]", "value");
    let (other, mut boris) = portal.customer("boris@example.ru").await;
    let account = portal.link(other, STRANGERS).await;
    let form = boris
        .get(&format!("/accounts/{account}/payments/new"))
        .await;
    let check = boris.submit(&form, &[("rules", "1")]).await;
    let reply = boris.submit(&check, &[("form_id", &form_id)]).await;
    assert_eq!(reply.status, StatusCode::NOT_FOUND);
    assert_eq!(portal.count("select count(*) from payment").await, 1);
}

#[sqlx::test]
async fn strangers_find_nothing_and_visitors_are_asked_to_sign_in(db: PgPool) {
    let portal = Portal::new(db).await;
    let mut payer = payer(&portal).await;
    payer.start(&[]).await;
    let id = payment(&portal).await;
    let absent = uuid::Uuid::now_v7();
    let (_, mut stranger) = portal.customer("boris@example.ru").await;
    let pages = |account: uuid::Uuid, payment: uuid::Uuid| {
        [
            format!("/accounts/{account}/payments"),
            format!("/accounts/{account}/payments/new"),
            format!("/payments/{payment}"),
            format!("/payments/{payment}/return"),
        ]
    };
    for (foreign, absent) in pages(payer.account, id).iter().zip(pages(absent, absent)) {
        let visitor = portal.visitor().get(foreign).await;
        assert_eq!(visitor.status, StatusCode::SEE_OTHER, "{foreign}");
        assert!(visitor.location().unwrap().starts_with("/sign-in?next="));
        let (foreign, absent) = (stranger.get(foreign).await, stranger.get(&absent).await);
        assert_eq!(foreign.status, StatusCode::NOT_FOUND, "{}", foreign.path);
        assert_eq!(absent.status, StatusCode::NOT_FOUND);
        assert_eq!(foreign.text("main"), absent.text("main"));
    }
    for path in [payer.path("/check"), payer.path("")] {
        assert_eq!(
            portal.visitor().post(&path, &[]).await.status,
            StatusCode::SEE_OTHER
        );
        assert_eq!(
            stranger.post(&path, &[]).await.status,
            StatusCode::NOT_FOUND
        );
    }
    assert_eq!(
        payer.client.get("/payments/not-an-id").await.status,
        StatusCode::NOT_FOUND
    );
}

#[sqlx::test]
async fn the_banks_origin_may_receive_the_form(db: PgPool) {
    let (portal, _) = fake::portal(db).await;
    let mut payer = payer(&portal).await;
    let check = payer.check(&[]).await;
    let wrong = payer.check(&[("rules", "")]).await;
    for page in [check, wrong] {
        let policy = page.headers["content-security-policy"].to_str().unwrap();
        assert!(
            policy.contains(&format!("form-action 'self' {}", fake::ORIGIN)),
            "{policy}"
        );
    }
}

#[sqlx::test]
async fn where_paying_is_off_the_page_says_how_else(db: PgPool) {
    let portal = Portal::with(db, |config| {
        config.payments.gateway = kabinet::config::Gateway::Off;
    })
    .await;
    let mut payer = payer(&portal).await;
    let page = payer.client.get(&payer.path("/new")).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(!page.has("form[data-form=main]") && page.body.contains("QR"));
    for path in [payer.path("/check"), payer.path("")] {
        assert_eq!(
            payer.client.post(&path, &[]).await.status,
            StatusCode::NOT_FOUND
        );
    }
    let history = payer.client.get(&payer.path("")).await;
    assert!(
        !history.body.contains("payments/new"),
        "no pay button anywhere"
    );
}

#[sqlx::test]
async fn every_page_speaks_english_too(db: PgPool) {
    let portal = Portal::new(db).await;
    let mut payer = payer(&portal).await;
    let page = payer
        .client
        .get(&format!("{}?lang=en", payer.path("/new")))
        .await;
    assert_eq!(page.text("h1"), "Payment");
    let check = payer.check(&[]).await;
    assert_eq!(check.text("h1"), "Check the payment");
    assert_eq!(check.text("tfoot .grand"), "₽1,200.50");
    let sent = payer.client.submit(&check, &[]).await;
    let bank = payer.client.follow(sent).await;
    assert_eq!(bank.text("h1"), "Card payment");
    let page = payer
        .client
        .get(&format!("/payments/{}", payment(&portal).await))
        .await;
    assert_eq!(page.text("h1"), "Waiting for the bank");
    assert!(
        page.has(&format!("a[href=\"{}\"]", bank.path)),
        "«continue»"
    );
    assert_eq!(state(&portal).await, "pending");
}
