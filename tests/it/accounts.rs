//! Linking an account: numbers, control answers, locks, letters; details, tariffs, meters.

use super::support::{Client, Portal, Reply};
use axum::http::StatusCode;
use chrono::Duration;
use sqlx::PgPool;
use uuid::Uuid;

/// Two households: the Petrovs' with two supplier accounts, an old number and an alias, and another one
/// that shares a supplier account number with it.
const HOUSEHOLDS: &str = "
insert into supplier (code, name, short_name) values ('okt', 'МУП ЖКХ «Заречное»', 'Заречное'), ('tes', 'АО «Свет»', ''),
    ('vk', 'ООО «ВК»', '');
insert into account (number, old_number, address, building, apartment, owner_name, link_code, title) values
    ('700100103492', '100103492', '634583, Томская обл., Заречное с., Лесная ул., д.5, кв.3', 'Заречное с., Лесная ул., д.5', '3',
     'Семёнова Светлана Михайловна', '466305', 'ЕПД'),
    ('700200560017', '', 'Мирный п., Тихий пер., д.1, кв.7', '', '7', 'Иванов Пётр Петрович', '781240', '');
insert into account_alias (alias, account_id) select '70АА000560', id from account where number = '700100103492';
insert into supplier_account (account_id, supplier_code, number)
    select id, 'okt', '887100103492' from account where number = '700100103492'
    union all select id, 'tes', '560017' from account where number = '700100103492'
    union all select id, 'vk', '880100103492' from account where number = '700100103492'
    union all select id, 'vk', '560017' from account where number = '700200560017';
insert into bill (account_id, period, due_on) select id, '2026-10-01'::date, '2026-11-15'::date from account
    union all select id, '2026-09-01'::date, '2026-10-15'::date from account;
insert into bill_total (account_id, period, supplier_account_id, label, charged, total, payable)
    select s.account_id, '2026-10-01'::date, s.id, v.label, v.total, v.total, v.payable
    from supplier_account s join (values
        ('887100103492', '', 62918.45, true), ('560017', '1/12', 1628.12, true), ('560017', 'Факт', 1703.90, false),
        ('880100103492', '', -2.13, true)) v (number, label, total, payable) on v.number = s.number
    where s.account_id = (select id from account where number = '700100103492');
insert into bill_total (account_id, period, supplier_account_id, charged, total)
    select account_id, '2026-09-01'::date, id, 500.00, 500.00 from supplier_account where number = '887100103492';
insert into payment_record (supplier_code, external_id, account_id, supplier_account_id, paid_on, amount)
    select 'okt', v.external, account_id, id, v.day, v.amount from supplier_account,
    (values ('1', '2026-10-20'::date, 700.50), ('2', '2026-09-20'::date, 600.00)) v (external, day, amount) where number = '887100103492';
insert into meter (account_id, supplier_code, service_code, serial, removed_on) select id, 'okt', v.service, v.serial, v.removed::date
    from account, (values ('hot_water', '0517480', null), ('cold_water', '1', '2017-07-01'::date)) v (service, serial, removed)
    where number = '700100103492';
";

async fn portal(db: PgPool) -> Portal {
    portal_with(db, |_| ()).await
}

async fn portal_with(db: PgPool, change: impl FnOnce(&mut kabinet::config::Config)) -> Portal {
    let portal = Portal::with(db, change).await;
    sqlx::raw_sql(HOUSEHOLDS).execute(&portal.db).await.unwrap();
    portal
}

async fn account(portal: &Portal, number: &str) -> Uuid {
    sqlx::query_scalar("select id from account where number = $1")
        .bind(number)
        .fetch_one(&portal.db)
        .await
        .unwrap()
}

/// Both pages: the number, then the answer.
async fn link(client: &mut Client, number: &str, question: &str, answer: &str) -> Reply {
    let first = client
        .post(
            "/accounts/new",
            &[("number", number), ("relation", "owner")],
        )
        .await;
    assert_eq!(
        first.location().as_deref(),
        Some("/accounts/new/verify"),
        "{number}: {}",
        first.body
    );
    try_answer(client, question, answer).await
}

async fn try_answer(client: &mut Client, question: &str, answer: &str) -> Reply {
    client
        .post(
            "/accounts/new/verify",
            &[("question", question), ("answer", answer)],
        )
        .await
}

#[sqlx::test]
async fn a_number_and_the_code_from_the_bill_link_the_account(db: PgPool) {
    let portal = portal(db).await;
    let (anna, mut client) = portal.customer("anna@example.org").await;
    let form = client.get("/accounts/new").await;
    let second = client
        .submit(
            &form,
            &[
                ("number", " 7001 0010 3492 "),
                ("relation", "tenant"),
                ("title", "Мамина квартира"),
            ],
        )
        .await;
    assert_eq!(second.status, StatusCode::SEE_OTHER);
    let question = client.follow(second).await;
    assert_eq!(question.text("h1"), "Контрольный вопрос");
    assert_eq!(
        question.attributes("input[name=question]", "value"),
        ["link_code", "bill_total"]
    );
    let done = client
        .submit(
            &question,
            &[("question", "link_code"), ("answer", "466 305")],
        )
        .await;
    let id = account(&portal, "700100103492").await;
    assert_eq!(done.location(), Some(format!("/accounts/{id}")));
    let row: (Uuid, String, String) =
        sqlx::query_as("select customer_id, relation, title from account_link")
            .fetch_one(&portal.db)
            .await
            .unwrap();
    assert_eq!(
        row,
        (anna, "tenant".to_owned(), "Мамина квартира".to_owned())
    );
    assert_eq!(
        portal
            .count("select count(*) from audit where action = 'account.linked' and account_id is not null")
            .await,
        1
    );
    let letter = portal.letter("anna@example.org", "linked").await;
    assert_eq!(letter.subject, "Лицевой счёт ••3492 подключён");
    assert!(
        letter.text.contains("Лесная ул., д.5, кв.3") && letter.text.contains("22.11.2026 12:00"),
        "{}",
        letter.text
    );
    assert!(!letter.text.contains("700100103492"));
    assert_eq!(letter.link("/accounts/"), format!("/accounts/{id}"));
    let again = client.get("/accounts/new/verify").await;
    assert_eq!(
        again.location().as_deref(),
        Some("/accounts/new"),
        "the errand is over"
    );
}

#[sqlx::test]
async fn any_number_of_the_bill_in_any_writing_is_taken(db: PgPool) {
    let portal = portal(db).await;
    let id = account(&portal, "700100103492").await;
    let numbers = [
        "700100103492",
        "7001-0010",
        "100103492",
        "887100103492",
        "880100103492",
        "70aa000560",
        "70 АА 000560",
        "560017",
    ];
    for (i, number) in numbers.into_iter().enumerate() {
        let (_, mut client) = portal.customer(&format!("p{i}@example.org")).await;
        let done = link(&mut client, number, "link_code", "466305").await;
        if number == "7001-0010" {
            assert_eq!(done.status, StatusCode::UNPROCESSABLE_ENTITY);
        } else {
            assert_eq!(done.location(), Some(format!("/accounts/{id}")), "{number}");
        }
    }
}

#[sqlx::test]
async fn any_positive_total_of_the_newest_bill_is_right(db: PgPool) {
    let portal = portal(db).await;
    let taken = async |i: usize, answer: &str| {
        let (_, mut client) = portal.customer(&format!("p{i}@example.org")).await;
        client.from = format!("192.0.2.{i}");
        link(&mut client, "700100103492", "bill_total", answer)
            .await
            .status
    };
    let right = [
        "62918,45",
        "62 918.45 руб.",
        "1628.12",
        "1703,90 ₽",
        "64546,57",
    ];
    for (i, answer) in right.into_iter().enumerate() {
        assert_eq!(taken(i, answer).await, StatusCode::SEE_OTHER, "{answer}");
    }
    // An overpayment, the old bill, nothing, a net sum with the overpayment in it.
    for (i, answer) in ["-2,13", "2,13", "500,00", "0", "64544,44"]
        .into_iter()
        .enumerate()
    {
        assert_eq!(
            taken(100 + i, answer).await,
            StatusCode::UNPROCESSABLE_ENTITY,
            "{answer}"
        );
    }
}

#[sqlx::test]
async fn questions_that_are_configured_are_offered_and_answered(db: PgPool) {
    use kabinet::config::LinkQuestion::*;
    let portal = portal_with(db, |config| {
        config.linking.questions = vec![LastPayment, Surname, MeterSerial, FullName]
    })
    .await;
    let id = account(&portal, "700100103492").await;
    let answers = [
        ("last_payment", "700,5"),
        ("surname", "семенова"),
        ("meter_serial", "517480"),
        ("full_name", "Семенова Светлана Михайловна"),
    ];
    for (i, (question, answer)) in answers.into_iter().enumerate() {
        let (_, mut client) = portal.customer(&format!("p{i}@example.org")).await;
        let done = link(&mut client, "700100103492", question, answer).await;
        assert_eq!(
            done.location(),
            Some(format!("/accounts/{id}")),
            "{question}"
        );
    }
    let (_, mut client) = portal.customer("z@example.org").await;
    for (question, answer) in [("last_payment", "600"), ("meter_serial", "1")] {
        let refused = link(&mut client, "700100103492", question, answer).await;
        assert_eq!(
            refused.status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "{question}"
        );
    }
    let refused = link(&mut client, "700100103492", "link_code", "466305").await;
    assert!(
        refused.error("question").is_some(),
        "not offered, not taken"
    );
}

#[sqlx::test]
async fn only_what_cannot_be_a_number_is_refused_at_once(db: PgPool) {
    let portal = portal(db).await;
    let (_, mut client) = portal.customer("anna@example.org").await;
    for number in ["", "счёт", "12;34", "--"] {
        let page = client
            .post(
                "/accounts/new",
                &[("number", number), ("relation", "owner"), ("title", "Дача")],
            )
            .await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{number}");
        assert!(page.error("number").is_some());
        assert!(page.text("title").starts_with("Ошибка: "));
        assert_eq!(page.attribute("#title", "value"), "Дача");
    }
    let page = client
        .post(
            "/accounts/new",
            &[("number", "999"), ("relation", "neighbour")],
        )
        .await;
    assert_eq!(
        page.error("relation").as_deref(),
        Some("Выберите, кем вы приходитесь")
    );
    let page = client
        .post("/accounts/new", &[("number", "999"), ("relation", "owner")])
        .await;
    assert_eq!(page.location().as_deref(), Some("/accounts/new/verify"));
}

#[sqlx::test]
async fn a_known_and_an_unknown_number_cannot_be_told_apart(db: PgPool) {
    let portal = portal(db).await;
    let (_, mut known) = portal.customer("a@example.org").await;
    let (_, mut unknown) = portal.customer("b@example.org").await;
    unknown.from = "192.0.2.77".to_owned();
    let other = "700100103499";
    let same = |a: &Reply, b: &Reply| {
        let b_body = b.body.replace(other, "700100103492");
        assert_eq!(a.status, b.status);
        assert_eq!(a.body, b_body);
        let headers =
            |r: &Reply| -> Vec<String> { r.headers.keys().map(ToString::to_string).collect() };
        assert_eq!(headers(a), headers(b));
        assert_eq!(a.headers.get("retry-after"), b.headers.get("retry-after"));
    };
    let number = |n: &'static str| [("number", n), ("relation", "owner"), ("title", "")];
    let (a, b) = (
        known.post("/accounts/new", &number("700100103492")).await,
        unknown.post("/accounts/new", &number(other)).await,
    );
    same(&a, &b);
    let (a, b) = (known.follow(a).await, unknown.follow(b).await);
    same(&a, &b);
    for (question, answer) in [
        ("", ""),
        ("link_code", "000001"),
        ("bill_total", "0"),
        ("bill_total", "x"),
        ("link_code", "000002"),
        ("link_code", "000003"),
        ("link_code", "000004"),
    ] {
        same(
            &try_answer(&mut known, question, answer).await,
            &try_answer(&mut unknown, question, answer).await,
        );
    }
}

#[sqlx::test]
async fn five_wrong_answers_lock_and_each_lock_lasts_twice_as_long(db: PgPool) {
    let portal = portal(db).await;
    let (_, mut client) = portal.customer("anna@example.org").await;
    // One sentence each time, by whatever number: it must not tell that the household is the same.
    for number in [
        "700100103492",
        "70АА000560",
        "100103492",
        "887100103492",
        "700100103492",
    ] {
        let page = link(&mut client, number, "link_code", "1").await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(
            page.error("answer").unwrap(),
            "Номер или ответ не совпали с последней квитанцией. Проверьте и то и другое: \
             после нескольких ошибок подряд придётся подождать"
        );
    }
    let locked = try_answer(&mut client, "link_code", "466305").await;
    assert_eq!(
        locked.status,
        StatusCode::TOO_MANY_REQUESTS,
        "also for a right answer"
    );
    assert_eq!(locked.headers["retry-after"], "3600");
    assert!(locked.text("[role=alert]").contains("60 минут"));
    // Another number of the same household is no way around, another household is free.
    let locked = link(&mut client, "70АА000560", "link_code", "466305").await;
    assert_eq!(locked.status, StatusCode::TOO_MANY_REQUESTS);
    portal.clock.advance(Duration::minutes(59));
    client = portal
        .signed_in(id_of(&portal, "anna@example.org").await)
        .await;
    let locked = link(&mut client, "700100103492", "link_code", "466305").await;
    assert_eq!(locked.headers["retry-after"], "60");
    portal.clock.advance(Duration::minutes(1));
    for _ in 0..5 {
        let wrong = link(&mut client, "700100103492", "link_code", "1").await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let locked = link(&mut client, "700100103492", "link_code", "466305").await;
    assert_eq!(locked.headers["retry-after"], "7200");
    portal.clock.advance(Duration::hours(2));
    let done = link(&mut client, "700100103492", "link_code", "466305").await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    assert_eq!(
        portal
            .count("select count(*) from link_try where scope = 'pair'")
            .await,
        0,
        "a right answer forgives"
    );
}

async fn id_of(portal: &Portal, email: &str) -> Uuid {
    sqlx::query_scalar("select id from customer where email = $1")
        .bind(email)
        .fetch_one(&portal.db)
        .await
        .unwrap()
}

#[sqlx::test]
async fn strangers_lock_a_household_for_strangers_and_never_for_its_own(db: PgPool) {
    let portal = portal_with(db, |config| config.linking.account_failures_per_30_days = 6).await;
    let (owner, mut client) = portal.customer("owner@example.org").await;
    let id = portal.link(owner, "700100103492").await;
    for i in 0..6 {
        let (_, mut stranger) = portal.customer(&format!("s{i}@example.org")).await;
        stranger.from = format!("192.0.2.{}", 100 + i);
        let wrong = link(&mut stranger, "700100103492", "link_code", "1").await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let (_, mut stranger) = portal.customer("s7@example.org").await;
    let locked = link(&mut stranger, "887100103492", "link_code", "466305").await;
    assert_eq!(locked.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(locked.headers["retry-after"], (30 * 24 * 3600).to_string());
    let opened = client
        .post(
            "/accounts/new",
            &[("number", "887100103492"), ("relation", "owner")],
        )
        .await;
    assert_eq!(opened.location(), Some(format!("/accounts/{id}")));
    assert_eq!(
        client.get(&format!("/accounts/{id}")).await.status,
        StatusCode::OK
    );
    portal.clock.advance(Duration::days(30));
    stranger = portal
        .signed_in(id_of(&portal, "s7@example.org").await)
        .await;
    let done = link(&mut stranger, "887100103492", "link_code", "466305").await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
}

#[sqlx::test]
async fn one_address_runs_out_of_tries_over_all_numbers(db: PgPool) {
    let portal = portal_with(db, |config| config.linking.address_failures_per_hour = 7).await;
    for i in 0..7 {
        let (_, mut client) = portal.customer(&format!("s{i}@example.org")).await;
        client.from = "203.0.113.5".to_owned();
        let wrong = link(&mut client, &format!("55500{i}"), "link_code", "1").await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let (_, mut client) = portal.customer("anna@example.org").await;
    client.from = "203.0.113.5".to_owned();
    let locked = link(&mut client, "700100103492", "link_code", "466305").await;
    assert_eq!(locked.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(locked.headers["retry-after"], "3600");
    client.from = "203.0.113.6".to_owned();
    let done = try_answer(&mut client, "link_code", "466305").await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
}

/// Thirty guesses at once, the right one among them: exactly five are looked at.
#[sqlx::test]
async fn guesses_in_parallel_get_no_more_tries_than_guesses_in_a_row(db: PgPool) {
    let portal = portal(db).await;
    let (_, mut client) = portal.customer("anna@example.org").await;
    client
        .post(
            "/accounts/new",
            &[("number", "700100103492"), ("relation", "owner")],
        )
        .await;
    let guesses = (0..30).map(|i| {
        let mut client = client.clone();
        async move {
            let answer = format!("{i:06}");
            try_answer(&mut client, "link_code", &answer).await.status
        }
    });
    let statuses = futures_join(guesses).await;
    let wrong = statuses
        .iter()
        .filter(|s| **s == StatusCode::UNPROCESSABLE_ENTITY);
    let locked = statuses
        .iter()
        .filter(|s| **s == StatusCode::TOO_MANY_REQUESTS);
    assert_eq!((wrong.count(), locked.count()), (5, 25));
    let right = try_answer(&mut client, "link_code", "466305").await;
    assert_eq!(right.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(portal.count("select count(*) from account_link").await, 0);
}

/// Thirty people at once on one household: the household's own counter holds too.
#[sqlx::test]
async fn parallel_strangers_share_the_tries_of_a_household(db: PgPool) {
    let portal = portal_with(db, |config| config.linking.account_failures_per_30_days = 9).await;
    let mut clients = Vec::new();
    for i in 0..20 {
        let (_, mut client) = portal.customer(&format!("s{i}@example.org")).await;
        client.from = format!("198.51.100.{i}");
        // Two numbers of one household, whose rows must be locked in one order.
        let number = ["560017", "700100103492"][i % 2];
        client
            .post(
                "/accounts/new",
                &[("number", number), ("relation", "owner")],
            )
            .await;
        clients.push(client);
    }
    let statuses =
        futures_join(clients.into_iter().map(|mut client| async move {
            try_answer(&mut client, "link_code", "1").await.status
        }))
        .await;
    let failures: i32 = sqlx::query_scalar(
        "select failures from link_try join account a on key = a.id::text
         where scope = 'household' and number = '700100103492'",
    )
    .fetch_one(&portal.db)
    .await
    .unwrap();
    assert_eq!(failures, 9, "{statuses:?}");
    assert!(
        statuses.iter().all(|status| status.is_client_error()),
        "{statuses:?}"
    );
}

#[sqlx::test]
async fn two_right_answers_at_once_make_one_link_and_one_letter(db: PgPool) {
    let portal = portal(db).await;
    let (_, mut client) = portal.customer("anna@example.org").await;
    client
        .post(
            "/accounts/new",
            &[("number", "700100103492"), ("relation", "owner")],
        )
        .await;
    let statuses = futures_join((0..6).map(|_| {
        let mut client = client.clone();
        async move { try_answer(&mut client, "link_code", "466305").await.status }
    }))
    .await;
    assert!(
        statuses.iter().all(|s| *s == StatusCode::SEE_OTHER),
        "{statuses:?}"
    );
    assert_eq!(portal.count("select count(*) from account_link").await, 1);
    assert_eq!(portal.count("select count(*) from letter").await, 1);
}

async fn futures_join<T: Send + 'static>(
    all: impl Iterator<Item = impl Future<Output = T> + Send + 'static>,
) -> Vec<T> {
    let running: Vec<_> = all.map(tokio::spawn).collect();
    let mut done = Vec::new();
    for one in running {
        done.push(one.await.unwrap());
    }
    done
}

#[sqlx::test]
async fn where_two_households_have_the_number_the_answer_decides(db: PgPool) {
    let portal = portal(db).await;
    let (_, mut client) = portal.customer("anna@example.org").await;
    let (first, second) = (
        account(&portal, "700100103492").await,
        account(&portal, "700200560017").await,
    );
    let done = link(&mut client, "560017", "link_code", "781240").await;
    assert_eq!(done.location(), Some(format!("/accounts/{second}")));
    // The number of one he has is still asked about, as it is also another's.
    for _ in 0..5 {
        let wrong = link(&mut client, "560017", "link_code", "1").await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let locked = link(&mut client, "700100103492", "link_code", "466305").await;
    assert_eq!(
        locked.status,
        StatusCode::TOO_MANY_REQUESTS,
        "counted for the one he has not"
    );
    assert_eq!(
        portal
            .count(
                "select count(*) from link_try join account a on key = a.id::text
                    where scope = 'household' and number = '700200560017' and failures > 0"
            )
            .await,
        0,
        "never for the one he has"
    );
    portal.clock.advance(Duration::hours(1));
    let mut client = portal
        .signed_in(id_of(&portal, "anna@example.org").await)
        .await;
    let done = link(&mut client, "560017", "link_code", "466305").await;
    assert_eq!(done.location(), Some(format!("/accounts/{first}")));
}

#[sqlx::test]
async fn a_lock_on_one_household_leaves_another_with_the_same_number_free(db: PgPool) {
    let portal = portal(db).await;
    let (_, mut client) = portal.customer("anna@example.org").await;
    for _ in 0..5 {
        link(&mut client, "700100103492", "link_code", "1").await;
    }
    // Right for the one that is shut, and wrong for both: the same.
    for answer in ["466305", "2"] {
        let page = link(&mut client, "560017", "link_code", answer).await;
        assert_eq!(page.status, StatusCode::TOO_MANY_REQUESTS, "{answer}");
    }
    let second = account(&portal, "700200560017").await;
    let done = link(&mut client, "560017", "link_code", "781240").await;
    assert_eq!(done.location(), Some(format!("/accounts/{second}")));
}

#[sqlx::test]
async fn an_answer_that_is_right_for_two_households_links_neither(db: PgPool) {
    let portal = portal(db).await;
    sqlx::query("update account set link_code = '466305'")
        .execute(&portal.db)
        .await
        .unwrap();
    let (_, mut client) = portal.customer("anna@example.org").await;
    let page = link(&mut client, "560017", "link_code", "466305").await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(portal.count("select count(*) from account_link").await, 0);
    let done = link(&mut client, "№ 7001 0010 3492", "link_code", "466305").await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "its own number decides");
}

#[sqlx::test]
async fn everybody_linked_gets_the_letter_in_his_language(db: PgPool) {
    let portal = portal(db).await;
    let (first, _) = portal.customer("first@example.org").await;
    sqlx::query("update customer set lang = 'en' where id = $1")
        .bind(first)
        .execute(&portal.db)
        .await
        .unwrap();
    portal.link(first, "700100103492").await;
    let (_, mut second) = portal.customer("second@example.org").await;
    link(&mut second, "700100103492", "bill_total", "1628,12").await;
    let own = portal.letter("second@example.org", "linked").await;
    assert!(
        own.text.contains("Вы подключили лицевой счёт"),
        "{}",
        own.text
    );
    let told = portal.letter("first@example.org", "linked").await;
    assert_eq!(told.subject, "One more person linked account ••3492");
    assert!(told.text.contains("Анна Сергеевна П."), "{}", told.text);
    // Once it is sent, nothing of it is kept: the name goes with its owner.
    let kept = "select count(*) from letter where body_text like '%Сергеевна П.%' and to_address = 'first@example.org'";
    assert_eq!(portal.count(kept).await, 0);
}

#[sqlx::test]
async fn a_paused_link_stands_again_once_it_is_proved(db: PgPool) {
    let portal = portal(db).await;
    let (anna, mut client) = portal.customer("anna@example.org").await;
    let id = portal.link(anna, "700100103492").await;
    sqlx::query("update account_link set paused_at = now(), title = 'Дача'")
        .execute(&portal.db)
        .await
        .unwrap();
    let path = format!("/accounts/{id}");
    assert_eq!(client.get(&path).await.status, StatusCode::NOT_FOUND);
    let home = client.get("/home").await;
    assert!(home.body.contains("подтвердите ещё раз"), "{}", home.body);
    assert!(!home.has("[data-account]"));
    let done = link(&mut client, "700100103492", "link_code", "466305").await;
    assert_eq!(done.location().as_deref(), Some(path.as_str()));
    assert_eq!(client.get(&path).await.status, StatusCode::OK);
    let row: (bool, String) = sqlx::query_as("select paused_at is null, title from account_link")
        .fetch_one(&portal.db)
        .await
        .unwrap();
    assert_eq!(row, (true, "Дача".to_owned()), "his own name for it stays");
}

#[sqlx::test]
async fn one_person_an_account_where_the_supplier_wants_it_so(db: PgPool) {
    let portal = portal_with(db, |config| config.signup.one_user_per_account = true).await;
    let (first, _) = portal.customer("first@example.org").await;
    portal.link(first, "700100103492").await;
    let (_, mut second) = portal.customer("second@example.org").await;
    let wrong = link(&mut second, "700100103492", "link_code", "1").await;
    assert!(
        wrong.error("answer").unwrap().contains("не совпали"),
        "told only to who proves it"
    );
    let refused = try_answer(&mut second, "link_code", "466305").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        refused
            .error("answer")
            .unwrap()
            .contains("уже подключён другой человек")
    );
    assert_eq!(portal.count("select count(*) from account_link").await, 1);
}

#[sqlx::test]
async fn linking_without_a_sign_in_leads_to_it_and_back(db: PgPool) {
    let portal = portal(db).await;
    let mut visitor = portal.visitor();
    for path in ["/accounts/new", "/accounts/new/verify"] {
        let page = visitor.get(path).await;
        assert_eq!(page.location(), Some(format!("/sign-in?next={path}")));
    }
    let page = try_answer(&mut visitor, "link_code", "466305").await;
    assert!(page.location().unwrap().starts_with("/sign-in?next="));
    let (_, mut client) = portal.customer("anna@example.org").await;
    let page = try_answer(&mut client, "link_code", "466305").await;
    assert_eq!(
        page.location().as_deref(),
        Some("/accounts/new"),
        "no step is skipped"
    );
}

#[sqlx::test]
async fn a_remembered_session_stays_long_while_linking(db: PgPool) {
    let portal = portal(db).await;
    let (_, mut client) = portal.customer("anna@example.org").await;
    sqlx::query("update session set data = jsonb_set(data, '{remember}', 'true'), expires_at = now() + interval '30 days'")
        .execute(&portal.db)
        .await
        .unwrap();
    client
        .post("/accounts/new", &[("number", "5"), ("relation", "owner")])
        .await;
    assert_eq!(
        portal
            .count("select count(*) from session where expires_at > now() + interval '29 days'")
            .await,
        1
    );
}
