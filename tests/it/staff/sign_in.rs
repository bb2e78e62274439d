//! Links, both steps, replays, recovery codes, locks, sessions.

use super::super::support::Portal;
use super::{
    PASSWORD, added, audited, both_steps, device, first_step, opens, ready, with_password,
};
use axum::http::StatusCode;
use chrono::Duration;
use kabinet::base::Email;
use kabinet::staff::actions::manage;
use kabinet::staff::{Role, totp};
use sqlx::PgPool;
use uuid::Uuid;

const ANNA: &str = "Anna@staff.test";

#[sqlx::test]
async fn a_link_sets_the_password_once_and_is_gone_afterwards(db: PgPool) {
    let portal = Portal::new(db).await;
    let link = added(&portal, ANNA, Role::Operator).await;
    let mut anna = portal.visitor();
    let page = anna.get(&link).await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(
        anna.get(&link).await.status,
        StatusCode::OK,
        "looking uses nothing up"
    );
    let weak = anna
        .submit(
            &page,
            &[("password", "short"), ("password_repeat", "short")],
        )
        .await;
    assert_eq!(weak.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(weak.error("password").is_some());
    let fields = [("password", PASSWORD), ("password_repeat", PASSWORD)];
    let set = anna.submit(&page, &fields).await;
    assert_eq!(set.location().as_deref(), Some("/admin/sign-in"));
    for reply in [anna.get(&link).await, anna.post(&link, &fields).await] {
        assert_eq!(reply.status, StatusCode::GONE);
    }
    let foreign = format!("{}x", &link[..link.len() - 1]);
    assert_eq!(anna.get(&foreign).await.status, StatusCode::NOT_FOUND);
    assert_eq!(audited(&portal.db, "staff.password_set").await, 1);
}

#[sqlx::test]
async fn a_link_ends_after_two_days_and_when_another_is_given(db: PgPool) {
    let portal = Portal::new(db).await;
    let old = added(&portal, ANNA, Role::Operator).await;
    let email = Email::parse(ANNA).unwrap();
    let new = manage::link(&portal.app, &email, false).await.ok().unwrap();
    let new = super::path(&new);
    let mut anna = portal.visitor();
    assert_eq!(anna.get(&old).await.status, StatusCode::GONE);
    portal.clock.advance(Duration::hours(47));
    assert_eq!(anna.get(&new).await.status, StatusCode::OK);
    portal.clock.advance(Duration::hours(1));
    assert_eq!(anna.get(&new).await.status, StatusCode::GONE);
    let fields = [("password", PASSWORD), ("password_repeat", PASSWORD)];
    assert_eq!(anna.post(&new, &fields).await.status, StatusCode::GONE);
}

#[sqlx::test]
async fn the_first_sign_in_sets_up_a_device_and_shows_recovery_codes_once(db: PgPool) {
    let portal = Portal::new(db).await;
    with_password(&portal, ANNA, Role::Operator).await;
    let mut anna = portal.visitor();
    let away = anna.get("/admin/accounts?q=5").await;
    let page = anna.follow(away).await;
    let fields = [("login", " anna@STAFF.test "), ("password", PASSWORD)];
    let first = anna.submit(&page, &fields).await;
    assert!(
        first
            .location()
            .unwrap()
            .starts_with("/admin/sign-in/set-up?next=")
    );
    let page = anna.follow(first).await;
    assert!(page.has(".qr svg"));
    let (id, sealed): (Uuid, Vec<u8>) =
        sqlx::query_as("select staff_id, new_secret from staff_session where stage = 'set_up'")
            .fetch_one(&portal.db)
            .await
            .unwrap();
    let secret = totp::unseal(&portal.app.vault, id, &sealed).unwrap();
    assert_eq!(
        page.text(".secret"),
        totp::show(&secret, ANNA, "x").unwrap().text
    );
    assert!(!opens(&mut anna).await, "half-way opens nothing");

    let code = device(&portal, ANNA).await;
    let wrong = if code == "000000" { "000001" } else { "000000" };
    let refused = anna.submit(&page, &[("code", wrong)]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.error("code").is_some());
    let half = anna.cookies["staff_sid"].clone();
    let done = anna.submit(&page, &[("code", &code)]).await;
    assert_ne!(
        anna.cookies["staff_sid"], half,
        "a new id with the new rights"
    );
    let codes = anna.follow(done).await;
    assert_eq!(codes.texts(".codes li").len(), totp::CODES);
    let kept = anna.submit(&codes, &[]).await;
    assert_eq!(kept.location().as_deref(), Some("/admin/accounts?q=5"));
    let again = anna.get("/admin/recovery-codes").await;
    assert_eq!(
        again.location().as_deref(),
        Some("/admin/profile"),
        "shown once"
    );
    let profile = anna.get("/admin/profile").await;
    for code in codes.texts(".codes li") {
        assert!(!profile.body.contains(&code));
    }
    let stored: Vec<Vec<u8>> = sqlx::query_scalar("select code_hash from staff_recovery_code")
        .fetch_all(&portal.db)
        .await
        .unwrap();
    assert!(stored.len() == totp::CODES && stored.iter().all(|hash| hash.len() == 32));
    for action in [
        "staff.password_right",
        "staff.second_factor_set_up",
        "staff.signed_in",
        "staff.code_failed",
    ] {
        assert_eq!(audited(&portal.db, action).await, 1, "{action}");
    }
}

#[sqlx::test]
async fn a_code_works_once_and_the_next_one_again(db: PgPool) {
    let portal = Portal::new(db).await;
    let (mut anna, _) = ready(&portal, ANNA, Role::Operator).await;
    anna.post("/admin/sign-out", &[]).await;
    assert!(!opens(&mut anna).await);

    // The code that set the device up, still on its screen.
    let replay = both_steps(&portal, &mut anna, ANNA).await;
    assert_eq!(replay.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!opens(&mut anna).await);
    portal.clock.advance(Duration::seconds(30));
    let fresh = both_steps(&portal, &mut anna, ANNA).await;
    assert_eq!(fresh.location().as_deref(), Some("/admin"));

    // An older step that was never used is refused too, once a newer one was.
    let mut other = portal.visitor();
    portal.clock.advance(Duration::seconds(-30));
    let older = both_steps(&portal, &mut other, ANNA).await;
    assert_eq!(older.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[sqlx::test]
async fn a_recovery_code_stands_in_for_the_device_once(db: PgPool) {
    let portal = Portal::new(db).await;
    let (_, codes) = ready(&portal, ANNA, Role::Operator).await;
    for (typed, right) in [
        (codes[0].to_uppercase(), true),
        (codes[0].clone(), false),
        (codes[1].clone(), true),
    ] {
        let mut anna = portal.visitor();
        let first = first_step(&mut anna, ANNA, PASSWORD).await;
        let page = anna.follow(first).await;
        let reply = anna.submit(&page, &[("code", &typed)]).await;
        assert_eq!(reply.status == StatusCode::SEE_OTHER, right, "{typed}");
        assert_eq!(opens(&mut anna).await, right, "{typed}");
    }
    assert_eq!(audited(&portal.db, "staff.recovery_code_used").await, 2);
}

#[sqlx::test]
async fn wrong_codes_lock_the_second_step_for_longer_each_time(db: PgPool) {
    let portal = Portal::new(db).await;
    ready(&portal, ANNA, Role::Operator).await;
    portal.clock.advance(Duration::minutes(1));
    let mut anna = portal.visitor();
    let first = first_step(&mut anna, ANNA, PASSWORD).await;
    let page = anna.follow(first).await;
    for _ in 0..4 {
        let wrong = anna.submit(&page, &[("code", "abc")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let fifth = anna.submit(&page, &[("code", "abc")]).await;
    assert_eq!(fifth.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(fifth.headers["retry-after"], "900");
    let code = device(&portal, ANNA).await;
    let right = anna.submit(&page, &[("code", &code)]).await;
    assert_eq!(
        right.status,
        StatusCode::TOO_MANY_REQUESTS,
        "also for a right one"
    );
    // Starting again does not help, waiting does.
    let mut again = portal.visitor();
    let locked = both_steps(&portal, &mut again, ANNA).await;
    assert_eq!(locked.status, StatusCode::TOO_MANY_REQUESTS);
    portal.clock.advance(Duration::minutes(15));
    let mut later = portal.visitor();
    let done = both_steps(&portal, &mut later, ANNA).await;
    assert_eq!(done.location().as_deref(), Some("/admin"));
}

#[sqlx::test]
async fn the_second_step_must_follow_within_ten_minutes(db: PgPool) {
    let portal = Portal::new(db).await;
    ready(&portal, ANNA, Role::Operator).await;
    let mut anna = portal.visitor();
    let first = first_step(&mut anna, ANNA, PASSWORD).await;
    let page = anna.follow(first).await;
    portal.clock.advance(Duration::minutes(10));
    let code = device(&portal, ANNA).await;
    let late = anna.submit(&page, &[("code", &code)]).await;
    assert!(late.location().unwrap().starts_with("/admin/sign-in?next="));
    assert!(!opens(&mut anna).await);
}

#[sqlx::test]
async fn a_wrong_password_and_an_unknown_member_get_one_answer(db: PgPool) {
    let portal = Portal::new(db).await;
    with_password(&portal, ANNA, Role::Operator).await;
    added(&portal, "new@staff.test", Role::Operator).await;
    with_password(&portal, "gone@staff.test", Role::Operator).await;
    let gone = Email::parse("gone@staff.test").unwrap();
    assert!(manage::disable(&portal.app, &gone).await.is_ok());
    let mut seen = Vec::new();
    for (login, password) in [
        (ANNA, "Wrong-Word-1"),
        ("nobody@staff.test", PASSWORD),
        ("new@staff.test", PASSWORD),
        ("gone@staff.test", PASSWORD),
        ("not an address", PASSWORD),
    ] {
        let mut visitor = portal.visitor();
        visitor.from = format!("192.0.2.{}", seen.len() + 20);
        let reply = first_step(&mut visitor, login, password).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{login}");
        assert!(!visitor.cookies.contains_key("staff_sid"));
        seen.push(reply.body.replace(login, "LOGIN"));
    }
    assert!(seen.iter().all(|body| *body == seen[0]));
    assert_eq!(audited(&portal.db, "staff.sign_in_failed").await, 5);
}

#[sqlx::test]
async fn many_wrong_passwords_cost_a_proof_or_a_wait_whoever_is_meant(db: PgPool) {
    let portal = Portal::new(db).await;
    with_password(&portal, ANNA, Role::Operator).await;
    for login in [ANNA, "nobody@staff.test"] {
        let mut visitor = portal.visitor();
        for _ in 0..5 {
            let wrong = first_step(&mut visitor, login, "Wrong-Word-1").await;
            assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        }
        let sixth = first_step(&mut visitor, login, PASSWORD).await;
        assert_eq!(sixth.status, StatusCode::TOO_MANY_REQUESTS, "{login}");
        assert_eq!(sixth.headers["retry-after"], "30");
        // Nobody is locked out by a stranger: after half a minute the right password is taken.
        portal.clock.advance(Duration::seconds(31));
        let wait = sixth
            .form()
            .fields
            .into_iter()
            .find(|(name, _)| name == "wait")
            .unwrap()
            .1;
        let fields = [("login", login), ("password", PASSWORD), ("wait", &wait)];
        let reply = visitor.post("/admin/sign-in", &fields).await;
        let known = login == ANNA;
        assert_eq!(
            reply.status == StatusCode::SEE_OTHER,
            known,
            "{login}: {}",
            reply.status
        );
    }
}

#[sqlx::test]
async fn a_session_ends_when_idle_and_after_twelve_hours_and_says_so(db: PgPool) {
    let portal = Portal::new(db).await;
    let (_, mut idle) = portal.staff("operator").await;
    portal.clock.advance(Duration::minutes(10));
    assert!(opens(&mut idle).await);
    portal.clock.advance(Duration::minutes(29));
    assert!(opens(&mut idle).await, "each page moves the limit");
    portal.clock.advance(Duration::minutes(31));
    let over = idle.get("/admin").await;
    let page = idle.follow(over).await;
    assert!(page.has(".note.warn"), "the page says why");

    let (_, mut busy) = portal.staff("operator").await;
    for _ in 0..35 {
        portal.clock.advance(Duration::minutes(20));
        assert!(opens(&mut busy).await);
    }
    portal.clock.advance(Duration::minutes(20));
    assert!(!opens(&mut busy).await, "twelve hours, however busy");
}

#[sqlx::test]
async fn a_page_writes_the_idle_limit_at_most_every_five_minutes(db: PgPool) {
    let portal = Portal::new(db).await;
    let (_, mut anna) = portal.staff("operator").await;
    for (minutes, moved) in [(4, false), (2, true), (3, false)] {
        let sql = "select extract(epoch from seen_at)::bigint from staff_session";
        let before = portal.count(sql).await;
        portal.clock.advance(Duration::minutes(minutes));
        assert!(opens(&mut anna).await);
        assert_eq!(portal.count(sql).await != before, moved);
    }
}

#[sqlx::test]
async fn signing_out_another_role_disabling_and_a_new_link_end_sessions_on_the_server(db: PgPool) {
    let portal = Portal::new(db).await;
    let email = Email::parse(ANNA).unwrap();
    let (mut anna, _) = ready(&portal, ANNA, Role::Operator).await;
    let mut stolen = anna.clone();
    let out = anna.post("/admin/sign-out", &[]).await;
    assert_eq!(out.location().as_deref(), Some("/admin/sign-in"));
    assert!(!opens(&mut stolen).await, "the old cookie opens nothing");

    portal.clock.advance(Duration::minutes(1));
    both_steps(&portal, &mut anna, ANNA).await;
    assert!(opens(&mut anna).await);
    let another = manage::set_role(&portal.app, &email, Role::Billing).await;
    assert!(
        another.is_ok() && !opens(&mut anna).await,
        "with another role he signs in anew"
    );
    portal.clock.advance(Duration::minutes(1));
    both_steps(&portal, &mut anna, ANNA).await;
    assert!(opens(&mut anna).await);
    assert!(manage::disable(&portal.app, &email).await.is_ok());
    assert!(!opens(&mut anna).await);
    let refused = first_step(&mut portal.visitor(), ANNA, PASSWORD).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);

    // A new link lets him in again; with the second factor reset he sets up a new device.
    let link = manage::link(&portal.app, &email, true).await.ok().unwrap();
    let fields = [("password", PASSWORD), ("password_repeat", PASSWORD)];
    let mut back = portal.visitor();
    back.post(&super::path(&link), &fields).await;
    let first = first_step(&mut back, ANNA, PASSWORD).await;
    assert!(
        first
            .location()
            .unwrap()
            .starts_with("/admin/sign-in/set-up")
    );
}

#[sqlx::test]
async fn ones_own_password_is_changed_with_the_old_one_and_ends_the_other_sessions(db: PgPool) {
    let portal = Portal::new(db).await;
    let (mut anna, _) = ready(&portal, ANNA, Role::Operator).await;
    portal.clock.advance(Duration::minutes(1));
    let mut other = portal.visitor();
    both_steps(&portal, &mut other, ANNA).await;
    let new = "Letniy-Dozhd-73";
    let fields = |current| {
        [
            ("current", current),
            ("password", new),
            ("password_repeat", new),
        ]
    };
    let wrong = anna
        .post("/admin/profile/password", &fields("Wrong-Word-1"))
        .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.error("current").is_some());
    assert!(opens(&mut other).await);
    let done = anna
        .post("/admin/profile/password", &fields(PASSWORD))
        .await;
    assert_eq!(done.location().as_deref(), Some("/admin/profile"));
    assert!(opens(&mut anna).await && !opens(&mut other).await);
    let old = first_step(&mut portal.visitor(), ANNA, PASSWORD).await;
    assert_eq!(old.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(audited(&portal.db, "staff.password_changed").await, 1);
}

#[sqlx::test]
async fn new_recovery_codes_need_the_password_and_void_the_old_ones(db: PgPool) {
    let portal = Portal::new(db).await;
    let (mut anna, old) = ready(&portal, ANNA, Role::Operator).await;
    let path = "/admin/profile/recovery-codes";
    let wrong = anna.post(path, &[("current", "Wrong-Word-1")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let done = anna.post(path, &[("current", PASSWORD)]).await;
    let page = anna.follow(done).await;
    let new = page.texts(".codes li");
    assert!(new.len() == totp::CODES && !new.contains(&old[0]));
    for (code, right) in [(&old[0], false), (&new[0], true)] {
        let mut visitor = portal.visitor();
        let first = first_step(&mut visitor, ANNA, PASSWORD).await;
        let page = visitor.follow(first).await;
        visitor.submit(&page, &[("code", code)]).await;
        assert_eq!(opens(&mut visitor).await, right, "{code}");
    }
}

#[sqlx::test]
async fn the_profile_lists_sessions_and_ends_the_others(db: PgPool) {
    let portal = Portal::new(db).await;
    let (mut anna, _) = ready(&portal, ANNA, Role::Operator).await;
    portal.clock.advance(Duration::minutes(1));
    let mut other = portal.visitor();
    both_steps(&portal, &mut other, ANNA).await;
    let page = anna.get("/admin/profile").await;
    assert_eq!(page.texts("tbody tr").len(), 2);
    assert_eq!(page.texts(".state.ok").len(), 1, "one of them is this one");
    anna.post("/admin/profile/sessions", &[]).await;
    assert!(opens(&mut anna).await && !opens(&mut other).await);
}

#[sqlx::test]
async fn without_a_second_factor_the_demo_lets_in_by_password_alone(db: PgPool) {
    let portal = Portal::with(db, |config| {
        config.demo = true;
        config.staff.second_factor = kabinet::config::SecondFactor::Off;
    })
    .await;
    kabinet::demo::prepare(&portal.app).await.unwrap();
    let mut clerk = portal.visitor();
    let fields = [
        ("login", kabinet::demo::STAFF_LOGIN),
        ("password", kabinet::demo::STAFF_PASSWORD),
    ];
    let done = clerk.post("/admin/sign-in", &fields).await;
    assert_eq!(done.location().as_deref(), Some("/admin"));
    assert!(opens(&mut clerk).await);
}

#[sqlx::test]
async fn under_https_the_cookie_is_host_bound_and_secure(db: PgPool) {
    let portal = Portal::with(db, |config| {
        config.server.public_url = "https://lk.example.org".to_owned();
    })
    .await;
    let email = Email::parse(ANNA).unwrap();
    let link = manage::add(&portal.app, &email, "", Role::Operator)
        .await
        .ok()
        .unwrap();
    let link = link.strip_prefix("https://lk.example.org").unwrap();
    let mut anna = portal.visitor();
    anna.post(
        link,
        &[("password", PASSWORD), ("password_repeat", PASSWORD)],
    )
    .await;
    let first = first_step(&mut anna, ANNA, PASSWORD).await;
    let cookie = first.headers["set-cookie"].to_str().unwrap();
    assert!(cookie.starts_with("__Host-staff_sid="), "{cookie}");
    for part in ["; Secure", "; HttpOnly", "; Path=/", "; SameSite=Lax"] {
        assert!(cookie.contains(part), "{cookie}");
    }
}

#[sqlx::test]
async fn the_secret_of_a_device_lies_sealed_in_the_database(db: PgPool) {
    let portal = Portal::new(db).await;
    ready(&portal, ANNA, Role::Operator).await;
    let (id, sealed): (Uuid, Vec<u8>) = sqlx::query_as("select id, totp_secret from staff")
        .fetch_one(&portal.db)
        .await
        .unwrap();
    let secret = totp::unseal(&portal.app.vault, id, &sealed).unwrap();
    assert_eq!(secret.len(), 20);
    let shown = totp::show(&secret, ANNA, "x")
        .unwrap()
        .text
        .replace(' ', "");
    let hex: String = secret.iter().map(|byte| format!("{byte:02x}")).collect();
    for open in [secret.as_slice(), shown.as_bytes(), hex.as_bytes()] {
        assert!(!sealed.windows(open.len()).any(|part| part == open));
    }
    let another = totp::unseal(&portal.app.vault, Uuid::new_v4(), &sealed);
    assert!(
        another.is_err(),
        "copied to another member it opens nothing"
    );
    // It still signs in.
    portal.clock.advance(Duration::minutes(2));
    let mut client = portal.visitor();
    let done = both_steps(&portal, &mut client, ANNA).await;
    assert_eq!(done.location().as_deref(), Some("/admin"), "{}", done.body);
}
