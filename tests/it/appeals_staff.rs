//! The staff's side of appeals: by role, the queue, answers with their letters.

use super::appeals::{ANNA, household, open};
use super::support::{Client, Portal, Reply};
use axum::http::StatusCode;
use chrono::Duration;
use sqlx::PgPool;

fn admin(path: &str) -> String {
    format!("/admin{path}")
}

fn state(page: &Reply) -> String {
    page.attribute("[data-appeal]", "data-state")
}

async fn asked(db: PgPool) -> (Portal, Client, Client, String) {
    let (portal, _, mut anna) = household(db).await;
    let path = open(&mut anna).await;
    let (_, operator) = portal.staff("operator").await;
    (portal, anna, operator, path)
}

#[sqlx::test]
async fn only_who_works_with_residents_sees_appeals(db: PgPool) {
    let (portal, mut anna, _, path) = asked(db).await;
    let pages = ["/admin/appeals".to_owned(), admin(&path)];
    for (role, status) in [
        ("operator", StatusCode::OK),
        ("supervisor", StatusCode::OK),
        ("billing", StatusCode::FORBIDDEN),
        ("content", StatusCode::FORBIDDEN),
        ("admin", StatusCode::FORBIDDEN),
    ] {
        let (_, mut member) = portal.staff(role).await;
        for page in &pages {
            assert_eq!(member.get(page).await.status, status, "{role} {page}");
        }
        if status == StatusCode::FORBIDDEN {
            for verb in ["messages", "take", "close"] {
                let reply = member
                    .post(&format!("{}/{verb}", admin(&path)), &[("text", "x")])
                    .await;
                assert_eq!(reply.status, status, "{role} {verb}");
            }
        }
    }
    for page in &pages {
        let reply = anna.get(page).await;
        assert_eq!(
            reply.status,
            StatusCode::SEE_OTHER,
            "a resident is nobody here"
        );
        assert!(reply.location().unwrap().starts_with("/admin/sign-in"));
    }
    assert_eq!(portal.count("select count(*) from appeal_message").await, 1);
    let looks = portal
        .count("select count(*) from audit where action = 'appeals.seen' and actor_kind = 'staff'")
        .await;
    assert_eq!(looks, 2, "every look is written down");
}

#[sqlx::test]
async fn an_answer_reaches_the_resident_on_the_site_and_by_letter(db: PgPool) {
    let (portal, mut anna, mut operator, path) = asked(db).await;
    let queue = operator.get("/admin/appeals").await;
    assert_eq!(queue.attribute("[data-appeal] a", "href"), admin(&path));
    let page = operator.get(&admin(&path)).await;
    assert!(page.body.contains("Почему выросла сумма") && page.body.contains(ANNA));
    let empty = operator.submit(&page, &[("text", "")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    let taken = operator.post(&format!("{}/take", admin(&path)), &[]).await;
    assert_eq!(state(&operator.follow(taken).await), "in_progress");
    let text = "Началось отопление.\nСумма верна <b>.";
    let page = operator.get(&admin(&path)).await;
    let sent = operator.submit(&page, &[("text", text)]).await;
    operator.submit(&page, &[("text", text)]).await;
    let page = operator.follow(sent).await;
    assert_eq!(state(&page), "answered");
    assert_eq!(
        portal.count("select count(*) from appeal_message").await,
        2,
        "once"
    );
    let letter = portal.letter(ANNA, "appeal").await;
    assert!(letter.subject.starts_with("Ответ на обращение № "));
    assert!(
        letter.text.contains("Началось отопление.") && letter.text.contains("Сумма верна <b>.")
    );
    assert_eq!(letter.link("/appeals/"), path);
    let seen = anna.get(&path).await;
    assert_eq!(state(&seen), "answered");
    assert!(seen.text(".theirs .said").contains("Сумма верна <b>."));
    assert!(
        !seen.body.contains("@staff.test"),
        "a clerk is not named to residents"
    );
    let audited = portal
        .count("select count(*) from audit where action in ('appeals.taken', 'appeals.answered') and actor_kind = 'staff'")
        .await;
    assert_eq!(audited, 2);
}

#[sqlx::test]
async fn a_question_back_waits_for_the_resident(db: PgPool) {
    let (portal, mut anna, mut operator, path) = asked(db).await;
    let page = operator.get(&admin(&path)).await;
    let asked = operator
        .submit(&page, &[("text", "Какой номер счётчика?"), ("do", "ask")])
        .await;
    assert_eq!(state(&operator.follow(asked).await), "waiting");
    let letter = portal.letter(ANNA, "appeal").await;
    assert!(letter.subject.starts_with("Уточните") && letter.text.contains("номер счётчика"));
    let page = anna.get(&path).await;
    let reply = anna.submit(&page, &[("text", "517480")]).await;
    assert_eq!(state(&anna.follow(reply).await), "in_progress");
}

#[sqlx::test]
async fn an_answer_to_what_has_changed_meanwhile_is_held_back(db: PgPool) {
    let (portal, mut anna, mut operator, path) = asked(db).await;
    let old = operator.get(&admin(&path)).await;
    let page = anna.get(&path).await;
    anna.submit(&page, &[("text", "Уже не надо")]).await;
    let late = operator.submit(&old, &[("text", "Отвечаю")]).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(late.error("text").unwrap().contains("новое сообщение"));
    assert!(late.text("#text").contains("Отвечаю") && late.body.contains("Уже не надо"));
    let sent = operator.submit(&late, &[]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "now he has seen it");
    anna.post(&format!("{path}/close"), &[]).await;
    let fields = [("text", "Ещё одно")];
    let closed = operator
        .post(&format!("{}/messages", admin(&path)), &fields)
        .await;
    assert_eq!(closed.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(portal.count("select count(*) from appeal_message").await, 3);
}

#[sqlx::test]
async fn the_queue_shows_what_is_late_first_and_is_filtered(db: PgPool) {
    let (portal, mut anna, mut operator, first) = asked(db).await;
    let mut fields = super::appeals::FIELDS.to_vec();
    fields[0] = ("supplier", "ksm");
    fields[2] = ("topic", "quality");
    let second = anna.post("/appeals/new", &fields).await.location().unwrap();
    portal.clock.advance(Duration::days(5));
    sqlx::query("update staff_session set seen_at = $1, created_at = $1")
        .bind(portal.app.now())
        .execute(&portal.db)
        .await
        .unwrap();
    let queue = operator.get("/admin/appeals").await;
    assert_eq!(
        queue.attributes("[data-appeal] a", "href"),
        [admin(&second), admin(&first)],
        "quality is answered in three days"
    );
    assert!(
        queue
            .text("[data-appeal] .state.bad")
            .contains("срок прошёл")
    );
    assert!(
        operator
            .get("/admin")
            .await
            .text(".queues .late")
            .contains("1 просрочено")
    );
    let count = async |operator: &mut Client, query: &str| {
        let page = operator.get(&format!("/admin/appeals{query}")).await;
        page.attributes("[data-appeal]", "data-appeal").len()
    };
    assert_eq!(count(&mut operator, "?supplier=ksm").await, 1);
    assert_eq!(count(&mut operator, "?state=answered").await, 0);
    operator
        .post(&format!("{}/close", admin(&second)), &[])
        .await;
    assert_eq!(count(&mut operator, "").await, 1);
    assert_eq!(count(&mut operator, "?state=closed").await, 1);
    assert_eq!(count(&mut operator, "?state=all").await, 2);
    let letter = portal.letter(ANNA, "appeal").await;
    assert!(letter.subject.ends_with("закрыто"));
    let number = queue.attributes("[data-appeal]", "data-appeal")[0].clone();
    assert_eq!(
        count(&mut operator, &format!("?number=%E2%84%96{number}")).await,
        1
    );
}

#[sqlx::test]
async fn files_go_both_ways_and_each_look_is_written_down(db: PgPool) {
    let (portal, mut anna, mut operator, path) = asked(db).await;
    let pdf: &[u8] = b"%PDF-1.7\ntrailer\n%%EOF\n";
    let messages = format!("{path}/messages");
    anna.upload(&messages, &[("text", "Акт")], &[("act.pdf", pdf)])
        .await;
    let page = operator.get(&admin(&path)).await;
    let file = operator.get(&page.attribute(".files a", "href")).await;
    assert_eq!(file.body.as_bytes(), pdf);
    assert!(
        file.headers["content-disposition"]
            .to_str()
            .unwrap()
            .starts_with("attachment")
    );
    let sent = operator
        .upload(
            &admin(&messages),
            &[("text", "Ответ")],
            &[("answer.pdf", pdf)],
        )
        .await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let page = anna.get(&path).await;
    assert_eq!(page.texts(".theirs .files a"), ["answer.pdf"]);
    assert_eq!(
        anna.get(&page.attribute(".theirs .files a", "href"))
            .await
            .status,
        StatusCode::OK
    );
    let (_, mut billing) = portal.staff("billing").await;
    let link = admin(&page.attribute(".files a", "href"));
    assert_eq!(billing.get(&link).await.status, StatusCode::FORBIDDEN);
    let taken = portal
        .count("select count(*) from audit where action = 'appeals.file_taken'")
        .await;
    assert_eq!(taken, 1);
}

#[sqlx::test]
async fn a_question_without_an_account_is_answered_by_letter(db: PgPool) {
    let (portal, _, _) = household(db).await;
    let fields = [
        ("name", "Пётр"),
        ("email", "petr@example.org"),
        ("text", "Как войти?"),
    ];
    portal.visitor().post("/help/ask", &fields).await;
    let (_, mut operator) = portal.staff("operator").await;
    let queue = operator.get("/admin/appeals").await;
    let page = operator
        .get(&queue.attribute("[data-appeal] a", "href"))
        .await;
    assert!(page.body.contains("Пётр") && page.body.contains("petr@example.org"));
    operator.submit(&page, &[("text", "По номеру счёта")]).await;
    let letter = portal.letter("petr@example.org", "appeal").await;
    assert!(letter.text.contains("По номеру счёта"));
    assert_eq!(letter.link("/help/ask"), "/help/ask");
}
