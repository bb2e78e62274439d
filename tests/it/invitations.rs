//! Moving in from an older portal: a letter, a password, the household; and texts that change later.

use super::support::{Client, Portal};
use axum::http::StatusCode;
use chrono::Duration;
use kabinet::exchange::{self, ImportOptions, Source};
use sqlx::PgPool;
use uuid::Uuid;

const ANNA: &str = "anna@example.org";
const PASSWORD: &str = "Zimniy-Veter-19";
const FILLED: [(&str, &str); 3] = [
    ("password", PASSWORD),
    ("password_repeat", PASSWORD),
    ("consent", "1"),
];

/// Three households, Anna invited to two of them, Boris to one.
async fn moved(db: PgPool) -> Portal {
    let portal = Portal::new(db).await;
    sqlx::raw_sql(
        "insert into account (number, address) values ('4201180426', 'ул. Советская, 118, кв. 42'), ('77', 'ул. Новая, 1'), ('99', '');
         insert into account (number, closed_on) values ('55', '2020-01-01')",
    )
    .execute(&portal.db)
    .await
    .unwrap();
    import(
        &portal,
        "email,account_number,relation,last_name,first_name,middle_name,phone\n\
        Anna@Example.org,4201180426,owner,Петрова,Анна,Сергеевна,+79131234567\n\
        anna@example.org,77,tenant,Петрова,Анна,Сергеевна,\n\
        anna@example.org,55,owner,,,,\n\
        boris@example.org,99,family,Иванов,Борис,,\n",
    )
    .await;
    portal
}

async fn import(portal: &Portal, text: &str) {
    let files = vec![("customers.csv".to_owned(), text.as_bytes().to_vec())];
    let options = ImportOptions::default();
    let report = exchange::import(&portal.db, portal.app.now(), Source::Files(files), &options)
        .await
        .unwrap();
    assert_eq!(report.exit_code(), 0, "{:?}", report.rejects);
}

async fn links(portal: &Portal) -> Vec<(String, String, String)> {
    sqlx::query_as(
        "select lower(c.email), a.number, l.relation from account_link l
         join customer c on c.id = l.customer_id join account a on a.id = l.account_id order by 1, 2",
    )
    .fetch_all(&portal.db)
    .await
    .unwrap()
}

async fn sign_in(portal: &Portal, login: &str) -> (Client, Option<String>) {
    let mut client = portal.visitor();
    let done = client
        .post("/sign-in", &[("login", login), ("password", PASSWORD)])
        .await;
    let to = done.location();
    (client, to)
}

#[sqlx::test]
async fn who_moves_in_gets_one_letter_sets_a_password_and_sees_his_households(db: PgPool) {
    let portal = moved(db).await;
    let letters = portal.letters().await;
    let to: Vec<&str> = letters.iter().map(|one| one.to.as_str()).collect();
    assert_eq!(letters.len(), 2, "a letter a person: {to:?}");
    let letter = letters
        .iter()
        .find(|one| one.to.eq_ignore_ascii_case(ANNA))
        .unwrap();
    assert_eq!(letter.kind, "invitation");
    assert!(letter.text.contains("••0426") && !letter.text.contains("4201180426"));
    let path = letter.link("/invitation/");
    let hashed = "select count(*) from invitation_link where length(token_hash) = 32";
    assert_eq!(portal.count(hashed).await, 2);
    assert_eq!(
        portal
            .count("select count(*) from letter where body_text <> ''")
            .await,
        0,
        "no link stays in the database"
    );

    let mut anna = portal.visitor();
    let page = anna.get(&path).await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(page.attribute("#last_name", "value"), "Петрова");
    // Looking uses nothing up, and what is missing is told.
    let refused = anna.submit(&page, &[("password", "short")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    for field in ["password", "consent"] {
        assert!(refused.error(field).is_some(), "{field}");
    }
    assert_eq!(portal.count("select count(*) from customer").await, 0);
    let done = anna.submit(&page, &FILLED).await;
    assert_eq!(
        done.location().as_deref(),
        Some("/sign-in"),
        "{}",
        done.body
    );
    assert_eq!(
        links(&portal).await,
        [
            (ANNA.to_owned(), "4201180426".to_owned(), "owner".to_owned()),
            (ANNA.to_owned(), "77".to_owned(), "tenant".to_owned()),
        ]
    );
    let kinds: Vec<String> =
        sqlx::query_scalar("select kind from consent where withdrawn_at is null order by kind")
            .fetch_all(&portal.db)
            .await
            .unwrap();
    assert_eq!(kinds, ["consent", "terms"]);
    let (mut anna, to) = sign_in(&portal, "4201180426").await;
    assert_eq!(to.as_deref(), Some("/profile/complete"));
    let home = anna.get("/home").await;
    assert_eq!(home.attributes("[data-account]", "data-account").len(), 2);
    // Once.
    let mut second = portal.visitor();
    assert_eq!(second.get(&path).await.status, StatusCode::GONE);
    assert_eq!(second.post(&path, &FILLED).await.status, StatusCode::GONE);
    let unknown = second.get("/invitation/abc").await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
}

#[sqlx::test]
async fn the_same_customers_again_get_no_letter_and_a_new_household_gets_one(db: PgPool) {
    let portal = moved(db).await;
    assert_eq!(portal.letters().await.len(), 2);
    import(&portal, "email,account_number,relation,phone\nanna@example.org,77,tenant,89990001122\nanna@example.org,4201180426,owner,\n").await;
    assert_eq!(portal.letters().await.len(), 2);
    import(&portal, "email,account_number\nboris@example.org,77\n").await;
    assert_eq!(portal.letters().await.len(), 3);
}

#[sqlx::test]
async fn an_invitation_ends_after_thirty_days_and_with_another_owner(db: PgPool) {
    let portal = moved(db).await;
    let letters = portal.letters().await;
    let path_of = |who: &str| {
        let own = letters.iter().find(|one| one.to.eq_ignore_ascii_case(who));
        own.unwrap().link("/invitation/")
    };
    let (anna, boris) = (path_of(ANNA), path_of("boris@example.org"));
    sqlx::raw_sql("update account set owner_since = '2100-01-01' where number = '4201180426'; update invitation set loaded_at = '2026-11-22'")
        .execute(&portal.db)
        .await
        .unwrap();
    let mut visitor = portal.visitor();
    assert!(visitor.get(&anna).await.body.contains("••0426"));
    sqlx::raw_sql("update account set owner_since = '2026-11-23' where number = '4201180426'")
        .execute(&portal.db)
        .await
        .unwrap();
    portal.clock.advance(Duration::days(2));
    let page = visitor.get(&anna).await;
    assert!(
        !page.body.contains("••0426"),
        "another owner came meanwhile"
    );
    visitor.submit(&page, &FILLED).await;
    assert_eq!(links(&portal).await.len(), 1);
    portal.clock.advance(Duration::days(29));
    assert_eq!(visitor.get(&boris).await.status, StatusCode::GONE);
    assert_eq!(visitor.post(&boris, &FILLED).await.status, StatusCode::GONE);
}

#[sqlx::test]
async fn whoever_has_an_account_already_joins_by_signing_in_and_nobody_else(db: PgPool) {
    let portal = moved(db).await;
    let path = portal
        .letter("boris@example.org", "invitation")
        .await
        .link("/invitation/");
    let (_, mut boris) = portal.customer("Boris@example.org").await;
    let (_, mut stranger) = portal.customer("stranger@example.org").await;
    let mut nobody = portal.visitor();
    let page = nobody.get(&path).await;
    assert!(
        page.has(&format!("a[href='/sign-in?next={path}']")),
        "{}",
        page.body
    );
    assert_eq!(
        nobody.post(&path, &FILLED).await.status,
        StatusCode::SEE_OTHER
    );
    assert!(!stranger.get(&path).await.has("form[data-form=main]"));
    assert_eq!(
        stranger.post(&path, &FILLED).await.status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(links(&portal).await.len(), 0);
    let page = boris.get(&path).await;
    let done = boris.submit(&page, &[]).await;
    assert_eq!(done.location().as_deref(), Some("/home"));
    assert_eq!(links(&portal).await[0].2, "family");
    assert_eq!(
        portal.letter("Boris@example.org", "linked").await.kind,
        "linked"
    );
}

#[sqlx::test]
async fn an_invitation_changes_no_standing_link(db: PgPool) {
    let portal = moved(db).await;
    let letter = portal.letter("Anna@Example.org", "invitation").await;
    let path = letter.link("/invitation/");
    let (anna, mut client) = portal.customer(ANNA).await;
    portal.link(anna, "77").await;
    // She rents it no more: she stands there as the owner, under a name of her own, since long ago.
    sqlx::query(
        "update account_link set relation = 'owner', title = 'Дача', linked_at = '2020-01-01'",
    )
    .execute(&portal.db)
    .await
    .unwrap();
    let before = standing(&portal).await;
    let page = client.get(&path).await;
    let done = client.submit(&page, &[]).await;
    assert_eq!(done.location().as_deref(), Some("/home"), "{}", done.body);
    assert_eq!(standing(&portal).await, before, "hers stands as it stood");
    let all = links(&portal).await;
    assert_eq!(all.len(), 2, "and the other household is new: {all:?}");
    let told = portal.letters().await;
    let told = told.iter().filter(|one| one.kind == "linked").count();
    assert_eq!(told, 1, "only the new one is told of");
}

/// The link to the household 77, whole.
async fn standing(portal: &Portal) -> String {
    sqlx::query_scalar(
        "select l::text from account_link l join account a on a.id = l.account_id where a.number = '77'",
    )
    .fetch_one(&portal.db)
    .await
    .unwrap()
}

/// The texts are those of another day: as after a new version of them.
async fn older(portal: &Portal, kinds: &[&str]) {
    for kind in kinds {
        sqlx::query(
            "insert into legal_text (kind, version, lang, sha256, body) values ($1, '2020-01-01-00000000', 'ru', '\\x00', 'old') on conflict do nothing",
        )
        .bind(kind)
        .execute(&portal.db)
        .await
        .unwrap();
        sqlx::query(
            "update consent set version = '2020-01-01-00000000', lang = 'ru' where kind = $1",
        )
        .bind(kind)
        .execute(&portal.db)
        .await
        .unwrap();
    }
}

async fn resident(portal: &Portal) -> Uuid {
    let path = portal
        .letter("Anna@Example.org", "invitation")
        .await
        .link("/invitation/");
    let mut anna = portal.visitor();
    let page = anna.get(&path).await;
    anna.submit(&page, &[FILLED.as_slice(), &[("marketing", "1")]].concat())
        .await;
    sqlx::raw_sql("update customer set completed_at = now()")
        .execute(&portal.db)
        .await
        .unwrap();
    sqlx::query_scalar("select id from customer")
        .fetch_one(&portal.db)
        .await
        .unwrap()
}

#[sqlx::test]
async fn a_new_version_of_a_text_is_asked_at_the_next_sign_in_and_locks_nobody_out(db: PgPool) {
    let portal = moved(db).await;
    let id = resident(&portal).await;
    let (_, to) = sign_in(&portal, ANNA).await;
    assert_eq!(
        to.as_deref(),
        Some("/home"),
        "nothing is asked that did not change"
    );
    older(&portal, &["marketing"]).await;
    let (_, to) = sign_in(&portal, ANNA).await;
    assert_eq!(to.as_deref(), Some("/home"), "advertising is never asked");
    older(&portal, &["terms", "consent"]).await;
    let (mut anna, to) = sign_in(&portal, ANNA).await;
    assert_eq!(to.as_deref(), Some("/profile/agree?next=/home"));
    let page = anna.get(&to.unwrap()).await;
    assert!(page.has("#terms") && page.has("#consent") && !page.has("#marketing"));
    assert!(page.has("a[href='/profile/delete']") && page.has("form[action='/sign-out']"));
    // Not answered: everything else is open all the same.
    for path in ["/home", "/payments"] {
        let page = anna.get(path).await;
        assert!(
            page.status == StatusCode::OK
                || page.location().is_some_and(|to| !to.contains("agree"))
        );
    }
    let refused = anna.submit(&page, &[("terms", "1")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.error("consent").is_some() && refused.error("terms").is_none());
    let done = anna
        .submit(&page, &[("terms", "1"), ("consent", "1")])
        .await;
    assert_eq!(done.location().as_deref(), Some("/home"));
    let standing = "select count(*) from consent where kind in ('terms', 'consent') and withdrawn_at is null and version not like '2020%' and given_at = '2026-11-22T09:00:00Z'";
    assert_eq!(portal.count(standing).await, 2);
    let ended =
        "select count(*) from consent where version like '2020%' and withdrawn_at is not null";
    assert_eq!(
        portal.count(ended).await,
        2,
        "what he had agreed to stays written down"
    );
    let (mut anna, to) = sign_in(&portal, ANNA).await;
    assert_eq!(to.as_deref(), Some("/home"));
    let asked = anna.get("/profile/agree?next=//evil.example").await;
    assert_eq!(asked.location().as_deref(), Some("/home"));
    // One text alone is asked alone, in the reader's language.
    older(&portal, &["terms"]).await;
    let mut anna = portal.signed_in(id).await;
    let page = anna.get("/profile/agree?lang=en").await;
    assert_eq!(page.text("h1"), "The terms have changed");
    assert!(page.has("#terms") && !page.has("#consent"));
    let mut nobody = portal.visitor();
    assert_eq!(
        nobody.get("/profile/agree").await.status,
        StatusCode::SEE_OTHER
    );
}
