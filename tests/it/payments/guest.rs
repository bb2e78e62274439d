//! Paying without sign-in: the question, one bill, the payment, and what of it nobody else sees.

use super::super::support::{Client, Portal, Reply};
use super::{HOUSEHOLD, STRANGERS, fake, households, one, payment, state};
use axum::http::StatusCode;
use chrono::Duration;
use sqlx::PgPool;
use tower::ServiceExt;

const CODE: &str = "466305";

async fn portal(db: PgPool) -> Portal {
    let portal = Portal::new(db).await;
    prepared(&portal).await;
    portal
}

async fn prepared(portal: &Portal) {
    households(&portal.db).await;
    sqlx::raw_sql(
        "update account set link_code = '466305', owner_name = 'Семёнова Светлана Михайловна' where number = '700100';
         update account set link_code = '112233' where number = '700200';
         insert into meter (account_id, supplier_code, service_code, serial)
             select id, 'water', 'cold_water', '927210' from account where number = '700100';",
    )
    .execute(&portal.db)
    .await
    .unwrap();
}

async fn ask(client: &mut Client, number: &str, answer: &str) -> Reply {
    let page = client.get("/pay").await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    let fields = [
        ("number", number),
        ("question", "link_code"),
        ("answer", answer),
    ];
    client.submit(&page, &fields).await
}

/// The bill's address, after a right answer.
async fn opened(client: &mut Client) -> String {
    let reply = ask(client, HOUSEHOLD, CODE).await;
    assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", reply.body);
    reply.location().unwrap()
}

/// From the bill to the bank: what the last post answers.
async fn start(client: &mut Client, bill: &str, fields: &[(&str, &str)]) -> Reply {
    let page = client.get(bill).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    let mut all = vec![("rules", "1"), ("receipt_email", "guest@example.ru")];
    all.extend(fields);
    let check = client.submit(&page, &all).await;
    assert_eq!(check.status, StatusCode::OK, "{}", check.body);
    client.submit(&check, &[]).await
}

#[sqlx::test]
async fn a_right_answer_opens_one_bill_and_shows_nothing_else(db: PgPool) {
    let portal = portal(db).await;
    let mut guest = portal.visitor();
    let bill = opened(&mut guest).await;
    let token = bill.strip_prefix("/b/").unwrap();
    assert!(token.len() >= 43, "256 bits: {token}");
    let page = guest.get(&bill).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    assert!(page.text("h1").contains("2026"), "{}", page.text("h1"));
    assert_eq!(page.attribute("[data-balance]", "data-balance"), "1200.50");
    let total = |number: &str| {
        let mark = format!("[data-column=total][data-contract=\"{number}\"]");
        page.attribute(&mark, "data-amount")
    };
    assert_eq!(
        [total("8781"), total("8791"), total("8801")],
        ["1000.50", "200.00", "-2.13"]
    );
    let value =
        |number: &str| page.attribute(&format!("input[data-contract=\"{number}\"]"), "value");
    assert_eq!(
        [value("8781"), value("8791"), value("8801")],
        ["1000,50", "200,00", ""]
    );
    for secret in [
        "Семёнова",
        "Светлана",
        "Лесная",
        "кв. 3",
        "700100",
        "927210",
        "466305",
        "/accounts/",
    ] {
        assert!(!page.body.contains(secret), "{secret}");
    }
    assert!(page.body.contains("Л***я ул., *, кв. *"), "{}", page.body);
    assert!(page.body.contains("••0100"));
    // Only the hash is kept, and anybody with the address may open it: it is the proof.
    assert_eq!(
        portal
            .count("select count(*) from bill_token where octet_length(hash) = 32")
            .await,
        1
    );
    let kept: String = one(&portal, "select bill_token::text from bill_token").await;
    assert!(!kept.contains(token));
    assert_eq!(portal.visitor().get(&bill).await.status, StatusCode::OK);
    assert_eq!(
        portal
            .count("select count(*) from audit where action = 'payments.bill_opened'")
            .await,
        1
    );
}

#[sqlx::test]
async fn every_failure_is_one_text_whether_the_number_exists_or_not(db: PgPool) {
    let portal = portal(db).await;
    let mut bodies = Vec::new();
    for (place, number) in [HOUSEHOLD, "8781", "999999"].into_iter().enumerate() {
        let mut guest = portal.visitor();
        guest.from = format!("192.0.2.{}", 20 + place);
        let begun = std::time::Instant::now();
        let reply = ask(&mut guest, number, "000000").await;
        // Each waits for the same tenth of a second, which hides what the number changes.
        assert!(begun.elapsed() >= std::time::Duration::from_millis(100));
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(reply.error("answer").is_some());
        assert_eq!(reply.attribute("#number", "value"), number);
        bodies.push(reply.body.replace(number, "NUMBER"));
    }
    assert!(
        bodies.iter().all(|body| *body == bodies[0]),
        "equal to the byte"
    );
    // The answer of another household, or one that it does not have, is wrong too.
    for (question, answer) in [
        ("link_code", "112233"),
        ("bill_total", "77,00"),
        ("bill_total", "-2,13"),
    ] {
        let mut guest = portal.visitor();
        guest.from = "192.0.2.40".to_owned();
        let fields = [
            ("number", HOUSEHOLD),
            ("question", question),
            ("answer", answer),
        ];
        let reply = guest.post("/pay", &fields).await;
        assert_eq!(
            reply.status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "{question} {answer}"
        );
    }
    assert_eq!(portal.count("select count(*) from bill_token").await, 0);
}

#[sqlx::test]
async fn what_is_no_number_question_or_answer_is_told_field_by_field(db: PgPool) {
    let portal = portal(db).await;
    let mut guest = portal.visitor();
    for (fields, wrong) in [
        (vec![], vec!["number", "question", "answer"]),
        (
            vec![("number", "!!"), ("question", "surname"), ("answer", "x")],
            vec!["number", "question"],
        ),
        (
            vec![("number", HOUSEHOLD), ("question", "link_code")],
            vec!["answer"],
        ),
    ] {
        let reply = guest.post("/pay", &fields).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(reply.attributes("[data-error]", "data-error"), wrong);
    }
    assert_eq!(
        portal.count("select count(*) from link_try").await,
        0,
        "nothing was tried"
    );
}

#[sqlx::test]
async fn wrong_answers_lock_paying_and_linking_together(db: PgPool) {
    let portal = portal(db).await;
    let mut guest = portal.visitor();
    for _ in 0..5 {
        let reply = ask(&mut guest, HOUSEHOLD, "000000").await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let locked = ask(&mut guest, HOUSEHOLD, CODE).await;
    assert_eq!(
        locked.status,
        StatusCode::TOO_MANY_REQUESTS,
        "a right answer too"
    );
    assert!(locked.has("[role=alert]"));
    // A signed-in person's tries count with those of linking.
    let (_, mut anna) = portal.customer("anna@example.ru").await;
    anna.from = "192.0.2.77".to_owned();
    for _ in 0..4 {
        ask(&mut anna, STRANGERS, "000000").await;
    }
    anna.post(
        "/accounts/new",
        &[("number", STRANGERS), ("relation", "owner")],
    )
    .await;
    let fifth = [("question", "link_code"), ("answer", "000000")];
    anna.post("/accounts/new/verify", &fifth).await;
    let reply = ask(&mut anna, STRANGERS, "112233").await;
    assert_eq!(reply.status, StatusCode::TOO_MANY_REQUESTS);
    // An hour later it opens.
    portal.clock.advance(Duration::minutes(61));
    assert_eq!(
        ask(&mut guest, HOUSEHOLD, CODE).await.status,
        StatusCode::SEE_OTHER
    );
}

#[sqlx::test]
async fn a_wrong_or_expired_address_is_the_same_404(db: PgPool) {
    let portal = portal(db).await;
    let mut guest = portal.visitor();
    let bill = opened(&mut guest).await;
    let absent = format!("/b/{}", "A".repeat(43));
    let seen = |body: &str, path: &str| body.replace(path.strip_prefix("/b/").unwrap(), "TOKEN");
    let nobodys = guest.get(&absent).await;
    assert_eq!(nobodys.status, StatusCode::NOT_FOUND);
    portal
        .clock
        .advance(Duration::hours(24) - Duration::seconds(1));
    assert_eq!(guest.get(&bill).await.status, StatusCode::OK);
    portal.clock.advance(Duration::seconds(1));
    let over = guest.get(&bill).await;
    assert_eq!(over.status, StatusCode::NOT_FOUND);
    assert_eq!(seen(&over.body, &bill), seen(&nobodys.body, &absent));
    for page in ["/check", "/payments"] {
        let reply = guest
            .post(&format!("{bill}{page}"), &[("rules", "1")])
            .await;
        assert_eq!(reply.status, StatusCode::NOT_FOUND, "{page}");
    }
    for path in ["/b/x", "/b/%F0%9F%98%80", "/b/..%2f..", "/b/"] {
        assert_eq!(
            guest.get(path).await.status,
            StatusCode::NOT_FOUND,
            "{path}"
        );
    }
    portal.drain().await;
    kabinet::payments::jobs::clean(&portal.app).await.unwrap();
    assert_eq!(portal.count("select count(*) from bill_token").await, 0);
}

#[sqlx::test]
async fn a_guest_pays_and_sees_what_became_of_it(db: PgPool) {
    let (portal, bank) = fake::portal(db).await;
    prepared(&portal).await;
    let mut guest = portal.visitor();
    let bill = opened(&mut guest).await;
    let sent = start(&mut guest, &bill, &[]).await;
    assert!(
        sent.location().unwrap().starts_with(fake::ORIGIN),
        "{}",
        sent.body
    );
    let heard = &bank.heard()[0];
    assert_eq!(heard.payer, None);
    assert!(!heard.save_card && heard.card.is_none());
    let token = bill.strip_prefix("/b/").unwrap();
    assert!(
        !heard.return_url.contains(token),
        "the bank does not learn the bill's address"
    );
    let page = heard
        .return_url
        .strip_prefix("http://kabinet.test")
        .unwrap()
        .to_owned();
    assert!(page.starts_with("/b/"));
    let waiting = guest.get(&page).await;
    assert_eq!(
        waiting.attribute("[data-payment]", "data-state"),
        "pending",
        "{}",
        waiting.body
    );
    bank.pays();
    portal.clock.advance(Duration::seconds(11));
    portal.drain().await;
    let paid = guest.get(&page).await;
    assert_eq!(paid.attribute("[data-payment]", "data-state"), "succeeded");
    assert_eq!(paid.attribute("[data-payment]", "data-amount"), "1200.50");
    assert_eq!(
        paid.attributes("[data-part]", "data-amount"),
        ["200.00", "1000.50"]
    );
    for secret in [
        "Семёнова",
        "Лес",
        "700100",
        "guest@example.ru",
        "/accounts/",
        token,
    ] {
        assert!(!paid.body.contains(secret), "{secret}");
    }
    assert_eq!(
        guest
            .get(&bill)
            .await
            .attribute("[data-balance]", "data-balance"),
        "0.00"
    );
    // The letter goes to the address of the receipt; its link opens the payment and not the bill.
    let letter = portal.letter("guest@example.ru", "payment").await;
    assert!(letter.text.contains("1\u{a0}200,50"), "{}", letter.text);
    assert!(!letter.text.contains(token) && !letter.text.contains("Семёнова"));
    assert_eq!(letter.link("/b/"), page);
    // On paper and once more, by the same right; never to another address.
    let paper = guest.get(&format!("{page}/receipt")).await;
    assert_eq!(paper.status, StatusCode::OK, "{}", paper.body);
    assert_eq!(
        paper.attributes("[data-part]", "data-amount"),
        ["200.00", "1000.50"]
    );
    assert!(!paper.body.contains("guest@example.ru") && !paper.body.contains("Семёнова"));
    let to = [("receipt_email", "other@example.ru")];
    let again = guest.post(&format!("{page}/receipt/send"), &to).await;
    assert_eq!(again.location(), Some(format!("{page}/receipt")));
    let letters = portal.letters().await;
    let sent = letters.iter().filter(|letter| letter.kind == "payment");
    assert_eq!(
        sent.filter(|letter| letter.to == "guest@example.ru")
            .count(),
        2
    );
    assert!(letters.iter().all(|letter| letter.to != "other@example.ru"));
    let soon = guest.post(&format!("{page}/receipt/send"), &[]).await;
    assert_eq!(soon.status, StatusCode::TOO_MANY_REQUESTS);
    // Somebody else's key, or another payment with this key, is the 404.
    let (head, id) = page.rsplit_once('/').unwrap();
    let other = payment(&portal).await;
    for wrong in [
        format!("{head}/{other}/receipt"),
        format!("{head}/{other}"),
        format!("/b/{token}/payments/{id}"),
    ] {
        assert_eq!(
            portal.visitor().get(&wrong).await.status,
            StatusCode::NOT_FOUND,
            "{wrong}"
        );
    }
    portal.clock.advance(Duration::days(93));
    assert_eq!(guest.get(&page).await.status, StatusCode::NOT_FOUND);
}

#[sqlx::test]
async fn a_guests_declined_payment_is_tried_again_in_the_same_browser_without_another_answer(
    db: PgPool,
) {
    let (portal, bank) = fake::portal(db).await;
    prepared(&portal).await;
    let mut guest = portal.visitor();
    let bill = opened(&mut guest).await;
    start(&mut guest, &bill, &[]).await;
    bank.cancels();
    portal.clock.advance(Duration::seconds(11));
    portal.drain().await;
    let letter = portal.letter("guest@example.ru", "payment_failed").await;
    let path = letter.link("/b/");
    let page = guest.get(&path).await;
    assert_eq!(page.attribute("[data-payment]", "data-state"), "canceled");
    assert_eq!(page.attributes("main a.btn", "href"), [bill.as_str()]);
    assert_eq!(portal.count("select count(*) from posting").await, 0);
    // Whoever else has the letter learns no bill.
    let other = portal.visitor().get(&path).await;
    assert_eq!(other.attributes("main a.btn", "href"), ["/pay"]);
    let token = bill.strip_prefix("/b/").unwrap();
    assert!(!other.body.contains(token));
    // What a browser keeps of one payment is nothing for another.
    let mut thief = guest.clone();
    let form = uuid::Uuid::new_v4();
    thief
        .cookies
        .insert("guest".to_owned(), format!("{form}.{token}"));
    assert!(!thief.get(&path).await.body.contains(token));
    // It goes on to the bank without a question; what is paid invites nobody to pay again.
    let again = start(&mut guest, &bill, &[]).await;
    assert!(again.location().unwrap().starts_with(fake::ORIGIN));
    assert_eq!(portal.count("select count(*) from payment").await, 2);
    let mut late = guest.clone();
    late.cookies.insert(
        "guest".to_owned(),
        format!("{}.{token}", path.rsplit_once('/').unwrap().1),
    );
    assert!(late.get(&path).await.body.contains(token));
    portal.clock.advance(Duration::minutes(60));
    assert!(
        !late.get(&path).await.body.contains(token),
        "an hour is over"
    );
}

#[sqlx::test]
async fn a_bills_address_goes_nowhere_with_a_referrer_and_its_forms_work_all_the_same(db: PgPool) {
    let portal = portal(db).await;
    let mut guest = portal.visitor();
    let bill = opened(&mut guest).await;
    let page = guest.get(&bill).await;
    let fields = [("rules", "1"), ("receipt_email", "guest@example.ru")];
    let absent = guest.get(&format!("/b/{}", "A".repeat(43))).await;
    let payment = guest.get(&format!("{bill}/payments/x")).await;
    let check = guest.submit(&page, &fields).await;
    assert_eq!(check.status, StatusCode::OK, "{}", check.body);
    for reply in [&page, &check, &absent, &payment] {
        assert_eq!(
            reply.headers["referrer-policy"], "no-referrer",
            "{}",
            reply.path
        );
        assert_eq!(reply.headers["x-robots-tag"], "noindex", "{}", reply.path);
        assert_eq!(reply.headers["cache-control"], "no-store", "{}", reply.path);
    }
    // The language is switched where the form stands.
    let switch = check.attributes("a.lang", "href");
    assert!(switch.contains(&format!("{bill}?lang=en")), "{switch:?}");
    // A page without referrer posts with «Origin: null»: where it comes from is told by Sec-Fetch-Site alone.
    let check = format!("{bill}/check");
    for (path, site, origin, status) in [
        (check.as_str(), None, "null", StatusCode::FORBIDDEN),
        (
            &check,
            Some("same-origin"),
            "null",
            StatusCode::UNPROCESSABLE_ENTITY,
        ),
        (&check, Some("cross-site"), "null", StatusCode::FORBIDDEN),
        (&check, Some("same-site"), "null", StatusCode::FORBIDDEN),
        (&check, None, "https://evil.example", StatusCode::FORBIDDEN),
        ("/pay", None, "null", StatusCode::FORBIDDEN),
        ("/sign-in", None, "null", StatusCode::FORBIDDEN),
    ] {
        let mut request = axum::http::Request::post(path).header("origin", origin);
        if let Some(site) = site {
            request = request.header("sec-fetch-site", site);
        }
        let router = kabinet::router::router(portal.app.clone());
        let request = request
            .header("content-type", "application/x-www-form-urlencoded")
            .body(axum::body::Body::empty());
        let reply = router.oneshot(request.unwrap()).await.unwrap();
        assert_eq!(reply.status(), status, "{path} {site:?} {origin}");
    }
    assert_eq!(portal.count("select count(*) from payment").await, 0);
}

#[sqlx::test]
async fn a_new_owners_bill_is_not_opened_by_what_the_former_one_was_given(db: PgPool) {
    let portal = portal(db).await;
    let mut former = portal.visitor();
    let old = opened(&mut former).await;
    portal.clock.advance(Duration::hours(9));
    // The clock stands on 22 November, 21:00 in Moscow; the flat is sold on the 23rd.
    sqlx::query("update account set owner_since = $1 where number = '700100'")
        .bind(portal.app.today().succ_opt().unwrap())
        .execute(&portal.db)
        .await
        .unwrap();
    assert_eq!(
        former.get(&old).await.status,
        StatusCode::OK,
        "not his day yet"
    );
    portal.clock.advance(Duration::hours(4));
    assert_eq!(former.get(&old).await.status, StatusCode::NOT_FOUND);
    let new = opened(&mut portal.visitor()).await;
    assert_eq!(portal.visitor().get(&new).await.status, StatusCode::OK);
}

#[sqlx::test]
async fn suppliers_that_the_bill_does_not_name_are_not_on_its_page(db: PgPool) {
    let portal = portal(db).await;
    sqlx::raw_sql(
        "insert into bill (account_id, period, loaded_at)
             select id, '2026-09-01', '2026-10-03T00:00:00Z' from account where number = '700100';
         insert into supplier_account (account_id, supplier_code, number)
             select id, 'heat', '9999' from account where number = '700100';
         insert into bill_total (account_id, period, supplier_account_id, charged, total, loaded_at)
             select account_id, '2026-09-01', id, 33.33, 33.33, '2026-10-03T00:00:00Z'
             from supplier_account where number = '9999'",
    )
    .execute(&portal.db)
    .await
    .unwrap();
    let mut guest = portal.visitor();
    let bill = opened(&mut guest).await;
    let page = guest.get(&bill).await;
    assert!(!page.body.contains("9999") && !page.body.contains("33,33"));
    assert_eq!(page.attribute("[data-balance]", "data-balance"), "1200.50");
}

#[sqlx::test]
async fn one_address_may_not_try_many_households(db: PgPool) {
    let portal = Portal::with(db, |config| config.linking.address_failures_per_hour = 3).await;
    prepared(&portal).await;
    let mut guest = portal.visitor();
    for number in ["999991", "8781", "999993"] {
        let reply = ask(&mut guest, number, "000000").await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    for (number, answer) in [(HOUSEHOLD, CODE), ("999994", "000000")] {
        let reply = ask(&mut guest, number, answer).await;
        assert_eq!(reply.status, StatusCode::TOO_MANY_REQUESTS, "{number}");
    }
    let mut neighbour = portal.visitor();
    neighbour.from = "198.51.100.9".to_owned();
    assert_eq!(
        ask(&mut neighbour, HOUSEHOLD, CODE).await.status,
        StatusCode::SEE_OTHER
    );
}

#[sqlx::test]
async fn the_guests_form_has_the_rules_of_the_residents_one(db: PgPool) {
    let portal = portal(db).await;
    let mut guest = portal.visitor();
    let bill = opened(&mut guest).await;
    let page = guest.get(&bill).await;
    let heat = page.attribute("input[data-contract=\"8781\"]", "name");
    let good = [("rules", "1"), ("receipt_email", "guest@example.ru")];
    for (fields, wrong) in [
        (vec![("rules", "")], "rules"),
        (vec![("receipt_email", "")], "receipt_email"),
        (
            vec![("receipt_channel", "sms"), ("receipt_phone", "")],
            "receipt_phone",
        ),
        (vec![("method", "gold")], "method"),
        (vec![(heat.as_str(), "-5")], heat.as_str()),
    ] {
        let mut all = good.to_vec();
        all.retain(|(name, _)| fields.iter().all(|(over, _)| over != name));
        all.extend(&fields);
        let reply = guest.submit(&page, &all).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{fields:?}");
        assert!(reply.error(wrong).is_some(), "{fields:?}: {}", reply.body);
    }
    // Without the prefilled e-mail an empty one is refused; amounts of another household mean nothing.
    let foreign: uuid::Uuid = one(
        &portal,
        "select id from supplier_account where number = '8782'",
    )
    .await;
    let name = format!("amount_{}", foreign.simple());
    let check = guest
        .submit(&page, &[good[0], good[1], (&name, "77")])
        .await;
    assert_eq!(check.status, StatusCode::OK);
    assert!(!check.body.contains("8782"));
    let fields = check.form().fields;
    let mut fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(n, v)| (n.as_str(), v.as_str()))
        .collect();
    fields.push(("edit", "1"));
    let again = guest.post(&format!("{bill}/check"), &fields).await;
    assert_eq!(
        again.attribute("#receipt_email", "value"),
        "guest@example.ru"
    );
    assert_eq!(portal.count("select count(*) from payment").await, 0);
}

#[sqlx::test]
async fn a_guests_form_sent_fifty_times_makes_one_payment(db: PgPool) {
    let (portal, _bank) = fake::portal(db).await;
    prepared(&portal).await;
    let mut guest = portal.visitor();
    let bill = opened(&mut guest).await;
    let page = guest.get(&bill).await;
    let fields = [("rules", "1"), ("receipt_email", "guest@example.ru")];
    let form = guest.submit(&page, &fields).await.form();
    let mut posts = tokio::task::JoinSet::new();
    for _ in 0..50 {
        let (mut client, action, fields) =
            (guest.clone(), form.action.clone(), form.fields.clone());
        posts.spawn(async move {
            let fields: Vec<(&str, &str)> = fields
                .iter()
                .map(|(n, v)| (n.as_str(), v.as_str()))
                .collect();
            client.post(&action, &fields).await.location()
        });
    }
    let answers: std::collections::HashSet<_> = posts.join_all().await.into_iter().collect();
    assert_eq!(answers.len(), 1, "{answers:?}");
    assert_eq!(portal.count("select count(*) from payment").await, 1);
    assert_eq!(portal.count("select count(*) from guest_payment").await, 1);
    assert_eq!(state(&portal).await, "pending");
}

#[sqlx::test]
async fn the_front_page_and_the_sign_in_page_lead_to_it_where_paying_is_on(db: PgPool) {
    let on = portal(db.clone()).await;
    let off = Portal::with(db, |config| {
        config.payments.gateway = kabinet::config::Gateway::Off;
    })
    .await;
    for page in ["/", "/sign-in"] {
        assert!(on.visitor().get(page).await.has("a[href=\"/pay\"]"));
        assert!(!off.visitor().get(page).await.has("a[href=\"/pay\"]"));
    }
    let mut guest = off.visitor();
    let bill = opened(&mut guest).await;
    let page = guest.get(&bill).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(!page.has("form[data-form=main]"), "there is no way to pay");
    let reply = guest
        .post(&format!("{bill}/payments"), &[("rules", "1")])
        .await;
    assert_eq!(reply.status, StatusCode::NOT_FOUND);
}
