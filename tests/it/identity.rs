//! Signing up, confirming, signing in, recovering, the profile.

use super::support::{Client, Portal, Reply};
use axum::http::StatusCode;
use sqlx::PgPool;

const PASSWORD: &str = "Tishe-voda-8";
const ANNA: &str = "anna@example.ru";

/// A sign-up form in which nothing is left out.
fn full(email: &str) -> Vec<(&str, &str)> {
    vec![
        ("email", email),
        ("password", PASSWORD),
        ("password_repeat", PASSWORD),
        ("last_name", "Сидорова"),
        ("first_name", "Анна"),
        ("middle_name", "Сергеевна"),
        ("phone", "8 (913) 123-45-67"),
        ("birth_date", "27.03.1957"),
        ("gender", "female"),
        ("consent", "1"),
    ]
}

/// `fields` with one of them changed.
fn with<'a>(
    mut fields: Vec<(&'a str, &'a str)>,
    name: &'a str,
    value: &'a str,
) -> Vec<(&'a str, &'a str)> {
    fields.retain(|(known, _)| *known != name);
    fields.push((name, value));
    fields
}

/// Signs up and confirms by the letter.
async fn registered(portal: &Portal, fields: &[(&str, &str)]) -> Client {
    let email = fields.iter().find(|(name, _)| *name == "email").unwrap().1;
    let mut visitor = portal.visitor();
    let sent = visitor.post("/sign-up/email", fields).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let link = portal.letter(email, "confirm").await.link("/confirm/");
    let confirmed = visitor.post(&link, &[]).await;
    assert_eq!(confirmed.location().as_deref(), Some("/sign-in"));
    visitor
}

async fn sign_in(client: &mut Client, login: &str, password: &str) -> Reply {
    client
        .post("/sign-in", &[("login", login), ("password", password)])
        .await
}

#[sqlx::test]
async fn a_person_signs_up_confirms_signs_in_and_out(db: PgPool) {
    let portal = Portal::new(db).await;
    let mut anna = portal.visitor();
    let form = anna.get("/sign-up/email").await;
    assert_eq!(form.text("h1"), "Регистрация");
    assert!(
        form.text("#password-hint").contains("8 знаков"),
        "the rule stands there before typing"
    );
    let sent = anna.submit(&form, &full(ANNA)).await;
    assert_eq!(
        (sent.status, sent.location().as_deref()),
        (StatusCode::SEE_OTHER, Some("/sign-up/sent"))
    );
    let page = anna.follow(sent).await;
    assert!(
        page.text("main").contains("a***@example.ru"),
        "{}",
        page.body
    );
    assert!(!page.body.contains(ANNA));

    let letter = portal.letter(ANNA, "confirm").await;
    let link = letter.link("/confirm/");
    let page = anna.get(&link).await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(portal.count("select count(*) from customer").await, 0);
    let confirmed = anna.submit(&page, &[]).await;
    assert_eq!(
        (confirmed.status, confirmed.location().as_deref()),
        (StatusCode::SEE_OTHER, Some("/sign-in"))
    );
    let page = anna.follow(confirmed).await;
    assert!(page.text("[role=status]").contains("подтверждён"));
    assert_eq!(
        anna.get("/profile").await.location().as_deref(),
        Some("/sign-in?next=/profile")
    );

    let signed_in = anna
        .submit(&page, &[("login", ANNA), ("password", PASSWORD)])
        .await;
    assert_eq!(
        (signed_in.status, signed_in.location().as_deref()),
        (StatusCode::SEE_OTHER, Some("/home"))
    );
    let profile = anna.get("/profile").await;
    assert_eq!(profile.status, StatusCode::OK);
    let text = profile.text("main");
    for told in [
        "Сидорова Анна Сергеевна",
        "Женский",
        "27 марта 1957 г.",
        "+7 913 123-45-67",
        ANNA,
    ] {
        assert!(text.contains(told), "{told}: {text}");
    }
    assert!(
        profile.text("nav").contains("Анна Сергеевна") && profile.text("nav").contains("Выйти")
    );

    let cookies = anna.cookies.clone();
    let out = anna.post("/sign-out", &[]).await;
    assert_eq!(out.location().as_deref(), Some("/sign-in"));
    anna.cookies = cookies;
    assert_eq!(
        anna.get("/profile").await.status,
        StatusCode::SEE_OTHER,
        "the session ended on the server too"
    );
}

/// The rest of a page that must not differ: without what was typed, tokens and times.
fn without(page: &Reply, typed: &[&str]) -> String {
    typed
        .iter()
        .fold(page.body.clone(), |body, text| body.replace(text, "…"))
}

// --- Signing up ---------------------------------------------------------------------------------

#[sqlx::test]
async fn each_fault_of_the_form_is_told_beside_its_field_and_the_rest_is_kept(db: PgPool) {
    let portal = Portal::new(db).await;
    let mut visitor = portal.visitor();
    let long = "я".repeat(10_000);
    let faults = [
        ("email", "", "Введите адрес"),
        ("email", "anna", "ошибка"),
        ("email", "anna@mail.ru, b@mail.ru", "ошибка"),
        ("email", &long, "ошибка"),
        ("password", "", "Придумайте"),
        ("password", "Short-1", "не меньше 8"),
        ("password", "tishe-voda-8", "большая"),
        ("password", "Йцукен-123", "латинские"),
        ("password", "Qwerty123", "легко подобрать"),
        ("password", "Cbljhjdf1957", "легко подобрать"),
        ("password", &long, "не больше 128"),
        ("password_repeat", "Tishe-voda-9", "не совпали"),
        ("last_name", "  ", "Введите фамилию"),
        ("first_name", "", "Введите имя"),
        ("middle_name", &long, "Не больше 100"),
        ("phone", "12345", "телефон"),
        ("phone", &long, "телефон"),
        ("birth_date", "31.02.1957", "Введите дату"),
        ("birth_date", "27.03.57", "Введите дату"),
        ("birth_date", "23.11.2026", "Введите дату"),
        ("birth_date", "1757-03-27", "Введите дату"),
        ("gender", "other", "Выберите пол"),
        ("consent", "", "согласия"),
    ];
    for (field, value, told) in faults {
        let page = visitor
            .post("/sign-up/email", &with(full(ANNA), field, value))
            .await;
        let what = format!("{field}={}", value.chars().take(20).collect::<String>());
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{what}");
        let error = page
            .error(field)
            .unwrap_or_else(|| panic!("{what}: {:?}", page.texts(".field-error")));
        assert!(error.contains(told), "{what}: {error}");
        assert!(
            page.has(&format!("[role=alert] a[href='#{field}']")),
            "{what}"
        );
        assert!(page.text("title").starts_with("Ошибка: "), "{what}");
        if field != "last_name" {
            assert_eq!(page.attribute("#last_name", "value"), "Сидорова", "{what}");
        }
        if field != "consent" {
            assert!(page.has("#consent[checked]"), "{what}");
        }
        assert_eq!(page.attribute("#password", "value"), "", "{what}");
        assert!(!page.body.contains(PASSWORD), "{what}");
    }
    let page = visitor.post("/sign-up/email", &[]).await;
    assert_eq!(
        page.texts("[role=alert] li").len(),
        5,
        "{:?}",
        page.texts("[role=alert] li")
    );
    assert_eq!(portal.count("select count(*) from sign_up").await, 0);
    assert!(portal.letters().await.is_empty());
}

#[sqlx::test]
async fn what_no_database_keeps_is_refused_as_a_form(db: PgPool) {
    let portal = Portal::new(db).await;
    let page = portal
        .visitor()
        .post(
            "/sign-up/email",
            &with(full(ANNA), "last_name", "Сид\0орова"),
        )
        .await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = portal
        .visitor()
        .post("/sign-in", &[("login", "a\0"), ("password", "b")])
        .await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    for path in [
        "/confirm/%00",
        "/password/reset/a%00b",
        "/confirm/nothing",
        "/password/reset/nothing",
    ] {
        assert_eq!(
            portal.visitor().get(path).await.status,
            StatusCode::NOT_FOUND,
            "{path}"
        );
        assert_eq!(
            portal
                .visitor()
                .post(path, &[("password", PASSWORD)])
                .await
                .status,
            StatusCode::NOT_FOUND,
            "{path}"
        );
    }
}

#[sqlx::test]
async fn a_long_password_of_any_script_works_and_so_does_the_other_policy(db: PgPool) {
    let portal = Portal::new(db.clone()).await;
    let long = format!("Aa1{}", "ж🙂".repeat(62)) + "щ";
    assert_eq!(long.chars().count(), 128);
    let fields = with(
        with(full(ANNA), "password", &long),
        "password_repeat",
        &long,
    );
    let mut anna = registered(&portal, &fields).await;
    assert_eq!(
        sign_in(&mut anna, ANNA, &long).await.location().as_deref(),
        Some("/home")
    );
    assert_eq!(
        sign_in(&mut anna, ANNA, &long[..long.len() - 2])
            .await
            .status,
        StatusCode::UNPROCESSABLE_ENTITY
    );

    let portal = Portal::with(db, |config| {
        config.signup.password_policy = kabinet::config::PasswordPolicy::Length
    })
    .await;
    let words = "тихая река у дома";
    let fields = with(
        with(full("b@example.ru"), "password", words),
        "password_repeat",
        words,
    );
    assert_eq!(
        portal
            .visitor()
            .post("/sign-up/email", &fields)
            .await
            .status,
        StatusCode::SEE_OTHER
    );
    let page = portal
        .visitor()
        .post("/sign-up/email", &full("c@example.ru"))
        .await;
    assert_eq!(
        page.status,
        StatusCode::SEE_OTHER,
        "12 characters: {:?}",
        page.error("password")
    );
    let page = portal
        .visitor()
        .post(
            "/sign-up/email",
            &with(full("c@example.ru"), "password", "Aa1-короче"),
        )
        .await;
    assert!(page.error("password").unwrap().contains("12"));
}

#[sqlx::test]
async fn consents_are_kept_with_version_language_time_and_address(db: PgPool) {
    let portal = Portal::new(db).await;
    let mut anna = portal.visitor();
    anna.headers.insert(
        "user-agent",
        "Mozilla/5.0 (X11; Linux) Firefox/133.0".parse().unwrap(),
    );
    anna.post("/sign-up/email", &with(full(ANNA), "marketing", "1"))
        .await;
    portal.clock.advance(chrono::Duration::hours(2));
    let link = portal.letter(ANNA, "confirm").await.link("/confirm/");
    anna.post(&link, &[]).await;
    let kept: Vec<(String, String, bool, bool)> = sqlx::query_as(
        "select c.kind, c.address || ' ' || c.user_agent, c.given_at = $1, t.body <> '' from consent c
         join legal_text t using (kind, version, lang) where c.lang = 'ru' order by c.kind",
    )
    .bind(super::support::usual_now())
    .fetch_all(&portal.db)
    .await
    .unwrap();
    let browser = "192.0.2.10 Mozilla/5.0 (X11; Linux) Firefox/133.0".to_owned();
    let row = |kind: &str| (kind.to_owned(), browser.clone(), true, true);
    assert_eq!(kept, [row("consent"), row("marketing"), row("terms")]);

    registered(&portal, &full("b@example.ru")).await;
    let advertising = "select count(*) from consent where kind = 'marketing'";
    assert_eq!(
        portal.count(advertising).await,
        1,
        "advertising only where it was ticked"
    );
    let audited = "select count(*) from audit where action in ('identity.signed_up', 'identity.confirmed') and address = '192.0.2.10'";
    assert_eq!(portal.count(audited).await, 4);
}

#[sqlx::test]
async fn a_known_address_learns_of_it_only_by_letter(db: PgPool) {
    let portal = Portal::new(db).await;
    registered(&portal, &full(ANNA)).await;
    let (mut one, mut two) = (portal.visitor(), portal.visitor());
    let known = one
        .post(
            "/sign-up/email",
            &with(full("Anna@Example.RU"), "password", PASSWORD),
        )
        .await;
    let unknown = two.post("/sign-up/email", &full("Bnna@Example.RU")).await;
    assert_eq!(known.status, unknown.status);
    assert_eq!(
        (&known.location(), &known.body),
        (&unknown.location(), &unknown.body)
    );
    let names = |reply: &Reply| {
        reply
            .headers
            .keys()
            .map(|name| name.to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(names(&known), names(&unknown));
    assert_eq!(one.cookies["signup"].len(), two.cookies["signup"].len());
    let (page_one, page_two) = (
        one.get("/sign-up/sent").await,
        two.get("/sign-up/sent").await,
    );
    assert_eq!(without(&page_one, &["A***"]), without(&page_two, &["B***"]));

    let letter = portal.letter("Anna@Example.RU", "already_registered").await;
    assert_eq!(
        (letter.link("/sign-in"), letter.link("/password/forgot")),
        ("/sign-in".to_owned(), "/password/forgot".to_owned())
    );
    assert!(
        !letter.text.contains("Сидорова") && !letter.text.contains("Анна"),
        "a stranger may have written the name"
    );
    portal.letter("Bnna@Example.RU", "confirm").await;
    // Sending again tells no more than the first time.
    portal.clock.advance(chrono::Duration::seconds(61));
    let (known, unknown) = (
        one.post("/sign-up/resend", &[]).await,
        two.post("/sign-up/resend", &[]).await,
    );
    assert_eq!(
        (known.status, known.location()),
        (unknown.status, unknown.location())
    );
    let letters = portal.letters().await;
    assert_eq!(
        letters
            .iter()
            .filter(|l| l.kind == "already_registered")
            .count(),
        2
    );
}

#[sqlx::test]
async fn the_letter_is_sent_again_after_a_minute_and_its_link_replaces_the_old(db: PgPool) {
    let portal = Portal::new(db).await;
    let mut anna = portal.visitor();
    anna.post("/sign-up/email", &full(ANNA)).await;
    let old = portal.letter(ANNA, "confirm").await.link("/confirm/");
    portal.clock.advance(chrono::Duration::seconds(20));
    let early = anna.post("/sign-up/resend", &[]).await;
    assert_eq!(early.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(early.headers["retry-after"], "40");
    assert!(
        early.text("[role=alert]").contains("40 секунд"),
        "{}",
        early.body
    );
    portal.clock.advance(chrono::Duration::seconds(41));
    let page = anna.get("/sign-up/sent").await;
    let again = anna.submit(&page, &[]).await;
    assert_eq!(again.location().as_deref(), Some("/sign-up/sent"));
    let new = portal.letter(ANNA, "confirm").await.link("/confirm/");
    assert_ne!(old, new);
    let gone = anna.get(&old).await;
    assert_eq!(gone.status, StatusCode::GONE);
    assert!(gone.text("main").contains("заменила"), "{}", gone.body);
    assert_eq!(anna.post(&old, &[]).await.status, StatusCode::GONE);
    assert_eq!(anna.post(&new, &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(
        anna.post("/sign-up/resend", &[])
            .await
            .location()
            .as_deref(),
        Some("/sign-in"),
        "nothing to send any more"
    );
    assert_eq!(
        portal
            .visitor()
            .post("/sign-up/resend", &[])
            .await
            .location()
            .as_deref(),
        Some("/sign-up/email")
    );
}

#[sqlx::test]
async fn an_expired_link_offers_a_new_one(db: PgPool) {
    let portal = Portal::new(db).await;
    let mut anna = portal.visitor();
    anna.post("/sign-up/email", &full(ANNA)).await;
    let old = portal.letter(ANNA, "confirm").await.link("/confirm/");
    portal.clock.advance(chrono::Duration::hours(24));
    // Another browser than the one that signed up.
    let mut elsewhere = portal.visitor();
    assert_eq!(elsewhere.post(&old, &[]).await.status, StatusCode::GONE);
    let gone = elsewhere.get(&old).await;
    assert_eq!(gone.status, StatusCode::GONE);
    let sent = elsewhere.submit(&gone, &[]).await;
    assert_eq!(sent.location().as_deref(), Some("/sign-up/sent"));
    assert!(
        elsewhere
            .follow(sent)
            .await
            .text("main")
            .contains("a***@example.ru")
    );
    let new = portal.letter(ANNA, "confirm").await.link("/confirm/");
    assert_eq!(
        elsewhere.post(&new, &[]).await.status,
        StatusCode::SEE_OTHER
    );
}

#[sqlx::test]
async fn looking_at_a_link_uses_nothing_up_and_it_works_once(db: PgPool) {
    let portal = Portal::new(db).await;
    portal.visitor().post("/sign-up/email", &full(ANNA)).await;
    let link = portal.letter(ANNA, "confirm").await.link("/confirm/");
    for _ in 0..3 {
        assert_eq!(portal.visitor().get(&link).await.status, StatusCode::OK);
    }
    let (one, two, three) = tokio::join!(
        confirm(&portal, &link),
        confirm(&portal, &link),
        confirm(&portal, &link)
    );
    let mut replies = [one, two, three];
    replies.sort();
    assert_eq!(replies, [303, 410, 410]);
    let page = portal.visitor().get(&link).await;
    assert_eq!(page.status, StatusCode::GONE);
    assert!(
        page.text("main").contains("уже использована"),
        "{}",
        page.body
    );
    assert!(page.has("main a[href='/sign-in']"));
    assert_eq!(portal.count("select count(*) from customer").await, 1);
}

async fn confirm(portal: &Portal, link: &str) -> u16 {
    portal.visitor().post(link, &[]).await.status.as_u16()
}

#[sqlx::test]
async fn of_several_sign_ups_of_one_address_the_first_confirmed_wins(db: PgPool) {
    let portal = Portal::new(db).await;
    let post = async |name: &'static str| {
        portal
            .visitor()
            .post("/sign-up/email", &with(full(ANNA), "first_name", name))
            .await
            .status
    };
    let all = tokio::join!(post("Анна"), post("Алла"), post("Инна"));
    assert_eq!(
        all,
        (
            StatusCode::SEE_OTHER,
            StatusCode::SEE_OTHER,
            StatusCode::SEE_OTHER
        )
    );
    let links: Vec<String> = portal
        .letters()
        .await
        .iter()
        .map(|letter| letter.link("/confirm/"))
        .collect();
    assert_eq!(links.len(), 3);
    let (one, two, three) = tokio::join!(
        confirm(&portal, &links[0]),
        confirm(&portal, &links[1]),
        confirm(&portal, &links[2])
    );
    let mut answers = [one, two, three];
    answers.sort();
    assert_eq!(answers, [303, 410, 410]);
    assert_eq!(portal.count("select count(*) from customer").await, 1);
    assert_eq!(portal.count("select count(*) from consent").await, 2);
}

#[sqlx::test]
async fn an_english_reader_gets_english_pages_letters_and_texts(db: PgPool) {
    let portal = Portal::new(db).await;
    let mut anna = portal.visitor();
    let form = anna.get("/sign-up/email?lang=en").await;
    assert_eq!(
        (form.text("h1"), form.attribute("html", "lang")),
        ("Register".to_owned(), "en".to_owned())
    );
    let refused = anna.submit(&form, &with(full(ANNA), "password", "x")).await;
    assert!(
        refused
            .error("password")
            .unwrap()
            .starts_with("Password needs")
    );
    anna.submit(&form, &full(ANNA)).await;
    let letter = portal.letter(ANNA, "confirm").await;
    assert_eq!(letter.subject, "Confirm your e-mail");
    let page = anna.get(&letter.link("/confirm/")).await;
    assert_eq!(page.text("h1"), "Confirm your e-mail");
    anna.submit(&page, &[]).await;
    assert_eq!(
        portal
            .count("select count(*) from consent where lang = 'en'")
            .await,
        2
    );
    assert_eq!(
        anna.get("/sign-in").await.text("h1"),
        "Sign in to the portal"
    );
    // Recovery asked for from a Russian browser: the letter is in the owner's language.
    portal
        .visitor()
        .post("/password/forgot", &[("login", ANNA)])
        .await;
    assert_eq!(
        portal.letter(ANNA, "reset").await.subject,
        "Password recovery"
    );
}

#[sqlx::test]
async fn sign_ups_from_one_address_are_limited(db: PgPool) {
    let portal = Portal::with(db, |config| config.limits.sign_up_per_hour = 2).await;
    let mut visitor = portal.visitor();
    visitor.post("/sign-up/email", &full(ANNA)).await;
    visitor.post("/sign-up/email", &full(ANNA)).await;
    let refused = visitor.post("/sign-up/email", &full(ANNA)).await;
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(refused.headers.contains_key("retry-after"));
}

#[sqlx::test]
async fn a_portal_without_sign_up_by_mail_has_no_such_page(db: PgPool) {
    let portal = Portal::with(db, |config| config.signup.methods.clear()).await;
    assert_eq!(
        portal.visitor().get("/sign-up/email").await.status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(
        portal
            .visitor()
            .post("/sign-up/email", &full(ANNA))
            .await
            .status,
        StatusCode::NOT_FOUND
    );
}

// --- Signing in ---------------------------------------------------------------------------------

#[sqlx::test]
async fn every_failure_reads_alike_whoever_the_login_names(db: PgPool) {
    let portal = Portal::new(db).await;
    registered(&portal, &full(ANNA)).await;
    household(&portal, "887100103492", &[ANNA]).await;
    let mut pages = Vec::new();
    for login in [
        ANNA,
        "bnna@example.ru",
        "887100103492",
        "887100103493",
        "+79130000000",
        "кто-то",
    ] {
        let page = sign_in(&mut portal.visitor(), login, "Wrong-Word-1").await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{login}");
        assert_eq!(page.attribute("#login", "value"), login);
        assert_eq!(
            page.text("[role=alert] li"),
            "Неверный логин или пароль. Проверьте раскладку и повторите"
        );
        pages.push(without(&page, &[&format!("value=\"{login}\"")]));
    }
    assert!(pages.iter().all(|page| *page == pages[0]));
    let page = sign_in(&mut portal.visitor(), " ", "").await;
    assert!(page.error("login").is_some() && page.error("password").is_some());
    let long = "а".repeat(10_000);
    assert_eq!(
        sign_in(&mut portal.visitor(), &long, &long).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    assert_eq!(
        portal
            .count("select count(*) from audit where action = 'identity.sign_in_failed'")
            .await,
        7
    );
    let told = "select count(*) from audit where audit::text like '%example.ru%' or audit::text like '%8871001%'";
    assert_eq!(portal.count(told).await, 0, "no login stands in the audit");
}

/// An account with this number, an old number, an alias and a supplier's number, linked to these people.
async fn household(portal: &Portal, number: &str, people: &[&str]) {
    let id: uuid::Uuid = sqlx::query_scalar(
        "insert into account (number, old_number) values ($1, '0-' || $1) returning id",
    )
    .bind(number)
    .fetch_one(&portal.db)
    .await
    .unwrap();
    for sql in [
        "insert into account_alias (alias, account_id) select 'A' || number, id from account where id = $1",
        "insert into supplier (code, name) values ('s', 'S') on conflict do nothing",
        "insert into supplier_account (account_id, supplier_code, number) select id, 's', 'S' || number from account where id = $1",
    ] {
        let query = sqlx::query(sql);
        let query = if sql.contains("$1") {
            query.bind(id)
        } else {
            query
        };
        query.execute(&portal.db).await.unwrap();
    }
    for email in people {
        sqlx::query("insert into account_link (customer_id, account_id, relation) select id, $2, 'owner' from customer where email_key = $1")
            .bind(email)
            .bind(id)
            .execute(&portal.db)
            .await
            .unwrap();
    }
}

#[sqlx::test]
async fn people_sign_in_by_any_number_of_their_account_and_the_password_decides(db: PgPool) {
    let portal = Portal::new(db).await;
    registered(&portal, &full(ANNA)).await;
    let other = "Lampa-Stol-47";
    let boris = with(
        with(full("boris@example.ru"), "password", other),
        "password_repeat",
        other,
    );
    registered(&portal, &boris).await;
    household(&portal, "70АА000560", &[ANNA, "boris@example.ru"]).await;
    household(&portal, "111222333", &[]).await;
    for login in [
        "70АА000560",
        " 70aa 000560",
        "0-70АА000560",
        "A70АА000560",
        "а70аа000560",
        "S70АА000560",
    ] {
        for (password, name) in [(PASSWORD, ANNA), (other, "boris@example.ru")] {
            let mut person = portal.visitor();
            let reply = sign_in(&mut person, login, password).await;
            assert_eq!(
                reply.location().as_deref(),
                Some("/home"),
                "{login}: {}",
                reply.body
            );
            assert!(person.get("/profile").await.body.contains(name), "{login}");
        }
    }
    assert_eq!(
        sign_in(&mut portal.visitor(), "111222333", PASSWORD)
            .await
            .status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    sqlx::query("update account_link set paused_at = now()")
        .execute(&portal.db)
        .await
        .unwrap();
    let paused = sign_in(&mut portal.visitor(), "70АА000560", PASSWORD).await;
    assert_eq!(
        paused.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "a link that must be proved again is no login"
    );
}

#[sqlx::test]
async fn a_confirmed_phone_is_a_login_in_any_writing_and_an_unconfirmed_is_none(db: PgPool) {
    let portal = Portal::new(db).await;
    let mut anna = registered(&portal, &full(ANNA)).await;
    assert_eq!(
        sign_in(&mut anna, "89131234567", PASSWORD).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    sqlx::query("update customer set phone_confirmed_at = now()")
        .execute(&portal.db)
        .await
        .unwrap();
    for login in [
        "+7 913 123-45-67",
        "89131234567",
        "8 (913) 123 45 67",
        "9131234567",
    ] {
        let reply = sign_in(&mut portal.visitor(), login, PASSWORD).await;
        assert_eq!(reply.location().as_deref(), Some("/home"), "{login}");
    }
    assert_eq!(
        sign_in(&mut portal.visitor(), "ANNA@example.ru ", PASSWORD)
            .await
            .location()
            .as_deref(),
        Some("/home")
    );
}

#[sqlx::test]
async fn an_unconfirmed_person_with_the_right_password_is_told_where_the_letter_went(db: PgPool) {
    let portal = Portal::new(db).await;
    portal.visitor().post("/sign-up/email", &full(ANNA)).await;
    let mut anna = portal.visitor();
    let reply = sign_in(&mut anna, ANNA, PASSWORD).await;
    assert_eq!(reply.location().as_deref(), Some("/sign-up/sent"));
    assert!(
        anna.follow(reply)
            .await
            .text("main")
            .contains("a***@example.ru")
    );
    assert_eq!(
        sign_in(&mut portal.visitor(), ANNA, "Wrong-Word-1")
            .await
            .status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    portal.clock.advance(chrono::Duration::minutes(2));
    anna.post("/sign-up/resend", &[]).await;
    let link = portal.letter(ANNA, "confirm").await.link("/confirm/");
    anna.post(&link, &[]).await;
    assert_eq!(
        sign_in(&mut anna, ANNA, PASSWORD)
            .await
            .location()
            .as_deref(),
        Some("/home")
    );
}

#[sqlx::test]
async fn people_come_back_to_the_page_they_asked_for_and_never_elsewhere(db: PgPool) {
    let portal = Portal::new(db).await;
    let mut anna = registered(&portal, &full(ANNA)).await;
    let refused = anna.get("/profile/name?x=1").await;
    let form = anna.follow(refused).await;
    let wrong = anna
        .submit(&form, &[("login", ANNA), ("password", "Wrong-Word-1")])
        .await;
    assert_eq!(
        wrong.attribute("input[name=next]", "value"),
        "/profile/name?x=1"
    );
    let right = anna.submit(&wrong, &[("password", PASSWORD)]).await;
    assert_eq!(right.location().as_deref(), Some("/profile/name?x=1"));
    for evil in [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "/\t/evil.example",
        "%2F%2Fevil",
    ] {
        let fields = [("login", ANNA), ("password", PASSWORD), ("next", evil)];
        let reply = portal.visitor().post("/sign-in", &fields).await;
        assert_eq!(reply.location().as_deref(), Some("/home"), "{evil}");
    }
    assert_eq!(
        anna.get("/sign-in?next=/profile")
            .await
            .location()
            .as_deref(),
        Some("/profile"),
        "signed in already"
    );
    assert_eq!(
        anna.get("/sign-in?next=//evil.example")
            .await
            .location()
            .as_deref(),
        Some("/home")
    );
}

#[sqlx::test]
async fn signing_in_gives_a_new_session_whatever_the_browser_brought(db: PgPool) {
    let portal = Portal::new(db).await;
    let mut anna = registered(&portal, &full(ANNA)).await;
    sign_in(&mut anna, ANNA, PASSWORD).await;
    let first = anna.cookies["sid"].clone();
    sign_in(&mut anna, ANNA, PASSWORD).await;
    assert_ne!(anna.cookies["sid"], first);
    let mut old = portal.visitor();
    old.cookies.insert("sid".to_owned(), first);
    assert_eq!(
        old.get("/profile").await.status,
        StatusCode::SEE_OTHER,
        "the session before is over"
    );
    let mut fixed = portal.visitor();
    fixed
        .cookies
        .insert("sid".to_owned(), "AAAAAAAAAAAAAAAAAAAAAA".to_owned());
    let reply = sign_in(&mut fixed, ANNA, PASSWORD).await;
    assert_ne!(fixed.cookies["sid"], "AAAAAAAAAAAAAAAAAAAAAA");
    let cookie = reply.headers["set-cookie"].to_str().unwrap().to_owned();
    assert!(
        cookie.contains("HttpOnly")
            && cookie.contains("SameSite=Lax")
            && !cookie.contains("Secure"),
        "{cookie}"
    );
}

#[sqlx::test]
async fn over_https_cookies_are_secure_and_bound_to_the_host(db: PgPool) {
    let portal = Portal::with(db, |config| {
        config.server.public_url = "https://lk.example.ru".to_owned()
    })
    .await;
    let mut visitor = portal.visitor();
    let sent = visitor.post("/sign-up/email", &full(ANNA)).await;
    let cookie = sent.headers["set-cookie"].to_str().unwrap().to_owned();
    assert!(
        cookie.starts_with("__Host-signup=")
            && cookie.contains("; Secure")
            && cookie.contains("Path=/;"),
        "{cookie}"
    );
    assert!(
        visitor
            .get("/sign-up/sent")
            .await
            .body
            .contains("a***@example.ru")
    );
    visitor
        .cookies
        .insert("__Host-signup".to_owned(), "forged.AAAA".to_owned());
    assert!(
        !visitor
            .get("/sign-up/sent")
            .await
            .has("form[data-form=main]")
    );
}

#[sqlx::test]
async fn a_session_lasts_half_an_hour_or_a_month(db: PgPool) {
    let portal = Portal::new(db).await;
    let mut anna = registered(&portal, &full(ANNA)).await;
    let lasts = "select (extract(epoch from max(expires_at) - now()) / 60)::bigint from session";
    sign_in(&mut anna, ANNA, PASSWORD).await;
    assert!((28..=30).contains(&portal.count(lasts).await));
    let reply = anna
        .post(
            "/sign-in",
            &[("login", ANNA), ("password", PASSWORD), ("remember", "on")],
        )
        .await;
    assert_eq!(reply.status, StatusCode::SEE_OTHER);
    assert!((43_190..=43_200).contains(&portal.count(lasts).await));
    assert!(
        reply.headers["set-cookie"]
            .to_str()
            .unwrap()
            .contains("Max-Age=2592000"),
        "{:?}",
        reply.headers
    );
}

#[sqlx::test]
async fn a_hash_with_old_parameters_is_renewed_at_sign_in(db: PgPool) {
    let portal = Portal::new(db).await;
    let mut anna = registered(&portal, &full(ANNA)).await;
    use argon2::password_hash::PasswordHasher;
    let params = argon2::Params::new(8192, 1, 1, None).unwrap();
    let old = argon2::Argon2::new(argon2::Algorithm::Argon2id, argon2::Version::V0x13, params)
        .hash_password(PASSWORD.as_bytes())
        .unwrap();
    sqlx::query("update customer set password_hash = $1")
        .bind(old.to_string())
        .execute(&portal.db)
        .await
        .unwrap();
    assert_eq!(
        sign_in(&mut anna, ANNA, PASSWORD)
            .await
            .location()
            .as_deref(),
        Some("/home")
    );
    let renewed =
        "select count(*) from customer where password_hash like '$argon2id$v=19$m=19456,t=2,p=1$%'";
    assert_eq!(portal.count(renewed).await, 1);
    assert_eq!(
        sign_in(&mut anna, ANNA, PASSWORD)
            .await
            .location()
            .as_deref(),
        Some("/home")
    );
}

#[sqlx::test]
async fn more_hashing_than_fits_is_refused_with_503(db: PgPool) {
    let portal = Portal::new(db).await;
    registered(&portal, &full(ANNA)).await;
    let places = portal.app.hashing_queue.available_permits();
    let taken = portal
        .app
        .hashing_queue
        .acquire_many(u32::try_from(places).unwrap())
        .await
        .unwrap();
    let busy = sign_in(&mut portal.visitor(), ANNA, PASSWORD).await;
    assert_eq!(busy.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(busy.headers.contains_key("retry-after"));
    drop(taken);
    assert_eq!(
        sign_in(&mut portal.visitor(), ANNA, PASSWORD).await.status,
        StatusCode::SEE_OTHER
    );
}

#[sqlx::test]
async fn sign_ins_from_one_address_are_limited_before_anything_is_hashed(db: PgPool) {
    let portal = Portal::with(db, |config| config.limits.sign_in_per_minute = 2).await;
    let mut visitor = portal.visitor();
    for status in [422, 422, 429] {
        let reply = sign_in(&mut visitor, ANNA, "Wrong-Word-1").await;
        assert_eq!(reply.status.as_u16(), status);
    }
    assert_eq!(portal.count("select count(*) from audit").await, 2);
}

// --- What is asked once -------------------------------------------------------------------------

#[sqlx::test]
async fn what_the_sign_up_left_out_is_asked_once(db: PgPool) {
    let portal = Portal::new(db).await;
    let few: Vec<_> = full(ANNA)
        .into_iter()
        .filter(|(name, _)| !["phone", "middle_name", "gender"].contains(name))
        .collect();
    let mut anna = registered(&portal, &few).await;
    let fields = [
        ("login", ANNA),
        ("password", PASSWORD),
        ("next", "/profile/name"),
    ];
    let reply = anna.post("/sign-in", &fields).await;
    assert_eq!(
        reply.location().as_deref(),
        Some("/profile/complete?next=/profile/name")
    );
    let form = anna.follow(reply).await;
    assert!(form.has("#phone") || !form.attributes("#phone", "name").is_empty());
    assert!(
        form.attributes("#birth_date", "name").is_empty(),
        "what is known is not asked"
    );
    assert_eq!(form.attributes("#middle_name", "name"), ["middle_name"]);
    let refused = anna.submit(&form, &[("middle_name", "Сергеевна")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.error("phone").unwrap().contains("телефон"));
    assert_eq!(refused.attribute("#middle_name", "value"), "Сергеевна");
    let done = anna
        .submit(
            &refused,
            &[
                ("phone", "8 913 123 45 67"),
                ("gender", "female"),
                ("birth_date", "01.01.2000"),
            ],
        )
        .await;
    assert_eq!(done.location().as_deref(), Some("/profile/name"));
    let profile = anna.get("/profile").await.text("main");
    assert!(
        profile.contains("Сергеевна") && profile.contains("+7 913 123-45-67"),
        "{profile}"
    );
    assert!(
        profile.contains("27 марта 1957"),
        "what was given before stays: {profile}"
    );
    assert_eq!(
        anna.get("/profile/complete").await.location().as_deref(),
        Some("/home")
    );
    let again = anna.post("/sign-in", &fields).await;
    assert_eq!(again.location().as_deref(), Some("/profile/name"), "once");
}

#[sqlx::test]
async fn only_the_phone_must_be_given(db: PgPool) {
    let portal = Portal::new(db).await;
    let few: Vec<_> = full(ANNA)
        .into_iter()
        .filter(|(name, _)| !["birth_date", "gender"].contains(name))
        .collect();
    let mut anna = registered(&portal, &few).await;
    assert_eq!(
        sign_in(&mut anna, ANNA, PASSWORD)
            .await
            .location()
            .as_deref(),
        Some("/profile/complete")
    );
    let form = anna.get("/profile/complete").await;
    assert!(form.attributes("#phone", "name").is_empty());
    let done = anna.submit(&form, &[]).await;
    assert_eq!(done.location().as_deref(), Some("/home"));
    assert_eq!(
        sign_in(&mut anna, ANNA, PASSWORD)
            .await
            .location()
            .as_deref(),
        Some("/home")
    );
}

// --- When tries pile up -------------------------------------------------------------------------

/// Five wrong passwords for Anna's login, each from another address. Gives the last answer.
async fn pile_up(portal: &Portal) -> Reply {
    let mut last = None;
    for n in 0..5 {
        let mut stranger = portal.visitor();
        stranger.from = format!("198.51.100.{n}");
        let reply = sign_in(&mut stranger, ANNA, "Wrong-Word-1").await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "try {n}");
        last = Some(reply);
    }
    last.unwrap()
}

/// What the widget sends for the puzzle of this page.
fn solve(page: &Reply) -> String {
    use base64::Engine;
    let challenge: altcha::Challenge =
        serde_json::from_str(&page.attribute("altcha-widget", "challenge")).unwrap();
    let solution = altcha::solve_challenge(altcha::SolveChallengeOptions::new(&challenge))
        .unwrap()
        .unwrap();
    let payload = serde_json::to_vec(&altcha::Payload {
        challenge,
        solution,
    })
    .unwrap();
    base64::engine::general_purpose::STANDARD.encode(payload)
}

#[sqlx::test]
async fn when_wrong_passwords_pile_up_a_proof_of_work_opens_the_door(db: PgPool) {
    let portal = Portal::new(db).await;
    registered(&portal, &full(ANNA)).await;
    let mut anna = portal.visitor();
    let free = sign_in(&mut anna, "bnna@example.ru", "Wrong-Word-1").await;
    assert!(
        !free.has("altcha-widget") && !free.body.contains("altcha"),
        "nothing is asked before"
    );
    let fifth = pile_up(&portal).await;
    assert!(
        fifth.has("altcha-widget"),
        "the form of the next try brings it along"
    );

    let asked = sign_in(&mut anna, ANNA, PASSWORD).await;
    assert_eq!(
        asked.status,
        StatusCode::TOO_MANY_REQUESTS,
        "not even the right password"
    );
    assert_eq!(asked.headers["retry-after"], "30");
    assert_eq!(asked.attribute("#login", "value"), ANNA);
    let forged = anna
        .submit(&asked, &[("password", PASSWORD), ("altcha", "e30=")])
        .await;
    assert_eq!(forged.status, StatusCode::TOO_MANY_REQUESTS);
    let proof = solve(&asked);
    let wrong = anna
        .submit(&asked, &[("password", "Wrong-Word-2"), ("altcha", &proof)])
        .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let again = anna
        .submit(&asked, &[("password", PASSWORD), ("altcha", &proof)])
        .await;
    assert_eq!(
        again.status,
        StatusCode::TOO_MANY_REQUESTS,
        "a proof serves once"
    );
    let fresh = solve(&wrong);
    let right = anna
        .submit(&wrong, &[("password", PASSWORD), ("altcha", &fresh)])
        .await;
    assert_eq!(right.location().as_deref(), Some("/home"), "{}", right.body);
    // The right password ends the pile.
    assert_eq!(
        sign_in(&mut portal.visitor(), ANNA, PASSWORD)
            .await
            .location()
            .as_deref(),
        Some("/home")
    );
}

#[sqlx::test]
async fn an_old_puzzle_or_one_of_our_own_making_is_no_proof(db: PgPool) {
    let portal = Portal::new(db).await;
    registered(&portal, &full(ANNA)).await;
    let page = pile_up(&portal).await;
    let proof = solve(&page);
    portal.clock.advance(chrono::Duration::minutes(61));
    let page = pile_up(&portal).await;
    let mut anna = portal.visitor();
    let late = anna
        .submit(&page, &[("password", PASSWORD), ("altcha", &proof)])
        .await;
    assert_eq!(late.status, StatusCode::TOO_MANY_REQUESTS);
    use base64::Engine;
    let options = altcha::CreateChallengeOptions {
        cost: 1,
        hmac_signature_secret: Some("guess".to_owned()),
        ..altcha::CreateChallengeOptions::default()
    };
    let challenge = altcha::create_challenge(options).unwrap();
    let solution = altcha::solve_challenge(altcha::SolveChallengeOptions::new(&challenge))
        .unwrap()
        .unwrap();
    let own = serde_json::to_vec(&altcha::Payload {
        challenge,
        solution,
    })
    .unwrap();
    let own = base64::engine::general_purpose::STANDARD.encode(own);
    let forged = anna
        .submit(&page, &[("password", PASSWORD), ("altcha", &own)])
        .await;
    assert_eq!(forged.status, StatusCode::TOO_MANY_REQUESTS);
}

#[sqlx::test]
async fn without_javascript_half_a_minute_of_waiting_does_as_well(db: PgPool) {
    let portal = Portal::new(db).await;
    registered(&portal, &full(ANNA)).await;
    pile_up(&portal).await;
    let mut anna = portal.visitor();
    let asked = sign_in(&mut anna, ANNA, PASSWORD).await;
    portal.clock.advance(chrono::Duration::seconds(12));
    let early = anna.submit(&asked, &[("password", PASSWORD)]).await;
    assert_eq!(early.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(
        early.headers["retry-after"], "18",
        "the wait goes on, it does not begin anew"
    );
    assert!(
        early.text("[role=alert]").contains("18 секунд"),
        "{}",
        early.text("[role=alert]")
    );
    // Hoarded waits, and waits of somebody else, are worth nothing.
    let hoarded = sign_in(&mut anna, ANNA, PASSWORD).await;
    let mut elsewhere = portal.visitor();
    elsewhere.from = "203.0.113.5".to_owned();
    portal.clock.advance(chrono::Duration::seconds(18));
    let stolen = elsewhere.submit(&early, &[("password", PASSWORD)]).await;
    assert_eq!(stolen.status, StatusCode::TOO_MANY_REQUESTS);
    let wrong = anna.submit(&early, &[("password", "Wrong-Word-2")]).await;
    assert_eq!(
        wrong.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "taken: the password was looked at"
    );
    let again = anna.submit(&early, &[("password", PASSWORD)]).await;
    assert_eq!(
        again.status,
        StatusCode::TOO_MANY_REQUESTS,
        "a wait serves once"
    );
    portal.clock.advance(chrono::Duration::seconds(15));
    let hoarded = anna.submit(&hoarded, &[("password", PASSWORD)]).await;
    assert_eq!(
        hoarded.status,
        StatusCode::TOO_MANY_REQUESTS,
        "it began before the last one was taken"
    );
    portal.clock.advance(chrono::Duration::seconds(15));
    let right = anna.submit(&wrong, &[("password", PASSWORD)]).await;
    assert_eq!(right.location().as_deref(), Some("/home"), "{}", right.body);
}

#[sqlx::test]
async fn tries_in_parallel_count_before_the_password_is_looked_at(db: PgPool) {
    let portal = Portal::new(db).await;
    registered(&portal, &full(ANNA)).await;
    let tries: Vec<_> = (0..12)
        .map(|n| {
            let mut stranger = portal.visitor();
            stranger.from = format!("198.51.100.{n}");
            tokio::spawn(async move {
                sign_in(&mut stranger, ANNA, "Wrong-Word-1")
                    .await
                    .status
                    .as_u16()
            })
        })
        .collect();
    let mut looked_at = 0;
    for one in tries {
        match one.await.unwrap() {
            422 => looked_at += 1,
            status => assert_eq!(status, 429),
        }
    }
    assert_eq!(looked_at, 5);
}

#[sqlx::test]
async fn a_login_that_nobody_has_piles_up_alike(db: PgPool) {
    let portal = Portal::new(db).await;
    registered(&portal, &full(ANNA)).await;
    let known = pile_up(&portal).await;
    let mut last = None;
    for n in 0..5 {
        let mut stranger = portal.visitor();
        stranger.from = format!("198.51.100.{n}");
        last = Some(sign_in(&mut stranger, "bnna@example.ru", "Wrong-Word-1").await);
    }
    let unknown = last.unwrap();
    assert_eq!(known.status, unknown.status);
    assert_eq!(
        known.body.len(),
        unknown.body.len(),
        "but for the echo of the login the same page"
    );
    let names = |reply: &Reply| {
        reply
            .headers
            .keys()
            .map(|name| name.to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(names(&known), names(&unknown));
}

#[sqlx::test]
async fn many_tries_from_one_address_are_asked_too_whatever_the_login(db: PgPool) {
    let portal = Portal::new(db).await;
    registered(&portal, &full(ANNA)).await;
    let mut stranger = portal.visitor();
    for n in 0..20 {
        let reply = sign_in(
            &mut stranger,
            &format!("person{n}@example.ru"),
            "Wrong-Word-1",
        )
        .await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    assert_eq!(
        sign_in(&mut stranger, ANNA, PASSWORD).await.status,
        StatusCode::TOO_MANY_REQUESTS
    );
    let mut anna = portal.visitor();
    anna.from = "203.0.113.5".to_owned();
    assert_eq!(
        sign_in(&mut anna, ANNA, PASSWORD)
            .await
            .location()
            .as_deref(),
        Some("/home"),
        "elsewhere nothing is asked"
    );
    portal.clock.advance(chrono::Duration::minutes(16));
    assert_eq!(
        sign_in(&mut stranger, ANNA, PASSWORD)
            .await
            .location()
            .as_deref(),
        Some("/home"),
        "the window passed"
    );
}

#[sqlx::test]
async fn the_owner_is_warned_once_a_window(db: PgPool) {
    let portal = Portal::new(db).await;
    registered(&portal, &full(ANNA)).await;
    pile_up(&portal).await;
    let letter = portal.letter(ANNA, "security").await;
    assert_eq!(letter.subject, "Кто-то подбирает пароль к кабинету");
    let mut anna = portal.visitor();
    let page = sign_in(&mut anna, ANNA, PASSWORD).await;
    portal.clock.advance(chrono::Duration::seconds(30));
    let wrong = anna.submit(&page, &[("password", "Wrong-Word-2")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let warnings = async || {
        portal
            .letters()
            .await
            .iter()
            .filter(|letter| letter.kind == "security")
            .count()
    };
    assert_eq!(warnings().await, 1);
    portal.clock.advance(chrono::Duration::minutes(20));
    pile_up(&portal).await;
    assert_eq!(warnings().await, 2);
}

#[sqlx::test]
async fn switched_off_nothing_is_ever_asked(db: PgPool) {
    let portal = Portal::with(db, |config| {
        config.captcha.kind = kabinet::config::CaptchaKind::Off
    })
    .await;
    registered(&portal, &full(ANNA)).await;
    assert!(!pile_up(&portal).await.has("altcha-widget"));
    pile_up(&portal).await;
    assert_eq!(
        sign_in(&mut portal.visitor(), ANNA, PASSWORD)
            .await
            .location()
            .as_deref(),
        Some("/home")
    );
}

// --- Recovery -----------------------------------------------------------------------------------

#[sqlx::test]
async fn recovery_sets_a_password_and_ends_every_session(db: PgPool) {
    let portal = Portal::new(db).await;
    let mut anna = registered(&portal, &full(ANNA)).await;
    sign_in(&mut anna, ANNA, PASSWORD).await;
    let mut lost = portal.visitor();
    lost.headers.insert(
        "user-agent",
        "Mozilla/5.0 (Windows NT 10.0) Chrome/131.0 Safari/537.36"
            .parse()
            .unwrap(),
    );
    let form = lost.get("/password/forgot").await;
    let asked = lost.submit(&form, &[("login", ANNA)]).await;
    assert_eq!(
        (asked.status, asked.location().as_deref()),
        (StatusCode::SEE_OTHER, Some("/password/sent"))
    );
    let letter = portal.letter(ANNA, "reset").await;
    for told in ["22.11.2026 12:00", "Chrome, Windows", "192.0.2.10"] {
        assert!(letter.text.contains(told), "{told}: {}", letter.text);
    }
    let link = letter.link("/password/reset/");
    for _ in 0..2 {
        assert_eq!(lost.get(&link).await.status, StatusCode::OK);
    }
    let form = lost.get(&link).await;
    let new = "Lampa-Stol-47";
    for (field, fields) in [
        (
            "password",
            [("password", "short"), ("password_repeat", "short")],
        ),
        (
            "password",
            [
                ("password", "Sidorova1957"),
                ("password_repeat", "Sidorova1957"),
            ],
        ),
        (
            "password_repeat",
            [("password", new), ("password_repeat", "Lampa-Stol-48")],
        ),
    ] {
        let refused = lost.submit(&form, &fields).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.error(field).is_some(), "{field}");
    }
    assert_eq!(anna.get("/profile").await.status, StatusCode::OK);
    let done = lost
        .submit(&form, &[("password", new), ("password_repeat", new)])
        .await;
    assert_eq!(
        (done.status, done.location().as_deref()),
        (StatusCode::SEE_OTHER, Some("/sign-in"))
    );
    assert_eq!(
        anna.get("/profile").await.status,
        StatusCode::SEE_OTHER,
        "every session is over"
    );
    assert_eq!(
        lost.get("/profile").await.status,
        StatusCode::SEE_OTHER,
        "it signs nobody in"
    );
    assert_eq!(
        sign_in(&mut lost, ANNA, PASSWORD).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    assert_eq!(
        sign_in(&mut lost, ANNA, new).await.location().as_deref(),
        Some("/home")
    );
    assert_eq!(
        portal.letter(ANNA, "security").await.subject,
        "Пароль изменён"
    );
    let again = lost
        .post(&link, &[("password", new), ("password_repeat", new)])
        .await;
    assert_eq!(again.status, StatusCode::GONE);
    let page = lost.get(&link).await;
    assert_eq!(page.status, StatusCode::GONE);
    assert!(
        page.text("main").contains("использована") && page.has("main a[href='/password/forgot']")
    );
    assert_eq!(
        portal
            .count("select count(*) from audit where action = 'identity.password_reset'")
            .await,
        1
    );
}

#[sqlx::test]
async fn recovery_answers_everybody_alike_and_writes_only_to_those_it_knows(db: PgPool) {
    let portal = Portal::new(db).await;
    registered(&portal, &full(ANNA)).await;
    household(&portal, "887100103492", &[ANNA]).await;
    let mut answers = Vec::new();
    for login in [ANNA, "nobody@example.ru", "887100103492", "000000000000"] {
        let reply = portal
            .visitor()
            .post("/password/forgot", &[("login", login)])
            .await;
        let names: Vec<String> = reply.headers.keys().map(|name| name.to_string()).collect();
        answers.push((reply.status, reply.location(), reply.body, names));
    }
    assert!(
        answers.iter().all(|answer| *answer == answers[0]),
        "{answers:?}"
    );
    let letters = portal.letters().await;
    let to: Vec<&str> = letters
        .iter()
        .filter(|l| l.kind == "reset")
        .map(|l| l.to.as_str())
        .collect();
    assert_eq!(to, [ANNA, ANNA], "by address and by account number");
    let empty = portal
        .visitor()
        .post("/password/forgot", &[("login", " ")])
        .await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    // An hour's worth of letters is three, however often somebody asks.
    for _ in 0..5 {
        portal
            .visitor()
            .post("/password/forgot", &[("login", ANNA)])
            .await;
    }
    assert_eq!(
        portal
            .letters()
            .await
            .iter()
            .filter(|l| l.kind == "reset")
            .count(),
        3
    );
}

#[sqlx::test]
async fn a_link_of_recovery_lives_an_hour_and_only_the_newest_works(db: PgPool) {
    let portal = Portal::new(db).await;
    registered(&portal, &full(ANNA)).await;
    let ask = async || {
        portal
            .visitor()
            .post("/password/forgot", &[("login", ANNA)])
            .await;
        portal.letter(ANNA, "reset").await.link("/password/reset/")
    };
    let (first, second) = (ask().await, ask().await);
    let mut anna = portal.visitor();
    assert_eq!(anna.get(&first).await.status, StatusCode::GONE, "replaced");
    assert_eq!(anna.get(&second).await.status, StatusCode::OK);
    portal.clock.advance(chrono::Duration::minutes(60));
    assert_eq!(
        anna.get(&second).await.status,
        StatusCode::GONE,
        "an hour has passed"
    );
    let fields = [
        ("password", "Lampa-Stol-47"),
        ("password_repeat", "Lampa-Stol-47"),
    ];
    assert_eq!(anna.post(&second, &fields).await.status, StatusCode::GONE);
    assert_eq!(
        sign_in(&mut anna, ANNA, PASSWORD)
            .await
            .location()
            .as_deref(),
        Some("/home")
    );
    assert_eq!(
        anna.get(&second.replace("/password/reset/", "/confirm/"))
            .await
            .status,
        StatusCode::NOT_FOUND
    );
}

#[sqlx::test]
async fn two_who_use_one_link_at_once_set_one_password(db: PgPool) {
    let portal = Portal::new(db).await;
    registered(&portal, &full(ANNA)).await;
    portal
        .visitor()
        .post("/password/forgot", &[("login", ANNA)])
        .await;
    let link = portal.letter(ANNA, "reset").await.link("/password/reset/");
    let set = async |password: &'static str| {
        let fields = [("password", password), ("password_repeat", password)];
        portal.visitor().post(&link, &fields).await.status.as_u16()
    };
    let (one, two) = tokio::join!(set("Lampa-Stol-47"), set("Okno-Dver-52"));
    let mut answers = [one, two];
    answers.sort();
    assert_eq!(answers, [303, 410]);
}

#[sqlx::test]
async fn what_others_want_done_on_a_reset_is_done_with_it(db: PgPool) {
    use axum::body::Body;
    use tower::ServiceExt;
    let portal = Portal::new(db.clone()).await;
    registered(&portal, &full(ANNA)).await;
    portal
        .visitor()
        .post("/password/forgot", &[("login", ANNA)])
        .await;
    let link = portal.letter(ANNA, "reset").await.link("/password/reset/");
    fn hook<'c>(
        _: &'c kabinet::app::App,
        db: &'c mut sqlx::PgConnection,
        customer: uuid::Uuid,
    ) -> std::pin::Pin<Box<dyn Future<Output = sqlx::Result<()>> + Send + 'c>> {
        Box::pin(async move {
            let drop_cards = "update customer set middle_name = 'cards dropped' where id = $1";
            sqlx::query(drop_cards)
                .bind(customer)
                .execute(db)
                .await
                .map(|_| ())
        })
    }
    let config = portal.app.config.clone();
    let hooks = kabinet::app::Hooks {
        on_password_reset: vec![hook],
        ..Default::default()
    };
    let app = kabinet::app::App::build(db, config, portal.clock.clone(), None, hooks)
        .await
        .unwrap();
    let request = axum::http::Request::post(&link)
        .header("content-type", "application/x-www-form-urlencoded")
        .body(Body::from(
            "password=Lampa-Stol-47&password_repeat=Lampa-Stol-47",
        ))
        .unwrap();
    let reply = kabinet::router::router(app).oneshot(request).await.unwrap();
    assert_eq!(reply.status(), StatusCode::SEE_OTHER);
    assert_eq!(
        portal
            .count("select count(*) from customer where middle_name = 'cards dropped'")
            .await,
        1
    );
}

// --- Profile ------------------------------------------------------------------------------------

#[sqlx::test]
async fn a_changed_password_ends_the_other_sessions_and_is_told(db: PgPool) {
    let portal = Portal::new(db).await;
    let mut anna = registered(&portal, &full(ANNA)).await;
    let mut phone = portal.visitor();
    sign_in(&mut anna, ANNA, PASSWORD).await;
    sign_in(&mut phone, ANNA, PASSWORD).await;
    let form = anna.get("/profile/password").await;
    let new = "Lampa-Stol-47";
    let fields = [
        ("current", "Wrong-Word-1"),
        ("password", new),
        ("password_repeat", new),
    ];
    let refused = anna.submit(&form, &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.error("current").is_some() && refused.error("password").is_none());
    let refused = anna
        .submit(
            &form,
            &[
                ("current", PASSWORD),
                ("password", "short"),
                ("password_repeat", "short"),
            ],
        )
        .await;
    assert!(refused.error("password").is_some() && refused.error("current").is_none());
    let done = anna
        .submit(&form, &with(fields.to_vec(), "current", PASSWORD))
        .await;
    assert_eq!(done.location().as_deref(), Some("/profile"));
    assert!(
        anna.follow(done)
            .await
            .text("[role=status]")
            .contains("изменён"),
        "this session stays"
    );
    assert_eq!(
        phone.get("/profile").await.status,
        StatusCode::SEE_OTHER,
        "the other is over"
    );
    assert_eq!(
        portal.letter(ANNA, "security").await.subject,
        "Пароль изменён"
    );
    assert_eq!(
        sign_in(&mut phone, ANNA, new).await.location().as_deref(),
        Some("/home")
    );
}

#[sqlx::test]
async fn an_open_session_is_no_way_to_learn_the_password(db: PgPool) {
    let portal = Portal::new(db).await;
    let mut anna = registered(&portal, &full(ANNA)).await;
    sign_in(&mut anna, ANNA, PASSWORD).await;
    let fields = |current| {
        [
            ("current", current),
            ("password", "Lampa-Stol-47"),
            ("password_repeat", "Lampa-Stol-47"),
        ]
    };
    for _ in 0..10 {
        let reply = anna
            .post("/profile/password", &fields("Wrong-Word-1"))
            .await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    assert_eq!(
        anna.post("/profile/password", &fields(PASSWORD))
            .await
            .status,
        StatusCode::TOO_MANY_REQUESTS
    );
    portal.clock.advance(chrono::Duration::minutes(16));
    assert_eq!(
        anna.post("/profile/password", &fields(PASSWORD))
            .await
            .status,
        StatusCode::SEE_OTHER
    );
}

#[sqlx::test]
async fn the_name_is_changed_and_shown_at_once(db: PgPool) {
    let portal = Portal::new(db).await;
    let mut anna = registered(&portal, &full(ANNA)).await;
    sign_in(&mut anna, ANNA, PASSWORD).await;
    let form = anna.get("/profile/name").await;
    assert_eq!(form.attribute("#last_name", "value"), "Сидорова");
    let refused = anna.submit(&form, &[("first_name", " ")]).await;
    assert_eq!(
        (refused.status, refused.error("first_name").is_some()),
        (StatusCode::UNPROCESSABLE_ENTITY, true)
    );
    let done = anna
        .submit(
            &form,
            &[("last_name", "<b>Ёлкина</b>"), ("middle_name", "")],
        )
        .await;
    let profile = anna.follow(done).await;
    assert!(
        profile.text("main").contains("<b>Ёлкина</b> Анна"),
        "{}",
        profile.body
    );
    assert!(!profile.has("main b"));
    assert!(profile.text("main").contains("Женский"));
}

#[sqlx::test]
async fn pages_of_the_profile_want_somebody_signed_in(db: PgPool) {
    let portal = Portal::new(db).await;
    for path in [
        "/profile",
        "/profile/complete",
        "/profile/name",
        "/profile/password",
    ] {
        let reply = portal.visitor().get(path).await;
        assert_eq!(reply.location(), Some(format!("/sign-in?next={path}")));
        if path != "/profile" {
            assert_eq!(
                portal.visitor().post(path, &[]).await.status,
                StatusCode::SEE_OTHER
            );
        }
    }
    assert_eq!(portal.count("select count(*) from audit").await, 0);
}

// --- Texts --------------------------------------------------------------------------------------

#[sqlx::test]
async fn every_legal_text_is_dated_whole_and_in_both_languages(db: PgPool) {
    let portal = Portal::with(db, |config| {
        config.organisation.name = "ООО <Свет>".to_owned()
    })
    .await;
    for path in [
        "/terms",
        "/consent",
        "/consent/marketing",
        "/payment-rules",
        "/privacy",
        "/safety",
        "/cookies",
        "/accessibility",
    ] {
        let ru = portal.visitor().get(path).await;
        let en = portal.visitor().get(&format!("{path}?lang=en")).await;
        // Saved cards came a day later.
        let day = match path {
            "/payment-rules" | "/safety" => 23,
            _ => 22,
        };
        assert!(
            ru.text("main")
                .contains(&format!("Редакция от {day} ноября 2026 г.")),
            "{path}"
        );
        assert!(
            en.text("main")
                .contains(&format!("Version of {day} November 2026")),
            "{path}"
        );
        assert_eq!(
            ru.texts("main h2").len(),
            en.texts("main h2").len(),
            "{path}"
        );
        assert!(
            ru.text("main").chars().count() > 600 && !ru.body.contains("<Свет>"),
            "{path}"
        );
    }
    assert_eq!(portal.count("select count(*) from legal_text").await, 8);
    kabinet::identity::register_texts(&portal.app)
        .await
        .unwrap();
    assert_eq!(
        portal.count("select count(*) from legal_text").await,
        8,
        "a kept version is kept once"
    );
}

#[sqlx::test]
async fn what_ran_out_is_removed(db: PgPool) {
    let portal = Portal::new(db).await;
    portal.visitor().post("/sign-up/email", &full(ANNA)).await;
    pile_up(&portal).await;
    portal.clock.advance(chrono::Duration::days(2));
    kabinet::identity::jobs::clean(&portal.app).await.unwrap();
    assert_eq!(portal.count("select count(*) from sign_in_try").await, 0);
    assert_eq!(
        portal.count("select count(*) from one_time_link").await,
        1,
        "it still says that it is too old"
    );
    portal.clock.advance(chrono::Duration::days(40));
    kabinet::identity::jobs::clean(&portal.app).await.unwrap();
    assert_eq!(
        portal
            .count("select (select count(*) from sign_up) + (select count(*) from one_time_link)")
            .await,
        0
    );
}
