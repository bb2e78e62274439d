//! The staff's pages of payments: found, opened by a reason, asked about, given back with two pairs of eyes.

use super::browser::{DESKTOP, PHONE, Served};
use super::payments::fake::{self, FakeBank};
use super::payments::{payer, payment, transfers};
use super::support::{Client, Portal};
use axum::http::StatusCode;
use chrono::Duration;
use kabinet::payments::actions::on_news;
use sqlx::PgPool;
use std::sync::Arc;
use uuid::Uuid;

async fn paid(db: PgPool) -> (Portal, Arc<FakeBank>, Uuid) {
    paid_at(fake::portal(db).await).await
}

async fn paid_at((portal, bank): (Portal, Arc<FakeBank>)) -> (Portal, Arc<FakeBank>, Uuid) {
    let mut payer = payer(&portal).await;
    payer.start(&[]).await;
    bank.pays();
    portal.clock.advance(Duration::seconds(10));
    portal.drain().await;
    let id = payment(&portal).await;
    (portal, bank, id)
}

/// Opens the payment as a clerk does, with a reason.
async fn opened(clerk: &mut Client, id: Uuid) {
    let path = format!("/admin/payments/{id}");
    let asked = clerk.get(&path).await;
    let reason = clerk.follow(asked).await;
    assert!(reason.path.contains("/reason?payment="), "{}", reason.path);
    let back = clerk.submit(&reason, &[("reason", "звонок жителя")]).await;
    assert_eq!(back.location(), Some(path));
}

#[sqlx::test]
async fn a_payment_opens_by_a_reason_and_shows_what_became_of_it(db: PgPool) {
    let (portal, _, id) = paid(db).await;
    let (_, mut clerk) = portal.staff("billing").await;
    opened(&mut clerk, id).await;
    let page = clerk.get(&format!("/admin/payments/{id}")).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    assert_eq!(page.attribute("[data-payment]", "data-state"), "succeeded");
    assert_eq!(
        page.attributes("[data-part]", "data-amount"),
        ["200.00", "1000.50"]
    );
    assert!(page.has("[data-action=\"payments.succeeded\"]"));
    assert!(
        !page.body.contains("anna@example.ru"),
        "billing sees addresses masked"
    );
    assert_eq!(
        portal
            .count("select count(*) from audit where action = 'staff.account_viewed'")
            .await,
        1
    );
    let asked = clerk.post(&format!("/admin/payments/{id}/ask"), &[]).await;
    assert_eq!(asked.status, StatusCode::SEE_OTHER);
    assert_eq!(
        portal
            .count("select count(*) from audit where action = 'payments.asked_by_clerk'")
            .await,
        1
    );
}

#[sqlx::test]
async fn payments_are_found_by_number_state_supplier_and_day(db: PgPool) {
    let (portal, _, id) = paid(db).await;
    let (_, mut clerk) = portal.staff("operator").await;
    let (number, bank_id): (i64, String) = sqlx::query_as("select number, gateway_id from payment")
        .fetch_one(&portal.db)
        .await
        .unwrap();
    for (query, found) in [
        (String::new(), 1),
        (format!("number={number}"), 1),
        (
            format!("number={bank_id}&period=custom&from=2020-01-01&to=2020-01-02"),
            1,
        ),
        ("number=order".to_owned(), 0),
        ("state=succeeded".to_owned(), 1),
        ("state=canceled".to_owned(), 0),
        ("supplier=heat".to_owned(), 1),
        ("supplier=waste".to_owned(), 0),
        ("look=open".to_owned(), 0),
        ("period=custom&from=2026-11-22&to=2026-11-22".to_owned(), 1),
        ("period=custom&from=2026-11-21&to=2026-11-21".to_owned(), 0),
        ("page=2".to_owned(), 0),
    ] {
        let page = clerk.get(&format!("/admin/payments?{query}")).await;
        assert_eq!(page.status, StatusCode::OK, "{query}");
        let rows = page.attributes("[data-payment]", "data-payment");
        assert_eq!(rows.len(), found, "{query}");
        assert!(rows.iter().all(|row| *row == id.to_string()));
    }
    let wrong = clerk.get("/admin/payments?period=custom&from=x").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[sqlx::test]
async fn a_clerk_asks_for_a_refund_and_an_admin_agrees(db: PgPool) {
    let (portal, bank, id) = paid(db).await;
    sqlx::query("update payment set review_reason = ''")
        .execute(&portal.db)
        .await
        .unwrap();
    let (_, mut operator) = portal.staff("operator").await;
    opened(&mut operator, id).await;
    let path = format!("/admin/payments/{id}/refund");
    let form = operator.get(&path).await;
    assert_eq!(form.status, StatusCode::OK, "{}", form.body);
    let wrong = operator.submit(&form, &[]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.error("reason").is_some());
    let wrong = operator
        .submit(&form, &[("reason", "заявление"), ("amount", "1200,51")])
        .await;
    assert!(wrong.error("amount").is_some());
    let part = form.attributes("fieldset input", "name").remove(0);
    let wrong = operator
        .submit(&form, &[("reason", "заявление"), (&part, "1000,51")])
        .await;
    assert!(wrong.error(&part).is_some(), "{}", wrong.body);
    // By supplier: 200 of heat alone.
    let sent = operator
        .submit(&form, &[("reason", "заявление"), (&part, "200")])
        .await;
    assert_eq!(sent.location(), Some(format!("/admin/payments/{id}")));
    let page = operator.get(&format!("/admin/payments/{id}")).await;
    assert_eq!(
        page.attributes("[data-refund]", "data-state"),
        ["succeeded"]
    );
    assert_eq!(bank.refund_heard()[0].lines.len(), 1);
    assert_eq!(
        operator.get("/admin/refunds").await.status,
        StatusCode::FORBIDDEN
    );
}

#[sqlx::test]
async fn a_clerk_takes_back_his_own_request_and_nobody_elses(db: PgPool) {
    let strict = |config: &mut kabinet::config::Config| {
        config.payments.refund_approval_above = fake::roubles(100_000);
    };
    let (portal, bank, id) = paid_at(fake::portal_with(db, strict).await).await;
    let (_, mut operator) = portal.staff("operator").await;
    opened(&mut operator, id).await;
    let page = format!("/admin/payments/{id}");
    let form = operator.get(&format!("{page}/refund")).await;
    // Above the limit: another has to agree.
    let sent = operator.submit(&form, &[("reason", "ошибся суммой")]).await;
    assert_eq!(sent.location(), Some(page.clone()), "{}", sent.body);
    let button = format!("form[action=\"{page}/refund/withdraw\"]");
    let shown = operator.get(&page).await;
    assert_eq!(
        shown.attributes("[data-refund]", "data-state"),
        ["waiting_approval"]
    );
    assert!(shown.has(&button));
    let refund = shown.attribute(&format!("{button} input"), "value");
    let (_, mut other) = portal.staff("billing").await;
    opened(&mut other, id).await;
    assert!(!other.get(&page).await.has(&button));
    let withdraw = format!("{page}/refund/withdraw");
    let absent = Uuid::now_v7().to_string();
    for (clerk, refund) in [(&mut other, &refund), (&mut operator, &absent)] {
        let reply = clerk.post(&withdraw, &[("refund", refund)]).await;
        assert_eq!(reply.status, StatusCode::NOT_FOUND);
    }
    let done = operator.post(&withdraw, &[("refund", &refund)]).await;
    assert_eq!(done.location(), Some(page.clone()));
    let shown = operator.get(&page).await;
    assert!(
        shown
            .body
            .contains("Запрос на возврат отозван, деньги не отправлены")
    );
    assert_eq!(
        shown.attributes("[data-refund]", "data-state"),
        ["declined"]
    );
    assert!(shown.has("[data-action=\"payments.refund_withdrawn\"]"));
    assert!(bank.refund_heard().is_empty(), "the bank heard nothing");
    // Decided is decided, and the payment is free for the right sum.
    let again = operator.post(&withdraw, &[("refund", &refund)]).await;
    assert_eq!(again.location(), Some(page.clone()));
    assert_eq!(
        portal
            .count("select count(*) from audit where action = 'payments.refund_withdrawn'")
            .await,
        1
    );
    let form = operator.get(&format!("{page}/refund")).await;
    let fields = [("reason", "теперь верно"), ("amount", "10")];
    let sent = operator.submit(&form, &fields).await;
    assert_eq!(sent.location(), Some(page.clone()), "{}", sent.body);
    assert_eq!(bank.refund_heard().len(), 1);
}

/// Paid by one payment that the bank shares out; then water gets another payee.
async fn shared_out(db: PgPool) -> (Portal, Arc<FakeBank>, Uuid, Client) {
    let (portal, bank) = fake::portal_with(db, transfers).await;
    let mut payer = payer(&portal).await;
    payer.start(&[]).await;
    bank.pays();
    portal.clock.advance(Duration::seconds(10));
    portal.drain().await;
    sqlx::raw_sql(
        "insert into supplier (code, name) values ('newcomer', 'Новый получатель');
         update supplier set payee_code = 'newcomer' where payee_code = 'agent'",
    )
    .execute(&portal.db)
    .await
    .unwrap();
    let id = payment(&portal).await;
    let (_, mut clerk) = portal.staff("operator").await;
    opened(&mut clerk, id).await;
    (portal, bank, id, clerk)
}

#[sqlx::test]
async fn a_refund_comes_from_the_payee_that_was_paid_whoever_collects_now(db: PgPool) {
    let (_, bank, id, mut clerk) = shared_out(db).await;
    let form = clerk.get(&format!("/admin/payments/{id}/refund")).await;
    assert!(!form.has("#document"));
    let part = form.attributes("fieldset input", "name");
    let fields = [
        ("reason", "заявление"),
        (part[0].as_str(), "1"),
        (part[1].as_str(), "2"),
    ];
    let sent = clerk.submit(&form, &fields).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let heard = bank.refund_heard().remove(0);
    let from: Vec<&str> = heard
        .transfers
        .iter()
        .map(|to| to.account.as_str())
        .collect();
    assert_eq!(from, ["111", "222"]);
}

#[sqlx::test]
async fn where_nobody_remembers_the_payee_the_clerk_is_told_what_to_do(db: PgPool) {
    let (portal, bank, id, mut clerk) = shared_out(db).await;
    // A payment of before requests told it.
    sqlx::raw_sql(
        "alter table payment disable trigger user;
         update payment set request = jsonb_set(request, '{lines}', (
             select jsonb_agg(line - 'transfer') from jsonb_array_elements(request -> 'lines') line));
         alter table payment enable trigger user",
    )
    .execute(&portal.db)
    .await
    .unwrap();
    let path = format!("/admin/payments/{id}/refund");
    let form = clerk.get(&path).await;
    let fields = [("reason", "заявление жителя"), ("amount", "100")];
    let told = clerk.submit(&form, &fields).await;
    assert_eq!(
        told.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "{}",
        told.body
    );
    let error = told.error("document").unwrap_or_default();
    assert!(error.contains("в кабинете банка"), "{error}");
    assert_eq!(told.attribute("#reason", "value"), "заявление жителя");
    assert_eq!(told.attribute("#amount", "value"), "100");
    assert_eq!(portal.count("select count(*) from refund").await, 0);
    let sent = clerk
        .submit(&told, &[("document", "№ 5 от 22.11.2026")])
        .await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    assert_eq!(
        portal
            .count("select count(*) from refund where by_hand and state = 'waiting_approval'")
            .await,
        1
    );
    assert!(bank.refund_heard().is_empty());
}

#[sqlx::test]
async fn what_waits_stands_on_the_first_page_and_an_admin_sees_no_household(db: PgPool) {
    let (portal, bank) = fake::portal_of(db, false).await;
    let mut payer = payer(&portal).await;
    payer.start(&[]).await;
    bank.pays();
    portal.clock.advance(Duration::seconds(10));
    portal.drain().await;
    let id = payment(&portal).await;
    let (_, mut supervisor) = portal.staff("supervisor").await;
    let (_, mut admin) = portal.staff("admin").await;
    assert!(
        !admin
            .get("/admin")
            .await
            .has(".queues a[href=\"/admin/refunds\"]")
    );
    opened(&mut supervisor, id).await;
    let form = supervisor
        .get(&format!("/admin/payments/{id}/refund"))
        .await;
    let fields = [
        ("reason", "заявление"),
        ("amount", "100"),
        ("document", "№ 7"),
    ];
    let sent = supervisor.submit(&form, &fields).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let first = admin.get("/admin").await;
    assert_eq!(first.text(".queues a[href=\"/admin/refunds\"] b"), "1");
    let list = admin.get("/admin/refunds").await;
    let refund = list.attribute("[data-refund]", "data-refund");
    let path = format!("/admin/refunds/{refund}");
    let own = supervisor.post(&format!("{path}/approve"), &[]).await;
    assert_eq!(own.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = admin.get(&path).await;
    for told in ["Лесная", "700100", "8781", "anna@example.ru"] {
        assert!(!page.body.contains(told), "{told}");
    }
    let wrong = admin.post(&format!("{path}/refuse"), &[("why", " ")]).await;
    assert!(wrong.error("why").is_some());
    let done = admin.submit(&page, &[]).await;
    assert_eq!(done.location().as_deref(), Some("/admin/refunds"));
    assert_eq!(
        portal
            .count("select count(*) from refund where state = 'succeeded' and by_hand")
            .await,
        1
    );
    assert_eq!(
        portal
            .count("select count(*) from audit where action = 'payments.refund_approved'")
            .await,
        1
    );
    let late = admin
        .post(&format!("{path}/refuse"), &[("why", "поздно")])
        .await;
    assert_eq!(late.status, StatusCode::SEE_OTHER);
    assert_eq!(
        portal
            .count("select count(*) from refund where state = 'succeeded'")
            .await,
        1
    );
}

#[sqlx::test]
async fn money_that_came_after_the_end_goes_back_without_a_posting(db: PgPool) {
    let (portal, bank) = fake::portal(db).await;
    let mut payer = payer(&portal).await;
    payer.start(&[]).await;
    bank.cancels();
    on_news(&portal.app, bank.news("a")).await.unwrap();
    bank.pays();
    on_news(&portal.app, bank.news("b")).await.unwrap();
    let id = payment(&portal).await;
    let (_, mut clerk) = portal.staff("supervisor").await;
    assert_eq!(
        clerk
            .get("/admin")
            .await
            .text(".queues a[href=\"/admin/payments?look=open\"] b"),
        "1"
    );
    opened(&mut clerk, id).await;
    let form = clerk.get(&format!("/admin/payments/{id}/refund")).await;
    let part = clerk
        .submit(&form, &[("reason", "после отмены"), ("amount", "1")])
        .await;
    assert_eq!(part.status, StatusCode::UNPROCESSABLE_ENTITY, "only whole");
    let sent = clerk.submit(&form, &[("reason", "после отмены")]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    assert_eq!(portal.count("select count(*) from posting").await, 0);
    assert_eq!(
        portal
            .count("select count(*) from payment where state = 'canceled' and review_reason = ''")
            .await,
        1
    );
    assert_eq!(bank.refund_heard().len(), 1);
    on_news(&portal.app, bank.news("c")).await.unwrap();
    assert_eq!(
        portal
            .count("select count(*) from payment where review_reason <> ''")
            .await,
        0
    );
    let page = clerk.get(&format!("/admin/payments/{id}")).await;
    assert!(
        !page.has(&format!("a[href=\"/admin/payments/{id}/refund\"]")),
        "once is enough"
    );
}

#[sqlx::test]
async fn a_review_is_closed_with_a_note_and_posts_nothing(db: PgPool) {
    let (portal, bank) = fake::portal(db).await;
    let mut payer = payer(&portal).await;
    payer.start(&[]).await;
    bank.pays();
    bank.set(|order| order.amount = fake::roubles(100));
    on_news(&portal.app, bank.news("a")).await.unwrap();
    let id = payment(&portal).await;
    let (_, mut operator) = portal.staff("operator").await;
    opened(&mut operator, id).await;
    let path = format!("/admin/payments/{id}/review");
    let denied = operator.post(&path, &[("note", "ясно")]).await;
    assert_eq!(denied.status, StatusCode::FORBIDDEN);
    let (_, mut clerk) = portal.staff("billing").await;
    opened(&mut clerk, id).await;
    let wrong = clerk.post(&path, &[("note", " ")]).await;
    assert!(wrong.error("note").is_some(), "{}", wrong.body);
    let done = clerk.post(&path, &[("note", "банк вернул рубль")]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    assert_eq!(
        portal
            .count("select count(*) from payment where state = 'canceled' and review_reason = ''")
            .await,
        1
    );
    assert_eq!(portal.count("select count(*) from posting").await, 0);
    on_news(&portal.app, bank.news("b")).await.unwrap();
    assert_eq!(
        portal
            .count("select count(*) from payment where review_reason <> ''")
            .await,
        0,
        "looked at already"
    );
    let page = clerk.get(&format!("/admin/payments/{id}")).await;
    assert!(page.body.contains("банк вернул рубль"));
    let seen = payer.client.get(&format!("/payments/{id}")).await;
    assert!(
        !seen.body.contains("Деньги не списаны."),
        "nobody knows that"
    );
}

#[sqlx::test]
async fn the_pages_hold_on_every_screen(db: PgPool) {
    let served = Served::start(db).await;
    super::payments::households(&served.db).await;
    refunded_in_part(&served).await;
    for (screen, lang) in [(DESKTOP, "ru"), (PHONE, "en")] {
        let browser = super::staff_browser::signed_in(&served, screen, "supervisor").await;
        let name = |page: &str| format!("pay-staff-{page}-{lang}");
        browser.go(&format!("/admin?lang={lang}")).await;
        browser.check(&name("first")).await;
        browser.go("/admin/payments").await;
        browser.check(&name("list")).await;
        let id: Uuid = sqlx::query_scalar("select id from payment")
            .fetch_one(&served.db)
            .await
            .unwrap();
        browser.go(&format!("/admin/payments/{id}")).await;
        browser.check(&name("reason")).await;
        browser.fill("#reason", "Звонок жителя").await;
        browser.send().await;
        browser.check(&name("one")).await;
        browser.go(&format!("/admin/payments/{id}/refund")).await;
        browser.check(&name("refund")).await;
        browser.send().await;
        assert!(browser.has("[data-error=reason]").await);
        browser.check(&name("refund-errors")).await;
        browser.go("/admin/refunds").await;
        browser.check(&name("refunds")).await;
        let refund: Uuid =
            sqlx::query_scalar("select id from refund where state = 'waiting_approval'")
                .fetch_one(&served.db)
                .await
                .unwrap();
        browser.go(&format!("/admin/refunds/{refund}")).await;
        browser.check(&name("approve")).await;
        browser.close().await;
    }
}

/// A payment at the demo bank, a part of it given back, another part waiting for its second pair of eyes.
async fn refunded_in_part(served: &Served) {
    let portal = Portal::of(served.app.clone(), kabinet::base::Clock::system());
    let (customer, client) = portal.customer("anna@example.ru").await;
    let account = portal.link(customer, super::payments::HOUSEHOLD).await;
    let mut payer = super::payments::Payer { client, account };
    let heat = payer.input("8781").await;
    let sent = payer.start(&[(&heat, "9000")]).await;
    let bank = sent.location().unwrap();
    let card = [
        ("card_number", "2200 0000 0000 0004"),
        ("expiry", "12/30"),
        ("cvc", "123"),
    ];
    payer.client.post(&bank, &card).await;
    payer.client.post(&bank, &[("code", "1234")]).await;
    let id = payment(&portal).await;
    let (_, mut clerk) = portal.staff("operator").await;
    opened(&mut clerk, id).await;
    for sum in ["100,50", "8000"] {
        let form = clerk.get(&format!("/admin/payments/{id}/refund")).await;
        let sent = clerk
            .submit(&form, &[("reason", "заявление жителя"), ("amount", sum)])
            .await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    }
}
