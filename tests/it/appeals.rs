//! Appeals: written, answered on, closed, opened again, marked; who sees what; letters.

use super::home::load;
use super::support::{Client, Portal, Reply};
use axum::http::StatusCode;
use kabinet::exchange::sample;
use sqlx::PgPool;
use uuid::Uuid;

pub const ACCOUNT: &str = "700100103492";
pub const ANNA: &str = "anna@example.org";

/// The Tomsk household of two accounts with Anna, linked to the first.
pub async fn household(db: PgPool) -> (Portal, Uuid, Client) {
    let portal = Portal::with(db, |config| {
        config.storage.data_dir =
            std::env::temp_dir().join(format!("kabinet-files-{}", Uuid::new_v4().simple()));
    })
    .await;
    load(&portal.app, sample::tomsk()).await;
    sqlx::query("update supplier set email = code || '@suppliers.example.org'")
        .execute(&portal.db)
        .await
        .unwrap();
    let (anna, client) = portal.customer(ANNA).await;
    portal.link(anna, ACCOUNT).await;
    (portal, anna, client)
}

pub const FIELDS: [(&str, &str); 4] = [
    ("supplier", "okt"),
    ("account", ACCOUNT),
    ("topic", "bill"),
    ("text", "Почему выросла сумма за отопление?"),
];

/// Opens an appeal; gives its path.
pub async fn open(client: &mut Client) -> String {
    let reply = client.post("/appeals/new", &FIELDS).await;
    assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", reply.body);
    reply.location().unwrap()
}

/// A clerk's answer, without the pages of the staff.
pub async fn answer(portal: &Portal, path: &str, text: &str) {
    let id: Uuid = path.rsplit('/').next().unwrap().parse().unwrap();
    let now = portal.app.now();
    sqlx::query(
        "insert into appeal_message (appeal_id, form_id, author, staff_id, staff_name, text, created_at)
         values ($1, $2, 'staff', $3, 'Ольга', $4, $5)",
    )
    .bind(id)
    .bind(Uuid::new_v4())
    .bind(Uuid::new_v4())
    .bind(text)
    .bind(now)
    .execute(&portal.db)
    .await
    .unwrap();
    sqlx::query("update appeal set state = 'answered', answered_at = $2 where id = $1")
        .bind(id)
        .bind(now)
        .execute(&portal.db)
        .await
        .unwrap();
}

fn state(page: &Reply) -> String {
    page.attribute("[data-appeal]", "data-state")
}

#[sqlx::test]
async fn an_appeal_gets_a_number_a_day_and_a_letter(db: PgPool) {
    let (portal, _, mut anna) = household(db).await;
    let form = anna.get("/appeals/new").await;
    assert_eq!(
        form.attribute("#account option[selected]", "value"),
        ACCOUNT
    );
    assert!(!form.has("#supplier option[selected]"));
    let sent = anna
        .submit(
            &form,
            &[
                ("supplier", "okt"),
                ("topic", "bill"),
                ("text", "Почему\r\nдороже?"),
            ],
        )
        .await;
    let page = anna.follow(sent).await;
    assert_eq!(page.status, StatusCode::OK);
    let number = page.attribute("[data-appeal]", "data-appeal");
    assert_eq!(state(&page), "new");
    assert!(page.text("[role=status]").contains("отправлено"));
    assert!(
        page.body.contains("Ответим до 2 декабря 2026 г."),
        "{}",
        page.body
    );
    assert!(page.body.contains("Почему\nдороже?"));
    assert!(page.body.contains("Октябрьское"));

    let list = anna.get("/appeals").await;
    assert_eq!(list.attribute("[data-appeal]", "data-appeal"), number);
    assert_eq!(list.attribute("[data-appeal]", "data-state"), "new");
    assert_eq!(list.attribute("[data-appeal] a", "href"), page.path);

    let letter = portal.letter(ANNA, "appeal").await;
    assert_eq!(
        letter.subject,
        format!("Обращение № {number} принято: ответим за 10 дней")
    );
    assert_eq!(letter.link("/appeals/"), page.path);
    let told = portal.letter("okt@suppliers.example.org", "appeal").await;
    assert_eq!(told.subject, format!("Новое обращение № {number}"));
    assert!(told.link("/admin/appeals/").starts_with("/admin/appeals/"));
    assert!(
        !told.text.contains("дороже"),
        "the supplier's letter may be read by many: {}",
        told.text
    );
    let audited = portal
        .count(
            "select count(*) from audit where action = 'appeals.opened' and account_id is not null",
        )
        .await;
    assert_eq!(audited, 1);
}

#[sqlx::test]
async fn the_empty_list_says_what_to_do(db: PgPool) {
    let (_, _, mut anna) = household(db).await;
    let page = anna.get("/appeals").await;
    assert!(page.body.contains("обращений нет"));
    assert_eq!(page.attribute("main .btn-primary", "href"), "/appeals/new");
}

#[sqlx::test]
async fn what_is_missing_or_wrong_is_said_beside_its_field(db: PgPool) {
    let (portal, _, mut anna) = household(db).await;
    let empty = anna.post("/appeals/new", &[]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    for field in ["supplier", "topic", "text"] {
        assert!(empty.error(field).is_some(), "{field}");
    }
    assert!(empty.has("[role=alert]") && empty.text("title").starts_with("Ошибка: "));

    let wrong = |changes: &[(&'static str, &'static str)]| {
        let mut fields: Vec<(&str, &str)> = FIELDS.to_vec();
        for (name, value) in changes {
            fields.retain(|(known, _)| known != name);
            fields.push((name, value));
        }
        fields
    };
    let unknown = anna
        .post("/appeals/new", &wrong(&[("supplier", "nobody")]))
        .await;
    assert!(unknown.error("supplier").is_some());
    let foreign = anna
        .post("/appeals/new", &wrong(&[("account", "700200560017")]))
        .await;
    assert!(foreign.error("account").is_some(), "not linked to it");
    let other = anna
        .post("/appeals/new", &wrong(&[("supplier", "tes")]))
        .await;
    assert!(other.error("supplier").is_some(), "a supplier of others");
    let long: &'static str = Box::leak("я".repeat(4001).into_boxed_str());
    let kept = anna.post("/appeals/new", &wrong(&[("text", long)])).await;
    assert_eq!(kept.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(kept.error("text").unwrap().contains("лишних 1"));
    assert!(kept.text("#text").contains("яяя"), "what was typed stays");
    assert_eq!(kept.attribute("#supplier option[selected]", "value"), "okt");
    assert_eq!(portal.count("select count(*) from appeal").await, 0);
}

#[sqlx::test]
async fn an_account_is_taken_by_any_of_its_numbers_and_found_by_its_supplier(db: PgPool) {
    let (portal, anna_id, mut anna) = household(db).await;
    portal.link(anna_id, "700200560017").await;
    for account in ["", "7001 0010 3492", "887100103492"] {
        let mut fields = FIELDS.to_vec();
        fields[1] = ("account", account);
        let page = anna.post("/appeals/new", &fields).await;
        let page = anna.follow(page).await;
        assert!(
            page.texts("dd").contains(&ACCOUNT.to_owned()),
            "{account:?}"
        );
    }
    let mut fields = FIELDS.to_vec();
    fields[1] = ("account", "700200560017");
    let other = anna.post("/appeals/new", &fields).await;
    assert!(other.error("supplier").unwrap().contains("не обслуживает"));
}

#[sqlx::test]
async fn a_topic_in_own_words_is_kept(db: PgPool) {
    let (_, _, mut anna) = household(db).await;
    let mut fields = FIELDS.to_vec();
    fields[2] = ("topic", "Домофон <b>не</b> работает");
    let page = anna.post("/appeals/new", &fields).await;
    let page = anna.follow(page).await;
    assert!(
        page.texts("dd")
            .contains(&"Домофон <b>не</b> работает".to_owned())
    );
    assert!(page.body.contains("22 декабря 2026 г."), "thirty days");
}

#[sqlx::test]
async fn the_form_can_be_filled_by_a_link(db: PgPool) {
    let (_, _, mut anna) = household(db).await;
    let form = anna
        .get("/appeals/new?supplier=okt&account=700100103492&topic=recalculation&text=%D0%94%D0%B0")
        .await;
    assert_eq!(form.attribute("#supplier option[selected]", "value"), "okt");
    assert_eq!(
        form.attribute("#topic option[selected]", "value"),
        "recalculation"
    );
    assert_eq!(form.text("#text"), "Да");
}

#[sqlx::test]
async fn a_double_click_sends_one_appeal_and_one_message(db: PgPool) {
    let (portal, _, mut anna) = household(db).await;
    let form = anna.get("/appeals/new").await;
    let fields = [("supplier", "okt"), ("topic", "bill"), ("text", "Один раз")];
    let first = anna.submit(&form, &fields).await;
    let second = anna.submit(&form, &fields).await;
    assert_eq!(first.location(), second.location());
    let page = anna.follow(second).await;
    for _ in 0..2 {
        let reply = anna.submit(&page, &[("text", "Ещё слово")]).await;
        assert_eq!(reply.status, StatusCode::SEE_OTHER);
    }
    assert_eq!(portal.count("select count(*) from appeal").await, 1);
    assert_eq!(portal.count("select count(*) from appeal_message").await, 2);
    let letters = portal.letters().await;
    assert_eq!(letters.iter().filter(|l| l.to == ANNA).count(), 1);
}

#[sqlx::test]
async fn the_thread_goes_on_and_a_word_opens_a_closed_appeal(db: PgPool) {
    let (portal, _, mut anna) = household(db).await;
    let path = open(&mut anna).await;
    let page = anna.get(&path).await;
    let empty = anna.submit(&page, &[("text", " ")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.error("text").is_some());
    let reply = anna.submit(&page, &[("text", "Добавлю: с октября")]).await;
    let page = anna.follow(reply).await;
    assert_eq!(state(&page), "new");
    assert_eq!(page.texts(".thread .said").len(), 2);
    let told = portal.letter("okt@suppliers.example.org", "appeal").await;
    assert!(told.subject.starts_with("Житель написал"));

    let closed = anna.post(&format!("{path}/close"), &[]).await;
    let page = anna.follow(closed).await;
    assert_eq!(state(&page), "closed");
    let again = anna.post(&format!("{path}/close"), &[]).await;
    assert_eq!(
        again.status,
        StatusCode::SEE_OTHER,
        "closing twice is no fault"
    );
    let reopened = anna.post(&format!("{path}/reopen"), &[]).await;
    let page = anna.follow(reopened).await;
    assert_eq!(state(&page), "in_progress");
    anna.post(&format!("{path}/close"), &[]).await;
    portal.clock.advance(chrono::Duration::days(40));
    let mut anna = portal.signed_in(portal_anna(&portal).await).await;
    let page = anna.get(&path).await;
    let reply = anna.submit(&page, &[("text", "Снова то же")]).await;
    let page = anna.follow(reply).await;
    assert_eq!(state(&page), "in_progress");
    assert!(
        page.body.contains("11 января 2027 г."),
        "a new day to answer by"
    );
    assert_eq!(portal.count("select reopened::bigint from appeal").await, 2);
}

async fn portal_anna(portal: &Portal) -> Uuid {
    sqlx::query_scalar("select id from customer where email = $1")
        .bind(ANNA)
        .fetch_one(&portal.db)
        .await
        .unwrap()
}

#[sqlx::test]
async fn an_answer_is_read_and_marked(db: PgPool) {
    let (portal, _, mut anna) = household(db).await;
    let path = open(&mut anna).await;
    let early = anna.post(&format!("{path}/rate"), &[("rating", "5")]).await;
    assert!(early.text("[role=alert]").contains("когда придёт ответ"));
    answer(&portal, &path, "Проверили: начислено верно").await;
    let page = anna.get(&path).await;
    assert_eq!(state(&page), "answered");
    assert!(page.has(".thread .theirs") && !page.body.contains("Ольга"));
    for bad in ["", "0", "6", "x"] {
        let reply = anna.post(&format!("{path}/rate"), &[("rating", bad)]).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{bad:?}");
        assert!(reply.error("rating").is_some());
    }
    let fields = [("rating", "4"), ("words", "Быстрее бы")];
    let rated = anna.post(&format!("{path}/rate"), &fields).await;
    let page = anna.follow(rated).await;
    assert!(page.body.contains("Ваша оценка: 4 из 5"));
    assert!(page.text("#words").contains("Быстрее бы"));
    let reply = anna.submit(&page, &[("text", "Не согласна")]).await;
    assert_eq!(state(&anna.follow(reply).await), "in_progress");
}

#[sqlx::test]
async fn others_on_the_account_see_that_it_exists_and_nothing_else(db: PgPool) {
    let (portal, _, mut anna) = household(db).await;
    let path = open(&mut anna).await;
    let (boris_id, mut boris) = portal.customer("boris@example.org").await;
    let (_, mut stranger) = portal.customer("stranger@example.org").await;
    portal.link(boris_id, ACCOUNT).await;

    let list = boris.get(&format!("/appeals?account={ACCOUNT}")).await;
    assert_eq!(list.attributes("[data-appeal]", "data-state"), ["new"]);
    assert!(!list.has("[data-appeal] a"));
    for secret in ["отопление", "Квитанция и начисления", "Октябрьское"]
    {
        assert!(!list.body.contains(secret), "{secret}");
    }
    assert!(!stranger.get("/appeals").await.has("[data-appeal]"));
    let none = stranger.get(&format!("/appeals?account={ACCOUNT}")).await;
    let unknown = stranger.get("/appeals?account=1234").await;
    assert_eq!(none.status, StatusCode::NOT_FOUND);
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);

    let absent = format!("/appeals/{}", Uuid::now_v7());
    for client in [&mut boris, &mut stranger] {
        let seen = client.get(&path).await;
        let missing = client.get(&absent).await;
        assert_eq!(seen.status, StatusCode::NOT_FOUND);
        let same = |reply: &Reply| reply.body.replace(&reply.path, "");
        assert_eq!(same(&seen), same(&missing));
        for verb in ["messages", "close", "reopen", "rate"] {
            let reply = client
                .post(&format!("{path}/{verb}"), &[("text", "x"), ("rating", "1")])
                .await;
            assert_eq!(reply.status, StatusCode::NOT_FOUND, "{verb}");
        }
    }
    assert_eq!(portal.count("select count(*) from appeal_message").await, 1);
}

#[sqlx::test]
async fn the_list_is_cut_by_period_and_by_account(db: PgPool) {
    let (portal, anna_id, mut anna) = household(db).await;
    portal.link(anna_id, "700200560017").await;
    open(&mut anna).await;
    sqlx::query("update appeal set created_at = '2026-06-30T21:30:00Z'")
        .execute(&portal.db)
        .await
        .unwrap();
    open(&mut anna).await;
    let count = async |anna: &mut Client, query: &str| {
        let page = anna.get(&format!("/appeals{query}")).await;
        assert_eq!(page.status, StatusCode::OK, "{query}");
        page.attributes("[data-appeal]", "data-appeal").len()
    };
    assert_eq!(count(&mut anna, "").await, 1, "three months");
    assert_eq!(count(&mut anna, "?period=6m").await, 2);
    assert_eq!(count(&mut anna, "?period=12m").await, 2);
    let july = "?period=custom&from=2026-07-01&to=31.07.2026";
    assert_eq!(
        count(&mut anna, july).await,
        1,
        "in Moscow it was July already"
    );
    let june = "?period=custom&from=2026-06-01&to=2026-06-30";
    assert_eq!(count(&mut anna, june).await, 0);
    assert_eq!(
        count(&mut anna, &format!("?period=12m&account={ACCOUNT}")).await,
        2
    );
    assert_eq!(
        count(&mut anna, "?period=12m&account=700200560017").await,
        0
    );
    let kept = anna.get(&format!("/appeals?account={ACCOUNT}")).await;
    assert!(kept.attribute(".periods a", "href").contains(ACCOUNT));
    let wrong = anna.get("/appeals?period=custom&from=x").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.error("from").is_some());
}

#[sqlx::test]
async fn a_flood_of_appeals_is_stopped(db: PgPool) {
    let (_, _, mut anna) = household(db).await;
    for _ in 0..30 {
        open(&mut anna).await;
    }
    let reply = anna.post("/appeals/new", &FIELDS).await;
    assert_eq!(reply.status, StatusCode::TOO_MANY_REQUESTS);
    let second = anna.get("/appeals?page=2").await;
    assert_eq!(second.attributes("[data-appeal]", "data-appeal").len(), 10);
}

const ASK: [(&str, &str); 3] = [
    ("name", "Пётр"),
    ("email", "petr@example.org"),
    ("text", "Не приходит письмо"),
];

#[sqlx::test]
async fn a_question_without_an_account_is_taken_and_answered_by_letter(db: PgPool) {
    let (portal, _, mut anna) = household(db).await;
    let mut visitor = portal.visitor();
    let form = visitor.get("/help/ask").await;
    let sent = visitor.submit(&form, &ASK).await;
    let page = visitor.follow(sent).await;
    assert_eq!(page.status, StatusCode::OK);
    let number = page.attribute("[data-appeal]", "data-appeal");
    assert!(page.body.contains("p***@example.org") && page.body.contains("22 декабря 2026 г."));
    assert!(
        !page.body.contains("petr@"),
        "the page may stay open on a screen of others"
    );
    visitor.submit(&form, &ASK).await;
    assert_eq!(portal.count("select count(*) from appeal").await, 1, "once");
    let letter = portal.letter("petr@example.org", "appeal").await;
    assert!(letter.subject.contains(&number));
    assert!(
        !letter.text.contains("Пётр"),
        "no words of a stranger in a letter of ours"
    );
    let absent = visitor.get(&format!("/help/ask/{}", Uuid::new_v4())).await;
    assert_eq!(absent.status, StatusCode::NOT_FOUND);
    let id: Uuid = sqlx::query_scalar("select id from appeal")
        .fetch_one(&portal.db)
        .await
        .unwrap();
    assert_eq!(
        anna.get(&format!("/appeals/{id}")).await.status,
        StatusCode::NOT_FOUND
    );
}

#[sqlx::test]
async fn a_question_needs_a_name_words_and_a_way_to_answer(db: PgPool) {
    let (portal, _, _) = household(db).await;
    let mut visitor = portal.visitor();
    let empty = visitor.post("/help/ask", &[]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    for field in ["name", "email", "text"] {
        assert!(empty.error(field).is_some(), "{field}");
    }
    let fields = [
        ("name", "Пётр"),
        ("email", "no"),
        ("phone", "12"),
        ("text", "x"),
    ];
    let wrong = visitor.post("/help/ask", &fields).await;
    assert!(wrong.error("email").is_some() && wrong.error("phone").is_some());
    assert_eq!(wrong.attribute("#name", "value"), "Пётр");
    let by_phone = [
        ("name", "Пётр"),
        ("phone", "8 913 123-45-67"),
        ("text", "x"),
    ];
    let sent = visitor.post("/help/ask", &by_phone).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    assert!(visitor.follow(sent).await.body.contains("+7 913 ***-**-67"));
    assert!(portal.letters().await.is_empty(), "nobody to write to");
}

#[sqlx::test]
async fn questions_that_pile_up_must_wait(db: PgPool) {
    let (portal, _, _) = household(db).await;
    let mut visitor = portal.visitor();
    for _ in 0..5 {
        let sent = visitor.post("/help/ask", &ASK).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER);
    }
    let stopped = visitor.post("/help/ask", &ASK).await;
    assert_eq!(stopped.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(
        stopped.text("#text").contains("Не приходит"),
        "what was typed stays"
    );
    portal.clock.advance(chrono::Duration::seconds(31));
    let sent = visitor.submit(&stopped, &[]).await;
    assert_eq!(
        sent.status,
        StatusCode::SEE_OTHER,
        "without scripts a wait does"
    );
    let mut neighbour = portal.visitor();
    neighbour.from = "198.51.100.20".to_owned();
    assert_eq!(
        neighbour.post("/help/ask", &ASK).await.status,
        StatusCode::SEE_OTHER
    );
}

#[sqlx::test]
async fn the_question_form_is_linked_where_people_get_stuck(db: PgPool) {
    let (portal, _, mut anna) = household(db).await;
    let mut visitor = portal.visitor();
    for path in [
        "/sign-in",
        "/sign-up/email",
        "/password/forgot",
        "/faq",
        "/contacts",
        "/help",
    ] {
        assert!(
            visitor.get(path).await.has("main a[href='/help/ask']"),
            "{path}"
        );
    }
    let page = anna.get("/accounts/new").await;
    assert!(page.has("main a[href='/help/ask']"));
    let fields = [("number", ACCOUNT), ("relation", "owner")];
    let reply = anna.submit(&page, &fields).await;
    let verify = anna.follow(reply).await;
    if verify.path.ends_with("/verify") {
        assert!(verify.has("main a[href='/help/ask']"));
    }
}

#[sqlx::test]
async fn a_new_answer_is_marked_at_home_until_it_is_opened(db: PgPool) {
    let (portal, _, mut anna) = household(db).await;
    let path = open(&mut anna).await;
    let mark = format!("form[action='{path}/read']");
    assert!(!anna.get("/home").await.has(&mark));
    answer(&portal, &path, "Вот почему.").await;
    let home = anna.get("/home").await;
    assert!(home.has(&mark), "{}", home.body);
    assert!(home.body.contains("Есть ответ на обращение № "));
    assert!(
        anna.get("/home?lang=en")
            .await
            .body
            .contains("There is an answer")
    );
    anna.get("/home?lang=ru").await;
    // A stranger sees nothing of it and cannot read it away.
    let (_, mut boris) = portal.customer("boris@example.org").await;
    assert!(!boris.get("/home").await.has(&mark));
    let read = format!("{path}/read");
    assert_eq!(boris.post(&read, &[]).await.status, StatusCode::NOT_FOUND);
    let mut nobody = portal.visitor();
    assert_eq!(nobody.post(&read, &[]).await.status, StatusCode::SEE_OTHER);
    // Looking writes nothing, the button of the page does.
    assert!(anna.get(&path).await.has(&mark));
    assert!(anna.get("/home").await.has(&mark));
    let opened = anna.post(&read, &[]).await;
    assert_eq!(opened.location().as_deref(), Some(path.as_str()));
    assert!(!anna.get(&path).await.has(&mark));
    assert!(!anna.get("/home").await.has(&mark));
    // A second answer is new again; a word of one's own says that it was read.
    portal.clock.advance(chrono::Duration::minutes(1));
    answer(&portal, &path, "И ещё.").await;
    assert!(anna.get("/home").await.has(&mark));
    portal.clock.advance(chrono::Duration::minutes(1));
    anna.post(&format!("{path}/close"), &[]).await;
    assert!(!anna.get("/home").await.has(&mark));
}
